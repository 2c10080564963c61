/** What flows through the pipeline: file → content → raw pages → normalized text. */
import type { Page } from '../extractors/types.js'

export type Format =
  | 'pdf'
  | 'docx'
  | 'doc'
  | 'odt'
  | 'rtf'
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'eml'
  | 'msg'
  | ImageFormat
  | 'html'
  | 'txt'
  | 'md'

/** Pictures that OCR reads. */
export const IMAGE_FORMATS = ['png', 'jpg', 'tif', 'gif', 'webp'] as const
export type ImageFormat = (typeof IMAGE_FORMATS)[number]
export const isImageFormat = (format: string): format is ImageFormat =>
  (IMAGE_FORMATS as readonly string[]).includes(format)

/** How the text was had: a PDF's text layer, OCR (of one page at least), markup, or plain text. */
export type ReadMethod = 'text-layer' | 'ocr' | 'markup' | 'plain'

/** One page as a reader gives it: lines in reading order, separated by "\n". */
export interface RawPage {
  readonly page: number
  readonly text: string
  /** By its layout the first line goes on with the last paragraph of the page before. */
  readonly continues?: boolean
}

export interface RawDocument {
  readonly format: Format
  readonly method: ReadMethod
  /** Which reader gave the text: "pdfium", "pdf-parse", "tesseract", "tesseract.js", "ooxml", "mammoth", "word97", "word-extractor", "odf", "rtf", "sheetml", "biff8", "mail", "html", "text". */
  readonly reader: string
  readonly pages: readonly RawPage[]
  /** Remarks for the analyst: "named .pdf, is HTML". */
  readonly notes: readonly string[]
  /** Lines of running heads that are no part of the text; a secrecy mark may stand there alone. */
  readonly heads?: readonly string[]
  /** Pages read by OCR, with the mean confidence of their words, 0 to 100. */
  readonly ocr?: readonly { readonly page: number; readonly confidence: number }[]
}

/** Leads from the normalized text back to the raw page it came from. */
export interface OffsetMap {
  toRaw(offset: number): { readonly page: number; readonly offset: number }
}

/** The one coordinate system: all spans of all records index `text`. */
export interface SourceText {
  readonly text: string
  readonly pages: readonly Page[]
  readonly map: OffsetMap
  /** Remarks for the analyst: "decoded TCVN3". */
  readonly notes: readonly string[]
}

/** Why a file could not be read, as a key. */
export type UnreadableReason =
  | 'empty'
  | 'unsupported'
  | 'password'
  | 'damaged'
  | 'no-text'
  | 'missing'
  | 'unreadable'
  | 'too-large'
  | 'unsafe'
  | 'timeout'
  | 'crashed'
  | 'out-of-memory'
  | 'changed'
  | 'secret'

/** A file that cannot be read; the message is a sentence that a clerk understands, in Vietnamese and in English. */
export class UnreadableDocumentError extends Error {
  readonly path: string
  readonly reason: UnreadableReason
  readonly messageEn: string
  constructor(path: string, reason: UnreadableReason, message: string, messageEn: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'UnreadableDocumentError'
    this.path = path
    this.reason = reason
    this.messageEn = messageEn
  }
}
