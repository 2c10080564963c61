/** A large neighbourhood of a work, to be dragged and zoomed; where things stand is worked out here, the page only draws. */
import { type Graph, graphOf, strength } from '../../db/graph.js'
import { citingCounts } from '../../db/search.js'
import { levelName, nameOf, titleOf } from '../../reports/graph/labels.js'
import { strokeOf } from '../../reports/graph/relations.js'
import { dateLabel, type Language, numberLabel, relationLabel } from '../../reports/labels.js'
import { sameWith, workAt } from '../addresses.js'
import { html } from '../html.js'
import { DEPTHS } from '../parts/chain.js'
import { workName } from '../parts/lists.js'
import type { Page, Route, Visit } from '../types.js'
import { workAsked } from './work.js'

const SAYS = {
  vi: {
    title: (name: string) => `Mạng viện dẫn quanh ${name}`,
    hint: 'Kéo để di chuyển, lăn chuột để phóng to, bấm vào chấm để mở văn bản. Chấm to là văn bản được nhiều tài liệu viện dẫn.',
    depth: 'Số bậc',
    size: (works: string, edges: string) => `${works} văn bản, ${edges} quan hệ`,
    omitted: (count: string) => `còn ít nhất ${count} văn bản không đưa vào`,
    back: 'Về trang văn bản: sơ đồ theo cấp, danh sách, câu văn làm chứng',
    noScript: 'Trang này cần JavaScript và WebGL. Trang văn bản có cùng nội dung dưới dạng sơ đồ và danh sách.',
    list: 'Các văn bản trong mạng',
    find: 'Tìm trong mạng',
    levels: 'Màu theo cấp',
  },
  en: {
    title: (name: string) => `Citations around ${name}`,
    hint: 'Drag to move, scroll to zoom, click a dot to open its work. Large dots are cited by many documents.',
    depth: 'Steps',
    size: (works: string, edges: string) => `${works} works, ${edges} relations`,
    omitted: (count: string) => `at least ${count} more works were left out`,
    back: 'Back to the work: drawing by level, list, sentences',
    noScript: 'This page needs JavaScript and WebGL. The page of the work shows the same as a drawing and a list.',
    list: 'Works of this network',
    find: 'Find in the network',
    levels: 'Colours by level',
  },
} as const

const LIMIT = 300

function networkOf({ site, query }: Pick<Visit, 'site' | 'query'>, work: string): Graph {
  const counts = citingCounts(site.db)
  const depth = DEPTHS.find((each) => each === Number(query.get('depth'))) ?? 2
  return graphOf(site.db, work, { depth, limit: LIMIT, breadth: LIMIT, citing: (id) => counts.get(id) ?? 0 })
}

/** Colours of levels that are told apart on light and dark, and by those who do not see red and green. */
const COLOURS: Readonly<Record<string, string>> = {
  'trung ương': '#c0392b',
  tỉnh: '#2471c8',
  huyện: '#8e44ad',
  xã: '#1f9d7a',
}
const UNKNOWN = '#8a8f98'
const colourOf = (level: string | null): string => COLOURS[level ?? ''] ?? UNKNOWN

const networkPage: Page = (visit) => {
  const { lang, path, query } = visit
  const says = SAYS[lang]
  const work = workAsked(visit)
  const graph = networkOf(visit, work.id)
  const number = (count: number) => numberLabel(count, lang)
  const levels = [...new Set(graph.nodes.map(({ level }) => level))]
  return {
    title: says.title(workName(work)),
    wide: true,
    styles: ['network.css'],
    scripts: ['graphology.js', 'sigma.js', 'network.js'],
    body: html`<h1>${says.title(workName(work))}</h1>
<p><a href="${workAt(work.id)}">${says.back}</a></p>
<p class="legend">${says.depth}: ${DEPTHS.map((depth) => html`<a class="button" href="${sameWith(path, query, { depth })}"${depth === graph.depth ? html` aria-current="true"` : ''}>${depth}</a> `)}
<span class="faint">${says.size(number(graph.nodes.length), number(graph.edges.length))}${graph.omitted > 0 ? `; ${says.omitted(number(graph.omitted))}` : ''}</span>
<label class="noprint">${says.find} <input type="search" id="network-find" list="network-names" autocomplete="off"></label><datalist id="network-names">${graph.nodes.map((node) => html`<option value="${nameOf(node)}"></option>`)}</datalist></p>
<p class="legend">${says.levels}: ${levels.map((level) => html`<svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="6" fill="${colourOf(level)}"/></svg> ${levelName(level, lang)} `)}</p>
<div id="network" data-from="/van-ban/mang.json?${new URLSearchParams({ id: work.id, depth: String(graph.depth) })}" aria-hidden="true"></div>
<noscript><p class="notice">${says.noScript}</p></noscript><p class="notice bad" id="network-failed" hidden>${says.noScript}</p>
<p class="faint">${says.hint}</p>
<details><summary>${says.list}</summary><ul>${graph.nodes.map((node) => html`<li><a href="${workAt(node.id)}">${nameOf(node)}</a> <span class="faint">${[node.issuer, dateLabel(node.date, lang)].filter(Boolean).join(' · ')}</span> ${titleOf(node)}</li>`)}</ul></details>`,
  }
}

