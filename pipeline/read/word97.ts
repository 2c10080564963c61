/** The streams of a Word 97–2003 file as lines: text pieces, with the properties of characters and paragraphs. */
import { type FontEncoding, fontEncoding } from '../normalize/legacyFonts.js'
import { windows1252 } from './codePages.js'
import { Numbering } from './docxNumbering.js'
import { FontedText, FontWitness } from './fonts.js'
import { hiddenNotes } from './hidden.js'
import { append, Flow } from './tables.js'
import { readLists, sprms, stylesOf, type WordStyle } from './word97Styles.js'

/** Places in the head of the main stream (FIB). */
const CCP = { text: 0x4c, footnotes: 0x50, headers: 0x54, macros: 0x58, comments: 0x5c, endnotes: 0x60, boxes: 0x64 }
const FC = {
  styles: 0xa2,
  characters: 0xfa,
  paragraphs: 0x102,
  fonts: 0x112,
  clx: 0x1a2,
  shapes: 0x1da,
  boxes: 0x25a,
  lists: 0x2e2,
  overrides: 0x2ea,
}

const PAGE = 512

interface Paragraph {
  readonly style: number
  readonly depth: number
  /** The mark that ends it ends a cell, or a row. */
  readonly ends: 'row' | 'inner row' | 'inner cell' | null
  readonly list: number | null
  readonly level: number | null
}

interface Run {
  /** Struck out by a tracked change. */
  readonly gone: boolean
  readonly hidden: boolean
  readonly font: number | null
  readonly symbol: string | null
}

const PLAIN_PARAGRAPH: Paragraph = { style: 0, depth: 0, ends: null, list: null, level: null }
const PLAIN_RUN: Run = { gone: false, hidden: false, font: null, symbol: null }

/** Properties by place in the file, in order. */
interface Spans<T> {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly values: readonly T[]
}

/** Throws RangeError where a place lies beyond its stream. */
export function readWord97(main: Buffer, table: Buffer): { lines: string[]; notes: string[]; heads: string[] } {
  const part = (at: number): Buffer => {
    const [from, length] = [main.readUInt32LE(at), main.readUInt32LE(at + 4)]
    if (from + length > table.length) throw new RangeError('a table lies beyond its stream')
    return table.subarray(from, from + length)
  }
  const text = readPieces(main, part(FC.clx))
  const runs = readSpans(main, part(FC.characters), runOf)
  const paragraphs = readSpans(main, part(FC.paragraphs), paragraphOf)
  const fonts = readFonts(part(FC.fonts))
  const styles = stylesOf(part(FC.styles))
  const numbering = new Numbering()
  const [listsAt, listsLength] = [main.readUInt32LE(FC.lists), main.readUInt32LE(FC.lists + 4)]
  if (listsLength > 0) readLists(table, listsAt, listsLength, part(FC.overrides), numbering)

  const count = (at: number): number => main.readUInt32LE(at)
  const footnotes = count(CCP.text)
  const headers = footnotes + count(CCP.footnotes)
  const endnotes = headers + count(CCP.headers) + count(CCP.macros) + count(CCP.comments)
  const boxes = endnotes + count(CCP.endnotes)
  const witness = new FontWitness()
  const source: Source = {
    text,
    runs,
    paragraphs,
    fonts: fonts.map(fontEncoding),
    styles,
    numbering,
    witness,
    met: { hidden: false },
  }
  const read = (start: number, end: number): string[] => filled(new Story(source, new Map()).read(start, end))
  const placed = placeBoxes(part(FC.shapes), part(FC.boxes), boxes)
  const lines = new Story(source, placed).read(0, footnotes)
  // What hangs on no character of the body follows it.
  for (const { start, end } of placed.values()) append(lines, read(start, end))
  append(lines, read(footnotes, headers))
  append(lines, read(endnotes, boxes))
  // Running heads and feet are no text of the document.
  const heads = read(headers, headers + count(CCP.headers))
  return { lines, notes: [...witness.notes(), ...hiddenNotes(source.met.hidden)], heads }
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Text boxes by the character that they hang on; by a negative number where that is not known. */
function placeBoxes(shapes: Buffer, boxes: Buffer, from: number): Map<number, Stretch> {
  const anchors = new Map<number, number>()
  const shapeCount = Math.floor((shapes.length - 4) / 30)
  for (let each = 0; each < shapeCount; each++)
    anchors.set(shapes.readUInt32LE((shapeCount + 1) * 4 + each * 26), shapes.readUInt32LE(each * 4))
  const placed = new Map<number, Stretch>()
  const count = Math.floor((boxes.length - 4) / 26)
  let done = from
  // The last one is none: it closes the table.
  for (let each = 0; each < count - 1; each++) {
    const [start, end] = [from + boxes.readUInt32LE(each * 4), from + boxes.readUInt32LE(each * 4 + 4)]
    if (end < start || start < done) throw new RangeError('text boxes out of order')
    done = end
    const shape = boxes.readUInt32LE((count + 1) * 4 + each * 22 + 14)
    const anchor = anchors.get(shape)
    placed.set(anchor === undefined || placed.has(anchor) ? -1 - each : anchor, { start, end })
  }
  return placed
}

const filled = (lines: readonly string[]): string[] => lines.filter((line) => line.trim() !== '')

/** All characters, each with its place in the main stream. */
interface Text {
  readonly characters: string
  readonly places: Uint32Array
}

function readPieces(main: Buffer, clx: Buffer): Text {
  let at = 0
  while (clx.readUInt8(at) === 1) at += 3 + clx.readUInt16LE(at + 1)
  if (clx.readUInt8(at) !== 2) throw new RangeError('no table of pieces')
  const length = clx.readUInt32LE(at + 1)
  const pieces = clx.subarray(at + 5, at + 5 + length)
  const count = Math.floor((pieces.length - 4) / 12)
  if (count < 1) throw new RangeError('no pieces')
  const total = pieces.readUInt32LE(count * 4)
  if (total > main.length) throw new RangeError('more text than the file holds')
  const places = new Uint32Array(total)
  const parts: string[] = []
  for (let each = 0, done = 0; each < count; each++) {
    const [start, end] = [pieces.readUInt32LE(each * 4), pieces.readUInt32LE(each * 4 + 4)]
    if (start !== done || end < start || end > total) throw new RangeError('pieces out of order')
    const place = pieces.readUInt32LE((count + 1) * 4 + each * 8 + 2)
    const narrow = (place & 0x40000000) !== 0
    const from = narrow ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff
    const width = narrow ? 1 : 2
    if (from + (end - start) * width > main.length) throw new RangeError('a piece lies beyond the file')
    const raw = main.subarray(from, from + (end - start) * width)
    parts.push(narrow ? windows1252(raw) : raw.toString('utf16le'))
    for (let char = start; char < end; char++) places[char] = from + (char - start) * width
    done = end
  }
  return { characters: parts.join(''), places }
}

/** Reads the pages of properties that a table of places leads to. */
function readSpans<T>(
  main: Buffer,
  plc: Buffer,
  propertiesOf: (page: Buffer, index: number, runs: number) => T,
): Spans<T> {
  const starts: number[] = []
  const ends: number[] = []
  const values: T[] = []
  const count = Math.floor((plc.length - 4) / 8)
  for (let each = 0; each < count; each++) {
    const number = plc.readUInt32LE((count + 1) * 4 + each * 4) & 0x3fffff
    const page = main.subarray(number * PAGE, (number + 1) * PAGE)
    if (page.length < PAGE) throw new RangeError('a page of properties lies beyond the file')
    const runs = page.readUInt8(PAGE - 1)
    for (let index = 0; index < runs; index++) {
      const [start, end] = [page.readUInt32LE(index * 4), page.readUInt32LE(index * 4 + 4)]
      // Places in order are found by halving; what stands out of order is told by nothing.
      if (end <= start || start < (ends[ends.length - 1] ?? 0)) continue
      starts.push(start)
      ends.push(end)
      values.push(propertiesOf(page, index, runs))
    }
  }
  return { starts, ends, values }
}

function find<T>({ starts, ends, values }: Spans<T>, place: number): T | null {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (starts[middle]! <= place) low = middle + 1
    else high = middle
  }
  return low > 0 && place < ends[low - 1]! ? values[low - 1]! : null
}

