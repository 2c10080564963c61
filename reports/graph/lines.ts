/** Text in lines of a width, without the fonts of the reader's machine: widths are those of common sans-serif fonts. */

const WIDTHS: readonly (readonly [characters: string, em: number])[] = [
  ["ijlI.,:;'’|!·", 0.27],
  ['ftr()[]/\\-“”"* ', 0.36],
  ['mwMW%@—…', 0.9],
  ['ABCDEFGHKLNOPQRSTUVXYZĐƯƠ&–~', 0.68],
]

const WIDTH = new Map(WIDTHS.flatMap(([characters, em]) => Array.from(characters, (each) => [each, em] as const)))

/** Width of a text; Vietnamese marks stand above and below their letter and take no place of their own. */
export function widthOf(text: string, size: number, bold = false): number {
  let em = 0
  for (const character of text.normalize('NFD')) {
    if (/\p{M}/u.test(character)) continue
    em += WIDTH.get(character) ?? (character >= '\u2E80' ? 1 : 0.56)
  }
  return em * size * (bold ? 1.07 : 1)
}

/** One line without what cannot be seen, what turns the direction of writing, and towers of marks. */
export const visible = (text: string): string =>
  text
    .replace(/[\s\u0000-\u001F\u007F-\u009F\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .trim()

/** The text if it fits, else its beginning with "…". */
export function shortened(text: string, width: number, size: number, bold = false): string {
  let [kept, used] = ['', widthOf('…', size, bold)]
  let whole = 0
  for (const character of text) {
    const wide = widthOf(character, size, bold)
    whole += wide
    if (whole > width) return `${kept.trimEnd()}…`
    if (used + wide <= width) kept += character
    used += wide
  }
  return text
}

/** At most `most` lines broken at blanks; the last one shortened where the text goes on. */
export function inLines(text: string, width: number, size: number, most: number, bold = false): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer, size, bold) <= width || line === '') line = longer
    else {
      if (lines.length === most - 1) {
        // Half a word, or half a date, says nothing.
        while (widthOf(`${line}…`, size, bold) > width && line.includes(' '))
          line = line.slice(0, line.lastIndexOf(' '))
        lines.push(shortened(`${line}…`, width, size, bold))
        return lines
      }
      lines.push(shortened(line, width, size, bold))
      line = word
    }
  }
  if (line !== '') lines.push(shortened(line, width, size, bold))
  return lines
}
