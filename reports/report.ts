/** A database as the tables of a report: all of it, or what is of a scope and fulfils conditions. */
import type { Evidence } from '../db/coverage.js'
import type { Db } from '../db/open.js'
import { deadlines, documents, mentions, missingWorks, problems, reviews, setAside, status } from '../db/queries.js'
import type { WorkRow } from '../db/types.js'
import type { Province } from '../extractors/lexicon/types.js'
import { columnsIn, TABLE_KEYS, TABLE_NAMES, type TableKey } from './columns.js'
import { type Coverage, evidence } from './coverage.js'
import { type Due, dueIn } from './due.js'
import { type Language, setAsideSentence } from './labels.js'
import { overview } from './overview.js'
import { type InScope, inScope, type Scope } from './scope.js'
import type { About, Matrix, Report, Row, Table } from './tables.js'
import { unitLabel } from './units.js'
import { type Condition, checkColumns, hasColumns, rowTest } from './where.js'

/** Pages of the explorer. */
export interface Addresses {
  document(id: number, at: number | null): string
  work(id: string): string
}

/** What is asked for. */
export interface Asked {
  readonly about: Omit<About, 'run'>
  readonly lang: Language
  readonly scope: Scope
  readonly provinces: readonly Province[]
  /** Tables that are wanted; null: all. */
  readonly only: readonly TableKey[] | null
  readonly where: readonly Condition[]
  readonly addresses: Addresses
  /** The units and works of the coverage, worked out when it is wanted. */
  readonly coverage: () => Coverage
  /** Year of the reviews that the calendar calls for. */
  readonly dueYear: number
}

/** The report. Throws WhereError where conditions fit no table. */
export function report(db: Db, asked: Asked): Report {
  const { lang, scope, where, addresses } = asked
  const at = lang === 'vi' ? 0 : 1
  const all = columnsIn(lang)
  const within = inScope(db, scope, asked.provinces)
  const once = <T>(make: () => T): (() => T) => {
    let made: { value: T } | undefined
    return () => {
      made ??= { value: make() }
      return made.value
    }
  }
  const covered = once(() => {
    const found = asked.coverage()
    return { found, shown: evidence(db, found) }
  })
  const sources: Readonly<Record<Exclude<TableKey, 'overview'>, () => Iterable<Row>>> = {
    documents: () => documentRows(db, within, addresses),
    citations: () => citationRows(db, within, addresses),
    reviews: () => reviewRows(db, within, addresses),
    deadlines: () => deadlineRows(db, within, addresses),
    coverage: () => coverageRows(covered().found, covered().shown, addresses),
    problems: () => problemRows(db, within, addresses),
    missing: () => missingRows(db, within, addresses),
    setAside: () => setAsideRows(db, lang),
  }
  // A file that could not be read is of no work, province or year that is known.
  const wanted = (asked.only ?? TABLE_KEYS.filter((key) => key !== 'setAside' || within.all)).filter(
    (key) => key !== 'overview',
  )
  checkColumns(
    where,
    wanted.map((key) => all[key]),
  )
  const kept = wanted.filter((key) => hasColumns(where, all[key]))
  const base = (key: TableKey) => ({
    key,
    name: TABLE_NAMES[key].name[at],
    file: TABLE_NAMES[key].file[at],
    columns: all[key],
  })
  const tables: Table[] = kept.map((key) => {
    const test = rowTest(where, all[key], lang)
    const records = function* () {
      for (const row of sources[key]()) if (test(row)) yield row
    }
    return { ...base(key), records, ...(COUNTED_BY[key] && { countedBy: COUNTED_BY[key] }) }
  })
  if (asked.only === null || asked.only.includes('overview'))
    tables.unshift({
      ...base('overview'),
      records: () => overview(db, tables.slice(1), lang, within.all && where.length === 0),
    })
  const { lastRun } = status(db)
  const left = wanted.filter((key) => !kept.includes(key)).map((key) => TABLE_NAMES[key].name[at])
  const notes = [
    ...asked.about.notes,
    ...(left.length === 0
      ? []
      : [
          lang === 'vi'
            ? `Các bảng không có cột được hỏi thì không ghi: ${left.join(', ')}.`
            : `Tables without the columns asked for are left out: ${left.join(', ')}.`,
        ]),
  ]
  const ids = new Set(scope.works.map(({ id }) => id))
  return {
    lang,
    about: { ...asked.about, notes, run: lastRun === null ? '' : `${lastRun.id} (${lastRun.started})` },
    scope,
    tables,
    // Conditions are about rows; the matrix shows units and works as a whole.
    matrix: kept.includes('coverage') && where.length === 0 ? once(() => matrixOf(covered(), addresses)) : null,
    due: {
      year: asked.dueYear,
      list: once((): readonly Due[] =>
        dueIn(db, asked.dueYear).filter(({ work }) => ids.size === 0 || ids.has(work.id)),
      ),
    },
  }
}

