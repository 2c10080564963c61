/** Recognition by the npm package alone: WebAssembly and a packaged model, in a thread of its own; no network. */
import { OcrError } from './errors.js'
import { modelFolder, version as packageVersion } from './model.js'
import type { Engine, Word } from './types.js'

/** A page of capitals and stamps takes some seconds on a slow machine; more means that it hangs. */
const LIMIT = 120_000

export async function tesseractJs(): Promise<Engine> {
  const { default: tesseract } = await import('tesseract.js')
  const failure = (error: unknown) =>
    new OcrError(`tesseract.js: ${error instanceof Error ? error.message : String(error)}`, error)
  let failed: (error: unknown) => void = () => undefined
  const starting = tesseract.createWorker('vie', tesseract.OEM.LSTM_ONLY, {
    // Without the folder it asks a web site; without "none" it leaves a copy of the model where it runs.
    langPath: modelFolder(),
    gzip: true,
    cacheMethod: 'none',
    errorHandler: (error: unknown) => failed(error),
  })
  const worker = await starting.catch((error: unknown) => {
    throw failure(error)
  })
  // An engine kept for the next page must not keep the program from ending.
  const thread = (worker as unknown as { worker: { ref(): void; unref(): void } }).worker
  thread.unref()
  let last: Promise<unknown> = Promise.resolve()

  const recognize: Engine['recognize'] = async ({ pgm }) => {
    thread.ref()
    let timer: NodeJS.Timeout | undefined
    try {
      const { data } = await Promise.race([
        worker.recognize(Buffer.from(pgm), {}, { blocks: true, text: false }),
        new Promise<never>((_, reject) => {
          failed = reject
          timer = setTimeout(() => reject(`no answer in ${LIMIT / 1000} s`), LIMIT)
        }),
      ]).catch((error: unknown) => {
        throw failure(error)
      })
      const words: Word[] = []
      let line = 0
      for (const block of data.blocks ?? [])
        for (const paragraph of block.paragraphs)
          for (const { words: own } of paragraph.lines) {
            for (const { text, confidence, bbox } of own)
              words.push({ text, confidence, left: bbox.x0, top: bbox.y0, right: bbox.x1, bottom: bbox.y1, line })
            line++
          }
      return words
    } finally {
      clearTimeout(timer)
      thread.unref()
    }
  }

  return {
    name: 'tesseract.js',
    version: `tesseract.js ${packageVersion('tesseract.js')}, vie ${packageVersion('@tesseract.js-data/vie')} best_int`,
    // One page at a time: a failure belongs to the page that was read.
    recognize: (image) => {
      const answer = last.then(() => recognize(image))
      last = answer.catch(() => undefined)
      return answer
    },
    end: async () => {
      await worker.terminate()
    },
  }
}
