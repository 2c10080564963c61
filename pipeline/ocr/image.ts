/** A PDF page as a grey image at 200 dpi: finer costs time and reads no better. */
import { createHash } from 'node:crypto'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { denialsOf, heapOf } from '../read/pdfium.js'
import type { PageImage } from './types.js'

export const DPI = 200
/** A drawing in A0 must not cost a gigabyte: larger pages are rendered coarser. */
export const MAX_PIXELS = 16_000_000
const GREY = 1
const RENDER_ANNOTATIONS = 0x01
const RENDER_GREY = 0x08
const WHITE = 0xffffffff

/** Null where PDFium cannot load or hold the page. */
export function renderPage(library: WrappedPdfiumModule, document: number, index: number, dpi = DPI): PageImage | null {
  const before = denialsOf(library)
  const page = library.FPDF_LoadPage(document, index)
  if (!page) return null
  try {
    const [points, high] = [library.FPDF_GetPageWidthF(page), library.FPDF_GetPageHeightF(page)]
    if (!(points > 0 && high > 0)) return null
    const scale = Math.min(dpi / 72, Math.sqrt(MAX_PIXELS / (points * high)))
    const [width, height] = [Math.max(1, Math.round(points * scale)), Math.max(1, Math.round(high * scale))]
    const bitmap = library.FPDFBitmap_CreateEx(width, height, GREY, 0, 0)
    if (!bitmap) return null
    try {
      library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
      library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, RENDER_ANNOTATIONS | RENDER_GREY)
      // A picture that it had no room for is missing.
      if (denialsOf(library) > before) return null
      const [start, stride] = [library.FPDFBitmap_GetBuffer(bitmap), library.FPDFBitmap_GetStride(bitmap)]
      const grey = new Uint8Array(width * height)
      const heap = heapOf(library)
      for (let row = 0; row < height; row++)
        grey.set(heap.subarray(start + row * stride, start + row * stride + width), row * width)
      return imageOf(grey, width, height, scale)
    } finally {
      library.FPDFBitmap_Destroy(bitmap)
    }
  } finally {
    library.FPDF_ClosePage(page)
  }
}

/** `scale` is pixels a point. */
export function imageOf(grey: Uint8Array, width: number, height: number, scale: number): PageImage {
  const pgm = Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), grey])
  return { pgm, width, height, scale, sha256: createHash('sha256').update(pgm).digest('hex') }
}

/** The dots alone, one byte each. */
export const greyOf = ({ pgm, width, height }: PageImage): Uint8Array => pgm.subarray(pgm.length - width * height)

/** Share of dark dots. */
export function inkOf(image: PageImage): number {
  const grey = greyOf(image)
  let dark = 0
  for (const value of grey) if (value < 128) dark++
  return dark / grey.length
}

/** The image turned clockwise, a quarter at a time. */
export function turned(image: PageImage, quarters: number): PageImage {
  const { width, height, scale } = image
  const grey = greyOf(image)
  const across = quarters % 2 === 1
  const [newWidth, newHeight] = across ? [height, width] : [width, height]
  const out = new Uint8Array(grey.length)
  for (let y = 0; y < newHeight; y++)
    for (let x = 0; x < newWidth; x++) {
      const [fromX, fromY] =
        quarters === 1 ? [y, height - 1 - x] : quarters === 2 ? [width - 1 - x, height - 1 - y] : [width - 1 - y, x]
      out[y * newWidth + x] = grey[fromY * width + fromX]!
    }
  return imageOf(out, newWidth, newHeight, scale)
}
