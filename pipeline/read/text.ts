/** Plain text and Markdown: decoding, pages at form feeds. */
import { decodedText } from '../normalize/legacy.js'
import { isSyllable } from '../normalize/syllable.js'
import type { Format, RawDocument } from '../types.js'

/** How the bytes of UTF-16 stand, by its mark, or by the zeros beside the blanks and digits of a text without one; null for other texts. */
export function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const pairs = Math.min(2048, bytes.length >> 1)
  let [first, second] = [0, 0]
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) first++
    if (bytes[pair * 2 + 1] === 0) second++
  }
  // Two thirds of the letters of a Vietnamese text are ASCII; a zero on both sides is no letter.
  if (pairs < 8 || bytes.length % 2 === 1) return null
  if (second > pairs / 2 && first === 0) return 'utf-16le'
  return first > pairs / 2 && second === 0 ? 'utf-16be' : null
}

/**
 * Text of bytes: UTF-8 or UTF-16 by mark, else UTF-8, else the code page of Windows that gives most Vietnamese (with a
 * note). TCVN3 and VNI, which are windows-1252 to Windows, are decoded where texts are normalized.
 */
export function decodeText(bytes: Uint8Array): { text: string; notes: string[] } {
  const wide = wideOrder(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), notes: [] }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
    const western = new TextDecoder('windows-1252').decode(bytes)
    const spelt = shareSpelt(vietnamese)
    return spelt >= WELL_SPELT || spelt >= shareSpelt(decodedText(western))
      ? { text: vietnamese, notes: ['decoded as windows-1258'] }
      : { text: western, notes: ['decoded as windows-1252'] }
  }
}

const WELL_SPELT = 0.9

/** Share of the words with letters beyond ASCII that are Vietnamese. */
function shareSpelt(text: string): number {
  const words = text.match(/[A-Za-z]*[^\s\u0000-\u007F][A-Za-z\u0080-\u1EFF]*/g) ?? []
  return words.length === 0 ? 0 : words.filter((word) => isSyllable(word)).length / words.length
}

export function readText(bytes: Uint8Array, format: Extract<Format, 'txt' | 'md'>): RawDocument {
  const { text, notes } = decodeText(bytes)
  return {
    format,
    method: 'plain',
    reader: 'text',
    pages: text.split('\f').map((page, index) => ({ page: index + 1, text: page })),
    notes,
  }
}
