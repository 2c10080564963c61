/**
 * An import run: discover → read → worker threads → one writer. Content-addressed; every file ends in exactly one state
 * with a reason; a document is written whole in one transaction, so a run that is stopped loses only what was in flight.
 */
import { cpus } from 'node:os'
import { MessageChannel } from 'node:worker_threads'
import pLimit from 'p-limit'
import { loadLexicon, loadPlenums, loadRegistry, ownRegistry } from '../corpus/registry/load.js'
import { CopyStore } from '../db/copies.js'
import { correctionsInForce, mentionTarget, NO_WORK, targetParts } from '../db/corrections.js'
import type { Db } from '../db/open.js'
import { Store } from '../db/store.js'
import type { MentionRow, NewDocument, WorkRow } from '../db/types.js'
import { codeKey, numberKey } from '../extractors/codeQuery.js'
import { EXTRACTOR_VERSION } from '../extractors/index.js'
import { provinceSpokenOf } from '../extractors/place.js'
import type { DocumentRecord } from '../extractors/types.js'
import { groupCopies } from './copies/index.js'
import { discover, type FoundFile, type Unfound } from './discover.js'
import { identify, sha256 } from './identify.js'
import { endOcr } from './ocr/engine.js'
import type { OcrOptions, OcrPage } from './ocr/index.js'
import { unpackedModel } from './ocr/model.js'
import { serve } from './ocr/remote.js'
import { tesseractProgram } from './ocr/tesseract.js'
import type { OcrMode, Word, WordCache } from './ocr/types.js'
import { type Processed, processFile } from './process.js'
import { registryRow, resolve } from './resolve/index.js'
import { reviewProblems } from './resolve/problems.js'
import { searchWords, sentenceAround } from './sentence.js'
import { UnreadableDocumentError, type UnreadableReason } from './types.js'
import type { Task, WorkerAnswer } from './worker.js'
import { WORKER } from './workerFile.js'

export interface RunOptions {
  /** Worker threads; 0 works in place (tests, a few files). */
  readonly jobs?: number
  /** Limit for one file, milliseconds; each page that is recognized adds two minutes. */
  readonly timeout?: number
  /** When pages are read by OCR: "auto" unless said otherwise. */
  readonly ocr?: OcrMode
  /** Take in documents with a secrecy mark. */
  readonly includeSecret?: boolean
  /** Only files that were set aside before. */
  readonly retry?: boolean
  /** Read known contents again. */
  readonly reprocess?: boolean
  readonly program: string
  readonly argv: readonly string[]
  /** The clock, as ISO text; the caller's, so that runs can be tested. */
  readonly now: () => string
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  readonly found: number
  readonly done: number
  readonly path: string
  readonly discovering: boolean
  /** Pages that OCR has read, and those it is known to have to read; absent where there are none. */
  readonly ocr?: { readonly done: number; readonly pages: number }
}

export interface SetAside {
  readonly path: string
  readonly reason: UnreadableReason
  readonly message: string
  /** Null where the file was refused in an earlier run: the database keeps the Vietnamese sentence alone. */
  readonly messageEn: string | null
}

export interface Summary {
  readonly runId: number
  readonly found: number
  readonly imported: number
  readonly unchanged: number
  readonly duplicate: number
  readonly setAside: readonly SetAside[]
  readonly documents: number
  /** Pages that were read by OCR in this run, or taken from what was recognized before. */
  readonly ocrPages: number
  /** Documents with pages that OCR read badly, to be compared with the original. */
  readonly poorOcr: readonly PoorOcr[]
}

export interface PoorOcr {
  readonly path: string
  readonly pages: readonly OcrPage[]
}

/** Below this mean confidence of its words a page should be compared with the original. */
const POOR_OCR = 80
/** What a page that is recognized adds to the limit of its file, milliseconds: a page on its side is read four times. */
const PAGE_LIMIT = 120_000

interface Pool {
  run(task: Pick<Task, 'bytes' | 'path'>, ocr: Recognition, signal: AbortSignal): Promise<WorkerAnswer>
  close(): Promise<void>
}

type Recognition = OcrOptions & Required<Pick<OcrOptions, 'cache' | 'onPlan' | 'onPage'>>

