/** MinHash: 128 numbers that tell how alike two texts are, and bands of them under which alike texts meet. */
import { mixed, type Shingled } from './shingles.js'

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

/** The part of the numbers that two signatures share: about the Jaccard likeness of their texts, give or take 0.04. */
export function estimate(a: Signature, b: Signature): number {
  let same = 0
  for (let at = 0; at < LENGTH; at++) if (a[at] === b[at]) same++
  return same / LENGTH
}

/** One word a band, to be made a key of. */
export function bandsOf(signature: Signature): string[] {
  return Array.from(
    { length: LENGTH / ROWS },
    (_, band) => `${band}:${signature.subarray(band * ROWS, (band + 1) * ROWS).join(',')}`,
  )
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
