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
// Between a review and the carrying out that it reviews stands no clause: "đánh giá địa phương đã có …" reviews nothing.
const REVIEW_FILL = '(?:[ ]+(?!(?:đã|là|rằng|cho|được|có|để|nhưng)\\s)[^\\s.,;:]+){0,9}?'

const REVIEW_VERB =
  '(?:sơ,?\\s+(?:kết,?\\s+)?(?:và\\s+)?tổng\\s+kết|tổng,?\\s+sơ\\s+kết|sơ\\s+kết|tổng\\s+kết|đánh\\s+giá)'
const MONITOR_VERB = '(?:theo\\s+dõi|kiểm\\s+tra|giám\\s+sát|đôn\\s+đốc|thanh\\s+tra)'

/** Verbs that govern a citation, longest phrase first; the last one before it decides. */
const CUE = new RegExp(
  `${START}(?:` +
    `(?<monitor>${MONITOR_VERB}(?:[\\s,]+(?:và\\s+)?(?:${MONITOR_VERB}|hướng\\s+dẫn|đánh\\s+giá|khảo\\s+sát|nắm\\s+tình\\s+hình))*(?:${FILL}\\s+(?:thực\\s+hiện|triển\\s+khai|chấp\\s+hành)(?:\\s+(?:thực\\s+hiện|triển\\s+khai))*)?)` +
    `|(?<review>${REVIEW_VERB}(?:[\\s,]+(?:và\\s+)?${REVIEW_VERB})*(?:${REVIEW_FILL}\\s+(?:thực\\s+hiện|triển\\s+khai|thi\\s+hành|học\\s+tập)(?:\\s+(?:thực\\s+hiện|triển\\s+khai|làm\\s+theo))*)?)` +
    `|(?<part>bãi\\s+bỏ\\s+(?:khoản|điểm|điều|một\\s+số|nội\\s+dung|quy\\s+định\\s+tại))` +
    `|(?<replace>thay\\s+thế|thay\\s+cho|bãi\\s+bỏ|hủy\\s+bỏ|chấm\\s+dứt\\s+hiệu\\s+lực|thu\\s+hồi)` +
    `|(?<amend>sửa\\s+đổi(?:,?\\s+(?:và\\s+)?bổ\\s+sung)?|điều\\s+chỉnh,?\\s+bổ\\s+sung|bổ\\s+sung,?\\s+sửa\\s+đổi)` +
    `|(?<self>[Kk]èm\\s+theo|ban\\s+hành\\s+kèm\\s+theo)` +
    `|(?<implement>(?:tiếp\\s+tục\\s+)?(?:tổ\\s+chức\\s+)?(?:triển\\s+khai|thực\\s+hiện|thi\\s+hành|(?<!ban\\s)chấp\\s+hành|quán\\s+triệt|học\\s+tập|tuyên\\s+truyền|phổ\\s+biến|cụ\\s+thể\\s+hóa|thể\\s+chế\\s+hóa|hiện\\s+thực\\s+hóa|(?:đạt|hoàn\\s+thành)(?:\\s+được)?\\s+(?:các\\s+)?mục\\s+tiêu|nghiên\\s+cứu|hưởng\\s+ứng|vận\\s+dụng|bám\\s+sát|gắn\\s+với|lồng\\s+ghép\\s+với))` +
    `|(?<made>(?:(?:đã|vừa|mới|tiếp\\s+tục)\\s+)(?:[^\\s,.;]+\\s+)?(?:ký\\s+)?(?:ban\\s+hành|thông\\s+qua))` +
    `|(?<issue>ban\\s+hành|ký\\s+ban\\s+hành)` +
    `|(?<other>phân\\s+biệt\\s+với|nhầm\\s+với|khác\\s+với|so\\s+với|đồng\\s+bộ\\s+với|phù\\s+hợp\\s+với|thống\\s+nhất\\s+với)` +
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
  /** Preambles: after the title and before the first part, of the document and of what is promulgated with it. */
  readonly preambles: readonly Span[]
  /** What was decided for the citations before, in reading order. */
  readonly decided: ReadonlyMap<Draft, Relation>
}

const GROUND_OPEN = /^[\s\-–—+•*]*(?:(?<ground>Căn\s+cứ)(?:\s+vào)?|Thực\s+hiện|Theo|Xét)(?:\s+các)?\s+$/

