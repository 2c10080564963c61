/**
 * Who is to act on a deadline and who receives what is asked: the bodies in the sentence, in its block, or in the heading
 * above it. Refines deadlines.
 */
import { readBody, startsBody } from '../body.js'
import type { Sentence } from '../deadline.js'
import type { Block, Outline } from '../outline.js'
import { startsBefore } from '../spans.js'
import { leftForm, oneBlank, standsLeft, WORD_END } from '../text.js'
import type { TimePhrase } from '../timePhrase.js'
import type { Span } from '../types.js'

/** The verb that a subject ends before: "Các chi bộ | xây dựng kế hoạch". */
export const SUBJECT_END = new RegExp(
  `(?:^|[\\s,;]+)(?=(?:căn\\s+cứ|chủ\\s+trì|phối\\s+hợp|tham\\s+mưu|xây\\s+dựng|ban\\s+hành|chỉ\\s+đạo|lãnh\\s+đạo|(?<!các\\s)tổ\\s+chức(?!\\s+(?:đảng|Đảng|chính\\s+trị|cơ\\s+sở|đoàn|hội|thành\\s+viên))|gửi|báo\\s+cáo|định\\s+kỳ|triển\\s+khai|thực\\s+hiện|hoàn\\s+thành|có\\s+trách\\s+nhiệm|chịu\\s+trách\\s+nhiệm|theo\\s+dõi|rà(?:\\s+soát|\\s+lại)|sửa|tham\\s+gia|đăng\\s+ký|nghiên\\s+cứu|tiếp\\s+tục|chủ\\s+động|khẩn\\s+trương|tập\\s+trung|tăng\\s+cường|quán\\s+triệt|lập|cử|đề\\s+xuất|hướng\\s+dẫn|bám\\s+sát|tổng\\s+hợp|nộp|trình|phải|cần|trước\\s+ngày|chậm\\s+nhất|hằng|hàng|thường\\s+xuyên|kịp\\s+thời|nghiêm\\s+túc|đưa|sơ\\s+kết|tổng\\s+kết|đánh\\s+giá|kiểm\\s+tra|(?<!được\\s)phân\\s+công|bố\\s+trí|tiếp\\s+nhận|cung\\s+cấp|là\\s+cơ\\s+quan|giúp|đôn\\s+đốc|cụ\\s+thể\\s+hóa|thành\\s+lập|quyết\\s+định|bảo\\s+đảm|đảm\\s+bảo|phân\\s+bổ|quản\\s+lý|cập\\s+nhật|phản\\s+ánh|trong\\s+(?:quý|tháng|năm)|tuyên\\s+truyền|đẩy\\s+mạnh|nâng\\s+cao|phát\\s+huy|làm\\s+tốt|kiểm\\s+điểm|chuẩn\\s+bị|kết\\s+thúc|dự|mở|chọn|công\\s+bố|họp|ra|nhận|cụ\\s+thể|thống\\s+kê|bàn\\s+giao|duy\\s+trì|tự|thống\\s+nhất|có\\s+kế|sớm|xong|giới\\s+thiệu|điều\\s+chỉnh|khảo\\s+sát|thẩm\\s+định|soạn|biên\\s+soạn|ghi|chấm|khắc\\s+phục|kiện\\s+toàn|giải\\s+quyết|xử\\s+lý|bảo\\s+vệ|vận\\s+động|trao|tặng|(?<!Thư\\s)ký|phát\\s+động|chịu|trả\\s+lời|thông\\s+tin|giải\\s+phóng|kiểm\\s+toán|đọc|nêu(?!\\s+trên)|đăng|lựa\\s+chọn|vận\\s+hành|ưu\\s+tiên|dành|bổ\\s+sung|lồng\\s+ghép|đổi\\s+mới|khai\\s+thác|huy\\s+động|ứng\\s+dụng|tích\\s+hợp|hoàn\\s+thiện|(?<!(?:[Tt]ổ|[Đđ]oàn|[Bb]an|được)\\s)giám\\s+sát|diễn\\s+tập|công\\s+bố|thẩm\\s+tra|phê\\s+duyệt|công\\s+khai|niêm\\s+yết|sử\\s+dụng)${WORD_END})`,
)

