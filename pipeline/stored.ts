/**
 * The bytes behind a stored path: a file, or an entry of an archive, "kho.zip/2026/KH.docx", of an archive in an archive
 * too. Stored paths are NFC; a disk may hold its names otherwise.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { isAbsolute, join, parse } from 'node:path'
import { type Entry, type Options, open as openZip, fromBuffer as openZipBytes, type ZipFile } from 'yauzl'
import { containerKind, filesIn, MAX_DEPTH } from './containers.js'
import { MAX_FILE } from './discover.js'
import { shown } from './shownPath.js'
import { UnreadableDocumentError } from './types.js'
import { entryBytes, entryName, MAX_ENTRY, MAX_RATIO } from './zipMembers.js'

/** Bytes of a stored path, looked for in each folder that a relative one may start from; null where it is not there. */
export async function* storedBytes(path: string, folders: readonly string[]): AsyncGenerator<Uint8Array> {
  const { root } = parse(path)
  const parts = path.slice(root.length).split('/').filter(Boolean)
  for (const base of isAbsolute(path) ? [root] : folders) {
    const bytes = await below(base, parts)
    if (bytes) yield bytes
  }
}

async function below(base: string, parts: readonly string[]): Promise<Uint8Array | null> {
  let at = base
  for (const [index, part] of parts.entries()) {
    const next = await named(at, part)
    if (next === null) return null
    at = next.path
    if (next.isFile) {
      const rest = parts.slice(index + 1).join('/')
      if (rest !== '') return memberAt(at, rest)
      return next.size > MAX_FILE ? null : await readFile(at)
    }
  }
  return null
}

const GONE = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ENAMETOOLONG', 'ELOOP'])
const isGone = (error: unknown): boolean => GONE.has((error as NodeJS.ErrnoException).code ?? '')

/** A name in a folder as it is, else one that is the same in NFC. */
async function named(
  folder: string,
  name: string,
): Promise<{ readonly path: string; readonly isFile: boolean; readonly size: number } | null> {
  const look = async (path: string) => {
    try {
      const info = await stat(path)
      return { path, isFile: info.isFile(), size: info.size }
    } catch (error) {
      if (!isGone(error)) throw error
      return null
    }
  }
  const plain = await look(join(folder, name))
  if (plain || name === '..' || name === '.') return plain
  try {
    const other = (await readdir(folder)).find((each) => each.normalize('NFC') === name)
    return other === undefined ? null : await look(join(folder, other))
  } catch (error) {
    if (!isGone(error)) throw error
    return null
  }
}

/** Bytes of what is in an archive or a mail; null where there is none of this name, or it cannot be read. */
async function memberAt(path: string, wanted: string): Promise<Uint8Array | null> {
  const info = await stat(path)
  if (info.size > MAX_FILE) return entryAt(path, wanted)
  const bytes = await readFile(path)
  const kind = await containerKind(path, bytes.length, (from, length) => bytes.subarray(from, from + length))
  if (kind === null) return null
  // Of a zip one entry can be taken out alone.
  const whole = kind === 'zip' ? await entryAt(bytes, wanted) : null
  if (whole) return whole
  try {
    for await (const file of filesIn(kind, bytes, () => Promise.resolve(bytes), ''))
      if (file.path === `/${wanted}` && !('error' in file)) return await file.read()
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error
  }
  return null
}

/** Bytes of an entry of a zip; null where there is none of this name, or the archive cannot be read. */
async function entryAt(source: string | Uint8Array, wanted: string, depth = 1): Promise<Uint8Array | null> {
  let zip: ZipFile
  try {
    zip = await opened(source)
  } catch {
    // Whatever yauzl says of a damaged archive: nothing can be shown of it.
    return null
  }
  try {
    const found = await find(zip, wanted)
    if (!found) return null
    const bytes = await entryBytes(zip, found.entry)
    if (found.rest === '') return bytes
    return depth < MAX_DEPTH ? await entryAt(bytes, found.rest, depth + 1) : null
  } catch {
    // As above: an entry that is cut off or lies about its size.
    return null
  } finally {
    zip.close()
  }
}

function opened(source: string | Uint8Array): Promise<ZipFile> {
  const options: Options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true }
  return new Promise((done, fail) => {
    const made = (error: Error | null, zip?: ZipFile) => (error || !zip ? fail(error) : done(zip))
    if (typeof source === 'string') openZip(source, options, made)
    else openZipBytes(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, made)
  })
}

interface FoundEntry {
  readonly entry: Entry
  /** Path inside the archive that the entry is; empty where the entry itself is wanted. */
  readonly rest: string
}

/** Names are compared as the import shows them; none of them is ever a path on the disk. */
function find(zip: ZipFile, wanted: string): Promise<FoundEntry | null> {
  return new Promise((done, fail) => {
    zip.on('entry', (entry: Entry) => {
      const own = shown(
        entryName(entry.fileName as unknown as Buffer, (entry.generalPurposeBitFlag & 0x800) !== 0).replaceAll(
          '\\',
          '/',
        ),
      )
      const rest = own === wanted ? '' : wanted.startsWith(`${own}/`) ? wanted.slice(own.length + 1) : null
      const safe =
        !entry.isEncrypted() &&
        entry.uncompressedSize <= Math.min(MAX_ENTRY, Math.max(1_000_000, entry.compressedSize * MAX_RATIO))
      if (rest !== null && safe && !own.endsWith('/')) done({ entry, rest })
      else zip.readEntry()
    })
    zip.once('end', () => done(null))
    zip.once('error', fail)
    zip.readEntry()
  })
}