/** A dot and a line as the page draws them. */
interface Drawn {
  readonly nodes: readonly {
    key: string
    label: string
    x: number
    y: number
    size: number
    color: string
    address: string
  }[]
  readonly edges: readonly { from: string; to: string; color: string; size: number; label: string }[]
}

const networkData: Page = async (visit) => {
  const work = workAsked(visit)
  const graph = networkOf(visit, work.id)
  return new Response(JSON.stringify(await drawn(graph, visit.lang)), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  })
}

async function drawn(graph: Graph, lang: Language): Promise<Drawn> {
  const places = await placesOf(graph)
  // Between two works one line, of the strongest relation.
  const lines = new Map<string, Graph['edges'][number]>()
  for (const edge of graph.edges.toSorted((a, b) => strength(b.relation) - strength(a.relation)))
    lines.set(`${edge.from}\n${edge.to}`, edge)
  return {
    nodes: graph.nodes.map((node) => {
      const { x, y } = places.get(node.id)!
      const size =
        node.id === graph.root ? 16 : Math.min(14, (graph.nodes.length > 60 ? 3 : 6) + Math.sqrt(node.documents) / 3)
      const about = [nameOf(node), dateLabel(node.date, lang)].filter(Boolean).join(' · ')
      return { key: node.id, label: about, x, y, size, color: colourOf(node.level), address: workAt(node.id) }
    }),
    edges: Array.from(lines.values(), ({ from, to, relation }) => {
      const { colour, width } = strokeOf(relation)
      return { from, to, color: colour, size: width * 0.7, label: relationLabel(relation, lang) }
    }),
  }
}

const ROUNDS = 80

/** Places by forces, from a beginning that depends on nothing but the graph: the same graph is drawn the same. */
async function placesOf(graph: Graph): Promise<ReadonlyMap<string, { x: number; y: number }>> {
  const [{ DirectedGraph }, layout] = await Promise.all([import('graphology'), import('graphology-layout-forceatlas2')])
  const drawing = new DirectedGraph()
  for (const [at, { id, steps }] of graph.nodes.entries()) {
    const [far, turn] = [Math.abs(steps) * 10, at * 2.399963]
    drawing.addNode(id, { x: far * Math.cos(turn) + (steps < 0 ? -5 : 5), y: far * Math.sin(turn) })
  }
  for (const { from, to } of graph.edges) drawing.mergeEdge(from, to)
  // The package is CommonJS that says it is a module: its function stands under default twice.
  const places = (layout.default as unknown as Layout)(drawing, {
    iterations: ROUNDS,
    settings: { gravity: 1, scalingRatio: 12, barnesHutOptimize: graph.nodes.length > 150, slowDown: 2 },
  })
  return new Map(Object.entries(places))
}

type Layout = (
  graph: object,
  asked: { readonly iterations: number; readonly settings: Readonly<Record<string, number | boolean>> },
) => Record<string, { x: number; y: number }>

export const networkRoutes: readonly Route[] = [
  { method: 'GET', path: '/van-ban/mang', page: networkPage },
  { method: 'GET', path: '/van-ban/mang.json', page: networkData },
]
