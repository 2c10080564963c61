/** VIQR, Vietnamese in ASCII ("Nghi. quye^'t so^' 57"): told by whole stretches of it, since each of its signs is an everyday one. */
import { type Change, changed, type Mapped } from './characters.js'
import { decodeAll } from './legacyTables.js'
import { isSyllable } from './syllable.js'
import { cheapest } from './trellis.js'

interface Token {
  readonly page: number
  readonly start: number
  readonly text: string
  /** Nothing but blanks before it in its line. */
  readonly lineStart: boolean
  /** Vietnamese as VIQR, and nothing as it is. */
  readonly speaks: boolean
  /** What speaks against VIQR. */
  readonly against: number
}

const SIGNS = /[aeoAEO]\^|[aA]\(|[uoUO]\+|(?<![A-Za-z])[dD][dD](?=[aeiouyAEIOUY])/g
/** A word with its signs, a sign that is meant as it stands ("\."), or letters that VIQR has not. */
const TOKEN = /[A-Za-z][A-Za-z^(+'`?~.]*|\\(?=[\^(+'`?~.dD])|[\u00A1-\u1EFF]+/g
const TYPED = /[aeo]\^|a\(|[uo]\+|^dd|[aeiouy][`'?~.][a-z]/i
/** A vowel with two signs: nothing but VIQR writes it. */
const SURE = /(?:[aeo]\^|a\(|[uo]\+)[`'?~.]|^dd/i

const FEWEST_SIGNS = 5
// As for the other encodings: no sum of costs comes near, and line ends decide nothing.
const ENTER = 5.05
const LEAVE = 1
const INSIDE_A_LINE = 0.02

/** Pages with their VIQR decoded; null where there is none. */
export function decodeViqr(pages: readonly Mapped[]): Mapped[] | null {
  const signs = pages.reduce((sum, { text }) => sum + (text.match(SIGNS)?.length ?? 0), 0)
  if (signs < FEWEST_SIGNS) return null
  const tokens = pages.flatMap(({ text }, page) => tokensOf(text, page))
  const turn = (at: number) => (tokens[at]!.lineStart ? 0 : INSIDE_A_LINE)
  const states = cheapest(tokens.length, 2, {
    cost: (at, state) => (state === 1 ? tokens[at]!.against : tokens[at]!.speaks ? 1 : 0),
    enter: (at) => ENTER + turn(at),
    leave: (at) => LEAVE + turn(at),
  })
  const chosen: Token[] = []
  for (let start = 0; start < tokens.length; ) {
    let end = start + 1
    while (end < tokens.length && states[end] === states[start]) end++
    const own = tokens.slice(start, end)
    if (states[start] === 1 && convinces(own)) for (const each of own) chosen.push(each)
    start = end
  }
  if (chosen.length === 0) return null
  return pages.map((page, at) => {
    const own = chosen.filter((token) => token.page === at)
    return own.length === 0
      ? page
      : changed(
          page,
          own.flatMap((token) => changesOf(page.text, token)),
        )
  })
}

function tokensOf(text: string, page: number): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const { 0: token, index: start } of text.matchAll(TOKEN)) {
    const between = text.slice(end, start)
    const lineStart = /(?:^|\n)[ \t]*$/.test(between) && (end === 0 || between.includes('\n'))
    tokens.push({ page, start, text: token, lineStart, ...weigh(token) })
    end = start + token.length
  }
  return tokens
}

function weigh(token: string): Pick<Token, 'speaks' | 'against'> {
  if (token === '\\') return { speaks: false, against: 0 }
  if (token > '\u007F') return { speaks: false, against: 1.5 }
  const typed = TYPED.test(token)
  const read = typed && readingOf(token) !== null
  const strange = !isSyllable(token.replace(/[^A-Za-z].*$/, '')) && /[a-z]{2}/.test(token)
  return { speaks: read, against: read ? 0 : typed ? 2 : strange ? 0.5 : 0 }
}

function convinces(tokens: readonly Token[]): boolean {
  const speaking = tokens.filter(({ speaks }) => speaks)
  const words = tokens.filter(({ text }) => text !== '\\').length
  const different = new Set(speaking.map(({ text }) => text))
  const sure = [...different].filter((token) => SURE.test(token)).length
  return different.size >= 5 && sure >= 3 && speaking.length >= words * 0.3
}

/** The syllable that a token writes, with as many of its signs as belong to it: "chu+a?" asks, "cu?a." ends a sentence. */
function readingOf(token: string): (Mapped & { readonly length: number }) | null {
  const letters = /.*[A-Za-z]/.exec(token)![0].length
  for (let length = token.length; length >= letters; length--) {
    const decoded = decodeAll(token.slice(0, length), 'viqr')
    if (isSyllable(decoded.text)) return { ...decoded, length }
  }
  return null
}

function changesOf(page: string, { text, start, lineStart }: Token): Change[] {
  // "\." is a full stop, whatever stands before it.
  if (text === '\\') return [{ start, end: start + 1, text: '', from: [] }]
  if (text > '\u007F') return []
  // "I. ", "a. " at the start of a line is its number.
  if (lineStart && /^[A-Za-z]\.$/.test(text)) return []
  const inCode = /[/\d]/.test(page[start - 1] ?? '') || (page[start - 1] === '-' && /\d/.test(page[start - 2] ?? ''))
  const abbreviation = /^[A-Z]*DD[A-Z]*\.?$/.test(text)
  if (inCode || abbreviation)
    return Array.from(text.matchAll(/DD/g), ({ index }) => ({
      start: start + index,
      end: start + index + 2,
      text: 'Đ',
      from: [0],
    }))
  const read = readingOf(text)
  return read ? [{ start, end: start + read.length, text: read.text, from: read.from }] : []
}
