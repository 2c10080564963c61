/**
 * Time phrases that set a deadline: "trước ngày 25/11/2026", "trong quý II/2025", "ngày 20 hằng tháng", "định kỳ hằng
 * quý". Recurrences are given as RFC 5545 rules.
 */
import { daysInMonth, isoDate } from './date.js'
import { TakenSpans } from './spans.js'
import { type Match, matches, pattern } from './text.js'
import type { DeadlineKind, RelationToDate, Span } from './types.js'

export interface TimePhrase extends Span {
  readonly kind: DeadlineKind
  readonly date: string | null
  readonly rrule: string | null
  readonly relationToDate: RelationToDate | null
  readonly rule: string
  /** Open phrases are deadlines only where they order a report. */
  readonly needsReport: boolean
  readonly impossible: boolean
}

const LEAD = String.raw`(?<lead>(?:chậm|muộn|trễ) \s+ nhất (?:\s+ (?:là|vào|đến))? (?:\s+ (?:trước|hết))? | hạn \s+ (?:cuối|chót) \s* (?:là|vào|:)? | không \s+ (?:để \s+)? quá | từ \s+ nay \s+ đến (?:\s+ hết)? | (?:hoàn \s+ thành|xong|kết \s+ thúc|nộp)? \s* (?:trước|đến \s+ hết|đến|hết|vào|trong) )`
const HOUR = String.raw`(?:\s* \d{1,2} \s* (?:giờ|h|g) \s* (?:\d{0,2}) \s* (?:phút)? \s* ,?)?`
const DAY_MONTH = String.raw`(?<day>\d{1,2}) (?: \s?[/.-]\s? (?<month>\d{1,2}) | \s+ tháng \s+ (?<monthWord>\d{1,2}) )`
const YEAR = String.raw`(?: \s?[/.-]\s?(?<year>(?:19|20)\d\d) | \s*,?\s+ năm \s+ (?<yearWord>(?:19|20)\d\d) )`
const EACH = '(?:hằng|hàng|mỗi|từng)'

