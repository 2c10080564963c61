/**
 * Where boxes and lines of a drawn graph stand. Boxes stand on a grid, the levels under each other, so that between its
 * columns and rows there are lanes that no box blocks: lines run along these, those that lead to one work in one lane.
 */
import { type Graph, type GraphEdge, type GraphNode, levelRank, strength } from '../../db/graph.js'
import { saidByAnother } from './labels.js'
import { STROKES, type Stroke, strokeOf } from './relations.js'

export const BOX = { width: 196, height: 82 } as const

/** Most boxes of one level; of more the last one says how many others there are. */
const MOST = 40
const NARROWEST = 26
const LANE = 8
const EDGE = 9
const ARROW = 9
const BAND = { label: 34, gap: 10, above: 8, below: 12 } as const

/** A box: one work, or all those of a level that are not shown one by one. */
export interface Box {
  readonly nodes: readonly GraphNode[]
  readonly x: number
  readonly y: number
}

export interface Band {
  readonly level: string | null
  readonly y: number
  readonly height: number
}

export type Point = readonly [x: number, y: number]

/** A line between two boxes: all that is known of how the one stands to the other. */
export interface Line {
  readonly from: Box
  readonly to: Box
  readonly edges: readonly GraphEdge[]
  readonly stroke: Stroke
  /** Known from the words of a third document alone. */
  readonly hollow: boolean
  /** From the end where lines meet to the other one, so that dashes of lines that run together fall together. */
  readonly points: readonly Point[]
  /** The tip is at the last point; else at the first. */
  readonly tipLast: boolean
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly bands: readonly Band[]
  readonly boxes: readonly Box[]
  /** Lines that meet, together; the weakest relations first. */
  readonly nets: readonly (readonly Line[])[]
}

/** A box before its place in points is known. */
interface Cell {
  readonly nodes: readonly GraphNode[]
  row: number
  column: number
}

interface Pair {
  readonly from: Cell
  readonly to: Cell
  readonly edges: GraphEdge[]
  readonly stroke: Stroke
  hollow: boolean
}

/** Lines of one stroke that meet at one side of one box. */
interface Net {
  readonly hub: Cell
  readonly hubIsTarget: boolean
  readonly pairs: Pair[]
  /** Gutter at the hub; gutter 0 is above the first row. */
  readonly gutter: number
  /** Channel of the trunk; null where all stand around one gutter. Channel 0 is left of the first column. */
  channel: number | null
  trunk: number
  /** Lane of each gutter that it runs through. */
  readonly lanes: Map<number, number>
}

