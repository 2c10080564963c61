/**
 * Deadlines (thời hạn): a time phrase in a sentence that orders something, with its task, actor and recipient. Precision
 * first: horizons in titles, dates of cited documents, news and past events set none.
 */
import { readBody, startsBody } from './body.js'
import type { Block, Outline } from './outline.js'
import { fold } from './text.js'
import { cellTime, type TimePhrase, timePhrases } from './timePhrase.js'
import type { Context, Deadline, DeclineReason, Problem, Span } from './types.js'

export interface DeadlineInput {
  readonly documentDate: string | null
  /** Year that a plan is for, from its title. */
  readonly planYear: number | null
  /** Citations with their dates and titles: a date inside is never a deadline. */
  readonly citationSpans: readonly Span[]
  readonly head: Span
  readonly foot: Span | null
}

const END = '(?![A-Za-z\\u00AA-\\u024F\\u1E00-\\u1EFF])'
const START = '(?<![A-Za-z\\u00AA-\\u024F\\u1E00-\\u1EFF])'
const DUTY = new RegExp(
  `${START}(?:báo\\s+cáo|gửi|hoàn\\s+thành|nộp|trình|tổng\\s+hợp|xây\\s+dựng|ban\\s+hành|tổ\\s+chức|thực\\s+hiện|triển\\s+khai|đăng\\s+ký|rà\\s+soát|lập|cung\\s+cấp|phản\\s+ánh|kết\\s+thúc|xong|khắc\\s+phục|kiện\\s+toàn|sơ\\s+kết|tổng\\s+kết|thông\\s+báo|đề\\s+xuất|chuẩn\\s+bị|tham\\s+mưu|đánh\\s+giá|kiểm\\s+tra|công\\s+khai|cập\\s+nhật|quán\\s+triệt|học\\s+tập|góp\\s+ý|bổ\\s+sung|phê\\s+duyệt|đưa|cử|tiếp\\s+nhận|xử\\s+lý|bàn\\s+giao)${END}`,
  'gi',
)
const REPORT = new RegExp(`${START}(?:báo\\s+cáo|gửi|tổng\\s+hợp|phản\\s+ánh|nộp)${END}`, 'i')
const NOT_DUE =
  /(?:sinh|công tác|ký|ban hành|được cấp|có hiệu lực|thành lập|kết nạp|tuyển dụng|nghỉ hưu|phát sinh|diễn ra)\s*(?:vào|từ|kể từ)?\s*$/i
