/**
 * What OCR is known to misread, put right where there is no doubt; what stood there is kept in a problem. Codes, "57-NQ/IW,
 * ngày 22/12/2024": only where exactly one document of the registry has the number and the printed date, and signs that
 * differ by a slip. Words, "tống kết": only phrases that no Vietnamese text holds.
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

export function repairCodes(
  text: string,
  pages: readonly Page[],
  known: readonly KnownCode[],
  lexicon: Lexicon,
): Repaired {
  const wellFormed = formsOf(lexicon)
  const problems: Problem[] = []
  const moves: { at: number; by: number }[] = []
  let [out, from] = ['', 0]
  for (const { index, groups } of text.matchAll(CODE_AND_DATE)) {
    const { number, signs, day, month, year } = groups as Record<'number' | 'signs' | 'day' | 'month' | 'year', string>
    const printed = text.slice(index, text.indexOf(signs, index + number.length) + signs.length)
    if (/^\d+$/.test(number) && wellFormed(signs)) continue
    const digits = Number(Array.from(number, (sign) => DIGITS[sign] ?? sign).join(''))
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const fitting = [
      ...new Set(known.filter((work) => work.date === date && numberOf(work.code) === digits).map(({ code }) => code)),
    ]
    const [code] = fitting
    if (code === undefined || fitting.length > 1) continue
    const slips = distance(plainSigns(signs), plainSigns(code.replace(/^\d+-/, '')))
    if (slips > MOST_SLIPS || code === printed.replace(/\s/g, '')) continue
    out += text.slice(from, index)
    problems.push({
      kind: 'ocr-repaired',
      message: `OCR read "${printed}"`,
      start: out.length,
      end: out.length + code.length,
    })
    out += code
    from = index + printed.length
    moves.push({ at: from, by: code.length - printed.length })
  }
  if (problems.length === 0) return { text, pages, problems }
  const moved = (offset: number): number => moves.reduce((sum, { at, by }) => (at <= offset ? sum + by : sum), offset)
  return {
    text: out + text.slice(from),
    pages: pages.map((page) => ({ ...page, start: moved(page.start), end: moved(page.end) })),
    problems,
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

/** Whether signs are those of a type and an issuer that there are: what is printed well is never repaired. */
function formsOf({ types, issuers }: Lexicon): (signs: string) => boolean {
  const typeSigns = new Set(types.flatMap(({ abbreviations }) => abbreviations))
  const issuerSigns = new Set(issuers.map(({ sign }) => sign))
  return (signs) => {
    const [type, issuer, ...more] = signs.replace(/\s/g, '').split('/')
    return more.length === 0 && typeSigns.has(type ?? '') && issuerSigns.has(issuer ?? '')
  }
}
