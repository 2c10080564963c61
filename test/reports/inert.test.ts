/** Text from a document may look like a formula or a tag; in a report it stays text. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Graph } from '../../db/graph.js'
import { csvRow } from '../../reports/csv.js'
import { csvZip } from '../../reports/csvZip.js'
import { docx } from '../../reports/docx/document.js'
import { dot } from '../../reports/graph/dot.js'
import { gexf } from '../../reports/graph/gexf.js'
import { graphml } from '../../reports/graph/graphml.js'
import { json as graphJson } from '../../reports/graph/json.js'
import { svg } from '../../reports/graph/svg.js'
import { html } from '../../reports/html/page.js'
import { json } from '../../reports/json.js'
import { markdown } from '../../reports/markdown.js'
import { xlsx } from '../../reports/xlsx/workbook.js'
import { column, reportOf, tableOf, whole } from './made.js'
import { elements, parseXml, textOf } from './xml.js'

const HOSTILE = ['=1+1', '+84 225', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '=HYPERLINK("http://x","y")']
/** Commands to a terminal, with and without ESC; a line turned around; tags and handlers of a page. */
const STEERING = ['\u001b[2J\u001b]0;x\u0007', '\u009b31m', 'a\u202Efdp.exe', '\u2066b\u2069', '\b\b\u007f']
const MARKS = ['<script>alert(1)</script>', '" onmouseover="alert(1)', "' onload='x", ']]><x/>', '&lt;b&gt;']
const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

const TAGS = `</td><script>alert(1)</script><img src=x onerror="alert(1)">'"&amp;`
const BROKEN = 'a\u0000b\u000Bc\uFFFF\uD800d'

const rows = [
  ...[...HOSTILE, ...STEERING].map((title) => ({ title, date: '=2026', address: 'javascript:alert(1)' })),
  { title: '<b>|\n# x', date: '2026-02-03', address: 'http://127.0.0.1:8057/tai-lieu/1?a=1&b="2"' },
  { title: TAGS, date: null, address: null },
  { title: BROKEN, date: null, address: null },
]
const columns = [column('title'), column('date', 'date'), column('address', 'address')]
const made = reportOf([tableOf('documents', columns, rows)])
const report = { ...made, about: { ...made.about, database: '=a.db', question: '-q', scope: TAGS } }

test.each(HOSTILE)('%j begins with an apostrophe in CSV', (value) => {
  expect(
    csvRow([value])
      .replace(/^"/, '')
      .startsWith(`'${value[0] === '\r' ? '\n' : value[0]}`),
  ).toBe(true)
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
  const kept = (title: string) =>
    title.replaceAll('\r', '\n').replace(BROKEN, 'a�b�c��d').replace(new RegExp(RAW, 'g'), '�')
  expect(cells.map(textOf)).toEqual(rows.map(({ title }) => kept(title)))
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

test('no form of a report lets a command to the terminal, or a turned line, through', async () => {
  expect(RAW.test(STEERING.join(''))).toBe(true)
  const made = [...[markdown, json, html].map((write) => [...write(report)].join('')), csvRow(STEERING).trim()]
  const { bytes } = await docx(report)
  const packed = [whole(xlsx(report, { fileTarget: () => null })), whole(csvZip(report)), bytes]
  for (const file of packed.flatMap((zip) => Object.values(unzipSync(zip))))
    made.push(strFromU8(file).replaceAll('\r', ''))
  for (const text of made) expect(text).not.toMatch(RAW)
  // What was there is still seen, and JSON gives it back whole.
  expect(made[0]).toContain('u001b')
  expect(JSON.parse(made[1]!).documents.map((row: { title: string }) => row.title)).toEqual(
    expect.arrayContaining(STEERING),
  )
})

test('text that a document or a file name holds stays text in every form of a graph', () => {
  const forms = { dot, gexf, graphml, svg, json: graphJson }
  for (const hostile of [...STEERING, ...MARKS, ...HOSTILE]) {
    for (const [name, write] of Object.entries(forms)) {
      const made = write(chain(hostile), 'vi')
      expect(made, name).not.toMatch(RAW)
      if (name === 'dot' || name === 'json') continue
      expect(made, name).not.toMatch(/<script|<x\/>|<[^>]*"[^"<>]*" on\w+="alert/)
    }
  }
})

/** Two works and what ties them, all of it saying the same. */
function chain(said: string): Graph {
  const node = { scope: said, code: said, type: said, date: said, issuer: said, term: said, title: said, level: 'xã' }
  const counts = { held: true, documents: 1, steps: 1 }
  return {
    root: 'a',
    depth: 1,
    nodes: [
      { ...node, ...counts, id: 'a' },
      { ...node, ...counts, id: said },
    ],
    edges: [
      {
        from: said,
        to: 'a',
        kind: 'cites',
        relation: 'implement',
        mentions: 1,
        evidence: { path: said, work: said, page: 1, quote: said, sentence: said },
      },
    ],
    omitted: 0,
  }
}
