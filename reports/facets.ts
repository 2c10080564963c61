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
  const counts = { type: new Map(), level: new Map(), province: new Map(), year: new Map() } as Record<
    Facet,
    Map<number, number>
  >
  const ids: number[] = []
  const { type, level, province, day } = columns
  for (const id of hits) {
    const on = day[id]!
    if (on < since || on > until) continue
    const own = { type: type.at[id]!, level: level.at[id]!, province: province.at[id]!, year: Math.floor(on / 10_000) }
    let missed: Facet | null = null
    let misses = 0
    for (const facet of FACETS)
      if (asked[facet] !== undefined && own[facet] !== wanted[facet]) {
        missed = facet
        misses++
      }
    if (misses === 0) {
      ids.push(id)
      for (const facet of FACETS) counts[facet].set(own[facet], (counts[facet].get(own[facet]) ?? 0) + 1)
    } else if (misses === 1) counts[missed!].set(own[missed!], (counts[missed!].get(own[missed!]) ?? 0) + 1)
  }
  const listed = (facet: Exclude<Facet, 'year'>): Counted[] =>
    Array.from(counts[facet], ([place, count]) => ({ value: columns[facet].names[place] ?? NONE, count })).sort(
      (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
    )
  const years = Array.from(counts.year, ([year, count]) => ({ value: year === 0 ? NONE : String(year), count })).sort(
    (a, b) => (a.value < b.value ? 1 : -1),
  )
  return {
    ids: impossible.length > 0 ? [] : ids,
    counts: { type: listed('type'), level: listed('level'), province: listed('province'), year: years },
  }
}

/** The last day that a date as precise as it is may mean: "2024" → 20249999. */
const lastDay = (date: string): number => dayNumber(date) + [9999, 99, 0][date.split('-').length - 1]!

/** Newest first; those without a date last. */
export const newestFirst = ({ day }: DocumentColumns, ids: readonly number[]): number[] =>
  ids.toSorted((a, b) => day[b]! - day[a]! || a - b)
