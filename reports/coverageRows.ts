/** Coverage as rows for tables: one a unit and work, with the sentence behind it. */
import type { Db } from '../db/open.js'
import { type Coverage, evidence as evidenceOf } from './coverage.js'
import { unitLabel } from './units.js'

export const COVERAGE_COLUMNS = [
  'unit',
  'level',
  'province',
  'documents',
  'work',
  'code',
  'state',
  'days',
  'unclear',
  'documentType',
  'documentCode',
  'documentDate',
  'documentTitle',
  'issuer',
  'relation',
  'via',
  'quote',
  'sentence',
  'page',
  'path',
  'saidIn',
] as const

/** One row a unit and work. */
export function* coverageRows(
  db: Db,
  found: Coverage,
): Generator<Record<(typeof COVERAGE_COLUMNS)[number], string | number | null>> {
  const shown = evidenceOf(db, found)
  for (const [row, unit] of found.units.entries())
    for (const [column, work] of found.works.entries()) {
      const { state, days, unclear } = found.cells[row]![column]!
      const own = shown[row]![column]!
      yield {
        unit: unitLabel(unit),
        level: unit.level,
        province: unit.province,
        documents: unit.documents.length,
        work: work.id,
        code: work.code,
        state,
        days,
        unclear: unclear === null ? 0 : 1,
        documentType: own?.type ?? null,
        documentCode: own?.code ?? null,
        documentDate: own?.date ?? null,
        documentTitle: own?.title ?? null,
        issuer: own?.issuer ?? null,
        relation: own?.relation ?? null,
        via: own?.via ?? null,
        quote: own?.quote ?? null,
        sentence: own?.sentence ?? null,
        page: own?.page ?? null,
        path: own?.path ?? null,
        saidIn: own?.saidIn ?? null,
      }
    }
}
