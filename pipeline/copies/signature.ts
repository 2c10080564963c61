/** MinHash: 128 numbers that tell how alike two texts are, and bands of them under which alike texts meet. */
import { mixed, type Shingled, shingled } from './shingles.js'

export type Signature = Uint32Array

const LENGTH = 128
/** Two texts with J of their shingles in common share a band with 1 − (1 − J⁴)³²: 0.97 at J = 0.57, 0.03 at J = 0.18. */
const ROWS = 4

const MULTIPLIERS = Uint32Array.from({ length: LENGTH }, (_, at) => mixed(at + 1) | 1)
const ADDENDS = Uint32Array.from({ length: LENGTH }, (_, at) => mixed(at + 0x9e3779b9))

export function signatureOf({ shingles }: Shingled): Signature {
  const least = new Uint32Array(LENGTH).fill(0xffffffff)
  for (const shingle of shingles)
    for (let at = 0; at < LENGTH; at++) {
      // The upper bits of a product depend on all bits of what was multiplied.
      let hash = Math.imul(shingle, MULTIPLIERS[at]!) + ADDENDS[at]!
      hash = (hash ^ (hash >>> 15)) >>> 0
      if (hash < least[at]!) least[at] = hash
    }
  return least
}

/** What is kept of a text's words. */
export function signed(text: string): { readonly signature: Uint8Array; readonly syllables: number } {
  const words = shingled(text)
  return { signature: packed(signatureOf(words)), syllables: words.syllables }
}

/** The part of the numbers that two signatures share: about the Jaccard likeness of their texts, give or take 0.04. */
export function estimate(a: Signature, b: Signature): number {
  let same = 0
  for (let at = 0; at < LENGTH; at++) if (a[at] === b[at]) same++
  return same / LENGTH
}

/** One key of 52 bits a band. */
export function bandKeys(signature: Signature): number[] {
  return Array.from({ length: LENGTH / ROWS }, (_, band) => {
    let high = mixed(band + 1)
    let low = mixed(band + 0x9e3779b9)
    for (let at = band * ROWS; at < (band + 1) * ROWS; at++) {
      high = mixed(Math.imul(high, 31) + signature[at]!)
      low = mixed(Math.imul(low, 0x85ebca77) ^ signature[at]!)
    }
    return (high & 0xfffff) * 2 ** 32 + low
  })
}

/** As it is stored, little-endian whatever the machine. */
export function packed(signature: Signature): Uint8Array {
  const bytes = new Uint8Array(LENGTH * 4)
  const view = new DataView(bytes.buffer)
  signature.forEach((value, at) => {
    view.setUint32(at * 4, value, true)
  })
  return bytes
}

export function unpacked(bytes: Uint8Array): Signature {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: LENGTH }, (_, at) => view.getUint32(at * 4, true))
}
