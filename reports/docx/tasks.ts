/** The last parts of a report in Word: reviews, deadlines, and what someone should look at. */
import type { DeadlineOut, ProblemOut, ReviewOut } from '../../db/queries.js'
import {
  dateLabel,
  dueLabel,
  numberLabel,
  problemLabel,
  problemSentence,
  recurrenceLabel,
  titleLabel,
} from '../labels.js'
import { type Block, type Desk, nameOf, Rows, rowsOf } from './desk.js'
import { body } from './parts.js'
import { SAYS } from './words.js'

/** III. What documents want reviewed, and what the calendar does. */
export function reviewsPart(own: Desk): Block[] {
  const { lang, headings, report, appendix } = own
  const says = SAYS[lang]
  const words = says.columns
  const announced = new Rows()
  for (const row of rowsOf<ReviewOut>(own, 'reviews'))
    announced.add(() => [
      [row.kind, row.years === null ? '' : lang === 'vi' ? `${row.years} năm` : `${row.years} years`, row.target]
        .filter(Boolean)
        .join(' '),
      row.year === null ? '' : String(row.year),
      nameOf(row.documentCode, row.documentDate, row.documentType, lang),
      appendix.mark({
        document: nameOf(row.documentCode, row.documentDate, row.documentType, lang),
        sentence: row.quote,
        page: row.page,
        path: row.path,
      }),
    ])
  const due = new Rows()
  for (const { work, years, dueDate, announcedBy } of report.due.list())
    due.add(() => [
      nameOf(work.code, work.date, work.type, lang),
      titleLabel(work.type, work.title),
      String(years),
      dateLabel(dueDate, lang),
      announcedBy.length === 0
        ? says.notYet
        : announcedBy
            .map((each) =>
              appendix.mark({
                document: nameOf(each.documentCode, each.documentDate, each.documentType, lang),
                sentence: each.sentence,
                page: each.page,
                path: each.path,
              }),
            )
            .join(' '),
    ])
  return [
    headings.next(1, says.reviews),
    headings.next(2, says.announced),
    ...announced.blocks(
      own,
      [
        { heading: words.what, share: 42 },
        { heading: words.year, share: 10, centred: true },
        { heading: words.by, share: 28 },
        { heading: words.evidence, share: 14, centred: true },
      ],
      says.nothing,
    ),
    headings.next(2, says.due(String(report.due.year))),
    ...due.blocks(
      own,
      [
        { heading: words.document, share: 22 },
        { heading: words.title, share: 36 },
        { heading: words.age, share: 9, centred: true },
        { heading: words.due, share: 14, centred: true },
        { heading: words.announced, share: 14, centred: true },
      ],
      says.nothing,
    ),
  ]
}

/** IV. What is due. */
export function deadlinesPart(own: Desk): Block[] {
  const { lang, headings, appendix } = own
  const says = SAYS[lang]
  const words = says.columns
  const rows = new Rows()
  for (const row of rowsOf<DeadlineOut>(own, 'deadlines')) {
    const document = nameOf(row.documentCode, row.documentDate, row.documentType, lang)
    rows.add(() => [
      row.rrule === null
        ? dueLabel(row.relationToDate, row.date, lang) || row.quote
        : recurrenceLabel(row.rrule, lang, row.relationToDate),
      row.task ?? row.quote,
      [row.actor, row.recipient && `→ ${row.recipient}`].filter(Boolean).join(' '),
      document,
      appendix.mark({ document, sentence: row.sentence, page: row.page, path: row.path }),
    ])
  }
  const columns = [
    { heading: words.due, share: 18 },
    { heading: words.what, share: 32 },
    { heading: words.who, share: 22 },
    { heading: words.document, share: 18 },
    { heading: words.evidence, share: 12, centred: true },
  ]
  return [headings.next(1, says.deadlines), ...rows.blocks(own, columns, says.nothing)]
}

/** V. What someone should look at. */
export function problemsPart(own: Desk): Block[] {
  const { lang, headings, appendix } = own
  const says = SAYS[lang]
  const words = says.columns
  const rows = new Rows()
  for (const row of rowsOf<ProblemOut>(own, 'problems')) {
    const document = nameOf(row.documentCode, row.documentDate, row.documentType, lang)
    rows.add(() => [
      problemLabel(row.kind, lang),
      problemSentence(row.message, lang),
      document,
      appendix.mark({ document, sentence: row.quote, page: row.page, path: row.path }),
    ])
  }
  const columns = [
    { heading: words.kind, share: 20 },
    { heading: words.message, share: 42 },
    { heading: words.document, share: 20 },
    { heading: words.evidence, share: 12, centred: true },
  ]
  return [
    headings.next(1, says.problems),
    body(says.problemsSentence(numberLabel(rows.count, lang))),
    ...rows.blocks(own, columns, says.nothing),
  ]
}