export async function runImport(db: Db, paths: readonly string[], options: RunOptions): Promise<Summary> {
  const store = new Store(db)
  const runId = store.startRun(options.program, options.argv, options.now())
  const jobs = options.jobs ?? Math.max(1, cpus().length)
  const pool = jobs > 0 ? await threads(jobs) : inPlace()
  const limit = pLimit(Math.max(2, jobs * 2))
  const timeout = options.timeout ?? 120_000
  const mode = options.ocr ?? 'auto'
  const cache = cacheIn(store)
  const poorOcr: PoorOcr[] = []
  let ocrPages = 0
  const counts = { found: 0, imported: 0, unchanged: 0, duplicate: 0 }
  const aside: SetAside[] = []
  const saved: number[] = []
  const changes = store.registryChanges(loadRegistry().map(registryRow))
  const touched = new Set<string>(changes.keys)
  /** Read before the registry knew, or while it still knew, a document that they name: where its title ends may have changed. */
  const stale = new Set(store.documentsNaming(changes.keys))
  const pending = new Set<Promise<void>>()
  /** Contents in flight: a second file of the same content waits for the first. */
  const inFlight = new Map<string, Promise<void>>()
  let done = 0
  let discovering = true
  let documents = 0
  const ocr = { done: 0, pages: 0 }
  const tell = (path: string) =>
    options.onProgress?.({ found: counts.found, done, path, discovering, ...(ocr.pages > 0 && { ocr: { ...ocr } }) })

  const setAside = (path: string, content: string | null, size: number | null, error: UnreadableDocumentError) => {
    store.saveFile(
      {
        path,
        sha256: content,
        size,
        format: null,
        state: 'set-aside',
        reason: error.reason,
        message: error.message,
        documentId: null,
      },
      runId,
    )
    aside.push({ path, reason: error.reason, message: error.message, messageEn: error.messageEn })
  }

  const take = async (file: FoundFile): Promise<void> => {
    const before = store.fileOf(file.path)
    if (options.retry && before?.state !== 'set-aside') {
      counts.unchanged++
      return
    }
    let bytes: Uint8Array
    try {
      bytes = await file.read()
    } catch (error) {
      setAside(
        file.path,
        null,
        file.size,
        new UnreadableDocumentError(
          file.path,
          'unreadable',
          'Không đọc được tệp này (không có quyền, hoặc ổ đĩa lỗi).',
          'The file cannot be read (no permission, or a disk error).',
          error,
        ),
      )
      return
    }
    const content = sha256(bytes)
    const waiting = inFlight.get(content)
    if (waiting) await waiting
    const known = store.documentOf(content)
    const current =
      known !== null &&
      known.extractor === EXTRACTOR_VERSION &&
      !options.reprocess &&
      !stale.has(known.id) &&
      !(mode === 'force' && known.format === 'pdf' && known.method !== 'ocr')
    if (current && before?.documentId === known.id && before.sha256 === content) {
      counts.unchanged++
      return
    }
    const other = known ? store.otherPathOf(known.id, file.path) : null
    // A path may tell the province: of several the first by name does, whichever came first.
    const telling = other !== null && other < file.path ? other : file.path
    const tellsMore = known?.placedByPath === true && other !== null && telling === file.path
    if (
      !known &&
      !options.retry &&
      !options.reprocess &&
      before?.state === 'set-aside' &&
      before.sha256 === content &&
      before.reason !== 'timeout' &&
      before.reason !== 'crashed' &&
      (before.reason !== 'unsupported' || isRefused(bytes, file.path)) &&
      // A scan that was set aside without OCR is read by it now; pages that it found empty cost little again.
      !(before.reason === 'no-text' && mode !== 'off')
    ) {
      // The same bytes were refused before; saying so again changes nothing.
      aside.push({
        path: file.path,
        reason: before.reason as UnreadableReason,
        message: before.message ?? '',
        messageEn: null,
      })
      return
    }
    if (current && !tellsMore) {
      store.saveFile(
        {
          path: file.path,
          sha256: content,
          size: file.size,
          format: known.format,
          state: other ? 'duplicate' : 'imported',
          reason: other ? `duplicate of ${other}` : null,
          message: null,
          documentId: known.id,
        },
        runId,
      )
      if (other) counts.duplicate++
      else counts.imported++
      return
    }
    let release: () => void = () => undefined
    inFlight.set(content, new Promise<void>((free) => (release = free)))
    if (known) stale.delete(known.id)
    try {
      const processed = await answer(pool, bytes, telling, timeout, {
        mode,
        cache,
        onPlan: (pages) => {
          ocr.pages += pages
          tell(file.path)
        },
        onPage: () => {
          ocr.done++
          tell(file.path)
        },
      })
      if (processed.extraction.document.secrecy && !options.includeSecret) {
        throw new UnreadableDocumentError(
          file.path,
          'secret',
          `Văn bản có dấu ${processed.extraction.document.secrecy}: không đưa vào cơ sở dữ liệu (dùng --include-secret nếu được phép).`,
          'The document bears a secrecy mark and is left out (use --include-secret where allowed).',
        )
      }
      const document = toDocument(processed)
      if (known) for (const key of store.keysOf(known.id)) touched.add(key)
      if (document.codeKey) touched.add(document.codeKey)
      for (const key of document.citationKeys) if (key) touched.add(key)
      const id = store.saveDocument(
        document,
        {
          path: file.path,
          sha256: content,
          size: file.size,
          format: processed.format,
          state: 'imported',
          reason: null,
          message: null,
        },
        runId,
      )
      saved.push(id)
      documents++
      ocrPages += processed.ocr.length
      const poor = processed.ocr.filter(({ confidence }) => confidence < POOR_OCR)
      if (poor.length > 0) poorOcr.push({ path: file.path, pages: poor })
      if (other) counts.duplicate++
      else counts.imported++
    } catch (error) {
      if (!(error instanceof UnreadableDocumentError)) throw error
      setAside(file.path, content, file.size, error)
    } finally {
      inFlight.delete(content)
      release()
    }
  }

  try {
    for await (const found of discover(paths)) {
      counts.found++
      const path = found.path
      if (isUnfound(found)) {
        setAside(path, null, null, found.error)
        done++
        tell(path)
        continue
      }
      const task = limit(() => take(found)).finally(() => {
        done++
        tell(path)
      })
      const settled: Promise<void> = task.then(() => undefined).finally(() => pending.delete(settled))
      pending.add(settled)
      // What is in flight stays bounded: memory does not grow with the archive.
      if (pending.size >= Math.max(8, jobs * 4)) await Promise.race(pending)
    }
    discovering = false
    await Promise.all(pending)
  } finally {
    await pool.close()
  }
  for (const id of store.takeOver(runId)) {
    saved.push(id)
    for (const key of store.keysOf(id)) touched.add(key)
  }
  for (const key of store.dropOrphans()) touched.add(key)
  store.settleDuplicates()
  store.seedRegistry(changes)
  await resolveTouched(store, [...touched], saved)
  store.finishRun(runId, options.now(), { ...counts, setAside: aside.length })
  aside.sort((a, b) => (a.path < b.path ? -1 : 1))
  poorOcr.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { runId, ...counts, setAside: aside, documents, ocrPages, poorOcr }
}

