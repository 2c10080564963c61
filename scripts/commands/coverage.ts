/** `vankien coverage CODE...`: which units issued a plan on a work, carry it out, or show nothing of it. */
import { loadWords } from '../../corpus/registry/words.js'
import { withCopies } from '../../db/copies.js'
import { documentPlaces } from '../../db/coverage.js'
import type { Db } from '../../db/open.js'
import type { WorkRow } from '../../db/types.js'
import {
  type Cell,
  COVERAGE_STATES,
  type Coverage,
  coverage,
  evidence as evidenceOf,
  missingFirst,
  totals,
} from '../../reports/coverage.js'
import { coverageJson } from '../../reports/coverageJson.js'
import { COVERAGE_COLUMNS, coverageRows } from '../../reports/coverageRows.js'
import { coverageLabel, coverageLetter, dateLabel, levelLabel, numberLabel, titleLabel } from '../../reports/labels.js'
import { isIn, type Unit, unitLabel, unitsOf } from '../../reports/units.js'
import { EXIT } from '../errors.js'
import { type FoundWork, findWork, splitCodes } from '../findWork.js'
import { openArchive } from '../openArchive.js'
import { dotted, out, outCsv, outJson, table, tell, wrap } from '../print.js'
import type { Settings } from '../settings.js'
import { unitsOfList } from '../unitList.js'
import { levelValue, provinceValue } from '../values.js'
import type { Run } from '../vankien.js'

export const run: Run = (words, options, settings) => {
  const { m, lang } = settings
  const lexicon = loadWords()
  const text = (name: string) => options[name] as string | undefined
  const filters = {
    province: text('province') ? provinceValue('--province', text('province')!, lexicon.provinces, m) : undefined,
    level: text('level') ? levelValue('--level', text('level')!, m) : undefined,
  }
  const db = openArchive(settings)
  try {
    const asked = new Map<string, FoundWork>()
    for (const code of splitCodes(words, lexicon)) {
      const found = findWork(db, code, null, lexicon, settings, 'coverage')
      asked.set(found.work.id, found)
    }
    const works = [...asked.values()].map(({ work, alsoPrinted }) => ({
      ...work,
      misprints: alsoPrinted.map(({ id }) => id).filter((id) => !asked.has(id)),
    }))
    const places = documentPlaces(db)
    const { units: known, unplaced } = unitsOf(places, lexicon.provinces)
    const file = text('of')
    const list = file === undefined ? null : unitsOfList(file, known, lexicon.provinces, filters, settings)
    const units = list?.units ?? known.filter(among)
    const found = missingFirst(coverage(db, works, units, places))
    if (settings.json) outJson({ ...coverageJson(db, found, list), filters, of: file ?? null, unplaced })
    else if (settings.csv) outCsv(COVERAGE_COLUMNS, coverageRows(db, found))
    else if (units.length === 0) tell(m.noUnits)
    else print(db, found, settings)

    for (const { work, alsoPrinted } of asked.values())
      for (const other of alsoPrinted.filter(({ id }) => !asked.has(id)))
        tell(
          m.alsoPrintedAs(
            work.code ?? work.id,
            dateLabel(other.date, lang),
            numberLabel(other.documents, lang),
            other.id,
          ),
        )
    if (list && list.repeated.length > 0) tell(m.repeatedLines(list.repeated.join(', ')))
    if (!list && unplaced > 0) tell(m.unplaced(numberLabel(unplaced, lang)))
    return EXIT.done
  } finally {
    db.close()
  }

  function among(unit: Unit): boolean {
    const { province, level } = filters
    return (level === undefined || unit.level === level) && (province === undefined || isIn(unit, province))
  }
}

/** What a cell says to people: nothing sure is not nothing. */
const shownState = ({ state, unclear }: Cell): string => (unclear === null ? state : 'unclear')

/** More works than these are columns of letters. */
const MOST_IN_WORDS = 4

