/**
 * Results go to standard output, everything meant for a person at the keyboard to standard error. Names of files and words of
 * documents may hold commands to the terminal: they are shown, never sent.
 */
import { type CsvValue, csvRow } from '../reports/csv.js'
import { inert, inertJson } from '../reports/inert.js'

/** A line of the result. */
export function out(line = ''): void {
  process.stdout.write(`${inert(line)}\n`)
}

/** A line for the person: progress, notes, errors. */
export function tell(line = ''): void {
  process.stderr.write(`${inert(line)}\n`)
}

/** One JSON value, and nothing else. */
export function outJson(value: unknown): void {
  process.stdout.write(`${inertJson(value)}\n`)
}

/** The value of one of these files: alone as by outJson, of several one a line. */
export function outJsonOf(files: readonly string[], value: unknown): void {
  if (files.length === 1) outJson(value)
  else out(JSON.stringify(value))
}

/** Rows of objects as CSV, the names of the columns first. */
export function outCsv<Row extends object>(columns: readonly (keyof Row & string)[], rows: Iterable<Row>): void {
  process.stdout.write(csvRow(columns))
  for (const row of rows) process.stdout.write(csvRow(columns.map((column) => row[column] as CsvValue)))
}

/** Columns under each other, two blanks between them; numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths: number[] = []
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, String(cell).length)
  return rows.map((row) =>
    row
      .map((cell, at) =>
        typeof cell === 'number' ? String(cell).padStart(widths[at]!) : String(cell).padEnd(widths[at]!),
      )
      .join('  ')
      .trimEnd(),
  )
}

/** Lines of at most `width` characters, broken at blanks, each after the indent. */
export function wrap(text: string, indent: string, width = 100): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width - indent.length) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return lines.map((each) => indent + each).join('\n')
}

/** What is there, joined by " · ". */
export const dotted = (...parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join(' · ')

/** Rows by what they have in common, in the order of their first. */
export function grouped<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
