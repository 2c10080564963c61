/**
 * What a text says of itself: header (thể thức), own number and date, issuer, level and place, title, signature.
 * Header candidates are taken from the first lines as an unordered set, each by its own shape, since readers give the two
 * columns in any order. Layout follows 36-HD/VPTW, 05-HD/VPTW (Party) and Nghị định 30/2020/NĐ-CP (State).
 */
import { readBody, startsBody } from './body.js'
import { lineCase } from './capitals.js'
import { signRank } from './citationHead.js'
import { isoDate } from './date.js'
import { documentCode } from './documentCode.js'
import { type Foot, readFoot } from './foot.js'
import type { Lexicon } from './lexicon/types.js'
import { readPlace } from './place.js'
import { isSecrecyMark, secrecyOf, withoutMark } from './secrecy.js'
import { readTerm } from './term.js'
import { fold, leftForm, standsLeft } from './text.js'
import type { Context, DocumentRecord, Level, Problem, Span } from './types.js'
import { typeName } from './typeWord.js'
import { normalCase } from './vietnameseCase.js'

/** Lines of the head that are looked at. */
const HEAD_LINES = 45

export const NO_DOCUMENT: DocumentRecord = {
  type: null,
  number: null,
  symbol: null,
  code: null,
  date: null,
  place: null,
  issuer: null,
  level: null,
  parent: null,
  title: null,
  term: null,
  signer: null,
  recipients: [],
  addressees: [],
  secrecy: null,
  urgency: null,
  inferred: [],
}

interface Line extends Span {
  readonly raw: string
  /** Folded, trimmed, stars dropped. */
  readonly text: string
}

const PARTY_TITLE = /ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM/
const STATE_TITLE =
  /CỘNG\s+H[ÒO][AÀ]\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|^\s*Độc\s+lập\s*-\s*Tự\s+do\s*-\s*Hạnh\s+phúc/
const MASS_TITLE = /^ĐOÀN\s+TNCS\s+HỒ\s+CHÍ\s+MINH$/
const BLANK = '[\\s._…]*'
const NUMBER_LINE = new RegExp(
  `(?:^|[\\s*])(?:Số|SỐ|số(?=\\s*:))\\s*:?\\s*(?<number>\\d{1,5}[a-zđ]?)?${BLANK}(?:/(?<year>20\\d\\d))?${BLANK}\\s*(?<first>[-/])\\s*(?<symbol>[A-ZĐ][A-Za-zĐđƯ0-9&]*(?:\\s?[-/]\\s?[A-ZĐ][A-Za-zĐđƯ0-9&]*)*)`,
)
/** "Nghị quyết số:       /2026/QH16", "Nghị quyết số: 12/NQ-CP" as the number line of the National Assembly and the Government. */
const TYPED_NUMBER =
  /^(?:Nghị quyết|Quyết định|Luật|Pháp lệnh|Nghị định|Thông tư)\s+((?:số|Số)\s*:\s*(?:\d{1,4}\s*|[\s._…]*)\/\s*(?:20\d\d\s*\/\s*)?[A-ZĐ][A-Za-zĐ\d-]*)$/
const PLACE_DATE =
  /(?:^|(?<=[\s*]))(?<place>[\p{Lu}](?:[\p{L}.]+)?(?:[\s-]+[\p{L}.\d]+){0,6}?)\s*,?\s*[Nn]gày(?<day>[\s._…]*\d{0,2}[\s._…]*)tháng(?<month>[\s._…]*\d?\s?\d?[\s._…]*)năm\s*(?<year>(?:19|20)\d\d)/u
// "Hải Phòng, ngày 02/3/2026"
const PLACE_DATE_FIGURES =
  /(?:^|(?<=[\s*]))(?<place>\p{Lu}(?:[\p{L}.]+)?(?:[\s-]+[\p{L}.\d]+){0,6}?)\s*,\s*[Nn]gày\s+(?<day>\d{1,2})\s?[/.]\s?(?<month>\d{1,2})\s?[/.]\s?(?<year>(?:19|20)\d\d)\s*$/u
const DATE_ONLY =
  /^\s*[Nn]gày(?<day>[\s._…]*\d{0,2}[\s._…]*)tháng(?<month>[\s._…]*\d{0,2}[\s._…]*)năm\s*(?<year>(?:19|20)\d\d)\s*$/u
// "Cần Thơ, ngày     tháng     năm": nothing filled in
const BLANK_DATE =
  /(?:^|(?<=[\s*]))(?<place>\p{Lu}[\p{L}.]*(?:[\s-]+[\p{L}.\d]+){0,5}?)\s*,\s*[Nn]gày[\s._…]*tháng[\s._…]*năm[\s._…]*$/u
const SIGNING_TIME = /Thời\s+gian\s+ký|Ký\s+bởi|Người\s+ký|Ngày\s+ký\s*:/i
const URGENCY = /^\s*(?<mark>HỎA\s+TỐC(?:\s+HẸN\s+GIỜ)?|THƯỢNG\s+KHẨN|KHẨN)\s*$/
const RULE = /^\s*(?:[-_*=]{2,}|\*+|-\s*-+)\s*$/
const ADDRESSED = /^\s*Kính\s+gửi\s*:?/i
const MARKER = /^\s*(?:[IVX]{1,4}\s?[.\-)]|\d{1,2}\.|\d{1,2}-\s|Điều\s+\d|PHẦN|Phần\s+thứ|[-+•]\s)/
const SUBJECT_MARK = /^\s*(?:V\/v|v\/v|Về\s+việc|về\s+việc)\s*:?\s*/
const PREAMBLE =
  /^\s*[-+]?\s*(?:Căn\s+cứ|Xét|Theo\s|Trên\s+cơ\s+sở|Để\s|Nhằm\s|Ngày\s+\d|Sau\s+khi|Trong\s+(?:thời|những)|Thời\s+gian\s+qua|Quán\s+triệt\s|Thực\s+hiện\s+(?:Nghị|Chỉ|Kết|Quyết|Quy|Hướng|Kế|Chương|Công|Thông|sự|ý|chỉ|nhiệm|Đề|Luật)|Triển\s+khai\s+(?:Nghị|Chỉ|Kết|Quyết|Hướng|Kế|Chương)|Tiếp\s+tục\s+(?:thực|triển)|Phúc\s+đáp|Ban\s+(?:Thường|Chấp|Tuyên)|Đảng\s+ủy|Ủy\s+ban|UBND|Qua\s)/

