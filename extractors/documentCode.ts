/**
 * Document codes (số và ký hiệu): Party order "57-NQ/TW", State order "450/QĐ-TTg", "13/2023/NĐ-CP", "64/2020/QH14",
 * letters "1518/BNG-NVVH", joint ones "04-CTPH/BTGDVTU-SGDĐT", in every printed variety.
 * Forms follow 05-HD/VPTW and 36-HD/VPTW (Party) and Nghị định 30/2020/NĐ-CP (State).
 */
import type { Lexicon, System } from './lexicon/types.js'
import { countBefore } from './spans.js'
import { anyOf, leftForm, type Match, matchAt, type Pattern, pattern, standsLeft } from './text.js'
import type { Extractor, Mention, Span } from './types.js'

/** A code as printed, taken apart: "11- CT/TW" is number 11, type CT, issuer TW, canonical code 11-CT/TW. */
export interface DocumentCode {
  readonly number: string
  /** Type abbreviation as printed; null for letters without one (1518/BNG-NVVH) and laws (64/2020/QH14). */
  readonly type: string | null
  readonly issuer: string
  readonly year: string | null
  /** Number as printed, no inner blanks, plain hyphen; a missing separator is put in, a swapped one stays. */
  readonly code: string
  readonly order: System
}

const UPPER = 'A-ZĐÂĂÊÔƠƯ'
const SMALL = 'a-zà-öø-ýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ'
/** Words that a lost blank glues to a code: "116/2020/NĐ-CPngày", "03-NQ/TWcủa". */
const GLUED =
  'ngày|của|về|năm|khóa|và|ban|do|được|đã|tại|trong|là|theo|thực|cho|với|ký|có|để|gồm|như|triển|tiếp|quy|phê|sửa|nhằm|trên|hướng'
// An issuer sign: capitals and digits; a small letter only between capitals (TxU), in TTg, or in a dotted T.Ư.
// A capital that opens a word (NQ/TWNgày) is not part of it, one that a small word is glued to (TWngày) is.
const CAPITALS = `(?:&(?=[${UPPER}])|[${UPPER}0-9](?:(?![${SMALL}]{2})|(?=(?:${GLUED})(?![${SMALL}])))|[a-z](?=[${UPPER}]))+`
const SIGN = `(?: TTg | T[.]\\s?[ƯWU] | ${CAPITALS} | tw | tu | ttg | cp )`
const TAIL = `(?: - \\s? (?: TTg | ${CAPITALS} ) )*`
const NUMBER = '\\d{1,5}[a-zđ]?'
const HYPHEN = '[ \\t]{0,3}(?:[-.~_][-]?)\\s{0,3}'
const LEFT = '(?:{{start}} | (?<=[sS]ố))'

/** Where a code's number may stand: digits before a separator and a letter, before a year of a State code, or before a capital. */
const NUMBERS =
  /(?<!\d)\d{1,5}[a-zđ]?(?=\s{0,3}(?:[-.~_]{1,2}\s{0,3}[A-Za-zĐđ]|\/\s{0,2}(?:[A-Za-zĐđ]|(?:19|20)\d\d\s?\/)|[A-ZĐ])|[a-zđA-ZĐ])/g

interface Rule {
  readonly rule: string
  readonly pattern: Pattern
  readonly parse: Parse
  /** What stands right of the number, or that a type's abbreviation stands left of it. */
  readonly at: keyof Places
}

/** Where codes may begin, by what stands beside their number: "57-", "450/", "50 CT"; for "NQ36" where its letters begin. */
interface Places {
  readonly hyphen: number[]
  readonly slash: number[]
  readonly letter: number[]
  readonly behindLetters: number[]
}

interface Compiled {
  readonly patterns: readonly Rule[]
  readonly signs: ReadonlySet<string>
}

type Parse = (match: Match, text: string, compiled: { readonly signs: ReadonlySet<string> }) => Parsed | null
type Parsed = DocumentCode & { readonly length?: number }

const compiled = new WeakMap<Lexicon, Compiled>()

