/** Files that are results. */
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'

type Chunk = Uint8Array | string

/** Bytes gathered before they are written. */
const PIECE = 1 << 18

/**
 * Written beside and renamed: a file that could not be finished does not replace a good one, and leaves nothing behind.
 * What comes in chunks is written as it comes.
 */
export function writeWhole(path: string, content: Chunk | Iterable<Chunk>): void {
  const beside = `${path}.tmp`
  const file = openSync(beside, 'w')
  try {
    try {
      for (const piece of pieces(content)) for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

function* pieces(content: Chunk | Iterable<Chunk>): Generator<Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    yield bytesOf(content)
    return
  }
  let [parts, size]: [Uint8Array[], number] = [[], 0]
  for (const chunk of content) {
    const bytes = bytesOf(chunk)
    parts.push(bytes)
    size += bytes.length
    if (size < PIECE) continue
    yield Buffer.concat(parts)
    parts = []
    size = 0
  }
  yield Buffer.concat(parts)
}

const bytesOf = (chunk: Chunk): Uint8Array => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
