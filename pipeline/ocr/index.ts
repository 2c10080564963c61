/** OCR of PDF pages: which ones, their words from the cache or the engine, and their lines by position. */

import { decodedText } from '../normalize/legacy.js'
import { MAX_OCR_PAGES, tooManyPages } from '../read/bounds.js'
import { withPdf } from '../read/pdfium.js'
import type { PageChars } from '../read/pdfLayout.js'
import { pageTexts } from '../read/pdfLayout.js'
import { type RawPage, UnreadableDocumentError } from '../types.js'
import { charsOfWords } from './chars.js'
import { cleaned } from './clean.js'
import { endOcr, ocrEngine } from './engine.js'
import { OcrError } from './errors.js'
import { inkOf, renderPage, turned } from './image.js'
import { allGood, type Doubt, doubtOf, isBetter } from './judge.js'
import { straightened } from './straighten.js'
import type { Engine, OcrMode, PageImage, Word, WordCache } from './types.js'

export interface OcrOptions {
  readonly mode: OcrMode
  /** What was recognized before; nothing is kept without it. */
  readonly cache?: WordCache
  /** Told how many pages will be recognized, before the first one is. */
  readonly onPlan?: (pages: number) => void
  /** Told of each page that is done. */
  readonly onPage?: () => void
  /** The thread's own engine unless another is given. */
  readonly engine?: () => Promise<Engine>
}

/** A page that was recognized, and the mean confidence of its words, 0 to 100. */
export interface OcrPage {
  readonly page: number
  readonly confidence: number
}

export interface Recognized {
  readonly pages: readonly RawPage[]
  readonly read: readonly OcrPage[]
  /** The engine's name and version; null where no page was recognized. */
  readonly engine: Pick<Engine, 'name' | 'version'> | null
  /** Pages that an engine failed on. */
  readonly failed: readonly number[]
  /** Pages that should be recognized and were not, because it is switched off. */
  readonly left: readonly number[]
}

/** What a document notes of its recognition: "ocr: tesseract.js 7.0.0, …", "ocr page 3: confidence 95". */
export const ocrNotes = ({ engine, read, failed, left }: Recognized): string[] => [
  ...(engine ? [`ocr: ${engine.version}`] : []),
  ...read.map(({ page, confidence }) => `ocr page ${page}: confidence ${confidence}`),
  ...failed.map((page) => `ocr page ${page}: failed`),
  ...left.map((page) => `page ${page}: needs ocr`),
]

/** Pages that need recognition, by their index, and why; null as reason where it is wanted for every page. */
export async function pagesToRecognize(
  bytes: Uint8Array,
  path: string,
  texts: readonly string[],
  mode: OcrMode,
): Promise<ReadonlyMap<number, Doubt | null>> {
  if (mode === 'force') return new Map(texts.map((_, index) => [index, null]))
  const doubts = new Map<number, Doubt | null>()
  // A layer in an encoding from before Unicode is no garbage.
  const printed = texts.map(decodedText)
  if (allGood(printed)) return doubts
  try {
    await withPdf(bytes, path, (library, document) => {
      printed.forEach((text, index) => {
        const doubt = doubtOf(library, document, index, text)
        if (doubt) doubts.set(index, doubt)
      })
    })
  } catch (error) {
    // What PDFium cannot open it cannot draw either.
    if (!(error instanceof UnreadableDocumentError)) throw error
  }
  return doubts
}

/** Replaces pages whose text layer is missing or bad by what is recognized on them. */
export async function recognizePages(
  bytes: Uint8Array,
  path: string,
  layer: readonly RawPage[],
  options: OcrOptions,
): Promise<Recognized> {
  const { mode } = options
  const texts = layer.map(({ text }) => text)
  const wanted = await pagesToRecognize(bytes, path, texts, mode)
  const nothing: Recognized = { pages: layer, read: [], engine: null, failed: [], left: [] }
  if (wanted.size === 0) return nothing
  if (mode === 'off') return { ...nothing, left: [...wanted.keys()].map((index) => layer[index]!.page) }
  if (wanted.size > MAX_OCR_PAGES) throw tooManyPages(path, wanted.size)
  return withPdf(bytes, path, (library, document) =>
    recognizeEach(layer, wanted, (index) => renderPage(library, document, index), options),
  )
}

