/**
 * The unit (đơn vị) that a body belongs to: "Ban Thường vụ Đảng ủy xã Thái Sơn" and "UBND xã Thái Sơn" are of xã Thái Sơn,
 * "Tỉnh ủy Nghệ An" of the province, "Ban Tổ chức Trung ương" is its own. Reads names of issuers, and of units as people
 * type them. Composes no patterns, so that a question need not wait for the composer to load.
 */
import { plain } from './codeQuery.js'
import type { Province } from './lexicon/types.js'
import type { Level } from './types.js'

/** A unit by its name: kind "xã", name "Thái Sơn". */
export interface UnitName {
  readonly level: Level | null
  /** As names of units begin: "xã", "phường", "huyện", "tỉnh"; null where none is printed, and of bodies. */
  readonly kind: string | null
  readonly name: string
}

/** What was typed: the unit, and the words after it, "tỉnh Hải Dương". */
export interface TypedUnit extends UnitName {
  readonly rest: string
}

const LEVELS: Readonly<Record<string, Level>> = {
  xã: 'xã',
  phường: 'xã',
  'thị trấn': 'xã',
  'đặc khu': 'xã',
  huyện: 'huyện',
  quận: 'huyện',
  'thị xã': 'huyện',
  'thành phố': 'huyện',
  tỉnh: 'tỉnh',
}

/** "Huyện ủy", "Tỉnh đoàn": the committee's name begins with its level. */
const COMMITTEES: Readonly<Record<string, string>> = {
  tỉnh: 'tỉnh',
  thành: 'thành phố',
  huyện: 'huyện',
  quận: 'quận',
  thị: 'thị xã',
}

const SHORT: Readonly<Record<string, string>> = {
  x: 'xã',
  p: 'phường',
  tt: 'thị trấn',
  đk: 'đặc khu',
  h: 'huyện',
  q: 'quận',
  tx: 'thị xã',
  tp: 'thành phố',
  t: 'tỉnh',
}

const NOT_LETTER = '(?![\\p{L}\\d])'
// "xã hội", "hợp tác xã", "quân sự" typed as "quan su": words that only look like a kind.
const KIND = `(?<![\\p{L}\\d]|hợp tác |tấn )(?:(?<committee>tỉnh|thành|huyện|quận|thị) (?:ủy|đoàn)|(?<kind>thị trấn|thị xã|thành phố|đặc khu|phường|huyện|quận|tỉnh|xã(?! hội${NOT_LETTER}| viên${NOT_LETTER})))(?= [^,;(])`
const WITHOUT_DIACRITICS = KIND.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
const KINDS = {
  marked: new RegExp(KIND, 'gu'),
  unmarked: new RegExp(`${WITHOUT_DIACRITICS}(?! (?:su|doi|khu|phap)${NOT_LETTER})`, 'gu'),
}

/** Where a name ends, short of the next kind. */
const STOP = /\s*[,;()/]|\s+[-–]\s+(?=(?:tỉnh|thành|tp|tinh|thanh)(?![\p{L}]))|\s+(?:khóa|nhiệm kỳ|khoa [ivx]+$)/u

/** What stands before a bare name: "Đảng ủy Thái Tân", "UBND Thái Tân". */
const HEADS =
  /^(?:(?:ban thuong vu|ban chap hanh|ban thuong truc|thuong truc|btv|bch|dang uy|dang bo|uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|van phong)\s+)+/

/** Words that a name begins with and that tell no body from another: "Ban Thường vụ Đảng ủy …" is "Đảng ủy …". */
const STANDING = /^(?:(?:ban thuong vu|ban chap hanh|ban thuong truc|thuong truc|btv|bch)\s+)+(?!trung uong)/

/** Small letters with one placement of the tone: "uỷ" → "ủy"; keeps the length. */
const small = (text: string): string => text.toLowerCase().replaceAll('uỷ', 'ủy')

/** Blanks made single; typographic apostrophes and dashes plain: "M’gar", "Bà Rịa – Vũng Tàu". */
const tidy = (text: string): string => (TIDY.test(text) ? text : tidied(text))
const TIDY =
  /^[\dA-Za-z\u00C0-\u00FF\u0102-\u01B0\u1EA0-\u1EF9]+(?: [\dA-Za-z\u00C0-\u00FF\u0102-\u01B0\u1EA0-\u1EF9]+)*$/

