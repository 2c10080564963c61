/**
 * Text from before Unicode that no font's name gives away: words are read raw, as TCVN3 and as VNI, and the cheapest way
 * through the document decides stretch by stretch, so that a paragraph of TCVN3 among Unicode is decoded and nothing else.
 * What both readings could be stays as it is.
 */

import { type CasedWord, inCapitals } from './capitals.js'
import { type Change, changed, type Mapped } from './characters.js'
import { decodeAll, type Encoding, hasBothCases, isCode, isLostU } from './legacyTables.js'
import { isSyllable } from './syllable.js'
import { cheapest } from './trellis.js'
import { decodeViqr } from './viqr.js'

type EightBit = 'tcvn3' | 'vni'

export interface Decoded {
  readonly pages: readonly Mapped[]
  /** What was found, in the order above. */
  readonly encodings: readonly Encoding[]
}

interface Word extends CasedWord {
  readonly page: number
  readonly start: number
  /** A change of encoding before it is a hair dearer inside a line, least after a quotation mark. */
  readonly turn: number
  readonly lineStart: boolean
}

/** What a word costs when read as it is, as TCVN3 and as VNI; 0 where it is good Vietnamese or says nothing. */
interface Reading {
  readonly costs: readonly [raw: number, tcvn3: number, vni: number]
  /** Good when decoded, and not as it is. */
  readonly speaks: readonly [raw: false, tcvn3: boolean, vni: boolean]
}

const ENCODINGS: readonly Encoding[] = ['tcvn3', 'vni', 'viqr']
const MOST_ROUNDS = 8
const STATES = [null, 'tcvn3', 'vni'] as const
/** Characters up to U+00FF that written Vietnamese does not use. */
const TELLTALE =
  /[\u00A1-\u00BF\u00C4-\u00C7\u00CB\u00CE-\u00D1\u00D6-\u00D8\u00DB\u00DC\u00DE\u00DF\u00E4-\u00E7\u00EB\u00EE-\u00F1\u00F6-\u00F8\u00FB\u00FC\u00FE\u00FF]/g
const WORD = /[A-Za-z\u00A1-\u00FF\u0100-\u024F\u0300-\u036F\u1E00-\u1EFF]+/g
const HYPHENATED = /[-A-Za-z\u00A1-\u00FF\u0100-\u024F\u0300-\u036F\u1E00-\u1EFF]+/g
const LOST_U = '\u00AD'
const SYMBOL = /[\u00A1-\u00BF\u00D7\u00F7]/
/** A letter of Unicode's Vietnamese: no font of the old kind has it. */
const UNICODE = /[\u0100-\u024F\u0300-\u036F\u1E00-\u1EFF]/
const ABBREVIATION = /^[A-ZĐÂĂÊÔƠƯ]{2,8}$/

// No sum of a few words' costs comes near these, so that joining lines, which only moves them by a hair, decides nothing.
const ENTER = 2.55
const LEAVE = 0.5
const INSIDE_A_LINE = 0.02
const IMPOSSIBLE = 3
const IMPLAUSIBLE = 2
const FOREIGN = 0.3
const LETTER_ALONE = 0.2

/** Decodes what is surely legacy text in the pages of a document; pages without any come back as they are. */
export function decodeLegacy(pages: readonly Mapped[]): Decoded {
  const found = new Set<Encoding>()
  let own = pages
  // What was decoded is Unicode now and may set off its neighbours; a few rounds at most.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = decodeOnce(own)
    if (next.encodings.length === 0) break
    for (const encoding of next.encodings) found.add(encoding)
    own = next.pages
  }
  return { pages: own, encodings: ENCODINGS.filter((encoding) => found.has(encoding)) }
}

function decodeOnce(pages: readonly Mapped[]): Decoded {
  const eightBit = pages.reduce((sum, { text }) => sum + (text.match(TELLTALE)?.length ?? 0), 0) >= 2
  const first: Decoded = eightBit ? decodeEightBit(pages) : { pages, encodings: [] }
  const typed = decodeViqr(first.pages)
  return typed ? { pages: typed, encodings: [...first.encodings, 'viqr'] } : first
}