// trước ngày 25/11/2026 | chậm nhất là ngày 15 tháng 6 năm 2025 | đến hết ngày 31/12/2025
const FULL = pattern(String.raw`{{start}} ${LEAD} ${HOUR} \s* (?:ngày \s*)? ${DAY_MONTH} ${YEAR} {{end}}`, {}, 'gi')
// từ ngày 01/3/2025 đến (hết) ngày 30/4/2025
const RANGE = pattern(
  String.raw`{{start}} từ \s+ (?:ngày \s+)? \d{1,2}[/.-]\d{1,2}(?:[/.-](?:19|20)\d\d)? \s+ đến \s+ (?:hết \s+)? (?:ngày \s+)? ${DAY_MONTH} ${YEAR} {{end}}`,
  {},
  'gi',
)
// trước ngày 15/6 và 15/12 hằng năm | trước ngày 30/11 hằng năm
const YEARLY = pattern(
  String.raw`{{start}} (?:${LEAD} \s+)? (?:ngày \s+)? (?<day>\d{1,2}) (?:\s?[/.-]\s?|\s+tháng\s+) (?<month>\d{1,2}) (?: \s* (?:và|,|hoặc) \s* (?:(?:trước \s+)? ngày \s+)? (?<day2>\d{1,2}) (?:\s?[/.-]\s?|\s+tháng\s+) (?<month2>\d{1,2}) )? \s* (?:của \s+)? (?: ${EACH} \s+ năm ) {{end}}`,
  {},
  'gi',
)
const YEARLY_AFTER = pattern(
  String.raw`{{start}} ${EACH} \s+ năm \s* [,(]? \s* ${LEAD} \s+ (?:ngày \s+)? (?<day>\d{1,2}) (?:\s?[/.-]\s?|\s+tháng\s+) (?<month>\d{1,2}) (?!\s?[/.-]\s?\d) {{end}}`,
  {},
  'gi',
)
// ngày 10 của tháng cuối quý | ngày 25 tháng cuối mỗi quý
const QUARTERLY = pattern(
  String.raw`{{start}} (?:${LEAD} \s+)? ngày \s+ (?<day>\d{1,2}) \s+ (?:của \s+)? (?:các \s+)? (?: tháng \s+ (?<which>cuối (?:\s+cùng)?|đầu (?:\s+tiên)?|thứ \s+ ba) \s+ (?:của \s+)? (?:${EACH} \s+)? quý | tháng \s+ của \s+ (?<end>cuối|đầu) \s+ quý ) {{end}}`,
  {},
  'gi',
)
// ngày 20 hằng tháng | trước ngày 05 của tháng
const MONTHLY = pattern(
  String.raw`{{start}} (?:${LEAD} \s+)? (?:các \s+)? ngày \s+ (?<day>\d{1,2}) \s+ (?:của \s+)? (?: ${EACH} \s+ tháng | tháng \s+ (?:sau|trước|kế \s+ tiếp|liền \s+ kề) | (?<= của \s+ ) tháng (?= \s* (?:[;.,)]|$)) ) {{end}}`,
  {},
  'gi',
)
const MONTHLY_AFTER = pattern(
  String.raw`{{start}} ${EACH} \s+ tháng \s* [,(]? \s* ${LEAD} \s+ ngày \s+ (?<day>\d{1,2}) (?!\s?[/.-]|\s+tháng) {{end}}`,
  {},
  'gi',
)
// thứ sáu hằng tuần
const WEEKLY = pattern(
  String.raw`{{start}} (?:${LEAD} \s+)? (?:chiều \s+|sáng \s+)? (?<weekday>thứ \s+ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ \s+ nhật) \s+ ${EACH} \s+ tuần {{end}}`,
  {},
  'gi',
)
// chậm nhất ngày 30/3 năm sau
const NEXT_YEAR = pattern(
  String.raw`{{start}} ${LEAD} ${HOUR} \s* (?:ngày \s*)? ${DAY_MONTH} \s+ (?:của \s+)? năm \s+ (?:sau|kế \s+ tiếp|liền \s+ kề) {{end}}`,
  {},
  'gi',
)
// chiều thứ Sáu tuần cuối tháng
const WEEKDAY_OF_MONTH = pattern(
  String.raw`{{start}} (?:${LEAD} \s+)? (?:chiều \s+|sáng \s+)? (?<weekday>thứ \s+ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ \s+ nhật) \s+ (?:của \s+)? tuần \s+ (?:lễ \s+)? (?<which>cuối|đầu|thứ \s+ (?:nhất|hai|ba|tư)) (?:\s+ (?:của \s+)? (?:${EACH} \s+)? tháng) {{end}}`,
  {},
  'gi',
)
// trước ngày 15/11 (no year)
const NO_YEAR = pattern(
  String.raw`{{start}} ${LEAD} ${HOUR} \s* (?<word>ngày \s*)? ${DAY_MONTH} {{end}} (?! \s?[/.-]\s?\d | \s+ ${EACH} | \s* (?:và|,) \s* (?:ngày\s+)? \d{1,2}/\d{1,2} \s+ ${EACH} | \s*,?\s+ năm \s+ \d)`,
  {},
  'gi',
)
// trong quý II/2025 | quý IV năm 2025 | trước quý III
const QUARTER = pattern(
  String.raw`{{start}} (?<lead>(?:hoàn \s+ thành \s+)? (?:trong|trước|hết|đến \s+ hết|vào|xong \s+ trước|chậm \s+ nhất (?:\s+ (?:là|trong))?) \s+ (?:cuối \s+)?) qu[ýí] \s+ (?<quarter>IV|III|II|I|[1-4]) (?: \s?[/-]\s?(?<year>(?:19|20)\d\d) | \s*,?\s+ năm \s+ (?<yearWord>(?:19|20)\d\d) )? {{end}}`,
  {},
  'gi',
)
// trong tháng 6/2025 | trước tháng 6 năm 2025 | hết tháng 9
const MONTH = pattern(
  String.raw`{{start}} (?<lead>(?:hoàn \s+ thành \s+)? (?:trong|trước|hết|vào|đến \s+ hết|xong \s+ trước|chậm \s+ nhất (?:\s+ (?:là|trong|vào))?|(?:(?:đến|trước|hết|vào|trong|chậm \s+ nhất) \s+)? cuối|đến(?= \s+ tháng \s+ \d{1,2} (?:\s?[/-]|\s*,?\s+năm))) \s+) tháng \s+ (?<month>\d{1,2}) (?: \s?[/-]\s?(?<year>(?:19|20)\d\d) | \s*,?\s+ năm \s+ (?<yearWord>(?:19|20)\d\d) )? {{end}} (?!\s?[/-]\s?\d)`,
  {},
  'gi',
)
// Quý IV/2029 chuẩn bị …, Tháng 9/2025: tổ chức … at the start of a sentence
const OPENING = pattern(
  String.raw`(?<![\p{L}\d] \s? ) (?: Quý \s+ (?<quarter>IV|III|II|I|[1-4]) (?: \s?[/-]\s? | \s*,?\s+ năm \s+ ) (?<quarterYear>(?:19|20)\d\d) | Tháng \s+ (?<month>\d{1,2}) (?: \s?[/-]\s? | \s*,?\s+ năm \s+ ) (?<monthYear>(?:19|20)\d\d) ) (?= \s* [:,]? \s+ (?:tổ|chuẩn|hoàn|tiến|sơ|tổng|xây|ban|triển|báo|rà|trình|gửi|khảo|kiểm|giám|mở|họp|phát|tham) )`,
  {},
  'gu',
)
// sáng ngày 15/9/2026 | ngày 22 tháng 3 năm 2026: a day on which something takes place
const EVENT = pattern(String.raw`{{start}} ngày \s+ ${DAY_MONTH} ${YEAR} {{end}}`, {}, 'gi')
// định kỳ (hằng) tháng, quý, 6 tháng, năm | hằng quý | báo cáo quý, 6 tháng, năm
const CADENCE =
  '(?:tuần|tháng|quý|(?:0?6|sáu|0?3|ba|0?9|chín)\\s+tháng(?:\\s+(?:đầu\\s+năm|một\\s+lần))?|(?:1|01|một)?\\s*năm|tổng\\s+kết\\s+năm)'
