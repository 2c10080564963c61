/** How a database is: whether it is whole, what was left unfinished, what it holds in a few numbers. */
import { statSync } from 'node:fs'
import { Database } from './driver.js'
import type { Db } from './open.js'

/** What the SQLite that comes with the program is and can do. */
export function engine(): { readonly version: string; readonly fullText: boolean } {
  const db = new Database(':memory:')
  try {
    const version = db.prepare('SELECT sqlite_version()').pluck().get() as string
    const options = db.pragma('compile_options') as { compile_options: string }[]
    return { version, fullText: options.some((row) => row.compile_options === 'ENABLE_FTS5') }
  } finally {
    db.close()
  }
}

/** The first fault that SQLite finds in the file; null where it is whole. It reads the whole file. */
export function damage(db: Db): string | null {
  const found = db.pragma('quick_check(1)', { simple: true }) as string
  return found === 'ok' ? null : found
}

/** Rows that refer to rows that are not there. */
export const brokenReferences = (db: Db): number => (db.pragma('foreign_key_check') as unknown[]).length

export interface Brief {
  readonly documents: number
  readonly mentions: number
  readonly deadlines: number
  readonly setAside: number
  /** Documents whose records are of an older extractor than this one. */
  readonly older: number
  readonly migrations: number
  readonly lastRun: { readonly started: string; readonly finished: string | null } | null
}

/** A database in a few numbers; `extractor` is the version of the program's own. */
export function brief(db: Db, extractor: number): Brief {
  const count = (sql: string, ...bound: number[]) =>
    db
      .prepare(sql)
      .pluck()
      .get(...bound) as number
  const last = db.prepare('SELECT started, finished FROM runs ORDER BY id DESC LIMIT 1').get() as
    | { started: string; finished: string | null }
    | undefined
  return {
    documents: count('SELECT count(*) FROM documents'),
    mentions: count('SELECT count(*) FROM mentions'),
    deadlines: count('SELECT count(*) FROM deadlines'),
    setAside: count("SELECT count(*) FROM files WHERE state = 'set-aside'"),
    older: count('SELECT count(*) FROM documents WHERE extractor < ?', extractor),
    migrations: count('SELECT count(*) FROM migrations'),
    lastRun: last ?? null,
  }
}

/** Bytes on the disk, with what is not yet written into the file itself. */
export const sizeOf = (path: string): number =>
  [path, `${path}-wal`].reduce((sum, each) => sum + (statSync(each, { throwIfNoEntry: false })?.size ?? 0), 0)
