/**
 * What a person should look at, a page at a time: open problems, and citations whose work is in doubt. Every question has a
 * limit and goes on from where the last one ended, so that a large archive answers as fast as a small one.
 */
import { FINGERPRINT } from './corrections.js'
import type { Db } from './open.js'
import { remembered } from './remembered.js'

/** Kinds of doubt about citations that raise no problem of their own. */
export const DOUBTS = ['unresolved', 'unsure', 'uncoded'] as const
export type Doubt = (typeof DOUBTS)[number]

/** A citation that a rule is less sure of than this is worth a look. */
export const UNSURE = 0.9

/** Which entries of the queue are asked for. */
export interface QueueFilters {
  /** A kind of problem, or a doubt; all problems where none is given. */
  readonly kind?: string | undefined
  readonly severity?: string | undefined
  readonly province?: string | undefined
  readonly document?: number | undefined
}

/** A place in the queue: how heavy, in which document, which row. */
export interface Place {
  readonly rank: number
  readonly document: number
  readonly id: number
}

/** What every entry says of its document. */
interface Where {
  readonly document: number
  readonly sha256: string
  readonly path: string | null
  readonly documentType: string | null
  readonly documentCode: string | null
  readonly documentTitle: string | null
  readonly province: string | null
}

/** A problem that waits to be looked at. */
export interface QueuedProblem extends Where {
  readonly id: number
  readonly rank: number
  readonly fingerprint: string
  readonly kind: string
  readonly severity: string
  readonly message: string
  readonly start: number
  readonly end: number
  readonly page: number
  readonly suggestion: string | null
  readonly evidence: readonly string[]
  readonly against: readonly string[]
  /** The text around it. */
  readonly before: string
  readonly quote: string
  readonly after: string
  /** Citation that stands there; null where there is none. */
  readonly mention: number | null
}

/** A citation that waits to be looked at. */
export interface QueuedMention extends Where {
  readonly mention: number
}

const RANKS = ['error', 'warning', 'note'] as const
const AROUND = 220
const WHERE = `d.id AS document, d.sha256, (SELECT min(f.path) FROM files f WHERE f.document_id = d.id) AS path, d.type AS documentType, d.code AS documentCode, d.title AS documentTitle, d.parent AS province`
const MUTED = "SELECT c.target FROM corrections_in_force c WHERE c.kind = 'mute'"
const CORRECTED = "SELECT c.target FROM corrections_in_force c WHERE c.kind = 'work'"

/** Open problems after a place, the heaviest first, then document by document. */
export function queuedProblems(db: Db, filters: QueueFilters, after: Place | null, limit: number): QueuedProblem[] {
  const ranks = RANKS.map((severity, rank) => ({ severity, rank })).filter(
    ({ severity, rank }) =>
      (filters.severity === undefined || filters.severity === severity) && rank >= (after?.rank ?? 0),
  )
  const found: QueuedProblem[] = []
  for (const { severity, rank } of ranks) {
    if (found.length >= limit) break
    const from = after?.rank === rank ? after : null
    found.push(...ofSeverity(db, { ...filters, severity }, rank, from, limit - found.length))
  }
  return found
}

function ofSeverity(
  db: Db,
  filters: QueueFilters & { severity: string },
  rank: number,
  after: Place | null,
  limit: number,
): QueuedProblem[] {
  const where = ['p.severity = @severity', `${FINGERPRINT} NOT IN (${MUTED})`]
  if (filters.kind !== undefined) where.push('p.kind = @kind')
  if (filters.document !== undefined) where.push('p.document_id = @document')
  if (filters.province !== undefined) where.push('d.parent = @province')
  if (after) where.push('(p.document_id, p.id) > (@afterDocument, @afterId)')
  const rows = db
    .prepare(
      `SELECT p.id, @rank AS rank, ${FINGERPRINT} AS fingerprint, p.kind, p.severity, p.message, p.start, p."end", p.page, p.suggestion, p.evidence, p.against, ${WHERE},
         substr(d.text, max(1, p.start + 1 - ${AROUND}), min(p.start, ${AROUND})) AS before, substr(d.text, p.start + 1, min(p."end" - p.start, 600)) AS quote, substr(d.text, p."end" + 1, ${AROUND}) AS after,
         (SELECT m.id FROM mentions m WHERE m.document_id = p.document_id AND m.start <= p.start AND m."end" > p.start AND m.relation <> 'self' ORDER BY m.start DESC, m."end" LIMIT 1) AS mention
       FROM (
         SELECT p.id AS chosen FROM problems p JOIN documents d ON d.id = p.document_id
         WHERE ${where.join(' AND ')} ORDER BY p.document_id, p.id LIMIT @limit
       ) JOIN problems p ON p.id = chosen JOIN documents d ON d.id = p.document_id ORDER BY p.document_id, p.id`,
    )
    .all(bound(filters, after, { rank, limit })) as (Omit<QueuedProblem, 'evidence' | 'against'> & {
    evidence: string
    against: string
  })[]
  return rows.map((row) => ({
    ...row,
    evidence: JSON.parse(row.evidence) as string[],
    against: JSON.parse(row.against) as string[],
  }))
}