function runOf(page: Buffer, index: number, runs: number): Run {
  const offset = page.readUInt8((runs + 1) * 4 + index) * 2
  if (offset === 0) return PLAIN_RUN
  const run = { gone: false, hidden: false, font: null as number | null, symbol: null as string | null }
  for (const { code, operand } of sprms(page.subarray(offset + 1, offset + 1 + page.readUInt8(offset)))) {
    if (code === 0x0800) run.gone ||= (operand[0]! & 1) === 1
    else if (code === 0x083c) run.hidden = (operand[0]! & 1) === 1
    else if (code === 0x4a4f) run.font = operand.readUInt16LE(0)
    else if (code === 0x6a09) run.symbol = String.fromCharCode(operand.readUInt16LE(2))
  }
  return run
}

function paragraphOf(page: Buffer, index: number, runs: number): Paragraph {
  const offset = page.readUInt8((runs + 1) * 4 + index * 13) * 2
  if (offset === 0) return PLAIN_PARAGRAPH
  const short = page.readUInt8(offset)
  const properties =
    short === 0
      ? page.subarray(offset + 2, offset + 2 + page.readUInt8(offset + 1) * 2)
      : page.subarray(offset + 1, offset + short * 2)
  if (properties.length < 2) return PLAIN_PARAGRAPH
  let [inTable, depth] = [false, 0]
  let ends: Paragraph['ends'] = null
  let [list, level] = [null as number | null, null as number | null]
  for (const { code, operand } of sprms(properties.subarray(2))) {
    if (code === 0x2416) inTable = operand[0] !== 0
    else if (code === 0x2417 && operand[0] !== 0) ends = 'row'
    else if (code === 0x244b && operand[0] !== 0) ends ??= 'inner cell'
    else if (code === 0x244c && operand[0] !== 0) ends = 'inner row'
    else if (code === 0x6649) depth = Math.min(Math.max(0, operand.readInt32LE(0)), 16)
    else if (code === 0x460b) list = operand.readUInt16LE(0)
    else if (code === 0x260a) level = operand[0]!
  }
  return { style: properties.readUInt16LE(0), depth: inTable ? Math.max(1, depth) : 0, ends, list, level }
}

