/** Imports that are stopped with Ctrl-C or killed, as a user would: the built program in a process of its own. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockForImport } from '../../db/importLock.js'
import { openDatabase } from '../../db/open.js'
// @ts-expect-error plain JavaScript, shared with npm run soak:kill
import { makeArchive } from '../../scripts/soak/archive.mjs'
// @ts-expect-error plain JavaScript, shared with npm run soak:kill
import { killedImports } from '../../scripts/soak/killed.mjs'

const program = join(import.meta.dirname, '../../dist/scripts/vankien.js')
const folder = mkdtempSync(join(tmpdir(), 'vankien-stopped-'))
const archive = join(folder, 'kho')

beforeAll(() => {
  if (!existsSync(program)) throw new Error('dist/ is not built; run npm run build')
  makeArchive(archive, 300)
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** Runs an import; each time the database has so many documents the next signal is sent. */
function imported(db: string, signals: readonly NodeJS.Signals[] = [], words: readonly string[] = []): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, 'import', archive, '--db', db, '--lang', 'en', ...words])
    let [out, err] = ['', '']
    const left = [...signals]
    const documents = () => {
      if (!existsSync(db)) return 0
      try {
        const reader = openDatabase(db, { readonly: true })
        try {
          return reader.prepare('SELECT count(*) FROM documents').pluck().get() as number
        } finally {
          reader.close()
        }
      } catch {
        // The tables are being made.
        return 0
      }
    }
    const watch = setInterval(() => {
      if (left.length > 0 && documents() > 0) child.kill(left.shift())
    }, 20)
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.once('error', fail)
    child.once('close', (code, signal) => {
      clearInterval(watch)
      done({ code, signal, out, err })
    })
  })
}

describe('Ctrl-C', () => {
  test('once: what is in work is finished and resolved, the summary says how to go on; the same command does', async () => {
    const db = join(folder, 'stopped.db')
    const first = await imported(db, ['SIGINT'], ['--jobs', '1', '--json'])
    expect([first.code, first.signal]).toEqual([130, null])
    const summary = JSON.parse(first.out) as { stopped: boolean; imported: number; found: number }
    expect(summary.stopped).toBe(true)
    expect(summary.imported).toBeGreaterThan(0)
    expect(summary.found).toBeLessThan(300)
    expect(first.err).toContain('Press Ctrl-C again')
    expect(first.err).toContain('Run the same command again to go on.')
    expect(first.err).not.toContain('\u001B')
    const reader = openDatabase(db, { readonly: true })
    const unresolved =
      "SELECT count(*) FROM mentions WHERE evidence IS NULL AND state = 'unresolved' AND coded = 1 AND relation <> 'self'"
    expect(reader.prepare(unresolved).pluck().get()).toBe(0)
    expect(reader.prepare('SELECT stopped FROM runs').pluck().all()).toEqual([1])
    reader.close()
    const second = await imported(db, [], ['--json'])
    expect(second.code).toBe(3)
    expect(JSON.parse(second.out)).toMatchObject({ stopped: false, found: 300 })
    expect((JSON.parse(second.out) as { unchanged: number }).unchanged).toBeGreaterThanOrEqual(summary.imported)
  }, 120_000)

  test('twice: it ends at once, by the signal', async () => {
    const { code, signal } = await imported(join(folder, 'twice.db'), ['SIGINT', 'SIGINT'], ['--jobs', '1'])
    // The first may have brought it to its end before the second came.
    expect(code === 130 || signal === 'SIGINT').toBe(true)
  }, 120_000)
})

test('killed at four moments and run again, the database is that of an import nobody disturbed', async () => {
  const { landed, failures } = (await killedImports({ program, archive, folder, kills: 4 })) as {
    landed: number
    failures: readonly string[]
  }
  expect(failures).toEqual([])
  expect(landed).toBe(4)
}, 300_000)

describe('a second import into the same database', () => {
  test('is refused while the first one writes, changes nothing, and succeeds afterwards', async () => {
    const db = join(folder, 'two.db')
    expect((await imported(db)).code).toBe(3)
    const unlock = lockForImport(db)
    const refused = await imported(db, [], ['--reprocess'])
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/^Another import is writing into .*two\.db\. Wait until it is done/)
    unlock()
    const reader = openDatabase(db, { readonly: true })
    expect(reader.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(1)
    reader.close()
    expect((await imported(db)).code).toBe(3)
    expect(existsSync(`${db}-import`)).toBe(false)
  })
  test('is not kept out by one that was killed', async () => {
    const db = join(folder, 'dead.db')
    expect((await imported(db, ['SIGKILL'])).signal).toBe('SIGKILL')
    expect((await imported(db)).code).toBe(3)
  })
})

test('a command that meets a database in use says so', async () => {
  const db = join(folder, 'busy.db')
  expect((await imported(db)).code).toBe(3)
  const writer = openDatabase(db)
  const path = writer.prepare("SELECT path FROM files WHERE state = 'imported' ORDER BY path").pluck().get() as string
  writer.exec('BEGIN IMMEDIATE')
  const child = spawnSync(
    process.execPath,
    [program, 'correct', 'field', path, 'number', '7', '--db', db, '--lang', 'en'],
    {
      encoding: 'utf8',
    },
  )
  writer.close()
  expect([child.status, child.stderr]).toEqual([1, expect.stringMatching(/^Another command is writing/)])
})
