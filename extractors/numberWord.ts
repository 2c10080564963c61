/** Numbers written as words: of years ("mười lăm năm") and of sessions ("lần thứ tư"). */
import { oneBlank } from './text.js'

const WORDS: readonly (readonly string[])[] = [
  ['một', 'nhất'],
  ['hai'],
  ['ba'],
  ['tư', 'bốn'],
  ['năm'],
  ['sáu'],
  ['bảy'],
  ['tám'],
  ['chín'],
  ['mười'],
  ['mười một'],
  ['mười hai'],
  ['mười ba'],
  ['mười bốn'],
  ['mười lăm'],
  ['mười sáu'],
  ['mười bảy'],
  ['mười tám'],
  ['mười chín'],
  ['hai mươi'],
]
const NUMBERS = new Map(WORDS.flatMap((words, index) => words.map((word) => [word, index + 1] as const)))

/** "05", "năm", "mười lăm", "nhất" → 5, 5, 15, 1; null for what is no number from 1 to 20 and no figures. */
export const numberOf = (printed: string): number | null =>
  /^\d+$/.test(printed) ? Number(printed) : (NUMBERS.get(oneBlank(printed).toLowerCase()) ?? null)