function readFonts(table: Buffer): string[] {
  const names: string[] = []
  for (let at = 4; at < table.length && names.length < 0xffff; at += 1 + table.readUInt8(at)) {
    const entry = table.subarray(at + 40, at + 1 + table.readUInt8(at))
    names.push(entry.toString('utf16le').replace(/\0.*$/s, ''))
  }
  return names
}

interface Source {
  readonly text: Text
  readonly runs: Spans<Run>
  readonly paragraphs: Spans<Paragraph>
  /** By number of the font; null for fonts of Unicode. */
  readonly fonts: readonly (FontEncoding | null)[]
  readonly styles: readonly WordStyle[]
  readonly numbering: Numbering
  readonly witness: FontWitness
  /** What was met on the way. */
  readonly met: { hidden: boolean }
}

/** One part of the text: the body, the footnotes. */
class Story {
  private readonly flow = new Flow()
  private readonly line = new FontedText()
  /** Open fields: true while their code is read, false while what they show is. */
  private readonly fields: boolean[] = []
  /** How many of them are true. */
  private codes = 0

  /** Boxes not read yet; each is read where it hangs, before the paragraph around it. */
  constructor(
    private readonly source: Source,
    private readonly boxes: Map<number, Stretch>,
  ) {}

  read(start: number, end: number): string[] {
    const { text, paragraphs } = this.source
    const stop = Math.min(end, text.characters.length)
    // The style of a paragraph, and with it its font, is known at its end.
    for (let at = start; at < stop; ) {
      let mark = at
      while (mark < stop && !/[\r\u0007\u000C]/.test(text.characters[mark]!)) mark++
      const own = (mark < stop && find(paragraphs, text.places[mark]!)) || PLAIN_PARAGRAPH
      for (let char = at; char < mark; char++) this.character(char, own)
      if (mark < stop) this.end(mark, own)
      at = mark + 1
    }
    if (!this.line.empty) this.flow.paragraph(this.line.take(this.source.witness), 0)
    return this.flow.lines()
  }

  private character(at: number, paragraph: Paragraph): void {
    const { text, runs, fonts, styles, met } = this.source
    const char = text.characters[at]!
    switch (char) {
      case '\u0013':
        this.fields.push(true)
        this.codes++
        return
      case '\u0014':
        if (this.fields.pop()) this.codes--
        this.fields.push(false)
        return
      case '\u0015':
        if (this.fields.pop()) this.codes--
        return
      default:
    }
    if (char === '\u0008') {
      const box = this.boxes.get(at)
      if (!box) return
      this.boxes.delete(at)
      for (const line of filled(new Story(this.source, new Map()).read(box.start, box.end)))
        this.flow.paragraph(line, paragraph.depth)
      return
    }
    if (this.codes > 0) return
    const run = find(runs, text.places[at]!) ?? PLAIN_RUN
    if (run.gone) return
    if (run.hidden) {
      if (char > ' ') met.hidden = true
      return
    }
    const number = run.font ?? styles[paragraph.style]?.font ?? null
    const font = number === null ? null : (fonts[number] ?? null)
    switch (char) {
      case '\u000B':
      case '\u000E':
        this.line.add('\n')
        return
      case '\t':
        this.line.add(' ')
        return
      case '\u001E':
        this.line.add('-')
        return
      case '\u001F':
        // An optional hyphen; in a font of TCVN3 it is the letter ư.
        this.line.add('\u00AD', font)
        return
      case '(':
        this.line.add(run.symbol ?? char, run.symbol === null ? font : null)
        return
      default:
    }
    // Marks of pictures, notes, comments.
    if (char < ' ') return
    this.line.add(char, font)
  }

  private end(mark: number, paragraph: Paragraph): void {
    const { text, runs, styles, numbering, witness } = this.source
    const char = text.characters[mark]!
    const { depth, ends } = paragraph
    if (char === '\u0007' && ends === 'row') {
      this.line.take(witness)
      this.flow.endRow(1)
      return
    }
    if (ends === 'inner row') {
      this.line.take(witness)
      this.flow.endRow(depth)
      return
    }
    // A paragraph whose end a tracked change struck out, or that is hidden, goes on with the next one.
    const run = find(runs, text.places[mark]!)
    if (char === '\r' && ends === null && (run?.gone || run?.hidden)) return
    const style = styles[paragraph.style]
    const list = paragraph.list ?? style?.list ?? null
    const number = numbering.next(list === null ? null : String(list), paragraph.level ?? style?.level ?? 0, null)
    const own = this.line.take(witness)
    const line = number && own.trim() !== '' ? `${number} ${own}` : own
    if (char === '\u0007') this.flow.endCell(line, 1)
    else if (ends === 'inner cell') this.flow.endCell(line, depth)
    else this.flow.paragraph(line, depth)
  }
}
