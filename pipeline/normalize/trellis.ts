/** The cheapest sequence of states over steps, where changing the state has its price (Viterbi). State 0 is "leave as it is". */

interface Prices {
  cost(at: number, state: number): number
  /** Of leaving state 0 before this step. */
  enter(at: number): number
  /** Of going back to state 0 before this step. */
  leave(at: number): number
}

export function cheapest(steps: number, states: number, { cost, enter, leave }: Prices): Uint8Array {
  const came = new Uint8Array(steps * states)
  let sums = Array.from({ length: states }, () => 0)
  for (let at = 0; at < steps; at++) {
    const [entering, leaving] = [enter(at), leave(at)]
    const next: number[] = []
    for (let to = 0; to < states; to++) {
      let best = Number.POSITIVE_INFINITY
      for (let state = 0; state < states; state++) {
        // All begins in state 0.
        if (at === 0 && state > 0) break
        const turn = state === to ? 0 : (state > 0 ? leaving : 0) + (to > 0 ? entering : 0)
        if (sums[state]! + turn < best) {
          best = sums[state]! + turn
          came[at * states + to] = state
        }
      }
      next.push(best + cost(at, to))
    }
    sums = next
  }
  const path = new Uint8Array(steps)
  let state = sums.indexOf(Math.min(...sums))
  for (let at = steps - 1; at >= 0; at--) {
    path[at] = state
    state = came[at * states + state]!
  }
  return path
}
