/** Text from a document may look like a formula or a tag; in a report it stays text. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { csvRow } from '../../reports/csv.js'
import { csvZip } from '../../reports/csvZip.js'
import { docx } from '../../reports/docx/document.js'
import { html } from '../../reports/html/page.js'
import { json } from '../../reports/json.js'
import { markdown } from '../../reports/markdown.js'
import { xlsx } from '../../reports/xlsx/workbook.js'
import { column, reportOf, tableOf, whole } from './made.js'
import { elements, parseXml, textOf } from './xml.js'

const HOSTILE = ['=1+1', '+84 225', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")']
const TAGS = `</td><script>alert(1)</script><img src=x onerror="alert(1)">'"&amp;`
const BROKEN = 'a\u0000b\u000Bc\uFFFF\uD800d'

const rows = [
  ...HOSTILE.map((title) => ({ title, date: '=2026', address: 'javascript:alert(1)' })),
  { title: '<b>|\n# x', date: '2026-02-03', address: 'http://127.0.0.1:8057/tai-lieu/1?a=1&b="2"' },
  { title: TAGS, date: null, address: null },
  { title: BROKEN, date: null, address: null },
]
const columns = [column('title'), column('date', 'date'), column('address', 'address')]
const made = reportOf([tableOf('documents', columns, rows)])
const report = { ...made, about: { ...made.about, database: '=a.db', question: '-q', scope: TAGS } }

test.each(HOSTILE)('%j begins with an apostrophe in CSV', (value) => {
  expect(csvRow([value]).replace(/^"/, '').startsWith(`'${value[0]}`)).toBe(true)
})

test('numbers and plain text stay as they are in CSV; quotes, commas and line breaks are quoted', () => {
  expect(csvRow([-3, 'a - b', null, 'x,"y"', '1\n2'])).toBe('-3,a - b,,"x,""y""","1\n2"\r\n')
})

test('the CSV archive holds no cell that begins like a formula', () => {
  for (const file of Object.values(unzipSync(whole(csvZip(report)))))
    expect(strFromU8(file).replace(/^\uFEFF/, '')).not.toMatch(/(?:^|,|\r\n)"?[=+\-@\t]/)
})

test('the workbook holds no formula: every such cell is a text with its characters', () => {
  const files = unzipSync(whole(xlsx(report, { fileTarget: () => null })))
  const sheet = parseXml(strFromU8(files['xl/worksheets/sheet1.xml']!))
  expect(elements(sheet, 'f')).toEqual([])
  const cells = elements(sheet, 'c').filter(({ attributes }) => /^A(?!1$)\d+$/.test(attributes['r']!))
  expect(cells.map(({ attributes }) => attributes['t'])).toEqual(rows.map(() => 'inlineStr'))
  expect(cells.map(textOf)).toEqual(rows.map(({ title }) => title.replaceAll('\r', '\n').replace(BROKEN, 'a�b�c��d')))
})

test('a text that Excel would read as an escaped character is kept', () => {
  const own = reportOf([tableOf('documents', [column('title')], [{ title: 'mã _x0041_ và _x41' }])])
  const sheet = strFromU8(unzipSync(whole(xlsx(own, { fileTarget: () => null })))['xl/worksheets/sheet1.xml']!)
  expect(sheet).toContain('mã _x005F_x0041_ và _x41')
})

test('in Markdown a cell stays one cell and its marks stay text', () => {
  expect([...markdown(report)].join('').split('\n')).toContain(
    '| \\<b\\>\\| \\# x | 03/02/2026 | http://127.0.0.1:8057/tai-lieu/1?a=1&b="2" |',
  )
})

test('the page has no script, no handler, no address but of the explorer, and every text escaped', () => {
  const page = [...html(report)].join('')
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(page).not.toMatch(/<script|<img|<iframe|<link|<object|<svg|javascript:alert\(1\)"/i)
  expect(page).not.toMatch(/<[^>]*\son\w+=/i)
  expect(page).toContain('&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
  expect([...page.matchAll(/href="([^"]*)"/g)].map((found) => found[1])).toEqual([
    '#documents',
    'http://127.0.0.1:8057/tai-lieu/1?a=1&amp;b=&quot;2&quot;',
  ])
  // Well-formed but for the doctype and the tags that HTML leaves open.
  expect(() => parseXml(page.replace('<!DOCTYPE html>', '').replace(/<meta[^>]*>/g, ''))).not.toThrow()
})

test('the Word file is well-formed whatever a text holds', async () => {
  const { bytes } = await docx(report)
  const files = unzipSync(bytes)
  for (const [name, file] of Object.entries(files)) if (/\.(?:xml|rels)$/.test(name)) parseXml(strFromU8(file))
  const text = textOf(parseXml(strFromU8(files['word/document.xml']!)))
  expect(text).toContain(TAGS)
  expect(text).not.toMatch(/[\u0000\u000B\uFFFF]/)
})

test('JSON is one value with every row', () => {
  expect(JSON.parse([...json(report)].join('')).documents).toEqual(rows)
})
