/**
 * Lines from characters with positions: grouped by baseline, ordered by x, blanks and columns from gaps; the two-column
 * header and the two-column foot taken apart. Distances in PDF points, y upwards.
 */

/** One page's visible characters, one array a property. */
export interface PageChars {
  readonly count: number
  readonly code: Uint32Array
  /** Origin on the baseline. */
  readonly x: Float32Array
  readonly y: Float32Array
  readonly right: Float32Array
  readonly size: Float32Array
  readonly width: number
  readonly height: number
}

/** A run of one line between column gaps. */
interface Segment {
  text: string
  left: number
  right: number
}

export interface LayoutLine {
  readonly y: number
  readonly size: number
  readonly segments: readonly Segment[]
}

/** A blank stands where the gap is wider than this share of the type size; a column where it is wider than that. */
const BLANK_GAP = 0.17
const COLUMN_GAP = 2.2
const BASELINE = 0.42

/** Lines of one page, top to bottom. */
export function linesOf(chars: PageChars): LayoutLine[] {
  const order = Array.from({ length: chars.count }, (_, index) => index).sort(
    (a, b) => chars.y[b]! - chars.y[a]! || chars.x[a]! - chars.x[b]!,
  )
  const groups: { y: number; size: number; members: number[] }[] = []
  for (const index of order) {
    const y = chars.y[index]!
    const size = chars.size[index]! || 10
    const last = groups[groups.length - 1]
    // A footnote mark or a raised letter stands off the baseline by less than half its size.
    if (last && Math.abs(last.y - y) < BASELINE * Math.max(size, last.size)) {
      last.members.push(index)
      if (size > last.size) {
        last.size = size
        last.y = y
      }
    } else groups.push({ y, size, members: [index] })
  }
  const lines: LayoutLine[] = []
  for (const { y, size, members } of groups) {
    members.sort((a, b) => chars.x[a]! - chars.x[b]!)
    const segments: Segment[] = []
    let current: Segment | null = null
    for (const index of members) {
      const code = chars.code[index]!
      const text = String.fromCodePoint(code)
      if (/\s/.test(text)) continue
      const left = chars.x[index]!
      const em = chars.size[index]! || size
      if (current) {
        const gap = left - current.right
        if (gap > COLUMN_GAP * em) {
          segments.push(current)
          current = { text, left, right: chars.right[index]! }
          continue
        }
        if (gap > BLANK_GAP * em) current.text += ' '
        current.text += text
        current.right = Math.max(current.right, chars.right[index]!)
      } else current = { text, left, right: chars.right[index]! }
    }
    if (current) segments.push(current)
    if (segments.length > 0) lines.push({ y, size, segments })
  }
  return lines
}

const FOOT = /^(?:N[ơƠ][iI]\s+nh[ậẬ][nN]|T\s?\/\s?M|TM\.|K\s?\/\s?T|KT\.|T\s?\/\s?L|TL\.)/
const HEADER =
  /ĐẢNG\s+CỘNG\s+SẢN|CỘNG\s+H[ÒO][AÀ]|Độc\s+lập|ngày.*tháng.*năm|^Số\s*:?|ĐẢNG\s+BỘ|ỦY\s+BAN|TỈNH\s+ỦY|THÀNH\s+ỦY|HUYỆN\s+ỦY|QUẬN\s+ỦY|ĐẢNG\s+ỦY|UỶ/

const PAGE_NUMBER = /^[-–—\s]*\d{1,3}[-–—\s]*$/

/** A page's text, and whether a paragraph may run over its edges. */
export interface PageLayout {
  readonly text: string
  /** The last line reaches the right margin. */
  readonly endsFull: boolean
  /** The first line begins at the left margin, without an indent. */
  readonly opensAtMargin: boolean
}

/** Text of a page in reading order: two-column blocks column by column, table rows with tabs. */
export function pageText(chars: PageChars, first: boolean): PageLayout {
  const lines = linesOf(chars)
  const out: string[] = []
  const body = bodyFrame(lines)
  let previous: LayoutLine | null = null
  let opensAtMargin: boolean | null = null
  let at = 0
  while (at < lines.length) {
    const block = columnBlock(lines, at, chars, first)
    if (block) {
      out.push(...block.left, ...block.right)
      previous = null
      at = block.end
      continue
    }
    const line = lines[at]!
    const text = line.segments.map((segment) => segment.text).join('\t')
    if (opensAtMargin === null && !PAGE_NUMBER.test(text))
      opensAtMargin =
        body !== null && Math.abs(line.segments[0]!.left - body.left) < line.size * 0.5 && line.segments.length === 1
    if (previous && body && goesOn(previous, line, body)) {
      const last = out[out.length - 1]!
      // A code broken after its hyphen has no blank there.
      out[out.length - 1] = /[A-ZĐ0-9][-/]$/.test(last) && /^[A-ZĐ0-9]/.test(text) ? last + text : `${last} ${text}`
    } else out.push(text)
    previous = line.segments.length === 1 ? line : null
    at++
  }
  const last = previous?.segments[0]
  return {
    text: out.join('\n'),
    endsFull: last !== undefined && body !== null && last.right >= body.right - previous!.size * 1.6,
    opensAtMargin: opensAtMargin ?? false,
  }
}

