/**
 * A code as people type it when they ask: "57-NQ/TW", "nq57", "nghi quyet 57", "57/NQ-TW ngày 22/12/2024". Unlike a code in
 * a document it may be cut short, in small letters and without diacritics. Composes no patterns, so that a question
 * need not wait for the composer to load.
 */
import type { Lexicon, System } from './lexicon/types.js'
import { termNumeral } from './term.js'

/** What of a code was typed; null is what was left open. */
export interface CodeQuery {
  /** As typed: "57", "06", "45a". */
  readonly number: string
  /** Type abbreviation as codes print it: "NQ", "QĐ". */
  readonly type: string | null
  /** Type in words, where it was typed in words: "Nghị quyết". */
  readonly typeName: string | null
  /** Issuer sign as codes print it, "TW"; an unknown one in capitals as typed. */
  readonly issuer: string | null
  readonly system: System | null
  /** Year inside a State code: 2023 of 13/2023/NĐ-CP. */
  readonly year: string | null
  /** ISO date of issue, where one was typed along. */
  readonly date: string | null
  /** Roman numeral of the term, where one was typed along. */
  readonly term: string | null
}

type Words = Pick<Lexicon, 'types' | 'issuers'>

const MARKS = /[\u0300-\u036F]/g

/** Small letters without diacritics, đ as d: "Nghị quyết" → "nghi quyet". Keeps the length of a text in NFC. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd').replaceAll('Đ', 'd').toLowerCase()
}

/** Bodies that people name instead of their sign. */
const BODIES: readonly (readonly [string, string])[] = [
  ['bo chinh tri', 'TW'],
  ['ban bi thu', 'TW'],
  ['ban chap hanh trung uong', 'TW'],
  ['trung uong', 'TW'],
  ['thu tuong chinh phu', 'TTg'],
  ['thu tuong', 'TTg'],
  ['chinh phu', 'CP'],
  ['tinh uy', 'TU'],
  ['thanh uy', 'TU'],
  ['huyen uy', 'HU'],
  ['quan uy', 'QU'],
  ['dang uy', 'ĐU'],
]

interface Known {
  /** Plain abbreviation → as printed. */
  readonly abbreviations: ReadonlyMap<string, string>
  /** Plain type words, longest first, with their name and first abbreviation. */
  readonly names: readonly { readonly key: string; readonly name: string; readonly abbreviation: string | null }[]
  readonly issuers: ReadonlyMap<string, { readonly sign: string; readonly system: System }>
}

const prepared = new WeakMap<Words, Known>()

function prepare(lexicon: Words): Known {
  const known = prepared.get(lexicon)
  if (known) return known
  const abbreviations = new Map<string, string>()
  const names = new Map<string, { key: string; name: string; abbreviation: string | null }>()
  for (const { name, abbreviations: printed } of lexicon.types) {
    for (const abbreviation of printed) {
      const key = plain(abbreviation)
      if (!abbreviations.has(key)) abbreviations.set(key, abbreviation)
    }
    const key = plain(name)
    if (!names.has(key)) names.set(key, { key, name, abbreviation: printed[0] ?? null })
  }
  const issuers = new Map<string, { sign: string; system: System }>()
  for (const { sign, system } of lexicon.issuers) {
    const key = plain(sign)
    if (!issuers.has(key)) issuers.set(key, { sign, system })
  }
  const made = {
    abbreviations,
    names: [...names.values()].sort((a, b) => b.key.length - a.key.length),
    issuers,
  }
  prepared.set(lexicon, made)
  return made
}

