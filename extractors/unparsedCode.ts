/** What is announced as a code ("Chỉ thị số CT-12") and was not read as one: told, never guessed. */
import { COMPANY_SIGN } from './documentCode.js'
import type { Lexicon } from './lexicon/types.js'
import { spanIndex } from './spans.js'
import { matches, oneBlank, pattern } from './text.js'
import type { Problem, Span } from './types.js'
import { typeWord } from './typeWord.js'

/** "số" and one word of letters and digits held together by strokes: CT-12 | 77-TK.1 | 10/NQTW/2013 */
const ANNOUNCED = pattern(
  String.raw`(?<![\p{L}\d]) [sS]ố \s{0,2} :? \s{0,2} (?<code> (?=[^\s,;()]*\d) (?=[^\s,;()]*\p{Lu}) [\p{L}\d]+ (?:[-/.]{1,2} [\p{L}\d]+)+ )`,
  {},
  'gu',
)

/** Longest type word with the blank behind it, in characters. */
const REACH = 48

/** Numbers of things that are no documents of an office are named by words that are no type: "tờ khai số 77-TK.1". */
function isOfADocument(folded: string, start: number, lexicon: Lexicon): boolean {
  const left = folded.slice(Math.max(0, start - REACH), start)
  return typeWord(left, lexicon).some(
    ({ end, value }) => value.name !== 'Hợp đồng' && oneBlank(left.slice(end)) === ' ',
  )
}

/**
 * Announced codes that no citation covers, or covers in part only. Citations lie by start; the header's own number is
 * not among them and is named by `head`. Problems of kind `unparsed-code`, in reading order.
 */
export function unparsedCodes(
  text: string,
  folded: string,
  lexicon: Lexicon,
  { citations, head }: { readonly citations: readonly Span[]; readonly head: Span },
): Problem[] {
  const read = spanIndex(citations)
  const out: Problem[] = []
  for (const { start, end, text: words, groups } of matches(folded, ANNOUNCED)) {
    if (start < head.end && end > head.start) continue
    const code = { start: end - groups['code']!.length, end }
    // The last part says whether all of it was read: citations name the code from its first to its last character.
    const lastPart = { start: end - /[\p{L}\d]+$/u.exec(words)![0].length, end }
    if (read.touches(lastPart.start, lastPart.end)) continue
    if (COMPANY_SIGN.test(groups['code']!) || !isOfADocument(folded, start, lexicon)) continue
    out.push({
      kind: 'unparsed-code',
      message: `“${text.slice(code.start, code.end)}” looks like a code and was not read as one`,
      ...code,
    })
  }
  return out
}
