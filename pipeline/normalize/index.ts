/**
 * Normalization: raw pages → one text with one paragraph, list item, heading or header line a line. Page furniture goes,
 * hard line breaks are joined where a sentence or a code goes on, and every character leads back to where it was.
 */
import type { Page, Span } from '../../extractors/types.js'
import type { OffsetMap, RawDocument, SourceText } from '../types.js'
import { compose, type Mapped, repairCharacters } from './characters.js'
import { decodeLegacy } from './legacy.js'
import { decodedNote } from './legacyTables.js'
import { layPipes } from './pipes.js'

interface Line {
  readonly text: string
  /** Raw offset within its page, one a character. */
  readonly from: ArrayLike<number>
  /** Index of the page in the document. */
  readonly at: number
  blankBefore: boolean
  /** A page number stood before it: the blank line says nothing. */
  afterNumber: boolean
  /** First line of a page that goes on with the page before. */
  continues: boolean
}

/** A paragraph: printed lines, each with what joins it to the one before. */
interface Paragraph {
  text: string
  /** The last printed line, for the rules and the wrap width. */
  last: string
  readonly parts: { readonly line: Line; readonly glue: string }[]
  readonly blankBefore: boolean
  readonly afterNumber: boolean
  readonly continues: boolean
}

const FURNITURE = /\[bookmark:[^\]\n]*\]/g
const PAGE_NUMBER = /^(?:[-–—\s]*\d{1,3}[-–—\s]*|[Tt]rang\s+\d{1,3}(?:\s*\/\s*\d{1,3})?|\d{1,3}\s*\/\s*\d{1,3})$/
const LIST_MARK =
  /^(?:[-–—+•*]\s|[-–—+•](?=\p{Lu})|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2})*[.)](?!\d)\s*|\d{1,2}(?:\.\d{1,2})+\s|\d{1,2}\s?[-–]\s+(?=\p{Lu}\p{Ll})|[a-zđ][.)]\s|[IVX]{1,5}\s?[.\-–)]\s?|(?:Điều|ĐIỀU|Chương|CHƯƠNG|PHẦN|Phần|Mục|MỤC)\s+(?:thứ|THỨ|\d|[IVX]))/u
const HEAD_LINE =
  /^(?:\*+|-{2,}|_{2,}|\*?\s*(?:Số|SỐ)\s*:?\s*[\d\s._…]*(?:\/\d{4})?\s*[-/]\s*[A-ZĐ].*|.*,\s*ngày[\s._…\d]*tháng[\s._…\d]*năm\s*\d{4}\*?|N[ơƠ][iI] nh[ậẬ][nN]\s*:?.*|Kính gửi\s*:?.*)$/
