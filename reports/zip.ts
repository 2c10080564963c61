/**
 * A zip archive as a stream: an entry is compressed piece by piece while it is made, and nothing of it is kept. Pieces are
 * deflated apart from each other and joined, which the format allows and which costs next to nothing in size.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { Chunk } from './tables.js'

/** A file of the archive. */
export interface Entry {
  readonly name: string
  readonly chunks: Iterable<Chunk>
}

/** A file or an archive of more than 4 GB needs another form of zip, which not every program reads. */
export class TooLargeError extends Error {
  readonly messageEn: string
  constructor(name: string) {
    super(
      `Tệp “${name}” lớn hơn 4 GB, không ghi được vào một tệp nén; hãy thu hẹp bằng --only, --where, --province, --year.`,
    )
    this.name = 'TooLargeError'
    this.messageEn = `The file “${name}” is larger than 4 GB and cannot be written into one archive; ask for less with --only, --where, --province, --year.`
  }
}

const PIECE = 1 << 18
const MOST = 0xff_ff_ff_ff
/** Sizes follow the data, and names are UTF-8. */
const FLAGS = 0x08_08
const DEFLATED = 8
const END_OF_DATA = Uint8Array.of(3, 0)

/** The bytes of the archive, entry after entry. Throws TooLargeError. */
export function* zip(entries: Iterable<Entry>, made: Date): Generator<Uint8Array> {
  const [time, date] = dosTime(made)
  const directory: Buffer[] = []
  let at = 0
  for (const { name, chunks } of entries) {
    const bytes = Buffer.from(name)
    const start = at
    let [sum, size, packed] = [0, 0, 0]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04_03_4b_50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(FLAGS, 6)
    local.writeUInt16LE(DEFLATED, 8)
    local.writeUInt16LE(time, 10)
    local.writeUInt16LE(date, 12)
    local.writeUInt16LE(bytes.length, 26)
    yield Buffer.concat([local, bytes])
    for (const piece of pieces(chunks)) {
      const out = deflateRawSync(piece, { level: 5, finishFlush: constants.Z_SYNC_FLUSH })
      sum = crc32(piece, sum)
      size += piece.length
      packed += out.length
      if (size > MOST || start + packed > MOST) throw new TooLargeError(name)
      yield out
    }
    packed += END_OF_DATA.length
    const after = Buffer.alloc(16)
    after.writeUInt32LE(0x08_07_4b_50, 0)
    after.writeUInt32LE(sum, 4)
    after.writeUInt32LE(packed, 8)
    after.writeUInt32LE(size, 12)
    yield END_OF_DATA
    yield after
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02_01_4b_50, 0)
    central.writeUInt16LE(20, 4)
    central.writeUInt16LE(20, 6)
    local.copy(central, 8, 6, 14)
    central.writeUInt32LE(sum, 16)
    central.writeUInt32LE(packed, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(bytes.length, 28)
    central.writeUInt32LE(start, 42)
    directory.push(central, bytes)
    at = start + local.length + bytes.length + packed + after.length
    if (at > MOST) throw new TooLargeError(name)
  }
  const whole = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06_05_4b_50, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(whole.length, 12)
  end.writeUInt32LE(at, 16)
  yield whole
  yield end
}

/** Chunks gathered to pieces that are worth compressing. */
function* pieces(chunks: Iterable<Chunk>): Generator<Uint8Array> {
  let [parts, size]: [Uint8Array[], number] = [[], 0]
  for (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    parts.push(bytes)
    size += bytes.length
    if (size < PIECE) continue
    yield Buffer.concat(parts)
    parts = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(parts)
}

/** Time and date as MS-DOS wrote them, in UTC, so that one report gives the same bytes everywhere. */
function dosTime(at: Date): [time: number, date: number] {
  const year = Math.max(at.getUTCFullYear() - 1980, 0)
  return [
    (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  ]
}
