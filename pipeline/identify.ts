/** What a file is, by its content; its name only breaks the tie between plain text and Markdown. */
import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { DamagedContainerError, isCompoundFile, openCompoundFile } from './compoundFile.js'
import { beginsAsMail } from './mail.js'
import { MAX_PLAIN } from './read/bounds.js'
import { wideOrder } from './read/text.js'
import { type Format, UnreadableDocumentError } from './types.js'
import { directoryNames, kindOfZip, locateDirectory, TAIL } from './zipDirectory.js'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

function unsupported(path: string, vi: string, en: string): UnreadableDocumentError {
  return new UnreadableDocumentError(path, 'unsupported', vi, en)
}

/** Format of a content, "zip" for any archive; throws UnreadableDocumentError for what no reader takes. */
export function identify(bytes: Uint8Array, path: string): Format | 'zip' {
  if (bytes.length === 0)
    throw new UnreadableDocumentError(path, 'empty', 'Tệp rỗng (0 byte).', 'The file is empty (0 bytes).')
  const head = ascii(bytes, 0, 1024)
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return zipKind(bytes, path)
  if (isCompoundFile(bytes)) return officeKind(bytes, path)
  if (/^(?:\u00EF\u00BB\u00BF)?\s*\{\\rtf/.test(head)) return 'rtf'
  if (head.startsWith('\u0089PNG')) return 'png'
  if (head.startsWith('\u00FF\u00D8\u00FF')) return 'jpg'
  if (head.startsWith('II*\u0000') || head.startsWith('MM\u0000*')) return 'tif'
  if (/^GIF8[79]a/.test(head)) return 'gif'
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'webp'
  if (
    // A text may begin with "BM" (biểu mẫu); in a bitmap four zero bytes follow the size.
    head.startsWith('BM') &&
    head.slice(6, 10) === '\u0000\u0000\u0000\u0000'
  )
    throw unsupported(
      path,
      'Ảnh loại này (.bmp) chưa đọc được; hãy lưu lại thành .png hoặc .jpg.',
      'Images of this kind (.bmp) cannot be read yet; save them as .png or .jpg.',
    )
  if (head.startsWith('Rar!\u001A\u0007') || head.startsWith("7z\u00BC\u00AF'\u001C")) return 'zip'
  if (head.startsWith('\u001F\u008B'))
    throw unsupported(
      path,
      'Tệp nén loại này (.gz) chưa mở được; hãy giải nén hoặc nén lại thành .zip.',
      'This kind of archive (.gz) cannot be opened yet; unpack it or pack it as .zip.',
    )
  if (beginsAsMail(ascii(bytes, 0, 4096))) return 'eml'
  if (isBinary(bytes)) throw unsupported(path, 'Không nhận ra loại tệp này.', 'The kind of this file is not known.')
  if (
    /^\s*(?:<!--[\s\S]*?-->\s*)?(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(
      head.replace(/^\u00EF\u00BB\u00BF/, ''),
    ) ||
    (/<(?:p|div|table|br|span)\b[^>]*>/i.test(head) && /<\/(?:p|div|table|span)>/i.test(head))
  )
    return 'html'
  if (/^\s*(?:\u00EF\u00BB\u00BF)?\s*[[{]/.test(head) && isJson(bytes))
    throw unsupported(path, 'Tệp dữ liệu (JSON), không phải văn bản.', 'A data file (JSON), not a document.')
  if (/^\s*<\?xml|^\s*<svg/i.test(head))
    throw unsupported(path, 'Tệp XML, không phải văn bản.', 'An XML file, not a document.')
  return /\.(?:md|markdown)$/i.test(path) ? 'md' : 'txt'
}

function isJson(bytes: Uint8Array): boolean {
  // What is longer is refused as a text.
  if (bytes.length > MAX_PLAIN) return false
  try {
    JSON.parse(new TextDecoder().decode(bytes))
    return true
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return false
  }
}

/** What the old Office container holds, by the streams at its top. */
function officeKind(bytes: Uint8Array, path: string): 'doc' | 'xls' | 'msg' {
  let names: readonly string[]
  try {
    names = openCompoundFile(bytes).names
  } catch (error) {
    if (!(error instanceof DamagedContainerError)) throw error
    throw new UnreadableDocumentError(
      path,
      'damaged',
      'Tệp Office đời cũ (.doc, .xls) bị hỏng hoặc chưa tải xuống đủ.',
      'The old Office file (.doc, .xls) is damaged or incomplete.',
      error,
    )
  }
  const has = new Set(names)
  if (has.has('EncryptedPackage'))
    throw new UnreadableDocumentError(
      path,
      'password',
      'Tệp Office có mật khẩu; hãy mở và lưu lại không mật khẩu.',
      'The Office file is protected by a password; open it and save it without one.',
    )
  if (has.has('WordDocument')) return 'doc'
  if (has.has('Workbook')) return 'xls'
  if (has.has('Book'))
    throw unsupported(
      path,
      'Tệp Excel 5.0/95 (.xls) chưa đọc được; hãy lưu lại thành .xlsx.',
      'Files of Excel 5.0/95 (.xls) cannot be read yet; save it as .xlsx.',
    )
  if (has.has('PowerPoint Document'))
    throw unsupported(path, 'Tệp PowerPoint đời cũ (.ppt) không đọc được.', 'Old PowerPoint files (.ppt) are not read.')
  if (has.has('__properties_version1.0')) return 'msg'
  throw unsupported(path, 'Không nhận ra loại tệp này.', 'The kind of this file is not known.')
}

const TEXT = /^application\/vnd\.oasis\.opendocument\.text(?:-template|-master)?$/
const SHEETS = /^application\/vnd\.oasis\.opendocument\.spreadsheet(?:-template)?$/

/** What the entry "mimetype" says; null where it cannot be read. */
function mimeType(bytes: Uint8Array): string | null {
  try {
    const parts = unzipSync(bytes, { filter: ({ name, originalSize }) => name === 'mimetype' && originalSize < 200 })
    const type = parts['mimetype']
    return type ? ascii(type, 0, 200).trim() : null
  } catch {
    return null
  }
}

function zipKind(bytes: Uint8Array, path: string): 'docx' | 'odt' | 'xlsx' | 'ods' | 'zip' {
  const place = locateDirectory(bytes.subarray(Math.max(0, bytes.length - TAIL)))
  if (!place || place.offset + place.size > bytes.length)
    throw new UnreadableDocumentError(
      path,
      'damaged',
      'Tệp nén hoặc tệp Word bị hỏng, chưa tải xuống đủ.',
      'The archive or Word file is damaged or incomplete.',
    )
  const kind = kindOfZip(directoryNames(bytes.subarray(place.offset, place.offset + place.size)))
  switch (kind) {
    case 'docx':
      return 'docx'
    case 'archive':
      return 'zip'
    case 'xlsx':
      return 'xlsx'
    case 'xlsb':
      throw unsupported(
        path,
        'Tệp Excel nhị phân (.xlsb) chưa đọc được; hãy lưu lại thành .xlsx.',
        'Binary Excel files (.xlsb) cannot be read yet; save it as .xlsx.',
      )
    case 'pptx':
      throw unsupported(path, 'Tệp PowerPoint không đọc được.', 'PowerPoint files are not read.')
    case 'opendocument': {
      const type = mimeType(bytes) ?? ''
      if (TEXT.test(type)) return 'odt'
      if (SHEETS.test(type)) return 'ods'
      throw unsupported(
        path,
        'Trình chiếu OpenDocument (.odp) và sách EPUB chưa đọc được.',
        'OpenDocument slides (.odp) and EPUB books cannot be read yet.',
      )
    }
  }
}

function isBinary(bytes: Uint8Array): boolean {
  if (wideOrder(bytes)) return false
  const head = bytes.subarray(0, 4096)
  let control = 0
  for (const byte of head)
    if (byte === 0 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27)) control++
  return control > head.length * 0.01
}
