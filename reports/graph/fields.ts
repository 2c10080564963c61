/** What files for graph programs say of works and edges: one list for all of them. */
import type { GraphEdge, GraphNode } from '../../db/graph.js'
import { type Language, relationLabel } from '../labels.js'
import { nameOf, titleOf } from './labels.js'

export interface Field<Item> {
  readonly name: string
  readonly type: 'string' | 'integer' | 'boolean'
  readonly value: (item: Item, lang: Language) => string | number | boolean | null
}

export const NODE_FIELDS: readonly Field<GraphNode>[] = [
  { name: 'label', type: 'string', value: nameOf },
  { name: 'code', type: 'string', value: ({ code }) => code },
  { name: 'type', type: 'string', value: ({ type }) => type },
  { name: 'date', type: 'string', value: ({ date }) => date },
  { name: 'issuer', type: 'string', value: ({ issuer }) => issuer },
  { name: 'term', type: 'string', value: ({ term }) => term },
  { name: 'title', type: 'string', value: (node) => titleOf(node) || null },
  { name: 'scope', type: 'string', value: ({ scope }) => scope },
  { name: 'level', type: 'string', value: ({ level }) => level },
  { name: 'held', type: 'boolean', value: ({ held }) => held },
  { name: 'documents', type: 'integer', value: ({ documents }) => documents },
  { name: 'steps', type: 'integer', value: ({ steps }) => steps },
]

export const EDGE_FIELDS: readonly Field<GraphEdge>[] = [
  { name: 'label', type: 'string', value: ({ relation }, lang) => relationLabel(relation, lang) },
  { name: 'relation', type: 'string', value: ({ relation }) => relation },
  { name: 'kind', type: 'string', value: ({ kind }) => kind },
  { name: 'mentions', type: 'integer', value: ({ mentions }) => mentions },
  { name: 'path', type: 'string', value: ({ evidence }) => evidence.path },
  { name: 'page', type: 'integer', value: ({ evidence }) => evidence.page },
  { name: 'sentence', type: 'string', value: ({ evidence }) => evidence.sentence },
]
