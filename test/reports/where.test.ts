/** Conditions of `--where`: what they keep, and what is refused with a sentence. */
import { describe, expect, test } from 'vitest'
import { columnsIn } from '../../reports/columns.js'
import { checkColumns, parseWhere, rowTest, WhereError } from '../../reports/where.js'

const { citations, documents, deadlines } = columnsIn('vi')

const ROWS = [
  {
    code: '57-NQ/TW',
    relation: 'implement',
    province: 'Hải Phòng',
    documentDate: '2026-02-01',
    page: 1,
    title: 'về chuyển đổi số',
  },
  { code: '71-NQ/TW', relation: 'basis', province: 'Hà Nội', documentDate: '2025-12-31', page: 3, title: null },
  { code: null, relation: 'mention', province: null, documentDate: '2026', page: 12, title: 'Đề án “học tập”' },
]

test.each([
  ['code=57-NQ/TW', [0]],
  ['code=57-nq/tw', [0]],
  ['code!=57-NQ/TW', [1, 2]],
  ['code=""', [2]],
  ["code!=''", [0, 1]],
  ['province="Hải Phòng"', [0]],
  ["province = 'Hải Phòng'", [0]],
  ['province="Hai Phong"', []],
  ['province~"hai phong"', [0]],
  ['title~"chuyen doi"', [0]],
  ['title~de', [2]],
  ['relation=implement', [0]],
  ['relation="thực hiện"', [0]],
  ['relation~"thuc"', [0]],
  ['relation!=basis', [0, 2]],
  ['page>=3', [1, 2]],
  ['page<3', [0]],
  ['page=12', [2]],
  ['page!=12', [0, 1]],
  ['documentDate>=2026-01-01', [0, 2]],
  ['documentDate>2026', []],
  ['documentDate=2026', [0, 2]],
  ['documentDate=2026-02', [0]],
  ['documentDate<=31/12/2025', [1]],
  ['documentDate<2026', [1]],
  ['documentDate!=2026', [1]],
  ['documentDate~"2025"', [1]],
  ['relation=implement page=1   title~"đổi"', [0]],
  ['relation=implement page=2', []],
  ['', [0, 1, 2]],
])('%s keeps %j', (typed, kept) => {
  const keep = rowTest(parseWhere(typed), citations, 'vi')
  expect(ROWS.flatMap((row, at) => (keep(row) ? [at] : []))).toEqual(kept)
})

describe('refused, with a sentence in both languages', () => {
  test.each([
    ['code', 'không hiểu “code”'],
    ['code=', 'không hiểu “code=”'],
    ['=1', 'không hiểu “=1”'],
    ['code=57-NQ/TW AND page=1', 'không hiểu “AND page=1”'],
    ['code=1"x', 'không hiểu'],
    ['title~"chuyển', 'không hiểu'],
    ['code=57-NQ/TW; DROP TABLE works', 'không hiểu “DROP TABLE works”'],
    ['page=một', 'cột “page” cần một số'],
    ['documentDate=2026-13', 'cột “documentDate” cần một ngày'],
    ['documentDate>=30/02/2026', 'cột “documentDate” cần một ngày'],
    ['documentDate=hôm-nay', 'cột “documentDate” cần một ngày'],
    ['code>57', '“>” chỉ dùng với cột ngày hoặc số'],
    ['nope=1', 'không có cột “nope”; các cột: address, citedIssuer, code,'],
    ['constructor=1', 'không có cột “constructor”'],
  ])('%s', (typed, sentence) => {
    const refuse = () => {
      const conditions = parseWhere(typed)
      checkColumns(conditions, [citations])
      rowTest(conditions, citations, 'vi')
    }
    expect(refuse).toThrow(sentence)
    expect(refuse).toThrow(WhereError)
  })

  test('columns that no one table has together', () => {
    const conditions = parseWhere('signer=A rrule~MONTHLY')
    expect(() => checkColumns(conditions, [documents, deadlines])).toThrow('không bảng nào có đủ các cột signer, rrule')
  })

  test('a value is compared as it is: wildcards and quotes mean nothing', () => {
    const keep = rowTest(parseWhere(`title~"%' OR 1=1 --"`), citations, 'vi')
    expect(ROWS.filter(keep)).toEqual([])
  })
})
