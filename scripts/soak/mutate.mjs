/** Ways in which a file is spoilt; the same number in, the same bytes out. */
import { deflateSync, inflateSync } from 'node:zlib'
import { unzipSync, zipSync } from 'fflate'

/** Numbers from 0 to below a bound, the same ones in each run. */
export function numbers(seed) {
  let state = seed >>> 0
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound)
  }
}

const joined = (...parts) => Uint8Array.from(Buffer.concat(parts))

/** Half of the places lie in the first 4 KiB, where the heads and tables of files are. */
const place = (bytes, next) => next(Math.max(1, next(2) === 0 ? Math.min(4096, bytes.length) : bytes.length))

const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff]
const PRINTED = ['0', '-1', '65536', '2147483647', '-2147483648', '4294967296', '99999999999999999999', '1e308', 'NaN']

const MUTATIONS = {
  flip(bytes, next) {
    const out = Uint8Array.from(bytes)
    for (let left = [1, 5, 40, 400][next(4)]; left > 0 && out.length > 0; left--) out[place(out, next)] ^= 1 << next(8)
    return out
  },
  overwrite(bytes, next) {
    const out = Uint8Array.from(bytes)
    for (let left = [1, 5, 40][next(3)]; left > 0 && out.length > 0; left--) out[place(out, next)] = next(256)
    return out
  },
  cut: (bytes, next) => bytes.slice(0, next(bytes.length)),
  drop(bytes, next) {
    const from = place(bytes, next)
    return joined(bytes.subarray(0, from), bytes.subarray(from + 1 + next(2000)))
  },
  splice(bytes, next, other) {
    const from = next(other.length)
    const at = place(bytes, next)
    return joined(bytes.subarray(0, at), other.subarray(from, from + 1 + next(4000)), bytes.subarray(at))
  },
  repeat(bytes, next) {
    const from = place(bytes, next)
    const chunk = bytes.subarray(from, from + 1 + next(500))
    const times = [1, 2, 20, 300][next(4)]
    return joined(bytes.subarray(0, from), ...Array(times).fill(chunk), bytes.subarray(from))
  },
  zeros(bytes, next) {
    const out = Uint8Array.from(bytes)
    const from = place(out, next)
    return out.fill(next(2) === 0 ? 0 : 255, from, from + 1 + next(1000))
  },
  extreme(bytes, next) {
    const out = Buffer.from(bytes)
    for (let left = 1 + next(4); left > 0 && out.length > 8; left--) {
      const at = Math.min(place(out, next), out.length - 4) & (next(2) === 0 ? ~3 : ~0)
      out.writeUInt32LE(EXTREMES[next(EXTREMES.length)], at)
    }
    return Uint8Array.from(out)
  },
  printedNumber(bytes, next) {
    const text = Buffer.from(bytes).toString('latin1')
    const found = [...text.matchAll(/\d+/g)]
    if (found.length === 0) return MUTATIONS.flip(bytes, next)
    let out = text
    for (let left = 1 + next(3); left > 0; left--) {
      const { index, 0: digits } = found[next(found.length)]
      out = out.slice(0, index) + PRINTED[next(PRINTED.length)] + out.slice(index + digits.length)
    }
    return Uint8Array.from(Buffer.from(out, 'latin1'))
  },
}
const NAMES = Object.keys(MUTATIONS)

export function mutated(bytes, next, other) {
  return MUTATIONS[NAMES[next(NAMES.length)]](bytes, next, other)
}

/** Tags of XML set against each other: one taken out, twice there, or very often nested. */
function mutatedXml(bytes, next, other) {
  if (next(2) === 0) return mutated(bytes, next, other)
  const text = Buffer.from(bytes).toString('utf8')
  const tags = [...text.matchAll(/<[^>]+>/g)]
  if (tags.length === 0) return mutated(bytes, next, other)
  const { index, 0: tag } = tags[next(tags.length)]
  const after = text.slice(index + tag.length)
  const middle = ['', tag + tag, tag.repeat(1 + next(3000)), `${tag}</w:p>`, tag.replace(/"[^"]*"/, '"&#0;\uFFFF-1"')][
    next(5)
  ]
  return Uint8Array.from(Buffer.from(text.slice(0, index) + middle + after, 'utf8'))
}

/** A part of a zip spoilt and packed anew, so that checksums hold and a reader sees what is wrong inside. */
export function mutatedPart(bytes, next, other) {
  let parts
  try {
    parts = unzipSync(bytes)
  } catch {
    // A seed that is broken itself.
    return mutated(bytes, next, other)
  }
  const names = Object.keys(parts).filter((name) => parts[name].length > 0)
  if (names.length === 0) return mutated(bytes, next, other)
  for (let left = 1 + next(2); left > 0; left--) {
    const name = names[next(names.length)]
    parts[name] =
      name.endsWith('.xml') || name.endsWith('.rels')
        ? mutatedXml(parts[name], next, other)
        : mutated(parts[name], next, other)
  }
  return zipSync(parts, { level: 1 })
}

/** A stream of a PDF spoilt as it is before it is packed. */
export function mutatedStream(bytes, next, other) {
  const text = Buffer.from(bytes).toString('latin1')
  const streams = [...text.matchAll(/stream\r?\n/g)].filter(({ index }) => text.slice(index - 3, index) !== 'end')
  if (streams.length === 0) return mutated(bytes, next, other)
  const { index, 0: word } = streams[next(streams.length)]
  const from = index + word.length
  const to = text.indexOf('endstream', from)
  if (to < 0) return mutated(bytes, next, other)
  const packed = bytes.subarray(from, to)
  let plain
  try {
    plain = inflateSync(packed)
  } catch {
    // Not packed, or packed otherwise: an image, a stream in plain text.
    return joined(bytes.subarray(0, from), mutated(packed, next, other), bytes.subarray(to))
  }
  const spoilt = deflateSync(mutated(Uint8Array.from(plain), next, other))
  const head = text
    .slice(0, from)
    .replace(/\/Length \d+(?! \d+ R)(?=[^/]*(?:\/[^/]*){0,6}>>\s*stream\r?\n$)/, `/Length ${spoilt.length}`)
  return joined(Buffer.from(head, 'latin1'), spoilt, Buffer.from('\n'), bytes.subarray(to))
}

/** One spoilt copy; where the format packs its parts, in half of the cases spoilt inside of the packing. */
export function spoilt(bytes, next, other) {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (next(2) === 0 && head === 'PK\u0003\u0004') return mutatedPart(bytes, next, other)
  if (next(2) === 0 && head === '%PDF') return mutatedStream(bytes, next, other)
  return mutated(bytes, next, other)
}
