/** Document type words (thể loại) as they stand before a code: "Nghị quyết", "Chương trình hành động", "NQ". */
import type { Lexicon } from './lexicon/types.js'
import { anyOf, matches, type Pattern, pattern } from './text.js'
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
  readonly alternatives: string
}

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
  const alternatives = [...names]
    .sort((left, right) => right.length - left.length)
    .flatMap((name) => [anyCase(name.toLowerCase()), anyOf([name.toUpperCase()])])
    .join('|')
  const result: Compiled = {
    words: pattern(
      String.raw`(?:(?<plural>(?:[cC]ác|[nN]hững|[hH]ai|[bB]a|[bB]ốn)) \s+)? {{start}} (?<word>${alternatives}) {{end}}`,
    ),
    canonical,
    ofAbbreviation,
    alternatives,
  }
  compiled.set(lexicon, result)
  return result
}

/** Inner words of a type are printed with or without capitals: "Thông báo Kết luận", "Chương trình Hành động". */
const anyCase = (low: string): string =>
  low
    .split(' ')
    .map((word) => `[${word[0]!.toUpperCase()}${word[0]!}]${word.slice(1)}`)
    .join('\\s+')

/** Canonical name of a printed type word or abbreviation, "CHỈ THỊ" → "Chỉ thị", "NQ" → "Nghị quyết"; null if unknown. */
export function typeName(printed: string, lexicon: Lexicon): string | null {
  const { canonical, ofAbbreviation } = compile(lexicon)
  const words = printed.replace(/\s+/g, ' ').trim()
  return (
    canonical.get(words.toLowerCase()) ??
    SHORT[words] ??
    ofAbbreviation.get(words) ??
    ofAbbreviationLoose(words, ofAbbreviation)
  )
}

function ofAbbreviationLoose(printed: string, known: ReadonlyMap<string, string>): string | null {
  const low = printed.toLowerCase()
  for (const [abbreviation, name] of known) if (abbreviation.toLowerCase() === low) return name
  return null
}

/** All type words of a folded text, longest wins. The span leaves "các" out. */
export function typeWord(text: string, lexicon: Lexicon): Mention<TypeWord>[] {
  const { words, canonical } = compile(lexicon)
  const out: Mention<TypeWord>[] = []
  for (const match of matches(text, words)) {
    const printed = match.groups['word']!
    const name = canonical.get(printed.replace(/\s+/g, ' ').toLowerCase())
    if (!name) continue
    const start = match.end - printed.length
    const first = printed[0]!
    out.push({
      start,
      end: match.end,
      rule: 'type.word',
      confidence: 1,
      value: { name, capital: first !== first.toLowerCase(), plural: match.groups['plural'] !== undefined },
    })
  }
  return out
}
