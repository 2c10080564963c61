/** The questions: plain rows out, in an order that does not depend on the order of import. */
import { counts } from './copies.js'
import { FINGERPRINT } from './corrections.js'
import type { Db } from './open.js'
import type { CiteFilters, CiteRow, WorkRow } from './types.js'

const WORK = 'id, scope, code, code_key AS codeKey, type, date, issuer, term, title, origin, confidence'
const PATH = '(SELECT min(f.path) FROM files f WHERE f.document_id = d.id)'
const LEVELS =
  "CASE d.level WHEN 'trung ương' THEN 1 WHEN 'tỉnh' THEN 2 WHEN 'huyện' THEN 3 WHEN 'xã' THEN 4 ELSE 5 END"

/** Works whose key begins with this number; the caller chooses among them. */
export function worksByNumber(db: Db, number: string): WorkRow[] {
  return db
    .prepare(`SELECT ${WORK} FROM works WHERE code_key >= ? AND code_key < ? ORDER BY code_key, date, id`)
    .all(`${number}|`, `${number}}`) as WorkRow[]
}

export function workById(db: Db, id: string): WorkRow | null {
  return (db.prepare(`SELECT ${WORK} FROM works WHERE id = ?`).get(id) as WorkRow | undefined) ?? null
}

/** Codes of all works that something names, for "did you mean". */
export function allCodes(db: Db): string[] {
  return (
    db.prepare('SELECT DISTINCT code FROM works WHERE code IS NOT NULL ORDER BY code').all() as { code: string }[]
  ).map((row) => row.code)
}

/** How often a work is cited, and whether the archive holds it. */
export function workUse(db: Db, id: string): { mentions: number; documents: number; held: boolean } {
  const use = db
    .prepare(
      `SELECT count(*) AS mentions, count(DISTINCT document_id) AS documents FROM mentions WHERE work_id = ? AND relation <> 'self' AND ${counts('document_id')}`,
    )
    .get(id) as { mentions: number; documents: number }
  return { ...use, held: db.prepare('SELECT 1 FROM documents WHERE work_id = ? LIMIT 1').get(id) !== undefined }
}

/** A part of a long list. */
export interface Part {
  readonly limit: number
  readonly offset?: number
}

/** Documents that cite a work, by level, place, date and path; one row a mention. Of copies one counts, unless all are asked for. */
export function citesOf(
  db: Db,
  workId: string,
  filters: CiteFilters = {},
  { limit, offset = 0 }: Part = { limit: -1 },
): CiteRow[] {
  const where: string[] = ['m.work_id = @workId', "m.relation <> 'self'"]
  if (filters.province) where.push('d.parent = @province')
  if (filters.level) where.push('d.level = @level')
  if (filters.relation) where.push('m.relation = @relation')
  if (filters.since) where.push('d.date >= @since')
  if (filters.until) where.push("d.date <= @until || '~'")
  const { allCopies, ...rest } = filters
  if (!allCopies) where.push(counts('m.document_id'))
  const bound = Object.fromEntries(
    Object.entries({ workId, limit, offset, ...rest }).filter(([, value]) => value !== undefined),
  )
  return db
    .prepare(
      `SELECT d.id AS document, ${PATH} AS path, d.type, d.code, d.title, d.issuer, d.level, d.parent AS province, d.date, m.relation, m.via, m.quote, m.sentence, m.page, m.evidence
       FROM mentions m JOIN documents d ON d.id = m.document_id WHERE ${where.join(' AND ')}
       ORDER BY ${LEVELS}, d.parent, d.date, path, m.ordinal LIMIT @limit OFFSET @offset`,
    )
    .all(bound) as CiteRow[]
}

/** A work that carries out another, and through which works. */
export interface Carrier {
  readonly work: WorkRow
  /** From the work asked about down to the one before this; ids. */
  readonly through: readonly string[]
}

/** Chains longer than this are circles of mistaken links. */
const DEEPEST = 12

