/** PDFium, loaded once a thread, and a PDF opened in it for as long as something is done with it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { UnreadableDocumentError } from '../types.js'

const FPDF_ERR_PASSWORD = 4
/** Memory for what a PDF unpacks and draws, besides its own bytes: a page in A3 in colour at 600 dpi takes 300 MB. */
const ROOM = 448 * 1024 * 1024
/** What it has grown to is kept until the thread ends; beyond this a new one is cheaper. */
const KEPT = 160 * 1024 * 1024

/** How often PDFium's memory asks for room before it gives up. */
const TRIES = 3

/** How far PDFium's memory may grow for the PDF at hand, and how often it asked for more. */
interface Room {
  most: number
  denials: number
}

let library: Promise<WrappedPdfiumModule> | undefined
const rooms = new WeakMap<WrappedPdfiumModule, Room>()

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
    rooms.set(made, bounded(made))
    return made
  })()
  return library
}

/** Bounds its memory: of two gigabytes it would take all for a few bytes that unpack to them. */
function bounded(made: WrappedPdfiumModule): Room {
  const room: Room = { most: ROOM, denials: 0 }
  const { memory } = made.pdfium.wasmExports as unknown as {
    memory: { grow(pages: number): number; buffer: ArrayBuffer }
  }
  const grow = memory.grow.bind(memory)
  let tries = 0
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * 65_536 <= room.most) {
      tries = 0
      return grow(pages)
    }
    // It asks for more than it needs first, and for less and less then.
    tries = (tries + 1) % TRIES
    if (tries === 0) room.denials++
    throw new RangeError('beyond the memory for one PDF')
  }
  return room
}

/** How often the PDF at hand asked for more memory than it gets: what was drawn since the last time lacks something. */
export const denialsOf = (library: WrappedPdfiumModule): number => rooms.get(library)?.denials ?? 0

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
  const room = rooms.get(own)!
  room.most = ROOM + bytes.length
  room.denials = 0
  try {
    return await opened(own, bytes, path, use)
  } catch (error) {
    if (!isAborted(error) && !(room.denials > 0 && isDamaged(error))) throw error
    // Out of memory or of stack: this PDFium answers nothing any more, the next file gets a new one.
    library = undefined
    throw unsafe(path, error)
  } finally {
    if (heapOf(own).length > KEPT) library = undefined
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
  if (pointer === 0) throw unsafe(path)
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

const isDamaged = (error: unknown): boolean => error instanceof UnreadableDocumentError && error.reason === 'damaged'

const unsafe = (path: string, cause?: unknown) =>
  new UnreadableDocumentError(
    path,
    'unsafe',
    'Tệp PDF tự gọi lại chính nó hoặc nở ra quá lớn, không an toàn để mở.',
    'The PDF refers to itself or expands beyond what is safe to open.',
    cause,
  )

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
