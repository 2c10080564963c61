/** OpenDocument, RTF and Word 97 files made by hand, for samples and tests. */
import { strToU8, zipSync } from 'fflate'
import { FIXED } from './zip.js'

const ODF =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'

export const OPEN_TEXT = 'application/vnd.oasis.opendocument.text'

/** An .odt with this body and these automatic styles; other parts by name, "styles.xml". */
export function odt(
  body: string,
  {
    styles = '',
    parts = {},
    kind = OPEN_TEXT,
  }: { styles?: string; parts?: Record<string, string>; kind?: string } = {},
): Uint8Array {
  const files: Record<string, string> = {
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${ODF}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...parts,
  }
  return zipSync(
    {
      mimetype: [strToU8(kind), { level: 0 }],
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    },
    { mtime: FIXED },
  )
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
export const odtLines = (...texts: readonly string[]): string =>
  texts.map((text) => `<text:p>${escaped(text)}</text:p>`).join('')
export const odtTable = (...rows: readonly (readonly string[])[]): string =>
  `<table:table>${rows.map((cells) => `<table:table-row>${cells.map((cell) => `<table:table-cell>${cell}</table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table>`

/** An RTF file with this body, "\\par" and all; in the fonts a number leads to a name and a character set. */
export function rtf(
  body: string,
  { head = '\\ansi\\ansicpg1252\\deff0', fonts = '{\\f0\\fcharset0 Times New Roman;}' } = {},
) {
  return strToU8(`{\\rtf1${head}{\\fonttbl${fonts}}{\\colortbl;\\red0\\green0\\blue0;}${body}}`, true)
}

/** Text as RTF writes it: letters beyond ASCII as \\u with a question mark for old readers. */
export const rtfText = (text: string): string =>
  text.replace(/[\\{}]|[^ -~]/gu, (char) =>
    char.length === 1 && char < '\u0080' ? `\\${char}` : Array.from(char.split(''), unit).join(''),
  )
const unit = (char: string): string => {
  const code = char.charCodeAt(0)
  return `\\u${code > 32767 ? code - 65536 : code}?`
}
export const rtfLines = (...texts: readonly string[]): string =>
  texts.map((text) => `\\pard ${rtfText(text)}\\par\n`).join('')
export const rtfTable = (...rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (cells) =>
        `\\trowd${cells.map((_, at) => `\\cellx${(at + 1) * 3000}`).join('')}\n${cells
          .map((cell) => `\\pard\\intbl ${cell.split('\n').map(rtfText).join('\\par ')}\\cell `)
          .join('')}\\row\n`,
    )
    .join('')

const SECTOR = 512
const END = 0xfffffffe
const FREE = 0xffffffff
/** Streams shorter than this would go into short sectors. */
const LONG = 4096

/** The old Office container with these streams, each made long enough to stand in sectors of its own. */
export function compound(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const fat: number[] = []
  const body: Buffer[] = []
  const place = (bytes: Uint8Array): number => {
    const start = fat.length
    const count = Math.ceil(bytes.length / SECTOR)
    for (let each = 1; each <= count; each++) fat.push(each === count ? END : start + each)
    body.push(Buffer.concat([bytes, Buffer.alloc(count * SECTOR - bytes.length)]))
    return start
  }
  const names = Object.keys(streams)
  const entry = (name: string, type: number, start: number, size: number, right = FREE, child = FREE): Buffer => {
    const out = Buffer.alloc(128)
    out.write(name, 0, 'utf16le')
    out.writeUInt16LE(name.length * 2 + 2, 64)
    out[66] = type
    out[67] = 1
    out.writeUInt32LE(FREE, 68)
    out.writeUInt32LE(right, 72)
    out.writeUInt32LE(child, 76)
    out.writeUInt32LE(start, 116)
    out.writeUInt32LE(size, 120)
    return out
  }
  const entries = [entry('Root Entry', 5, END, 0, FREE, names.length > 0 ? 1 : FREE)]
  names.forEach((name, at) => {
    const bytes = streams[name]!
    const long = Buffer.concat([bytes, Buffer.alloc(Math.max(0, LONG - bytes.length))])
    entries.push(entry(name, 2, place(long), long.length, at + 1 < names.length ? at + 2 : FREE))
  })
  const directory = place(Buffer.concat(entries))
  const tables = Math.ceil((fat.length + 8) / (SECTOR / 4 - 1))
  if (tables > 109) throw new Error('too large for a container made by hand')
  const first = fat.length
  for (let each = 0; each < tables; each++) fat.push(0xfffffffd)
  const table = Buffer.alloc(tables * SECTOR, 0xff)
  fat.forEach((next, at) => {
    table.writeUInt32LE(next, at * 4)
  })
  const head = Buffer.alloc(SECTOR)
  Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(head)
  head.writeUInt16LE(0x3e, 24)
  head.writeUInt16LE(3, 26)
  head.writeUInt16LE(0xfffe, 28)
  head.writeUInt16LE(9, 30)
  head.writeUInt16LE(6, 32)
  head.writeUInt32LE(tables, 44)
  head.writeUInt32LE(directory, 48)
  head.writeUInt32LE(LONG, 56)
  head.writeUInt32LE(END, 60)
  head.writeUInt32LE(END, 68)
  for (let at = 0; at < 109; at++) head.writeUInt32LE(at < tables ? first + at : FREE, 76 + at * 4)
  return Buffer.concat([head, ...body, table])
}

/** A property of Word 97: its code and its operand. */
export type Property = readonly [code: number, ...operand: readonly number[]]
/** Characters that share properties. */
export interface WordRun {
  readonly text: string
  readonly properties?: readonly Property[]
}
/** Runs, and how the paragraph ends: "\r", or "\u0007" after a cell or a row. */
export interface WordParagraph {
  readonly runs: readonly WordRun[]
  readonly end?: '\r' | '\u0007'
  readonly properties?: readonly Property[]
}

export const IN_TABLE: Property = [0x2416, 1]
export const ROW_END: Property = [0x2417, 1]
export const DELETED: Property = [0x0800, 1]
export const font = (number: number): Property => [0x4a4f, number, 0]

export const wordLines = (...texts: readonly string[]): WordParagraph[] => texts.map((text) => ({ runs: [{ text }] }))
/** Rows of cells; lines of a cell are its paragraphs. */
export const wordTable = (...rows: readonly (readonly string[])[]): WordParagraph[] =>
  rows.flatMap((cells) => [
    ...cells.flatMap((cell) => {
      const lines = cell.split('\n')
      return lines.map((text, at): WordParagraph => {
        const last = at === lines.length - 1
        return { runs: [{ text }], properties: [IN_TABLE], ...(last && { end: '\u0007' }) }
      })
    }),
    { runs: [], end: '\u0007', properties: [IN_TABLE, ROW_END] } as const,
  ])

export interface WordParts {
  readonly footnotes?: readonly WordParagraph[]
  readonly fonts?: readonly string[]
  /** Levels of one list, as bytes: paragraphs name it with number 1. */
  readonly levels?: readonly { readonly format: number; readonly text: string; readonly start?: number }[]
  readonly flags?: number
  readonly version?: number
}

/** A Word 97 file with this body: one piece of text, its properties in pages, its tables in "1Table". */
export function word97(
  body: readonly WordParagraph[],
  { footnotes = [], fonts = ['Times New Roman'], levels = [], flags = 0, version = 0xc1 }: WordParts = {},
): Buffer {
  const TEXT_AT = 0x800
  const list = (properties: readonly Property[] = []): Buffer =>
    Buffer.concat(properties.map(([code, ...operand]) => Buffer.from([code & 0xff, code >> 8, ...operand])))
  let text = ''
  const runs: { end: number; bytes: Buffer }[] = []
  const paragraphs: { end: number; bytes: Buffer }[] = []
  const add = (all: readonly WordParagraph[]): number => {
    const start = text.length
    for (const { runs: own, end = '\r', properties } of all) {
      for (const run of own) {
        if (run.text === '') continue
        text += run.text
        runs.push({ end: text.length, bytes: list(run.properties) })
      }
      text += end
      runs.push({ end: text.length, bytes: Buffer.alloc(0) })
      paragraphs.push({ end: text.length, bytes: Buffer.concat([Buffer.alloc(2), list(properties)]) })
    }
    return text.length - start
  }
  const bodyLength = add(body)
  const notesLength = add(footnotes)
  const place = (at: number): number => TEXT_AT + at * 2
  const pages: Buffer[] = []
  const firstPage = Math.ceil(place(text.length) / SECTOR)
  /** Pages of a kind of property, each with as many as fit; the table that leads to them. */
  const paged = (spans: readonly { end: number; bytes: Buffer }[], width: number): Buffer => {
    const starts: number[] = []
    const numbers: number[] = []
    const A_PAGE = 20
    for (let at = 0; at < spans.length; at += A_PAGE) {
      const own = spans.slice(at, at + A_PAGE)
      const page = Buffer.alloc(SECTOR)
      page[SECTOR - 1] = own.length
      const start = place(at === 0 ? 0 : spans[at - 1]!.end)
      page.writeUInt32LE(start, 0)
      let bottom = SECTOR - 1
      own.forEach(({ end, bytes }, index) => {
        page.writeUInt32LE(place(end), (index + 1) * 4)
        if (bytes.length === 0) return
        // Paragraphs count in words, characters in bytes.
        const odd = width === 13 && bytes.length % 2 === 0
        const stored =
          width === 13
            ? Buffer.concat([Buffer.from(odd ? [0, bytes.length / 2] : [(bytes.length + 1) / 2]), bytes])
            : Buffer.concat([Buffer.from([bytes.length]), bytes])
        bottom = (bottom - stored.length) & ~1
        stored.copy(page, bottom)
        page[(own.length + 1) * 4 + index * width] = bottom / 2
      })
      starts.push(start)
      numbers.push(firstPage + pages.length)
      pages.push(page)
    }
    const last = place(spans[spans.length - 1]?.end ?? 0)
    return words32(...starts, last, ...numbers)
  }
  const parts: [at: number, bytes: Buffer][] = [
    [0xfa, paged(runs, 1)],
    [0x102, paged(paragraphs, 13)],
    [
      0x1a2,
      Buffer.concat([
        Buffer.from([2]),
        words32(16),
        words32(0, text.length),
        Buffer.from([0, 0]),
        words32(TEXT_AT),
        Buffer.from([0, 0]),
      ]),
    ],
    [
      0x112,
      Buffer.concat([
        Buffer.from([fonts.length, 0, 0, 0]),
        ...fonts.map((name) => {
          const own = Buffer.concat([Buffer.alloc(39), Buffer.from(`${name}\0`, 'utf16le')])
          return Buffer.concat([Buffer.from([own.length]), own])
        }),
      ]),
    ],
  ]
  let after = Buffer.alloc(0)
  if (levels.length > 0) {
    const head = Buffer.alloc(2 + 28)
    head.writeInt16LE(1, 0)
    head.writeInt32LE(7, 2)
    after = Buffer.concat(
      Array.from({ length: 9 }, (_, at) => {
        const { format = 255, text: own = '', start = 1 } = levels[at] ?? {}
        const level = Buffer.alloc(28)
        level.writeInt32LE(start, 0)
        level[4] = format
        return Buffer.concat([level, Buffer.from([own.length, 0]), Buffer.from(own, 'utf16le')])
      }),
    )
    const override = Buffer.alloc(4 + 16 + 4)
    override.writeUInt32LE(1, 0)
    override.writeInt32LE(7, 4)
    parts.push([0x2ea, override], [0x2e2, head])
  }
  const fib = Buffer.alloc(TEXT_AT)
  fib.writeUInt16LE(0xa5ec, 0)
  fib.writeUInt16LE(version, 2)
  fib.writeUInt16LE(0x0200 | flags, 0x0a)
  fib.writeUInt32LE(bodyLength, 0x4c)
  fib.writeUInt32LE(notesLength, 0x50)
  const table: Buffer[] = []
  let at = 0
  for (const [field, bytes] of parts) {
    fib.writeUInt32LE(at, field)
    fib.writeUInt32LE(bytes.length, field + 4)
    table.push(bytes)
    at += bytes.length
  }
  const pad = Buffer.alloc(firstPage * SECTOR - place(text.length))
  return compound({
    WordDocument: Buffer.concat([fib, Buffer.from(text, 'utf16le'), pad, ...pages]),
    '1Table': Buffer.concat([...table, after]),
  })
}

const words32 = (...values: readonly number[]): Buffer => {
  const out = Buffer.alloc(values.length * 4)
  values.forEach((value, at) => {
    out.writeUInt32LE(value, at * 4)
  })
  return out
}
