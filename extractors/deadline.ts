/**
 * Deadlines (thời hạn): a time phrase in a sentence that orders something, with its task, actor and recipient. Precision
 * first: horizons in titles, dates of cited documents, news and past events set none.
 */
import { readBody, startsBody } from './body.js'
import type { Block, Outline } from './outline.js'
import { ACTOR_START, actorReader, recipientOf, SUBJECT_END, tidy } from './refine/actor.js'
import { placesBefore, spanIndex, startsBefore } from './spans.js'
import { fold, inEitherCase, type LeftForm, leftForm, standsLeft, WORD_END, WORD_START } from './text.js'
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

const DUTY = new RegExp(
  inEitherCase(
    `${WORD_START}(?:báo\\s+cáo|gửi|hoàn\\s+thành|nộp|trình|tổng\\s+hợp|xây\\s+dựng|ban\\s+hành|tổ\\s+chức|thực\\s+hiện|triển\\s+khai|đăng\\s+ký|rà\\s+soát|lập|cung\\s+cấp|phản\\s+ánh|kết\\s+thúc|xong|khắc\\s+phục|kiện\\s+toàn|sơ\\s+kết|tổng\\s+kết|thông\\s+báo|đề\\s+xuất|chuẩn\\s+bị|tham\\s+mưu|đánh\\s+giá|kiểm\\s+tra|công\\s+khai|cập\\s+nhật|quán\\s+triệt|học\\s+tập|góp\\s+ý|bổ\\s+sung|phê\\s+duyệt|đưa|cử|tiếp\\s+nhận|xử\\s+lý|bàn\\s+giao|chuyển|biên\\s+(?:soạn|tập)|quyết\\s+toán|công\\s+bố|giải\\s+trình|bố\\s+trí|hướng\\s+dẫn|mở|niêm\\s+yết|nghiệm\\s+thu|thẩm\\s+định|trả\\s+lời|diễn\\s+tập|khảo\\s+sát|hoàn\\s+thiện|đề\\s+ra|dự)${WORD_END}`,
  ),
  'g',
)
const REPORT = new RegExp(
  inEitherCase(`${WORD_START}(?:báo\\s+cáo|gửi|tổng\\s+hợp|phản\\s+ánh|nộp|thông\\s+tin\\s+(?:cho|về|với))${WORD_END}`),
)
const NOT_DUE = leftForm(
  String.raw`(?:sinh|công tác|ký|ban hành|được cấp|có hiệu lực|thành lập|kết nạp|tuyển dụng|nghỉ hưu|phát sinh|diễn ra)\s*(?:vào|từ|kể từ)?\s*`,
  'i',
)
const PAST = /(?:^|[\s,])(?:(?:đã|vừa)\s+\p{L}+|từng\s+(?:được|có|là|ban|ký|gọi|đạt|làm)(?!\p{L}))/u
const DONE = /(?:^|[\s,])(?:đã|vừa|từng|mới)\s+\p{L}+/u
const HORIZON = leftForm(String.raw`(?:giai\s+đoạn|tầm\s+nhìn|định\s+hướng|mục\s+tiêu|phấn\s+đấu)[^.;]{0,40}`, 'i')
const ASKING = /(?:yêu cầu|đề nghị|hoàn thành|gửi|báo cáo)/i
const ORDERING = /(?:tiến hành|yêu cầu|đề nghị|hoàn thành|hoàn chỉnh|gửi|báo cáo|phải|cần|giao|khẩn trương)/i
const FINISHING = /(?:hoàn thành|gửi|thực hiện|nộp|từ\s+ngày)/i
const FINISHING_ON = leftForm(String.raw`(?:hoàn thành|gửi|báo cáo|nộp|tổ chức|khai mạc)\s*[^.;]{0,80}`, 'i')
const WORKING =
  /(?:làm\s+việc|tiến\s+hành|giám\s+sát|kiểm\s+tra|khảo\s+sát|thẩm\s+tra|tập\s+huấn)(?:\s+[^\s.;]+){0,12}\s*$/
