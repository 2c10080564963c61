/** What is due, day by day: questions for a calendar, each bounded. */
import { counts } from './copies.js'
import type { Db } from './open.js'
import type { DeadlineOut, ReviewOut } from './queries.js'

/** Whose documents; and for which days, ISO, both included. */
export interface CalendarFilters {
  readonly province?: string | undefined
  readonly level?: string | undefined
}

export interface CalendarRow extends DeadlineOut {
  readonly documentCode: string | null
  readonly documentType: string | null
  readonly documentDate: string | null
  /** Place in the text. */
  readonly start: number
}

const PATH = '(SELECT min(f.path) FROM files f WHERE f.document_id = d.id)'
const ROW = `d.id AS document, ${PATH} AS path, d.code AS documentCode, d.type AS documentType, d.date AS documentDate, d.issuer, d.level, d.parent AS province, l.kind, l.date, l.rrule, l.relation_to_date AS relationToDate, l.task, l.actor, l.recipient, l.quote, l.sentence, l.page, l.start`

/** Of copies one counts. */
function among({ province, level }: CalendarFilters, document = 'l.document_id'): string {
  return ` AND ${counts(document)}${province === undefined ? '' : ' AND d.parent = @province'}${level === undefined ? '' : ' AND d.level = @level'}`
}

/** Only what the question names: the driver refuses parameters that a statement does not have. */
const bound = (filters: CalendarFilters, more: Record<string, string | number>) => ({
  ...more,
  ...(filters.province === undefined ? {} : { province: filters.province }),
  ...(filters.level === undefined ? {} : { level: filters.level }),
})

/** Dates of a span; a month alone ("2026-05") lies in it where it begins in it. */
const WITHIN = "l.kind = 'once' AND l.date >= @from AND l.date <= @to || '~'"

/** Deadlines with a date from `from` to `to`, in their order. */
export function deadlinesWithin(
  db: Db,
  span: { readonly from: string; readonly to: string },
  filters: CalendarFilters,
  limit: number,
  offset = 0,
): CalendarRow[] {
  return db
    .prepare(
      `SELECT ${ROW} FROM deadlines l JOIN documents d ON d.id = l.document_id WHERE ${WITHIN}${among(filters)} ORDER BY l.date, l.document_id, l.start LIMIT @limit OFFSET @offset`,
    )
    .all(bound(filters, { ...span, limit, offset })) as CalendarRow[]
}

/** How many deadlines each date of a span has. */
export function deadlineCounts(
  db: Db,
  span: { readonly from: string; readonly to: string },
  filters: CalendarFilters,
): { date: string; count: number }[] {
  const join =
    filters.province === undefined && filters.level === undefined ? '' : 'JOIN documents d ON d.id = l.document_id'
  return db
    .prepare(
      `SELECT l.date, count(*) AS count FROM deadlines l ${join} WHERE ${WITHIN}${among(filters)} GROUP BY l.date ORDER BY l.date`,
    )
    .all(bound(filters, { ...span })) as { date: string; count: number }[]
}

/** The rules by which something recurs on named days, and how many deadlines have each. */
export function recurrences(db: Db, filters: CalendarFilters): { rrule: string; count: number }[] {
  const join =
    filters.province === undefined && filters.level === undefined ? '' : 'JOIN documents d ON d.id = l.document_id'
  return db
    .prepare(
      `SELECT l.rrule, count(*) AS count FROM deadlines l ${join} WHERE l.kind = 'recurring' AND l.rrule IS NOT NULL${among(filters)} GROUP BY l.rrule ORDER BY l.rrule`,
    )
    .all(bound(filters, {})) as { rrule: string; count: number }[]
}

/** Deadlines that recur by one of these rules. */
export function recurringDeadlines(
  db: Db,
  rules: readonly string[],
  filters: CalendarFilters,
  limit: number,
): CalendarRow[] {
  return db
    .prepare(
      `SELECT ${ROW} FROM deadlines l JOIN documents d ON d.id = l.document_id
       WHERE l.kind = 'recurring' AND l.rrule IN (SELECT value FROM json_each(@rules))${among(filters)} ORDER BY l.rrule, l.document_id, l.start LIMIT @limit`,
    )
    .all(bound(filters, { rules: JSON.stringify(rules), limit })) as CalendarRow[]
}

/** Deadlines that name no day: "định kỳ hằng quý", "trong thời gian tới". */
export function openDeadlines(
  db: Db,
  filters: CalendarFilters,
  limit: number,
  offset = 0,
): { count: number; rows: CalendarRow[] } {
  const where = `l.date IS NULL AND l.kind = 'open'${among(filters)}`
  const { count } = db
    .prepare(`SELECT count(*) AS count FROM deadlines l JOIN documents d ON d.id = l.document_id WHERE ${where}`)
    .get(bound(filters, {})) as { count: number }
  const rows = db
    .prepare(
      `SELECT ${ROW} FROM deadlines l JOIN documents d ON d.id = l.document_id WHERE ${where} ORDER BY l.document_id, l.start LIMIT @limit OFFSET @offset`,
    )
    .all(bound(filters, { limit, offset })) as CalendarRow[]
  return { count, rows }
}

export interface CalendarReview extends ReviewOut {
  readonly documentCode: string | null
  readonly start: number
}

/** Reviews that documents announce for a year, by what is reviewed. */
export function reviewsWithin(db: Db, year: number, filters: CalendarFilters, limit: number): CalendarReview[] {
  return db
    .prepare(
      `SELECT d.id AS document, ${PATH} AS path, d.code AS documentCode, d.issuer, d.level, d.parent AS province, r.kind, r.years, r.year, r.target, r.target_date AS targetDate, r.work_id AS work, w.title AS workTitle, r.quote, r.page, r.start
       FROM reviews r JOIN documents d ON d.id = r.document_id LEFT JOIN works w ON w.id = r.work_id
       WHERE r.year = @year${among(filters, 'r.document_id')} ORDER BY r.target, r.document_id, r.start LIMIT @limit`,
    )
    .all(bound(filters, { year, limit })) as CalendarReview[]
}