/** A text with what is surely legacy in it decoded. */
export const decodedText = (text: string): string => decodeLegacy([{ text, from: [] }]).pages[0]!.text

function decodeEightBit(pages: readonly Mapped[]): Decoded {
  const words = pages.flatMap(({ text }, page) => wordsOf(text, page))
  const readings = new Map<string, Reading>()
  const own = words.map(({ text }) => {
    let reading = readings.get(text)
    if (!reading) {
      reading = readingOf(text)
      readings.set(text, reading)
    }
    return reading
  })
  const states = cheapest(own.length, STATES.length, {
    cost: (at, state) => own[at]!.costs[state]!,
    enter: (at) => ENTER + words[at]!.turn,
    leave: (at) => LEAVE + words[at]!.turn,
  })
  const changes = pages.map(() => [] as PageChange[])
  const found = new Set<Encoding>()
  for (let start = 0; start < states.length; ) {
    const state = states[start]!
    let end = start + 1
    while (end < states.length && states[end] === state) end++
    const encoding = STATES[state]
    if (encoding && convinces(words.slice(start, end), own.slice(start, end), state)) {
      found.add(encoding)
      for (const change of changesOf(words.slice(start, end), own.slice(start, end), encoding))
        changes[change.page]!.push(change)
    }
    start = end
  }
  return {
    pages: pages.map((page, at) => (changes[at]!.length === 0 ? page : changed(page, changes[at]!))),
    encodings: STATES.filter((encoding) => encoding !== null && found.has(encoding)) as EightBit[],
  }
}

