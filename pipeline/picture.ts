/** Pictures of pages for people to compare with the text: PDF pages drawn by PDFium, images drawn anew, DOCX as HTML. */
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import sharp, { type Sharp } from 'sharp'
import { heapOf, withPdf } from './read/pdfium.js'
import type { Format } from './types.js'

/** A page as a picture. */
export interface Picture {
  readonly type: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
}

const DPI = 130
/** A drawing in A0 is drawn coarser. */
const MAX_PIXELS = 8_000_000
/** Larger pictures are not opened: 16,000 by 16,000 dots. */
const MAX_OPENED = 256_000_000
/** A page as PNG is crisp; one of photographs is smaller as JPEG. */
const LARGE_PNG = 700_000

const BGRA = 4
const RENDER_ANNOTATIONS = 0x01
/** RGBA instead of BGRA. */
const REVERSE_BYTE_ORDER = 0x10
const WHITE = 0xffffffff

/** Null for pages that are not there and formats that have no picture. Throws what the libraries throw on damaged files. */
export async function drawPage(bytes: Uint8Array, format: Format, page: number): Promise<Picture | null> {
  switch (format) {
    case 'pdf':
      return withPdf(bytes, '', (library, document, pages) =>
        page > pages ? null : drawPdfPage(library, document, page - 1),
      )
    case 'png':
    case 'jpg':
    case 'tif':
      return drawImage(bytes, page - 1)
    default:
      return null
  }
}

async function drawPdfPage(library: WrappedPdfiumModule, document: number, index: number): Promise<Picture | null> {
  const page = library.FPDF_LoadPage(document, index)
  if (!page) return null
  try {
    const [points, high] = [library.FPDF_GetPageWidthF(page), library.FPDF_GetPageHeightF(page)]
    if (!(points > 0 && high > 0)) return null
    const scale = Math.min(DPI / 72, Math.sqrt(MAX_PIXELS / (points * high)))
    const [width, height] = [Math.max(1, Math.round(points * scale)), Math.max(1, Math.round(high * scale))]
    const bitmap = library.FPDFBitmap_CreateEx(width, height, BGRA, 0, 0)
    if (!bitmap) return null
    try {
      library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
      library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, RENDER_ANNOTATIONS | REVERSE_BYTE_ORDER)
      const [start, stride] = [library.FPDFBitmap_GetBuffer(bitmap), library.FPDFBitmap_GetStride(bitmap)]
      const dots = new Uint8Array(width * height * 4)
      const heap = heapOf(library)
      for (let row = 0; row < height; row++)
        dots.set(heap.subarray(start + row * stride, start + row * stride + width * 4), row * width * 4)
      return await encoded(sharp(dots, { raw: { width, height, channels: 4 } }).removeAlpha())
    } finally {
      library.FPDFBitmap_Destroy(bitmap)
    }
  } finally {
    library.FPDF_ClosePage(page)
  }
}

/** The image drawn anew, upright and without what else its file carries: what is sent to a browser is made here. */
async function drawImage(bytes: Uint8Array, page: number): Promise<Picture | null> {
  const options = { page, limitInputPixels: MAX_OPENED }
  const { pages = 1, autoOrient } = await sharp(bytes, { limitInputPixels: MAX_OPENED }).metadata()
  if (page >= pages) return null
  const ratio = Math.min(1, Math.sqrt(MAX_PIXELS / 4 / (autoOrient.width * autoOrient.height)))
  return encoded(
    sharp(bytes, options)
      .autoOrient()
      .resize({ width: Math.max(1, Math.round(autoOrient.width * ratio)) })
      .flatten({ background: '#ffffff' }),
  )
}

async function encoded(image: Sharp): Promise<Picture> {
  const png = await image.clone().toColourspace('srgb').png({ compressionLevel: 6, palette: false }).toBuffer()
  if (png.length <= LARGE_PNG) return { type: 'image/png', bytes: new Uint8Array(png) }
  return { type: 'image/jpeg', bytes: new Uint8Array(await image.jpeg({ quality: 82 }).toBuffer()) }
}

/** A rendering longer than this is not sent to a browser. */
const MAX_HTML = 30_000_000

/** A Word file as HTML without links; null where it cannot be had, or is too long. */
export async function renderDocx(bytes: Uint8Array): Promise<string | null> {
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
  // Links lead out of the frame; pictures are let in as the types that browsers draw without running anything.
  const inert = value
    .replace(/ href="[^"]*"/g, '')
    .replace(/<img\b[^>]*src="(?!data:image\/(?:png|jpeg|gif|bmp|tiff);base64,)[^"]*"[^>]*>/g, '')
  return inert.length > MAX_HTML ? null : inert
}
