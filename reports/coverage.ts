/** Coverage: units × works, one state a cell, and the document that shows it. */
import { type Evidence, evidenceOf, type PlaceRow, type Shown, type Standing, standingsOf } from '../db/coverage.js'
import type { Db } from '../db/open.js'
import type { WorkRow } from '../db/types.js'
import type { Unit } from './units.js'

/** How a unit stands to a work: what it did; `nothing` that the archive shows; `absent`, the archive has no document of it. */
export type CoverageState = Standing | 'nothing' | 'absent'

/** All states, the strongest first. */
export const COVERAGE_STATES: readonly CoverageState[] = [
  'issued',
  'implements',
  'reviews',
  'cites',
  'nothing',
  'absent',
]

export interface Cell {
  readonly state: CoverageState
  /** The document that shows it: the earliest of those that show as much. */
  readonly document: number | null
  readonly date: string | null
  /** Days from the work to the plan, where it is issued and both dates are known. */
  readonly days: number | null
  /** Nothing is sure, but this document cites what may be the work. */
  readonly unclear: number | null
}

/** A work that is asked about. */
export interface CoveredWork extends WorkRow {
  /** Ids under which it is most likely printed with a slip in the date; what cites one is not sure to cite it. */
  readonly misprints: readonly string[]
}

export interface Coverage {
  readonly works: readonly CoveredWork[]
  readonly units: readonly Unit[]
  /** A row a unit, a cell a work. */
  readonly cells: readonly (readonly Cell[])[]
}

const STANDINGS = ['unclear', 'cites', 'reviews', 'implements', 'issued', 'own'] as const

/** The states of these units for these works; one question to the database, whatever their number. */
export function coverage(
  db: Db,
  works: readonly CoveredWork[],
  units: readonly Unit[],
  places: readonly PlaceRow[],
): Coverage {
  const last = places.reduce((most, { documents }) => documents.reduce((a, b) => Math.max(a, b), most), 0)
  const unitOf = new Int32Array(last + 1).fill(-1)
  units.forEach(({ documents }, at) => {
    for (const id of documents) unitOf[id] = at
  })
  const orders = new Uint8Array(last + 1)
  const days = dayNumbers()
  const dateOf = new Int32Array(last + 1)
  /** Place in an order that does not depend on import. */
  const placeOf = new Int32Array(last + 1)
  let place = 0
  for (const { documents, dates, ordering } of places) {
    for (const id of ordering) orders[id] = 1
    for (let at = 0; at < documents.length; at++) {
      const id = documents[at]!
      placeOf[id] = ++place
      dateOf[id] = days.numberOf(dates[at] ?? null)
    }
  }
  const before = (a: number, b: number): boolean =>
    dateOf[a] === dateOf[b] ? placeOf[a]! < placeOf[b]! : dateOf[a]! < dateOf[b]!

  const columns = new Map(works.map(({ id }, at) => [id, at]))
  const best = new Int32Array(units.length * works.length)
  const ranks = new Uint8Array(units.length * works.length)
  const asked = works.map(({ id, misprints }) => ({ work: id, misprints }))
  for (const { work, standing, ordering, documents } of standingsOf(db, asked)) {
    const column = columns.get(work)!
    const rank = STANDINGS.indexOf(standing) + 1
    for (const id of documents) {
      if (id > last || unitOf[id]! < 0 || (ordering && orders[id] === 0)) continue
      const at = unitOf[id]! * works.length + column
      if (rank < ranks[at]! || (rank === ranks[at] && (id === best[at] || !before(id, best[at]!)))) continue
      ranks[at] = rank
      best[at] = id
    }
  }

  const nothing: Cell = { state: 'nothing', document: null, date: null, days: null, unclear: null }
  const absent: Cell = { ...nothing, state: 'absent' }
  const cells = units.map(({ documents }, row) =>
    works.map((work, column): Cell => {
      const at = row * works.length + column
      const rank = ranks[at]!
      if (rank === 0) return documents.length > 0 ? nothing : absent
      const standing = STANDINGS[rank - 1]!
      const document = best[at]!
      if (standing === 'unclear') return { ...nothing, unclear: document }
      const date = days.dateOf(dateOf[document]!)
      // Who issued the work itself has nothing left to issue.
      if (standing === 'own') return { state: 'issued', document, date, days: null, unclear: null }
      const since = standing === 'issued' ? days.between(work.date, date) : null
      return { state: standing, document, date, days: since, unclear: null }
    }),
  )
  return { works, units, cells }
}

