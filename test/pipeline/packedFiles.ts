/** Archives made in the tests: .rar by hand, its entries stored as they are, by the published notes on its two formats; .7z as bytes. */
import { crc32 } from '../../pipeline/crc32.js'

export interface RarEntry {
  readonly name: string
  readonly data: Buffer
  /** What the table of contents says of its length. */
  readonly claims?: number
  /** What it says of its checksum. */
  readonly checksum?: number
  readonly encrypted?: boolean
}

const word = (value: number): number[] => [value & 255, (value >> 8) & 255]
const long = (value: number): number[] => [...word(value & 0xffff), ...word(value >>> 16)]
/** A number of as many bytes as it needs, seven bits in each. */
function short(value: number): number[] {
  const out: number[] = []
  let left = value
  for (; left >= 128; left = Math.floor(left / 128)) out.push((left % 128) | 128)
  return [...out, left]
}

/** An archive of RAR 5. */
export function rar5(entries: readonly RarEntry[]): Buffer {
  const block = (...fields: readonly number[][]): Buffer => {
    const body = fields.flat()
    const sized = Buffer.from([...short(body.length), ...body])
    return Buffer.concat([Buffer.from(long(crc32(sized))), sized])
  }
  // How a file is locked: a record with a salt and a first vector.
  const lock = [...short(36), 1, 0, 0, 15, ...Array<number>(32).fill(7)]
  const files = entries.flatMap(({ name, data, claims = data.length, checksum = crc32(data), encrypted = false }) => {
    const raw = Buffer.from(name)
    return [
      block(
        [2, encrypted ? 3 : 2],
        encrypted ? short(lock.length) : [],
        short(data.length),
        [4],
        short(claims),
        [0x20],
        long(checksum),
        [0, 1],
        short(raw.length),
        [...raw],
        encrypted ? lock : [],
      ),
      data,
    ]
  })
  return Buffer.concat([
    Buffer.from('Rar!\u001A\u0007\u0001\u0000', 'latin1'),
    block([1, 0, 0]),
    ...files,
    block([5, 0, 0]),
  ])
}

/** An archive of RAR 4, as older programs write it. */
export function rar4(entries: readonly RarEntry[]): Buffer {
  const block = (type: number, flags: number, fields: readonly number[]): Buffer => {
    const body = Buffer.from([type, ...word(flags), ...word(fields.length + 7), ...fields])
    return Buffer.concat([Buffer.from(word(crc32(body) & 0xffff)), body])
  }
  const files = entries.flatMap(({ name, data, claims = data.length, checksum = crc32(data), encrypted = false }) => {
    const raw = Buffer.from(name)
    return [
      block(0x74, 0x8200 | (encrypted ? 4 : 0), [
        ...long(data.length),
        ...long(claims),
        3,
        ...long(checksum),
        ...long(0),
        20,
        0x30,
        ...word(raw.length),
        ...long(0x20),
        ...raw,
      ]),
      data,
    ]
  })
  return Buffer.concat([
    Buffer.from('Rar!\u001A\u0007\u0000', 'latin1'),
    block(0x73, 0, [0, 0, 0, 0, 0, 0]),
    ...files,
    block(0x7b, 0x4000, []),
  ])
}

/** Archives that 7-Zip made of a folder of ours. */
export const SEVEN_ZIP = {
  /** "Kho/2026/KH 12.txt" and "NQ.txt", in one stream. */
  whole: Buffer.from(
    'N3q8ryccAARcEAqOpAAAAAAAAAAhAAAAAAAAADh2dY4BADZL4bq/IGhv4bqhY2ggc+G7kSAxMi1LSC/EkFVOZ2jhu4sgcXV54bq/dCBz4buRIDU3LU5RL1RXAAAAgTMHrg/Rp0+UoJCgd17FQBiPETtGso7/HFxKFfMRz2d/hIiSoI6hXPKPzMt6tarNVBH2wqHYg0Us2F+/EoRiXsoIMwoyzuRB2iMSAjKoo8ucQChsq1Q95aFhpVs5NqhqXBXAfTpqQBcGOwEJaQAHCwEAASMDAQEFXQAQAAAMgJYKAYtUQngAAA==',
    'base64',
  ),
  /** "NQ.txt" with a password, "KH 12.txt" without. */
  halfLocked: Buffer.from(
    'N3q8ryccAARjDUjFsgAAAAAAAAAhAAAAAAAAAPZUY4kBABpL4bq/IGhv4bqhY2ggc+G7kSAxMi1LSC/EkFUAA18VjBMfGORvhubAzPqgmt8quFVea7IVJW1WgUgIEzwAAIEzB64xmkOBL4DyGpZjO9qCaUViiQ9cvUKOZL7uAsafIUimcAy0dSY7xLusZHknQnkzeebFUrbRZxatEIlbiKhi93EhW0pA1rGH/FnP1DKa+TiSbqMbYLFNTizUkJAqD4KN4LXGCTGiKYUf8U7QvBbpFwY/AQlzAAcLAQABIwMBAQVdABAAAAyAggoBRbzKzQAA',
    'base64',
  ),
  /** Its table of contents has a password too. */
  locked: Buffer.from(
    'N3q8ryccAATzXF2UgAAAAAAAAAAuAAAAAAAAAPGJW9hivaBPnEWlQ3V/mbiK5M0+9kXty33+SZMqbv8RKktAk58MXPtkmB1a4jENgVuc2G1R83olicKw/IlcyG47e94WRQU1a3hH4En2muO8Lz2GLcky3MHY2zxU2UqUGXMZhM+4pEAAYwiVnxX5ttS43Hz1ObppDee51Zrkycbj+vuCARcGIAEJYAAHCwEAASQG8QcBElMP67BHfk8AjLuAg7ts5Mw7+wxaCgEnfc7mAAA=',
    'base64',
  ),
  /** Thirty million zeros. */
  bomb: Buffer.from(
    'N3q8ryccAARh16m6MgAAAAAAAABOAAAAAAAAABGBNdVCWmg5MUFZJlNZGSMpIgDiO2AAwAAAEAAAoAAwzAmqaaIVKjahCpUeLuSKcKEgMkZSRAEEBgABCTIABwsBAAEDBAICDOGAw8kACAoBmMSURAAABQEZCQAAAAAAAAAAABETAHoAZQByAG8ALgB0AHgAdAAAABkAFQYBACCApIEAAA==',
    'base64',
  ),
} as const
