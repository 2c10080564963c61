/** Bytes of old code pages as text. */
import { TextDecoder } from 'node:util'

/** What windows-1252 has where Latin-1 has controls; five places are empty. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** Western letters. Node's own decoder of this name reads 0x93 as a control in several of its versions. */
export const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (char) => HIGH[char.charCodeAt(0) - 0x80]!)

const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

/** Text of bytes in a code page by its name in the Encoding standard. */
export function decode(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'windows-1252') return windows1252(bytes)
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding)
  decoders.set(encoding, decoder)
  return decoder.decode(bytes)
}
