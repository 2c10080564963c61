/**
 * `vankien batch FILE`: a column of codes in, a row of answers a code out. A code that is unknown or may mean several works
 * is an answer too (column `state`): the rest goes on, and the command ends with 0.
 */
import { loadWords } from '../../corpus/registry/words.js'
import { documentPlaces } from '../../db/coverage.js'
import type { Db } from '../../db/open.js'
import { workUse } from '../../db/queries.js'
import type { WorkRow } from '../../db/types.js'
import { parseCodeQuery } from '../../extractors/codeQuery.js'
import { type CoveredWork, coverage, totals } from '../../reports/coverage.js'
import { csvRow } from '../../reports/csv.js'
import { numberLabel } from '../../reports/labels.js'
import { cells, headingKey } from '../../reports/unitList.js'
import { unitsOf } from '../../reports/units.js'
import { whichWork } from '../../reports/whichWork.js'
import { EXIT, Failure } from '../errors.js'
import { openArchive } from '../openArchive.js'
import { outCsv, outJson, tell } from '../print.js'
import type { Settings } from '../settings.js'
import { textOf } from '../unitList.js'
import type { Run } from '../vankien.js'
import { writeWhole } from '../writeWhole.js'

/** Works whose coverage is worked out at once. */
const AT_ONCE = 50

const HEADINGS = new Set([
  'so hieu',
  'so ky hieu',
  'so va ky hieu',
  'so hieu van ban',
  'so ki hieu',
  'ky hieu',
  'code',
  'codes',
  'ma',
  'van ban',
])

interface Answer {
  readonly line: number
  readonly typed: string
  readonly state: 'found' | 'ambiguous' | 'unknown' | 'not-a-code'
  readonly work: string | null
  readonly code: string | null
  readonly type: string | null
  readonly title: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly term: string | null
  readonly held: number | null
  /** Documents that cite it, and places. */
  readonly documents: number | null
  readonly mentions: number | null
  /** Units that issued a plan on it, and those that carry it out without one. */
  readonly plans: number | null
  readonly carriedOut: number | null
  /** Cited, and not in the archive. */
  readonly missing: number | null
  readonly candidates: string
  readonly alsoPrinted: string
}

const COLUMNS = [
  'line',
  'typed',
  'state',
  'work',
  'code',
  'type',
  'title',
  'date',
  'issuer',
  'term',
  'held',
  'documents',
  'mentions',
  'plans',
  'carriedOut',
  'missing',
  'candidates',
  'alsoPrinted',
] as const

export const run: Run = (words, options, settings) => {
  const { lang, m } = settings
  const file = words[0]!
  const typed = codesOf(file, options['column'] as string | undefined, settings)
  const db = openArchive(settings)
  try {
    const answers = answersTo(db, typed)
    const path = options['out'] as string | undefined
    if (path !== undefined) {
      writeWhole(path, [
        '\uFEFF',
        csvRow(COLUMNS),
        ...answers.map((row) => csvRow(COLUMNS.map((column) => row[column]))),
      ])
      tell(m.wrote(path))
    }
    if (settings.json)
      outJson({
        file,
        answers: answers.map((row) => ({
          ...row,
          held: row.held === null ? null : row.held === 1,
          missing: row.missing === null ? null : row.missing === 1,
          candidates: row.candidates === '' ? [] : row.candidates.split('; '),
          alsoPrinted: row.alsoPrinted === '' ? [] : row.alsoPrinted.split('; '),
        })),
      })
    else if (path === undefined) outCsv(COLUMNS, answers)
    const count = (...states: Answer['state'][]) =>
      numberLabel(answers.filter(({ state }) => states.includes(state)).length, lang)
    tell(
      m.batchSummary(
        numberLabel(answers.length, lang),
        count('found'),
        count('ambiguous'),
        count('unknown', 'not-a-code'),
      ),
    )
    return EXIT.done
  } finally {
    db.close()
  }
}

interface Line {
  readonly line: number
  readonly typed: string
}

