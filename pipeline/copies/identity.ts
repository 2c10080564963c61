/** What says which document a text is: two texts may be as alike as they like, another number or another commune is another document. */
import { distance } from 'fastest-levenshtein'
import { numberKey, plain } from '../../extractors/codeQuery.js'
import { hashOf } from './shingles.js'

/** The fields of a header that copies of one document share. */
export interface Identity {
  readonly type: string | null
  readonly number: string | null
  /** "12|KH|ĐU"; null where the number was left blank. */
  readonly codeKey: string | null
  readonly date: string | null
  readonly issuer: string | null
  /** Province or centrally-run city. */
  readonly parent: string | null
  readonly title: string | null
  /** Read by OCR: any field may be misread. */
  readonly recognized: boolean
}

/**
 * How sure the header makes it that two texts are one document: `same` number, day and unit; `draft`, one side leaves
 * something blank; `misread`, OCR read one of the fields otherwise; `text`, one side names no unit.
 */
export type Strength = 'same' | 'draft' | 'misread' | 'text'

export type Agreement =
  | { readonly strength: Strength; readonly evidence: readonly string[] }
  | { readonly conflict: string }

type Field = 'equal' | 'blank' | 'misread' | 'conflict'

/** So many months may lie between a draft that leaves the day blank and its issued copy. */
export const DRAFT_MONTHS = 3

const COMMITTEES: Readonly<Record<string, string>> = {
  tinh: 'tinh uy',
  'thanh pho': 'thanh uy',
  huyen: 'huyen uy',
  quan: 'quan uy',
  'thi xa': 'thi uy',
}

/** "Ban Chấp hành Đảng bộ tỉnh Nghệ An", "Ban Thường vụ Tỉnh ủy Nghệ An" number their papers together: "tinh uy nghe an". */
export function unitOf(identity: Identity): string | null {
  const known = unitsOf.get(identity)
  if (known !== undefined) return known
  const unit = unitIn(identity)
  unitsOf.set(identity, unit)
  return unit
}

/** A header is held against many others. */
const unitsOf = new WeakMap<Identity, string | null>()

const unitIn = ({ issuer, recognized }: Identity): string | null =>
  // OCR that loses the name takes the line beside it for one: "Đảng Cộng sản Việt Nam".
  issuer === null || (recognized && /cong san|san viet|viet nam/.test(plain(issuer)))
    ? null
    : plain(issuer.normalize('NFC'))
        .replace(/\s+/g, ' ')
        .replace(/^(?:ban thuong vu|ban chap hanh|thuong truc) /, '')
        .replace(/^dang bo (tinh|thanh pho|huyen|quan|thi xa)(?= )/, (_, kind: string) => COMMITTEES[kind]!)
        .replace(/^dang bo /, 'dang uy ')
        .trim()

/** The last two syllables of the unit's name as printed, "An Bình": a text of this unit has them somewhere. */
export const properName = (identity: Identity): string | null =>
  unitOf(identity) === null ? null : lastTwo(identity.issuer!.normalize('NFC').replace(/\s+/g, ' ').trim())

/** Whether two headers may be of one document, whatever their texts say. */
export function agreement(a: Identity, b: Identity): Agreement {
  const recognized = a.recognized || b.recognized
  if (differ(a.type, b.type)) return { conflict: 'type' }
  if (differ(a.parent, b.parent)) return { conflict: 'parent' }
  const unit = units(unitOf(a), unitOf(b), recognized)
  if (unit === 'conflict') return { conflict: 'issuer' }
  const number = numbers(key(a.number), key(b.number), recognized)
  if (number === 'conflict') return { conflict: 'number' }
  if (!recognized && a.codeKey !== null && b.codeKey !== null && signOf(a.codeKey) !== signOf(b.codeKey))
    return { conflict: 'code' }
  const date = dates(a, b, recognized)
  if (date === 'conflict') return { conflict: 'date' }
  // "năm 2025" and "năm 2026", "Chỉ thị số 05" and "Chỉ thị số 06": plans of one unit that follow each other.
  const sameNumbers = numbersOf(a.title) === numbersOf(b.title)
  const issued = number === 'equal' && date === 'equal'
  if (a.title !== null && b.title !== null && !issued) {
    if (!sameNumbers) return { conflict: 'title' }
    if (likeTitles(a.title, b.title) < (recognized ? 0.6 : 0.85)) return { conflict: 'title' }
  }
  const misread = [unit, number, date].filter((field) => field === 'misread').length
  const evidence = [
    ...(unit === 'equal' ? ['same issuer'] : unit === 'misread' ? ['issuer misread'] : ['one names no issuer']),
    ...(number === 'equal' ? ['same number'] : number === 'misread' ? ['number misread'] : ['number blank']),
    ...(date === 'equal' ? ['same date'] : date === 'misread' ? ['date misread'] : ['date blank or less precise']),
  ]
  // Of a header that was misread all but one field must stand.
  if (misread > 1 || (misread === 1 && [unit, number, date].includes('blank'))) return { conflict: 'misread' }
  if (misread === 1) return { strength: 'misread', evidence }
  if (issued) return { strength: 'same', evidence }
  return { strength: unit === 'blank' ? 'text' : 'draft', evidence }
}

