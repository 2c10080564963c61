/** Questions in SQL: answered, bounded, and unable to write or to open another file. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.js'
import { ask } from '../../db/question.js'
import { runImport } from '../../pipeline/run.js'
import { siteOf, visitor } from './visit.js'

const folder = mkdtempSync(join(tmpdir(), 'vankien-sql-'))
const path = join(folder, 'kho.db')
let visit: ReturnType<typeof visitor>

beforeAll(() => {
  openDatabase(path, { create: true }).close()
  writeFileSync(join(folder, 'other.db'), '')
  visit = visitor(siteOf(openDatabase(path, { readonly: true }), { database: path }))
})
afterAll(() => rmSync(folder, { recursive: true }))

const of = (sql: string, limit = 20_000) => ask({ path, sql, rows: 10, bytes: 10_000 }, limit)

test('a question is answered with its columns', async () => {
  expect(await of("-- của tôi\nSELECT 'Đảng' AS word, 2 AS n, NULL AS empty")).toEqual({
    columns: ['word', 'n', 'empty'],
    rows: [['Đảng', 2, null]],
    more: false,
  })
})

test('rows and their length are bounded', async () => {
  const many = await of('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n')
  expect(many).toMatchObject({ more: true, rows: expect.objectContaining({ length: 10 }) })
  expect(await of("SELECT printf('%.*c', 20000, 'x')")).toMatchObject({ more: true, rows: [] })
})

test('what does not end is stopped', async () => {
  const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'
  expect(await of(endless, 1500)).toEqual({ error: 'too-long' })
})

test.each([
  'DELETE FROM works',
  "ATTACH 'other.db' AS other",
  "VACUUM INTO 'copy.db'",
  'PRAGMA journal_mode = DELETE',
  'CREATE TABLE x (y)',
  '',
])('%j is no question', async (sql) => {
  expect(await of(sql)).toEqual({ error: 'not-a-question' })
})

test.each(['WITH x AS (SELECT 1) DELETE FROM works', "SELECT load_extension('x')", 'SELECT 1; DELETE FROM works'])(
  '%j is refused',
  async (sql) => {
    expect(await of(sql)).toHaveProperty('error')
  },
)

test('a question cannot fill the machine', async () => {
  expect(await of('SELECT length(randomblob(900000000))')).toHaveProperty('error')
})

test('nothing was made beside the database', () => {
  expect(readdirSync(folder).filter((name) => !/^(?:kho|mat)\./.test(name))).toEqual(['other.db'])
})

test('the page shows rows, escaped, and what is wrong', async () => {
  const shown = await visit(`/sql?q=${encodeURIComponent("SELECT '<script>alert(1)</script>' AS x")}`)
  expect(shown.status).toBe(200)
  const text = await shown.text()
  expect(text).toContain('&lt;script&gt;alert(1)')
  expect(text).toContain('<code>mentions</code>')
  const wrong = await visit('/sql?q=DROP%20TABLE%20works')
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('không có gì được ghi')
})

test('the same as a file, formulas as text', async () => {
  const answer = await visit(`/sql.csv?q=${encodeURIComponent("SELECT '=1+1' AS x")}`)
  expect(await answer.text()).toContain("'=1+1")
})

test('where secret documents are hidden, no question in SQL is answered', async () => {
  const secret = join(folder, 'mat.db')
  const db = openDatabase(secret, { create: true })
  writeFileSync(join(folder, 'mat.txt'), 'MẬT\nTỈNH ỦY NGHỆ AN\nSố 5-KH/TU\nKẾ HOẠCH\nvề một việc\n')
  const options = { jobs: 0, program: 'thử', argv: [], now: () => '2026-11-26T00:00:00Z', includeSecret: true }
  await runImport(db, [join(folder, 'mat.txt')], options)
  db.close()
  const ofHidden = visitor(siteOf(openDatabase(secret, { readonly: true }), { database: secret }))
  const ofAll = visitor(siteOf(openDatabase(secret, { readonly: true, includeSecret: true }), { database: secret }))
  for (const path of ['/sql?q=SELECT%20text%20FROM%20documents', '/sql.csv?q=SELECT%20text%20FROM%20documents']) {
    const refused = await ofHidden(path)
    expect(refused.status).toBe(403)
    expect(await refused.text()).not.toContain('một việc')
    expect(await (await ofAll(path)).text()).toContain('một việc')
  }
})
