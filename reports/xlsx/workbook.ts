/** A report as an Excel workbook, written as a stream: a sheet a table, and another one where a table is longer than a sheet. */
import { escaped } from '../graph/xml.js'
import { numberLabel } from '../labels.js'
import {
  aboutLines,
  type Chunk,
  type Column,
  cellsOf,
  type Report,
  type Row,
  shown,
  type Table,
  type Value,
} from '../tables.js'
import { type Entry, zip } from '../zip.js'
import { matrixSheet } from './matrix.js'
import { EXCEL, type Limits, SheetXml } from './sheet.js'
import { STYLE, styles } from './styles.js'
import { columnName, numberCell, serial, textCell } from './text.js'

export interface WorkbookOptions {
  /** Where the source file of a path is, as the workbook can reach it; null where it is not there. */
  readonly fileTarget: (path: string) => string | null
  /** Those of Excel unless said otherwise; for tests. */
  readonly limits?: Limits
}

/** Points of a line of text, and the most lines a row shows before it hides the rest. */
const LINE = 15
const MOST_LINES = 8

/** The bytes of the workbook. */
export function xlsx(report: Report, options: WorkbookOptions): Iterable<Uint8Array> {
  return zip(entries(report, options), new Date(report.about.made))
}

function* entries(report: Report, { fileTarget, limits = EXCEL }: WorkbookOptions): Generator<Entry> {
  const { lang } = report
  const vi = lang === 'vi'
  const names: string[] = []
  const notes: string[] = []

  /** A sheet is written whole before what it leads to is known. */
  function* sheetEntries(name: string, sheet: SheetXml, chunks: (first: boolean) => Iterable<Chunk>): Generator<Entry> {
    names.push(name)
    yield { name: `xl/worksheets/sheet${names.length}.xml`, chunks: chunks(names.length === 1) }
    const relations = sheet.relations()
    if (relations) yield { name: `xl/worksheets/_rels/sheet${names.length}.xml.rels`, chunks: relations }
    if (sheet.dropped > 0)
      notes.push(
        vi
          ? `Trang “${name}”: Excel chỉ nhận ${numberLabel(limits.links, lang)} liên kết một trang; các dòng sau ghi địa chỉ bằng chữ ở cột “Mở”.`
          : `Sheet “${name}”: Excel takes ${numberLabel(limits.links, lang)} links a sheet; later rows print the address in the column “Open”.`,
      )
  }

  function* tableEntries(table: Table): Generator<Entry> {
    const records = table.records()[Symbol.iterator]()
    let next = records.next()
    for (let part = 1; part === 1 || next.done !== true; part++) {
      const name = part === 1 ? table.name : `${table.name} (${part})`
      const sheet = new SheetXml(layoutOf(table, name), limits)
      const chunks = function* (first: boolean): Generator<string> {
        yield sheet.open(first)
        for (; next.done !== true && !sheet.full; next = records.next()) yield rowOf(sheet, table, next.value)
        yield* sheet.close()
      }
      yield* sheetEntries(name, sheet, chunks)
    }
  }

  function rowOf(sheet: SheetXml, table: Table, record: Row): string {
    const values = cellsOf(table, record)
    const row = sheet.next
    let [xml, lines] = ['', 1]
    for (const [at, column] of table.columns.entries()) {
      const value = values[at]!
      if (column.kind !== 'address') lines = Math.max(lines, linesOf(column, shown(column, value, lang)))
      xml += cell(sheet, column, value, `${columnName(at + 1)}${row}`, record['strong'] === true)
    }
    return sheet.row(xml, LINE * Math.min(MOST_LINES, lines))
  }

  function cell(sheet: SheetXml, column: Column, value: Value, reference: string, strong: boolean): string {
    if (value === null) return `<c r="${reference}" s="${STYLE.text}"/>`
    if (typeof value === 'number')
      return numberCell(reference, column.key === 'value' ? STYLE.count : STYLE.number, value)
    // A month or a year alone is no day; it stays the words it is.
    const day = column.kind === 'date' ? serial(value) : null
    if (day !== null) return numberCell(reference, STYLE.date, day)
    if (column.kind === 'address')
      return sheet.link(reference, value)
        ? textCell(reference, STYLE.link, vi ? 'mở' : 'open')
        : textCell(reference, STYLE.plain, value)
    if (column.kind === 'file') {
      const target = fileTarget(value)
      if (target !== null && sheet.link(reference, target)) return textCell(reference, STYLE.link, value)
    }
    return textCell(reference, strong ? STYLE.bold : STYLE.text, shown(column, value, lang))
  }

  for (const table of report.tables) {
    if (table.key === 'coverage') {
      const matrix = report.matrix?.() ?? null
      if (matrix) {
        const { name, sheet, chunks } = matrixSheet(matrix, lang, limits)
        yield* sheetEntries(name, sheet, chunks)
      }
    }
    yield* tableEntries(table)
  }
  const { name, sheet, chunks } = aboutSheet(report, notes)
  yield* sheetEntries(name, sheet, chunks)
  yield* frame(names, report)
}

