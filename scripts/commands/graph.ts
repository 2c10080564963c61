/** `vankien graph CODE`: what a work carries out and who carries it out, as a drawing or for graph programs. */
import { extname } from 'node:path'
import { loadWords } from '../../corpus/registry/words.js'
import { type Graph, graphOf } from '../../db/graph.js'
import { dateLabel, type Language, numberLabel } from '../../reports/labels.js'
import { EXIT, UsageError } from '../errors.js'
import { findWork } from '../findWork.js'
import { openArchive } from '../openArchive.js'
import { outJson, tell } from '../print.js'
import type { Options, Settings } from '../settings.js'
import { countValue, dateValue, termValue } from '../values.js'
import type { Run } from '../vankien.js'
import { writeWhole } from '../writeWhole.js'

type Write = (graph: Graph, lang: Language) => string

/** One writer a format, loaded when asked for. */
const FORMATS = {
  json: async (): Promise<Write> => (await import('../../reports/graph/json.js')).json,
  dot: async (): Promise<Write> => (await import('../../reports/graph/dot.js')).dot,
  graphml: async (): Promise<Write> => (await import('../../reports/graph/graphml.js')).graphml,
  gexf: async (): Promise<Write> => (await import('../../reports/graph/gexf.js')).gexf,
  svg: async (): Promise<Write> => (await import('../../reports/graph/svg.js')).svg,
} as const

type Format = keyof typeof FORMATS

const isFormat = (name: string): name is Format => Object.hasOwn(FORMATS, name)

export const run: Run = async (words, options, settings) => {
  const { lang, m } = settings
  const text = (name: string) => options[name] as string | undefined
  const format = formatOf(options, settings)
  const path = text('out')
  const choice = {
    date: text('date') && dateValue('--date', text('date')!, m),
    term: text('term') && termValue('--term', text('term')!, m),
  }
  const depth = countValue('--depth', text('depth')!, m)
  const limit = countValue('--limit', text('limit')!, m)
  const db = openArchive(settings)
  try {
    const { work, alsoPrinted } = findWork(db, words.join(' '), choice, loadWords(), settings, 'graph')
    const graph = graphOf(db, work.id, { depth, limit })
    const write = await FORMATS[format]()
    if (path === undefined) process.stdout.write(write(graph, lang))
    else {
      writeWhole(path, write(graph, lang))
      const counts = { nodes: graph.nodes.length, edges: graph.edges.length, omitted: graph.omitted }
      if (settings.json) outJson({ path, format, root: graph.root, depth, ...counts })
      tell(m.wrote(path))
      tell(m.graphSize(numberLabel(counts.nodes, lang), numberLabel(counts.edges, lang)))
    }
    if (graph.nodes.length === 1 && graph.omitted === 0) tell(m.graphAlone)
    if (graph.omitted > 0) tell(m.graphCut(numberLabel(limit, lang), numberLabel(graph.omitted, lang)))
    for (const other of alsoPrinted)
      tell(m.alsoPrinted(dateLabel(other.date, lang), numberLabel(other.documents, lang), other.date!))
    return EXIT.done
  } finally {
    db.close()
  }
}

/** What --format says; else the ending of the file; JSON where there is neither. */
function formatOf(options: Options, { json, m }: Settings): Format {
  const [asked, path] = [options['format'] as string | undefined, options['out'] as string | undefined]
  const all = Object.keys(FORMATS).join(', ')
  if (asked !== undefined) {
    if (!isFormat(asked)) throw new UsageError(m.badValue('--format', asked, m.expectedOneOf(all)))
    if (json && path === undefined && asked !== 'json')
      throw new UsageError(m.badValue('--format', asked, m.expectedJsonOrOut))
    return asked
  }
  if (path === undefined) return 'json'
  const ending = extname(path).slice(1).toLowerCase()
  if (ending === 'gv') return 'dot'
  if (!isFormat(ending)) throw new UsageError(m.badValue('--out', path, m.expectedEnding(all)))
  return ending
}
