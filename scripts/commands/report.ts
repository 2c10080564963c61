/** `vankien report --out FILE`: the database, or what is asked of it, as a file that people open. */
import { existsSync } from 'node:fs'
import { dirname, extname, isAbsolute, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadWords } from '../../corpus/registry/words.js'
import { graphOf } from '../../db/graph.js'
import type { Db } from '../../db/open.js'
import type { DeadlineOut, ReviewOut } from '../../db/queries.js'
import { TABLE_KEYS, TABLE_NAMES, type TableKey } from '../../reports/columns.js'
import { numberLabel } from '../../reports/labels.js'
import { type Asked, report } from '../../reports/report.js'
import type { Scope } from '../../reports/scope.js'
import type { Chunk, Report, Row } from '../../reports/tables.js'
import { type Condition, parseWhere, WhereError } from '../../reports/where.js'
import { documentAt, workAt } from '../../web/addresses.js'
import { EXIT, UsageError } from '../errors.js'
import { openArchive } from '../openArchive.js'
import { takeOwnRegistry } from '../ownRegistry.js'
import { outJson, tell } from '../print.js'
import { coverageOf, scopeOf, scopeWords } from '../reportScope.js'
import type { Options, Settings } from '../settings.js'
import type { Run } from '../vankien.js'
import { programName } from '../version.js'
import { writeWhole } from '../writeWhole.js'

type Content = Chunk | Iterable<Chunk>

/** One writer a format, loaded when asked for. */
const FORMATS: Readonly<Record<string, (made: Report, path: string, settings: Settings) => Promise<Content>>> = {
  '.xlsx': async (made, path) =>
    (await import('../../reports/xlsx/workbook.js')).xlsx(made, { fileTarget: filesFrom(path) }),
  '.docx': async (made, _path, { lang, m }) => {
    const { docx, MOST_ROWS } = await import('../../reports/docx/document.js')
    const { bytes, cut } = await docx(made)
    if (cut) tell(m.fileNotWhole(numberLabel(MOST_ROWS, lang)))
    return bytes
  },
  '.zip': async (made) => (await import('../../reports/csvZip.js')).csvZip(made),
  '.json': async (made) => (await import('../../reports/json.js')).json(made),
  '.md': async (made) => (await import('../../reports/markdown.js')).markdown(made),
  '.html': async (made) => (await import('../../reports/html/page.js')).html(made),
  '.ics': async (made, _path, settings) => calendar(made, settings),
}

/** Drawings and files of graph programs, of one work. */
const GRAPHS = {
  '.dot': async () => (await import('../../reports/graph/dot.js')).dot,
  '.graphml': async () => (await import('../../reports/graph/graphml.js')).graphml,
  '.gexf': async () => (await import('../../reports/graph/gexf.js')).gexf,
  '.svg': async () => (await import('../../reports/graph/svg.js')).svg,
} as const

const isGraph = (ending: string): ending is keyof typeof GRAPHS => Object.hasOwn(GRAPHS, ending)

export const run: Run = async (_words, options, settings) => {
  const { m } = settings
  const out = options['out'] as string
  // Several tables make several CSV files, and those one archive.
  const path = out.replace(/\.csv$/i, '.zip')
  const ending = extname(path).toLowerCase()
  if (!Object.hasOwn(FORMATS, ending) && !isGraph(ending))
    throw new UsageError(
      m.badValue('--out', out, m.expectedOneOf('.xlsx .docx .csv .zip .json .md .html .ics .graphml .gexf .dot .svg')),
    )
  const only = tablesOf(options, ending, settings)
  const conditions = options['where'] as string | undefined
  if (conditions !== undefined && (isGraph(ending) || ending === '.docx'))
    throw new UsageError(m.onlyTables('--where', ending))
  const where = conditions === undefined ? [] : asUsage(() => parseWhere(conditions), settings)
  const db = openArchive(settings, { snapshot: true })
  try {
    takeOwnRegistry(settings)
    const scope = scopeOf(db, options, settings, 'report')
    if (isGraph(ending)) return await drawing(db, path, ending, scope, settings)
    const asked = askedOf(db, options, scope, only, where, settings)
    const made = asUsage(() => report(db, asked), settings)
    const rows = counting(made)
    writeWhole(path, await FORMATS[ending]!(rows.report, path, settings))
    if (settings.json) outJson({ path, about: made.about, rows: rows.counts() })
    tell(m.wrote(path))
    for (const note of made.about.notes) tell(note)
    return EXIT.done
  } finally {
    db.close()
  }
}

/** What conditions are wrong is said as wrong usage. */
function asUsage<Made>(make: () => Made, { lang }: Settings): Made {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof WhereError)) throw error
    throw new UsageError(lang === 'en' ? error.messageEn : error.message)
  }
}

