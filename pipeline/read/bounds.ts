/** How long a document may be; what is longer is refused before it costs the memory. */
import { UnreadableDocumentError } from '../types.js'

/** Two thousand full pages; what is longer is no document, and each of its characters costs up to a hundred bytes. */
export const MAX_TEXT = 5_000_000
/** Bytes of a plain text that holds so much at most, four a character; and those of a page, whose markup is longer. */
export const MAX_PLAIN = MAX_TEXT * 4
export const MAX_MARKUP = 64 * 1024 * 1024
/** Pages that OCR is asked for in one file; at a few seconds each these take hours. */
export const MAX_OCR_PAGES = 2000

export const tooMuchText = (path: string) =>
  new UnreadableDocumentError(
    path,
    'too-large',
    'Tệp có quá nhiều chữ (trên 5 triệu ký tự), không phải là một văn bản.',
    'The file holds too much text for a document (over 5 million characters).',
  )

export const tooManyPages = (path: string, pages: number) =>
  new UnreadableDocumentError(
    path,
    'too-large',
    `Tệp có ${pages} trang cần nhận dạng chữ (OCR), trên ${MAX_OCR_PAGES} trang; hãy tách thành nhiều tệp.`,
    `The file has ${pages} pages that need OCR, over ${MAX_OCR_PAGES}; split it into several files.`,
  )