/**
 * Works that carry a work out, to any depth, nearest first: what asserted links say ("12-KH/TU thực hiện 57-NQ/TW"), and
 * what held documents say in their own titles. Where a limit is set, no more than so many.
 */
export function carriersOf(db: Db, workId: string, limit = Number.POSITIVE_INFINITY): Carrier[] {
  const direct = db
    .prepare(
      `SELECT l.from_work FROM links l WHERE l.to_work = @id AND l.relation IN ('implements', 'continues') AND l.from_work IS NOT NULL
       UNION SELECT d.work_id FROM mentions m JOIN documents d ON d.id = m.document_id
         WHERE m.work_id = @id AND m.in_title = 1 AND m.relation = 'implement' AND d.work_id IS NOT NULL
       ORDER BY 1`,
    )
    .pluck()
  const found = new Map<string, Carrier>()
  let front: { id: string; through: readonly string[] }[] = [{ id: workId, through: [] }]
  for (let depth = 0; depth < DEEPEST && front.length > 0; depth++) {
    const next: typeof front = []
    for (const { id, through } of front)
      for (const carrier of direct.all({ id }) as string[]) {
        if (found.size >= limit) return [...found.values()]
        if (carrier === workId || found.has(carrier)) continue
        const work = workById(db, carrier)
        if (!work) continue
        found.set(carrier, { work, through: [...through, id] })
        next.push({ id: carrier, through: [...through, id] })
      }
    front = next
  }
  return [...found.values()]
}

export interface DocumentRow {
  readonly id: number
  readonly path: string | null
  readonly files: number
  readonly type: string | null
  readonly code: string | null
  readonly symbol: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly level: string | null
  readonly province: string | null
  readonly title: string | null
  readonly signer: string | null
  readonly work: string | null
  readonly citations: number
  readonly format: string
  readonly reader: string
}

const DOCUMENT = `d.id, ${PATH} AS path, (SELECT count(*) FROM files f WHERE f.document_id = d.id) AS files, d.type, d.code, d.symbol, d.date, d.issuer, d.level, d.parent AS province, d.title, d.signer_name AS signer, d.work_id AS work,
  (SELECT count(*) FROM mentions m WHERE m.document_id = d.id AND m.relation <> 'self') AS citations, d.format, d.reader`

export function* documents(db: Db): Generator<DocumentRow> {
  yield* db.prepare(`SELECT ${DOCUMENT} FROM documents d ORDER BY path`).iterate() as IterableIterator<DocumentRow>
}

/** Documents by a path, or by the end of it; a path that is whole names one alone. */
export function documentsByPath(db: Db, path: string): DocumentRow[] {
  const found = db
    .prepare(
      "SELECT document_id AS id, max(path = @path) AS whole FROM files WHERE document_id IS NOT NULL AND (path = @path OR substr(path, -length(@path) - 1) = '/' || @path) GROUP BY document_id ORDER BY min(path)",
    )
    .all({ path }) as { id: number; whole: number }[]
  const meant = found.filter(({ whole }) => whole === 1)
  return (meant.length > 0 ? meant : found).map(({ id }) => documentById(db, id)!)
}

/** A document by its path, or by the end of it; of several the first by path. */
export const documentByPath = (db: Db, path: string): DocumentRow | null => documentsByPath(db, path)[0] ?? null

/** Digest of a document's content: what corrections hold to. */
export const digestOf = (db: Db, document: number): string =>
  (db.prepare('SELECT sha256 FROM documents WHERE id = ?').get(document) as { sha256: string }).sha256

export function documentById(db: Db, id: number): DocumentRow | null {
  return (db.prepare(`SELECT ${DOCUMENT} FROM documents d WHERE d.id = ?`).get(id) as DocumentRow | undefined) ?? null
}

export function documentsOfWork(db: Db, work: string): DocumentRow[] {
  return db.prepare(`SELECT ${DOCUMENT} FROM documents d WHERE d.work_id = ? ORDER BY path`).all(work) as DocumentRow[]
}

