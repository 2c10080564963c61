/** Overlapping spans as a tree: nothing of the text is lost, and every span is where it was. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf } from '../../web/parts/blocks.js'
import { nest, type Segment } from '../../web/parts/segments.js'

interface Named {
  readonly start: number
  readonly end: number
  readonly name: number
}

const SIZE = 60
const spans = fc.array(
  fc.tuple(fc.nat(SIZE), fc.nat(SIZE)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  { maxLength: 14 },
)
const named = (some: readonly { start: number; end: number }[]): Named[] =>
  some.map((span, name) => ({ ...span, name }))

/** For each place of the text the spans around it, from the leaves of the tree. */
function walk(segments: readonly Segment<Named>[], around: readonly number[] = []): [number, readonly number[]][] {
  return segments.flatMap((segment): [number, readonly number[]][] => {
    if (segment.span === null)
      return Array.from({ length: segment.end - segment.start }, (_, at) => [segment.start + at, around])
    return walk(segment.inside, [...around, segment.span.name])
  })
}

function pieces(segments: readonly Segment<Named>[]): Exclude<Segment<Named>, { span: null }>[] {
  return segments.flatMap((segment) => (segment.span === null ? [] : [segment, ...pieces(segment.inside)]))
}

describe('nesting', () => {
  test('every place of the text comes once, in order, within exactly the spans that cover it', () => {
    fc.assert(
      fc.property(spans, (some) => {
        const all = named(some)
        const places = walk(nest(0, SIZE, all))
        expect(places.map(([place]) => place)).toEqual(Array.from({ length: SIZE }, (_, at) => at))
        for (const [place, around] of places)
          expect([...around].sort((a, b) => a - b)).toEqual(
            all.filter(({ start, end }) => start <= place && place < end).map(({ name }) => name),
          )
      }),
    )
  })

  test('a span begins and ends once; its pieces are its own words and stand within what holds them', () => {
    fc.assert(
      fc.property(spans, (some) => {
        const all = named(some)
        const tree = nest(0, SIZE, all)
        for (const span of all) {
          const own = pieces(tree).filter((piece) => piece.span.name === span.name)
          expect(own.filter(({ first }) => first)).toHaveLength(span.start < span.end ? 1 : 0)
          expect(own.filter(({ last }) => last)).toHaveLength(span.start < span.end ? 1 : 0)
          expect(own.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(span.end - span.start)
        }
        const check = (segments: readonly Segment<Named>[], from: number, to: number): void => {
          let at = from
          for (const segment of segments) {
            expect(segment.start).toBe(at)
            if (segment.span !== null) check(segment.inside, segment.start, segment.end)
            at = segment.end
          }
          expect(at).toBe(to)
        }
        check(tree, 0, SIZE)
      }),
    )
  })

  test('of a window only what stands in it', () => {
    fc.assert(
      fc.property(spans, fc.nat(SIZE), fc.nat(SIZE), (some, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const places = walk(nest(from, to, named(some))).map(([place]) => place)
        expect(places).toEqual(Array.from({ length: to - from }, (_, at) => from + at))
      }),
    )
  })

  test('a span that crosses another is cut at its end', () => {
    const tree = nest(0, 10, [
      { start: 1, end: 5, name: 0 },
      { start: 3, end: 8, name: 1 },
    ])
    expect(pieces(tree).map(({ span, start, end, first, last }) => [span.name, start, end, first, last])).toEqual([
      [0, 1, 5, true, true],
      [1, 3, 5, true, false],
      [1, 5, 8, false, true],
    ])
  })
})

describe('blocks', () => {
  const text = fc
    .array(
      fc.constantFrom('KẾ HOẠCH', 'Thực hiện Nghị quyết', '1\tBáo cáo\t15/3', '2\tTổng hợp\t20/3', 'a\tb', '', '  '),
      {
        maxLength: 12,
      },
    )
    .map((lines) => lines.join('\n'))

  test('hold the text in order; between them stand blanks alone', () => {
    fc.assert(
      fc.property(text, (own) => {
        let at = 0
        for (const block of blocksOf(own)) {
          expect(own.slice(at, block.start).trim()).toBe('')
          at = block.end
          if (block.kind !== 'table') continue
          const rows = block.rows.map((cells) => cells.map(({ start, end }) => own.slice(start, end)).join('\t'))
          expect(rows.join('\n')).toBe(own.slice(block.start, block.end))
        }
        expect(own.slice(at).trim()).toBe('')
      }),
    )
  })

  test('rows of as many cells are a table; one row alone is a line', () => {
    expect(blocksOf('TT\tViệc\n1\tBáo cáo\nHết').map(({ kind }) => kind)).toEqual(['table', 'line'])
    expect(blocksOf('a\tb\nHết').map(({ kind }) => kind)).toEqual(['line', 'line'])
    expect(blocksOf('a\tb\n1\t2\t3\n4\t5\t6').map(({ kind }) => kind)).toEqual(['line', 'table'])
  })

  test.each([
    ['KẾ HOẠCH', true],
    ['Số 12-KH/ĐU', true],
    ['Kế hoạch', false],
    ['*', false],
  ])('%s: in capitals %s', (own, capitals) => {
    expect(blocksOf(own)).toEqual([{ kind: 'line', start: 0, end: own.length, capitals }])
  })
})
