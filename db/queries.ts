/** The questions: plain rows out, in an order that does not depend on the order of import. */
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
      "SELECT count(*) AS mentions, count(DISTINCT document_id) AS documents FROM mentions WHERE work_id = ? AND relation <> 'self'",
    )
    .get(id) as { mentions: number; documents: number }
  return { ...use, held: db.prepare('SELECT 1 FROM documents WHERE work_id = ? LIMIT 1').get(id) !== undefined }
}

/** Documents that cite a work, by level, place, date and path; one row a mention. */
export function citesOf(db: Db, workId: string, filters: CiteFilters = {}): CiteRow[] {
  const where: string[] = ['m.work_id = @workId', "m.relation <> 'self'"]
  if (filters.province) where.push('d.parent = @province')
  if (filters.level) where.push('d.level = @level')
  if (filters.relation) where.push('m.relation = @relation')
  if (filters.since) where.push('d.date >= @since')
  if (filters.until) where.push("d.date <= @until || '~'")
  const bound = Object.fromEntries(Object.entries({ workId, ...filters }).filter(([, value]) => value !== undefined))
  return db
    .prepare(
      `SELECT d.id AS document, ${PATH} AS path, d.type, d.code, d.title, d.issuer, d.level, d.parent AS province, d.date, m.relation, m.via, m.quote, m.sentence, m.page
       FROM mentions m JOIN documents d ON d.id = m.document_id WHERE ${where.join(' AND ')}
       ORDER BY ${LEVELS}, d.parent, d.date, path, m.ordinal`,
    )
    .all(bound) as CiteRow[]
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

/** A document by its path, or by the end of it. */
export function documentByPath(db: Db, path: string): DocumentRow | null {
  const found = db
    .prepare(
      "SELECT document_id AS id FROM files WHERE document_id IS NOT NULL AND (path = @path OR substr(path, -length(@path) - 1) = '/' || @path) ORDER BY path LIMIT 1",
    )
    .get({ path }) as { id: number } | undefined
  return found ? documentById(db, found.id) : null
}

export function documentById(db: Db, id: number): DocumentRow | null {
  return (db.prepare(`SELECT ${DOCUMENT} FROM documents d WHERE d.id = ?`).get(id) as DocumentRow | undefined) ?? null
}

export function documentsOfWork(db: Db, work: string): DocumentRow[] {
  return db.prepare(`SELECT ${DOCUMENT} FROM documents d WHERE d.work_id = ? ORDER BY path`).all(work) as DocumentRow[]
}

export interface MentionOut {
  readonly document: number
  readonly path: string | null
  readonly documentCode: string | null
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
  readonly candidates: string
  readonly confidence: number
}

const MENTION = `d.id AS document, ${PATH} AS path, d.code AS documentCode, d.issuer, d.level, d.parent AS province, d.date AS documentDate, m.quote, m.code, m.type, m.date, m.issuer AS citedIssuer, m.term, m.title, m.relation, m.via, m.section, m.page, m.sentence, m.work_id AS work, m.state, m.evidence, m.candidates, m.confidence`

export function* mentions(db: Db, document?: number): Generator<MentionOut> {
  const where = document === undefined ? '' : 'WHERE m.document_id = ?'
  const statement = db.prepare(
    `SELECT ${MENTION} FROM mentions m JOIN documents d ON d.id = m.document_id ${where} ORDER BY path, m.ordinal`,
  )
  yield* (document === undefined ? statement.iterate() : statement.iterate(document)) as IterableIterator<MentionOut>
}

export interface ReviewOut {
  readonly document: number
  readonly path: string | null
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
  filters: { year?: number | undefined; document?: number | undefined; work?: string | undefined } = {},
): Generator<ReviewOut> {
  const where: string[] = []
  if (filters.year !== undefined) where.push('r.year = @year')
  if (filters.document !== undefined) where.push('r.document_id = @document')
  if (filters.work !== undefined) where.push('r.work_id = @work')
  const bound = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
  yield* db
    .prepare(
      `SELECT d.id AS document, ${PATH} AS path, d.issuer, d.level, d.parent AS province, r.kind, r.years, r.year, r.target, r.target_date AS targetDate, r.work_id AS work, w.title AS workTitle, r.quote, r.page
       FROM reviews r JOIN documents d ON d.id = r.document_id LEFT JOIN works w ON w.id = r.work_id ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY r.year, r.target, path, r.start`,
    )
    .iterate(bound) as IterableIterator<ReviewOut>
}

export interface DeadlineOut {
  readonly document: number
  readonly path: string | null
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
  filters: { since?: string | undefined; until?: string | undefined; document?: number | undefined } = {},
): Generator<DeadlineOut> {
  const where: string[] = []
  if (filters.since !== undefined) where.push('(l.date IS NULL OR l.date >= @since)')
  if (filters.until !== undefined) where.push("(l.date IS NULL OR l.date <= @until || '~')")
  if (filters.document !== undefined) where.push('l.document_id = @document')
  const bound = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
  yield* db
    .prepare(
      `SELECT d.id AS document, ${PATH} AS path, d.issuer, d.level, d.parent AS province, l.kind, l.date, l.rrule, l.relation_to_date AS relationToDate, l.task, l.actor, l.recipient, l.quote, l.sentence, l.page
       FROM deadlines l JOIN documents d ON d.id = l.document_id ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY l.date IS NULL, l.date, l.kind DESC, path, l.start`,
    )
    .iterate(bound) as IterableIterator<DeadlineOut>
}

export interface ProblemOut {
  readonly document: number
  readonly path: string | null
  readonly kind: string
  readonly message: string
  readonly suggestion: string | null
  readonly quote: string
  readonly page: number
}

export function* problems(db: Db, document?: number): Generator<ProblemOut> {
  const statement = db.prepare(
    `SELECT d.id AS document, ${PATH} AS path, p.kind, p.message, p.suggestion, substr(d.text, p.start + 1, p."end" - p.start) AS quote, p.page FROM problems p JOIN documents d ON d.id = p.document_id ${document === undefined ? '' : 'WHERE d.id = ?'} ORDER BY path, p.start, p.kind`,
  )
  yield* (document === undefined ? statement.iterate() : statement.iterate(document)) as IterableIterator<ProblemOut>
}

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
         (SELECT count(DISTINCT m.document_id) FROM mentions m WHERE m.work_id = w.id AND m.relation <> 'self') AS documents,
         (SELECT count(*) FROM mentions m WHERE m.work_id = w.id AND m.relation <> 'self') AS mentions,
         (SELECT count(*) FROM documents d WHERE d.work_id = w.id) AS held FROM works w) w
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
         WHERE m.work_id IS NOT NULL AND m.relation <> 'self'
         GROUP BY m.work_id HAVING NOT EXISTS (SELECT 1 FROM documents d WHERE d.work_id = m.work_id) ORDER BY documents DESC, mentions DESC, m.work_id LIMIT ?)
       SELECT ${WORK.split(', ')
         .map((column) => `w.${column}`)
         .join(', ')}, c.documents, c.mentions, min(d.date) AS first, max(d.date) AS last
       FROM cited c JOIN works w ON w.id = c.id JOIN mentions m ON m.work_id = c.id AND m.relation <> 'self' JOIN documents d ON d.id = m.document_id
       GROUP BY c.id ORDER BY c.documents DESC, c.mentions DESC, c.id`,
    )
    .all(limit) as MissingOut[]
}

/** A document that cites some work. */
export interface CiterRow {
  readonly work: string
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
      `SELECT m.work_id AS work, ${PATH} AS path, d.code, d.type, d.issuer, d.level, d.parent AS province, d.date, count(*) AS mentions
       FROM mentions m JOIN documents d ON d.id = m.document_id
       WHERE m.work_id IN (SELECT value FROM json_each(?)) AND m.relation <> 'self'
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
        `SELECT ${columns} FROM links l JOIN documents d ON d.id = l.document_id WHERE l.${column} = ? ORDER BY l.relation, l.from_work, l.to_work, path`,
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
    const { text } = textOf.get(id) as { text: string }
    if (keep(text)) found.push({ document: documentById(db, id)!, rank, text })
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

