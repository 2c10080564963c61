/** Citations (viện dẫn): heads, tails, nesting, relation, assembled into records; and the links between them. */
import { citationHeads, type Head } from './citationHead.js'
import { type Draft, type KnownTitles, readOtherwise, readTails } from './citationTail.js'
import type { Lexicon } from './lexicon/types.js'
import type { Block, Outline } from './outline.js'
import { nameOf, readLinks } from './refine/link.js'
import { relationReader } from './refine/relation.js'
import { readTableRows } from './refine/tableRow.js'
import { pageAt, startsBefore } from './spans.js'
import { oneBlank, phraseKey } from './text.js'
import type { Citation, Context, Link, Problem, Span } from './types.js'
import { normalCase } from './vietnameseCase.js'

export interface CitationInput {
  readonly text: string
  readonly folded: string
  readonly context: Context
  readonly outline: Outline
  /** From the start to the end of the title; empty where the text has no header. */
  readonly head: Span
  readonly foot: Span | null
  readonly ownCode: string | null
  readonly hasHeader: boolean
}

export interface CitationResult {
  readonly drafts: readonly Draft[]
  readonly citations: readonly Citation[]
  readonly byDraft: ReadonlyMap<Draft, Citation>
  readonly links: readonly Link[]
  readonly problems: readonly Problem[]
}

export function readCitations(input: CitationInput): CitationResult {
  const { text, folded, context, outline, head, foot, ownCode, hasHeader } = input
  const { heads } = citationHeads(folded, context)
  const usable = heads.filter((found) => {
    const reason = inNumberLine(found.start, text, head)
      ? 'own-number'
      : inSignature(found.start, foot)
        ? 'signature'
        : isTypeLine(found, text, head)
          ? 'type-line'
          : null
    if (reason) context.declined?.({ start: found.start, end: found.end, rule: found.rule, reason })
    return reason === null
  })
  // Two readings: titles that end plainly somewhere in the text teach where they end elsewhere.
  const first = readTails(folded, text, usable, knownTitles(context.lexicon, new Map()))
  const learned = learn(first)
  const known = knownTitles(context.lexicon, learned)
  const drafts = readOtherwise(folded, first, learned, known) ? readTails(folded, text, usable, known) : first
  readTableRows(folded, text, drafts, context.lexicon)
  const kept = describedFirst(drafts, folded).filter((draft) => {
    const company = ofCompany(draft, folded)
    if (company) context.declined?.({ start: draft.start, end: draft.end, rule: draft.rule, reason: 'company' })
    return !company
  })
  if (context.declined) {
    const starts = new Set(drafts.map((draft) => draft.start))
    for (const found of usable)
      if (found.open && !starts.has(found.start))
        context.declined({ start: found.start, end: found.end, rule: found.rule, reason: 'no-subject' })
  }
  const isKept = new Set(kept)
  const sectionOf = sectionReader(text, outline)
  const preambles = preamblesOf(text, outline, head, hasHeader)
  const relationOf = relationReader(kept, { text: folded, outline, head, ownCode, hasHeader, preambles })
  const problems: Problem[] = []
  const byDraft = new Map<Draft, Citation>()
  const citations: Citation[] = []
  for (const draft of kept) {
    const relation = relationOf(draft)
    const citation: Citation = {
      id: `c${citations.length + 1}`,
      start: draft.start,
      end: draft.end,
      quote: text.slice(draft.start, draft.end),
      page: pageAt(context.pages, draft.start),
      coded: draft.coded,
      type: draft.type,
      number: draft.number,
      code: draft.code,
      date: draft.date,
      issuer: issuerName(draft.issuer),
      term: draft.term,
      title: draft.title,
      relation,
      via: draft.parent && isKept.has(draft.parent) ? nameOf(draft.parent, text) : null,
      section: sectionOf(outline.blockAt(draft.start)),
      confidence: confidenceOf(draft),
      rule: draft.rule,
    }
    byDraft.set(draft, citation)
    citations.push(citation)
    if (draft.impossibleDate && draft.dateSpan)
      problems.push({
        kind: 'impossible-date',
        message: `“${text.slice(draft.dateSpan.start, draft.dateSpan.end)}” is no date of the calendar`,
        ...draft.dateSpan,
      })
  }
  return { drafts: kept, citations, byDraft, links: readLinks(kept, folded, text, ownCode), problems }
}

