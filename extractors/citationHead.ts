/**
 * Heads of citations: the shortest span that names a document. Coded ones run from the type word to the end of the code
 * ("Nghị quyết số 57-NQ/TW"); uncoded ones from the type word to what identifies them ("Nghị quyết Đại hội XIV của
 * Đảng", "Luật Bảo hiểm xã hội năm 2024", "Nghị quyết số 21").
 */
import { readBody, startsBody } from './body.js'
import { type DocumentCode, documentCode } from './documentCode.js'
import { NAMED_LAW, readLaw } from './law.js'
import type { Lexicon } from './lexicon/types.js'
import { spanIndex } from './spans.js'
import { readTerm } from './term.js'
import { leftForm, standsLeft } from './text.js'
import type { Context, Mention, Span } from './types.js'
import { type TypeWord, typeName, typeWord } from './typeWord.js'

/** A named document before its date, issuer and title are read. */
export interface Head extends Span {
  readonly rule: string
  readonly coded: boolean
  readonly type: string | null
  readonly number: string | null
  readonly code: string | null
  readonly issuer: string | null
  readonly term: string | null
  readonly title: string | null
  /** Where the code itself begins; the head's start for an uncoded one. */
  readonly codeStart: number
  /** Rank of the body that numbers it: 4 trung ương, 3 tỉnh, 2 huyện, 1 xã; null where the sign does not tell. */
  readonly rank: number | null
  /** "Trên đây là Kế hoạch …": names the citing document itself. */
  readonly self: boolean
  /** An uncoded head that ends with its title reads its end from the tail: "Kết luận của Ban Thường vụ Thành ủy tổng kết …". */
  readonly open: boolean
}

/** Rank of the body behind an issuer sign: TW 4, TU 3, HU 2, ĐU 1; null for signs that any level may use. */
export function signRank(sign: string, lexicon: Lexicon): number | null {
  const bare = sign.replace(/-.*$/, '')
  const known = lexicon.issuers.find((issuer) => issuer.sign === bare)
  if (/TW$|TƯ$|T\.[ƯW]$|^(?:QH|UBTVQH)\d|^(?:CP|TTg|CTN|BCT)$|TWĐTN$/.test(bare)) return 4
  if (/TU$/.test(bare)) return 3
  if (/(?:HU|QU|TxU|TXU|ThU|TPU)$/.test(bare)) return 2
  if (/ĐU$|^CB$|^BXDĐ$/.test(bare)) return 1
  if (known?.level === 'trung ương') return 4
  if (known?.level === 'tỉnh') return 3
  return null
}

/** All heads of a folded text, in reading order, none overlapping. */
export function citationHeads(
  text: string,
  context: Context,
): { heads: Head[]; codes: Mention<DocumentCode>[]; types: Mention<TypeWord>[] } {
  const { lexicon } = context
  const codes = documentCode(text, context)
  const types = typeWord(text, lexicon)
  const heads: Head[] = []
  let at = 0
  let previous: Head | null = null
  for (const code of codes) {
    while (at < types.length && types[at]!.end <= code.start) at++
    const head: Head | null =
      lawHead(text, code, types, at, previous, lexicon) ??
      codedHead(text, code, types[at - 1] ?? null, previous, lexicon)
    if (head) {
      heads.push(head)
      previous = head
    }
  }
  const uncoded = uncodedHeads(text, types)
  const taken = spanIndex(heads)
  for (const head of uncoded) if (!taken.touches(head.start, head.end)) heads.push(head)
  heads.sort((a, b) => a.start - b.start || b.end - a.end)
  return { heads, codes, types }
}

