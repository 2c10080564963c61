/** Copies: several documents of one text; all are kept, one of each group counts. */
import type { Db } from './open.js'

/** Keeps the documents that count: those for which no other of their group stands. `column` is an id of documents. */
export const counts = (column: string): string => `${column} NOT IN (SELECT document_id FROM copies)`

/** A document as it is compared with others. */
export interface ComparedRow {
  readonly id: number
  readonly sha256: string
  readonly path: string | null
  readonly method: string
  readonly signed: number
  readonly type: string | null
  readonly number: string | null
  readonly codeKey: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly parent: string | null
  readonly title: string | null
}

export interface PairRow {
  readonly a: number
  readonly b: number
  readonly likeness: number
  readonly strength: string
  readonly evidence: readonly string[]
}

export interface CopyRow {
  readonly document: number
  readonly representative: number
  readonly role: string
  readonly likeness: number
  readonly evidence: readonly string[]
}

const COMPARED = `d.id, d.sha256, (SELECT min(f.path) FROM files f WHERE f.document_id = d.id) AS path, d.method, d.signer_name IS NOT NULL AS signed,
  d.type, d.number, d.code_key AS codeKey, d.date, d.issuer, d.parent, d.title`

/** Documents whose groups are to be made again; with `gone`, it is no more, or has to be compared anew. */
export function unsettle(db: Db, document: number, gone = false): void {
  const near = 'SELECT b FROM copy_pairs WHERE a = @document UNION ALL SELECT a FROM copy_pairs WHERE b = @document'
  db.prepare(`UPDATE signatures SET settled = 0 WHERE document_id = @document OR document_id IN (${near})`).run({
    document,
  })
  if (!gone) return
  db.prepare('DELETE FROM copy_pairs WHERE a = ?').run(document)
  db.prepare('DELETE FROM copy_pairs WHERE b = ?').run(document)
  db.prepare('DELETE FROM copy_keys WHERE document_id = ?').run(document)
  db.prepare('DELETE FROM copies WHERE ? IN (document_id, representative)').run(document)
  db.prepare('DELETE FROM signatures WHERE document_id = ?').run(document)
}

/** What grouping reads and writes. */
export class CopyStore {
  constructor(readonly db: Db) {}

  /** Documents that were not compared yet. */
  unsigned(): number[] {
    return this.db
      .prepare('SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM signatures) ORDER BY sha256')
      .pluck()
      .all() as number[]
  }

  compared(id: number): ComparedRow {
    return this.db.prepare(`SELECT ${COMPARED} FROM documents d WHERE d.id = ?`).get(id) as ComparedRow
  }

  textOf(id: number): string {
    return this.db.prepare('SELECT text FROM documents WHERE id = ?').pluck().get(id) as string
  }

  sign(document: number, signature: Uint8Array, syllables: number, keys: readonly number[]): void {
    this.db
      .prepare('INSERT INTO signatures (document_id, signature, syllables) VALUES (?, ?, ?)')
      .run(document, signature, syllables)
    const insert = this.db.prepare('INSERT INTO copy_keys (key, document_id) VALUES (?, ?)')
    for (const key of keys) insert.run(key, document)
  }

  /** Documents that are found under one of these keys. */
  meeting(keys: readonly number[], but: number): number[] {
    return this.db
      .prepare(
        'SELECT DISTINCT document_id FROM copy_keys WHERE key IN (SELECT value FROM json_each(?)) AND document_id <> ?',
      )
      .pluck()
      .all(JSON.stringify(keys), but) as number[]
  }

  signatureOf(document: number): Uint8Array {
    return this.db.prepare('SELECT signature FROM signatures WHERE document_id = ?').pluck().get(document) as Uint8Array
  }

  pair({ a, b, likeness, strength, evidence }: PairRow): void {
    this.db
      .prepare(
        'INSERT OR IGNORE INTO copy_pairs (a, b, likeness, strength, evidence) VALUES (min(@a, @b), max(@a, @b), @likeness, @strength, @evidence)',
      )
      .run({ a, b, likeness, strength, evidence: JSON.stringify(evidence) })
  }

  paired(a: number, b: number): boolean {
    return (
      this.db.prepare('SELECT 1 FROM copy_pairs WHERE a = min(@a, @b) AND b = max(@a, @b)').get({ a, b }) !== undefined
    )
  }

  unsettled(): number[] {
    return this.db.prepare('SELECT document_id FROM signatures WHERE settled = 0').pluck().all() as number[]
  }