/** The codes of a list: a column of that name, else the first in which most cells are codes. */
function codesOf(file: string, column: string | undefined, settings: Settings): Line[] {
  const { m } = settings
  const lexicon = loadWords()
  const text = textOf(file, settings)
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
  // A line that is a code may hold commas: "nghị quyết 57, ngày 22/12/2024".
  const plain = text.split('\n').map((each, at) => ({ line: at + 1, row: [each.trim()] }))
  const rows = (/\.txt$/i.test(file) ? plain : cells(text)).filter(({ row }) => row.some((cell) => cell !== ''))
  const first = rows[0]?.row ?? []
  const isCode = (cell: string | undefined) =>
    cell !== undefined && cell !== '' && parseCodeQuery(cell, lexicon) !== null
  const named = first.findIndex((cell) =>
    column === undefined ? HEADINGS.has(headingKey(cell)) : headingKey(cell) === headingKey(column),
  )
  if (column !== undefined && named < 0)
    throw new Failure(m.noColumn(column, first.join(', ')), { file, reason: 'no-column', columns: first })
  const headed = named >= 0 && !isCode(first[named])
  const body = headed ? rows.slice(1) : rows
  const width = Math.max(0, ...rows.map(({ row }) => row.length))
  const codes = Array.from({ length: width }, (_, at) => body.filter(({ row }) => isCode(row[at])).length)
  const at = headed ? named : codes.indexOf(Math.max(...codes))
  const lines = body
    .map(({ line, row }) => ({ line, typed: row[Math.max(at, 0)] ?? '' }))
    .filter(({ typed }) => typed !== '')
  // Without a heading the first line may be one that is not known: "Danh sách", "Tên".
  const [start, ...rest] = lines
  const heading =
    !headed &&
    start &&
    !isCode(start.typed) &&
    rest.length > 0 &&
    rest.every(({ typed }) => isCode(typed)) &&
    !/\d/.test(start.typed)
  const found = heading ? rest : lines
  if (found.length === 0) throw new Failure(m.emptyCodes(file), { file, reason: 'empty-list' })
  return found
}

function answersTo(db: Db, lines: readonly Line[]): Answer[] {
  const lexicon = loadWords()
  const nothing = {
    work: null,
    code: null,
    type: null,
    title: null,
    date: null,
    issuer: null,
    term: null,
    held: null,
    documents: null,
    mentions: null,
    plans: null,
    carriedOut: null,
    missing: null,
    candidates: '',
    alsoPrinted: '',
  }
  const meant = lines.map((line) => ({ line, found: whichWork(db, line.typed, {}, lexicon) }))
  const works = new Map<string, CoveredWork>()
  for (const { found } of meant)
    if (found.kind === 'one') works.set(found.work.id, { ...found.work, misprints: found.also.map(({ id }) => id) })
  const plans = plansOf(db, [...works.values()])
  return meant.map(({ line, found }): Answer => {
    if (found.kind === 'no-code') return { ...line, ...nothing, state: 'not-a-code' }
    if (found.kind === 'unknown') return { ...line, ...nothing, state: 'unknown' }
    if (found.kind === 'several')
      return { ...line, ...nothing, state: 'ambiguous', candidates: found.works.map(({ id }) => id).join('; ') }
    const { id, code, type, title, date, issuer, term }: WorkRow = found.work
    const { documents, mentions, held } = workUse(db, id)
    return {
      ...line,
      state: 'found',
      work: id,
      code,
      type,
      title,
      date,
      issuer,
      term,
      held: held ? 1 : 0,
      documents,
      mentions,
      plans: plans.get(id)!.issued,
      carriedOut: plans.get(id)!.implements,
      missing: documents > 0 && !held ? 1 : 0,
      candidates: '',
      alsoPrinted: found.also.map((other) => other.id).join('; '),
    }
  })
}

/** How many units of the archive issued a plan on each work, and how many carry it out otherwise. */
function plansOf(db: Db, works: readonly CoveredWork[]): Map<string, { issued: number; implements: number }> {
  const places = documentPlaces(db)
  const { units } = unitsOf(places, loadWords().provinces)
  const asked = new Set(works.map(({ id }) => id))
  const counts = new Map<string, { issued: number; implements: number }>()
  for (let at = 0; at < works.length; at += AT_ONCE) {
    const some = works
      .slice(at, at + AT_ONCE)
      .map((work) => ({ ...work, misprints: work.misprints.filter((id) => !asked.has(id)) }))
    const found = coverage(db, some, units, places)
    for (const [column, { id }] of some.entries()) counts.set(id, totals(found, column))
  }
  return counts
}