/** Signs of companies, banks and funds: their resolutions are not documents of Party or State. */
const COMPANY =
  /^(?:\d{4}\/)?(?:(?:NQ|QĐ|TB|TTr|BB|CV)[-/.])?(?:HĐQT|HĐTV|ĐHĐCĐ|ĐHCĐ|BTGĐ|TGĐ|CTY|NHTM|NHNo|BKS(?![A-ZĐ]))/

export const COMPANY_SIGN = /HĐQT|HĐTV|ĐHĐCĐ|ĐHCĐ|BTGĐ|TGĐ|CTY|NHTM|BKS/

/** Left of what looks like a code, these say that it is something else. */
const OTHER_THAN_CODE = leftForm(
  String.raw`(?:TCVN|TCXDVN|QCVN|ISO|IEC|IEEE|hợp đồng(?:\s+\p{Ll}+){0,8}|tờ khai|mẫu phiếu|biểu mẫu|(?:mẫu|phiếu)\s+số|(?<!phối\s+hợp\s+)thỏa thuận|mã hồ sơ|\?\S*=|tài khoản|điện thoại|ĐT|fax|model|mã số|biển số|mã hiệu|máy(?:\s+\S+){0,3}\s+ký hiệu|sản phẩm|nhãn hiệu|(?<!\p{L})(?:máy(?:\s+\p{Ll}+){0,2}|thiết bị|nhóm|phòng|gói|lô|loại)|https?:\S*|www\.\S*|\S+@\S*)[\s:.]*(?:số[\s:]*)?`,
  'iu',
)

