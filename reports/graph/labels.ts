/** What is said of works and edges of a graph, in every format alike. */
import type { GraphEdge, GraphNode } from '../../db/graph.js'
import { dateLabel, type Language, levelLabel, relationLabel, titleLabel } from '../labels.js'

export const levelName = (level: string | null, lang: Language): string =>
  level === null ? (lang === 'vi' ? 'Chưa rõ cấp' : 'Level unknown') : levelLabel(level, lang)

/** What a work is called: its code, of one without number its type. */
export const nameOf = ({ code, type, id }: Pick<GraphNode, 'code' | 'type' | 'id'>): string => code ?? type ?? id

export const titleOf = ({ type, title }: Pick<GraphNode, 'type' | 'title'>): string => titleLabel(type, title)

const SAYS = {
  vi: {
    held: 'kho có văn bản này',
    notHeld: 'kho không có văn bản này',
    citedBy: (documents: number) => `${documents} văn bản trong kho viện dẫn`,
    places: (count: number) => ` (${count} chỗ)`,
    documents: (count: number) => ` (${count} văn bản)`,
    another: ', theo lời một văn bản khác',
    page: (page: number) => `tr. ${page}`,
  },
  en: {
    held: 'in the archive',
    notHeld: 'not in the archive',
    citedBy: (documents: number) => `cited by ${documents} document${documents === 1 ? '' : 's'} of the archive`,
    places: (count: number) => ` (${count} places)`,
    documents: (count: number) => ` (${count} documents)`,
    another: ', as another document says',
    page: (page: number) => `p. ${page}`,
  },
} as const

/** All about a work, a line each. */
export function aboutWork(node: GraphNode, lang: Language): string[] {
  const says = SAYS[lang]
  const use = [
    levelName(node.level, lang),
    node.held ? says.held : says.notHeld,
    node.documents > 0 && says.citedBy(node.documents),
  ]
  return [
    [nameOf(node), node.issuer, dateLabel(node.date, lang)].filter(Boolean).join(' · '),
    titleOf(node),
    use.filter(Boolean).join(' · '),
    node.id,
  ].filter(Boolean)
}

/** An edge in words with the place that proves it, a line each. */
export function aboutEdge(edge: GraphEdge, lang: Language): string[] {
  const says = SAYS[lang]
  const { path, page, sentence } = edge.evidence
  const count = edge.kind === 'cites' ? says.places : says.documents
  return [
    `${relationLabel(edge.relation, lang)}${edge.mentions > 1 ? count(edge.mentions) : ''}${saidByAnother(edge) ? says.another : ''}`,
    sentence === null ? '' : `“${sentence}”`,
    [path, page !== null && says.page(page)].filter(Boolean).join(', '),
  ].filter(Boolean)
}

/** Not the words of the one that acts, but of a third document about it. */
export const saidByAnother = (edge: GraphEdge): boolean => edge.kind === 'asserts' && edge.evidence.work !== edge.from

const SHORT: readonly (readonly [long: RegExp, short: string])[] = [
  [/^Ban Thường vụ\s+/u, 'BTV '],
  [/^Ban Chấp hành\s+/u, 'BCH '],
  [/^Thường trực\s+/u, 'TT '],
  [/^(?:Ủy|Uỷ) ban nhân dân\s+/u, 'UBND '],
  [/^Hội đồng nhân dân\s+/u, 'HĐND '],
  [/^(?:Ủy|Uỷ) ban Kiểm tra\s+/u, 'UBKT '],
  [/^Ban Tuyên giáo và Dân vận\s+/u, 'BTGDV '],
]

/** An issuer with its first words as people shorten them, so that the place fits in: "BTV Đảng ủy xã An Lão". */
export const shortIssuer = (issuer: string): string =>
  SHORT.reduce((text, [long, short]) => text.replace(long, short), issuer)