function print(db: Db, found: Coverage, settings: Settings): void {
  const { lang, m } = settings
  const { works, units, cells } = found
  for (const [at, { code, type, issuer, date, term, title }] of works.entries()) {
    const number = works.length > MOST_IN_WORDS ? `${String(at + 1).padStart(3)}  ` : ''
    out(number + dotted(code ?? type, issuer, dateLabel(date, lang), term && m.term(term)))
    const words = titleLabel(type, title)
    if (words) out(wrap(words, number === '' ? '  ' : '     '))
  }
  out()
  const place = (unit: Unit) => [
    unitLabel(unit),
    unit.level === 'tỉnh' ? '' : (unit.province ?? (unit.level === 'trung ương' ? levelLabel(unit.level, lang) : '')),
  ]
  const head = [m.unit, m.province]
  const lines =
    works.length === 1 ? ofOne() : works.length <= MOST_IN_WORDS ? ofFew() : [[...head, ...numbers()], ...ofMany()]
  if (works.length > MOST_IN_WORDS) {
    out(
      `${m.coverageLegend}: ${dotted(...[...COVERAGE_STATES, 'unclear'].map((state) => `${coverageLetter(state, lang)} ${coverageLabel(state, lang)}`))}`,
    )
    out()
  }
  out(table(lines).join('\n'))
  out()
  out(table(sums()).join('\n'))
  tell(m.seeEvidence)
  const unclear = works.reduce((sum, _, column) => sum + totals(found, column).unclear, 0)
  if (unclear > 0) tell(m.unclearCells(numberLabel(unclear, lang)))

  function ofOne(): string[][] {
    const shown = evidenceOf(db, found).map((own) => own[0]!)
    const others = new Map(
      withCopies(
        db,
        shown.filter((own) => own !== null),
      ).map(({ document, copies }) => [document, copies]),
    )
    return [
      [...head, m.state, m.byDocument, m.onDate, '', ''],
      ...units.map((unit, row) => {
        const { days } = cells[row]![0]!
        const own = shown[row]!
        const copies = own ? (others.get(own.document) ?? []) : []
        return [
          ...place(unit),
          coverageLabel(shownState(cells[row]![0]!), lang),
          own ? (own.code ?? own.type ?? m.noHeader) : '',
          own ? dateLabel(own.date, lang) : '',
          days === null ? '' : m.afterDays(numberLabel(days, lang)),
          copies.length === 0 ? '' : m.otherCopies(numberLabel(copies.length, lang)),
        ]
      }),
    ]
  }

  function ofFew(): string[][] {
    const cell = (row: number, column: number) => {
      const { days } = cells[row]![column]!
      const label = coverageLabel(shownState(cells[row]![column]!), lang)
      return days === null ? label : `${label}, ${m.afterDays(numberLabel(days, lang))}`
    }
    return [
      [...head, ...works.map(workLabel)],
      ...units.map((unit, row) => [...place(unit), ...works.map((_, column) => cell(row, column))]),
    ]
  }

  /** Its code; of two with one code also the date. */
  function workLabel({ id, code, date }: WorkRow): string {
    const same = works.filter((other) => other.code === code).length > 1
    return code === null ? id : same && date ? `${code} (${dateLabel(date, lang)})` : code
  }

  function numbers(): string[] {
    return works.map((_, at) => String(at + 1))
  }

  function ofMany(): string[][] {
    return units.map((unit, row) => [
      ...place(unit),
      ...works.map((_, column) => coverageLetter(shownState(cells[row]![column]!), lang)),
    ])
  }

  /** A line a work: how many units are in each state. */
  function sums(): (string | number)[][] {
    return [
      [
        m.coverageUnits(numberLabel(units.length, lang)),
        ...COVERAGE_STATES.map((state) => coverageLabel(state, lang)),
        m.medianDays,
      ],
      ...works.map((work, column) => {
        const { medianDays, ...counts } = totals(found, column)
        return [workLabel(work), ...COVERAGE_STATES.map((state) => counts[state]), medianDays ?? '']
      }),
    ]
  }
}
