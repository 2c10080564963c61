/** What an import would do, before it does it: files, pages, pages that need OCR, and about how long it takes. */
import { cpus } from 'node:os'
import pLimit from 'p-limit'
import type { Db } from '../db/open.js'
import { Store } from '../db/store.js'
import { EXTRACTOR_VERSION } from '../extractors/index.js'
import { discover } from './discover.js'
import { identify, sha256 } from './identify.js'
import { secondsPerPage } from './ocr/engine.js'
import type { OcrMode } from './ocr/types.js'
import { isImageFormat, UnreadableDocumentError } from './types.js'
import { WORKER } from './workerFile.js'

/** Pages of one file; null where its kind has none before it is laid out (Word, web pages, plain text). */
export interface FileCount {
  readonly pages: number | null
  readonly ocr: number
  /** It will be set aside. */
  readonly unreadable: boolean
}

export interface ImportPlan {
  readonly found: number
  /** Already in the database, or the same content as another file. */
  readonly known: number
  readonly toRead: number
  readonly unreadable: number
  /** Pages of the PDFs and images among the files to read. */
  readonly pages: number
  readonly ocrPages: number
  readonly seconds: number
}

export interface PlanOptions {
  readonly jobs?: number
  readonly ocr?: OcrMode
  readonly reprocess?: boolean
  readonly onProgress?: (done: number, path: string) => void
}

/** Seconds that reading and extracting a file takes besides its OCR. */
const FILE_SECONDS = 0.05

export async function countFile(bytes: Uint8Array, path: string, mode: OcrMode): Promise<FileCount> {
  try {
    const format = identify(bytes, path)
    if (isImageFormat(format)) {
      const pages = await (await import('./read/image.js')).countImagePages(bytes, path)
      return mode === 'off' ? { pages, ocr: 0, unreadable: true } : { pages, ocr: pages, unreadable: false }
    }
    if (format !== 'pdf') return { pages: null, ocr: 0, unreadable: false }
    return { ...(await (await import('./read/pdf.js')).countPdf(bytes, path, mode)), unreadable: false }
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error
    return { pages: null, ocr: 0, unreadable: true }
  }
}

/** Counts without writing anything; `db` is what was imported before, null where there is nothing. */
export async function planImport(db: Db | null, paths: readonly string[], options: PlanOptions): Promise<ImportPlan> {
  const store = db ? new Store(db) : null
  const jobs = options.jobs ?? Math.max(1, cpus().length)
  const mode = options.ocr ?? 'auto'
  const { Piscina } = await import('piscina')
  const pool = new Piscina({ filename: WORKER, minThreads: 1, maxThreads: jobs, idleTimeout: 5000 })
  const limit = pLimit(jobs * 2)
  const pending = new Set<Promise<void>>()
  const seen = new Set<string>()
  const counts = { found: 0, known: 0, toRead: 0, unreadable: 0, pages: 0, ocrPages: 0 }
  let done = 0

  const take = async (path: string, read: () => Promise<Uint8Array>): Promise<void> => {
    let bytes: Uint8Array
    try {
      bytes = await read()
    } catch {
      // Whatever the system says, the import will say it again.
      counts.unreadable++
      return
    }
    const content = sha256(bytes)
    const held = store?.documentOf(content) ?? null
    const forced = mode === 'force' && held?.format === 'pdf' && held.method !== 'ocr'
    if (seen.has(content) || (held?.extractor === EXTRACTOR_VERSION && !options.reprocess && !forced)) {
      counts.known++
      return
    }
    seen.add(content)
    const { pages, ocr, unreadable } = (await pool.run({ bytes, path, mode }, { name: 'count' })) as FileCount
    if (unreadable) {
      counts.unreadable++
      return
    }
    counts.toRead++
    counts.pages += pages ?? 0
    counts.ocrPages += ocr
  }

  try {
    for await (const found of discover(paths, db?.name ?? null)) {
      counts.found++
      if ('error' in found) {
        counts.unreadable++
        continue
      }
      const task: Promise<void> = limit(() => take(found.path, found.read)).finally(() => {
        options.onProgress?.(++done, found.path)
        pending.delete(task)
      })
      pending.add(task)
      if (pending.size >= Math.max(8, jobs * 4)) await Promise.race(pending)
    }
    await Promise.all(pending)
  } finally {
    await pool.close()
  }
  const seconds = (counts.toRead * FILE_SECONDS + counts.ocrPages * secondsPerPage()) / jobs
  return { ...counts, seconds }
}
