/** Places looked up among many by bisection, so that a question costs a few steps however long the text is. */
import type { Page, Span } from './types.js'

/**
 * How many of the items, which ascend by their place, lie before this place: "how many citations start before here".
 * Of the items only the first `count` are looked at.
 */
export function countBefore<Item>(
  items: readonly Item[],
  place: number,
  placeOf: (item: Item) => number,
  count = items.length,
): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeOf(items[middle]!) < place) low = middle + 1
    else high = middle
  }
  return low
}

const itself = (place: number): number => place
const startOf = ({ start }: { readonly start: number }): number => start

/** How many of these ascending places lie before this one. */
export const placesBefore = (places: readonly number[], place: number): number => countBefore(places, place, itself)

/** How many of these spans, ascending by start, start before this place. */
export const startsBefore = (spans: readonly { readonly start: number }[], place: number): number =>
  countBefore(spans, place, startOf)

/** Page that a place is printed on; 1 where nothing is known of pages. */
export const pageAt = (pages: readonly Page[], place: number): number =>
  pages[startsBefore(pages, place + 1) - 1]?.page ?? 1

/** Spans that may overlap and nest, asked whether any of them lies across a stretch. */
export interface SpanIndex {
  /** True where some span starts before `end` and ends after `start`. */
  touches(start: number, end: number): boolean
}

export function spanIndex(spans: readonly Span[]): SpanIndex {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  // The furthest end of each span and all before it.
  const reach: number[] = []
  for (const { end } of sorted) reach.push(Math.max(end, reach.at(-1) ?? -1))
  return {
    touches(start, end) {
      const count = startsBefore(sorted, end)
      return count > 0 && reach[count - 1]! > start
    },
  }
}

/** Spans of which no two overlap, taken one by one: the first that asks has its stretch. */
export class TakenSpans {
  private readonly taken: Span[] = []

  /** Takes a stretch; false, and nothing taken, where it touches one that is taken. */
  take({ start, end }: Span): boolean {
    const at = startsBefore(this.taken, end)
    const before = this.taken[at - 1]
    if (before && before.end > start) return false
    this.taken.splice(at, 0, { start, end })
    return true
  }
}
