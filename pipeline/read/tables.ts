/** Tables as lines, the same way whatever the format; and the flow of paragraphs and cells that formats without a tree give. */

import { decodedText } from '../normalize/legacy.js'

/** A row is a list of cells, a cell a list of lines. */
export type Row = readonly (readonly string[])[]

/** What only the header or the foot of a document holds. */
export const COLUMNS =
  /ĐẢNG\s+CỘNG\s+SẢN|CỘNG\s+H[ÒO][AÀ]|Nơi\s+nhận|NƠI\s+NHẬN|T\s?\/\s?M|TM\.|K\s?\/\s?T|KT\.|T\s?\/\s?L|TL\.|(?:^|\n)[^\S\n]*Số\s{0,8}:?.*[-/]/

/** Adds lines to lines; a spread would fail on a hundred thousand of them. */
export function append(lines: string[], more: readonly string[]): void {
  for (const line of more) lines.push(line)
}

/** The two-column header and foot go column by column; any other table row by row, cells apart by tabs. */
export function tableLines(rows: readonly Row[]): string[] {
  const all = rows.flat().flat().join('\n')
  const two = rows.every((row) => row.length <= 2) && rows.some((row) => row.length === 2)
  if (two && COLUMNS.test(decodedText(all)) && rows.length <= 12) {
    const left = rows.flatMap((row) => row[0] ?? [])
    const right = rows.flatMap((row) => row[1] ?? [])
    return [...left, ...right]
  }
  return rows.map((row) =>
    row
      .map((cell) =>
        cell
          .map((line) => line.trim())
          .filter(Boolean)
          .join(' '),
      )
      .join('\t'),
  )
}

interface OpenTable {
  readonly rows: string[][][]
  row: string[][]
  cell: string[]
}

/** Tables in tables in tables are drawn by nobody; a damaged file may claim any depth. */
export const DEEPEST = 16

/**
 * Lines of a text whose paragraphs each say how deep in tables they stand (0: in none) and whose marks end cells and
 * rows: legacy Word and RTF.
 */
export class Flow {
  private readonly out: string[] = []
  private readonly open: OpenTable[] = []

  /** Whether nothing was put into it yet. */
  get empty(): boolean {
    return this.out.length === 0 && this.open.length === 0
  }

  /** A paragraph at this depth; line breaks in it end lines. */
  paragraph(text: string, depth: number): void {
    append(this.at(depth), text.split('\n'))
  }

  /** Ends a cell with its last paragraph. */
  endCell(text: string, depth: number): void {
    const level = Math.max(1, depth)
    this.paragraph(text, level)
    const table = this.open[Math.min(level, DEEPEST) - 1]!
    table.row.push(table.cell)
    table.cell = []
  }

  endRow(depth: number): void {
    const level = Math.max(1, depth)
    this.at(level)
    const table = this.open[Math.min(level, DEEPEST) - 1]!
    if (table.row.length > 0) table.rows.push(table.row)
    table.row = []
    table.cell = []
  }

  /** All lines, with what was left open closed. */
  lines(): string[] {
    this.at(0)
    return this.out
  }

  /** Where a line at this depth goes; deeper tables end here, missing ones begin. */
  private at(depth: number): string[] {
    const level = Math.min(Math.max(0, depth), DEEPEST)
    while (this.open.length > level) {
      const { rows, row, cell } = this.open.pop()!
      if (cell.length > 0) row.push(cell)
      if (row.length > 0) rows.push(row)
      append(this.open[this.open.length - 1]?.cell ?? this.out, tableLines(rows))
    }
    while (this.open.length < level) this.open.push({ rows: [], row: [], cell: [] })
    return this.open[level - 1]?.cell ?? this.out
  }
}
