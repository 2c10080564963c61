/**
 * Normalization: raw pages → one text with one paragraph, list item, heading or header line a line. Page furniture goes,
 * hard line breaks are joined where a sentence or a code goes on, and every character leads back to where it was.
 */
import type { Page } from '../../extractors/types.js'
import type { OffsetMap, RawDocument, SourceText } from '../types.js'
import { repairCharacters } from './characters.js'

interface Line {
  text: string
  /** Raw offset within its page, one a character. */
  from: number[]
  page: number
  /** Index of the page in the document. */
  at: number
  blankBefore: boolean
  /** First line of a page that goes on with the page before. */
  continues: boolean
}

interface Paragraph {
  chars: string[]
  pages: number[]
  from: number[]
  /** Length of the last printed line, for the wrap width. */
  lastLength: number
  last: string
}

const FURNITURE = /\[bookmark:[^\]\n]*\]/g
const PAGE_NUMBER = /^(?:[-–—\s]*\d{1,3}[-–—\s]*|[Tt]rang\s+\d{1,3}(?:\s*\/\s*\d{1,3})?|\d{1,3}\s*\/\s*\d{1,3})$/
const LIST_MARK =
  /^(?:[-–—+•*]\s|[-–—+•](?=\p{Lu})|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2})*[.)](?!\d)\s*|\d{1,2}(?:\.\d{1,2})+\s|[a-zđ][.)]\s|[IVX]{1,5}\s?[.\-–)]\s?|(?:Điều|ĐIỀU|Chương|CHƯƠNG|PHẦN|Phần|Mục|MỤC)\s+(?:thứ|THỨ|\d|[IVX]))/u
const HEAD_LINE =
  /^(?:\*+|-{2,}|_{2,}|\*?\s*(?:Số|SỐ)\s*:?\s*[\d\s._…]*(?:\/\d{4})?\s*[-/]\s*[A-ZĐ].*|.*,\s*ngày[\s._…\d]*tháng[\s._…\d]*năm\s*\d{4}\*?|N[ơƠ][iI] nh[ậẬ][nN]\s*:?.*|Kính gửi\s*:?.*)$/
