/** Document type words (thể loại) as they stand before a code: "Nghị quyết", "Chương trình hành động", "NQ". */
import type { Lexicon } from './lexicon/types.js'
import { anyOf, anyOfPieces, leftForm, matches, oneBlank, type Pattern, pattern, standsLeft } from './text.js'
import type { Mention } from './types.js'

/** A type word: its canonical name, and whether it was printed with a capital, as a name is. */
export interface TypeWord {
  readonly name: string
  readonly capital: boolean
  /** "các Nghị quyết": several documents follow. */
  readonly plural: boolean
}

/** Types that are spoken of but not in the closed list of the regulations. */
const SPOKEN = [
  'Văn kiện',
  'Báo cáo chính trị',
  'Văn bản',
  'Công thư',
  'Thư kêu gọi',
  'Đề cương',
  'Hướng dẫn liên ngành',
  'Kế hoạch phối hợp',
  'Kế hoạch liên ngành',
  'Thông báo kết luận',
  'Chương trình hành động',
  'Kế hoạch hành động',
  'Chương trình phối hợp',
  'Quy chế phối hợp',
  'Nghị quyết liên tịch',
  'Thông tư liên tịch',
  'Kế hoạch liên tịch',
  'Hướng dẫn liên tịch',
  'Luật',
  'Bộ luật',
  'Pháp lệnh',
  'Hiến pháp',
  'Lệnh',
  'Chương trình công tác',
  'Chương trình phối hợp hành động',
  'Quy ước',
  'Thông tin',
  'Chiến lược',
  'Đề án',
  'Tài liệu',
  'Công điện',
  'Sắc lệnh',
  'Cương lĩnh',
  'Điều lệ',
]

/** Abbreviated type words as people write them before a number: "NQ số 36", "CT 05". */
const SHORT: Readonly<Record<string, string>> = {
  NQ: 'Nghị quyết',
  CT: 'Chỉ thị',
  KL: 'Kết luận',
  QĐ: 'Quyết định',
  KH: 'Kế hoạch',
  HD: 'Hướng dẫn',
  NĐ: 'Nghị định',
  TB: 'Thông báo',
  CV: 'Công văn',
  CTr: 'Chương trình',
}

interface Compiled {
  readonly words: Pattern
  readonly canonical: ReadonlyMap<string, string>
  readonly ofAbbreviation: ReadonlyMap<string, string>
  readonly inSmallLetters: ReadonlyMap<string, string>
}

/** "các Nghị quyết", "hai chỉ thị" */
const PLURAL = leftForm(String.raw`(?:[cC]ác|[nN]hững|[hH]ai|[bB]a|[bB]ốn)\s+`)

const compiled = new WeakMap<Lexicon, Compiled>()

/** Canonical names of all types that are read as words. */
export const typeNames = (lexicon: Lexicon): string[] =>
  [...new Set([...lexicon.types.map((type) => type.name), ...SPOKEN])].filter((name) => !/[,()]/.test(name))

function compile(lexicon: Lexicon): Compiled {
  const known = compiled.get(lexicon)
  if (known) return known
  const names = typeNames(lexicon)
  const canonical = new Map<string, string>()
  for (const name of names) canonical.set(name.toLowerCase(), name)
  const ofAbbreviation = new Map<string, string>()
  for (const type of lexicon.types) {
    for (const abbreviation of type.abbreviations)
      if (!ofAbbreviation.has(abbreviation)) ofAbbreviation.set(abbreviation, type.name)
  }
  const inSmallLetters = new Map<string, string>()
  for (const [abbreviation, name] of ofAbbreviation) {
    const small = abbreviation.toLowerCase()
    if (!inSmallLetters.has(small)) inSmallLetters.set(small, name)
  }
  const alternatives = `${anyOfPieces(names.map((name) => anyCase(name.toLowerCase())))}|${anyOf(names.map((name) => name.toUpperCase()))}`
  const result: Compiled = {
    words: pattern(`{{start}} (?:${alternatives}) {{end}}`),
    canonical,
    ofAbbreviation,
    inSmallLetters,
  }
  compiled.set(lexicon, result)
  return result
}

/** Inner words of a type are printed with or without capitals: "Thông báo Kết luận", "Chương trình Hành động". */
const anyCase = (low: string): string[] =>
  low
    .split(' ')
    .flatMap((word, index) => [
      ...(index > 0 ? ['\\s+'] : []),
      `[${word[0]!.toUpperCase()}${word[0]!}]`,
      ...word.slice(1),
    ])

/** Canonical name of a printed type word or abbreviation, "CHỈ THỊ" → "Chỉ thị", "NQ" → "Nghị quyết"; null if unknown. */
export function typeName(printed: string, lexicon: Lexicon): string | null {
  const { canonical, ofAbbreviation, inSmallLetters } = compile(lexicon)
  const words = oneBlank(printed)
    .trim()
    .replace(/^T\.(?=Tr$)/, 'T')
  return (
    canonical.get(words.toLowerCase()) ??
    SHORT[words] ??
    ofAbbreviation.get(words) ??
    inSmallLetters.get(words.toLowerCase()) ??
    null
  )
}

/** All type words of a folded text, longest wins. The span leaves "các" out. */
export function typeWord(text: string, lexicon: Lexicon): Mention<TypeWord>[] {
  const { words, canonical } = compile(lexicon)
  const out: Mention<TypeWord>[] = []
  for (const { start, end, text: printed } of matches(text, words)) {
    const name = canonical.get(oneBlank(printed).toLowerCase())
    if (!name) continue
    const first = printed[0]!
    out.push({
      start,
      end,
      rule: 'type.word',
      confidence: 1,
      value: { name, capital: first !== first.toLowerCase(), plural: standsLeft(PLURAL, text, start) },
    })
  }
  return out
}
