/** Imports that the explorer starts: the program itself, in a process of its own, so that pages are answered meanwhile. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Db } from '../db/open.js'
import { runs } from '../db/runs.js'
import type { ImportState, Imports } from '../web/types.js'
import { EXIT } from './errors.js'
import type { Settings } from './settings.js'

const PROGRAM = fileURLToPath(new URL('./vankien.js', import.meta.url))

/** `settings` say which database; paths are those of earlier imports, never those of a request. */
export function importsOf(current: () => Db, settings: Settings): Imports {
  let child: ReturnType<typeof spawn> | null = null
  let error: string | null = null
  return {
    state: (): ImportState => ({ running: child !== null, error }),
    retry() {
      if (child !== null) return false
      const paths = [...new Set(runs(current()).flatMap((run) => run.arguments))]
      if (paths.length === 0) return false
      const said: Buffer[] = []
      const options = ['--retry', '--db', settings.db, ...(settings.includeSecret ? ['--include-secret'] : [])]
      error = null
      child = spawn(process.execPath, [PROGRAM, 'import', ...options, '--', ...paths], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      child.stderr!.on('data', (chunk: Buffer) => said.push(chunk))
      const ended = (sentence: string | null) => {
        error = sentence
        child = null
      }
      child.once('error', (failure) => ended(failure.message))
      child.once('close', (code) =>
        ended(code === EXIT.done || code === EXIT.setAside ? null : Buffer.concat(said).toString('utf8').trim()),
      )
      return true
    },
    stop: () => child?.kill('SIGINT') ?? false,
  }
}
