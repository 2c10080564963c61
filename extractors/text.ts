/** Matching over text: folding that keeps length, composed patterns, and one scan over the whole text. */
import XRegExp from 'xregexp'
import type { Mention } from './types.js'

/** Letters of Vietnamese, as the inside of a character class. */
export const LETTER = 'A-Za-z\\u00AA-\\u024F\\u1E00-\\u1EFF'

/** No letter before, no letter after: \b is ASCII in JavaScript, even with u. */
export const WORD_START = `(?<![${LETTER}])`
export const WORD_END = `(?![${LETTER}])`

/** Named pieces that every pattern may use as {{name}}. */
const PIECES: Readonly<Record<string, string>> = {
  /** \b is ASCII in JavaScript, even with u; these two know Vietnamese letters. */
  start: `(?<![${LETTER}0-9])`,
  end: `(?![${LETTER}0-9])`,
  letter: `[${LETTER}]`,
  upper: '[A-Z\\u00C0-\\u00DEĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]',
  dash: '[-\\u2010-\\u2015\\u2212]',
  quote: '["“”„″]',
}

/** A compiled pattern with the names of its groups, in order. */
export interface Pattern {
  readonly regex: RegExp
  readonly names: readonly (string | null)[]
}

/**
 * Composes a pattern from named pieces, free-spacing (white space in the source means nothing, write `\s` or `[ ]`).
 * XRegExp builds it once at load; what runs is the native expression.
 */
export function pattern(source: string, pieces: Readonly<Record<string, string>> = {}, flags = 'g'): Pattern {
  const built = XRegExp.build(source, { ...PIECES, ...pieces }, flags.includes('x') ? flags : `${flags}x`)
  const { captureNames } = (built as unknown as { xregexp: { captureNames: (string | null)[] | null } }).xregexp
  const form = flags.includes('i') ? inEitherCase(built.source) : built.source
  return { regex: new RegExp(form, flags.replace(/[ix]/g, '')), names: captureNames ?? [] }
}

/**
 * The source of an expression with each letter as a class of its two cases, "[sS][ơƠ]". It finds what the flag i finds,
 * several times faster: the engine skips ahead to letters that may begin a match only where it knows them.
 */
export function inEitherCase(source: string): string {
  return source.replace(
    /\\(?:u[0-9A-Fa-f]{4}|p\{\w+\}|[\s\S])|\(\?<[A-Za-z]\w*>|\[(?:\\[\s\S]|[^\]\\])*\]|\p{L}/gu,
    (piece) => {
      if (piece.startsWith('[')) return piece.replace(/\\(?:u[0-9A-Fa-f]{4}|[\s\S])|\p{L}-\p{L}|\p{L}/gu, bothCases)
      return piece.length > 1 || bothCases(piece) === piece ? piece : `[${bothCases(piece)}]`
    },
  )
}

const bothCases = (piece: string): string => {
  const [small, capital] = [piece.toLowerCase(), piece.toUpperCase()]
  return piece.startsWith('\\') || small === capital ? piece : small + capital
}

/** One of several literal words; of two that begin alike the longer: "Kế hoạch hành động" wins over "Kế hoạch". */
export const anyOf = (words: readonly string[]): string =>
  anyOfPieces(words.map((word) => [...word.replace(/ +/g, ' ')].map((char) => (char === ' ' ? '\\s+' : literal(char)))))

const literal = (char: string): string => (/[\p{L}\d]/u.test(char) ? char : XRegExp.escape(char))

/** The same for words given as pieces of a pattern: what begins alike is written once, so that no beginning is tried twice. */
export function anyOfPieces(words: readonly (readonly string[])[]): string {
  const branches = new Map<string, (readonly string[])[]>()
  for (const [first, ...rest] of words) {
    if (first === undefined) continue
    branches.set(first, [...(branches.get(first) ?? []), rest])
  }
  const ways = [...branches].map(([first, rests]) => {
    const rest = anyOfPieces(rests)
    if (rest === '') return first
    return first + (rests.some(({ length }) => length === 0) ? `(?:${rest})?` : rest)
  })
  return ways.length > 1 ? `(?:${ways.join('|')})` : (ways[0] ?? '')
}

/** One match: its place, its text and its named groups. */
export interface Match {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly groups: Readonly<Record<string, string | undefined>>
}

/** A form of what stands left of a place, "… thực hiện " before a document. */
export interface LeftForm {
  readonly regex: RegExp
}

/** Made to be asked at a place: it reads leftwards from there, so that the length of the text does not matter. */
export const leftForm = (source: string, flags = ''): LeftForm => ({ regex: new RegExp(`(?<=${source})`, `y${flags}`) })