const PERIODIC = pattern(
  String.raw`{{start}} (?<lead>(?:theo \s+)? định \s+ kỳ \s* [(]? \s* (?:${EACH} \s+)? | ${EACH} \s+) (?<list>${CADENCE} (?: \s* (?:,|và|/|hoặc|;) \s* (?:${EACH} \s+)? (?:hoặc \s+)? ${CADENCE} {{end}} )*) {{end}} (?! \s* (?:20\d\d|trước|[,(]?\s*(?:trước|chậm)))`,
  {},
  'gi',
)
// hai năm một lần | mỗi tháng một buổi | 3 tháng/lần
const EVERY = pattern(
  String.raw`{{start}} (?: (?<count>\d{1,2}|hai|ba|bốn|năm|sáu) \s+ (?<unit>tuần|tháng|năm) (?: \s+ (?:một|1|01) \s+ lần | /lần ) | (?:mỗi|một|01|1) \s+ (?<one>tuần|tháng|quý|năm) \s+ (?:(?:ít \s+ nhất|tối \s+ thiểu) \s+)? (?:một|hai|1|01|2|02) \s+ (?:lần|buổi|kỳ|ngày) ) {{end}}`,
  {},
  'gi',
)
// định kỳ hoặc đột xuất | đột xuất khi có yêu cầu | định kỳ báo cáo
const SUDDEN = pattern(
  String.raw`{{start}} (?: (?<both>định \s+ kỳ \s* (?:hoặc|và|,|/) \s* đột \s+ xuất (?: \s+ (?:khi|theo) \s+ (?:có \s+)? yêu \s+ cầu)?) | (?<sudden>đột \s+ xuất \s+ (?:khi|theo) \s+ (?:có \s+)? yêu \s+ cầu) | (?<= (?:báo \s+ cáo|[,;]|hoặc|và) \s+ ) (?<bare>đột \s+ xuất) (?= \s+ (?:với|cho|về|qua|trong|khi|lên)|\s*[.;]) | (?<plain>định \s+ kỳ) (?= \s*,? \s+ (?:gửi \s+)? (?:báo \s+ cáo|tổng \s+ hợp|gửi|sơ \s+ kết|tổng \s+ kết|đánh \s+ giá|thông \s+ tin|trao \s+ đổi) | \s*, \s+ (?:các|[A-ZĐỦ])) | (?<due>đúng \s+ (?:thời \s+ gian|thời \s+ hạn|hạn|tiến \s+ độ) \s+ (?:theo \s+)? quy \s+ định) ) {{end}}`,
  {},
  'gi',
)

