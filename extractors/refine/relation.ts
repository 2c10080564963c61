/**
 * How a citation stands to the text that cites it: from its own position (preamble, appendix), from the nearest verb
 * before it in its own sentence, from the lead-in and headings above it. Refines drafts; reads no new mentions.
 */
import type { Draft } from '../citationTail.js'
import type { Block, Outline } from '../outline.js'
import type { Relation, Span } from '../types.js'

const END = '(?![A-Za-z\\u00AA-\\u024F\\u1E00-\\u1EFF])'
const START = '(?<![A-Za-z\\u00AA-\\u024F\\u1E00-\\u1EFF])'
const FILL = '(?:[ ,]+[^\\s.;:]+){0,9}?'

const REVIEW_VERB =
  '(?:sơ,?\\s+(?:kết,?\\s+)?(?:và\\s+)?tổng\\s+kết|tổng,?\\s+sơ\\s+kết|sơ\\s+kết|tổng\\s+kết|đánh\\s+giá)'
const MONITOR_VERB = '(?:theo\\s+dõi|kiểm\\s+tra|giám\\s+sát|đôn\\s+đốc|thanh\\s+tra)'

/** Verbs that govern a citation, longest phrase first; the last one before it decides. */
const CUE = new RegExp(
  `${START}(?:` +
    `(?<monitor>${MONITOR_VERB}(?:[\\s,]+(?:và\\s+)?(?:${MONITOR_VERB}|hướng\\s+dẫn|đánh\\s+giá|khảo\\s+sát|nắm\\s+tình\\s+hình))*(?:${FILL}\\s+(?:thực\\s+hiện|triển\\s+khai|chấp\\s+hành)(?:\\s+(?:thực\\s+hiện|triển\\s+khai))*)?)` +
    `|(?<review>${REVIEW_VERB}(?:[\\s,]+(?:và\\s+)?${REVIEW_VERB})*(?:${FILL}\\s+(?:thực\\s+hiện|triển\\s+khai|thi\\s+hành|học\\s+tập)(?:\\s+(?:thực\\s+hiện|triển\\s+khai|làm\\s+theo))*)?)` +
    `|(?<part>bãi\\s+bỏ\\s+(?:khoản|điểm|điều|một\\s+số|nội\\s+dung|quy\\s+định\\s+tại))` +
    `|(?<replace>thay\\s+thế|thay\\s+cho|bãi\\s+bỏ|hủy\\s+bỏ|chấm\\s+dứt\\s+hiệu\\s+lực|thu\\s+hồi)` +
    `|(?<amend>sửa\\s+đổi(?:,?\\s+(?:và\\s+)?bổ\\s+sung)?|điều\\s+chỉnh,?\\s+bổ\\s+sung|bổ\\s+sung,?\\s+sửa\\s+đổi)` +
    `|(?<self>[Kk]èm\\s+theo|ban\\s+hành\\s+kèm\\s+theo)` +
    `|(?<implement>(?:tiếp\\s+tục\\s+)?(?:tổ\\s+chức\\s+)?(?:triển\\s+khai|thực\\s+hiện|thi\\s+hành|(?<!ban\\s)chấp\\s+hành|quán\\s+triệt|học\\s+tập|tuyên\\s+truyền|phổ\\s+biến|cụ\\s+thể\\s+hóa|nghiên\\s+cứu|hưởng\\s+ứng|vận\\s+dụng|bám\\s+sát|gắn\\s+với|lồng\\s+ghép\\s+với))` +
    `|(?<other>phân\\s+biệt\\s+với|nhầm\\s+với|khác\\s+với|so\\s+với)` +
    `|(?<weak>tinh\\s+thần|theo(?:\\s+đúng)?|học|áp\\s+dụng|yêu\\s+cầu\\s+(?:tại|của)|quy\\s+định\\s+(?:tại|của)|nội\\s+dung|đưa)` +
    `)${END}`,
  'gi',
)

/** Words of a heading or lead-in that set the relation of the items below it. */
const HEADING_MONITOR = /(?:cần|phải)?\s*(?:theo\s+dõi|kiểm\s+tra|giám\s+sát|đôn\s+đốc)/i
const HEADING_REVIEW = /(?:sơ\s+kết|tổng\s+kết|sơ,\s*tổng\s+kết|đánh\s+giá)/i
const HEADING_IMPLEMENT =
  /(?:thực\s+hiện|triển\s+khai|quán\s+triệt|học\s+tập|tuyên\s+truyền|cụ\s+thể\s+hóa|phối\s+hợp)/i
const HEADING_REPLACE = /(?:bãi\s+bỏ|thay\s+thế|hết\s+hiệu\s+lực)/i

