/** Graphs as files: whole XML whatever the documents say, the same twice, and a drawing without collisions. */
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import type { Graph, GraphEdge, GraphNode } from '../../db/graph.js'
import { dot } from '../../reports/graph/dot.js'
import { gexf } from '../../reports/graph/gexf.js'
import { graphml } from '../../reports/graph/graphml.js'
import { json } from '../../reports/graph/json.js'
import { BOX, layoutOf, type Point } from '../../reports/graph/layout.js'
import { inLines, shortened, visible, widthOf } from '../../reports/graph/lines.js'
import { STROKES, strokeOf } from '../../reports/graph/relations.js'
import { svg } from '../../reports/graph/svg.js'

const node = (id: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  scope: 'tw',
  code: id,
  type: 'Kế hoạch',
  date: '2026-01-28',
  issuer: 'Ban Thường vụ Đảng ủy xã An Lão',
  term: null,
  title: 'thực hiện Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học, công nghệ',
  level: 'xã',
  held: true,
  documents: 1,
  steps: 1,
  ...more,
})

const edge = (from: string, to: string, more: Partial<GraphEdge> = {}): GraphEdge => ({
  from,
  to,
  kind: 'cites',
  relation: 'implement',
  mentions: 1,
  evidence: { path: 'a/b.docx', work: from, page: 3, quote: '57-NQ/TW', sentence: 'Thực hiện Nghị quyết số 57-NQ/TW' },
  ...more,
})

const graph = (nodes: readonly GraphNode[], edges: readonly GraphEdge[], more: Partial<Graph> = {}): Graph => ({
  root: nodes[0]!.id,
  depth: 2,
  nodes,
  edges,
  omitted: 0,
  ...more,
})

const ROOT = node('57-NQ/TW', { level: 'trung ương', type: 'Nghị quyết', steps: 0, held: false })
const PLAIN = graph(
  [ROOT, node('102-CTr/TU', { level: 'tỉnh', scope: 'hai-phong' }), node('12-KH/ĐU', { steps: 2 })],
  [
    edge('102-CTr/TU', '57-NQ/TW'),
    edge('102-CTr/TU', '57-NQ/TW', { relation: 'basis', mentions: 2 }),
    edge('12-KH/ĐU', '102-CTr/TU', {
      kind: 'asserts',
      relation: 'implements',
      evidence: { path: null, work: null, page: null, quote: null, sentence: null },
    }),
  ],
)

const HOSTILE =
  '<script>alert(1)</script>"\' onload="x" ]]> <!-- & &lt; \\n \\" \u0000\u0001\u001B\uFFFE\uD800 \u202E{}; \r\n\t</title></svg>'
const EVIL = graph(
  [
    { ...ROOT, title: HOSTILE, issuer: HOSTILE },
    node(`x${HOSTILE}`, {
      code: HOSTILE,
      type: HOSTILE,
      title: HOSTILE,
      issuer: HOSTILE,
      date: HOSTILE,
      level: 'tỉnh',
      scope: HOSTILE,
    }),
    node('y', { code: null, type: null, title: null, issuer: null, date: null, level: null }),
  ],
  [
    edge(`x${HOSTILE}`, '57-NQ/TW', {
      evidence: { path: HOSTILE, work: null, page: 1, quote: HOSTILE, sentence: HOSTILE },
    }),
    edge('y', '57-NQ/TW', { relation: HOSTILE }),
  ],
)

const XML = { svg, graphml, gexf } as const
const ALL = { json, dot, ...XML } as const

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** Elements in order, of XML that is well-formed; htmlparser2 alone would forgive what is not. */
function elements(xml: string): Element[] {
  expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/)
  const open: string[] = []
  const rest = xml
    .replace(/^<\?xml.*?\?>/, '')
    .replace(/<(\/?)([a-z:A-Z]+)((?: [a-zA-Z:.-]+="[^"<]*")*)(\/?)>/g, (_tag, closing, name, _attributes, empty) => {
      if (closing) expect(name).toBe(open.pop())
      else if (!empty) open.push(name)
      return ''
    })
  expect(open).toEqual([])
  expect(rest).not.toMatch(/[<>]/)
  expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39|#9|#10|#13);)/)
  expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u)
  const found: Element[] = []
  const path: Element[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name, attributes, text: '' }
        found.push(element)
        path.push(element)
      },
      ontext(text) {
        const last = path.at(-1)
        if (last) last.text += text
      },
      onclosetag() {
        path.pop()
      },
    },
    { xmlMode: true },
  )
  parser.end(xml.replace(/^<\?xml.*?\?>\s*/, ''))
  return found
}

