/** The chain of a work: above it what it carries out and cites, below it who carries it out and cites it. */
import { documentColumns } from './columns.js'
import { counts } from './copies.js'
import type { Db } from './open.js'
import type { WorkRow } from './types.js'

/** A work in the graph. */
export interface GraphNode
  extends Pick<WorkRow, 'id' | 'scope' | 'code' | 'type' | 'date' | 'issuer' | 'term' | 'title'> {
  /** "trung ương", "tỉnh", "huyện", "xã"; null where its scope does not say. */
  readonly level: string | null
  /** The archive has a copy. */
  readonly held: boolean
  /** Documents of the archive that cite it. */
  readonly documents: number
  /** 0 for the work asked about, 1 for those that cite it, 2 for those that cite these; −1, −2 for what it cites. */
  readonly steps: number
}

/** The place that proves an edge. */
export interface Evidence {
  readonly path: string | null
  /** The work of the document that says it; of an article, null. */
  readonly work: string | null
  readonly page: number | null
  readonly quote: string | null
  readonly sentence: string | null
  /** Where places are asked for: the document that holds it, as this database numbers it, and the offset of the quote. */
  readonly document?: number | null
  readonly start?: number | null
}

/** From the one that acts to the one acted on: 102-CTr/TU → 57-NQ/TW. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  /** `cites`: a copy of `from` cites `to`. `asserts`: some document says of both how they stand to each other. */
  readonly kind: 'cites' | 'asserts'
  readonly relation: string
  /** Of `cites` the places, of `asserts` the documents that say so. */
  readonly mentions: number
  readonly evidence: Evidence
}

export interface Graph {
  readonly root: string
  readonly depth: number
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** Works that were found but left out because of the limit; there may be more behind them. */
  readonly omitted: number
}

export interface GraphOptions {
  /** Steps up and down. */
  readonly depth: number
  /** At most so many works. */
  readonly limit: number
  /**
   * Of one work at most about so many that cite it are looked at, the strongest relations and within them the higher levels
   * first: a work that fifty thousand documents cite is drawn as quickly as another. Without it, all.
   */
  readonly breadth?: number
  /** Say of the evidence in which document of this database and where in it the quote stands. */
  readonly places?: boolean
  /** How many documents cite a work, where that is known already. */
  readonly citing?: (work: string) => number
}

/** Relations from those that make a chain to those that only name. */
const BY_STRENGTH: readonly string[] = [
  'implement',
  'implements',
  'continues',
  'promulgates',
  'replace',
  'replaces',
  'amend',
  'amends',
  'review',
  'reviews',
  'monitor',
  'basis',
  'nested',
  'mention',
]

/** Rank of a relation, the strongest first; unknown ones last. */
export function strength(relation: string): number {
  const at = BY_STRENGTH.indexOf(relation)
  return at < 0 ? BY_STRENGTH.length : at
}

const LEVELS: readonly (string | null)[] = ['trung ương', 'tỉnh', 'huyện', 'xã']

/** Rank of a level, the centre first; unknown ones last. */
export function levelRank(level: string | null): number {
  const at = LEVELS.indexOf(level)
  return at < 0 ? LEVELS.length : at
}

/** The works around `root` and how they hang together, in an order that depends on nothing but them. */
export function graphOf(db: Db, root: string, { depth, limit, breadth, places = false, citing }: GraphOptions): Graph {
  const down = breadth === undefined ? neighboursOf(db, 'down') : foremostOf(db, breadth)
  const neighbours = { up: neighboursOf(db, 'up'), down }
  const steps = new Map([[root, 0]])
  const reached = { up: new Set([root]), down: new Set([root]) }
  const frontier = { up: [root], down: [root] }
  const found = new Map<string, Found>()
  for (let step = 1; step <= depth; step++) {
    for (const way of ['up', 'down'] as const) {
      const met = new Map<string, number>()
      for (const own of frontier[way]) {
        for (const { other, ...edge } of neighbours[way](own, step)) {
          const [from, to] = way === 'up' ? [own, other] : [other, own]
          found.set([from, to, edge.kind, edge.relation].join('\n'), { from, to, ...edge })
          met.set(other, Math.min(met.get(other) ?? Number.POSITIVE_INFINITY, strength(edge.relation)))
        }
      }
      const fresh = [...met].filter(([id]) => !reached[way].has(id)).sort(([a, x], [b, y]) => x - y || compare(a, b))
      frontier[way] = []
      for (const [id] of fresh) {
        if (!steps.has(id)) {
          if (steps.size >= limit) continue
          steps.set(id, way === 'up' ? -step : step)
        }
        reached[way].add(id)
        frontier[way].push(id)
      }
    }
  }
  const ends = new Set([...found.values()].flatMap(({ from, to }) => [from, to]))
  const kept = [...found.values()].filter(({ from, to }) => steps.has(from) && steps.has(to))
  return {
    root,
    depth,
    nodes: nodesOf(db, steps, citing),
    edges: withEvidence(db, kept, places),
    omitted: [...ends].filter((id) => !steps.has(id)).length,
  }
}

