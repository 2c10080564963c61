/** Plain text and Markdown: decoding, pages at form feeds. */
import type { Format, RawDocument } from '../types.js'

/** Text of bytes: UTF-8 or UTF-16 by mark, else UTF-8, else windows-1258 (with a note). */
export function decodeText(bytes: Uint8Array): { text: string; notes: string[] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), notes: [] }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), notes: [] }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), notes: ['decoded as windows-1258'] }
  }
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
