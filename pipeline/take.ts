/** What becomes of one file: read, known, a copy, or set aside; every file ends in exactly one state. */
import type { Store } from '../db/store.js'
import type { FileRow } from '../db/types.js'
import { EXTRACTOR_VERSION } from '../extractors/index.js'
import type { FoundFile } from './discover.js'
import { identify, sha256 } from './identify.js'
import type { OcrMode, WordCache } from './ocr/types.js'
import { answer, type Pool } from './pool.js'
import type { StoredReading } from './process.js'
import { READER_VERSION } from './read/version.js'
import type { PoorOcr, SetAside } from './run.js'
import type { Prepared } from './toDocument.js'
import { UnreadableDocumentError, type UnreadableReason } from './types.js'

export interface TakeOptions {
  readonly retry: boolean
  readonly reprocess: boolean
  readonly includeSecret: boolean
  readonly timeout: number
  readonly mode: OcrMode
  readonly cache: WordCache
  readonly onPlan: (path: string, pages: number) => void
  readonly onPage: (path: string) => void
}

/** Below this mean confidence of its words a page should be compared with the original. */
const POOR_OCR = 80
/** Another try may go better: the machine was busy, the file was being written. */
const PASSING: ReadonlySet<string | null> = new Set(['timeout', 'crashed', 'out-of-memory', 'changed'])

/** Takes the files of one run, and counts what became of them. */
export class Taker {
  readonly counts = { imported: 0, unchanged: 0, duplicate: 0 }
  readonly aside: SetAside[] = []
  readonly poorOcr: PoorOcr[] = []
  readonly reasons: Record<string, number> = {}
  readonly nowRefused: Record<string, number> = {}
  documents = 0
  ocrPages = 0
  newFiles = 0
  nowReadable = 0
  /** Contents in flight: a second file of the same content waits for the first. */
  private readonly inFlight = new Map<string, Promise<void>>()

  constructor(
    private readonly store: Store,
    private readonly pool: Pool,
    private readonly runId: number,
    private readonly options: TakeOptions,
  ) {}

  setAside(path: string, content: string | null, size: number | null, error: UnreadableDocumentError): void {
    const { reason, message, messageEn } = error
    const before = this.store.fileOf(path)
    if (before === null) this.newFiles++
    if (before?.state !== 'set-aside') this.nowRefused[reason] = (this.nowRefused[reason] ?? 0) + 1
    this.save({ path, sha256: content, size, format: null, state: 'set-aside', reason, message, documentId: null })
    this.note({ path, reason, message, messageEn })
  }

  private note(aside: SetAside): void {
    this.aside.push(aside)
    this.reasons[aside.reason] = (this.reasons[aside.reason] ?? 0) + 1
  }

  private save(file: FileRow): void {
    this.store.batch.run(() => this.store.saveFile(file, this.runId))
  }

