/** Dates as printed: "22/12/2024", "ngày 22 tháng 12 năm 2024", "22-12-2024", "22.12.2024"; always day first. */
import { type Match, matches, pattern } from './text.js'
import type { Mention } from './types.js'

/** ISO 8601, as precise as printed: "2026-02-05", "2026-02", "2026". */
export interface PrintedDate {
  readonly iso: string
  /** False for an impossible one (31/02/2024), kept as printed so that a problem can name it. */
  readonly real: boolean
}

const pad = (text: string) => text.padStart(2, '0')

/** Days of a month (1 to 12) of a year, by the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** "24/6/2021" taken apart → "2021-06-24"; null where day or month cannot be (month 13). */
export function isoDate(day: string | number, month: string | number, year: string | number): string | null {
  const [d, m, y] = [Number(day), Number(month), Number(year)]
  if (!Number.isInteger(d) || !Number.isInteger(m) || !Number.isInteger(y)) return null
  if (y < 1930 || y > 2100 || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return null
  return `${y}-${pad(String(m))}-${pad(String(d))}`
}

const NUMERIC = String.raw`(?<day>\d{1,2}) \s{0,2} (?<mark>[-/.]) \s{0,2} (?<month>\d{1,2}) \s{0,2} [-/.] \s{0,2} (?<year>(?:19|20)\d\d)`
const WORDS = String.raw`(?<dayWord>\d{1,2}) \s+ tháng \s+ (?<monthWord>\d{1,2}) ,? \s* (?:năm \s+ (?<yearWord>(?:19|20)\d\d) | /? \s? (?<yearSlash>(?:19|20)\d\d))`

/** One full date: numeric or in words, with or without "ngày". */
export const FULL_DATE = String.raw`(?:(?:ngày|Ngày) \s*)? (?: ${NUMERIC} | ${WORDS} )`

const DATE = pattern(`(?<![0-9/.-]) ${FULL_DATE} (?![0-9])`)

/** ISO date of a match of FULL_DATE; null for an impossible one. */
export function dateOf({ groups }: Match): string | null {
  return isoDate(
    groups['day'] ?? groups['dayWord'] ?? '',
    groups['month'] ?? groups['monthWord'] ?? '',
    groups['year'] ?? groups['yearWord'] ?? groups['yearSlash'] ?? '',
  )
}

/** All full dates of a folded text, impossible ones too (real: false). */
export function printedDate(text: string): Mention<PrintedDate>[] {
  const out: Mention<PrintedDate>[] = []
  for (const match of matches(text, DATE)) {
    const iso = dateOf(match)
    const { groups } = match
    const printed = `${groups['year'] ?? groups['yearWord'] ?? groups['yearSlash']}-${pad(groups['month'] ?? groups['monthWord'] ?? '')}-${pad(groups['day'] ?? groups['dayWord'] ?? '')}`
    out.push({
      start: match.start,
      end: match.end,
      rule: 'date.full',
      value: { iso: iso ?? printed, real: iso !== null },
      confidence: 1,
    })
  }
  return out
}
