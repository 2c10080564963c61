/** `vankien registry add`: one more document in the user's own table, after the same questions that the loader asks. */
import { builtInTables, checkRegistry, codeParts, type Finding } from '../../../corpus/registry/check.js'
import { identity, loadBuiltIn, type RegistryWork, WORK_COLUMNS, workOf } from '../../../corpus/registry/load.js'
import { addOwnRow, ownRows } from '../../../corpus/registry/own.js'
import { RegistryError, type Row } from '../../../corpus/registry/table.js'
import { loadWords } from '../../../corpus/registry/words.js'
import { dateLabel } from '../../../reports/labels.js'
import { EXIT, Failure, UsageError } from '../../errors.js'
import { out, outJson, tell } from '../../print.js'
import { findingSentence, placeOf } from '../../registryFindings.js'
import { termOf, titleCell, typeNamed, typesOf, wholeCode } from '../../registryRow.js'
import { dateValue, termValue } from '../../values.js'
import type { Run } from '../../vankien.js'

/** What may be so although it looks wrong: the table that it disagrees with may err as well. */
const ONLY_TOLD: readonly Finding['kind'][] = ['number-order', 'same-number']

export const run: Run = (_words, options, settings) => {
  const { lang, m } = settings
  const { path } = settings.registry
  const words = loadWords()
  const text = (name: string) => options[name] as string | undefined

  const code = wholeCode(text('code')!, words)
  if (code === null) throw new UsageError(m.badValue('--code', text('code')!, m.expectedCentralCode))
  const date = dateValue('--date', text('date')!, m)
  if (date.length !== 10) throw new UsageError(m.badValue('--date', text('date')!, m.expectedDay))
  const [issuer, title] = [oneLine('issuer'), titleCell(oneLine('title'))]
  const term = text('term') === undefined ? termOf(code, date, words) : termValue('--term', text('term')!, m)
  const cells = {
    code,
    type: typeOf(),
    date,
    issuer,
    term,
    title,
    relations: (text('relations') ?? '').normalize('NFC').replace(/\s+/g, ' ').trim(),
    source: 'user',
    confidence: 'high',
  }
  const before = ownRows(path, WORK_COLUMNS)
  const row: Row = { ...cells, line: String(before.length === 0 ? 2 : Number(before.at(-1)!.line) + 1) }
  const work = documentOf(row)
  if (loadBuiltIn().some((known) => identity(known) === identity(work))) refuse(m.registryHas(work.id))
  const twin = before.find((known) => identity(workOf(known, path)) === identity(work))
  if (twin) refuse(m.registryHasOwn(work.id, m.registryLine(path, twin.line)))

  const input = builtInTables()
  const about = checkRegistry({ ...input, tables: [...input.tables, { file: path, rows: [...before, row] }] }).filter(
    ({ place, other }) => [place, other].some((each) => each?.file === path && each.line === Number(row.line)),
  )
  const wrong = about.filter(({ severity, kind }) => severity === 'error' && !ONLY_TOLD.includes(kind))
  if (wrong.length > 0)
    refuse(m.registryRefused(work.id, wrong.map((each) => findingSentence(each, settings)).join('; ')))
  const notes = about.map((each) => sentence(each))
  addOwnRow(path, cells)
  if (settings.json) outJson({ registry: path, added: work, notes })
  else out(m.registryAdded(work.id, path))
  if (text('term') === undefined && term !== '') tell(m.registryTerm(term, dateLabel(date, lang)))
  for (const note of notes) tell(m.registryNote(note))
  tell(m.registryImportAgain)
  return EXIT.done

  function refuse(message: string): never {
    throw new Failure(message, { id: work.id, reason: 'refused' })
  }

  /** All cells but the relations are in order by now. */
  function documentOf(cells: Row): RegistryWork {
    try {
      return workOf(cells, path)
    } catch (error) {
      if (!(error instanceof RegistryError) || error.column !== 'relations') throw error
      throw new UsageError(m.badValue('--relations', cells['relations']!, m.expectedRelations))
    }
  }

  /** Of a finding about another row, that row is named. */
  function sentence(finding: Finding): string {
    const own = finding.place.file === path && finding.place.line === Number(row.line)
    const said = findingSentence(finding, settings)
    return own ? said : `${finding.place.name} (${placeOf(finding.place, settings)}): ${said}`
  }

  function oneLine(name: string): string {
    const value = text(name)!.normalize('NFC').replace(/\s+/g, ' ').trim()
    if (value === '') throw new UsageError(m.badValue(`--${name}`, text(name)!, m.expectedWords))
    return value
  }

  function typeOf(): string {
    const typed = text('type')
    if (typed !== undefined) {
      const named = typeNamed(typed, words)
      if (named === null) throw new UsageError(m.badValue('--type', typed, m.expectedOneOf(fitting().join(', '))))
      return named
    }
    const [only, ...others] = fitting()
    if (only === undefined || others.length > 0)
      throw new UsageError(m.whichType(codeParts(code!, words.types)!.type ?? '', [only ?? '', ...others].join(', ')))
    return only
  }

  function fitting(): string[] {
    return typesOf(code!, words)
  }
}
