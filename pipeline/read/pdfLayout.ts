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
  /** 1 where the file itself prints a blank before the character. */
  readonly spaced: Uint8Array
  readonly width: number
  readonly height: number
}

/** A run of one line between column gaps. */
interface Segment {
  text: string
  left: number
  right: number
  /** Right edge of the first word. */
  wordRight: number
}

export interface LayoutLine {
  readonly y: number
  readonly size: number
  readonly segments: readonly Segment[]
}

/** A blank stands where the gap is wider than this share of the type size; a column where it is wider than that. */
const BLANK_GAP = 0.17
/** Enough where the file prints a blank: letters of a substituted font are wider than their place. */
const PRINTED_BLANK_GAP = 0.06
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
          current = { text, left, right: chars.right[index]!, wordRight: chars.right[index]! }
          continue
        }
        if (gap > (chars.spaced[index] === 1 ? PRINTED_BLANK_GAP : BLANK_GAP) * em) current.text += ' '
        current.text += text
        current.right = Math.max(current.right, chars.right[index]!)
        if (!current.text.includes(' ')) current.wordRight = current.right
      } else current = { text, left, right: chars.right[index]!, wordRight: chars.right[index]! }
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

/** A page's text, and whether its first line goes on with the last paragraph of the page before. */
export interface PageText {
  readonly text: string
  readonly continues: boolean
}

/** Texts of pages in reading order; a foot that runs over a page stands whole on the page where it begins. `first`: they
 *  begin with the document's first page, which bears the header. */
export function* pageTexts(pages: Iterable<PageChars>, first = true): Generator<PageText> {
  let held = null as { layout: PageLayout; continues: boolean } | null
  for (const chars of pages) {
    const layout = layoutOf(chars, first, held?.layout.open ?? null)
    if (held) yield finished(held.layout, layout.carried, held.continues)
    held = { layout, continues: (held?.layout.endsFull ?? false) && layout.opensAtMargin }
    first = false
  }
  if (held) yield finished(held.layout, null, held.continues)
}

function finished({ lines, open }: PageLayout, carried: Columns | null, continues: boolean): PageText {
  const columns = open
    ? [...wrapped(open.left), ...wrapped(carried?.left ?? []), ...wrapped(open.right), ...wrapped(carried?.right ?? [])]
    : []
  return { text: [...lines, ...columns].join('\n'), continues }
}

interface PageLayout {
  readonly lines: readonly string[]
  /** A two-column foot that reaches the end of the page; not in `lines` yet. */
  readonly open: OpenColumns | null
  /** What stands at the top of this page and belongs to the foot of the page before. */
  readonly carried: Columns | null
  /** The last line reaches the right margin. */
  readonly endsFull: boolean
  /** The first line begins at the left margin, without an indent. */
  readonly opensAtMargin: boolean
}