type Found = Omit<GraphEdge, 'evidence'>

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** One step from a work: up to what it cites, down to what cites it. */
function neighboursOf(db: Db, way: 'up' | 'down') {
  const [cited, link] =
    way === 'up'
      ? (['d.work_id = @id AND m.work_id IS NOT NULL', 'to_work'] as const)
      : (['m.work_id = @id AND d.work_id IS NOT NULL', 'from_work'] as const)
  const statement = db.prepare(
    `SELECT ${way === 'up' ? 'm' : 'd'}.work_id AS other, 'cites' AS kind, m.relation, count(*) AS mentions
     FROM mentions m JOIN documents d ON d.id = m.document_id
     WHERE ${cited} AND m.relation <> 'self' AND m.work_id <> d.work_id AND ${counts('m.document_id')} GROUP BY 1, 3
     UNION ALL
     SELECT ${link} AS other, 'asserts' AS kind, relation, count(*) AS mentions FROM links
     WHERE ${way === 'up' ? 'from_work' : 'to_work'} = @id AND ${link} IS NOT NULL AND from_work <> to_work AND ${counts('document_id')} GROUP BY 1, 3
     ORDER BY 1, 2, 3`,
  )
  return (id: string, _step: number) => statement.all({ id }) as (Omit<Found, 'from' | 'to'> & { other: string })[]
}

/** One step down from a work, to the foremost alone. */
function foremostOf(db: Db, breadth: number) {
  const links = db.prepare(
    `SELECT from_work AS other, 'asserts' AS kind, relation, count(*) AS mentions FROM links
     WHERE to_work = ? AND from_work IS NOT NULL AND from_work <> to_work GROUP BY relation, from_work LIMIT ?`,
  )
  const citing = db.prepare('SELECT document_id FROM mentions WHERE work_id = ? AND relation = ?').pluck()
  const works = db.prepare(
    `SELECT d.work_id AS other, 'cites' AS kind, @relation AS relation, count(*) AS mentions
     FROM json_each(@documents) j CROSS JOIN documents d ON d.id = j.value
     WHERE d.work_id IS NOT NULL AND d.work_id <> @id GROUP BY d.work_id ORDER BY d.work_id`,
  )
  const { level } = documentColumns(db)
  const ranks = level.names.map(levelRank)
  const rank = (document: number) => ranks[level.at[document]!]!
  type Neighbour = Omit<Found, 'from' | 'to'> & { other: string }
  return (id: string, step: number): Neighbour[] => {
    // Further away few of each are looked at: there are many works, and little room is left.
    const most = step === 1 ? breadth : Math.ceil(breadth / 10)
    const found: Neighbour[] = []
    for (const relation of BY_STRENGTH) {
      if (found.length >= most) break
      const documents = citing.all(id, relation) as number[]
      // Citations of one document stand together, so that its places are counted whole.
      const foremost =
        documents.length <= most ? documents : documents.toSorted((a, b) => rank(a) - rank(b) || a - b).slice(0, most)
      if (foremost.length > 0)
        found.push(...(works.all({ id, relation, documents: JSON.stringify(foremost) }) as Neighbour[]))
    }
    return [...(links.all(id, most) as Neighbour[]), ...found]
  }
}