const WEEKDAYS: Readonly<Record<string, string>> = {
  hai: 'MO',
  '2': 'MO',
  ba: 'TU',
  '3': 'TU',
  tư: 'WE',
  '4': 'WE',
  năm: 'TH',
  '5': 'TH',
  sáu: 'FR',
  '6': 'FR',
  bảy: 'SA',
  '7': 'SA',
}
const QUARTERS: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, '1': 1, '2': 2, '3': 3, '4': 4 }

function relationOf(lead: string | undefined): RelationToDate | null {
  const words = (lead ?? '').toLowerCase().replace(/\s+/g, ' ')
  if (/trước/.test(words)) return 'before'
  if (/từ nay/.test(words)) return 'within'
  if (/(?:chậm|muộn|trễ) nhất|hết|đến|hạn|quá/.test(words)) return 'by'
  if (/trong/.test(words)) return 'within'
  if (/vào/.test(words)) return 'on'
  return null
}

/** Rule of a cadence said without a day: "quý" → every three months. */
export function cadenceRule(words: string): string | null {
  const low = words.toLowerCase().replace(/\s+/g, ' ').trim()
  if (/^tuần/.test(low)) return 'FREQ=WEEKLY'
  if (/^tháng/.test(low)) return 'FREQ=MONTHLY'
  if (/^quý/.test(low)) return 'FREQ=MONTHLY;INTERVAL=3'
  if (/(?:6|sáu) tháng/.test(low)) return 'FREQ=MONTHLY;INTERVAL=6'
  if (/(?:3|ba) tháng/.test(low)) return 'FREQ=MONTHLY;INTERVAL=3'
  if (/(?:9|chín) tháng/.test(low)) return 'FREQ=MONTHLY;INTERVAL=9'
  if (/năm$/.test(low)) return 'FREQ=YEARLY'
  return null
}

const COUNTS: Readonly<Record<string, number>> = { hai: 2, ba: 3, bốn: 4, năm: 5, sáu: 6 }

/** "hai", "năm" → every two years. */
function everyRule(count: string, unit: string): string | null {
  const interval = COUNTS[count.toLowerCase()] ?? Number(count)
  if (!(interval >= 1 && interval <= 24)) return null
  const frequency = { tuần: 'WEEKLY', tháng: 'MONTHLY', năm: 'YEARLY' }[unit.toLowerCase()]
  return frequency ? `FREQ=${frequency}${interval > 1 ? `;INTERVAL=${interval}` : ''}` : null
}

