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
  on: { vi: 'ngày', en: 'on' },
  after: { vi: 'sau', en: 'after' },
  within: { vi: 'trong', en: 'within' },
}

export const relationToDateLabel = (relation: string | null, lang: Language): string =>
  relation === null ? '' : (BEFORE[relation]?.[lang] ?? relation)

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

/** A recurrence rule in words, "FREQ=MONTHLY;BYMONTHDAY=25" → "hằng tháng, ngày 25"; the rule itself where it says more. */
export function recurrenceLabel(rule: string | null, lang: Language): string {
  if (rule === null) return ''
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]))
  const unit = UNITS[parts.get('FREQ') ?? '']
  const known = ['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY']
  if (!unit || [...parts.keys()].some((part) => !known.includes(part))) return rule
  const every = Number(parts.get('INTERVAL') ?? 1)
  const months = parts.get('BYMONTH')?.split(',') ?? []
  const days = parts.get('BYMONTHDAY')?.split(',') ?? []
  const weekdays = parts.get('BYDAY')?.split(',') ?? []
  if (weekdays.some((day) => !WEEKDAYS[day])) return rule
  const at = lang === 'vi' ? 0 : 1
  const last = days.length === 1 && days[0] === '-1'
  const quarterly =
    (parts.get('FREQ') === 'MONTHLY' && every === 3 && months.length === 0) || months.join() === '3,6,9,12'
  const words: string[] = []
  if (lang === 'vi') {
    if (quarterly) words.push('hằng quý')
    else words.push(every === 1 ? `hằng ${unit[0]}` : `${every} ${unit[0]} một lần`)
    if (months.length > 0 && !quarterly) words.push(`tháng ${months.join(', ')}`)
    if (quarterly && months.length > 0) words.push('tháng cuối quý')
    if (last) words.push('ngày cuối tháng')
    else if (days.length > 0) words.push(`ngày ${days.join(', ')}`)
  } else {
    if (quarterly) words.push('every quarter')
    else words.push(every === 1 ? `every ${unit[1]}` : `every ${every} ${unit[1]}s`)
    if (months.length > 0 && !quarterly) words.push(`month ${months.join(', ')}`)
    if (quarterly && months.length > 0) words.push('last month of the quarter')
    if (last) words.push('last day of the month')
    else if (days.length > 0) words.push(`day ${days.join(', ')}`)
  }
  if (weekdays.length > 0) words.push(weekdays.map((day) => WEEKDAYS[day]![at]).join(', '))
  return words.join(', ')
}
