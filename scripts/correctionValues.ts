/** Right values of the fields of a document, as people type them on the command line. */
import type { Words } from '../corpus/registry/words.js'
import type { CorrectedField } from '../db/corrections.js'
import { type Expected, LEVEL_NAMES, typedField } from '../reports/typed.js'
import { UsageError } from './errors.js'
import type { Messages } from './messages.js'

const EXPECTED: Readonly<Record<Expected, (m: Messages) => string>> = {
  number: (m) => m.expectedNumberOfCode,
  code: (m) => m.expectedCode,
  date: (m) => m.expectedDate,
  level: (m) => m.expectedOneOf(LEVEL_NAMES),
  province: (m) => m.expectedProvince,
  type: (m) => m.expectedType,
  text: (m) => m.expectedText,
}

/** The value of a field; throws UsageError where it cannot be one. */
export function fieldValue(field: CorrectedField, typed: string, words: Words, m: Messages): string {
  const read = typedField(field, typed, words)
  if ('value' in read) return read.value
  throw new UsageError(m.badValue(field, typed, EXPECTED[read.expected](m)))
}
