/** `vankien show CODE|FILE`: all that is known of one work, or of one imported file. */
import { loadWords } from '../../corpus/registry/words.js'
import { type DeadlineOut, documentsOfWork, type MentionOut, type ReviewOut, workById } from '../../db/queries.js'
import type { WorkRow } from '../../db/types.js'
import {
  dateLabel,
  evidenceLabel,
  levelLabel,
  numberLabel,
  problemLabel,
  problemSentence,
  relationLabel,
  severityLabel,
  titleLabel,
} from '../../reports/labels.js'
import { type Whole, wholeOf } from '../../reports/whole.js'
import { EXIT } from '../errors.js'
import { findFile } from '../findDocument.js'
import { findWork } from '../findWork.js'
import { deadlineLines, decisionLines, memberLines, placeLine, problemLines, relationOf, reviewLine } from '../lines.js'
import { openArchive } from '../openArchive.js'
import { dotted, grouped, out, outJson, tell, wrap } from '../print.js'
import type { Settings } from '../settings.js'
import { dateValue, termValue } from '../values.js'
import type { Run } from '../vankien.js'

export const run: Run = (words, options, settings) => {
  const { m } = settings
  const typed = words.join(' ')
  const [date, term] = [options['date'] as string | undefined, options['term'] as string | undefined]
  const choice = { date: date && dateValue('--date', date, m), term: term && termValue('--term', term, m) }
  const db = openArchive(settings)
  try {
    const file = findFile(db, typed, settings)
    const work = file ? (file.work === null ? null : workById(db, file.work)) : theWork()
    const copies = file ? [file] : documentsOfWork(db, work!.id)
    const found = wholeOf(db, work, copies, { isFile: file !== null })
    if (settings.json) outJson(found)
    else print(found, file !== null, options['decisions'] ? named : null, settings)
    return EXIT.done

    function theWork(): WorkRow {
      const { work: chosen, alsoPrinted } = findWork(db, typed, choice, loadWords(), settings, 'show')
      for (const other of alsoPrinted)
        tell(
          m.alsoPrinted(dateLabel(other.date, settings.lang), numberLabel(other.documents, settings.lang), other.date!),
        )
      return chosen
    }

    function named(id: string): string {
      const known = workById(db, id)
      return dotted(id, known && titleLabel(known.type, known.title))
    }
  } finally {
    db.close()
  }
}

/** Prints what was found; with `nameOf`, what each decision rests on. */
function print(found: Whole, isFile: boolean, nameOf: ((work: string) => string) | null, settings: Settings): void {
  const { lang, m } = settings
  const { work, documents } = found
  const own = isFile ? documents[0]! : null
  const head = own ?? work!
  out(
    dotted(
      head.code ?? head.type ?? m.noHeader,
      head.issuer,
      dateLabel(head.date, lang),
      work?.term && m.term(work.term),
      own?.level && levelLabel(own.level, lang),
      own?.province,
    ),
  )
  const title = own ? `${own.type ?? ''} ${own.title ?? ''}`.trim() : titleLabel(work!.type, work!.title)
  if (title) out(wrap(title, '  '))
  if (work) {
    const use = m.citedBy(numberLabel(work.documents, lang), numberLabel(work.mentions, lang))
    out(`${m.workId}: ${dotted(work.id, work.held ? m.held : m.notHeld, use)}`)
  }
  section(m.filesHeading, documents, (row) => [dotted(row.path, row.signer)], settings)
  for (const group of found.groups) section(m.copiesHeading, group, (row) => memberLines(row, settings), settings)
  chain(m.carriesOut, found.links.up, ({ relation, to, toWork }) => `${relationLabel(relation, lang)}: ${toWork ?? to}`)
  chain(
    m.carriedOutBy,
    found.links.down,
    ({ relation, from, fromWork }) => `${fromWork ?? from}: ${relationLabel(relation, lang)}`,
  )
  section(
    m.citesHeading,
    found.cites,
    (row) => [
      dotted(row.quote, dateLabel(row.date, lang), relationOf(row, settings), m.page(String(row.page))),
      ...(nameOf && row.work === null ? [] : [`→ ${target(row, settings)}`]),
      ...(nameOf ? decisionLines(row, nameOf, settings) : []),
    ],
    settings,
  )
  section(
    m.citedByHeading,
    [...grouped(found.citedBy, (row) => row.document).values()],
    (rows) => [
      dotted(
        rows[0]!.code ?? rows[0]!.type ?? m.noHeader,
        rows[0]!.issuer,
        !rows[0]!.issuer?.includes(rows[0]!.province ?? '') && rows[0]!.province,
        dateLabel(rows[0]!.date, lang),
        rows[0]!.copies.length > 0 && m.otherCopies(numberLabel(rows[0]!.copies.length, lang)),
      ),
      ...rows.flatMap((row) => [
        `${dotted(relationOf(row, settings), m.page(String(row.page)))}: “${row.sentence}”`,
        ...(nameOf && row.evidence ? [m.decided(m.stateResolved, evidenceLabel(row.evidence, lang))] : []),
      ]),
    ],
    settings,
  )
  if (nameOf)
    section(
      m.consideredHeading,
      found.considered,
      (row) => [placeLine(row, settings), `“${row.sentence}”`, ...decisionLines(row, nameOf, settings)],
      settings,
    )
  // Of the document itself, whose words they are goes without saying.
  const ids = new Set(documents.map(({ id }) => id))
  const said = (row: ReviewOut | DeadlineOut, quote: string) =>
    ids.has(row.document) ? `${m.page(String(row.page))}: “${quote}”` : `${placeLine(row, settings)}: “${quote}”`
  section(
    m.reviewsHeading,
    [...found.reviews, ...found.reviewedBy],
    (row) => [
      reviewLine(row, settings, true),
      ...(row.workTitle && row.work !== work?.id ? [row.workTitle] : []),
      said(row, row.quote),
    ],
    settings,
  )
  section(
    m.deadlinesHeading,
    found.deadlines,
    (row) => [...deadlineLines(row, settings), said(row, row.sentence)],
    settings,
  )
  section(
    m.problemsHeading,
    found.problems,
    (row) => [
      dotted(
        `${problemLabel(row.kind, lang)} (${severityLabel(row.severity, lang)})`,
        problemSentence(row.message, lang),
        m.page(String(row.page)),
      ),
      ...problemLines(row, settings),
    ],
    settings,
  )
}

function target(row: MentionOut, { m }: Settings): string {
  if (row.work !== null) return row.work
  const { candidates } = row
  return candidates.length > 0 ? `${m.ambiguous(String(candidates.length))}: ${candidates.join(', ')}` : m.unresolved
}

function section<Row>(
  heading: (count: string) => string,
  rows: readonly Row[],
  lines: (row: Row) => readonly string[],
  { lang }: Settings,
): void {
  if (rows.length === 0) return
  out()
  out(heading(numberLabel(rows.length, lang)))
  for (const row of rows) {
    const [first = '', ...rest] = lines(row)
    out(wrap(first, '  '))
    for (const line of rest) out(wrap(line, '      '))
  }
}

/** Edges that several documents assert are shown once. */
function chain<Row>(heading: string, rows: readonly Row[], line: (row: Row) => string): void {
  const lines = [...new Set(rows.map(line))]
  if (lines.length === 0) return
  out()
  out(heading)
  for (const each of lines) out(`  ${each}`)
}
