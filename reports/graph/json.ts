/** A graph as JSON: `{ root, depth, nodes: [...], edges: [...], omitted }`, values as the database has them. */
import type { Graph } from '../../db/graph.js'

/** Without the numbers of documents, which hang on the order of import. */
export const json = (graph: Graph): string =>
  `${JSON.stringify(graph, (name, value: unknown) => (name === 'document' ? undefined : value), 2)}\n`
