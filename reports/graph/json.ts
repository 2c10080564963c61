/** A graph as JSON: `{ root, depth, nodes: [...], edges: [...], omitted }`, values as the database has them. */
import type { Graph } from '../../db/graph.js'

import { inertJson } from '../inert.js'

export const json = (graph: Graph): string => `${inertJson(graph)}\n`
