/** A graph as one drawing that needs nothing else: no script, no font, no network; for the screen and for paper. */
import type { Graph, GraphEdge, GraphNode } from '../../db/graph.js'
import { dateLabel, type Language, numberLabel, relationLabel } from '../labels.js'
import { aboutEdge, aboutWork, levelName, nameOf, shortIssuer, titleOf } from './labels.js'
import { type Band, BOX, type Box, type Layout, type Line, layoutOf, type Point } from './layout.js'
import { inLines, shortened, visible, widthOf } from './lines.js'
import { STROKES, type Stroke, strokeOf } from './relations.js'
import { attributes, escaped } from './xml.js'

const FONTS = "Arial, 'Liberation Sans', 'Noto Sans', 'Segoe UI', Roboto, sans-serif"
const MARGIN = 24
const PADDING = 10
const CODE = 13.5
const RADIUS = 7
const TIP = { length: 9, half: 4.2 } as const

/** Colours on white; the classes give those on black. */
const COLOURS = {
  paper: ['#ffffff', '#14181d'],
  band: ['#f4f6f8', '#1b2127'],
  text: ['#15191e', '#eceff2'],
  faint: ['#57616c', '#a7b1bc'],
  box: ['#ffffff', '#232b33'],
  border: ['#57616c', '#8793a0'],
  root: ['#fff3c9', '#4a3c08'],
} as const

type Colour = keyof typeof COLOURS

const SAYS = {
  vi: {
    heading: (code: string) => `Sơ đồ viện dẫn của ${code}`,
    size: (works: string, edges: string, depth: string) =>
      `${works} văn bản, ${edges} quan hệ, ${depth} bậc lên và xuống`,
    arrows: 'Mũi tên đi từ văn bản thực hiện, viện dẫn tới văn bản được thực hiện, viện dẫn',
    omitted: (count: string) => `Còn ít nhất ${count} văn bản không đưa vào sơ đồ`,
    others: (count: string) => `và ${count} văn bản khác`,
    asked: 'văn bản được hỏi',
    held: 'kho có',
    notHeld: 'kho không có',
    another: 'mũi tên rỗng: theo lời một văn bản khác',
    between: (count: string) => `${count} văn bản`,
  },
  en: {
    heading: (code: string) => `Citations around ${code}`,
    size: (works: string, edges: string, depth: string) =>
      `${works} works, ${edges} relations, ${depth} steps up and down`,
    arrows: 'Arrows lead from the one that carries out or cites to the one that is carried out or cited',
    omitted: (count: string) => `At least ${count} more works were left out`,
    others: (count: string) => `and ${count} others`,
    asked: 'the work asked about',
    held: 'in the archive',
    notHeld: 'not in the archive',
    another: 'hollow: as another document says',
    between: (count: string) => `${count} works`,
  },
} as const

/** A drawing inside a page: where its boxes and lines lead, and the nonce that its styles need there. */
export interface Inline {
  readonly nonce: string
  /** Address of a work. */
  work(node: GraphNode): string
  /** Address of the sentence that proves a line; null where there is none. */
  place(edge: GraphEdge): string | null
  /** Address of the list of the works of a level that are not drawn one by one. */
  others(level: string | null): string
}

