/** The known codes that look most like a typed one. */
import { distance } from 'fastest-levenshtein'
import { type CodeQuery, codeKey, numberKey, parseCodeQuery, plain } from '../extractors/codeQuery.js'
import type { Lexicon } from '../extractors/lexicon/types.js'

const MOST = 5

/** At most five codes, the likest first: a slip in the number or the type costs little, other letters cost more. */
export function nearest(
  typed: string,
  query: CodeQuery,
  codes: readonly string[],
  lexicon: Pick<Lexicon, 'types' | 'issuers'>,
): string[] {
  const wanted = plain(codeKey(typed))
  return codes
    .map((code) => {
      const other = parseCodeQuery(code, lexicon)
      const sameNumber = other !== null && numberKey(other.number) === numberKey(query.number)
      const sameType = other !== null && query.type !== null && other.type === query.type
      return { code, far: distance(wanted, plain(codeKey(code))) - (sameNumber ? 1 : 0) - (sameType ? 1 : 0) }
    })
    .filter(({ far }) => far <= Math.max(2, wanted.length / 2))
    .sort((a, b) => a.far - b.far || (a.code < b.code ? -1 : 1))
    .slice(0, MOST)
    .map(({ code }) => code)
}

/** Keys of the numbers that one slip makes of this one, itself first: 57 → 57, 75, 5, 7, 56, 58, 571 … */
export function numberSlips(number: string): string[] {
  const own = numberKey(number)
  const slips = new Set([own])
  for (let at = 0; at <= own.length; at++) {
    const [before, after] = [own.slice(0, at), own.slice(at)]
    if (after.length > 1) slips.add(before + after[1] + after[0] + after.slice(2))
    if (after.length > 0) slips.add(before + after.slice(1))
    for (const digit of '0123456789') {
      slips.add(before + digit + after)
      if (after.length > 0) slips.add(before + digit + after.slice(1))
    }
  }
  return [...slips].filter((slip) => slip !== '').map(numberKey)
}