const DOUBTFUL: Readonly<Record<Doubt, string>> = {
  unresolved: "m.state = 'unresolved' AND m.relation <> 'self' AND m.coded = 1",
  uncoded: "m.state = 'unresolved' AND m.relation <> 'self' AND m.coded = 0",
  unsure: `m.confidence < ${UNSURE} AND m.relation <> 'self' AND m.state = 'resolved'`,
}

/** Citations in doubt after a place, document by document; those that people have spoken about are left out. */
export function queuedMentions(
  db: Db,
  doubt: Doubt,
  filters: QueueFilters,
  after: Place | null,
  limit: number,
): QueuedMention[] {
  const where = [DOUBTFUL[doubt], `d.sha256 || ':' || m.start NOT IN (${CORRECTED})`]
  if (filters.document !== undefined) where.push('m.document_id = @document')
  if (filters.province !== undefined) where.push('d.parent = @province')
  if (after) where.push('(m.document_id, m.id) > (@afterDocument, @afterId)')
  return db
    .prepare(
      `SELECT chosen AS mention, ${WHERE} FROM (
         SELECT m.id AS chosen, m.document_id AS own FROM mentions m JOIN documents d ON d.id = m.document_id
         WHERE ${where.join(' AND ')} ORDER BY m.document_id, m.id LIMIT @limit
       ) JOIN documents d ON d.id = own ORDER BY own, chosen`,
    )
    .all(bound(filters, after, { limit })) as QueuedMention[]
}

/** One citation as an entry of its own, whatever is known of it. */
export function queuedMention(db: Db, mention: number): QueuedMention | null {
  return (
    (db
      .prepare(
        `SELECT m.id AS mention, ${WHERE} FROM mentions m JOIN documents d ON d.id = m.document_id WHERE m.id = ?`,
      )
      .get(mention) as QueuedMention | undefined) ?? null
  )
}

function bound(filters: QueueFilters, after: Place | null, more: Record<string, number>) {
  const named = {
    ...filters,
    ...(after && { afterDocument: after.document, afterId: after.id }),
    ...more,
  }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
}

/** Counting stops here: more than this is "many". */
export const MANY = 1000

/** How many open problems there are of each kind, and how many citations of each doubt (at most MANY + 1 are counted). */
export function queueCounts(db: Db, filters: QueueFilters = {}): Readonly<Record<string, number>> {
  const { kind: _, ...places } = filters
  const narrowed = Object.values(places).some((value) => value !== undefined)
  return narrowed ? countsWithin(db, places) : allCounts(db)
}

/** Of the whole archive, worked out again only after somebody wrote to it. */
const allCounts = remembered((db: Db) => ({ ...problemCounts(db), ...doubtCounts(db, {}) }))

const countsWithin = (db: Db, places: QueueFilters): Record<string, number> => ({
  ...problemCountsWithin(db, places),
  ...doubtCounts(db, places),
})

const doubtCounts = (db: Db, places: QueueFilters): Record<string, number> =>
  Object.fromEntries(DOUBTS.map((doubt) => [doubt, doubtCount(db, doubt, places)]))

/** From an index alone, less the muted ones. */
function problemCounts(db: Db): Record<string, number> {
  const all = db.prepare('SELECT kind, count(*) AS n FROM problems GROUP BY kind').all() as {
    kind: string
    n: number
  }[]
  const muted = db
    .prepare(
      "SELECT p.kind, count(*) AS n FROM corrections_in_force c JOIN problems p ON p.fingerprint = c.target WHERE c.kind = 'mute' GROUP BY p.kind",
    )
    .all() as { kind: string; n: number }[]
  const silent = new Map(muted.map(({ kind, n }) => [kind, n]))
  return Object.fromEntries(all.map(({ kind, n }) => [kind, n - (silent.get(kind) ?? 0)]))
}