function askedOf(
  db: Db,
  options: Options,
  scope: Scope,
  only: readonly TableKey[] | null,
  where: readonly Condition[],
  settings: Settings,
): Asked {
  const explorer = (options['explorer'] as string).replace(/\/+$/, '')
  const { lang, m } = settings
  if (!/^https?:\/\/[^\s"'<>]+$/.test(explorer))
    throw new UsageError(m.badValue('--explorer', explorer, 'http://127.0.0.1:8057'))
  const year = scope.year ?? new Date().getFullYear()
  const conditions = options['where'] === undefined ? '' : (options['where'] as string)
  return {
    about: {
      database: resolve(settings.db),
      program: programName(),
      question: questionOf(options, settings),
      made: new Date().toISOString(),
      scope: [scopeWords(scope, settings), conditions].filter(Boolean).join(' · '),
      notes: [],
    },
    lang,
    scope,
    provinces: loadWords().provinces,
    only,
    where,
    addresses: {
      document: (id, at) => explorer + documentAt(id, at),
      work: (id) => explorer + workAt(id),
    },
    coverage: () => coverageOf(db, scope, options['of'] as string | undefined, settings),
    dueYear: year,
  }
}

/** The command line that makes the same report again. */
function questionOf(options: Options, settings: Settings): string {
  const words = ['vankien', 'report']
  for (const name of ['out', 'work', 'province', 'year', 'of', 'only', 'where'])
    for (const value of [options[name] ?? []].flat() as string[]) words.push(`--${name}`, quoted(value))
  return [...words, '--db', quoted(settings.db)].join(' ')
}

const quoted = (word: string): string =>
  /^[\p{L}\p{M}\d./@:_,=-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

function tablesOf(options: Options, ending: string, { m }: Settings): readonly TableKey[] | null {
  const typed = options['only'] as string | undefined
  if (typed === undefined) return null
  if (isGraph(ending) || ending === '.docx') throw new UsageError(m.onlyTables('--only', ending))
  // A table by its key or by the name of its file: citations, trich-dan.
  const keyOf = (name: string) => TABLE_KEYS.find((key) => key === name || TABLE_NAMES[key].file.includes(name))
  const keys = typed.split(',').map((name) => keyOf(name.trim()))
  if (keys.includes(undefined))
    throw new UsageError(m.badValue('--only', typed, m.expectedTables(TABLE_KEYS.join(', '))))
  return TABLE_KEYS.filter((key) => keys.includes(key))
}

async function drawing(db: Db, path: string, ending: keyof typeof GRAPHS, scope: Scope, settings: Settings) {
  const { lang, m } = settings
  const [work, ...others] = scope.works
  if (!work || others.length > 0) throw new UsageError(m.graphNeedsWork(ending))
  const graph = graphOf(db, work.id, { depth: 2, limit: 400 })
  writeWhole(path, (await GRAPHS[ending]())(graph, lang))
  if (settings.json) outJson({ path, root: graph.root, nodes: graph.nodes.length, edges: graph.edges.length })
  tell(m.wrote(path))
  return EXIT.done
}

async function calendar(made: Report, { lang, m }: Settings): Promise<Content> {
  const { ics } = await import('../../reports/calendar/ics.js')
  const counts = { events: 0, leftOut: 0 }
  const rowsOf =
    <Out>(key: string) =>
    () =>
      (made.tables.find((table) => table.key === key)?.records() ?? []) as Iterable<Out>
  const deadlines = rowsOf<DeadlineOut>('deadlines')
  const reviews = rowsOf<ReviewOut>('reviews')
  const content = [...ics({ about: made.about, lang, deadlines, reviews }, counts)]
  tell(m.wroteEvents(numberLabel(counts.events, lang), numberLabel(counts.leftOut, lang)))
  return content
}

/** The same report, which counts the rows of each table while they are written. */
function counting(made: Report) {
  const counts = new Map<string, number>()
  const tables = made.tables.map((table) => ({
    ...table,
    *records(): Generator<Row> {
      let count = 0
      for (const row of table.records()) {
        count++
        yield row
      }
      counts.set(table.key, count)
    },
  }))
  const report: Report = { ...made, tables }
  return {
    report,
    counts: () =>
      Object.fromEntries(
        tables.map((table) => {
          if (!counts.has(table.key)) for (const _ of table.records());
          return [table.key, counts.get(table.key)!]
        }),
      ),
  }
}

/** Where source files are, seen from the folder of the report; null of what is not there. */
function filesFrom(report: string): (path: string) => string | null {
  const folder = dirname(resolve(report))
  // Rows of one file follow each other.
  let last: { path: string; target: string | null } | undefined
  return (path) => {
    if (last?.path !== path) last = { path, target: targetOf(path) }
    return last.target
  }

  function targetOf(path: string): string | null {
    const file = fileOf(resolve(path))
    if (file === null) return null
    const from = relative(folder, file)
    // Another drive cannot be reached by a relative path.
    return isAbsolute(from) ? pathToFileURL(file).href : from.split(sep).map(encodeURIComponent).join('/')
  }

  /** The file, or the archive that holds it. */
  function fileOf(path: string): string | null {
    for (let file = path; file !== dirname(file); file = dirname(file))
      if (existsSync(file)) return file === path || /\.[a-z0-9]{1,4}$/i.test(file) ? file : null
    return null
  }
}
