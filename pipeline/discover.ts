/** Finds files: folders in sorted order, archives and mail entry by entry; streams, so that a run starts at once. */
import { existsSync } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, sep } from 'node:path'
import { type ContainerKind, containerKind, filesIn, isHidden } from './containers.js'
import { readUnchanged } from './readUnchanged.js'
import { type SystemPath, shown } from './shownPath.js'
import { UnreadableDocumentError } from './types.js'
import { entryName } from './zipMembers.js'

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

const joined = (folder: SystemPath, name: Buffer): SystemPath => {
  const path = Buffer.concat([Buffer.from(folder), Buffer.from(sep), name])
  const text = path.toString()
  return Buffer.from(text).equals(path) ? text : path
}

/** How a path that was asked for stands before those of the files below it. */
export const shownRoot = (path: string): string => shown(path).replace(/^\.\//, '').replace(/\/+$/, '')

/** `database` is the file that is written into: it often lies in the archive and is no part of it. */
export async function* discover(
  paths: readonly string[],
  database: string | null = null,
): AsyncGenerator<FoundFile | Unfound> {
  const seen = { folders: new Set<string>(), ours: await filesOf(database) }
  for (const path of paths) yield* visit(path, shownRoot(path), seen)
}

interface Walked {
  /** Real paths of the folders that were entered. */
  readonly folders: Set<string>
  readonly ours: OwnFiles
}

/** The database, what SQLite keeps beside it, and the lock of an import: the real path of their folder, and their names. */
interface OwnFiles {
  readonly folder: string | null
  readonly names: ReadonlySet<string>
}

async function filesOf(database: string | null): Promise<OwnFiles> {
  if (database === null || !existsSync(database)) return { folder: null, names: new Set() }
  const endings = ['', '-wal', '-shm', '-journal', '-import', '-import-journal']
  return {
    folder: await realpath(dirname(database), 'latin1'),
    names: new Set(endings.map((ending) => basename(database) + ending)),
  }
}

async function* visit(path: SystemPath, name: string, seen: Walked): AsyncGenerator<FoundFile | Unfound> {
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
    const real = await realpath(path, 'latin1')
    if (seen.folders.has(real)) return
    seen.folders.add(real)
    let names: Buffer[]
    try {
      names = await readdir(path, { encoding: 'buffer' })
    } catch (error) {
      yield { path: name, error: unreadable(name, error) }
      return
    }
    const { folder, names: ours } = seen.ours
    for (const [each, own] of inOrder(names))
      if (real !== folder || !ours.has(own.toString()))
        yield* visit(joined(path, own), name === '' || name === '.' ? each : `${name}/${each}`, seen)
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
  const read = () => readUnchanged(path, name)
  if (kind === null) yield { path: name, size: info.size, read }
  else yield* filesIn(kind, { file: path }, read, name)
}

/** Names of a folder as they are shown, sorted, hidden ones left out; of two that look the same the second keeps its own form. */
function inOrder(names: readonly Buffer[]): Map<string, Buffer> {
  const shownNames = names
    .map((raw) => ({ raw, text: entryName(raw, false) }))
    .filter(({ text }) => !isHidden(text))
    .map(({ raw, text }) => ({ raw, text, name: shown(text) }))
    .sort((a, b) => (a.name === b.name ? Buffer.compare(a.raw, b.raw) : a.name < b.name ? -1 : 1))
  const out = new Map<string, Buffer>()
  for (const { raw, text, name } of shownNames) {
    let own = out.has(name) ? text : name
    while (out.has(own)) own += '~'
    out.set(own, raw)
  }
  return out
}

const unreadable = (path: string, cause: unknown) =>
  new UnreadableDocumentError(
    path,
    'unreadable',
    'Không đọc được tệp hoặc thư mục này (không có quyền, hoặc ổ đĩa lỗi).',
    'The file or folder cannot be read (no permission, or a disk error).',
    cause,
  )

async function kindOf(path: SystemPath, size: number): Promise<ContainerKind | null> {
  const handle = await open(path, 'r')
  try {
    return await containerKind(path.toString(), size, async (from, length) => {
      const buffer = new Uint8Array(length)
      const { bytesRead } = await handle.read(buffer, 0, length, from)
      return buffer.subarray(0, bytesRead)
    })
  } finally {
    await handle.close()
  }
}
