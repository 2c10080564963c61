/**
 * Words that were typed, and where a text holds them. A word typed without diacritics finds every word of those letters
 * ("dai" finds "đại"); one typed with them finds itself ("kính" does not find "kinh").
 */
import { plain } from '../extractors/codeQuery.js'

const AROUND = 90

const WORD = /[\p{L}\p{N}]+/gu

/** The words of what was typed, in small letters. */
export const wordsOf = (typed: string): string[] => typed.normalize('NFC').toLowerCase().match(WORD) ?? []

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** A syllable whichever vowel carries its tone: "hoá" and "hóa" are one. */
function syllable(word: string): string {
  const letters = word.normalize('NFD').toLowerCase()
  return letters.replace(TONES, '') + (letters.match(TONES)?.join('') ?? '')
}

/** Whether a printed word is what was typed. */
const answers = (typed: string, printed: string): boolean =>
  plain(typed) === typed ? plain(printed) === typed : syllable(printed) === syllable(typed)

/** Whether a text holds every word that was typed with diacritics as it was typed. */
export function holdsAll(text: string, typed: readonly string[]): boolean {
  const strict = typed.filter((word) => plain(word) !== word)
  if (strict.length === 0) return true
  const printed = new Set(Array.from(text.matchAll(WORD), ([word]) => syllable(word)))
  return strict.every((word) => printed.has(syllable(word)))
}

/** The place where most of the words stand together, with the hits in «…». */
export function snippetOf(text: string, typed: readonly string[]): { readonly start: number; readonly text: string } {
  const words = typed.map(plain)
  const folded = plain(text)
  const sure = folded.length === text.length ? folded : text.toLowerCase()
  const find = (form: string) =>
    Array.from(sure.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${form})(?![\\p{L}\\p{N}])`, 'gu')), (hit) => ({
      start: hit.index,
      end: hit.index + hit[0].length,
      word: hit[0],
    }))
  // The words one after another, as they were typed, say most: "so" alone is also "sở" and "sổ".
  const printed = (hit: { start: number; end: number }) => text.slice(hit.start, hit.end).match(WORD) ?? []
  const phrase = find(words.join('[^\\p{L}\\p{N}]+')).filter((hit) =>
    printed(hit).every((word, at) => answers(typed[at] ?? '', word)),
  )
  const hits =
    phrase.length > 0
      ? phrase
      : find([...new Set(words)].join('|')).filter((hit) =>
          typed.some((word) => printed(hit).every((each) => answers(word, each))),
        )
  if (hits.length === 0) return { start: 0, text: clip(text, 0, 2 * AROUND, []) }
  let best = hits[0]!
  let most = 0
  // The whole phrase is as good at its first place as at any other.
  for (const [at, hit] of phrase.length > 0 ? [] : hits.entries()) {
    const near = hits.slice(at, at + 40).filter((other) => other.start - hit.start < 2 * AROUND)
    // Words close by and next to each other weigh more than the same word again.
    const value = new Set(near.map((other) => other.word)).size * 1000 - ((near.at(-1)?.end ?? 0) - hit.start)
    if (value > most) {
      most = value
      best = hit
    }
  }
  const from = Math.max(0, best.start - AROUND)
  const to = Math.min(text.length, best.start + 2 * AROUND)
  return { start: best.start, text: clip(text, from, to, hits) }
}

function clip(text: string, from: number, to: number, hits: readonly { start: number; end: number }[]): string {
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const end = to >= text.length ? text.length : Math.max(start, text.lastIndexOf(' ', to))
  let marked = ''
  let at = start
  for (const hit of hits) {
    if (hit.start < start || hit.end > end) continue
    marked += `${text.slice(at, hit.start)}«${text.slice(hit.start, hit.end)}»`
    at = hit.end
  }
  marked += text.slice(at, end)
  return `${start > 0 ? '… ' : ''}${marked.replace(/» «/g, ' ').replace(/\s+/g, ' ').trim()}${end < text.length ? ' …' : ''}`
}
