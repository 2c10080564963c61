/** What people type, in the form the database holds: dates, levels, and the right values of the fields of a document. */
import type { CorrectedField } from '../db/corrections.js'
import { plain } from '../extractors/codeQuery.js'
import type { Lexicon } from '../extractors/lexicon/types.js'
import type { Level } from '../extractors/types.js'
import { provinceNamed } from '../extractors/unit.js'
import { levelLabel } from './labels.js'

/** ISO date as precise as typed: "15/03/2026" → "2026-03-15", "3/2026" → "2026-03"; null where it is no date. */
export function typedDate(typed: string): string | null {
  const text = typed.trim()
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text)
  const local = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(text)
  const [year, month, day] = iso ? iso.slice(1) : local ? [local[3], local[2], local[1]] : []
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined)
  const value = parts.join('-')
  const whole = `${value}${'-01'.repeat(3 - parts.length)}`
  const real = new Date(`${whole}T00:00:00Z`)
  if (year === undefined || Number.isNaN(real.getTime()) || !real.toISOString().startsWith(whole)) return null
  return value
}

const LEVELS: Readonly<Record<Level, readonly string[]>> = {
  'trung ương': ['trung uong', 'tw', 'central'],
  tỉnh: ['tinh', 'thanh pho', 'province'],
  huyện: ['huyen', 'quan', 'thi xa', 'district'],
  xã: ['xa', 'phuong', 'thi tran', 'dac khu', 'commune'],
}

export const LEVEL_NAMES = Object.keys(LEVELS).join(', ')

/** A level in any spelling, "TW", "cấp xã"; null where it is none. */
export function levelNamed(typed: string): Level | null {
  const key = plain(typed.normalize('NFC').trim()).replace(/^cap /, '')
  for (const [level, words] of Object.entries(LEVELS))
    if (words.includes(key) || plain(levelLabel(level, 'vi')) === key) return level as Level
  return null
}

/** What a field takes, where something else was typed. */
export type Expected = 'number' | 'code' | 'date' | 'level' | 'province' | 'type' | 'text'

/** The value of a field: "15/1/2026" → "2026-01-15", "12 - KH/ĐU" → "12-KH/ĐU"; what it takes, where it cannot be one. */
export function typedField(
  field: CorrectedField,
  typed: string,
  words: Pick<Lexicon, 'types' | 'provinces'>,
): { readonly value: string } | { readonly expected: Expected } {
  const text = typed.normalize('NFC').trim()
  const or = (value: string | null | undefined | false, expected: Expected) => (value ? { value } : { expected })
  switch (field) {
    case 'number':
      return or(/^\d{1,5}\p{Ll}?$/u.test(text) && text, 'number')
    case 'code': {
      const code = text.replace(/\s+/g, '').replace(/[\u2010-\u2015\u2212]/g, '-')
      return or(/^\d{1,5}\p{Ll}?[-/][\p{L}\d/-]+[\p{L}\d]$/u.test(code) && code, 'code')
    }
    case 'date':
      return or(typedDate(text), 'date')
    case 'level':
      return or(levelNamed(text), 'level')
    case 'parent':
      return or(provinceNamed(text, words.provinces), 'province')
    case 'type':
      return or(words.types.find(({ name }) => plain(name) === plain(text))?.name, 'type')
    case 'issuer':
    case 'title':
      return or(text !== '' && !/[\n\r\p{Cc}]/u.test(text) && text.replace(/\s+/g, ' '), 'text')
  }
}