const SENTENCE_END = /[.;:!?…]["”»)*]*$/
const GOES_ON =
  /(?:^|\s)(?:số|ngày|tháng|năm|khóa|của|và|các|với|về|cho|là|tại|trong|theo|những|Chỉ thị|Nghị quyết|Kết luận|Quyết định|Quy định|Kế hoạch|Hướng dẫn|Chương trình|Thông báo|Công văn|Nghị|Quyết|Ban|thứ)$/

/** Pure: the same raw pages give the same text. */
export function normalize(raw: RawDocument): SourceText {
  const pageLines = raw.pages.map((page, at) =>
    linesOf(page.text, page.page, at, raw.format === 'md' || raw.method === 'plain'),
  )
  dropRunningHeads(pageLines)
  const lines: Line[] = []
  pageLines.forEach((own, at) => {
    let first = raw.pages[at]!.continues === true
    own.forEach((line, index) => {
      const edge = index === 0 || index === own.length - 1
      if (PAGE_NUMBER.test(line.text) && (edge || (line.blankBefore && (own[index + 1]?.blankBefore ?? true)))) {
        const next = own[index + 1]
        if (next) next.blankBefore = true
        return
      }
      lines.push(first ? { ...line, continues: true } : line)
      first = false
    })
  })
  const paragraphs = join(lines)
  return assemble(paragraphs, raw)
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

function linesOf(text: string, page: number, at: number, markup: boolean): Line[] {
  const repaired = repairCharacters(text)
  const out: Line[] = []
  let blank = false
  let start = 0
  while (start <= repaired.text.length) {
    let end = repaired.text.indexOf('\n', start)
    if (end < 0) end = repaired.text.length
    const line = clean(repaired.text.slice(start, end), repaired.from.subarray(start, end), markup)
    if (line.text === '') blank = true
    else {
      out.push({ ...line, page, at, blankBefore: blank, continues: false })
      blank = false
    }
    start = end + 1
  }
  return out
}

/** One line without furniture, runs of blanks as one, ends trimmed; tabs stay between table cells. */
function clean(text: string, from: Int32Array, markup: boolean): { text: string; from: number[] } {
  const drop = new Set<number>()
  const mark = (form: RegExp) => {
    for (const found of text.matchAll(form))
      for (let at = found.index; at < found.index + found[0].length; at++) drop.add(at)
  }
  if (text.includes('[bookmark:')) mark(FURNITURE)
  if (markup && /[*#_]/.test(text) && !/^\s*(?:\*+|_+|-+)\s*$/.test(text)) {
    mark(/^\s*#{1,6}\s+/g)
    mark(/\*{2,3}|(?<![\p{L}\d])\*(?=[^\s*])|(?<=[^\s*])\*(?![\p{L}\d])/gu)
    mark(/(?<=\s|^)__(?=\S)|(?<=\S)__(?=\s|$)/g)
  }
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
  return { text: chars.join(''), from: kept }
}

/** A short line that opens (or closes) three pages and more is a running head. */
function dropRunningHeads(pages: Line[][]): void {
  if (pages.length < 3) return
  for (const edge of ['first', 'last'] as const) {
    const counts = new Map<string, number>()
    const key = (lines: Line[]) => {
      const line = edge === 'first' ? lines[0] : lines[lines.length - 1]
      return line && line.text.length < 90 && !PAGE_NUMBER.test(line.text) ? line.text.replace(/\d+/g, '#') : null
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
function wrapWidth(lines: readonly Line[]): number | null {
  const lengths = lines
    .map((line) => line.text.length)
    .filter((length) => length > 25)
    .sort((a, b) => a - b)
  if (lengths.length < 4) return null
  const high = lengths[Math.floor(lengths.length * 0.95)]!
  const top = lengths[lengths.length - 1]!
  if (high > 150 || top > 220) return null
  const near = lengths.filter((length) => length >= high * 0.8).length
  return near / lengths.length >= 0.25 ? high : null
}

function join(lines: readonly Line[]): Paragraph[] {
  const width = wrapWidth(lines)
  const out: Paragraph[] = []
  for (const line of lines) {
    const previous = out[out.length - 1]
    const glue = previous ? (line.continues ? runOver(previous, line) : glueOf(previous, line, width)) : null
    if (previous && glue !== null) {
      for (const char of glue) {
        previous.chars.push(char)
        previous.from.push(line.from[0] ?? 0)
        previous.pages.push(line.at)
      }
      for (let at = 0; at < line.text.length; at++) {
        previous.chars.push(line.text[at]!)
        previous.from.push(line.from[at]!)
        previous.pages.push(line.at)
      }
      previous.last = line.text
      previous.lastLength = line.text.length
    } else {
      out.push({
        chars: [...splitUnits(line.text)],
        from: [...line.from],
        pages: Array.from({ length: line.text.length }, () => line.at),
        last: line.text,
        lastLength: line.text.length,
      })
    }
  }
  return out
}

/** A paragraph that runs over a page: a code broken after its hyphen has no blank there. */
const runOver = (previous: Paragraph, line: Line): string | null =>
  LIST_MARK.test(line.text) || HEAD_LINE.test(line.text)
    ? null
    : /[A-ZĐ0-9][-/]$/.test(previous.last) && /^[A-ZĐ0-9]/.test(line.text)
      ? ''
      : ' '

function* splitUnits(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) yield text[at]!
}

const capitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()

/** What joins a line to the one before it: "" inside a code, " " inside a sentence; null where a new paragraph begins. */
function glueOf(previous: Paragraph, line: Line, width: number | null): string | null {
  const { last } = previous
  const next = line.text
  if (/^(?:\*+|-{2,}|_{2,})$/.test(last) || /^(?:\*+|-{2,}|_{2,})$/.test(next)) return null
  if (last.includes('\t') || next.includes('\t')) return null
  // A code broken after its hyphen or slash, a range broken after its dash.
  if (/\d\s?[-–]$/.test(last) && /^(?:[A-ZĐ][A-Za-zĐđ]*\s?\/|[A-ZĐ]{2,4}-)/.test(next))
    return /\s[-–]$/.test(last) ? ' ' : ''
  if (/[A-ZĐ]\/$/.test(last) && /^[A-ZĐ]{2}/.test(next)) return ''
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
  if (
    width !== null &&
    previous.lastLength >= width * 0.82 &&
    (!line.blankBefore || previous.lastLength >= width * 0.9)
  ) {
    return ' '
  }
  return null
}

function assemble(paragraphs: readonly Paragraph[], raw: RawDocument): SourceText {
  const chars: string[] = []
  const pageAt: number[] = []
  const offsets: number[] = []
  paragraphs.forEach((paragraph, index) => {
    if (index > 0) {
      chars.push('\n')
      pageAt.push(pageAt[pageAt.length - 1] ?? 0)
      offsets.push((offsets[offsets.length - 1] ?? 0) + 0)
    }
    for (let at = 0; at < paragraph.chars.length; at++) {
      chars.push(paragraph.chars[at]!)
      pageAt.push(paragraph.pages[at]!)
      offsets.push(paragraph.from[at]!)
    }
  })
  const text = chars.join('')
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
