/** Finds files: folders in sorted order, zip archives entry by entry; streams, so that a run starts at once. */
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type Entry, type Options, open as openZip, fromBuffer as openZipBytes, type ZipFile } from 'yauzl'
import { UnreadableDocumentError } from './types.js'
import { directoryNames, kindOfZip, locateDirectory, TAIL } from './zipDirectory.js'

/** A file to be read; `path` is shown to people, "kho.zip/2026/KH.docx" for an entry, always NFC with "/". */
export interface FoundFile {
  readonly path: string
  readonly size: number
  read(): Promise<Uint8Array>
}

/** Something that is there, or was asked for, but cannot be read. */
export interface Unfound {
  readonly path: string
  readonly error: UnreadableDocumentError
}

export const MAX_FILE = 512 * 1024 * 1024
export const MAX_ENTRY = 256 * 1024 * 1024
export const MAX_RATIO = 200
/** Archives in archives: beyond these nobody packed them by hand. Bytes are those of all archives in one file. */
export const MAX_DEPTH = 4
const MAX_NESTED = 4 * 1024 * 1024 * 1024

/** Hidden files and the lock files of Office hold no documents. */
const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$')

const shown = (path: string): string => path.split(sep).join('/').normalize('NFC')

export async function* discover(paths: readonly string[]): AsyncGenerator<FoundFile | Unfound> {
  const folders = new Set<string>()
  for (const path of paths) yield* visit(path, shown(path).replace(/^\.\//, '').replace(/\/+$/, ''), folders)
}

async function* visit(path: string, name: string, folders: Set<string>): AsyncGenerator<FoundFile | Unfound> {
  let info: Awaited<ReturnType<typeof stat>>
  try {
    info = await stat(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR')
      yield {
        path: name,
        error: new UnreadableDocumentError(
          name,
          'missing',
          'Không tìm thấy tệp hoặc thư mục này.',
          'There is no such file or folder.',
          error,
        ),
      }
    else yield { path: name, error: unreadable(name, error) }
    return
  }
  if (info.isDirectory()) {
    const real = await realpath(path)
    if (folders.has(real)) return
    folders.add(real)
    let names: string[]
    try {
      names = await readdir(path)
    } catch (error) {
      yield { path: name, error: unreadable(name, error) }
      return
    }
    names.sort((a, b) => (a.normalize('NFC') < b.normalize('NFC') ? -1 : 1))
    for (const each of names) {
      if (isHidden(each)) continue
      yield* visit(
        join(path, each),
        name === '' || name === '.' ? each.normalize('NFC') : `${name}/${each.normalize('NFC')}`,
        folders,
      )
    }
    return
  }
  if (!info.isFile()) {
    yield {
      path: name,
      error: new UnreadableDocumentError(
        name,
        'unreadable',
        'Đây không phải tệp thường.',
        'This is not a regular file.',
      ),
    }
    return
  }
  let archive: boolean
  try {
    archive = await isZipArchive(path)
  } catch (error) {
    yield { path: name, error: unreadable(name, error) }
    return
  }
  if (archive) {
    yield* zipEntries(path, name)
    return
  }
  if (info.size > MAX_FILE) {
    yield {
      path: name,
      error: new UnreadableDocumentError(
        name,
        'too-large',
        'Tệp quá lớn (trên 512 MB).',
        'The file is too large (over 512 MB).',
      ),
    }
    return
  }
  yield { path: name, size: info.size, read: () => readFile(path) }
}

const unreadable = (path: string, cause: unknown) =>
  new UnreadableDocumentError(
    path,
    'unreadable',
    'Không đọc được tệp hoặc thư mục này (không có quyền, hoặc ổ đĩa lỗi).',
    'The file or folder cannot be read (no permission, or a disk error).',
    cause,
  )

type BytesAt = (from: number, length: number) => Promise<Uint8Array> | Uint8Array

async function isZipArchive(path: string): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    return await isArchive(path, size, async (from, length) => {
      const buffer = new Uint8Array(length)
      const { bytesRead } = await handle.read(buffer, 0, length, from)
      return buffer.subarray(0, bytesRead)
    })
  } finally {
    await handle.close()
  }
}

/** A zip that is no Office document, by what it holds; a cut-off one by its name. */
async function isArchive(name: string, size: number, bytesAt: BytesAt): Promise<boolean> {
  const head = Buffer.from(await bytesAt(0, 4)).toString('latin1')
  if (head !== 'PK\u0003\u0004' && head !== 'PK\u0005\u0006') return false
  const place = locateDirectory(await bytesAt(Math.max(0, size - TAIL), TAIL))
  if (!place) return !/\.(?:docx|docm|xlsx|pptx|odt|ods|epub)$/i.test(name)
  // An Office file has few parts; the names at the beginning of a long table of contents say enough.
  return kindOfZip(directoryNames(await bytesAt(place.offset, Math.min(place.size, 1 << 20)))) === 'archive'
}

/** Name of an entry: UTF-8 where the flag or the bytes say so, else the code page of old Windows tools. */
export function entryName(raw: Buffer, utf8: boolean): string {
  if (utf8) return raw.toString('utf8')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('windows-1258').decode(raw)
  }
}