function compile(lexicon: Lexicon): Compiled {
  const known = compiled.get(lexicon)
  if (known) return known
  const abbreviations = [...new Set(lexicon.types.flatMap((type) => type.abbreviations))].filter(
    (word) => word.length > 1,
  )
  const lower = abbreviations.flatMap((word) => [
    word,
    word.toLowerCase(),
    word.toUpperCase(),
    word[0] + word.slice(1).toLowerCase(),
  ])
  const type = anyOf([...new Set([...lower, 'T.Tr'])])
  const signs = new Set(lexicon.issuers.map((issuer) => issuer.sign))
  const free = `[${UPPER}][${UPPER}a-zđ]{1,7}`
  // Signs of the list that end in a small letter: ĐUNNg.
  const odd = lexicon.issuers
    .map((issuer) => issuer.sign)
    .filter((sign) => /\p{Lu}\p{Ll}$/u.test(sign) && sign !== 'TTg')
  const pieces = {
    sign: odd.length > 0 ? `(?: (?:${anyOf(odd)})(?![${SMALL}]) | ${SIGN} )` : SIGN,
    tail: TAIL,
    number: NUMBER,
    hyphen: HYPHEN,
    type,
    free,
    left: LEFT.replace('{{start}}', '(?<![A-Za-z\\u00AA-\\u024F\\u1E00-\\u1EFF0-9/.,-])'),
  }
  const make = (source: string, flags = 'gy') => pattern(source, pieces, flags)
  const result: Compiled = {
    signs,
    patterns: [
      // 13/2023/NĐ-CP | 64/2020/QH14 | 102/2025/NQLT-UBTVQH15-CP | 05/2024/TT-BGDĐT
      {
        rule: 'code.state.year',
        at: 'slash',
        pattern: make(
          String.raw`{{left}} (?<number>{{number}}) \s?/\s{0,2} (?<year>(?:19|20)\d\d) \s?/\s{0,2} (?<sign>{{sign}}(?:(?<=LT)/(?=[A-Z]){{sign}})?(?:\s(?=-\s?[A-Z]))?{{tail}})`,
        ),
        parse: stateWithYear,
      },
      // 57-NQ/TW | 12- KH/ĐU | 06–CT/TW | 36-NQ-TW | 04-CTPH/BTGDVTU-SGDĐT
      {
        rule: 'code.party',
        at: 'hyphen',
        pattern: make(
          String.raw`{{left}} (?<number>{{number}}) (?<hyphen>{{hyphen}}) (?<type>{{type}}|(?<free>{{free}})) \s{0,2} (?<slash>/\s?/|[-/]) \s{0,2} (?<sign>{{sign}}{{tail}})`,
        ),
        parse: party,
      },
      // 16-CTrTU, 57-NQTW: the slash was left out
      {
        rule: 'code.party.unslashed',
        at: 'hyphen',
        pattern: make('{{left}} (?<number>{{number}}) {{hyphen}} (?<type>{{type}}) (?<sign>TW|TƯ|TU|HU|QU|ĐU) {{end}}'),
        parse: unslashed,
      },
      // 450/QĐ-TTg | 18/NQ-TW | 36/NQ/TW | 217/QĐ- TW
      {
        rule: 'code.state',
        at: 'slash',
        pattern: make(
          String.raw`{{left}} (?<number>{{number}}) \s{0,2}/\s{0,2} (?<type>{{type}}) \s{0,2} (?<slash>[-/]) \s{0,2} (?<sign>{{sign}}{{tail}})`,
        ),
        parse: state,
      },
      // 50 CT/TW | 50CT/TW | 19 KL/TW
      {
        rule: 'code.party.unhyphenated',
        at: 'letter',
        pattern: make(
          String.raw`{{left}} (?<number>\d{1,5}) \s{0,2} (?<type>{{type}}) \s? (?<slash>[-/]) \s? (?<sign>{{sign}}{{tail}})`,
        ),
        parse: unhyphenated,
      },
      // CT 50/TW | NQ36-TW | NQ-57/TW
      {
        rule: 'code.party.typeFirst',
        at: 'behindLetters',
        pattern: make(
          String.raw`{{start}} (?<type>{{type}}) \s? -? \s? (?<number>\d{1,4}) \s? (?<slash>[-/]) \s? (?<sign>TW|TƯ|T[.][ƯW]|TU|HU|QU|ĐU|CP|TTg) {{end}}`,
        ),
        parse: typeFirst,
      },
      // 1518/BNG-NVVH | 125/SGDĐT-VP | 900/UBTVQH11
      {
        rule: 'code.letter',
        at: 'slash',
        pattern: make(String.raw`{{left}} (?<number>{{number}}) \s?/\s? (?<sign>{{sign}}{{tail}})`),
        parse: letter,
      },
      // 12-GM/, 1525-CV: a Party letter whose issuer is not printed is read only where "số" announces it
      {
        rule: 'code.party.short',
        at: 'hyphen',
        pattern: make(
          String.raw`(?<=[sS]ố[ ]) (?<number>{{number}}) (?<hyphen>{{hyphen}}) (?<type>{{type}}) {{end}} (?!\s?[-/])`,
        ),
        parse: short,
      },
    ],
  }
  compiled.set(lexicon, result)
  return result
}

/** All codes of a folded text, left to right, none overlapping another; an earlier rule wins. */
export const documentCode: Extractor<DocumentCode> = (text, { lexicon, declined }) => {
  const { patterns, signs } = compile(lexicon)
  const found: Mention<DocumentCode>[] = []
  const companies: Span[] = []
  const places = placesOf(text)
  for (const { rule, pattern: form, parse, at } of patterns) {
    const before = found.length
    for (const match of startingAt(text, form, places[at])) {
      if (overlaps(found, before, match)) continue
      if (companies.some(({ start, end }) => start <= match.start && match.start < end)) continue
      const parsed = parse(match, text, { signs })
      if (!parsed) {
        if (COMPANY_SIGN.test(match.text)) companies.push(match)
        declined?.({
          start: match.start,
          end: match.end,
          rule,
          reason: COMPANY_SIGN.test(match.text) ? 'company' : 'unknown-sign',
        })
        continue
      }
      const left = text.slice(Math.max(0, match.start - 40), match.start)
      if (standsLeft(OTHER_THAN_CODE, left, left.length)) {
        declined?.({ start: match.start, end: match.end, rule, reason: 'something-else' })
        continue
      }
      const { length, ...value } = parsed
      found.push({
        start: match.start,
        end: length === undefined ? match.end : match.start + length,
        rule,
        value,
        confidence: 1,
      })
    }
    found.sort((a, b) => a.start - b.start)
  }
  return found
}