const PAST = /(?:^|[\s,])(?:đã|vừa|từng)\s+\p{L}+/u
const HORIZON = /(?:giai\s+đoạn|tầm\s+nhìn|định\s+hướng|mục\s+tiêu|phấn\s+đấu)[^.;]{0,40}$/i
const SUBJECT_END = new RegExp(
  `(?:^|[\\s,;]+)(?=(?:căn\\s+cứ|chủ\\s+trì|phối\\s+hợp|tham\\s+mưu|xây\\s+dựng|ban\\s+hành|chỉ\\s+đạo|lãnh\\s+đạo|(?<!các\\s)tổ\\s+chức(?!\\s+(?:đảng|Đảng|chính\\s+trị|cơ\\s+sở|đoàn|hội|thành\\s+viên))|gửi|báo\\s+cáo|định\\s+kỳ|triển\\s+khai|thực\\s+hiện|hoàn\\s+thành|có\\s+trách\\s+nhiệm|chịu\\s+trách\\s+nhiệm|theo\\s+dõi|rà\\s+soát|tham\\s+gia|đăng\\s+ký|nghiên\\s+cứu|tiếp\\s+tục|chủ\\s+động|khẩn\\s+trương|tập\\s+trung|tăng\\s+cường|quán\\s+triệt|lập|cử|đề\\s+xuất|hướng\\s+dẫn|bám\\s+sát|tổng\\s+hợp|nộp|trình|phải|cần|trước\\s+ngày|chậm\\s+nhất|hằng|hàng|thường\\s+xuyên|kịp\\s+thời|nghiêm\\s+túc|đưa|sơ\\s+kết|tổng\\s+kết|đánh\\s+giá|kiểm\\s+tra|(?<!được\\s)phân\\s+công|bố\\s+trí|tiếp\\s+nhận|cung\\s+cấp|là\\s+cơ\\s+quan|giúp|đôn\\s+đốc|cụ\\s+thể\\s+hóa|thành\\s+lập|quyết\\s+định|bảo\\s+đảm|đảm\\s+bảo|phân\\s+bổ|quản\\s+lý|cập\\s+nhật|phản\\s+ánh|trong\\s+(?:quý|tháng|năm)|tuyên\\s+truyền|đẩy\\s+mạnh|nâng\\s+cao|phát\\s+huy|làm\\s+tốt|kiểm\\s+điểm|chuẩn\\s+bị|kết\\s+thúc|dự|mở|chọn|công\\s+bố|họp|ra|nhận|cụ\\s+thể|thống\\s+kê|bàn\\s+giao|duy\\s+trì|tự|thống\\s+nhất|có\\s+kế|sớm|xong|giới\\s+thiệu|điều\\s+chỉnh|khảo\\s+sát|thẩm\\s+định|soạn|biên\\s+soạn|ghi|chấm|khắc\\s+phục|kiện\\s+toàn|giải\\s+quyết|xử\\s+lý|bảo\\s+vệ|vận\\s+động|trao|tặng|ký|phát\\s+động|chịu)${END})`,
)
const ASKED = /(?:đề\s+nghị|yêu\s+cầu|giao(?:\s+cho)?|phân\s+công)\s+(?=\p{L})/giu
const ACTOR_START =
  /^(?:Các|các|Cấp\s+ủy|cấp\s+ủy|Từng|Mỗi|Chi\s+bộ|Toàn|Bí\s+thư|Đồng\s+chí|Người\s+đứng\s+đầu|Lãnh\s+đạo|Thủ\s+trưởng|Cán\s+bộ|Đơn\s+vị|Cơ\s+quan|Tổ\s|Trung\s+tâm|Trạm|Công\s+chức|Hội|Đoàn)/

export function readDeadlines(
  text: string,
  context: Context,
  outline: Outline,
  input: DeadlineInput,
): { deadlines: Deadline[]; problems: Problem[] } {
  const folded = fold(text)
  const year = input.planYear ?? (input.documentDate ? Number(input.documentDate.slice(0, 4)) : null)
  const isDocument = input.head.end > 0 || input.foot !== null
  const deadlines: Deadline[] = []
  const problems: Problem[] = []
  const phrases = [...timePhrases(folded, year)]
  for (const cell of timeCells(folded, outline))
    if (!phrases.some((other) => other.start < cell.end && cell.start < other.end)) phrases.push(cell)
  phrases.sort((a, b) => a.start - b.start)
  const decline = (phrase: TimePhrase, reason: DeclineReason): void =>
    context.declined?.({ start: phrase.start, end: phrase.end, rule: phrase.rule, reason })
  for (const phrase of phrases) {
    if (
      phrase.start < input.head.end ||
      (input.foot && phrase.start >= input.foot.start && phrase.start < input.foot.end)
    ) {
      decline(phrase, 'head-or-foot')
      continue
    }
    if (input.citationSpans.some((span) => phrase.start >= span.start && phrase.start < span.end)) {
      decline(phrase, 'date-of-a-document')
      continue
    }
    const block = outline.blockAt(phrase.start)
    const sentence = sentenceAt(folded, block, phrase.start)
    const words = folded.slice(sentence.start, sentence.end)
    const past = phrase.rule === 'time.event' && input.documentDate && phrase.date! < input.documentDate
    if (past || !isDuty(folded, phrase, sentence, words, isDocument)) {
      decline(phrase, past ? 'past' : 'orders-nothing')
      continue
    }
    if (phrase.kind === 'open' && saidBetter(phrase, phrases, sentence, folded)) {
      decline(phrase, 'said-better')
      continue
    }
    if (phrase.impossible) {
      problems.push({
        kind: 'impossible-date',
        message: `“${text.slice(phrase.start, phrase.end)}” is no date of the calendar`,
        start: phrase.start,
        end: phrase.end,
      })
      continue
    }
    const row = rowOf(text, folded, block, phrase)
    deadlines.push({
      start: phrase.start,
      end: phrase.end,
      quote: text.slice(phrase.start, phrase.end),
      kind: phrase.kind,
      date: phrase.date,
      rrule: phrase.rrule,
      relationToDate: phrase.relationToDate,
      task: row?.task ?? taskOf(text, folded, phrase, sentence),
      actor: row ? row.actor : actorOf(text, folded, phrase, sentence, block, outline),
      recipient: row ? row.recipient : recipientOf(text, folded, sentence),
    })
  }
  return { deadlines, problems }
}