/** "Báo cáo của Ban Tổ chức Trung ương về … (Báo cáo số 386-BC/BTCTW, …)": described first, its code given behind in a bracket. */
function describedFirst(drafts: readonly Draft[], folded: string): Draft[] {
  const gone = new Set<Draft>()
  drafts.forEach((draft, index) => {
    if (draft.rule !== 'uncoded.issuer' || draft.parent) return
    const coded = drafts[Math.max(index + 1, startsBefore(drafts, draft.extent))]
    if (
      !coded?.coded ||
      coded.parent ||
      coded.type !== draft.type ||
      !/^\s*\(\s*$/.test(folded.slice(draft.extent, coded.start))
    )
      return
    coded.issuer ??= draft.issuer
    coded.term ??= draft.term
    if (coded.title === null) {
      coded.title = draft.title
      for (const child of draft.children) {
        child.parent = coded
        coded.children.push(child)
      }
    } else for (const child of draft.children) child.parent = null
    gone.add(draft)
  })
  return drafts.filter((draft) => !gone.has(draft))
}

/** "CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ THỰC HIỆN …" in the own header names the document itself. */
function isTypeLine({ start, coded, open }: Head, text: string, head: Span): boolean {
  if (coded || !/^\p{Lu}{2}/u.test(text.slice(start, start + 2))) return false
  if (open || start >= head.end) return open
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === ''
}

/** "Số 12-KH/ĐU" of the document's own header is its number, not a citation. */
function inNumberLine(start: number, text: string, head: Span): boolean {
  if (start >= head.end) return false
  const line = text.slice(
    text.lastIndexOf('\n', start - 1) + 1,
    text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start),
  )
  return (
    /^\s*[*]?\s*(?:(?:Nghị quyết|Quyết định|Luật|Pháp lệnh|Nghị định|Thông tư)\s+số\s*:|Số|SỐ)\s*:?\s*\d+(?:[-/]\S+)?\s*$|^\s*[*]?\s*(?:Số|SỐ)\s*:?\s*\d/.test(
      line,
    ) || /^[A-ZĐ\s]*Số\s*:?\s*\d/.test(line)
  )
}

const inSignature = (start: number, foot: Span | null): boolean =>
  foot !== null && start >= foot.start && start < foot.end

/** Resolutions of companies, banks and funds are not documents of Party or State. */
function ofCompany(draft: Draft, folded: string): boolean {
  const issuer = draft.issuer ?? ''
  if (/^(?:Công ty|Tập đoàn|Tổng công ty|Quỹ(?! Bảo)|Hội đồng quản trị|HĐQT|HĐTV|Đại hội đồng cổ đông)/i.test(issuer))
    return true
  if (/^Ngân hàng(?! (?:Nhà nước|Chính sách xã hội|NN))/i.test(issuer)) return true
  return /^\s*(?:,?\s*ngày\s[\d/.-]+\s*)?(?:của|do)\s+(?:Hội\s+đồng\s+(?:quản\s+trị|thành\s+viên)|HĐQT|Đại\s+hội\s+đồng\s+cổ\s+đông|Công\s+ty|Tổng\s+Giám\s+đốc)/i.test(
    folded.slice(draft.end, draft.end + 80),
  )
}

/** "HỘI ĐỒNG NHÂN DÂN TỈNH / KHÓA XVIII, KỲ HỌP THỨ 34" between title and grounds opens no part; "QUYẾT NGHỊ:" does. */
const beforeBody = (text: string, block: Block): boolean =>
  !/^\s*(?:QUYẾT\s+(?:NGHỊ|ĐỊNH)|KẾT\s+LUẬN|YÊU\s+CẦU|CHỈ\s+THỊ|PHẦN|NỘI\s+DUNG|MỤC)/.test(
    text.slice(block.start, block.end),
  )

/** Where a document says on what it rests: its own preamble, after the title, before the first numbered part; and that of each part headed "(Ban hành kèm theo Quyết định số …)". */
function preamblesOf(text: string, outline: Outline, head: Span, hasHeader: boolean): Span[] {
  if (!hasHeader) return []
  const { blocks } = outline
  const out: Span[] = []
  let last = -1
  let end = head.end
  const add = (start: number, first: number): void => {
    // A preamble that opens inside another ends with it.
    if (first > last || out.length === 0) {
      last = lastOfPreamble(text, blocks, first)
      const closing = blocks[last]
      end = !closing
        ? (blocks.at(-1)?.end ?? start)
        : opensBody(text, closing)
          ? closing.start
          : (blocks[last + 1]?.start ?? closing.end)
    }
    out.push({ start, end })
  }
  add(head.end, startsBefore(blocks, head.end))
  for (const block of blocks)
    if (block.start >= head.end && PROMULGATED.test(text.slice(block.start, block.end))) add(block.end, block.index + 1)
  return out
}

