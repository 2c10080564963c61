/**
 * Excel workbooks (.xlsx): the cells of the sheets in their order, as they are shown; what a formula gave last time, never
 * the formula. Source: ECMA-376 (SpreadsheetML).
 */
import { posix } from 'node:path'
import { Parser } from 'htmlparser2'
import { type FontEncoding, fontEncoding } from '../normalize/legacyFonts.js'
import { type RawDocument, UnreadableDocumentError } from '../types.js'
import { patternOf, type Range, type Sheet, shown, shownDate, Workbook } from './sheets.js'
import { openXmlParts } from './xmlParts.js'

const PARTS = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/

export function readXlsx(bytes: Uint8Array, path: string): RawDocument {
  const { xml } = openXmlParts(bytes, path, PARTS, { name: 'Excel', ending: '.xlsx' })
  const main = xml('xl/workbook.xml')
  if (main === null) throw damaged(path)
  const { sheets, from1904 } = readWorkbook(main)
  const targets = readTargets(xml('xl/_rels/workbook.xml.rels') ?? '')
  const shared = readShared(xml('xl/sharedStrings.xml') ?? '')
  const styles = readStyles(xml('xl/styles.xml') ?? '')
  const workbook = new Workbook(path)
  let found = 0
  for (const { name, hidden, id } of sheets) {
    const target = targets.get(id)
    const own = target === undefined ? null : xml(target)
    // Sheets of charts alone stand elsewhere.
    if (own === null) continue
    found++
    if (!readSheet(own, workbook.add(name, hidden), { shared, styles, from1904 })) throw damaged(path)
  }
  if (found === 0) throw damaged(path)
  return workbook.document('xlsx', 'sheetml')
}

const damaged = (path: string) =>
  new UnreadableDocumentError(
    path,
    'damaged',
    'Tệp Excel (.xlsx) bị hỏng: thiếu trang tính, hoặc nội dung đứt giữa chừng.',
    'The Excel file is damaged: sheets are missing, or break off before their end.',
  )

interface Handler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (data: string) => void
  readonly close?: (name: string) => void
}

/** Walks a part, names without their prefix; false where it ends before its root does. */
function walk(xml: string, root: string, { open, text, close }: Handler): boolean {
  let whole = false
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open?.(local(name), attributes),
      ontext: (data) => text?.(data),
      onclosetag(name, implied) {
        if (!implied && local(name) === root) whole = true
        close?.(local(name))
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
  return whole
}

interface SheetEntry {
  readonly name: string
  readonly hidden: boolean
  readonly id: string
}

function readWorkbook(xml: string): { sheets: SheetEntry[]; from1904: boolean } {
  const sheets: SheetEntry[] = []
  let from1904 = false
  walk(xml, 'workbook', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '')
      else if (name === 'sheet') {
        const id = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1] ?? ''
        sheets.push({ name: attributes['name'] ?? '', hidden: /hidden/i.test(attributes['state'] ?? ''), id })
      }
    },
  })
  return { sheets, from1904 }
}

/** Names of parts by relation. */
function readTargets(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  walk(xml, 'Relationships', {
    open(name, { Id, Target }) {
      if (name !== 'Relationship' || !Id || !Target) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target))
    },
  })
  return targets
}

/** Strings that many cells share: pieces of one text are one, the reading aids of other scripts are left out. */
function readShared(xml: string): string[] {
  const strings: string[] = []
  let own: string | null = null
  let inText = false
  let phonetic = 0
  walk(xml, 'sst', {
    open(name) {
      if (name === 'si') own = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') phonetic++
    },
    text(data) {
      if (inText && phonetic === 0 && own !== null) own += unescaped(data)
    },
    close(name) {
      if (name === 'si') {
        strings.push(own ?? '')
        own = null
      } else if (name === 't') inText = false
      else if (name === 'rPh') phonetic--
    },
  })
  return strings
}

/** Characters that XML cannot hold are written "_x000D_". */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

interface Style {
  readonly pattern: string
  readonly font: FontEncoding | null
}

/** Number formats and old fonts by style of cell. */
function readStyles(xml: string): Style[] {
  const own = new Map<number, string>()
  const fonts: (FontEncoding | null)[] = []
  const ids: { readonly format: number; readonly font: number }[] = []
  let inCells = false
  let inFonts = false
  walk(xml, 'styleSheet', {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? 'General')
      else if (name === 'fonts') inFonts = true
      else if (name === 'font' && inFonts) fonts.push(null)
      else if (name === 'name' && inFonts) fonts[fonts.length - 1] = fontEncoding(attributes['val'] ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells)
        ids.push({ format: Number(attributes['numFmtId'] ?? 0), font: Number(attributes['fontId'] ?? 0) })
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
      else if (name === 'fonts') inFonts = false
    },
  })
  return ids.map(({ format, font }) => ({ pattern: patternOf(format, own), font: fonts[font] ?? null }))
}

interface Source {
  readonly shared: readonly string[]
  readonly styles: readonly Style[]
  readonly from1904: boolean
}

/** Reads all cells; false where the part ends before the sheet does. */
function readSheet(xml: string, sheet: Sheet, source: Source): boolean {
  let row = -1
  let column = -1
  let cell: { type: string; style: number; value: string; inline: string } | null = null
  let inside: 'value' | 'inline' | null = null
  let phonetic = 0
  const merged: Range[] = []
  const whole = walk(xml, 'worksheet', {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1
          column = -1
          break
        case 'c': {
          const place = placeOf(attributes['r'] ?? '')
          if (place) [row, column] = place
          else column++
          cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '', inline: '' }
          break
        }
        case 'v':
          inside = 'value'
          break
        case 't':
          inside = 'inline'
          break
        case 'rPh':
          phonetic++
          break
        case 'mergeCell': {
          const [from, to] = (attributes['ref'] ?? '').split(':').map(placeOf)
          if (from && to) merged.push({ top: from[0], left: from[1], bottom: to[0], right: to[1] })
          break
        }
        default:
      }
    },
    text(data) {
      if (!cell) return
      if (inside === 'value') cell.value += data
      else if (inside === 'inline' && phonetic === 0) cell.inline += data
    },
    close(name) {
      if (name === 'c' && cell) {
        const letters = cell.type === 's' || cell.type === 'inlineStr' || cell.type === 'str'
        sheet.put(row, column, textOf(cell, source), letters ? (source.styles[cell.style]?.font ?? null) : null)
        cell = null
      } else if (name === 'v' || name === 't') inside = null
      else if (name === 'rPh') phonetic--
    },
  })
  sheet.merge(merged)
  return whole
}

function textOf(
  { type, style, value, inline }: { type: string; style: number; value: string; inline: string },
  { shared, styles, from1904 }: Source,
): string {
  switch (type) {
    case 's':
      return shared[Number(value)] ?? ''
    case 'inlineStr':
      return unescaped(inline)
    case 'str':
      return unescaped(value)
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE'
    case 'd':
      return shownDate(value.trim())
    // An error, "#REF!", says nothing of the document.
    case 'e':
      return ''
    default:
      return value.trim() === '' ? '' : shown(Number(value), styles[style]?.pattern ?? 'General', from1904)
  }
}

/** Row and column of "AB12", counted from 0. */
function placeOf(reference: string): [number, number] | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? []
  if (!letters || !digits) return null
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return [Number(digits) - 1, column]
}