const COUNTED_BY: Partial<Record<TableKey, readonly string[]>> = {
  documents: ['level', 'type'],
  citations: ['relation', 'state'],
  reviews: ['year'],
  deadlines: ['kind'],
  coverage: ['state'],
  problems: ['kind'],
  setAside: ['message'],
}

function* documentRows(db: Db, within: InScope, addresses: Addresses): Generator<Row> {
  for (const row of documents(db))
    if (within.document(row.id) && within.province(row.province) && within.date(row.date))
      yield { ...row, document: row.id, address: addresses.document(row.id, null) }
}

function* citationRows(db: Db, within: InScope, addresses: Addresses): Generator<Row> {
  for (const row of mentions(db))
    if (row.relation !== 'self' && within.mention(row))
      yield { ...row, address: addresses.document(row.document, row.start) }
}

function* reviewRows(db: Db, within: InScope, addresses: Addresses): Generator<Row> {
  for (const row of reviews(db))
    if (
      within.work(row.work) &&
      within.province(row.province) &&
      within.date(row.year === null ? null : String(row.year))
    )
      yield { ...row, address: addresses.document(row.document, row.start) }
}

/** A deadline that recurs or has no day is of every year. */
function* deadlineRows(db: Db, within: InScope, addresses: Addresses): Generator<Row> {
  for (const row of deadlines(db))
    if (within.document(row.document) && within.province(row.province) && (row.date === null || within.date(row.date)))
      yield { ...row, address: addresses.document(row.document, row.start) }
}

function* problemRows(db: Db, within: InScope, addresses: Addresses): Generator<Row> {
  for (const row of problems(db))
    if (within.document(row.document) && within.province(row.province) && within.date(row.documentDate))
      yield { ...row, address: addresses.document(row.document, row.start) }
}

/** Works without a copy; of a scope those that its documents cite. */
function* missingRows(db: Db, within: InScope, addresses: Addresses): Generator<Row> {
  const out = (work: WorkRow & { documents: number; mentions: number; first: string | null; last: string | null }) => ({
    ...work,
    work: work.id,
    address: addresses.work(work.id),
  })
  const missing = missingWorks(db)
  if (within.all) {
    for (const work of missing) yield out(work)
    return
  }
  const known = new Map(missing.map((work) => [work.id, work]))
  const cited = new Map<string, { documents: Set<number>; mentions: number; dates: string[] }>()
  for (const row of mentions(db)) {
    if (row.relation === 'self' || row.work === null || !known.has(row.work)) continue
    if (!within.document(row.document) || !within.province(row.province) || !within.date(row.documentDate)) continue
    const own = cited.get(row.work) ?? { documents: new Set(), mentions: 0, dates: [] }
    cited.set(row.work, own)
    own.documents.add(row.document)
    own.mentions++
    if (row.documentDate !== null) own.dates.push(row.documentDate)
  }
  for (const [id, own] of [...cited].sort(
    ([a, one], [b, other]) => other.documents.size - one.documents.size || (a < b ? -1 : 1),
  )) {
    const dates = own.dates.sort()
    const counts = { documents: own.documents.size, mentions: own.mentions }
    yield out({ ...known.get(id)!, ...counts, first: dates[0] ?? null, last: dates.at(-1) ?? null })
  }
}

function* setAsideRows(db: Db, lang: Language): Generator<Row> {
  for (const { path, reason, message } of setAside(db))
    yield { path, reason, message: setAsideSentence(reason, message, lang) }
}

type Shown = readonly (readonly (Evidence | null)[])[]

/** One row a unit and work, with the sentence behind it. */
function* coverageRows({ units, works, cells }: Coverage, shown: Shown, addresses: Addresses): Generator<Row> {
  for (const [row, unit] of units.entries())
    for (const [column, work] of works.entries()) {
      const { state, days, unclear } = cells[row]![column]!
      const own = shown[row]![column] ?? null
      yield {
        ...own,
        unit: unitLabel(unit),
        level: unit.level,
        province: unit.province,
        documents: unit.documents.length,
        work: work.id,
        code: work.code ?? work.type ?? work.id,
        state: unclear === null ? state : 'unclear',
        days,
        documentCode: own === null ? null : (own.code ?? own.type),
        documentDate: own?.date ?? null,
        documentTitle: own?.title ?? null,
        address: own === null ? null : addresses.document(own.document, null),
        path: own?.path ?? null,
      }
    }
}

function matrixOf({ found, shown }: { found: Coverage; shown: Shown }, addresses: Addresses): Matrix | null {
  if (found.works.length === 0 || found.units.length === 0) return null
  const address = (unit: number, work: number) => {
    const own = shown[unit]![work] ?? null
    return own === null ? null : addresses.document(own.document, null)
  }
  return { coverage: found, address }
}