const isUnfound = (found: FoundFile | Unfound): found is Unfound => 'error' in found

/** What a run resolved again: codes and citations, for those who watch that a run does not do all over again. */
export interface Resolved {
  readonly keys: number
  readonly mentions: number
}

/**
 * Resolves again the mentions of the codes that a run touched, and those of `documents` that are named without a code. A
 * number alone ("Nghị quyết 57") follows the code that stands in the same text.
 */
export async function resolveTouched(
  store: Store,
  keys: readonly string[],
  documents: readonly number[] = [],
): Promise<Resolved> {
  const lexicon = loadLexicon()
  correctFields(store)
  const copyStore = new CopyStore(store.db)
  const grouped = groupCopies(copyStore)
  // Copies are no witnesses of each other: what they name is weighed again with them.
  const all = new Set([
    ...keys,
    ...copyStore.codesOf(grouped.documents),
    ...grouped.copies.flatMap((id) => store.keysOf(id)),
  ])
  const own = store.mentionsOfDocuments(documents)
  for (const bare of own)
    if (bare.rule === 'uncoded.number' && bare.number)
      for (const other of own)
        if (other.documentId === bare.documentId && other.codeKey?.startsWith(`${numberKey(bare.number)}|`))
          all.add(other.codeKey)
  const corrections = new Map(correctionsInForce(store.db, 'work').map(({ target, value }) => [target, value]))
  const targets = unique([...store.mentionsOf([...all]), ...store.mentionsAt([...corrections.keys()])])
  const numbers = new Set([...all].map((key) => key.slice(0, key.indexOf('|'))))
  const bare = store.bareNumbersNear([...all]).filter(({ number }) => number !== null && numbers.has(numberKey(number)))
  const around = new Set(documents)
  for (const target of [...targets, ...bare])
    if (target.via !== null || target.documentDate === null || target.codeKey === null) around.add(target.documentId)
  const mentions = unique([...targets, ...bare, ...store.mentionsOfDocuments([...around])]).sort((a, b) =>
    a.documentSha256 === b.documentSha256 ? a.ordinal - b.ordinal : a.documentSha256 < b.documentSha256 ? -1 : 1,
  )
  const decided = new Set([
    ...targets.map(({ id }) => id),
    ...bare.map(({ id }) => id),
    ...own.filter(({ codeKey: key }) => key === null).map(({ id }) => id),
  ])
  const corrected = new Map(
    mentions.flatMap(({ id, documentSha256, start }) => {
      const value = corrections.get(mentionTarget(documentSha256, start))
      return value === undefined ? [] : [[id, value === NO_WORK ? null : value] as const]
    }),
  )
  // A correction may name a work that nothing else names yet.
  store.addMissing([...corrections.values()].flatMap((id) => (id === null || id === NO_WORK ? [] : workOfId(id))))
  const { default: distance } = await import('natural/lib/natural/distance/index.js')
  const heldRows = store.heldOf([...all])
  const { works, held, decisions, problems } = resolve({
    mentions,
    held: heldRows,
    copies: copyStore.among([...heldRows.map(({ id }) => id), ...mentions.map(({ documentId }) => documentId)]),
    registry: loadRegistry(),
    plenums: loadPlenums(),
    lexicon,
    likeness: (a, b) => distance.JaroWinklerDistance(a, b, { ignoreCase: true }),
    corrected,
  })
  store.applyDecisions(
    // Works of other codes were seen in part only.
    works.filter(({ codeKey: key }) => key === null || all.has(key)),
    held,
    decisions.filter(({ mentionId }) => decided.has(mentionId)),
    problems.filter(({ mentionId }) => mentionId !== null && decided.has(mentionId)),
  )
  store.replaceProblems('review-arithmetic', reviewProblems(store.datedReviews()))
  // Only now: a run that is broken off before makes the groups again, and resolves what they touch.
  copyStore.settle(grouped.documents)
  return { keys: all.size, mentions: decided.size }
}

