/** Letters of a PDF's page that are set in fonts from before Unicode, decoded where they stand, before lines are made of them. */

import { decodeTcvn3 } from '../normalize/capitals.js'
import { type FontEncoding, fontEncoding, isUnicode } from '../normalize/legacyFonts.js'
import { decodeAll, isLostU } from '../normalize/legacyTables.js'
import type { PageChars } from './pdfLayout.js'

/** Characters up to U+00FF that Unicode's Vietnamese does not use; a page in an old font has some. */
const telltale = (code: number): boolean =>
  code >= 0xa1 && code <= 0xff && !/[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúý]/.test(String.fromCharCode(code))

const HYPHEN = 0x2d
const HORNED_U = 0x1b0
/** Letters nearer than this share of their size are of one word. */
const WORD_GAP = 0.15

export interface DecodedPage {
  readonly chars: PageChars
  readonly encodings: readonly ('tcvn3' | 'vni')[]
}

/** The page with its old letters decoded; `fontName` is asked only where the page may have some. */
export function decodeChars(chars: PageChars, fontName: (at: number) => string): DecodedPage {
  let suspected = false
  for (let at = 0; at < chars.count && !suspected; at++) suspected = telltale(chars.code[at]!)
  if (!suspected) return { chars, encodings: [] }
  const fonts = truthfulFonts(chars, fontName)
  if (fonts.every((font) => font === null)) return { chars, encodings: [] }
  const out: PageChars = {
    ...chars,
    code: chars.code.slice(),
    x: chars.x.slice(),
    y: chars.y.slice(),
    right: chars.right.slice(),
    size: chars.size.slice(),
    spaced: chars.spaced.slice(),
  }
  const tcvn3 = textOf(chars, fonts)
  const encodings = new Set<'tcvn3' | 'vni'>()
  const hyphens: number[] = []
  let count = 0
  for (let at = 0; at < chars.count; at++) {
    const font = fonts[at] ?? null
    let last = at
    let code = chars.code[at]!
    if (font) {
      const pair = font === fonts[at + 1] ? String.fromCodePoint(code, chars.code[at + 1]!) : ''
      const one = String.fromCodePoint(code)
      const both = pair === '' ? '' : decodeAll(pair, font.encoding).text
      if (both.length === 1) last = at + 1
      const printed =
        both.length === 1
          ? both
          : font.encoding === 'vni'
            ? decodeAll(one, 'vni').text
            : tcvn3.printed[tcvn3.places[at]!]!
      if (printed !== one) encodings.add(font.encoding)
      code = (font.capitals ? printed.toUpperCase() : printed).codePointAt(0)!
      if (font.encoding === 'tcvn3' && code === HYPHEN) hyphens.push(count)
    }
    out.code[count] = code
    out.x[count] = chars.x[at]!
    out.y[count] = chars.y[at]!
    out.right[count] = Math.max(chars.right[at]!, chars.right[last]!)
    out.size[count] = chars.size[at]!
    out.spaced[count] = chars.spaced[at]!
    count++
    at = last
  }
  const decoded = { ...out, count }
  for (const at of hyphens) {
    const left = lettersBeside(decoded, at, -1)
    const right = lettersBeside(decoded, at, 1)
    if (left === null || right === null || !isLostU(left, right)) continue
    const beside = left + right
    const capital = beside.length > 1 && beside === beside.toUpperCase()
    decoded.code[at] = capital ? HORNED_U - 1 : HORNED_U
  }
  return { chars: decoded, encodings: Array.from(encodings).sort() }
}

/** A page's TCVN3 as printed, with blanks and line ends between words, and where each character stands in it. */
function textOf(chars: PageChars, fonts: readonly (FontEncoding | null)[]): { printed: string; places: Uint32Array } {
  const places = new Uint32Array(chars.count)
  let text = ''
  for (let at = 0; at < chars.count; at++) {
    const before = at - 1
    if (before >= 0 && Math.abs(chars.y[before]! - chars.y[at]!) > chars.size[at]! * 0.2) text += '\n'
    else if (
      chars.spaced[at] === 1 ||
      (before >= 0 && chars.x[at]! - chars.right[before]! > chars.size[at]! * WORD_GAP)
    )
      text += ' '
    places[at] = text.length
    const code = chars.code[at]!
    text += fonts[at]?.encoding === 'tcvn3' && code < 0x10000 ? String.fromCharCode(code) : '|'
  }
  return { printed: decodeTcvn3(text), places }
}

/** The old font of each character; none for fonts whose letters a table in the file makes Unicode already. */
function truthfulFonts(chars: PageChars, fontName: (at: number) => string): (FontEncoding | null)[] {
  const texts = new Map<string, { font: FontEncoding | null; text: string }>()
  const names = Array.from({ length: chars.count }, (_, at) => {
    const name = fontName(at)
    const own = texts.get(name) ?? { font: fontEncoding(name), text: '' }
    texts.set(name, own)
    if (own.font) own.text += (chars.spaced[at] === 1 ? ' ' : '') + String.fromCodePoint(chars.code[at]!)
    return name
  })
  for (const own of texts.values()) if (own.font && isUnicode(own.text, own.font.encoding)) own.font = null
  return names.map((name) => texts.get(name)!.font)
}

/** Letters that touch a character on one side, in reading order; null where a digit does. */
function lettersBeside(chars: PageChars, from: number, step: -1 | 1): string | null {
  let letters = ''
  for (let at = from; ; at += step) {
    const next = at + step
    if (next < 0 || next >= chars.count || letters.length > 7) return letters
    const [first, second] = step === 1 ? [at, next] : [next, at]
    const size = chars.size[first]!
    const apart = chars.x[second]! - chars.right[first]!
    if (chars.spaced[second] === 1 || Math.abs(chars.y[first]! - chars.y[second]!) > size * 0.2) return letters
    if (apart > size * WORD_GAP || apart < -size) return letters
    const char = String.fromCodePoint(chars.code[next]!)
    if (/\d/.test(char)) return null
    if (!/\p{L}/u.test(char)) return letters
    letters = step === 1 ? letters + char : char + letters
  }
}
