/**
 * What OCR is known to misread, put right where there is no doubt; what stood there is kept in a problem. Codes, "57-NQ/IW,
 * ngày 22/12/2024": only where exactly one document of the registry has the number and the printed date, and signs that
 * differ by a slip; or where the signs are none that there are, and one known slip, "ĐĐU" for "ĐU", makes them such.
 * Words, "tống kết": only phrases that no Vietnamese text holds. Marks of secrecy: however they were read.
 */
import { distance } from 'fastest-levenshtein'
import type { Lexicon } from '../../extractors/lexicon/types.js'
import { fold } from '../../extractors/text.js'
import type { Page, Problem } from '../../extractors/types.js'

interface KnownCode {
  readonly code: string
  readonly date: string
}

export interface Repaired {
  readonly text: string
  readonly pages: readonly Page[]
  readonly problems: readonly Problem[]
}

// "57-NQ/IW, ngày 22/12/2024" | "O6-CT/TVV ngày 24 tháng 6 năm 2021"
const CODE_AND_DATE =
  /(?<![\p{L}\p{N}/.-])(?<number>[\dOoQlI|ZSB]{1,4})\s?[-–]\s?(?<signs>[\p{L}\d|]{1,6}\s?[/|\\]?\s?[\p{L}\d|]{1,9})(?=[\s,.;]{1,3}(?:ngày\s+)?(?<day>\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(?<month>\d{1,2})(?:\s?[/.-]\s?|\s+năm\s+)(?<year>\d{4}))/gu

const DIGITS: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  l: '1',
  I: '1',
  '|': '1',
  Z: '2',
  S: '5',
  B: '8',
}
const MOST_SLIPS = 2

/** Hooks are taken for acutes where letters are small; each phrase as it is misread, and as it is. What is written so is left: "yếu tố chức năng", "thành phố biến", "điều chuyển đối với". */
const PHRASES: readonly (readonly [misread: RegExp, phrase: string])[] = (
  [
    ['tống kết', 'tổng kết'],
    ['tống hợp', 'tổng hợp'],
    ['(?<!yếu |nhân )tố chức', 'tổ chức'],
    ['(?<!cân |phản |tương |tuyệt )đối mới', 'đổi mới'],
    ['chuyến đổi', 'chuyển đổi'],
    ['chuy[ếể]n đối(?= số)', 'chuyển đổi'],
    ['(?<!thành )phố biến', 'phổ biến'],
    ['kiếm tra', 'kiểm tra'],
    ['bố sung', 'bổ sung'],
    ['sửa đối(?! với| tượng)', 'sửa đổi'],
    ['triến khai', 'triển khai'],
    ['phát triến', 'phát triển'],
    ['thế thao', 'thể thao'],
    ['bảo hiếm', 'bảo hiểm'],
    ['đăng cộng sản', 'đảng cộng sản'],
    ['đăng ủy', 'đảng ủy'],
    ['tuyến giáo', 'tuyên giáo'],
    ['(?<=ngày \\d{1,2} )th[úứâãảạăĩ]ng(?= \\d{1,2} năm)', 'tháng'],
  ] as const
).map(([misread, phrase]) => [new RegExp(`(?<!\\p{L})${misread}(?!\\p{L})`, 'giu'), phrase])

/** Puts phrases right; length and offsets stay. One problem a phrase, at the first place where it was misread. */
export function repairPhrases(text: string): { readonly text: string; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  let out = text
  for (const [misread, phrase] of PHRASES) {
    const places = [...out.matchAll(misread)]
    const [first] = places
    if (!first) continue
    problems.push({
      kind: 'ocr-repaired',
      message: `OCR read "${first[0]}"; the same slip in ${places.length} places`,
      start: first.index,
      end: first.index + first[0].length,
    })
    out = out.replace(misread, (found) =>
      Array.from(found, (letter, at) =>
        letter === letter.toLowerCase() ? phrase[at]! : phrase[at]!.toUpperCase(),
      ).join(''),
    )
  }
  return { text: out, problems }
}

/** A stretch of the text that OCR misread, and what is printed there. */
interface Edit {
  readonly at: number
  readonly misread: string
  readonly printed: string
}

/** Codes that were misread: those that the registry knows by number and date, those whose signs can only be one thing; and marks of secrecy. */
export function repairCodes(
  text: string,
  pages: readonly Page[],
  known: readonly KnownCode[],
  lexicon: Lexicon,
): Repaired {
  const wellFormed = formsOf(lexicon)
  const edits = new Map<number, Edit>()
  for (const edit of [...byRegistry(text, known, wellFormed), ...bySigns(text, wellFormed), ...bySecrecy(text)])
    if (!edits.has(edit.at)) edits.set(edit.at, edit)
  return rewritten(
    text,
    pages,
    [...edits.values()].sort((a, b) => a.at - b.at),
  )
}

function* byRegistry(text: string, known: readonly KnownCode[], wellFormed: Forms): Generator<Edit> {
  for (const { index, groups } of text.matchAll(CODE_AND_DATE)) {
    const { number, signs, day, month, year } = groups as Record<'number' | 'signs' | 'day' | 'month' | 'year', string>
    const misread = text.slice(index, text.indexOf(signs, index + number.length) + signs.length)
    if (/^\d+$/.test(number) && wellFormed(signs)) continue
    const digits = Number(Array.from(number, (sign) => DIGITS[sign] ?? sign).join(''))
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const fitting = [
      ...new Set(known.filter((work) => work.date === date && numberOf(work.code) === digits).map(({ code }) => code)),
    ]
    const [code] = fitting
    if (code === undefined || fitting.length > 1) continue
    const slips = distance(plainSigns(signs), plainSigns(code.replace(/^\d+-/, '')))
    if (slips > MOST_SLIPS || code === misread.replace(/\s/g, '')) continue
    yield { at: index, misread, printed: code }
  }
}

