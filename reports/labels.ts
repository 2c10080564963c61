/** Names of levels, relations and the like for people, and dates and numbers as each language writes them. */

export type Language = 'vi' | 'en'

const RELATIONS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  self: { vi: 'chính văn bản này', en: 'itself' },
  basis: { vi: 'căn cứ', en: 'basis' },
  implement: { vi: 'thực hiện', en: 'implement' },
  review: { vi: 'sơ kết, tổng kết', en: 'review' },
  monitor: { vi: 'theo dõi, kiểm tra', en: 'monitor' },
  amend: { vi: 'sửa đổi', en: 'amend' },
  replace: { vi: 'thay thế', en: 'replace' },
  nested: { vi: 'qua văn bản khác', en: 'nested' },
  mention: { vi: 'nhắc đến', en: 'mention' },
  implements: { vi: 'thực hiện', en: 'implements' },
  continues: { vi: 'tiếp tục thực hiện', en: 'continues' },
  reviews: { vi: 'sơ kết, tổng kết', en: 'reviews' },
  amends: { vi: 'sửa đổi', en: 'amends' },
  replaces: { vi: 'thay thế', en: 'replaces' },
  promulgates: { vi: 'ban hành', en: 'promulgates' },
}

/** A relation as people say it: basis → "căn cứ"; an unknown one as it is. */
export const relationLabel = (relation: string, lang: Language): string => RELATIONS[relation]?.[lang] ?? relation

const LEVELS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'trung ương': { vi: 'Trung ương', en: 'Central' },
  tỉnh: { vi: 'Tỉnh, thành phố', en: 'Province' },
  huyện: { vi: 'Huyện, quận', en: 'District' },
  xã: { vi: 'Xã, phường', en: 'Commune' },
}

export const levelLabel = (level: string, lang: Language): string => LEVELS[level]?.[lang] ?? level

const BEFORE: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  before: { vi: 'trước', en: 'before' },
  by: { vi: 'chậm nhất', en: 'by' },
  on: { vi: 'đúng', en: 'on' },
  after: { vi: 'sau', en: 'after' },
  within: { vi: 'đến hết', en: 'by the end of' },
}

export const relationToDateLabel = (relation: string | null, lang: Language): string =>
  relation === null ? '' : (BEFORE[relation]?.[lang] ?? relation)

/** When a dated deadline is due: "trước ngày 15/03/2026", "đến hết tháng 05/2026"; a quarter is kept as its last day. */
export function dueLabel(relation: string | null, date: string | null, lang: Language): string {
  if (date === null) return ''
  const before = relation === 'on' ? '' : relationToDateLabel(relation, lang)
  const unit = lang === 'en' ? '' : (['năm', 'tháng', 'ngày'][date.split('-').length - 1] ?? '')
  return [before, unit, dateLabel(date, lang)].filter(Boolean).join(' ')
}

const DEADLINE_KINDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  once: { vi: 'một lần', en: 'once' },
  recurring: { vi: 'định kỳ', en: 'recurring' },
  open: { vi: 'không ghi ngày', en: 'no day given' },
}

export const deadlineKindLabel = (kind: string, lang: Language): string => DEADLINE_KINDS[kind]?.[lang] ?? kind

const MENTION_STATES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  resolved: { vi: 'đã xác định', en: 'determined' },
  ambiguous: { vi: 'nhiều khả năng', en: 'ambiguous' },
  unresolved: { vi: 'chưa xác định', en: 'not determined' },
}

export const stateLabel = (state: string, lang: Language): string => MENTION_STATES[state]?.[lang] ?? state

const COVERAGE: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  issued: { vi: 'đã ban hành kế hoạch', en: 'issued a plan' },
  implements: { vi: 'có thực hiện', en: 'carries it out' },
  reviews: { vi: 'có sơ kết/tổng kết', en: 'reviewed it' },
  cites: { vi: 'có viện dẫn', en: 'cites it' },
  nothing: { vi: 'chưa thấy', en: 'nothing found' },
  absent: { vi: 'không có trong kho', en: 'not in the archive' },
  unclear: { vi: 'chưa thấy, có chỗ chưa rõ', en: 'nothing sure' },
}

