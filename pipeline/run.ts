/**
 * An import run: discover → read → worker threads → one writer. Content-addressed; every file ends in exactly one state
 * with a reason; a document is written whole or not at all, so a run that is killed loses only what was in flight, and what
 * it left to be resolved stands in the database for the next run.
 */
import { cpus } from 'node:os'
import pLimit from 'p-limit'
import { loadRegistry } from '../corpus/registry/load.js'
import type { Db } from '../db/open.js'
import { Seen } from '../db/seen.js'
import { Store } from '../db/store.js'
import { discover, type FoundFile, shownRoot, type Unfound } from './discover.js'
import type { OcrPage } from './ocr/index.js'
import type { OcrMode } from './ocr/types.js'
import { inPlace, type Pool, threads } from './pool.js'
import { cacheIn } from './recognized.js'
import { registryRow } from './resolve/index.js'
import { loadLikeness, resolveParts } from './resolveTouched.js'
import { Taker } from './take.js'
import type { UnreadableReason } from './types.js'

export { type Resolved, resolveTouched } from './resolveTouched.js'
export { toDocument } from './toDocument.js'

export interface RunOptions {
  /** Worker threads; 0 works in place (tests, a few files). */
  readonly jobs?: number
  /** Limit for one file, milliseconds; each page that is recognized adds two minutes. */
  readonly timeout?: number
  /** Limit for one worker's heap, megabytes: 1024 unless said otherwise. */
  readonly memory?: number
  /** When pages are read by OCR: "auto" unless said otherwise. */
  readonly ocr?: OcrMode
  /** Take in documents with a secrecy mark. */
  readonly includeSecret?: boolean
  /** Only files that were set aside before. */
  readonly retry?: boolean
  /** Extract known contents again, from their stored text; from the file where newer readers would read it otherwise. */
  readonly reprocess?: boolean
  readonly program: string
  readonly argv: readonly string[]
  /** The clock, as ISO text; the caller's, so that runs can be tested. */
  readonly now: () => string
  readonly onProgress?: (progress: Progress) => void
  /** Stops taking new files; what is in flight is finished, and all that was read is resolved. */
  readonly stop?: AbortSignal
  /** Threads that were started before; the run closes them. */
  readonly pool?: Pool
  /** Another worker than the program's, for tests. */
  readonly worker?: string
}

export interface Progress {
  readonly found: number
  readonly done: number
  readonly path: string
  readonly discovering: boolean
  /** Pages that OCR has read, and those it is known to have to read; absent where there are none. */
  readonly ocr?: { readonly done: number; readonly pages: number }
  /** Reason → files set aside so far. */
  readonly aside?: Readonly<Record<string, number>>
  /** The file that has been in work longest, and for how long. */
  readonly longest?: { readonly path: string; readonly seconds: number } | null
  /** All files are read; so many codes and documents of those touched are resolved. */
  readonly resolving?: { readonly done: number; readonly of: number }
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
  /** It was told to stop before all files were seen; the same import goes on where it stopped. */
  readonly stopped: boolean
  /** Files that are no longer where an earlier run found them. */
  readonly gone: number
}

export interface PoorOcr {
  readonly path: string
  readonly pages: readonly OcrPage[]
}

const TIMEOUT = 120_000