const OPENS_BODY =
  /^(?:ĐẢNG|BAN|BỘ|TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ỦY|UBND|HĐND|HỘI|ĐOÀN|VĂN|SỞ|PHÒNG|TRƯỜNG|XÃ|PHƯỜNG|CHI|CÔNG|TÒA|VIỆN|CHÍNH|QUỐC|THỦ|CHỦ|MẶT|LIÊN|TỔNG|CỤC|TRUNG|HỌC|BẢO|BỆNH|TIỂU|ĐẶC|KHỐI|QUÂN|ĐẠI|BTV|BCH)(?!\p{L})/u

export interface OwnDocument {
  readonly document: DocumentRecord
  /** From 0 to the end of the title; 0..0 where there is no header. */
  readonly head: Span
  readonly foot: Span | null
  readonly problems: readonly Problem[]
}

export function readDocument(text: string, context: Context): OwnDocument {
  const lines = wholeMotto(headLines(text))
  const marks = readMarks(lines, context)
  const foot = readFoot(text)
  const heading = marks.typeLine === null && marks.numberLine < 0 ? ownHeading(lines, text, foot, context) : null
  if (!heading && !isDocument(marks, foot, lines))
    return { document: NO_DOCUMENT, head: { start: 0, end: 0 }, foot: null, problems: [] }
  const problems: Problem[] = []
  const inferred = new Set<string>()
  const letter =
    marks.typeLine === null &&
    (marks.addressedAt >= 0 || /-CV\//.test(marks.code ?? '') || /\b(?:Công văn này)\b/.test(text))
  const title = heading?.title
    ? { title: heading.title, end: heading.end }
    : readTitle(lines, marks, letter, context.lexicon)
  let type = heading?.type ?? marks.type ?? (letter ? 'Công văn' : marks.symbolType)
  if (!heading && marks.type === null && type) inferred.add('type')
  let { number, symbol, code, date } = heading ?? marks
  const above = issuerOf(lines, marks, foot)
  const under = issuerUnderType(lines, marks)
  // The head may say more of the same body ("Ban Thường vụ Thành ủy Hải Phòng"); else the name under the type word counts.
  let issuer = heading?.issuer ?? (under !== null && !above?.startsWith(under) ? under : above)
  if (
    under !== null &&
    above !== null &&
    /^Ban [Tt]hường vụ\s/.test(under) &&
    above.startsWith(under.replace(/^Ban [Tt]hường vụ\s+/, ''))
  )
    issuer = `Ban Thường vụ ${above}`
  const whole = committeeInBody(text, issuer, foot) ?? centralInBody(text, issuer, foot)
  if (whole) issuer = whole
  const attached = attachedTo(text, type)
  if (number === null && attached && (symbol === null || attached.code.endsWith(symbol))) {
    number = attached.number
    code = attached.code
    symbol = attached.code.replace(/^[^-/]+[-/]/, '')
    for (const field of ['number', 'symbol', 'code']) inferred.add(field)
    if (date === null || date.length < 10) {
      date = attached.date ?? date
      inferred.add('date')
    }
    if (issuer === null && attached.issuer) {
      issuer = attached.issuer
      inferred.add('issuer')
    }
  }
  if (issuer === null) {
    issuer = inferIssuer(text, foot)
    if (issuer) inferred.add('issuer')
  }
  const rank = symbol ? signRank(symbol.replace(/^[^/-]*[/-]/, ''), context.lexicon) : null
  const place = readPlace(text, {
    context,
    issuer,
    headerLines: marks.organisation,
    placeLine: marks.place,
    rank,
    date,
    foot: foot.span,
  })
  for (const field of place.inferred) inferred.add(field)
  if (issuer) issuer = completeIssuer(issuer, place.unit, marks.place, symbol)
  if (type === null && symbol) type = typeName(symbol.split(/[/-]/)[0]!, context.lexicon)
  if (type === null) {
    type = typeOfItself(text, context)
    if (type) inferred.add('type')
  }
  // Signed or sent to somebody, and nothing above the text says by whom, when and under which number.
  if (
    !heading &&
    marks.numberLine < 0 &&
    marks.dateLine < 0 &&
    number === null &&
    foot.span !== null &&
    (foot.recipients.length > 0 || foot.signer?.authority)
  )
    problems.push({
      kind: 'missing-header',
      message: 'the document is signed, but its number and day are nowhere',
      ...foot.span,
    })
  if (marks.number === null && marks.symbol !== null && number === null)
    problems.push({ kind: 'blank-number', message: 'the number of this document was left blank', ...marks.numberSpan! })
  if ((date === null || date.length < 10) && !marks.impossibleDate && marks.dateSpan)
    problems.push({ kind: 'blank-date', message: 'the day of this document was left blank', ...marks.dateSpan })
  if (marks.impossibleDate)
    problems.push({
      kind: 'impossible-date',
      message: 'the date in the header is no date of the calendar',
      ...marks.dateSpan!,
    })
  const level: Level | null = place.level
  return {
    document: {
      type,
      number,
      symbol,
      code,
      date,
      place: marks.place,
      issuer,
      level,
      parent: level === 'trung ương' ? null : place.parent,
      title: title.title,
      term: marks.term,
      signer: foot.signer,
      recipients: foot.recipients,
      addressees: addressees(lines, marks.addressedAt),
      secrecy: marks.secrecy,
      urgency: marks.urgency,
      inferred: [...inferred].sort(),
    },
    head: { start: 0, end: title.end },
    foot: foot.span,
    problems,
  }
}

interface Heading {
  readonly type: string
  readonly number: string
  readonly symbol: string
  readonly code: string
  readonly date: string | null
  readonly issuer: string | null
  readonly title: string | null
  readonly end: number
}

/**
 * "Kết luận số 69-KL/TW, ngày 11/01/2024 của Bộ Chính trị về …" as the first line of a copy without its layout: the
 * document's own heading, where the text also signs or calls itself "Kết luận này". An article under such a line does not.
 */
function ownHeading(lines: readonly Line[], text: string, foot: Foot, context: Context): Heading | null {
  for (const line of lines.slice(0, 4)) {
    const words = line.text.replace(/^[#*\s]+/, '')
    const code = words.length < 700 ? documentCode(words, context)[0] : undefined
    if (!code || code.start > 40) continue
    const type = typeName(words.slice(0, code.start).replace(/\s+(?:số|Số|SỐ)\s*:?\s*$/, ''), context.lexicon)
    if (!type) continue
    const own = foot.signer?.authority || new RegExp(`${type}\\s+này(?!\\p{L})`, 'iu').test(text)
    if (!own) return null
    let at = code.end
    const dated = /^\s*,?\s*ngày\s+(\d{1,2})(?:\s+tháng\s+|[/.-])(\d{1,2})(?:\s+năm\s+|[/.-])(\d{4})/i.exec(
      words.slice(at),
    )
    if (dated) at += dated[0].length
    const of = /^\s*,?\s*của\s+/.exec(words.slice(at))
    const to = of ? readBody(words, at + of[0].length) : null
    const issuer = of && to !== null ? words.slice(at + of[0].length, to) : null
    if (to !== null) at = readTerm(words, to)?.end ?? to
    const title = /^\s*,?\s*[“"]?(?:về|v\/v)\s/i.test(words.slice(at))
      ? tidy(words.slice(at).replace(/^[\s,]+/, ''), context.lexicon)
      : null
    // A line that goes on as a sentence about the document is no heading of it.
    if (title === null && words.slice(at).trim() !== '') continue
    if (title === null && lines.indexOf(line) < 3 && lines[lines.indexOf(line) + 1]?.text.includes(code.value.code))
      continue
    const { value } = code
    return {
      type,
      number: value.number,
      symbol: value.code.replace(/^[^-/]+[-/]/, ''),
      code: value.code,
      date: dated ? isoDate(dated[1]!, dated[2]!, dated[3]!) : null,
      issuer,
      title,
      end: line.end,
    }
  }
  return null
}

function headLines(text: string): Line[] {
  const out: Line[] = []
  let start = 0
  while (out.length < HEAD_LINES && start <= text.length) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const raw = text.slice(start, end)
    if (raw.trim() !== '') out.push({ start, end, raw, text: fold(raw).replace(/\s+/g, ' ').trim() })
    start = end + 1
  }
  return out
}

/** National motto and Party title broken over lines: put together, since half of one reads as a body. */
const MOTTO =
  /^(?<before>.*?)(?<motto>CỘNG(?:\s+H(?:ÒA|OÀ)(?:\s+XÃ(?:\s+HỘI(?:\s+CHỦ(?:\s+NGHĨA(?:\s+VIỆT)?)?)?)?)?)?|ĐẢNG\s+CỘNG(?:\s+SẢN(?:\s+VIỆT)?)?)$/u
const WHOLE_MOTTO = /^(?:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM)/u

function wholeMotto(lines: readonly Line[]): Line[] {
  const out: Line[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (/^\|+$/.test(line.text)) continue
    // A motto stands on a short line; the pattern needs room on the stack for each character of a long one.
    const half = index < 12 && line.text.length < 500 ? MOTTO.exec(line.text)?.groups : undefined
    const next = lines[index + 1]?.text === '|' ? index + 2 : index + 1
    const rest = half && lines[next] ? WHOLE_MOTTO.exec(`${half['motto']} ${lines[next].text}`) : null
    if (half && rest) {
      const whole = `${half['motto']} ${lines[next]!.text}`
      if (half['before']!.trim() !== '') out.push({ ...line, text: half['before']!.trim() })
      out.push({ ...line, text: rest[0] })
      const after = whole.slice(rest[0].length).trim()
      if (after !== '') out.push({ ...lines[next]!, text: after })
      index = next
    } else out.push(line)
  }
  return out
}

interface Marks {
  readonly typeLine: number | null
  readonly type: string | null
  /** What stands on the type word's own line after it. */
  readonly typeRest: string
  readonly number: string | null
  readonly symbol: string | null
  readonly code: string | null
  readonly symbolType: string | null
  readonly numberSpan: Span | null
  readonly numberLine: number
  readonly date: string | null
  readonly dateSpan: Span | null
  readonly dateLine: number
  readonly impossibleDate: boolean
  readonly place: string | null
  /** Lines that name the issuing body and its superior, in capitals, as printed. */
  readonly organisation: readonly string[]
  readonly party: boolean
  readonly state: boolean
  readonly starred: boolean
  readonly addressedAt: number
  readonly secrecy: string | null
  readonly urgency: string | null
  readonly term: string | null
}

function readMarks(lines: readonly Line[], context: Context): Marks {
  let typeLine: number | null = null
  let type: string | null = null
  let typeRest = ''
  let number: string | null = null
  let symbol: string | null = null
  let code: string | null = null
  let symbolType: string | null = null
  let numberSpan: Span | null = null
  let numberLine = -1
  let date: string | null = null
  let dateSpan: Span | null = null
  let dateLine = -1
  let impossibleDate = false
  let place: string | null = null
  let party = false
  let state = false
  let starred = false
  let addressedAt = -1
  let secrecy: string | null = null
  let urgency: string | null = null
  const organisation: string[] = []
  let bodyAt = lines.length
  lines.forEach((line, index) => {
    if (index > bodyAt) return
    const { text } = line
    if (PARTY_TITLE.test(text)) party = true
    if (STATE_TITLE.test(text)) state = true
    if (/^\*+$/.test(text)) starred = true
    secrecy ??= secrecyOf(line.raw, lines[index - 1]?.raw, lines[index + 1]?.raw)
    const urgent = URGENCY.exec(text)
    if (urgent) urgency ??= urgent.groups!['mark']!.replace(/\s+/g, ' ')
    if (ADDRESSED.test(text) && addressedAt < 0 && index < 25) addressedAt = index
    const typed = index < 10 ? TYPED_NUMBER.exec(text) : null
    const own =
      numberLine < 0 && index < 25
        ? NUMBER_LINE.exec(typed ? text.slice(typed[0].length - typed[1]!.length) : text)
        : null
    const ofTitle =
      own && typeLine !== null && /^\s+(?:NGÀY|CỦA|ngày|của)\s/.test(text.slice(own.index + own[0].length))
    if (
      own &&
      !ofTitle &&
      (text.length < 110 || /^\*?\s*(?:Số|SỐ)/.test(text)) &&
      !/(?:Nghị quyết|Chỉ thị|Kết luận|Quyết định|Hướng dẫn|Kế hoạch|Công văn|Thông báo|Luật|Nghị định)\s+$/i.test(
        text.slice(0, own.index + 1),
      )
    ) {
      const groups = own.groups!
      const printed = groups['symbol']!.replace(/\s+/g, '')
      number = groups['number'] ?? null
      symbol = groups['year'] ? printed : printed
      const year = groups['year']
      code = number === null ? null : year ? `${number}/${year}/${printed}` : `${number}${groups['first']}${printed}`
      const [first = ''] = printed.split(/[/-]/)
      symbolType = typeName(first, context.lexicon)
      numberLine = index
      if (year && date === null) date = year
      const at = line.raw.search(/Số|SỐ|số/)
      numberSpan = { start: line.start + Math.max(0, at), end: line.end }
    }
    const dated =
      dateLine < 0 && index < 30 && !SIGNING_TIME.test(text)
        ? (PLACE_DATE.exec(text.replace(/^[*\s]+|[*\s]+$/g, '')) ??
          DATE_ONLY.exec(text) ??
          PLACE_DATE_FIGURES.exec(text.replace(/[*\s]+$/, '')))
        : null
    if (
      dated &&
      (text.length < 150 || party || state) &&
      index < bodyAt &&
      !/[;:]\s*$/.test(text) &&
      !PREAMBLE.test(text)
    ) {
      const groups = dated.groups!
      const [day, month] = [groups['day']!.replace(/\D/g, ''), groups['month']!.replace(/\D/g, '')]
      const year = groups['year']!
      if (day && month) {
        date = isoDate(day, month, year)
        if (date === null) {
          impossibleDate = true
          date = year
        }
      } else if (month && Number(month) >= 1 && Number(month) <= 12) date = `${year}-${month.padStart(2, '0')}`
      else date = year
      dateLine = index
      dateSpan = { start: line.start, end: line.end }
      const printed = groups['place']
        ?.replace(/^.*?(?:VIỆT\s+NAM|Hạnh\s+phúc|[A-ZĐ]{2,}\/[A-ZĐ-]+|[A-ZĐ]{2,}-[A-ZĐ]+)\s*/, '')
        .trim()
      const above = lines[index - 1]?.text ?? ''
      const broken =
        printed && /^\p{Lu}\p{Ll}{1,6}$/u.test(above) && /^\p{Lu}\p{Ll}{1,6}$/u.test(printed) ? `${above} ` : ''
      if (printed && !/^(?:Số|SỐ)$/.test(printed))
        place = broken + printed.replace(/^(?:\p{Lu}{2,}\s+)+(?=\p{Lu}\p{Ll})/u, '')
    }
    const unfilled = dateLine < 0 && index < 30 ? BLANK_DATE.exec(text) : null
    if (unfilled) {
      dateLine = index
      dateSpan = { start: line.start, end: line.end }
      place = unfilled.groups!['place']!.replace(/^.*(?:VIỆT\s+NAM|Hạnh\s+phúc)\s+/, '')
    }
    if (typeLine === null && index < 35) {
      const found = typeOfLine(text, context)
      if (found) {
        typeLine = index
        type = found.type
        typeRest = found.rest
      }
    }
    if (bodyAt === lines.length && index > 1 && (MARKER.test(text) || (text.length > 160 && PREAMBLE.test(text))))
      bodyAt = index
  })
  // Header lines in capitals before the type word (or before the body) name the bodies.
  const until = typeLine ?? (addressedAt >= 0 ? addressedAt : bodyAt)
  for (let index = 0; index < Math.min(until, lines.length); index++) {
    let { text } = lines[index]!
    text = text
      .replace(PARTY_TITLE, ' ')
      .replace(STATE_TITLE, ' ')
      .replace(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/, ' ')
      .replace(/Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc/, ' ')
    text = withoutMark(text)
      .replace(NUMBER_LINE, ' ')
      .replace(PLACE_DATE, ' ')
      .replace(/\*/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    // "BAN CHẤP HÀNH ĐẢNG BỘ XÃ … KHÓA I, NHIỆM KỲ 2025 - 2030": the term is a field of its own.
    if (text.length < 150) text = text.replace(/(?<![\s,])[\s,]*(?:KHÓA\s+[IVX\d]|NHIỆM\s+KỲ\s+\d).*$/, '')
    if (text.length < 3 || text.length > 110 || text !== text.toUpperCase() || !/\p{Lu}{2}/u.test(text)) continue
    if (
      isSecrecyMark(text) ||
      URGENCY.test(text) ||
      /^DỰ THẢO|^(?:BẢN SAO|SAO Y|SAO LỤC)|^PHỤ LỤC/.test(text) ||
      MASS_TITLE.test(text) ||
      /^[-_=]+$/.test(text) ||
      /CÔNG BÁO/.test(text)
    )
      continue
    // "ĐẢNG ỦY PHƯỜNG THÀNH / ĐÔNG": a name broken over two lines goes on where no body begins.
    if (organisation.length > 0 && !OPENS_BODY.test(text)) organisation[organisation.length - 1] += ` ${text}`
    else organisation.push(text)
  }
  const headText = lines.slice(0, Math.min(until + 3, lines.length)).map((line) => line.text)
  let term: string | null = null
  for (const text of headText) {
    const at = text.search(/KH[ÓO][ÁA]\s|[Kk]h[óo][áa]\s/)
    if (at < 0 || text.length > 90) continue
    term = readTerm(text.replace(/KHÓA|KHOÁ/, 'khóa'), at)?.value ?? term
  }
  return {
    typeLine,
    type,
    typeRest,
    number,
    symbol,
    code,
    symbolType,
    numberSpan,
    numberLine,
    date,
    dateSpan,
    dateLine,
    impossibleDate,
    place,
    organisation,
    party,
    state,
    starred,
    addressedAt,
    secrecy,
    urgency,
    term,
  }
}

/** "KẾ HOẠCH", "K Ế  H O Ạ C H", "NGHỊ QUYẾT CỦA …", "KẾ HOẠCH thực hiện …": a line that opens with a type word in capitals. */
function typeOfLine(text: string, context: Context): { type: string; rest: string } | null {
  const bare = text.replace(/^[#*\s]+|[*\s:]+$/g, '')
  const squeezed = /^(?:\p{Lu}\s){3,}/u.test(bare) ? bare.replace(/(?<=\p{Lu})\s(?=\p{Lu}(?:\s|$))/gu, '') : bare
  const words = squeezed.split(' ')
  for (let count = Math.min(6, words.length); count > 0; count--) {
    const candidate = words.slice(0, count).join(' ')
    if (candidate !== candidate.toUpperCase()) continue
    const name = typeName(candidate, context.lexicon)
    if (!name || name.toUpperCase() !== candidate) continue
    const rest = words.slice(count).join(' ')
    if (rest === '') return { type: name, rest: '' }
    if (/^(?:SỐ|Số|số)(?:\s|:)/.test(rest)) return null
    if (rest === rest.toUpperCase())
      return /^(?:CỦA|VỀ|THỰC|TRIỂN|CÔNG|LIÊN|PHỐI|TUYÊN|TỔ|KIỂM|SƠ|TỔNG|HỌC)/.test(rest) && rest.length < 200
        ? { type: name, rest }
        : null
    return /^[\p{Ll}"“]/u.test(rest) && rest.length < 300 ? { type: name, rest } : null
  }
  return null
}

/** A header needs two signs of its own, or a type word in capitals with the foot of a document. News and excerpts have neither. */
function isDocument(marks: Marks, foot: Foot, lines: readonly Line[]): boolean {
  let signs = 0
  if (marks.typeLine !== null) signs += 1.5
  if (marks.numberLine >= 0) signs += 1.5
  if (marks.dateLine >= 0) signs += 1
  if (marks.party || marks.state) signs += 1
  if (marks.addressedAt >= 0) signs += 1
  if (foot.recipients.length > 0) signs += 1
  if (foot.signer?.authority) signs += 1
  else if (foot.signer?.position) signs += 0.5
  if (lines.some((line) => /^[-–+\s]*Căn\s+cứ\s/.test(line.text))) signs += 0.5
  if (marks.starred && marks.organisation.length > 0) signs += 0.5
  if (marks.typeLine !== null && lines.some((line) => RULE.test(line.text))) signs += 0.5
  return signs >= 2
}

/** Lines in capitals under a title that are none of it. */
const TITLE_STOPS =
  /^(?:BAN\s(?!HÀNH)|BỘ\s|CHÍNH PHỦ|QUỐC HỘI|HỘI ĐỒNG|ỦY BAN|UBND|HĐND|CHỦ TỊCH|THỦ TƯỚNG|THỦ TRƯỞNG|GIÁM ĐỐC|TỔNG |KHÓA|KỲ HỌP|ĐẢNG|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|QUẬN ỦY|SỞ |PHẦN|CHƯƠNG|MỤC|QUYẾT|CĂN|[IVX]+[.\-)])/

function readTitle(
  lines: readonly Line[],
  marks: Marks,
  letter: boolean,
  lexicon: Lexicon,
): { title: string | null; end: number } {
  const headEnd = Math.max(marks.numberLine, marks.dateLine)
  if (marks.typeLine !== null) {
    const parts: string[] = []
    let end = lines[marks.typeLine]!.end
    // A rule under the title closes it, however its lines begin.
    const rule = lines.findIndex((line, index) => index > marks.typeLine! && RULE.test(line.text))
    const ruled = rule > 0 && rule - marks.typeLine <= 6 ? rule : -1
    if (marks.typeRest && !/^(?:của|CỦA)\s/.test(marks.typeRest))
      parts.push(fromEnd(lines[marks.typeLine]!, marks.typeRest))
    for (let index = marks.typeLine + 1; index < lines.length && index < marks.typeLine + 8; index++) {
      const line = lines[index]!
      const { text } = line
      if (RULE.test(text)) {
        end = line.end
        break
      }
      if (ADDRESSED.test(text) || MARKER.test(text) || PARTY_TITLE.test(text) || STATE_TITLE.test(text)) break
      if (index === marks.numberLine || index === marks.dateLine) continue
      if (/^\(.*\)$/.test(text) && /(?:dự thảo|kèm theo|ban hành)/i.test(text)) {
        end = line.end
        continue
      }
      // "NGHỊ QUYẾT / CỦA BAN CHẤP HÀNH TRUNG ƯƠNG / về …": the issuer's line is no title.
      const ofBody = parts.length === 0 ? /^(?:KẾT\s+LUẬN\s+)?(?:CỦA|của)\s+/.exec(text) : null
      if (ofBody && startsBody(normalCase(text.slice(ofBody[0].length)), 0)) continue
      if (
        parts.length === 0 &&
        text === text.toUpperCase() &&
        /^(?:BAN\s(?!HÀNH)|BỘ CHÍNH TRỊ|HỘI NGHỊ|ĐẠI HỘI|CHÍNH PHỦ|QUỐC HỘI|HỘI ĐỒNG|ỦY BAN|CHỦ TỊCH|THỦ TƯỚNG|KHÓA|KỲ HỌP)/.test(
          text,
        ) &&
        !/(?<!\p{L})VỀ(?!\p{L})/u.test(text)
      )
        continue
      const first = parts.length === 0
      const small = /^["“(]*\p{Ll}/u.test(text)
      if (PREAMBLE.test(text) && (!first || text.length > 200 || /[;:]$/.test(text))) break
      // A title in capitals goes on in capitals: "RÀ SOÁT HỘ NGHÈO / TRÊN ĐỊA BÀN TỈNH … / NĂM 2022".
      const shouts =
        !first &&
        text === text.toUpperCase() &&
        /\p{Lu}{2}/u.test(text) &&
        parts.every((part) => part === part.toUpperCase()) &&
        !TITLE_STOPS.test(text)
      if (!first && !small && !shouts && index > ruled) break
      if (text.length > 450 || /[;:]$/.test(text) || (/\.$/.test(text) && text.length > 200)) break
      parts.push(line.raw)
      end = line.end
    }
    return { title: tidy(parts.join(' '), lexicon), end }
  }
  // Letters print the subject under the number: "V/v …", "về việc …"; readers may put it first of all.
  const limit = marks.addressedAt >= 0 ? marks.addressedAt : Math.min(lines.length, Math.max(headEnd + 3, 6))
  for (let index = 0; index < limit; index++) {
    const line = lines[index]!
    const subject = SUBJECT_MARK.exec(line.text)
    if (!subject) continue
    let title = line.raw.trim().replace(/^[Vv]\/v\s*:?\s*/, '')
    let at = index
    while (at + 1 < limit && goesOnSubject(title, lines[at + 1]!.text)) title += ` ${lines[++at]!.raw.trim()}`
    return {
      title: tidy(title, lexicon),
      end: Math.max(
        lines[at]!.end,
        headEnd >= 0 ? lines[headEnd]!.end : 0,
        marks.addressedAt > 0 ? lines[marks.addressedAt]!.start : 0,
      ),
    }
  }
  if (letter) {
    for (let index = 0; index < limit; index++) {
      const { text, raw } = lines[index]!
      if (
        index === marks.numberLine ||
        index === marks.dateLine ||
        PARTY_TITLE.test(text) ||
        STATE_TITLE.test(text) ||
        RULE.test(text) ||
        text === text.toUpperCase() ||
        SIGNING_TIME.test(text)
      )
        continue
      if (text.length < 250 && text.split(' ').length >= 3)
        return { title: tidy(raw, lexicon), end: Math.max(lines[index]!.end, lines[Math.max(0, limit - 1)]!.end) }
    }
  }
  return { title: null, end: headEnd >= 0 ? lines[headEnd]!.end : 0 }
}

/** True where the next line goes on with a letter's subject: in small letters, or where the line before wants more. */
const goesOnSubject = (title: string, next: string): boolean =>
  !/ngày.*tháng/.test(next) &&
  next !== next.toUpperCase() &&
  (/^\p{Ll}/u.test(next) ||
    (/(?:của|về|thực hiện|triển khai|số|và|theo|tại|cho)$/.test(title) && /^[\p{Lu}\d]/u.test(next)))

/** "… thi hành Quyết định này": the type that a text without its type word calls itself most often. */
function typeOfItself(text: string, context: Context): string | null {
  const counts = new Map<string, number>()
  for (const found of fold(text).matchAll(/(\p{Lu}\p{Ll}+(?:\s\p{Ll}+){0,2})\s+này(?!\p{L})/gu)) {
    const type = typeName(found[1]!, context.lexicon)
    if (type) counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** "NGHỊ QUYẾT / CỦA BỘ CHÍNH TRỊ", "NGHỊ QUYẾT / HỘI NGHỊ LẦN THỨ SÁU BAN CHẤP HÀNH …": the body named under the type word. */
function issuerUnderType(lines: readonly Line[], marks: Marks): string | null {
  if (marks.typeLine === null) return null
  const rest = marks.typeRest || (lines[marks.typeLine + 1]?.text ?? '')
  const of = /^(?:KẾT\s+LUẬN\s+)?(?:CỦA|của)\s+/.exec(rest)
  if (!of && !/^HỘI\s+NGHỊ\s+(?:LẦN|BAN|TRUNG)/.test(rest)) return null
  const committee = /^BAN\s+CHẤP\s+HÀNH\s+(?:ĐẢNG\s+BỘ\s+(TỈNH|THÀNH\s+PHỐ|HUYỆN|QUẬN))/.exec(
    lines[marks.typeLine + 2]?.text ?? '',
  )
  if (!of && committee) {
    const owner = marks.organisation.map(normalCase).find((name) => /^(?:Tỉnh|Thành|Huyện|Quận) ủy\s/.test(name))
    if (owner)
      return `Ban Chấp hành Đảng bộ ${committee[1]!.toLowerCase().replace(/\s+/g, ' ')} ${owner.replace(/^\S+ ủy\s+/, '')}`
  }
  const name = normalCase(rest.slice(of?.[0].length ?? 0)).replace(/,?\s+\(?[Kk]h[óo][áa]\s.*$/, '')
  const end = startsBody(name, 0) ? readBody(name, 0) : null
  return end !== null && end >= name.length - 2 ? name : null
}

const fromEnd = (line: Line, rest: string): string => line.raw.trim().slice(-rest.length)

function tidy(title: string, lexicon: Lexicon): string | null {
  const text = title
    .replace(/["“”*#]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*(?:-{2,}|_{2,})\s*$/, '')
    .replace(/[\s.,;]+$/, '')
    .trim()
  return text === '' ? null : text === text.toUpperCase() ? lineCase(text, lexicon) : text
}

/** "(Kèm theo Hướng dẫn số 25-HD/BTGQU, ngày 30 tháng 01 năm 2024 của …)" of the document's own type gives its number and date. */
function attachedTo(
  text: string,
  type: string | null,
): { number: string; code: string; date: string | null; issuer: string | null } | null {
  const folded = fold(text)
  const form =
    /\(\s*(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo\s+(?<type>[\p{L}\s]{4,40}?)\s+số\s*:?\s*(?<number>\d{1,5})\s*(?<sep>[-/])\s*(?<symbol>[A-ZĐ][\p{L}\d]*\s*[/-]\s*[A-ZĐ][\p{L}\d-]*)\s*,?\s*(?:ngày\s+(?<day>\d{1,2})(?:\s+tháng\s+|[/.-])(?<month>\d{1,2})(?:\s+năm\s+|[/.-])(?<year>\d{4}))?\s*(?:của\s+)?/gu
  for (const found of folded.matchAll(form)) {
    const groups = found.groups!
    if (type && groups['type']!.trim().toLowerCase() !== type.toLowerCase()) continue
    const symbol = groups['symbol']!.replace(/\s+/g, '')
    const from = found.index + found[0].length
    const end = readBody(folded, from)
    return {
      number: groups['number']!,
      code: `${groups['number']}${groups['sep']}${symbol}`,
      date: groups['year'] ? isoDate(groups['day']!, groups['month']!, groups['year']) : null,
      issuer: end === null ? null : text.slice(from, end).replace(/\s+/g, ' '),
    }
  }
  return null
}

/** Issuer from the printed header: the last line of capitals, in normal case, with its superior where the body needs one. */
function issuerOf(lines: readonly Line[], marks: Marks, foot: Foot): string | null {
  const named = marks.organisation
  if (named.length === 0) return null
  const whole = named.map(normalCase)
  let last = whole[whole.length - 1]!
  const above = whole.length > 1 ? whole[whole.length - 2]! : null
  // "ỦY BAN NHÂN DÂN / TỈNH NGHỆ AN" is one name over two lines.
  if (
    above &&
    /^(?:tỉnh|thành phố|huyện|quận|thị xã|phường|xã|thị trấn|đặc khu|Tỉnh|Thành phố|Huyện|Quận|Thị xã|Phường|Xã|Thị trấn|Đặc khu)\s(?!ủy)/.test(
      last,
    )
  )
    last = `${above} ${last.charAt(0).toLowerCase()}${last.slice(1)}`
  else if (/^Ủy ban thường vụ$/i.test(above ?? '') && last === 'Quốc hội') last = 'Ủy ban Thường vụ Quốc hội'
  else if (above && /^(?:Tỉnh ủy|Thành ủy)$/.test(last) && /^Đảng bộ (?:tỉnh|thành phố)\s/.test(above))
    last = `${last} ${above.replace(/^Đảng bộ (?:tỉnh|thành phố)\s+/, '')}`
  else if (
    above &&
    /^(?:Ban (?!Chấp)|Văn phòng$|Ủy ban Kiểm tra$)/.test(last) &&
    /^Ban Chấp hành Trung ương/.test(above) &&
    !/Trung ương/.test(last)
  )
    last = last === 'Ban Bí thư' ? last : last === 'Văn phòng' ? 'Văn phòng Trung ương Đảng' : `${last} Trung ương`
  else if (
    above &&
    /^(?:Ban |Văn phòng|Ủy ban Kiểm tra|Phòng |Thường trực)/.test(last) &&
    !/Trung ương/.test(last) &&
    /(?:ủy|ủy .*)$/i.test(above)
  )
    last = `${last} ${above}`
  // "ĐẢNG BỘ TỈNH GIA LAI / ĐẢNG ỦY QUÂN SỰ TỈNH": which province stands above.
  const whose = above ? /^Đảng bộ (tỉnh|thành phố|huyện|quận)\s+(.+)$/i.exec(above) : null
  if (whose && new RegExp(`\\s${whose[1]}$`, 'i').test(last)) last = `${last} ${whose[2]}`
  // "BAN CHẤP HÀNH TỈNH QUẢNG BÌNH / ĐOÀN TNCS HỒ CHÍ MINH" is the Youth Union of the province.
  const union = lines.some((line) => MASS_TITLE.test(line.text)) ? YOUTH_UNION.exec(last) : null
  if (union) {
    const league = `${YOUTH_NAMES[union[1]!.toLowerCase()]} ${union[2]}`
    last = /BAN\s+THƯỜNG\s+VỤ/.test(fold(foot.signer?.authority ?? '')) ? league : `Ban Chấp hành ${league}`
  }
  // A party committee of a faculty names the school above it.
  const school = above ? /^Đảng (?:bộ|ủy) ((?:Trường|Học viện|Đại học)\s.+)$/.exec(above)?.[1] : undefined
  if (school && /^(?:Đảng ủy|Chi bộ|Chi ủy)\s+(?:Khoa|Phòng|Viện|Trung tâm|Ban)\s/.test(last))
    last = `${last} ${school}`
  const authority = foot.signer?.authority ? fold(foot.signer.authority) : ''
  if (/BAN\s+THƯỜNG\s+VỤ/.test(authority) && /^(?:Đảng ủy|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy)/.test(last))
    return `Ban Thường vụ ${last}`
  if (
    /THƯỜNG\s+TRỰC\s+(?:ĐẢNG|TỈNH|THÀNH|HUYỆN|QUẬN)\s+ỦY/.test(authority) &&
    /^(?:Đảng ủy|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy)/.test(last)
  )
    return `Thường trực ${last}`
  // "TM. BAN THƯỜNG TRỰC" of the Front, "TM. BAN THƯỜNG VỤ" of a union: the standing body of the one named above.
  const standing = /BAN\s+THƯỜNG\s+(?:TRỰC|VỤ)/.exec(authority)
  if (
    standing &&
    /^(?:Ủy ban MTTQ|Ủy ban Mặt trận Tổ quốc|UBMTTQ|Liên đoàn Lao động|Công đoàn|Hội|(?:Tỉnh|Thành|Huyện|Quận) đoàn)/.test(
      last,
    )
  )
    return `${normalCase(standing[0])} ${last}`
  if (/BỘ\s+CHÍNH\s+TRỊ/.test(authority)) return 'Bộ Chính trị'
  if (/BAN\s+BÍ\s+THƯ/.test(authority)) return 'Ban Bí thư'
  if (/BAN\s+CHẤP\s+HÀNH/.test(authority) && /^(?:Đảng ủy|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy)/.test(last))
    return `Ban Chấp hành ${last.replace(/^Đảng ủy/, 'Đảng bộ')}`
  return last
}

/**
 * "T/M TỈNH ỦY" signs for the whole committee where the main clause says so: "…, Ban Chấp hành Đảng bộ tỉnh ban hành
 * Chương trình hành động".
 */
function committeeInBody(text: string, issuer: string | null, foot: Foot): string | null {
  const own = /^(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy\s+(\p{Lu}.*)$/u.exec(issuer ?? '')
  const authority = fold(foot.signer?.authority ?? '')
  if (!own || !/(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ)\s+ỦY/.test(authority) || /THƯỜNG\s+(?:VỤ|TRỰC)/.test(authority))
    return null
  const said =
    /Ban\s+[Cc]hấp\s+hành\s+Đảng\s+bộ\s+(tỉnh|thành\s+phố|huyện|quận|thị\s+xã)\s+(?:\p{L}+\s+){0,4}?(?:xây\s+dựng|ban\s+hành|quyết\s+định|kết\s+luận|yêu\s+cầu|đề\s+ra|quyết\s+nghị)(?!\p{L})/u.exec(
      fold(text).slice(0, 6000),
    )
  return said ? `Ban Chấp hành Đảng bộ ${said[1]!.replace(/\s+/g, ' ')} ${own[1]}` : null
}

/** "BAN CHẤP HÀNH TRUNG ƯƠNG" heads what "Ban Bí thư quy định như sau". */
function centralInBody(text: string, issuer: string | null, foot: Foot): string | null {
  if (!/^Ban Chấp hành Trung ương(?: Đảng)?$/.test(issuer ?? '') || foot.signer?.authority) return null
  return (
    /(?:^|[\n,;]\s*)(Bộ Chính trị|Ban Bí thư)\s+(?:quy\s+định|quyết\s+định|yêu\s+cầu|kết\s+luận|ban\s+hành|chủ\s+trương|giao)(?!\p{L})/u.exec(
      fold(text).slice(0, 4000),
    )?.[1] ?? null
  )
}

const YOUTH_UNION = /^Ban Chấp hành (tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s+(.+)$/i
const YOUTH_NAMES: Readonly<Record<string, string>> = {
  tỉnh: 'Tỉnh đoàn',
  'thành phố': 'Thành đoàn',
  huyện: 'Huyện đoàn',
  quận: 'Quận đoàn',
  'thị xã': 'Thị đoàn',
  xã: 'Đoàn xã',
  phường: 'Đoàn phường',
}

const ACT =
  '(?:xây\\s+dựng|ban\\s+hành|hướng\\s+dẫn|triển\\s+khai|yêu\\s+cầu|đề\\s+nghị|báo\\s+cáo|thông\\s+báo|quyết\\s+định|chỉ\\s+đạo|đã\\s+ban\\s+hành|kết\\s+luận|quy\\s+định|thống\\s+nhất)'

const DOES = new RegExp(`^\\s+(?:(?!và\\s)\\p{L}+\\s+){0,2}?${ACT}`, 'u')
const OF_ANOTHER = leftForm(String.raw`(?<!\p{L})(?:của|do|với|về|cho|tới|đến|gửi|cùng)\s+`, 'u')

/** Issuer from the sentence that says who writes, the closing sentence, the filing line, or the signature. */
function inferIssuer(text: string, foot: Foot): string | null {
  const folded = fold(text)
  const top = folded.slice(0, 6000)
  const sentence =
    /(?:^|[\n;,.]\s*|\s)(?=(?:Ban|Thường\s+trực|Đảng\s+ủy|Tỉnh\s+ủy|Thành\s+ủy|Huyện\s+ủy|Quận\s+ủy|Ủy\s+ban|UBND|Văn\s+phòng|Sở|Bộ|Chi\s+bộ)\s)/g
  for (const found of top.matchAll(sentence)) {
    const from = found.index + found[0].length
    // "Hướng dẫn … của Ban Tuyên giáo Tỉnh ủy và chỉ đạo của …": who issued something else.
    if (standsLeft(OF_ANOTHER, top, from)) continue
    const end = readBody(top, from)
    if (end === null) continue
    if (DOES.test(top.slice(end, end + 60))) {
      const named = text.slice(from, end).replace(/\s+/g, ' ')
      if (named.split(' ').length >= 3 || /ủy/.test(named)) return named
    }
  }
  const closing = /Trên\s+đây\s+là[^.\n]{0,200}?\s+của\s+/.exec(folded)
  if (closing) {
    const from = closing.index + closing[0].length
    const end = readBody(folded, from)
    if (end !== null) return text.slice(from, end).replace(/\s+/g, ' ')
  }
  const filed = foot.recipients.map((line) => /^Lưu:?\s+(.+)$/.exec(line)?.[1]).find((line) => line !== undefined)
  if (filed && startsBody(filed, 0)) return filed.replace(/^Văn phòng\s+/, '')
  const authority = foot.signer?.authority
  if (authority) {
    const body = normalCase(authority.replace(/^\s*(?:T\s?\/\s?M|TM\.?|K\s?\/\s?T|KT\.?|T\s?\/\s?L|TL\.?)\s*/, ''))
    if (body.split(' ').length >= 2) return body
  }
  return null
}

/** "Ban Thường vụ Đảng ủy" of xã Thái Tân → "Ban Thường vụ Đảng ủy xã Thái Tân", where the place line says which. */
function completeIssuer(issuer: string, unit: string | null, place: string | null, symbol: string | null): string {
  let name = issuer.replace(/\s+/g, ' ').trim()
  if (/^Ban [Tt]hường vụ$/.test(name)) {
    const committee = /ĐU$/.test(symbol ?? '')
      ? 'Đảng ủy'
      : /HU$/.test(symbol ?? '')
        ? 'Huyện ủy'
        : /QU$/.test(symbol ?? '')
          ? 'Quận ủy'
          : null
    if (committee) name = `Ban Thường vụ ${committee}`
  }
  name = name.replace(/^Ban thường vụ/, 'Ban Thường vụ')
  if (/Đảng ủy$/.test(name) && unit) return `${name} ${unit}`
  const kind = /(?:Đảng ủy)\s+(xã|phường|thị trấn|đặc khu|Phường|Xã)$/.exec(name)
  if (kind && place && !/^(?:Hà Nội|TP)/.test(place))
    return `${name.slice(0, -kind[1]!.length)}${kind[1]!.toLowerCase()} ${place}`
  return name
}

function addressees(lines: readonly Line[], at: number): string[] {
  if (at < 0) return []
  const out: string[] = []
  const push = (line: string) => {
    const text = line
      .replace(/^\s*[-–+•]\s*/, '')
      .replace(/\s+/g, ' ')
      .replace(/[\s,;.]+$/, '')
      .trim()
    if (text) out.push(text)
  }
  const first = lines[at]!.raw.replace(/^\s*\*?\s*Kính\s+gửi\s*:?\s*/i, '')
  if (first.trim()) push(first)
  for (let index = at + 1; index < lines.length; index++) {
    const raw = lines[index]!.raw
    if (!/^\s*[-–+•]\s/.test(raw) && !(out.length === 0)) break
    // "- Ủy ban nhân dân phường," addresses a body; "- Căn cứ …" opens the preamble.
    if (
      raw.length > 140 ||
      (PREAMBLE.test(lines[index]!.text) && !startsBody(lines[index]!.text.replace(/^[-+•]\s*/, ''), 0))
    )
      break
    push(raw)
  }
  return out
}