/** A work that was considered for a mention and refused, and why. */
export interface Refused {
  readonly work: string
  readonly reason: string
}

export interface MentionOut {
  readonly document: number
  readonly path: string | null
  readonly documentCode: string | null
  readonly documentType: string | null
  readonly issuer: string | null
  readonly level: string | null
  readonly province: string | null
  readonly documentDate: string | null
  readonly quote: string
  readonly code: string | null
  readonly type: string | null
  readonly date: string | null
  readonly citedIssuer: string | null
  readonly term: string | null
  readonly title: string | null
  readonly relation: string
  readonly via: string | null
  readonly section: string | null
  readonly page: number
  readonly sentence: string
  readonly work: string | null
  readonly state: string
  readonly evidence: string | null
  readonly candidates: readonly string[]
  readonly refused: readonly Refused[]
  readonly confidence: number
  readonly start: number
  readonly codeKey: string | null
}

const MENTION = `d.id AS document, ${PATH} AS path, d.code AS documentCode, d.type AS documentType, d.issuer, d.level, d.parent AS province, d.date AS documentDate, m.quote, m.code, m.type, m.date, m.issuer AS citedIssuer, m.term, m.title, m.relation, m.via, m.section, m.page, m.sentence, m.work_id AS work, m.state, m.evidence, m.candidates, m.refused, m.confidence, m.start, m.code_key AS codeKey`

/** Mentions of one document, or of all by path: document after document, so that nothing has to be sorted as a whole. */
export function* mentions(db: Db, document?: number): Generator<MentionOut> {
  const of = db.prepare(
    `SELECT ${MENTION} FROM mentions m JOIN documents d ON d.id = m.document_id WHERE m.document_id = ? ORDER BY m.ordinal`,
  )
  const ids =
    document === undefined
      ? (db.prepare(`SELECT d.id, ${PATH} AS path FROM documents d ORDER BY path`).pluck().all() as number[])
      : [document]
  for (const id of ids) for (const row of of.iterate(id)) yield mentionOut(row as MentionStored)
}

type MentionStored = Omit<MentionOut, 'candidates' | 'refused'> & { candidates: string; refused: string }

const mentionOut = (row: MentionStored): MentionOut => ({
  ...row,
  candidates: JSON.parse(row.candidates) as string[],
  refused: JSON.parse(row.refused) as Refused[],
})

/** The mention at a place of a content. */
export function mentionAt(db: Db, sha256: string, start: number): MentionOut | null {
  const row = db
    .prepare(
      `SELECT ${MENTION} FROM mentions m JOIN documents d ON d.id = m.document_id WHERE d.sha256 = ? AND m.start = ? ORDER BY m.ordinal LIMIT 1`,
    )
    .get(sha256, start) as MentionStored | undefined
  return row ? mentionOut(row) : null
}

/** Mentions of its code for which a work was considered and not taken: it is one candidate of several, or was refused. */
export function mentionsConsidering(db: Db, work: WorkRow): MentionOut[] {
  const rows = db
    .prepare(
      `SELECT ${MENTION} FROM mentions m JOIN documents d ON d.id = m.document_id
       WHERE m.code_key = @key AND m.work_id IS NOT @id AND m.relation <> 'self'
         AND ${counts('m.document_id')} AND (EXISTS (SELECT 1 FROM json_each(m.candidates) WHERE value = @id) OR EXISTS (SELECT 1 FROM json_each(m.refused) WHERE json_extract(value, '$.work') = @id))
       ORDER BY path, m.ordinal`,
    )
    .all({ id: work.id, key: work.codeKey }) as MentionStored[]
  return rows.map(mentionOut)
}

export interface ReviewOut {
  readonly document: number
  /** Digest of the document, and the place in its text: what names the record over rebuilds. */
  readonly sha256: string
  readonly start: number
  readonly path: string | null
  readonly documentCode: string | null
  readonly documentType: string | null
  readonly documentDate: string | null
  readonly issuer: string | null
  readonly level: string | null
  readonly province: string | null
  readonly kind: string
  readonly years: number | null
  readonly year: number | null
  readonly target: string
  readonly targetDate: string | null
  readonly work: string | null
  readonly workTitle: string | null
  readonly quote: string
  readonly page: number
}