const SENTENCE_END = /[.;:!?…]["”»)*]*$/
const GOES_ON =
  /(?:^|\s)(?:số|ngày|tháng|năm|khóa|của|và|các|với|về|cho|là|tại|trong|theo|những|Chỉ thị|Nghị quyết|Kết luận|Quyết định|Quy định|Kế hoạch|Hướng dẫn|Chương trình|Thông báo|Công văn|Nghị|Quyết|Ban|thứ)$/

/** Pure: the same raw pages give the same text, and its own text gives itself. */
export function normalize(raw: RawDocument): SourceText {
  const markup = raw.format === 'md' || raw.method === 'plain'
  const composed = raw.pages.map(({ text }) =>
    compose({ text, from: Int32Array.from({ length: text.length }, (_, at) => at) }),
  )
  // Soft hyphens are letters in TCVN3: decoded first, dropped after; and what was hidden by them is looked at again.
  const decoded = decodeLegacy(composed)
  const repaired = decodeLegacy(decoded.pages.map(repairPage))
  const encodings = new Set([...decoded.encodings, ...repaired.encodings])
  const pages = repaired.pages.map((page, at) => linesOf(page, at, markup))
  // A running head may stand below the page number or above it.
  dropPageNumbers(pages)
  dropRunningHeads(pages)
  dropPageNumbers(pages)
  const lines = pages.flatMap((own, at) => {
    if (own[0]) own[0].continues = raw.pages[at]!.continues === true
    return own
  })
  return { ...assemble(join(lines), raw), notes: Array.from(encodings, decodedNote) }
}

/** Plain text in, without files or formats; runs anywhere. */
export function normalizeText(text: string): SourceText {
  return normalize({
    format: 'txt',
    method: 'plain',
    reader: 'text',
    pages: text.split('\f').map((page, at) => ({ page: at + 1, text: page })),
    notes: [],
  })
}

/** A page with its characters repaired, each leading back to where the page's own led. */
function repairPage(page: Mapped): Mapped {
  const { text, from } = repairCharacters(page.text)
  return { text, from: from.map((place) => page.from[place]!) }
}

function linesOf(page: Mapped, at: number, markup: boolean): Line[] {
  const { text: whole } = page
  const from = Int32Array.from(page.from)
  const repaired = { text: markup ? layPipes(whole) : whole, from }
  const out: Line[] = []
  let blank = false
  for (const { start, end } of footColumns(repaired.text)) {
    const line = clean(repaired.text.slice(start, end), repaired.from.subarray(start, end), markup)
    if (line.text === '') blank = true
    else {
      out.push({ ...line, at, blankBefore: blank, afterNumber: false, continues: false })
      blank = false
    }
  }
  return out
}

const FOOT_ROW = /^(?<left>\s*N[ơƠ][iI]\s+nh[ậẬ][nN]\s*:?)\s{4,}(?=\p{Lu})/u
const FOOT_ROWS = 30

/** The lines of a page; where a foot was set in two columns by blanks ("Nơi nhận:      T/M BAN THƯỜNG VỤ"), the left column first. */
function footColumns(text: string): Span[] {
  const lines: Span[] = []
  for (let start = 0; start <= text.length; ) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 ? text.length : stop
    lines.push({ start, end })
    start = end + 1
  }
  const first = lines.findIndex(({ start, end }) => FOOT_ROW.test(text.slice(start, end)))
  if (first < 0) return lines
  const until = Math.min(lines.length, first + FOOT_ROWS)
  const left: Span[] = []
  const right: Span[] = []
  for (const { start, end } of lines.slice(first, until)) {
    const row = text.slice(start, end)
    const gap = /(?<=\S)\s{4,}(?=\S)|^\s{16,}(?=\S)/.exec(row)
    if (!gap) left.push({ start, end })
    else {
      if (gap.index > 0) left.push({ start, end: start + gap.index })
      right.push({ start: start + gap.index + gap[0].length, end })
    }
  }
  return [...lines.slice(0, first), ...left, ...right, ...lines.slice(until)]
}

/** One line without furniture, runs of blanks as one, ends trimmed; tabs stay between table cells. */
function clean(text: string, from: ArrayLike<number>, markup: boolean): Mapped {
  const drop = furniture(text, markup)
  if (drop.size === 0 && !/^\s|\s$|[\t\r]|\s\s/.test(text)) return { text, from }
  const chars: string[] = []
  const kept: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (drop.has(at)) continue
    let char = text[at]!
    if (char === ' ' || char === '\t' || char === '\r') {
      const last = chars[chars.length - 1]
      if (last === undefined) continue
      if (last === ' ' || last === '\t') {
        if (char === '\t' && last === ' ') chars[chars.length - 1] = '\t'
        continue
      }
      char = char === '\r' ? ' ' : char
    }
    chars.push(char)
    kept.push(from[at]!)
  }
  while (chars.length > 0 && (chars[chars.length - 1] === ' ' || chars[chars.length - 1] === '\t')) {
    chars.pop()
    kept.pop()
  }
  if (drop.size === 0) return { text: chars.join(''), from: kept }
  // What one mark hid may be the next, "****" is two pairs; letters may have come together.
  const line = compose({ text: chars.join(''), from: kept })
  return clean(line.text, line.from, markup)
}