const unique = (rows: readonly MentionRow[]): MentionRow[] => [...new Map(rows.map((row) => [row.id, row])).values()]

/** Puts right what people said of headers, and gives back what an undone correction had changed. */
function correctFields(store: Store): void {
  const keyOf = (field: string, value: string | null) => (field === 'code' && value ? codeKey(value) : null)
  const inForce = correctionsInForce(store.db, 'field').map(({ target, value }) => {
    const [sha256, field] = targetParts(target)
    return { sha256, field, value }
  })
  // A corrected number is one of the code as well.
  const standing = new Set(
    inForce.flatMap(({ sha256, field }) => [`${sha256}:${field}`, ...(field === 'number' ? [`${sha256}:code`] : [])]),
  )
  for (const { sha256, field, value } of store.printedFields())
    if (!standing.has(`${sha256}:${field}`)) store.restoreField(sha256, field, value, keyOf(field, value))
  for (const { sha256, field, value } of inForce) {
    store.correctField(sha256, field, value, keyOf(field, value))
    const code = field === 'number' && value ? store.codeOf(sha256)?.replace(/^\d+\p{Ll}?(?=[-/])/u, value) : undefined
    if (code !== undefined) store.correctField(sha256, 'code', code, codeKey(code))
  }
}

/** What an id says of its work, "hai-phong/12-KH/TU@2025-08-26"; nothing where it is none. */
function workOfId(id: string): WorkRow[] {
  const parts = /^(?<scope>[^\d][^@]*?)\/(?<code>\d[^@]*)@(?<date>[\d-]+|\?)$/u.exec(id)?.groups
  if (!parts) return []
  const { scope, code, date } = parts as { scope: string; code: string; date: string }
  return [
    {
      id,
      scope,
      code,
      codeKey: codeKey(code),
      type: null,
      date: date === '?' ? null : date,
      issuer: null,
      term: null,
      title: null,
      origin: 'cited',
      confidence: null,
    },
  ]
}

async function threads(jobs: number): Promise<Pool> {
  const { Piscina } = await import('piscina')
  const pool = new Piscina({
    filename: WORKER,
    minThreads: 1,
    maxThreads: jobs,
    idleTimeout: 5000,
  })
  const registry = ownRegistry()?.path ?? null
  // A thread that is stopped cannot clear up: the model that the system's engine needs is unpacked here, once.
  let model: ReturnType<typeof unpackedModel> | null = null
  const remove = () => model?.remove()
  process.once('exit', remove)
  return {
    run: async (task, { mode, cache, onPlan, onPage }, signal) => {
      if (mode !== 'off' && tesseractProgram() !== null) model ??= unpackedModel()
      const { port1, port2 } = new MessageChannel()
      serve(port1, { cache, onPlan, onPage })
      try {
        const whole: Task = { ...task, registry, mode, model: model?.folder ?? null, port: port2 }
        return (await pool.run(whole, { signal, transferList: [port2] })) as WorkerAnswer
      } finally {
        port1.close()
      }
    },
    close: async () => {
      await pool.close()
      process.removeListener('exit', remove)
      remove()
    },
  }
}