const PREAMBLE = new RegExp(
  `^(?:[-+•·*]\\s*)?(?:Căn\\s+cứ|Thực\\s+hiện|Theo|Trên\\s+cơ\\s+sở|Xét|Để|Tiếp\\s+tục|Triển\\s+khai|Nhằm|Quán\\s+triệt|Chấp\\s+hành|Tiếp\\s+theo|Sau\\s+khi|Phúc\\s+đáp|Trả\\s+lời|Thi\\s+hành|căn\\s+cứ|thực\\s+hiện)${END}`,
  'i',
)
/** What gives a ground inside a longer sentence. */
const GROUND =
  /(?:căn\s+cứ|thực\s+hiện|triển\s+khai|quán\s+triệt|chấp\s+hành|thi\s+hành|trên\s+cơ\s+sở|theo)\s*(?:các\s+)?[\u0001\s,;và]*$/i
const MAIN_CLAUSE =
  /[,;.]\s+(?=(?:[Bb]an|[Đđ]ảng|[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|UBND|Ủy\s+ban|Bộ|Sở|Chính|Thủ|Hội|Thường|Đoàn|Mặt|[Cc]hi\s+bộ|Văn\s+phòng|Phòng|Trường|HĐND|Trung|Học|Công|Tổng|Chủ|BTV|BCH|Liên|Quốc|nay\s|xã|phường|[A-ZĐ])[^,;.]{0,140}?\s(?:xây\s+dựng|ban\s+hành|yêu\s+cầu|đề\s+nghị|triển\s+khai|hướng\s+dẫn|quyết\s+định|quyết\s+nghị|thông\s+báo|kết\s+luận|báo\s+cáo|tổ\s+chức|chỉ\s+đạo|kính|thống\s+nhất|quy\s+định|lãnh\s+đạo|tham\s+mưu|đã|trân|xin|phối\s+hợp|công\s+bố|ra\s+)(?![A-Za-z\u00AA-\u024F\u1E00-\u1EFF]))/

const ENDED_AFTER =
  /^[^.;\n]{0,80}?(?:(?<!đã\s)hết\s+hiệu\s+lực|được\s+(?:thay\s+thế|bãi\s+bỏ)|bị\s+bãi\s+bỏ|chấm\s+dứt\s+hiệu\s+lực)(?![A-Za-zà-ỹ])/

export interface RelationContext {
  /** Folded text. */
  readonly text: string
  readonly outline: Outline
  readonly head: Span
  /** The document's own code, where its header or its appendix gives one. */
  readonly ownCode: string | null
  readonly hasHeader: boolean
  /** Blocks of the preamble: after the title, before the first part. */
  readonly preamble: Span
}

/** "Ban Chỉ đạo tổng kết Nghị quyết số 18-NQ/TW": the document stands in the name of a body. */
const IN_BODY_NAME =
  /(?:[Bb]an\s+[Cc]hỉ\s+đạo|[Tt]iểu\s+ban|[Tt]ổ\s+(?:công\s+tác|biên\s+tập|giúp\s+việc|thư\s+ký)|[Bb]an\s+[Ss]oạn\s+thảo)(?:\s+(?:Trung\s+ương|tỉnh|thành\s+phố|huyện|quận|xã|phường|xây\s+dựng|sơ\s+kết|tổng\s+kết|thực\s+hiện|triển\s+khai|việc|\d{1,2}\s+năm))+\s+$/

export function relationOf(draft: Draft, drafts: readonly Draft[], context: RelationContext): Relation {
  if (draft.parent) return 'nested'
  if (draft.self) return 'self'
  const { text, outline, ownCode } = context
  const block = outline.blockAt(draft.start)
  const before = maskedPrefix(text, drafts, draft, block)
  if (ownCode !== null && draft.code === ownCode) return 'self'
  if (IN_BODY_NAME.test(before)) return 'nested'
  if (/[Kk]èm\s+theo\s*(?:\(?|của\s*)$/.test(before) && draft.coded) {
    // "(Kèm theo Hướng dẫn số …)" at the head of an appendix names the document that it belongs to.
    const line = text.slice(block.start, draft.start)
    if (/^\W*(?:\(|\*)*\s*(?:ban\s+hành\s+)?[Kk]èm\s+theo\s*$/i.test(line)) return 'self'
  }
  if (context.hasHeader && draft.start >= context.preamble.start && draft.start < context.preamble.end) {
    const sentence = sentenceOf(text, block, draft.start)
    const masked = mask(text.slice(sentence.start, sentence.end), sentence.start, drafts)
    const main = MAIN_CLAUSE.exec(masked)
    const at = draft.start - sentence.start
    const lead = masked.slice(0, at)
    // "…, thực hiện Kết luận số …, Ban Thường vụ yêu cầu": the clause before the main one gives the ground.
    if (PREAMBLE.test(masked) ? !main || at < main.index : main !== null && at < main.index && GROUND.test(lead)) {
      const cue = lastCue(before)
      return cue === 'replace' || cue === 'amend' ? cue : 'basis'
    }
  }
  const own = lastCue(before)
  const after = ENDED_AFTER.exec(text.slice(draft.extent, draft.extent + 160))
  if (after) return 'replace'
  if (own === 'review' || own === 'replace' || own === 'amend' || own === 'monitor') return own
  const bare = !/[\p{L}]/u.test(before.replace(/^\s*(?:[-+•·(\d).a-zđIVX]+)\s*/u, '').trim()) || onlyMasked(before)
  if (bare || own === null) {
    const above = fromAbove(block, context)
    if (above) return above
  }
  if (own === 'implement') return 'implement'
  return 'mention'
}

/** The sentence of a block that holds this place. */
function sentenceOf(text: string, block: Block, at: number): Span {
  let start = block.start
  for (const stop of text.slice(block.start, at).matchAll(/[.?!]\s+(?=[\p{Lu}“"])/gu))
    start = block.start + stop.index + stop[0].length
  const stop = /[.?!](?=\s+[\p{Lu}“"]|\s*$)/u.exec(text.slice(at, block.end))
  return { start, end: stop ? at + stop.index + 1 : block.end }
}

/** The governing verb's kind: the last cue of the stretch, a review or supervision of carrying out counts as one phrase. */
function lastCue(before: string): 'monitor' | 'review' | 'replace' | 'amend' | 'implement' | null {
  let kind: ReturnType<typeof lastCue> = null
  // A review or supervision that names no carrying out is soft: "đánh giá, xếp loại … theo Quy định số …" follows a rule.
  let soft = false
  // Only the running sentence governs: a full stop ends the reach of a verb.
  const stop = Math.max(before.lastIndexOf('. '), before.lastIndexOf('.\n'), before.lastIndexOf('? '))
  const reach = stop >= 0 ? before.slice(stop + 1) : before
  for (const found of reach.matchAll(CUE)) {
    const { groups } = found
    if (!groups) continue
    const rest = reach.slice(found.index + found[0].length)
    const carried = /(?:hiện|khai|hành|tập|theo)$/i.test(found[0])
    if (groups['monitor'] || groups['review']) {
      if (groups['review'] && !carried && rest.replace(/\u0001+/g, '').length > 45) continue
      kind = groups['monitor'] ? 'monitor' : 'review'
      soft = !carried
    } else if (groups['other']) kind = isClose(rest) ? null : kind
    else if (groups['part'] || groups['amend']) kind = 'amend'
    else if (groups['replace']) kind = 'replace'
    else if (groups['implement']) kind = 'implement'
    else if (groups['weak'] && (kind === null || soft) && isClose(rest)) kind = 'implement'
  }
  return kind
}

/** A weak word ("theo") governs only the document right after it. */
const isClose = (rest: string): boolean => /^\s*(?:các\s+)?[\u0001\s,;và]*$/.test(rest)

/** Text of the block before the citation, with the descriptions of earlier citations blanked out. */
function maskedPrefix(text: string, drafts: readonly Draft[], draft: Draft, block: Block): string {
  return mask(text.slice(block.start, draft.start), block.start, drafts)
}

function mask(piece: string, offset: number, drafts: readonly Draft[]): string {
  let out = piece
  for (const other of drafts) {
    if (other.parent || other.start < offset || other.start >= offset + piece.length) continue
    const from = other.start - offset
    const to = Math.min(other.extent - offset, piece.length)
    if (to > from) out = out.slice(0, from) + '\u0001'.repeat(to - from) + out.slice(to)
  }
  return out
}

const onlyMasked = (before: string): boolean => {
  const rest = before.replace(/\u0001+/g, '').replace(/(?:^|\s)(?:và|các|cùng|với|hoặc|theo)(?=\s|$)/g, ' ')
  return !/[\p{L}]{2,}/u.test(rest.replace(/^\s*\(?[\dIVXa-zđ.]{1,5}\)?[.)-]?\s/u, ''))
}

function fromAbove(block: Block, { text, outline }: RelationContext): Relation | null {
  const chain = [...outline.ancestors(block)].reverse()
  for (const above of chain) {
    const words = text.slice(above.contentStart, above.end)
    if (HEADING_REPLACE.test(words)) return 'replace'
    const monitor = HEADING_MONITOR.test(words)
    const review = HEADING_REVIEW.test(words)
    if (monitor && !(review && words.search(HEADING_REVIEW) < words.search(HEADING_MONITOR))) return 'monitor'
    if (review) return 'review'
    if (HEADING_IMPLEMENT.test(words)) return 'implement'
  }
  return null
}
