/** `vankien cites CODE`: the documents that cite a work, by level and place. */
import { loadWords } from '../../corpus/registry/words.js'
import { type CopyOut, withCopies } from '../../db/copies.js'
import { carriersOf, citesOf, workUse } from '../../db/queries.js'
import type { CiteRow, WorkRow } from '../../db/types.js'
import { CITE_COLUMNS } from '../../reports/citeColumns.js'
import { dateLabel, levelLabel, numberLabel, titleLabel } from '../../reports/labels.js'
import { EXIT } from '../errors.js'
import { findWork } from '../findWork.js'
import { copiesLine, relationOf } from '../lines.js'
import { openArchive } from '../openArchive.js'
import { dotted, grouped, out, outCsv, outJson, tell, wrap } from '../print.js'
import type { Settings } from '../settings.js'
import { dateValue, levelValue, provinceValue, relationValue, termValue } from '../values.js'
import type { Run } from '../vankien.js'

export const run: Run = (words, options, settings) => {
  const { m } = settings
  const lexicon = loadWords()
  const text = (name: string) => options[name] as string | undefined
  const choice = {
    date: text('date') && dateValue('--date', text('date')!, m),
    term: text('term') && termValue('--term', text('term')!, m),
  }
  const filters = {
    province: text('province') && provinceValue('--province', text('province')!, lexicon.provinces, m),
    level: text('level') && levelValue('--level', text('level')!, m),
    relation: text('relation') && relationValue('--relation', text('relation')!, m),
    since: text('since') && dateValue('--since', text('since')!, m),
    until: text('until') && dateValue('--until', text('until')!, m),
  }
  const all = { ...filters, allCopies: options['allCopies'] === true }
  const db = openArchive(settings)
  try {
    const { work, alsoPrinted } = findWork(db, words.join(' '), choice, lexicon, settings, 'cites')
    const rows = withCopies(db, citesOf(db, work.id, all))
    const chains = options['via']
      ? carriersOf(db, work.id).map(({ work: carrier, through }) => ({
          work: carrier,
          through,
          documents: withCopies(db, citesOf(db, carrier.id, all)),
        }))
      : null
    const filtered = Object.values(filters).some((value) => value !== undefined)
    if (settings.json)
      outJson({
        work: { ...work, ...workUse(db, work.id) },
        alsoPrinted,
        filters,
        allCopies: all.allCopies,
        documents: rows,
        ...(chains ? { via: chains } : {}),
      })
    else if (settings.csv)
      outCsv(chains ? [...COLUMNS, 'through'] : COLUMNS, [
        ...rows.map((row) => ({ ...row, copies: pathsOf(row.copies), through: null })),
        ...(chains ?? []).flatMap(({ work: carrier, documents }) =>
          documents.map((row) => ({ ...row, copies: pathsOf(row.copies), through: carrier.id })),
        ),
      ])
    else if (rows.length === 0) {
      printWork(work, settings)
      tell(filtered ? m.notCitedFiltered : m.notCited)
    } else print(work, rows, settings)
    if (chains && !settings.json && !settings.csv) printChains(chains, settings)
    for (const other of alsoPrinted)
      tell(
        m.alsoPrinted(dateLabel(other.date, settings.lang), numberLabel(other.documents, settings.lang), other.date!),
      )
    return EXIT.done
  } finally {
    db.close()
  }
}

const COLUMNS = [...CITE_COLUMNS, 'copies'] as const

/** A row with the others of its document's group. */
type Row = CiteRow & { readonly copies: readonly CopyOut[] }

const pathsOf = (copies: readonly CopyOut[]): string | null => copies.map(({ path }) => path).join('; ') || null

function printWork(work: WorkRow, { lang, m }: Settings): void {
  out(dotted(work.code ?? work.type, work.issuer, dateLabel(work.date, lang), work.term && m.term(work.term)))
  const title = titleLabel(work.type, work.title)
  if (title) out(wrap(title, '  '))
}

function print(work: WorkRow, rows: readonly Row[], settings: Settings): void {
  const { lang, m } = settings
  printWork(work, settings)
  const documents = new Set(rows.map((row) => row.document)).size
  out(m.citedBy(numberLabel(documents, lang), numberLabel(rows.length, lang)))
  for (const [level, ofLevel] of grouped(rows, (row) => row.level)) {
    out()
    out((level === null ? m.noLevel : levelLabel(level, lang)).toUpperCase())
    for (const [province, ofPlace] of grouped(ofLevel, (row) => row.province)) {
      const byDocument = grouped(ofPlace, (row) => row.document)
      // Central documents belong to no province; that is not a gap.
      const place = province ?? (level === 'trung ương' ? null : m.noPlace)
      const count = m.documentsCount(numberLabel(byDocument.size, lang))
      out(place === null ? `  ${count}` : `  ${place} (${count})`)
      for (const ofDocument of byDocument.values()) printDocument(ofDocument, settings)
    }
  }
}

interface Chain {
  readonly work: WorkRow
  readonly through: readonly string[]
  readonly documents: readonly Row[]
}

/** "102-CTr/TU → 57-NQ/TW", then who cites it: the chain from the work down. */
function printChains(chains: readonly Chain[], settings: Settings): void {
  const { lang, m } = settings
  const cited = chains.filter(({ documents }) => documents.length > 0)
  if (cited.length === 0) {
    tell(m.noChains)
    return
  }
  for (const { work, through, documents } of cited) {
    out()
    out(m.through([work.id, ...through.toReversed()].join(' → ')))
    const title = titleLabel(work.type, work.title)
    if (title) out(wrap(title, '  '))
    const byDocument = grouped(documents, (row) => row.document)
    out(`  ${m.citedBy(numberLabel(byDocument.size, lang), numberLabel(documents.length, lang))}`)
    for (const ofDocument of byDocument.values()) printDocument(ofDocument, settings)
  }
}

function printDocument(rows: readonly Row[], settings: Settings): void {
  const { lang, m } = settings
  const [first] = rows
  if (!first) return
  out()
  out(`    ${dotted(first.code ?? first.type ?? m.noHeader, first.issuer, dateLabel(first.date, lang))}`)
  if (first.title) out(wrap(`${first.type ?? ''} ${first.title}`.trim(), '    '))
  for (const row of rows) {
    out(`      ${dotted(relationOf(row, settings), m.page(String(row.page)))}`)
    out(wrap(`“${row.sentence}”`, '        '))
  }
  if (first.path) out(`      ${m.file}: ${first.path}`)
  if (first.copies.length > 0) out(wrap(copiesLine(first.copies, settings), '      '))
}
