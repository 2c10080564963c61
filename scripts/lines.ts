/** Reviews and deadlines as lines for people; the commands that list them share these. */
import type { DeadlineOut, ReviewOut } from '../db/queries.js'
import { dateLabel, recurrenceLabel, relationToDateLabel } from '../reports/labels.js'
import { dotted } from './print.js'
import type { Settings } from './settings.js'

/** What is to be reviewed, by whom, and the words that say so. */
export function reviewLine(row: ReviewOut, { lang, m }: Settings): string[] {
  return [
    dotted(
      `${row.kind} ${row.years === null ? '' : `${m.afterYears(String(row.years))} `}${row.target}`,
      row.targetDate && dateLabel(row.targetDate, lang),
      row.year !== null && String(row.year),
    ),
    ...(row.workTitle ? [row.workTitle] : []),
    `${dotted(row.issuer, row.province, row.path, m.page(String(row.page)))}: “${row.quote}”`,
  ]
}

/** When what is due, from whom to whom, and the words that say so. */
export function deadlineLine(row: DeadlineOut, { lang, m }: Settings): string[] {
  const when =
    row.kind === 'once'
      ? `${relationToDateLabel(row.relationToDate, lang)} ${dateLabel(row.date, lang)}`.trim()
      : recurrenceLabel(row.rrule, lang) || row.quote
  return [
    dotted(when, row.task),
    ...(row.actor || row.recipient ? [dotted(row.actor, row.recipient && m.recipient(row.recipient))] : []),
    `${dotted(row.issuer, row.province, row.path, m.page(String(row.page)))}: “${row.sentence}”`,
  ]
}