/** How a subject opens that names no body: "Các chi bộ", "Thủ trưởng đơn vị". */
export const ACTOR_START =
  /^(?:Các|các|Cấp\s+ủy|cấp\s+ủy|Từng|Mỗi|Chi\s+bộ|Toàn|Người\s|Bí\s+thư|Đồng\s+chí|Người\s+đứng\s+đầu|Lãnh\s+đạo|Thủ\s+trưởng|Cán\s+bộ|Đơn\s+vị|Cơ\s+quan|Tổ\s(?!chức)|Thư\s+ký|Trưởng\s|Chánh\s|Công\s+an|Trường\s|Trung\s+tâm|Trạm|Công\s+chức|[Cc]ông\s+đoàn|đảng\s+ủy|chi\s+(?:bộ|ủy)|Hội(?!\s+(?:nghị|thi|thảo|đồng\s+thi|diễn))|Đoàn|(?:\d{1,3}|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm)\s+(?:xã|phường|chi\s+bộ|đảng\s+bộ|đơn\s+vị|thôn|cơ\s+quan))/

/** Printed words on one line without marks around them; null where nothing is left. */
export const tidy = (words: string): string | null =>
  withoutMarks(oneBlank(words.includes('*') ? words.replaceAll('*', '') : words)) || null

const OUTER_MARK = /[\s,;:()-]/

/** The words without the blanks, commas, brackets and dashes around them. */
function withoutMarks(words: string): string {
  let start = 0
  let end = words.length
  while (start < end && OUTER_MARK.test(words[start]!)) start++
  while (end > start && OUTER_MARK.test(words[end - 1]!)) end--
  return words.slice(start, end)
}

const UNIT =
  '(?:[Cc]hi\\s+(?:bộ|ủy|đoàn|hội)|[Cc]hi|[Đđ]ảng\\s+(?:bộ|ủy|viên)|[Cc]ấp\\s+ủy|[Cc]ấp|[Tt]ổ\\s+chức|[Cc]ơ\\s+quan|[Đđ]ơn\\s+vị|[Đđ]ịa\\s+phương|[Bb]an|[Ss]ở|[Nn]gành|[Pp]hòng|[Đđ]oàn\\s+thể|[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]ỉnh|[Tt]hôn|[Tt]rường(?:\\s+học)?|[Tt]rạm\\s+y\\s+tế|[Tt]ổ|[Cc]ông\\s+đoàn|(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị)\\s+(?:ủy|đoàn)|[Bb]an\\s+(?:tuyên\\s+giáo|dân\\s+vận|tổ\\s+chức|cán\\s+sự\\s+đảng)|đảng\\s+đoàn|[Đđ]ồng\\s+chí|cán\\s+bộ|công\\s+chức|hội)'
const OF_UNIT =
  '(?:đảng|đoàn|trực\\s+thuộc|cơ\\s+sở|thuộc|xã|phường|thị\\s+trấn|tỉnh|thành\\s+phố|huyện|quận|đặc\\s+khu|thôn|khu(?:\\s+(?:phố|dân\\s+cư|công\\s+nghiệp))?|các|cấp|bộ|chính\\s+quyền|chính\\s+trị|xã\\s+hội|(?:có\\s+)?liên\\s+quan|nêu\\s+trên|giám\\s+sát|kiểm\\s+tra|công\\s+tác|chuyên\\s+môn|phụ\\s+trách|ủy|viên|\\p{Lu}[\\p{L}]*)'
