/** What is due by arithmetic: works whose round years fall in a year, and the reviews that documents announce of them. */
import { counts } from './copies.js'
import type { Db } from './open.js'
import type { ReviewOut } from './queries.js'
import type { WorkRow } from './types.js'

export interface UsedWork extends WorkRow {
  /** Documents of the archive that are it; copies count once. */
  readonly held: number
  /** Documents that carry it out, review it, or are based on it. */
  readonly documents: number
}

const USED = `SELECT count(DISTINCT m.document_id) FROM mentions m WHERE m.work_id = w.id AND m.relation IN ('basis', 'implement', 'review') AND ${counts('m.document_id')}`

/** Works of these years of issue that the archive holds, or cites as what is carried out, reviewed or relied on. */
export function usedWorks(db: Db, years: readonly number[]): UsedWork[] {
  return db
    .prepare(
      `SELECT * FROM (SELECT w.id, w.scope, w.code, w.code_key AS codeKey, w.type, w.date, w.issuer, w.term, w.title, w.origin, w.confidence,
         (SELECT count(*) FROM documents d WHERE d.work_id = w.id AND ${counts('d.id')}) AS held, (${USED}) AS documents
         FROM works w WHERE substr(w.date, 1, 4) IN (SELECT CAST(value AS TEXT) FROM json_each(?)))
       WHERE held > 0 OR documents > 0 ORDER BY substr(date, 5), date, id`,
    )
    .all(JSON.stringify(years)) as UsedWork[]
}

export interface AnnouncedReview extends ReviewOut {
  readonly end: number
  /** Text of the document, for the sentence around it. */
  readonly text: string
}

/** Reviews of a work, with the texts that announce them. */
export function announcedReviews(db: Db, work: string): AnnouncedReview[] {
  return db
    .prepare(
      `SELECT d.id AS document, d.sha256, (SELECT min(f.path) FROM files f WHERE f.document_id = d.id) AS path, d.code AS documentCode, d.type AS documentType, d.date AS documentDate, d.issuer, d.level, d.parent AS province,
         r.kind, r.years, r.year, r.target, r.target_date AS targetDate, r.work_id AS work, w.title AS workTitle, r.quote, r.page, r.start, r."end", d.text
       FROM reviews r JOIN documents d ON d.id = r.document_id JOIN works w ON w.id = r.work_id WHERE r.work_id = ? AND ${counts('r.document_id')} ORDER BY path, r.start`,
    )
    .all(work) as AnnouncedReview[]
}
