/** One document whole: its header, text and pages, and everything that was read from it with the place where it stands. */
import { FINGERPRINT } from './corrections.js'
import type { Db } from './open.js'
import type { Refused } from './queries.js'

/** What a document says of itself and how it was read. */
export interface DocumentWhole {
  readonly id: number
  readonly sha256: string
  readonly format: string
  /** "text-layer", "ocr", "markup", "plain". */
  readonly method: string
  readonly reader: string
  readonly notes: readonly string[]
  readonly text: string
  readonly type: string | null
  readonly number: string | null
  readonly symbol: string | null
  readonly code: string | null
  readonly date: string | null
  readonly place: string | null
  readonly issuer: string | null
  readonly level: string | null
  readonly parent: string | null
  readonly title: string | null
  readonly term: string | null
  readonly signerAuthority: string | null
  readonly signerPosition: string | null
  readonly signerName: string | null
  readonly recipients: readonly string[]
  readonly addressees: readonly string[]
  readonly secrecy: string | null
  readonly urgency: string | null
  /** Which of these fields were inferred and not printed. */
  readonly inferred: readonly string[]
  readonly work: string | null
  readonly paths: readonly string[]
  readonly pages: readonly { readonly page: number; readonly start: number; readonly end: number }[]
  /** What a header said before a correction put it right. */
  readonly printed: Readonly<Record<string, string | null>>
}

const LISTS = ['notes', 'recipients', 'addressees', 'inferred'] as const

/** A document by its id; null where there is none. */
export function documentWhole(db: Db, id: number): DocumentWhole | null {
  const row = db
    .prepare(
      `SELECT id, sha256, format, method, reader, notes, text, type, number, symbol, code, date, place, issuer, level, parent, title, term,
         signer_authority AS signerAuthority, signer_position AS signerPosition, signer_name AS signerName, recipients, addressees, secrecy, urgency, inferred, work_id AS work
       FROM documents WHERE id = ?`,
    )
    .get(id) as (Omit<DocumentWhole, (typeof LISTS)[number]> & Record<(typeof LISTS)[number], string>) | undefined
  if (!row) return null
  const lists = Object.fromEntries(LISTS.map((name) => [name, JSON.parse(row[name]) as string[]])) as unknown as Pick<
    DocumentWhole,
    (typeof LISTS)[number]
  >
  const printed = db.prepare('SELECT field, value FROM printed_fields WHERE document_id = ?').all(id) as {
    field: string
    value: string | null
  }[]
  return {
    ...row,
    ...lists,
    paths: db.prepare('SELECT path FROM files WHERE document_id = ? ORDER BY path').pluck().all(id) as string[],
    pages: db
      .prepare('SELECT page, start, "end" FROM pages WHERE document_id = ? ORDER BY page')
      .all(id) as unknown as DocumentWhole['pages'],
    printed: Object.fromEntries(printed.map(({ field, value }) => [field, value])),
  }
}

/** A citation where it stands, with the work that it means and the ones that were considered. */
export interface PlacedMention {
  readonly id: number
  readonly document: number
  readonly start: number
  readonly end: number
  readonly page: number
  readonly quote: string
  readonly coded: boolean
  readonly type: string | null
  readonly number: string | null
  readonly code: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly term: string | null
  readonly title: string | null
  readonly relation: string
  readonly via: string | null
  readonly section: string | null
  readonly sentence: string
  readonly confidence: number
  readonly rule: string
  readonly work: string | null
  readonly workType: string | null
  readonly workTitle: string | null
  readonly state: string
  readonly evidence: string | null
  readonly candidates: readonly string[]
  readonly refused: readonly Refused[]
}

const MENTION = `m.id, m.document_id AS document, m.start, m."end", m.page, m.quote, m.coded, m.type, m.number, m.code, m.date, m.issuer, m.term, m.title, m.relation, m.via, m.section, m.sentence, m.confidence, m.rule,
  m.work_id AS work, w.type AS workType, w.title AS workTitle, m.state, m.evidence, m.candidates, m.refused`

type MentionStored = Omit<PlacedMention, 'coded' | 'candidates' | 'refused'> & {
  coded: number
  candidates: string
  refused: string
}

const placed = ({ coded, candidates, refused, ...row }: MentionStored): PlacedMention => ({
  ...row,
  coded: coded === 1,
  candidates: JSON.parse(candidates) as string[],
  refused: JSON.parse(refused) as Refused[],
})

/** All citations of a document, its own code too, in the order of the text. */
export function mentionsIn(db: Db, document: number): PlacedMention[] {
  const rows = db
    .prepare(
      `SELECT ${MENTION} FROM mentions m LEFT JOIN works w ON w.id = m.work_id WHERE m.document_id = ? ORDER BY m.ordinal`,
    )
    .all(document) as MentionStored[]
  return rows.map(placed)
}

