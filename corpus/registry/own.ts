/**
 * The user's own table: central documents that the built-in one does not know, one a line, in the same columns. A file
 * that a spreadsheet has saved is read too: with a byte order mark, in UTF-16, with cells in quotation marks.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseTable, RegistryError, type Row } from './table.js'

/** Columns of a table that is begun here; in one that is there already they may stand in any order. */
export const OWN_COLUMNS = [
  'code',
  'type',
  'date',
  'issuer',
  'term',
  'title',
  'relations',
  'source',
  'confidence',
] as const

export type OwnCells = Readonly<Record<(typeof OWN_COLUMNS)[number], string>>

/** Rows of the file; none where it is not there. Throws RegistryError. */
export function ownRows(path: string, columns: readonly string[]): Row[] {
  if (!existsSync(path)) return []
  return parseTable(path, textOf(path), columns).map(
    (row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, unquoted(cell)])) as Row,
  )
}

/** Writes a row at the end of the file, which is begun where it is not there. */
export function addOwnRow(path: string, cells: OwnCells): void {
  const before = existsSync(path) ? textOf(path) : ''
  const text = before.trim() === '' ? `${OWN_COLUMNS.join('\t')}\n` : before.replace(/(?:\r?\n)*$/, '\n')
  const columns = text.split(/\r?\n/, 1)[0]!.split('\t')
  const row = columns.map((column) => quoted((cells as Record<string, string>)[column.trim()] ?? ''))
  // Written beside and renamed: a full disk does not cost the table.
  writeFileSync(`${path}.tmp`, `${text}${row.join('\t')}\n`)
  renameSync(`${path}.tmp`, path)
}

function textOf(path: string): string {
  const bytes = readFileSync(path)
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new RegistryError(path, 1, 'code', {
      en: 'the file is not in UTF-8; save it as text in UTF-8 or Unicode',
      vi: 'tệp không ở dạng UTF-8; hãy lưu lại dạng văn bản UTF-8 hoặc Unicode',
    })
  }
}

/** A cell that is all in quotation marks would lose them. */
const quoted = (cell: string): string => (/^".*"$/s.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A spreadsheet puts a cell that holds a comma or a quotation mark between quotation marks. */
const unquoted = (cell: string): string =>
  /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell
