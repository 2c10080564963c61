/** Characters: NFC, look-alikes repaired, invisible ones dropped; every kept character knows where it came from. */

/** Text with the raw offset of each of its UTF-16 units. */
export interface Mapped {
  readonly text: string
  readonly from: ArrayLike<number>
}

interface Repaired extends Mapped {
  readonly from: Int32Array
}

const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t\u000B\u000C]/
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
  '\u0387': '•',
}
const CLEAN =
  /^[\n\u0020-\u007E\u00A1-\u00AC\u00AE-\u00B6\u00B8-\u00CF\u00D1-\u00EF\u00F1-\u0188\u018A-\u0255\u0257-\u02FF\u1E00-\u1EFF\u2013\u2014\u2018\u2019\u201C-\u201F\u2022\u2026\u20AB]*$/

/** Full-width forms as CJK fonts and input methods write them: １２－ＮＱ／ＴＷ. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/

/** Repairs one page's characters. Idempotent on its own text. */
export function repairCharacters(raw: string): Repaired {
  if (CLEAN.test(raw)) return { text: raw, from: Int32Array.from({ length: raw.length }, (_, at) => at) }
  const { text, from } = compose(printed(raw))
  return { text, from: Int32Array.from(from) }
}

const SOFT_HYPHEN = '\u00AD'

/** What is printed: look-alikes repaired, invisible characters and soft hyphens left out, line ends as "\n". */
function printed(raw: string): Mapped {
  const out: string[] = []
  const from: number[] = []
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at]!
    if (INVISIBLE.test(char)) continue
    let kept = char
    if (char === SOFT_HYPHEN) {
      // A soft hyphen inside a code is the code's hyphen; elsewhere it was never printed.
      if (!(/\d/.test(raw[at - 1] ?? '') && /[A-ZĐ\s]/.test(raw[at + 1] ?? ''))) continue
      kept = '-'
    } else if (char === '\r') {
      if (raw[at + 1] === '\n') continue
      kept = '\n'
    } else if (SPACES.test(char)) kept = char === '\t' ? '\t' : ' '
    else if (FULL_WIDTH.test(char)) kept = String.fromCharCode(char.charCodeAt(0) - 0xfee0)
    else kept = REPAIR[char] ?? char
    out.push(kept)
    from.push(at)
  }
  return { text: out.join(''), from }
}

/** NFC, cluster by cluster, so that each composed character leads back to the first of its parts. */
export function compose(raw: Mapped): Mapped {
  if (raw.text.normalize('NFC') === raw.text) return raw
  const out: string[] = []
  const from: number[] = []
  // Jamo compose though they are no marks.
  for (const cluster of raw.text.matchAll(/[^\p{M}][\p{M}\u1161-\u1175\u11A8-\u11C2]*|\p{M}+/gu)) {
    const composed = cluster[0].normalize('NFC')
    out.push(composed)
    for (let unit = 0; unit < composed.length; unit++) from.push(raw.from[cluster.index]!)
  }
  return { text: out.join(''), from }
}

/** What stands for a stretch of a text; `from` counts from its start. */
export interface Change extends Mapped {
  readonly start: number
  readonly end: number
}

/** A page with its changes made; every letter leads back to where its code began. */
export function changed(page: Mapped, changes: readonly Change[]): Mapped {
  let text = ''
  const from: number[] = []
  let done = 0
  const keep = (until: number) => {
    for (let at = done; at < until; at++) from.push(page.from[at]!)
    text += page.text.slice(done, until)
    done = until
  }
  for (const change of changes) {
    keep(change.start)
    text += change.text
    for (let at = 0; at < change.text.length; at++) from.push(page.from[change.start + change.from[at]!]!)
    done = change.end
  }
  keep(page.text.length)
  return { text, from: Int32Array.from(from) }
}
