/** Years after which works are reviewed, and which types are. */

/** A work is reviewed when it is so many years old. */
export const ROUND_YEARS = [5, 10, 15, 20, 25, 30] as const

/** Types that are reviewed, and the abbreviations that say so where a citation prints no type. */
export const REVIEWED_TYPES: readonly string[] = [
  'Nghị quyết',
  'Chỉ thị',
  'Kết luận',
  'Chương trình',
  'Chương trình hành động',
]
export const REVIEWED_SIGNS: readonly string[] = ['NQ', 'CT', 'KL', 'CTr', 'CTHĐ', 'CTrHĐ']

/** The anniversary, "2016-02-29" → "2026-02-28"; as precise as the date. */
export function sameDay(date: string, year: number): string {
  const day = `${year}${date.slice(4)}`
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day.endsWith('-02-29') && !leap ? `${year}-02-28` : day
}