/** What a unit did about a work: issued → "đã ban hành kế hoạch". */
export const coverageLabel = (state: string, lang: Language): string => COVERAGE[state]?.[lang] ?? state

const COVERAGE_LETTERS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  issued: { vi: 'B', en: 'I' },
  implements: { vi: 'T', en: 'C' },
  reviews: { vi: 'S', en: 'R' },
  cites: { vi: 'V', en: 'M' },
  nothing: { vi: '–', en: '–' },
  absent: { vi: '×', en: '×' },
  unclear: { vi: '?', en: '?' },
}

/** The same as one letter, for tables of many works. */
export const coverageLetter = (state: string, lang: Language): string => COVERAGE_LETTERS[state]?.[lang] ?? '?'

/** An ISO date as people write it, as precise as it is: "2026-02" → "02/2026". English keeps ISO. */
export function dateLabel(iso: string | null, lang: Language): string {
  if (iso === null) return ''
  return lang === 'en' ? iso : iso.split('-').reverse().join('/')
}

/** 12345.6 → "12.345,6" in Vietnamese, "12,345.6" in English. Not Intl, which takes longer to load than a question to answer. */
export function numberLabel(value: number, lang: Language, digits = 0): string {
  const [whole, fraction] = value.toFixed(digits).split('.')
  const [thousands, decimal] = lang === 'vi' ? ['.', ','] : [',', '.']
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, thousands)
  return fraction === undefined ? grouped : grouped + decimal + fraction
}

const UNITS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  DAILY: ['ngày', 'day'],
  WEEKLY: ['tuần', 'week'],
  MONTHLY: ['tháng', 'month'],
  YEARLY: ['năm', 'year'],
}

const WEEKDAYS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  MO: ['thứ Hai', 'Monday'],
  TU: ['thứ Ba', 'Tuesday'],
  WE: ['thứ Tư', 'Wednesday'],
  TH: ['thứ Năm', 'Thursday'],
  FR: ['thứ Sáu', 'Friday'],
  SA: ['thứ Bảy', 'Saturday'],
  SU: ['Chủ nhật', 'Sunday'],
}

/**
 * A recurrence rule in words, "FREQ=MONTHLY;BYMONTHDAY=25" → "ngày 25 hằng tháng", with what stands before it: "trước ngày
 * 25 hằng tháng". The rule itself where it says more than these words can.
 */
export function recurrenceLabel(rule: string | null, lang: Language, relation: string | null = null): string {
  if (rule === null) return ''
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]))
  const unit = UNITS[parts.get('FREQ') ?? '']
  const known = ['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY']
  const listed = (name: string) => parts.get(name)?.split(',') ?? []
  const [months, days, weekdays] = [listed('BYMONTH'), listed('BYMONTHDAY'), listed('BYDAY')]
  const every = Number(parts.get('INTERVAL') ?? 1)
  if (!unit || [...parts.keys()].some((part) => !known.includes(part)) || weekdays.some((day) => !WEEKDAYS[day]))
    return rule
  const quarterly = months.join() === '3,6,9,12' || (unit === UNITS['MONTHLY'] && every === 3 && months.length === 0)
  const before = relation === null || relation === 'on' ? '' : relationToDateLabel(relation, lang)
  return (lang === 'vi' ? vietnamese() : english()).filter(Boolean).join(' ')

  function vietnamese(): string[] {
    const period = quarterly ? 'hằng quý' : every > 1 ? `${every} ${unit![0]} một lần` : `hằng ${unit![0]}`
    const when = [
      ...weekdays.map((day) => WEEKDAYS[day]![0]),
      ...days.flatMap((day) => {
        if (day === '-1') return 'ngày cuối tháng'
        return quarterly || months.length === 0 ? `ngày ${day}` : months.map((month) => `ngày ${day}/${month}`)
      }),
      ...(days.length === 0 && !quarterly ? months.map((month) => `tháng ${month}`) : []),
    ]
    if (when.length === 0) return [before, period]
    return [before, when.join(' và '), quarterly && months.length > 0 ? 'của tháng cuối quý' : period]
  }

  function english(): string[] {
    const period = quarterly ? 'every quarter' : every > 1 ? `every ${every} ${unit![1]}s` : `every ${unit![1]}`
    const when = [
      ...weekdays.map((day) => WEEKDAYS[day]![1]),
      ...days.flatMap((day) => {
        if (day === '-1') return 'the last day of the month'
        return quarterly || months.length === 0
          ? `day ${day}`
          : months.map((month) => `${MONTHS[Number(month) - 1]} ${day}`)
      }),
      ...(days.length === 0 && !quarterly ? months.map((month) => MONTHS[Number(month) - 1] ?? month) : []),
    ]
    if (when.length === 0) return [before, period]
    const last = quarterly && months.length > 0 ? 'of the last month' : ''
    return [`${period},`, before, when.join(' and '), last]
  }
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const PROBLEMS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'blank-number': { vi: 'để trống số', en: 'blank number' },
  'blank-date': { vi: 'để trống ngày', en: 'blank date' },
  'impossible-date': { vi: 'ngày không có thật', en: 'impossible date' },
  'date-misprint': { vi: 'có thể in nhầm ngày', en: 'date misprint' },
  'set-aside': { vi: 'để riêng, chưa đọc', en: 'set aside' },
}

