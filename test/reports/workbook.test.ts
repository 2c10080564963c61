/** The workbook as its XML: sheets, links, dates, heights, and what becomes of a table longer than a sheet. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { EXCEL, type Limits } from '../../reports/xlsx/sheet.js'
import { xlsx } from '../../reports/xlsx/workbook.js'
import { TooLargeError, zip } from '../../reports/zip.js'
import { column, reportOf, tableOf, whole, work } from './made.js'
import { elements, parseXml, textOf } from './xml.js'

const columns = [
  column('code'),
  column('date', 'date'),
  column('page', 'number'),
  column('address', 'address'),
  column('path', 'file'),
]

const row = (at: number) => ({
  code: `${at}-KH/ĐU`,
  date: '2026-02-03',
  page: at,
  address: `http://127.0.0.1:8057/tai-lieu/${at}`,
  path: `kho/${at}.docx`,
})

function filesOf(report: Parameters<typeof xlsx>[0], limits?: Limits) {
  const fileTarget = (path: string) => (path.includes('mất') ? null : `../${path}`)
  const files = unzipSync(whole(xlsx(report, { fileTarget, ...(limits && { limits }) })))
  const names = elements(parseXml(strFromU8(files['xl/workbook.xml']!)), 'sheet').map((each) => each.attributes['name'])
  const sheet = (at: number) => parseXml(strFromU8(files[`xl/worksheets/sheet${at}.xml`]!))
  const links = (at: number) => {
    const file = files[`xl/worksheets/_rels/sheet${at}.xml.rels`]
    const targets = new Map(
      (file ? elements(parseXml(strFromU8(file)), 'Relationship') : []).map(({ attributes }) => [
        attributes['Id'],
        attributes['Target'],
      ]),
    )
    return elements(sheet(at), 'hyperlink').map(({ attributes }) => [
      attributes['ref'],
      targets.get(attributes['r:id']!),
    ])
  }
  const cells = (at: number) =>
    elements(sheet(at), 'row').map((each) => elements(each, 'c').map((cell) => textOf(cell)))
  return { files, names, sheet, links, cells }
}

describe('a table', () => {
  const own = filesOf(
    reportOf([tableOf('Văn bản', columns, [row(1), { ...row(2), date: '2026-02', path: 'kho/mất.docx' }])]),
  )

  test('is a sheet with headings that stay, a filter, and real dates; a month stays words', () => {
    expect(own.names).toEqual(['Văn bản', 'Về báo cáo'])
    expect(elements(own.sheet(1), 'pane')[0]!.attributes).toMatchObject({ ySplit: '1', state: 'frozen' })
    expect(elements(own.sheet(1), 'autoFilter')[0]!.attributes).toEqual({ ref: 'A1:E3' })
    // 46056 is 3 February 2026 as Excel counts.
    expect(own.cells(1)).toEqual([
      ['code', 'date', 'page', 'address', 'path'],
      ['1-KH/ĐU', '46056', '1', 'mở', 'kho/1.docx'],
      ['2-KH/ĐU', '02/2026', '2', 'mở', 'kho/mất.docx'],
    ])
    const styles = parseXml(strFromU8(own.files['xl/styles.xml']!))
    expect(elements(styles, 'numFmt')[0]!.attributes).toEqual({ numFmtId: '164', formatCode: 'dd/mm/yyyy' })
    const style = Number(elements(own.sheet(1), 'c')[6]!.attributes['s'])
    const formats = elements(elements(styles, 'cellXfs')[0]!, 'xf')
    expect(formats[style]!.attributes['numFmtId']).toBe('164')
  })

  test('leads to the explorer and to the source file, where that is there', () => {
    expect(own.links(1)).toEqual([
      ['D2', 'http://127.0.0.1:8057/tai-lieu/1'],
      ['E2', '../kho/1.docx'],
      ['D3', 'http://127.0.0.1:8057/tai-lieu/2'],
    ])
  })

  test('every part of the package is named and well-formed', () => {
    const types = elements(parseXml(strFromU8(own.files['[Content_Types].xml']!)), 'Override').map(
      ({ attributes }) => attributes['PartName']!,
    )
    for (const part of types) expect(Object.keys(own.files)).toContain(part.slice(1))
    for (const file of Object.values(own.files)) parseXml(strFromU8(file))
  })

  test('says where it comes from', () => {
    expect(own.cells(2)).toEqual(
      expect.arrayContaining([
        ['Cơ sở dữ liệu', 'a.db'],
        ['Lần nhập', '1 (25/11/2026 00:00 UTC)'],
        ['Chương trình', 'vankien 0'],
        ['Câu hỏi', 'vankien report'],
      ]),
    )
  })
})

test('a table longer than a sheet goes on in the next, each with its headings, no row lost', () => {
  const rows = Array.from({ length: 10 }, (_, at) => row(at + 1))
  const own = filesOf(reportOf([tableOf('Trích dẫn', columns, rows)]), { ...EXCEL, rows: 5 })
  expect(own.names).toEqual(['Trích dẫn', 'Trích dẫn (2)', 'Trích dẫn (3)', 'Về báo cáo'])
  expect([1, 2, 3].map((at) => own.cells(at)[0]![0])).toEqual(['code', 'code', 'code'])
  expect(
    [1, 2, 3].flatMap((at) =>
      own
        .cells(at)
        .slice(1)
        .map(([code]) => code),
    ),
  ).toEqual(rows.map(({ code }) => code))
  expect(elements(own.sheet(3), 'autoFilter')[0]!.attributes).toEqual({ ref: 'A1:E3' })
})

test('exactly a sheet of rows needs no second one; an empty table is a sheet with headings', () => {
  const rows = Array.from({ length: 4 }, (_, at) => row(at + 1))
  expect(
    filesOf(reportOf([tableOf('a', columns, rows), tableOf('b', columns, [])]), { ...EXCEL, rows: 5 }).names,
  ).toEqual(['a', 'b', 'Về báo cáo'])
})

test('more links than Excel takes: the rest stands as addresses, and that is said', () => {
  const rows = [1, 2, 3].map((at) => ({ address: `http://127.0.0.1:8057/tai-lieu/${at}` }))
  const own = filesOf(reportOf([tableOf('a', [column('address', 'address')], rows)]), { ...EXCEL, links: 2 })
  const cells = own.cells(1)
  expect(own.links(1)).toHaveLength(2)
  expect(cells.slice(2)).toEqual([['mở'], ['http://127.0.0.1:8057/tai-lieu/3']])
  expect(own.cells(2).at(-1)![1]).toContain('Excel chỉ nhận 2 liên kết')
})

test('the coverage is a matrix of letters on colours, each leading to its document', () => {
  const unit = {
    level: 'xã',
    kind: 'xã',
    name: 'Thái Sơn',
    province: 'Hải Phòng',
    today: 'Hải Phòng',
    before: [],
    documents: [1],
  } as const
  const cell = { state: 'issued', document: 1, date: '2026-02-01', days: 3, unclear: null } as const
  const coverage = {
    works: [work],
    units: [unit, { ...unit, name: 'An Lão' }],
    cells: [[cell], [{ ...cell, state: 'nothing' as const, document: null }]],
  }
  const matrix = { coverage, address: (row: number) => (row === 0 ? 'http://127.0.0.1:8057/tai-lieu/1' : null) }
  const own = filesOf(reportOf([tableOf('coverage', columns, [])], { matrix: () => matrix }))
  expect(own.names).toEqual(['Độ phủ', 'coverage', 'Về báo cáo'])
  const cells = own.cells(1)
  expect(cells[0]![0]).toMatch(/B đã ban hành kế hoạch.*– chưa thấy/)
  expect(cells.slice(1, 4)).toEqual([
    ['Đơn vị', 'Tỉnh, thành phố', '57-NQ/TW (22/12/2024)'],
    ['xã Thái Sơn', 'Hải Phòng', 'B'],
    ['xã An Lão', 'Hải Phòng', '–'],
  ])
  expect(cells[4]).toEqual(['Số đơn vị', 'đã ban hành kế hoạch', '1'])
  expect(own.links(1)).toEqual([['C3', 'http://127.0.0.1:8057/tai-lieu/1']])
  const styles = elements(own.sheet(1), 'c').filter(({ attributes }) => /^C[34]$/.test(attributes['r']!))
  expect(new Set(styles.map(({ attributes }) => attributes['s'])).size).toBe(2)
})

test('a zip of pieces is whole: sums, sizes, names in Vietnamese', () => {
  const big = 'Đảng bộ '.repeat(200_000)
  const entries = [
    { name: 'trống.txt', chunks: [] },
    { name: 'Đảng/lớn.txt', chunks: [big.slice(0, 700_001), big.slice(700_001)] },
  ]
  const files = unzipSync(whole(zip(entries, new Date('2026-11-25T00:00:00Z'))))
  expect(Object.keys(files)).toEqual(['trống.txt', 'Đảng/lớn.txt'])
  expect(strFromU8(files['Đảng/lớn.txt']!)).toBe(big)
  expect(new TooLargeError('x').messageEn).toContain('4 GB')
})
