/**
 * The container of old Office files (.doc, .xls, .ppt, .msg): a small file system of sectors and chains. All chains and
 * the whole directory are checked before anything is taken out. Source: [MS-CFB].
 */

/** The container is cut off, or leads in circles. */
export class DamagedContainerError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'DamagedContainerError'
  }
}

export interface CompoundFile {
  /** Names of the streams and storages at the top, "WordDocument". */
  readonly names: readonly string[]
  /** Bytes of a stream at the top; null where there is none. */
  stream(name: string): Buffer | null
  /** Throws DamagedContainerError where the chain of any stream, at any depth, leads in a circle, nowhere, or into another. */
  checkAll(): void
}

const SIGNATURE = Buffer.from('D0CF11E0A1B11AE1', 'hex')
const ENTRY = 128
const LAST_SECTOR = 0xfffffffa
const NO_ENTRY = 0xffffffff
const STORAGE = 1
const STREAM = 2
const ROOT = 5

export const isCompoundFile = (bytes: Uint8Array): boolean => SIGNATURE.equals(bytes.subarray(0, 8))

interface Entry {
  readonly name: string
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

/** Throws DamagedContainerError. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!isCompoundFile(file) || file.length < 1536) throw new DamagedContainerError('no header')
  const shift = file.readUInt16LE(30)
  if ((shift !== 9 && shift !== 12) || file.readUInt16LE(32) !== 6)
    throw new DamagedContainerError('sectors of unknown size')
  const size = 1 << shift
  const count = Math.ceil((file.length - size) / size)

  const sector = (id: number): Buffer => {
    if (id >= count) throw new DamagedContainerError('a sector lies beyond the end of the file')
    return file.subarray((id + 1) * size, (id + 2) * size)
  }
  /** Sectors of a chain in order; each stands in at most one place of it. */
  const chain = (start: number, table: Uint32Array): number[] => {
    const ids: number[] = []
    for (let at = start; at < LAST_SECTOR; at = table[at]!) {
      if (at >= table.length) throw new DamagedContainerError('a chain leads nowhere')
      if (ids.length >= table.length) throw new DamagedContainerError('a chain leads in a circle')
      ids.push(at)
    }
    return ids
  }
  const tableOf = (ids: readonly number[]): Uint32Array => {
    const table = new Uint32Array(ids.length * (size / 4))
    ids.forEach((id, index) => {
      const part = sector(id)
      for (let at = 0; at + 4 <= part.length; at += 4) table[(index * size + at) / 4] = part.readUInt32LE(at)
    })
    return table
  }

  const fatSectors: number[] = []
  const fatCount = file.readUInt32LE(44)
  if (fatCount > count) throw new DamagedContainerError('more tables than sectors')
  for (let at = 0; at < 109 && fatSectors.length < fatCount; at++) fatSectors.push(file.readUInt32LE(76 + at * 4))
  let next = file.readUInt32LE(68)
  for (let steps = 0; fatSectors.length < fatCount; steps++) {
    if (steps > count) throw new DamagedContainerError('the list of tables leads in a circle')
    const part = sector(next)
    if (part.length < size) throw new DamagedContainerError('the list of tables is cut off')
    for (let at = 0; at < size - 4 && fatSectors.length < fatCount; at += 4) fatSectors.push(part.readUInt32LE(at))
    next = part.readUInt32LE(size - 4)
  }
  const fat = tableOf(fatSectors)
  const read = (start: number, length: number): Buffer => {
    const parts = chain(start, fat).map(sector)
    const all = Buffer.concat(parts)
    if (all.length < length) throw new DamagedContainerError('a stream is cut off')
    return all.subarray(0, length)
  }

  const entries = directory(Buffer.concat(chain(file.readUInt32LE(48), fat).map(sector)))
  const root = entries[0]
  if (root?.type !== ROOT) throw new DamagedContainerError('no directory')
  const cutoff = file.readUInt32LE(56)
  const miniFat = tableOf(chain(file.readUInt32LE(60), fat))
  const mini = root.size > 0 ? read(root.start, root.size) : Buffer.alloc(0)
  const { top, all } = childrenOf(entries)

  return {
    names: top.map(({ name }) => name),
    checkAll() {
      // Streams that share sectors would be followed by the square of their number.
      let left = fat.length + miniFat.length
      for (const { type, size, start } of all)
        if (type === STREAM && size > 0) {
          left -= chain(start, size >= cutoff ? fat : miniFat).length
          if (left < 0) throw new DamagedContainerError('streams share their sectors')
        }
    },
    stream(name) {
      const entry = top.find((each) => each.name === name && each.type === STREAM)
      if (!entry) return null
      if (entry.size >= cutoff) return read(entry.start, entry.size)
      const all = Buffer.concat(
        chain(entry.start, miniFat).map((id) => {
          const part = mini.subarray(id * 64, id * 64 + 64)
          if (part.length === 0) throw new DamagedContainerError('a short stream is cut off')
          return part
        }),
      )
      if (all.length < entry.size) throw new DamagedContainerError('a short stream is cut off')
      return all.subarray(0, entry.size)
    },
  }
}

function directory(bytes: Buffer): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
    const length = Math.min(64, bytes.readUInt16LE(at + 64))
    entries.push({
      name: bytes.toString('utf16le', at, at + Math.max(0, length - 2)),
      type: bytes[at + 66]!,
      left: bytes.readUInt32LE(at + 68),
      right: bytes.readUInt32LE(at + 72),
      child: bytes.readUInt32LE(at + 76),
      start: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
    })
  }
  return entries
}

/** What stands in the root; walks the whole tree, so that no other reader meets a circle in it. */
function childrenOf(entries: readonly Entry[]): { readonly top: readonly Entry[]; readonly all: readonly Entry[] } {
  const seen = new Set<number>()
  const top: Entry[] = []
  const all: Entry[] = []
  const open: { readonly id: number; readonly atTop: boolean }[] = [{ id: entries[0]!.child, atTop: true }]
  for (let step = open.pop(); step; step = open.pop()) {
    if (step.id === NO_ENTRY) continue
    const entry = entries[step.id]
    if (!entry || seen.has(step.id) || step.id === 0)
      throw new DamagedContainerError('the directory leads in a circle or nowhere')
    seen.add(step.id)
    all.push(entry)
    if (step.atTop) top.push(entry)
    open.push({ id: entry.left, atTop: step.atTop }, { id: entry.right, atTop: step.atTop })
    if (entry.type === STORAGE) open.push({ id: entry.child, atTop: false })
  }
  return { top, all }
}