const tidied = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[’ʼ`]/g, "'")
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/^[\s.,;:-]+|[\s.,;:-]+$/g, '')

interface FoundKind {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** The kinds named in a text, each with the place of its word; `bare` is a text without diacritics. */
function kindsIn(text: string, bare = false): FoundKind[] {
  const low = small(text)
  const found: FoundKind[] = []
  for (const match of low.matchAll(bare ? KINDS.unmarked : KINDS.marked)) {
    const { committee, kind } = match.groups!
    const word = committee ?? kind!
    const known = committee
      ? Object.entries(COMMITTEES).find(([name]) => name === word || (bare && plain(name) === word))?.[1]
      : Object.keys(LEVELS).find((name) => name === word || (bare && plain(name) === word))
    if (known) found.push({ kind: known, start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** Where the name that follows a kind ends. */
function nameEnd(text: string, { end }: FoundKind, next: FoundKind | undefined): number {
  const stop = STOP.exec(small(text.slice(end)))
  return Math.min(stop ? end + stop.index : text.length, next ? next.start : text.length)
}

/** The unit of an issuer whose level is known: "Ban Thường vụ Huyện ủy Nam Đàn", huyện → huyện Nam Đàn; null where none is named. */
export function unitOfIssuer(
  issuer: string | null,
  level: Level | null,
  parent: string | null,
  provinces: readonly Province[],
): UnitName | null {
  if (level === 'tỉnh') return parent === null ? null : provinceUnit(parent, provinces)
  if (issuer === null) return null
  const text = tidy(issuer)
  if (level === 'xã' || level === 'huyện') {
    const kinds = kindsIn(text)
    for (const [at, found] of kinds.entries()) {
      if (LEVELS[found.kind] !== level) continue
      const name = tidy(text.slice(found.end + 1, nameEnd(text, found, kinds[at + 1])).trimEnd())
      if (name !== '') return { level, kind: found.kind, name }
    }
    const name = tidy(text.slice(headsOf(text)))
    return kinds.length > 0 || headsOf(text) === 0 || name === '' || !/^[\p{Lu}\d]/u.test(name)
      ? null
      : { level, kind: null, name }
  }
  const name = bodyName(text)
  return name === '' ? null : { level, kind: null, name }
}

const headsOf = (text: string): number => HEADS.exec(plain(`${text} `))?.[0].length ?? 0

/** A body without its standing organ: "Ban Thường vụ Đảng ủy Chính phủ" → "Đảng ủy Chính phủ". */
function bodyName(text: string): string {
  const cut = STANDING.exec(plain(text))?.[0].length ?? 0
  return text.slice(cut)
}

/** A province as a unit: "tỉnh Nghệ An", "thành phố Hải Phòng". */
export function provinceUnit(province: string, provinces: readonly Province[]): UnitName {
  const own = provinces.find(({ name }) => name === province)
  const name = province.replace(/^Thành phố (?=Hồ Chí Minh)/, '')
  return { level: 'tỉnh', kind: own?.city ? 'thành phố' : 'tỉnh', name }
}

/** The province, or the old one, of this name in any spelling; "TP. Hải Phòng", "hai duong"; null where there is none. */
export function provinceNamed(typed: string, provinces: readonly Province[]): string | null {
  const key = plain(tidy(typed))
    .replace(/^(?:tinh|thanh pho|tp\.?|t\.)\s*(?=[a-z])/, '')
    .replace(/^hcm$/, 'ho chi minh')
    .replace(/\s*-\s*/g, '-')
  const same = (name: string) =>
    plain(name)
      .replace(/^thanh pho /, '')
      .replace(/\s*-\s*/g, '-') === key
  for (const { name, former } of provinces) for (const each of [name, ...former]) if (same(each)) return each
  return null
}

/** The province of today that a province, or an old one, belongs to: "Hải Dương" → "Hải Phòng". */
export function provinceToday(name: string, provinces: readonly Province[]): string {
  return (
    provinces.find((province) => province.name === name)?.name ??
    provinces.find(({ former }) => former.includes(name))?.name ??
    name
  )
}

/** A unit as people write it in a list: "Đảng ủy xã Thái Tân", "X. Thái Tân", "thai tan", "TP Hải Phòng"; null where nothing is named. */
export function readUnit(typed: string, provinces: readonly Province[]): TypedUnit | null {
  const text = tidy(spelledOut(tidy(typed)))
  const kinds = kindsIn(text, plain(text) === text.toLowerCase())
  const [first, next] = kinds
  if (first) {
    const end = nameEnd(text, first, next)
    const [name, rest] = [tidy(text.slice(first.end, end)), restOf(text, end)]
    if (name !== '') {
      const province = /^(?:tỉnh|thành phố)$/.test(first.kind) ? provinceNamed(name, provinces) : null
      if (province) return { ...provinceUnit(province, provinces), rest }
      return { level: LEVELS[first.kind]!, kind: first.kind, name, rest }
    }
  }
  const whole = bodyName(text)
  const stop = STOP.exec(small(whole))
  const end = stop ? stop.index : whole.length
  const [name, rest] = [tidy(whole.slice(0, end)), restOf(whole, end)]
  return name === '' ? null : { level: null, kind: null, name, rest }
}

const restOf = (text: string, end: number): string => tidy(text.slice(end).replace(/[()]/g, ' '))

/** "UBND X. Thái Tân" → "UBND xã Thái Tân". */
function spelledOut(text: string): string {
  const head = headsOf(text)
  const own = text.slice(head)
  const found = /^(?:(?<dotted>x|p|tt|đk|h|q|tx|tp|t)\.\s*|(?<bare>tt|tx|tp)\s+)(?=[\p{L}\d])/iu.exec(own)
  const kind = found && SHORT[(found.groups!['dotted'] ?? found.groups!['bare'])!.toLowerCase()]
  return kind ? `${text.slice(0, head)}${kind} ${own.slice(found[0].length)}` : text
}

/** A bare name without the body before it, "Đảng ủy Thái Tân" → "Thái Tân". */
export const placeName = (name: string): string => name.slice(headsOf(name))

/** What spellings of one name have in common, tones and diacritics kept: "Hoà Bình" and "HÒA BÌNH". */
export function nameKey(name: string): string {
  return tidy(name)
    .toLowerCase()
    .replace(/^đảng bộ /, 'đảng ủy ')
    .normalize('NFD')
    .replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => {
      const tones = word.replace(/[^\u0300\u0301\u0303\u0309\u0323]/g, '')
      return word.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '') + tones
    })
    .replace(/\s*-\s*/g, '-')
}

/** The same without diacritics. */
export const looseKey = (name: string): string => plain(nameKey(name))
