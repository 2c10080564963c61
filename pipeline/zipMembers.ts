/** The entries of a zip archive, one after the other. */
import { close as closeFile, open as openFile } from 'node:fs'
import { type Entry, type Options, fromBuffer as openZipBytes, fromFd as openZipFile, type ZipFile } from 'yauzl'
import type { Member } from './containers.js'
import type { SystemPath } from './shownPath.js'
import { UnreadableDocumentError } from './types.js'

export const MAX_ENTRY = 256 * 1024 * 1024
export const MAX_RATIO = 200
/** Each becomes a row at least; an archive of a whole province has some ten thousand. */
const MAX_ENTRIES = 100_000

/** Throws UnreadableDocumentError where the archive, or its table of contents, is damaged. */
export async function* zipMembers(
  source: { readonly file: SystemPath } | Uint8Array,
  name: string,
): AsyncGenerator<Member> {
  const damaged = (cause: unknown, path = name) =>
    new UnreadableDocumentError(
      path,
      'damaged',
      'Tệp nén (.zip) bị hỏng hoặc chưa tải xuống đủ.',
      'The zip archive is damaged or incomplete.',
      cause,
    )
  let zip: ZipFile
  try {
    const options: Options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true }
    zip = await new Promise<ZipFile>((done, fail) => {
      const opened = (error: Error | null, made?: ZipFile) => (error || !made ? fail(error) : done(made))
      if ('file' in source)
        openFile(source.file, 'r', (error, descriptor) => {
          if (error) fail(error)
          else
            openZipFile(descriptor, options, (damage, made) => {
              // What could not be opened as an archive closes nothing.
              if (damage) closeFile(descriptor, () => fail(damage))
              else done(made)
            })
        })
      else openZipBytes(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, opened)
    })
  } catch (error) {
    throw damaged(error)
  }
  if (zip.entryCount > MAX_ENTRIES) {
    zip.close()
    throw tooMany(name, zip.entryCount)
  }
  let packed = 0
  try {
    for (;;) {
      const entry = await nextEntry(zip).catch((error: unknown) => {
        throw damaged(error)
      })
      if (entry === null) return
      packed += entry.compressedSize
      // Entries that share their bytes: a few of them unpack to any size.
      if (packed > zip.fileSize) throw overlapping(name)
      yield {
        name: entryName(entry.fileName as unknown as Buffer, (entry.generalPurposeBitFlag & 0x800) !== 0),
        size: entry.uncompressedSize,
        refused: (path) => refusalOf(entry, path),
        bytes: (path) =>
          entryBytes(zip, entry).catch((error: unknown) => {
            throw damaged(error, path)
          }),
      }
    }
  } finally {
    zip.close()
  }
}

const tooMany = (path: string, count: number) =>
  new UnreadableDocumentError(
    path,
    'too-large',
    `Gói nén có ${count} tệp, trên ${MAX_ENTRIES}; hãy tự giải nén trước.`,
    `The archive holds ${count} files, over ${MAX_ENTRIES}; unpack it first.`,
  )

const overlapping = (path: string) =>
  new UnreadableDocumentError(
    path,
    'unsafe',
    'Các tệp trong gói nén này chồng lên nhau, không an toàn để mở.',
    'The entries of this archive overlap; it is not safe to open.',
  )

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((done, fail) => {
    const settle = (how: () => void) => () => {
      for (const event of ['entry', 'end', 'error']) zip.removeAllListeners(event)
      how()
    }
    zip.once('entry', (next: Entry) => settle(() => done(next))())
    zip.once(
      'end',
      settle(() => done(null)),
    )
    zip.once('error', (error: Error) => settle(() => fail(error))())
    zip.readEntry()
  })
}

function refusalOf(entry: Entry, path: string): UnreadableDocumentError | null {
  if (entry.isEncrypted())
    return new UnreadableDocumentError(
      path,
      'password',
      'Tệp trong gói nén có mật khẩu.',
      'This entry is protected by a password.',
    )
  if (
    entry.uncompressedSize > MAX_ENTRY ||
    entry.uncompressedSize > Math.max(1_000_000, entry.compressedSize * MAX_RATIO)
  )
    return new UnreadableDocumentError(
      path,
      'unsafe',
      'Tệp trong gói nén nở ra quá lớn, không an toàn.',
      'This entry expands beyond what is safe.',
    )
  return null
}

/** A name as bytes: UTF-8 where the flag or the bytes say so, else the code page of old Windows tools. */
export function entryName(raw: Buffer, utf8: boolean): string {
  if (utf8) return raw.toString('utf8')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('windows-1258').decode(raw)
  }
}

export function entryBytes(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) {
        fail(error ?? new Error('no stream'))
        return
      }
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.once('end', () => done(Buffer.concat(chunks)))
      stream.once('error', fail)
    })
  })
}
