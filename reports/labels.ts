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

const COPY_ROLES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  issued: { vi: 'bản ban hành', en: 'issued' },
  draft: { vi: 'dự thảo', en: 'draft' },
  scan: { vi: 'bản quét', en: 'scan' },
  copy: { vi: 'bản trùng', en: 'copy' },
}

/** What a document is among its copies: draft → "dự thảo". */
export const copyRoleLabel = (role: string, lang: Language): string => COPY_ROLES[role]?.[lang] ?? role

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

/** Names of the months, in English; Vietnamese counts them. */
export const MONTHS: readonly string[] = [
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

interface ProblemKind {
  readonly name: Readonly<Record<Language, string>>
  /** What the kind means, one sentence. */
  readonly meaning: Readonly<Record<Language, string>>
}

/** The kinds of problems, in the order they are listed: slips in what is printed, doubts, gaps, how the text was read. */
const PROBLEMS: Readonly<Record<string, ProblemKind>> = {
  'date-misprint': {
    name: { vi: 'có thể in nhầm ngày', en: 'date misprint' },
    meaning: {
      vi: 'Ngày in bên số hiệu khác ngày ban hành của văn bản được dẫn; số hiệu và trích yếu thì khớp.',
      en: 'The date printed beside the code is not the date of the cited document; code and title agree.',
    },
  },
  'number-misprint': {
    name: { vi: 'có thể in nhầm số', en: 'number misprint' },
    meaning: {
      vi: 'Số in khác số của văn bản có cùng ngày, cùng cơ quan ban hành và cùng nội dung.',
      en: 'The number printed is not that of the document with the same date, issuer and subject.',
    },
  },
  'symbol-misprint': {
    name: { vi: 'có thể in nhầm ký hiệu', en: 'symbol misprint' },
    meaning: {
      vi: 'Ký hiệu không phải của cơ quan được nêu, ví dụ NQ/TU cho nghị quyết của Trung ương.',
      en: 'The symbol is not that of the body named beside it, such as NQ/TU for a central resolution.',
    },
  },
  'term-misprint': {
    name: { vi: 'có thể in nhầm khóa', en: 'term misprint' },
    meaning: {
      vi: 'Khóa in bên số hiệu không phải khóa đã ban hành văn bản ấy.',
      en: 'The term printed beside the code is not the one in which that document was issued.',
    },
  },
  'issuer-differs': {
    name: { vi: 'khác cơ quan ban hành', en: 'issuer differs' },
    meaning: {
      vi: 'Cơ quan được nêu không phải cơ quan đã ban hành văn bản được dẫn.',
      en: 'The body named did not issue the cited document.',
    },
  },
  'title-differs': {
    name: { vi: 'khác trích yếu', en: 'title differs' },
    meaning: {
      vi: 'Trích yếu được dẫn bị cắt bớt hoặc khác trích yếu của văn bản ấy.',
      en: 'The title as cited is cut short or is not the title of that document.',
    },
  },
  'code-conflict': {
    name: { vi: 'trùng số hiệu', en: 'code conflict' },
    meaning: {
      vi: 'Một số hiệu trong cùng phạm vi, cùng khóa mà có hai ngày và hai nội dung.',
      en: 'One code, in one scope and term, stands for two dates and two subjects.',
    },
  },
  'impossible-date': {
    name: { vi: 'ngày không thể có', en: 'impossible date' },
    meaning: {
      vi: 'Ngày không có trong lịch, nằm ngoài khóa, hoặc văn bản được dẫn trước khi ban hành.',
      en: 'The date is not in the calendar, falls outside the term, or is later than the document that cites it.',
    },
  },
  'review-arithmetic': {
    name: { vi: 'số năm sơ kết, tổng kết không khớp', en: 'years of a review do not add up' },
    meaning: {
      vi: 'Số năm sơ kết, tổng kết không khớp với ngày của văn bản được sơ kết, tổng kết.',
      en: 'The years of the review do not agree with the date of what is reviewed.',
    },
  },
  superseded: {
    name: { vi: 'đã có văn bản thay thế', en: 'superseded' },
    meaning: {
      vi: 'Văn bản được dẫn đã có văn bản khác thay thế khi văn bản này ban hành.',
      en: 'Another document had replaced the cited one when this one was issued.',
    },
  },
  'body-abolished': {
    name: { vi: 'cơ quan không còn', en: 'body abolished' },
    meaning: {
      vi: 'Văn bản nêu cơ quan đã kết thúc hoạt động, ví dụ Quận ủy vào năm 2026.',
      en: 'The document names a body that no longer exists, such as a Quận ủy in 2026.',
    },
  },
  ambiguous: {
    name: { vi: 'chưa rõ là văn bản nào', en: 'ambiguous' },
    meaning: {
      vi: 'Nhiều văn bản có thể là văn bản được dẫn; chương trình không chọn thay.',
      en: 'Several documents may be meant; the program does not choose among them.',
    },
  },
  'blank-number': {
    name: { vi: 'để trống số', en: 'blank number' },
    meaning: {
      vi: 'Văn bản chưa điền số: có thể là dự thảo, hoặc số được ghi tay.',
      en: 'The number of the document was not filled in: a draft, or a number written by hand.',
    },
  },
  'blank-date': {
    name: { vi: 'để trống ngày', en: 'blank date' },
    meaning: {
      vi: 'Văn bản chưa điền đủ ngày ban hành.',
      en: 'The date of issue was not filled in, or not wholly.',
    },
  },
  'missing-header': {
    name: { vi: 'thiếu thể thức', en: 'missing header' },
    meaning: {
      vi: 'Không thấy phần đầu văn bản: cơ quan ban hành, số hiệu, ngày.',
      en: 'The head of the document (issuer, code, date) was not found.',
    },
  },
  'unparsed-code': {
    name: { vi: 'số hiệu chưa đọc được', en: 'unparsed code' },
    meaning: {
      vi: 'Chỗ này giống một số hiệu nhưng chương trình không đọc được.',
      en: 'This looks like a code but could not be read as one.',
    },
  },
  'ocr-repaired': {
    name: { vi: 'đã sửa lỗi nhận dạng chữ', en: 'OCR repaired' },
    meaning: {
      vi: 'Chữ nhận dạng từ bản quét đã được chương trình sửa; nên đối chiếu với bản gốc.',
      en: 'Text recognized from a scan was repaired by the program; compare it with the original.',
    },
  },
}

/** Kinds of problems in the order they are listed. */
export const PROBLEM_KINDS: readonly string[] = Object.keys(PROBLEMS)

const SET_ASIDE: Readonly<Record<Language, string>> = { vi: 'để riêng, chưa đọc', en: 'set aside' }

/** What kind of problem it is: date-misprint → "có thể in nhầm ngày"; an unknown kind as it is. */
export const problemLabel = (kind: string, lang: Language): string =>
  kind === 'set-aside' ? SET_ASIDE[lang] : (PROBLEMS[kind]?.name[lang] ?? kind)

/** What a kind of problem means, one sentence; nothing of an unknown kind. */
export const problemMeaning = (kind: string, lang: Language): string => PROBLEMS[kind]?.meaning[lang] ?? ''

const SEVERITIES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'cần xem', en: 'warning' },
  note: { vi: 'lưu ý', en: 'note' },
}

