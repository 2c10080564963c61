/**
 * What stands before the citations of one line, or of one cell of a table's row, with the descriptions of earlier ones
 * blanked out: "Thực hiện \u0001\u0001\u0001 và ". All citations of the cell share the one string.
 */
import type { Draft } from '../citationTail.js'
import { countBefore, startsBefore } from '../spans.js'
import type { Span } from '../types.js'
import { type Cue, cueReader } from './cue.js'

/** Stands for each character of a citation. */
export const MARK = '\u0001'

export interface Cell extends Span {
  /** Its words, citations blanked out. */
  readonly words: string
  /** Kind of the last verb before the citation that starts at this place of the text. */
  cueBefore(place: number): Cue | null
  /** True where nothing but list marks, connectors and other citations stand before the citation at this place. */
  isBare(place: number): boolean
}

/** `drafts` are those that hang under no other, in reading order. */
export function cellOf(text: string, { start, end }: Span, drafts: readonly Draft[]): Cell {
  const own = drafts.slice(startsBefore(drafts, start), startsBefore(drafts, end))
  const { words, places } = shorten(text, { start, end }, own)
  const before = (place: number): number => places[startsBefore(own, place)] ?? words.length
  let bare: number | null = null
  let cue: ((place: number) => Cue | null) | null = null
  return {
    start,
    end,
    words: mask(text, { start, end }, own),
    cueBefore(place) {
      cue ??= cueReader(words)
      return cue(before(place))
    },
    isBare(place) {
      // Only the first citations of a cell can be bare: words once said stand before all that follow.
      bare ??= countBefore(places, 1, (to) => (hasNoWords(words.slice(0, to)) ? 0 : 1))
      return startsBefore(own, place) < bare
    },
  }
}

/** The words of a cell with one mark for each citation, or for several that run into each other, and each one's place there. */
function shorten(text: string, { start, end }: Span, own: readonly Draft[]): { words: string; places: number[] } {
  const places: number[] = []
  let words = ''
  let at = start
  for (const draft of own) {
    words += text.slice(at, draft.start)
    places.push(words.length)
    if (draft.extent <= at) continue
    if (draft.start >= at) words += MARK
    at = Math.min(draft.extent, end)
  }
  return { words: words + text.slice(at, end), places }
}

/** A stretch of the text with the descriptions of the citations that start in it blanked out. */
export function mask(text: string, { start, end }: Span, drafts: readonly Draft[]): string {
  const pieces: string[] = []
  let at = start
  for (let index = startsBefore(drafts, start); index < drafts.length && drafts[index]!.start < end; index++) {
    const draft = drafts[index]!
    const to = Math.min(draft.extent, end)
    if (to <= at) continue
    const from = Math.max(at, draft.start)
    pieces.push(text.slice(at, from), MARK.repeat(to - from))
    at = to
  }
  return pieces.length === 0 ? text.slice(start, end) : pieces.join('') + text.slice(at, end)
}

const hasNoWords = (before: string): boolean =>
  !/[\p{L}]/u.test(before.replace(/^\s*(?:[-+•·(\d).a-zđIVX]+)\s*/u, '')) || onlyMasked(before)

const onlyMasked = (before: string): boolean => {
  const rest = before.replace(/\u0001+/g, '').replace(/(?:^|\s)(?:và|các|cùng|với|hoặc|theo)(?=\s|$)/g, ' ')
  return !/[\p{L}]{2,}/u.test(rest.replace(/^\s*\(?[\dIVXa-zđ.]{1,5}\)?[.)-]?\s/u, ''))
}
