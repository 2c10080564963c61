/**
 * Who has done what about some works, for a whole archive at once: a few questions over sets, whatever the number of units
 * and works. Lists of documents come as one JSON array a row, which costs a tenth of a row for each.
 */
import { counts } from './copies.js'
import type { Db } from './open.js'

/** Documents of one issuer, with their dates; and those of them whose type orders something done. */
export interface PlaceRow {
  readonly level: string | null
  readonly parent: string | null
  readonly issuer: string | null
  readonly documents: readonly number[]
  readonly dates: readonly (string | null)[]
  readonly ordering: readonly number[]
}

/** Types by which a unit orders a work to be carried out; a report, minutes or a notice order nothing. */
const ORDERING_TYPES = [
  'Nghị quyết',
  'Nghị quyết liên tịch',
  'Chỉ thị',
  'Kết luận',
  'Quyết định',
  'Quy định',
  'Quy chế',
  'Quy chế phối hợp',
  'Hướng dẫn',
  'Hướng dẫn liên tịch',
  'Hướng dẫn liên ngành',
  'Kế hoạch',
  'Kế hoạch hành động',
  'Kế hoạch liên tịch',
  'Chương trình',
  'Chương trình hành động',
  'Chương trình phối hợp',
  'Chương trình công tác',
  'Chiến lược',
  'Đề án',
  'Phương án',
  'Thông tri',
  'Công văn',
  'Công điện',
  'Nghị định',
  'Thông tư',
  'Thông tư liên tịch',
]

/** All documents by level, place and issuer, of copies one; within an issuer by date and content, not by import. */
export function documentPlaces(db: Db): PlaceRow[] {
  const ordering = ORDERING_TYPES.map((type) => `'${type}'`).join(', ')
  const rows = db
    .prepare(
      `SELECT level, parent, issuer, json_group_array(id) AS documents, json_group_array(date) AS dates, json_group_array(id) FILTER (WHERE type IN (${ordering})) AS ordering
       FROM (SELECT id, level, parent, issuer, date, type FROM documents WHERE (type IS NOT NULL OR issuer IS NOT NULL) AND ${counts('id')} ORDER BY level, parent, issuer, date, sha256)
       GROUP BY level, parent, issuer`,
    )
    .iterate() as IterableIterator<
    Pick<PlaceRow, 'level' | 'parent' | 'issuer'> & Record<'documents' | 'dates' | 'ordering', string>
  >
  return Array.from(rows, ({ level, parent, issuer, documents, dates, ordering: own }) => ({
    level,
    parent,
    issuer,
    documents: JSON.parse(documents) as number[],
    dates: JSON.parse(dates) as (string | null)[],
    ordering: JSON.parse(own) as number[],
  }))
}

/** What a document does about a work, the strongest first. */
export type Standing = 'issued' | 'implements' | 'reviews' | 'cites'

/** A citation that may mean this work or another one, or prints it with another date. */
export type Unclear = 'unclear'

/** The document is the work itself. */
export type Own = 'own'

/** Documents that stand in one way to one work; a document may stand in several rows. */
export interface StandingRow {
  readonly work: string
  readonly standing: Standing | Unclear | Own
  /** Whether only documents of an ordering type count: a report with the work in its title issues nothing. */
  readonly ordering: boolean
  readonly documents: readonly number[]
}

const RELATIONS: readonly (readonly [relation: string, standing: Standing])[] = [
  ['basis', 'implements'],
  ['implement', 'implements'],
  ['review', 'reviews'],
  ['monitor', 'cites'],
  ['amend', 'cites'],
  ['replace', 'cites'],
  ['nested', 'cites'],
  ['mention', 'cites'],
]

/** A work that is asked about, with the works that are most likely it with a slip in the date. */
export interface AskedWork {
  readonly work: string
  readonly misprints: readonly string[]
}

/**
 * Which documents do what about these works. Issued: the title carries the work out, or someone says that this document
 * carries it out or goes on with it.
 */
