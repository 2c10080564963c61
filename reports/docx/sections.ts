/** The parts of a report in Word, each number led back to the sentences that show it. */
import type { Paragraph, Table as WordTable } from 'docx'
import type { DeadlineOut, DocumentRow, MentionOut, ProblemOut, ReviewOut } from '../../db/queries.js'
import { COVERAGE_STATES, totals } from '../coverage.js'
import {
  coverageLabel,
  dateLabel,
  dueLabel,
  type Language,
  levelLabel,
  numberLabel,
  problemLabel,
  problemSentence,
  recurrenceLabel,
  relationLabel,
  titleLabel,
} from '../labels.js'
import type { Report } from '../tables.js'
import { type Unit, unitLabel } from '../units.js'
import { body, Headings, table, type WordColumn } from './parts.js'
import { SAYS } from './words.js'

export type Block = Paragraph | WordTable

/** Rows of one table of the file; a longer one is for a spreadsheet. */
export const MOST_ROWS = 300

/** A sentence that shows something. */
interface Shown {
  readonly document: string
  readonly sentence: string
  readonly page: number | null
  readonly path: string | null
}

/** The sentences of the appendix, each once, in the order in which they are needed. */
export class Appendix {
  readonly #numbers = new Map<string, number>()
  readonly rows: Shown[] = []

  /** "[12]" */
  mark(shown: Shown): string {
    const key = [shown.path, shown.page, shown.sentence].join('|')
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = this.rows.push(shown)
      this.#numbers.set(key, number)
    }
    return `[${number}]`
  }
}

/** What the parts are written with. */
export interface Desk {
  readonly report: Report
  readonly lang: Language
  readonly headings: Headings
  readonly appendix: Appendix
  /** Whether a table was cut. */
  cut: boolean
}

export const desk = (report: Report): Desk => ({
  report,
  lang: report.lang,
  headings: new Headings(),
  appendix: new Appendix(),
  cut: false,
})

const rowsOf = <Out>({ report }: Desk, key: string): Iterable<Out> =>
  (report.tables.find((each) => each.key === key)?.records() ?? []) as Iterable<Out>

const nameOf = (code: string | null, date: string | null, type: string | null, lang: Language): string =>
  [code ?? type ?? SAYS[lang].unknown, dateLabel(date, lang)].filter(Boolean).join(', ')

/** A numbered table of the first rows, and a sentence on those left out. */
class Rows {
  readonly #kept: string[][] = []
  #count = 0

  /** Whether the next row will be shown; only then its evidence is wanted. */
  get open(): boolean {
    return this.#kept.length < MOST_ROWS
  }

  get count(): number {
    return this.#count
  }

  add(cells: () => readonly string[]): void {
    this.#count++
    if (this.open) this.#kept.push([String(this.#count), ...cells()])
  }