/** "Luật Giáo dục số 43/2019/QH14", "Pháp lệnh Ưu đãi người có công với cách mạng số 26/2005/PL-UBTVQH11": named twice. */
function lawHead(
  text: string,
  { start, end, rule, value }: Mention<DocumentCode>,
  types: readonly Mention<TypeWord>[],
  before: number,
  previous: Head | null,
  lexicon: Lexicon,
): Head | null {
  if (!/^(?:PL-)?(?:QH|UBTVQH)\d/.test(value.type ? `${value.type}-${value.issuer}` : value.issuer)) return null
  let found: { word: Mention<TypeWord>; name: string } | null = null
  for (let at = before - 1; at >= 0 && start - types[at]!.end < 220; at--) {
    const word = types[at]!
    if (!/^(?:Luật|Bộ luật|Pháp lệnh)$/.test(word.value.name) || !word.value.capital) continue
    if (previous && word.start < previous.end) break
    const name = NAMED_LAW.exec(text.slice(word.end, start))?.groups?.['name']
    // The outermost law of "Luật sửa đổi … của Luật …" carries the number; a law of its own before "và" does not.
    if (name === undefined || (found && !/^(?:sửa|bổ|thay)/i.test(name))) break
    found = { word, name }
  }
  if (!found) return null
  return {
    ...codedHead(text, { start, end, rule, value, confidence: 1 }, null, null, lexicon)!,
    start: found.word.start,
    type: found.word.value.name,
    title: found.name.replace(/\s+/g, ' '),
  }
}

function codedHead(
  text: string,
  { start, end, rule, value }: Mention<DocumentCode>,
  word: Mention<TypeWord> | null,
  previous: Head | null,
  lexicon: Lexicon,
): Head | null {
  const left = text.slice(Math.max(0, start - 120), start)
  let begin = start
  let type: string | null = null
  const gap = word && start - word.end < 110 ? text.slice(word.end, start) : null
  if (
    word &&
    gap !== null &&
    (isGap(gap) || (word.value.capital && isAttribute(gap, word.value.name, value, lexicon)))
  ) {
    begin = word.start
    type = word.value.name
  } else {
    const short =
      /(?<![A-Za-z\u00AA-\u024F\u1E00-\u1EFF])(NQ|CT|KL|QĐ|KH|HD|NĐ|TB|CV|CTr|CTHĐ|KHHĐ)\s*(?:[Ss]ố\s*:?)?\s*$/.exec(
        left,
      )
    const so = /(?:[Ss]ố|SỐ)\s*(?:số\s*)?:?\s*$/.exec(left)
    if (short) {
      begin = start - (left.length - short.index)
      if (/HĐ$/.test(short[1]!)) type = typeName(short[1]!, lexicon)
    } else if (so) begin = start - (left.length - so.index)
    // "các Quyết định số 71-QĐ/TW, 72-QĐ/TW": the type word said once goes on.
    if (
      previous &&
      value.type &&
      previous.code &&
      sameType(previous.code, value.type) &&
      /^\s*(?:,|;|và|hoặc|-|đến)\s*(?:[Ss]ố\s*)?$/.test(text.slice(previous.end, start))
    )
      type = previous.type
  }
  type ??= value.type ? typeName(value.type, lexicon) : stateType(value)
  return {
    start: begin,
    end,
    rule,
    coded: true,
    type,
    number: value.number,
    code: value.code,
    issuer: null,
    term: null,
    title: null,
    codeStart: start,
    rank: signRank(value.issuer, lexicon),
    self: false,
    open: false,
  }
}

