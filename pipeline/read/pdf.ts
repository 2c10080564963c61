/** PDF with a text layer: PDFium by characters first; pdf-parse where PDFium fails or its text scores badly. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { decodedText } from '../normalize/legacy.js'
import { decodedNote } from '../normalize/legacyTables.js'
import { type RawDocument, type RawPage, UnreadableDocumentError } from '../types.js'
import { decodeChars } from './pdfFonts.js'
import { type PageChars, pageTexts } from './pdfLayout.js'
import { textQuality } from './quality.js'

const FPDF_ERR_PASSWORD = 4
/** Below this share of well-formed words the second reader is asked. */
const GOOD_TEXT = 0.75

let library: Promise<WrappedPdfiumModule> | undefined

async function pdfium(): Promise<WrappedPdfiumModule> {
  library ??= (async () => {
    const { init } = await import('@embedpdf/pdfium')
    const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'))
    const made = await init({
      wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
    })
    made.PDFiumExt_Init()
    return made
  })()
  return library
}

/** Gives the pages; `found` is told which old fonts were decoded. */
type Reader = (bytes: Uint8Array, path: string, found: Set<'tcvn3' | 'vni'>) => Promise<RawPage[]>

/** The two readers, in the order they are asked. */
export interface PdfReaders {
  readonly pdfium: Reader
  readonly pdfParse: Reader
}

/** Reads a PDF's text layer; `reader` of the result says which of the two gave it. */
export async function readPdf(
  bytes: Uint8Array,
  path: string,
  { pdfium, pdfParse }: PdfReaders = { pdfium: readWithPdfium, pdfParse: readWithPdfParse },
): Promise<RawDocument> {
  const found = new Set<'tcvn3' | 'vni'>()
  let pages: RawPage[]
  try {
    pages = await pdfium(bytes, path, found)
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError) || error.reason !== 'damaged') throw error
    return finish(await pdfParse(bytes, path, found), 'pdf-parse', path, ['pdfium: damaged'])
  }
  const text = decodedText(textOf(pages))
  const quality = textQuality(text)
  if (text.trim().length > 200 && quality < GOOD_TEXT) {
    const second = await orNull(pdfParse(bytes, path, found))
    if (second && textQuality(decodedText(textOf(second))) > quality + 0.1)
      return finish(second, 'pdf-parse', path, ['pdfium: poor text'])
  }
  return finish(pages, 'pdfium', path, Array.from(found).sort().map(decodedNote))
}

const textOf = (pages: readonly RawPage[]): string => pages.map((page) => page.text).join('\n')

/** Null where the second reader cannot read what the first could. */
async function orNull(reading: Promise<RawPage[]>): Promise<RawPage[] | null> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error
    return null
  }
}

function finish(pages: RawPage[], reader: string, path: string, notes: readonly string[]): RawDocument {
  const letters = pages.reduce((sum, page) => sum + (page.text.match(/\p{L}/gu)?.length ?? 0), 0)
  if (letters < 20)
    throw new UnreadableDocumentError(
      path,
      'no-text',
      'Tệp PDF không có lớp chữ (có thể là bản quét ảnh); cần nhận dạng chữ (OCR) trước khi đọc.',
      'The PDF has no text layer (probably a scan); it needs OCR before it can be read.',
    )
  return { format: 'pdf', method: 'text-layer', reader, pages, notes }
}

const damaged = (path: string, cause?: unknown) =>
  new UnreadableDocumentError(
    path,
    'damaged',
    'Tệp PDF bị hỏng hoặc chưa tải xuống đủ, không mở được.',
    'The PDF is damaged or incomplete and cannot be opened.',
    cause,
  )

async function readWithPdfium(bytes: Uint8Array, path: string, found: Set<'tcvn3' | 'vni'>): Promise<RawPage[]> {
  const library = await pdfium()
  const { pdfium: runtime } = library
  const heap = () => new Uint8Array((runtime as unknown as { HEAPU8: Uint8Array }).HEAPU8.buffer)
  const pointer = library.pdfium.wasmExports.malloc(bytes.length)
  heap().set(bytes, pointer)
  const document = library.FPDF_LoadMemDocument(pointer, bytes.length, '')
  try {
    if (!document) {
      const code = library.FPDF_GetLastError()
      if (code === FPDF_ERR_PASSWORD)
        throw new UnreadableDocumentError(
          path,
          'password',
          'Tệp PDF có mật khẩu; hãy mở và lưu lại không mật khẩu.',
          'The PDF is protected by a password; open it and save it without one.',
        )
      throw damaged(path, new Error(`PDFium error ${code}`))
    }
    const count = library.FPDF_GetPageCount(document)
    if (count <= 0) throw damaged(path)
    const pages: RawPage[] = []
    for (const { text, continues } of pageTexts(charsOfPages(library, document, count, path, found)))
      pages.push({ page: pages.length + 1, text, continues })
    return pages
  } finally {
    if (document) library.FPDF_CloseDocument(document)
    library.pdfium.wasmExports.free(pointer)
  }
}