export function standingsOf(db: Db, works: readonly AskedWork[]): StandingRow[] {
  const asked = JSON.stringify(works)
  const rows = db
    .prepare(
      `WITH asked AS MATERIALIZED (SELECT value ->> 'work' AS work, value -> 'misprints' AS misprints FROM json_each(@asked)),
         relations AS MATERIALIZED (SELECT value ->> 0 AS relation, value ->> 1 AS standing FROM json_each(@relations))
       SELECT work, standing, 0 AS ordering,
         (SELECT json_group_array(m.document_id) FROM mentions m WHERE m.work_id = work AND m.relation = r.relation) AS documents
       FROM asked CROSS JOIN relations r
       UNION ALL
       SELECT work, 'issued', 1,
         (SELECT json_group_array(m.document_id) FROM mentions m WHERE m.work_id = work AND m.relation = r.relation AND m.in_title = 1
            AND (m.relation <> 'nested' OR NOT EXISTS (SELECT 1 FROM mentions p WHERE p.document_id = m.document_id AND coalesce(p.code, p.quote) = m.via AND p.relation IN ('review', 'monitor', 'amend', 'replace'))))
       FROM asked CROSS JOIN relations r WHERE r.relation IN ('basis', 'implement', 'mention', 'nested')
       UNION ALL
       SELECT work, 'issued', 1,
         (SELECT json_group_array(d.id) FROM (SELECT DISTINCT l.from_work FROM links l WHERE l.to_work = work AND l.relation IN ('implements', 'continues')) CROSS JOIN documents d ON d.work_id = from_work)
       FROM asked
       UNION ALL
       SELECT work, 'own', 0, (SELECT json_group_array(d.id) FROM documents d WHERE d.work_id = work) FROM asked
       UNION ALL
       SELECT work, 'unclear', 0,
         (SELECT json_group_array(m.document_id) FROM mentions m WHERE m.code_key = w.code_key AND m.state = 'ambiguous' AND EXISTS (SELECT 1 FROM json_each(m.candidates) WHERE value = work))
       FROM asked JOIN works w ON w.id = work
       UNION ALL
       SELECT work, 'unclear', 0,
         (SELECT json_group_array(m.document_id) FROM json_each(misprints) p CROSS JOIN mentions m ON m.work_id = p.value AND m.relation <> 'self')
       FROM asked WHERE json_array_length(misprints) > 0`,
    )
    .iterate({ asked, relations: JSON.stringify(RELATIONS) }) as IterableIterator<{
    work: string
    standing: StandingRow['standing']
    ordering: number
    documents: string
  }>
  return Array.from(rows, ({ work, standing, ordering, documents }) => ({
    work,
    standing,
    ordering: ordering === 1,
    documents: JSON.parse(documents) as number[],
  }))
}

/** A document that shows what a unit did about a work, with the place that says so. */
export interface Evidence {
  readonly document: number
  readonly path: string | null
  readonly type: string | null
  readonly code: string | null
  readonly title: string | null
  readonly issuer: string | null
  readonly date: string | null
  readonly relation: string | null
  readonly via: string | null
  readonly quote: string | null
  readonly sentence: string | null
  readonly page: number | null
  /** The document that says it and the place in its text. */
  readonly place: number | null
  readonly start: number | null
  /** The file that says it, where it is another one. */
  readonly saidIn: string | null
}

/** What is to be shown: this document, this work, as this. */
export interface Shown extends AskedWork {
  readonly document: number
  readonly standing: Standing | Unclear
}

/**
 * The evidence for each of these, in their order: the citation in the title, else the first of the relation that counted;
 * where the document itself does not name the work, the sentence of the one that says what it carries out.
 */
export function evidenceOf(db: Db, shown: readonly Shown[]): Evidence[] {
  const path = (id: string) => `(SELECT min(f.path) FROM files f WHERE f.document_id = ${id})`
  return db
    .prepare(
      `WITH shown AS MATERIALIZED (SELECT key AS at, value ->> 'document' AS document, value ->> 'work' AS work, value ->> 'standing' AS standing, value -> 'misprints' AS misprints FROM json_each(?)),
         own AS MATERIALIZED (
           SELECT s.*, (SELECT m.id FROM mentions m WHERE m.document_id = s.document
               AND (m.work_id = s.work OR (s.standing = 'unclear' AND CASE m.state WHEN 'ambiguous' THEN EXISTS (SELECT 1 FROM json_each(m.candidates) WHERE value = s.work) ELSE m.work_id IN (SELECT value FROM json_each(s.misprints)) END))
             ORDER BY CASE WHEN s.standing = 'issued' THEN -m.in_title ELSE 0 END, CASE m.relation WHEN 'self' THEN 0 WHEN 'basis' THEN 1 WHEN 'implement' THEN 1 WHEN 'review' THEN 2 ELSE 3 END, m.ordinal LIMIT 1) AS mention
           FROM shown s),
         said AS MATERIALIZED (
           SELECT o.*, coalesce(o.mention, (SELECT m.id FROM links l JOIN documents d ON d.id = l.document_id JOIN mentions m ON m.document_id = l.document_id AND m.work_id = l.to_work
             WHERE l.to_work = o.work AND l.relation IN ('implements', 'continues') AND l.from_work = (SELECT work_id FROM documents WHERE id = o.document)
             ORDER BY d.sha256, m.ordinal LIMIT 1)) AS place
           FROM own o)
       SELECT d.id AS document, ${path('d.id')} AS path, d.type, d.code, d.title, d.issuer, d.date, m.relation, m.via, m.quote, m.sentence, m.page, m.document_id AS place, m.start,
         CASE WHEN s.mention IS NULL AND m.id IS NOT NULL THEN ${path('m.document_id')} END AS saidIn
       FROM said s JOIN documents d ON d.id = s.document LEFT JOIN mentions m ON m.id = s.place ORDER BY s.at`,
    )
    .all(JSON.stringify(shown)) as Evidence[]
}
