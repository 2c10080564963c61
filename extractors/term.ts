/** Committee terms (khóa): "khóa XIII", "(khóa XIII)", "khoá 13", given as roman numerals I to XX. */

const NUMERALS = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
  'XVII',
  'XVIII',
  'XIX',
  'XX',
]

const TERM = /[,\s]*\(?\s*[Kk]h[oó][aá]\s+([IVX]{1,5}|\d{1,2})(?![A-Za-z0-9\u00AA-\u024F\u1E00-\u1EFF])(?:\s*\))?/y

/** Roman numeral of a printed term, "13" → "XIII"; null for what is no term (0, 21, IIX). */
export function termNumeral(printed: string): string | null {
  if (/^\d+$/.test(printed)) return NUMERALS[Number(printed) - 1] ?? null
  return NUMERALS.includes(printed) ? printed : null
}

/** "XIII" → 13; null for what is no numeral from I to XX. */
export function termNumber(numeral: string): number | null {
  const index = NUMERALS.indexOf(numeral)
  return index < 0 ? null : index + 1
}

/** Reads a term that begins at this place of a folded text ("," and "(" before it allowed). */
export function readTerm(text: string, position: number): { readonly end: number; readonly value: string } | null {
  TERM.lastIndex = position
  const found = TERM.exec(text)
  const value = found && termNumeral(found[1]!)
  if (!found || !value) return null
  // A bracket opened before "khóa" is closed after it; one closed but not opened belongs to what stands around.
  const opened = /\(\s*[Kk]h/.test(found[0])
  const end = !opened && found[0].endsWith(')') ? position + found[0].lastIndexOf(')') : position + found[0].length
  return { end, value }
}
