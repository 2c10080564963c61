/** Months, and on which of their days something recurs. All days are UTC midnights: no zone can move them. */
import rrule from 'rrule'

/** "2026-11"; null where it is none. */
export function monthOf(text: string | null): { readonly year: number; readonly month: number } | null {
  const found = /^(\d{4})-(\d\d)$/.exec(text ?? '')
  const [year, month] = [Number(found?.[1]), Number(found?.[2])]
  return found && month >= 1 && month <= 12 && year >= 1900 && year <= 2200 ? { year, month } : null
}

/** ISO month so many months on. */
export function monthAfter(year: number, month: number, months: number): string {
  const at = new Date(Date.UTC(year, month - 1 + months, 1))
  return at.toISOString().slice(0, 7)
}

/** The days of a month as ISO, and how many days of a week (from Monday) stand before the first. */
export function daysOf(year: number, month: number): { readonly days: readonly string[]; readonly before: number } {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const days = Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(year, month - 1, at + 1)).toISOString().slice(0, 10),
  )
  return { days, before }
}

/** Days from `from` to `to` on which a rule falls; none of a rule that cannot be read. */
export function daysOfRule(rule: string, from: string, to: string): string[] {
  let options: Partial<rrule.Options>
  try {
    options = rrule.RRule.parseString(rule)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return []
  }
  // A rule names its days itself; where it begins matters only to "every second month", which counts from January.
  const whole = new rrule.RRule({ ...options, dtstart: new Date(Date.UTC(2000, 0, 1)) })
  return whole
    .between(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`), true)
    .map((day) => day.toISOString().slice(0, 10))
}
