/** Pages that are pictures: scans and photographs as .png, .jpg, .tif, .gif or .webp (one page or many), read by OCR. */
import sharp, { type Metadata } from 'sharp'
import { DPI, imageOf, MAX_PIXELS } from '../ocr/image.js'
import { type OcrOptions, ocrNotes, recognizeEach } from '../ocr/index.js'
import type { PageImage } from '../ocr/types.js'
import { type ImageFormat, type RawDocument, UnreadableDocumentError } from '../types.js'
import { MAX_OCR_PAGES, tooManyPages } from './bounds.js'
import { textScore } from './quality.js'

/** Larger pictures are not opened: 16,000 by 16,000 dots. */
const MAX_OPENED = 256_000_000
/** Bytes of a picture that is not read line by line: it is held whole before it is made smaller. A0 in colour at 300 dpi. */
const MAX_WHOLE = 450_000_000
/** Longer side of A4, in points: what a picture that does not say its size is taken for. */
const A4 = 842
/** A picture with less text, or with less of it in whole words, is no document: a photograph, a logo. */
const FEW_LETTERS = 60
const WHOLE_WORDS = 0.6
/** Below this mean confidence, of 100, the letters were seen where none are: foliage, a crowd. */
const SEEN_LETTERS = 50

const open = (bytes: Uint8Array, page: number) => sharp(bytes, { page, limitInputPixels: MAX_OPENED })

/** How many pages a picture has. Throws UnreadableDocumentError where it cannot be opened, or has too many. */
export async function countImagePages(bytes: Uint8Array, path: string): Promise<number> {
  const { format, pages = 1 } = await metadataOf(bytes, 0, path)
  // What moves is no document of many pages; its first picture may be one.
  const count = format === 'gif' || format === 'webp' ? 1 : pages
  if (count > MAX_OCR_PAGES) throw tooManyPages(path, count)
  return count
}

/** Throws UnreadableDocumentError for pictures that are damaged, that hold no document, and where OCR is switched off. */
export async function readImage(
  bytes: Uint8Array,
  format: ImageFormat,
  path: string,
  ocr: OcrOptions,
): Promise<RawDocument> {
  const count = await countImagePages(bytes, path)
  if (ocr.mode === 'off')
    throw noText(
      path,
      'Tệp ảnh; cần nhận dạng chữ (OCR) trước khi đọc.',
      'An image; it needs OCR before it can be read.',
    )
  const layer = Array.from({ length: count }, (_, index) => ({ page: index + 1, text: '' }))
  const recognized = await recognizeEach(
    layer,
    new Map(layer.map((_, index) => [index, 'missing'])),
    (index) => pageOf(bytes, index, path),
    ocr,
  )
  const { pages, read, engine } = recognized
  const score = textScore(pages.map(({ text }) => text).join('\n'))
  const confidence = read.reduce((sum, own) => sum + own.confidence, 0) / read.length
  if (!engine || score.letters < FEW_LETTERS || score.quality < WHOLE_WORDS || confidence < SEEN_LETTERS)
    throw noText(
      path,
      'Tệp ảnh; đã nhận dạng chữ (OCR) nhưng không thấy chữ của một văn bản.',
      'An image; OCR found no text of a document on it.',
    )
  return {
    format,
    method: 'ocr',
    reader: engine.name,
    pages,
    notes: ocrNotes(recognized),
    ocr: read,
  }
}

/** One page in grey, upright as its camera says, at the resolution that OCR reads best. */
async function pageOf(bytes: Uint8Array, page: number, path: string): Promise<PageImage> {
  const metadata = await metadataOf(bytes, page, path)
  if (heldWhole(metadata) > MAX_WHOLE) throw tooLarge(path)
  const { width, height } = metadata.autoOrient
  const ratio = Math.min(DPI / dotsPerInch(metadata), Math.sqrt(MAX_PIXELS / (width * height)))
  try {
    const { data, info } = await open(bytes, page)
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize({ width: Math.max(1, Math.round(width * ratio)) })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    return imageOf(new Uint8Array(data), info.width, info.height, DPI / 72)
  } catch (error) {
    throw damaged(path, error)
  }
}

/** What the picture says, if that makes a sheet of paper; else what makes it one. */
function dotsPerInch({ density, autoOrient: { width, height } }: Metadata): number {
  const longer = Math.max(width, height)
  const inches = density ? longer / density : 0
  return density && inches >= 4 && inches <= 24 ? density : longer / (A4 / 72)
}

/** How many bytes a picture takes where it must be held whole; 0 where a few lines at a time do. */
function heldWhole({ format, width, height, channels, depth, isProgressive }: Metadata): number {
  const bytes = width * height * channels * (BYTES[depth] ?? 8)
  switch (format) {
    case 'gif':
    case 'webp':
      return width * height * 4
    case 'jpeg':
      // What is refined step by step takes two bytes a value.
      return isProgressive ? bytes * 2 : 0
    case 'png':
      return isProgressive ? bytes : 0
    // All of a fax may be one strip.
    default:
      return bytes
  }
}

/** Bytes of a value, by the library's names. */
const BYTES: Readonly<Record<string, number>> = { uchar: 1, char: 1, ushort: 2, short: 2, uint: 4, int: 4, float: 4 }

async function metadataOf(bytes: Uint8Array, page: number, path: string): Promise<Metadata> {
  try {
    return await open(bytes, page).metadata()
  } catch (error) {
    throw damaged(path, error)
  }
}

const damaged = (path: string, cause: unknown) =>
  new UnreadableDocumentError(
    path,
    'damaged',
    'Tệp ảnh bị hỏng, chưa tải xuống đủ, hoặc quá lớn, không mở được.',
    'The image is damaged, incomplete or too large, and cannot be opened.',
    cause,
  )

const tooLarge = (path: string) =>
  new UnreadableDocumentError(
    path,
    'too-large',
    'Tệp ảnh quá lớn, không an toàn để mở; hãy lưu lại nhỏ hơn.',
    'The image is too large to open safely; save it smaller.',
  )

const noText = (path: string, vi: string, en: string) => new UnreadableDocumentError(path, 'no-text', vi, en)