  blocks(own: Desk, columns: readonly WordColumn[], none: string): Block[] {
    if (this.#count === 0) return [body(none)]
    const { columns: words, left } = SAYS[own.lang]
    const out: Block[] = [table([{ heading: words.no, share: 6, centred: true }, ...columns], this.#kept)]
    if (this.#count > this.#kept.length) {
      own.cut = true
      const counts = [this.#kept.length, this.#count - this.#kept.length].map((count) => numberLabel(count, own.lang))
      out.push(body(left(counts[0]!, counts[1]!), { italics: true, size: 12 }))
    }
    return out
  }
}

/** I. How much there is, and who cites what. */
export function general(own: Desk): Block[] {
  const { lang, headings, report, appendix } = own
  const says = SAYS[lang]
  const words = says.columns
  const levels = new Map<string, number>()
  let documents = 0
  for (const { level } of rowsOf<DocumentRow>(own, 'documents')) {
    documents++
    const label = level === null ? says.unknown : levelLabel(level, lang)
    levels.set(label, (levels.get(label) ?? 0) + 1)
  }
  const asked = new Map(report.scope.works.map((work) => [work.id, { rows: new Rows(), documents: new Set<number>() }]))
  const most = new Map<string, { code: string; title: string; documents: number; last: number; shown: MentionOut }>()
  let [citations, determined] = [0, 0]
  for (const row of rowsOf<MentionOut>(own, 'citations')) {
    citations++
    if (row.work === null) continue
    determined++
    const work = asked.get(row.work)
    if (work) {
      work.documents.add(row.document)
      work.rows.add(() => [
        nameOf(row.documentCode, row.documentDate, row.documentType, lang),
        row.issuer ?? '',
        relationLabel(row.relation, lang),
        appendix.mark(shownBy(row, lang)),
      ])
      continue
    }
    if (report.scope.works.length > 0) continue
    const known = most.get(row.work)
    if (known) {
      // Citations of a document follow each other.
      if (known.last !== row.document) known.documents++
      known.last = row.document
      known.title ||= titleLabel(row.type, row.title)
    } else
      most.set(row.work, {
        code: nameOf(row.code, row.date, row.type, lang),
        title: titleLabel(row.type, row.title),
        documents: 1,
        last: row.document,
        shown: row,
      })
  }
  const count = (value: number) => numberLabel(value, lang)
  const out: Block[] = [
    headings.next(1, says.general),
    headings.next(2, says.figures),
    body(says.figuresSentence(count(documents), count(citations), count(determined))),
    table(
      [
        { heading: words.level, share: 60 },
        { heading: words.documents, share: 40, centred: true },
      ],
      [...levels].sort((a, b) => b[1] - a[1]).map(([level, number]) => [level, count(number)]),
    ),
  ]
  for (const work of report.scope.works) {
    const { rows, documents: citing } = asked.get(work.id)!
    out.push(headings.next(2, says.citing(workName(work, lang))))
    out.push(body(says.citingCount(count(citing.size), count(rows.count))))
    out.push(
      ...rows.blocks(
        own,
        [
          { heading: words.document, share: 26 },
          { heading: words.issuer, share: 34 },
          { heading: words.relation, share: 20 },
          { heading: words.evidence, share: 14, centred: true },
        ],
        says.nothing,
      ),
    )
  }
  if (report.scope.works.length === 0) {
    const rows = new Rows()
    const sorted = [...most.values()].sort((a, b) => b.documents - a.documents || (a.code < b.code ? -1 : 1))
    for (const { code, title, documents: by, shown } of sorted.slice(0, 15))
      rows.add(() => [code, title, count(by), appendix.mark(shownBy(shown, lang))])
    out.push(headings.next(2, says.most))
    out.push(
      ...rows.blocks(
        own,
        [
          { heading: words.document, share: 24 },
          { heading: words.title, share: 46 },
          { heading: words.documents, share: 14, centred: true },
          { heading: words.evidence, share: 14, centred: true },
        ],
        says.nothing,
      ),
    )
  }
  return out
}

const workName = (
  { id, code, date }: { id: string; code: string | null; date: string | null },
  lang: Language,
): string => [code ?? id, date === null ? '' : `(${dateLabel(date, lang)})`].filter(Boolean).join(' ')

const shownBy = (row: MentionOut, lang: Language): Shown => ({
  document: nameOf(row.documentCode, row.documentDate, row.documentType, lang),
  sentence: row.sentence,
  page: row.page,
  path: row.path,
})

/** Works for which the units are listed one by one. */
const MOST_WORKS = 3

/** II. Which units have a plan, and which have not. */
export function plans(own: Desk): Block[] {
  const { lang, headings, report, appendix } = own
  const says = SAYS[lang]
  const words = says.columns
  const found = report.matrix?.() ?? null
  if (!found) return []
  const { coverage } = found
  const { units, works } = coverage
  const count = (value: number) => numberLabel(value, lang)
  const out: Block[] = [
    headings.next(1, says.coverage),
    body(says.coverageSentence(count(units.length))),
    ...(report.scope.year === null ? [] : [body(says.anyYear, { italics: true })]),
    table(
      [
        { heading: words.document, share: 28 },
        ...COVERAGE_STATES.map((state) => ({ heading: coverageLabel(state, lang), share: 12, centred: true })),
      ],
      works.map((work, column) => {
        const counts = totals(coverage, column)
        return [workName(work, lang), ...COVERAGE_STATES.map((state) => count(counts[state]))]
      }),
    ),
  ]
  const places = new Map<string, { unit: Record<string, unknown> }>()
  if (works.length > MOST_WORKS) return out
  for (const row of rowsOf<Record<string, unknown>>(own, 'coverage'))
    places.set([row['unit'], row['province'], row['level'], row['work']].join('|'), { unit: row })
  for (const [column, work] of works.entries()) {
    const [issued, lacking] = [new Rows(), new Rows()]
    for (const [row, unit] of units.entries()) {
      const { state, unclear, days } = coverage.cells[row]![column]!
      const evidence = places.get([unitLabel(unit), unit.province, unit.level, work.id].join('|'))?.unit ?? {}
      const text = (key: string) => (typeof evidence[key] === 'string' ? evidence[key] : null)
      const name = nameOf(text('documentCode'), text('documentDate'), null, lang)
      const page = typeof evidence['page'] === 'number' ? evidence['page'] : null
      const sentence = text('sentence') ?? text('documentTitle')
      const mark = () =>
        sentence === null ? '' : appendix.mark({ document: name, sentence, page, path: text('path') })
      if (state === 'issued') issued.add(() => [unitName(unit), name, days === null ? '' : count(days), mark()])
      else
        lacking.add(() => [
          unitName(unit),
          coverageLabel(unclear === null ? state : 'unclear', lang),
          sentence === null ? '' : name,
          mark(),
        ])
    }
    out.push(headings.next(2, says.issued(workName(work, lang))))
    out.push(
      ...issued.blocks(
        own,
        [
          { heading: words.unit, share: 34 },
          { heading: words.document, share: 34 },
          { heading: words.days, share: 14, centred: true },
          { heading: words.evidence, share: 14, centred: true },
        ],
        says.noneIssued,
      ),
    )
    out.push(headings.next(2, says.lacking(workName(work, lang))))
    out.push(
      ...lacking.blocks(
        own,
        [
          { heading: words.unit, share: 32 },
          { heading: words.state, share: 24 },
          { heading: words.document, share: 26 },
          { heading: words.evidence, share: 14, centred: true },
        ],
        says.noneLacking,
      ),
    )
  }
  return out
}

const unitName = (unit: Unit): string =>
  unit.level === 'tỉnh' || unit.province === null ? unitLabel(unit) : `${unitLabel(unit)}, ${unit.province}`

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
