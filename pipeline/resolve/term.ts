/** Terms of the Central Committee and of local committees: numbering begins anew with each. */
import type { Term } from '../../extractors/lexicon/types.js'

/** Numeral of the term that a day (ISO, at least the year and month) lies in; null before the first. */
export function termAt(date: string, terms: readonly Term[]): string | null {
  return terms.find(({ start, end }) => date >= start && (end === null || date < end))?.numeral ?? null
}

/** True in the months after a congress, when a paper may be of the old term or of the new. */
export function nearCongress(date: string, terms: readonly Term[]): boolean {
  return terms.some(({ start }) => Math.abs(daysBetween(start, date)) <= 150)
}

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/**
 * Starts of local numbering: district and provincial congresses stand some months before the central one, and the mergers
 * of 2025-07-01 began every committee anew. Papers of the months of a congress may belong to either side.
 */
const LOCAL_STARTS = ['2000-11', '2005-10', '2010-09', '2015-09', '2020-09', '2025-07'] as const
const UNSURE_MONTHS = 5

/** Local numbering period of a day; null in the months around its boundary. */
export function localPeriod(date: string): number | null {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 6)
  for (const start of LOCAL_STARTS) {
    const boundary = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7))
    if (Math.abs(month - boundary) < UNSURE_MONTHS) return null
  }
  return LOCAL_STARTS.filter((start) => date >= start).length
}
