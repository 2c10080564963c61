/**
 * The files behind the documents, for the explorer. A request names a document; its paths come from the database, and what
 * lies there is shown only while it has the digest that was read.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { originalOf } from '../db/document.js'
import type { Db } from '../db/open.js'
import { sha256 } from './identify.js'
import type { Picture } from './picture.js'
import type { PictureAnswer, PictureTask } from './pictureWorker.js'
import { storedBytes } from './stored.js'
import type { Format } from './types.js'

/** Why an original cannot be shown. */
export type NoOriginal = 'gone' | 'changed' | 'no-picture' | 'damaged'

/** Originals by the ids of their documents. */
export interface OriginalFiles {
  picture(document: number, page: number): Promise<Picture | NoOriginal>
  rendering(document: number): Promise<string | NoOriginal>
  file(document: number): Promise<{ readonly name: string; readonly bytes: Uint8Array } | NoOriginal>
  close(): Promise<void>
}

export interface OriginalOptions {
  /** Folders that relative paths may start from. */
  readonly folders: readonly string[]
  /** Draw in place instead of in a thread that can be stopped (tests). */
  readonly inPlace?: boolean
  /** For one picture, milliseconds. */
  readonly limit?: number
}

/** Pictures kept, so that leafing back and forth draws nothing anew. */
const KEPT = 50
/** Of those no more than this, in bytes. */
const MAX_KEPT = 64 * 1024 * 1024
const LIMIT = 30_000
/** Larger files are for the program that they belong to. */
const MAX_DRAWN = 256 * 1024 * 1024

const DRAWN: ReadonlySet<string> = new Set(['pdf', 'png', 'jpg', 'tif'])

const WORKER = () =>
  ['./pictureWorker.js', '../dist/pipeline/pictureWorker.js']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path))!

/** The originals of the database that is open at the moment. One is drawn at a time, whoever asks. */
export function originalFiles(
  current: () => Db,
  { folders, inPlace = false, limit = LIMIT }: OriginalOptions,
): OriginalFiles {
  const kept = new Map<string, Picture | string>()
  let queue: Promise<unknown> = Promise.resolve()
  let pool: Promise<import('piscina').Piscina> | undefined
  /** The file that was opened last: its pages are asked for one after another. */
  let last: { readonly digest: string; readonly name: string; readonly bytes: Uint8Array } | undefined

  async function bytesOf(digest: string, paths: readonly string[]): Promise<NonNullable<typeof last> | NoOriginal> {
    if (last?.digest === digest) return last
    let changed = false
    for (const path of paths)
      for await (const bytes of storedBytes(path, folders)) {
        if (sha256(bytes) === digest) {
          last = { digest, name: path.split('/').at(-1) ?? path, bytes }
          return last
        }
        changed = true
      }
    return changed ? 'changed' : 'gone'
  }

  async function answer(task: PictureTask): Promise<PictureAnswer> {
    if (inPlace) return (await import('./pictureWorker.js')).default(task)
    pool ??= import('piscina').then(
      ({ Piscina }) => new Piscina({ filename: WORKER(), minThreads: 0, maxThreads: 1, idleTimeout: 30_000 }),
    )
    try {
      return (await (await pool).run(task, { signal: AbortSignal.timeout(limit) })) as PictureAnswer
    } catch (error) {
      // The thread was stopped at its limit, or ended by the file that it drew; the next picture gets a new one.
      return { damaged: error instanceof Error ? error.message : String(error) }
    }
  }

  async function drawn(document: number, page: number): Promise<Picture | string | NoOriginal> {
    const own = originalOf(current(), document)
    if (!own) return 'gone'
    if (page === 0 ? own.format !== 'docx' : !DRAWN.has(own.format)) return 'no-picture'
    const key = `${own.sha256}:${page}`
    const known = kept.get(key)
    if (known !== undefined) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const file = await bytesOf(own.sha256, own.paths)
    if (typeof file === 'string') return file
    if (file.bytes.length > MAX_DRAWN) return 'damaged'
    const answered = await answer({ bytes: file.bytes, format: own.format as Format, page })
    if ('damaged' in answered) return 'damaged'
    if (answered.done === null) return page === 0 ? 'damaged' : 'no-picture'
    kept.set(key, answered.done)
    forgetOldest()
    return answered.done
  }

  function forgetOldest(): void {
    let size = 0
    for (const each of kept.values()) size += typeof each === 'string' ? each.length * 2 : each.bytes.length
    for (const [key, each] of kept) {
      if (kept.size <= KEPT && size <= MAX_KEPT) return
      size -= typeof each === 'string' ? each.length * 2 : each.bytes.length
      kept.delete(key)
    }
  }

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = queue.then(work)
    // Whoever asked hears of a failure; the next in the queue does not.
    queue = done.then(
      () => undefined,
      () => undefined,
    )
    return done
  }

  return {
    picture: (document, page) => inTurn(() => drawn(document, page) as Promise<Picture | NoOriginal>),
    rendering: (document) => inTurn(() => drawn(document, 0) as Promise<string | NoOriginal>),
    file: (document) =>
      inTurn(async () => {
        const own = originalOf(current(), document)
        return own ? await bytesOf(own.sha256, own.paths) : 'gone'
      }),
    close: async () => {
      if (pool) await (await pool).destroy()
    },
  }
}
