/** Stretches of a text that overlap as they like, made into a tree that HTML can hold. */

/** A half-open stretch of the text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A piece of plain text, or a piece of a span with what stands inside it. */
export type Segment<Span extends Stretch> = Plain | Piece<Span>

export interface Plain extends Stretch {
  readonly span: null
}

/** A span that crosses the border of another is cut there; `first` and `last` tell the pieces apart. */
export interface Piece<Span extends Stretch> extends Stretch {
  readonly span: Span
  readonly first: boolean
  readonly last: boolean
  readonly inside: readonly Segment<Span>[]
}

interface Open<Span> extends Stretch {
  readonly span: Span
}

/** What begins first stands outside; of those that begin together the longer one. */
const outside = (a: Stretch, b: Stretch): number => a.start - b.start || b.end - a.end

/** The text from `from` to `to` as segments, one after another without a gap; spans are clipped to it, empty ones left out. */
export function nest<Span extends Stretch>(from: number, to: number, spans: readonly Span[]): Segment<Span>[] {
  const open = spans
    .map((span) => ({ span, start: Math.max(from, span.start), end: Math.min(to, span.end) }))
    .filter(({ start, end }) => start < end)
    .sort(outside)
  return within(from, to, open)
}

function within<Span extends Stretch>(from: number, to: number, sorted: readonly Open<Span>[]): Segment<Span>[] {
  const out: Segment<Span>[] = []
  let open = sorted
  let at = from
  let next = 0
  while (next < open.length) {
    const { span, start, end } = open[next++]!
    if (start > at) out.push({ span: null, start: at, end: start })
    const inside: Open<Span>[] = []
    const beyond: Open<Span>[] = []
    for (; next < open.length && open[next]!.start < end; next++) {
      const other = open[next]!
      inside.push({ ...other, end: Math.min(other.end, end) })
      if (other.end > end) beyond.push({ ...other, start: end })
    }
    if (beyond.length > 0) {
      open = [...beyond, ...open.slice(next)].sort(outside)
      next = 0
    }
    out.push({
      span,
      start,
      end,
      first: start === span.start,
      last: end === span.end,
      inside: within(start, end, inside.sort(outside)),
    })
    at = end
  }
  if (at < to) out.push({ span: null, start: at, end: to })
  return out
}
