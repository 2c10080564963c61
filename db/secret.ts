/** Documents with a secrecy mark, hidden from whoever reads the database unless they are asked for. */
import type { Db } from './driver.js'

const hidden = new WeakMap<Db, number>()

/** How many documents are hidden from the questions that this connection asks. */
export const hiddenDocuments = (db: Db): number => hidden.get(db) ?? 0

/** Tables whose rows belong to a document. */
const OF_DOCUMENTS = ['pages', 'links', 'reviews', 'deadlines', 'printed_fields', 'signatures', 'copy_keys']

/**
 * Lays views over the tables of this connection that show what is not secret: no question can name a document with a mark,
 * nor a work that is known from such documents alone. Nothing is laid where the archive has none.
 */
export function hideSecret(db: Db): number {
  const count = db.prepare('SELECT count(*) FROM main.documents WHERE secrecy IS NOT NULL').pluck().get() as number
  hidden.set(db, count)
  if (count === 0) return 0
  db.pragma('temp_store = MEMORY')
  // A draft is the work of its issued copy: where that one is secret, its number and day must not be told by the draft.
  const documents = columnsOf(db, 'documents').map((column) =>
    column === 'work_id'
      ? `CASE WHEN d.work_id IN (SELECT work_id FROM hidden_documents) AND NOT ${SAYS_ITS_CODE} THEN NULL ELSE d.work_id END AS work_id`
      : `d.${column}`,
  )
  db.exec(`
    CREATE TEMP TABLE hidden_documents AS SELECT id, sha256, work_id FROM main.documents WHERE secrecy IS NOT NULL;
    CREATE UNIQUE INDEX temp.hidden_documents_by_id ON hidden_documents (id);
    CREATE INDEX temp.hidden_documents_by_work ON hidden_documents (work_id);
    CREATE TEMP VIEW documents AS SELECT ${documents.join(', ')} FROM main.documents d WHERE d.secrecy IS NULL;
    CREATE TEMP VIEW files AS SELECT * FROM main.files WHERE document_id IS NULL OR document_id NOT IN (SELECT id FROM hidden_documents);
  `)
  for (const table of OF_DOCUMENTS)
    db.exec(
      `CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} WHERE document_id NOT IN (SELECT id FROM hidden_documents)`,
    )
  hideWorks(db)
  hideRest(db)
  hideCopies(db)
  const views = db.prepare("SELECT sql FROM main.sqlite_master WHERE type = 'view' ORDER BY rowid").pluck()
  // A view of the database reads its own tables, whatever is laid over them: it is laid over too.
  for (const sql of views.all() as string[]) db.exec(sql.replace(/^\s*CREATE VIEW/i, 'CREATE TEMP VIEW'))
  return count
}

const SAYS_ITS_CODE = 'd.code_key IS (SELECT w.code_key FROM main.works w WHERE w.id = d.work_id)'

/** Works that only secret documents are, or name; of those that others name too, what the secret copy says is left out. */
function hideWorks(db: Db): void {
  db.exec(`
    CREATE TEMP TABLE hidden_works AS
    WITH named (id) AS (
      SELECT work_id FROM hidden_documents
      UNION SELECT m.work_id FROM main.mentions m JOIN hidden_documents h ON h.id = m.document_id
      UNION SELECT l.from_work FROM main.links l JOIN hidden_documents h ON h.id = l.document_id
      UNION SELECT l.to_work FROM main.links l JOIN hidden_documents h ON h.id = l.document_id
      UNION SELECT r.work_id FROM main.reviews r JOIN hidden_documents h ON h.id = r.document_id
    )
    SELECT w.id FROM named JOIN main.works w ON w.id = named.id
    WHERE w.origin <> 'registry'
      AND NOT EXISTS (SELECT 1 FROM main.documents d WHERE d.work_id = w.id AND d.secrecy IS NULL AND d.code_key IS w.code_key)
      AND NOT EXISTS (SELECT 1 FROM main.mentions m WHERE m.work_id = w.id AND m.document_id NOT IN (SELECT id FROM hidden_documents))
      AND NOT EXISTS (SELECT 1 FROM main.links l WHERE l.from_work = w.id AND l.document_id NOT IN (SELECT id FROM hidden_documents))
      AND NOT EXISTS (SELECT 1 FROM main.links l WHERE l.to_work = w.id AND l.document_id NOT IN (SELECT id FROM hidden_documents))
      AND NOT EXISTS (SELECT 1 FROM main.reviews r WHERE r.work_id = w.id AND r.document_id NOT IN (SELECT id FROM hidden_documents));
    CREATE UNIQUE INDEX temp.hidden_works_by_id ON hidden_works (id);
  `)
  const told = (column: string) =>
    `CASE WHEN w.origin <> 'registry' AND w.id IN (SELECT work_id FROM hidden_documents) THEN NULL ELSE w.${column} END AS ${column}`
  const columns = columnsOf(db, 'works').map((column) =>
    ['type', 'issuer', 'title', 'term'].includes(column)
      ? told(column)
      : column === 'origin'
        ? "CASE WHEN w.origin = 'held' AND w.id NOT IN (SELECT work_id FROM documents WHERE work_id IS NOT NULL) THEN 'cited' ELSE w.origin END AS origin"
        : `w.${column}`,
  )
  db.exec(
    `CREATE TEMP VIEW works AS SELECT ${columns.join(', ')} FROM main.works w WHERE w.id NOT IN (SELECT id FROM hidden_works)`,
  )
}

