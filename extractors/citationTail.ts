/**
 * What may follow a citation's head, and where its title ends: the one place of this grammar.
 *
 *   head [","] ["ngày" date] ["của" issuer] ["khóa" term] ["ngày" date] [title]
 *
 * A title begins with "về", a quotation mark or a verb of carrying out, and ends where the sentence leaves it: at ";",
 * at the full stop, at the closing quotation mark or bracket, before a sibling ("và Kế hoạch số …"), before the main
 * clause. A document named inside a title is nested and is stepped over whole.
 */
import { readBody, startsBody } from './body.js'
import type { Head } from './citationHead.js'
import { dateOf, FULL_DATE } from './date.js'
import { attachAnnounced } from './refine/announced.js'
import { CHANGED_BY, PROMULGATED_BY } from './refine/link.js'
import { startsBefore } from './spans.js'
import { readTerm } from './term.js'
import { LETTER, oneBlank, type Pattern, pattern, phraseKey } from './text.js'
import type { Span } from './types.js'

/** A citation with all that the text attaches to it; `end` of the extent is where its description ends. */
export interface Draft extends Omit<Head, 'type'> {
  type: string | null
  date: string | null
  /** Start and end of the printed date, where one stands by this citation. */
  dateSpan: Span | null
  impossibleDate: boolean
  /** "…, cùng ngày, của Ban Bí thư": dated as the document named before it. */
  sameDay: boolean
  /** The title's stretch of the text. */
  titleSpan: Span | null
  /** End of everything that belongs to this citation: date, issuer, term, title. */
  extent: number
  parent: Draft | null
  children: Draft[]
  /** Words between the parent's title start (or the former citation) and this head: "về tiếp tục thực hiện". */
  connector: string
  issuer: string | null
  term: string | null
  title: string | null
  end: number
  /** Where its title was read from, where it ends by its words alone, and where with what is known of it. */
  titleRead: { readonly from: number; readonly plainEnd: number; readonly end: number } | null
  /** Its subject was looked for behind the next document, unless known titles said otherwise. */
  askedForSubject: boolean
  /** Turned out to be none: an open head without a subject. */
  dropped: boolean
}

/** Titles known for a code, as printed elsewhere: in this text, or in the registry. Folded, lower case, without "về". */
export type KnownTitles = (code: string, date: string | null) => readonly string[]

const sticky = (source: string): Pattern => pattern(source, {}, 'gy')

const DATE = sticky(
  String.raw`[*]? \s* ,? \s* [(]? \s* (?:cùng\s+)? (?:(?:được\s+)?ban \s+ hành \s+)? (?:ngày \s* ký \s*)? ${FULL_DATE} (?![0-9]) (?: \s* [)] )?`,
)
/** The mark of a footnote, glued to a code: "39-NQ/TW1 ngày …", "178/2024/NĐ-CP(3) của …". */
const FOOTNOTE = /(?:\d{1,2}|\(\d{1,2}\)|\[\d{1,2}\]|[¹²³⁰⁴-⁹]{1,2})(?=[\s,;.)])/y
// "Quyết định số 347-QĐ/TW cùng ngày của Ban Bí thư", "Nghị quyết số 21-NQ/TW (cùng ngày)"
const SAME_DAY = /\s*,?\s*\(?\s*cùng\s+ngày(?!\s*(?:\d|với))\s*\)?/y
// "Kết luận số 01-KL/TW năm 2021 của Bộ Chính trị", "Chỉ thị số 38-CT/TW tháng 7/2024 của Ban Bí thư"
const PARTIAL_DATE =
  /\s*,?\s+(?:(?:ngày\s+)?tháng\s+(?<month>\d{1,2})\s*(?:\/|năm)\s*(?<year>(?:19|20)\d\d)|năm\s+(?<only>(?:19|20)\d\d))(?=\s*,?\s*(?:của|về)\s)/y
