/** Which engine reads: the system's tesseract where there is one, the packaged one otherwise; made once a thread. */
import { OcrError } from './errors.js'
import { nativeTesseract, tesseractProgram } from './tesseract.js'
import { tesseractJs } from './tesseractJs.js'
import type { Engine } from './types.js'

let engine: Promise<Engine> | undefined

/** Where the unpacked model lies that the run's threads share; null where each unpacks its own. */
let model: string | null = null
export function useModel(folder: string | null): void {
  model = folder
}

/** The thread's engine, made at its first page and kept for the next ones. */
export function ocrEngine(): Promise<Engine> {
  engine ??= (async () => {
    const program = tesseractProgram()
    return (program === null ? null : nativeTesseract(program, model)) ?? (await tesseractJs())
  })()
  return engine
}

/** Ends the thread's engine, if it has one; the next page gets a new one. */
export async function endOcr(): Promise<void> {
  const ending = engine
  engine = undefined
  try {
    await (await ending)?.end()
  } catch (error) {
    // One that could not be started has nothing to end.
    if (!(error instanceof OcrError)) throw error
  }
}

/** Seconds that a page takes here, for an estimate before anything is read. */
export const secondsPerPage = (): number => (tesseractProgram() === null ? 3.5 : 2.1)