/** What the archives in one file have been unpacked to so far. */
interface Nest {
  readonly depth: number
  readonly unpacked: { bytes: number }
}

async function* zipEntries(
  source: string | Uint8Array,
  name: string,
  nest: Nest = { depth: 0, unpacked: { bytes: 0 } },
): AsyncGenerator<FoundFile | Unfound> {
  const damaged = (cause: unknown) =>
    new UnreadableDocumentError(
      name,
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
      if (typeof source === 'string') openZip(source, options, opened)
      else openZipBytes(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, opened)
    })
  } catch (error) {
    yield { path: name, error: damaged(error) }
    return
  }
  try {
    for (;;) {
      let entry: Entry | null
      try {
        entry = await new Promise<Entry | null>((done, fail) => {
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
      } catch (error) {
        yield { path: name, error: damaged(error) }
        return
      }
      if (entry === null) return
      const raw = entry.fileName as unknown as Buffer
      const own = entryName(raw, (entry.generalPurposeBitFlag & 0x800) !== 0)
        .normalize('NFC')
        .replaceAll('\\', '/')
      if (own.endsWith('/')) continue
      const display = `${name}/${own}`
      if (own.startsWith('/') || /^[A-Za-z]:/.test(own) || own.split('/').includes('..')) {
        yield {
          path: display,
          error: new UnreadableDocumentError(
            display,
            'unsafe',
            'Tên tệp trong gói nén không an toàn.',
            'The name of this entry is not safe.',
          ),
        }
        continue
      }
      if (own.split('/').some(isHidden) || own.startsWith('__MACOSX/')) continue
      if (entry.isEncrypted()) {
        yield {
          path: display,
          error: new UnreadableDocumentError(
            display,
            'password',
            'Tệp trong gói nén có mật khẩu.',
            'This entry is protected by a password.',
          ),
        }
        continue
      }
      if (
        entry.uncompressedSize > MAX_ENTRY ||
        entry.uncompressedSize > Math.max(1_000_000, entry.compressedSize * MAX_RATIO)
      ) {
        yield {
          path: display,
          error: new UnreadableDocumentError(
            display,
            'unsafe',
            'Tệp trong gói nén nở ra quá lớn, không an toàn.',
            'This entry expands beyond what is safe.',
          ),
        }
        continue
      }
      if (nest.depth > 0) nest.unpacked.bytes += entry.uncompressedSize
      if (nest.unpacked.bytes > MAX_NESTED) {
        yield { path: display, error: nestedTooMuch(display) }
        return
      }
      // Entries are read here and now: the archive is open only while it is walked.
      const bytes = await entryBytes(zip, entry).catch((error: unknown) => error)
      if (!(bytes instanceof Uint8Array)) yield { path: display, error: damaged(bytes) }
      else if (await isArchive(own, bytes.length, (from, length) => bytes.subarray(from, from + length))) {
        if (nest.depth + 1 < MAX_DEPTH) yield* zipEntries(bytes, display, { ...nest, depth: nest.depth + 1 })
        else yield { path: display, error: nestedTooMuch(display) }
      } else yield { path: display, size: entry.uncompressedSize, read: () => Promise.resolve(bytes) }
    }
  } finally {
    zip.close()
  }
}

const nestedTooMuch = (path: string) =>
  new UnreadableDocumentError(
    path,
    'unsafe',
    'Gói nén lồng trong gói nén quá nhiều lớp hoặc nở ra quá lớn, không an toàn; hãy tự giải nén.',
    'Archives inside archives are nested too deep or expand beyond what is safe; unpack them yourself.',
  )

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
