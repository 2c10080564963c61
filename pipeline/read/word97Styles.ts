/** Properties, styles and lists of Word 97–2003. */
import { type Level, MAX_MARK, type Numbering } from './docxNumbering.js'

export interface Sprm {
  readonly code: number
  readonly operand: Buffer
}

const SIZES = [1, 1, 2, 4, 2, 2, 0, 3]

/** Single properties of a list of them; stops at what is cut off. */
export function* sprms(list: Buffer): Generator<Sprm> {
  let at = 0
  while (at + 2 < list.length) {
    const code = list.readUInt16LE(at)
    at += 2
    let size = SIZES[code >> 13]!
    if (size === 0) {
      // sprmTDefTable counts with two bytes, and one less.
      if (code === 0xd608) {
        if (at + 2 > list.length) return
        size = list.readUInt16LE(at) + 1
      } else size = 1 + list[at]!
    }
    if (at + size > list.length) return
    yield { code, operand: list.subarray(at, at + size) }
    at += size
  }
}

export interface WordStyle {
  readonly font: number | null
  readonly list: number | null
  readonly level: number | null
}

interface OwnStyle extends WordStyle {
  readonly base: number
}

const NONE: OwnStyle = { font: null, list: null, level: null, base: 0xfff }

/** Styles by number, each with what it has from the styles that it is based on. */
export function stylesOf(sheet: Buffer): WordStyle[] {
  if (sheet.length < 8) return []
  const own: OwnStyle[] = []
  const count = sheet.readUInt16LE(2)
  const baseSize = sheet.readUInt16LE(4)
  let at = 2 + sheet.readUInt16LE(0)
  for (let each = 0; each < count && at + 2 <= sheet.length; each++) {
    const size = sheet.readUInt16LE(at)
    own.push(size === 0 ? NONE : ownStyle(sheet.subarray(at + 2, at + 2 + size), baseSize))
    at += 2 + size
  }
  return own.map((style) => {
    let { font, list, level } = style
    let base = style.base
    for (let steps = 0; base < own.length && steps < 12; steps++) {
      const below = own[base]!
      font ??= below.font
      list ??= below.list
      level ??= below.level
      base = below.base
    }
    return { font, list, level }
  })
}

function ownStyle(std: Buffer, baseSize: number): OwnStyle {
  const kind = std.readUInt16LE(2)
  const base = kind >> 4
  const style = { font: null as number | null, list: null as number | null, level: null as number | null, base }
  // The name, its length before it and a zero after it.
  let at = baseSize + 2 + std.readUInt16LE(baseSize) * 2 + 2
  // Of a paragraph style: its paragraph properties, then its character properties.
  const parts = (kind & 0xf) === 1 ? 2 : (kind & 0xf) === 2 ? 1 : 0
  for (let part = 0; part < parts && at + 2 <= std.length; part++) {
    const size = std.readUInt16LE(at)
    const whole = std.subarray(at + 2, at + 2 + size)
    for (const { code, operand } of sprms(parts === 2 && part === 0 ? whole.subarray(2) : whole)) {
      if (code === 0x4a4f) style.font = operand.readUInt16LE(0)
      else if (code === 0x460b) style.list = operand.readUInt16LE(0)
      else if (code === 0x260a) style.level = operand[0]!
    }
    at += 2 + size + (size & 1)
  }
  return style
}

const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
}

/** Lists and their overrides, into the counters that .docx files use too. */
export function readLists(table: Buffer, at: number, length: number, overrides: Buffer, numbering: Numbering): void {
  const count = table.readInt16LE(at)
  let levelAt = at + length
  for (let each = 0; each < count; each++) {
    const list = at + 2 + each * 28
    const levels = new Map<number, Level>()
    numbering.abstracts.set(String(table.readInt32LE(list)), levels)
    const simple = (table.readUInt8(list + 26) & 1) === 1
    for (let level = 0; level < (simple ? 1 : 9); level++) {
      const read = readLevel(table, levelAt)
      levels.set(level, read.level)
      levelAt = read.end
    }
  }
  const lists = overrides.length >= 4 ? overrides.readUInt32LE(0) : 0
  let dataAt = 4 + lists * 16
  if (dataAt > overrides.length) throw new RangeError('more lists than their table holds')
  for (let each = 0; each < lists; each++) {
    const own = 4 + each * 16
    const starts = new Map<number, number>()
    numbering.lists.set(String(each + 1), { abstract: String(overrides.readInt32LE(own)), starts })
    const changed = overrides.readUInt8(own + 12)
    dataAt += 4
    for (let change = 0; change < changed && dataAt + 8 <= overrides.length; change++) {
      const flags = overrides.readUInt32LE(dataAt + 4)
      if (flags & 0x10 && !(flags & 0x20)) starts.set(flags & 0xf, overrides.readInt32LE(dataAt))
      dataAt += 8
      if (flags & 0x20) {
        const { level, end } = readLevel(overrides, dataAt)
        if (flags & 0x10) starts.set(flags & 0xf, level.start)
        dataAt = end
      }
    }
  }
}

function readLevel(table: Buffer, at: number): { level: Level; end: number } {
  const format = FORMATS[table.readUInt8(at + 4)] ?? 'decimal'
  let end = at + 28 + table.readUInt8(at + 24) + table.readUInt8(at + 25)
  const length = table.readUInt16LE(end)
  if (end + 2 + length * 2 > table.length) throw new RangeError('a list level lies beyond its stream')
  // Where a counter stands, the text has the number of its level.
  const text = table
    .toString('utf16le', end + 2, end + 2 + Math.min(length, MAX_MARK) * 2)
    .replace(/[%\u0000-\u0008]/g, (char) => (char === '%' ? '' : `%${char.charCodeAt(0) + 1}`))
  end += 2 + length * 2
  return {
    level: { format, text, start: table.readInt32LE(at), legal: (table.readUInt8(at + 5) & 4) !== 0 },
    end,
  }
}
