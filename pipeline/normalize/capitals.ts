/** Capitals of TCVN3: toned letters have one code for both cases, and only the letters around them tell which it is. */
import { decodeAll, hasBothCases } from './legacyTables.js'

/** A word of codes. */
export interface CasedWord {
  readonly text: string
  /** Only a blank parts it from the word before. */
  readonly follows: boolean
}

/** A text of TCVN3 decoded letter by letter, words in capitals whole: "§¶NG Bé X·" is "ĐẢNG BỘ XÃ". */
export function decodeTcvn3(text: string): string {
  const words = Array.from(text.matchAll(/[A-Za-z\u00A1-\u00FF]+/g), ({ 0: word, index }) => ({
    text: word,
    start: index,
    follows: /[A-Za-z\u00A1-\u00FF][ \t]+$/.test(text.slice(Math.max(0, index - 4), index)),
  }))
  let out = ''
  let done = 0
  for (const [at, { text: word, start }] of words.entries()) {
    const printed = decodeAll(word, 'tcvn3').text
    out += text.slice(done, start) + (inCapitals(words, at) ? printed.toUpperCase() : printed)
    done = start + word.length
  }
  return out + text.slice(done)
}

/** How the letters that tell their case are written: capitals, small letters, or too few to say. */
function caseOf(word: string): 'capitals' | 'small' | 'unsure' {
  let capitals = 0
  for (const char of word) {
    if (hasBothCases(char)) continue
    const letter = decodeAll(char, 'tcvn3').text
    if (letter !== letter.toUpperCase()) return 'small'
    if (letter !== letter.toLowerCase()) capitals++
  }
  return capitals >= 2 ? 'capitals' : 'unsure'
}

/** Whether a TCVN3 word stands in capitals; a short one is read by the nearest words around it that tell. */
export function inCapitals(words: readonly CasedWord[], at: number): boolean {
  const { text } = words[at]!
  const own = caseOf(text)
  if (own !== 'unsure' || !Array.from(text).some(hasBothCases)) return own === 'capitals'
  const around = [neighbour(words, at, -1), neighbour(words, at, 1)]
  return around.includes('capitals') && !around.includes('small')
}

const FARTHEST = 4

/** The case of the nearest word on one side that tells it, with only blanks between. */
function neighbour(words: readonly CasedWord[], from: number, step: -1 | 1): 'capitals' | 'small' | null {
  for (let at = from; Math.abs(at - from) < FARTHEST; at += step) {
    const next = words[at + step]
    if (!next || !(step === 1 ? next : words[at]!).follows) return null
    const own = caseOf(next.text)
    if (own !== 'unsure') return own
  }
  return null
}
