/** A graph as JSON: `{ root, depth, nodes: [...], edges: [...], omitted }`, values as the database has them. */
import type { Graph } from '../../db/graph.js'

export const json = (graph: Graph): string => `${JSON.stringify(graph, null, 2)}\n`
