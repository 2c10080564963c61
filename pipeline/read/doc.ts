/**
 * Word 97–2003 (.doc): a small reader of the binary form leads, since it keeps what a converter drops (cells and rows,
 * automatic numbers, fonts); word-extractor is the second reader, taken where the first meets what it does not know.
 * Source: [MS-DOC].
 */
import { DamagedContainerError, openCompoundFile } from '../compoundFile.js'
import { type RawDocument, UnreadableDocumentError } from '../types.js'
import { HIDDEN_TEXT } from './hidden.js'
import { readWord97 } from './word97.js'

export async function readDoc(bytes: Uint8Array, path: string): Promise<RawDocument> {
  const damaged = (cause: unknown) =>
    new UnreadableDocumentError(
      path,
      'damaged',
      'Tệp Word cũ (.doc) bị hỏng hoặc chưa tải xuống đủ, không mở được.',
      'The old Word file (.doc) is damaged or incomplete and cannot be opened.',
      cause,
    )
  let main: Buffer | null
  let table: Buffer | null
  let cause: unknown
  try {
    const file = openCompoundFile(bytes)
    main = file.stream('WordDocument')
    if (!main || main.length < 0x300) throw new DamagedContainerError('no main stream')
    refuse(main, path)
    // A short table would be read as a whole one by the second reader.
    table = file.stream(main.readUInt16LE(0x0a) & 0x0200 ? '1Table' : '0Table')
    if (!table) throw new DamagedContainerError('no table stream')
  } catch (error) {
    if (!(error instanceof DamagedContainerError)) throw error
    throw damaged(error)
  }
  try {
    const { lines, notes, heads } = readWord97(main, table)
    const text = lines.join('\n')
    // The second reader would print what is hidden.
    if (notes.includes(HIDDEN_TEXT) && !/\p{L}/u.test(text)) throw noText(path)
    if (/\p{L}/u.test(text))
      return { format: 'doc', method: 'markup', reader: 'word97', pages: [{ page: 1, text }], notes, heads }
  } catch (error) {
    // What a place in the file says lies beyond the file.
    if (!(error instanceof RangeError)) throw error
    cause = error
  }
  const second = await readWithWordExtractor(bytes).catch((error: unknown) => {
    throw damaged(error)
  })
  if (/\p{L}/u.test(second))
    return { format: 'doc', method: 'markup', reader: 'word-extractor', pages: [{ page: 1, text: second }], notes: [] }
  if (cause) throw damaged(cause)
  throw noText(path)
}

const noText = (path: string) =>
  new UnreadableDocumentError(
    path,
    'no-text',
    'Tệp Word cũ (.doc) không có chữ nào.',
    'The old Word file (.doc) holds no text.',
  )

/** What the head of the main stream says that no reader can do anything about. */
function refuse(main: Buffer, path: string): void {
  const magic = main.readUInt16LE(0)
  if (magic !== 0xa5ec && magic !== 0xa5dc) throw new DamagedContainerError('no head')
  if (main.readUInt16LE(0x0a) & 0x0100)
    throw new UnreadableDocumentError(
      path,
      'password',
      'Tệp Word cũ (.doc) có mật khẩu; hãy mở và lưu lại không mật khẩu.',
      'The old Word file (.doc) is protected by a password; open it and save it without one.',
    )
  if (magic === 0xa5dc || main.readUInt16LE(2) < 0xc0)
    throw new UnreadableDocumentError(
      path,
      'unsupported',
      'Tệp Word 6.0/95 chưa đọc được; hãy lưu lại thành .docx.',
      'Files of Word 6.0/95 cannot be read yet; save it as .docx.',
    )
}

/** The second reader: body, text boxes and notes as word-extractor gives them. Its container must have been checked. */
export async function readWithWordExtractor(bytes: Uint8Array): Promise<string> {
  const { default: WordExtractor } = await import('word-extractor')
  const document = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const raw: (options: { filterUnicode: false }) => string[] = (options) => [
    (document.getBody as (each: typeof options) => string).call(document, options),
    (document.getTextboxes as (each: typeof options) => string).call(document, options),
    (document.getFootnotes as (each: typeof options) => string).call(document, options),
    (document.getEndnotes as (each: typeof options) => string).call(document, options),
  ]
  return raw({ filterUnicode: false })
    .filter((part) => part.trim() !== '')
    .join('\n')
    .replace(/\u001E/g, '-')
    .replace(/\u001F/g, '\u00AD')
    .replace(/\t(?=\n|$)/g, '')
}
