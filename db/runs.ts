/** The imports that were run, and what each changed. */
import type { Db } from './open.js'

export interface RunRow {
  readonly id: number
  readonly started: string
  /** Null where the run was broken off. */
  readonly finished: string | null
  readonly program: string
  readonly arguments: readonly string[]
  /** Stopped by the user before all files were seen. */
  readonly stopped: boolean
  readonly found: number
  readonly imported: number
  readonly unchanged: number
  readonly duplicate: number
  readonly setAside: number
  readonly documents: number
  readonly seconds: number | null
  readonly documentsPerSecond: number | null
  /** Reason → files set aside. */
  readonly reasons: Readonly<Record<string, number>>
  /** Paths that no run had come by before. */
  readonly newFiles: number
  readonly nowReadable: number
  /** Reason → files that had not been set aside before. */
  readonly nowRefused: Readonly<Record<string, number>>
  /** Files that were no longer where they had been. */
  readonly gone: number
}

/** All runs, the newest first. */
export function runs(db: Db, limit = -1, offset = 0): RunRow[] {
  const rows = db
    .prepare(
      `SELECT id, started, finished, program, arguments, stopped, found, imported, unchanged, duplicate, set_aside AS setAside, documents, seconds,
         CASE WHEN seconds > 0 THEN round(documents / seconds, 1) END AS documentsPerSecond,
         reasons, new_files AS newFiles, now_readable AS nowReadable, now_refused AS nowRefused, gone
       FROM runs ORDER BY id DESC LIMIT ? OFFSET ?`,
    )
    .all(limit, offset) as (Omit<RunRow, Json | 'stopped'> & Record<Json, string> & { readonly stopped: number })[]
  return rows.map((row) => ({
    ...row,
    arguments: JSON.parse(row.arguments) as string[],
    stopped: row.stopped === 1,
    reasons: JSON.parse(row.reasons) as RunRow['reasons'],
    nowRefused: JSON.parse(row.nowRefused) as RunRow['nowRefused'],
  }))
}

type Json = 'arguments' | 'reasons' | 'nowRefused'

/** How many files a run has come by so far. */
export const filesOfRun = (db: Db, run: number): number =>
  db.prepare('SELECT count(*) FROM files WHERE run_id = ?').pluck().get(run) as number

/** How many files are set aside, by reason. */
export function setAsideReasons(db: Db): { reason: string; count: number }[] {
  return db
    .prepare(
      "SELECT reason, count(*) AS count FROM files WHERE state = 'set-aside' GROUP BY reason ORDER BY count DESC, reason",
    )
    .all() as { reason: string; count: number }[]
}

export interface SetAsideFile {
  readonly path: string
  readonly size: number | null
  readonly reason: string
  readonly message: string
}

/** Files set aside, by path; of one reason where it is given. */
export function setAsideFiles(db: Db, reason: string | null, limit: number, offset = 0): SetAsideFile[] {
  return db
    .prepare(
      "SELECT path, size, reason, message FROM files WHERE state = 'set-aside' AND (@reason IS NULL OR reason = @reason) ORDER BY path LIMIT @limit OFFSET @offset",
    )
    .all({ reason, limit, offset }) as SetAsideFile[]
}
