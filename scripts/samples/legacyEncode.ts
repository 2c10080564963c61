/** Vietnamese written as old fonts and conventions coded it; made by rule, not from the program's table. */
import type { Encoding } from '../../pipeline/normalize/legacyTables.js'

/** Letters in the order of TCVN 5712:1993's codes, each run with its first code. */
const TCVN3_RUNS: readonly (readonly [first: number, letters: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
]
const TCVN3 = new Map(
  TCVN3_RUNS.flatMap(([first, letters]) =>
    Array.from(letters, (letter, at) => [letter, String.fromCharCode(first + at)] as const),
  ),
)

const GRAVE = '\u0300'
const ACUTE = '\u0301'
const TILDE = '\u0303'
const HOOK = '\u0309'
const DOT = '\u0323'
const TONES = ACUTE + GRAVE + HOOK + TILDE + DOT
const CIRCUMFLEX = '\u0302'
const BREVE = '\u0306'
const HORN = '\u031B'

/** One letter: its vowel, its shape and its tone. */
function parts(letter: string): { base: string; shape: string; tone: number } {
  const [base, ...marks] = letter.normalize('NFD')
  const tone = marks.find((mark) => TONES.includes(mark))
  return { base: base!, shape: marks.find((mark) => mark !== tone) ?? '', tone: tone ? TONES.indexOf(tone) : -1 }
}

function vniSmall(letter: string): string {
  if (letter === 'đ') return 'ñ'
  const { base, shape, tone } = parts(letter)
  if (base === 'i') return 'iíìæóò'[tone + 1]!
  if (letter === 'ỵ') return 'î'
  if (shape === CIRCUMFLEX) return base + (tone < 0 ? 'â' : 'áàåãä'[tone]!)
  if (shape === BREVE) return base + (tone < 0 ? 'ê' : 'éèúüë'[tone]!)
  return (shape === HORN ? (base === 'o' ? 'ô' : 'ö') : base) + (tone < 0 ? '' : 'ùøûõï'[tone]!)
}

function viqrSmall(letter: string): string {
  if (letter === 'đ') return 'dd'
  const { base, shape, tone } = parts(letter)
  const sign = { [CIRCUMFLEX]: '^', [BREVE]: '(', [HORN]: '+' }[shape] ?? ''
  return base + sign + (tone < 0 ? '' : "'`?~."[tone]!)
}

const LETTER = /[À-ỹ]/

/** A text in an encoding; TCVN3 has the seven capitals that it has, the others come out small. */
export function encode(text: string, encoding: Encoding): string {
  return Array.from(text.normalize('NFC'), (char, at) => {
    if (encoding === 'viqr' && /[.?'`~^(+]/.test(char) && /[aăâeêioôơuưyà-ỹ]/i.test(text[at - 1] ?? ''))
      return `\\${char}`
    if (!LETTER.test(char)) return char
    const small = char.toLowerCase()
    if (encoding === 'tcvn3') return TCVN3.get(char) ?? TCVN3.get(small) ?? char
    const coded = encoding === 'vni' ? vniSmall(small) : viqrSmall(small)
    return char === small ? coded : coded.toUpperCase()
  }).join('')
}

/** All 67 small letters with a mark. */
export const SMALL = 'đâăêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ'
