/** `vankien serve`: the explorer, until Ctrl-C. */
import { randomBytes } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { loadWords } from '../../corpus/registry/words.js'
import { addCorrection } from '../../db/corrections.js'
import { openDatabase } from '../../db/open.js'
import { originalFiles } from '../../pipeline/original.js'
import { type Access, isLoopback } from '../../web/security.js'
import { explorer, listen } from '../../web/server.js'
import type { Site } from '../../web/types.js'
import { resolveAgain } from '../correctionLines.js'
import { EXIT, Failure, isSystemError } from '../errors.js'
import { importsOf } from '../importsOf.js'
import { liveArchive } from '../liveArchive.js'
import { takeOwnRegistry } from '../ownRegistry.js'
import { out, outJson, tell } from '../print.js'
import { userName } from '../userName.js'
import { countValue } from '../values.js'
import type { Run } from '../vankien.js'
import { programName } from '../version.js'

export const run: Run = async (_words, options, settings) => {
  const { lang, m } = settings
  const host = ((options['host'] as string | undefined) ?? '127.0.0.1').trim()
  const port = countValue('--port', options['port'] as string, m)
  const token = isLoopback(host)
    ? null
    : ((options['token'] as string | undefined) ?? randomBytes(18).toString('base64url'))
  const access: Access = { host, port, token }
  const archive = liveArchive(settings)
  const originals = originalFiles(() => archive.current(), {
    folders: [...new Set([process.cwd(), dirname(resolve(settings.db))])],
  })
  try {
    // Reviews that are due, and what is resolved again after a correction, know the user's own documents too.
    takeOwnRegistry(settings)
    const site: Site = {
      get db() {
        return archive.current()
      },
      database: resolve(settings.db),
      words: loadWords(),
      lang,
      program: programName(),
      today: localDay,
      author: userName(),
      correct: async (asked, author) => {
        // Opened for each correction: nothing is held open for writing while people only read.
        const writing = openDatabase(settings.db)
        try {
          const row = addCorrection(writing, { ...asked, made: new Date().toISOString(), author })
          await resolveAgain(writing, [row])
          return { id: row.id }
        } finally {
          writing.close()
        }
      },
      originals,
      imports: importsOf(() => archive.current(), settings),
    }
    const server = await listen(explorer(site, access), access).catch((error: unknown) => {
      if (isSystemError(error) && error.code === 'EADDRINUSE')
        throw new Failure(m.portTaken(String(port)), { port, reason: 'port-taken' })
      throw error
    })
    const address = `http://${host.includes(':') ? `[${host}]` : host}:${server.port}/${token === null ? '' : `?token=${token}`}`
    if (settings.json) outJson({ address, database: site.database })
    else out(address)
    tell(m.serving)
    await new Promise<void>((stopped) => {
      process.once('SIGINT', () => stopped())
      process.once('SIGTERM', () => stopped())
    })
    await server.close()
    return EXIT.done
  } finally {
    await originals.close()
    archive.close()
  }
}

/** Today on the clock of this machine. */
function localDay(): string {
  const now = new Date()
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join(
    '-',
  )
}
