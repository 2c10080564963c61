/** Worker threads that read contents, or this thread in their place; a worker that hangs or dies costs its file, not the run. */
import { MessageChannel } from 'node:worker_threads'
import pLimit from 'p-limit'
import type { OcrOptions } from './ocr/index.js'
import { unpackedModel } from './ocr/model.js'
import { serve } from './ocr/remote.js'
import { tesseractProgram } from './ocr/tesseract.js'
import type { Prepared } from './toDocument.js'
import { UnreadableDocumentError } from './types.js'
import type { Task, WorkerAnswer } from './worker.js'
import { WORKER } from './workerFile.js'

/** Bytes that are not copied from thread to thread. */
const LARGE = 8 * 1024 * 1024

export type Recognition = OcrOptions & Required<Pick<OcrOptions, 'cache' | 'onPlan' | 'onPage'>>

/** What a worker is given: a content, and its text where an earlier run has read it. */
export type Content = Pick<Task, 'bytes' | 'path' | 'stored'>

export interface Pool {
  /** `onStart` is called when its turn has come: what waits behind a slow file has not begun. */
  run(content: Content, ocr: Recognition, signal: AbortSignal, onStart: () => void): Promise<WorkerAnswer>
  close(): Promise<void>
}

/** What a page that is recognized adds to the limit of its file, milliseconds: a page on its side is read four times. */
const PAGE_LIMIT = 120_000

export interface ThreadOptions {
  readonly jobs: number
  /** Megabytes of heap that one worker may fill: 1024 unless said otherwise. */
  readonly memory?: number | undefined
  /** The built worker, unless a test brings its own. */
  readonly worker?: string | undefined
}

const MEMORY = 1024

/** Threads begin to load their readers at once; what this thread needs of them is loaded later. */
export async function threads({ jobs, memory = MEMORY, worker }: ThreadOptions): Promise<Pool> {
  const { Piscina } = await import('piscina')
  const pool = new Piscina({
    filename: worker ?? WORKER,
    minThreads: 1,
    maxThreads: jobs,
    idleTimeout: 5000,
    // A thread that sleeps between tasks never comes by its event loop: it would keep the ports of all files that it has read.
    atomics: 'disabled',
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  const turn = pLimit(jobs)
  // A thread that is stopped cannot clear up: the model that the system's engine needs is unpacked here, once.
  let model: ReturnType<typeof unpackedModel> | null = null
  const remove = () => model?.remove()
  let closing: Promise<void> | null = null
  process.once('exit', remove)
  return {
    run: async (content, { mode, cache, onPlan, onPage }, signal, onStart) => {
      const { ownRegistry } = await import('../corpus/registry/load.js')
      const registry = ownRegistry()?.path ?? null
      if (mode !== 'off' && tesseractProgram() !== null) model ??= unpackedModel()
      const { port1, port2 } = new MessageChannel()
      serve(port1, { cache, onPlan, onPage })
      try {
        const whole: Task = { ...content, registry, mode, model: model?.folder ?? null, port: port2 }
        const { buffer } = content.bytes
        // A large content is handed over, not copied; nobody reads it here again.
        const handed =
          content.bytes.length > LARGE && content.bytes.length === buffer.byteLength ? [buffer as ArrayBuffer] : []
        return await turn(async () => {
          onStart()
          return (await pool.run(whole, { signal, transferList: [port2, ...handed] })) as WorkerAnswer
        })
      } finally {
        port1.close()
      }
    },
    close: () => {
      closing ??= pool.close().finally(() => {
        process.removeListener('exit', remove)
        remove()
      })
      return closing
    },
  }
}

/** Reads in this thread. */
export function inPlace(): Pool {
  return {
    async run({ bytes, path, stored }, ocr, _signal, onStart) {
      onStart()
      const { loadLexicon } = await import('../corpus/registry/load.js')
      const { processFile, processStored } = await import('./process.js')
      const { toDocument } = await import('./toDocument.js')
      try {
        const lexicon = loadLexicon()
        const processed = stored
          ? processStored(stored, path, lexicon)
          : await processFile(bytes, path, lexicon, undefined, ocr)
        return { done: toDocument(processed) }
      } catch (error) {
        if (!(error instanceof UnreadableDocumentError)) throw error
        return { refused: { reason: error.reason, message: error.message, messageEn: error.messageEn } }
      }
    },
    close: async () => (await import('./ocr/engine.js')).endOcr(),
  }
}

/** Sends a content to a worker, and says plainly what went wrong where none came back. */
export async function answer(pool: Pool, content: Content, timeout: number, ocr: Recognition): Promise<Prepared> {
  const { path } = content
  const stop = new AbortController()
  let limit = timeout
  let started = 0
  let timer: NodeJS.Timeout | undefined
  const onStart = () => {
    started = performance.now()
    timer = setTimeout(() => stop.abort(), limit)
  }
  const onPlan = (pages: number) => {
    ocr.onPlan(pages)
    clearTimeout(timer)
    limit = timeout + pages * PAGE_LIMIT
    timer = setTimeout(() => stop.abort(), limit - (performance.now() - started))
  }
  let result: WorkerAnswer
  try {
    result = await pool.run(content, { ...ocr, onPlan }, stop.signal, onStart)
  } catch (error) {
    if (stop.signal.aborted)
      throw new UnreadableDocumentError(
        path,
        'timeout',
        `Đọc tệp quá ${Math.round(limit / 1000)} giây nên đã dừng.`,
        `Reading the file took more than ${Math.round(limit / 1000)} seconds and was stopped.`,
        error,
      )
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
      throw new UnreadableDocumentError(
        path,
        'out-of-memory',
        'Đọc tệp này cần nhiều bộ nhớ hơn mức cho phép nên đã dừng; hãy chia tệp thành các phần nhỏ hơn.',
        'Reading this file needs more memory than is allowed and was stopped; split the file into smaller parts.',
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
