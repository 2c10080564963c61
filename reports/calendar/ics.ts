/** Deadlines and reviews as an iCalendar file (.ics) that Outlook, Google and phones take in: whole days, with reminders. */
import type { DeadlineOut, ReviewOut } from '../../db/queries.js'
import { dateLabel, dueLabel, type Language, recurrenceLabel } from '../labels.js'
import { type About, aboutLines } from '../tables.js'
import { addDays, firstDay, lastDayOf } from './days.js'
import { escapedText, folded } from './lines.js'

type Dated = DeadlineOut & { readonly address?: unknown }
type Announced = ReviewOut & { readonly address?: unknown }

export interface CalendarInput {
  readonly about: About
  readonly lang: Language
  /** The rows, anew each time. */
  deadlines(): Iterable<Dated>
  reviews(): Iterable<Announced>
}

/** What was written, and what has no day and was left out. */
export interface CalendarCounts {
  events: number
  leftOut: number
}

const SAYS = {
  vi: {
    name: 'Thời hạn, sơ kết, tổng kết',
    deadline: 'Thời hạn',
    review: 'Sơ kết - tổng kết',
    document: 'Văn bản',
    page: 'trang',
    file: 'Tệp',
    due: 'Hạn',
    actor: 'Ai làm',
    recipient: 'Gửi',
    inYear: (year: string) => `trong năm ${year}`,
    years: (years: number) => `${years} năm`,
    open: 'Mở',
    noDay: (count: string) => `${count} việc không ghi ngày, không đưa vào lịch`,
  },
  en: {
    name: 'Deadlines and reviews',
    deadline: 'Deadline',
    review: 'Review',
    document: 'Document',
    page: 'page',
    file: 'File',
    due: 'Due',
    actor: 'Actor',
    recipient: 'To',
    inYear: (year: string) => `in the year ${year}`,
    years: (years: number) => `${years} years`,
    open: 'Open',
    noDay: (count: string) => `${count} without a day, left out`,
  },
} as const

interface Event {
  readonly uid: string
  readonly day: string
  readonly rrule: string | null
  readonly summary: string
  readonly description: string
  readonly category: string
  readonly address: string | null
}

/** The file, line by line; `counts` is filled while it is written. */
export function* ics(input: CalendarInput, counts: CalendarCounts): Generator<string> {
  const { about, lang } = input
  const says = SAYS[lang]
  const stamp = `${about.made.slice(0, 19).replace(/[-:]/g, '')}Z`
  yield folded('BEGIN:VCALENDAR')
  yield folded('VERSION:2.0')
  yield folded(`PRODID:-//vankien//${escapedText(about.program)}//${lang.toUpperCase()}`)
  yield folded('CALSCALE:GREGORIAN')
  yield folded('METHOD:PUBLISH')
  yield folded(`X-WR-CALNAME:${escapedText(says.name)}`)
  yield folded(
    `X-WR-CALDESC:${escapedText(
      aboutLines({ about, lang })
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n'),
    )}`,
  )
  yield folded(`X-VANKIEN-DATABASE:${escapedText(about.database)}`)
  yield folded(`X-VANKIEN-RUN:${escapedText(about.run)}`)
  yield folded(`X-VANKIEN-PROGRAM:${escapedText(about.program)}`)
  yield folded(`X-VANKIEN-QUESTION:${escapedText(about.question)}`)
  yield folded(`X-VANKIEN-MADE:${escapedText(about.made)}`)
  // What was left out is a property, and these stand before all events.
  for (const event of events(input)) if (event === null) counts.leftOut++
  if (counts.leftOut > 0) yield folded(`X-VANKIEN-LEFT-OUT:${escapedText(says.noDay(String(counts.leftOut)))}`)
  const used = new Map<string, number>()
  for (const event of events(input)) {
    if (event === null) continue
    counts.events++
    // Two records may begin at one place.
    const before = used.get(event.uid) ?? 0
    used.set(event.uid, before + 1)
    yield* lines(before === 0 ? event : { ...event, uid: event.uid.replace('@', `-${before + 1}@`) }, stamp)
  }
  yield folded('END:VCALENDAR')
}

function* events({ lang, deadlines, reviews }: CalendarInput): Generator<Event | null> {
  for (const row of deadlines()) yield ofDeadline(row, lang)
  for (const row of reviews()) yield ofReview(row, lang)
}

