/** Tab-separated tables of the registry: every error names file, line and column. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Why a cell will not do, in both languages of the program. */
export interface Reason {
  readonly en: string
  readonly vi: string
}

/** A registry table that does not say what it must; names file, line and column. */
export class RegistryError extends Error {
  readonly messageVi: string
  constructor(
    readonly file: string,
    readonly line: number,
    readonly column: string,
    readonly reason: Reason,
  ) {
    super(`${file}, line ${line}, column ${column}: ${reason.en}`)
    this.name = 'RegistryError'
    this.messageVi = `${file}, dòng ${line}, cột ${column}: ${reason.vi}`
  }
}

export type Row = Readonly<Record<string, string>> & { readonly line: string }

/** Rows of a tab-separated table with a header line. */
export function parseTable(file: string, text: string, columns: readonly string[]): Row[] {
  const lines = text.normalize('NFC').split(/\r?\n/)
  const header = (lines[0] ?? '').split('\t')
  for (const column of columns)
    if (!header.includes(column))
      throw new RegistryError(file, 1, column, { en: 'this column is missing', vi: 'thiếu cột này' })
  const rows: Row[] = []
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at]!
    if (line.trim() === '') continue
    const cells = line.split('\t')
    if (cells.length !== header.length)
      throw new RegistryError(file, at + 1, header[0]!, {
        en: `${cells.length} cells where the header has ${header.length}`,
        vi: `dòng có ${cells.length} ô, dòng đầu có ${header.length}`,
      })
    rows.push({
      ...Object.fromEntries(header.map((column, index) => [column, cells[index]!.trim()])),
      line: String(at + 1),
    })
  }
  return rows
}

const ISO = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

/** Month 13 and 30 February are none. */
function isOnCalendar(iso: string): boolean {
  const [year, month = 1, day = 1] = iso.split('-').map(Number)
  const date = new Date(Date.UTC(year!, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** ISO date of a cell, null where it is empty. */
export function dateCell(file: string, row: Row, column: string): string | null {
  const value = row[column]!
  if (value === '') return null
  if (!ISO.test(value) || !isOnCalendar(value))
    throw new RegistryError(file, Number(row.line), column, {
      en: `“${value}” is no date`,
      vi: `“${value}” không phải ngày tháng`,
    })
  return value
}

/** Value of a cell that may hold only these. */
export function oneOf<const Value extends string>(
  file: string,
  row: Row,
  column: string,
  allowed: readonly Value[],
): Value {
  const value = row[column] as Value
  if (!allowed.includes(value))
    throw new RegistryError(file, Number(row.line), column, {
      en: `“${value}” is none of ${allowed.join(', ')}`,
      vi: `“${value}” không thuộc ${allowed.join(', ')}`,
    })
  return value
}

/** Rows of a table beside this file. */
export const table = (file: string, columns: readonly string[]): Row[] =>
  parseTable(file, readFileSync(join(import.meta.dirname, file), 'utf8'), columns)
