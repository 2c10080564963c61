/** The explorer over the sample archive, asked without a network. */
import { join } from 'node:path'
import { loadWords } from '../../corpus/registry/words.js'
import { type Db, openDatabase } from '../../db/open.js'
import { runImport } from '../../pipeline/run.js'
import { explorer } from '../../web/server.js'
import type { Site } from '../../web/types.js'

export const ARCHIVE = join(import.meta.dirname, '../../corpus/samples/archive')
export const ACCESS = { host: '127.0.0.1', port: 8057, token: null } as const

/** The sample archive in a database in memory; made once for all tests of a file. */
export async function sampleDatabase(paths: readonly string[] = [ARCHIVE]): Promise<Db> {
  const db = openDatabase(':memory:', { create: true })
  await runImport(db, paths, { jobs: 0, program: 'test', argv: [], now: () => '2026-11-26T00:00:00Z' })
  return db
}

export const siteOf = (db: Db, more: Partial<Site> = {}): Site => ({
  db,
  database: 'kho.db',
  words: loadWords(),
  lang: 'vi',
  program: 'vankien test',
  today: () => '2026-11-26',
  correct: null,
  author: 'thử',
  originals: null,
  imports: null,
  ...more,
})

/** Asks for an address as a browser on this machine would. */
export const visitor = (site: Site) => {
  const app = explorer(site, ACCESS)
  return (path: string, init: RequestInit & { host?: string } = {}): Promise<Response> =>
    Promise.resolve(
      app.request(`http://127.0.0.1:8057${path}`, {
        ...init,
        headers: { host: init.host ?? '127.0.0.1:8057', ...(init.headers as Record<string, string> | undefined) },
      }),
    )
}