const differ = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a !== b && plain(a) !== plain(b)

const key = (number: string | null): string | null => (number === null ? null : numberKey(number))

const SLIPS = 2
const LOW = /(?:^| )(?:xa|phuong|thi tran|dac khu|huyen|quan|thi) /
const lastTwo = (words: string): string => words.split(' ').slice(-2).join(' ')

/** A misread name is nearly the other, and whose text it is the text itself must say besides. */
function units(a: string | null, b: string | null, recognized: boolean): Field {
  if (a === null || b === null) return 'blank'
  if (a === b) return 'equal'
  if (!recognized) return 'conflict'
  // OCR takes a line of the head too many into the name; but the province above a commune is not the commune.
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  if (` ${longer} `.includes(` ${shorter} `) && LOW.test(shorter) === LOW.test(longer)) return 'equal'
  return distance(lastTwo(a), lastTwo(b)) <= SLIPS ? 'misread' : 'conflict'
}

function numbers(a: string | null, b: string | null, recognized: boolean): Field {
  if (a === null || b === null) return 'blank'
  if (a === b) return 'equal'
  return recognized && a.length === b.length && distance(a, b) === 1 ? 'misread' : 'conflict'
}

/** "12|KH|ĐU" → "KH|ĐU". */
const signOf = (codeKey: string): string => codeKey.slice(codeKey.indexOf('|') + 1)

function dates(a: Identity, b: Identity, recognized: boolean): Field {
  if (a.date === null || b.date === null) return 'blank'
  if (a.date === b.date) return a.date.length === 10 ? 'equal' : 'blank'
  if (a.date.startsWith(b.date) || b.date.startsWith(a.date)) return 'blank'
  // A draft without number and day is issued in the same month, or in one of the next.
  const [draft, issued] = a.number === null ? [a, b] : [b, a]
  if (draft.number === null && issued.number !== null && draft.date!.length === 7) {
    const months = monthOf(issued.date!) - monthOf(draft.date!)
    if (months >= 0 && months <= DRAFT_MONTHS) return 'blank'
  }
  // A year is not misread: the plan of the next year may bear the same day.
  return recognized && a.date.slice(0, 4) === b.date.slice(0, 4) && distance(a.date, b.date) === 1
    ? 'misread'
    : 'conflict'
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 12)

/** Numbers of a title, roman ones too, in their order. */
const numbersOf = (title: string | null): string =>
  (plain((title ?? '').normalize('NFC')).match(/\d+|(?<![a-z])[ivx]+(?![a-z])/g) ?? []).map(numberKey).join(' ')

/** The part of the syllables that two titles share. */
function likeTitles(a: string, b: string): number {
  const words = (title: string): string[] => plain(title.normalize('NFC')).match(/[a-z]+/g) ?? []
  const [left, right] = [words(a), words(b)]
  if (left.length + right.length === 0) return 1
  const rest = [...right]
  let common = 0
  for (const syllable of left) {
    const at = rest.indexOf(syllable)
    if (at < 0) continue
    rest.splice(at, 1)
    common++
  }
  return (2 * common) / (left.length + right.length)
}

/** Keys under which a document is found, and those under which it looks for others; both ways round each pair meets once. */
export interface Keys {
  readonly own: readonly number[]
  readonly asked: readonly number[]
}

/** What says neither unit nor month is looked for by its words: in an archive these are few. */
export const byWords = (identity: Identity): boolean => unitOf(identity) === null || monthIn(identity) === null

const monthIn = ({ date }: Identity): number | null => (date !== null && date.length >= 7 ? monthOf(date) : null)

/** Documents that say number and day meet by these: so many plans from one template never meet. */
export function headerKeys(identity: Identity): Keys {
  const unit = unitOf(identity)
  const { date } = identity
  const own: string[] = []
  const asked: string[] = []
  const both = (key: string) => {
    own.push(key)
    asked.push(key)
  }
  const number = key(identity.number)
  const whole = date?.length === 10
  if (unit !== null && number !== null) both(`number|${unit}|${number}`)
  if (number !== null && whole) both(`issued|${number}|${date}`)
  if (unit !== null && whole) both(`day|${unit}|${date}`)
  const month = monthIn(identity)
  if (unit !== null && month !== null) {
    if (number === null) {
      both(`blank|${unit}|${month}`)
      for (let later = 0; later <= DRAFT_MONTHS; later++) asked.push(`month|${unit}|${month + later}`)
    } else {
      own.push(`month|${unit}|${month}`)
      for (let before = 0; before <= DRAFT_MONTHS; before++) asked.push(`blank|${unit}|${month - before}`)
    }
  }
  return { own: [...new Set(own.map(wide))], asked: [...new Set(asked.map(wide))] }
}

/** 52 bits: what SQLite and JavaScript both hold exactly. */
const wide = (key: string): number => (hashOf(key) & 0xfffff) * 2 ** 32 + hashOf(`${key}#`)