/** "Căn cứ Quyết định số …;" and, before the first numbered part, "Thực hiện Công văn số …;": a line that opens with its document. */
function isGround(text: string, outline: Outline, block: Block, drafts: readonly Draft[]): boolean {
  const first = drafts.find((draft) => !draft.parent && draft.start >= block.start && draft.start < block.end)
  const opening = first && GROUND_OPEN.exec(text.slice(block.start, first.start))
  if (!opening) return false
  const goesOn = /[;,]\s*$/.test(text.slice(block.start, block.end))
  if (!opening.groups?.['ground']) return goesOn && block.parent === null && block.index < 10
  if (goesOn) return true
  // Without its semicolon a ground is known by the others of its kind.
  const [before, after] = [outline.blocks[block.index - 1], outline.blocks[block.index + 1]]
  return [before, after].some((near) => near && /^[\s\-–—+•*]*Căn\s+cứ\s/.test(text.slice(near.start, near.start + 20)))
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
  // "Căn cứ …;" gives the ground wherever it stands, also where the header was lost.
  if (isGround(text, outline, block, drafts)) {
    const cue = lastCue(before)
    return cue === 'replace' || cue === 'amend' ? cue : 'basis'
  }
  if (context.preambles.some(({ start, end }) => draft.start >= start && draft.start < end)) {
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
  if (saysAgain(draft, drafts, text)) return 'mention'
  // "… (Báo cáo số 386-BC/BTCTW, ngày 14/5/2025)", "(quy định tại Điều 2 Nghị định số …)": where it is to be found.
  if (
    /\(\s*(?:theo\s+)?(?:quy\s+định\s+tại\s+[^()]{0,60})?$/.test(before) &&
    /^(?:Báo cáo|Tờ trình|Công văn|Nghị định|Thông tư|Luật)$/.test(draft.type ?? '')
  )
    return 'mention'
  // "Theo Nghị quyết số 27-NQ/TW, …": a source, not an order.
  if (
    /(?:^|[.?!]\s+|\t)[\s\-–•*]*(?:Theo\s+(?:quy\s+định\s+(?:tại|của)\s+)?|(?:Theo|Căn\s+cứ)\s+(?:quy\s+định\s+)?(?:tại\s+)?(?:(?:tiểu\s+mục|[Mm]ục|[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Pp]hần)\s+[\dIVXa-zđ.]+,?\s*)+)$/.test(
      before,
    )
  )
    return 'mention'
  const own = lastCue(before)
  const after = ENDED_AFTER.exec(text.slice(draft.extent, draft.extent + 160))
  if (after) return 'replace'
  if (own === 'review' || own === 'replace' || own === 'amend' || own === 'monitor' || own === 'mention') return own
  // A footnote, or a cell that reports what was done, says nothing of what its heading orders.
  const line = text.slice(block.start, block.end)
  if (own === null && (/^\s*[¹²³⁰⁴-⁹]/.test(line) || (line.includes('\t') && /\t\s*(?:Đã\s|Hoàn\s+thành)/.test(line))))
    return 'mention'
  const bare = !/[\p{L}]/u.test(before.replace(/^\s*(?:[-+•·(\d).a-zđIVX]+)\s*/u, '').trim()) || onlyMasked(before)
  if (bare || own === null) {
    const above = fromAbove(block, context) ?? (bare ? fromBefore(draft, drafts, block, context) : null)
    if (above) return above
  }
  if (own === 'implement') return 'implement'
  return 'mention'
}

/** "… quốc gia (sau đây gọi tắt là Nghị quyết số 57-NQ/TW)": a bracket that only gives the short name again. */
function saysAgain(draft: Draft, drafts: readonly Draft[], text: string): boolean {
  const opening = /\(\s*(?:(?:sau\s+đây\s+)?(?:gọi|viết)(?:\s+(?:tắt|chung))?\s+(?:là\s+)?)?$/.exec(
    text.slice(Math.max(0, draft.start - 40), draft.start),
  )
  if (!opening || text[draft.end] !== ')') return false
  const before = drafts[drafts.indexOf(draft) - 1]
  return /gọi|viết/.test(opening[0]) || (before !== undefined && before.code !== null && before.code === draft.code)
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
function lastCue(before: string): 'monitor' | 'review' | 'replace' | 'amend' | 'implement' | 'mention' | null {
  let kind: ReturnType<typeof lastCue> = null
  // A review or supervision that names no carrying out is soft: "đánh giá, xếp loại … theo Quy định số …" follows a rule.
  let soft = false
  let since = 0
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
      since = found.index + found[0].length
    } else if (groups['other']) kind = rest.replace(/\u0001+/g, '').length < 70 ? 'mention' : kind
    else if (groups['made'] || (groups['issue'] && isClose(rest))) kind = 'mention'
    else if (groups['part'] || groups['amend']) kind = 'amend'
    else if (groups['replace']) kind = 'replace'
    else if (groups['implement']) {
      // "giám sát … việc ban hành kế hoạch triển khai và thực hiện": what is supervised or reviewed is the carrying out.
      const joined = !soft && /^\s*(?:và|,)\s*$/.test(reach.slice(since, found.index))
      const governed =
        (soft || joined) &&
        (kind === 'monitor' || kind === 'review') &&
        (joined || GOVERNS.test(reach.slice(since, found.index)))
      if (!governed) kind = 'implement'
    } else if (groups['weak'] && (kind === null || soft) && isClose(rest)) kind = 'implement'
  }
  return kind
}

const GOVERNS = /^[^,;:.]*\s(?:việc|tình\s+hình|kết\s+quả|tiến\s+độ|công\s+tác)(?:\s[^,;:.]*)?$/

/** A weak word ("theo") governs only the document right after it. */
const isClose = (rest: string): boolean => /^\s*(?:các\s+)?[\u0001\s,;và]*$/.test(rest)

/** Text of the block before the citation, with the descriptions of earlier citations blanked out. */
function maskedPrefix(text: string, drafts: readonly Draft[], draft: Draft, block: Block): string {
  // In a row of a table only the own cell governs.
  const tab = text.lastIndexOf('\t', draft.start - 1)
  const from = Math.max(block.start, tab + 1)
  return mask(text.slice(from, draft.start), from, drafts)
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

/** A list broken into lines without marks: "… thực hiện: Nghị quyết số …;" goes on with what stood before. */
function fromBefore(draft: Draft, drafts: readonly Draft[], block: Block, context: RelationContext): Relation | null {
  const own = drafts.findLast((other) => !other.parent && other.start >= block.start && other.start < draft.start)
  if (own) return decided(own, drafts, context)
  const previous = context.outline.blocks[block.index - 1]
  if (!previous || block.marker !== null || previous.parent !== block.parent) return null
  if (!/[;,]\s*$/.test(context.text.slice(previous.start, previous.end))) return null
  const last = drafts.findLast((other) => !other.parent && other.start >= previous.start && other.start < previous.end)
  return last ? decided(last, drafts, context) : null
}

const decided = (draft: Draft, drafts: readonly Draft[], context: RelationContext): Relation =>
  context.decided.get(draft) ?? relationOf(draft, drafts, context)

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
