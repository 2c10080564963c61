/** Sentences for people, and words for the search index. */

import { fold } from '../extractors/text.js'
import type { Span } from '../extractors/types.js'

const LONGEST = 420

/** The sentence around a span, cut to about 420 characters with "…" where it is longer. */
export function sentenceAround(text: string, { start, end }: Span): string {
  // What lies further away is cut off in any case: a text of one endless line is not searched again for every citation.
  const edge = Math.max(0, start - 2 * LONGEST)
  const near = text.slice(edge, end + 2 * LONGEST)
  const lineEnd = near.indexOf('\n', end - edge)
  let from = edge + near.slice(0, start - edge).lastIndexOf('\n') + 1
  let to = lineEnd < 0 ? edge + near.length : edge + lineEnd
  const line = text.slice(from, to)
  const begin = from
  for (const stop of line.matchAll(/[.!?;](?=\s+[\p{Lu}“"(+\-–])/gu)) {
    const at = begin + stop.index + 1
    if (at <= start) from = at
    else if (at >= end) {
      to = at
      break
    }
  }
  let [head, tail] = ['', '']
  if (to - from > LONGEST) {
    const room = Math.max(0, LONGEST - (end - start))
    const left = Math.max(from, start - Math.floor(room / 3))
    const right = Math.min(to, end + room - (start - left))
    if (left > from) head = '… '
    if (right < to) tail = ' …'
    from = left === from ? from : text.indexOf(' ', left) + 1 || left
    to = right === to ? to : Math.max(end, text.lastIndexOf(' ', right))
  }
  return head + text.slice(from, to).replace(/\s+/g, ' ').trim() + tail
}

/** Text as it is indexed and asked for: folded, small letters, no diacritics, đ as d. */
export function searchWords(text: string): string {
  return fold(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .normalize('NFC')
}
