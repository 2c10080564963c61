/**
 * Longest matching blocks of two sequences, as Python's `difflib.SequenceMatcher(None, a, b, autojunk=False)` finds
 * them: figures of two scorers agree only if they align alike.
 */

/** `size` elements that are equal from `a` on in the first sequence and from `b` on in the second. */
export interface Block {
  readonly a: number
  readonly b: number
  readonly size: number
}

/** All matching blocks, in order, adjacent ones joined; without Python's closing empty block. */
export function matchingBlocks(a: readonly string[], b: readonly string[]): Block[] {
  const places = new Map<string, number[]>()
  for (const [index, key] of b.entries()) {
    const known = places.get(key)
    if (known) known.push(index)
    else places.set(key, [index])
  }

  const found: Block[] = []
  const queue: [number, number, number, number][] = [[0, a.length, 0, b.length]]
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [aFrom, aTo, bFrom, bTo] = next
    const best = longest(a, places, aFrom, aTo, bFrom, bTo)
    if (best.size === 0) continue
    found.push(best)
    if (aFrom < best.a && bFrom < best.b) queue.push([aFrom, best.a, bFrom, best.b])
    const [aEnd, bEnd] = [best.a + best.size, best.b + best.size]
    if (aEnd < aTo && bEnd < bTo) queue.push([aEnd, aTo, bEnd, bTo])
  }
  found.sort((one, other) => one.a - other.a || one.b - other.b)

  const joined: Block[] = []
  for (const block of found) {
    const last = joined.at(-1)
    if (last && last.a + last.size === block.a && last.b + last.size === block.b)
      joined[joined.length - 1] = { a: last.a, b: last.b, size: last.size + block.size }
    else joined.push(block)
  }
  return joined
}

/** The longest block inside both windows; of several the one that begins first in a, then first in b. */
function longest(
  a: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  aFrom: number,
  aTo: number,
  bFrom: number,
  bTo: number,
): Block {
  let best: Block = { a: aFrom, b: bFrom, size: 0 }
  let lengths = new Map<number, number>()
  for (let i = aFrom; i < aTo; i++) {
    const grown = new Map<number, number>()
    for (const j of places.get(a[i]!) ?? []) {
      if (j < bFrom) continue
      if (j >= bTo) break
      const size = (lengths.get(j - 1) ?? 0) + 1
      grown.set(j, size)
      if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size }
    }
    lengths = grown
  }
  return best
}