/** "Các chi, đảng bộ trực thuộc": who, in words of a closed list. */
const UNITS = new RegExp(
  `^(?:[Cc]ác|[Tt]ừng|[Mm]ỗi|[Tt]oàn\\s+thể)?\\s*${UNIT}(?:(?:\\s*,\\s*|\\s+và\\s+|\\s+-\\s+|\\s+)(?:${UNIT}|${OF_UNIT})(?![\\p{L}]))*(?![\\p{L}])`,
  'u',
)
/** What may follow these words and still belong to the subject: "Các đơn vị được phân công". */
const SUBJECT_GOES_ON =
  /^\s*(?:$|[(]|,\s|(?:được|do|ở|tại|trên|của|chưa|trong|theo|có|nơi|không\s+có|sau|cùng|với|là|dự|phụ|quản|làm|nằm)\s)/

const OPENING_TIME =
  /^(?:\s*(?:Bước|Đợt|Giai\s+đoạn|Lần)\s+[\p{L}\d]+\s*:\s*)?(?:\s*(?:[Đđ]ịnh\s+kỳ(?:\s+(?:hằng|hàng)\s+\p{L}+|\s+hoặc\s+đột\s+xuất)?|(?:[Hh](?:ằng|àng)|[Mm]ỗi|[Tt]ừng)\s+\p{L}+(?:\s+(?:một|ít\s+nhất\s+\S+)\s+lần)?|[Tt]rước\s+ngày\s+[\d/]+(?:\s+(?:hằng|hàng)\s+\p{L}+)?|[Cc]hậm\s+nhất[^,;]{0,30})\s*[;,]?\s*)?/u

/** "… yêu cầu Ủy ban nhân dân xã thực hiện các nội dung sau:" */
const LEAD_ASKS = /(?:yêu\s+cầu|đề\s+nghị|giao(?:\s+cho)?)\s+(?=\p{L})/u

/** What may stand before the subject: "Đối với mục 1 và mục 3, ", "Về tình hình tư tưởng …, ". */
const ADVERBIAL =
  /^\s*(?:Đối\s+với|Riêng|Về|Từ|Trong|Khi|Để|Ngoài|Sau|Đến|Căn\s+cứ|Trên\s+cơ\s+sở|Trường\s+hợp|Với)\s[^.;:]{2,160}?,\s+(?=(?:các|[Bb]an|[Đđ]ảng|[Cc]hi|[Ll]ãnh|[Cc]ấp|\p{Lu}))/u
const AGENT = /\sdo\s+(?=\p{L})/u

/** Who is to act: whom the sentence asks, its subject, that of its block, or the heading above that names a body. */
export function actorReader(
  text: string,
  folded: string,
  { blocks }: Outline,
): (phrase: TimePhrase, sentence: Sentence, block: Block) => string | null {
  const headings = new Map<number, { readonly actor: string | null } | null>()
  const headed = (index: number): { readonly actor: string | null } | null => {
    let heading = headings.get(index)
    if (heading === undefined) {
      const { contentStart, end } = blocks[index]!
      const line = folded.slice(contentStart, end)
      const asks = /:\s*$/.test(line) ? LEAD_ASKS.exec(line) : null
      const asked = asks ? subjectAt(text, folded, contentStart + asks.index + asks[0].length, end) : null
      heading =
        startsBody(folded, contentStart) || ACTOR_START.test(line)
          ? { actor: headingActor(text, contentStart, line) }
          : asked
            ? { actor: asked }
            : null
      headings.set(index, heading)
    }
    return heading
  }
  return (phrase, sentence, block) => {
    const { words, asked } = sentence
    const asks = asked[startsBefore(asked, Math.max(phrase.start, sentence.start + 1)) - 1]
    if (asks) {
      const subject = subjectAt(text, folded, asks.end, sentence.end)
      if (subject) return subject
    }
    // "Trong tháng 3/2026, các chi bộ …": the subject stands behind the time that opens the sentence.
    if (/^[\s(]*(?:[Hh](?:ằng|àng)\s+\p{L}+\s*,\s*)?$/u.test(folded.slice(sentence.start, phrase.start))) {
      const gap = /^\s*,?\s*/.exec(folded.slice(phrase.end, sentence.end))![0].length
      const behind = subjectAt(text, folded, phrase.end + gap, sentence.end)
      if (behind) return behind
    }
    // "…; các chi, đảng bộ cơ sở học xong chậm nhất …": the clause may have a subject of its own.
    const clause = sentence.start + words.slice(0, Math.max(0, phrase.start - sentence.start)).lastIndexOf(';') + 1
    if (clause > sentence.start) {
      const lead = /^\s*(?:riêng\s+)?/.exec(folded.slice(clause, phrase.start))![0].length
      const ofClause = subjectAt(text, folded, clause + lead, subjectLimit(phrase, clause + lead, sentence.end))
      if (ofClause) return ofClause
    }
    // Without the time that may open the sentence.
    const from = sentence.start + OPENING_TIME.exec(words)![0].length
    const own =
      subjectAt(text, folded, from, subjectLimit(phrase, from, sentence.end)) ??
      subjectAt(text, folded, block.contentStart, subjectLimit(phrase, block.contentStart, block.end))
    if (own) return own
    // "2. Văn phòng Đảng ủy: theo dõi …; định kỳ …": the body that the item is headed with.
    const named = startsBody(folded, block.contentStart) ? readBody(folded, block.contentStart) : null
    if (named !== null && named < phrase.start && /^\s*:/.test(folded.slice(named, named + 3)))
      return tidy(text.slice(block.contentStart, named))
    // "Đối với mục 1, các cấp ủy nêu trên gửi …", "Báo cáo … do đảng ủy cấp xã gửi …"
    const opening = ADVERBIAL.exec(folded.slice(sentence.start, phrase.start))
    const behind = opening ? sentence.start + opening[0].length : -1
    const later = behind > 0 ? subjectAt(text, folded, behind, subjectLimit(phrase, behind, sentence.end)) : null
    if (later) return later
    const agent = AGENT.exec(folded.slice(sentence.start, phrase.start))
    const by = agent ? sentence.start + agent.index + agent[0].length : -1
    const doer = by > 0 ? subjectAt(text, folded, by, subjectLimit(phrase, by, sentence.end)) : null
    if (doer) return doer
    for (let at = block.parent; at !== null; at = blocks[at]!.parent) {
      const heading = headed(at)
      if (heading) return heading.actor
    }
    return null
  }
}

function headingActor(text: string, start: number, line: string): string | null {
  const stop = SUBJECT_END.exec(line)
  return tidy(text.slice(start, start + (stop ? stop.index : line.length)).replace(/[:.]+$/, ''))
}

/** A subject does not reach over the time phrase: "Các chi bộ mỗi quý chọn …". */
const subjectLimit = (phrase: TimePhrase, from: number, end: number): number =>
  phrase.start > from + 3 && phrase.start < end ? phrase.start : end

/** A body, or "các …", that stands as subject at this place. */
function subjectAt(text: string, folded: string, from: number, to: number): string | null {
  const words = folded.slice(from, Math.min(to, from + 260))
  // "Ban hành kế hoạch …", "Tổ chức cho …" open with a verb.
  if (/^(?:[Bb]an\s+hành|[Tt]ổ\s+chức\s+(?:cho|học|hội|thực|triển|lớp|các\s+(?:hội|lớp|đợt)))(?!\p{L})/u.test(words))
    return null
  const named = startsBody(folded, from) ? readBody(folded, from) : null
  // "Trường học", "Công đoàn cơ sở": a name of one common word is none.
  const body =
    named !== null &&
    /^(?:Trường|Hội|Đoàn|Phòng|Sở|Trung\s+tâm|[Cc]ông\s+đoàn)$/.test(folded.slice(from, named)) &&
    /^\s+\p{Ll}/u.test(folded.slice(named, named + 3))
      ? null
      : named
  if (body === null && !ACTOR_START.test(words)) return null
  // The verb is looked for after the body's own name: "Ban Xây dựng Đảng" holds one.
  const after = body === null ? 0 : Math.max(0, body - from)
  // Up to a time phrase the subject may fill the whole stretch: "Cấp ủy viên phụ trách | mỗi quý …".
  const stop = SUBJECT_END.exec(words.slice(after))
  if (!stop && !/^\s*(?:mỗi|hằng|hàng|từng|định)\s/i.test(folded.slice(to, to + 8))) {
    // "Ban Xây dựng Đảng giải đáp …": whatever a body does, its name is the subject.
    const whom = body === null ? (UNITS.exec(words)?.[0].length ?? 0) : after
    return whom > 0 && /^\s+(?!(?:là|có|đã|và|hoặc|các|cấp|của|trực|thuộc|được)\s)\p{Ll}/u.test(words.slice(whom))
      ? tidy(text.slice(from, from + whom))
      : null
  }
  const length = after + (stop ? stop.index : words.length - after)
  if (length < 2 || length > 220) return null
  const subject = words.slice(0, length)
  if (/[.:]\s/.test(subject)) return null
  // "Các chi bộ đối chiếu …": a verb that is in no list ends a subject made of known words.
  const units = body === null ? UNITS.exec(subject)?.[0] : undefined
  if (units !== undefined && units.length < subject.length && !SUBJECT_GOES_ON.test(subject.slice(units.length)))
    return tidy(text.slice(from, from + units.length))
  // Past the name only more bodies belong to the subject: ", các chi bộ trực thuộc".
  const more = subject.slice(after)
  if (
    body !== null &&
    more !== '' &&
    !/^\s*(?:[,(]|và\s|các\s|cùng\s|\p{Lu}|của\s|trực\s|thuộc\s|cấp\s|xã|phường|huyện|tỉnh|thành|khối)/u.test(more)
  )
    return tidy(text.slice(from, body))
  return tidy(text.slice(from, from + length))
}

const RECEIVING =
  /(?:^|[\s(,])(?<verb>[Gg]ửi\s+về|[Gg]ửi\s+cho|[Gg]ửi|[Cc]huyển\s+(?:về|cho|đến)|[Nn]ộp\s+(?:về|cho)|[Nn]ộp|về|[Tt]rình|cho|với|[Bb]áo\s+cáo\s+với|[Bb]áo\s+cáo)\s+(?=\p{Lu}|các\s|cấp\s|cơ\s+quan|chi\s+(?:bộ|ủy)|đảng\s+ủy|đồng\s+chí\s)/gu
const PURPOSE = /\s+để\s+(?:tổng\s+hợp|theo\s+dõi|kịp\s+thời|báo\s+cáo|xem\s+xét)/
const TOGETHER = leftForm(String.raw`(?:phối\s+hợp|cùng)\s*`)

/** End of who receives, from his first word: a body, "các huyện ủy", "đồng chí Hồ Đắc Lộc"; null where none stands. */
function receiverEnd(folded: string, at: number): number | null {
  if (startsBody(folded, at)) return readBody(folded, at)
  const rest = folded.slice(at, at + 80)
  const person = /^đồng\s+chí\s+\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*/u.exec(rest)
  if (person) return at + person[0].length
  const units = /^các\s/.test(rest) ? UNITS.exec(rest) : null
  return units ? at + units[0].length : null
}

/** Who receives: the bodies after "về", "gửi", "trình", "cho"; "qua …" and "để tổng hợp báo cáo …" are not it. */
export function recipientOf(text: string, folded: string, sentence: Span): string | null {
  const words = folded.slice(sentence.start, sentence.end)
  const out = new Set<string>()
  const purpose = PURPOSE.exec(words)
  for (const found of words.matchAll(RECEIVING)) {
    if (purpose && found.index > purpose.index) break
    // Whom one works with receives nothing: "phối hợp với Văn phòng".
    if (found.groups!['verb'] === 'với' && standsLeft(TOGETHER, words, found.index)) continue
    const at = sentence.start + found.index + found[0].length
    const end = receiverEnd(folded, at)
    if (end === null) continue
    const body = oneBlank(text.slice(at, end)).trim()
    // The verb's own subject is no recipient: "… báo cáo Ban Thường vụ" is, "về công tác" is not.
    out.add(body)
  }
  return out.size > 0 ? [...out].join(', ') : null
}
