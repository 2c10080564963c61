/** Rows as CSV (RFC 4180) that a spreadsheet opens as text, never as a formula. */

import { inert } from './inert.js'

export type CsvValue = string | number | boolean | null | undefined

/** One row, ended by CRLF: "57-NQ/TW","về đột phá …". */
export function csvRow(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`
}

/** Spreadsheets run what begins like a formula, some also behind full-width signs: an apostrophe before it makes it text again ("=1+1" → "'=1+1"). */
function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const lines = inert(value.replace(/\r\n?/g, '\n'))
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${lines}` : lines
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