  /** Throws only what is a fault of the program or of the database. */
  async take(file: FoundFile): Promise<void> {
    const { store, options } = this
    const { path, size } = file
    const before = store.fileOf(path)
    if (options.retry && before?.state !== 'set-aside') {
      this.counts.unchanged++
      return
    }
    let bytes: Uint8Array
    try {
      bytes = await file.read()
    } catch (error) {
      this.setAside(path, null, size, error instanceof UnreadableDocumentError ? error : unreadable(path, error))
      return
    }
    const content = sha256(bytes)
    const waiting = this.inFlight.get(content)
    if (waiting) await waiting
    const known = store.documentOf(content)
    const forced = known !== null && options.mode === 'force' && known.format === 'pdf' && known.method !== 'ocr'
    const current =
      known !== null &&
      known.extractor === EXTRACTOR_VERSION &&
      known.reading === READER_VERSION &&
      !options.reprocess &&
      !forced
    if (current && before?.documentId === known.id && before.sha256 === content) {
      this.counts.unchanged++
      return
    }
    const other = known ? store.otherPathOf(known.id, path) : null
    // A path may tell the province: of several the first by name does, whichever came first.
    const telling = other !== null && other < path ? other : path
    const tellsMore = known?.placedByPath === true && other !== null && telling === path
    if (!known && before && this.isRefusedAgain(before, content, bytes)) {
      // The same bytes were refused before; saying so again changes nothing.
      this.note({
        path,
        reason: before.reason as UnreadableReason,
        message: before.message ?? '',
        messageEn: null,
      })
      return
    }
    if (current && !tellsMore) {
      this.save({
        path,
        sha256: content,
        size,
        format: known.format,
        state: other ? 'duplicate' : 'imported',
        reason: other ? `duplicate of ${other}` : null,
        message: null,
        documentId: known.id,
      })
      this.count(before, other !== null)
      return
    }
    let release: () => void = () => undefined
    this.inFlight.set(content, new Promise<void>((free) => (release = free)))
    const images = new Set<string>()
    const asRead = known !== null && known.reading === READER_VERSION && !forced
    try {
      const prepared = await answer(
        this.pool,
        { bytes, path: telling, stored: asRead ? (store.storedText(known.id) as StoredReading) : null },
        options.timeout,
        {
          mode: options.mode,
          cache: watched(options.cache, images),
          onPlan: (pages) => options.onPlan(path, pages),
          onPage: () => options.onPage(path),
        },
      )
      const { secrecy } = prepared.extraction.document
      if (secrecy && !options.includeSecret) {
        // The words of a secret scan are as secret as the scan.
        store.batch.run(() => store.forgetRecognized(images))
        throw secret(path, secrecy)
      }
      this.saveDocument(prepared, path, size)
      this.count(before, other !== null)
    } catch (error) {
      if (!(error instanceof UnreadableDocumentError)) throw error
      this.setAside(path, content, size, error)
    } finally {
      this.inFlight.delete(content)
      release()
    }
  }

  private saveDocument(document: Prepared, path: string, size: number): void {
    const { store, runId } = this
    const { sha256: content, format } = document
    store.batch.run(() =>
      store.saveDocument(
        document,
        { path, sha256: content, size, format, state: 'imported', reason: null, message: null },
        runId,
      ),
    )
    this.documents++
    this.ocrPages += document.ocr.length
    const poor = document.ocr.filter(({ confidence }) => confidence < POOR_OCR)
    if (poor.length > 0) this.poorOcr.push({ path, pages: poor })
  }

  private count(before: FileRow | null, duplicate: boolean): void {
    if (duplicate) this.counts.duplicate++
    else this.counts.imported++
    if (before === null) this.newFiles++
    if (before?.state === 'set-aside') this.nowReadable++
  }

  private isRefusedAgain(before: FileRow, content: string, bytes: Uint8Array): boolean {
    const { retry, reprocess, mode } = this.options
    return (
      !retry &&
      !reprocess &&
      before.state === 'set-aside' &&
      before.sha256 === content &&
      !PASSING.has(before.reason) &&
      (before.reason !== 'unsupported' || isRefused(bytes, before.path)) &&
      // A scan that was set aside without OCR is read by it now; pages that it found empty cost little again.
      !(before.reason === 'no-text' && mode !== 'off')
    )
  }
}

/** The cache, with a note of each image that was asked for. */
const watched = (cache: WordCache, images: Set<string>): WordCache => ({
  ...cache,
  get: (image, engine) => {
    images.add(image)
    return cache.get(image, engine)
  },
})

/** Whether no reader takes these bytes; a version that reads more kinds of files takes in what an older one set aside. */
function isRefused(bytes: Uint8Array, path: string): boolean {
  try {
    identify(bytes, path)
    return false
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error
    return true
  }
}

const unreadable = (path: string, cause: unknown) =>
  new UnreadableDocumentError(
    path,
    'unreadable',
    'Không đọc được tệp này (không có quyền, hoặc ổ đĩa lỗi).',
    'The file cannot be read (no permission, or a disk error).',
    cause,
  )

const secret = (path: string, mark: string) =>
  new UnreadableDocumentError(
    path,
    'secret',
    `Văn bản có dấu ${mark}: không đưa vào cơ sở dữ liệu (dùng --include-secret nếu được phép).`,
    'The document bears a secrecy mark and is left out (use --include-secret where allowed).',
  )
