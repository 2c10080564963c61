/** A graph as GEXF 1.3, the format of Gephi, with colours by level and sizes by the number of citing documents. */
import { type Graph, type GraphEdge, type GraphNode, levelRank } from '../../db/graph.js'
import type { Language } from '../labels.js'
import { EDGE_FIELDS, type Field, NODE_FIELDS } from './fields.js'
import { nameOf } from './labels.js'
import { strokeOf } from './relations.js'
import { attributes } from './xml.js'

/** Of trung ương, tỉnh, huyện, xã, and of works whose level is not known. */
const COLOURS = ['#b3261e', '#96500a', '#6b6100', '#0b57a4', '#76818d'] as const

export function gexf(graph: Graph, lang: Language): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    '  <meta><creator>vankien</creator></meta>',
    '  <graph defaultedgetype="directed" idtype="string">',
    ...declared(NODE_FIELDS, 'node'),
    ...declared(EDGE_FIELDS, 'edge'),
    '    <nodes>',
    ...graph.nodes.map((node) => nodeOf(node, lang)),
    '    </nodes>',
    '    <edges>',
    ...graph.edges.map((edge, at) => edgeOf(edge, at, lang)),
    '    </edges>',
    '  </graph>',
    '</gexf>\n',
  ].join('\n')
}

const declared = <Item>(fields: readonly Field<Item>[], of: 'node' | 'edge'): string[] => [
  `    <attributes${attributes({ class: of })}>`,
  ...fields.map(({ name, type }, at) => `      <attribute${attributes({ id: at, title: name, type })}/>`),
  '    </attributes>',
]

function nodeOf(node: GraphNode, lang: Language): string {
  const size = Math.round(10 * (1 + Math.sqrt(node.documents))) / 10
  return `      <node${attributes({ id: node.id, label: nameOf(node) })}>${values(NODE_FIELDS, node, lang)}<viz:color${attributes({ hex: COLOURS[levelRank(node.level)] ?? COLOURS[4] })}/><viz:size${attributes({ value: size })}/></node>`
}

function edgeOf(edge: GraphEdge, at: number, lang: Language): string {
  // Several relations between the same two works are told apart by their kind.
  const names = {
    id: at,
    source: edge.from,
    target: edge.to,
    weight: edge.mentions,
    kind: `${edge.kind} ${edge.relation}`,
  }
  const colour = attributes({ hex: strokeOf(edge.relation).colour })
  return `      <edge${attributes(names)}>${values(EDGE_FIELDS, edge, lang)}<viz:color${colour}/></edge>`
}

const values = <Item>(fields: readonly Field<Item>[], item: Item, lang: Language): string =>
  `<attvalues>${fields
    .map(({ value }, at) => ({ for: at, value: value(item, lang) }))
    .filter(({ value }) => value !== null)
    .map((each) => `<attvalue${attributes(each)}/>`)
    .join('')}</attvalues>`
