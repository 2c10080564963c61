/** Places looked up among many by bisection, so that a question costs a few steps however long the text is. */
import type { Span } from './types.js'

/** How many of the items, which ascend by their place, lie before this place: "how many citations start before here". */
export function countBefore<Item>(items: readonly Item[], place: number, placeOf: (item: Item) => number): number {
  let low = 0
  let high = items.length
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
