/** One door to all readers; heavy packages load only when a file of their kind comes. */
import type { OcrOptions } from '../ocr/index.js'
import type { Format, RawDocument } from '../types.js'
import { MAX_MARKUP, MAX_PLAIN, tooMuchText } from './bounds.js'

/** Bytes of a known format → raw pages. Throws UnreadableDocumentError. */
export async function read(
  bytes: Uint8Array,
  format: Format,
  path: string,
  ocr: OcrOptions = { mode: 'auto' },
): Promise<RawDocument> {
  switch (format) {
    case 'pdf':
      return (await import('./pdf.js')).readPdf(bytes, path, undefined, ocr)
    case 'docx':
      return (await import('./docx.js')).readDocx(bytes, path)
    case 'doc':
      return (await import('./doc.js')).readDoc(bytes, path)
    case 'odt':
      return (await import('./odt.js')).readOdt(bytes, path)
    case 'rtf':
      return (await import('./rtf.js')).readRtf(bytes, path)
    case 'xlsx':
      return (await import('./xlsx.js')).readXlsx(bytes, path)
    case 'xls':
      return (await import('./xls.js')).readXls(bytes, path)
    case 'ods':
      return (await import('./ods.js')).readOds(bytes, path)
    case 'eml':
    case 'msg':
      return (await import('./mail.js')).readMail(bytes, format, path)
    case 'png':
    case 'jpg':
    case 'tif':
    case 'gif':
    case 'webp':
      return (await import('./image.js')).readImage(bytes, format, path, ocr)
    case 'html':
      if (bytes.length > MAX_MARKUP) throw tooMuchText(path)
      return (await import('./html.js')).readHtml(bytes, path)
    case 'txt':
    case 'md':
      if (bytes.length > MAX_PLAIN) throw tooMuchText(path)
      return (await import('./text.js')).readText(bytes, format)
  }
}
