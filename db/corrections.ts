/** Corrections: what people put right. Rows are only ever added; a later one wins over an earlier, and an undo takes one back. */
import type { Db } from './open.js'

/**
 * `work`: which work a mention means; `field`: what a document's header says; `mute` and `unmute`: a problem that is none,
 * or is one after all; `undo`: an earlier correction counts no more.
 */
export const CORRECTION_KINDS = ['work', 'field', 'mute', 'unmute', 'undo'] as const
export type CorrectionKind = (typeof CORRECTION_KINDS)[number]

/** Fields of a document that can be put right. */
export const CORRECTED_FIELDS = ['number', 'code', 'date', 'issuer', 'level', 'parent', 'title', 'type'] as const
export type CorrectedField = (typeof CORRECTED_FIELDS)[number]

/** Value of a `work` correction: the mention means no known work. */
export const NO_WORK = 'none'

export interface NewCorrection {
  /** ISO moment, UTC: "2026-11-25T05:09:14.824Z". */
  readonly made: string
  readonly author: string | null
  readonly kind: CorrectionKind
  /** A mention "SHA256:START", a field "SHA256:date", a problem's fingerprint, or the id of a correction. */
  readonly target: string
  /** A work's id or "none"; a field's right value, null where it is not known; null of all other kinds. */
  readonly value: string | null
  readonly note: string | null
}

export interface CorrectionRow extends NewCorrection {
  readonly id: number
}

/** A correction with what it means in this database. */
export interface CorrectionOut extends CorrectionRow {
  readonly state: 'in-force' | 'replaced' | 'undone'
  /** Null where the archive does not hold the document, or no longer. */
  readonly path: string | null
  /** The words of the mention or of the problem; null where they are not found any more. */
  readonly quote: string | null
}

const COLUMNS = 'id, made, author, kind, target, value, note'

export const mentionTarget = (sha256: string, start: number): string => `${sha256}:${start}`
export const fieldTarget = (sha256: string, field: CorrectedField): string => `${sha256}:${field}`

/** Digest and rest of a target of a mention or a field. */
export function targetParts(target: string): readonly [sha256: string, rest: string] {
  const at = target.indexOf(':')
  return [target.slice(0, at), target.slice(at + 1)]
}

export function addCorrection(db: Db, correction: NewCorrection): CorrectionRow {
  const { lastInsertRowid } = db
    .prepare(
      'INSERT INTO corrections (made, author, kind, target, value, note) VALUES (@made, @author, @kind, @target, @value, @note)',
    )
    .run(correction)
  return { id: Number(lastInsertRowid), ...correction }
}

/** All corrections ever made, in the order they were put in. */
export function corrections(db: Db): CorrectionRow[] {
  return db.prepare(`SELECT ${COLUMNS} FROM corrections ORDER BY id`).all() as CorrectionRow[]
}

export function correctionById(db: Db, id: number): CorrectionRow | null {
  return (db.prepare(`SELECT ${COLUMNS} FROM corrections WHERE id = ?`).get(id) as CorrectionRow | undefined) ?? null
}

/** Those that count: of one kind and target the last made that is not undone; mute and unmute are one kind here. */
export function correctionsInForce(db: Db, kind?: CorrectionKind): CorrectionRow[] {
  const where = kind === undefined ? '' : 'WHERE kind = @kind'
  return db
    .prepare(`SELECT ${COLUMNS} FROM corrections_in_force ${where} ORDER BY id`)
    .all(kind === undefined ? {} : { kind }) as CorrectionRow[]
}

/** The one that counts for a target; null where none does. */
export function correctionInForce(db: Db, kind: CorrectionKind, target: string): CorrectionRow | null {
  return (
    (db.prepare(`SELECT ${COLUMNS} FROM corrections_in_force WHERE kind = ? AND target = ?`).get(kind, target) as
      | CorrectionRow
      | undefined) ?? null
  )
}

export function isUndone(db: Db, id: number): boolean {
  return db.prepare("SELECT 1 FROM corrections WHERE kind = 'undo' AND target = ?").get(String(id)) !== undefined
}

/** All corrections with their state and the place they are about. */
export function listCorrections(db: Db): CorrectionOut[] {
  const inForce = new Set(correctionsInForce(db).map(({ id }) => id))
  const rows = corrections(db)
  const undone = new Set(rows.filter(({ kind }) => kind === 'undo').map(({ target }) => Number(target)))
  const pathOf = db.prepare(
    'SELECT min(f.path) AS path FROM files f JOIN documents d ON d.id = f.document_id WHERE d.sha256 = ?',
  )
  const mentionAt = db.prepare(
    'SELECT m.quote FROM mentions m JOIN documents d ON d.id = m.document_id WHERE d.sha256 = ? AND m.start = ? ORDER BY m.ordinal LIMIT 1',
  )
  return rows.map((row) => ({
    ...row,
    state:
      row.kind === 'undo' || inForce.has(row.id)
        ? ('in-force' as const)
        : undone.has(row.id)
          ? ('undone' as const)
          : ('replaced' as const),
    ...placeOf(row),
  }))

  function placeOf({ kind, target }: CorrectionRow): Pick<CorrectionOut, 'path' | 'quote'> {
    if (kind === 'undo') return { path: null, quote: null }
    if (kind === 'mute' || kind === 'unmute') {
      const [found] = problemsNamed(db, fingerprintParts(target)).filter(({ fingerprint }) => fingerprint === target)
      return { path: found?.path ?? null, quote: found?.quote ?? null }
    }
    const [sha256, rest] = targetParts(target)
    const { path } = pathOf.get(sha256) as { path: string | null }
    const mention = kind === 'work' ? (mentionAt.get(sha256, Number(rest)) as { quote: string } | undefined) : undefined
    return { path, quote: mention?.quote ?? null }
  }
}

