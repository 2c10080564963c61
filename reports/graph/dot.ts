/** A graph in the language of Graphviz: `dot -Tpdf graph.dot > graph.pdf`. */
import { type Graph, type GraphEdge, type GraphNode, levelRank } from '../../db/graph.js'
import { dateLabel, type Language, relationLabel } from '../labels.js'
import { aboutEdge, aboutWork, levelName, nameOf, saidByAnother, titleOf } from './labels.js'
import { inLines, visible } from './lines.js'
import { strokeOf } from './relations.js'

export function dot(graph: Graph, lang: Language): string {
  const lines = [
    `digraph ${quoted(graph.root)} {`,
    '  graph [rankdir="BT", ranksep="0.6", nodesep="0.25"];',
    '  node [shape="box", style="rounded", fontname="Arial", fontsize="11", margin="0.12,0.08"];',
    '  edge [fontname="Arial", fontsize="9", arrowsize="0.7"];',
  ]
  const levels = [...new Set(graph.nodes.map(({ level }) => level))].sort((a, b) => levelRank(a) - levelRank(b))
  for (const [at, level] of levels.entries()) {
    lines.push(
      `  subgraph "cluster_${at}" {`,
      `    label=${label([levelName(level, lang)])}; color="#B8C0C8"; fontname="Arial";`,
    )
    for (const node of graph.nodes) if (node.level === level) lines.push(`    ${nodeOf(node, graph, lang)}`)
    lines.push('  }')
  }
  for (const edge of graph.edges) lines.push(`  ${edgeOf(edge, lang)}`)
  return `${lines.join('\n')}\n}\n`
}

function nodeOf(node: GraphNode, { root }: Graph, lang: Language): string {
  const style = ['rounded', ...(node.held ? [] : ['dashed']), ...(node.id === root ? ['bold', 'filled'] : [])]
  const head = [nameOf(node), dateLabel(node.date, lang)].filter(Boolean).join(' · ')
  return `${quoted(node.id)} [${[
    `label=${label([head, ...inLines(visible(titleOf(node)), 230, 11, 2)])}`,
    `tooltip=${label(aboutWork(node, lang))}`,
    `style="${style.join(',')}"`,
    ...(node.id === root ? ['fillcolor="#FFF3C9"'] : []),
  ].join(', ')}];`
}

function edgeOf(edge: GraphEdge, lang: Language): string {
  const { colour, dash, width } = strokeOf(edge.relation)
  return `${quoted(edge.from)} -> ${quoted(edge.to)} [${[
    `label=${label([relationLabel(edge.relation, lang)])}`,
    `tooltip=${label(aboutEdge(edge, lang))}`,
    `color="${colour}"`,
    `penwidth="${width}"`,
    `style="${dash.length === 0 ? 'solid' : (dash[0] ?? 0) < 3 ? 'dotted' : 'dashed'}"`,
    ...(saidByAnother(edge) ? ['arrowhead="empty"'] : []),
    // What only names another work does not decide where the two stand.
    ...(edge.relation === 'mention' || edge.relation === 'nested' ? ['constraint="false"'] : []),
  ].join(', ')}];`
}

/** A name in quotes. */
const quoted = (text: string): string => `"${visible(text).replace(/["\\]/g, '\\$&')}"`

/** Lines of a label; what Graphviz would take for an escape or for HTML stays text. */
const label = (lines: readonly string[]): string =>
  `"${lines.map((line) => visible(line).replaceAll('&', '&amp;').replace(/["\\]/g, '\\$&')).join('\\n')}"`
