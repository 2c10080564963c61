/** Excel 97–2003 workbooks (.xls): the cells of the sheets as they are shown, formulas by what they gave last. Source: [MS-XLS]. */
import { DamagedContainerError, openCompoundFile } from '../compoundFile.js'
import { type FontEncoding, fontEncoding } from '../normalize/legacyFonts.js'
import { type RawDocument, UnreadableDocumentError } from '../types.js'
import { Parts, RECORD, recordAt, shortNumber, withContinued } from './biff8.js'
import { patternOf, type Range, type Sheet, shown, Workbook } from './sheets.js'

const BIFF8 = 0x0600
const WORKSHEET = 0

export function readXls(bytes: Uint8Array, path: string): RawDocument {
  const workbook = new Workbook(path)
  try {
    const stream = openCompoundFile(bytes).stream('Workbook')
    if (!stream) throw new DamagedContainerError('no workbook')
    const globals = readGlobals(stream, path)
    const budget = { records: stream.length / 2 }
    for (const { name, hidden, at } of globals.sheets)
      readSheet(stream, at, workbook.add(name, hidden), globals, budget)
  } catch (error) {
    // A container that leads in circles, or a place that lies beyond the file.
    if (!(error instanceof DamagedContainerError || error instanceof RangeError)) throw error
    throw new UnreadableDocumentError(
      path,
      'damaged',
      'Tệp Excel đời cũ (.xls) bị hỏng hoặc chưa tải xuống đủ, không mở được.',
      'The old Excel file (.xls) is damaged or incomplete and cannot be opened.',
      error,
    )
  }
  return workbook.document('xls', 'biff8')
}

interface Style {
  readonly font: number
  readonly format: number
}

/** What holds for all sheets. */
interface Globals {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly at: number }[]
  readonly strings: readonly string[]
  /** By number of the style. */
  readonly patterns: readonly string[]
  readonly fonts: readonly (FontEncoding | null)[]
  readonly from1904: boolean
}

function readGlobals(stream: Buffer, path: string): Globals {
  const begin = recordAt(stream, 0)
  if (begin?.type !== RECORD.begin) throw new RangeError('no beginning')
  if (begin.data.readUInt16LE(0) !== BIFF8)
    throw new UnreadableDocumentError(
      path,
      'unsupported',
      'Tệp Excel 5.0/95 (.xls) chưa đọc được; hãy lưu lại thành .xlsx.',
      'Files of Excel 5.0/95 (.xls) cannot be read yet; save it as .xlsx.',
    )
  const sheets: Globals['sheets'][number][] = []
  const styles: Style[] = []
  const formats = new Map<number, string>()
  const fonts: (FontEncoding | null)[] = []
  let strings: string[] = []
  let from1904 = false
  for (let at = begin.next; ; ) {
    const record = recordAt(stream, at)
    if (!record) throw new RangeError('no end')
    const { type, data } = record
    at = record.next
    if (type === RECORD.end) break
    switch (type) {
      case RECORD.filePass:
        throw new UnreadableDocumentError(
          path,
          'password',
          'Tệp Excel đời cũ (.xls) có mật khẩu; hãy mở và lưu lại không mật khẩu.',
          'The old Excel file (.xls) is protected by a password; open it and save it without one.',
        )
      case RECORD.dateMode:
        from1904 = data.readUInt16LE(0) === 1
        break
      case RECORD.font:
        fonts.push(fontEncoding(new Parts([data], 15).string(data.readUInt8(14))))
        // There is no font of number 4.
        if (fonts.length === 4) fonts.push(null)
        break
      case RECORD.format:
        formats.set(data.readUInt16LE(0), new Parts([data], 4).string(data.readUInt16LE(2)))
        break
      case RECORD.style:
        styles.push({ font: data.readUInt16LE(0), format: data.readUInt16LE(2) })
        break
      case RECORD.boundSheet:
        if (data.readUInt8(5) !== WORKSHEET) break
        sheets.push({
          at: data.readUInt32LE(0),
          hidden: (data.readUInt8(4) & 3) !== 0,
          name: new Parts([data], 7).string(data.readUInt8(6)),
        })
        break
      case RECORD.strings: {
        const { parts, next } = withContinued(stream, record)
        strings = readStrings(parts)
        at = next
        break
      }
      default:
    }
  }
  return {
    sheets,
    strings,
    patterns: styles.map(({ format }) => patternOf(format, formats)),
    fonts: styles.map(({ font }) => fonts[font] ?? null),
    from1904,
  }
}