/** What of a problem's name was typed: "date-misprint:0a1b2c3d:1234", the kind may be left out, the digest cut short. */
export interface ProblemName {
  readonly kind: string | null
  readonly digest: string
  readonly start: number
}

export interface NamedProblem {
  readonly fingerprint: string
  readonly kind: string
  readonly path: string | null
  readonly quote: string
  readonly page: number
}

/** Name of a problem over rebuilds; of one that was stored without it, the same from its parts. */
export const FINGERPRINT = "coalesce(p.fingerprint, p.kind || ':' || substr(d.sha256, 1, 16) || ':' || p.start)"

export function fingerprintParts(fingerprint: string): ProblemName {
  const [kind = '', digest = '', start = ''] = fingerprint.split(':')
  return { kind, digest, start: Number(start) }
}

/** Problems that a name fits, by path. */
export function problemsNamed(db: Db, { kind, digest, start }: ProblemName): NamedProblem[] {
  return db
    .prepare(
      `SELECT DISTINCT ${FINGERPRINT} AS fingerprint, p.kind, (SELECT min(f.path) FROM files f WHERE f.document_id = d.id) AS path, substr(d.text, p.start + 1, p."end" - p.start) AS quote, p.page
       FROM documents d JOIN problems p ON p.document_id = d.id
       WHERE d.sha256 >= @digest AND d.sha256 < @digest || 'g' AND p.start = @start AND (@kind IS NULL OR p.kind = @kind) ORDER BY path, p.kind`,
    )
    .all({ kind, digest, start }) as NamedProblem[]
}

export const documentHeld = (db: Db, sha256: string): boolean =>
  db.prepare('SELECT 1 FROM documents WHERE sha256 = ?').get(sha256) !== undefined

/** Number and symbol that a held content prints of itself; null where the archive does not hold it. */
export function printedCode(db: Db, sha256: string): { code: string | null; symbol: string | null } | null {
  return (
    (db.prepare('SELECT code, symbol FROM documents WHERE sha256 = ?').get(sha256) as
      | { code: string | null; symbol: string | null }
      | undefined) ?? null
  )
}

/** Keys of the codes whose mentions and documents a correction of a mention or a field concerns. */
export function keysConcerned(db: Db, { kind, target, value }: NewCorrection): string[] {
  const keys = (sql: string, bound: Record<string, string | number | null>) =>
    (db.prepare(sql).all(bound) as { key: string | null }[]).flatMap(({ key }) => key ?? [])
  if (kind !== 'work' && kind !== 'field') return []
  const [sha256, rest] = targetParts(target)
  if (kind === 'work')
    return keys(
      `SELECT m.code_key AS key FROM mentions m JOIN documents d ON d.id = m.document_id WHERE d.sha256 = @sha256 AND m.start = @start
       UNION SELECT w.code_key FROM mentions m JOIN documents d ON d.id = m.document_id JOIN works w ON w.id = m.work_id WHERE d.sha256 = @sha256 AND m.start = @start
       UNION SELECT code_key FROM works WHERE id = @value`,
      { sha256, start: Number(rest), value },
    )
  return keys(
    `SELECT code_key AS key FROM documents WHERE sha256 = @sha256
     UNION SELECT m.code_key FROM mentions m JOIN documents d ON d.id = m.document_id WHERE d.sha256 = @sha256
     UNION SELECT w.code_key FROM documents d JOIN works w ON w.id = d.work_id WHERE d.sha256 = @sha256`,
    { sha256 },
  )
}

/** A correction as a file holds it; its id says only which one an undo of the same file takes back. */
export interface FiledCorrection extends NewCorrection {
  readonly id: number | null
}

/** Puts filed corrections in, all or none; those that are there already, word for word, are left out. */
export function importCorrections(
  db: Db,
  filed: readonly FiledCorrection[],
): { added: CorrectionRow[]; skipped: number } {
  const known = db.prepare(
    'SELECT id FROM corrections WHERE made = @made AND author IS @author AND kind = @kind AND target = @target AND value IS @value AND note IS @note',
  )
  return db.transaction(() => {
    const added: CorrectionRow[] = []
    const own = new Map<number, number>()
    let skipped = 0
    for (const { id, ...rest } of filed) {
      const correction: NewCorrection =
        rest.kind === 'undo' ? { ...rest, target: String(own.get(Number(rest.target)) ?? rest.target) } : rest
      const there = known.get(correction) as { id: number } | undefined
      if (there) skipped++
      const row = there ?? addCorrection(db, correction)
      if (!there) added.push(row as CorrectionRow)
      if (id !== null) own.set(id, row.id)
    }
    return { added, skipped }
  })()
}