export function layoutOf(graph: Graph): Layout {
  const { cells, bands, rows, columns } = placed(graph)
  const pairs = pairsOf(graph, cells)
  const nets = netsOf(pairs)
  const channels = trunksOf(nets, columns)
  const columnX: number[] = []
  let x = BAND.label
  const channelX = channels.map((lanes, at) => {
    const wide = Math.max(NARROWEST, lanes * LANE + 2 * EDGE)
    const first = x + (wide - (lanes - 1) * LANE) / 2
    x += wide
    if (at < columns) {
      columnX[at] = x
      x += BOX.width
    }
    return first
  })
  const width = x
  for (const net of nets) if (net.channel !== null) net.trunk = channelX[net.channel]! + net.trunk * LANE
  const ports = portsOf(nets, columnX)
  const gutters = lanesOf(nets, ports, rows)

  // Rows from the top; a band begins above the gutter of its first row.
  const rowY: number[] = []
  const gutterY: number[] = []
  const placedBands: Band[] = []
  let y = 0
  const gutter = (at: number) => {
    const lanes = gutters[at]!
    const high = Math.max(at === 0 || at === rows ? 14 : 30, lanes * LANE + 2 * EDGE + ARROW)
    gutterY[at] = y + (high - (lanes - 1) * LANE) / 2
    y += high
  }
  for (const [at, band] of bands.entries()) {
    if (at > 0) y += BAND.gap
    const top = y
    for (let row = band.first; row <= band.last; row++) {
      gutter(row)
      rowY[row] = y
      y += BOX.height
    }
    if (at === bands.length - 1) gutter(rows)
    else y += BAND.below
    placedBands.push({ level: band.level, y: top, height: y - top })
  }
  const boxes = new Map(
    cells.map((cell) => [cell, { nodes: cell.nodes, x: columnX[cell.column]!, y: rowY[cell.row]! }]),
  )

  const lineOf = (net: Net, pair: Pair): Line => {
    const leaf = net.hubIsTarget ? pair.from : pair.to
    const leafGutter = gutterOf(leaf, net.hub)
    const end = (cell: Cell, at: number): [port: number, y: number] => {
      const box = boxes.get(cell)!
      return [ports.get(portKey(net, at, cell.column))!, at > cell.row ? box.y + BOX.height : box.y]
    }
    const [hubX, hubY] = end(net.hub, net.gutter)
    const [leafX, leafY] = end(leaf, leafGutter)
    const laneY = (at: number) => gutterY[at]! + net.lanes.get(at)! * LANE
    const points: Point[] = [[hubX, hubY]]
    if (leafGutter !== net.gutter) {
      points.push([hubX, laneY(net.gutter)], [net.trunk, laneY(net.gutter)])
      points.push([net.trunk, laneY(leafGutter)], [leafX, laneY(leafGutter)])
    } else if (hubX !== leafX) points.push([hubX, laneY(net.gutter)], [leafX, laneY(net.gutter)])
    points.push([leafX, leafY])
    const { edges, stroke, hollow } = pair
    const [from, to] = [boxes.get(pair.from)!, boxes.get(pair.to)!]
    return { from, to, edges, stroke, hollow, points, tipLast: !net.hubIsTarget }
  }
  return {
    width,
    height: y,
    bands: placedBands,
    boxes: [...boxes.values()],
    nets: nets
      .toSorted((a, b) => STROKES.indexOf(b.pairs[0]!.stroke) - STROKES.indexOf(a.pairs[0]!.stroke))
      .map((net) => net.pairs.map((pair) => lineOf(net, pair))),
  }
}

// Boxes

interface Rows {
  readonly level: string | null
  readonly first: number
  readonly last: number
}

/** Works by level; within a level those that are cited above those that cite them, and each near those it hangs on. */
function placed(graph: Graph): { cells: Cell[]; bands: Rows[]; rows: number; columns: number } {
  const levels = [...new Set(graph.nodes.map((node) => node.level))]
    .sort((a, b) => levelRank(a) - levelRank(b))
    .map((level) => ({
      level,
      ranks: cellsOf(
        graph.nodes.filter((node) => node.level === level),
        graph.edges,
      ),
    }))
  const ranks = levels.flatMap((level) => level.ranks)
  const columns = columnsFor(ranks.map(({ length }) => length))
  const settled = new Map<string, number>()
  const steps = (rank: readonly Cell[]) => Math.abs(rank[0]!.nodes[0]!.steps)
  for (const rank of ranks.toSorted((a, b) => steps(a) - steps(b))) {
    settle(rank, columns, (cell) => leaningOf(cell, graph.edges, settled) ?? (columns - 1) / 2)
    for (const { nodes, column } of rank) for (const { id } of nodes) settled.set(id, column)
  }
  const bands: Rows[] = []
  let row = 0
  for (const level of levels) {
    const first = row
    for (const rank of level.ranks) {
      for (const cell of rank) cell.row += row
      row = Math.max(...rank.map((cell) => cell.row)) + 1
    }
    bands.push({ level: level.level, first, last: row - 1 })
  }
  const cells = ranks.flat()
  const outermost = Math.min(...cells.map(({ column }) => column))
  for (const cell of cells) cell.column -= outermost
  return { cells, bands, rows: row, columns: Math.max(...cells.map(({ column }) => column)) + 1 }
}

/** The boxes of one level in ranks, one under the other; where there are too many, the last box holds the rest. */
function cellsOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Cell[][] {
  const shown = nodes.length > MOST ? foremost(nodes, edges).slice(0, MOST - 1) : nodes
  const rest = nodes.filter((node) => !shown.includes(node))
  const ranks = ranksOf(shown, edges)
  const cells = [...new Set(ranks.values())]
    .sort((a, b) => a - b)
    .map((rank) => nodes.filter((node) => ranks.get(node) === rank).map((node) => cellOf([node])))
  if (rest.length > 0) cells.at(-1)!.push(cellOf(rest))
  return cells
}

