/** Reviews and deadlines as lines for people; the commands that list them share these. */
import type { DeadlineOut, ReviewOut } from '../db/queries.js'
import type { CiteRow } from '../db/types.js'
import { dateLabel, dueLabel, recurrenceLabel, relationLabel } from '../reports/labels.js'
import { dotted } from './print.js'
import type { Settings } from './settings.js'

interface Place {
  readonly issuer: string | null
  readonly province: string | null
  readonly path: string | null
  readonly page: number
}

/** Whose document says so and where; a province that the issuer names already is not said twice. */
export function placeLine({ issuer, province, path, page }: Place, { m }: Settings): string {
  return dotted(issuer, !(province && issuer?.includes(province)) && province, path, m.page(String(page)))
}

/** What is to be reviewed: "sơ kết 5 năm thực hiện 06-CT/TW · 24/06/2021". */
export function reviewLine(row: ReviewOut, { lang, m }: Settings, year = false): string {
  return dotted(
    [row.kind, row.years !== null && m.afterYears(String(row.years)), row.target].filter(Boolean).join(' '),
    dateLabel(row.targetDate, lang),
    year && row.year !== null && String(row.year),
  )
}

/** When what is due, from whom to whom. */
export function deadlineLines(row: DeadlineOut, { lang, m }: Settings): string[] {
  const when =
    row.kind === 'once'
      ? dueLabel(row.relationToDate, row.date, lang)
      : recurrenceLabel(row.rrule, lang, row.relationToDate) || row.quote
  const who = dotted(row.actor, row.recipient && m.recipient(row.recipient))
  return [dotted(when, row.task), ...(who === '' ? [] : [who])]
}

/** How a document stands to the work: "thực hiện"; through another document, that one: "qua 102-CTr/TU". */
export function relationOf({ relation, via }: Pick<CiteRow, 'relation' | 'via'>, { lang, m }: Settings): string {
  if (relation === 'nested' && via) return m.via(via)
  return dotted(relationLabel(relation, lang), via && m.via(via))
}