interface Frame {
  readonly left: number
  readonly right: number
  readonly leading: number
}

/** Margins of the running text: the left edge and right edge that most lines share, and their distance. */
function bodyFrame(lines: readonly LayoutLine[]): Frame | null {
  const single = lines.filter((line) => line.segments.length === 1 && line.segments[0]!.text.length > 20)
  if (single.length < 3) return null
  const left = mode(single.map((line) => Math.round(line.segments[0]!.left)))
  const right = Math.max(
    ...single.filter((line) => line.segments[0]!.left < left + 60).map((line) => line.segments[0]!.right),
  )
  const gaps: number[] = []
  for (let at = 1; at < lines.length; at++) gaps.push(Math.round(lines[at - 1]!.y - lines[at]!.y))
  return { left, right, leading: mode(gaps.filter((gap) => gap > 4)) }
}

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best = values[0] ?? 0
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value
  return best
}

/** A full line followed by one that begins at the margin, without indent or extra space, is one paragraph. */
function goesOn(previous: LayoutLine, next: LayoutLine, body: Frame): boolean {
  const [before, after] = [previous.segments[0]!, next.segments[0]!]
  if (next.segments.length > 1 && next.segments.some((segment) => segment.text.length < 3)) return false
  const em = next.size
  const short = body.right - before.right
  const full = short <= em * 1.6 || (short <= em * 4 && !/[.;:!?]$/.test(before.text))
  return (
    full &&
    Math.abs(after.left - body.left) < em * 0.5 &&
    previous.y - next.y <= body.leading * 1.35 &&
    Math.abs(previous.size - next.size) < 1.5
  )
}

/** A header or foot of two columns that begins at this line, taken apart; null where none does. */
function columnBlock(
  lines: readonly LayoutLine[],
  start: number,
  chars: PageChars,
  first: boolean,
): { left: string[]; right: string[]; end: number } | null {
  const opening = lines[start]!
  const head = first && opening.y > chars.height * 0.68 && opening.segments.some((segment) => HEADER.test(segment.text))
  const foot = opening.segments.some((segment) => FOOT.test(segment.text))
  if (!head && !foot) return null
  // The gutter: what lies left of the page's middle against what lies right, over the lines that follow.
  let end = start
  let leftEdge = 0
  let rightEdge = chars.width
  const middle = chars.width / 2
  const rows: { left: string[]; right: string[] } = { left: [], right: [] }
  let both = 0
  let gapLines = 0
  while (end < lines.length) {
    const line = lines[end]!
    if (end > start && lines[end - 1]!.y - line.y > line.size * (foot ? 9 : 4)) break
    const own: { left: string[]; right: string[] } = { left: [], right: [] }
    let spans = false
    let [newLeft, newRight] = [leftEdge, rightEdge]
    for (const segment of line.segments) {
      const centre = (segment.left + segment.right) / 2
      const crosses =
        segment.left < middle - chars.width * 0.08 && segment.right > middle + chars.width * (foot ? 0.22 : 0.08)
      if (
        crosses &&
        !(segment.left >= newLeft - 2 && leftEdge > 0) &&
        !(segment.right <= newRight + 2 && rightEdge < chars.width)
      )
        spans = true
      const toRight = both > 0 ? centre > (leftEdge + rightEdge) / 2 : centre > middle
      if (toRight) {
        own.right.push(segment.text)
        if (line.segments.length > 1) newRight = Math.min(newRight, segment.left)
      } else {
        own.left.push(segment.text)
        if (line.segments.length > 1) newLeft = Math.max(newLeft, segment.right)
      }
    }
    if (spans || newLeft > newRight) break
    // A centred line alone (KẾ HOẠCH) belongs to neither column.
    const only = line.segments.length === 1 ? line.segments[0]! : null
    if (only && !foot && both > 0 && Math.abs((only.left + only.right) / 2 - bodyCentre(lines)) < chars.width * 0.04)
      break
    if (only && foot && (only.left + only.right) / 2 < middle && only.right > middle + 20 && end > start) break
    if (line.segments.length > 1) both++
    else gapLines++
    ;[leftEdge, rightEdge] = [newLeft, newRight]
    rows.left.push(...own.left)
    rows.right.push(...own.right)
    end++
    if (foot && gapLines > 40) break
  }
  if (both === 0 || end === start) return null
  return { ...rows, end }
}

/** Centre of the text block: between the leftmost and the rightmost printed edge. */
function bodyCentre(lines: readonly LayoutLine[]): number {
  let left = Number.POSITIVE_INFINITY
  let right = 0
  for (const { segments } of lines) {
    left = Math.min(left, segments[0]!.left)
    right = Math.max(right, segments[segments.length - 1]!.right)
  }
  return (left + right) / 2
}
