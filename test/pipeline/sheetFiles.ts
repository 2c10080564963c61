/** Workbooks made in the tests, by hand: .xlsx from its parts, .ods from its content, .xls from its records. */
import { strToU8, zipSync } from 'fflate'
import { compound, escaped, odt } from '../../scripts/samples/officeFiles.js'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface XlsxSheet {
  readonly name: string
  readonly state?: string
  /** The rows, "<row r="1">…</row>". */
  readonly rows: string
  readonly merged?: readonly string[]
}

/** An .xlsx of these sheets; `styles` holds what stands in styleSheet, `workbookPr` the attributes of the workbook. */
export function xlsx(
  sheets: readonly XlsxSheet[],
  { shared = '', styles = '', workbookPr = '' }: { shared?: string; styles?: string; workbookPr?: string } = {},
): Uint8Array {
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr ${workbookPr}/><sheets>${sheets.map(({ name, state }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="r${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, at) => `<Relationship Id="r${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${shared}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
  }
  for (const [at, { rows, merged = [] }] of sheets.entries())
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${merged.length > 0 ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''}</worksheet>`
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

/** Rows of texts, each cell with its own string. */
export const xlsxRows = (...rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (cells) => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
    )
    .join('')

export const OPEN_SHEETS = 'application/vnd.oasis.opendocument.spreadsheet'
/** An .ods of these tables, "<table:table>…". */
export const ods = (tables: string, options: { styles?: string; parts?: Record<string, string> } = {}): Uint8Array =>
  odt(tables, { ...options, kind: OPEN_SHEETS })
export const odsRow = (...cells: readonly string[]): string =>
  `<table:table-row>${cells.map((cell) => `<table:table-cell><text:p>${escaped(cell)}</text:p></table:table-cell>`).join('')}</table:table-row>`

const record = (type: number, ...data: readonly (Buffer | readonly number[])[]): Buffer => {
  const all = Buffer.concat(data.map((part) => Buffer.from(part as Buffer)))
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(all.length, 2)
  return Buffer.concat([head, all])
}
const word = (value: number): number[] => [value & 255, (value >> 8) & 255]
const long = (value: number): number[] => [...word(value & 0xffff), ...word(value >>> 16)]
const double = (value: number): Buffer => {
  const out = Buffer.alloc(8)
  out.writeDoubleLE(value, 0)
  return out
}
/** Letters in two bytes each, after the byte that says so. */
const wide = (text: string): Buffer => Buffer.concat([Buffer.from([1]), Buffer.from(text, 'utf16le')])

/** A cell of an old workbook. */
export type XlsCell =
  | { readonly text: string; readonly style?: number }
  | { readonly number: number; readonly style?: number }
  | { readonly short: number; readonly style?: number }
  | { readonly formula: string | number; readonly style?: number }

export interface XlsSheet {
  readonly name: string
  readonly hidden?: boolean
  readonly rows: readonly (readonly (XlsCell | null)[])[]
  readonly merged?: readonly (readonly [top: number, bottom: number, left: number, right: number])[]
}

export interface XlsParts {
  /** Patterns by their number, and fonts and patterns by style. */
  readonly formats?: Readonly<Record<number, string>>
  readonly fonts?: readonly string[]
  readonly styles?: readonly { readonly font?: number; readonly format: number }[]
  /** Letters in each part of the shared strings; fewer cut strings in two. */
  readonly partLength?: number
  /** More records before the end of what holds for all sheets. */
  readonly more?: Buffer
  readonly version?: number
}

/** A workbook of Excel 97. Texts are shared strings, which go on from record to record. */
export function xls(
  sheets: readonly XlsSheet[],
  {
    formats = {},
    fonts = [],
    styles = [{ format: 0 }],
    partLength = 4000,
    more = Buffer.alloc(0),
    version = 0x600,
  }: XlsParts = {},
): Buffer {
  const strings: string[] = []
  const bodies = sheets.map(({ rows, merged = [] }) =>
    Buffer.concat([
      begin(version, 0x10),
      ...rows.flatMap((cells, row) =>
        cells.map((cell, column) => {
          if (!cell) return Buffer.alloc(0)
          const place = [...word(row), ...word(column), ...word(cell.style ?? 0)]
          if ('text' in cell) return record(0xfd, place, long(strings.push(cell.text) - 1))
          if ('number' in cell) return record(0x203, place, double(cell.number))
          if ('short' in cell) return record(0x27e, place, long(((cell.short << 2) | 2) >>> 0))
          if (typeof cell.formula === 'number') return record(0x06, place, double(cell.formula), Buffer.alloc(8))
          return Buffer.concat([
            record(0x06, place, [0, 0, 0, 0, 0, 0, 255, 255], Buffer.alloc(8)),
            record(0x207, word(cell.formula.length), wide(cell.formula)),
          ])
        }),
      ),
      ...(merged.length > 0 ? [record(0xe5, word(merged.length), merged.flat().flatMap(word))] : []),
      record(0x0a),
    ]),
  )
  const globals = (places: readonly number[]): Buffer =>
    Buffer.concat([
      begin(version, 0x05),
      ...fonts.map((name) => record(0x31, Buffer.alloc(14), [name.length], wide(name))),
      ...Object.entries(formats).map(([id, pattern]) =>
        record(0x41e, word(Number(id)), word(pattern.length), wide(pattern)),
      ),
      ...styles.map(({ font = 0, format }) => record(0xe0, word(font), word(format), Buffer.alloc(16))),
      ...sheets.map(({ name, hidden }, at) =>
        record(0x85, long(places[at] ?? 0), [hidden ? 1 : 0, 0], [name.length], wide(name)),
      ),
      more,
      ...sharedStrings(strings, partLength),
      record(0x0a),
    ])
  let at = globals([]).length
  const places = bodies.map((body) => {
    at += body.length
    return at - body.length
  })
  return compound({ Workbook: Buffer.concat([globals(places), ...bodies]) })
}

const begin = (version: number, kind: number): Buffer => record(0x809, word(version), word(kind), Buffer.alloc(12))

/** Shared strings in records of a bounded length; a string cut in two says anew how wide its letters are. */
function sharedStrings(strings: readonly string[], partLength: number): Buffer[] {
  const parts: Buffer[][] = [[Buffer.from([...long(strings.length), ...long(strings.length)])]]
  let room = partLength
  for (const text of strings) {
    let left = text
    let head = [...word(text.length), 1]
    for (;;) {
      if (room < 2) {
        parts.push([])
        room = partLength
      }
      const own = left.slice(0, room - 1)
      parts[parts.length - 1]!.push(Buffer.from(head), Buffer.from(own, 'utf16le'))
      room -= own.length + 1
      left = left.slice(own.length)
      if (left === '') break
      parts.push([])
      room = partLength
      head = [1]
    }
  }
  return parts.map((part, at) => record(at === 0 ? 0xfc : 0x3c, ...part))
}

/** The mark of a password. */
export const FILE_PASS = record(0x2f, Buffer.alloc(6))
