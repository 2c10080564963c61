/** Text inside a sheet: whatever it holds, it stays text, and the file opens. */
import { escaped } from '../graph/xml.js'

/** More than this a cell does not hold. */
const MOST_CHARACTERS = 32_767

/** Excel reads `_x0041_` in a text as a character; its own way to write the underscore keeps the text. */
const plain = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** A cell of text, never a formula. */
export const textCell = (reference: string, style: number, text: string): string =>
  `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${content(text)}</t></is></c>`

/** What may have to be written otherwise; most texts hold nothing of it. */
const SPECIAL = /[&<>"'_\x00-\x1F\x7F-\x9F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFFFE\uFFFF]/

/** Text for between tags: cut to what a cell holds, line breaks kept. */
export function content(text: string): string {
  if (text.length <= MOST_CHARACTERS && !SPECIAL.test(text)) return text
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text
  return escaped(plain(cut.replace(/\r\n?/g, '\n')))
    .replaceAll('&#10;', '\n')
    .replaceAll('&#9;', '\t')
}

export const numberCell = (reference: string, style: number, value: number): string =>
  `<c r="${reference}" s="${style}"><v>${value}</v></c>`

/** Days since the last day of 1899, as Excel counts; null of what is no day, or from before its calendar is right. */
export function serial(iso: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return null
  const days = Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000) + 25_569
  return days >= 61 ? days : null
}

/** 1 → "A", 27 → "AA". */
export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}
