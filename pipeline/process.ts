/** One content, from bytes to records: identify, read, normalize, extract. Runs in a worker or in place. */
import { loadRegistry } from '../corpus/registry/load.js'
import { extractRecords } from '../extractors/index.js'
import type { Lexicon } from '../extractors/lexicon/types.js'
import { secrecyOfHead } from '../extractors/secrecy.js'
import type { Context, Extraction, Page, Problem } from '../extractors/types.js'
import { identify, sha256 } from './identify.js'
import { normalize } from './normalize/index.js'
import type { OcrOptions, OcrPage } from './ocr/index.js'
import type { Repaired } from './ocr/repair.js'
import { MAX_TEXT, tooMuchText } from './read/bounds.js'
import { read } from './read/index.js'
import { type Format, type RawDocument, type ReadMethod, UnreadableDocumentError } from './types.js'

/** A head of forty lines is shorter. */
const HEAD_ROOM = 8000

export interface Processed {
  readonly sha256: string
  readonly format: Format
  readonly method: ReadMethod
  readonly reader: string
  readonly notes: readonly string[]
  readonly text: string
  readonly pages: readonly Page[]
  readonly extraction: Extraction
  /** Pages read by OCR; empty where none was. */
  readonly ocr: readonly OcrPage[]
  /** Those of the problems that reading found; the others are the extractor's. */
  readonly readingProblems: readonly Problem[]
}

/** What an earlier run read of a content: a new extractor needs no more. */
export interface StoredReading extends Omit<Processed, 'extraction' | 'ocr'> {
  /** A mark that stood where the text does not show it: in a running head. */
  readonly secrecy: string | null
}

/** Extracts again from the text that was stored. `path` may tell the province, as it does when a file is read. */
export function processStored({ secrecy, ...stored }: StoredReading, path: string, lexicon: Lexicon): Processed {
  const extraction = extractRecords(stored.text, { lexicon, pages: stored.pages, path })
  const document = { ...extraction.document, secrecy: extraction.document.secrecy ?? secrecy }
  return { ...stored, extraction: withProblems({ ...extraction, document }, stored.readingProblems), ocr: [] }
}

const withProblems = (extraction: Extraction, problems: readonly Problem[]): Extraction => ({
  ...extraction,
  problems: [...extraction.problems, ...problems].sort((a, b) => a.start - b.start || a.end - b.end),
})

/** Throws UnreadableDocumentError for what cannot be read. `declined` is told of each candidate that was no record. */
export async function processFile(
  bytes: Uint8Array,
  path: string,
  lexicon: Lexicon,
  declined?: Context['declined'],
  ocr: OcrOptions = { mode: 'auto' },
): Promise<Processed> {
  const format = identify(bytes, path)
  if (format === 'zip')
    throw new UnreadableDocumentError(
      path,
      'unsupported',
      'Gói nén (.zip, .rar, .7z) không phải là văn bản; hãy giải nén, hoặc dùng vankien import.',
      'An archive (.zip, .rar, .7z) is no document; unpack it, or use vankien import.',
    )
  const raw = await read(bytes, format, path, ocr)
  if (raw.pages.reduce((sum, page) => sum + page.text.length, 0) > MAX_TEXT) throw tooMuchText(path)
  const { text, pages, problems, notes: remarks } = await repaired(raw, lexicon)
  if (!/\p{L}/u.test(text))
    throw new UnreadableDocumentError(path, 'empty', 'Tệp không có chữ nào.', 'The file holds no text.')
  const notes = [...new Set([...raw.notes, ...remarks])]
  const named = /\.([A-Za-z0-9]{1,5})$/.exec(path)?.[1]?.toLowerCase()
  const fitting: Readonly<Record<Format, readonly string[]>> = {
    pdf: ['pdf'],
    docx: ['docx', 'docm'],
    doc: ['doc', 'dot'],
    odt: ['odt', 'ott'],
    rtf: ['rtf'],
    xlsx: ['xlsx', 'xlsm', 'xltx'],
    xls: ['xls', 'xlt'],
    ods: ['ods', 'ots'],
    eml: ['eml'],
    msg: ['msg'],
    png: ['png'],
    jpg: ['jpg', 'jpeg'],
    tif: ['tif', 'tiff'],
    gif: ['gif'],
    webp: ['webp'],
    html: ['html', 'htm', 'xhtml'],
    txt: ['txt', 'text', 'md'],
    md: ['md', 'markdown', 'txt'],
  }
  if (named && !fitting[format].includes(named)) notes.push(`named .${named}, is ${format}`)
  const extraction = extractRecords(text, { lexicon, pages, path, ...(declined && { declined }) })
  return {
    sha256: sha256(bytes),
    format,
    method: raw.method,
    reader: raw.reader,
    notes,
    text,
    pages,
    extraction: withProblems(
      {
        ...extraction,
        document: { ...extraction.document, secrecy: extraction.document.secrecy ?? secrecyOfPages(raw) },
      },
      problems,
    ),
    ocr: raw.ocr ?? [],
    readingProblems: problems,
  }
}

/** The mark as it is printed on pages, before running heads are dropped and lines joined: all heads of all pages are looked at. */
function secrecyOfPages({ pages, heads = [] }: RawDocument): string | null {
  const [first, ...others] = pages.map(({ text }) => text.slice(0, HEAD_ROOM).normalize('NFC').split('\n'))
  // Further pages bear it above their first line of text.
  const above = others.map((lines) => lines.filter((line) => line.trim() !== '').slice(0, 2))
  return [heads, first ?? [], ...above].map(secrecyOfHead).find((mark) => mark !== null) ?? null
}

/** The normalized text; of a scan with the codes put right that OCR misread. */
async function repaired(raw: RawDocument, lexicon: Lexicon): Promise<Repaired & { readonly notes: readonly string[] }> {
  const { text, pages, notes } = normalize(raw)
  if (!raw.ocr) return { text, pages, problems: [], notes }
  const { repairCodes, repairPhrases } = await import('./ocr/repair.js')
  const codes = repairCodes(text, pages, loadRegistry(), lexicon)
  const phrases = repairPhrases(codes.text)
  return { text: phrases.text, pages: codes.pages, problems: [...codes.problems, ...phrases.problems], notes }
}