export function setAside(db: Db): SetAsideRow[] {
  return db
    .prepare("SELECT path, reason, message FROM files WHERE state = 'set-aside' ORDER BY path")
    .all() as SetAsideRow[]
}

export interface Status {
  readonly files: Readonly<Record<string, number>>
  readonly documents: number
  readonly pages: number
  readonly works: number
  readonly mentions: Readonly<Record<string, number>>
  readonly reviews: number
  readonly deadlines: number
  readonly problems: Readonly<Record<string, number>>
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
    documents: count('SELECT count(*) AS n FROM documents'),
    pages: count('SELECT count(*) AS n FROM pages'),
    works: count('SELECT count(*) AS n FROM works'),
    mentions: grouped('SELECT state AS key, count(*) AS n FROM mentions GROUP BY state ORDER BY state'),
    reviews: count('SELECT count(*) AS n FROM reviews'),
    deadlines: count('SELECT count(*) AS n FROM deadlines'),
    problems: grouped('SELECT kind AS key, count(*) AS n FROM problems GROUP BY kind ORDER BY kind'),
    lastRun:
      (db.prepare('SELECT id, started, finished, program FROM runs ORDER BY id DESC LIMIT 1').get() as
        | Status['lastRun']
        | undefined) ?? null,
  }
}
