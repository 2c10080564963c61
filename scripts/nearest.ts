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