function isGap(gap: string): boolean {
  if (/^\s*(?:\(\s*)?(?:[Ss]ố|SỐ)?\s*(?:số|hiệu)?\s*:?\s*$/.test(gap)) return true
  // "Nghị quyết chuyên đề số …", "Quyết định của Ban Bí thư số …", "Chỉ thị, số …"
  return /^,?\s+(?:(?:chuyên đề|Trung ương|TW|liên tịch|của\s+[^,;.()\n]{2,60})\s+)?[Ss]ố\s*:?\s*$/.test(gap)
}

/** "Báo cáo thẩm tra số 92/BC-…", "Quy chế làm việc số 01-QC/ĐU": words between a type and its own number. */
const isAttribute = (gap: string, type: string, { type: sign }: DocumentCode, lexicon: Lexicon): boolean =>
  sign !== null &&
  /^\s+(?!của\s|tại\s|theo\s|ban\s+hành)(?:\p{Ll}+\s+){1,4}[Ss]ố\s*:?\s*$/u.test(gap) &&
  typeName(sign, lexicon) === type

const sameType = (code: string, type: string) =>
  new RegExp(`[-/]${type.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[-/]`).test(code)

function stateType({ issuer }: DocumentCode): string | null {
  if (/^QH\d/.test(issuer)) return 'Luật'
  return issuer ? 'Công văn' : null
}

// "Nghị quyết Đại hội XIV của Đảng" | "Văn kiện Đại hội XIII" | "Nghị quyết của đại hội Đảng bộ các cấp nhiệm kỳ 2020 - 2025"
const CONGRESS = /^\s+(?:(?:của|tại|trình)\s+)?(?=[Đđ]ại\s+hội\s|ĐẠI\s+HỘI\s|ĐH\s|[Đđ]ại\s+biểu\s)/
const CONGRESS_NAMED = /(?:[IVXL]+(?![a-zà-ỹ])|lần\s+thứ|[Đđ]ảng\s+bộ|các\s+cấp|toàn\s+quốc|\d{1,2})/
const PERIOD =
  /^(?:,\s+(?:chi\s+bộ|đảng\s+bộ|đảng\s+ủy)(?=\s+nhiệm))?\s*(?:nhiệm\s+kỳ|khóa)\s+(?:(?:20|19)\d\d\s*[-]\s*(?:20|19)\d\d)/
// "Nghị quyết Trung ương 4 khóa XII" | "Nghị quyết Hội nghị lần thứ 8 Ban chấp hành Trung ương khóa XI"
const PLENUM = /^\s+(?:(?:của|tại)\s+)?(?=Hội\s+nghị\s|hội\s+nghị\s|Trung\s+ương\s|TW\s?\d|TƯ\s?\d)/
const PLENUM_NUMBER = /(?:lần\s+thứ\s+\S+|(?:Trung\s+ương|TW|TƯ)\s*\d{1,2}(?!\d))/
const CENTRE = '(?:[Tt]rung\\s+ương|TW|TƯ|T\\.\\s?[ƯW])'
const ORDINAL = '(?:\\d{1,2}|[IVX]{1,4}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:\\s+(?:một|hai|ba|bốn|lăm))?)'
const PLENUM_TAIL = `\\s*(?:lần\\s+(?:thứ\\s+)?)?${ORDINAL}(?![\\p{L}\\d]|\\s*[-/]\\s*\\d)(?:\\s*\\(\\s*lần\\s+[^\\s)]+\\s*\\))?`
// "Nghị quyết TW4", "Nghị quyết Hội nghị Trung ương 6 (lần 2)", "Nghị quyết T.Ư 5"
const PLENUM_SHORT = new RegExp(`^\\s+(?:(?:của|tại)\\s+)?(?<body>(?:[Hh]ội\\s+nghị\\s+)?${CENTRE}${PLENUM_TAIL})`, 'u')
// "NQTW 4", "NQ TW5"
const PLENUM_ABBREVIATED = new RegExp(`(?<![\\p{L}\\d])NQ\\s?(?<body>(?:TW|TƯ|T\\.\\s?[ƯW])${PLENUM_TAIL})`, 'gu')
// "Nghị quyết số 21" | "Nghị quyết 33/2014" | "Kế hoạch số 08"
const NUMBER_ONLY =
  /^[ ]*(?<so>[Ss]ố\s*:?\s*)?(?<number>\d{1,5}(?:[a-zđ](?![\p{L}\d]))?)(?<year>\/(?:19|20)\d\d)?(?![\d.,]*\d|\s*[-/]\s*[A-ZĐ\d]|\s*%|\p{L})/u
// "NQ 36", "QĐ 1289", "CT 05"; "CT 128 dãy" is a scanner
const SHORT_TYPES: Readonly<Record<string, string>> = {
  NQ: 'Nghị quyết',
  KL: 'Kết luận',
  QĐ: 'Quyết định',
  NĐ: 'Nghị định',
  CT: 'Chỉ thị',
}
const SHORT_NUMBER =
  /(?<![\p{L}\d./-])(?:(?<type>NQ|KL|QĐ|NĐ)(?:\s+số)?\s?|CT(?:\s+số\s?|\s?(?=0)))(?<number>\d{1,4})(?![\p{L}\d]|\s*[-/.]\s*[\p{L}\d]|\s+[A-ZĐ]{2,5}\s?[-/])/gu
const COUNTED =
  /^\s*(?:năm(?!\s+(?:19|20)\d\d)|tháng|ngày|tuần|quý|triệu|tỷ|nghìn|điểm|điều|nội dung|nhiệm vụ|giải pháp|chỉ tiêu|người|đồng|lần|mục|bước|nhóm|và\s+\d+\s+năm|-\s*\d)/
// "Kế hoạch của Ban Thường vụ Tỉnh ủy thực hiện …": the issuer and the subject identify it.
const OF_BODY = /^\s+(?:(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s+)?của\s+/
const SUBJECT =
  /^,?\s*(?:ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*)?(?:về|thực\s+hiện|triển\s+khai|tổng\s+kết|sơ\s+kết|tiếp\s+tục|hướng\s+dẫn|phê\s+duyệt|ban\s+hành(?!\s+kèm)|quy\s+định|sửa\s+đổi|")(?![A-Za-zđ])/
const MAKING =
  /(?:xây dựng|ban hành|tham mưu|dự thảo|soạn thảo|hoàn thiện|cụ thể hóa bằng|thông qua|góp ý|có|đề xuất)(?:\s+(?:các|một số|những|dự thảo))?\s*$/i
const MADE = leftForm(String.raw`(?:hành|duyệt)\s+`)
const SELF = /[Tt]rên\s+đây\s+là\s+(?:nội\s+dung\s+)?$/
const NAMED_TYPES = new Set([
  'Quy chế',
  'Quy chế phối hợp',
  'Chương trình phối hợp',
  'Chiến lược',
  'Đề án',
  'Chương trình',
  'Quy định',
  'Quy hoạch',
  'Dự án',
  'Điều lệ',
  'Bộ Quy tắc',
  'Kế hoạch phối hợp',
  'Kế hoạch',
  'Chương trình hành động',
  'Chương trình phối hợp hành động',
])

function uncodedHeads(text: string, types: readonly Mention<TypeWord>[]): Head[] {
  const out: Head[] = []
  const push = (from: number, to: number, rule: string, type: string, more: Partial<Head> = {}) =>
    out.push({
      start: from,
      end: to,
      rule,
      coded: false,
      type,
      number: null,
      code: null,
      issuer: null,
      term: null,
      title: null,
      codeStart: from,
      rank: null,
      self: false,
      open: false,
      ...more,
    })
  for (const found of text.matchAll(PLENUM_ABBREVIATED)) {
    const to = found.index + found[0].length
    const term = readTerm(text, to)
    push(found.index, term?.end ?? to, 'uncoded.plenum', 'Nghị quyết', {
      issuer: found.groups!['body']!,
      term: term?.value ?? null,
      rank: 4,
    })
  }
  for (const found of text.matchAll(SHORT_NUMBER))
    push(found.index, found.index + found[0].length, 'uncoded.number', SHORT_TYPES[found.groups!['type'] ?? 'CT']!, {
      number: found.groups!['number']!,
    })
  let lawEnd = 0
  for (const { start, end, value } of types) {
    // The laws that an amending law names are part of its name.
    if (start < lawEnd) continue
    const right = text.slice(end, end + 160)
    const law = readLaw(text, start, value.name)
    if (law !== null) {
      lawEnd = law
      push(start, law, 'uncoded.law', value.name, { rank: 4 })
      continue
    }
    const congress = CONGRESS.exec(right)
    if (
      congress &&
      /^(?:Nghị quyết|Văn kiện|Báo cáo chính trị|Điều lệ|Chỉ thị|Thông báo|Báo cáo|Chương trình hành động)$/.test(
        value.name,
      )
    ) {
      const from = end + congress[0].length
      let to = readBody(text, from)
      const ofTerm = to === null ? null : readTerm(text, to)
      const generic = value.name === 'Văn kiện' && !ofTerm && !/[IVX\d]|thứ/.test(text.slice(from, to ?? from))
      if (to !== null && !generic && (ofTerm || CONGRESS_NAMED.test(text.slice(from, to)))) {
        // "Báo cáo chính trị trình Đại hội …" is submitted to it.
        const issuer = /trình/.test(congress[0]) ? null : text.slice(from, to)
        to = ofTerm?.end ?? to + (PERIOD.exec(text.slice(to, to + 60))?.[0].length ?? 0)
        push(start, to, 'uncoded.congress', value.name, {
          issuer,
          rank: /Đảng bộ/i.test(text.slice(from, to)) ? null : 4,
        })
        continue
      }
    }
    const short = /^(?:Nghị quyết|Kết luận|Văn kiện|Thông báo)$/.test(value.name)
      ? PLENUM_SHORT.exec(right)?.groups
      : null
    if (short) {
      const to = end + right.indexOf(short['body']!) + short['body']!.length
      const term = readTerm(text, to)
      push(start, term?.end ?? to, 'uncoded.plenum', value.name, {
        issuer: text.slice(to - short['body']!.length, to),
        term: term?.value ?? null,
        rank: 4,
      })
      continue
    }
    const plenum = PLENUM.exec(right)
    if (plenum) {
      const from = end + plenum[0].length
      const to = readBody(text, from)
      if (to !== null && PLENUM_NUMBER.test(text.slice(from, to))) {
        const term = readTerm(text, to)
        push(start, term?.end ?? to, 'uncoded.plenum', value.name, {
          issuer: text.slice(from, to),
          term: term?.value ?? null,
          rank: 4,
        })
        continue
      }
    }
    const number = NUMBER_ONLY.exec(right)
    // In small letters, "kết luận 127", only a longer number of a type that is known by its numbers.
    const known =
      value.capital ||
      (/^(?:Nghị quyết|Chỉ thị|Kết luận|Nghị định)$/.test(value.name) &&
        /^\d{2,3}$/.test(number?.groups?.['number'] ?? ''))
    if (number?.groups && (number.groups['so'] || known) && !/^[\s\n]*$/.test(number[0])) {
      const to = end + number[0].length
      const counted = COUNTED.test(text.slice(to, to + 20))
      // "Đề án 06" is a nickname, not a number.
      if (value.name === 'Đề án' && !number.groups['so']) continue
      if (!(counted && !number.groups['so']) && !/\n/.test(number[0].trimStart())) {
        push(start, to, 'uncoded.number', value.name, { number: number.groups['number']! })
        // "Bốn nghị quyết 57, 59, 66, 68": one type word for a list of numbers.
        for (let at = to; value.plural; ) {
          const more = /^\s*(?:,|và)\s+(?<next>\d{2,3})(?![\d%]|\s*[-/.]\s*\d|\s+\p{Ll}+\s+\d)/u.exec(
            text.slice(at, at + 24),
          )
          if (!more || COUNTED.test(text.slice(at + more[0].length, at + more[0].length + 20))) break
          at += more[0].length
          push(at - more.groups!['next']!.length, at, 'uncoded.number', value.name, { number: more.groups!['next']! })
        }
        continue
      }
    }
    if (!value.capital || value.plural) continue
    // "Ban hành kèm theo Nghị quyết này Chương trình hành động của …": what the document itself brings.
    if (
      /^(?:Kế hoạch|Chương trình)/.test(value.name) &&
      /kèm\s+theo\s+\p{Lu}\p{L}+\s+\p{L}+\s+này\s+$/u.test(text.slice(Math.max(0, start - 50), start))
    )
      continue
    const self = SELF.test(text.slice(Math.max(0, start - 40), start))
    if (self) {
      const own = selfHead(text, start, end)
      if (own) {
        push(start, own.end, 'uncoded.self', value.name, { issuer: own.issuer, title: own.title, self: true })
        continue
      }
    }
    const of = OF_BODY.exec(right)
    const left = text.slice(Math.max(0, start - 60), start)
    // "… của Chính phủ ban hành Chương trình hành động của Chính phủ …": issued already, not to be made.
    const issued =
      standsLeft(MADE, left, left.length) &&
      /(?:của\s+[\p{L}\s]{3,50}|\d{4}|[A-ZĐ]{2,}g?)\s+(?:về\s+(?:việc\s+)?)?(?:ban\s+hành|phê\s+duyệt)\s+$/u.test(left)
    if (of && (issued || !MAKING.test(left.slice(-30)))) {
      const from = end + of[0].length
      const body = readBody(text, from)
      const to = body === null ? null : (readTerm(text, body)?.end ?? body)
      if (to !== null && SUBJECT.test(text.slice(to, to + 40))) {
        push(start, end, 'uncoded.issuer', value.name, { open: true })
        continue
      }
    }
    if (
      /^(?:Kế hoạch|Chương trình|Chương trình hành động|Kế hoạch hành động)$/.test(value.name) &&
      issued &&
      CARRIES_OUT.test(right)
    ) {
      push(start, end, 'uncoded.issuer', value.name, { open: true })
      continue
    }
    const quoted = /^(?:Nghị quyết|Chỉ thị|Kết luận)$/.test(value.name) ? /^\s+"[^"\n]{8,200}"/.exec(right) : null
    if (quoted) {
      push(start, end + quoted[0].length, 'uncoded.named', value.name, { title: quoted[0].replace(/"/g, '').trim() })
      continue
    }
    if (NAMED_TYPES.has(value.name)) {
      const named = readNamed(text, start, end, value.name)
      if (named !== null) push(start, named.end, 'uncoded.named', value.name, { title: named.title })
    }
  }
  return out
}

/** "Trên đây là Kế hoạch … của Ban Thường vụ Đảng ủy xã": title and issuer of the citing document. */
function selfHead(
  text: string,
  _start: number,
  end: number,
): { end: number; issuer: string; title: string | null } | null {
  const sentence = /^[^.;\n]{0,260}/.exec(text.slice(end))?.[0] ?? ''
  for (let at = sentence.lastIndexOf('của '); at >= 0; at = at > 0 ? sentence.lastIndexOf('của ', at - 1) : -1) {
    const from = end + at + 4
    if (!startsBody(text, from)) continue
    const to = readBody(text, from)
    if (to === null) continue
    return { end: to, issuer: text.slice(from, to), title: text.slice(end, end + at).trim() || null }
  }
  return null
}

const ABOUT = /(?:về|định\s+hướng)\s+"?$/
const PROMULGATES = /(?:ban\s+hành(?:\s+kèm\s+theo)?|phê\s+duyệt|về)\s+"?$/
/** "… ban hành Kế hoạch triển khai Chỉ thị số 40-CT/TW": its name ends with the document that it carries out. */
const CARRIES_OUT = /^\s+(?:tổ\s+chức\s+|hành\s+động\s+)?(?:triển\s+khai|thực\s+hiện|tiếp\s+tục)\s/

const NAME_END =
  /[;.:(\n]|\)|\s+(?:theo|gắn\s+(?:với|liền)|trong\s+việc|nhằm|để|được|đã|là|và\s+các\s+(?:văn|chương|kế)|ban\s+hành\s+(?:kèm|theo))(?![A-Za-z\u00AA-\u024F\u1E00-\u1EFF])|,\s+(?:kết\s+hợp|gắn|đồng\s+thời)\s|\s+(?:trước\s+ngày|chậm\s+nhất|xong\s)|,\s+(?=\p{Lu}[^,;.\n]{2,80}?\s(?:đã|sẽ|xây dựng|ban hành|yêu cầu|đề nghị|phối hợp|tổ chức|triển khai|hướng dẫn)\s)|,\s+(?=(?:[Bb]an|[Đđ]ảng ủy|Tỉnh ủy|Thành ủy)\s[^,]{0,60}(?:xây dựng|ban hành|yêu cầu|đề nghị))/u

/** Documents known by name: between two bodies ("giữa … với …"), a quoted name, a national strategy with its horizon. */
function readNamed(text: string, start: number, end: number, type: string): { end: number; title: string } | null {
  // "Quy định chi tiết …" in a quoted subject is a verb.
  if (type === 'Quy định' && /^\s+(?:chi\s+tiết|về|việc|mức|một\s+số)\s/.test(text.slice(end, end + 12))) return null
  if (/(?:["]\s*)$/.test(text.slice(Math.max(0, start - 2), start)) || text[start - 1] === '"') {
    const close = text.indexOf('"', end)
    const inside =
      close > 0 && close - end < 400 && !text.slice(end, close).includes('\n') ? text.slice(end, close) : null
    if (inside !== null && /^\s+\S+\s+\S+/.test(inside) && !/^\s+(?:số|này)/.test(inside)) {
      const cut = /\s+(?:trong\s+việc|nhằm)\s/.exec(inside)
      return { end: end + (cut ? cut.index : inside.length), title: inside.trim() }
    }
  }
  const rest = text.slice(end, end + 400)
  const quoted = /^\s+"([^"\n]{3,240})"/.exec(rest)
  if (quoted) return { end: end + quoted[0].length, title: quoted[1]!.trim() }
  // "Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh khóa XI": a body's own rules of work.
  const working = type === 'Quy chế' ? /^\s+(?:làm\s+việc|hoạt\s+động)\s+của\s+/.exec(rest) : null
  if (working && startsBody(text, end + working[0].length)) {
    const body = readBody(text, end + working[0].length)
    if (body !== null) {
      const more =
        /^(?:,\s+(?:Bộ Chính trị|Ban Bí thư|Ban [Tt]hường vụ[\p{L}\s]{0,24}?|Ban Chấp hành[\p{L}\s]{0,30}?))+(?=\s*\(?khóa\s|[;.(\n]|$)/u.exec(
          text.slice(body, body + 160),
        )
      const whole = body + (more?.[0].length ?? 0)
      const to = readTerm(text, whole)?.end ?? whole
      return { end: to, title: text.slice(end, to).trim() }
    }
  }
  const stop = NAME_END.exec(rest)
  const name = rest.slice(0, stop ? stop.index : rest.length)
  if (
    /^\s+(?:số|này|trên|đó|nêu|của)(?![A-Za-z\u00AA-\u024F\u1E00-\u1EFF])/.test(name) ||
    !/^\s+[\p{L}"]/u.test(name) ||
    name.trim().length < 8
  )
    return null
  // "ban hành Quy chế …, cụ thể như sau:" announces what the text itself is; "Quy chế làm việc" names none.
  if (/(?:^|\s)như\s+sau$/.test(name.trim()) || /^\s+(?:làm\s+việc|hoạt\s+động|phối\s+hợp)\s*$/.test(name)) return null
  // The subject must be a name, not the start of another clause.
  const between =
    /^(?:\s+(?:phối\s+hợp|công\s+tác|hoạt\s+động|tuyên\s+truyền|và|mối|quan\s+hệ|[^;.\n]{0,120}?))?\s+giữa\s+\S/.test(
      name,
    )
  const national = /^\s+[^;.\n]{0,80}?quốc\s+gia/.test(name) && type !== 'Kế hoạch' && type !== 'Quy định'
  const horizon = type === 'Chiến lược' && /đến\s+(?:năm\s+)?20\d\d|giai\s+đoạn\s+20\d\d\s*-\s*20\d\d/.test(name)
  const scheme =
    type === 'Đề án' &&
    !/(?:xây\s+dựng|lập|nghiên\s+cứu|trình|hoàn\s+thiện|tham\s+mưu)(?:\s+(?:các|dự\s+thảo))?\s+$/.test(
      text.slice(Math.max(0, start - 30), start),
    ) &&
    /^\s+(?:xây\s+dựng|phát\s+triển|nâng\s+cao|đổi\s+mới|tăng\s+cường|sắp\s+xếp|bảo\s+tồn|đào\s+tạo|củng\s+cố|thí\s+điểm)\s/.test(
      name,
    )
  const promulgated =
    PROMULGATES.test(text.slice(Math.max(0, start - 26), start)) &&
    /^(?:Quy chế|Quy định|Quy chế phối hợp|Đề án|Điều lệ|Chương trình|Chương trình hành động|Chiến lược|Quy hoạch)$/.test(
      type,
    )
  // "về định hướng Chiến lược …", "về Chiến lược cán bộ …": what a resolution is about, no document of its own.
  if (type === 'Chiến lược' && ABOUT.test(text.slice(Math.max(0, start - 24), start))) return null
  if (!between && !national && !horizon && !scheme && !promulgated) return null
  let to = name.replace(/[\s,]+$/, '').length
  const sibling =
    /,?\s+(?:và|cùng)\s+(?=(?:Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Quyết định|Hướng dẫn)\s)/.exec(name)
  if (sibling && sibling.index > 8) to = Math.min(to, sibling.index)
  return { end: end + to, title: name.slice(0, to).trim() }
}