function* lines({ uid, day, rrule, summary, description, category, address }: Event, stamp: string): Generator<string> {
  const compact = (date: string) => date.replaceAll('-', '')
  yield folded('BEGIN:VEVENT')
  yield folded(`UID:${uid}`)
  yield folded(`DTSTAMP:${stamp}`)
  yield folded(`DTSTART;VALUE=DATE:${compact(day)}`)
  yield folded(`DTEND;VALUE=DATE:${compact(addDays(day, 1))}`)
  if (rrule !== null) yield folded(`RRULE:${rrule}`)
  yield folded(`SUMMARY:${escapedText(summary)}`)
  yield folded(`DESCRIPTION:${escapedText(description)}`)
  yield folded(`CATEGORIES:${escapedText(category)}`)
  yield folded('TRANSP:TRANSPARENT')
  if (address !== null) yield folded(`URL:${address}`)
  for (const before of ['-P7D', '-P1D']) {
    yield folded('BEGIN:VALARM')
    yield folded('ACTION:DISPLAY')
    yield folded(`TRIGGER:${before}`)
    yield folded(`DESCRIPTION:${escapedText(summary)}`)
    yield folded('END:VALARM')
  }
  yield folded('END:VEVENT')
}

/** The same record has the same name in every file, whatever the database. */
const uidOf = (kind: string, { sha256, start }: { sha256: string; start: number }): string =>
  `${kind}-${sha256}-${start}@vankien`

/** The day of a deadline; before a month is its eve, until a month is its last day. Null where none is said. */
function dayOf({ date, rrule, relationToDate, documentDate }: DeadlineOut): string | null {
  if (rrule !== null) return firstDay(rrule, date?.length === 10 ? date : (startOf(documentDate) ?? '2000-01-01'))
  if (date === null || date.length === 10) return date
  return relationToDate === 'before' ? addDays(startOf(date)!, -1) : lastDayOf(date)
}

const startOf = (date: string | null): string | null =>
  date === null ? null : `${date}${'-01'.repeat(3 - date.split('-').length)}`

function ofDeadline(row: Dated, lang: Language): Event | null {
  const day = dayOf(row)
  if (day === null) return null
  const says = SAYS[lang]
  const when =
    row.rrule === null
      ? dueLabel(row.relationToDate, row.date, lang)
      : recurrenceLabel(row.rrule, lang, row.relationToDate)
  const task = row.task ?? row.quote
  return {
    uid: uidOf('deadline', row),
    day,
    rrule: row.rrule,
    summary: [task, when && `(${when})`].filter(Boolean).join(' '),
    description: describe(row, lang, row.sentence, [
      [says.due, when],
      [says.actor, row.actor],
      [says.recipient, row.recipient],
    ]),
    category: says.deadline,
    address: typeof row.address === 'string' ? row.address : null,
  }
}

/** The day of a review: the anniversary of what is reviewed where the years lead into its year, else the end of the year. */
function ofReview(row: Announced, lang: Language): Event | null {
  const { year, years, targetDate } = row
  const due = years !== null && targetDate?.length === 10 ? Number(targetDate.slice(0, 4)) + years : null
  const wanted = year ?? due
  if (wanted === null) return null
  const says = SAYS[lang]
  const anniversary = due === wanted ? `${wanted}${targetDate!.slice(4)}` : null
  const day =
    anniversary === null ? `${wanted}-12-31` : anniversary.endsWith('02-29') ? lastDayOf(`${wanted}-02`) : anniversary
  const what = [row.kind, years !== null && says.years(years), row.target].filter(Boolean).join(' ')
  return {
    uid: uidOf('review', row),
    day,
    rrule: null,
    summary: `${what} (${says.inYear(String(wanted))})`,
    description: describe(row, lang, row.quote, [
      [says.due, says.inYear(String(wanted))],
      [row.target, dateLabel(targetDate, lang) || null],
    ]),
    category: says.review,
    address: typeof row.address === 'string' ? row.address : null,
  }
}

/** What the words are, whose document says so, and where. */
function describe(
  row: DeadlineOut | ReviewOut,
  lang: Language,
  words: string,
  facts: readonly (readonly [name: string, value: string | null])[],
): string {
  const says = SAYS[lang]
  const document = [row.documentCode, dateLabel(row.documentDate, lang), row.issuer].filter(Boolean).join(', ')
  return [
    `“${words}”`,
    ...facts.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`),
    `${says.document}: ${[document, `${says.page} ${row.page}`].filter(Boolean).join(', ')}`,
    row.path === null ? '' : `${says.file}: ${row.path}`,
  ]
    .filter(Boolean)
    .join('\n')
}