/** How much a problem weighs, the heaviest first. */
export const PROBLEM_SEVERITIES: readonly string[] = Object.keys(SEVERITIES)

export const severityLabel = (severity: string, lang: Language): string => SEVERITIES[severity]?.[lang] ?? severity

const FIELDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  number: { vi: 'số', en: 'number' },
  code: { vi: 'số hiệu', en: 'code' },
  date: { vi: 'ngày ban hành', en: 'date' },
  issuer: { vi: 'cơ quan ban hành', en: 'issuer' },
  level: { vi: 'cấp', en: 'level' },
  parent: { vi: 'tỉnh, thành phố', en: 'province' },
  title: { vi: 'trích yếu', en: 'title' },
  type: { vi: 'loại', en: 'type' },
}

/** A field of a document's header: issuer → "cơ quan ban hành". */
export const fieldLabel = (field: string, lang: Language): string => FIELDS[field]?.[lang] ?? field

type Sentences = readonly (readonly [english: RegExp, vietnamese: (found: RegExpExecArray) => string])[]

const day = (printed: string): string => dateLabel(printed, 'vi')

/** What speaks for or against, as decisions and problems keep it. */
const EVIDENCE: Sentences = [
  [/^code and date$/, () => 'khớp số hiệu và ngày'],
  [/^code and issuer$/, () => 'khớp số hiệu và cơ quan ban hành'],
  [/^corrected by hand$/, () => 'do người dùng đính chính'],
  [/^corrected by hand: no known work$/, () => 'do người dùng đính chính: không phải văn bản nào đã biết'],
  [
    /^(?:date|number|symbol)-misprint: (.+)$/s,
    (found) =>
      `có thể in nhầm: ${found[1]!
        .split('; ')
        .map((part) => translated(part, EVIDENCE, 'vi'))
        .join('; ')}`,
  ],
  [/^the full form in the same text$/, () => 'cùng văn bản này có chỗ dẫn đầy đủ'],
  [/^the code in the same text$/, () => 'cùng văn bản này có ghi đủ số hiệu'],
  [/^named by its code alone$/, () => 'mới biết qua số hiệu, chưa rõ ngày'],
  [/^whose numbering it is cannot be told$/, () => 'chưa rõ là số của cơ quan nào'],
  [/^all known documents of this code were refused$/, () => 'các văn bản đã biết cùng số hiệu đều không phù hợp'],
  [/^the only one known with this code$/, () => 'văn bản duy nhất được biết mang số hiệu này'],
  [/^title \((.+)\) against the printed date$/, (found) => `trích yếu khớp (${found[1]}) dù ngày in khác`],
  [/^(\d+) documents carry this (?:code|number)$/, (found) => `${found[1]} văn bản mang số này`],
  [/^(\d+) documents of this number stand in the text$/, (found) => `văn bản này dẫn ${found[1]} văn bản cùng số`],
  [/^a number alone$/, () => 'chỉ có số, không có ký hiệu'],
  [/^number; (.+)$/s, (found) => `theo số; ${translated(found[1]!, EVIDENCE, 'vi')}`],
  [/^its subject is spoken of \((.+)\)$/, (found) => `câu văn nói đúng nội dung ấy (${found[1]})`],
  [/^its subject is not spoken of$/, () => 'câu văn không nói nội dung ấy'],
  [/^its subject holds the one printed$/, () => 'trích yếu có nội dung được in'],
  [/^its subject does not hold the one printed$/, () => 'trích yếu không có nội dung được in'],
  [/^what (\S+) continues$/, (found) => `là văn bản mà ${found[1]} tiếp nối`],
  [/^not what (\S+) continues$/, (found) => `không phải văn bản mà ${found[1]} tiếp nối`],
  [
    /^shortly before what carries it out \((.+)\)$/,
    (found) => `ban hành không lâu trước văn bản thực hiện (${day(found[1]!)})`,
  ],
  [/^long before what carries it out$/, () => 'ban hành quá lâu trước văn bản thực hiện'],
  [/^(\d+) documents of the archive give this date$/, (found) => `${found[1]} văn bản trong kho ghi ngày này`],
  [/^no document of the archive gives its date$/, () => 'không văn bản nào trong kho ghi ngày ấy'],
  [/^the recent one of this number$/, () => 'văn bản gần đây nhất mang số này'],
  [/^older than (\d+) years when cited$/, (found) => `đã quá ${found[1]} năm khi được dẫn`],
  [/^later than the text that cites it \((.+)\)$/, (found) => `ban hành sau văn bản viện dẫn (${day(found[1]!)})`],
  [/^not of khóa (\S+)$/, (found) => `không thuộc khóa ${found[1]}`],
  [/^not of (\S+)$/, (found) => `không phải của ${found[1]}`],
  [/^of another subject$/, () => 'nội dung khác'],
  [/^of another issuer$/, () => 'cơ quan ban hành khác'],
  [/^no document of this plenum is known$/, () => 'chưa biết văn bản nào của hội nghị này'],
  [
    /^plenum (\d+) of khóa (\S+) led to (\d+) documents$/,
    (found) => `Hội nghị Trung ương ${found[1]} khóa ${found[2]} có ${found[3]} văn bản`,
  ],
  [
    /^plenum (\d+) of khóa ([^\s;]+)(?:; (.+))?$/s,
    (found) =>
      `Hội nghị Trung ương ${found[1]} khóa ${found[2]}${found[3] ? `; ${translated(found[3], EVIDENCE, 'vi')}` : ''}`,
  ],
  [/^the same number and subject$/, () => 'cùng số hiệu, cùng nội dung'],
  [/^the same subject$/, () => 'cùng nội dung'],
  [/^the same issuer$/, () => 'cùng cơ quan ban hành'],
  [/^the dates differ in one part only$/, () => 'hai ngày chỉ khác nhau một phần (ngày, tháng hoặc năm)'],
  [/^day, month and year differ in more than one part$/, () => 'ngày, tháng, năm khác nhau hơn một phần'],
  [/^number (\S+) is given once a term$/, (found) => `số ${found[1]} chỉ cấp một lần trong một khóa`],
  [/^one number is given once in a period of numbering$/, () => 'một số chỉ cấp một lần trong một kỳ đánh số'],
  [/^day and month agree$/, () => 'trùng ngày và tháng'],
  [/^the printed day lies after the citing document$/, () => 'ngày in sau ngày của văn bản viện dẫn'],
  [/^the printed day is out of the order of numbers$/, () => 'ngày in không theo thứ tự đánh số'],
  [/^khóa (\S+) is printed$/, (found) => `có in khóa ${found[1]}`],
  [/^(\S+) is of the same day, (\S+)$/, (found) => `${found[1]} cũng ban hành ngày ${day(found[2]!)}`],
  [/^(\S+) is of that day$/, (found) => `${found[1]} ban hành đúng ngày ấy`],
  [/^(.+) issues under TW$/, (found) => `${found[1]} ban hành với ký hiệu TW`],
  [
    /^a document numbered (\S+) exists, of (.+)$/,
    (found) => `có văn bản mang số ${found[1]}, ngày ${found[2]!.split(', ').map(day).join(', ')}`,
  ],
  [/^(\S+) lies in khóa (\S+)$/, (found) => `ngày ${day(found[1]!)} thuộc khóa ${found[2]}`],
  [/^registry: (.+)$/s, (found) => `danh mục ghi: ${found[1]}`],
  [/^number and date agree$/, () => 'khớp số hiệu và ngày'],
  [/^the citing document is of (\S+)$/, (found) => `văn bản viện dẫn đề ngày ${day(found[1]!)}`],
  [/^district committees ended on (\S+)$/, (found) => `không còn cấp huyện từ ${day(found[1]!)}`],
  [
    /^Ban Tuyên giáo and Ban Dân vận were merged in February 2025$/,
    () => 'Ban Tuyên giáo và Ban Dân vận đã hợp nhất từ tháng 02/2025',
  ],
  [
    /^Ban Kinh tế Trung ương was succeeded in February 2025$/,
    () => 'Ban Kinh tế Trung ương đã được kế tục từ tháng 02/2025',
  ],
  [/^(\S+) \+ (\d+) years = (\d+)$/, (found) => `${day(found[1]!)} cộng ${found[2]} năm là năm ${found[3]}`],
  [/^same issuer$/, () => 'cùng cơ quan ban hành'],
  [/^issuer misread$/, () => 'tên cơ quan ban hành đọc sai'],
  [/^one names no issuer$/, () => 'một bản không ghi cơ quan ban hành'],
  [/^same number$/, () => 'cùng số'],
  [/^number misread$/, () => 'số đọc sai'],
  [/^number blank$/, () => 'số để trống'],
  [/^same date$/, () => 'cùng ngày'],
  [/^date misread$/, () => 'ngày đọc sai'],
  [/^date blank or less precise$/, () => 'ngày để trống hoặc ghi thiếu'],
  [/^reviews are often held late$/, () => 'sơ kết, tổng kết thường làm muộn hơn'],
]

