/** What recognition of printed text (OCR, nhận dạng chữ) passes on: a page's image in, words with boxes out. */

/** A page in grey, one byte a pixel, as a PGM file; both engines read it as it is. */
export interface PageImage {
  readonly pgm: Uint8Array
  readonly width: number
  readonly height: number
  /** Pixels a point. */
  readonly scale: number
  /** sha256 of `pgm`. */
  readonly sha256: string
}

/** A recognized word: its box in pixels from the upper left corner, and how sure the engine is, 0 to 100. */
export interface Word {
  readonly text: string
  readonly confidence: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** Words of one printed line share it. */
  readonly line: number
}

export interface Engine {
  /** "tesseract" or "tesseract.js"; the reader that a document records. */
  readonly name: string
  /** Name and version of engine and model: words kept under another one are not taken for its own. */
  readonly version: string
  recognize(image: PageImage): Promise<readonly Word[]>
  end(): Promise<void>
}

/** Words of pages that were recognized before, by the page's image and the engine's version. */
export interface WordCache {
  get(image: string, engine: string): Promise<readonly Word[] | null>
  put(image: string, engine: string, words: readonly Word[]): Promise<void> | void
}

/** When pages are recognized: where the text layer is missing or bad, never, always. */
export const OCR_MODES = ['auto', 'off', 'force'] as const
export type OcrMode = (typeof OCR_MODES)[number]