/** True where the text ends so at this place. */
export function standsLeft({ regex }: LeftForm, text: string, place: number): boolean {
  regex.lastIndex = place
  return regex.test(text)
}

/** All matches of a pattern, left to right, over the whole text. */
export function* matches(text: string, compiled: Pattern): Generator<Match> {
  const { regex } = compiled
  regex.lastIndex = 0
  for (let found = regex.exec(text); found; found = regex.exec(text)) {
    const match = matchOf(found, compiled)
    yield match
    regex.lastIndex = match.end > match.start ? match.end : match.end + 1
  }
}

/** The match of a sticky pattern that begins at this place; null where none does. */
export function matchAt(text: string, compiled: Pattern, position: number): Match | null {
  compiled.regex.lastIndex = position
  const found = compiled.regex.exec(text)
  return found && matchOf(found, compiled)
}

function matchOf(found: RegExpExecArray, { names }: Pattern): Match {
  const groups: Record<string, string | undefined> = {}
  for (let at = 0; at < names.length; at++) {
    const name = names[at]
    if (name) groups[name] ??= found[at + 1]
  }
  return { start: found.index, end: found.index + found[0].length, text: found[0], groups }
}

/** Scans folded text; `parse` returns null to decline. Offsets hold in the text as printed, since folding keeps length. */
export function scan<Value>(
  folded: string,
  compiled: Pattern,
  rule: string,
  parse: (match: Match) => Value | null,
  confidence = 1,
): Mention<Value>[] {
  const out: Mention<Value>[] = []
  for (const match of matches(folded, compiled)) {
    const value = parse(match)
    if (value !== null) out.push({ start: match.start, end: match.end, rule, value, confidence })
  }
  return out
}

/** Look-alikes of what is folded to one sign: dashes, blanks, quotation marks, Ð. */
const SINGLES = new Map<string, string>()
for (const [folded, alike] of [
  ['-', '\u00AD\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFF0D\uFE63'],
  [' ', '\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u3000'],
  ['"', '\u201C\u201D\u201E\u201F\u2033'],
  ["'", '\u2032'],
  ['/', '\u2044\u2215\uFF0F'],
  ['Đ', '\u00D0\u0189'],
  ['đ', '\u00F0\u0256'],
] as const)
  for (const char of alike) SINGLES.set(char, folded)

const TONED = new Map<string, string>()
for (const [plain, toned, moved] of [
  ['oa', 'àáảãạ', 'òóỏõọ'],
  ['oe', 'èéẻẽẹ', 'òóỏõọ'],
  ['uy', 'ỳýỷỹỵ', 'ùúủũụ'],
] as const) {
  for (let tone = 0; tone < 5; tone++) {
    const [first, second] = [plain[0]!, plain[1]!]
    const [on, to] = [toned[tone]!, moved[tone]!]
    TONED.set(first + on, to + second)
    TONED.set(first.toUpperCase() + on.toUpperCase(), to.toUpperCase() + second.toUpperCase())
    TONED.set(first.toUpperCase() + on, to.toUpperCase() + second)
  }
}

// Only an open syllable moves its tone: "hoà" but not "hoàn"; "quý" keeps it.
const FOLD = new RegExp(
  `[${[...SINGLES.keys()].join('')}]|(?:o[àáảãạèéẻẽẹ]|O[ÀÁẢÃẠÈÉẺẼẸàáảãạèéẻẽẹ]|(?<![qQ])(?:u[ỳýỷỹỵ]|U[ỲÝỶỸỴỳýỷỹỵ]))(?![A-Za-z\\u00C0-\\u024F\\u1E00-\\u1EFF])`,
  'g',
)

let lastText = ''
let lastFolded = ''

/**
 * The form patterns run on: same length as the text, tone placement in the new style (uỷ → ủy, but quý and quả stay),
 * every dash "-", every blank " " (line breaks stay), Ð → Đ, typographic quotes straight. Case is kept.
 */
export function fold(text: string): string {
  // Every step of one extraction folds the same text; the last answer is kept.
  if (text === lastText) return lastFolded
  const folded = text.replace(FOLD, (found) => SINGLES.get(found) ?? TONED.get(found) ?? found)
  if (text.length > 400) {
    lastText = text
    lastFolded = folded
  }
  return folded
}

const UNEVEN = /\s\s|[^\S ]/

/** The same words with one blank between each two, whatever white space is printed there. */
export const oneBlank = (text: string): string => (UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text)

/** Key for comparing phrases: folded, lower case, blanks and line breaks one blank, quotes and outer marks dropped. */
export function phraseKey(text: string): string {
  return fold(text.normalize('NFC'))
    .toLowerCase()
    .replace(/["'*_«»]/g, '')
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,;:()]+|[\s.,;:()]+$/g, '')
}
