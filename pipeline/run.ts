/**
 * An import run: discover → read → worker threads → one writer. Content-addressed; every file ends in exactly one state
 * with a reason; a document is written whole in one transaction, so a run that is stopped loses only what was in flight.
 */
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import pLimit from 'p-limit'
import { loadLexicon, loadRegistry, ownRegistry } from '../corpus/registry/load.js'
import type { Db } from '../db/open.js'
import { Store } from '../db/store.js'
import type { NewDocument } from '../db/types.js'
import { codeKey } from '../extractors/codeQuery.js'
import { EXTRACTOR_VERSION } from '../extractors/index.js'
import { discover, type FoundFile, type Unfound } from './discover.js'
import { sha256 } from './identify.js'
import { type Processed, processFile } from './process.js'
import { registryRow, resolve } from './resolve/index.js'
import { searchWords, sentenceAround } from './sentence.js'
import { UnreadableDocumentError, type UnreadableReason } from './types.js'
import type { Task, WorkerAnswer } from './worker.js'

export interface RunOptions {
  /** Worker threads; 0 works in place (tests, a few files). */
  readonly jobs?: number
  /** Limit for one file, milliseconds. */
  readonly timeout?: number
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
}

interface Pool {
  run(task: Pick<Task, 'bytes' | 'path'>, signal: AbortSignal): Promise<WorkerAnswer>
  close(): Promise<void>
}

export async function runImport(db: Db, paths: readonly string[], options: RunOptions): Promise<Summary> {
  const store = new Store(db)
  const runId = store.startRun(options.program, options.argv, options.now())
  const jobs = options.jobs ?? Math.max(1, cpus().length)
  const pool = jobs > 0 ? await threads(jobs) : inPlace()
  const limit = pLimit(Math.max(2, jobs * 2))
  const timeout = options.timeout ?? 120_000
  const counts = { found: 0, imported: 0, unchanged: 0, duplicate: 0 }
  const aside: SetAside[] = []
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
  const tell = (path: string) => options.onProgress?.({ found: counts.found, done, path, discovering })

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
      known !== null && known.extractor === EXTRACTOR_VERSION && !options.reprocess && !stale.has(known.id)
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
      before.reason !== 'crashed'
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
      const processed = await answer(pool, bytes, telling, timeout)
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
      store.saveDocument(
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
      documents++
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
  for (const key of store.dropOrphans()) touched.add(key)
  store.settleDuplicates()
  store.seedRegistry(changes)
  await resolveTouched(store, [...touched])
  store.finishRun(runId, options.now(), { ...counts, setAside: aside.length })
  aside.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { runId, ...counts, setAside: aside, documents }
}

const isUnfound = (found: FoundFile | Unfound): found is Unfound => 'error' in found

/** Resolves again all mentions of the codes that a run touched. */
export async function resolveTouched(store: Store, keys: readonly string[]): Promise<void> {
  const lexicon = loadLexicon()
  const wanted = new Set(keys)
  const registry = loadRegistry().filter((work) => wanted.has(codeKey(work.code)))
  const { default: distance } = await import('natural/lib/natural/distance/index.js')
  const { works, held, decisions } = resolve({
    mentions: store.mentionsOf(keys),
    held: store.heldOf(keys),
    registry,
    lexicon,
    likeness: (a, b) => distance.JaroWinklerDistance(a, b, { ignoreCase: true }),
  })
  store.applyDecisions(works, held, decisions)
}

/** The built worker: beside this file, or under dist/ where this file runs from its source. */
const WORKER = ['./worker.js', '../dist/pipeline/worker.js']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))!

async function threads(jobs: number): Promise<Pool> {
  const { Piscina } = await import('piscina')
  const pool = new Piscina({
    filename: WORKER,
    minThreads: 1,
    maxThreads: jobs,
    idleTimeout: 5000,
  })
  const registry = ownRegistry()?.path ?? null
  return {
    run: (task, signal) => pool.run({ ...task, registry } satisfies Task, { signal }) as Promise<WorkerAnswer>,
    close: () => pool.close(),
  }
}

function inPlace(): Pool {
  return {
    async run({ bytes, path }) {
      try {
        return { done: await processFile(bytes, path, loadLexicon()) }
      } catch (error) {
        if (!(error instanceof UnreadableDocumentError)) throw error
        return { refused: { reason: error.reason, message: error.message, messageEn: error.messageEn } }
      }
    },
    close: () => Promise.resolve(),
  }
}

/** Sends a content to a worker; a worker that hangs or dies costs its file, not the run. */
async function answer(pool: Pool, bytes: Uint8Array, path: string, timeout: number): Promise<Processed> {
  const signal = AbortSignal.timeout(timeout)
  let result: WorkerAnswer
  try {
    result = await pool.run({ bytes, path }, signal)
  } catch (error) {
    if (signal.aborted)
      throw new UnreadableDocumentError(
        path,
        'timeout',
        `Đọc tệp quá ${Math.round(timeout / 1000)} giây nên đã dừng.`,
        `Reading the file took more than ${Math.round(timeout / 1000)} seconds and was stopped.`,
        error,
      )
    throw new UnreadableDocumentError(
      path,
      'crashed',
      `Chương trình đọc gặp lỗi với tệp này: ${(error as Error).message}`,
      `Reading this file failed: ${(error as Error).message}`,
      error,
    )
  }
  if ('refused' in result)
    throw new UnreadableDocumentError(path, result.refused.reason, result.refused.message, result.refused.messageEn)
  return result.done
}

/** What the database stores of a content: records with their keys, sentences and search words. */
export function toDocument(processed: Processed): NewDocument {
  const { extraction, text } = processed
  return {
    ...processed,
    extractor: EXTRACTOR_VERSION,
    codeKey: extraction.document.code ? codeKey(extraction.document.code) : null,
    citationKeys: extraction.citations.map((citation) => (citation.code ? codeKey(citation.code) : null)),
    citationSentences: extraction.citations.map((citation) => sentenceAround(text, citation)),
    deadlineSentences: extraction.deadlines.map((deadline) => sentenceAround(text, deadline)),
    words: searchWords(text),
  }
}
