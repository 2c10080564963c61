/** Questions of the search page: which documents hold words, which cite works, and what a list shows of each. */
import { counts } from './copies.js'
import type { Db } from './open.js'
import { remembered } from './remembered.js'
import type { WorkRow } from './types.js'

/** Documents that hold words. */
export interface TextHits {
  /** Documents; where they are ranked, the best first. */
  readonly ids: readonly number[]
  readonly ranked: boolean
}

/** More hits than these are not ranked: words that so many documents hold tell none of them apart. */
const RANKED = 20_000

/** Documents that hold all words, which are folded already; those that hold them one after another come first. */
export function textHits(db: Db, words: readonly string[]): TextHits {
  const quoted = words.map((word) => `"${word.replaceAll('"', '""')}"`)
  const ids = db.prepare('SELECT rowid FROM texts WHERE texts MATCH ?').pluck().all(quoted.join(' ')) as number[]
  if (ids.length > RANKED) return { ids, ranked: false }
  const ranked = db.prepare('SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank').pluck()
  const all = ranked.all(quoted.join(' ')) as number[]
  if (words.length < 2) return { ids: all, ranked: true }
  const together = new Set(ranked.all(quoted.join(' + ')) as number[])
  return { ids: [...together, ...all.filter((id) => !together.has(id))], ranked: true }
}

/** Texts of documents, for snippets. */
export function textOf(db: Db, document: number): string {
  return db.prepare('SELECT text FROM documents WHERE id = ?').pluck().get(document) as string
}

/** A document as lists show it. */
export interface ListedDocument {
  readonly id: number
  readonly path: string | null
  readonly type: string | null
  readonly code: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly level: string | null
  readonly province: string | null
  readonly title: string | null
  readonly work: string | null
}

/** These documents, in this order. */
export function listedDocuments(db: Db, ids: readonly number[]): ListedDocument[] {
  return db
    .prepare(
      `SELECT d.id, (SELECT min(f.path) FROM files f WHERE f.document_id = d.id) AS path, d.type, d.code, d.date, d.issuer, d.level, d.parent AS province, d.title, d.work_id AS work
       FROM json_each(?) j CROSS JOIN documents d ON d.id = j.value ORDER BY j.key`,
    )
    .all(JSON.stringify(ids)) as ListedDocument[]
}

/** Which documents cite works, by relation, of copies one; a document stands once under each relation. */
export function citingByRelation(db: Db, works: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const rows = db
    .prepare(
      `SELECT relation, json_group_array(document_id) FROM mentions
       WHERE work_id = ? AND relation <> 'self' AND ${counts('document_id')} GROUP BY relation ORDER BY relation`,
    )
    .raw()
  const found = new Map<string, Set<number>>()
  for (const work of works)
    for (const [relation, documents] of rows.iterate(work) as IterableIterator<[string, string]>) {
      const known = found.get(relation)
      const ids = JSON.parse(documents) as number[]
      if (known) for (const id of ids) known.add(id)
      else found.set(relation, new Set(ids))
    }
  return new Map(Array.from(found, ([relation, ids]) => [relation, [...ids]]))
}

/** A place where a document cites a work. */
export interface CitingPlace {
  readonly document: number
  readonly relation: string
  readonly via: string | null
  readonly quote: string
  readonly sentence: string
  readonly page: number
  readonly start: number
}

/** The places where these documents cite these works, as the text goes. */
export function citingPlaces(db: Db, works: readonly string[], documents: readonly number[]): CitingPlace[] {
  return db
    .prepare(
      `SELECT m.document_id AS document, m.relation, m.via, m.quote, m.sentence, m.page, m.start
       FROM json_each(@documents) d CROSS JOIN mentions m ON m.document_id = d.value
       WHERE +m.work_id IN (SELECT value FROM json_each(@works)) AND m.relation <> 'self' ORDER BY d.key, m.ordinal`,
    )
    .all({ works: JSON.stringify(works), documents: JSON.stringify(documents) }) as CitingPlace[]
}

/** How many documents cite each work that is cited at all, the most cited first. */
export const citingCounts = remembered(
  (db: Db): ReadonlyMap<string, number> =>
    new Map(
      db
        .prepare(
          `SELECT work_id, count(DISTINCT document_id) AS documents FROM mentions
           WHERE work_id IS NOT NULL AND relation <> 'self' AND ${counts('document_id')} GROUP BY work_id ORDER BY documents DESC, work_id`,
        )
        .raw()
        .all() as [string, number][],
    ),
)

/** Works by their ids, in this order. */
export function worksByIds(db: Db, ids: readonly string[]): (WorkRow & { readonly held: number })[] {
  return db
    .prepare(
      `SELECT w.id, w.scope, w.code, w.code_key AS codeKey, w.type, w.date, w.issuer, w.term, w.title, w.origin, w.confidence,
         (SELECT count(*) FROM documents d WHERE d.work_id = w.id) AS held
       FROM json_each(?) j CROSS JOIN works w ON w.id = j.value ORDER BY j.key`,
    )
    .all(JSON.stringify(ids)) as (WorkRow & { held: number })[]
}

/** Codes whose numbers are among these, for "did you mean"; of each number not more than a few hundred. */
export function codesOfNumbers(db: Db, keys: readonly string[]): string[] {
  const codes = db
    .prepare(
      'SELECT DISTINCT code FROM works WHERE code_key >= ? AND code_key < ? AND code IS NOT NULL ORDER BY code_key LIMIT 300',
    )
    .pluck()
  return [...new Set(keys.flatMap((key) => codes.all(`${key}|`, `${key}}`) as string[]))]
}

/** Codes of the centre's works, for slips that no number near by explains. */
export function centralCodes(db: Db): string[] {
  return db
    .prepare(
      "SELECT DISTINCT code FROM works WHERE id >= 'tw/' AND id < 'tw0' AND code IS NOT NULL ORDER BY id LIMIT 3000",
    )
    .pluck()
    .all() as string[]
}
