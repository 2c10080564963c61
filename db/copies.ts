/** Copies: several documents of one text; all are kept, one of each group counts. */
import type { Db } from './open.js'

/** Keeps the documents that count: those for which no other of their group stands. `column` is an id of documents. */
export const counts = (column: string): string => `${column} NOT IN (SELECT document_id FROM copies)`

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