const named = (xml: string, name: string) => elements(xml).filter((each) => each.name === name)

describe.each(Object.entries(ALL))('%s', (_name, write) => {
  test('is the same twice, in both languages, for hostile texts too', () => {
    for (const lang of ['vi', 'en'] as const)
      for (const each of [PLAIN, EVIL]) expect(write(each, lang)).toBe(write(structuredClone(each), lang))
  })

  test('takes a work that stands alone', () => {
    expect(write(graph([ROOT], []), 'vi')).toContain('57-NQ/TW')
  })
})

describe.each(Object.entries(XML))('%s', (_name, write) => {
  test('is whole XML, and what documents say stays text', () => {
    for (const lang of ['vi', 'en'] as const) {
      const names = new Set(elements(write(EVIL, lang)).map(({ name }) => name))
      expect(names).toEqual(
        new Set(
          elements(write({ ...EVIL, nodes: EVIL.nodes.map((each) => ({ ...each, ...plain(each) })) }, lang)).map(
            ({ name }) => name,
          ),
        ),
      )
      for (const name of names) expect(name).not.toMatch(/script/i)
      for (const { attributes } of elements(write(EVIL, lang)))
        for (const name of Object.keys(attributes)) expect(name).not.toMatch(/^on|href/i)
    }
  })
})

/** The same work without a hostile word. */
const plain = ({ title, code }: GraphNode) => ({
  title: title && 'về',
  code: code && '1-KH/TU',
  issuer: 'x',
  date: '2026',
})

test('JSON is the graph itself', () => {
  expect(JSON.parse(json(PLAIN))).toEqual(PLAIN)
})

describe('GraphML and GEXF', () => {
  test('have every work and every edge with its evidence; ids of XML where ids of works are none', () => {
    const xml = graphml(PLAIN, 'vi')
    expect(named(xml, 'node').map(({ attributes }) => attributes['id'])).toEqual(['n0', 'n1', 'n2'])
    expect(named(xml, 'edge').map(({ attributes }) => [attributes['source'], attributes['target']])).toEqual([
      ['n1', 'n0'],
      ['n1', 'n0'],
      ['n2', 'n1'],
    ])
    const keys = new Map(named(xml, 'key').map(({ attributes }) => [attributes['id'], attributes['attr.name']]))
    const data = named(xml, 'data').map(({ attributes, text }) => [keys.get(attributes['key']), text])
    expect(data).toContainEqual(['work', '102-CTr/TU'])
    expect(data).toContainEqual(['sentence', 'Thực hiện Nghị quyết số 57-NQ/TW'])
    expect(data).toContainEqual(['held', 'false'])
  })

  test('GEXF declares what it uses, and tells parallel edges apart', () => {
    const xml = gexf(PLAIN, 'en')
    expect(named(xml, 'gexf')[0]!.attributes).toMatchObject({ xmlns: 'http://gexf.net/1.3', version: '1.3' })
    expect(named(xml, 'node').map(({ attributes }) => attributes['id'])).toEqual(PLAIN.nodes.map(({ id }) => id))
    const kinds = named(xml, 'edge').map(({ attributes: own }) => `${own['source']} ${own['target']} ${own['kind']}`)
    expect(new Set(kinds).size).toBe(PLAIN.edges.length)
    const declared = new Set(named(xml, 'attribute').map(({ attributes }) => attributes['id']))
    for (const { attributes } of named(xml, 'attvalue')) expect(declared).toContain(attributes['for'])
  })
})