function placesOf(text: string): Places {
  const places: Places = { hyphen: [], slash: [], letter: [], behindLetters: [] }
  for (const { index, 0: number } of text.matchAll(NUMBERS)) {
    let after = index + number.length
    while (BLANK.test(text[after] ?? '')) after++
    if (text[after] === '/') places.slash.push(index)
    else if (/[-.~_]/.test(text[after]!)) places.hyphen.push(index)
    else places.letter.push(index)
    const letters = lettersBefore(text, index)
    if (letters < index) places.behindLetters.push(letters)
  }
  return places
}

const BLANK = /\s/
const LETTER = /\p{L}/u

/** Where the letters begin that stand before a number, "NQ36", "CT 50", "NQ-57"; its own place where none do. */
function lettersBefore(text: string, number: number): number {
  let end = number
  if (end > 0 && BLANK.test(text[end - 1]!)) end--
  if (text[end - 1] === '-') end--
  if (end > 0 && BLANK.test(text[end - 1]!)) end--
  let start = end
  while (start > 0 && end - start <= LONGEST_TYPE && LETTER.test(text[start - 1]!)) start--
  return start < end ? start : number
}

/** No abbreviation of a type is longer. */
const LONGEST_TYPE = 12

function* startingAt(text: string, form: Pattern, places: readonly number[]): Generator<Match> {
  let end = 0
  for (const place of places) {
    if (place < end) continue
    const match = matchAt(text, form, place)
    if (!match) continue
    yield match
    end = match.end
  }
}

function overlaps(found: readonly Mention<DocumentCode>[], count: number, match: Match): boolean {
  const at = countBefore(found, match.start + 1, ({ end }) => end, count)
  return at < count && found[at]!.start < match.end
}

const squeeze = (text: string) => text.replace(/\s+/g, '')

/** Takes a glued footnote digit or year off a sign that is known without it: TW1 → TW, CP2023 → CP; QH14 stays. */
function ownSign(printed: string, signs: ReadonlySet<string>): string {
  const sign = printed.replace(/[-\s]+$/, '')
  if (signs.has(squeeze(sign)) || /BCĐ\d+$/.test(sign)) return sign
  const bare = sign.replace(/\d+$/, '')
  const last = bare.slice(bare.lastIndexOf('-') + 1)
  if (
    bare !== sign &&
    bare !== '' &&
    (signs.has(bare) || signs.has(last) || bare.endsWith('TW') || bare.endsWith('TU'))
  )
    return bare
  return sign
}

function make(
  match: Match,
  signs: ReadonlySet<string>,
  order: System,
  type: string | null,
  join: (sign: string) => string,
  year: string | null = null,
): Parsed | null {
  const printed = match.groups['sign'] ?? ''
  const sign = ownSign(printed, signs)
  const issuer = squeeze(sign)
  if (!/[A-Za-zĐ]/.test(issuer) || /^\d/.test(issuer) || COMPANY.test(issuer)) return null
  return {
    number: match.groups['number']!,
    type: type === null ? null : squeeze(type),
    issuer,
    year,
    code: join(issuer),
    order,
    length: match.text.length - (printed.length - sign.length),
  }
}

function party(match: Match, _text: string, { signs }: { readonly signs: ReadonlySet<string> }): Parsed | null {
  const { number, hyphen, type, free, slash } = match.groups
  // "3. CPTPP-EVFTA": the mark of a list item before two names.
  if (free && /^\s*\.\s/.test(hyphen!)) return null
  // "5-10/TW" style spans and "2-CT/MRI" are caught by the closed type list; a free type must look like a sign.
  if (!/^[A-ZĐ]/.test(type!) && !/^[a-zđ]{2,4}$/.test(type!)) return null
  const separator = slash!.includes('/') ? '/'.repeat(slash!.replace(/\s/g, '').length) : '-'
  return make(match, signs, 'party', type!, (issuer) => `${number}-${squeeze(type!)}${separator}${issuer}`)
}

