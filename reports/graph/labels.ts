/** What is said of works and edges of a graph, in every format alike. */
import type { GraphEdge, GraphNode } from '../../db/graph.js'
import { dateLabel, type Language, levelLabel, relationLabel, titleLabel } from '../labels.js'

export const levelName = (level: string | null, lang: Language): string =>
  level === null ? (lang === 'vi' ? 'Chưa rõ cấp' : 'Level unknown') : levelLabel(level, lang)

/** What a work is called: its code, of one without number its type. */
export const nameOf = ({ code, type, id }: Pick<GraphNode, 'code' | 'type' | 'id'>): string => code ?? type ?? id

export const titleOf = ({ type, title }: Pick<GraphNode, 'type' | 'title'>): string => titleLabel(type, title)

/** All about a work, a line each. */
export function aboutWork(node: GraphNode, lang: Language): string[] {
  const vi = lang === 'vi'
  const cited =
    node.documents === 0
      ? null
      : vi
        ? `${node.documents} văn bản trong kho viện dẫn`
        : `cited by ${node.documents} ${node.documents === 1 ? 'document' : 'documents'} of the archive`
  const held = vi
    ? node.held
      ? 'kho có văn bản này'
      : 'kho không có văn bản này'
    : node.held
      ? 'in the archive'
      : 'not in the archive'
  return [
    [nameOf(node), node.issuer, dateLabel(node.date, lang)].filter(Boolean).join(' · '),
    titleOf(node),
    [levelName(node.level, lang), held, cited].filter(Boolean).join(' · '),
    node.id,
  ].filter(Boolean)
}

/** An edge in words with the place that proves it, a line each. */
export function aboutEdge(edge: GraphEdge, lang: Language): string[] {
  const vi = lang === 'vi'
  const { path, page, sentence } = edge.evidence
  const times = vi
    ? ` (${edge.mentions} ${edge.kind === 'cites' ? 'chỗ' : 'văn bản'})`
    : ` (${edge.mentions} ${edge.kind === 'cites' ? 'places' : 'documents'})`
  const other = saidByAnother(edge) ? (vi ? ', theo lời một văn bản khác' : ', as another document says') : ''
  return [
    `${relationLabel(edge.relation, lang)}${edge.mentions > 1 ? times : ''}${other}`,
    sentence === null ? '' : `“${sentence}”`,
    [path, page === null ? '' : vi ? `tr. ${page}` : `p. ${page}`].filter(Boolean).join(', '),
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