/** Why a work was taken or refused, in the language of the user; the database keeps these phrases in English. */
export const evidenceLabel = (evidence: string, lang: Language): string => translated(evidence, EVIDENCE, lang)

const PROBLEM_SENTENCES: Sentences = [
  [
    /^OCR read "(.+)"; the same slip in (\d+) places?$/s,
    (found) => `OCR đọc là “${found[1]}”; lỗi như vậy ở ${found[2]} chỗ.`,
  ],
  [/^OCR read "(.+)"$/s, (found) => `OCR đọc là “${found[1]}”.`],
  [/^the number of this document was left blank$/, () => 'Văn bản để trống số.'],
  [
    /^the document is signed, but its number and day are nowhere$/,
    () => 'Văn bản có phần ký nhưng không có số, ngày ban hành.',
  ],
  [/^the day of this document was left blank$/, () => 'Văn bản để trống ngày ban hành.'],
  [/^the date in the header is no date of the calendar$/, () => 'Ngày ban hành không có trong lịch.'],
  [/^“(.+)” is no date of the calendar$/s, (found) => `“${found[1]}” không có trong lịch.`],
  [
    /^(\S+): printed (\d\S*), known as of (\d\S*)$/,
    (found) => `${found[1]}: in ngày ${day(found[2]!)}, văn bản ấy ban hành ngày ${day(found[3]!)}.`,
  ],
  [/^(\S+): probably (\S+) of (\S+)$/, (found) => `${found[1]}: có lẽ là ${found[2]} ngày ${day(found[3]!)}.`],
  [
    /^(\S+): printed khóa (\S+), (\S+) is of khóa (\S+)$/,
    (found) => `${found[1]}: in khóa ${found[2]}, nhưng ngày ${day(found[3]!)} thuộc khóa ${found[4]}.`,
  ],
  [
    /^(\S+): printed (\d\S+), cited on (\S+)$/,
    (found) => `${found[1]}: in ngày ${day(found[2]!)}, sau ngày của chính văn bản viện dẫn (${day(found[3]!)}).`,
  ],
  [
    /^(\S+): printed (.+), known as of (.+)$/,
    (found) => `${found[1]}: in là của ${found[2]}, theo danh mục là của ${found[3]}.`,
  ],
  [
    /^(\S+): the subject printed is not that of the registry$/,
    (found) => `${found[1]}: nội dung in khác trích yếu trong danh mục.`,
  ],
  [
    /^(\S+) was replaced by (\S+) on (\S+)$/,
    (found) => `${found[1]} đã được thay thế bằng ${found[2]} ngày ${day(found[3]!)}.`,
  ],
  [
    /^(\S+) of (\S+): (.+)$/,
    (found) => `${found[1]} đề ngày ${day(found[2]!)}: ${translated(found[3]!, EVIDENCE, 'vi')}.`,
  ],
  [
    /^(\S+): dated (\S+) here, (.+) elsewhere$/,
    (found) =>
      `${found[1]}: ở đây đề ngày ${day(found[2]!)}, nơi khác đề ngày ${found[3]!.split(', ').map(day).join(', ')}.`,
  ],
  [/^(\S+): (\d+ documents carry this code)$/, (found) => `${found[1]}: ${translated(found[2]!, EVIDENCE, 'vi')}.`],
  [
    /^(.+) (\d+) năm in (\d+): \S+?\/(\d[^@]*)@\S+ is of (\S+), due (\d+)$/,
    (found) =>
      `${found[1]} ${found[2]} năm vào năm ${found[3]}: ${found[4]} ban hành ngày ${day(found[5]!)}, đến năm ${found[6]} mới đủ ${found[2]} năm.`,
  ],
]

