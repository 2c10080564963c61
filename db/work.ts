/** Questions of a work's page: what changed it, what is to be reviewed of it, who carries it out and what is due there. */
import { counts } from './copies.js'
import type { Db } from './open.js'
import type { WorkRow } from './types.js'

const WORK =
  'w.id, w.scope, w.code, w.code_key AS codeKey, w.type, w.date, w.issuer, w.term, w.title, w.origin, w.confidence'
const HELD = '(SELECT count(*) FROM documents d WHERE d.work_id = w.id) AS held'

/** Other works of the same code, by date. */
export function namesakes(db: Db, work: WorkRow, limit: number): (WorkRow & { readonly held: number })[] {
  if (work.codeKey === null) return []
  return db
    .prepare(`SELECT ${WORK}, ${HELD} FROM works w WHERE w.code_key = ? AND w.id <> ? ORDER BY w.date, w.id LIMIT ?`)
    .all(work.codeKey, work.id, limit) as (WorkRow & { held: number })[]
}

/** A work that replaces, amends or goes on with another, with the place that says so. */
export interface Change {
  readonly relation: string
  readonly work: string
  readonly code: string | null
  readonly date: string | null
  readonly document: number
  readonly start: number | null
}

/** What documents say replaces or amends a work, and what it replaces or amends itself. */
export function changesOf(db: Db, work: string, way: 'of' | 'by', limit: number): Change[] {
  const [own, other] = way === 'by' ? (['to_work', 'from_work'] as const) : (['from_work', 'to_work'] as const)
  const [cited, citing] = way === 'by' ? (['m.work_id', 'd.work_id'] as const) : (['d.work_id', 'm.work_id'] as const)
  return db
    .prepare(
      `SELECT relation, c.work, w.code, w.date, document, min(start) AS start FROM (
         SELECT l.relation, l.${other} AS work, l.document_id AS document, NULL AS start FROM links l
         WHERE l.${own} = @work AND l.relation IN ('replaces', 'amends') AND l.${other} IS NOT NULL
         UNION ALL
         SELECT CASE m.relation WHEN 'replace' THEN 'replaces' ELSE 'amends' END, ${citing}, m.document_id, m.start
         FROM mentions m JOIN documents d ON d.id = m.document_id
         WHERE ${cited} = @work AND m.relation IN ('replace', 'amend') AND ${citing} IS NOT NULL AND m.work_id <> d.work_id
       ) c JOIN works w ON w.id = c.work GROUP BY relation, c.work ORDER BY relation DESC, w.date DESC, c.work LIMIT @limit`,
    )
    .all({ work, limit }) as Change[]
}

/** Reviews of one kind and year that documents announce of a work. */
export interface ReviewGroup {
  readonly kind: string
  readonly years: number | null
  readonly year: number | null
  readonly documents: number
  /** The first document that says so, and where. */
  readonly document: number
  readonly start: number
  readonly quote: string
  readonly issuer: string | null
}

export function reviewGroups(db: Db, work: string): ReviewGroup[] {
  return db
    .prepare(
      `SELECT r.kind, r.years, r.year, r.documents, r.document, r.start, r.quote, d.issuer FROM (
         SELECT kind, years, year, count(DISTINCT document_id) AS documents, min(document_id) AS document, start, quote
         FROM reviews WHERE work_id = ? AND ${counts('document_id')} GROUP BY kind, years, year
       ) r JOIN documents d ON d.id = r.document ORDER BY r.year, r.years, r.kind`,
    )
    .all(work) as ReviewGroup[]
}

/** Documents that carry a work out by their own title. */
export function carryingDocuments(db: Db, work: string): number[] {
  return db
    .prepare(
      `SELECT DISTINCT document_id FROM mentions WHERE work_id = ? AND in_title = 1 AND relation IN ('basis', 'implement') AND ${counts('document_id')}`,
    )
    .pluck()
    .all(work) as number[]
}

/** A deadline in a document that carries a work out. */
export interface CarriedDeadline {
  readonly document: number
  readonly start: number
  readonly date: string | null
  readonly rrule: string | null
  readonly relationToDate: string | null
  readonly task: string | null
  readonly quote: string
  readonly actor: string | null
  readonly issuer: string | null
}

/** More documents than these are not looked through one by one; the calendar is, until enough of them are met. */
const FEW = 2000

/** The next deadlines in these documents, which carry a work out; those without a day last. */
export function carriedDeadlines(
  db: Db,
  documents: readonly number[],
  today: string,
  limit: number,
): CarriedDeadline[] {
  const many = documents.length > FEW
  const columns = `l.document_id AS document, l.start, l.date, l.rrule, l.relation_to_date AS relationToDate, l.task, l.quote, l.actor, d.issuer`
  const ids = JSON.stringify(documents)
  if (!many)
    return db
      .prepare(
        `SELECT ${columns} FROM json_each(@ids) j CROSS JOIN deadlines l ON l.document_id = j.value JOIN documents d ON d.id = l.document_id
         WHERE l.date >= @today OR l.date IS NULL ORDER BY l.date IS NULL, l.date, l.document_id, l.start LIMIT @limit`,
      )
      .all({ ids, today, limit }) as CarriedDeadline[]
  const wanted = new Set(documents)
  const found: CarriedDeadline[] = []
  const rows = db
    .prepare(
      `SELECT ${columns} FROM deadlines l CROSS JOIN documents d ON d.id = l.document_id WHERE l.date >= ? ORDER BY l.date`,
    )
    .iterate(today) as IterableIterator<CarriedDeadline>
  for (const row of rows) {
    if (wanted.has(row.document)) found.push(row)
    if (found.length >= limit) break
  }
  return found
}

/** Open problems about a work, by kind, with the first of each. */
export interface ProblemGroup {
  readonly kind: string
  readonly count: number
  readonly document: number
  readonly start: number
  readonly message: string
}

export function problemGroups(db: Db, work: string): ProblemGroup[] {
  return db
    .prepare(
      `SELECT kind, count(*) AS count, min(document_id) AS document, start, message FROM (
         SELECT p.kind, p.document_id, p.start, p.message FROM open_problems p WHERE p.suggestion = @work
         UNION
         SELECT p.kind, p.document_id, p.start, p.message FROM documents d JOIN open_problems p ON p.document_id = d.id WHERE d.work_id = @work
       ) GROUP BY kind ORDER BY count DESC, kind`,
    )
    .all({ work }) as ProblemGroup[]
}
