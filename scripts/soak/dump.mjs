/** All that a database says, in an order of its own and without row numbers, runs and times: equal for equal contents. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Database } from '../../dist/db/driver.js'

/** A reader of a database that may be in use; null where there is none yet. */
export function openReader(path) {
  if (!existsSync(path)) return null
  const db = new Database(path, { readonly: true })
  db.pragma('busy_timeout = 1000')
  return db
}

/** Row numbers and what belongs to one run only; they differ between two imports of the same archive. */
const OWN = { '*': ['id', 'run_id'], mentions: ['document_id'], texts: [] }
const SKIPPED = new Set(['runs', 'migrations', 'corrections'])

/** Table → its rows as JSON lines, sorted. Ids of documents and mentions are said by their content. */
export function dump(path) {
  const db = openReader(path)
  if (db === null) throw new Error(`there is no database ${path}`)
  try {
    const tables = db
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'texts%'",
      )
      .pluck()
      .all()
    const documents = new Map(db.prepare('SELECT id, sha256 FROM documents').raw().all())
    const mentions = new Map(
      db
        .prepare("SELECT m.id, d.sha256 || ':' || m.ordinal FROM mentions m JOIN documents d ON d.id = m.document_id")
        .raw()
        .all(),
    )
    const out = {}
    for (const table of tables) {
      if (SKIPPED.has(table)) continue
      const lines = []
      for (const row of db.prepare(`SELECT * FROM "${table}"`).iterate()) {
        for (const name of OWN['*']) if (table !== 'works' || name !== 'id') delete row[name]
        if ('document_id' in row) row.document_id = documents.get(row.document_id) ?? null
        if ('representative' in row) row.representative = documents.get(row.representative) ?? null
        if (table === 'copy_pairs') [row.a, row.b] = [row.a, row.b].map((id) => documents.get(id) ?? null).sort()
        if (Buffer.isBuffer(row.signature)) row.signature = row.signature.toString('base64')
        if ('mention' in row) row.mention = mentions.get(row.mention) ?? null
        lines.push(JSON.stringify(row))
      }
      out[table] = lines.sort()
    }
    // The index of words has no contents of its own: it is asked which documents hold some words.
    out.texts = ['ke', 'nghi', 'hoach', 'tinh', 'bao', '57', '2026', 'xa'].map((word) =>
      JSON.stringify([
        word,
        db
          .prepare('SELECT rowid FROM texts WHERE texts MATCH ?')
          .pluck()
          .all(word)
          .map((id) => documents.get(id) ?? `?${id}`)
          .sort(),
      ]),
    )
    out.integrity = [db.pragma('integrity_check', { simple: true }), `${db.pragma('foreign_key_check').length}`]
    return out
  } finally {
    db.close()
  }
}

/** What two dumps differ in, at most ten lines a table; empty where they are the same. */
export function differences(expected, real) {
  const out = []
  for (const table of new Set([...Object.keys(expected), ...Object.keys(real)])) {
    const [left, right] = [expected[table] ?? [], real[table] ?? []]
    if (digest(left) === digest(right)) continue
    const [has, should] = [new Set(right), new Set(left)]
    out.push(`${table}: ${left.length} rows expected, ${right.length} found`)
    for (const line of left.filter((each) => !has.has(each)).slice(0, 10)) out.push(`  lost    ${line.slice(0, 400)}`)
    for (const line of right.filter((each) => !should.has(each)).slice(0, 10))
      out.push(`  more    ${line.slice(0, 400)}`)
  }
  return out
}

const digest = (lines) => createHash('sha256').update(lines.join('\n')).digest('hex')