/** What kind of problem it is: date-misprint → "có thể in nhầm ngày"; an unknown kind as it is. */
export const problemLabel = (kind: string, lang: Language): string => PROBLEMS[kind]?.[lang] ?? kind

const PROBLEM_SENTENCES: readonly (readonly [english: RegExp, vietnamese: (found: RegExpExecArray) => string])[] = [
  [/^the number of this document was left blank$/, () => 'Văn bản để trống số.'],
  [/^the day of this document was left blank$/, () => 'Văn bản để trống ngày ban hành.'],
  [/^the date in the header is no date of the calendar$/, () => 'Ngày ban hành không có trong lịch.'],
  [/^“(.+)” is no date of the calendar$/s, (found) => `“${found[1]}” không có trong lịch.`],
  [
    /^(\S+): printed (\S+), known as of (\S+) with the same title$/,
    (found) =>
      `${found[1]}: văn bản in ngày ${dateLabel(found[2]!, 'vi')}, danh mục có văn bản cùng trích yếu ngày ${dateLabel(found[3]!, 'vi')}.`,
  ],
]

/** What is wrong, in the language of the user; the database keeps these sentences in English. */
export function problemSentence(message: string, lang: Language): string {
  if (lang === 'en') return message
  for (const [english, vietnamese] of PROBLEM_SENTENCES) {
    const found = english.exec(message)
    if (found) return vietnamese(found)
  }
  return message
}

const REASONS: Readonly<Record<string, string>> = {
  empty: 'The file is empty.',
  unsupported: 'The file is of a kind that is not read.',
  password: 'The file is protected by a password.',
  damaged: 'The file is damaged or was not downloaded whole.',
  'no-text': 'The file holds no text (a scan?).',
  missing: 'The file was not found.',
  unreadable: 'The file could not be read from the disk.',
  'too-large': 'The file is too large.',
  unsafe: 'The archive holds something that is not safe to unpack.',
  timeout: 'Reading the file took too long and was stopped.',
  crashed: 'Reading the file failed.',
  secret: 'The document bears a secrecy mark and was left out.',
}

/** Why a file was set aside; the database keeps the full sentence in Vietnamese, English says it by its reason. */
export const setAsideSentence = (reason: string, message: string, lang: Language): string =>
  lang === 'vi' ? message : (REASONS[reason] ?? message)

/** Words that a title may begin with right after the type; before all others stands "về". */
const FOLLOWS_TYPE =
  /^(?:về|v\/v|ban hành|thực hiện|thi hành|sửa đổi|bổ sung|phê duyệt|của|tổng kết|sơ kết|hướng dẫn)(?![\p{L}])/iu

/** Type and title of a work as one phrase; the registry keeps titles without their "về": "Nghị quyết về đột phá …". */
export function titleLabel(type: string | null, title: string | null): string {
  if (title === null || /^\[.*\]$/.test(title)) return ''
  if (type === null) return title
  if (/^\p{Lu}/u.test(title)) return `${type}: ${title}`
  return FOLLOWS_TYPE.test(title) ? `${type} ${title}` : `${type} về ${title}`
}