function problemCountsWithin(db: Db, filters: QueueFilters): Record<string, number> {
  const where = [`${FINGERPRINT} NOT IN (${MUTED})`]
  if (filters.severity !== undefined) where.push('p.severity = @severity')
  if (filters.document !== undefined) where.push('p.document_id = @document')
  if (filters.province !== undefined) where.push('d.parent = @province')
  const rows = db
    .prepare(
      `SELECT p.kind, count(*) AS n FROM problems p JOIN documents d ON d.id = p.document_id WHERE ${where.join(' AND ')} GROUP BY p.kind`,
    )
    .all(bound(filters, null, {})) as { kind: string; n: number }[]
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]))
}

function doubtCount(db: Db, doubt: Doubt, filters: QueueFilters): number {
  const { severity: _, ...places } = filters
  const where = [DOUBTFUL[doubt], `d.sha256 || ':' || m.start NOT IN (${CORRECTED})`]
  if (places.document !== undefined) where.push('m.document_id = @document')
  if (places.province !== undefined) where.push('d.parent = @province')
  return (
    db
      .prepare(
        `SELECT count(*) AS n FROM (SELECT 1 FROM mentions m JOIN documents d ON d.id = m.document_id WHERE ${where.join(' AND ')} LIMIT ${MANY + 1})`,
      )
      .get(bound(places, null, {})) as { n: number }
  ).n
}

/** Provinces of the archive, for a list to choose from. */
export const provincesHeld = remembered(
  (db: Db): readonly string[] =>
    db
      .prepare('SELECT DISTINCT parent FROM documents WHERE parent IS NOT NULL ORDER BY parent')
      .pluck()
      .all() as string[],
)

/** A correction with what tells people which one it is. */
export interface RecentCorrection {
  readonly id: number
  readonly made: string
  readonly author: string | null
  readonly kind: string
  readonly target: string
  readonly value: string | null
  readonly note: string | null
  readonly undone: boolean
  readonly document: number | null
  readonly path: string | null
  /** The words of the mention or problem. */
  readonly quote: string | null
  readonly start: number | null
}

/** The corrections that were made last, newest first; an undo is shown by what it took back. */
export function recentCorrections(db: Db, limit: number): RecentCorrection[] {
  const rows = db
    .prepare(
      `SELECT c.id, c.made, c.author, c.kind, c.target, c.value, c.note, EXISTS (SELECT 1 FROM corrections u WHERE u.kind = 'undo' AND u.target = CAST(c.id AS TEXT)) AS undone
       FROM corrections c WHERE c.kind <> 'undo' ORDER BY c.id DESC LIMIT ?`,
    )
    .all(limit) as (Omit<RecentCorrection, 'undone' | 'document' | 'path' | 'quote' | 'start'> & { undone: number })[]
  const byContent = db.prepare(
    'SELECT d.id AS document, (SELECT min(f.path) FROM files f WHERE f.document_id = d.id) AS path FROM documents d WHERE d.sha256 = ?',
  )
  const quoteAt = db.prepare('SELECT quote FROM mentions WHERE document_id = ? AND start = ? ORDER BY ordinal LIMIT 1')
  const byProblem = db.prepare(
    `SELECT d.id AS document, (SELECT min(f.path) FROM files f WHERE f.document_id = d.id) AS path, substr(d.text, p.start + 1, min(p."end" - p.start, 200)) AS quote, p.start
     FROM problems p JOIN documents d ON d.id = p.document_id WHERE p.fingerprint = ? LIMIT 1`,
  )
  const nowhere = { document: null, path: null, quote: null, start: null }
  return rows.map(({ undone, ...row }) => ({ ...row, undone: undone === 1, ...placeOf(row.kind, row.target) }))

  function placeOf(kind: string, target: string): Pick<RecentCorrection, 'document' | 'path' | 'quote' | 'start'> {
    if (kind === 'mute' || kind === 'unmute')
      return (byProblem.get(target) as ReturnType<typeof placeOf> | undefined) ?? nowhere
    const [sha256, rest] = target.split(':')
    const held = byContent.get(sha256) as { document: number; path: string | null } | undefined
    if (!held) return nowhere
    if (kind !== 'work') return { ...held, quote: null, start: null }
    const found = quoteAt.get(held.document, Number(rest)) as { quote: string } | undefined
    return { ...held, quote: found?.quote ?? null, start: Number(rest) }
  }
}
