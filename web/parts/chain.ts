/** What a work carries out and who carries it out, as a drawing that can be walked and as a list that can be heard. */
import { type Graph, type GraphEdge, graphOf, levelRank, strength } from '../../db/graph.js'
import { citingCounts } from '../../db/search.js'
import { NONE } from '../../reports/facets.js'
import { levelName, nameOf, titleOf } from '../../reports/graph/labels.js'
import { svg } from '../../reports/graph/svg.js'
import { dateLabel, numberLabel, relationLabel } from '../../reports/labels.js'
import { documentAt, sameWith, workAt } from '../addresses.js'
import { type Html, html, raw } from '../html.js'
import type { Visit } from '../types.js'
import { markedQuote } from './markedWords.js'

const SAYS = {
  vi: {
    heading: 'Chuỗi lên và xuống',
    depth: 'Số bậc',
    view: 'Hiện',
    drawing: 'sơ đồ',
    list: 'danh sách',
    more: 'Thêm văn bản',
    network: 'Mạng lớn (kéo, phóng to)',
    drawn: (works: string, all: string) =>
      `Ở đây có ${works} văn bản gần nhất, quan hệ mạnh và cấp cao trước; ${all} tài liệu viện dẫn được liệt kê ở dưới.`,
    hint: 'Bấm vào ô để mở văn bản đó, vào đường nối để đọc câu văn làm chứng.',
    alone: 'Kho chưa thấy văn bản này dẫn văn bản nào, cũng chưa thấy văn bản nào có số hiệu dẫn nó.',
    asked: 'văn bản đang xem',
    notHeld: 'kho không có',
    place: 'xem trong tài liệu',
    scroll: 'Sơ đồ, có thể cuộn ngang',
  },
  en: {
    heading: 'The chain, up and down',
    depth: 'Steps',
    view: 'Show',
    drawing: 'drawing',
    list: 'list',
    more: 'More works',
    network: 'Large network (drag, zoom)',
    drawn: (works: string, all: string) =>
      `These are the ${works} nearest works, strong relations and higher levels first; all ${all} citing documents are listed below.`,
    hint: 'A box opens its work, a line the sentence that proves it.',
    alone: 'The archive shows no work that it cites, and none with a code that cites it.',
    asked: 'this work',
    notHeld: 'not in the archive',
    place: 'see it in the document',
    scroll: 'Drawing, can be scrolled sideways',
  },
} as const

export const DEPTHS = [1, 2, 3] as const
const [WORKS, MANY] = [40, 120] as const

/** The graph that the address asks for. */
export function graphAsked({ site, query }: Pick<Visit, 'site' | 'query'>, work: string): Graph {
  const asked = Number(query.get('depth'))
  const depth = DEPTHS.find((each) => each === asked) ?? 1
  const limit = query.get('works') === 'all' ? MANY : WORKS
  const counts = citingCounts(site.db)
  return graphOf(site.db, work, { depth, limit, breadth: limit * 2, places: true, citing: (id) => counts.get(id) ?? 0 })
}

const placeOf = ({ evidence: { document, start } }: GraphEdge): string | null =>
  document == null ? null : documentAt(document, start ?? null)

export function chain(visit: Visit, work: string, citing: number): Html {
  const { lang, path, query, nonce } = visit
  const says = SAYS[lang]
  const graph = graphAsked(visit, work)
  const asList = query.get('view') === 'list'
  const choice = (name: string, value: string | null, label: string | number, on: boolean) =>
    html`<a class="button" href="${sameWith(path, query, { [name]: value })}#chuoi"${on ? html` aria-current="true"` : ''}>${label}</a>`
  const bar = html`<p class="choices noprint"><span class="faint">${says.depth}</span> ${DEPTHS.map((depth) => choice('depth', depth === 1 ? null : String(depth), depth, graph.depth === depth))}
<span class="faint">${says.view}</span> ${choice('view', null, says.drawing, !asList)}${choice('view', 'list', says.list, asList)}
${graph.omitted > 0 && query.get('works') !== 'all' ? choice('works', 'all', says.more, false) : ''} <a href="/van-ban/mang?${new URLSearchParams({ id: work })}">${says.network}</a></p>`
  const drawing = () => {
    const picture = svg(graph, lang, {
      nonce,
      work: (node) => workAt(node.id, { depth: query.get('depth') }),
      place: placeOf,
      others: (level) => `${sameWith(path, query, { level: level ?? NONE })}#vien-dan`,
    })
    return html`<div class="scroll drawing" role="region" tabindex="0" aria-label="${says.scroll}">${raw(picture)}</div>`
  }
  const number = (count: number) => numberLabel(count, lang)
  return html`<section id="chuoi"><h2>${says.heading}</h2>${bar}
${graph.nodes.length === 1 ? html`<p class="empty">${says.alone}</p>` : html`<p class="faint">${citing > graph.nodes.length && graph.omitted > 0 ? says.drawn(number(graph.nodes.length), number(citing)) : ''} ${asList ? '' : says.hint}</p>${asList ? listed(graph, visit) : drawing()}`}</section>`
}

/** The same as the drawing, level by level: each work with what it does to others and the sentence that says so. */
function listed(graph: Graph, { lang }: Visit): Html {
  const says = SAYS[lang]
  const byId = new Map(graph.nodes.map((node) => [node.id, node]))
  const levels = [...new Set(graph.nodes.map(({ level }) => level))].sort((a, b) => levelRank(a) - levelRank(b))
  return html`<div class="chain">${levels.map(
    (level) =>
      html`<h3>${levelName(level, lang)}</h3><ul>${graph.nodes
        .filter((node) => node.level === level)
        .map(
          (
            node,
          ) => html`<li><a href="${workAt(node.id)}"><strong>${nameOf(node)}</strong></a> <span class="faint">${[node.issuer, dateLabel(node.date, lang)].filter(Boolean).join(' · ')}</span>${node.id === graph.root ? html` <span class="badge">${says.asked}</span>` : ''}${node.held ? '' : html` <span class="badge faint">${says.notHeld}</span>`}${titleOf(node) === '' ? '' : html`<br>${titleOf(node)}`}
<ul>${graph.edges
            .filter(({ from }) => from === node.id)
            .toSorted((a, b) => strength(a.relation) - strength(b.relation))
            .map((edge) => {
              const [to, place] = [byId.get(edge.to)!, placeOf(edge)]
              const { sentence, quote } = edge.evidence
              return html`<li>${relationLabel(edge.relation, lang)} → <a href="${workAt(to.id)}">${nameOf(to)}</a>${sentence === null ? '' : html`: “${markedQuote(sentence, quote ?? '')}”`}${place === null ? '' : html` <a class="place" href="${place}">${says.place}</a>`}</li>`
            })}</ul></li>`,
        )}</ul>`,
  )}</div>`
}
