/**
 * Lines in capitals read as sentences: "SƠ KẾT 05 NĂM THỰC HIỆN CHỈ THỊ SỐ 06-CT/TW NGÀY 24/6/2021 CỦA BAN BÍ THƯ" →
 * "Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW ngày 24/6/2021 của Ban Bí thư". Length is kept, so offsets hold; what is
 * given out is cut from the text as printed.
 */
import type { Lexicon } from './lexicon/types.js'
import { typeNames } from './typeWord.js'
import { BODY_PHRASES } from './vietnameseCase.js'

/** A line worth reading: it names a document. */
const NAMES_DOCUMENT =
  /SỐ\s*:?\s*\d|\d[-/]\s?[A-ZĐ]{2,}|NGHỊ\s+QUYẾT|CHỈ\s+THỊ|KẾT\s+LUẬN|CHƯƠNG\s+TRÌNH|QUYẾT\s+ĐỊNH|QUY\s+ĐỊNH|LUẬT\s/
/** What keeps its capitals: codes, roman numerals ("VI PHẠM" and "PHẠM VI" are words), abbreviations that no word of the language is. */
const KEPT =
  /\d[\d.,]*\s?[-/][^\s,;)]*|(?<![\p{L}\p{N}])(?:(?<!(?:HÀNH|PHẠM) )(?!(?:VI (?:PHẠM|MÔ|SINH|RÚT|TÍNH|MẠCH|TRÙNG|HIẾN|CHẤT)|XI MĂNG)(?!\p{L}))[IVX]+|UBND|HĐND|MTTQ|UBMTTQ|BCH|BTV|TW|TƯ|TP|TNCS|HIV|AIDS|COVID|KT|XH|QH\d+)(?![\p{L}\p{N}])/gu
/** Words after which a place's name follows. */
const PLACE =
  /(?<![\p{L}])(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu|đảng ủy)\s+(?!ủy|đoàn)((?:[^\s,;.:()"\d]+)(?:\s+[^\s,;.:()"\d]+){0,3})/gu
const PLACE_STOP =
  /^(?:về|ngày|thực|triển|khóa|nhiệm|lần|năm|và|trong|theo|của|tổ|giai|đến|công|xây|ban|phê|là|tại|cho|với|hóa|hội|nông|số|các|nhằm|đối)$/

/** Looked for only where blanks begin: within a long run of them every later start would be tried in vain. */
const SMALL_WORDS = /(?<![\s(])[\s(]+(?:[([“"]\s*)?\p{L}?\p{Ll}+\s+\p{Ll}+/u

const compiled = new WeakMap<Lexicon, RegExp>()

function phrases(lexicon: Lexicon): RegExp {
  const known = compiled.get(lexicon)
  if (known) return known
  const words = [...typeNames(lexicon), ...BODY_PHRASES.filter((phrase) => /^\p{Lu}/u.test(phrase))]
  const form = new RegExp(
    // "kỷ luật" and "pháp luật" are no law.
    `(?<![\\p{L}])(?!(?<=(?:kỷ|pháp|quy)\\s)luật)(?:${[...new Set(words.map((word) => word.toLowerCase()))]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|')})(?![\\p{L}])`,
    'gu',
  )
  compiled.set(lexicon, form)
  return form
}

/** The text with its lines of capitals in sentence case, same length; all other lines stay as they are. */
export function sentenceCase(text: string, lexicon: Lexicon): string {
  if (!NAMES_DOCUMENT.test(text)) return text
  let out = ''
  let start = 0
  while (start <= text.length) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const line = text.slice(start, end)
    // "KẾ HOẠCH THỰC HIỆN … (Ban hành kèm theo …)": the capitals end where words in small letters begin.
    const small = SMALL_WORDS.exec(line)?.index ?? line.length
    const head = line.slice(0, small)
    out += isCapitals(head) && NAMES_DOCUMENT.test(head) ? lineCase(head, lexicon) + line.slice(small) : line
    if (end < text.length) out += '\n'
    start = end + 1
  }
  return out
}

/** In capitals but for codes (QĐ-TTg, CTr) and a few small words. */
function isCapitals(line: string): boolean {
  if (line.length < 16) return false
  let upper = 0
  let lower = 0
  for (const letter of line) {
    if (letter !== letter.toLowerCase()) upper++
    else if (letter !== letter.toUpperCase()) lower++
  }
  return upper >= 12 && lower * 12 <= upper
}

/** A line of capitals in the case of a sentence, same length: "CHỈ THỊ SỐ 37-CT/TW CỦA BAN BÍ THƯ" → "Chỉ thị số 37-CT/TW của Ban Bí thư". */
export function lineCase(line: string, lexicon: Lexicon): string {
  const low = line.toLowerCase()
  // A letter whose small form is of another length would move what follows.
  if (low.length !== line.length) return line
  const chars = [...low]
  if (chars.length !== low.length) return line
  const raise = (at: number) => {
    chars[at] = line[at]!
  }
  for (const found of low.matchAll(phrases(lexicon))) {
    const phrase = BODY_CASE.get(found[0])
    if (phrase) for (let at = 0; at < phrase.length; at++) if (phrase[at] !== found[0][at]) raise(found.index + at)
    if (!phrase) raise(found.index)
  }
  for (const found of low.matchAll(PLACE)) {
    let at = found.index + found[0].length - found[1]!.length
    for (const word of found[1]!.split(/\s+/)) {
      if (PLACE_STOP.test(word)) break
      at = low.indexOf(word, at)
      raise(at)
      at += word.length
    }
  }
  for (const found of line.matchAll(KEPT)) for (let at = 0; at < found[0].length; at++) raise(found.index + at)
  const first = low.search(/\p{L}/u)
  if (first >= 0) raise(first)
  return chars.join('')
}

const BODY_CASE = new Map(BODY_PHRASES.map((phrase) => [phrase.toLowerCase(), phrase]))
