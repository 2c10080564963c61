/** Reads a file whole, and notices where somebody writes to it meanwhile. */
import { open } from 'node:fs/promises'
import { UnreadableDocumentError } from './types.js'

/** How often a file that changes is read before it is left to the next run. */
const TRIES = 2

/** The bytes of a file as they stood before and after reading. Throws UnreadableDocumentError, or what the system says. */
export async function readUnchanged(path: string | Buffer, name: string): Promise<Uint8Array> {
  for (let count = 0; count < TRIES; count++) {
    let handle: Awaited<ReturnType<typeof open>>
    try {
      handle = await open(path, 'r')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      throw new UnreadableDocumentError(
        name,
        'missing',
        'Tệp đã bị xóa hoặc chuyển đi trong lúc nhập.',
        'The file was removed or moved during the import.',
        error,
      )
    }
    try {
      const before = await handle.stat()
      const bytes = await handle.readFile()
      const after = await handle.stat()
      if (before.mtimeMs === after.mtimeMs && before.size === after.size && bytes.length === after.size) return bytes
    } finally {
      await handle.close()
    }
  }
  throw new UnreadableDocumentError(
    name,
    'changed',
    'Tệp đang bị chương trình khác ghi trong lúc đọc; lần nhập sau sẽ đọc lại.',
    'The file was being changed while it was read; the next import takes it.',
  )
}