function wordsOf(text: string, page: number): Word[] {
  const words: Word[] = []
  let end = 0
  const add = (word: string, start: number) => {
    const between = text.slice(end, start)
    const lineStart = end === 0 || between.includes('\n')
    const turn = lineStart ? 0 : /["“”‘’(:;.]/.test(between) ? INSIDE_A_LINE / 2 : INSIDE_A_LINE
    words.push({ page, start, text: word, turn, lineStart, follows: /^[ \t\u00A0]*$/.test(between) && !lineStart })
    end = start + word.length
  }
  for (const { 0: token, index } of text.matchAll(HYPHENATED)) {
    const word = token.includes('-') && !/\d/.test(text[index - 1] ?? '') ? withLostU(token) : null
    if (word) add(word, index)
    else for (const own of token.matchAll(WORD)) add(own[0], index + own.index)
  }
  return words
}

/** A word of TCVN3 whose ư was printed as a hyphen, with its code put back; null where the hyphen is one. */
function withLostU(token: string): string | null {
  const [left, right, ...more] = token.split('-')
  if (more.length > 0 || `${left}${right}` === '' || UNICODE.test(token)) return null
  const lost = isLostU(decodeAll(left!, 'tcvn3').text, decodeAll(right!, 'tcvn3').text)
  return lost ? `${left}${LOST_U}${right}` : null
}

/** One word in the three readings. */
function readingOf(word: string): Reading {
  if (/^[A-Za-z]+$/.test(word)) {
    const strange = isSyllable(word) || word.length === 1 || word === word.toUpperCase() ? 0 : FOREIGN
    return { costs: [0, strange, strange], speaks: [false, false, false] }
  }
  // "th-" says nothing by itself.
  if (/^[A-Za-z\u00AD]+$/.test(word)) return { costs: [0, 0, IMPLAUSIBLE], speaks: [false, false, false] }
  if (UNICODE.test(word)) return { costs: [0, IMPOSSIBLE, IMPOSSIBLE], speaks: [false, false, false] }
  if (word.length === 1 && SYMBOL.test(word)) return { costs: [0, 0, 0], speaks: [false, false, false] }
  const raw = rawCost(word)
  const tcvn3 = fits(word, 'tcvn3')
  const vni = fits(word, 'vni')
  return {
    costs: [raw, tcvn3 ? 0 : IMPLAUSIBLE, vni ? 0 : IMPLAUSIBLE],
    // Letters alone are what tables of letters are made of.
    speaks: [false, tcvn3 && raw >= 1 && word.length > 1, vni && raw >= 1 && word.length > 1],
  }
}

function rawCost(word: string): number {
  if (isSyllable(word)) return 0
  if (word.length === 1) return LETTER_ALONE
  const bare = word.replace(/^«|»$/g, '')
  if (bare !== word && (isSyllable(bare) || /^[A-Za-z]+$/.test(bare))) return 0.5
  // No spelling glues signs to letters, or has capitals inside a word.
  if (SYMBOL.test(word) || /[a-zà-ÿ][A-ZÀ-Þ]/.test(word)) return 1.5
  return word.search(TELLTALE) >= 0 ? 1.2 : 1
}

/** Whether a word is Vietnamese when decoded: a syllable, or an abbreviation ("Q§" is "QĐ"). */
function fits(word: string, encoding: EightBit): boolean {
  for (const char of word) if (char > '\u007F' && !isCode(char, encoding)) return false
  const { text } = decodeAll(word, encoding)
  if (encoding === 'vni')
    // A mark without its vowel is left over.
    return !/[^\u0000-\u007Fíì]/i.test(leftOver(word)) && (isSyllable(text) || ABBREVIATION.test(text))
  if (ABBREVIATION.test(text) && !Array.from(word).some(hasBothCases)) return true
  if (!isSyllable(text.toLowerCase())) return false
  // Toned letters have one code for both cases; the others tell which it is.
  const sure = Array.from(word, (char, at) => (hasBothCases(char) ? '' : text[at]!))
  const [head, ...rest] = sure
  const tail = rest.join('')
  return tail === tail.toLowerCase() || (tail === tail.toUpperCase() && head === head!.toUpperCase())
}

function leftOver(word: string): string {
  const { text, from } = decodeAll(word, 'vni')
  return Array.from(text)
    .filter((char, at) => char === word[from[at]!])
    .join('')
}

/** A stretch must speak by different words and different codes: neither "µm" again and again nor "må så gå" makes an encoding. */
function convinces(words: readonly Word[], own: readonly Reading[], state: number): boolean {
  const speaking = words.filter((_, at) => own[at]!.speaks[state])
  const share = speaking.length / words.length
  const different = new Set(speaking.map(({ text }) => text)).size
  const codes = new Set(speaking.flatMap(({ text }) => text.match(/[^A-Za-z]/g) ?? [])).size
  const enough = Math.min(different, codes)
  return (enough >= 3 && share >= 0.2) || (enough >= 2 && share >= 0.5)
}

interface PageChange extends Change {
  readonly page: number
}

/** Bullets of symbol fonts look like these. */
const BULLET = /^[·§¨®©ª]$/

function changesOf(words: readonly Word[], own: readonly Reading[], encoding: EightBit): PageChange[] {
  const out: PageChange[] = []
  const decoded = words.map(({ text, lineStart }, at): Mapped | null => {
    if (/^[A-Za-z]+$/.test(text) || (lineStart && BULLET.test(text))) return null
    if (UNICODE.test(text) && !/[A-Za-z]/.test(text)) return null
    // Good as it is, or in the other encoding, and nothing in this one: a word of another hand.
    const other = encoding === 'tcvn3' ? 'vni' : 'tcvn3'
    if (text.length > 1 && !fits(text, encoding) && (own[at]!.costs[0] === 0 || fits(text, other))) return null
    return decodeAll(text, encoding)
  })
  for (const [at, word] of words.entries()) {
    const own = decoded[at]
    if (!own) continue
    const text = encoding === 'tcvn3' && inCapitals(words, at) ? own.text.toUpperCase() : own.text
    out.push({ page: word.page, start: word.start, end: word.start + word.text.length, text, from: own.from })
  }
  return out
}
