/** Workbooks as text, the same way whatever the format: a sheet is a page, a row a line, cells apart by tabs. */
import { format as asShown, getFormatDateInfo, isDateFormat } from 'numfmt'
import type { FontEncoding } from '../normalize/legacyFonts.js'
import { type Format, type RawDocument, UnreadableDocumentError } from '../types.js'
import { FontWitness } from './fonts.js'
import { append } from './tables.js'

/** Characters of all cells of a workbook; a file of a few kilobytes may claim any number of them. */
const MAX_CHARACTERS = 32 * 1024 * 1024
/** What keeping a cell takes besides its characters. */
const A_CELL = 40
const MAX_SHEETS = 1000
/** Columns and rows of Excel. */
export const MAX_COLUMNS = 16_384
export const MAX_ROWS = 1_048_576
/** Empty cells in a row beyond these are one gap. */
const WIDEST_GAP = 16
/** Cells looked at for what merged cells cover. */
const MAX_COVERED = 1_000_000

/** From a cell to a cell, all counted from 0, both ends included. */
export interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

interface Cell {
  readonly text: string
  /** Null for fonts of Unicode. */
  readonly font: FontEncoding | null
}

/** The cells of one sheet, as they are shown. */
export class Sheet {
  private readonly rows = new Map<number, Map<number, Cell>>()

  constructor(
    readonly name: string,
    readonly hidden: boolean,
    private readonly workbook: Workbook,
  ) {}

  /** Puts a cell in its place, both counted from 0; what lies beyond any sheet is nothing. */
  put(row: number, column: number, text: string, font: FontEncoding | null = null): void {
    const own = text.replace(/[\t\r\n\u000B\u000C]+/g, ' ').trim()
    if (own === '' || !(row >= 0 && row < MAX_ROWS && column >= 0 && column < MAX_COLUMNS)) return
    this.workbook.spend(own.length + A_CELL)
    const cells = this.rows.get(row) ?? new Map<number, Cell>()
    this.rows.set(row, cells)
    cells.set(column, { text: own, font })
  }

  /** Drops what merged cells cover: a program may have kept it, nobody sees it. */
  merge(ranges: readonly Range[]): void {
    let looked = 0
    for (const { top, left, bottom, right } of ranges) {
      for (let row = top; row <= Math.min(bottom, MAX_ROWS) && looked < MAX_COVERED; row++, looked++) {
        const cells = this.rows.get(row)
        if (!cells) continue
        for (const column of [...cells.keys()]) {
          looked++
          if (column >= left && column <= right && (row !== top || column !== left)) cells.delete(column)
        }
      }
    }
  }

  /** Its rows in order; letters of old fonts as they print, by the witness, or where there is none as they stand. */
  lines(witness: FontWitness | null): string[] {
    return [...this.rows].sort(([a], [b]) => a - b).flatMap(([, cells]) => line(cells, witness))
  }
}

/** One row; none where all of its cells are empty. */
function line(cells: ReadonlyMap<number, Cell>, witness: FontWitness | null): string[] {
  let out = ''
  let last: number | null = null
  for (const [column, { text, font }] of [...cells].sort(([a], [b]) => a - b)) {
    if (last !== null) out += '\t'.repeat(Math.min(column - last, WIDEST_GAP))
    out += font && witness ? witness.decode(text, font) : text
    last = column
  }
  return last === null ? [] : [out]
}

/** The sheets of a file as they are gathered. Throws UnreadableDocumentError where they grow beyond what is safe. */
export class Workbook {
  readonly sheets: Sheet[] = []
  private characters = 0

  constructor(private readonly path: string) {}

  add(name: string, hidden: boolean): Sheet {
    if (this.sheets.length >= MAX_SHEETS) throw this.tooLarge()
    const sheet = new Sheet(name.replace(/\s+/g, ' ').trim(), hidden, this)
    this.sheets.push(sheet)
    return sheet
  }

  spend(characters: number): void {
    this.characters += characters
    if (this.characters > MAX_CHARACTERS) throw this.tooLarge()
  }

  /** The pages. Throws UnreadableDocumentError where no sheet holds a letter or a number. */
  document(format: Format, reader: string): RawDocument {
    const pages: { page: number; text: string }[] = []
    const witness = new FontWitness()
    const decoded = this.sheets.map((sheet) => sheet.lines(witness))
    // A converter left the old fonts' names behind: the letters are those of Unicode.
    const rows = witness.deceived ? this.sheets.map((sheet) => sheet.lines(null)) : decoded
    const notes = witness.deceived ? [] : witness.notes()
    for (const [at, { name, hidden }] of this.sheets.entries()) {
      if (rows[at]!.length === 0) continue
      const lines = name === '' ? [] : [name]
      append(lines, rows[at]!)
      pages.push({ page: pages.length + 1, text: lines.join('\n') })
      if (hidden) notes.push(`hidden sheet: ${name}`)
    }
    if (!pages.some(({ text }) => /\p{L}/u.test(text)))
      throw new UnreadableDocumentError(
        this.path,
        'no-text',
        'Bảng tính không có chữ nào.',
        'The workbook holds no text.',
      )
    return { format, method: 'markup', reader, pages, notes }
  }

  private tooLarge(): UnreadableDocumentError {
    return new UnreadableDocumentError(
      this.path,
      'too-large',
      'Bảng tính quá lớn, không an toàn để mở.',
      'The workbook is too large to open safely.',
    )
  }
}

/** Number formats that files name by number alone, as Excel shows them in Vietnam. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'dd/mm/yyyy',
  15: 'dd-mmm-yy',
  16: 'dd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  49: '@',
}

/** The pattern of a number format, by the file's own list or the common one. */
export const patternOf = (id: number, own: ReadonlyMap<number, string>): string =>
  own.get(id) ?? BUILT_IN[id] ?? 'General'

/** Days between the two calendars that workbooks count by. */
const SINCE_1904 = 1462

/** A number as it is shown, 57 in the pattern 0"-NQ/TW" as "57-NQ/TW"; a day as dd/mm/yyyy. */
export function shown(value: number, pattern: string, from1904 = false): string {
  if (!Number.isFinite(value)) return ''
  const date = isDateFormat(pattern)
  const serial = date && from1904 ? value + SINCE_1904 : value
  const { day, month, year } = getFormatDateInfo(pattern)
  const own = date && day && month && year ? 'dd/mm/yyyy' : pattern.slice(0, 255)
  // A pattern that nobody can read shows the number alone.
  return String(asShown(own, serial, { locale: 'vi', throws: false, invalid: String(value), dateErrorThrows: false }))
}

/** A day as files write it outside of cells' patterns, "2024-12-22T00:00:00", as dd/mm/yyyy. */
export function shownDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/.exec(iso) ?? []
  return day ? `${day}/${month}/${year}` : iso
}
