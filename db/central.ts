/** Central works that the archive holds or cites, with who says so: what the registry might take in. */
import type { Db } from './open.js'

/** A document that says something of a central work: its own header, or a citation. */
export interface Witness {
  readonly work: string
  readonly document: number
  readonly path: string | null
  readonly type: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly title: string | null
  readonly page: number
  readonly sentence: string
}

export interface CentralWork {
  readonly id: string
  readonly code: string
  readonly codeKey: string
  readonly date: string
  /** Documents that are this work. */
  readonly held: readonly Witness[]
  /** Citations of it that print its date. */
  readonly cites: readonly Witness[]
}

const PATH = '(SELECT min(f.path) FROM files f WHERE f.document_id = d.id)'
const CENTRAL = "w.scope = 'tw' AND w.code IS NOT NULL AND length(w.date) = 10 AND w.origin <> 'registry'"

/** Dated central works whose facts do not come from the registry, in the order of their ids. */
export function centralWorks(db: Db): CentralWork[] {
  const works = db
    .prepare(`SELECT w.id, w.code, w.code_key AS codeKey, w.date FROM works w WHERE ${CENTRAL} ORDER BY w.id`)
    .all() as Omit<CentralWork, 'held' | 'cites'>[]
  const held = db
    .prepare(
      `SELECT w.id AS work, d.id AS document, ${PATH} AS path, d.type, d.date, d.issuer, d.title, 1 AS page, '' AS sentence
       FROM works w JOIN documents d ON d.work_id = w.id WHERE ${CENTRAL} ORDER BY w.id, path`,
    )
    .all() as Witness[]
  const cites = db
    .prepare(
      `SELECT w.id AS work, d.id AS document, ${PATH} AS path, m.type, m.date, m.issuer, m.title, m.page, m.sentence
       FROM works w JOIN mentions m ON m.work_id = w.id AND m.date = w.date AND m.relation <> 'self' JOIN documents d ON d.id = m.document_id
       WHERE ${CENTRAL} ORDER BY w.id, path, m.ordinal`,
    )
    .all() as Witness[]
  const [heldOf, citesOf] = [byWork(held), byWork(cites)]
  return works.map((work) => ({ ...work, held: heldOf.get(work.id) ?? [], cites: citesOf.get(work.id) ?? [] }))
}

function byWork(witnesses: readonly Witness[]): Map<string, Witness[]> {
  const groups = new Map<string, Witness[]>()
  for (const witness of witnesses) {
    const group = groups.get(witness.work)
    if (group) group.push(witness)
    else groups.set(witness.work, [witness])
  }
  return groups
}