export function* reviews(
  db: Db,
  {
    allCopies,
    ...filters
  }: {
    year?: number | undefined
    document?: number | undefined
    work?: string | undefined
    allCopies?: boolean | undefined
  } = {},
): Generator<ReviewOut> {
  const where: string[] = []
  if (!allCopies && filters.document === undefined) where.push(counts('d.id'))
  if (filters.year !== undefined) where.push('r.year = @year')
  if (filters.document !== undefined) where.push('r.document_id = @document')
  if (filters.work !== undefined) where.push('r.work_id = @work')
  const bound = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
  yield* db
    .prepare(
      `SELECT d.id AS document, d.sha256, r.start, ${PATH} AS path, d.code AS documentCode, d.type AS documentType, d.date AS documentDate, d.issuer, d.level, d.parent AS province, r.kind, r.years, r.year, r.target, r.target_date AS targetDate, r.work_id AS work, w.title AS workTitle, r.quote, r.page
       FROM reviews r JOIN documents d ON d.id = r.document_id LEFT JOIN works w ON w.id = r.work_id ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY r.year, r.target, path, r.start`,
    )
    .iterate(bound) as IterableIterator<ReviewOut>
}

export interface DeadlineOut {
  readonly document: number
  /** Digest of the document, and the place in its text: what names the record over rebuilds. */
  readonly sha256: string
  readonly start: number
  readonly path: string | null
  readonly documentCode: string | null
  readonly documentType: string | null
  readonly documentDate: string | null
  readonly issuer: string | null
  readonly level: string | null
  readonly province: string | null
  readonly kind: string
  readonly date: string | null
  readonly rrule: string | null
  readonly relationToDate: string | null
  readonly task: string | null
  readonly actor: string | null
  readonly recipient: string | null
  readonly quote: string
  readonly sentence: string
  readonly page: number
}

export function* deadlines(
  db: Db,
  {
    allCopies,
    ...filters
  }: {
    since?: string | undefined
    until?: string | undefined
    document?: number | undefined
    allCopies?: boolean | undefined
    province?: string | undefined
    level?: string | undefined
  } = {},
): Generator<DeadlineOut> {
  const where: string[] = []
  if (!allCopies && filters.document === undefined) where.push(counts('d.id'))
  if (filters.since !== undefined) where.push('(l.date IS NULL OR l.date >= @since)')
  if (filters.until !== undefined) where.push("(l.date IS NULL OR l.date <= @until || '~')")
  if (filters.document !== undefined) where.push('l.document_id = @document')
  if (filters.province !== undefined) where.push('d.parent = @province')
  if (filters.level !== undefined) where.push('d.level = @level')
  const bound = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
  yield* db
    .prepare(
      `SELECT d.id AS document, d.sha256, l.start, ${PATH} AS path, d.code AS documentCode, d.type AS documentType, d.date AS documentDate, d.issuer, d.level, d.parent AS province, l.kind, l.date, l.rrule, l.relation_to_date AS relationToDate, l.task, l.actor, l.recipient, l.quote, l.sentence, l.page
       FROM deadlines l JOIN documents d ON d.id = l.document_id ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY l.date IS NULL, l.date, l.kind DESC, path, l.start`,
    )
    .iterate(bound) as IterableIterator<DeadlineOut>
}

export interface ProblemOut {
  /** Name over rebuilds, "date-misprint:0a1b2c3d4e5f6071:1234". */
  readonly fingerprint: string
  readonly document: number
  readonly path: string | null
  readonly documentCode: string | null
  readonly documentType: string | null
  readonly issuer: string | null
  readonly province: string | null
  readonly documentDate: string | null
  readonly kind: string
  readonly severity: string
  readonly message: string
  /** What speaks for it, and what against it: sentences. */
  readonly evidence: readonly string[]
  readonly against: readonly string[]
  /** The work that is probably meant. */
  readonly suggestion: string | null
  readonly suggestionType: string | null
  readonly suggestionTitle: string | null
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly page: number
  /** When, by whom and why it was muted; null where it is open. */
  readonly muted: { readonly made: string; readonly author: string | null; readonly note: string | null } | null
}

