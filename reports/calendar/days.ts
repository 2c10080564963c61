/** Days of a calendar without a clock: ISO dates in and out, counted in UTC, so that no time zone moves them. */

const DAY = 86_400_000

const at = (iso: string): number => Date.parse(`${iso}T00:00:00Z`)
const iso = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

export const addDays = (date: string, days: number): string => iso(at(date) + days * DAY)

/** Last day of a month or a year: "2026-02" → "2026-02-28", "2026" → "2026-12-31". */
export function lastDayOf(date: string): string {
  const [year = '', month] = date.split('-')
  if (month === undefined) return `${year}-12-31`
  return iso(Date.UTC(Number(year), Number(month), 0))
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/**
 * The first day from this one on that a rule names, "FREQ=MONTHLY;BYMONTHDAY=25" from 2026-01-30 → 2026-02-25. Null where
 * the rule names no day (FREQ=MONTHLY alone), or more than days, months and weekdays.
 */
export function firstDay(rule: string, from: string): string | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]))
  const known = ['FREQ', 'BYMONTH', 'BYMONTHDAY', 'BYDAY']
  if ([...parts.keys()].some((part) => !known.includes(part) && part !== 'INTERVAL')) return null
  const listed = (name: string) => parts.get(name)?.split(',') ?? []
  const [months, days, weekdays] = [listed('BYMONTH').map(Number), listed('BYMONTHDAY').map(Number), listed('BYDAY')]
  if (parts.get('FREQ') !== 'DAILY' && days.length === 0 && weekdays.length === 0) return null
  if (weekdays.some((day) => !WEEKDAYS.includes(day))) return null
  // The longest wait is for 29 February.
  for (let date = from, left = 366 * 8; left > 0; date = addDays(date, 1), left--) {
    const day = new Date(at(date))
    const last = Number(lastDayOf(date.slice(0, 7)).slice(8))
    const ofMonth = day.getUTCDate()
    if (months.length > 0 && !months.includes(day.getUTCMonth() + 1)) continue
    if (days.length > 0 && !days.some((wanted) => (wanted < 0 ? last + 1 + wanted : wanted) === ofMonth)) continue
    if (weekdays.length > 0 && !weekdays.includes(WEEKDAYS[day.getUTCDay()]!)) continue
    return date
  }
  return null
}