describe('DOT', () => {
  test('names works and edges, and holds no quote, backslash or line break that is not escaped', () => {
    const text = dot(PLAIN, 'vi')
    expect(text).toMatch(/^digraph "57-NQ\/TW" \{\n/)
    expect(text).toContain('"102-CTr/TU" -> "57-NQ/TW" [label="thực hiện"')
    expect(text).toContain('label="Trung ương"')
    for (const line of dot(EVIL, 'vi').trimEnd().split('\n')) {
      const strings = line.replace(/"(?:[^"\\]|\\["\\n])*"/g, '""')
      expect(strings).not.toMatch(/["\\]{3}|\\/)
      expect(strings).toMatch(/^(?:digraph "" \{|\}|\s+[\w"\s=;,{[\]>-]*[{};])$/)
    }
  })
})

describe('SVG', () => {
  const texts = (xml: string) => named(xml, 'text').map(({ text }) => text)

  test('names the work, the levels from the centre down, and what the lines mean', () => {
    const vi = texts(svg(PLAIN, 'vi'))
    expect(vi[0]).toBe('Sơ đồ viện dẫn của 57-NQ/TW')
    for (const word of [
      'TRUNG ƯƠNG',
      'TỈNH, THÀNH PHỐ',
      'XÃ, PHƯỜNG',
      'thực hiện',
      'văn bản được hỏi',
      'kho có',
      'kho không có',
      'BTV Đảng ủy xã An Lão',
    ])
      expect(vi).toContain(word)
    expect(texts(svg(PLAIN, 'en'))).toContain('COMMUNE')
    // The weaker of two relations between the same works is said in the tooltip, not drawn.
    expect(vi).not.toContain('căn cứ')
    expect(named(svg(PLAIN, 'vi'), 'title').map(({ text }) => text)).toContain(
      '102-CTr/TU → 57-NQ/TW\nthực hiện\n“Thực hiện Nghị quyết số 57-NQ/TW”\na/b.docx, tr. 3\ncăn cứ (2 chỗ)\n“Thực hiện Nghị quyết số 57-NQ/TW”\na/b.docx, tr. 3',
    )
  })

  test('needs nothing from outside and runs nothing', () => {
    for (const each of [PLAIN, EVIL]) {
      const xml = svg(each, 'vi')
      expect(xml).not.toMatch(/<(?:script|image|use|a|foreignObject|link|iframe|animate|set)\b/)
      expect(xml.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|@import|javascript:|data:/)
    }
  })

  test('has colours for a dark screen, one sheet on paper, and a dash of its own for every relation', () => {
    expect(svg(PLAIN, 'vi')).toContain('@media screen and (prefers-color-scheme:dark)')
    expect(svg(PLAIN, 'vi')).toMatch(/@page\{size:(?:landscape|portrait)/)
    expect(new Set(STROKES.map(({ dash, width }) => `${dash} ${dash.length > 0 ? '' : width}`)).size).toBe(
      STROKES.length,
    )
    expect(strokeOf('implements')).toBe(strokeOf('implement'))
    expect(strokeOf('no such relation').name).toBe('mention')
  })

  test('of more than forty works in a level the last box says how many others there are', () => {
    const many = Array.from({ length: 62 }, (_, at) => node(`${at + 1}-KH/ĐU`))
    const lines = many.map(({ id }, at) => edge(id, ROOT.id, { relation: at % 2 ? 'implement' : 'basis' }))
    const xml = svg(graph([ROOT, ...many], lines), 'vi')
    expect(texts(xml)).toContain('và 23 văn bản khác')
    expect(texts(svg(graph([ROOT, ...many], lines), 'en'))).toContain('and 23 others')
    expect(elements(xml).filter(({ attributes }) => attributes['class'] === 'node')).toHaveLength(41)
    expect(layoutOf(graph([ROOT, ...many.slice(0, 40)], lines.slice(0, 40))).boxes).toHaveLength(41)
  })
})

describe('the layout', () => {
  const LEVELS = ['trung ương', 'tỉnh', 'huyện', 'xã', null]
  const RELATIONS = ['implement', 'implements', 'continues', 'basis', 'nested', 'mention', 'review', 'amends']
  const anyGraph = fc
    .record({
      works: fc.array(fc.record({ level: fc.constantFrom(...LEVELS), steps: fc.integer({ min: -2, max: 2 }) }), {
        minLength: 1,
        maxLength: 60,
      }),
      edges: fc.array(
        fc.record({ from: fc.nat(), to: fc.nat(), relation: fc.constantFrom(...RELATIONS), own: fc.boolean() }),
        { maxLength: 90 },
      ),
    })
    .map(({ works, edges }) => {
      const nodes = works.map(({ level, steps }, at) => node(`${at}`, { level, steps: at === 0 ? 0 : steps }))
      const seen = new Map<string, GraphEdge>()
      for (const { from, to, relation, own } of edges) {
        const [a, b] = [String(from % nodes.length), String(to % nodes.length)]
        const kind = own ? ('cites' as const) : ('asserts' as const)
        const evidence = { path: null, work: own ? a : null, page: null, quote: null, sentence: null }
        if (a !== b) seen.set(`${a} ${b} ${kind} ${relation}`, edge(a, b, { kind, relation, evidence }))
      }
      return graph(nodes, [...seen.values()])
    })

  interface Segment {
    readonly from: Point
    readonly to: Point
  }
  const segments = (points: readonly Point[]): Segment[] => points.slice(1).map((to, at) => ({ from: points[at]!, to }))
  const span = ({ from, to }: Segment, axis: 0 | 1): [number, number] => [
    Math.min(from[axis], to[axis]),
    Math.max(from[axis], to[axis]),
  ]

  /** Whether two segments run along each other, not only across. */
  function together(a: Segment, b: Segment): boolean {
    for (const axis of [0, 1] as const) {
      const other = axis === 0 ? 1 : 0
      if (a.from[other] !== a.to[other] || b.from[other] !== b.to[other] || a.from[other] !== b.from[other]) continue
      const [[aLow, aHigh], [bLow, bHigh]] = [span(a, axis), span(b, axis)]
      if (Math.min(aHigh, bHigh) - Math.max(aLow, bLow) > 0.01) return true
    }
    return false
  }

  test('boxes stand apart and inside their band, and every work is in one', () => {
    fc.assert(
      fc.property(anyGraph, (any) => {
        const { boxes, bands, width } = layoutOf(any)
        expect(boxes.flatMap(({ nodes }) => nodes.map(({ id }) => id)).sort()).toEqual(
          any.nodes.map(({ id }) => id).sort(),
        )
        for (const [at, a] of boxes.entries()) {
          expect(a.x >= 0 && a.x + BOX.width <= width).toBe(true)
          const band = bands.find(({ level }) => level === a.nodes[0]!.level)!
          expect(a.y > band.y && a.y + BOX.height <= band.y + band.height).toBe(true)
          for (const b of boxes.slice(at + 1))
            expect(Math.abs(a.x - b.x) >= BOX.width || Math.abs(a.y - b.y) >= BOX.height).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('lines run straight across or down, from box to box, through none, and along no line that they do not meet', () => {
    fc.assert(
      fc.property(anyGraph, (any) => {
        const { boxes, nets, width, height } = layoutOf(any)
        for (const line of nets.flat()) {
          const { points } = line
          const [hub, leaf] = line.tipLast ? [line.from, line.to] : [line.to, line.from]
          for (const [[x, y], box] of [
            [points[0]!, hub],
            [points.at(-1)!, leaf],
          ] as const) {
            expect(x > box.x && x < box.x + BOX.width).toBe(true)
            expect([box.y, box.y + BOX.height]).toContain(y)
          }
          for (const each of segments(points)) {
            const [[left, right], [top, bottom]] = [span(each, 0), span(each, 1)]
            expect(left === right || top === bottom).toBe(true)
            expect(left >= 0 && right <= width && top >= 0 && bottom <= height).toBe(true)
            for (const { x, y } of boxes)
              expect(right > x && left < x + BOX.width && bottom > y && top < y + BOX.height).toBe(false)
          }
        }
        const runs = nets.map((net) => net.flatMap(({ points }) => segments(points)))
        for (const [at, net] of runs.entries())
          for (const other of runs.slice(at + 1)) expect(net.some((a) => other.some((b) => together(a, b)))).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('every edge is drawn, or stands for itself inside one box', () => {
    fc.assert(
      fc.property(anyGraph, (any) => {
        const { boxes, nets } = layoutOf(any)
        const drawn = nets.flat().flatMap(({ edges }) => edges)
        const inside = any.edges.filter(({ from, to }) =>
          boxes.some(({ nodes }) => nodes.some(({ id }) => id === from) && nodes.some(({ id }) => id === to)),
        )
        expect(new Set([...drawn, ...inside])).toEqual(new Set(any.edges))
      }),
      { numRuns: 40 },
    )
  })
})

describe('text in lines', () => {
  test('no line is wider than it may be, and only the last one may be shortened', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 1, max: 3 }), (text, most) => {
        const lines = inLines(visible(text), 180, 11, most)
        expect(lines.length).toBeLessThanOrEqual(most)
        for (const line of lines) expect(widthOf(line, 11)).toBeLessThanOrEqual(180.01)
      }),
    )
  })

  test('Vietnamese marks take no place; what does not fit ends in "…", at a word where there is one', () => {
    expect(widthOf('Nghị quyết', 11)).toBe(widthOf('Nghi quyet', 11))
    expect(shortened('Kế hoạch', 200, 11)).toBe('Kế hoạch')
    expect(shortened('x'.repeat(100), 60, 11)).toMatch(/^x{5,12}…$/)
    expect(inLines('một hai ba bốn năm sáu bảy tám chín mười', 60, 11, 2)).toEqual(['một hai ba', 'bốn năm…'])
    expect(visible('a\u0000b\u202E\tc  d\u00AD')).toBe('a b c d')
  })
})