/** Problems by path and place: the open ones unless the muted ones are asked for. */
export function* problems(
  db: Db,
  filters: {
    documents?: readonly number[] | undefined
    kinds?: readonly string[] | undefined
    severity?: string | undefined
    muted?: boolean | undefined
    allCopies?: boolean | undefined
  } = {},
): Generator<ProblemOut> {
  const where = [`c.id IS ${filters.muted ? 'NOT NULL' : 'NULL'}`]
  if (!filters.documents && !filters.allCopies) where.push(counts('d.id'))
  if (filters.documents) where.push('d.id IN (SELECT value FROM json_each(@documents))')
  if (filters.kinds) where.push('p.kind IN (SELECT value FROM json_each(@kinds))')
  if (filters.severity) where.push('p.severity = @severity')
  const rows = db
    .prepare(
      `SELECT ${FINGERPRINT} AS fingerprint, d.id AS document, ${PATH} AS path, d.code AS documentCode, d.type AS documentType, d.issuer, d.parent AS province, d.date AS documentDate, p.kind, p.severity, p.message, p.evidence, p.against,
         p.suggestion, w.type AS suggestionType, w.title AS suggestionTitle, substr(d.text, p.start + 1, p."end" - p.start) AS quote, p.start, p."end", p.page, c.made, c.author, c.note
       FROM problems p JOIN documents d ON d.id = p.document_id LEFT JOIN works w ON w.id = p.suggestion
         LEFT JOIN corrections_in_force c ON c.kind = 'mute' AND c.target = ${FINGERPRINT}
       WHERE ${where.join(' AND ')} ORDER BY path, p.start, p.kind, p.id`,
    )
    .iterate({
      ...(filters.documents && { documents: JSON.stringify(filters.documents) }),
      ...(filters.kinds && { kinds: JSON.stringify(filters.kinds) }),
      ...(filters.severity && { severity: filters.severity }),
    }) as IterableIterator<ProblemStored>
  for (const { made, author, note, evidence, against, ...row } of rows)
    yield {
      ...row,
      evidence: JSON.parse(evidence) as string[],
      against: JSON.parse(against) as string[],
      muted: made === null ? null : { made, author, note },
    }
}

type ProblemStored = Omit<ProblemOut, 'evidence' | 'against' | 'muted'> & {
  evidence: string
  against: string
  made: string | null
  author: string | null
  note: string | null
}

/** Kinds of problems that the database holds, muted ones too. */
export const problemKinds = (db: Db): string[] =>
  db.prepare('SELECT DISTINCT kind FROM problems ORDER BY kind').pluck().all() as string[]

export interface WorkOut extends WorkRow {
  readonly documents: number
  readonly mentions: number
  readonly held: number
}

/** Works by how many documents cite them. */
export function* works(
  db: Db,
  filters: {
    type?: string | undefined
    scope?: string | undefined
    held?: boolean | undefined
    all?: boolean | undefined
    limit?: number | undefined
  } = {},
): Generator<WorkOut> {
  const where: string[] = []
  if (filters.type) where.push('w.type = @type')
  if (filters.scope) where.push("(w.scope = @scope OR w.scope LIKE @scope || '/%')")
  if (filters.held === true) where.push('held > 0')
  if (filters.held === false) where.push('held = 0')
  if (!filters.all) where.push('(documents > 0 OR held > 0)')
  const bound: Record<string, string | number> = { limit: filters.limit ?? -1 }
  if (filters.type) bound['type'] = filters.type
  if (filters.scope) bound['scope'] = filters.scope
  yield* db
    .prepare(
      `SELECT * FROM (SELECT ${WORK.split(', ')
        .map((column) => `w.${column}`)
        .join(', ')},
         (SELECT count(DISTINCT m.document_id) FROM mentions m WHERE m.work_id = w.id AND m.relation <> 'self' AND ${counts('m.document_id')}) AS documents,
         (SELECT count(*) FROM mentions m WHERE m.work_id = w.id AND m.relation <> 'self' AND ${counts('m.document_id')}) AS mentions,
         (SELECT count(*) FROM documents d WHERE d.work_id = w.id AND ${counts('d.id')}) AS held FROM works w) w
       ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY documents DESC, mentions DESC, id LIMIT @limit`,
    )
    .iterate(bound) as IterableIterator<WorkOut>
}

