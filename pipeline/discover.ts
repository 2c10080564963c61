/** Finds files: folders in sorted order, archives and mail entry by entry; streams, so that a run starts at once. */
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type ContainerKind, containerKind, filesIn, isHidden } from './containers.js'
import { UnreadableDocumentError } from './types.js'

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

const MAX_FILE = 512 * 1024 * 1024

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
  let kind: ContainerKind | null
  try {
    kind = await kindOf(path, info.size)
  } catch (error) {
    yield { path: name, error: unreadable(name, error) }
    return
  }
  // A zip is read from the disk entry by entry; anything else must fit into the memory.
  if (kind !== 'zip' && info.size > MAX_FILE) {
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
  const read = () => readFile(path)
  if (kind === null) yield { path: name, size: info.size, read }
  else yield* filesIn(kind, path, read, name)
}

const unreadable = (path: string, cause: unknown) =>
  new UnreadableDocumentError(
    path,
    'unreadable',
    'Không đọc được tệp hoặc thư mục này (không có quyền, hoặc ổ đĩa lỗi).',
    'The file or folder cannot be read (no permission, or a disk error).',
    cause,
  )

async function kindOf(path: string, size: number): Promise<ContainerKind | null> {
  const handle = await open(path, 'r')
  try {
    return await containerKind(path, size, async (from, length) => {
      const buffer = new Uint8Array(length)
      const { bytesRead } = await handle.read(buffer, 0, length, from)
      return buffer.subarray(0, bytesRead)
    })
  } finally {
    await handle.close()
  }
}
