/** Rows as CSV (RFC 4180) that a spreadsheet opens as text, never as a formula. */

export type CsvValue = string | number | boolean | null | undefined

/** One row, ended by CRLF: "57-NQ/TW","về đột phá …". */
export function csvRow(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`
}

/** Spreadsheets run what begins like a formula: an apostrophe before it makes it text again ("=1+1" → "'=1+1"). */
function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