export interface MissingOut extends WorkRow {
  readonly documents: number
  readonly mentions: number
  /** Dates of the first and the last document that cites it; null where none has a date. */
  readonly first: string | null
  readonly last: string | null
}

/** Works that documents cite and the archive does not hold, by how many documents cite them. */
export function missingWorks(db: Db, limit = -1): MissingOut[] {
  return db
    .prepare(
      `WITH cited AS MATERIALIZED (
         SELECT m.work_id AS id, count(DISTINCT m.document_id) AS documents, count(*) AS mentions FROM mentions m
         WHERE m.work_id IS NOT NULL AND m.relation <> 'self' AND ${counts('m.document_id')}
         GROUP BY m.work_id HAVING NOT EXISTS (SELECT 1 FROM documents d WHERE d.work_id = m.work_id) ORDER BY documents DESC, mentions DESC, m.work_id LIMIT ?)
       SELECT ${WORK.split(', ')
         .map((column) => `w.${column}`)
         .join(', ')}, c.documents, c.mentions, min(d.date) AS first, max(d.date) AS last
       FROM cited c JOIN works w ON w.id = c.id JOIN mentions m ON m.work_id = c.id AND m.relation <> 'self' AND ${counts('m.document_id')} JOIN documents d ON d.id = m.document_id
       GROUP BY c.id ORDER BY c.documents DESC, c.mentions DESC, c.id`,
    )
    .all(limit) as MissingOut[]
}

/** A document that cites some work. */
export interface CiterRow {
  readonly work: string
  readonly document: number
  readonly path: string | null
  readonly code: string | null
  readonly type: string | null
  readonly issuer: string | null
  readonly level: string | null
  readonly province: string | null
  readonly date: string | null
  readonly mentions: number
}

/** Who cites each of these works, by level, place, date and path. */
export function citersOf(db: Db, works: readonly string[]): CiterRow[] {
  return db
    .prepare(
      `SELECT m.work_id AS work, d.id AS document, ${PATH} AS path, d.code, d.type, d.issuer, d.level, d.parent AS province, d.date, count(*) AS mentions
       FROM mentions m JOIN documents d ON d.id = m.document_id
       WHERE m.work_id IN (SELECT value FROM json_each(?)) AND m.relation <> 'self' AND ${counts('m.document_id')}
       GROUP BY m.work_id, d.id ORDER BY m.work_id, ${LEVELS}, d.parent, d.date, path`,
    )
    .all(JSON.stringify(works)) as CiterRow[]
}

export interface LinkOut {
  readonly from: string
  readonly to: string
  readonly relation: string
  readonly fromWork: string | null
  readonly toWork: string | null
  readonly path: string | null
}

/** What documents assert between two works, both ways from one. */
export function linksOf(db: Db, work: string): { up: LinkOut[]; down: LinkOut[] } {
  const columns = `l.from_name AS "from", l.to_name AS "to", l.relation, l.from_work AS fromWork, l.to_work AS toWork, ${PATH} AS path`
  const of = (column: string) =>
    db
      .prepare(
        `SELECT ${columns} FROM links l JOIN documents d ON d.id = l.document_id WHERE l.${column} = ? AND ${counts('l.document_id')} ORDER BY l.relation, l.from_work, l.to_work, path`,
      )
      .all(work) as LinkOut[]
  return { up: of('from_work'), down: of('to_work') }
}

