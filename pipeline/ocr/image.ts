/** A PDF page as a grey image at 200 dpi: finer costs time and reads no better. */
import { createHash } from 'node:crypto'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { heapOf } from '../read/pdfium.js'
import type { PageImage } from './types.js'

const DPI = 200
/** A drawing in A0 must not cost a gigabyte: larger pages are rendered coarser. */
const MAX_PIXELS = 16_000_000
const GREY = 1
const RENDER_ANNOTATIONS = 0x01
const RENDER_GREY = 0x08
const WHITE = 0xffffffff

/** Null where PDFium cannot load or hold the page. */
export function renderPage(library: WrappedPdfiumModule, document: number, index: number): PageImage | null {
  const page = library.FPDF_LoadPage(document, index)
  if (!page) return null
  try {
    const [points, high] = [library.FPDF_GetPageWidthF(page), library.FPDF_GetPageHeightF(page)]
    if (!(points > 0 && high > 0)) return null
    const scale = Math.min(DPI / 72, Math.sqrt(MAX_PIXELS / (points * high)))
    const [width, height] = [Math.max(1, Math.round(points * scale)), Math.max(1, Math.round(high * scale))]
    const bitmap = library.FPDFBitmap_CreateEx(width, height, GREY, 0, 0)
    if (!bitmap) return null
    try {
      library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
      library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, RENDER_ANNOTATIONS | RENDER_GREY)
      const [start, stride] = [library.FPDFBitmap_GetBuffer(bitmap), library.FPDFBitmap_GetStride(bitmap)]
      const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
      const pgm = Buffer.alloc(head.length + width * height)
      head.copy(pgm)
      const heap = heapOf(library)
      for (let row = 0; row < height; row++)
        pgm.set(heap.subarray(start + row * stride, start + row * stride + width), head.length + row * width)
      return { pgm, width, height, scale, sha256: createHash('sha256').update(pgm).digest('hex') }
    } finally {
      library.FPDFBitmap_Destroy(bitmap)
    }
  } finally {
    library.FPDF_ClosePage(page)
  }
}