/** Recognizes the wanted pages, each drawn by `imageAt`, which gives null where it cannot. */
export async function recognizeEach(
  layer: readonly RawPage[],
  wanted: ReadonlyMap<number, Doubt | null>,
  imageAt: (index: number) => PageImage | null | Promise<PageImage | null>,
  { cache, onPlan, onPage, engine: engineFor = ocrEngine }: OcrOptions,
): Promise<Recognized> {
  onPlan?.(wanted.size)
  const failed: number[] = []
  const found = new Map<number, Reading>()
  let engine: Engine | null = null
  for (const index of wanted.keys()) {
    try {
      const image = await imageAt(index)
      if (image === null) throw new OcrError('the page cannot be rendered')
      engine = await engineFor()
      found.set(index, await upright(image, engine, cache))
    } catch (error) {
      if (!(error instanceof OcrError)) throw error
      failed.push(layer[index]!.page)
      // The next page gets a new engine.
      await endOcr()
    }
    onPage?.()
  }

  const pages = [...layer]
  const read: OcrPage[] = []
  for (const run of runsOf([...found.keys()])) {
    const texts = pageTexts(
      run.map((index) => found.get(index)!.chars),
      run[0] === 0,
    )
    let at = 0
    for (const { text, continues } of texts) {
      const index = run[at++]!
      const page = layer[index]!
      // The foot of this page stands in the text of the page before.
      const carried = text === '' && found.get(index)!.chars.count > 0 && pages[index - 1] !== layer[index - 1]
      if (!carried && !isBetter(text, decodedText(page.text), wanted.get(index) ?? null)) continue
      pages[index] = { page: page.page, text, continues }
      read.push({ page: page.page, confidence: Math.round(found.get(index)!.confidence) })
    }
  }
  return { pages, read, engine: read.length > 0 ? engine : null, failed, left: [] }
}

/** Below this confidence a page may lie on its side or stand on its head: such pages stay below 40, poor ones do not. */
const UNSURE = 50
/** A page with fewer dark dots is empty; a title page of ten words has three times as many. */
const NO_INK = 0.0005

interface Reading {
  readonly chars: PageChars
  readonly confidence: number
}

/** What is read on a page; one that reads badly is turned until it reads well. */
async function upright(page: PageImage, engine: Engine, cache: WordCache | undefined): Promise<Reading> {
  const image = cleaned(page)
  const read = async (turn: PageImage): Promise<Reading> => {
    const words = await wordsOf(straightened(turn), engine, cache)
    return { chars: charsOfWords(words, turn), confidence: meanConfidence(words) }
  }
  let best = await read(image)
  if (best.confidence >= UNSURE || inkOf(image) < NO_INK) return best
  for (const quarters of [1, 3, 2]) {
    const other = await read(turned(image, quarters))
    if (other.confidence > best.confidence && other.chars.count >= best.chars.count / 2) best = other
    if (best.confidence >= UNSURE) break
  }
  return best
}

async function wordsOf(image: PageImage, engine: Engine, cache: WordCache | undefined): Promise<readonly Word[]> {
  const known = await cache?.get(image.sha256, engine.version)
  if (known) return known
  const words = await engine.recognize(image)
  await cache?.put(image.sha256, engine.version, words)
  return words
}

/** Mean over letters and digits, so that specks of one sign do not count as much as words; 0 where there is no word. */
function meanConfidence(words: readonly Word[]): number {
  let [sum, signs] = [0, 0]
  for (const { text, confidence } of words) {
    const own = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    sum += confidence * own
    signs += own
  }
  return signs === 0 ? 0 : sum / signs
}

/** 0, 1, 2, 5 → 0 1 2 | 5: pages that follow each other are laid out together, a foot may run over. */
function runsOf(indexes: readonly number[]): number[][] {
  const runs: number[][] = []
  for (const index of indexes) {
    const last = runs.at(-1)
    if (last && last.at(-1) === index - 1) last.push(index)
    else runs.push([index])
  }
  return runs
}