/** Lines that a text fills in its column; said with the row, since not every program works it out on opening. */
function linesOf({ width }: Column, text: string): number {
  let lines = 0
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil((line.length * 0.94) / width))
  return lines
}

function layoutOf({ columns }: Table, name: string) {
  const cells = columns.map(({ heading }, at) => textCell(`${columnName(at + 1)}1`, STYLE.heading, heading))
  const lines = Math.max(...columns.map((column) => linesOf({ ...column, width: column.width * 0.75 }, column.heading)))
  const head = [`<row r="1" ht="${Math.max(2, lines) * LINE}" customHeight="1">${cells.join('')}</row>`]
  return { widths: columns.map(({ width }) => width), head, fixed: 0, filter: 1, name }
}

function aboutSheet(report: Report, notes: readonly string[]) {
  const vi = report.lang === 'vi'
  const name = vi ? 'Về báo cáo' : 'About'
  const sheet = new SheetXml({ widths: [18, 110], head: [], fixed: 0, filter: 0, name }, EXCEL)
  function* chunks(first: boolean): Generator<string> {
    yield sheet.open(first)
    const lines = [...aboutLines(report), ...notes.map((note) => [vi ? 'Lưu ý' : 'Note', note] as const)]
    for (const [label, value] of lines) {
      const row = sheet.next
      const height = LINE * Math.max(1, Math.ceil(value.length / 110))
      yield sheet.row(textCell(`A${row}`, STYLE.bold, label) + textCell(`B${row}`, STYLE.text, value), height)
    }
    yield* sheet.close()
  }
  return { name, sheet, chunks }
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** What holds the sheets together; their number is known only now. */
function* frame(names: readonly string[], { lang, about }: Report): Generator<Entry> {
  const sheets = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  // The last sheet says where the report comes from, and has no headings.
  const titles = names.slice(0, -1).map((name, at) => {
    const rows = name === 'Độ phủ' || name === 'Coverage' ? '$1:$2' : '$1:$1'
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escaped(`'${name.replaceAll("'", "''")}'!${rows}`)}</definedName>`
  })
  const parts = names.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${MIME}.worksheet+xml"/>`,
  )
  const relations = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  yield { name: 'xl/styles.xml', chunks: [styles(lang)] }
  yield {
    name: 'xl/workbook.xml',
    chunks: [
      `${DECLARATION}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join('')}</sheets>${titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : ''}</workbook>`,
    ],
  }
  yield {
    name: 'xl/_rels/workbook.xml.rels',
    chunks: [
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
  }
  yield {
    name: 'docProps/core.xml',
    chunks: [
      `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>${escaped(about.program)}</dc:creator><dc:description>${escaped(about.question)}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${escaped(`${about.made.slice(0, 19)}Z`)}</dcterms:created></cp:coreProperties>`,
    ],
  }
  yield {
    name: '_rels/.rels',
    chunks: [
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ],
  }
  yield {
    name: '[Content_Types].xml',
    chunks: [
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MIME}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${MIME}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${parts.join('')}</Types>`,
    ],
  }
}
