/** Automatic numbers of WordprocessingML ("Điều 1.", "a)", "II."), counted as Word counts them. */
import { Parser } from 'htmlparser2'
import { decodedBy, fontEncoding } from '../normalize/legacyFonts.js'

export interface Level {
  format: string
  text: string
  start: number
  /** All numbers as digits, "1.2" below "I." (isLgl). */
  legal: boolean
}

interface List {
  abstract: string
  /** Levels that this list begins anew. */
  readonly starts: Map<number, number>
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** Roman numeral of a positive whole number. */
export function roman(value: number): string {
  let rest = value
  let out = ''
  for (const [worth, sign] of ROMAN)
    while (rest >= worth) {
      out += sign
      rest -= worth
    }
  return out
}

/** A counter as a number format prints it; one that no list reaches stays in digits. */
export function printed(value: number, format: string): string {
  if (/Roman|Letter/.test(format) && !(value >= 1 && value <= 9999)) return String(value)
  switch (format) {
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperLetter':
      return letters(value)
    case 'lowerLetter':
      return letters(value).toLowerCase()
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(value)
  }
}

const letters = (value: number): string =>
  String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1)

/** Longer than any number that is printed before a paragraph. */
export const MAX_MARK = 200

/** Counters of all lists of a document. */
export class Numbering {
  readonly abstracts = new Map<string, Map<number, Level>>()
  readonly lists = new Map<string, List>()
  readonly styles = new Map<string, { numId: string; level: number }>()
  private readonly counters = new Map<string, number[]>()
  private readonly begun = new Set<string>()

  /** The mark of the next paragraph of a list, "1.", "a)", "Điều 3."; "•" for bullets; null outside lists. */
  next(numId: string | null, level: number, style: string | null): string | null {
    const styled = style ? this.styles.get(style) : undefined
    const id = numId ?? styled?.numId ?? null
    const at = numId === null && styled ? styled.level : level
    if (id === null || id === '0') return null
    const list = this.lists.get(id)
    const levels = list && this.abstracts.get(list.abstract)
    const own = levels?.get(at)
    if (!list || !levels || !own) return null
    const counters = this.counters.get(list.abstract) ?? []
    this.counters.set(list.abstract, counters)
    const start = list.starts.get(at)
    // A list that begins anew does so once, at its first paragraph.
    if (start !== undefined && !this.begun.has(`${id}.${at}`)) counters[at] = start
    else counters[at] = counters[at] === undefined ? (start ?? own.start) : counters[at] + 1
    this.begun.add(`${id}.${at}`)
    counters.length = at + 1
    if (own.format === 'bullet') return /[-–+]/.test(own.text) ? own.text.trim() : '-'
    return own.text.slice(0, MAX_MARK).replace(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1
      const value = counters[index] ?? levels.get(index)?.start ?? 1
      return printed(value, own.legal ? 'decimal' : (levels.get(index)?.format ?? 'decimal'))
    })
  }
}

/** Lists by their definitions; `oldFonts` says whether names of fonts from before Unicode are believed. */
export function readNumbering(numberingXml: string | null, stylesXml: string | null, oldFonts = false): Numbering {
  const numbering = new Numbering()
  if (numberingXml) {
    let abstract: Map<number, Level> | null = null
    let level: Level | null = null
    let list: List | null = null
    let override = 0
    const parser = new Parser(
      {
        onopentag(name, attributes) {
          const value = attributes['w:val'] ?? ''
          if (name === 'w:abstractNum') {
            abstract = new Map()
            numbering.abstracts.set(attributes['w:abstractNumId'] ?? '', abstract)
          } else if (name === 'w:lvl' && abstract && !list) {
            level = { format: 'decimal', text: '', start: 1, legal: false }
            abstract.set(Number(attributes['w:ilvl'] ?? 0), level)
          } else if (name === 'w:start' && level) level.start = Number(value)
          else if (name === 'w:numFmt' && level) level.format = value
          else if (name === 'w:lvlText' && level) level.text = value
          else if (name === 'w:rFonts' && level) {
            const font = oldFonts ? fontEncoding(attributes['w:hAnsi'] ?? attributes['w:ascii'] ?? '') : null
            if (font) level.text = decodedBy(font, level.text)
          } else if (name === 'w:isLgl' && level) level.legal = value !== '0' && value !== 'false'
          else if (name === 'w:num') {
            list = { abstract: '', starts: new Map() }
            numbering.lists.set(attributes['w:numId'] ?? '', list)
          } else if (name === 'w:abstractNumId' && list) list.abstract = value
          else if (name === 'w:lvlOverride') override = Number(attributes['w:ilvl'] ?? 0)
          else if (name === 'w:startOverride' && list) list.starts.set(override, Number(value))
        },
        onclosetag(name) {
          if (name === 'w:abstractNum') abstract = null
          else if (name === 'w:lvl') level = null
          else if (name === 'w:num') list = null
        },
      },
      { xmlMode: true, decodeEntities: true },
    )
    parser.write(numberingXml)
    parser.end()
  }
  if (stylesXml) {
    let style: string | null = null
    const parser = new Parser(
      {
        onopentag(name, attributes) {
          if (name === 'w:style') style = attributes['w:styleId'] ?? null
          else if (name === 'w:numId' && style)
            numbering.styles.set(style, {
              numId: attributes['w:val'] ?? '0',
              level: numbering.styles.get(style)?.level ?? 0,
            })
          else if (name === 'w:ilvl' && style)
            numbering.styles.set(style, {
              numId: numbering.styles.get(style)?.numId ?? '0',
              level: Number(attributes['w:val'] ?? 0),
            })
        },
        onclosetag(name) {
          if (name === 'w:style') style = null
        },
      },
      { xmlMode: true, decodeEntities: true },
    )
    parser.write(stylesXml)
    parser.end()
  }
  return numbering
}