/** What every time phrase holds; a line without it is not read closer. */
const ANCHOR =
  /(?:trước|nhất|hết|đến|vào|trong|xong|là|cuối|chót|quá)\s+(?:(?:ngày|chiều|sáng|tối|các|đầu|giữa|cuối)\s*)*\d|tuần\s+(?:cuối|đầu|thứ)|(?:tháng|qu[ýí])\s+(?:[\dIV]|cuối|đầu|thứ|sau|kế|liền)|(?:hằng|hàng|mỗi|từng)\s+(?:năm|tháng|quý|tuần|ngày|[0\d]|sáu|ba|chín|một)|(?:một|1)\s+lần|\/lần|(?:mỗi|một)\s+(?:tuần|tháng|quý|năm)|định\s+kỳ|đột\s+xuất|đúng\s+(?:thời|hạn|tiến)|từ\s+(?:ngày\s+)?\d|ngày\s+\d/i

/** All time phrases of a folded text, none inside another. `year` is the year meant where none is printed. */
export function timePhrases(text: string, year: number | null): TimePhrase[] {
  const out: TimePhrase[] = []
  // No phrase runs over a line; most lines hold none.
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 ? text.length : stop
    const line = text.slice(start, end)
    if (ANCHOR.test(line))
      for (const phrase of phrasesOf(line, year))
        out.push({ ...phrase, start: phrase.start + start, end: phrase.end + start })
    start = end + 1
  }
  return out
}

function phrasesOf(text: string, year: number | null): TimePhrase[] {
  const out: TimePhrase[] = []
  const taken = new TakenSpans()
  const add = (match: Match, more: Partial<TimePhrase> & { kind: DeadlineKind; rule: string }) => {
    const lead = /^\s*/.exec(match.text)![0].length
    const at = { start: match.start + lead, end: match.end }
    if (taken.take(at))
      out.push({
        date: null,
        rrule: null,
        relationToDate: relationOf(match.groups['lead'] ?? match.text.slice(0, 8)),
        needsReport: false,
        impossible: false,
        ...more,
        ...at,
      })
  }
  for (const match of matches(text, YEARLY)) yearly(match, add)
  for (const match of matches(text, YEARLY_AFTER)) yearly(match, add)
  for (const match of matches(text, QUARTERLY)) {
    const months = /đầu/i.test(match.groups['which']!) ? '1,4,7,10' : '3,6,9,12'
    add(match, {
      kind: 'recurring',
      rule: 'time.quarterly',
      rrule: `FREQ=MONTHLY;BYMONTH=${months};BYMONTHDAY=${Number(match.groups['day'])}`,
    })
  }
  for (const form of [MONTHLY, MONTHLY_AFTER])
    for (const match of matches(text, form)) {
      const day = Number(match.groups['day'])
      if (day >= 1 && day <= 31)
        add(match, { kind: 'recurring', rule: 'time.monthly', rrule: `FREQ=MONTHLY;BYMONTHDAY=${day}` })
    }
  for (const match of matches(text, WEEKLY)) {
    add(match, {
      kind: 'recurring',
      rule: 'time.weekly',
      rrule: `FREQ=WEEKLY;BYDAY=${weekdayOf(match.groups['weekday']!)}`,
    })
  }
  for (const match of matches(text, WEEKDAY_OF_MONTH)) {
    const which = match.groups['which']!.toLowerCase().replace(/\s+/g, ' ')
    const nth = { cuối: -1, đầu: 1, 'thứ nhất': 1, 'thứ hai': 2, 'thứ ba': 3, 'thứ tư': 4 }[which]
    add(match, {
      kind: 'recurring',
      rule: 'time.weekdayOfMonth',
      rrule: `FREQ=MONTHLY;BYDAY=${nth}${weekdayOf(match.groups['weekday']!)}`,
    })
  }
  for (const match of matches(text, NEXT_YEAR)) {
    const month = Number(match.groups['month'] ?? match.groups['monthWord'])
    const day = Number(match.groups['day'])
    if (isoDate(day, month, 2024))
      add(match, { kind: 'recurring', rule: 'time.yearly', rrule: `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}` })
  }
  for (const match of matches(text, RANGE)) once(match, add, 'within', null)
  for (const match of matches(text, FULL)) once(match, add, undefined, null)
  for (const match of matches(text, NO_YEAR)) {
    if (year === null) continue
    // "trước 15/11" without "ngày" must not be a fraction or an article of a law.
    if (
      !match.groups['word'] &&
      match.groups['monthWord'] === undefined &&
      !/trước|nhất|hết/i.test(match.groups['lead'] ?? '')
    )
      continue
    once(match, add, undefined, year)
  }
  for (const match of matches(text, QUARTER)) {
    const when = Number(match.groups['year'] ?? match.groups['yearWord'] ?? year ?? Number.NaN)
    const quarter = QUARTERS[match.groups['quarter']!.toUpperCase()]!
    if (Number.isNaN(when)) continue
    const month = quarter * 3
    add(match, { kind: 'once', rule: 'time.quarter', date: isoDate(daysInMonth(when, month), month, when) })
  }
  for (const match of matches(text, MONTH)) {
    const when = Number(match.groups['year'] ?? match.groups['yearWord'] ?? year ?? Number.NaN)
    const month = Number(match.groups['month'])
    if (Number.isNaN(when) || month < 1 || month > 12) continue
    add(match, { kind: 'once', rule: 'time.month', date: `${when}-${String(month).padStart(2, '0')}` })
  }
  for (const match of matches(text, OPENING)) {
    const { quarter, quarterYear, month, monthYear } = match.groups
    const last = quarter ? QUARTERS[quarter]! * 3 : Number(month)
    if (last < 1 || last > 12) continue
    add(match, {
      kind: 'once',
      rule: 'time.opening',
      date: quarter
        ? isoDate(daysInMonth(Number(quarterYear), last), last, quarterYear!)
        : `${monthYear}-${String(last).padStart(2, '0')}`,
      relationToDate: 'within',
    })
  }
  for (const match of matches(text, EVENT)) {
    const { groups } = match
    const date = isoDate(groups['day']!, groups['month'] ?? groups['monthWord']!, groups['year'] ?? groups['yearWord']!)
    if (date) add(match, { kind: 'once', rule: 'time.event', date, relationToDate: 'on' })
  }
  for (const match of matches(text, EVERY)) {
    const { count, unit, one } = match.groups
    const rrule = one ? cadenceRule(one) : everyRule(count!, unit!)
    if (rrule) add(match, { kind: 'open', rule: 'time.every', rrule, relationToDate: null })
  }
  for (const match of matches(text, PERIODIC)) periodic(match, text, out, taken)
  for (const match of matches(text, SUDDEN))
    add(match, { kind: 'open', rule: 'time.open', relationToDate: null, needsReport: true })
  return out.sort((a, b) => a.start - b.start)
}

