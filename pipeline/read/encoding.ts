/** Bytes of a text file to characters: UTF-8, UTF-16, else the single-byte code page that the bytes fit. */

/** Text with the name of the encoding that it was in. */
export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252'
}

/** Decodes the whole of a text file; never fails, since every byte is something in a single-byte code page. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = utf16(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide }
  const text = strictUtf8(bytes)
  return text === null ? decodeLegacy(bytes) : { text, encoding: 'utf-8' }
}

/** The text if the bytes are whole and valid UTF-8 (a leading byte order mark dropped), else null. */
export function strictUtf8(bytes: Uint8Array, cut = false): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut })
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/**
 * Single-byte text. Windows-1258 writes tones as combining marks after their vowel; where the bytes decode so, it is
 * that. Anything else stays windows-1252, in which the letters of TCVN3 and VNI keep their identity for later decoding.
 */
export function decodeLegacy(bytes: Uint8Array): DecodedText {
  const vietnamese = new TextDecoder('windows-1258').decode(bytes)
  const tones = vietnamese.match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0
  const onVowels = vietnamese.match(/[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0
  if (tones > 0 && onVowels >= tones * 0.9) return { text: vietnamese.normalize('NFC'), encoding: 'windows-1258' }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
}

/** UTF-16 by its byte order mark or, without one, by the zero bytes that Latin letters leave on one side. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const end = Math.min(bytes.length & ~1, 2048)
  if (end < 16) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const pairs = end / 2
  if (odd > pairs * 0.3 && even < pairs * 0.02) return 'utf-16le'
  if (even > pairs * 0.3 && odd < pairs * 0.02) return 'utf-16be'
  return null
}
