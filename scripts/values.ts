/** Values of options: dates, levels, relations and places as people type them. */
import { plain } from '../extractors/codeQuery.js'
import type { Province } from '../extractors/lexicon/types.js'
import { termNumeral } from '../extractors/term.js'
import type { Level, Relation } from '../extractors/types.js'
import { provinceNamed } from '../extractors/unit.js'
import { relationLabel } from '../reports/labels.js'
import { LEVEL_NAMES, levelNamed, typedDate } from '../reports/typed.js'
import { UsageError } from './errors.js'
import type { Messages } from './messages.js'

/** ISO date as precise as typed: "15/03/2026" → "2026-03-15", "3/2026" → "2026-03". */
export function dateValue(option: string, typed: string, m: Messages): string {
  const value = typedDate(typed)
  if (value === null) throw new UsageError(m.badValue(option, typed, m.expectedDate))
  return value
}

export function countValue(option: string, typed: string, m: Messages): number {
  const value = Number(typed)
  if (!/^\d+$/.test(typed.trim()) || value < 1 || !Number.isSafeInteger(value))
    throw new UsageError(m.badValue(option, typed, m.expectedNumber))
  return value
}

export function termValue(option: string, typed: string, m: Messages): string {
  const value = termNumeral(typed.trim().toUpperCase())
  if (value === null) throw new UsageError(m.badValue(option, typed, m.expectedTerm))
  return value
}

export function levelValue(option: string, typed: string, m: Messages): Level {
  const level = levelNamed(typed)
  if (level === null) throw new UsageError(m.badValue(option, typed, m.expectedOneOf(LEVEL_NAMES)))
  return level
}

const RELATIONS: readonly Relation[] = [
  'basis',
  'implement',
  'review',
  'monitor',
  'amend',
  'replace',
  'nested',
  'mention',
]

export function relationValue(option: string, typed: string, m: Messages): Relation {
  const key = plain(typed.normalize('NFC').trim())
  const found = RELATIONS.find(
    (relation) =>
      relation === key ||
      plain(relationLabel(relation, 'vi')).split(', ').includes(key) ||
      plain(relationLabel(relation, 'vi')) === key,
  )
  if (!found)
    throw new UsageError(
      m.badValue(
        option,
        typed,
        m.expectedOneOf(RELATIONS.map((relation) => `${relation} (${relationLabel(relation, 'vi')})`).join(', ')),
      ),
    )
  return found
}

/** A province in any spelling: "hai phong", "TP Hải Phòng", "tỉnh Hải Dương". */
export function provinceValue(option: string, typed: string, provinces: readonly Province[], m: Messages): string {
  const province = provinceNamed(typed, provinces)
  if (province === null) throw new UsageError(m.badValue(option, typed, m.expectedProvince))
  return province
}
