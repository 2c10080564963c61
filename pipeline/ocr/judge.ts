/** Which pages of a PDF must be recognized: those whose text layer is missing, torn, or has lost its diacritics. */
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { heapOf } from '../read/pdfium.js'
import { GOOD_TEXT, type TextScore, textScore } from '../read/quality.js'

const LOST_SIGNS = 0.05
/** A page with fewer letters says nothing by itself. */
const FEW_LETTERS = 20
/** On a page that is one picture so few letters are a stamp of a signature or of the scanner's maker. */
const STAMP_LETTERS = 200
const FEW_DIACRITICS = 0.15
const PICTURE = 0.6
/** Letters drawn as outlines come as so many paths. */
const MANY_PATHS = 200
const MOST_OBJECTS = 5000

const [TEXT, PATH, IMAGE, FORM] = [1, 2, 3, 5]

interface PageObjects {
  /** Share of the page under its pictures: many scanners cut a page into strips. */
  readonly picture: number
  readonly texts: number
  readonly paths: number
  /** Letters that its text layer names. */
  readonly letters: number
}

export type Doubt = 'missing' | 'garbage' | 'no-diacritics'

/** What is wrong with a page's text by the text alone; the page itself is looked at only where something may be. */
const suspicious = ({ letters, quality, lost, diacritics }: TextScore): boolean =>
  letters < STAMP_LETTERS || quality < GOOD_TEXT || lost > LOST_SIGNS || diacritics < FEW_DIACRITICS

/** True where no page of a document needs a look. */
export const allGood = (texts: readonly string[]): boolean => !texts.some((text) => suspicious(textScore(text)))

/** Why a page must be recognized; null where its text layer serves. */
export function doubtOf(library: WrappedPdfiumModule, document: number, index: number, text: string): Doubt | null {
  const score = textScore(text)
  if (!suspicious(score)) return null
  const { picture, texts, paths, letters } = objectsOf(library, document, index)
  // A foot that runs over stands in the text of the page before: what counts is what the page itself prints.
  const own = Math.max(score.letters, letters)
  if (own < FEW_LETTERS) return picture > 0.1 || paths > MANY_PATHS || (texts > 0 && own === 0) ? 'missing' : null
  if (picture > PICTURE && own < STAMP_LETTERS) return 'missing'
  if (score.quality < GOOD_TEXT || score.lost > LOST_SIGNS) return 'garbage'
  return picture > PICTURE && score.diacritics < FEW_DIACRITICS ? 'no-diacritics' : null
}

/** Whether a page is better off with what was recognized. */
export function isBetter(recognized: string, layer: string, doubt: Doubt | null): boolean {
  const [ours, theirs] = [textScore(recognized), textScore(layer)]
  if (ours.letters < FEW_LETTERS) return theirs.letters < ours.letters
  if (doubt === null) return true
  if (doubt === 'missing') return ours.letters > theirs.letters
  if (doubt === 'no-diacritics') return ours.diacritics > theirs.diacritics
  return ours.quality > theirs.quality || theirs.lost > LOST_SIGNS
}

function objectsOf(library: WrappedPdfiumModule, document: number, index: number): PageObjects {
  const page = library.FPDF_LoadPage(document, index)
  if (!page) return { picture: 0, texts: 0, paths: 0, letters: 0 }
  const box = library.pdfium.wasmExports.malloc(16)
  try {
    const area = library.FPDF_GetPageWidthF(page) * library.FPDF_GetPageHeightF(page)
    let [picture, texts, paths] = [0, 0, 0]
    const count = Math.min(MOST_OBJECTS, library.FPDFPage_CountObjects(page))
    for (let at = 0; at < count; at++) {
      const object = library.FPDFPage_GetObject(page, at)
      const kind = library.FPDFPageObj_GetType(object)
      if (kind === TEXT) texts++
      else if (kind === PATH) paths++
      else if (kind === IMAGE || kind === FORM) {
        if (!library.FPDFPageObj_GetBounds(object, box, box + 4, box + 8, box + 12)) continue
        const [left, bottom, right, top] = new Float32Array(heapOf(library).buffer, box, 4)
        picture = Math.min(1, picture + Math.abs((right! - left!) * (top! - bottom!)) / area)
      }
    }
    return { picture, texts, paths, letters: lettersOf(library, page) }
  } finally {
    library.pdfium.wasmExports.free(box)
    library.FPDF_ClosePage(page)
  }
}

function lettersOf(library: WrappedPdfiumModule, page: number): number {
  const text = library.FPDFText_LoadPage(page)
  let letters = 0
  const count = library.FPDFText_CountChars(text)
  for (let at = 0; at < count && letters < STAMP_LETTERS; at++) {
    const code = library.FPDFText_GetUnicode(text, at)
    if (code > 0 && code < 0x110000 && /\p{L}/u.test(String.fromCodePoint(code))) letters++
  }
  library.FPDFText_ClosePage(text)
  return letters
}