const CELL =
  /^\s*(?<lead>trước|xong\s+trước|hết|chậm\s+nhất|trong|đến|đến\s+hết)?\s*(?:(?:ngày\s*)?(?<day>\d{1,2})\s?[/.-]\s?(?<month>\d{1,2})\s?[/.-]\s?(?<year>(?:19|20)\d\d)|tháng\s+(?<ofMonth>\d{1,2})\s?(?:[/.-]|\s+năm)\s?(?<ofYear>20\d\d)|(?<bareMonth>\d{1,2})\s?\/\s?(?<bareYear>20\d\d)|quý\s+(?<quarter>IV|III|II|I|[1-4])\s?(?:[/.-]|\s+năm)?\s?(?<quarterYear>20\d\d))(?:\s+và\s+thường\s+xuyên)?\s*[.;]?\s*$/i

/** The time that a whole cell of a table says, "Tháng 3/2025", "Quý II/2025", "30/6/2025"; null where it says something else. */
export function cellTime(cell: string): Omit<TimePhrase, 'start' | 'end'> | null {
  const groups = CELL.exec(cell)?.groups
  if (!groups) return null
  const month = Number(groups['ofMonth'] ?? groups['bareMonth'] ?? 0)
  const quarter = groups['quarter'] ? QUARTERS[groups['quarter'].toUpperCase()]! * 3 : 0
  let date: string | null = null
  if (groups['day']) date = isoDate(groups['day'], groups['month']!, groups['year']!)
  else if (quarter) date = isoDate(daysInMonth(Number(groups['quarterYear']), quarter), quarter, groups['quarterYear']!)
  else if (month >= 1 && month <= 12)
    date = `${groups['ofYear'] ?? groups['bareYear']}-${String(month).padStart(2, '0')}`
  if (date === null) return null
  return {
    kind: 'once',
    date,
    rrule: null,
    relationToDate: relationOf(groups['lead'] ?? '') ?? (groups['day'] ? 'by' : 'within'),
    rule: 'time.cell',
    needsReport: false,
    impossible: false,
  }
}