/** Full-text hits; `words` is folded already, each word quoted. Of the hits only those whose text passes `keep` count. */
export function searchTexts(
  db: Db,
  words: readonly string[],
  limit: number,
  keep: (text: string) => boolean = () => true,
): { document: DocumentRow; rank: number; text: string }[] {
  const query = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ')
  const hits = db.prepare('SELECT rowid AS id, rank FROM texts WHERE texts MATCH ? ORDER BY rank').iterate(query)
  const textOf = db.prepare('SELECT text FROM documents WHERE id = ?')
  const found: { document: DocumentRow; rank: number; text: string }[] = []
  for (const { id, rank } of hits as IterableIterator<{ id: number; rank: number }>) {
    // A document that is hidden from this connection has its words in the index all the same.
    const text = (textOf.get(id) as { text: string } | undefined)?.text
    if (text !== undefined && keep(text)) found.push({ document: documentById(db, id)!, rank, text })
    if (found.length >= limit) break
  }
  return found
}

export function pageAt(db: Db, document: number, offset: number): number {
  return (
    (
      db.prepare('SELECT max(page) AS page FROM pages WHERE document_id = ? AND start <= ?').get(document, offset) as {
        page: number | null
      }
    ).page ?? 1
  )
}

export interface SetAsideRow {
  readonly path: string
  readonly reason: string
  readonly message: string
}

/** Files that were set aside, by path. */
export function setAside(db: Db, limit = -1): SetAsideRow[] {
  return db
    .prepare("SELECT path, reason, message FROM files WHERE state = 'set-aside' ORDER BY path LIMIT ?")
    .all(limit) as SetAsideRow[]
}

export interface Status {
  readonly files: Readonly<Record<string, number>>
  readonly documents: number
  /** Groups of documents that are one text, and the documents in them. */
  readonly copies: { readonly groups: number; readonly documents: number }
  readonly pages: number
  readonly works: number
  readonly mentions: Readonly<Record<string, number>>
  readonly reviews: number
  readonly deadlines: number
  readonly problems: Readonly<Record<string, number>>
  /** Files that an import no longer found where they were; they count above as what they were. */
  readonly gone: number
  readonly lastRun: { id: number; started: string; finished: string | null; program: string } | null
}

export function status(db: Db): Status {
  const count = (sql: string): number => (db.prepare(sql).get() as { n: number }).n
  const grouped = (sql: string): Record<string, number> =>
    Object.fromEntries((db.prepare(sql).all() as { key: string; n: number }[]).map(({ key, n }) => [key, n]))
  return {
    files: grouped(
      "SELECT CASE state WHEN 'unchanged' THEN 'imported' ELSE state END AS key, count(*) AS n FROM files GROUP BY 1 ORDER BY 1",
    ),
    gone: count('SELECT count(*) AS n FROM files WHERE gone IS NOT NULL'),
    documents: count('SELECT count(*) AS n FROM documents'),
    copies: {
      groups: count('SELECT count(DISTINCT representative) AS n FROM copies'),
      documents: count('SELECT count(*) + count(DISTINCT representative) AS n FROM copies'),
    },
    pages: count('SELECT count(*) AS n FROM pages'),
    works: count('SELECT count(*) AS n FROM works'),
    mentions: grouped('SELECT state AS key, count(*) AS n FROM mentions GROUP BY state ORDER BY state'),
    reviews: count('SELECT count(*) AS n FROM reviews'),
    deadlines: count('SELECT count(*) AS n FROM deadlines'),
    problems: grouped('SELECT kind AS key, count(*) AS n FROM open_problems GROUP BY kind ORDER BY kind'),
    lastRun:
      (db.prepare('SELECT id, started, finished, program FROM runs ORDER BY id DESC LIMIT 1').get() as
        | Status['lastRun']
        | undefined) ?? null,
  }
}
