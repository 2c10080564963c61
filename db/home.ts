/** What the first page tells of an archive. */
import type { Db } from './open.js'
import { type Status, status } from './queries.js'
import { remembered } from './remembered.js'

/** What the database holds, counted once until it changes. */
export const heldStatus = remembered((db: Db): Status => status(db))

/** A deadline that is near. */
export interface DueSoon {
  readonly document: number
  readonly start: number
  readonly date: string
  readonly task: string | null
  readonly quote: string
  readonly issuer: string | null
  readonly province: string | null
}

/** Deadlines of these days: how many, and the first of them. */
export function dueBetween(db: Db, since: string, until: string, limit: number): { count: number; first: DueSoon[] } {
  // Months and years without a day are due at their end; here only days are asked for.
  const within = 'l.date >= ? AND l.date <= ? AND length(l.date) = 10'
  return {
    count: db.prepare(`SELECT count(*) FROM deadlines l WHERE ${within}`).pluck().get(since, until) as number,
    first: db
      .prepare(
        `SELECT l.document_id AS document, l.start, l.date, l.task, l.quote, d.issuer, d.parent AS province
         FROM deadlines l JOIN documents d ON d.id = l.document_id WHERE ${within} ORDER BY l.date, l.document_id, l.start LIMIT ?`,
      )
      .all(since, until, limit) as DueSoon[],
  }
}

/** Days of the documents that are held: the first and the last. */
export const datesHeld = remembered(
  (db: Db) =>
    db.prepare('SELECT min(date) AS first, max(date) AS last FROM documents WHERE date IS NOT NULL').get() as {
      first: string | null
      last: string | null
    },
)

/** Documents of each level. */
export const levelsHeld = remembered(
  (db: Db) =>
    db.prepare('SELECT level, count(*) AS documents FROM documents GROUP BY level ORDER BY documents DESC').all() as {
      level: string | null
      documents: number
    }[],
)
