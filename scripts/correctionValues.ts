/** Right values of the fields of a document: as people type them, in the form the database holds. */
import type { Words } from '../corpus/registry/words.js'
import type { CorrectedField } from '../db/corrections.js'
import { plain } from '../extractors/codeQuery.js'
import { UsageError } from './errors.js'
import type { Messages } from './messages.js'
import { dateValue, levelValue, provinceValue } from './values.js'

/** The value of a field; throws UsageError where it cannot be one: "15/1/2026" → "2026-01-15", "12 - KH/ĐU" → "12-KH/ĐU". */
export function fieldValue(field: CorrectedField, typed: string, words: Words, m: Messages): string {
  const text = typed.normalize('NFC').trim()
  const refuse = (expected: string): never => {
    throw new UsageError(m.badValue(field, typed, expected))
  }
  switch (field) {
    case 'number':
      return /^\d{1,5}\p{Ll}?$/u.test(text) ? text : refuse(m.expectedNumberOfCode)
    case 'code': {
      const code = text.replace(/\s+/g, '').replace(/[\u2010-\u2015\u2212]/g, '-')
      return /^\d{1,5}\p{Ll}?[-/][\p{L}\d/-]+[\p{L}\d]$/u.test(code) ? code : refuse(m.expectedCode)
    }
    case 'date':
      return dateValue(field, text, m)
    case 'level':
      return levelValue(field, text, m)
    case 'parent':
      return provinceValue(field, text, words.provinces, m)
    case 'type':
      return words.types.find(({ name }) => plain(name) === plain(text))?.name ?? refuse(m.expectedType)
    case 'issuer':
    case 'title':
      return text !== '' && !/[\n\r\p{Cc}]/u.test(text) ? text.replace(/\s+/g, ' ') : refuse(m.expectedText)
  }
}
