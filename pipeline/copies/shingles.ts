/** What texts have in common, counted in shingles: three syllables that follow each other, without diacritics and digits. */
import { plain } from '../../extractors/codeQuery.js'

/** A text as it is compared: how many syllables it has, and the hashes of its shingles. */
export interface Shingled {
  readonly syllables: number
  readonly shingles: ReadonlySet<number>
}

/** Syllables of a shingle: a misread letter spoils three shingles, and three syllables still tell texts apart. */
const WIDTH = 3

/** "KẾ HOẠCH số 12" → "ke", "hoach", "so": what OCR mistakes most (marks, digits, capitals, stops) does not count. */
export const syllablesOf = (text: string): string[] => plain(text.normalize('NFC')).match(/[a-z]+/g) ?? []

export function shingled(text: string): Shingled {
  const syllables = syllablesOf(text).map(hashOf)
  const shingles = new Set<number>()
  for (let at = 0; at + WIDTH <= syllables.length; at++) {
    let hash = 0
    for (let next = 0; next < WIDTH; next++) hash = mixed(Math.imul(hash, 31) + syllables[at + next]!)
    shingles.add(hash)
  }
  return { syllables: syllables.length, shingles }
}

/** How much two texts have in common: of both together (Jaccard), and of the one that has less. */
export function overlap(a: Shingled, b: Shingled): { readonly jaccard: number; readonly contained: number } {
  const [less, more] = a.shingles.size <= b.shingles.size ? [a.shingles, b.shingles] : [b.shingles, a.shingles]
  if (less.size === 0) return { jaccard: 0, contained: 0 }
  let common = 0
  for (const shingle of less) if (more.has(shingle)) common++
  return { jaccard: common / (less.size + more.size - common), contained: common / less.size }
}

/** FNV-1a, 32 bits. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return mixed(hash)
}

/** Spreads the bits of a number over 32. */
export function mixed(value: number): number {
  let hash = value ^ (value >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