/** Mean column of the works that a box hangs on and that have their place; of the strongest relations alone. */
function leaningOf({ nodes }: Cell, edges: readonly GraphEdge[], settled: ReadonlyMap<string, number>): number | null {
  const ids = new Set(nodes.map(({ id }) => id))
  const near = edges.flatMap(({ from, to, relation }) => {
    const column = settled.get(ids.has(from) ? to : ids.has(to) ? from : '')
    return column === undefined ? [] : [{ column, rank: strength(relation) }]
  })
  if (near.length === 0) return null
  const strongest = Math.min(...near.map(({ rank }) => rank))
  return mean(near.filter(({ rank }) => rank === strongest).map(({ column }) => column))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Gives the boxes of a rank their columns, each as near as may be to where it leans; of more than one row they stand in
 * stacks, so that those that hang on one work stand under each other. Rows are counted from 0.
 */
function settle(rank: readonly Cell[], columns: number, leaning: (cell: Cell) => number): void {
  const leans = new Map(rank.map((cell) => [cell, leaning(cell)]))
  const single = rank.filter(({ nodes }) => nodes.length === 1)
  const rest = rank.filter(({ nodes }) => nodes.length > 1)
  const sorted = [...single.toSorted((a, b) => leans.get(a)! - leans.get(b)!), ...rest]
  const rows = Math.ceil(sorted.length / columns)
  const stacks = Array.from({ length: Math.ceil(sorted.length / rows) }, (_, at) =>
    sorted.slice(at * rows, (at + 1) * rows),
  )
  // Stacks that lean to one place move apart together, as far to the left as to the right.
  const blocks: { at: number; leans: number[] }[] = []
  for (const [at, stack] of stacks.entries()) {
    let block = { at, leans: [mean(stack.map((cell) => leans.get(cell)!)) - at] }
    for (let last = blocks.at(-1); last && mean(last.leans) >= mean(block.leans); last = blocks.at(-1)) {
      block = { at: last.at, leans: [...last.leans, ...block.leans] }
      blocks.pop()
    }
    blocks.push(block)
  }
  for (const block of blocks) {
    const shift = Math.min(columns - stacks.length, Math.max(0, Math.round(mean(block.leans))))
    for (let at = block.at; at < block.at + block.leans.length; at++)
      for (const [row, cell] of stacks[at]!.entries()) Object.assign(cell, { row, column: at + shift })
  }
}

const cellOf = (nodes: readonly GraphNode[]): Cell => ({ nodes, row: 0, column: 0 })

/** Those that are nearest to the work asked about and hang most strongly together with others come first. */
function foremost(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[] {
  const strongest = new Map<string, number>()
  for (const { from, to, relation } of edges)
    for (const id of [from, to]) strongest.set(id, Math.min(strongest.get(id) ?? 99, strength(relation)))
  return nodes.toSorted(
    (a, b) => Math.abs(a.steps) - Math.abs(b.steps) || (strongest.get(a.id) ?? 99) - (strongest.get(b.id) ?? 99),
  )
}

/** Rows of one level: by steps, and where works of the same steps carry each other out, one under the other. */
function ranksOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Map<GraphNode, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const above = new Map<GraphNode, GraphNode[]>()
  for (const { from, to, relation } of edges) {
    const [own, target] = [byId.get(from), byId.get(to)]
    if (own && target && own.steps === target.steps && strength(relation) <= strength('continues'))
      above.set(own, [...(above.get(own) ?? []), target])
  }
  const ranks = new Map<GraphNode, number>()
  const open = new Set<GraphNode>()
  const rank = (node: GraphNode): number => {
    const known = ranks.get(node)
    if (known !== undefined) return known
    // Works that carry each other out, by a slip in one of them, end the chain.
    if (open.has(node)) return -1
    open.add(node)
    const deepest = Math.max(-1, ...(above.get(node) ?? []).map(rank))
    open.delete(node)
    ranks.set(node, Math.min(deepest + 1, 3))
    return ranks.get(node)!
  }
  return new Map(nodes.map((node) => [node, node.steps * 4 + rank(node)]))
}

/** Columns that give the whole about the form of a sheet across; an odd number has a middle. */
function columnsFor(counts: readonly number[]): number {
  const form = (columns: number) => {
    const rows = counts.reduce((sum, count) => sum + Math.ceil(count / columns), 0)
    return Math.abs(Math.log((columns * (BOX.width + 40)) / (rows * (BOX.height + 50)) / 1.5))
  }
  const widest = Math.max(...counts)
  return [1, 3, 5, 7].filter((columns) => columns < widest + 2).sort((a, b) => form(a) - form(b) || a - b)[0]!
}

// Lines

/** One line for all that is known between two boxes, drawn as the strongest relation. */
function pairsOf(graph: Graph, cells: readonly Cell[]): Pair[] {
  const cellOfWork = new Map(cells.flatMap((cell) => cell.nodes.map((node) => [node.id, cell] as const)))
  const number = new Map(cells.map((cell, at) => [cell, at]))
  const pairs = new Map<string, Pair>()
  for (const edge of graph.edges.toSorted((a, b) => strength(a.relation) - strength(b.relation))) {
    const [from, to] = [cellOfWork.get(edge.from)!, cellOfWork.get(edge.to)!]
    if (from === to) continue
    const stroke = strokeOf(edge.relation)
    // Many works in one box stand to a work in many ways.
    const several = from.nodes.length > 1 || to.nodes.length > 1 ? stroke.name : ''
    const key = `${number.get(from)} ${number.get(to)} ${several}`
    const pair = pairs.get(key)
    if (pair) {
      pair.edges.push(edge)
      pair.hollow &&= saidByAnother(edge)
    } else pairs.set(key, { from, to, edges: [edge], stroke, hollow: saidByAnother(edge) })
  }
  return [...pairs.values()]
}

/** The gutter through which a box is left towards another: above it, or below where the other stands lower. */
const gutterOf = (cell: Cell, other: Cell): number => (other.row > cell.row ? cell.row + 1 : cell.row)

/** Lines of one stroke meet at the end where more of them do. */
function netsOf(pairs: readonly Pair[]): Net[] {
  const count = (end: 'from' | 'to', { [end]: cell, stroke }: Pair) =>
    pairs.filter((pair) => pair[end] === cell && pair.stroke === stroke).length
  const nets: Net[] = []
  for (const pair of pairs) {
    const hubIsTarget = count('to', pair) >= count('from', pair)
    const [hub, leaf] = hubIsTarget ? [pair.to, pair.from] : [pair.from, pair.to]
    const gutter = gutterOf(hub, leaf)
    const net = nets.find(
      (each) =>
        each.hub === hub &&
        each.hubIsTarget === hubIsTarget &&
        each.gutter === gutter &&
        each.pairs[0]!.stroke === pair.stroke &&
        each.pairs[0]!.hollow === pair.hollow,
    )
    if (net) net.pairs.push(pair)
    else nets.push({ hub, hubIsTarget, pairs: [pair], gutter, channel: null, trunk: 0, lanes: new Map() })
  }
  return nets
}

const leavesOf = ({ hub, hubIsTarget, pairs }: Net): { cell: Cell; gutter: number }[] =>
  pairs.map(({ from, to }) => {
    const cell = hubIsTarget ? from : to
    return { cell, gutter: gutterOf(cell, hub) }
  })

/** Gives every net that needs one a trunk beside its hub; the number of lanes in each channel. */
function trunksOf(nets: readonly Net[], columns: number): number[] {
  const taken: { first: number; last: number; lane: number }[][] = Array.from({ length: columns + 1 }, () => [])
  const reach = (net: Net) => {
    const gutters = [net.gutter, ...leavesOf(net).map(({ gutter }) => gutter)]
    return { first: Math.min(...gutters), last: Math.max(...gutters) }
  }
  for (const net of nets.toSorted((a, b) => reach(a).last - reach(a).first - (reach(b).last - reach(b).first))) {
    const { first, last } = reach(net)
    if (first === last) continue
    const far = leavesOf(net).filter(({ gutter }) => gutter !== net.gutter)
    const lean = far.reduce((sum, { cell }) => sum + cell.column - net.hub.column, 0)
    net.channel = net.hub.column + (lean < 0 ? 0 : 1)
    const busy = taken[net.channel]!.filter((each) => each.first <= last && each.last >= first)
    let lane = 0
    while (busy.some((each) => each.lane === lane)) lane++
    taken[net.channel]!.push({ first, last, lane })
    net.trunk = lane
  }
  return taken.map((channel) => channel.reduce((most, { lane }) => Math.max(most, lane + 1), 0))
}

type Ports = ReadonlyMap<string, number>

const netNumbers = new WeakMap<Net, number>()
const portKey = (net: Net, gutter: number, column: number): string => `${netNumbers.get(net)} ${gutter} ${column}`

/** Where each net meets the boxes of a column in a gutter; no two in one place, ordered by where they come from. */
function portsOf(nets: readonly Net[], columnX: readonly number[]): Ports {
  const middle = (column: number) => columnX[column]! + BOX.width / 2
  const wanted = new Map<string, { column: number; key: string; towards: number[] }[]>()
  const add = (net: Net, gutter: number, column: number, towards: number) => {
    const place = `${gutter} ${column}`
    const key = portKey(net, gutter, column)
    const list = wanted.get(place) ?? []
    wanted.set(place, list)
    const own = list.find((each) => each.key === key)
    if (own) own.towards.push(towards)
    else list.push({ column, key, towards: [towards] })
  }
  for (const [at, net] of nets.entries()) {
    netNumbers.set(net, at)
    for (const { cell, gutter } of leavesOf(net)) {
      const far = gutter !== net.gutter
      add(net, net.gutter, net.hub.column, far ? net.trunk : middle(cell.column))
      add(net, gutter, cell.column, far ? net.trunk : middle(net.hub.column))
    }
  }
  const ports = new Map<string, number>()
  for (const list of wanted.values()) {
    const sorted = list.toSorted((a, b) => mean(a.towards) - mean(b.towards))
    const step = Math.min(16, (BOX.width - 28) / Math.max(1, sorted.length - 1))
    for (const [at, { column, key }] of sorted.entries())
      ports.set(key, middle(column) + (at - (sorted.length - 1) / 2) * step)
  }
  return ports
}

/** Gives every net its lane in every gutter that it runs along; the number of lanes in each gutter. */
function lanesOf(nets: readonly Net[], ports: Ports, rows: number): number[] {
  const runs: { net: Net; gutter: number; left: number; right: number; fromAbove: boolean }[] = []
  for (const net of nets) {
    const ends = new Map<number, number[]>()
    const add = (gutter: number, x: number) => ends.set(gutter, [...(ends.get(gutter) ?? []), x])
    add(net.gutter, ports.get(portKey(net, net.gutter, net.hub.column))!)
    for (const { cell, gutter } of leavesOf(net)) {
      add(gutter, ports.get(portKey(net, gutter, cell.column))!)
      if (gutter !== net.gutter) {
        add(gutter, net.trunk)
        add(net.gutter, net.trunk)
      }
    }
    for (const [gutter, xs] of ends) {
      const [left, right] = [Math.min(...xs), Math.max(...xs)]
      if (right > left)
        runs.push({ net, gutter, left, right, fromAbove: net.hub.row < gutter && gutter === net.gutter })
    }
  }
  const counts = Array.from({ length: rows + 1 }, () => 0)
  for (let gutter = 0; gutter <= rows; gutter++) {
    const taken: { left: number; right: number; lane: number }[] = []
    const own = runs.filter((run) => run.gutter === gutter)
    const length = (run: { left: number; right: number }) => run.right - run.left
    const ordered = own.toSorted(
      (a, b) => Number(b.fromAbove) - Number(a.fromAbove) || (a.fromAbove ? 1 : -1) * (length(a) - length(b)),
    )
    for (const { net, left, right } of ordered) {
      const busy = taken.filter((each) => each.left <= right + LANE && each.right >= left - LANE)
      let lane = 0
      while (busy.some((each) => each.lane === lane)) lane++
      taken.push({ left, right, lane })
      net.lanes.set(gutter, lane)
      counts[gutter] = Math.max(counts[gutter]!, lane + 1)
    }
  }
  return counts
}
