/** OpenDocument spreadsheets (.ods): cells as LibreOffice shows them. Source: OASIS OpenDocument 1.3, part 3. */
import { Parser } from 'htmlparser2'
import { type RawDocument, UnreadableDocumentError } from '../types.js'
import { refuseLocked } from './odfLocked.js'
import { MAX_COLUMNS, MAX_ROWS, type Sheet, shownDate, Workbook } from './sheets.js'
import { openXmlParts } from './xmlParts.js'

const PARTS = /^(?:content\.xml|META-INF\/manifest\.xml|encrypted-package)$/
const MAX_BLANKS = 100

export function readOds(bytes: Uint8Array, path: string): RawDocument {
  const parts = openXmlParts(bytes, path, PARTS, { name: 'OpenDocument', ending: '.ods' })
  refuseLocked(parts, path)
  const content = parts.xml('content.xml')
  if (content === null)
    throw damaged(
      path,
      'Bảng tính OpenDocument (.ods) thiếu phần nội dung chính.',
      'The spreadsheet lacks its main part.',
    )
  const reader = new Reader(new Workbook(path))
  if (!reader.read(content))
    throw damaged(
      path,
      'Bảng tính OpenDocument (.ods) bị hỏng: nội dung đứt giữa chừng.',
      'The OpenDocument spreadsheet is damaged: its content breaks off before its end.',
    )
  return reader.workbook.document('ods', 'odf')
}

const damaged = (path: string, vi: string, en: string) => new UnreadableDocumentError(path, 'damaged', vi, en)

type Attributes = Readonly<Record<string, string>>

/** Parts of a cell that are not what it shows. */
const SKIP = new Set(['office:annotation', 'table:shapes', 'office:forms', 'svg:title', 'svg:desc', 'text:ruby-text'])

/** How often a cell or a row stands there. */
const times = (value: string | undefined): number => {
  const count = Number(value ?? 1)
  return Number.isInteger(count) && count > 0 ? count : 1
}

interface Cell {
  readonly date: string | null
  readonly columns: number
  readonly covered: boolean
  readonly lines: string[]
}

class Reader {
  /** Styles of tables that are not displayed. */
  private readonly unseen = new Set<string>()
  private style: string | null = null
  private sheet: Sheet | null = null
  /** Tables in cells are part of the cell. */
  private tables = 0
  private row = 0
  private rows = 1
  private column = 0
  private cells: { readonly column: number; readonly times: number; readonly text: string }[] = []
  private cell: Cell | null = null
  private skip = 0

  constructor(readonly workbook: Workbook) {}

  /** Reads all of it; false where the XML ends before its root element does. */
  read(xml: string): boolean {
    let ended = false
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.opened(name, attributes),
        ontext: (data) => {
          if (this.skip === 0 && this.cell && this.cell.lines.length > 0) this.add(data.replace(/[ \t\r\n]+/g, ' '))
        },
        onclosetag: (name, implied) => {
          if (name === 'office:document-content' && !implied) ended = true
          this.closed(name)
        },
      },
      { xmlMode: true, decodeEntities: true },
    )
    parser.write(xml)
    parser.end()
    return ended
  }

  private add(text: string): void {
    const lines = this.cell?.lines
    if (lines && lines.length > 0) lines[lines.length - 1] += text
  }

  private opened(name: string, attributes: Attributes): void {
    if (this.skip > 0 || SKIP.has(name)) {
      this.skip++
      return
    }
    switch (name) {
      case 'style:style':
        this.style = attributes['style:name'] ?? null
        break
      case 'style:table-properties':
        if (this.style !== null && attributes['table:display'] === 'false') this.unseen.add(this.style)
        break
      case 'table:table':
        if (++this.tables > 1) break
        this.sheet = this.workbook.add(
          attributes['table:name'] ?? '',
          this.unseen.has(attributes['table:style-name'] ?? ''),
        )
        this.row = 0
        break
      case 'table:table-row':
        if (this.tables > 1) break
        this.rows = times(attributes['table:number-rows-repeated'])
        this.column = 0
        this.cells = []
        break
      case 'table:table-cell':
      case 'table:covered-table-cell':
        if (this.tables > 1) break
        this.cell = {
          date: attributes['office:value-type'] === 'date' ? (attributes['office:date-value'] ?? null) : null,
          columns: times(attributes['table:number-columns-repeated']),
          covered: name === 'table:covered-table-cell',
          lines: [],
        }
        break
      case 'text:p':
      case 'text:h':
        this.cell?.lines.push('')
        break
      case 'text:s':
        this.add(' '.repeat(Math.min(times(attributes['text:c']), MAX_BLANKS)))
        break
      case 'text:tab':
      case 'text:line-break':
        this.add(' ')
        break
      default:
    }
  }

  private closed(name: string): void {
    if (this.skip > 0) {
      this.skip--
      return
    }
    switch (name) {
      case 'style:style':
        this.style = null
        break
      case 'table:table':
        if (--this.tables === 0) this.sheet = null
        break
      case 'table:table-row':
        if (this.tables === 1) this.endRow()
        break
      case 'table:table-cell':
      case 'table:covered-table-cell':
        if (this.tables === 1) this.endCell()
        break
      default:
    }
  }

  private endCell(): void {
    const { cell } = this
    if (!cell) return
    this.cell = null
    const own = cell.lines.join(' ').trim()
    // A day is shown by the cell's own pattern; where that has day, month and year, the value says which is which.
    const text = cell.date !== null && /\d.*\D.*\d.*\D.*\d/.test(own) ? shownDate(cell.date) : own
    if (text !== '' && !cell.covered) this.cells.push({ column: this.column, times: cell.columns, text })
    this.column += cell.columns
  }

  private endRow(): void {
    if (this.cells.length > 0)
      for (let row = this.row; row < Math.min(this.row + this.rows, MAX_ROWS); row++)
        for (const { column, times: count, text } of this.cells)
          for (let at = column; at < Math.min(column + count, MAX_COLUMNS); at++) this.sheet?.put(row, at, text)
    this.row += this.rows
  }
}