/** Places of conversion leftovers in a line. */
function furniture(text: string, markup: boolean): ReadonlySet<number> {
  const drop = new Set<number>()
  const mark = (form: RegExp) => {
    for (const found of text.matchAll(form))
      for (let at = found.index; at < found.index + found[0].length; at++) drop.add(at)
  }
  if (text.includes('[bookmark:')) mark(FURNITURE)
  // Markdown's escapes: "1\\.", "\\- ".
  if (markup && text.includes('\\')) mark(/\\(?=[-*_.#()[\]+!|>~`])/g)
  if (markup && /[*#_]/.test(text) && !/^\s*(?:\*+|_+|-+)\s*$/.test(text)) {
    mark(/^\s*#{1,6}(?:\s+|$)/g)
    mark(/\*{2,3}|(?<![\p{L}\d])\*(?=[^\s*])|(?<=[^\s*])\*(?![\p{L}\d])/gu)
    mark(/(?<=\s|^)__(?=\S)|(?<=\S)__(?=\s|$)/g)
  }
  return drop
}

/** Takes page numbers from the edges of pages, and from between blank lines. */
function dropPageNumbers(pages: Line[][]): void {
  for (const lines of pages) {
    let at = 0
    while (at < lines.length) {
      const line = lines[at]!
      const alone = at === 0 || at === lines.length - 1 || (line.blankBefore && lines[at + 1]!.blankBefore)
      if (!alone || !PAGE_NUMBER.test(line.text)) {
        at++
        continue
      }
      lines.splice(at, 1)
      if (lines[at]) {
        lines[at]!.blankBefore = true
        lines[at]!.afterNumber = true
      }
      // What stood before a number at the end is the end now.
      else if (at > 0) at--
    }
  }
}

/** Takes a short line that opens (or closes) three pages and more, a running head. */
function dropRunningHeads(pages: Line[][]): void {
  if (pages.length < 3) return
  for (const edge of ['first', 'last'] as const) {
    const counts = new Map<string, number>()
    const key = (lines: Line[]) => {
      const line = edge === 'first' ? lines[0] : lines[lines.length - 1]
      return line && line.text.length < 90 && !LIST_MARK.test(line.text) ? line.text.replace(/\d+/g, '#') : null
    }
    for (const lines of pages) {
      const own = key(lines)
      if (own) counts.set(own, (counts.get(own) ?? 0) + 1)
    }
    for (const lines of pages) {
      const own = key(lines)
      if (own && counts.get(own)! >= 3 && counts.get(own)! >= pages.length * 0.6) {
        if (edge === 'first') lines.shift()
        else lines.pop()
      }
    }
  }
}

/** Width at which lines were broken by hand or by a converter; null where paragraphs stand on one line. */
function wrapWidth(lines: readonly { readonly text: string }[]): number | null {
  const lengths = lines
    .map((line) => line.text.length)
    .filter((length) => length > 25)
    .sort((a, b) => a - b)
  if (lengths.length < 4) return null
  const high = lengths[Math.floor(lengths.length * 0.95)]!
  const top = lengths[lengths.length - 1]!
  if (high > 150 || top > 220) return null
  const near = lengths.filter((length) => length >= high * 0.8).length
  if (near / lengths.length < 0.25) return null
  // Broken lines go on in small letters more often than not; a list of short sentences does not.
  let goesOn = 0
  let opens = 0
  lines.forEach(({ text }, index) => {
    const next = lines[index + 1]?.text
    if (next === undefined || text.length < high * 0.8 || SENTENCE_END.test(text)) return
    if (/^["“‘(]*[\p{Ll}\d]/u.test(next)) goesOn++
    else if (/^["“‘(]*\p{Lu}/u.test(next)) opens++
  })
  return goesOn >= opens * 0.6 ? high : null
}

/** Lines put together to paragraphs, again and again until nothing more belongs together. */
function join(lines: readonly Line[]): Paragraph[] {
  let paragraphs = joinOnce(
    lines.map((line) => ({
      text: line.text,
      last: line.text,
      parts: [{ line, glue: '' }],
      blankBefore: line.blankBefore,
      afterNumber: line.afterNumber,
      continues: line.continues,
    })),
  )
  for (;;) {
    const next = joinOnce(
      paragraphs.map((own) => ({ ...own, last: own.text, blankBefore: false, afterNumber: false, continues: false })),
    )
    if (next.length === paragraphs.length) return paragraphs
    paragraphs = next
  }
}

function joinOnce(lines: readonly Paragraph[]): Paragraph[] {
  const width = wrapWidth(lines)
  // Where every line stands apart, a blank line parts no paragraphs.
  const spaced = lines.filter(({ blankBefore }) => blankBefore).length > lines.length / 2
  const out: Paragraph[] = []
  for (const line of lines) {
    const previous = out[out.length - 1]
    const glue = previous ? (line.continues ? runOver(previous, line) : glueOf(previous, line, width, spaced)) : null
    if (previous && glue !== null) {
      previous.text += glue + line.text
      previous.parts.push({ line: line.parts[0]!.line, glue }, ...line.parts.slice(1))
      previous.last = line.text
    } else out.push({ ...line, parts: [...line.parts] })
  }
  return out
}

/** A paragraph that runs over a page: a code broken after its hyphen has no blank there. */
const runOver = (previous: Paragraph, line: Paragraph): string | null =>
  LIST_MARK.test(line.text) || HEAD_LINE.test(line.text)
    ? null
    : (brokenCode(previous.last, line.text) ??
      (/[A-ZĐ0-9][-/]$/.test(previous.last) && /^[A-ZĐ0-9]/.test(line.text) ? '' : ' '))

const capitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()

/** What joins the halves of a code, date or span of years that a line end cut in two; null where none was cut. */
function brokenCode(last: string, next: string): '' | ' ' | null {
  // 238- | QĐ/TW, 16 - | CT/TW, 05- | CTPH-…
  if (/\d\s?[-–]$/.test(last) && /^(?:[A-ZĐ][A-Za-zĐđ]*\s?\/|[A-ZĐ]{2,4}-)/.test(next))
    return /\s[-–]$/.test(last) ? ' ' : ''
  // 57-NQ/ | TW, 215/KH- | UBND
  if (/[A-ZĐ]\/$/.test(last) && /^[A-ZĐ]{2}/.test(next)) return ''
  if (/\d\/[A-ZĐ]{1,6}[a-z]?[-–]$/.test(last) && /^[A-ZĐ]{2}/.test(next)) return ''
  // 64/ | 2020/QH14, 215/ | KH-UBND, 24/6/ | 2021
  if (/(?:^|\s)\d{1,4}\/$/.test(last) && /^(?:\d{1,4}\/|[A-ZĐ]{2})/.test(next)) return ''
  if (/\d{1,2}\/\d{1,2}\/$/.test(last) && /^(?:19|20)\d\d(?!\d)/.test(next)) return ''
  // 57-NQ | /TW, số 57 | -NQ/TW
  if (/\d-[A-ZĐ]{1,5}[a-z]?$/.test(last) && /^\/[A-ZĐ]{2}/.test(next)) return ''
  if (/[Ss]ố\s\d{1,4}$/.test(last) && /^-[A-ZĐ]{1,4}[A-Za-zĐđ]*\s?\//.test(next)) return ''
  // 2026- | 2030
  return /(?:19|20)\d\d[-–]$/.test(last) && /^20\d\d(?!\d)/.test(next) ? '' : null
}

/** What joins a line to the one before it: "" inside a code, " " inside a sentence; null where a new paragraph begins. */
function glueOf(previous: Paragraph, line: Paragraph, width: number | null, spaced: boolean): string | null {
  const { last } = previous
  const next = line.text
  if (/^(?:\*+|-{2,}|_{2,})$/.test(last) || /^(?:\*+|-{2,}|_{2,})$/.test(next)) return null
  if (last.includes('\t') || next.includes('\t')) return null
  if (/^\*?\s*(?:Số|SỐ)\s*:?$/.test(last) && /^\d/.test(next)) return ' '
  const code = brokenCode(last, next)
  if (code !== null) return code
  if (/(?:\d|\p{L})\s[-–]$/u.test(last) && /^(?:\d|\p{Ll})/u.test(next)) return ' '
  if (/\d{4}$/.test(last) && /^[-–]\s?\d{4}/.test(next)) return ' '
  const first = /^["“‘(]*/.exec(next)![0].length
  const head = next[first] ?? ''
  const small = /\p{Ll}/u.test(head) && !/^[a-zđ][.)]\s/u.test(next)
  if (HEAD_LINE.test(last) && !(/^-?\s*Kính gửi/.test(last) && small)) return null
  if (HEAD_LINE.test(next)) return null
  if (LIST_MARK.test(next) && !(/(?:số|Số|ngày)$/.test(last) && /^\d/.test(next))) return null
  if (capitals(last)) {
    // Headings in capitals run over lines only with capitals, and only where the first is full.
    return capitals(next) &&
      width !== null &&
      last.length >= width * 0.75 &&
      !/^(?:ĐẢNG|BAN|TỈNH|THÀNH|HUYỆN|QUẬN|ỦY|KẾ|T\/M|TM)/.test(next)
      ? ' '
      : null
  }
  if (/^(?:PHỤ LỤC|Phụ lục)/.test(next)) return null
  if (capitals(next) && next.length > 4) return null
  if (SENTENCE_END.test(last) && !/(?:\bTP|v\.v)\.$/.test(last)) return null
  if (/(?:^|\s)(?:số|Số)$/.test(last)) return ' '
  if (small || /^[,;)]/.test(next)) return ' '
  if (GOES_ON.test(last)) return ' '
  if (/^[-–+•]\s/.test(last) && /,$/.test(last) && width === null) return null
  if (/[,]$/.test(last) && last.length > 50 && width === null && !line.blankBefore) return ' '
  if (line.blankBefore && !line.afterNumber && !spaced) return null
  if (width !== null && last.length >= width * 0.82 && (!line.blankBefore || last.length >= width * 0.9)) {
    return ' '
  }
  return null
}

function assemble(paragraphs: readonly Paragraph[], raw: RawDocument): Omit<SourceText, 'notes'> {
  const pageAt: number[] = []
  const offsets: number[] = []
  // A blank or line end that joins two lines is where the second begins.
  const place = (count: number, line: Line) => {
    for (let at = 0; at < count; at++) {
      pageAt.push(line.at)
      offsets.push(line.from[0]!)
    }
  }
  for (const [index, { parts }] of paragraphs.entries()) {
    for (const [at, { line, glue }] of parts.entries()) {
      place(at === 0 ? (index === 0 ? 0 : 1) : glue.length, line)
      for (let char = 0; char < line.text.length; char++) {
        pageAt.push(line.at)
        offsets.push(line.from[char]!)
      }
    }
  }
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n')
  const pages: Page[] = []
  let start = 0
  for (let at = 0; at < raw.pages.length; at++) {
    let end = start
    while (end < pageAt.length && pageAt[end]! <= at) end++
    if (at === raw.pages.length - 1) end = text.length
    pages.push({ page: raw.pages[at]!.page, start, end })
    start = end
  }
  if (pages.length === 0) pages.push({ page: 1, start: 0, end: text.length })
  const pageIndex = Int32Array.from(pageAt)
  const rawOffset = Int32Array.from(offsets)
  const map: OffsetMap = {
    toRaw(offset) {
      if (pageIndex.length === 0) return { page: raw.pages[0]?.page ?? 1, offset: 0 }
      const at = Math.min(Math.max(0, offset), pageIndex.length - 1)
      return {
        page: raw.pages[pageIndex[at]!]?.page ?? 1,
        offset: rawOffset[at]! + (offset >= pageIndex.length ? 1 : 0),
      }
    },
  }
  return { text, pages, map }
}
