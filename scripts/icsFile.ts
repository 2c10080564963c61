/** `--ics FILE` of deadlines and reviews: the rows that would have been printed, as a calendar. */
import { resolve } from 'node:path'
import type { Db } from '../db/open.js'
import { type DeadlineOut, type ReviewOut, status } from '../db/queries.js'
import type { CalendarCounts } from '../reports/calendar/ics.js'
import { numberLabel } from '../reports/labels.js'
import { outJson, tell } from './print.js'
import type { Settings } from './settings.js'
import { programName } from './version.js'
import { writeWhole } from './writeWhole.js'

interface Rows {
  readonly deadlines?: () => Iterable<DeadlineOut>
  readonly reviews?: () => Iterable<ReviewOut>
  readonly question: string
}

const none = () => []

/** Writes the calendar and says how much is in it. */
export async function writeCalendar(path: string, db: Db, rows: Rows, settings: Settings): Promise<void> {
  const { lang, m } = settings
  const { ics } = await import('../reports/calendar/ics.js')
  const { lastRun } = status(db)
  const counts: CalendarCounts = { events: 0, leftOut: 0 }
  const about = {
    database: resolve(settings.db),
    run: lastRun === null ? '' : `${lastRun.id} (${lastRun.started})`,
    program: programName(),
    question: rows.question,
    made: new Date().toISOString(),
    scope: '',
    notes: [],
  }
  writeWhole(path, ics({ about, lang, deadlines: rows.deadlines ?? none, reviews: rows.reviews ?? none }, counts))
  if (settings.json) outJson({ path, ...counts })
  tell(m.wrote(path))
  tell(m.wroteEvents(numberLabel(counts.events, lang), numberLabel(counts.leftOut, lang)))
}