// "27-TTr/ĐĐU" | "49-KL/T W" | "06-CT/TVV"
const SIGNED =
  /(?<![\p{L}\p{N}/.-])(?<number>\d{1,4}\s?[-–]\s?)(?<signs>\p{L}{1,5}\/(?:T W|T U|Đ U|\p{L}{2,12}))(?![\p{L}\p{N}/-])/gu
/** Signs that OCR sees twice, apart, or as two others. */
const SIGN_SLIPS: readonly (readonly [misread: RegExp, printed: string])[] = [
  [/(?<=\p{L}) (?=\p{Lu})/gu, ''],
  [/ĐĐ/g, 'Đ'],
  [/VV/g, 'W'],
]
// "193:2025/QH15" | "31.2022/NQ-HĐND"
const YEARED =
  /(?<![\p{L}\p{N}/.-])(?<number>\d{1,4})(?<sign>[:;.,|\\])(?=(?:19|20)\d\d\/(?:QH\d\d|(?:NQ|NĐ|QĐ|TT|TTLT)-\p{Lu}{2}))/gu

/** Where signs are none that there are, and become such by one kind of slip, and by no other. */
function* bySigns(text: string, wellFormed: Forms): Generator<Edit> {
  for (const { index, groups } of text.matchAll(SIGNED)) {
    const { number, signs } = groups as Record<'number' | 'signs', string>
    if (wellFormed(signs) && !signs.includes(' ')) continue
    const fitting = new Set(
      SIGN_SLIPS.map(([slip, printed]) => signs.replace(slip, printed)).filter(
        (each) => each !== signs && wellFormed(each),
      ),
    )
    const [printed] = fitting
    if (printed === undefined || fitting.size > 1) continue
    yield { at: index, misread: number + signs, printed: number + printed }
  }
  for (const { index, groups } of text.matchAll(YEARED)) {
    const { number, sign } = groups as Record<'number' | 'sign', string>
    yield { at: index, misread: number + sign, printed: `${number}/` }
  }
}

/** The text with what is printed in place of what was misread; one problem each, which keeps what stood there. */
function rewritten(text: string, pages: readonly Page[], edits: readonly Edit[]): Repaired {
  const problems: Problem[] = []
  const moves: { at: number; by: number }[] = []
  let [out, from] = ['', 0]
  for (const { at, misread, printed } of edits) {
    if (at < from) continue
    out += text.slice(from, at)
    const [start, end] = [out.length, out.length + printed.length]
    problems.push({ kind: 'ocr-repaired', message: `OCR read "${misread}"`, start, end })
    out += printed
    from = at + misread.length
    moves.push({ at: from, by: printed.length - misread.length })
  }
  if (problems.length === 0) return { text, pages, problems }
  const moved = (offset: number): number => moves.reduce((sum, { at, by }) => (at <= offset ? sum + by : sum), offset)
  return {
    text: out + text.slice(from),
    pages: pages.map((page) => ({ ...page, start: moved(page.start), end: moved(page.end) })),
    problems,
  }
}

// "MÂT" | "| MẠT |" | "TỐI MÂT" | "TUYET MẬT"
const SECRECY_LINE = /^[^\p{L}\n]*(?<mark>(?:TUY[EÊẾỆÉÈẸ]T\s+|T[OÔỐÓỒƠỚ]I\s+)?M[AÂẬẠẤẦÁĂẶẨẪ]T)[^\p{L}\n]*$/gmu
/** How far down a mark of secrecy may stand. */
const HEAD = 1500

/** A mark of secrecy in the head of a document, however OCR read it: a secret that is taken for none is worse than the reverse. */
function* bySecrecy(text: string): Generator<Edit> {
  for (const { index, 0: line, groups } of text.slice(0, HEAD).matchAll(SECRECY_LINE)) {
    const mark = groups!['mark']!
    const printed = `${mark.startsWith('TU') ? 'TUYỆT ' : mark.startsWith('T') ? 'TỐI ' : ''}MẬT`
    if (line !== printed) yield { at: index, misread: line, printed }
  }
}

const numberOf = (code: string): number => Number.parseInt(code, 10)

/** "NQ/TƯ" → "NQ/TU": OCR confuses marks more often than letters. */
const plainSigns = (signs: string): string =>
  fold(signs)
    .normalize('NFD')
    .replace(/\p{M}|\s/gu, '')
    .replace(/[đĐ]/g, 'D')
    .toUpperCase()

type Forms = (signs: string) => boolean

/** Whether signs are those of a type and an issuer that there are: what is printed well is never repaired. */
function formsOf({ types, issuers }: Lexicon): Forms {
  const typeSigns = new Set(types.flatMap(({ abbreviations }) => abbreviations))
  const issuerSigns = new Set(issuers.map(({ sign }) => sign))
  return (signs) => {
    const [type, issuer, ...more] = signs.replace(/\s/g, '').split('/')
    return more.length === 0 && typeSigns.has(type ?? '') && issuerSigns.has(issuer ?? '')
  }
}