function sentenceAt(folded: string, block: Block, at: number): Span {
  let start = block.contentStart
  const before = /[.?!](?:\s+(?=[\p{Lu}“"(-])|$)/gu
  before.lastIndex = block.contentStart
  for (let found = before.exec(folded); found && found.index < at; found = before.exec(folded))
    start = found.index + found[0].length
  let end = block.end
  const after = /[.?!](?:\s+(?=[\p{Lu}“"(-])|\s*$)/gu
  const rest = folded.slice(at, block.end)
  const stop = after.exec(rest)
  if (stop) end = at + stop.index
  return { start: Math.min(start, at), end }
}

function isDuty(folded: string, phrase: TimePhrase, sentence: Span, words: string, isDocument: boolean): boolean {
  if (phrase.rule === 'time.cell') return true
  const before = folded.slice(sentence.start, phrase.start)
  if (phrase.rule === 'time.event') return isDocument && isEvent(before, folded.slice(phrase.end, sentence.end))
  if (phrase.rule === 'time.each' && isDocument && ordersCadence(folded, phrase, sentence, before)) return true
  if (phrase.needsReport) {
    if (!isDocument || !REPORT.test(words)) return false
    if (phrase.rule === 'time.each' && !nearReport(folded, phrase, sentence)) return false
    if (/sinh\s+hoạt\s*$|họp\s*$|giao\s+ban\s*$|chương\s+trình\s+công\s+tác[^.;]{0,30}$/i.test(before)) return false
    return true
  }
  if (NOT_DUE.test(before) || HORIZON.test(before)) return false
  DUTY.lastIndex = 0
  // "trước ngày" and "chậm nhất" order by themselves; other times need a verb of duty.
  const orders =
    isDocument && (phrase.relationToDate === 'before' || /nhất|hết/i.test(folded.slice(phrase.start, phrase.end)))
  if (!orders && !DUTY.test(words)) return false
  // "Đến hết 24/5/2025, đã có …" reports what was done by then.
  if (/^[\s(]*$/.test(before) && phrase.relationToDate === 'by' && PAST.test(folded.slice(phrase.end, sentence.end)))
    return false
  if (/tính\s*$/i.test(before)) return false
  if (PAST.test(before) && !/(?:yêu cầu|đề nghị|hoàn thành|gửi|báo cáo)/i.test(before)) return false
  if (phrase.relationToDate === 'on' || phrase.rule === 'time.date') {
    // "đến ngày", "vào ngày": an event unless something is ordered to be finished or sent.
    if (phrase.relationToDate === 'on')
      return isDocument && /(?:hoàn thành|gửi|báo cáo|nộp|tổ chức|khai mạc)\s*[^.;]{0,80}$/i.test(before)
    if (phrase.relationToDate === 'by' && /^(?:đến|Đến)\s+(?!hết)/.test(folded.slice(phrase.start, phrase.end)))
      return isDocument && /(?:hoàn thành|gửi|thực hiện|nộp|từ\s+ngày)/i.test(before) && !/tính\s*$|kể\s*$/.test(before)
  }
  return (
    isDocument ||
    /(?:yêu cầu|đề nghị|hoàn thành|hoàn chỉnh|gửi|báo cáo|phải|cần|giao|khẩn trương)/i.test(
      folded.slice(sentence.start, phrase.end),
    )
  )
}

const EVENT_VERB =
  /(?:ra\s+quân|tổ\s+chức|khai\s+mạc|bế\s+mạc|phát\s+động|tập\s+huấn|diễn\s+ra|bắt\s+đầu|[Tt]hời\s+gian|họp|triệu\s+tập|tập\s+trung)(?![\p{L}])[^.;\n]{0,90}$/u

/** "Ra quân … ngày 22/3/2026", "1. Sáng ngày 15/9/2026: học …": a day on which something is to take place. */
function isEvent(before: string, after: string): boolean {
  if (PAST.test(before) || NOT_DUE.test(before) || HORIZON.test(before)) return false
  const opens = /^[\s(]*(?:[Ss]áng|[Cc]hiều|[Tt]ối)?\s*$/.test(before) && /^\s*:/.test(after)
  return opens || EVENT_VERB.test(before)
}

const CADENCE_VERB = new RegExp(
  `^\\s*,?\\s*(?:một\\s+lần\\s*,?\\s*|ít\\s+nhất\\s+[^\\s,]+\\s+lần\\s*,?\\s*)?(?:có\\s+trách\\s+nhiệm\\s+|phải\\s+|chủ\\s+động\\s+|tiến\\s+hành\\s+)?(?:báo\\s+cáo|gửi|tổng\\s+hợp|xây\\s+dựng|ban\\s+hành|tổ\\s+chức|triển\\s+khai|đăng\\s+ký|rà\\s+soát|lập|cung\\s+cấp|sơ\\s+kết|tổng\\s+kết|thông\\s+báo|tham\\s+mưu|đánh\\s+giá|kiểm\\s+tra|công\\s+khai|cập\\s+nhật|dự|đưa|chọn|họp|bố\\s+trí|dành|kiểm\\s+điểm|mở|khảo\\s+sát|thống\\s+kê|chấm|bình\\s+xét|công\\s+bố|lựa\\s+chọn|trao\\s+đổi|làm\\s+việc|đối\\s+thoại|tiếp\\s+xúc|trích|cân\\s+đối|giao\\s+ban)${END}`,
)

/** "Hằng tháng, cấp ủy viên dự …", "mỗi quý chọn một vấn đề": the cadence opens the order or stands right before its verb. */
function ordersCadence(folded: string, phrase: TimePhrase, sentence: Span, before: string): boolean {
  if (
    PAST.test(before) ||
    /(?:bình\s+quân|kế\s+hoạch|chương\s+trình|toàn\s+khóa,|nhiệm\s+vụ|tháng,|quý,)\s*$/i.test(before)
  )
    return false
  const after = folded.slice(phrase.end, sentence.end)
  if (CADENCE_VERB.test(after)) return true
  const gap = /^\s*,\s*|^\s*(?:một\s+lần|ít\s+nhất\s+\S+\s+lần)\s*,\s*/.exec(after)
  if (!/^[\s(]*$/.test(before) || !gap) return false
  const from = phrase.end + gap[0].length
  const subject = startsBody(folded, from) ? readBody(folded, from) : null
  const rest = folded.slice(subject ?? from, sentence.end)
  return (
    (subject !== null || ACTOR_START.test(rest) || /^(?:cấp\s+ủy|chi\s+bộ|đảng\s+viên|các)/.test(rest)) &&
    SUBJECT_END.test(rest)
  )
}

/** "hằng quý" orders a report only where the reporting stands close by. */
function nearReport(folded: string, phrase: TimePhrase, sentence: Span): boolean {
  const from = Math.max(sentence.start, phrase.start - 90)
  const to = Math.min(sentence.end, phrase.end + 70)
  return /(?:báo\s+cáo|gửi)/i.test(folded.slice(from, to)) && !/trong\s+báo\s+cáo/i.test(folded.slice(from, to))
}

/** "Định kỳ hằng quý … (trước ngày 10 của tháng cuối quý)": the day says it better than the bare cadence. */
function saidBetter(phrase: TimePhrase, phrases: readonly TimePhrase[], sentence: Span, folded: string): boolean {
  const inSentence = phrases.filter(
    (other) => other !== phrase && other.start >= sentence.start && other.end <= sentence.end,
  )
  if (phrase.rrule !== null) return inSentence.some((other) => other.kind === 'recurring')
  return /^định\s+kỳ$/i.test(folded.slice(phrase.start, phrase.end)) && inSentence.length > 0
}

const TIME_COLUMN = /thời\s+(?:gian|hạn|điểm)|hoàn\s+thành|tiến\s+độ|(?<!\p{L})hạn(?!\p{L})/iu

// "3. Thời gian thực hiện: Tháng 12/2013", "Hạn cuối: 30/6/2025"
const TIME_SAID =
  /(?:^|[\s(])(?:[Tt]hời\s+(?:gian|hạn)(?:\s+(?:thực\s+hiện|hoàn\s+thành|báo\s+cáo|gửi|nộp))?|[Hh]ạn(?:\s+(?:cuối|nộp|gửi))?)\s*:\s*(?<time>[^.;:)\t]{4,60})/

/** Times that fill a cell of their own, under a column headed "Thời hạn", "Thời gian hoàn thành": "Tháng 3/2025", "30/6/2025". */
function timeCells(folded: string, outline: Outline): TimePhrase[] {
  const out: TimePhrase[] = []
  let columns: number[] = []
  let inTable = false
  for (const block of outline.blocks) {
    const line = folded.slice(block.start, block.end)
    if (!line.includes('\t')) {
      inTable = false
      const said = TIME_SAID.exec(line)
      const time = said && cellTime(said.groups!['time']!)
      if (time) {
        const start = block.start + said.index + said[0].length - said.groups!['time']!.length
        out.push({ ...time, start, end: start + said.groups!['time']!.trimEnd().length })
      }
      continue
    }
    const cells = line.split('\t')
    if (!inTable) {
      inTable = true
      columns = cells.flatMap((cell, index) => (TIME_COLUMN.test(cell) && cell.length < 60 ? [index] : []))
      continue
    }
    let at = block.start
    cells.forEach((cell, index) => {
      const time = columns.includes(index) ? cellTime(cell) : null
      const lead = cell.length - cell.trimStart().length
      if (time) out.push({ ...time, start: at + lead, end: at + cell.trimEnd().length })
      at += cell.length + 1
    })
  }
  return out
}

/** A row of a table of tasks: who does, what, until when, for whom, each in its cell. */
function rowOf(
  text: string,
  folded: string,
  block: Block,
  phrase: TimePhrase,
): { task: string | null; actor: string | null; recipient: string | null } | null {
  const line = text.slice(block.start, block.end)
  if (!line.includes('\t')) return null
  const bodies: string[] = []
  let task = ''
  let at = block.start
  for (const cell of line.split('\t')) {
    const own = at <= phrase.start && phrase.start < at + cell.length
    if (!own && cell.trim() !== '') {
      const begin = at + (cell.length - cell.trimStart().length)
      const end = startsBody(folded, begin) ? readBody(folded, begin) : null
      if (end !== null && end >= at + cell.trimEnd().length - 2) bodies.push(cell.trim())
      else if (cell.length > task.length && !/^\s*\d+\s*$/.test(cell)) task = cell
    }
    at += cell.length + 1
  }
  return { task: tidy(task), actor: bodies[0] ?? null, recipient: bodies[1] ?? null }
}

const tidy = (words: string): string | null =>
  words
    .replace(/\*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:()-]+|[\s,;:()-]+$/g, '')
    .trim() || null

/** The verb phrase of the obligation, without the time and without "về …" what receives it. */
function taskOf(text: string, folded: string, phrase: TimePhrase, sentence: Span): string | null {
  const words = folded.slice(sentence.start, sentence.end)
  const at = phrase.start - sentence.start
  DUTY.lastIndex = 0
  let verb = -1
  let firstAfter = -1
  for (let found = DUTY.exec(words); found; found = DUTY.exec(words)) {
    // "Ban Xây dựng Đảng": a verb in a body's name.
    if (/(?:Ban|Phòng|Sở|Bộ|Hội\s+đồng)\s+$/.test(words.slice(0, found.index))) continue
    if (found.index < at) {
      // The obligation opens with the first verb after the last clause break.
      if (verb < 0 || /[;:]/.test(words.slice(verb, found.index))) verb = found.index
    } else {
      firstAfter = found.index
      break
    }
  }
  // "…; định kỳ báo cáo …": a clause break before the time leaves the order to what follows it.
  if (verb >= 0 && firstAfter >= 0 && /[;:]/.test(words.slice(verb, at))) verb = -1
  const from = verb >= 0 ? verb : firstAfter
  if (from < 0) return tidy(text.slice(sentence.start, sentence.end))
  const limit = from < at ? at : words.length
  let task = text.slice(sentence.start + from, sentence.start + limit)
  const cut = /\s+(?:về|gửi\s+về|cho|trình)\s+(?=(?:Ban|Đảng|Tỉnh|Thành|Huyện|Quận|Văn|Sở|Ủy|UBND|Thường|Bộ))/.exec(
    fold(task),
  )
  if (cut && cut.index > 6) task = task.slice(0, cut.index)
  const whole = tidy(task.replace(/[.;].*$/s, ''))
  // "Báo cáo tổng kết năm gửi trước ngày …": the verb that carries only the time is left out.
  return whole && (tidy(whole.replace(/(?<=\S\s+\S+)\s+(?:gửi|nộp|xong|hoàn\s+thành)$/, '')) ?? whole)
}

function actorOf(
  text: string,
  folded: string,
  phrase: TimePhrase,
  sentence: Span,
  block: Block,
  outline: Outline,
): string | null {
  const before = folded.slice(sentence.start, sentence.end)
  let asked: { at: number; length: number } | null = null
  for (const found of before.matchAll(ASKED))
    if (sentence.start + found.index < Math.max(phrase.start, sentence.start + 1))
      asked = { at: found.index, length: found[0].length }
  if (asked) {
    const subject = subjectAt(text, folded, sentence.start + asked.at + asked.length, sentence.end)
    if (subject) return subject
  }
  // Without the time that may open the sentence.
  const opening =
    /^(?:\s*(?:[Đđ]ịnh\s+kỳ(?:\s+(?:hằng|hàng)\s+\p{L}+|\s+hoặc\s+đột\s+xuất)?|(?:[Hh](?:ằng|àng)|[Mm]ỗi|[Tt]ừng)\s+\p{L}+(?:\s+(?:một|ít\s+nhất\s+\S+)\s+lần)?|[Tt]rước\s+ngày\s+[\d/]+(?:\s+(?:hằng|hàng)\s+\p{L}+)?|[Cc]hậm\s+nhất[^,;]{0,30})\s*[;,]?\s*)?/u.exec(
      before,
    )![0].length
  // "Trong tháng 3/2026, các chi bộ …": the subject stands behind the time that opens the sentence.
  if (/^[\s(]*(?:[Hh](?:ằng|àng)\s+\p{L}+\s*,\s*)?$/u.test(folded.slice(sentence.start, phrase.start))) {
    const gap = /^\s*,?\s*/.exec(folded.slice(phrase.end, sentence.end))![0].length
    const behind = subjectAt(text, folded, phrase.end + gap, sentence.end)
    if (behind) return behind
  }
  const own = subjectAt(
    text,
    folded,
    sentence.start + opening,
    subjectLimit(phrase, sentence.start + opening, sentence.end),
  )
  if (own) return own
  const first = subjectAt(text, folded, block.contentStart, subjectLimit(phrase, block.contentStart, block.end))
  if (first) return first
  for (const above of [...outline.ancestors(block)].reverse()) {
    const line = folded.slice(above.contentStart, above.end)
    if (startsBody(folded, above.contentStart) || ACTOR_START.test(line)) {
      const stop = SUBJECT_END.exec(line)
      return tidy(
        text.slice(above.contentStart, above.contentStart + (stop ? stop.index : line.length)).replace(/[:.]+$/, ''),
      )
    }
  }
  return null
}

/** A subject does not reach over the time phrase: "Các chi bộ mỗi quý chọn …". */
const subjectLimit = (phrase: TimePhrase, from: number, end: number): number =>
  phrase.start > from + 3 && phrase.start < end ? phrase.start : end

/** A body, or "các …", that stands as subject at this place. */
function subjectAt(text: string, folded: string, from: number, to: number): string | null {
  const words = folded.slice(from, Math.min(to, from + 260))
  const body = startsBody(folded, from) ? readBody(folded, from) : null
  if (body === null && !ACTOR_START.test(words)) return null
  // The verb is looked for after the body's own name: "Ban Xây dựng Đảng" holds one.
  const after = body === null ? 0 : Math.max(0, body - from)
  // Up to a time phrase the subject may fill the whole stretch: "Cấp ủy viên phụ trách | mỗi quý …".
  const stop = SUBJECT_END.exec(words.slice(after))
  if (!stop && !/^\s*(?:mỗi|hằng|hàng|từng|định)\s/i.test(folded.slice(to, to + 8))) return null
  const length = after + (stop ? stop.index : words.length - after)
  if (length < 2 || length > 220) return null
  const subject = words.slice(0, length)
  if (/[.:]\s/.test(subject)) return null
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

/** Who receives: the bodies after "về", "gửi", "trình", "cho"; "qua …" and "để tổng hợp báo cáo …" are not it. */
function recipientOf(text: string, folded: string, sentence: Span): string | null {
  const words = folded.slice(sentence.start, sentence.end)
  const out: string[] = []
  const form =
    /(?:^|[\s(,])(?<verb>gửi\s+về|gửi\s+cho|gửi|về|trình|cho|với|báo\s+cáo\s+với|báo\s+cáo)\s+(?=\p{Lu}|các\s|cấp\s|cơ\s+quan|chi\s+(?:bộ|ủy)|đảng\s+ủy)/gu
  const purpose = /\s+để\s+(?:tổng\s+hợp|theo\s+dõi|kịp\s+thời|báo\s+cáo|xem\s+xét)/.exec(words)
  for (const found of words.matchAll(form)) {
    if (purpose && found.index > purpose.index) break
    // Whom one works with receives nothing: "phối hợp với Văn phòng".
    if (found.groups!['verb'] === 'với' && /(?:phối\s+hợp|cùng)\s*$/.test(words.slice(0, found.index))) continue
    const at = sentence.start + found.index + found[0].length
    if (!startsBody(folded, at)) continue
    const end = readBody(folded, at)
    if (end === null) continue
    const body = text.slice(at, end).replace(/\s+/g, ' ').trim()
    // The verb's own subject is no recipient: "… báo cáo Ban Thường vụ" is, "về công tác" is not.
    if (!out.includes(body)) out.push(body)
  }
  return out.length > 0 ? out.join(', ') : null
}