const HELD_OVER = /(?:mốc|số\s+liệu|kỳ\s+báo\s+cáo|thời\s+kỳ|niên\s+độ)/i
const COUNTED = leftForm(String.raw`tính\s*`, 'i')
const COUNTED_SINCE = leftForm(String.raw`(?:tính|kể)\s*`)
/** What is held at a cadence without a report: "sinh hoạt hằng tháng". */
const MEETING = leftForm(
  String.raw`(?:sinh\s+hoạt\s*|họp\s*|giao\s+ban\s*|chương\s+trình\s+công\s+tác[^.;]{0,30})`,
  'i',
)
/** What a verb of duty stands behind where it is part of a body's name: "Ban Xây dựng Đảng". */
const BODY_WORD = leftForm(String.raw`(?:Ban|Phòng|Sở|Bộ|Hội\s+đồng)\s+`)
const ASKED = new RegExp(
  inEitherCase(
    String.raw`(?:đề\s+nghị|yêu\s+cầu|(?<!bàn\s)giao(?!\s+(?:ban\s*[:.,]|ban\s+(?:với|tuần|tháng)|lưu|dịch|thông|nhận))(?:\s+cho)?|phân\s+công)\s+(?=\p{L})`,
  ),
  'gu',
)

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
  const said = spanIndex(phrases)
  for (const cell of timeCells(folded, outline)) if (!said.touches(cell.start, cell.end)) phrases.push(cell)
  phrases.sort((a, b) => a.start - b.start)
  const cited = spanIndex(input.citationSpans)
  const sentenceAt = sentenceReader(text, folded, phrases)
  const actorOf = actorReader(text, folded, outline)
  const rowOf = rowReader(text, folded)
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
    if (cited.touches(phrase.start, phrase.start + 1)) {
      decline(phrase, 'date-of-a-document')
      continue
    }
    const block = outline.blockAt(phrase.start)
    const sentence = sentenceAt(block, phrase.start)
    const past = isPast(phrase, input.documentDate)
    if (past || !isDuty(folded, phrase, sentence, isDocument)) {
      decline(phrase, past ? 'past' : 'orders-nothing')
      continue
    }
    if (phrase.kind === 'open' && saidBetter(phrase, sentence, folded)) {
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
    const row = rowOf(block, phrase)
    deadlines.push({
      start: phrase.start,
      end: phrase.end,
      quote: text.slice(phrase.start, phrase.end),
      kind: phrase.kind,
      date: phrase.date,
      rrule: phrase.rrule,
      relationToDate: phrase.relationToDate,
      task: row?.task ?? sentence.taskOf(phrase),
      actor: row ? row.actor : actorOf(phrase, sentence, block),
      recipient: row ? row.recipient : (sentence.recipientFor(phrase) ?? recipientAbove(text, folded, outline, block)),
    })
  }
  return { deadlines, problems }
}

/** "Cơ quan gửi báo cáo về Văn phòng Đảng ủy như sau:": who receives what the list below names. */
function recipientAbove(text: string, folded: string, { blocks }: Outline, { parent }: Block): string | null {
  const above = parent === null ? null : blocks[parent]!
  if (
    !above ||
    !/:\s*$/.test(folded.slice(above.start, above.end)) ||
    !REPORT.test(folded.slice(above.start, above.end))
  )
    return null
  return recipientOf(text, folded, { start: above.contentStart, end: above.end })
}

/** A sentence that holds times; what several of them ask of it is read once. */
export class Sentence implements Span {
  readonly start: number
  readonly end: number
  /** Its folded words. */
  readonly words: string
  private readonly known: {
    hasDuty?: boolean
    hasReport?: boolean
    times?: readonly TimePhrase[]
    hasRecurring?: boolean
    duties?: readonly Duty[]
    breaks?: readonly number[]
    asked?: readonly Span[]
    clauses?: readonly Span[]
    recipients?: readonly (string | null)[]
    clause?: Clause
    task?: Span & { readonly value: string | null }
  } = {}
  private readonly firstEnds = new Map<RegExp, number>()

