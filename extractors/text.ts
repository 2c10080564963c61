/** Matching over text: folding that keeps length, composed patterns, and one scan over the whole text. */
import XRegExp from 'xregexp'
import type { Mention } from './types.js'

const LETTER = 'A-Za-z\\u00AA-\\u024F\\u1E00-\\u1EFF'

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
  return { regex: new RegExp(built.source, flags.replace('x', '')), names: captureNames ?? [] }
}

/** One of several literal words, longest first, so that "Kế hoạch hành động" wins over "Kế hoạch". */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => XRegExp.escape(word).replace(/(?:\\?[ ]|\\u0020)+/g, '\\s+'))
    .join('|')
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

const FOLDABLE =
  /[\u00A0\u00AD\u00D0\u00F0\u0189\u0256\u2000-\u200A\u2010-\u2015\u201C-\u201F\u2032\u2033\u202F\u2044\u2212\u2215\u3000\uFF0F\uFF0D\uFE63]|o[àáảãạèéẻẽẹ]|O[ÀÁẢÃẠÈÉẺẼẸàáảãạèéẻẽẹ]|u[ỳýỷỹỵ]|U[ỲÝỶỸỴỳýỷỹỵ]/

const SINGLE: Readonly<Record<string, string>> = {
  '\u00D0': 'Đ',
  '\u0189': 'Đ',
  '\u00F0': 'đ',
  '\u0256': 'đ',
  '\u2044': '/',
  '\u2215': '/',
  '\uFF0F': '/',
  '\u2032': "'",
}

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

const FOLD = new RegExp(FOLDABLE.source, 'g')

let lastText = ''
let lastFolded = ''

/**
 * The form patterns run on: same length as the text, tone placement in the new style (uỷ → ủy, but quý and quả stay),
 * every dash "-", every blank " " (line breaks stay), Ð → Đ, typographic quotes straight. Case is kept.
 */
export function fold(text: string): string {
  // Every step of one extraction folds the same text; the last answer is kept.
  if (text === lastText) return lastFolded
  const folded = FOLDABLE.test(text) ? foldAnew(text) : text
  if (text.length > 400) {
    lastText = text
    lastFolded = folded
  }
  return folded
}

function foldAnew(text: string): string {
  return text.replace(FOLD, (found, at: number) => {
    if (found.length === 2) {
      const before = text[at - 1]
      if ((found[0] === 'u' || found[0] === 'U') && (before === 'q' || before === 'Q')) return found
      const after = text[at + 2]
      // Only an open syllable moves its tone: "hoà" but not "hoàn".
      if (after && /[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]/.test(after)) return found
      return TONED.get(found) ?? found
    }
    const single = SINGLE[found]
    if (single) return single
    if (/[\u00AD\u2010-\u2015\u2212\uFF0D\uFE63]/.test(found)) return '-'
    if (/[\u201C-\u201F\u2033]/.test(found)) return '"'
    return ' '
  })
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