/** Citations by their ids. */
export function mentionsByIds(db: Db, ids: readonly number[]): PlacedMention[] {
  const rows = db
    .prepare(
      `SELECT ${MENTION} FROM mentions m LEFT JOIN works w ON w.id = m.work_id WHERE m.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids)) as MentionStored[]
  return rows.map(placed)
}

/** The citation of a document that stands at, or around, a place of its text; not the document's own code. */
export function mentionOver(db: Db, document: number, start: number): PlacedMention | null {
  const row = db
    .prepare(
      `SELECT ${MENTION} FROM mentions m LEFT JOIN works w ON w.id = m.work_id
       WHERE m.document_id = @document AND m.start <= @start AND m."end" > @start AND m.relation <> 'self' ORDER BY m.start DESC, m."end" LIMIT 1`,
    )
    .get({ document, start }) as MentionStored | undefined
  return row ? placed(row) : null
}

/** A review where it stands. */
export interface PlacedReview {
  readonly id: number
  readonly start: number
  readonly end: number
  readonly page: number
  readonly quote: string
  readonly kind: string
  readonly years: number | null
  readonly year: number | null
  readonly target: string
  readonly targetDate: string | null
  readonly work: string | null
  readonly workType: string | null
  readonly workTitle: string | null
}

export const reviewsIn = (db: Db, document: number): PlacedReview[] =>
  db
    .prepare(
      `SELECT r.id, r.start, r."end", r.page, r.quote, r.kind, r.years, r.year, r.target, r.target_date AS targetDate, r.work_id AS work, w.type AS workType, w.title AS workTitle
       FROM reviews r LEFT JOIN works w ON w.id = r.work_id WHERE r.document_id = ? ORDER BY r.start, r.id`,
    )
    .all(document) as PlacedReview[]

/** A deadline where it stands. */
export interface PlacedDeadline {
  readonly id: number
  readonly start: number
  readonly end: number
  readonly page: number
  readonly quote: string
  readonly sentence: string
  readonly kind: string
  readonly date: string | null
  readonly rrule: string | null
  readonly relationToDate: string | null
  readonly task: string | null
  readonly actor: string | null
  readonly recipient: string | null
}

export const deadlinesIn = (db: Db, document: number): PlacedDeadline[] =>
  db
    .prepare(
      `SELECT id, start, "end", page, quote, sentence, kind, date, rrule, relation_to_date AS relationToDate, task, actor, recipient
       FROM deadlines WHERE document_id = ? ORDER BY start, id`,
    )
    .all(document) as PlacedDeadline[]

/** A problem where it stands; `muted` is the number of the correction that says it is none. */
export interface PlacedProblem {
  readonly id: number
  readonly fingerprint: string
  readonly start: number
  readonly end: number
  readonly page: number
  readonly kind: string
  readonly severity: string
  readonly message: string
  readonly evidence: readonly string[]
  readonly against: readonly string[]
  readonly suggestion: string | null
  readonly muted: number | null
}

export function problemsIn(db: Db, document: number): PlacedProblem[] {
  const rows = db
    .prepare(
      `SELECT p.id, ${FINGERPRINT} AS fingerprint, p.start, p."end", p.page, p.kind, p.severity, p.message, p.evidence, p.against, p.suggestion, c.id AS muted
       FROM problems p JOIN documents d ON d.id = p.document_id
         LEFT JOIN corrections_in_force c ON c.kind = 'mute' AND c.target = ${FINGERPRINT}
       WHERE p.document_id = ? ORDER BY p.start, p.kind, p.id`,
    )
    .all(document) as (Omit<PlacedProblem, 'evidence' | 'against'> & { evidence: string; against: string })[]
  return rows.map((row) => ({
    ...row,
    evidence: JSON.parse(row.evidence) as string[],
    against: JSON.parse(row.against) as string[],
  }))
}

/** What a work is called, for lists of candidates. */
export interface NamedWork {
  readonly id: string
  readonly code: string | null
  readonly type: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly title: string | null
}

/** Works by their ids, as far as they are known. */
export function worksNamed(db: Db, ids: Iterable<string>): Map<string, NamedWork> {
  const rows = db
    .prepare('SELECT id, code, type, date, issuer, title FROM works WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify([...new Set(ids)])) as NamedWork[]
  return new Map(rows.map((row) => [row.id, row]))
}

/** Where the original of a document may be found: its digest and its paths, as they were given to the import. */
export function originalOf(
  db: Db,
  document: number,
): { readonly sha256: string; readonly format: string; readonly paths: readonly string[] } | null {
  const row = db.prepare('SELECT sha256, format FROM documents WHERE id = ?').get(document) as
    | { sha256: string; format: string }
    | undefined
  if (!row) return null
  return {
    ...row,
    paths: db.prepare('SELECT path FROM files WHERE document_id = ? ORDER BY path').pluck().all(document) as string[],
  }
}
