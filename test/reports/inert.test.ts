/** Text from a document may look like a formula; in a report it stays text. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { csvRow } from '../../reports/csv.js'
import { csvZip } from '../../reports/csvZip.js'
import { markdown } from '../../reports/markdown.js'
import type { Report } from '../../reports/tables.js'
import { xlsx } from '../../reports/xlsx.js'

const HOSTILE = ['=1+1', '+84 225', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")']

const report: Report = {
  lang: 'vi',
  about: { database: '=a.db', run: '', program: 'vankien', question: '-q', made: '2026-11-25T00:00:00Z' },
  tables: [
    {
      key: 'documents',
      name: 'Văn bản',
      file: 'van-ban',
      columns: [
        { key: 'title', heading: 'Trích yếu', width: 20, kind: 'text', brief: true },
        { key: 'date', heading: 'Ngày', width: 12, kind: 'date', brief: true },
      ],
      rows: [...HOSTILE.map((value) => [value, '=2026']), ['<b>|\n# x', '2026-02-03']],
    },
  ],
}

test.each(HOSTILE)('%j begins with an apostrophe in CSV', (value) => {
  expect(csvRow([value]).replace(/^"/, '').startsWith(`'${value[0]}`)).toBe(true)
})

test('numbers and plain text stay as they are in CSV; quotes, commas and line breaks are quoted', () => {
  expect(csvRow([-3, 'a - b', null, 'x,"y"', '1\n2'])).toBe('-3,a - b,,"x,""y""","1\n2"\r\n')
})

test('the CSV archive holds no cell that begins like a formula', () => {
  for (const file of Object.values(unzipSync(csvZip(report))))
    expect(strFromU8(file).replace(/^\uFEFF/, '')).not.toMatch(/(?:^|,|\r\n)"?[=+\-@\t]/)
})

test('the workbook holds no formula: every such cell is a shared string with its text whole', async () => {
  const files = unzipSync(await xlsx(report))
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!)
  expect(sheet).not.toMatch(/<f\b/)
  const cells = [...sheet.matchAll(/<c r="A(\d+)"([^>]*)>/g)].filter(([, row]) => Number(row) > 1)
  expect(cells).toHaveLength(report.tables[0]!.rows.length)
  for (const [, , attributes] of cells) expect(attributes).toMatch(/\bt="s"/)
  const shared = strFromU8(files['xl/sharedStrings.xml']!).replaceAll('&quot;', '"')
  for (const value of HOSTILE) expect(shared).toContain(value.trim())
})

test('in Markdown a cell stays one cell and its marks stay text', () => {
  const lines = markdown(report).split('\n')
  expect(lines).toContain('| \\<b\\>\\| \\# x | 03/02/2026 |')
})
