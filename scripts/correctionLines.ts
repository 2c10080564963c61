/** Corrections for people, and what follows from them in the database. */

import {
  type CorrectionRow,
  correctionById,
  keysConcerned,
  NO_WORK,
  printedCode,
  targetParts,
} from '../db/corrections.js'
import type { Db } from '../db/open.js'
import { codeKey } from '../extractors/codeQuery.js'
import { fieldLabel } from '../reports/labels.js'
import { problemId } from '../reports/problemId.js'
import type { Settings } from './settings.js'

/** What a correction says, in one line: "ngày ban hành → 2026-01-15". */
export function correctionLine(
  { kind, target, value }: CorrectionRow,
  quote: string | null,
  { lang, m }: Settings,
): string {
  switch (kind) {
    case 'work':
      return m.correctsWork(quote ?? '…', value === NO_WORK ? m.noKnownWork : (value ?? ''))
    case 'field':
      return m.correctsField(fieldLabel(targetParts(target)[1], lang), value ?? m.notKnown)
    case 'mute':
      return m.correctsMute(problemId(target))
    case 'unmute':
      return m.correctsUnmute(problemId(target))
    case 'undo':
      return m.correctsUndo(target)
  }
}

/** Resolves again what some corrections concern, so that answers change at once. */
export async function resolveAgain(db: Db, rows: readonly CorrectionRow[]): Promise<void> {
  const meant = rows
    .map((row) => (row.kind === 'undo' ? correctionById(db, Number(row.target)) : row))
    .filter((row) => row?.kind === 'work' || row?.kind === 'field') as CorrectionRow[]
  if (meant.length === 0) return
  const keys = new Set(meant.flatMap((row) => [...keysConcerned(db, row), ...newKeys(db, row)]))
  // The pipeline is loaded where something is to be resolved; a mute needs none of it.
  const [{ Store }, { resolveTouched }] = await Promise.all([import('../db/store.js'), import('../pipeline/run.js')])
  await resolveTouched(new Store(db), [...keys])
}

/** Keys that a document gets by a corrected number or code. */
function newKeys(db: Db, { kind, target, value }: CorrectionRow): string[] {
  if (kind !== 'field' || value === null) return []
  const [sha256, field] = targetParts(target)
  if (field === 'code') return [codeKey(value)]
  const printed = field === 'number' ? printedCode(db, sha256) : null
  if (!printed) return []
  if (printed.code) return [codeKey(printed.code.replace(/^\d+\p{Ll}?(?!\p{L})/u, value))]
  return printed.symbol ? [codeKey(`${value}-${printed.symbol}`)] : []
}
