/** Coverage as JSON: works with their totals, units with a cell a work, and the sentence behind each cell. */
import { type CopyOut, withCopies } from '../db/copies.js'
import type { Evidence } from '../db/coverage.js'
import type { Db } from '../db/open.js'
import { type Cell, type Coverage, type CoveredWork, evidence as evidenceOf, type Totals, totals } from './coverage.js'
import type { AskedList } from './unitList.js'
import { type Unit, unitLabel } from './units.js'

export interface CoverageCell extends Pick<Cell, 'state' | 'days'> {
  readonly work: string
  readonly unclear: boolean
  readonly evidence: (Evidence & { readonly copies: readonly CopyOut[] }) | null
}

export interface CoverageUnit extends Pick<Unit, 'level' | 'kind' | 'name' | 'province'> {
  readonly unit: string
  readonly provinceToday: Unit['today']
  readonly documents: number
  /** Line of the list that named it. */
  readonly line: number | null
  readonly cells: readonly CoverageCell[]
}

export interface CoverageJson {
  readonly works: readonly (CoveredWork & Totals & { readonly units: number })[]
  readonly units: readonly CoverageUnit[]
}

/** Everything, or the units of a part; the totals are of all units. */
export function coverageJson(
  db: Db,
  found: Coverage,
  list: Pick<AskedList, 'units' | 'lines'> | null,
  [from, to]: readonly [from: number, to: number] = [0, found.units.length],
): CoverageJson {
  const part: Coverage = { works: found.works, units: found.units.slice(from, to), cells: found.cells.slice(from, to) }
  const shown = evidenceOf(db, part)
  const behind = withCopies(
    db,
    shown.flat().filter((own) => own !== null),
  )
  const others = new Map(behind.map(({ document, copies }) => [document, copies]))
  const lines = new Map(list?.units.map((unit, at) => [unit, list.lines[at]!]))
  return {
    works: found.works.map((work, column) => ({ ...work, units: found.units.length, ...totals(found, column) })),
    units: part.units.map((unit, row) => ({
      unit: unitLabel(unit),
      level: unit.level,
      kind: unit.kind,
      name: unit.name,
      province: unit.province,
      provinceToday: unit.today,
      documents: unit.documents.length,
      line: lines.get(unit) ?? null,
      cells: part.works.map((work, column) => {
        const { state, days, unclear } = part.cells[row]![column]!
        const own = shown[row]![column]!
        const evidence = own && { ...own, copies: others.get(own.document) ?? [] }
        return { work: work.id, state, days, unclear: unclear !== null, evidence }
      }),
    })),
  }
}
