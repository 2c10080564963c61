/** `vankien registry suggest`: central documents that the archive holds or cites and the registry lacks, ready to be added. */
import { builtInTables, checkRegistry, type Finding } from '../../../corpus/registry/check.js'
import { loadRegistry, WORK_COLUMNS } from '../../../corpus/registry/load.js'
import { OWN_COLUMNS, type OwnCells, ownRows } from '../../../corpus/registry/own.js'
import type { Row } from '../../../corpus/registry/table.js'
import { loadWords } from '../../../corpus/registry/words.js'
import { centralWorks, type Witness } from '../../../db/central.js'
import { type Suggestion, suggestions } from '../../../pipeline/resolve/suggest.js'
import { dateLabel, numberLabel, titleLabel } from '../../../reports/labels.js'
import { EXIT } from '../../errors.js'
import { openArchive } from '../../openArchive.js'
import { takeOwnRegistry } from '../../ownRegistry.js'
import { dotted, out, outCsv, outJson, tell, wrap } from '../../print.js'
import { findingSentence } from '../../registryFindings.js'
import { termOf, titleCell, typesOf } from '../../registryRow.js'
import { isDefaultRegistry } from '../../settings.js'
import type { Run } from '../../vankien.js'

/** Stands for the table that a suggested row would be added to. */
const NEW = ''

export const run: Run = async (_words, _options, settings) => {
  const { lang, m } = settings
  const db = openArchive(settings)
  try {
    const own = takeOwnRegistry(settings)
    const words = loadWords()
    const { default: distance } = await import('natural/lib/natural/distance/index.js')
    const found = suggestions(centralWorks(db), loadRegistry(), (a, b) =>
      distance.JaroWinklerDistance(a, b, { ignoreCase: true }),
    )
    const input = builtInTables()
    const ownTable = own === null ? [] : [{ file: own.path, rows: ownRows(own.path, WORK_COLUMNS) }]
    const table = isDefaultRegistry(settings.registry) ? '' : ` --registry ${quoted(settings.registry.path)}`
    const rows = found.map((each) => {
      const cells = cellsOf(each)
      return { ...each, cells, command: commandOf(cells), notes: [...each.doubts.map(doubt), ...against(cells)] }
    })
    if (settings.json)
      outJson({
        registry: own?.path ?? null,
        suggestions: rows.map(({ id, cells, command, held, cites, documents, doubts, notes }) => ({
          id,
          row: cells,
          command,
          held: held.map(({ document, path }) => ({ document, path })),
          documents,
          cites: cites.map(({ document, path, page, sentence }) => ({ document, path, page, sentence })),
          doubts,
          notes,
        })),
      })
    else if (settings.csv)
      outCsv(
        COLUMNS,
        rows.map(({ cells, held, cites, documents, notes }) => ({
          ...cells,
          held: held.length,
          documents,
          notes: notes.join('; '),
          paths: paths([...held, ...cites]).join('; '),
          sentences: cites.map(({ sentence }) => sentence).join(' | '),
        })),
      )
    else if (rows.length === 0) tell(m.nothingToSuggest)
    else for (const row of rows) print(row)
    return EXIT.done

    /** What the check would say of the row, were it added. */
    function against(cells: OwnCells): string[] {
      const row: Row = { ...cells, line: '1' }
      return checkRegistry({ ...input, tables: [...input.tables, ...ownTable, { file: NEW, rows: [row] }] })
        .filter(({ place }: Finding) => place.file === NEW)
        .map((finding) => findingSentence(finding, settings))
    }

    function cellsOf({ code, date, type, issuer, title, held }: Suggestion): OwnCells {
      const fitting = typesOf(code, words)
      return {
        code,
        type: type ?? (fitting.length === 1 ? fitting[0]! : ''),
        date,
        issuer: issuer ?? '',
        term: termOf(code, date, words),
        title: titleCell(title ?? ''),
        relations: '',
        source: 'archive',
        confidence: held.length > 0 ? 'high' : 'medium',
      }
    }

    function commandOf({ code, type, date, issuer, title }: OwnCells): string {
      const [only, ...others] = typesOf(code, words)
      const typed = only === type && others.length === 0 ? '' : ` --type ${quoted(type)}`
      return `vankien registry add --code ${quoted(code)}${typed} --date ${date} --issuer ${quoted(issuer)} --title ${quoted(title)}${table}`
    }
  } finally {
    db.close()
  }

  function doubt({ kind, registry }: Suggestion['doubts'][number]): string {
    return kind === 'other-date' ? m.doubtOtherDate(registry) : m.doubtOtherCode(registry)
  }

  function print(row: Suggestion & { cells: OwnCells; command: string; notes: readonly string[] }): void {
    const { cells, command, held, cites, documents, notes } = row
    out(
      dotted(
        cells.code,
        cells.issuer,
        dateLabel(cells.date, lang),
        cells.term && m.term(cells.term),
        held.length > 0 && m.held,
        documents > 0 &&
          (held.length > 0
            ? m.citedBy(numberLabel(documents, lang), numberLabel(cites.length, lang))
            : m.suggestedBy(numberLabel(documents, lang))),
      ),
    )
    const title = titleLabel(cells.type || null, cells.title || null)
    if (title) out(wrap(title, '    '))
    for (const note of notes) out(wrap(m.registryNote(note), '    '))
    for (const path of paths(held)) out(`      ${path}`)
    for (const { path, page, sentence } of cites) {
      out(`      ${dotted(path, m.page(String(page)))}`)
      out(wrap(`“${sentence}”`, '        '))
    }
    out(`    ${command}`)
    out()
  }
}

const COLUMNS = [...OWN_COLUMNS, 'held', 'documents', 'notes', 'paths', 'sentences'] as const

const paths = (witnesses: readonly Witness[]): string[] => [...new Set(witnesses.flatMap(({ path }) => path ?? []))]

/** A word of a command line. */
const quoted = (word: string): string => (/^[\w./@-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`)