  constructor(
    private readonly text: string,
    private readonly folded: string,
    private readonly phrases: readonly TimePhrase[],
    { start, end }: Span,
  ) {
    this.start = start
    this.end = end
    this.words = folded.slice(start, end)
  }

  get hasDuty(): boolean {
    this.known.hasDuty ??= this.words.search(DUTY) >= 0
    return this.known.hasDuty
  }

  get hasReport(): boolean {
    this.known.hasReport ??= REPORT.test(this.words)
    return this.known.hasReport
  }

  /** All times that stand in it. */
  get times(): readonly TimePhrase[] {
    this.known.times ??= this.phrases
      .slice(startsBefore(this.phrases, this.start), startsBefore(this.phrases, this.end))
      .filter(({ end }) => end <= this.end)
    return this.known.times
  }

  /** The times of this time's own clause. */
  clauseTimes(phrase: TimePhrase): readonly TimePhrase[] {
    const clause = this.clauses.find(({ end }) => phrase.start < end)
    return clause ? this.times.filter(({ start }) => start >= clause.start && start < clause.end) : []
  }

  get hasRecurring(): boolean {
    this.known.hasRecurring ??= this.times.some(({ kind }) => kind === 'recurring')
    return this.known.hasRecurring
  }

  /** Where somebody is asked: "đề nghị ", up to whom. */
  get asked(): readonly Span[] {
    this.known.asked ??= Array.from(this.words.matchAll(ASKED), ({ index, 0: verb }) => ({
      start: this.start + index,
      end: this.start + index + verb.length,
    }))
    return this.known.asked
  }

  /** Who receives what is due: said in the time's own clause, or in one that sets no time of its own. */
  recipientFor(phrase: TimePhrase): string | null {
    this.known.recipients ??= this.clauses.map((clause) => recipientOf(this.text, this.folded, clause))
    const own = this.clauses.findIndex(({ end }) => phrase.start < end)
    const others = this.clauses.flatMap((clause, at) =>
      at !== own && !this.times.some(({ start }) => start >= clause.start && start < clause.end)
        ? (this.known.recipients![at] ?? [])
        : [],
    )
    return this.known.recipients[own] ?? ([...new Set(others)].join(', ') || null)
  }

  /** What stands between semicolons. */
  private get clauses(): readonly Span[] {
    if (this.known.clauses) return this.known.clauses
    const out: Span[] = []
    let start = this.start
    for (const { index } of this.words.matchAll(/;|$/g)) {
      out.push({ start, end: this.start + index })
      start = this.start + index + 1
    }
    this.known.clauses = out
    return out
  }

  /** True where these words end so before this place of the text. */
  standsLeft(form: LeftForm, place: number): boolean {
    return standsLeft(form, this.words, place - this.start)
  }

  /** True where what the form says is said before this place of the text. */
  saysBefore(form: RegExp, place: number): boolean {
    let first = this.firstEnds.get(form)
    if (first === undefined) {
      const found = form.exec(this.words)
      first = found ? this.start + found.index + found[0].length : Number.POSITIVE_INFINITY
      this.firstEnds.set(form, first)
    }
    return first <= place
  }

  /** The verb phrase of the obligation, without the time and without "về …" what receives it. */
  taskOf(phrase: TimePhrase): string | null {
    const { duties } = this
    const passed = startsBefore(duties, phrase.start)
    let verb = duties[passed - 1]?.opening ?? -1
    const next = duties[passed]?.start ?? -1
    // "…; định kỳ báo cáo …": a clause break before the time leaves the order to what follows it.
    if (verb >= 0 && next >= 0 && this.holdsBreak(verb, phrase.start)) verb = -1
    const from = verb >= 0 ? verb : next
    if (from < 0) return this.taskBetween(this.start, this.end, tidy)
    const limit = from < phrase.start ? phrase.start : this.end
    if (this.known.clause?.start !== from) this.known.clause = clauseOf(this.folded, from, this.end)
    const { receiver, receiverEnd, stop } = this.known.clause
    return this.taskBetween(from, Math.min(limit, stop, receiverEnd <= limit ? receiver : limit), taskWords)
  }

