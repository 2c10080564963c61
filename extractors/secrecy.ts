/** Secrecy marks (dấu độ mật) at the head of a document: "MẬT", "TỐI MẬT", "TUYỆT MẬT", however they are set or misread. */

/** The three degrees, as the law names them. */
export const SECRECY_MARKS = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const
export type SecrecyMark = (typeof SECRECY_MARKS)[number]

const BY_LETTERS: ReadonlyMap<string, SecrecyMark> = new Map([
  ['MAT', 'MẬT'],
  ['TOIMAT', 'TỐI MẬT'],
  ['TUYETMAT', 'TUYỆT MẬT'],
])

// "Độ mật: Tối mật", "Dấu chỉ mức độ mật: MẬT"
const DEGREE = /^(?:dấu\s+)?(?:chỉ\s+)?(?:mức\s+)?độ\s+mật\s*[:：]\s*(?<mark>.+)$/iu
/** What stands around a mark that is boxed or drawn out of signs. */
const FRAME = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu
// "Số 31-CT/TU MẬT", "TỈNH ỦY NGHỆ AN TỐI MẬT": head and mark ran into one line.
const AT_THE_END =
  /^(?:Số\s.*[A-ZĐ]|(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|ĐẢNG|BAN|ỦY|CHI|VĂN|BỘ|ĐẢNG\s+BỘ)\s[^\p{Ll}]*?(?<!\sBÍ|\sBẢO|\sCƠ))\s+(?<mark>TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)$/u
const KNOWN_HEAD =
  /ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Độc\s+lập\s*-\s*Tự\s+do\s*-\s*Hạnh\s+phúc/gu
/** In these lines a mark in small letters is one; further down it is a cell of a table. */
const SMALL_WITHIN = 12
const WITHIN = 40

/** The mark that a line is, or bears beside what a head prints; null where it has none. */
export function secrecyOf(line: string, before = '', after = '', small = true): SecrecyMark | null {
  const whole = line.normalize('NFC').trim()
  // Nearly every line of an archive is asked, and nearly none has these letters in a row.
  if (whole.length > 200 || !letters(whole).includes('MAT')) return null
  const cells = [whole.replace(KNOWN_HEAD, '  '), ...whole.split(/\s{2,}|[\t|│┃║]/u)]
  for (const cell of cells) {
    const own = alone(cell, small)
    if (own === null) continue
    // "MẶT | TRẬN TỔ QUỐC", "BẢO VỆ BÍ | MẬT": words broken over lines.
    if (own === 'MẬT' && (/^\s*(?:TRẬN|MÃ|NHÀ\s+NƯỚC)/u.test(after) || /(?:^|\s)(?:BÍ|BẢO|CƠ|BAN)\s*$/u.test(before)))
      continue
    return own
  }
  const ending = AT_THE_END.exec(whole)?.groups?.['mark']
  return ending === undefined ? null : (BY_LETTERS.get(letters(ending)) ?? null)
}

/** The mark of a document by the lines of its head. */
export function secrecyOfHead(lines: readonly string[]): SecrecyMark | null {
  const head = lines.filter((line) => line.trim() !== '').slice(0, WITHIN)
  for (const [at, line] of head.entries()) {
    const own = secrecyOf(line, head[at - 1], head[at + 1], at < SMALL_WITHIN)
    if (own !== null) return own
  }
  return null
}

/** Whether a line of the head is a mark and nothing else. */
export const isSecrecyMark = (line: string): boolean => alone(line, true) !== null

/** A line of the head without the mark that ran into it: "TỈNH ỦY NGHỆ AN MẬT" is TỈNH ỦY NGHỆ AN. */
export function withoutMark(line: string): string {
  const mark = AT_THE_END.exec(line)?.groups?.['mark']
  return mark === undefined ? line : line.slice(0, -mark.length).trimEnd()
}

/** Words that are a mark and nothing else: letters set apart, a frame around them, marks over letters misread. */
function alone(text: string, small: boolean): SecrecyMark | null {
  const bare = text.replace(FRAME, '')
  if (bare.length > 60) return null
  const named = DEGREE.exec(bare)?.groups?.['mark']
  const words = (named ?? bare).replace(FRAME, '')
  const mark = BY_LETTERS.get(letters(words))
  if (mark === undefined) return null
  if (words === words.toUpperCase()) return mark
  // "Mật", "Tối mật" as printed; "mặt", "mát" are other words.
  return (small || named !== undefined) && /^(?:tuyệt\s+mật|tối\s+mật|mật)$/iu.test(words) && /^\p{Lu}/u.test(words)
    ? mark
    : null
}

/** Capitals without what stands over and under them, and without blanks: "T Ố I  M Â T" is TOIMAT. */
const letters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\s.]/gu, '')
    .toUpperCase()