/** "thứ Sáu" → FR. */
function weekdayOf(printed: string): string {
  const word = printed.toLowerCase().replace(/\s+/g, ' ')
  return word === 'chủ nhật' ? 'SU' : WEEKDAYS[word.replace('thứ ', '')]!
}

type Add = (match: Match, more: Partial<TimePhrase> & { kind: DeadlineKind; rule: string }) => void

function once(match: Match, add: Add, relation: RelationToDate | undefined, fallbackYear: number | null): void {
  const { groups } = match
  const date = isoDate(
    groups['day']!,
    groups['month'] ?? groups['monthWord'] ?? '',
    groups['year'] ?? groups['yearWord'] ?? fallbackYear ?? '',
  )
  add(match, {
    kind: 'once',
    rule: fallbackYear === null ? 'time.date' : 'time.dayMonth',
    date,
    impossible: date === null,
    ...(relation ? { relationToDate: relation } : {}),
  })
}

function yearly(match: Match, add: Add): void {
  const { groups } = match
  const days = [Number(groups['day']), groups['day2'] ? Number(groups['day2']) : null]
  const months = [Number(groups['month']), groups['month2'] ? Number(groups['month2']) : null]
  if (days[1] !== null && days[1] !== days[0]) {
    // Two days of the year: two rules share one phrase; the first stands for the phrase, the second is added beside it.
    const cut = match.text.search(/\s*(?:và|,|hoặc)\s*/i)
    add(
      { ...match, end: match.start + cut },
      { kind: 'recurring', rule: 'time.yearly', rrule: `FREQ=YEARLY;BYMONTH=${months[0]};BYMONTHDAY=${days[0]}` },
    )
    add(
      { ...match, start: match.start + cut, text: match.text.slice(cut) },
      {
        kind: 'recurring',
        rule: 'time.yearly',
        relationToDate: relationOf(groups['lead']),
        rrule: `FREQ=YEARLY;BYMONTH=${months[1]};BYMONTHDAY=${days[1]}`,
      },
    )
    return
  }
  const list = months.filter((month): month is number => month !== null).sort((a, b) => a - b)
  add(match, {
    kind: 'recurring',
    rule: 'time.yearly',
    rrule: `FREQ=YEARLY;BYMONTH=${list.join(',')};BYMONTHDAY=${days[0]}`,
  })
}

function periodic(match: Match, text: string, out: TimePhrase[], taken: TakenSpans): void {
  const list = match.groups['list']!
  const bare = /định/i.test(match.groups['lead']!)
  let at = match.end - list.length
  let first = true
  for (const part of list.split(/\s*(?:,|;|\/|\bvà\b|hoặc)\s*/)) {
    const words = part.replace(/^(?:hằng|hàng|mỗi|từng)\s+/i, '').trim()
    if (words === '') continue
    const place = text.indexOf(words, at)
    const rrule = cadenceRule(words)
    const span = { start: first ? match.start : place, end: place + words.length }
    at = span.end
    if (rrule && taken.take(span))
      out.push({
        ...span,
        kind: 'open',
        date: null,
        rrule,
        relationToDate: null,
        rule: bare ? 'time.periodic' : 'time.each',
        needsReport: true,
        impossible: false,
      })
    first = false
  }
}
