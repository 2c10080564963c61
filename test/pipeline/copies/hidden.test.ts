/** What copies tell where one of them bears a secrecy mark, and how a text without a header finds its like. */
import { expect, test } from 'vitest'
import { openDatabase } from '../../../db/open.js'
import { hideSecret } from '../../../db/secret.js'
import { Store } from '../../../db/store.js'
import { resolveTouched } from '../../../pipeline/run.js'
import { copies, type Entry, entry, group, put } from './archive.js'

const SYLLABLES =
  'rà soát hồ sơ đảng viên phân công cấp ủy phụ trách chi bộ thôn báo cáo tuần kiểm kê tài liệu đối chiếu danh sách bổ sung lý lịch'.split(
    ' ',
  )
/** Lines that have little in common. */
const WORK = Array.from(
  { length: 24 },
  (_, at) =>
    `${at + 1}. Xã Kim Liên ${Array.from({ length: 20 }, (_, n) => SYLLABLES[(at * 7 + n * n * 3 + at * n) % SYLLABLES.length]).join(' ')}.`,
)
const plan = (number: string): string =>
  [
    'ĐẢNG BỘ TỈNH NGHỆ AN',
    'ĐẢNG ỦY XÃ KIM LIÊN',
    '*',
    `Số ${number}-KH/ĐU`,
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Kim Liên, ngày 12 tháng 3 năm 2026',
    'KẾ HOẠCH',
    'rà soát hồ sơ đảng viên năm 2026',
    'Thực hiện Chỉ thị số 06-CT/TW ngày 24/6/2021 của Ban Bí thư, Đảng ủy xã Kim Liên ban hành kế hoạch như sau:',
    ...WORK,
    'Nơi nhận:',
    '- Lưu Văn phòng Đảng ủy xã Kim Liên.',
  ].join('\n')

async function archive(entries: readonly Entry[], secret: string) {
  const db = openDatabase(':memory:')
  put(db, entries)
  await resolveTouched(
    new Store(db),
    entries.flatMap(({ document }) => [document.codeKey, ...document.citationKeys]).filter((key) => key !== null),
  )
  expect(copies(db).map(({ name, of }) => [name, of])).toEqual([
    ['a.txt', 'c.txt'],
    ['b.txt', 'c.txt'],
  ])
  const { document } = entries.find(({ name }) => name === secret)!
  db.prepare("UPDATE documents SET secrecy = 'MẬT' WHERE sha256 = ?").run(document.sha256)
  expect(hideSecret(db)).toBe(1)
  return db
}

test('of a group whose first is secret another stands for the rest; neither path nor number of the first is told', async () => {
  const entries = [
    await entry('a.txt', plan('   ')),
    await entry('b.txt', `${plan('   ')}\n\n`),
    await entry('c.txt', plan('47')),
  ]
  expect(entries[0]!.document.codeKey).toBeNull()
  const db = await archive(entries, 'c.txt')
  expect(copies(db)).toMatchObject([{ name: 'b.txt', of: 'a.txt', role: 'copy' }])
  expect(db.prepare('SELECT DISTINCT work_id FROM documents').pluck().all()).toEqual([null])
  for (const table of ['documents', 'works', 'copies', 'copy_pairs', 'files', 'mentions'])
    expect(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all())).not.toMatch(/47-KH|c\.txt/)
  for (const table of ['signatures', 'copy_keys'])
    expect(db.prepare(`SELECT count(DISTINCT document_id) FROM ${table}`).pluck().get()).toBe(2)
})

test('a secret copy is not listed among the others of its group', async () => {
  const db = await archive(
    [
      await entry('a.txt', plan('   ')),
      await entry('b.txt', plan('   ').replace('*', '')),
      await entry('c.txt', plan('47')),
    ],
    'a.txt',
  )
  expect(copies(db)).toMatchObject([{ name: 'b.txt', of: 'c.txt', role: 'draft' }])
  expect(db.prepare('SELECT count(*) FROM copy_pairs').pluck().get()).toBe(1)
})

test('a text without head and date is found by its words, whichever comes first', async () => {
  const bare = await entry('bare.txt', `rà soát hồ sơ đảng viên năm 2026\n${WORK.join('\n')}`)
  const other = await entry('other.txt', `rà soát hồ sơ đảng viên năm 2026\n${WORK.join('\n')}\n.`)
  const whole = await entry('c.txt', plan('47'))
  expect(bare.document.extraction.document).toMatchObject({ issuer: null, date: null })
  for (const order of [
    [whole, bare, other],
    [bare, whole, other],
    [other, bare, whole],
  ]) {
    const db = openDatabase(':memory:')
    for (const each of order) {
      put(db, [each])
      group(db)
    }
    const once = openDatabase(':memory:')
    put(once, order)
    group(once)
    expect(copies(once)).toEqual(copies(db))
    expect(copies(db).map(({ name, of }) => [name, of])).toEqual([
      ['bare.txt', 'c.txt'],
      ['other.txt', 'c.txt'],
    ])
  }
})
