/** What the hazards are: files as they lie in real archives and in hostile ones, each with what an import must say of it. */
import type { UnreadableReason } from '../../../pipeline/types.js'

/** What an import finds at a path, and the one state it must give it. */
export interface Expected {
  /** Path below the hazards' folder; of an entry "goi.zip/ke-hoach.txt". */
  readonly path: string
  readonly state: 'imported' | 'duplicate' | 'set-aside'
  /** Why it is set aside; null where it is read. */
  readonly reason: UnreadableReason | null
  /** The document's own code; null where none can be read or none is printed. */
  readonly code: string | null
}

/** One file of the hazards. */
export interface Hazard {
  readonly path: string
  /** What is wrong, odd or dangerous about it. */
  readonly hazard: string
  /** What an import finds in it: itself, the entries of an archive, or nothing at all. */
  readonly found: readonly Expected[]
  /** Its bytes, the same each time. */
  make(): Uint8Array | Promise<Uint8Array>
}

type Bytes = () => Uint8Array | string

const bytesOf = (make: Bytes) => (): Uint8Array => {
  const made = make()
  return typeof made === 'string' ? new TextEncoder().encode(made) : made
}

export const readAs = (path: string, code: string | null): Expected => ({ path, state: 'imported', reason: null, code })
export const setAside = (path: string, reason: UnreadableReason): Expected => ({
  path,
  state: 'set-aside',
  reason,
  code: null,
})

/** A file that must be read, and what code the document has. */
export const good = (path: string, hazard: string, code: string | null, make: Bytes): Hazard => ({
  path,
  hazard,
  found: [readAs(path, code)],
  make: bytesOf(make),
})

/** A file that must be set aside, and why. */
export const bad = (path: string, hazard: string, reason: UnreadableReason, make: Bytes): Hazard => ({
  path,
  hazard,
  found: [setAside(path, reason)],
  make: bytesOf(make),
})

/** A file that is no document, and must not even be counted. */
export const unseen = (path: string, hazard: string, make: Bytes): Hazard => ({
  path,
  hazard,
  found: [],
  make: bytesOf(make),
})

/** An archive, and what an import finds in it. */
export const packed = (path: string, hazard: string, found: readonly Expected[], make: Bytes): Hazard => ({
  path,
  hazard,
  found: found.map((each) => ({ ...each, path: `${path}/${each.path}` })),
  make: bytesOf(make),
})