const PROMULGATED = /(?:^|\s)\(\s*(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo\s[^\n]*\)[\s*]*$/

/** What a preamble's paragraph opens with; one that opens otherwise is its last. */
const GROUNDED =
  /^[\s\-–—+•*]*(?:Căn\s+cứ|Thực\s+hiện|Theo|Trên\s+cơ\s+sở|Xét|Để|Tiếp\s+tục|Triển\s+khai|Nhằm|Quán\s+triệt|Chấp\s+hành|Tiếp\s+theo|Sau\s+khi|Thể\s+chế\s+hóa|Phúc\s+đáp|Trả\s+lời|Thi\s+hành|Kính\s+gửi|Ngày\s+\d)(?![\p{L}])/iu
const LONG_PARAGRAPH = 140

/** Index of the block that ends a preamble: the first part, or a long paragraph that says no ground; past all where none does. */
function lastOfPreamble(text: string, blocks: readonly Block[], first: number): number {
  let at = first
  while (at < blocks.length && !opensBody(text, blocks[at]!) && !saysNoGround(text, blocks[at]!)) at++
  return at
}

const opensBody = (text: string, block: Block): boolean =>
  block.appendix ||
  (block.kind === 'heading' && (block.marker !== null || !beforeBody(text, block))) ||
  (block.marker !== null && !/^[-–—•·+*]$/.test(block.marker))

const saysNoGround = (text: string, { kind, start, end }: Block): boolean =>
  kind === 'paragraph' && end - start > LONG_PARAGRAPH && !GROUNDED.test(text.slice(start, end))

/** Tells the headings above a block, outermost first: "II. NHIỆM VỤ > 1. Công tác tuyên truyền". */
function sectionReader(text: string, outline: Outline): (block: Block) => string | null {
  const known = new Map<number | null, string | null>([[null, null]])
  const below = (index: number | null): string | null => {
    let section = known.get(index)
    if (section === undefined) {
      const block = outline.blocks[index!]!
      const above = below(block.parent)
      const own = text.slice(block.start, block.end).trim().slice(0, 160)
      section = block.kind !== 'heading' ? above : above === null ? own : `${above} > ${own}`
      known.set(index, section)
    }
    return section
  }
  return (block) => below(block.parent)
}

/** A body printed in capitals is named in normal case; abbreviations stay. */
const issuerName = (issuer: string | null): string | null =>
  issuer === null || issuer.split(' ').length < 3
    ? issuer
    : /[a-zđ]/.test(issuer)
      ? oneBlank(issuer).trim()
      : normalCase(issuer)

/** A plain reading is sure; a bare number or an open subject less so. */
function confidenceOf({ rule, coded, date, issuer }: Draft): number {
  if (!coded)
    return rule === 'uncoded.number' ? 0.6 : rule === 'uncoded.named' || rule === 'uncoded.issuer' ? 0.7 : 0.85
  return date || issuer ? 0.99 : 0.95
}

/** A code that stands before so many titles has none that could be learned. */
const TOO_MANY_TITLES = 6

function learn(drafts: readonly Draft[]): Map<string, string[]> {
  const learned = new Map<string, string[]>()
  for (const { code, title, titleSpan, extent, children } of drafts) {
    if (!code || !title || !titleSpan || titleSpan.end !== extent || children.length > 0) continue
    const key = subject(title)
    if (key.length < 20) continue
    const list = learned.get(code) ?? []
    if (list.length < TOO_MANY_TITLES && !list.includes(key)) list.push(key)
    learned.set(code, list)
  }
  return learned
}

/** A title without its leading "về", as it is compared. */
const subject = (title: string): string => phraseKey(title).replace(/^(?:về việc|về|v\/v)\s+/, '')

function knownTitles(lexicon: Lexicon, learned: ReadonlyMap<string, readonly string[]>): KnownTitles {
  return (code) => {
    const fromText = learned.get(code) ?? []
    // One title in the text is what it is; two that differ teach only where both are printed again.
    return [
      ...(lexicon.titles?.get(code) ?? []),
      ...fromText.filter((title) => fromText.length < TOO_MANY_TITLES && title.length < 400),
    ]
  }
}