  /** The verbs of duty, those in names of bodies left out. */
  private get duties(): readonly Duty[] {
    if (this.known.duties) return this.known.duties
    const out: Duty[] = []
    let opening = -1
    DUTY.lastIndex = 0
    for (const { index } of this.words.matchAll(DUTY)) {
      if (standsLeft(BODY_WORD, this.words, index)) continue
      const start = this.start + index
      // The obligation opens with the first verb after the last clause break.
      if (opening < 0 || this.holdsBreak(opening, start)) opening = start
      out.push({ start, opening })
    }
    this.known.duties = out
    return out
  }

  /** True where ";" or ":" stands between two places. */
  private holdsBreak(from: number, to: number): boolean {
    this.known.breaks ??= Array.from(this.words.matchAll(/[;:]/g), ({ index }) => this.start + index)
    return placesBefore(this.known.breaks, from) < placesBefore(this.known.breaks, to)
  }

  private taskBetween(start: number, end: number, make: (words: string) => string | null): string | null {
    if (end - start > LONGEST_TASK) return null
    if (this.known.task?.start !== start || this.known.task.end !== end)
      this.known.task = { start, end, value: make(this.text.slice(start, end)) }
    return this.known.task.value
  }
}

interface Duty {
  readonly start: number
  /** Where the first verb of its clause stands. */
  readonly opening: number
}

/** Words of an order from its verb on, and where they are cut. */
interface Clause {
  readonly start: number
  /** The first full stop or semicolon. */
  readonly stop: number
  /** Where "gửi về Ban …" begins, and what must be in sight to know it. */
  readonly receiver: number
  readonly receiverEnd: number
}

const RECEIVER = /\s+(?:về|gửi\s+về|cho|trình)\s+(?=(Ban|Đảng|Tỉnh|Thành|Huyện|Quận|Văn|Sở|Ủy|UBND|Thường|Bộ))/

function clauseOf(folded: string, start: number, end: number): Clause {
  const words = folded.slice(start, end)
  const stop = words.search(/[.;]/)
  const cut = RECEIVER.exec(words)
  return {
    start,
    stop: stop < 0 ? end : start + stop,
    receiver: cut && cut.index > 6 ? start + cut.index : end,
    receiverEnd: cut ? start + cut.index + cut[0].length + cut[1]!.length : end,
  }
}

const CARRIES_TIME = leftForm(String.raw`\S\s+\S+\s+(?:gửi|nộp|xong|hoàn\s+thành)`)

/** "Báo cáo tổng kết năm gửi trước ngày …": the verb that carries only the time is left out. */
function taskWords(printed: string): string | null {
  const whole = tidy(printed)
  if (!whole || !standsLeft(CARRIES_TIME, whole, whole.length)) return whole
  return tidy(whole.replace(/\s+(?:gửi|nộp|xong|hoàn\s+thành)$/, '')) ?? whole
}

