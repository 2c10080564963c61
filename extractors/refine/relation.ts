/**
 * How a citation stands to the text that cites it: from its own position (preamble, appendix), from the nearest verb
 * before it in its own sentence, from the lead-in and headings above it. Refines drafts; reads no new mentions.
 */
import type { Draft } from '../citationTail.js'
import type { Block, Outline } from '../outline.js'
import { placesBefore, spanIndex, startsBefore } from '../spans.js'
import { leftForm, standsLeft, WORD_END } from '../text.js'
import type { Relation, Span } from '../types.js'
import { type Cell, cellOf, mask } from './cell.js'

/** Words of a heading or lead-in that set the relation of the items below it. */
const HEADING_MONITOR = /(?:cần|phải)?\s*(?:theo\s+dõi|kiểm\s+tra|giám\s+sát|đôn\s+đốc)/i
const YEARS_OF = /^[\s"“]*\d{1,2}\s+năm\s+(?:thực\s+hiện|triển\s+khai|thi\s+hành)\s/
const CHECKED = /^\s*(?:[Vv]iệc|[Kk]ết\s+quả|[Tt]ình\s+hình|[Cc]ông\s+tác)\s/
const HEADING_REVIEW = /(?:sơ\s+kết|tổng\s+kết|sơ,\s*tổng\s+kết|đánh\s+giá)/i
/** "… đã ban hành các văn bản triển khai thực hiện sau:" lists what was issued. */
const HEADING_ISSUED =
  /(?:đã\s+(?:\S+\s+){0,4}?ban\s+hành|(?:tham\s+mưu\s+)?ban\s+hành\s+(?:các|nhiều|một\s+số|\d{1,2})\s+(?:văn\s+bản|kế\s+hoạch|nghị\s+quyết|chương\s+trình))[^:]*:\s*$/i
const HEADING_IMPLEMENT =
  /(?:thực\s+hiện|triển\s+khai|quán\s+triệt|học\s+tập|tuyên\s+truyền|cụ\s+thể\s+hóa|phối\s+hợp)/i
const HEADING_REPLACE = /(?:bãi\s+bỏ|thay\s+thế|hết\s+hiệu\s+lực)/i

const PREAMBLE = new RegExp(
  `^(?:[-+•·*]\\s*)?(?:Căn\\s+cứ|Thực\\s+hiện|Theo|Trên\\s+cơ\\s+sở|Xét|Để|Tiếp\\s+tục|Triển\\s+khai|Nhằm|Quán\\s+triệt|Chấp\\s+hành|Tiếp\\s+theo|Sau\\s+khi|Thể\\s+chế\\s+hóa|Phúc\\s+đáp|Trả\\s+lời|Thi\\s+hành|căn\\s+cứ|thực\\s+hiện)${WORD_END}`,
  'i',
)
/** What gives a ground inside a longer sentence, with the documents that it governs. */
const GROUND =
  /(?:sau\s+khi\s+(?:nghe|xem\s+xét)[^,;\u0001]{0,110}|căn\s+cứ|thực\s+hiện|triển\s+khai|quán\s+triệt|chấp\s+hành|thi\s+hành|trên\s+cơ\s+sở|theo)\s*(?:các\s+)?[\u0001\s,;và]*/gi
const MAIN_CLAUSE =
  /[,;.]\s+(?=(?:[Bb]an|[Đđ]ảng|[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|UBND|Ủy\s+ban|Bộ|Sở|Chính|Thủ|Hội|Thường|Đoàn|Mặt|[Cc]hi\s+bộ|Văn\s+phòng|Phòng|Trường|HĐND|Trung|Học|Công|Tổng|Chủ|BTV|BCH|Liên|Quốc|nay\s|xã|phường|[A-ZĐ])[^,;.]{0,140}?\s(?:xây\s+dựng|ban\s+hành|yêu\s+cầu|đề\s+nghị|triển\s+khai|hướng\s+dẫn|quyết\s+định|quyết\s+nghị|thông\s+báo|kết\s+luận|báo\s+cáo|tổ\s+chức|chỉ\s+đạo|kính|thống\s+nhất|quy\s+định|lãnh\s+đạo|tham\s+mưu|đã|trân|xin|phối\s+hợp|công\s+bố|ra\s+)(?![A-Za-z\u00AA-\u024F\u1E00-\u1EFF]))/

const ENDING = /hiệu\s+lực|thay\s+thế|bãi\s+bỏ/
const ENDED_AFTER =
  /^[^.;\n]{0,80}?(?:(?<!đã\s)hết\s+hiệu\s+lực|không\s+còn\s+hiệu\s+lực|được\s+(?:thay\s+thế|bãi\s+bỏ)|bị\s+bãi\s+bỏ|chấm\s+dứt\s+hiệu\s+lực)(?![A-Za-zà-ỹ])/
/** "đưa việc thực hiện Nghị quyết số … vào chương trình kiểm tra": what is put on the list is checked. */
const PUT_ON_LIST = leftForm(String.raw`[Đđ]ưa\s+(?:nội\s+dung\s+)?(?:việc|kết\s+quả|tình\s+hình)\s+[^.;]{0,60}?`)
const LIST_OF_CHECKS =
  /^[^.;\n]{0,80}?vào\s+(?:nội\s+dung,?\s+)?(?:chương\s+trình|kế\s+hoạch|nội\s+dung)\s+(?:công\s+tác\s+)?(?:kiểm\s+tra|giám\s+sát)/

export interface RelationContext {
  /** Folded text. */
  readonly text: string
  readonly outline: Outline
  readonly head: Span
  /** The document's own code, where its header or its appendix gives one. */
  readonly ownCode: string | null
  readonly hasHeader: boolean
  /** Preambles: after the title and before the first part, of the document and of what is promulgated with it. */
  readonly preambles: readonly Span[]
}

const GROUND_OPEN = /^[\s\-–—+•*]*(?:(?<ground>Căn\s+cứ)(?:\s+vào)?|Thực\s+hiện|Theo|Xét)(?:\s+các)?\s+$/

/** "Ban Chỉ đạo tổng kết Nghị quyết số 18-NQ/TW": the document stands in the name of a body. */
const IN_BODY_NAME = leftForm(
  String.raw`(?:[Bb]an\s+[Cc]hỉ\s+đạo|[Tt]iểu\s+ban|[Tt]ổ\s+(?:công\s+tác|biên\s+tập|giúp\s+việc|thư\s+ký)|[Bb]an\s+[Ss]oạn\s+thảo)(?:\s+(?:Trung\s+ương|tỉnh|thành\s+phố|huyện|quận|xã|phường|xây\s+dựng|sơ\s+kết|tổng\s+kết|thực\s+hiện|triển\s+khai|việc|\d{1,2}\s+năm))+\s+`,
)
const ATTACHED_TO = leftForm(String.raw`[Kk]èm\s+theo\s*(?:\(?|của\s*)`)
/** "… (Báo cáo số 386-BC/BTCTW, ngày 14/5/2025)", "(quy định tại Điều 2 Nghị định số …)": where it is to be found. */
const FOUND_AT = leftForm(String.raw`\(\s*(?:theo\s+)?(?:quy\s+định\s+tại\s+[^()]{0,60})?`)
/** "Theo Nghị quyết số 27-NQ/TW, …": a source, not an order. */
const SOURCE = leftForm(
  String.raw`(?:^|[.?!]\s+|\t)[\s\-–•*]*(?:Theo\s+(?:quy\s+định\s+(?:tại|của)\s+)?|(?:Theo|Căn\s+cứ)\s+(?:quy\s+định\s+)?(?:tại\s+)?(?:(?:tiểu\s+mục|[Mm]ục|[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Pp]hần)\s+[\dIVXa-zđ.]+,?\s*)+)`,
)

/** Tells of each citation, in reading order, how it stands to the text. */
export function relationReader(drafts: readonly Draft[], context: RelationContext): (draft: Draft) => Relation {
  const { text, outline, ownCode } = context
  const free = drafts.filter((draft) => !draft.parent)
  const decided = new Map<Draft, Relation>()
  const isGround = onceABlock(outline, (block) => opensWithGround(text, outline, block, free))
  const goesOn = onceABlock(outline, (block) => endsInListSign(text, block))
  const orderOf = onceABlock(outline, (block) => headingRelation(text.slice(block.contentStart, block.end)))
  const reportsOnly = onceABlock(outline, (block) => saysNoOrder(text.slice(block.start, block.end)))
  const preambles = spanIndex(context.preambles)
  const sentenceOf = preambleSentences(text, outline, free)
  let cell: Cell | null = null
  let previous: Draft | null = null

  const cellAt = (block: Block, place: number): Cell => {
    if (!cell || place < cell.start || place >= cell.end || cell.start < block.start)
      cell = cellOf(text, cellSpan(text, block, place), free)
    return cell
  }

  /** A list broken into lines without marks: "… thực hiện: Nghị quyết số …;" goes on with what stood before. */
  function fromBefore(draft: Draft, block: Block): Relation | null {
    const own = free[startsBefore(free, draft.start) - 1]
    if (own && own.start >= block.start) return decided.get(own) ?? null
    const above = outline.blocks[block.index - 1]
    if (!above || block.marker !== null || above.parent !== block.parent || !goesOn(above)) return null
    const last = free[startsBefore(free, above.end) - 1]
    return last && last.start >= above.start ? (decided.get(last) ?? null) : null
  }

  function fromAbove(block: Block): Relation | null {
    for (let at = block.parent; at !== null; at = outline.blocks[at]!.parent) {
      const above = outline.blocks[at]!
      const order = orderOf(above)
      // "II. NỘI DUNG GIÁM SÁT" over "1. Việc tổ chức thực hiện các văn bản sau:": what is checked is the carrying out.
      if (
        order === 'implement' &&
        CHECKED.test(text.slice(above.contentStart, above.end)) &&
        fromAbove(above) === 'monitor'
      )
        return 'monitor'
      if (order) return order
    }
    return null
  }

  function relationOf(draft: Draft, former: Draft | null): Relation {
    if (draft.parent) return 'nested'
    if (draft.self) return 'self'
    if (ownCode !== null && draft.code === ownCode) return 'self'
    const block = outline.blockAt(draft.start)
    const cell = cellAt(block, draft.start)
    const { words } = cell
    const place = Math.max(0, draft.start - cell.start)
    if (standsLeft(IN_BODY_NAME, words, place)) return 'nested'
    if (draft.coded && standsLeft(ATTACHED_TO, words, place)) {
      // "(Kèm theo Hướng dẫn số …)" at the head of an appendix names the document that it belongs to.
      const line = text.slice(block.start, draft.start)
      if (/^\W*(?:\(|\*)*\s*(?:ban\s+hành\s+)?[Kk]èm\s+theo\s*$/i.test(line)) return 'self'
    }
    const asGround = (): Relation => {
      const cue = cell.cueBefore(draft.start)
      return cue === 'replace' || cue === 'amend' ? cue : 'basis'
    }
    // "Căn cứ …;" gives the ground wherever it stands, also where the header was lost.
    if (isGround(block)) return asGround()
    if (preambles.touches(draft.start, draft.start + 1) && sentenceOf(block, draft.start).givesGround(draft.start))
      return asGround()
    if (saysAgain(draft, former, text)) return 'mention'
    if (
      /^(?:Báo cáo|Tờ trình|Công văn|Nghị định|Thông tư|Luật)$/.test(draft.type ?? '') &&
      standsLeft(FOUND_AT, words, place)
    )
      return 'mention'
    if (standsLeft(SOURCE, words, place)) return 'mention'
    const right = text.slice(draft.extent, draft.extent + 160)
    if (ENDING.test(right) && ENDED_AFTER.test(right)) return 'replace'
    if (LIST_OF_CHECKS.test(right) && standsLeft(PUT_ON_LIST, words, place)) return 'monitor'
    const own = cell.cueBefore(draft.start)
    if (own === 'review' || own === 'replace' || own === 'amend' || own === 'monitor' || own === 'mention') return own
    // "1. Nội dung giám sát" over "a) Việc chi trả … theo Nghị định số …": what is checked is the carrying out.
    if (
      CHECKED.test(text.slice(Math.max(cell.start, block.contentStart), draft.start)) &&
      fromAbove(block) === 'monitor'
    )
      return 'monitor'
    // "1. Tổng kết" over "- 20 năm thực hiện Nghị quyết số …"
    if (
      own === 'implement' &&
      YEARS_OF.test(text.slice(block.contentStart, draft.start)) &&
      fromAbove(block) === 'review'
    )
      return 'review'
    if (own === null && reportsOnly(block)) return 'mention'
    const bare = cell.isBare(draft.start)
    if (bare || own === null) {
      const above = fromAbove(block) ?? (bare ? fromBefore(draft, block) : null)
      if (above) return above
    }
    return own === 'implement' ? 'implement' : 'mention'
  }

  return (draft) => {
    const relation = relationOf(draft, previous)
    decided.set(draft, relation)
    previous = draft
    return relation
  }
}

/** Asks once of each block, however many citations stand in it. */
function onceABlock<Answer>({ blocks }: Outline, ask: (block: Block) => Answer): (block: Block) => Answer {
  const answers = new Array<Answer | undefined>(blocks.length)
  return (block) => {
    let answer = answers[block.index]
    if (answer === undefined) {
      answer = ask(block)
      answers[block.index] = answer
    }
    return answer
  }
}

/** In a row of a table only the own cell governs. */
function cellSpan(text: string, block: Block, place: number): Span {
  const left = text.slice(block.start, place).lastIndexOf('\t')
  const right = text.slice(place, block.end).indexOf('\t')
  return { start: block.start + left + 1, end: right < 0 ? Math.max(place, block.end) : place + right }
}

const endsInListSign = (text: string, block: Block): boolean =>
  /[;,]$/.test(text.slice(block.start, block.end).trimEnd())

/** "Căn cứ Quyết định số …;" and, before the first numbered part, "Thực hiện Công văn số …;": a line that opens with its document. */
function opensWithGround(text: string, outline: Outline, block: Block, drafts: readonly Draft[]): boolean {
  const first = drafts[startsBefore(drafts, block.start)]
  const opening = first && first.start < block.end && GROUND_OPEN.exec(text.slice(block.start, first.start))
  if (!opening) return false
  const goesOn = endsInListSign(text, block)
  if (!opening.groups?.['ground']) return goesOn && block.parent === null && block.index < 10
  if (goesOn) return true
  // Without its semicolon a ground is known by the others of its kind.
  const [before, after] = [outline.blocks[block.index - 1], outline.blocks[block.index + 1]]
  return [before, after].some((near) => near && /^[\s\-–—+•*]*Căn\s+cứ\s/.test(text.slice(near.start, near.start + 20)))
}

/** A footnote, or a row that reports what was done, says nothing of what its heading orders. */
const saysNoOrder = (line: string): boolean =>
  /^\s*[¹²³⁰⁴-⁹]/.test(line) || (line.includes('\t') && /\t\s*(?:Đã\s|Hoàn\s+thành)/.test(line))

/** "… quốc gia (sau đây gọi tắt là Nghị quyết số 57-NQ/TW)": a bracket that only gives the short name again. */
function saysAgain(draft: Draft, before: Draft | null, text: string): boolean {
  if (text[draft.end] !== ')') return false
  const opening = /\(\s*(?:(?:sau\s+đây\s+)?(?:gọi|viết)(?:\s+(?:tắt|chung))?\s+(?:là\s+)?)?$/.exec(
    text.slice(Math.max(0, draft.start - 40), draft.start),
  )
  if (!opening) return false
  return /gọi|viết/.test(opening[0]) || (before !== null && before.code !== null && before.code === draft.code)
}

interface PreambleSentence extends Span {
  /** True where the citation at this place of the text gives the ground, and is no part of the main clause. */
  givesGround(place: number): boolean
}

/** The sentences of a preamble, each read once for all its citations. */
function preambleSentences(
  text: string,
  outline: Outline,
  drafts: readonly Draft[],
): (block: Block, place: number) => PreambleSentence {
  const boundsOf = onceABlock(outline, (block) => sentenceBounds(text, block))
  let last: PreambleSentence | null = null
  return (block, place) => {
    const { starts, ends } = boundsOf(block)
    const start = starts[placesBefore(starts, place) - 1] ?? block.start
    const end = ends[placesBefore(ends, place + 1)] ?? block.end
    if (last?.start !== start || last.end !== end) last = preambleSentence(text, { start, end }, drafts)
    return last
  }
}

/** Where the sentences of a block start, and where they end; the last ends with its block. */
function sentenceBounds(text: string, block: Block): { starts: number[]; ends: number[] } {
  const starts = []
  const ends = []
  for (const stop of text.slice(block.start, block.end).matchAll(/[.?!](?:(\s+)(?=[\p{Lu}“"])|\s*$)/gu)) {
    ends.push(block.start + stop.index + 1)
    if (stop[1] !== undefined) starts.push(block.start + stop.index + stop[0].length)
  }
  return { starts, ends }
}

/** "Ngày 12/01/1998, Bộ Chính trị ban hành Chỉ thị số …": a preamble that tells what was issued rests on it. */
const TOLD =
  /^\s*(?:Ngày|Vừa\s+qua,)\s[^.;\u0001]{0,120}?\s(?:đã\s+)?(?:ban\s+hành|ra|ký|có(?:\s+tiếp)?|thông\s+qua)\s+(?:các\s+)?\u0001/

function preambleSentence(text: string, { start, end }: Span, drafts: readonly Draft[]): PreambleSentence {
  const words = mask(text, { start, end }, drafts)
  const told = TOLD.exec(words)?.[0].length ?? 0
  const opens = told > 0 || PREAMBLE.test(words)
  const clause = MAIN_CLAUSE.exec(words.slice(told))
  const main = clause ? told + clause.index : null
  const grounds = opens || main === null ? [] : [...words.matchAll(GROUND)].map(spanOf)
  return {
    start,
    end,
    givesGround(place) {
      const at = place - start
      if (opens) return main === null || at < main
      if (main === null || at >= main) return false
      // "…, thực hiện Kết luận số …, Ban Thường vụ yêu cầu": the clause before the main one gives the ground.
      const ground = grounds[startsBefore(grounds, at) - 1]
      return ground !== undefined && at <= ground.end
    },
  }
}

const spanOf = ({ index, 0: words }: RegExpExecArray): Span => ({ start: index, end: index + words.length })

/** What a heading or lead-in orders of the documents below it. */
function headingRelation(words: string): Relation | null {
  if (HEADING_ISSUED.test(words)) return 'mention'
  if (HEADING_REPLACE.test(words)) return 'replace'
  const monitor = HEADING_MONITOR.test(words)
  const review = HEADING_REVIEW.test(words)
  if (monitor && !(review && words.search(HEADING_REVIEW) < words.search(HEADING_MONITOR))) return 'monitor'
  if (review) return 'review'
  return HEADING_IMPLEMENT.test(words) ? 'implement' : null
}