function nodesOf(db: Db, steps: ReadonlyMap<string, number>, citing?: (work: string) => number): GraphNode[] {
  const counted = citing
    ? '0'
    : `(SELECT count(DISTINCT m.document_id) FROM mentions m WHERE m.work_id = w.id AND m.relation <> 'self' AND ${counts('m.document_id')})`
  const statement = db.prepare(
    `SELECT w.id, w.scope, w.code, w.type, w.date, w.issuer, w.term, w.title,
       (SELECT min(d.level) FROM documents d WHERE d.work_id = w.id) AS printed,
       (SELECT count(*) FROM documents d WHERE d.work_id = w.id) AS held, ${counted} AS documents
     FROM works w WHERE w.id = ?`,
  )
  type Row = Omit<GraphNode, 'level' | 'held' | 'steps'> & { printed: string | null; held: number }
  return Array.from(steps, ([id, step]) => {
    const { printed, held, documents, ...work } = statement.get(id) as Row
    return {
      ...work,
      level: levelOf(work.scope) ?? printed,
      held: held > 0,
      documents: citing?.(id) ?? documents,
      steps: step,
    }
  }).sort(
    (a, b) =>
      Math.abs(a.steps) - Math.abs(b.steps) ||
      a.steps - b.steps ||
      levelRank(a.level) - levelRank(b.level) ||
      compare(a.scope, b.scope) ||
      compare(a.date ?? '', b.date ?? '') ||
      compare(a.id, b.id),
  )
}

const DISTRICTS = ['huyen-', 'quan-', 'thi-xa-', 'thanh-pho-']

/** Level of a scope by its depth: "tw", "hai-phong", "hai-phong/xa-thai-tan"; null of "?". */
function levelOf(scope: string): string | null {
  if (scope === '?') return null
  if (scope === 'tw') return 'trung ương'
  const [, unit] = scope.split('/', 2)
  if (unit === undefined) return 'tỉnh'
  return DISTRICTS.some((kind) => unit.startsWith(kind)) ? 'huyện' : 'xã'
}

/** Edges with the first place, by path, that proves each. */
function withEvidence(db: Db, edges: readonly Found[], places: boolean): GraphEdge[] {
  const path = '(SELECT min(f.path) FROM files f WHERE f.document_id = d.id)'
  const copies = db.prepare(
    `SELECT d.id, ${path} AS path FROM documents d WHERE d.work_id = ? AND ${counts('d.id')} ORDER BY path`,
  )
  const citing = db.prepare(
    `SELECT page, quote, sentence, start FROM mentions WHERE work_id = @to AND relation = @relation AND document_id = @id
     ORDER BY ordinal LIMIT 1`,
  )
  // Its own document speaks first for a work.
  const saying = db.prepare(
    `SELECT d.id, ${path} AS path, d.work_id AS work, l.from_name AS name FROM links l JOIN documents d ON d.id = l.document_id
     WHERE l.from_work = @from AND l.to_work = @to AND l.relation = @relation AND ${counts('l.document_id')}
     ORDER BY CASE WHEN d.work_id = @from THEN 0 ELSE 1 END, path, name LIMIT 1`,
  )
  const naming = db.prepare(
    `SELECT page, quote, sentence, start FROM mentions WHERE +work_id = @to AND relation <> 'self' AND document_id = @id
     ORDER BY CASE WHEN via = @name THEN 0 ELSE 1 END, ordinal LIMIT 1`,
  )
  type Place = Pick<Evidence, 'page' | 'quote' | 'sentence' | 'start'>
  const nowhere: Place = { page: null, quote: null, sentence: null, start: null }
  const evidence = (path: string | null, work: string | null, document: number | null, { start, ...place }: Place) => ({
    path,
    work,
    ...place,
    ...(places && { document, start: start ?? null }),
  })

  /** Of several copies the first that has the words. */
  function cited({ from, to, relation }: Found): Evidence {
    for (const { id, path } of copies.iterate(from) as IterableIterator<{ id: number; path: string | null }>) {
      const place = citing.get({ to, relation, id }) as Place | undefined
      if (place) return evidence(path, from, id, place)
    }
    return evidence(null, from, null, nowhere)
  }

  /** The sentence is the one that names both. */
  function asserted({ from, to, relation }: Found): Evidence {
    const { id, path, work, name } = saying.get({ from, to, relation }) as {
      id: number
      path: string | null
      work: string | null
      name: string
    }
    return evidence(path, work, id, (naming.get({ to, id, name }) as Place | undefined) ?? nowhere)
  }

  return edges
    .map((edge) => ({ ...edge, evidence: edge.kind === 'cites' ? cited(edge) : asserted(edge) }))
    .sort(
      (a, b) =>
        compare(a.from, b.from) ||
        compare(a.to, b.to) ||
        strength(a.relation) - strength(b.relation) ||
        compare(a.kind, b.kind) ||
        compare(a.relation, b.relation),
    )
}