const YEAR_ALONE = /\s+năm\s+((?:19|20)\d\d)(?=\s*[.,;:)]|\s*$|\s+(?:của|về|đã|là|và)\s)/y
const OF = /\s*,?\s*\(?\s*(?:cùng\s+)?(?:(?:của|do)\s+)/y
/** "Quy định số 262-QĐ/TW, ngày 08/10/2014 (Bộ Chính trị, khóa XI)" */
const IN_BRACKET = /\s*\(\s*(?=\p{Lu})/uy
const SHORT_GAP = /\s+|,[ \t]+/y
const TITLE_OPEN = new RegExp(
  `\\s*[,:-]?\\s*(?:\\(\\s*(?=thực\\s+hiện|triển\\s+khai|về\\s))?(?:(?<about>[Vv]ề(?:\\s+việc)?|[Vv]/v)${notLetter()}\\s*(?<quote1>["])?|(?<quote2>["])|(?<colon>(?<=:\\s*)(?:Phê\\s+duyệt|Ban\\s+hành|Quy\\s+định|Hướng\\s+dẫn|Sửa\\s+đổi))${notLetter()}|(?<verb>${[
    'thực\\s+hiện',
    'triển\\s+khai',
    'tiếp\\s+tục',
    'sơ\\s+kết',
    'tổng\\s+kết',
    'ban\\s+hành',
    'phê\\s+duyệt',
    'sửa\\s+đổi',
    'quy\\s+định',
    'hướng\\s+dẫn',
    'thành\\s+lập',
    'phát\\s+động',
    'quán\\s+triệt',
    'công\\s+bố',
    'điều\\s+chỉnh',
    'kiện\\s+toàn',
    'thi\\s+hành',
    'kiểm\\s+tra',
    'giám\\s+sát',
    'tổ\\s+chức',
    'tăng\\s+cường',
    'đẩy\\s+mạnh',
    'nâng\\s+cao',
    'đổi\\s+mới',
    'phát\\s+triển',
    'xây\\s+dựng',
    'chỉ\\s+đạo',
    'tuyên\\s+truyền',
    'chấn\\s+chỉnh',
    'đôn\\s+đốc',
    'kết\\s+luận(?=\\s+của)',
    'sắp\\s+xếp',
    'phân\\s+cấp',
    'cụ\\s+thể\\s+hóa',
    'học\\s+tập',
    'đánh\\s+giá',
    'bổ\\s+sung',
    'thay\\s+thế',
    'đưa',
    'giao',
    'công\\s+tác',
    'công\\s+nhận',
    'chấp\\s+thuận',
    'bãi\\s+bỏ',
    'hợp\\s+nhất',
    'đề\\s+nghị',
    'đổi\\s+tên',
    'chuyển(?:\\s+đổi)?',
    'cho\\s+phép',
    'bổ\\s+nhiệm',
    'điều\\s+động',
    'chỉ\\s+định',
    'tặng',
  ].join('|')})${notLetter()})`,
  'y',
)
// A verb that, after an issuer, is more often the sentence going on than a title.
const WEAK_VERB =
  /^(?:quy\s+định|chỉ\s+đạo|xây\s+dựng|phát\s+triển|tiếp\s+tục|đưa|giao|công\s+tác|tổ\s+chức|tăng\s+cường|đẩy\s+mạnh|nâng\s+cao|đổi\s+mới|kiểm\s+tra|giám\s+sát|đánh\s+giá|công\s+bố|bổ\s+sung|thay\s+thế|ban\s+hành)/

// What only a decision is for: "Quyết định số … đổi tên Trường …".
const DECISION_VERB = /^(?:đổi|chuyển|cho|bổ\s+nhiệm|điều\s+động|chỉ\s+định|tặng)/

function notLetter(): string {
  return `(?![${LETTER}0-9])`
}

// Places where a title may end, or where something must be stepped over.
const EVENT = new RegExp(
  `["();:!?\\n\\t]|[.](?=\\s|$|["/)])|,(?=\\s)|\\s(?:${[
    'và\\s+(?:các|những(?!\\s+năm)|chỉ\\s+đạo|ý\\s+kiến|văn\\s+bản|[Cc]hương\\s+trình|[Kk]ế\\s+hoạch|sự|[Hh]ướng\\s+dẫn\\s+(?:số|của))',
    'cùng\\s+(?:các|với)',
    'cho\\s+(?:toàn\\s+thể|tất\\s+cả|mọi)',
    '(?:đến|tới)\\s+(?:toàn\\s+thể|cán\\s+bộ|đảng\\s+viên|toàn\\s+bộ|từng|mọi|tất\\s+cả|các\\s+(?:chi|đảng|tổ|cấp|cơ|đồng))',
    'và\\s+(?:phổ\\s+biến|gửi|có\\s+hiệu|được|báo\\s+cáo)',
    'đã',
    'được',
    'là',
    'có\\s+hiệu\\s+lực',
    'nêu\\s+rõ',
    'khẳng\\s+định',
    'xác\\s+định',
    'yêu\\s+cầu\\s+(?:các|cấp|phải|toàn)',
    'đạt',
    'trên\\s+cơ\\s+sở',
    'gắn\\s+với\\s+(?:việc|thực)',
    'đúng',
    'trước\\s+ngày',
    'chậm\\s+nhất',
    'hết\\s+hiệu\\s+lực',
    'ra\\s+đời',
    'vừa\\s+(?:qua|được|ban|ký|có|ra|mới)',
    'sẽ',
    'chính\\s+thức',
    '(?<!ban\\s+hành\\s)kèm\\s+theo',
    '(?<=ban\\s+hành\\s)kèm\\s+theo(?!\\s+(?:Quy|Đề|Chương|Danh|Điều|Bộ))',
    'cùng\\s+(?:dịp|kỳ|lúc|đợt)',
    'kể\\s+từ\\s+ngày',
    'cho\\s+(?:khớp|phù\\s+hợp|sát)',
    'mới\\s+(?:làm|chỉ)',
    'chưa\\s+(?:đầy|được|có|kịp|nghiêm|đạt|thực|sát)',
    'vào\\s+(?:chương\\s+trình|sinh\\s+hoạt|kế\\s+hoạch|cuộc\\s+sống|hương\\s+ước|nghị\\s+quyết|nội\\s+dung)',
    'do\\s+(?=[A-ZĐ]|cơ\\s+quan|ai\\s)',
    'trong\\s+đó',
  ].join('|')})${notLetter()}`,
  'g',
)

const CLAUSE_VERB = new RegExp(
  `^(?:[^,;.()\\n]|\\([^()\\n]{0,40}\\)){0,80}?\\s(?:xây\\s+dựng|ban\\s+hành|yêu\\s+cầu|đề\\s+nghị|triển\\s+khai|hướng\\s+dẫn|quyết\\s+định|thông\\s+báo|kết\\s+luận|báo\\s+cáo|tổ\\s+chức|chỉ\\s+đạo|đã|sẽ|phải|cần|xin|giao|chủ\\s+động|tham\\s+mưu|đánh\\s+giá|nhận\\s+thấy|thống\\s+nhất|kính|lãnh\\s+đạo|quy\\s+định|công\\s+bố|phê\\s+duyệt|trân\\s+trọng|tiếp\\s+tục|cụ\\s+thể\\s+hóa|tập\\s+trung|đề\\s+ra|khẩn\\s+trương|nghiêm\\s+túc|phát\\s+động|chủ\\s+trì|phối\\s+hợp|thực\\s+hiện|rà\\s+soát|đặt|xác\\s+định|là|có|phân\\s+công|lập|trình|nhất\\s+trí|tiến\\s+hành|quyết\\s+nghị|họp)${notLetter()}`,
)

const AFTER_COMMA =
  /^\s+(?:(?:[Kk]ế\s+hoạch|[Nn]ghị\s+quyết|[Cc]hỉ\s+thị|[Kk]ết\s+luận|[Cc]hương\s+trình|[Hh]ướng\s+dẫn|[Qq]uyết\s+định|[Qq]uy\s+định|[Tt]hông\s+báo)\s+của\s|cụ\s+thể|như\s+sau|trong\s+đó|đồng\s+thời|theo\s+đó|qua\s+đó|từ\s+đó|đến\s+nay|căn\s+cứ|trên\s+cơ\s+sở|ngày\s+\d|sáng\s|chiều\s|tại\s+(?:hội|buổi|kỳ|phiên)|gửi\s|trình\s|báo\s+cáo\s|hoàn\s+thành\s|xong\s+trước|trước\s+ngày|chậm\s+nhất|đề\s+nghị|yêu\s+cầu|do\s+đó|vì\s+vậy|thời\s+gian\s+qua|các\s+(?:cấp|cơ|địa|đơn|chi|đảng|ban|ngành|tổ|chương|kế|văn|nghị|chỉ|đồng)|nhiều\s|toàn\s+(?:tỉnh|huyện|xã|thành|đảng|quốc)|cấp\s+ủy|với\s+(?:mục|phương|quan)|gắn\s+với|góp\s+phần|nhằm\s|để\s|nhất\s+là|bảo\s+đảm\s+(?:phù|đồng|thiết|hiệu)|trọng\s+tâm|nội\s+dung|năm\s+20\d\d,|trong\s+(?:năm|thời|những)|những\s+năm\s+(?:qua|gần)|hiện\s+nay|thời\s+gian\s+tới|[Qq]uyết\s+định\s+(?:số|này)|có\s+hiệu|vận\s+dụng\s+(?:sáng|vào|linh|phù)|kết\s+hợp\s|là\s|đã\s|được\s|có\s|việc\s|xã\s[A-ZĐ]|tỉnh\s[A-ZĐ]|huyện\s[A-ZĐ]|(?:xã|phường|huyện|quận|tỉnh|thành\s+phố|đơn\s+vị|cơ\s+quan)\s+(?:đã|có|được|còn|chưa))/

/** Steps over a tail element; returns the match or null. */
function take(
  form: Pattern,
  text: string,
  position: number,
): { end: number; groups: Record<string, string | undefined>; text: string } | null {
  form.regex.lastIndex = position
  const found = form.regex.exec(text)
  if (!found) return null
  const groups: Record<string, string | undefined> = {}
  form.names.forEach((name, index) => {
    if (name) groups[name] ??= found[index + 1]
  })
  return { end: position + found[0].length, groups, text: found[0] }
}

function takeRaw(form: RegExp, text: string, position: number): RegExpExecArray | null {
  form.lastIndex = position
  return form.exec(text)
}

/**
 * Reads the tails of all heads of a folded text, right to left, so that a nested document is whole before the title
 * around it is read. `text` is folded; titles are cut from `printed`.
 */
export function readTails(text: string, printed: string, heads: readonly Head[], known: KnownTitles): Draft[] {
  const drafts = heads.map(draftOf)
  for (let index = drafts.length - 1; index >= 0; index--) readTail(text, printed, drafts, index, known)
  for (let index = drafts.length - 2; index >= 0; index--) {
    share(text, drafts[index]!, drafts[index + 1]!)
    shareSubject(text, drafts[index]!, drafts[index + 1]!, known)
  }
  drafts.forEach((draft, index) => {
    if (draft.sameDay) draft.date ??= dateBefore(drafts, index)
  })
  hangAll(text, drafts)
  const kept = drafts.filter((draft) => !draft.dropped)
  attachAnnounced(text, printed, kept)
  return kept
}

// Every field by name: objects of one shape are read several times faster than spread ones.
const draftOf = (head: Head): Draft => ({
  start: head.start,
  end: head.end,
  rule: head.rule,
  coded: head.coded,
  type: head.type,
  number: head.number,
  code: head.code,
  issuer: head.issuer,
  term: head.term,
  title: head.title,
  codeStart: head.codeStart,
  rank: head.rank,
  self: head.self,
  open: head.open,
  date: null,
  dateSpan: null,
  impossibleDate: false,
  sameDay: false,
  titleSpan: null,
  extent: head.end,
  titleRead: null,
  askedForSubject: false,
  dropped: false,
  parent: null,
  children: [],
  connector: '',
})

/** The day of the document named before; null where it bears none. */
function dateBefore(drafts: readonly Draft[], index: number): string | null {
  const before = drafts.slice(Math.max(0, index - 4), index).reverse()
  return before.find(({ date }) => date?.length === 10)?.date ?? null
}

const LIST_GAP = /^\s*(?:,|và|,\s*và|;|hoặc)\s*(?:các\s+)?$/

const signOf = (code: string | null): string => /[-/]([^-/]+?)\d*$/.exec(code ?? '')?.[1] ?? ''

/** "Nghị quyết số 39-NQ/TW … khóa IX và Kết luận số 25-KL/TW … khóa XI về phát triển …": one subject, said once, of two documents of one body. */
function shareSubject(text: string, draft: Draft, next: Draft, known: KnownTitles): void {
  if (!draft.coded || !next.coded || draft.title !== null || next.title === null || next.children.length > 0) return
  if (draft.parent !== next.parent || !/^về\s/i.test(next.title)) return
  if (signOf(draft.code) !== signOf(next.code) && (draft.rank === 4 || next.rank === 4)) return
  if (!/^\s*và\s+$/.test(text.slice(draft.extent, next.start))) return
  // A document whose subject is known does not take on another.
  draft.askedForSubject = true
  const own = known(draft.code!, draft.date)
  const subject = phraseKey(next.title).replace(/^về(?:\s+việc)?\s+/, '')
  if (own.length > 0 && !own.some((title) => title.startsWith(subject) || subject.startsWith(title))) return
  draft.title = next.title
  if (draft.issuer === null && draft.date === null) draft.issuer = next.issuer
}

/** "24-NQ/TW và 25-NQ/TW, cùng ngày 22/8/2026 của Bộ Chính trị": what is said once of several belongs to each. */
function share(text: string, draft: Draft, next: Draft): void {
  if (
    !draft.coded ||
    !next.coded ||
    draft.issuer ||
    draft.title ||
    draft.parent !== next.parent ||
    !LIST_GAP.test(text.slice(draft.extent, next.start))
  )
    return
  const tail = text.slice(next.end, next.extent)
  const together = /^[\s,]*cùng\s+(?:ngày|của|(?:được\s+)?ban\s+hành)/.test(tail)
  // A code without its own type word leans on the one before it, and both on what follows.
  const leaning = next.start === next.codeStart && next.type === draft.type && next.date === null
  // "Quyết định số 217-QĐ/TW, Quyết định số 218-QĐ/TW của Bộ Chính trị": the body said behind the last is that of both.
  const closing = next.issuer !== null && signOf(draft.code) === signOf(next.code)
  if (!together && !leaning && !closing) return
  if (together) draft.date ??= next.date
  draft.issuer = next.issuer
  draft.term ??= next.term
}

const CONTINUES =
  /^[\s,;(]*(?:(?:có\s+hiệu\s+lực|được\s+ban\s+hành)[^.;\n]{0,60},\s+)?(?:văn\s+bản\s+này\s+)?(?:thay\s+thế|thay(?:\s+cho)?|tiếp\s+nối|nối\s+tiếp|kế\s+tục|kế\s+thừa|sửa\s+đổi,?\s+bổ\s+sung|sửa\s+đổi|bổ\s+sung)(?:\s+(?:cho|một\s+số\s+điều\s+của|một\s+số\s+nội\s+dung\s+của))?\s+(?:các\s+)?$/

/** "Quy định số 207-QĐ/TW …, thay thế Quy định số 37-QĐ/TW": said of the document before it, not by the text. */
function hangAll(text: string, drafts: readonly Draft[]): void {
  let holder: Draft | null = null
  for (const draft of drafts) {
    if (draft.parent || draft.dropped) continue
    const gap = holder ? text.slice(holder.extent, draft.start) : ''
    if (
      holder &&
      ((holder.coded && CONTINUES.test(gap)) ||
        CHANGED_BY.test(gap) ||
        (holder.rule === 'uncoded.named' && PROMULGATED_BY.test(gap)))
    ) {
      draft.parent = holder
      draft.connector = gap
      holder.children.push(draft)
    } else holder = draft
  }
}

function readTail(text: string, printed: string, drafts: Draft[], index: number, known: KnownTitles): void {
  const draft = drafts[index]!
  if (draft.self) return
  // "Khóa X: Quy định số 260-QĐ/TW …" in a list by terms.
  if (draft.coded)
    draft.term ??=
      /[Kk]hóa\s+(?<term>[IVX]+)\s*:\s*$/.exec(text.slice(Math.max(0, draft.start - 16), draft.start))?.groups?.[
        'term'
      ] ?? null
  let at = draft.end
  // "Ban Chỉ đạo thực hiện Nghị quyết số 57-NQ/TW của Đảng ủy xã": whose board it is.
  if (IN_BODY_NAME.test(text.slice(Math.max(0, draft.start - 90), draft.start))) return
  if (draft.coded) at += takeRaw(FOOTNOTE, text, at)?.[0].length ?? 0
  if (draft.rule === 'uncoded.law') {
    const date = take(DATE, text, at)
    if (date && /ngày/.test(date.text)) draft.extent = setDate(draft, date, at)
    return
  }
  if (draft.rule === 'uncoded.named') {
    // Its title was read with its name.
    const date = take(DATE, text, at)
    if (date && /ngày/.test(date.text)) at = setDate(draft, date, at)
    draft.extent = Math.max(draft.extent, at)
    return
  }
  for (let round = 0; round < 6; round++) {
    const next = drafts[index + 1]
    const limit = next ? next.start : text.length
    if (draft.date === null && !draft.impossibleDate) {
      const date = take(DATE, text, at)
      if (
        date &&
        date.end <= limit + 0 &&
        (/ngày/.test(date.text) || /\(\s*\d/.test(date.text) || /[/-]/.test(text.slice(date.end - 5, date.end)))
      ) {
        at = setDate(draft, date, at)
        continue
      }
    }
    const sameDay = draft.date === null && !draft.sameDay ? takeRaw(SAME_DAY, text, at) : null
    if (sameDay) {
      draft.sameDay = true
      at += sameDay[0].length
      continue
    }
    // "Nghị quyết 29 năm 2013": the year tells a number from others.
    const yearly = draft.rule === 'uncoded.number' && draft.date === null ? takeRaw(YEAR_ALONE, text, at) : null
    if (yearly) {
      draft.date = yearly[1]!
      at += yearly[0].length
      continue
    }
    const partial = draft.date === null && !draft.impossibleDate ? takeRaw(PARTIAL_DATE, text, at)?.groups : undefined
    if (partial) {
      const month = partial['month'] ? Number(partial['month']) : null
      const year = partial['year'] ?? partial['only']!
      if (month === null || (month >= 1 && month <= 12)) {
        draft.date = month === null ? year : `${year}-${String(month).padStart(2, '0')}`
        at = PARTIAL_DATE.lastIndex
        continue
      }
    }
    if (draft.term === null || draft.rule === 'uncoded.plenum') {
      const term = readTerm(text, at)
      if (term && term.end <= limit) {
        draft.term ??= term.value
        at = term.end
        continue
      }
    }
    if (draft.issuer === null && draft.dateSpan !== null) {
      const bracket = takeRaw(IN_BRACKET, text, at)
      const from = bracket ? at + bracket[0].length : -1
      const body = from >= 0 && startsBody(text, from) ? readBody(text, from) : null
      const term = body === null ? null : readTerm(text, body)
      const close = body === null ? -1 : (term?.end ?? body)
      if (body !== null && text[close] === ')' && close < limit) {
        draft.issuer = oneBlank(printed.slice(from, body)).trim()
        draft.term ??= term?.value ?? null
        at = close + 1
        continue
      }
    }
    if (draft.issuer === null) {
      const of = takeRaw(OF, text, at)
      const from = of ? at + of[0].length : null
      const open = from ?? at + (takeRaw(SHORT_GAP, text, at)?.[0].length ?? 0)
      // Without "của" only a plenum or a body right after the date may be the issuer.
      const allowed =
        from !== null ||
        (draft.dateSpan !== null &&
          open > at &&
          /^(?:Hội nghị|Ban Chấp hành|Bộ Chính trị|Ban Bí thư|BCH|Ban Thường vụ|Thủ tướng|Chính phủ)/.test(
            text.slice(open, open + 20),
          ))
      const read = allowed && startsBody(text, open) ? readBody(text, open) : null
      // Behind a comma the next clause may open with its subject: "…, Ban Thường vụ … kết luận".
      const clause =
        read !== null &&
        from === null &&
        /^,/.test(text.slice(at, open)) &&
        !/^\s*(?:[:;.)"]|$|\n|\(?\s*khóa\s|,?\s+về\s)/.test(text.slice(read, read + 12))
      const end = clause ? null : read
      if (end !== null && end <= limit) {
        draft.issuer = oneBlank(printed.slice(open, end)).trim()
        at = end
        const made = /^\s+ban\s+hành(?=\s*(?:ngày|[,;.]|về|$))/.exec(text.slice(at, at + 30))
        if (made) at += made[0].length
        if (of?.[0].includes('(')) at += /^\s*\)/.exec(text.slice(at, at + 3))?.[0].length ?? 0
        continue
      }
    }
    break
  }
  draft.extent = Math.max(draft.extent, at)
  readTitle(text, printed, drafts, index, at, known)
  if (draft.open) {
    if (!draft.titleSpan) {
      draft.dropped = true
      return
    }
    const first = draft.children.find((child) => child.start >= draft.titleSpan!.start)
    draft.end = first ? first.end : draft.titleSpan.end
  }
}

const IN_BODY_NAME =
  /(?:[Bb]an\s+[Cc]hỉ\s+đạo|[Tt]iểu\s+ban|[Tt]ổ\s+(?:công\s+tác|biên\s+tập|giúp\s+việc))(?:\s+(?:Trung\s+ương|tỉnh|thành\s+phố|huyện|quận|xã|phường|xây\s+dựng|sơ\s+kết|tổng\s+kết|thực\s+hiện|triển\s+khai|việc|\d{1,2}\s+năm))*\s+$/

function setDate(
  draft: Draft,
  date: { end: number; groups: Record<string, string | undefined>; text: string },
  at: number,
): number {
  const iso = dateOf({ start: at, end: date.end, text: date.text, groups: date.groups })
  draft.date = iso
  draft.impossibleDate = iso === null
  // A bracket that closes here without having opened belongs to what stands around.
  let end = date.end
  if (/\)\s*$/.test(date.text) && !/\(/.test(date.text)) end = at + date.text.lastIndexOf(')')
  const lead = /^[*\s,(]*/.exec(date.text)![0].length
  draft.dateSpan = { start: at + lead, end: at + date.text.trimEnd().length }
  return end
}

/** Letters; the longest titles of real documents have about 700. */
const LONGEST_TITLE = 2000

function readTitle(
  text: string,
  printed: string,
  drafts: Draft[],
  index: number,
  position: number,
  known: KnownTitles,
): void {
  const draft = drafts[index]!
  let at = position
  // "…, ngày 12/5/2024 và ý kiến của Thường trực Tỉnh ủy về …": the subject is shared.
  const shared =
    /^\s+và\s+(?:(?:sự|ý\s+kiến|các)\s+)?(?:chỉ\s+đạo|lãnh\s+đạo|hướng\s+dẫn|văn\s+bản(?:\s+chỉ\s+đạo)?)\s+của\s+/.exec(
      text.slice(at, at + 60),
    )
  if (shared) {
    const end = readBody(text, at + shared[0].length)
    if (end !== null) {
      const more = /^(?:,\s+[A-ZĐ][^,;.()\n]{1,40}?)?(?=\s+về\s)/.exec(text.slice(end, end + 60))
      if (more) at = end + more[0].length
    }
  }
  const open = takeRaw(TITLE_OPEN, text, at)
  if (!open) return
  const next = drafts[index + 1]
  const groups = open.groups!
  if (next && at + open[0].length > next.start) return
  const verb = groups['verb']
  if (verb) {
    const full = draft.date !== null || draft.issuer !== null || draft.open
    if (/[:-]/.test(open[0].slice(0, open[0].length - verb.length))) return
    // "Hướng dẫn số … hướng dẫn về mức chi": the subject is what stands behind.
    if (
      /^hướng\s+dẫn/.test(verb) &&
      draft.type === 'Hướng dẫn' &&
      /^\s+"?về\s/.test(text.slice(at + open[0].length, at + open[0].length + 6))
    ) {
      readTitle(text, printed, drafts, index, at + open[0].length, known)
      return
    }
    if (DECISION_VERB.test(verb) && draft.type !== 'Quyết định') return
    if (/^đề\s+nghị/.test(verb) && !/^(?:Công văn|Văn bản|Tờ trình|Công thư)$/.test(draft.type ?? '')) return
    if (/^\s*,/.test(open[0]) && !/^thực\s+hiện|^triển\s+khai/.test(verb)) return
    if (WEAK_VERB.test(verb) && !weakVerbIsTitle(text, at + open[0].length - verb.length, draft)) return
    if (
      !full &&
      !/^quy\s+định/.test(verb) &&
      !/^(?:thực\s+hiện|sơ\s+kết|tổng\s+kết|sửa\s+đổi|phê\s+duyệt|triển\s+khai|hướng\s+dẫn)/.test(verb)
    )
      return
  }
  const hasTail = draft.date !== null || draft.issuer !== null
  if (groups['quote2'] && /[:-]/.test(open[0]) && !(hasTail && /^\s*:\s*["“]/.test(open[0]))) return
  const quoteAt = groups['quote1'] || groups['quote2'] ? at + open[0].length - 1 : -1
  // A quotation mark that closes (something opened before the head) opens no title.
  if (quoteAt >= 0 && printed[quoteAt] === '”') return
  const start =
    at +
    open[0].length -
    (verb ?? groups['colon'] ?? '').length -
    (groups['about'] ? open[0].length - open[0].search(/[Vv](?:ề|\/v)/) : 0)
  const begin = groups['quote2'] ? quoteAt + 1 : start
  const from = quoteAt >= 0 ? quoteAt + 1 : at + open[0].length
  // "báo cáo tiến độ thực hiện Nghị quyết số 57-NQ/TW về Ban Xây dựng Đảng trước ngày …": who receives, no subject.
  if (groups['about'] && quoteAt < 0 && isReceiver(text, draft.start, from)) return
  const scanned = scanTitle(text, printed, drafts, index, from, quoteAt >= 0)
  let { end, inner } = scanned
  const sure = titleEnd(text, from, end, draft, known)
  draft.titleRead = { from, plainEnd: end, end: sure }
  if (sure !== end) {
    end = sure
    inner = drafts.slice(index + 1, startsBefore(drafts, end)).filter((other) => other.start >= from && !other.parent)
  }
  // What is longer is some other thing: a quotation that is never closed, words without any stop.
  if (end - begin <= LONGEST_TITLE) {
    const asPrinted = printed.slice(begin, end)
    // A title in a heading of capitals is given in the case of a sentence.
    const title = clean(isCapitals(asPrinted) ? text.slice(begin, end) : asPrinted)
    if (title === '' || /^(?:về|về việc|v\/v)$/i.test(title) || /(?:nói|nêu)\s+trên$/.test(title)) return
    draft.title = title
    draft.titleSpan = { start: begin, end }
  }
  draft.extent = Math.max(draft.extent, end)
  let last = from
  for (const child of inner) {
    if (child.parent) continue
    child.parent = draft
    child.connector = text.slice(last, child.start)
    draft.children.push(child)
    draft.extent = Math.max(draft.extent, Math.min(child.extent, end))
    last = child.extent
  }
  // The words that open the title belong to the first connector: "thực hiện", "về tiếp tục thực hiện".
  const first = draft.children[0]
  if (first) first.connector = text.slice(begin, first.start)
}

function isReceiver(text: string, head: number, from: number): boolean {
  const at = from + (/^\s+/.exec(text.slice(from, from + 3))?.[0].length ?? 0)
  const end = startsBody(text, at) ? readBody(text, at) : null
  if (
    end === null ||
    !/^\s*(?:[,;.(\n]|$|trước\s|chậm\s|để\s|theo\s|hằng\s|hàng\s|vào\s|định\s)/.test(text.slice(end, end + 12))
  )
    return false
  return /(?:báo\s+cáo|gửi|nộp|trình|chuyển)(?!\p{L})[^.;\n]{0,120}$/iu.test(text.slice(Math.max(0, head - 140), head))
}

/** After an issuer a weak verb opens a title only when the title is short of a clause: it ends at a list sign or names a document. */
function weakVerbIsTitle(text: string, position: number, draft: Draft): boolean {
  const rest = text.slice(position, position + 60)
  if (draft.issuer === null && draft.date === null)
    return draft.coded && /^quy\s+định\s+(?:về|chi\s+tiết|chế\s+độ|chính\s+sách|một\s+số)\s/.test(rest)
  if (
    /^(?:quy\s+định|ban\s+hành)\s+(?:về|chi\s+tiết|mức|chức\s+năng|một\s+số|chính\s+sách|chế\s+độ|chuẩn|tiêu\s+chí|tiêu\s+chuẩn|điều\s+kiện|trình\s+tự|thủ\s+tục|danh\s+mục|khung|định\s+mức|nội\s+dung|cơ\s+chế|tạm\s+thời|việc|kèm|Quy|Điều|Chương|Kế|Đề|Danh|Bộ)/.test(
      rest,
    )
  )
    return true
  if (/^tiếp\s+tục\s+(?:thực\s+hiện|triển\s+khai)\s+(?:Nghị|Chỉ|Kết|Quy|Chương|Kế|các)/.test(rest)) return true
  if (/^tổ\s+chức\s+(?:thực\s+hiện|triển\s+khai|học\s+tập)/.test(rest)) return true
  if (/^(?:bổ\s+sung|thay\s+thế)/.test(rest)) return false
  return draft.type === 'Kế hoạch' || draft.type === 'Chương trình hành động'
    ? /^(?:tổ\s+chức|kiểm\s+tra|giám\s+sát|phát\s+triển|tăng\s+cường|đẩy\s+mạnh)/.test(rest)
    : false
}

const AMENDING =
  /(?:sửa\s+đổi|bổ\s+sung)[^.;]{0,20}\s+(?:một\s+số\s+(?:điều|nội\s+dung)|(?:các\s+)?(?:khoản|điều|điểm)\s[^.;]{0,40})\s+(?:của|tại)\s+(?:các\s+)?$/

interface Scanned {
  end: number
  inner: Draft[]
}

function scanTitle(
  text: string,
  printed: string,
  drafts: readonly Draft[],
  index: number,
  from: number,
  quoted: boolean,
): Scanned {
  const outer = drafts[index]!
  const inner: Draft[] = []
  // A text that never ends its sentence is not searched to its end for each of its citations.
  const reach = text.slice(0, from + LONGEST_TITLE + 1)
  let at = from
  let next = index + 1
  let inQuote = quoted
  for (;;) {
    next = Math.max(next, startsBefore(drafts, at))
    while (next < drafts.length && drafts[next]!.dropped) next++
    const head = drafts[next]
    EVENT.lastIndex = at
    const event = EVENT.exec(reach)
    const place = event ? event.index : reach.length
    if (
      head &&
      head.start <= place + (event?.[0].length ?? 0) &&
      head.start >= at &&
      (head.start <= place || /^[^\S\n]/.test(event?.[0] ?? ''))
    ) {
      // A document named inside: a sibling ends the title, a nested one is stepped over.
      // The comma before was stepped over as one inside the title; here it may part two documents.
      const comma = at > from && text[at - 1] === ','
      const gap = text.slice(comma ? at - 1 : at, head.start)
      const gapAt = comma ? at - 1 : at
      const link = /(?:^|[\s,;])((?:và|hoặc|cùng(?:\s+với)?|,|;|với|hay)(?:\s+(?:các|cả))?)\s*(?:\(\d+\)\s*)?$/.exec(
        gap,
      )
      const list = /(?:\(\d+\)|[-+])\s*$/.test(gap)
      if (!inQuote && (link || list) && !nestsToo(head, outer, inner, gap, at === from)) {
        const cut = link ? gapAt + link.index : gapAt + gap.search(/\(\d+\)\s*$|[-+]\s*$/)
        return { end: trimEnd(text, from, cut), inner }
      }
      inner.push(head)
      at = Math.max(head.extent, head.end)
      // "… sửa đổi, bổ sung một số điều của Nghị định số 108/2014/NĐ-CP mở rộng …": ends with what it amends.
      if (
        !inQuote &&
        AMENDING.test(text.slice(from - 9, head.start)) &&
        /^\s+\p{Ll}/u.test(text.slice(at, at + 3)) &&
        !/^\s+(?:và|ngày|của|về|quy|ban|hướng)\s/.test(text.slice(at, at + 8))
      )
        return { end: at, inner }
      // The nested one's own title ran to a closing mark: a quotation mark there may close ours as well.
      next++
      continue
    }
    if (!event) return { end: trimEnd(text, from, reach.length), inner }
    const sign = event[0]
    const after = place + sign.length
    if (sign === '"') {
      if (inQuote) {
        // After the closing mark a title goes on only with what narrows it: "giai đoạn 2021 - 2025", "trên địa bàn".
        const more = quoted
          ? /^\s+(?:giai\s+đoạn|trên\s+địa\s+bàn|đến\s+năm|nhiệm\s+kỳ|trong\s+(?:tình\s+hình|giai\s+đoạn|thời\s+kỳ)|năm\s+(?:19|20)\d\d(?=\s*[;.,)]))/.test(
              text.slice(after, after + 30),
            )
          : true
        if (!more) return { end: place, inner }
        inQuote = false
        at = after
        continue
      }
      if (printed[place] === '”') return { end: trimEnd(text, from, place), inner }
      inQuote = true
      at = after
      continue
    }
    if (sign === '\n') {
      // Within a sentence a stray line break may stand; a new line that begins in small letters goes on.
      if (/[a-zà-ỹđ]/.test(text[after] ?? '') && !/[.;:]\s*$/.test(text.slice(from, place)) && place > from) {
        at = after
        continue
      }
      return { end: trimEnd(text, from, place), inner }
    }
    if (sign === ';') {
      const ground = groundEnd(text, outer.start, after, head)
      if (ground !== null) return { end: ground, inner }
      if (inQuote && closesSoon(text, after)) {
        at = after
        continue
      }
      return { end: trimEnd(text, from, place), inner }
    }
    if (sign === '.') {
      if (inQuote && closesSoon(text, after)) {
        at = after
        continue
      }
      if (/(?:^|\s)(?:TP|v\.v|Tp|tr|Ths|TS|PGS|GS)$/.test(text.slice(Math.max(0, place - 4), place))) {
        at = after
        continue
      }
      return { end: trimEnd(text, from, place), inner }
    }
    if (inQuote) {
      at = after
      continue
    }
    if (sign === '(') {
      // "… quốc gia (Nghị quyết số 57-NQ/TW), Ban Thường vụ …": a bracket that opens with a document names it, or its source.
      const named = head && (head.coded || (head.number !== null && head.number === outer.number))
      if (named && /^\s*$/.test(text.slice(after, head.start))) return { end: trimEnd(text, from, place), inner }
      const close = text.indexOf(')', after)
      const inside = close > 0 && close - after < 120 ? text.slice(after, close) : null
      if (
        inside === null ||
        /^\s*(?:\d{1,2}(?![\d/.])|sau\s+đây|gọi\s+tắt|viết\s+tắt|kèm|có\s+|phụ\s+lục|qua\s|báo\s+cáo|thay|theo\s|gửi|để|b\/c|tại\s|trước\s|cụ\s+thể|đã\s|ban\s+hành|ngày\s|số\s)/i.test(
          inside,
        )
      )
        return { end: trimEnd(text, from, place), inner }
      at = close + 1
      continue
    }
    if (sign === ')') return { end: trimEnd(text, from, place), inner }
    if (sign === ',') {
      const rest = text.slice(after, after + 140)
      // "… thực hiện Nghị quyết Trung ương 7 khóa XI, 105 km đê …": behind the document that it ends with, a title goes on only with another.
      const last = inner.at(-1)
      if (
        last &&
        place === Math.max(last.extent, last.end) &&
        !GOES_ON_BEHIND.test(rest) &&
        !(head && head.start < place + 40)
      )
        return { end: trimEnd(text, from, place), inner }
      // "…, tỉnh An Giang;" and "đồng chí Tổng Bí thư, Chủ tịch nước …" go on.
      if (
        /^\s+(?:tỉnh|huyện|quận|thị\s+xã|xã|phường)\s+\p{Lu}[\p{L}\s]{1,24}(?:[;.)\n]|$|,\s+(?:tỉnh|huyện|thành))/u.test(
          rest,
        ) ||
        (/Tổng\s+Bí\s+thư$/.test(text.slice(from, place)) && /^\s+Chủ\s+tịch\s+nước/.test(rest))
      ) {
        at = after
        continue
      }
      if (AFTER_COMMA.test(rest)) return { end: trimEnd(text, from, place), inner }
      const word = after + (/^\s+/.exec(rest)?.[0].length ?? 0)
      if (/^[A-ZĐÁỦỨ]/.test(text[word] ?? '') && startsBody(text, word)) {
        const end = readBody(text, word)
        if (end !== null && CLAUSE_VERB.test(text.slice(end, end + 100)))
          return { end: trimEnd(text, from, place), inner }
      }
      at = after
      continue
    }
    if (/^\s/.test(sign)) {
      if (/^\svà\s+(?:các|sự|báo\s+cáo)$/.test(sign) && namesMore(text.slice(after, after + 160))) {
        at = after
        continue
      }
      if (/^\s(?:đã|được|là|đạt|đúng|vừa|sẽ)$/.test(sign) && !clauseGoesOn(text, from, place, sign)) {
        at = after
        continue
      }
      return { end: trimEnd(text, from, place), inner }
    }
    // ":" "!" "?"
    return { end: trimEnd(text, from, place), inner }
  }
}

const OTHER_DOCUMENTS =
  /^\s+(?:lãnh\s+đạo|chỉ\s+đạo|quan\s+tâm|phối\s+hợp|giúp\s+đỡ|vào\s+cuộc|hỗ\s+trợ|kết\s+quả|về|cho|gửi|với|văn\s+bản|nghị\s+(?:quyết|định)|chỉ\s+thị|kết\s+luận|quy\s+(?:định|chế)|hướng\s+dẫn|kế\s+hoạch|chương\s+trình|quyết\s+định|thông\s+(?:tư|báo|tri)|luật|đề\s+án|nội\s+dung|nhiệm\s+vụ|ý\s+kiến|công\s+văn|phụ\s+lục|biểu|tài\s+liệu|chỉ\s+đạo|\p{Lu})/u

/** "… của Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội;": the title goes on where no document and no clause begins. */
function namesMore(rest: string): boolean {
  const phrase = /^[^,;.()\n]*/.exec(rest)![0]
  const last = phrase.length < rest.length && /[;.\n,)]/.test(rest[phrase.length]!)
  return last && !OTHER_DOCUMENTS.test(phrase) && !CLAUSE_VERB.test(phrase.replace(/^\s+tổ\s+chức/, ''))
}

const GOES_ON_BEHIND =
  /^\s+(?:gắn\s+với|giai\s+đoạn|trên\s+địa\s+bàn|nhiệm\s+kỳ|đến\s+năm|tầm\s+nhìn|các\s|những\s|khóa\s|ngày\s|của\s|về\s|và\s)/

/** "Căn cứ Thông tư số … hướng dẫn rà soát hộ nghèo; xác định thu nhập của hộ …;": a ground on its own line ends with the line. */
function groundEnd(text: string, start: number, after: number, head: Draft | undefined): number | null {
  const line = text.lastIndexOf('\n', start - 1) + 1
  if (!/^[\s\-–+•]*Căn\s+cứ\s+(?:\p{Lu}\p{L}*\s+)?(?:\p{L}+\s+){0,3}(?:số\s+)?$/u.test(text.slice(line, start)))
    return null
  const stop = text.indexOf('\n', after)
  const end = stop < 0 ? text.length : stop
  if (head && head.start < end) return null
  const rest = /^\s+(?!(?:và|căn|theo|xét|thực\s+hiện)\s)\p{Ll}[^;\n]*(?=[;,]\s*$)/u.exec(text.slice(after, end))
  return rest ? after + rest[0].length : null
}

/** Inside a title "được", "là" and "đã" are rare; after three words of title they are the main clause. */
function clauseGoesOn(text: string, from: number, place: number, sign: string): boolean {
  const words = text.slice(from, place).trim().split(/\s+/).length
  if (words < 3) return false
  if (/đúng|đạt/.test(sign))
    return /^\s(?:quy\s+định|tiến\s+độ|thời|kết\s+quả|được|mục)/.test(
      text.slice(place + sign.length, place + sign.length + 14),
    )
  if (
    /được/.test(sign) &&
    /^\s(?:giao|phân\s+công)(?!\p{L})/u.test(text.slice(place + sign.length, place + sign.length + 12))
  )
    return false
  if (/được/.test(sign)) return !/(?:nhằm|để|người|trẻ em|tài sản|không)$/.test(text.slice(from, place))
  if (/là/.test(sign))
    return (
      !/(?:nhất|trước hết|thật sự|xứng đáng)$/.test(text.slice(from, place)) &&
      !/^\s(?:người|nữ|đoàn|đảng viên)/.test(text.slice(place + sign.length, place + sign.length + 12))
    )
  return true
}

const closesSoon = (text: string, from: number): boolean => {
  const close = text.indexOf('"', from)
  if (close < 0 || close - from > 300) return false
  const between = text.slice(from, close)
  // The next mark closes only if what stands between is no new citation or line.
  return !/\n|(?:số|Số)\s+\d+[-/]|[.;]\s+[A-ZĐ]/.test(between)
}

/** True where a document after "và" is carried out too, not a sibling: a superior's document in a subordinate's title. */
function nestsToo(head: Draft, outer: Draft, inner: readonly Draft[], gap: string, atStart: boolean): boolean {
  // "… sửa đổi, bổ sung một số điều của Luật A và Luật B": all the laws that an amending one names.
  if (
    head.rule === 'uncoded.law' &&
    inner.length > 0 &&
    inner[inner.length - 1]!.rule === 'uncoded.law' &&
    outer.rank === 4
  )
    return /^\s*(?:,|và|,\s*và)\s*$/.test(gap)
  if (inner.length === 0) return !atStart && /(?:thực hiện|triển khai|quán triệt|theo)\s+(?:các\s+)?$/.test(gap)
  const last = inner[inner.length - 1]!
  if (!/^\s*(?:\([^)]*\)\s*)?(?:,|và|,\s*và|;)?\s*(?:các\s+)?$/.test(gap) || /;/.test(gap)) return false
  if (head.rank === null) return false
  if (outer.rank === null) return last.rank === head.rank && !atStart && last.rule !== 'uncoded.named'
  return head.rank > outer.rank && (last.rank === null || head.rank >= last.rank || last.rank > outer.rank)
}

/** Drops trailing blanks, commas, connectors and list signs: "… quốc gia và" ends before "và". */
function trimEnd(text: string, from: number, end: number): number {
  let to = end
  for (;;) {
    const tail =
      /(?:[\s,*:\u2026/-]+|\.{2,}|\s(?:và|cùng|với|hoặc|(?<!tiếp\s)theo|của|do|(?<!tồn\s)tại|gồm|các))$/.exec(
        text.slice(Math.max(from, to - 12), to),
      )
    if (!tail || to - tail[0].length < from) return to
    to -= tail[0].length
  }
}

const GOES_ON =
  /^(?:\s+(?:và\s+những\s+năm|đến\s+năm|trong\s+(?:tình\s+hình|giai\s+đoạn|thời\s+kỳ|điều\s+kiện|bối\s+cảnh)|giai\s+đoạn|theo\s+hướng|phục\s+vụ|đáp\s+ứng|nhằm|thời\s+kỳ|tiến\s+tới)(?![A-Za-z\u00AA-\u024F\u1E00-\u1EFF])|,\s+(?:tầm\s+nhìn|định\s+hướng|đến\s+năm|hiện\s+đại|chuyển\s+đổi|hội\s+nhập|nông\s+thôn|nâng\s+cao|bảo\s+đảm|tạo|đáp\s+ứng))/

const endsAt = (text: string, position: number): boolean =>
  !GOES_ON.test(text.slice(position, position + 40)) && !/^[a-zà-ỹđ]/i.test(text[position] ?? '')

/** Where a title ends that ends by its words alone at `plainEnd`: a known title says it better. */
function titleEnd(text: string, from: number, plainEnd: number, draft: Draft, known: KnownTitles): number {
  const sure = knownEnd(text, from, draft, known)
  return sure !== null && (sure > plainEnd || endsAt(text, sure)) ? sure : plainEnd
}

/** True where the titles of a text, learned from its drafts, would have some of them read otherwise. */
export function readOtherwise(
  text: string,
  drafts: readonly Draft[],
  learned: ReadonlyMap<string, readonly string[]>,
  known: KnownTitles,
): boolean {
  return drafts.some((draft) => {
    if (draft.code === null || !learned.has(draft.code)) return false
    if (draft.askedForSubject) return true
    if (!draft.titleRead) return false
    const { from, plainEnd, end } = draft.titleRead
    return titleEnd(text, from, plainEnd, draft, known) !== end
  })
}

/** End of a title that is known by heart; null where none is, or where the text says something else. */
function knownEnd(text: string, from: number, draft: Draft, known: KnownTitles): number | null {
  if (!draft.code) return null
  let best: number | null = null
  for (const title of known(draft.code, draft.date)) {
    const end = matchPhrase(text, from, title)
    if (end !== null && endsAt(text, end) && (best === null || end > best)) best = end
  }
  return best
}

/** Where a phrase (folded, lower case, single blanks) that stands at `from` ends; quotation marks and blanks are free. */
function matchPhrase(text: string, from: number, phrase: string): number | null {
  let at = from
  for (let index = 0; index < phrase.length; index++) {
    const wanted = phrase[index]!
    if (wanted === ' ') {
      const gap = /^[\s"]+/.exec(text.slice(at, at + 6))
      if (!gap) return null
      at += gap[0].length
      continue
    }
    if (wanted === '"') continue
    while (text[at] === '"') at++
    if (text[at]?.toLowerCase() !== wanted) return null
    at++
  }
  return at
}

const isCapitals = (title: string): boolean => !/[a-zđ]/.test(title) && title === title.toUpperCase()

/** Title as it is given: marks of quotation and emphasis stripped, white space one blank. */
function clean(title: string): string {
  if (!/["“”„″*]|\s[\s,;.]|[^\S ]/.test(title)) return title.trim()
  return title
    .replace(/["“”„″*]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,;.])/g, '$1')
    .trim()
}