function inPlace(): Pool {
  return {
    async run({ bytes, path }, ocr) {
      try {
        return { done: await processFile(bytes, path, loadLexicon(), undefined, ocr) }
      } catch (error) {
        if (!(error instanceof UnreadableDocumentError)) throw error
        return { refused: { reason: error.reason, message: error.message, messageEn: error.messageEn } }
      }
    },
    close: endOcr,
  }
}

/** Recognized words in the database. */
function cacheIn(store: Store): WordCache {
  return {
    get: (image, engine) => {
      const kept = store.recognized(image, engine)
      return Promise.resolve(kept === null ? null : (JSON.parse(kept) as PackedWord[]).map(unpacked))
    },
    put: (image, engine, words) => store.keepRecognized(image, engine, JSON.stringify(words.map(packed))),
  }
}

type PackedWord = [string, number, number, number, number, number, number]

const packed = ({ text, confidence, left, top, right, bottom, line }: Word): PackedWord => [
  text,
  Math.round(confidence * 10) / 10,
  left,
  top,
  right,
  bottom,
  line,
]
const unpacked = ([text, confidence, left, top, right, bottom, line]: PackedWord): Word => ({
  text,
  confidence,
  left,
  top,
  right,
  bottom,
  line,
})

/** Sends a content to a worker; a worker that hangs or dies costs its file, not the run. */
async function answer(
  pool: Pool,
  bytes: Uint8Array,
  path: string,
  timeout: number,
  ocr: Recognition,
): Promise<Processed> {
  const stop = new AbortController()
  let limit = timeout
  const started = performance.now()
  let timer = setTimeout(() => stop.abort(), limit)
  const onPlan = (pages: number) => {
    ocr.onPlan(pages)
    clearTimeout(timer)
    limit = timeout + pages * PAGE_LIMIT
    timer = setTimeout(() => stop.abort(), limit - (performance.now() - started))
  }
  let result: WorkerAnswer
  try {
    result = await pool.run({ bytes, path }, { ...ocr, onPlan }, stop.signal)
  } catch (error) {
    if (stop.signal.aborted)
      throw new UnreadableDocumentError(
        path,
        'timeout',
        `Đọc tệp quá ${Math.round(limit / 1000)} giây nên đã dừng.`,
        `Reading the file took more than ${Math.round(limit / 1000)} seconds and was stopped.`,
        error,
      )
    throw new UnreadableDocumentError(
      path,
      'crashed',
      `Chương trình đọc gặp lỗi với tệp này: ${(error as Error).message}`,
      `Reading this file failed: ${(error as Error).message}`,
      error,
    )
  } finally {
    clearTimeout(timer)
  }
  if ('refused' in result)
    throw new UnreadableDocumentError(path, result.refused.reason, result.refused.message, result.refused.messageEn)
  return result.done
}

/** The province that a text speaks of, or its place line names: an article, a school's paper. */
function hintOf(text: string, { level, place, type }: DocumentRecord): string | null {
  if (level === 'trung ương') return null
  const { provinces } = loadLexicon()
  if (type === null) return provinceSpokenOf(text, provinces)
  return place !== null && provinces.some(({ name, former }) => name === place || former.includes(place)) ? place : null
}

/** What the database stores of a content: records with their keys, sentences and search words. */
export function toDocument(processed: Processed): NewDocument {
  const { extraction, text } = processed
  return {
    ...processed,
    extractor: EXTRACTOR_VERSION,
    // A header says whose paper it is; where there is none, the text may speak of one province alone.
    hint: extraction.document.parent === null ? hintOf(text, extraction.document) : null,
    codeKey: extraction.document.code ? codeKey(extraction.document.code) : null,
    citationKeys: extraction.citations.map((citation) => (citation.code ? codeKey(citation.code) : null)),
    citationSentences: extraction.citations.map((citation) => sentenceAround(text, citation)),
    deadlineSentences: extraction.deadlines.map((deadline) => sentenceAround(text, deadline)),
    words: searchWords(text),
  }
}

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
