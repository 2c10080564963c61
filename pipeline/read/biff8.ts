/** Records of a BIFF8 stream (Excel 97–2003) and the strings in them, which may go on from record to record. Source: [MS-XLS]. */

export const RECORD = {
  formula: 0x0006,
  end: 0x000a,
  dateMode: 0x0022,
  filePass: 0x002f,
  font: 0x0031,
  continued: 0x003c,
  boundSheet: 0x0085,
  numbers: 0x00bd,
  richLabel: 0x00d6,
  style: 0x00e0,
  merged: 0x00e5,
  strings: 0x00fc,
  sharedLabel: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  truth: 0x0205,
  string: 0x0207,
  shortNumber: 0x027e,
  format: 0x041e,
  begin: 0x0809,
} as const

export interface BiffRecord {
  readonly type: number
  readonly data: Buffer
  /** Where the next one begins. */
  readonly next: number
}

/** The record at a place; null at the end of the stream. Throws RangeError for one that is cut off. */
export function recordAt(stream: Buffer, at: number): BiffRecord | null {
  if (at + 4 > stream.length) return null
  const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)]
  const next = at + 4 + length
  if (next > stream.length) throw new RangeError('a record lies beyond the stream')
  return { type, data: stream.subarray(at + 4, next), next }
}

/** The data of a record and of those that go on from it. */
export function withContinued(stream: Buffer, record: BiffRecord): { readonly parts: Buffer[]; readonly next: number } {
  const parts = [record.data]
  let { next } = record
  for (let more = recordAt(stream, next); more?.type === RECORD.continued; more = recordAt(stream, next)) {
    parts.push(more.data)
    next = more.next
  }
  return { parts, next }
}

/** Reads numbers and strings across the parts of a record. Throws RangeError where they end. */
export class Parts {
  private part = 0

  constructor(
    private readonly parts: readonly Buffer[],
    private at = 0,
  ) {}

  /** A part may end between two strings; the next one then begins as if it were the same. */
  private enter(): Buffer {
    while (this.part < this.parts.length && this.at >= this.parts[this.part]!.length) {
      this.at = 0
      this.part++
    }
    const own = this.parts[this.part]
    if (!own) throw new RangeError('a string lies beyond its record')
    return own
  }

  byte(): number {
    return this.enter()[this.at++]!
  }

  word(): number {
    return this.byte() | (this.byte() << 8)
  }

  long(): number {
    return this.word() + this.word() * 0x10000
  }

  private skip(length: number): void {
    for (let left = length; left > 0; ) {
      const step = Math.min(left, this.enter().length - this.at)
      this.at += step
      left -= step
    }
  }

  /** A string whose length was read before it; what says how its letters look and sound is passed over. */
  string(length: number): string {
    let flags = this.byte()
    const runs = flags & 8 ? this.word() : 0
    const more = flags & 4 ? this.long() : 0
    let text = ''
    for (let left = length; left > 0; ) {
      // Letters that go on in the next part say anew how wide they are.
      if (this.at >= this.parts[this.part]!.length) {
        this.enter()
        flags = (flags & ~1) | (this.byte() & 1)
        continue
      }
      const own = this.parts[this.part]!
      const wide = (flags & 1) === 1
      const count = Math.min(left, Math.floor((own.length - this.at) / (wide ? 2 : 1)))
      if (count === 0) throw new RangeError('a letter is cut in two')
      const end = this.at + count * (wide ? 2 : 1)
      text += own.toString(wide ? 'utf16le' : 'latin1', this.at, end)
      this.at = end
      left -= count
    }
    this.skip(runs * 4 + more)
    return text
  }
}

/** A number in the short form of four bytes. */
export function shortNumber(data: Buffer, at: number): number {
  const raw = data.readInt32LE(at)
  let value: number
  if (raw & 2) value = raw >> 2
  else {
    const wide = Buffer.alloc(8)
    wide.writeInt32LE(raw & ~3, 4)
    value = wide.readDoubleLE(0)
  }
  return raw & 1 ? value / 100 : value
}
