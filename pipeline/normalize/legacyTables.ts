/**
 * Vietnamese letters as fonts and conventions from before Unicode coded them, and the way back.
 * TCVN3 (fonts ".VnTime", "ABC") has one code for a toned letter in both cases: capitals come from the fonts that end in
 * H. VNI ("VNI-Times") writes most letters as a vowel and a mark. VIQR writes the marks as signs of ASCII.
 */
import type { Mapped } from './characters.js'
import { isSyllable } from './syllable.js'

export type Encoding = 'tcvn3' | 'vni' | 'viqr'

/** Small letters: the letter, TCVN3 as Latin-1, VNI as windows-1252, VIQR. */
const LETTERS = `
đ ® ñ dd
â © aâ a^
ă ¨ aê a(
ê ª eâ e^
ô « oâ o^
ơ ¬ ô o+
ư \u00AD ö u+
á ¸ aù a'
à µ aø a\`
ả ¶ aû a?
ã · aõ a~
ạ ¹ aï a.
ấ Ê aá a^'
ầ Ç aà a^\`
ẩ È aå a^?
ẫ É aã a^~
ậ Ë aä a^.
ắ ¾ aé a('
ằ » aè a(\`
ẳ ¼ aú a(?
ẵ ½ aü a(~
ặ Æ aë a(.
é Ð eù e'
è Ì eø e\`
ẻ Î eû e?
ẽ Ï eõ e~
ẹ Ñ eï e.
ế Õ eá e^'
ề Ò eà e^\`
ể Ó eå e^?
ễ Ô eã e^~
ệ Ö eä e^.
í Ý í i'
ì × ì i\`
ỉ Ø æ i?
ĩ Ü ó i~
ị Þ ò i.
ó ã où o'
ò ß oø o\`
ỏ á oû o?
õ â oõ o~
ọ ä oï o.
ố è oá o^'
ồ å oà o^\`
ổ æ oå o^?
ỗ ç oã o^~
ộ é oä o^.
ớ í ôù o+'
ờ ê ôø o+\`
ở ë ôû o+?
ỡ ì ôõ o+~
ợ î ôï o+.
ú ó uù u'
ù ï uø u\`
ủ ñ uû u?
ũ ò uõ u~
ụ ô uï u.
ứ ø öù u+'
ừ õ öø u+\`
ử ö öû u+?
ữ ÷ öõ u+~
ự ù öï u+.
ý ý yù y'
ỳ ú yø y\`
ỷ û yû y?
ỹ ü yõ y~
ỵ þ î y.
`
/** The only capitals that TCVN3 has codes for. */
const TCVN3_CAPITALS: ReadonlyMap<string, string> = new Map(
  ['Đ§', 'Â¢', 'Ă¡', 'Ê£', 'Ô¤', 'Ơ¥', 'Ư¦'].map((pair) => [pair[1]!, pair[0]!]),
)

const rows = LETTERS.trim()
  .split('\n')
  .map((row) => row.split(' ') as [letter: string, tcvn3: string, vni: string, viqr: string])

const tcvn3 = new Map<string, string>(rows.map(([letter, code]) => [code, letter]))
for (const [code, letter] of TCVN3_CAPITALS) tcvn3.set(code, letter)

const vni = new Map<string, string>()
const viqr = new Map<string, string>()
for (const [letter, , marked, typed] of rows)
  for (const [table, form] of [
    [vni, marked],
    [viqr, typed],
  ] as const) {
    const capital = letter.toUpperCase()
    table.set(form, letter)
    table.set(form.toUpperCase(), capital)
    // "Aù", "Dd": the first letter says which case is meant.
    if (form.length > 1) {
      table.set(form[0]!.toUpperCase() + form.slice(1), capital)
      table.set(form[0]! + form.slice(1).toUpperCase(), letter)
    }
  }

/** Longest form in a table. */
const LONGEST: Readonly<Record<Encoding, number>> = { tcvn3: 1, vni: 2, viqr: 3 }
const TABLES: Readonly<Record<Encoding, ReadonlyMap<string, string>>> = { tcvn3, vni, viqr }

/** What a TCVN3 code says without its font: only a font, or the letters around it, make it a capital. */
export const hasBothCases = (code: string): boolean => tcvn3.has(code) && !TCVN3_CAPITALS.has(code)

/** Whether an encoding has a letter of its own at this character. */
export const isCode = (char: string, encoding: 'tcvn3' | 'vni'): boolean =>
  encoding === 'tcvn3' ? tcvn3.has(char) : VNI_CODES.has(char)

const VNI_CODES = new Set([...vni.keys()].flatMap((form) => Array.from(form)).filter((char) => char > '\u007F'))

/** Every code of an encoding as its letter; other characters stay. Each letter leads back to the first unit of its code. */
export function decodeAll(text: string, encoding: Encoding): Mapped {
  const table = TABLES[encoding]
  let out = ''
  const from: number[] = []
  for (let at = 0; at < text.length; ) {
    let length = Math.min(LONGEST[encoding], text.length - at)
    while (length > 1 && !table.has(text.slice(at, at + length))) length--
    const form = text.slice(at, at + length)
    out += table.get(form) ?? form
    from.push(at)
    at += length
  }
  return { text: out, from }
}

/**
 * Whether a hyphen between these decoded letters is TCVN3's ư: PDFs print its code, a soft hyphen, as one ("ph-êng",
 * "th-"). A hyphen that parts words has a word before it.
 */
export function isLostU(left: string, right: string): boolean {
  const [before, after] = [left.toLowerCase(), right.toLowerCase()]
  if (!isSyllable(`${before}ư${after}`)) return false
  return before === '' ? !isSyllable(after) || after === 'u' : !isSyllable(before)
}

const NAMES: Readonly<Record<Encoding, string>> = { tcvn3: 'TCVN3', vni: 'VNI', viqr: 'VIQR' }

/** What a document's notes say of a decoded encoding: "decoded TCVN3". */
export const decodedNote = (encoding: Encoding): string => `decoded ${NAMES[encoding]}`
