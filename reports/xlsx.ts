/** A report as an Excel workbook: a sheet a table, headings frozen, dates as dates. */
import writeExcelFile, { type Cell, type Sheet } from 'write-excel-file/node'
import { inert } from './inert.js'
import { aboutLines, type Column, type Report, shown, type Table, type Value } from './tables.js'

/** More than Excel can hold; the message says what to do. */
export class TooManyRowsError extends Error {
  readonly messageEn: string
  constructor(name: string, rows: number) {
    super(`Bảng “${name}” có ${rows} dòng, nhiều hơn một trang tính Excel chứa được; hãy dùng --out TÊN.zip.`)
    this.name = 'TooManyRowsError'
    this.messageEn = `The table “${name}” has ${rows} rows, more than an Excel sheet holds; use --out NAME.zip.`
  }
}

const MOST_ROWS = 1_048_575
const MOST_CHARACTERS = 32_767

const HEADING = { fontWeight: 'bold', backgroundColor: '#DCE6F1', wrap: true, alignVertical: 'center' } as const

/** Points of a line of text, and the most lines a row shows before it hides the rest. */
const LINE = 15
const MOST_LINES = 12

/** What the library leaves out: a filter on the headings, and pages as wide as the table (A3 across). */
const FILTER_AND_PAGES = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string, { columns, stickyRowsCount }: { columns?: unknown[]; stickyRowsCount?: number }) => {
          if (!stickyRowsCount || !columns) return xml
          const rows = xml.match(/<row\b/g)?.length ?? 1
          return xml
            .replace(/<worksheet\b[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace('</sheetData>', `$&<autoFilter ref="A1:${columnName(columns.length)}${rows}"/>`)
            .replace(/<pageSetup\b[^>]*\/>/, '<pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/>')
        },
      },
    },
  },
}

/** 1 → "A", 27 → "AA". */
function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

/** The bytes of the workbook. */
export async function xlsx(report: Report): Promise<Uint8Array> {
  const vi = report.lang === 'vi'
  const sheets: Sheet<never>[] = report.tables.map((table) => sheetOf(table, report))
  sheets.push({
    sheet: vi ? 'Về báo cáo' : 'About',
    columns: [{ width: 18 }, { width: 90 }],
    data: aboutLines(report).map(([name, value]) => [
      { value: name, fontWeight: 'bold' },
      { value: inert(value), type: String, wrap: true },
    ]),
  })
  return writeExcelFile(sheets as Parameters<typeof writeExcelFile>[0], {
    fontFamily: 'Times New Roman',
    fontSize: 11,
    features: [FILTER_AND_PAGES],
  }).toBuffer()
}

function sheetOf({ name, columns, rows }: Table, { lang }: Report): Sheet<never> {
  if (rows.length > MOST_ROWS) throw new TooManyRowsError(name, rows.length)
  const format = lang === 'vi' ? 'dd/mm/yyyy' : 'yyyy-mm-dd'
  return {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
    data: [
      columns.map(({ heading }) => ({ value: heading, ...HEADING, height: 2 * LINE })),
      ...rows.map((row) => {
        const height = LINE * Math.min(MOST_LINES, Math.max(...row.map((value, at) => linesOf(columns[at]!, value))))
        return row.map((value, at) => cell(columns[at]!, value, height))
      }),
    ],
  }

  /** Lines that a value fills in its column; said with the row, since not every program works it out on opening. */
  function linesOf(column: Column, value: Value): number {
    return Math.max(1, Math.ceil(shown(column, value, lang).length / column.width))
  }

  function cell(column: Column, value: Value, height: number): Cell {
    if (value === null) return { height }
    if (typeof value === 'number') return { value, type: Number, align: 'center', alignVertical: 'top', height }
    // A month or a year alone is no day; it stays the words it is.
    if (column.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value))
      return { value: new Date(`${value}T00:00:00Z`), type: Date, format, align: 'left', alignVertical: 'top', height }
    const text = inert(shown(column, value, lang).replace(/\r\n?/g, '\n')).slice(0, MOST_CHARACTERS)
    return { value: text, type: String, wrap: true, alignVertical: 'top', height }
  }
}