/** The evidence for every cell that has some, one question for all; of an unclear one the place that is unclear. */
export function evidence(db: Db, { works, cells }: Coverage): (Evidence | null)[][] {
  const shown: Shown[] = []
  for (const row of cells)
    for (const [column, { state, document, unclear }] of row.entries()) {
      const { id: work, misprints } = works[column]!
      if (document !== null) shown.push({ document, work, misprints: [], standing: state as Standing })
      else if (unclear !== null) shown.push({ document: unclear, work, misprints, standing: 'unclear' })
    }
  const found = evidenceOf(db, shown).values()
  return cells.map((row) =>
    row.map(({ document, unclear }) => (document === null && unclear === null ? null : (found.next().value ?? null))),
  )
}

/** How many units are in each state for one work. */
export interface Totals extends Readonly<Record<CoverageState, number>> {
  /** Of those in `nothing`, the ones with a citation that may mean the work. */
  readonly unclear: number
  /** The middle of the days to the plans. */
  readonly medianDays: number | null
}

export function totals({ cells }: Coverage, column: number): Totals {
  const counts = Object.fromEntries(COVERAGE_STATES.map((state) => [state, 0])) as Record<CoverageState, number>
  const days: number[] = []
  let unclear = 0
  for (const row of cells) {
    const cell = row[column]!
    counts[cell.state]++
    if (cell.unclear !== null) unclear++
    if (cell.days !== null) days.push(cell.days)
  }
  days.sort((a, b) => a - b)
  return { ...counts, unclear, medianDays: days[Math.floor((days.length - 1) / 2)] ?? null }
}

const LEVELS = ['trung ương', 'tỉnh', 'huyện', 'xã']

/** The same with the units that lack most first: by works of which nothing is seen, then by how weak the rest is. */
export function missingFirst(found: Coverage): Coverage {
  const keyed = found.units.map((unit, at) => {
    const cells = found.cells[at]!
    const ranks = cells.map(({ state }) => COVERAGE_STATES.indexOf(state))
    return {
      unit,
      cells,
      missing: ranks.filter((rank) => rank >= 4).length,
      weakness: ranks.reduce((sum, rank, column) => sum + rank - (cells[column]!.unclear === null ? 0 : 0.5), 0),
      level: LEVELS.indexOf(unit.level ?? '') + 1 || LEVELS.length + 1,
    }
  })
  keyed.sort(
    (a, b) =>
      b.missing - a.missing ||
      b.weakness - a.weakness ||
      a.level - b.level ||
      compare(a.unit.province, b.unit.province) ||
      compare(a.unit.name, b.unit.name) ||
      compare(a.unit.kind, b.unit.kind),
  )
  return { works: found.works, units: keyed.map(({ unit }) => unit), cells: keyed.map(({ cells }) => cells) }
}

const compare = (a: string | null, b: string | null): number => (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1)

/** Dates as numbers that sort as the dates do, and the days between them; each date is worked out once. */
function dayNumbers() {
  const numbers = new Map<string, number>()
  const dates = new Map<number, string>()
  const epochDays = new Map<string, number>()
  const epochDay = (date: string): number => {
    const day = epochDays.get(date) ?? Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
    epochDays.set(date, day)
    return day
  }
  return {
    /** A document without a date stands after all others. */
    numberOf(date: string | null): number {
      if (date === null) return 99_999_999
      let number = numbers.get(date)
      if (number === undefined) {
        number = Number(date.replaceAll('-', '').padEnd(8, '0'))
        numbers.set(date, number)
        dates.set(number, date)
      }
      return number
    },
    dateOf: (number: number): string | null => dates.get(number) ?? null,
    /** From one day to a later one; null where either is not known to the day, or the later one comes first. */
    between(from: string | null, to: string | null): number | null {
      if (from?.length !== 10 || to?.length !== 10) return null
      const days = epochDay(to) - epochDay(from)
      return days < 0 ? null : days
    },
  }
}
