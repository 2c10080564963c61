/**
 * A work's years as a drawing: when it was issued, when those who carry it out issued their own papers, when it is to be
 * reviewed. Colours are classes, which the page's style sheet gives; nothing in it runs.
 */
import { scaleLinear, scaleUtc } from 'd3-scale'
import { escaped } from './graph/xml.js'
import { dateLabel, type Language, numberLabel } from './labels.js'

/** Papers of one month. */
export interface Month {
  /** "2025-03". */
  readonly month: string
  readonly documents: number
}

/** A day that is marked: its issue, a review, today. */
export interface Mark {
  readonly date: string
  readonly name: string
  readonly kind: 'issued' | 'announced' | 'arithmetic' | 'today'
}

const [WIDTH, LEFT, RIGHT, TOP, BARS, AXIS] = [1000, 44, 16, 8, 120, 26] as const
/** Names of marks stand below the axis, each in a row where it has room. */
const ROW = 18

const timeOf = (date: string): Date => {
  const [year, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year!, month - 1, day))
}

export function timeline(months: readonly Month[], marks: readonly Mark[], title: string, lang: Language): string {
  const times = [...months.map(({ month }) => timeOf(month)), ...marks.map(({ date }) => timeOf(date))].map(Number)
  if (times.length === 0) return ''
  const [first, last] = [new Date(Math.min(...times)), new Date(Math.max(...times))]
  const from = new Date(Date.UTC(first.getUTCFullYear(), 0, 1))
  const to = new Date(Date.UTC(last.getUTCFullYear() + 1, 0, 1))
  const x = scaleUtc()
    .domain([from, to])
    .range([LEFT, WIDTH - RIGHT])
  const most = Math.max(1, ...months.map(({ documents }) => documents))
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([TOP + BARS, TOP])
  const wide = Math.max(2, (x(new Date(from.getTime() + 28 * 86_400_000)) ?? 0) - x(from) - 1)
  const round = (value: number) => Math.round(value * 10) / 10
  const parts: string[] = []
  for (const tick of y.ticks(3).filter(Number.isInteger))
    parts.push(
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(y(tick))}" y2="${round(y(tick))}"/><text class="tick" x="${LEFT - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${numberLabel(tick, lang)}</text>`,
    )
  for (const tick of x.ticks(12))
    if (tick.getUTCMonth() === 0 && tick.getUTCDate() === 1)
      parts.push(
        `<line class="grid" x1="${round(x(tick))}" x2="${round(x(tick))}" y1="${TOP}" y2="${TOP + BARS + 5}"/><text class="tick" x="${round(x(tick))}" y="${TOP + BARS + 18}" text-anchor="middle">${tick.getUTCFullYear()}</text>`,
      )
  for (const { month, documents } of months)
    parts.push(
      `<rect class="bar" x="${round(x(timeOf(month)))}" y="${round(y(documents))}" width="${round(wide)}" height="${round(TOP + BARS - y(documents))}"><title>${escaped(`${dateLabel(month, lang)}: ${numberLabel(documents, lang)}`)}</title></rect>`,
    )
  const ends: number[] = []
  for (const { date, name, kind } of marks.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const at = x(timeOf(date))
    const words = `${dateLabel(date, lang)} ${name}`
    const room = words.length * 6.6 + 14
    const left = at + room > WIDTH
    const start = left ? at - room : at
    let row = ends.findIndex((end) => end < start)
    if (row < 0) row = ends.length
    ends[row] = start + room
    const base = TOP + BARS + AXIS + (row + 1) * ROW
    parts.push(
      `<g class="mark ${kind}"><line x1="${round(at)}" x2="${round(at)}" y1="${TOP}" y2="${base - 4}"/><circle cx="${round(at)}" cy="${base - 4}" r="3.5"/><text x="${round(left ? at - 7 : at + 7)}" y="${base}"${left ? ' text-anchor="end"' : ''}>${escaped(words)}</text></g>`,
    )
  }
  const height = TOP + BARS + AXIS + ends.length * ROW + 10
  return `<svg class="timeline" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">${parts.join('')}</svg>`
}