function unslashed(match: Match, _text: string, { signs }: { readonly signs: ReadonlySet<string> }): Parsed | null {
  const { number, type } = match.groups
  return make(match, signs, 'party', type!, (issuer) => `${number}-${squeeze(type!)}/${issuer}`)
}

function state(match: Match, _text: string, { signs }: { readonly signs: ReadonlySet<string> }): Parsed | null {
  const { number, type, slash } = match.groups
  return make(match, signs, 'state', type!, (issuer) => `${number}/${squeeze(type!)}${slash}${issuer}`)
}

function stateWithYear(match: Match, _text: string, { signs }: { readonly signs: ReadonlySet<string> }): Parsed | null {
  const { number, year, sign } = match.groups
  const hyphen = sign!.search(/[-/]/)
  const first = squeeze(hyphen < 0 ? sign! : sign!.slice(0, hyphen))
  // "29/2019/NĐCP": the hyphen was left out.
  const glued = hyphen < 0 ? /^(NĐ|NQ|QĐ|CT)(CP|TTg)$/.exec(first) : null
  if (glued) return make(match, signs, 'state', glued[1]!, () => `${number}/${year}/${glued[1]}-${glued[2]}`, year!)
  const bare = hyphen < 0 || /^(?:QH|UBTVQH)\d/.test(first)
  if (!bare && COMPANY.test(squeeze(sign!.slice(hyphen + 1)))) return null
  const made = make(match, signs, 'state', bare ? null : first, (issuer) => `${number}/${year}/${issuer}`, year!)
  if (!made) return null
  // The sign holds type and issuer together: NĐ-CP.
  return bare ? made : { ...made, issuer: made.issuer.slice(first.length + 1) }
}

function unhyphenated(match: Match, text: string, { signs }: { readonly signs: ReadonlySet<string> }): Parsed | null {
  const { number, type, slash, sign } = match.groups
  if (!/^[A-ZĐ]/.test(type!)) return null
  // "2024 QĐ-TTg" after "/" or "ngày" is the year of something else.
  // "128 CT/MRI": without a separator only a known sign makes it a code.
  if (!signs.has(squeeze(sign!)) && !/(?:TW|TƯ|TU|HU|QU|ĐU|Ư)\d*$/.test(squeeze(sign!))) return null
  if (number!.length === 4 && /(?:năm|tháng)\s*$/.test(text.slice(Math.max(0, match.start - 8), match.start)))
    return null
  if (slash === '-' && !signs.has(squeeze(sign!))) return null
  return make(match, signs, 'party', type!, (issuer) => `${number}-${squeeze(type!)}${slash}${issuer}`)
}

function typeFirst(match: Match, _text: string, { signs }: { readonly signs: ReadonlySet<string> }): Parsed | null {
  const { number, type } = match.groups
  if (!/^[A-ZĐ]/.test(type!)) return null
  return make(match, signs, 'party', type!, (issuer) => `${number}-${squeeze(type!)}/${issuer}`)
}

function letter(match: Match, text: string, { signs }: { readonly signs: ReadonlySet<string> }): Parsed | null {
  const { number, sign } = match.groups
  const [first = ''] = squeeze(sign!).split('-')
  const body = first.replace(/\d+$/, '')
  const announced = /(?:số|văn|hiệu|quyết|định|thị|tư|luật|lệnh|điện)[\s:]*$/i.test(
    text.slice(Math.max(0, match.start - 8), match.start),
  )
  const known = signs.has(first) || signs.has(body)
  if (!announced && !(known && squeeze(sign!).includes('-')) && !/^UBTVQH\d|^QH\d/.test(first)) return null
  if (first.length < 2 || /^\d/.test(first)) return null
  return make(match, signs, 'state', null, (issuer) => `${number}/${issuer}`)
}

function short(match: Match): Parsed | null {
  const { number, type } = match.groups
  if (!/^[A-ZĐ]/.test(type!)) return null
  return { number: number!, type: type!, issuer: '', year: null, code: `${number}-${type}`, order: 'party' }
}
