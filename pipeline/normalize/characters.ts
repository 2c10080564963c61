/** Characters: NFC, look-alikes repaired, invisible ones dropped; every kept character knows where it came from. */

/** Text with the raw offset of each of its UTF-16 units. */
export interface Mapped {
  readonly text: string
  readonly from: Int32Array
}

const SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000\t\u000B\u000C]/
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\u0000-\u0008\u000E-\u001D\u001F\u007F]/
const REPAIR: Readonly<Record<string, string>> = {
  '\u00D0': 'Đ',
  '\u0189': 'Đ',
  '\u00F0': 'đ',
  '\u0256': 'đ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2212': '-',
  '\uFE63': '-',
  '\uFF0D': '-',
  '\u001E': '-',
  '\u2044': '/',
  '\u2215': '/',
  '\uFF0F': '/',
  '\u2028': '\n',
  '\u2029': '\n',
  '\u0085': '\n',
  '\uF0B7': '•',
  '\uF02D': '-',
  '\uF0A7': '•',
  '\uF0D8': '•',
  '\u00B7': '•',
}
const CLEAN =
  /^[\n\u0020-\u007E\u00A1-\u00AC\u00AE-\u00B6\u00B8-\u00CF\u00D1-\u00EF\u00F1-\u0188\u018A-\u0255\u0257-\u02FF\u1E00-\u1EFF\u2013\u2014\u2018\u2019\u201C-\u201F\u2022\u2026\u20AB]*$/

/** Repairs one page's characters. Idempotent on its own text. */
export function repairCharacters(raw: string): Mapped {
  const composed = CLEAN.test(raw)
    ? null
    : compose(raw.replace(/\r\n?/g, (found) => (found.length === 2 ? '\u0000\n' : '\n')))
  if (!composed) {
    const from = new Int32Array(raw.length)
    for (let at = 0; at < raw.length; at++) from[at] = at
    return { text: raw, from }
  }
  const out: string[] = []
  const from: number[] = []
  const { text } = composed
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (INVISIBLE.test(char)) continue
    let kept = char
    if (char === '\u00AD') {
      // A soft hyphen inside a code is the code's hyphen; elsewhere it was never printed.
      if (!(/\d/.test(text[at - 1] ?? '') && /[A-ZĐ\s]/.test(text[at + 1] ?? ''))) continue
      kept = '-'
    } else if (SPACES.test(char)) kept = char === '\t' ? '\t' : ' '
    else kept = REPAIR[char] ?? char
    out.push(kept)
    for (let unit = 0; unit < kept.length; unit++) from.push(composed.from[at]!)
  }
  return { text: out.join(''), from: Int32Array.from(from) }
}

/** NFC, cluster by cluster, so that each composed character leads back to the first of its parts. */
function compose(raw: string): { text: string; from: number[] } {
  const nfc = raw.normalize('NFC')
  if (nfc === raw) return { text: raw, from: Array.from({ length: raw.length }, (_, at) => at) }
  const out: string[] = []
  const from: number[] = []
  for (const cluster of raw.matchAll(/[^\p{M}]\p{M}*|\p{M}+/gu)) {
    const composed = cluster[0].normalize('NFC')
    out.push(composed)
    for (let unit = 0; unit < composed.length; unit++) from.push(cluster.index)
  }
  return { text: out.join(''), from }
}
