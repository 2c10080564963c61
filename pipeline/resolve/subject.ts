/**
 * Likeness of subjects (trích yếu). Search, then validate: words weighed by how rare they are in the registry find the
 * candidates (TF-IDF, since a few rare words, "điện hạt nhân", tell more than many common ones, "tăng cường sự lãnh đạo");
 * a string distance (Jaro-Winkler, which forgives a slip and an ending cut off) confirms them.
 */
import { phraseKey } from '../../extractors/text.js'

/** Likeness of two titles, 0 to 1; natural's Jaro-Winkler in production. */
export type Likeness = (a: string, b: string) => number

/** Titles at least this alike are one subject: chosen on the tuning half of corpus/resolution. */
export const SAME_TITLE = 0.92
/** Shorter subjects tell nothing. */
const SHORTEST = 15
/** A title cut off after so many characters is still known by its beginning. */
const LONG_ENOUGH = 28

/** A title as subjects are compared: folded, small letters, without "về". */
export const subject = (title: string | null): string =>
  phraseKey(title ?? '')
    .replace(/["“”]/g, '')
    .replace(/^(?:về việc|về|v\/v)\s+/, '')
    .replace(/[.,;]+$/, '')
    .trim()

/** True where both titles are long enough to tell, and name one subject: the same, cut short, or with a slip. */
export function alike(a: string | null, b: string | null, likeness: Likeness): boolean {
  const [left, right] = [subject(a), subject(b)]
  if (left.length < SHORTEST || right.length < SHORTEST) return false
  if (left === right) return true
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  if (short.length >= LONG_ENOUGH && long.startsWith(short)) return true
  if (likeness(left, right) < SAME_TITLE) return false
  // Jaro-Winkler is generous to long texts of one genre: most of their words must be shared as well.
  return shared(left, right) >= 0.7
}

/** True where both titles are long enough to tell, and speak of different things. */
export function unlike(a: string | null, b: string | null): boolean {
  const [left, right] = [subject(a), subject(b)]
  return left.length >= 20 && right.length >= 20 && shared(left, right) < 0.3
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)

/** Share of the shorter subject's words that the other holds. */
function shared(a: string, b: string): number {
  const [left, right] = [new Set(wordsOf(a)), new Set(wordsOf(b))]
  const [few, many] = left.size < right.size ? [left, right] : [right, left]
  if (few.size === 0) return 0
  let count = 0
  for (const word of few) if (many.has(word)) count++
  return count / few.size
}

/** Weighs words by how few titles hold them. */
export class SubjectIndex {
  private readonly holding = new Map<string, number>()
  private count = 0

  constructor(titles: Iterable<string>) {
    for (const title of titles) {
      this.count++
      for (const word of pairsOf(subject(title))) this.holding.set(word, (this.holding.get(word) ?? 0) + 1)
    }
  }

  /** Share of a title's weight, 0 to 1, that a text speaks of; pairs of words, since single syllables say little. */
  covered(title: string, text: string): number {
    const said = new Set(pairsOf(phraseKey(text)))
    let all = 0
    let found = 0
    for (const pair of new Set(pairsOf(subject(title)))) {
      const weight = Math.log((this.count + 1) / ((this.holding.get(pair) ?? 0) + 0.5))
      all += weight
      if (said.has(pair)) found += weight
    }
    return all === 0 ? 0 : found / all
  }
}

/** Neighbouring words: Vietnamese words are mostly of two syllables. */
function pairsOf(text: string): string[] {
  const words = wordsOf(text)
  return words.slice(1).map((word, index) => `${words[index]} ${word}`)
}