/** Reads the sentences around places that ascend: the last block and the last sentence are kept. */
function sentenceReader(
  text: string,
  folded: string,
  phrases: readonly TimePhrase[],
): (block: Block, place: number) => Sentence {
  let block: Block | null = null
  let starts: number[] = []
  let ends: number[] = []
  let last: Sentence | null = null
  return (own, place) => {
    if (own !== block) {
      block = own
      starts = []
      ends = []
      for (const stop of folded.slice(own.start, own.end).matchAll(/[.?!](?:(\s+)(?=[\p{Lu}“"(-])|\s*$)/gu)) {
        const at = own.start + stop.index
        ends.push(at)
        if (stop[1] !== undefined && at >= own.contentStart) starts.push(at + stop[0].length)
      }
    }
    const start = Math.min(starts[placesBefore(starts, place + 1) - 1] ?? own.contentStart, place)
    const end = ends[placesBefore(ends, place)] ?? own.end
    if (last?.start !== start || last.end !== end) last = new Sentence(text, folded, phrases, { start, end })
    return last
  }
}

/** A day before the document's own date orders nothing; what was due shortly before may be urged. */
function isPast({ rule, date, relationToDate }: TimePhrase, documentDate: string | null): boolean {
  if (!date || !documentDate) return false
  if (rule === 'time.event') return date < documentDate
  if (rule === 'time.cell' || documentDate.length < 10) return false
  if (relationToDate === 'within' && rule === 'time.date') return date < documentDate
  return Number(documentDate.slice(0, 4)) * 12 + Number(documentDate.slice(5, 7)) - monthOf(date) > 3
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))

/** Letters; a longer run of words without a stop says no one task. */
const LONGEST_TASK = 3000

/** Letters before a time that may say what it is; a text of one endless sentence is not read again for each of its times. */
const LOOK_BACK = 1000

function isDuty(folded: string, phrase: TimePhrase, sentence: Sentence, isDocument: boolean): boolean {
  if (phrase.rule === 'time.cell') return true
  const before = folded.slice(Math.max(sentence.start, phrase.start - LOOK_BACK), phrase.start)
  // A time in quotation marks is spoken of.
  if (/['"“]$/.test(before) && /^['"”]/.test(folded.slice(phrase.end, phrase.end + 1))) return false
  // "(Kỳ báo cáo từ ngày … đến ngày …)", "số liệu tính từ ngày 15 … đến ngày 14 …", "từ ngày triển khai đến …": what is counted, not what is due.
  if (
    /(?:[Kk]ỳ\s+báo\s+cáo|số\s+liệu|mốc|tính)\s+(?:được\s+)?(?:tính\s+)?từ\s[^;.]{0,80}$|[Kk]ỳ\s+báo\s+cáo:?\s*$/.test(
      before,
    )
  )
    return false
  if (/\stừ\s+(?:ngày|khi)\s+\p{Ll}[^;.]{0,30}$/u.test(before) && /^đến/i.test(folded.slice(phrase.start, phrase.end)))
    return false
  if (phrase.relationToDate === 'within' && /[Kk]ỳ\s+báo\s+cáo\s*:?\s*$/.test(before)) return false
  if (phrase.rule === 'time.event') return isDocument && isEvent(folded, phrase, sentence, before)
  if (/^time\.(?:each|periodic)$/.test(phrase.rule) && isDocument && ordersCadence(folded, phrase, sentence, before))
    return true
  // "Chiều thứ Sáu hằng tuần chuyển về …", "dành ngày 20 hằng tháng …": what recurs in a plan is ordered, but for meetings' habits.
  if (phrase.kind === 'recurring' && isDocument && !/^time\.yearly$/.test(phrase.rule))
    return (
      !sentence.saysBefore(PAST, phrase.start) &&
      !sentence.standsLeft(NOT_DUE, phrase.start) &&
      (sentence.hasDuty || !sentence.standsLeft(MEETING, phrase.start))
    )
  if (phrase.rule === 'time.every')
    return isDocument && !sentence.saysBefore(PAST, phrase.start) && !sentence.standsLeft(AVERAGE, phrase.start)
  if (phrase.needsReport) {
    if (!isDocument || !sentence.hasReport) return false
    if (phrase.rule === 'time.each' && !nearReport(folded, phrase, sentence)) return false
    return !sentence.standsLeft(MEETING, phrase.start)
  }
  if (sentence.standsLeft(NOT_DUE, phrase.start) || sentence.standsLeft(HORIZON, phrase.start)) return false
  // "Thời gian làm từ ngày 05/9 đến ngày 20/9/2025", "Bước một, từ ngày … đến ngày …: các chi bộ đọc …"
  if (phrase.relationToDate === 'within' && phrase.rule === 'time.date' && isDocument && !HELD_OVER.test(before)) {
    if (WORKING.test(before)) return true
    const opens = /^[^.;:]{0,30}$/.test(before) && /^\s*\)?\s*:/.test(folded.slice(phrase.end, sentence.end))
    if (opens || /(?:^|\s)[Tt]hời\s+(?:gian|hạn)(?:\s+\S+){0,4}\s*:?\s*$/.test(before)) return true
  }
  // "trước ngày" and "chậm nhất" order by themselves; other times need a verb of duty.
  const orders =
    isDocument && (phrase.relationToDate === 'before' || /nhất|hết/i.test(folded.slice(phrase.start, phrase.end)))
  if (!orders && !sentence.hasDuty) return false
  // "Đến tháng 9/1999, Ban Khoa giáo …": opens the order; "từ tháng 1 đến tháng 9" measures.
  if (phrase.rule === 'time.month' && /^[Đđ]ến\s+tháng/.test(folded.slice(phrase.start, phrase.end)))
    return (
      isDocument &&
      /^[\s(]*$/.test(before) &&
      sentence.hasDuty &&
      /^\s*,/.test(folded.slice(phrase.end)) &&
      !DONE.test(folded.slice(phrase.end, sentence.end))
    )
  if (phrase.rule === 'time.opening')
    return isDocument && /^[\s(]*(?:[Tt]rong\s+)?$/.test(before) && !DONE.test(folded.slice(phrase.end, sentence.end))
  // "Đến hết 24/5/2025, đã có …" reports what was done by then.
  if (/^[\s(]*$/.test(before) && phrase.relationToDate === 'by' && DONE.test(folded.slice(phrase.end, sentence.end)))
    return false
  if (sentence.standsLeft(COUNTED, phrase.start)) return false
  if (sentence.saysBefore(PAST, phrase.start) && !sentence.saysBefore(ASKING, phrase.start)) return false
  if ((phrase.relationToDate === 'on' && phrase.rule !== 'time.month') || phrase.rule === 'time.date') {
    // "đến ngày", "vào ngày": an event unless something is ordered to be finished or sent.
    if (phrase.relationToDate === 'on') return isDocument && sentence.standsLeft(FINISHING_ON, phrase.start)
    if (phrase.relationToDate === 'by' && /^(?:đến|Đến)\s+(?!hết)/.test(folded.slice(phrase.start, phrase.end)))
      return (
        isDocument && sentence.saysBefore(FINISHING, phrase.start) && !sentence.standsLeft(COUNTED_SINCE, phrase.start)
      )
  }
  return isDocument || sentence.saysBefore(ORDERING, phrase.end)
}

const EVENT_VERB = leftForm(
  String.raw`(?:ra\s+quân|tổ\s+chức|khai\s+mạc|bế\s+mạc|phát\s+động|tập\s+huấn|diễn\s+ra|bắt\s+đầu|[Tt]hời\s+gian|họp|triệu\s+tập|tập\s+trung)(?![\p{L}])[^.;\n]{0,90}`,
  'u',
)

/** "Ra quân … ngày 22/3/2026", "1. Sáng ngày 15/9/2026: học …": a day on which something is to take place. */
function isEvent(folded: string, { start, end }: TimePhrase, sentence: Sentence, before: string): boolean {
  if (sentence.saysBefore(PAST, start) || sentence.standsLeft(NOT_DUE, start) || sentence.standsLeft(HORIZON, start))
    return false
  const opens = /^[\s(]*(?:[Ss]áng|[Cc]hiều|[Tt]ối)?\s*$/.test(before) && /^\s*:/.test(folded.slice(end, sentence.end))
  return opens || sentence.standsLeft(EVENT_VERB, start)
}

const AVERAGE = leftForm(
  String.raw`(?:bình\s+quân|kế\s+hoạch|chương\s+trình|toàn\s+khóa,|nhiệm\s+vụ|tháng,|quý,)\s*`,
  'i',
)
const CADENCE_VERB = new RegExp(
  `^\\s*,?\\s*(?:một\\s+lần\\s*,?\\s*|ít\\s+nhất\\s+[^\\s,]+\\s+lần\\s*,?\\s*)?(?:có\\s+trách\\s+nhiệm\\s+|phải\\s+|chủ\\s+động\\s+|tiến\\s+hành\\s+)?(?:báo\\s+cáo|gửi|tổng\\s+hợp|xây\\s+dựng|ban\\s+hành|tổ\\s+chức|triển\\s+khai|đăng\\s+ký|rà\\s+soát|lập|cung\\s+cấp|sơ\\s+kết|tổng\\s+kết|thông\\s+báo|tham\\s+mưu|đánh\\s+giá|kiểm\\s+tra|công\\s+khai|cập\\s+nhật|dự|đưa|chọn|họp|bố\\s+trí|dành|kiểm\\s+điểm|mở|khảo\\s+sát|thống\\s+kê|chấm|bình\\s+xét|công\\s+bố|lựa\\s+chọn|trao\\s+đổi|làm\\s+việc|đối\\s+thoại|tiếp\\s+xúc|trích|cân\\s+đối|giao\\s+ban)${WORD_END}`,
)

/** "Hằng tháng, cấp ủy viên dự …", "mỗi quý chọn một vấn đề": the cadence opens the order or stands right before its verb. */
function ordersCadence(folded: string, phrase: TimePhrase, sentence: Sentence, before: string): boolean {
  if (sentence.saysBefore(PAST, phrase.start) || sentence.standsLeft(AVERAGE, phrase.start)) return false
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
  return (
    /(?:báo\s+cáo|gửi|thông\s+tin\s+(?:cho|về|với))/i.test(folded.slice(from, to)) &&
    !/trong\s+báo\s+cáo/i.test(folded.slice(from, to))
  )
}

/** "Định kỳ hằng quý … (trước ngày 10 của tháng cuối quý)": the day says it better than the bare cadence. */
function saidBetter(phrase: TimePhrase, sentence: Sentence, folded: string): boolean {
  if (phrase.rrule !== null)
    return sentence.hasRecurring && sentence.clauseTimes(phrase).some(({ kind }) => kind === 'recurring')
  return /^định\s+kỳ$/i.test(folded.slice(phrase.start, phrase.end)) && sentence.times.some((other) => other !== phrase)
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

interface RowCell extends Span {
  readonly printed: string
  readonly isBody: boolean
}

/** Reads rows of a table of tasks: who does, what, until when, for whom, each in its cell. */
function rowReader(
  text: string,
  folded: string,
): (
  block: Block,
  phrase: TimePhrase,
) => { task: string | null; actor: string | null; recipient: string | null } | null {
  let last: { readonly block: Block; readonly cells: readonly RowCell[] } | null = null
  return (block, phrase) => {
    if (last?.block !== block) last = { block, cells: rowCells(text, folded, block) }
    const { cells } = last
    if (cells.length < 2) return null
    const others = cells.filter(({ start, end }) => !(start <= phrase.start && phrase.start < end))
    const bodies = others.filter(({ isBody }) => isBody)
    let task = ''
    for (const { printed, isBody } of others)
      if (!isBody && printed.length > task.length && printed.trim() !== '' && !/^\s*\d+\s*$/.test(printed))
        task = printed
    return { task: tidy(task), actor: bodies[0]?.printed.trim() ?? null, recipient: bodies[1]?.printed.trim() ?? null }
  }
}

function rowCells(text: string, folded: string, block: Block): RowCell[] {
  let start = block.start
  const cells = text.slice(block.start, block.end).split('\t')
  if (cells.length < 2) return []
  return cells.map((printed) => {
    const begin = start + (printed.length - printed.trimStart().length)
    const end = printed.trim() !== '' && startsBody(folded, begin) ? readBody(folded, begin) : null
    const isBody = end !== null && end >= start + printed.trimEnd().length - 2
    const cell = { start, end: start + printed.length, printed, isBody }
    start += printed.length + 1
    return cell
  })
}