/** What other documents say with the help of secret ones: works considered for their citations, what they may mean. */
function hideRest(db: Db): void {
  const known = (column: string, key: string) =>
    `CASE WHEN m.${column} = '[]' THEN '[]' ELSE (SELECT coalesce(json_group_array(json(CASE type WHEN 'text' THEN json_quote(value) ELSE value END)), '[]') FROM json_each(m.${column}) WHERE ${key} NOT IN (SELECT id FROM hidden_works)) END AS ${column}`
  const mentions = columnsOf(db, 'mentions').map((column) =>
    column === 'candidates'
      ? known(column, 'value')
      : column === 'refused'
        ? known(column, "json_extract(value, '$.work')")
        : column === 'evidence'
          ? 'CASE WHEN EXISTS (SELECT 1 FROM hidden_works h WHERE instr(m.evidence, h.id) > 0) THEN NULL ELSE m.evidence END AS evidence'
          : `m.${column === 'end' ? '"end"' : column}`,
  )
  const problems = columnsOf(db, 'problems').map((column) =>
    column === 'suggestion'
      ? 'CASE WHEN p.suggestion IN (SELECT id FROM hidden_works) THEN NULL ELSE p.suggestion END AS suggestion'
      : column === 'evidence' || column === 'against'
        ? `(SELECT coalesce(json_group_array(value), '[]') FROM json_each(p.${column}) e WHERE NOT EXISTS (SELECT 1 FROM hidden_works h WHERE instr(e.value, h.id) > 0)) AS ${column}`
        : `p.${column === 'end' ? '"end"' : column}`,
  )
  db.exec(`
    CREATE TEMP VIEW mentions AS SELECT ${mentions.join(', ')} FROM main.mentions m WHERE m.document_id NOT IN (SELECT id FROM hidden_documents);
    CREATE TEMP VIEW problems AS SELECT ${problems.join(', ')} FROM main.problems p WHERE p.document_id NOT IN (SELECT id FROM hidden_documents);
    CREATE TEMP VIEW corrections AS SELECT * FROM main.corrections c
      WHERE NOT EXISTS (SELECT 1 FROM hidden_documents h WHERE substr(c.target, 1, 64) = h.sha256 OR instr(c.target, ':' || substr(h.sha256, 1, 16) || ':') > 0);
  `)
}

/** Of a group whose first is secret, the first of the others by path stands for them. */
function hideCopies(db: Db): void {
  db.exec(`
    CREATE TEMP TABLE hidden_groups AS
    SELECT c.representative, c.document_id AS stands, min(coalesce((SELECT min(f.path) FROM main.files f WHERE f.document_id = c.document_id), '')) AS path
    FROM main.copies c JOIN hidden_documents h ON h.id = c.representative
    WHERE c.document_id NOT IN (SELECT id FROM hidden_documents) GROUP BY c.representative;
    CREATE UNIQUE INDEX temp.hidden_groups_by_first ON hidden_groups (representative);
    CREATE TEMP VIEW copies AS
    SELECT c.document_id, coalesce(g.stands, c.representative) AS representative, CASE WHEN g.stands IS NULL THEN c.role ELSE 'copy' END AS role,
      c.likeness, CASE WHEN g.stands IS NULL THEN c.evidence ELSE '[]' END AS evidence
    FROM main.copies c LEFT JOIN hidden_groups g ON g.representative = c.representative
    WHERE c.document_id NOT IN (SELECT id FROM hidden_documents) AND c.document_id IS NOT g.stands;
    CREATE TEMP VIEW copy_pairs AS SELECT * FROM main.copy_pairs WHERE a NOT IN (SELECT id FROM hidden_documents) AND b NOT IN (SELECT id FROM hidden_documents);
  `)
}

const columnsOf = (db: Db, table: string): string[] =>
  db.prepare('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, 'main') as string[]

/** How many documents with a mark the database holds, hidden or not. */
export const secretDocuments = (db: Db): number =>
  db.prepare('SELECT count(*) FROM main.documents WHERE secrecy IS NOT NULL').pluck().get() as number