export async function runImport(db: Db, paths: readonly string[], options: RunOptions): Promise<Summary> {
  const began = performance.now()
  const store = new Store(db)
  const runId = store.startRun(options.program, options.argv, options.now())
  const jobs = options.jobs ?? Math.max(1, cpus().length)
  const pool =
    options.pool ?? (jobs > 0 ? await threads({ jobs, memory: options.memory, worker: options.worker }) : inPlace())
  const limit = pLimit(Math.max(2, jobs * 2))
  takeRegistry(store)
  const seen = new Seen(db)
  /** What the run could not look into: nothing below it is known to be gone. */
  const closed: string[] = []
  const pending = new Set<Promise<void>>()
  let [found, done, discovering, stopped] = [0, 0, true, false]
  const running = new Map<string, number>()
  const ocr = { done: 0, pages: 0 }
  const tell = (path: string) =>
    options.onProgress?.({
      found,
      done,
      path,
      discovering,
      aside: taker.reasons,
      longest: longest(running),
      ...(ocr.pages > 0 && { ocr: { ...ocr } }),
    })
  const taker = new Taker(store, pool, runId, {
    retry: options.retry === true,
    reprocess: options.reprocess === true,
    includeSecret: options.includeSecret === true,
    timeout: options.timeout ?? TIMEOUT,
    mode: options.ocr ?? 'auto',
    cache: cacheIn(store),
    onPlan: (path, pages) => {
      ocr.pages += pages
      tell(path)
    },
    onPage: (path) => {
      ocr.done++
      tell(path)
    },
  })

  try {
    for await (const each of discover(paths, db.name)) {
      if (options.stop?.aborted) {
        stopped = true
        break
      }
      found++
      const { path } = each
      store.batch.run(() => seen.add(path))
      if (isUnfound(each)) {
        if (each.error.reason !== 'missing') closed.push(path)
        taker.setAside(path, null, null, each.error)
        done++
        tell(path)
        continue
      }
      const task = limit(() => {
        running.set(path, performance.now())
        return taker.take(each)
      }).finally(() => {
        running.delete(path)
        done++
        tell(path)
      })
      const settled: Promise<void> = task.finally(() => pending.delete(settled))
      pending.add(settled)
      // What is in flight stays bounded: memory does not grow with the archive.
      if (pending.size >= Math.max(8, jobs * 4)) await Promise.race(pending)
    }
    discovering = false
    await Promise.all(pending)
  } finally {
    await pool.close()
    store.batch.flush()
  }

  const { counts, aside, poorOcr, documents, ocrPages } = taker
  const likeness = await loadLikeness()
  let gone = 0
  // All or nothing: killed in the midst, it is done again by the next run.
  db.transaction(() => {
    store.pending.addKeys(store.dropOrphans())
    store.settleDuplicates()
    resolveParts(store, likeness, store.pending.keys(), store.pending.documents(), {
      onProgress: (resolved, of) =>
        options.onProgress?.({
          found,
          done,
          path: '',
          discovering,
          aside: taker.reasons,
          resolving: { done: resolved, of },
        }),
    })
    store.pending.clear()
    if (!stopped) gone = seen.settle(runId, paths.map(shownRoot), closed)
    store.finishRun(runId, options.now(), {
      ...counts,
      found,
      setAside: aside.length,
      documents,
      seconds: Math.round(performance.now() - began) / 1000,
      stopped,
      reasons: taker.reasons,
      newFiles: taker.newFiles,
      nowReadable: taker.nowReadable,
      nowRefused: taker.nowRefused,
      gone,
    })
  })()
  seen.close()
  aside.sort((a, b) => (a.path < b.path ? -1 : 1))
  poorOcr.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { runId, found, ...counts, setAside: aside, documents, ocrPages, poorOcr, stopped, gone }
}

/** Takes over what is new in the registry, once: a run that is killed afterwards leaves only the rest to be done. */
function takeRegistry(store: Store): void {
  store.db.transaction(() => {
    const changes = store.registryChanges(loadRegistry().map(registryRow))
    store.pending.addKeys(changes.keys)
    // Read before the registry knew, or while it still knew, a document that they name: where its title ends may have changed.
    store.extractAgain(store.documentsNaming(changes.keys))
    store.seedRegistry(changes)
  })()
}

const isUnfound = (found: FoundFile | Unfound): found is Unfound => 'error' in found

/** The file that began first of those in work. */
function longest(running: ReadonlyMap<string, number>): { path: string; seconds: number } | null {
  const [first] = running
  return first === undefined ? null : { path: first[0], seconds: (performance.now() - first[1]) / 1000 }
}