/** What is wrong, in the language of the user; the database keeps these sentences in English. */
export const problemSentence = (message: string, lang: Language): string => translated(message, PROBLEM_SENTENCES, lang)

/** The Vietnamese form of an English sentence, by the first pattern that it fits; one that fits none stays as it is. */
function translated(english: string, sentences: Sentences, lang: Language): string {
  if (lang === 'en') return english
  for (const [form, vietnamese] of sentences) {
    const found = form.exec(english)
    if (found) return vietnamese(found)
  }
  return english
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
  'out-of-memory': 'Reading the file needs more memory than is allowed and was stopped.',
  changed: 'The file was being changed while it was read; the next import takes it.',
  secret: 'The document bears a secrecy mark and was left out.',
}

const SHORT_REASONS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  empty: ['rỗng', 'empty'],
  unsupported: ['loại tệp không đọc', 'not of a kind that is read'],
  password: ['có mật khẩu', 'with a password'],
  damaged: ['hỏng', 'damaged'],
  'no-text': ['không có chữ', 'without text'],
  missing: ['không thấy', 'missing'],
  unreadable: ['không mở được', 'not to be opened'],
  'too-large': ['quá lớn', 'too large'],
  unsafe: ['không an toàn', 'not safe'],
  timeout: ['quá lâu', 'too slow'],
  crashed: ['lỗi khi đọc', 'failed'],
  'out-of-memory': ['thiếu bộ nhớ', 'out of memory'],
  changed: ['đang bị ghi', 'being written'],
  secret: ['có dấu mật', 'secret'],
}

/** Reasons with their counts in few words, "hỏng 2, rỗng 1", the most frequent first. */
export const reasonCounts = (counts: Readonly<Record<string, number>>, lang: Language): string =>
  Object.entries(counts)
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([reason, count]) => `${SHORT_REASONS[reason]?.[lang === 'vi' ? 0 : 1] ?? reason} ${numberLabel(count, lang)}`)
    .join(', ')

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
