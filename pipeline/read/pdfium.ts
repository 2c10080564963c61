/** PDFium, loaded once a thread, and a PDF opened in it for as long as something is done with it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { UnreadableDocumentError } from '../types.js'

const FPDF_ERR_PASSWORD = 4

let library: Promise<WrappedPdfiumModule> | undefined

async function pdfium(): Promise<WrappedPdfiumModule> {
  library ??= (async () => {
    const { init } = await import('@embedpdf/pdfium')
    const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'))
    const made = await init({
      wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
      // What it says when it ends is said by the error.
      printErr: () => undefined,
    })
    made.PDFiumExt_Init()
    return made
  })()
  return library
}

/** PDFium's memory as it is now; an older view may be cut off when it has grown. */
export const heapOf = (library: WrappedPdfiumModule): Uint8Array =>
  new Uint8Array((library.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8.buffer)

/** Opens a PDF, lets `use` work on it, and closes it. Throws UnreadableDocumentError. */
export async function withPdf<Result>(
  bytes: Uint8Array,
  path: string,
  use: (library: WrappedPdfiumModule, document: number, pages: number) => Result | Promise<Result>,
): Promise<Result> {
  const own = await pdfium()
  try {
    return await opened(own, bytes, path, use)
  } catch (error) {
    if (!isAborted(error)) throw error
    // Out of memory or of stack: this PDFium answers nothing any more, the next file gets a new one.
    library = undefined
    throw new UnreadableDocumentError(
      path,
      'unsafe',
      'Tệp PDF tự gọi lại chính nó hoặc nở ra quá lớn, không an toàn để mở.',
      'The PDF refers to itself or expands beyond what is safe to open.',
      error,
    )
  }
}

/** What WebAssembly throws, by name: its types are the browser's. */
const isAborted = (error: unknown): boolean => error instanceof Error && error.name === 'RuntimeError'

async function opened<Result>(
  own: WrappedPdfiumModule,
  bytes: Uint8Array,
  path: string,
  use: (library: WrappedPdfiumModule, document: number, pages: number) => Result | Promise<Result>,
): Promise<Result> {
  const pointer = own.pdfium.wasmExports.malloc(bytes.length)
  heapOf(own).set(bytes, pointer)
  const document = own.FPDF_LoadMemDocument(pointer, bytes.length, '')
  try {
    if (!document) {
      const code = own.FPDF_GetLastError()
      throw code === FPDF_ERR_PASSWORD ? locked(path) : damaged(path, new Error(`PDFium error ${code}`))
    }
    const count = own.FPDF_GetPageCount(document)
    if (count <= 0) throw damaged(path)
    return await use(own, document, count)
  } finally {
    if (document) own.FPDF_CloseDocument(document)
    own.pdfium.wasmExports.free(pointer)
  }
}

export const damaged = (path: string, cause?: unknown) =>
  new UnreadableDocumentError(
    path,
    'damaged',
    'Tệp PDF bị hỏng hoặc chưa tải xuống đủ, không mở được.',
    'The PDF is damaged or incomplete and cannot be opened.',
    cause,
  )

export const locked = (path: string, cause?: unknown) =>
  new UnreadableDocumentError(
    path,
    'password',
    'Tệp PDF có mật khẩu; hãy mở và lưu lại không mật khẩu.',
    'The PDF is protected by a password; open it and save it without one.',
    cause,
  )