function readStrings(parts: readonly Buffer[]): string[] {
  const count = parts[0]!.readUInt32LE(4)
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (count > length) throw new RangeError('more strings than their record holds')
  const own = new Parts(parts, 8)
  return Array.from({ length: count }, () => own.string(own.word()))
}

/** Reads the cells from a sheet's beginning to its end; charts in it have beginnings and ends of their own. */
function readSheet(
  stream: Buffer,
  start: number,
  sheet: Sheet,
  { strings, patterns, fonts, from1904 }: Globals,
  budget: { records: number },
): void {
  if (recordAt(stream, start)?.type !== RECORD.begin) throw new RangeError('a sheet does not begin where it should')
  const merged: Range[] = []
  let depth = 0
  let formula: { row: number; column: number; style: number } | null = null
  const letters = (row: number, column: number, style: number, text: string): void =>
    sheet.put(row, column, text, fonts[style] ?? null)
  const number = (row: number, column: number, style: number, value: number): void =>
    sheet.put(row, column, shown(value, patterns[style] ?? 'General', from1904))
  for (let at = start; ; ) {
    const record = recordAt(stream, at)
    // Sheets that stand in one another would be read for ever.
    if (!record || --budget.records < 0) throw new RangeError('a sheet does not end')
    const { type, data } = record
    at = record.next
    if (type === RECORD.begin) depth++
    if (type === RECORD.end && --depth === 0) break
    if (depth !== 1) continue
    const place = (): [row: number, column: number, style: number] => [
      data.readUInt16LE(0),
      data.readUInt16LE(2),
      data.readUInt16LE(4),
    ]
    switch (type) {
      case RECORD.sharedLabel:
        letters(...place(), strings[data.readUInt32LE(6)] ?? '')
        break
      case RECORD.label:
      case RECORD.richLabel:
        letters(...place(), new Parts([data], 8).string(data.readUInt16LE(6)))
        break
      case RECORD.number:
        number(...place(), data.readDoubleLE(6))
        break
      case RECORD.shortNumber:
        number(...place(), shortNumber(data, 6))
        break
      case RECORD.numbers: {
        const [row, first] = [data.readUInt16LE(0), data.readUInt16LE(2)]
        for (let each = 0; 4 + each * 6 + 8 <= data.length; each++)
          number(row, first + each, data.readUInt16LE(4 + each * 6), shortNumber(data, 6 + each * 6))
        break
      }
      case RECORD.truth:
        // Errors, "#REF!", say nothing of the document.
        if (data.readUInt8(7) === 0) sheet.put(data.readUInt16LE(0), data.readUInt16LE(2), data[6] ? 'TRUE' : 'FALSE')
        break
      case RECORD.formula: {
        const [row, column, style] = place()
        formula = null
        if (data.readUInt16LE(12) !== 0xffff) number(row, column, style, data.readDoubleLE(6))
        else if (data[6] === 0) formula = { row, column, style }
        else if (data[6] === 1) sheet.put(row, column, data[8] ? 'TRUE' : 'FALSE')
        break
      }
      case RECORD.string: {
        const { parts, next } = withContinued(stream, record)
        at = next
        if (formula)
          letters(formula.row, formula.column, formula.style, new Parts(parts, 2).string(data.readUInt16LE(0)))
        formula = null
        break
      }
      case RECORD.merged:
        for (let each = 0; 2 + each * 8 + 8 <= data.length && each < data.readUInt16LE(0); each++)
          merged.push({
            top: data.readUInt16LE(2 + each * 8),
            bottom: data.readUInt16LE(4 + each * 8),
            left: data.readUInt16LE(6 + each * 8),
            right: data.readUInt16LE(8 + each * 8),
          })
        break
      default:
    }
  }
  sheet.merge(merged)
}