function* charsOfPages(
  library: WrappedPdfiumModule,
  document: number,
  count: number,
  path: string,
  found: Set<'tcvn3' | 'vni'>,
): Generator<PageChars> {
  for (let index = 0; index < count; index++) {
    const page = library.FPDF_LoadPage(document, index)
    if (!page) throw damaged(path, new Error(`page ${index + 1}`))
    const textPage = library.FPDFText_LoadPage(page)
    const { chars, places } = charsOf(library, page, textPage)
    const fontName = fontNames(library, textPage)
    const decoded = decodeChars(chars, (at) => fontName(places[at]!))
    for (const encoding of decoded.encodings) found.add(encoding)
    library.FPDFText_ClosePage(textPage)
    library.FPDF_ClosePage(page)
    yield decoded.chars
  }
}

/** Positions of a page's own characters; those that PDFium made up (blanks, line ends) are left out. */
function charsOf(
  library: WrappedPdfiumModule,
  page: number,
  textPage: number,
): { chars: PageChars; places: Uint32Array } {
  const total = Math.max(0, library.FPDFText_CountChars(textPage))
  const chars = {
    count: 0,
    code: new Uint32Array(total),
    x: new Float32Array(total),
    y: new Float32Array(total),
    right: new Float32Array(total),
    size: new Float32Array(total),
    spaced: new Uint8Array(total),
    width: library.FPDF_GetPageWidthF(page),
    height: library.FPDF_GetPageHeightF(page),
  }
  // Where each stands among PDFium's characters.
  const places = new Uint32Array(total)
  const scratch = library.pdfium.wasmExports.malloc(32)
  const view = () => (library.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8.buffer
  let spaced = false
  for (let index = 0; index < total; index++) {
    const code = library.FPDFText_GetUnicode(textPage, index)
    if (code === 32 && library.FPDFText_IsGenerated(textPage, index) !== 1) spaced = true
    if (code === 0 || code === 32 || code === 13 || code === 10 || code === 0xfffe || code === 0xffff) continue
    if (library.FPDFText_IsGenerated(textPage, index) === 1) continue
    if (!library.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8)) continue
    const origin = new Float64Array(view(), scratch, 2)
    const [x, y] = [origin[0]!, origin[1]!]
    const size = library.FPDFText_GetFontSize(textPage, index)
    // The loose box spans the advance width, so gaps are true gaps.
    const boxed = library.FPDFText_GetLooseCharBox(textPage, index, scratch)
    const box = new Float32Array(view(), scratch, 4)
    const at = chars.count++
    places[at] = index
    chars.spaced[at] = spaced ? 1 : 0
    spaced = false
    chars.code[at] = code === 2 ? 45 : code
    chars.x[at] = x
    chars.y[at] = y
    chars.right[at] = boxed ? Math.max(x, box[2]!) : x + size * 0.5
    chars.size[at] = size > 1 ? size : boxed ? Math.abs(box[1]! - box[3]!) : 12
  }
  library.pdfium.wasmExports.free(scratch)
  return { chars, places }
}

/** Names of the fonts of a page's characters, each font asked once. */
function fontNames(library: WrappedPdfiumModule, textPage: number): (index: number) => string {
  const names = new Map<number, string>()
  return (index) => {
    const object = library.FPDFText_GetTextObject(textPage, index)
    const font = object ? library.FPDFTextObj_GetFont(object) : 0
    if (!font) return ''
    const known = names.get(font)
    if (known !== undefined) return known
    const room = 256
    const buffer = library.pdfium.wasmExports.malloc(room)
    const length = library.FPDFFont_GetBaseFontName(font, buffer, room)
    const { buffer: memory } = (library.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8
    const name = new TextDecoder().decode(new Uint8Array(memory, buffer, Math.max(0, Math.min(length, room) - 1)))
    library.pdfium.wasmExports.free(buffer)
    names.set(font, name)
    return name
  }
}

/** The second reader; it gives lines without positions. */
export async function readWithPdfParse(bytes: Uint8Array, path: string): Promise<RawPage[]> {
  const { PDFParse, PasswordException } = await import('pdf-parse')
  const parser = new PDFParse({ data: bytes.slice(), verbosity: 0 })
  try {
    const result = await parser.getText({ pageJoiner: '' })
    return result.pages.map((page) => ({ page: page.num, text: page.text }))
  } catch (error) {
    if (error instanceof PasswordException)
      throw new UnreadableDocumentError(
        path,
        'password',
        'Tệp PDF có mật khẩu; hãy mở và lưu lại không mật khẩu.',
        'The PDF is protected by a password; open it and save it without one.',
        error,
      )
    // Whatever pdf.js says of a file that neither reader opens, the file is damaged.
    throw damaged(path, error)
  } finally {
    await parser.destroy()
  }
}
