/** A graph as GraphML, which yEd, Cytoscape, Gephi, networkx and igraph read. */
import type { Graph, GraphNode } from '../../db/graph.js'
import type { Language } from '../labels.js'
import { EDGE_FIELDS, type Field, NODE_FIELDS } from './fields.js'
import { attributes, escaped } from './xml.js'

/** Identifiers of XML hold no "/" and no "@"; that of the work is a field like the others. */
const FIELDS: readonly Field<GraphNode>[] = [{ name: 'work', type: 'string', value: ({ id }) => id }, ...NODE_FIELDS]

export function graphml(graph: Graph, lang: Language): string {
  const names = new Map(graph.nodes.map(({ id }, at) => [id, `n${at}`]))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...FIELDS.map((field, at) => keyOf(field, 'node', at)),
    ...EDGE_FIELDS.map((field, at) => keyOf(field, 'edge', at)),
    '  <graph edgedefault="directed">',
    ...graph.nodes.map(
      (node) => `    <node${attributes({ id: names.get(node.id)! })}>${dataOf(FIELDS, node, 'node', lang)}</node>`,
    ),
    ...graph.edges.map(
      (edge, at) =>
        `    <edge${attributes({ id: `e${at}`, source: names.get(edge.from)!, target: names.get(edge.to)! })}>${dataOf(EDGE_FIELDS, edge, 'edge', lang)}</edge>`,
    ),
    '  </graph>',
    '</graphml>\n',
  ].join('\n')
}

const keyOf = <Item>({ name, type }: Field<Item>, of: 'node' | 'edge', at: number): string =>
  `  <key${attributes({ id: `${of}${at}`, for: of, 'attr.name': name, 'attr.type': type === 'integer' ? 'int' : type })}/>`

const dataOf = <Item>(fields: readonly Field<Item>[], item: Item, of: string, lang: Language): string =>
  fields
    .map(({ value }, at) => [at, value(item, lang)] as const)
    .filter(([, value]) => value !== null)
    .map(([at, value]) => `<data key="${of}${at}">${escaped(String(value))}</data>`)
    .join('')