  pairsOf(document: number): PairRow[] {
    const rows = this.db
      .prepare(
        `SELECT a, b, likeness, strength, evidence FROM copy_pairs WHERE a = @document
         UNION ALL SELECT a, b, likeness, strength, evidence FROM copy_pairs WHERE b = @document`,
      )
      .all({ document }) as (Omit<PairRow, 'evidence'> & { evidence: string })[]
    return rows.map((row) => ({ ...row, evidence: JSON.parse(row.evidence) as string[] }))
  }

  /** The copies among these documents as they are now, in place of those that stood. */
  replace(documents: readonly number[], copies: readonly CopyRow[]): void {
    const clear = this.db.prepare('DELETE FROM copies WHERE document_id = ?')
    for (const document of documents) clear.run(document)
    const insert = this.db.prepare(
      'INSERT INTO copies (document_id, representative, role, likeness, evidence) VALUES (?, ?, ?, ?, ?)',
    )
    for (const { document, representative, role, likeness, evidence } of copies)
      insert.run(document, representative, role, likeness, JSON.stringify(evidence))
  }

  settle(documents: readonly number[]): void {
    const settle = this.db.prepare('UPDATE signatures SET settled = 1 WHERE document_id = ?')
    this.db.transaction(() => {
      for (const document of documents) settle.run(document)
    })()
  }

  /** Keys of the codes that these documents bear. */
  codesOf(documents: readonly number[]): string[] {
    return this.db
      .prepare(
        'SELECT DISTINCT code_key FROM documents WHERE code_key IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
      )
      .pluck()
      .all(JSON.stringify(documents)) as string[]
  }

  /** Copies that these documents are, or stand for, with what stands for each. */
  among(documents: readonly number[]): ReadonlyMap<number, number> {
    const rows = this.db
      .prepare(
        'SELECT document_id AS document, representative FROM copies WHERE document_id IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(documents)) as { document: number; representative: number }[]
    return new Map(rows.map(({ document, representative }) => [document, representative]))
  }
}

/** Another document of a group, as answers show it beside the one that counts. */
export interface CopyOut {
  readonly path: string | null
  readonly role: string
}

/** The others of the groups that these documents stand for, by path. */
export function copiesOf(db: Db, documents: readonly number[]): ReadonlyMap<number, readonly CopyOut[]> {
  const found = new Map<number, CopyOut[]>()
  const rows = db
    .prepare(
      `SELECT c.representative, (SELECT min(f.path) FROM files f WHERE f.document_id = c.document_id) AS path, c.role
       FROM copies c WHERE c.representative IN (SELECT value FROM json_each(?)) ORDER BY path, c.document_id`,
    )
    .all(JSON.stringify([...new Set(documents)])) as (CopyOut & { representative: number })[]
  for (const { representative, ...copy } of rows) {
    const list = found.get(representative)
    if (list) list.push(copy)
    else found.set(representative, [copy])
  }
  return found
}

/** Rows of documents with the others of each one's group; of rows of copies, none. */
export function withCopies<Row extends { readonly document: number }>(
  db: Db,
  rows: readonly Row[],
): (Row & { readonly copies: readonly CopyOut[] })[] {
  const found = copiesOf(
    db,
    rows.map(({ document }) => document),
  )
  return rows.map((row) => ({ ...row, copies: found.get(row.document) ?? [] }))
}

/** A member of a document's group, with how it was found to be one. */
export interface GroupMember extends CopyOut {
  readonly document: number
  readonly counts: boolean
  /** Null of the one that counts, and its evidence empty. */
  readonly likeness: number | null
  readonly evidence: readonly string[]
}

/** The whole group of a document, the one that counts first; nothing where it has no copies. */
export function groupOf(db: Db, document: number): GroupMember[] {
  const first =
    (db.prepare('SELECT representative FROM copies WHERE document_id = ?').pluck().get(document) as
      | number
      | undefined) ?? document
  const path = (id: string) => `(SELECT min(f.path) FROM files f WHERE f.document_id = ${id})`
  const others = db
    .prepare(
      `SELECT c.document_id AS document, ${path('c.document_id')} AS path, c.role, c.likeness, c.evidence FROM copies c WHERE c.representative = ? ORDER BY path, c.document_id`,
    )
    .all(first) as (Omit<GroupMember, 'counts' | 'evidence'> & { evidence: string })[]
  if (others.length === 0) return []
  const own = db
    .prepare(
      `SELECT d.id AS document, ${path('d.id')} AS path, CASE WHEN d.number IS NOT NULL THEN 'issued' WHEN d.type IS NOT NULL THEN 'draft' ELSE 'copy' END AS role FROM documents d WHERE d.id = ?`,
    )
    .get(first) as Pick<GroupMember, 'document' | 'path' | 'role'>
  return [
    { ...own, counts: true, likeness: null, evidence: [] },
    ...others.map((row) => ({ ...row, counts: false, evidence: JSON.parse(row.evidence) as string[] })),
  ]
}