/** One page: two-column blocks column by column, table rows with tabs. */
function layoutOf(chars: PageChars, first: boolean, before: OpenColumns | null): PageLayout {
  const lines = linesOf(chars)
  const out: string[] = []
  const body = bodyFrame(lines)
  let previous: LayoutLine | null = null
  let opensAtMargin: boolean | null = null
  let open: OpenColumns | null = null
  const carried = before ? carriedOver(lines, before, chars.width) : null
  let at = carried?.end ?? 0
  while (at < lines.length) {
    const block = columnBlock(lines, at, chars, first)
    if (block) {
      if (block.foot && block.end === lines.length) open = block
      else out.push(...wrapped(block.left), ...wrapped(block.right))
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
    lines: out,
    open,
    carried,
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
  // The line is full too where the next line's first word would not have fitted in.
  const word = after.wordRight - after.left + BLANK_GAP * em
  const full = short <= em * 1.6 || (short <= Math.max(em * 4, word) && !/[.;:!?]$/.test(before.text))
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
): OpenColumns | null {
  const opening = lines[start]!
  const head = first && opening.y > chars.height * 0.68 && opening.segments.some((segment) => HEADER.test(segment.text))
  const foot = opening.segments.some((segment) => FOOT.test(segment.text))
  if (!head && !foot) return null
  // The gutter: what lies left of the page's middle against what lies right, over the lines that follow.
  let end = start
  let leftEdge = 0
  let rightEdge = chars.width
  const middle = chars.width / 2
  const rows: { left: Piece[]; right: Piece[] } = { left: [], right: [] }
  let both = 0
  let gapLines = 0
  while (end < lines.length) {
    const line = lines[end]!
    if (end > start && lines[end - 1]!.y - line.y > line.size * (foot ? 9 : 4)) break
    const own: { left: Piece[]; right: Piece[] } = { left: [], right: [] }
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
        own.right.push(pieceOf(segment, line))
        if (line.segments.length > 1) newRight = Math.min(newRight, segment.left)
      } else {
        own.left.push(pieceOf(segment, line))
        if (line.segments.length > 1) newLeft = Math.max(newLeft, segment.right)
      }
    }
    if (spans || newLeft > newRight) break
    const only = line.segments.length === 1 ? line.segments[0]! : null
    if (!foot && both > 0 && isCentred(line, lines, chars.width)) break
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
  return { ...rows, end, foot, gutter: (leftEdge + rightEdge) / 2 }
}

/** A line of one column. */
interface Piece extends Segment {
  readonly y: number
  readonly size: number
}

interface Columns {
  readonly left: readonly Piece[]
  readonly right: readonly Piece[]
  /** Index of the first line below. */
  readonly end: number
}

interface OpenColumns extends Columns {
  readonly foot: boolean
  /** Where one column ends and the other begins. */
  readonly gutter: number
}

const pieceOf = (segment: Segment, { y, size }: LayoutLine): Piece => ({ ...segment, y, size })
const widthOf = ({ left, right }: Segment): number => right - left
const middleOf = ({ left, right }: Segment): number => (left + right) / 2
/** First words of a line of its own in a header or a signature: a body, an office, an authority. */
const COLUMN_LINE =
  /^(?:ĐẢNG|BAN|TỈNH|THÀNH\s+(?:ỦY|UỶ|PHỐ|ĐOÀN)|HUYỆN|QUẬN|THỊ|ỦY|UỶ|UBND|HĐND|HỘI|VĂN\s+PHÒNG|SỞ|PHÒNG\s|CHI|TỔNG|VIỆN|TRƯỜNG|TRUNG\s+TÂM|CÔNG|MẶT|ĐOÀN|LIÊN|KHỐI|CƠ\s+QUAN|CỤC|BỘ|XÃ|PHƯỜNG|KHOA|HỌC|NGÂN|BỆNH|KIỂM|TÒA|TOÀ|NHÀ|TẠP|BÁO|ĐÀI|QUỸ|CHÍNH|QUỐC|THỦ|TIỂU|PHÓ|BÍ\s+THƯ|CHỦ|TRƯỞNG|CHÁNH|GIÁM|NGƯỜI|T\s?\/|K\s?\/|TM|KT|TL|TUQ|Q\.|SỐ|CỘNG)(?!\p{L})/u

/** Lines of a column, with a line in capitals that was too long for it put together again: "PHÓ TRƯỞNG BAN THƯỜNG / TRỰC". */
function wrapped(pieces: readonly Piece[]): string[] {
  const out: string[] = []
  const widest = Math.max(0, ...pieces.map(widthOf))
  let before: Piece | null = null
  for (const piece of pieces) {
    const { text, size } = piece
    const goesOn =
      before !== null &&
      capitals(before.text) &&
      capitals(text) &&
      !COLUMN_LINE.test(text) &&
      Math.abs(middleOf(before) - middleOf(piece)) < size * 0.6 &&
      before.y - piece.y < size * 1.6 &&
      widthOf(before) > widest * 0.9 &&
      widthOf(piece) < widest * 0.75
    if (goesOn) out[out.length - 1] += ` ${text}`
    else out.push(text)
    before = piece
  }
  return out
}

const capitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()

/** Lines at the top of a page that go on with a two-column foot of the page before; null where none do. */
function carriedOver(lines: readonly LayoutLine[], before: OpenColumns, width: number): Columns | null {
  const left: Piece[] = []
  const right: Piece[] = []
  let at = lines[0] && PAGE_NUMBER.test(lines[0].segments.map(({ text }) => text).join('')) ? 1 : 0
  const from = at
  for (; at < lines.length; at++) {
    const line = lines[at]!
    if (line.segments.some((segment) => segment.left < before.gutter && segment.right > before.gutter)) break
    if (isCentred(line, lines, width)) break
    for (const segment of line.segments) (segment.right <= before.gutter ? left : right).push(pieceOf(segment, line))
  }
  // Lines on the left alone belong to it only as more recipients; else the page may begin with anything.
  const belongs = right.length > 0 || left.every(({ text }) => /^(?:[-–+•(]|Lưu)/.test(text))
  return at > from && belongs ? { left, right, end: at } : null
}

/** A line alone in the middle of the page (KẾ HOẠCH) belongs to neither column. */
const isCentred = ({ segments }: LayoutLine, lines: readonly LayoutLine[], width: number): boolean =>
  segments.length === 1 && Math.abs(middleOf(segments[0]!) - bodyCentre(lines)) < width * 0.04

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