export function svg(graph: Graph, lang: Language, inline: Inline | null = null): string {
  const layout = layoutOf(graph)
  const says = SAYS[lang]
  const root = graph.nodes.find(({ id }) => id === graph.root)!
  const width = Math.max(layout.width, 620)
  const head = heading(root, graph, width, lang)
  const keys = legend(graph, layout, width, lang)
  const shift = Math.round((width - layout.width) / 2)
  const total = [width + 2 * MARGIN, Math.ceil(head.height + layout.height + keys.height + 2 * MARGIN + 16)] as const
  return [
    ...(inline ? [] : ['<?xml version="1.0" encoding="UTF-8"?>']),
    // A picture hides what is in it from those who hear a page; with links it is a group of them.
    `<svg${attributes({ xmlns: 'http://www.w3.org/2000/svg', width: total[0], height: total[1], viewBox: `0 0 ${total[0]} ${total[1]}`, role: inline ? 'group' : 'img', 'font-family': FONTS, 'xml:lang': lang })}>`,
    `<title>${escaped(visible(says.heading(nameOf(root))))}</title>`,
    inline
      ? `<style${attributes({ nonce: inline.nonce })}>${STYLE}</style>`
      : `<style>${STYLE}${sheet(total[0] > total[1])}</style>`,
    `<rect${attributes({ class: 'paper', width: '100%', height: '100%', fill: COLOURS.paper[0] })}/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    head.svg,
    `<g transform="translate(${shift} ${head.height})">`,
    ...layout.bands.map((band) => bandOf(band, layout, lang)),
    ...layout.nets.map((net) => netOf(net, lang, inline)),
    ...layout.boxes.map((box) => boxOf(box, graph, lang, inline)),
    '</g>',
    `<g transform="translate(0 ${Math.ceil(head.height + layout.height + 16)})">${keys.svg}</g>`,
    '</g>',
    '</svg>\n',
  ].join('\n')
}

/** On a dark screen; paper stays white. A line under the pointer is drawn bold. */
const STYLE = [
  '.line{pointer-events:none}.edge:hover .line{stroke-width:4px}.node:hover .frame{stroke-width:2.5px}',
  '@media screen and (prefers-color-scheme:dark){',
  ...(Object.keys(COLOURS) as Colour[]).map((name) =>
    name === 'border' ? `.${name}{stroke:${COLOURS[name][1]}}` : `.${name}{fill:${COLOURS[name][1]}}`,
  ),
  `.halo{stroke:${COLOURS.band[1]}}.hollow{fill:${COLOURS.band[1]}}`,
  ...STROKES.map(({ name, light }) => `.s-${name}{stroke:${light}}.f-${name}{fill:${light}}`),
  '}',
].join('')

/** On paper the whole drawing on one sheet, whatever the sheet. */
const sheet = (across: boolean): string =>
  `@page{size:${across ? 'landscape' : 'portrait'};margin:10mm}@media print{:root{width:100%;height:100%}}`

function textOf(
  text: string,
  x: number,
  y: number,
  size: number,
  { bold = false, colour = 'text' as Colour, anchor = null as string | null, more = {} } = {},
): string {
  const looks = {
    x,
    y,
    'font-size': size,
    'font-weight': bold ? 700 : null,
    'text-anchor': anchor,
    class: colour,
    fill: COLOURS[colour][0],
  }
  return `<text${attributes({ ...looks, ...more })}>${escaped(text)}</text>`
}

const tooltip = (lines: readonly string[]): string =>
  `<title>${lines.map((line) => escaped(visible(line))).join('\n')}</title>`

function heading(root: GraphNode, graph: Graph, width: number, lang: Language): { svg: string; height: number } {
  const says = SAYS[lang]
  const number = (value: number) => numberLabel(value, lang)
  const parts = [textOf(shortened(visible(says.heading(nameOf(root))), width, 20, true), 0, 18, 20, { bold: true })]
  let y = 22
  const line = (text: string, size: number, colour: Colour) => {
    y += size + 6
    parts.push(textOf(text, 0, y, size, { colour }))
  }
  for (const each of inLines(
    visible([titleOf(root), root.issuer, dateLabel(root.date, lang)].filter(Boolean).join(' · ')),
    width,
    14,
    2,
  ))
    line(each, 14, 'text')
  line(says.size(number(graph.nodes.length), number(graph.edges.length), number(graph.depth)), 12, 'faint')
  if (graph.omitted > 0) line(says.omitted(number(graph.omitted)), 12, 'text')
  return { svg: parts.join('\n'), height: y + 18 }
}

function bandOf({ level, y, height }: Band, { width }: Layout, lang: Language): string {
  const name = levelName(level, lang).toLocaleUpperCase(lang)
  const size = widthOf(name, 11, true) + name.length > height - 8 ? 8.5 : 11
  const looks = { class: 'band', x: 0, y, width, height, rx: 6, fill: COLOURS.band[0] }
  const turned = { transform: `translate(20 ${y + height / 2}) rotate(-90)`, 'letter-spacing': size > 9 ? 1 : 0 }
  return `<g><rect${attributes(looks)}/>${textOf(name, 0, 0, size, { bold: true, colour: 'faint', anchor: 'middle', more: turned })}</g>`
}

// Boxes

function boxOf({ nodes, x, y }: Box, graph: Graph, lang: Language, inline: Inline | null): string {
  const [node] = nodes
  const parts = nodes.length > 1 ? others(nodes, lang) : work(node!, node!.id === graph.root, lang)
  const address = inline && (nodes.length > 1 ? inline.others(node!.level) : inline.work(node!))
  return `<g class="node" transform="translate(${x} ${y})">${linked(parts.join(''), address)}</g>`
}

const linked = (drawing: string, address: string | null): string =>
  address === null ? drawing : `<a${attributes({ href: address })}>${drawing}</a>`

const frame = (looks: Readonly<Record<string, string | number | null>>, fill: Colour = 'box'): string =>
  `<rect${attributes({ width: BOX.width, height: BOX.height, rx: 5, class: `frame ${fill} border`, fill: COLOURS[fill][0], stroke: COLOURS.border[0], ...looks })}/>`

function work(node: GraphNode, asked: boolean, lang: Language): string[] {
  const room = BOX.width - 2 * PADDING
  const date = dateLabel(node.date, lang)
  const dateWidth = date === '' ? 0 : widthOf(date, 11) + 8
  const name = visible(nameOf(node))
  // A long code leaves its date to the line below, and a very long one is set smaller.
  const wide = widthOf(name, CODE, true)
  const beside = wide <= room - dateWidth
  const size = Math.max(9, Math.min(CODE, round((CODE * room) / wide)))
  const below = visible([beside ? '' : date, shortIssuer(node.issuer ?? '')].filter(Boolean).join(' · '))
  const title = inLines(visible(titleOf(node)), room, 11.5, below === '' ? 3 : 2)
  const lines = [
    textOf(shortened(name, room, size, true), PADDING, 20, size, { bold: true }),
    beside && date !== '' ? textOf(date, BOX.width - PADDING, 20, 11, { colour: 'faint', anchor: 'end' }) : '',
    below === '' ? '' : textOf(shortened(below, room, 10.5), PADDING, 35, 10.5, { colour: 'faint' }),
    ...title.map((line, at) => textOf(line, PADDING, (below === '' ? 37 : 53) + at * 15, 11.5)),
  ]
  const looks = { 'stroke-width': asked ? 2.5 : 1, 'stroke-dasharray': node.held ? null : '5 3' }
  return [tooltip(aboutWork(node, lang)), frame(looks, asked ? 'root' : 'box'), ...lines]
}

/** The works of a level that are not shown one by one: how many, and the first of them. */
function others(nodes: readonly GraphNode[], lang: Language): string[] {
  const room = BOX.width - 2 * PADDING
  const names = nodes.map((node) => [nameOf(node), node.issuer].filter(Boolean).join(' · '))
  const codes = inLines(visible(nodes.slice(0, 30).map(nameOf).join(', ')), room, 11, 3)
  return [
    tooltip([...names.slice(0, 60), ...(names.length > 60 ? ['…'] : [])]),
    frame({ x: 5, y: 5, 'stroke-width': 1 }),
    frame({ 'stroke-width': 1 }),
    textOf(SAYS[lang].others(numberLabel(nodes.length, lang)), PADDING, 21, 13, { bold: true }),
    ...codes.map((line, at) => textOf(line, PADDING, 39 + at * 15, 11, { colour: 'faint' })),
  ]
}

// Lines

/** Lines that meet: first the paper around them, which parts them from those below, then each line. */
function netOf(net: readonly Line[], lang: Language, inline: Inline | null): string {
  const halo = {
    class: 'halo',
    d: net.map((line) => pathOf(inner(line))).join(''),
    stroke: COLOURS.band[0],
    'stroke-width': 6,
  }
  return `<g fill="none"><path${attributes(halo)}/>${net.map((line) => lineOf(line, lang, inline)).join('')}</g>`
}

/** The line without its last bit at either end, so that the paper around it does not cut boxes and tips. */
function inner({ points }: Line): Point[] {
  const ends = [points.at(0)!, points.at(-1)!] as const
  const next = [points[1]!, points.at(-2)!] as const
  const [first, last] = ends.map((end, at) => shift(end, next[at]!, TIP.length + 3)) as [Point, Point]
  return [first, ...points.slice(1, -1), last]
}

function lineOf(line: Line, lang: Language, inline: Inline | null): string {
  const { points, stroke, hollow, edges, from, to, tipLast } = line
  const [tip, before] = tipLast ? [points.at(-1)!, points.at(-2)!] : [points[0]!, points[1]!]
  const base = shift(tip, before, TIP.length - 1)
  const d = pathOf(tipLast ? [...points.slice(0, -1), base] : [base, ...points.slice(1)])
  const name = ({ nodes }: Box) =>
    nodes.length > 1 ? SAYS[lang].between(numberLabel(nodes.length, lang)) : nameOf(nodes[0]!)
  const few = edges.slice(0, 4).flatMap((edge) => aboutEdge(edge, lang))
  const about = tooltip([`${name(from)} → ${name(to)}`, ...few, ...(edges.length > 4 ? ['…'] : [])])
  const hit = `<path${attributes({ d, stroke: 'none', 'stroke-width': 12, 'pointer-events': 'stroke' })}/>`
  const address = inline && (edges.map((edge) => inline.place(edge)).find((place) => place !== null) ?? null)
  return `<g class="edge">${linked(`${about}${hit}${drawn(d, stroke)}${tipOf(tip, before, stroke, hollow)}`, address)}</g>`
}

const drawn = (d: string, { name, colour, width, dash }: Stroke): string =>
  `<path${attributes({ class: `line s-${name}`, d, stroke: colour, 'stroke-width': width, 'stroke-dasharray': dash.length > 0 ? dash.join(' ') : null })}/>`

function tipOf([x, y]: Point, before: Point, { name, colour }: Stroke, hollow: boolean): string {
  const [bx, by] = shift([x, y], before, TIP.length)
  const [dx, dy] = [((y - by) / TIP.length) * TIP.half, ((bx - x) / TIP.length) * TIP.half]
  const looks = hollow
    ? { class: `hollow s-${name}`, fill: COLOURS.band[0], stroke: colour, 'stroke-width': 1.3 }
    : { class: `f-${name}`, fill: colour }
  return `<path${attributes({ d: `M${round(x)} ${round(y)}L${round(bx + dx)} ${round(by + dy)}L${round(bx - dx)} ${round(by - dy)}Z`, ...looks })}/>`
}

const round = (value: number): number => Math.round(value * 10) / 10

/** The point so far from one towards another. */
function shift([x, y]: Point, [tx, ty]: Point, far: number): Point {
  const length = Math.hypot(tx - x, ty - y)
  return length === 0 ? [x, y] : [x + ((tx - x) / length) * far, y + ((ty - y) / length) * far]
}

/** Straight runs with rounded corners. */
function pathOf(points: readonly Point[]): string {
  let d = `M${round(points[0]![0])} ${round(points[0]![1])}`
  for (const [at, corner] of points.entries()) {
    if (at === 0) continue
    const [previous, next] = [points[at - 1]!, points[at + 1]]
    if (!next) {
      d += `L${round(corner[0])} ${round(corner[1])}`
      continue
    }
    const room = Math.min(distance(previous, corner), distance(corner, next)) / 2
    const [start, end] = [shift(corner, previous, Math.min(RADIUS, room)), shift(corner, next, Math.min(RADIUS, room))]
    d += `L${round(start[0])} ${round(start[1])}Q${round(corner[0])} ${round(corner[1])} ${round(end[0])} ${round(end[1])}`
  }
  return d
}

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(bx - ax, by - ay)

// Legend

/** What the lines and frames mean; only those that are there. */
function legend(graph: Graph, { nets }: Layout, width: number, lang: Language): { svg: string; height: number } {
  const says = SAYS[lang]
  const lines = nets.flat()
  const used = new Set(lines.map(({ stroke }) => stroke))
  const sample = (stroke: Stroke) => `${drawn('M0 -4L37 -4', stroke)}${tipOf([46, -4], [0, -4], stroke, false)}`
  const square = (fill: Colour, looks: Readonly<Record<string, string | number | null>>) =>
    frame({ x: 0, y: -12, width: 26, height: 15, rx: 3, ...looks }, fill)
  const entries: (readonly [picture: string, wide: number, text: string])[] = STROKES.filter((stroke) =>
    used.has(stroke),
  ).map((stroke) => [sample(stroke), 46, relationLabel(stroke.name, lang)])
  if (lines.some(({ hollow }) => hollow))
    entries.push([tipOf([12, -4], [0, -4], strokeOf('basis'), true), 14, says.another])
  entries.push([square('root', { 'stroke-width': 2.5 }), 26, says.asked])
  if (graph.nodes.some(({ held }) => held)) entries.push([square('box', { 'stroke-width': 1 }), 26, says.held])
  if (graph.nodes.some(({ held }) => !held))
    entries.push([square('box', { 'stroke-width': 1, 'stroke-dasharray': '5 3' }), 26, says.notHeld])
  const parts: string[] = []
  let [x, y] = [0, 14]
  for (const [picture, wide, text] of entries) {
    const whole = wide + 8 + widthOf(text, 12)
    if (x > 0 && x + whole > width) [x, y] = [0, y + 22]
    parts.push(`<g transform="translate(${Math.round(x)} ${y})">${picture}${textOf(text, wide + 8, 0, 12)}</g>`)
    x += whole + 28
  }
  if (lines.length > 0) {
    y += 24
    parts.push(textOf(says.arrows, 0, y, 12, { colour: 'faint' }))
  }
  return { svg: parts.join('\n'), height: y + 6 }
}
