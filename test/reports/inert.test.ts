/** Text from a document may look like a formula; in a report it stays text. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Graph } from '../../db/graph.js'
import { csvRow } from '../../reports/csv.js'
import { csvZip } from '../../reports/csvZip.js'
import { dot } from '../../reports/graph/dot.js'
import { gexf } from '../../reports/graph/gexf.js'
import { graphml } from '../../reports/graph/graphml.js'
import { json as graphJson } from '../../reports/graph/json.js'
import { svg } from '../../reports/graph/svg.js'
import { json } from '../../reports/json.js'
import { markdown } from '../../reports/markdown.js'
import type { Report } from '../../reports/tables.js'
import { xlsx } from '../../reports/xlsx.js'

const HOSTILE = ['=1+1', '+84 225', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '=HYPERLINK("http://x","y")']
/** Commands to a terminal, with and without ESC; a line turned around; tags and handlers of a page. */
const STEERING = ['\u001b[2J\u001b]0;x\u0007', '\u009b31m', 'a\u202Efdp.exe', '\u2066b\u2069', '\b\b\u007f']
const TAGS = ['<script>alert(1)</script>', '" onmouseover="alert(1)', "' onload='x", ']]><x/>', '&lt;b&gt;']
const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

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
      rows: [...[...HOSTILE, ...STEERING, ...TAGS].map((value) => [value, '=2026']), ['<b>|\n# x', '2026-02-03']],
    },
  ],
}

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

test('no form of a report lets a command to the terminal, or a turned line, through', async () => {
  expect(RAW.test(STEERING.join(''))).toBe(true)
  const made = [markdown(report), json(report), csvRow(STEERING).trim()]
  for (const file of Object.values(unzipSync(await xlsx(report)))) made.push(strFromU8(file).replaceAll('\r', ''))
  for (const file of Object.values(unzipSync(csvZip(report)))) made.push(strFromU8(file).replaceAll('\r\n', '\n'))
  for (const text of made) expect(text).not.toMatch(RAW)
  // What was there is still seen, and JSON gives it back whole.
  expect(markdown(report)).toContain('u001b')
  expect(JSON.parse(json(report)).documents.map((row: { title: string }) => row.title)).toEqual(
    expect.arrayContaining(STEERING),
  )
})

test('text that a document or a file name holds stays text in every form of a graph', () => {
  const forms = { dot, gexf, graphml, svg, json: graphJson }
  for (const hostile of [...STEERING, ...TAGS, ...HOSTILE]) {
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
