/** A list of units in a file, and what is said where it cannot be understood. */
import { readFileSync } from 'node:fs'
import type { Province } from '../extractors/lexicon/types.js'
import { LEVEL_NAMES } from '../reports/typed.js'
import { type AskedList, type ListFault, readUnitList, type UnitFilters, unitsOfLines } from '../reports/unitList.js'
import { type Unit, unitLabel } from '../reports/units.js'
import { Failure } from './errors.js'
import type { Settings } from './settings.js'

/** The units that a list names. Throws Failure where it cannot be read, or where a line may mean several units or none. */
export function unitsOfList(
  file: string,
  units: readonly Unit[],
  provinces: readonly Province[],
  filters: UnitFilters,
  settings: Settings,
): AskedList {
  const { m } = settings
  const lines = readUnitList(textOf(file, settings), provinces)
  if (lines.length === 0) throw new Failure(m.listEmpty(file), { file, reason: 'empty-list' })
  const { faults, unclear, ...list } = unitsOfLines(lines, units, provinces, filters)
  if (faults.length === 0 && unclear.length === 0) return list
  const name = (unit: Unit) =>
    unit.province && unit.level !== 'tỉnh' ? `${unitLabel(unit)} (${unit.province})` : unitLabel(unit)
  const rows = [
    ...faults.map((fault) => ({ line: fault.line, text: faultSentence(fault, settings) })),
    ...unclear.map(({ line, unit, candidates }) => ({
      line,
      text: m.listSeveral(unit, candidates.map(name).join(', ')),
    })),
  ].sort((a, b) => a.line - b.line)
  const shown = rows.slice(0, MOST_LINES).map(({ line, text }) => `  ${m.listLine(String(line))}: ${text}`)
  throw new Failure(
    [
      m.listUnclear(file, String(rows.length)),
      ...shown,
      ...(rows.length > MOST_LINES ? ['  …'] : []),
      ...(unclear.length > 0 ? [m.listHowToTell] : []),
    ].join('\n'),
    {
      file,
      reason: unclear.length > 0 ? 'ambiguous-units' : 'bad-list',
      lines: rows,
      candidates: unclear.map(({ line, unit, candidates }) => ({
        line,
        unit,
        candidates: candidates.map(({ documents, ...each }) => ({ ...each, documents: documents.length })),
      })),
    },
  )
}

/** Lines of a list that are shown where they are not understood. */
const MOST_LINES = 20

function faultSentence(fault: ListFault, { m }: Settings): string {
  const { cell } = fault
  switch (fault.kind) {
    case 'not-a-unit':
      return m.listNotAUnit(cell)
    case 'bad-level':
      return m.badValue(m.listLevel, cell, m.expectedOneOf(LEVEL_NAMES))
    case 'bad-province':
      return m.badValue(m.listProvince, cell, m.expectedProvince)
    case 'other-level':
      return m.listOtherLevel(cell, fault.level)
  }
}

export function textOf(file: string, { m }: Settings): string {
  const bytes = readFileSync(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Failure(m.listEncoding(file), { file, reason: 'not-utf-8' })
  }
}
