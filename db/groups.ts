/** Writing groups of copies: what saving a document leaves to be done, and what grouping reads and writes. */
import type { Statement } from 'better-sqlite3'
import type { Db } from './driver.js'

/** A document as it is compared with others. */
export interface ComparedRow {
  readonly id: number
  readonly sha256: string
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

export interface SignedRow {
  readonly document: number
  readonly signature: Uint8Array
}

const COMPARED = `d.id, d.sha256, d.method, d.signer_name IS NOT NULL AS signed, d.type, d.number, d.code_key AS codeKey, d.date, d.issuer, d.parent, d.title`

/** Signatures, pairs and groups of one connection. */
export class CopyStore {
  private readonly statements = new Map<string, Statement>()

  constructor(readonly db: Db) {}

  private sql(text: string): Statement {
    const known = this.statements.get(text)
    if (known) return known
    const made = this.db.prepare(text)
    this.statements.set(text, made)
    return made
  }

  /** Keeps what a document's words say; it has still to be compared. */
  sign(document: number, signature: Uint8Array, syllables: number): void {
    this.sql('INSERT INTO signatures (document_id, signature, syllables) VALUES (?, ?, ?)').run(
      document,
      signature,
      syllables,
    )
  }

  /** Its group and those near it are to be made again. */
  unsettle(document: number): void {
    this.sql(
      `UPDATE signatures SET state = 'compared' WHERE state = 'settled' AND document_id IN (
         SELECT @document UNION ALL SELECT b FROM copy_pairs WHERE a = @document UNION ALL SELECT a FROM copy_pairs WHERE b = @document)`,
    ).run({ document })
  }

  /** Its header says something else now: whatever it was like, it has to be compared anew. */
  compareAgain(document: number): void {
    this.unsettle(document)
    this.sql('DELETE FROM copy_pairs WHERE a = ?').run(document)
    this.sql('DELETE FROM copy_pairs WHERE b = ?').run(document)
    this.sql('DELETE FROM copy_keys WHERE document_id = ?').run(document)
    this.sql("UPDATE signatures SET state = 'new' WHERE document_id = ?").run(document)
  }

  /** It is no more, or its text is another. */
  forget(document: number): void {
    this.compareAgain(document)
    this.sql('DELETE FROM copies WHERE ? IN (document_id, representative)').run(document)
    this.sql('DELETE FROM signatures WHERE document_id = ?').run(document)
  }

  /** Documents of which no signature is kept: a version that made none read them. */
  unsigned(): number[] {
    return this.sql('SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM signatures)')
      .pluck()
      .all() as number[]
  }

  /** Documents that were not compared yet; those of one folder, which are compared with each other, mostly in a row. */
  uncompared(): number[] {
    return this.sql("SELECT document_id FROM signatures WHERE state = 'new' ORDER BY document_id")
      .pluck()
      .all() as number[]
  }

  compared(id: number): ComparedRow {
    return this.sql(`SELECT ${COMPARED} FROM documents d WHERE d.id = ?`).get(id) as ComparedRow
  }

  /** The first of its paths; null where no file holds it any more. */
  pathOf(id: number): string | null {
    return this.sql('SELECT min(path) FROM files WHERE document_id = ?').pluck().get(id) as string | null
  }

  textOf(id: number): string {
    return this.sql('SELECT text FROM documents WHERE id = ?').pluck().get(id) as string
  }

  /** The document is found under these keys from now on. */
  keep(document: number, keys: readonly number[], byWords: boolean): void {
    const insert = this.sql('INSERT INTO copy_keys (key, document_id) VALUES (?, ?)')
    for (const key of keys) insert.run(key, document)
    this.sql("UPDATE signatures SET state = 'compared', by_words = ? WHERE document_id = ?").run(
      byWords ? 1 : 0,
      document,
    )
  }

  /** Documents that are found under one of these keys. */
  meeting(keys: readonly number[], but: number): number[] {
    const ask = this.sql('SELECT document_id FROM copy_keys WHERE key = ?').pluck()
    const found = new Set<number>()
    for (const key of keys) for (const id of ask.iterate(key) as IterableIterator<number>) found.add(id)
    found.delete(but)
    return [...found]
  }

  /** Whether any document is looked for by its words. */
  anyByWords(): boolean {
    return this.sql('SELECT EXISTS (SELECT 1 FROM signatures WHERE by_words = 1)').pluck().get() === 1
  }

  /** Documents that are found by their headers, so many after one of them. */
  byHeader(after: number, limit: number): SignedRow[] {
    return this.sql(
      "SELECT document_id AS document, signature FROM signatures WHERE by_words = 0 AND state <> 'new' AND document_id > ? ORDER BY document_id LIMIT ?",
    ).all(after, limit) as SignedRow[]
  }

  signatureOf(document: number): Uint8Array {
    return this.sql('SELECT signature FROM signatures WHERE document_id = ?').pluck().get(document) as Uint8Array
  }

  pair({ a, b, likeness, strength, evidence }: PairRow): void {
    this.sql(
      'INSERT OR IGNORE INTO copy_pairs (a, b, likeness, strength, evidence) VALUES (min(@a, @b), max(@a, @b), @likeness, @strength, @evidence)',
    ).run({ a, b, likeness, strength, evidence: JSON.stringify(evidence) })
  }

  /** Documents whose groups are to be made again, but for those that were always alone and still are. */
  unsettled(): number[] {
    return this.sql(
      `SELECT document_id FROM signatures s WHERE state = 'compared' AND (
         EXISTS (SELECT 1 FROM copy_pairs WHERE a = s.document_id) OR EXISTS (SELECT 1 FROM copy_pairs WHERE b = s.document_id)
         OR EXISTS (SELECT 1 FROM copies c WHERE c.document_id = s.document_id) OR EXISTS (SELECT 1 FROM copies c WHERE c.representative = s.document_id))`,
    )
      .pluck()
      .all() as number[]
  }

  pairsOf(document: number): PairRow[] {
    const rows = this.sql(
      `SELECT a, b, likeness, strength, evidence FROM copy_pairs WHERE a = @document
         UNION ALL SELECT a, b, likeness, strength, evidence FROM copy_pairs WHERE b = @document`,
    ).all({ document }) as (Omit<PairRow, 'evidence'> & { evidence: string })[]
    return rows.map((row) => ({ ...row, evidence: JSON.parse(row.evidence) as string[] }))
  }

  /** The copies among these documents as they are now, in place of those that stood. */
  replace(documents: readonly number[], copies: readonly CopyRow[]): void {
    const clear = this.sql('DELETE FROM copies WHERE document_id = ?')
    for (const document of documents) clear.run(document)
    const insert = this.sql(
      'INSERT INTO copies (document_id, representative, role, likeness, evidence) VALUES (?, ?, ?, ?, ?)',
    )
    for (const { document, representative, role, likeness, evidence } of copies)
      insert.run(document, representative, role, likeness, JSON.stringify(evidence))
  }

  /** All that was compared is in its group. */
  settle(): void {
    this.sql("UPDATE signatures SET state = 'settled' WHERE state = 'compared'").run()
  }

  /** Documents for which this one stands. */
  copiesOf(document: number): number[] {
    return this.sql('SELECT document_id FROM copies WHERE representative = ?').pluck().all(document) as number[]
  }

  /** Copies, each with the document that stands for it. */
  all(): Map<number, number> {
    return new Map(
      this.sql('SELECT document_id, representative FROM copies').raw().all() as [document: number, first: number][],
    )
  }
}
