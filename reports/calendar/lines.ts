/** Lines of an iCalendar file (RFC 5545): escaped, folded at 75 octets, ended by CRLF. */

import { inert } from '../inert.js'

/** Text as a value: commas, semicolons, backslashes and line breaks escaped. */
export const escapedText = (text: string): string =>
  inert(text.replace(/\r\n?/g, '\n'))
    .replace(/[\\,;]/g, '\\$&')
    .replaceAll('\n', '\\n')

const MOST_OCTETS = 75

/** One line, folded between characters, never inside one: the rest stands after a blank on the next line. */
export function folded(line: string): string {
  let [out, octets] = ['', 0]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > MOST_OCTETS) {
      out += '\r\n '
      octets = 1
    }
    out += character
    octets += size
  }
  return `${out}\r\n`
}
