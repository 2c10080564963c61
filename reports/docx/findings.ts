/** The first parts of a report in Word: how much there is, who cites what, and which units have a plan. */
import type { DocumentRow, MentionOut } from '../../db/queries.js'
import { COVERAGE_STATES, totals } from '../coverage.js'
import {
  coverageLabel,
  dateLabel,
  type Language,
  levelLabel,
  numberLabel,
  relationLabel,
  titleLabel,
} from '../labels.js'
import { type Unit, unitLabel } from '../units.js'
import { type Block, type Desk, nameOf, Rows, rowsOf, type Shown } from './desk.js'
import { body, table } from './parts.js'
import { SAYS } from './words.js'

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
