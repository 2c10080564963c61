/** Hits counted and narrowed by what documents are: type, level, province, year. */
import { type DocumentColumns, dayNumber, type Named } from '../db/columns.js'

export const FACETS = ['type', 'level', 'province', 'year'] as const
export type Facet = (typeof FACETS)[number]

/** Stands in addresses for "has none". */
export const NONE = '-'

/** What hits are narrowed to; what is left out narrows nothing. */
export interface Narrowing extends Partial<Record<Facet, string>> {
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** A value of a facet with the hits that have it. */
export interface Counted {
  readonly value: string
  readonly count: number
}

export interface Narrowed {
  /** Hits that pass, in their order. */
  readonly ids: readonly number[]
  /** Of each facet the values that hits have which pass all other facets, the most frequent first; years from the last. */
  readonly counts: Readonly<Record<Facet, readonly Counted[]>>
}

export function narrowed(columns: DocumentColumns, hits: readonly number[], asked: Narrowing): Narrowed {
  const placeOf = ({ names }: Named, value: string | undefined) =>
    value === undefined ? -1 : names.indexOf(value === NONE ? null : value)
  const wanted = {
    type: placeOf(columns.type, asked.type),
    level: placeOf(columns.level, asked.level),
    province: placeOf(columns.province, asked.province),
    year: asked.year === undefined ? -1 : asked.year === NONE ? 0 : Number(asked.year),
  }
  // A value that no document has narrows to nothing.
  const impossible = FACETS.filter((facet) => asked[facet] !== undefined && wanted[facet] === -1)
  const since = asked.since === undefined ? 0 : dayNumber(asked.since)
  const until = asked.until === undefined ? Number.POSITIVE_INFINITY : lastDay(asked.until)
  const { type, level, province, day } = columns
  const counters = [type, level, province].map(({ names }) => new Uint32Array(names.length))
  const years = new Map<number, number>()
  const count = (facet: number, place: number): void => {
    if (facet === YEAR) years.set(place, (years.get(place) ?? 0) + 1)
    else counters[facet]![place]!++
  }
  // In the order of FACETS; -1 where nothing is asked. Tens of thousands of hits pass here: nothing is made for each.
  const asks = FACETS.map((facet) => (asked[facet] === undefined ? -1 : wanted[facet]))
  const own = [0, 0, 0, 0]
  const ids: number[] = []
  for (const id of hits) {
    const on = day[id]!
    if (on < since || on > until) continue
    own[0] = type.at[id]!
    own[1] = level.at[id]!
    own[2] = province.at[id]!
    own[YEAR] = (on / 10_000) | 0
    let [missed, misses] = [0, 0]
    for (let facet = 0; facet < own.length; facet++)
      if (asks[facet] !== -1 && asks[facet] !== own[facet]) {
        missed = facet
        misses++
      }
    if (misses === 0) {
      ids.push(id)
      for (let facet = 0; facet < own.length; facet++) count(facet, own[facet]!)
    } else if (misses === 1) count(missed, own[missed]!)
  }
  const listed = (facet: number, { names }: Named): Counted[] =>
    Array.from(counters[facet]!, (of, place) => ({ value: names[place] ?? NONE, count: of }))
      .filter((each) => each.count > 0)
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const byYear = Array.from(years, ([year, of]) => ({ value: year === 0 ? NONE : String(year), count: of })).sort(
    (a, b) => (a.value < b.value ? 1 : -1),
  )
  return {
    ids: impossible.length > 0 ? [] : ids,
    counts: { type: listed(0, type), level: listed(1, level), province: listed(2, province), year: byYear },
  }
}

const YEAR = 3

/** The last day that a date as precise as it is may mean: "2024" → 20249999. */
const lastDay = (date: string): number => dayNumber(date) + [9999, 99, 0][date.split('-').length - 1]!

/** So many documents are sorted; of more, those that are wanted are picked from all in order, which is quicker. */
const SORTED = 2000

/** Newest first; those without a date last. */
export function newestFirst({ day, newest }: DocumentColumns, ids: readonly number[]): number[] {
  if (ids.length <= SORTED) return ids.toSorted((a, b) => day[b]! - day[a]! || a - b)
  const wanted = new Uint8Array(day.length)
  for (const id of ids) wanted[id] = 1
  return newest.filter((id) => wanted[id] === 1)
}
