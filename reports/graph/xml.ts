/** Text of documents inside XML: whatever it holds, it stays text, and the file stays well-formed. */

/** Characters that XML 1.0 cannot hold, not even escaped, halves of surrogate pairs, and what steers terminals and turns lines. */
const IMPOSSIBLE =
  /[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u{61C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text for between tags and for attributes in quotes: `a<b` → `a&lt;b`. */
export const escaped = (text: string): string =>
  text.replace(IMPOSSIBLE, '\uFFFD').replace(/[&<>"'\t\n\r]/g, (character) => ESCAPES[character]!)

/** Attributes in order, without those that are null: ` x="1" class="box"`. */
export const attributes = (values: Readonly<Record<string, string | number | boolean | null>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('')
