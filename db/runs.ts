/** Imports on record, the last one first. */
import type { Db } from './open.js'

/** One import: when, by which program, what was asked, what became of the files. */
export interface RunRow {
  readonly id: number
  /** ISO moments, UTC; an import that was cut off has no end. */
  readonly started: string
  readonly finished: string | null
  readonly program: string
  readonly arguments: readonly string[]
  readonly found: number
  readonly imported: number
  readonly unchanged: number
  readonly duplicate: number
  readonly setAside: number
}

export function runs(db: Db, limit: number, offset = 0): RunRow[] {
  const rows = db
    .prepare(
      `SELECT id, started, finished, program, arguments, found, imported, unchanged, duplicate, set_aside AS setAside
       FROM runs ORDER BY id DESC LIMIT ? OFFSET ?`,
    )
    .all(limit, offset) as (Omit<RunRow, 'arguments'> & { arguments: string })[]
  return rows.map((row) => ({ ...row, arguments: JSON.parse(row.arguments) as string[] }))
}
