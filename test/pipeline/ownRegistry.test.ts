/** An import takes the user's own registry table in, and lets go of what it no longer lists. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { useOwnRegistry } from '../../corpus/registry/load.js'
import { OWN_COLUMNS } from '../../corpus/registry/own.js'
import { type Db, openDatabase } from '../../db/open.js'
import { runImport } from '../../pipeline/run.js'

const folder = mkdtempSync(join(tmpdir(), 'vankien-own-import-'))
const archive = join(folder, 'kho')
const own = join(folder, 'danh-muc.tsv')
const TITLE = 'quản lý hồ sơ đảng viên khi chuyển sinh hoạt đảng tạm thời'
mkdirSync(archive)
writeFileSync(
  join(archive, 'a.txt'),
  [
    'ĐẢNG BỘ TỈNH NGHỆ AN',
    'ĐẢNG ỦY XÃ KIM LIÊN',
    '*',
    'Số 12-KH/ĐU',
    'Kim Liên, ngày 05 tháng 3 năm 2026',
    'KẾ HOẠCH',
    'thực hiện công tác đảng viên',
    'Thực hiện Hướng dẫn số 77-HD/BTCTW của Ban Tổ chức Trung ương, các chi bộ làm những việc sau.',
  ].join('\n'),
)
writeFileSync(
  join(archive, 'b.txt'),
  `Căn cứ Hướng dẫn số 77-HD/BTCTW, ngày 05/3/2023 của Ban Tổ chức Trung ương về ${TITLE}, chi bộ họp.`,
)
afterEach(() => void useOwnRegistry(null))
afterAll(() => rmSync(folder, { recursive: true }))

const list = (...rows: string[]) => writeFileSync(own, `${[OWN_COLUMNS.join('\t'), ...rows].join('\n')}\n`)
const row = (title: string, date = '2024-03-05') =>
  ['77-HD/BTCTW', 'Hướng dẫn', date, 'Ban Tổ chức Trung ương', 'XIII', title, '', 'user', 'high'].join('\t')

const read = (db: Db, jobs = 0) =>
  runImport(db, [archive], { jobs, program: 'test', argv: [], now: () => '2026-03-06T00:00:00Z' })
const works = (db: Db) =>
  db.prepare("SELECT id, origin, title FROM works WHERE code = '77-HD/BTCTW' ORDER BY id").raw().all()
/** Without the table the title is read on to the end of the clause. */
const LONG = `về ${TITLE}, chi bộ họp`
const meant = (db: Db) =>
  db
    .prepare("SELECT work_id, evidence FROM mentions WHERE code = '77-HD/BTCTW' ORDER BY date IS NULL, date")
    .raw()
    .all()
const all = (db: Db) => [
  db.prepare('SELECT * FROM works ORDER BY id').all(),
  db.prepare('SELECT quote, work_id, state, evidence FROM mentions ORDER BY quote, sentence').all(),
  db.prepare('SELECT kind, message, suggestion FROM problems ORDER BY kind, message').all(),
]

test('documents that were read before are told apart by the table; a row that changes or goes is followed', async () => {
  const db = openDatabase(':memory:')
  await read(db)
  expect(works(db)).toEqual([['tw/77-HD/BTCTW@2023-03-05', 'cited', LONG]])

  list(row(TITLE))
  useOwnRegistry(own)
  await read(db)
  expect(works(db)).toEqual([['tw/77-HD/BTCTW@2024-03-05', 'registry', TITLE]])
  expect(meant(db).map((each) => (each as string[])[0])).toEqual(Array(2).fill('tw/77-HD/BTCTW@2024-03-05'))
  const fresh = openDatabase(':memory:')
  await read(fresh)
  expect(all(db)).toEqual(all(fresh))

  const known = all(db)
  expect((await read(db)).documents).toBe(0)
  expect(all(db)).toEqual(known)

  list(row('một việc khác hẳn, không dính đến việc kia'))
  useOwnRegistry(own)
  await read(db)
  expect(works(db)).toEqual([
    ['tw/77-HD/BTCTW@2023-03-05', 'cited', LONG],
    ['tw/77-HD/BTCTW@2024-03-05', 'registry', 'một việc khác hẳn, không dính đến việc kia'],
  ])

  useOwnRegistry(null)
  await read(db)
  expect(works(db)).toEqual([['tw/77-HD/BTCTW@2023-03-05', 'cited', LONG]])
  const without = openDatabase(':memory:')
  await read(without)
  expect(all(db)).toEqual(all(without))
})

test('worker threads load the table too', async () => {
  list(row(TITLE))
  useOwnRegistry(own)
  const [here, there] = [openDatabase(':memory:'), openDatabase(':memory:')]
  await read(here)
  await read(there, 2)
  expect(all(there)).toEqual(all(here))
})