/** Reads a typed code; null where no number can be made out, or where words are left over that mean nothing here. */
export function parseCodeQuery(input: string, lexicon: Words): CodeQuery | null {
  const known = prepare(lexicon)
  const typed = tidy(input)
  let rest = plain(typed)
  if (rest.length !== typed.length) return null

  const term = take(/[\s,(]*khoa\s+([ivx]+|\d{1,2})\b[\s)]*/)
  const day = take(/[\s,(]*(?:ngay\s+)?\b(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d)\b[\s)]*/)
  const longDay = take(/[\s,(]*ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+((?:19|20)\d\d)\b[\s)]*/)
  const date = isoDate(day ?? longDay)
  const numeral = term ? termNumeral(term[1]!.toUpperCase()) : null
  if (((day ?? longDay) && !date) || (term && !numeral)) return null
  const body = bodyAt()

  const lead = typeAt(rest, known)
  if (lead) rest = rest.slice(lead.length).replace(/^[\s.:-]*/, '')
  rest = rest.replace(/^so\b[\s.:]*/, '').trim()

  const core = readCore(rest, known)
  if (!core) return null
  const type = core.type ?? lead?.abbreviation ?? null
  const issuer = core.issuer ?? body
  const sign = issuer === null ? undefined : known.issuers.get(plain(issuer))
  return {
    number: core.number,
    type,
    typeName: lead?.name ?? null,
    issuer: issuer === null ? null : (sign?.sign ?? issuer.toUpperCase()),
    system: core.year ? 'state' : (sign?.system ?? core.system),
    year: core.year,
    date,
    term: numeral,
  }

  function take(form: RegExp): RegExpExecArray | null {
    const found = form.exec(rest)
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`.trim()
    return found
  }

  function bodyAt(): string | null {
    const cut =
      /[\s,]+cua\s+(.+)$/.exec(rest) ?? /[\s,]+((?:bo|ban|trung|thu|chinh|tinh|thanh|huyen|quan|dang)\s.+)$/.exec(rest)
    const named = cut && BODIES.find(([name]) => cut[1]!.startsWith(name))
    if (!cut || !named) return null
    rest = rest.slice(0, cut.index)
    return named[1]
  }
}

/** NFC, plain hyphens and blanks, quotes off; the old TƯ and T.Ư of Trung ương are TW before its horn is lost. */
function tidy(input: string): string {
  return input
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212\uFF0D]/g, '-')
    .replace(/[\u2044\u2215\uFF0F]/g, '/')
    .replace(/["'“”‘’«»\u200B-\u200D\uFEFF\u00AD]/g, '')
    .replaceAll('Ð', 'Đ')
    .replaceAll('ð', 'đ')
    .replace(/(?<![\p{L}\p{N}.])T\.?[ƯW](?![\p{L}\p{N}])/giu, 'TW')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .replace(/[.,;]+$/, '')
}

interface Lead {
  readonly length: number
  readonly name: string | null
  readonly abbreviation: string | null
}

/** A type in words or as an abbreviation at the beginning, with a number somewhere behind it. */
function typeAt(text: string, { names, abbreviations }: Known): Lead | null {
  for (const { key, name, abbreviation } of names)
    if (text.startsWith(key) && /^(?:[^a-z]|$)/.test(text.slice(key.length)))
      return { length: key.length, name, abbreviation }
  const found = /^([a-z]+)(?=[^a-z])/.exec(text)
  const abbreviation = found && abbreviations.get(found[1]!)
  return abbreviation ? { length: found[1]!.length, name: null, abbreviation } : null
}

interface Core {
  readonly number: string
  readonly type: string | null
  readonly issuer: string | null
  readonly system: System | null
  readonly year: string | null
}

const NUMBER = String.raw`(?<number>\d{1,5}(?:[a-z](?![a-z]))?)`
const SIGN = String.raw`(?<sign>[a-z][a-z0-9]*(?:\s?-\s?[a-z0-9]+)*)`

// 13/2023/nđ-cp | 64/2020/qh14 | 13/2023
const WITH_YEAR = new RegExp(String.raw`^${NUMBER}\s?/\s?(?<year>(?:19|20)\d\d)(?:\s?/\s?${SIGN})?$`)
// 57-nq/tw | 57 nq tw | 57nq/tw | 57/nq-tw | 450/qđ-ttg | 04-ctph/btgdvtu-sgdđt
const WHOLE = new RegExp(String.raw`^${NUMBER}\s?(?<first>[-/.~_]?)\s?(?<type>[a-z]+)\s?(?:[-/]{1,2}|\s)\s?${SIGN}$`)
// 57-nq | 57 nq
const CUT = new RegExp(String.raw`^${NUMBER}\s?[-/.]?\s?(?<type>[a-z]+)[-/]?$`)
// 1518/bng-nvvh | 900/ubtvqh11 | after a type: 57/tw, 57-tw, 57 tw
const UNTYPED = new RegExp(String.raw`^${NUMBER}\s?(?:[-/]|\s)\s?${SIGN}$`)
const BARE = new RegExp(`^${NUMBER}$`)

function readCore(text: string, { abbreviations, issuers }: Known): Core | null {
  const bare = BARE.exec(text)?.groups
  if (bare) return { number: bare['number']!, type: null, issuer: null, system: null, year: null }

  const dated = WITH_YEAR.exec(text)?.groups
  if (dated) {
    const sign = squeeze(dated['sign'])
    const hyphen = sign.indexOf('-')
    const type = hyphen < 0 ? undefined : abbreviations.get(sign.slice(0, hyphen))
    return {
      number: dated['number']!,
      type: type ?? null,
      issuer: (type ? sign.slice(hyphen + 1) : sign) || null,
      system: 'state',
      year: dated['year']!,
    }
  }

  const whole = WHOLE.exec(text)?.groups
  const type = whole && abbreviations.get(whole['type']!)
  if (whole && type) {
    const state = whole['first'] === '/'
    return {
      number: whole['number']!,
      type,
      issuer: squeeze(whole['sign']),
      system: state ? 'state' : 'party',
      year: null,
    }
  }

  const cut = CUT.exec(text)?.groups
  const cutType = cut && !issuers.has(cut['type']!) ? abbreviations.get(cut['type']!) : undefined
  if (cut && cutType) return { number: cut['number']!, type: cutType, issuer: null, system: null, year: null }

  const untyped = UNTYPED.exec(text)?.groups
  if (untyped)
    return { number: untyped['number']!, type: null, issuer: squeeze(untyped['sign']), system: null, year: null }
  return null
}

const squeeze = (text: string | undefined) => (text ?? '').replace(/\s+/g, '')

function isoDate(found: RegExpExecArray | null): string | null {
  if (!found) return null
  const [day, month, year] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const last = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ]
  if (month < 1 || month > 12 || day < 1 || day > last[month - 1]!) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** What a code query is held against. */
export interface Coded {
  readonly code: string | null
  readonly type: string | null
  readonly date: string | null
  readonly term: string | null
}

/** Whether a document of this code may be the one asked for: everything that was typed agrees with it. */
export function agrees(query: CodeQuery, work: Coded, lexicon: Words): boolean {
  if (work.code === null) return false
  const own = parseCodeQuery(work.code, lexicon)
  if (!own || numberKey(own.number) !== numberKey(query.number)) return false
  if (query.issuer !== null && (own.issuer === null || plain(own.issuer) !== plain(query.issuer))) return false
  if (query.year !== null && (own.year ?? work.date?.slice(0, 4)) !== query.year) return false
  if (query.type !== null) {
    const sameSign = own.type !== null && plain(own.type) === plain(query.type)
    const sameWord = work.type !== null && query.typeName !== null && plain(work.type) === plain(query.typeName)
    if (!sameSign && !sameWord) return false
  }
  if (query.date !== null && work.date !== null && !query.date.startsWith(work.date)) return false
  return query.term === null || work.term === null || query.term === work.term
}

/**
 * What printed forms of one code have in common, "57-NQ/TW", "057-NQ/TƯ" and "57/NQ-TW" → "57|NQ|TW"; begins with
 * `numberKey`. Keeps Đ: ĐA (đề án) and DA (dự án), HĐ and HD are two signs.
 */
export function codeKey(code: string): string {
  const [, number = '', rest = ''] = /^\s*(\d*(?:\p{L}(?![\p{L}]))?)(.*)$/su.exec(tidy(code)) ?? []
  const signs = rest
    .replace(/T\.?Ư|T\.W/gi, 'TW')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return [numberKey(number), ...signs].join('|')
}

/** The number as keys hold it: "06" → "6", "45a" → "45A". */
export function numberKey(number: string): string {
  return number.replace(/^0+(?=\d)/, '').toUpperCase()
}
