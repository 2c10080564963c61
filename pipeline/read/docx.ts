/**
 * DOCX: a small reader of the OOXML parts leads, since it keeps what a converter drops (automatic numbers, non-breaking
 * hyphens, the columns of header and foot); mammoth is the second reader, taken where the first fails.
 * Source: ECMA-376 (WordprocessingML).
 */
import { Parser } from 'htmlparser2'
import { type FontEncoding, fontEncoding } from '../normalize/legacyFonts.js'
import { type RawDocument, UnreadableDocumentError } from '../types.js'
import { type Fonts, fontsOf, isOn, readStyleFonts, type StyleFonts } from './docxFonts.js'
import { Numbering, readNumbering } from './docxNumbering.js'
import { FontedText, FontWitness } from './fonts.js'
import { hiddenNotes } from './hidden.js'
import { htmlLines } from './html.js'
import { append, tableLines } from './tables.js'
import { openXmlParts } from './xmlParts.js'

const PARTS = /^word\/(?:document|footnotes|endnotes|numbering|styles|header\d*)\.xml$/
const HEADER = /^word\/header\d*\.xml$/

export async function readDocx(bytes: Uint8Array, path: string): Promise<RawDocument> {
  const { names, xml } = openXmlParts(bytes, path, PARTS, { name: 'Word', ending: '.docx' })
  const main = xml('word/document.xml')
  if (main === null)
    throw new UnreadableDocumentError(
      path,
      'damaged',
      'Tệp Word (.docx) thiếu phần nội dung chính.',
      'The Word file lacks its main part.',
    )
  const styles = xml('word/styles.xml')
  const styleFonts = readStyleFonts(styles)
  const met = { hidden: false }
  const readParts = (believed: boolean): { lines: string[]; found: FontWitness } => {
    const found = new FontWitness()
    const numbering = readNumbering(xml('word/numbering.xml'), styles, believed)
    const source: Source = { fonts: styleFonts, believed, found, met }
    const lines = readBody(main, numbering, source)
    for (const name of ['word/footnotes.xml', 'word/endnotes.xml']) {
      const notes = xml(name)
      if (notes) append(lines, readBody(notes, new Numbering(), source, true))
    }
    return { lines, found }
  }
  let { lines, found } = readParts(true)
  if (found.deceived) ({ lines, found } = readParts(false))
  const text = lines.join('\n')
  const heads = names.filter((name) => HEADER.test(name)).flatMap((name) => headLines(xml(name)!, styleFonts))
  if (/\p{L}/u.test(text))
    return {
      format: 'docx',
      method: 'markup',
      reader: 'ooxml',
      pages: [{ page: 1, text }],
      notes: [...found.notes(), ...hiddenNotes(met.hidden)],
      heads,
    }
  // The second reader would print what is hidden.
  const second = met.hidden ? '' : await readWithMammoth(bytes, path)
  if (!/\p{L}/u.test(second))
    throw new UnreadableDocumentError(path, 'no-text', 'Tệp Word không có chữ nào.', 'The Word file holds no text.')
  return { format: 'docx', method: 'markup', reader: 'mammoth', pages: [{ page: 1, text: second }], notes: [], heads }
}

/** Of a running head: neither its fonts nor what is hidden in it tell anything of the document. */
const headLines = (xml: string, fonts: StyleFonts): string[] =>
  readBody(xml, new Numbering(), { fonts, believed: true, found: new FontWitness(), met: { hidden: false } })

/** The second reader: mammoth's HTML, as lines. */
export async function readWithMammoth(bytes: Uint8Array, path: string): Promise<string> {
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    )
    return htmlLines(value)
  } catch (error) {
    throw new UnreadableDocumentError(
      path,
      'damaged',
      'Tệp Word (.docx) bị hỏng, không mở được.',
      'The Word file is damaged and cannot be opened.',
      error,
    )
  }
}

interface Table {
  rows: string[][][]
  cell: string[] | null
  borders: boolean
}

interface ReadParagraph {
  readonly content: FontedText
  numId: string | null
  level: number
  style: string | null
}

/** What the parts of a file share. */
interface Source {
  readonly fonts: StyleFonts
  /** The names of old fonts say what the letters are. */
  readonly believed: boolean
  readonly found: FontWitness
  readonly met: { hidden: boolean }
}

/** Lines of one part: paragraphs, table rows, text boxes once; deletions and instructions left out. */
function readBody(xml: string, numbering: Numbering, { fonts, believed, found, met }: Source, notes = false): string[] {
  const out: string[] = []
  const tables: Table[] = []
  const paragraphs: ReadParagraph[] = []
  const runs: { fonts: Fonts; style: string | null; hidden: boolean | null }[] = []
  let changedProperties = 0
  let skip = 0
  let inText = false
  let pending: string[] = []
  const target = (): string[] => {
    const table = tables[tables.length - 1]
    return table ? (table.cell ?? pending) : out
  }
  const encoding = ({ style }: ReadParagraph): FontEncoding | null => {
    const own = runs[runs.length - 1]
    return own && believed ? fonts.encodingOf(own.fonts, own.style, style) : null
  }
  const add = (paragraph: ReadParagraph, text: string, font = encoding(paragraph)) => {
    const own = runs[runs.length - 1]
    if (own && fonts.hides(own.hidden, own.style, paragraph.style)) met.hidden ||= text.trim() !== ''
    else paragraph.content.add(text, font)
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (
          skip > 0 ||
          name === 'w:del' ||
          name === 'w:moveFrom' ||
          name === 'mc:Fallback' ||
          name === 'w:instrText' ||
          (notes && (name === 'w:footnote' || name === 'w:endnote') && attributes['w:type'] !== undefined)
        ) {
          skip++
          return
        }
        const paragraph = paragraphs[paragraphs.length - 1]
        switch (name) {
          case 'w:p':
            paragraphs.push({ content: new FontedText(), numId: null, level: 0, style: null })
            break
          case 'w:numId':
            if (paragraph) paragraph.numId = attributes['w:val'] ?? null
            break
          case 'w:ilvl':
            if (paragraph) paragraph.level = Number(attributes['w:val'] ?? 0)
            break
          case 'w:pStyle':
            if (paragraph) paragraph.style = attributes['w:val'] ?? null
            break
          case 'w:r':
            runs.push({ fonts: {}, style: null, hidden: null })
            break
          case 'w:rPrChange':
            changedProperties++
            break
          case 'w:rFonts': {
            const own = runs[runs.length - 1]
            if (own && changedProperties === 0) own.fonts = fontsOf(attributes, own.fonts)
            break
          }
          case 'w:rStyle': {
            const own = runs[runs.length - 1]
            if (own && changedProperties === 0) own.style = attributes['w:val'] ?? null
            break
          }
          case 'w:vanish': {
            const own = runs[runs.length - 1]
            if (own && changedProperties === 0) own.hidden = isOn(attributes)
            break
          }
          case 'w:t':
            inText = true
            break
          case 'w:softHyphen':
            // Where Word took the code for a soft hyphen, TCVN3 has ư.
            if (paragraph && encoding(paragraph)?.encoding === 'tcvn3') add(paragraph, '\u00AD')
            break
          case 'w:sym': {
            const font = fontEncoding(attributes['w:font'] ?? '')
            const code = Number.parseInt(attributes['w:char'] ?? '', 16)
            if (paragraph && font && code > 0) add(paragraph, String.fromCharCode(code), font)
            break
          }
          case 'w:tab':
            // A tab inside a run; the tab stops of a paragraph's properties stand in w:tabs and hold no text.
            if (paragraph && attributes['w:val'] === undefined) add(paragraph, ' ', null)
            break
          case 'w:br':
          case 'w:cr':
            if (paragraph) add(paragraph, '\n', null)
            break
          case 'w:noBreakHyphen':
            if (paragraph) add(paragraph, '-', null)
            break
          case 'w:tbl':
            tables.push({ rows: [], cell: null, borders: false })
            break
          case 'w:tr':
            tables[tables.length - 1]?.rows.push([])
            break
          case 'w:tc': {
            const table = tables[tables.length - 1]
            if (table) {
              table.cell = []
              table.rows[table.rows.length - 1]?.push(table.cell)
            }
            break
          }
          case 'w:top':
          case 'w:left':
          case 'w:insideH':
          case 'w:insideV': {
            const table = tables[tables.length - 1]
            const value = attributes['w:val']
            if (table && !paragraph && value && value !== 'nil' && value !== 'none') table.borders = true
            break
          }
          default:
        }
      },
      ontext(data) {
        if (skip > 0 || !inText) return
        const paragraph = paragraphs[paragraphs.length - 1]
        if (paragraph) add(paragraph, data)
      },
      onclosetag(name) {
        if (skip > 0) {
          skip--
          return
        }
        if (name === 'w:t') inText = false
        else if (name === 'w:r') runs.pop()
        else if (name === 'w:rPrChange') changedProperties--
        else if (name === 'w:p') {
          const paragraph = paragraphs.pop()
          if (!paragraph) return
          const mark = numbering.next(paragraph.numId, paragraph.level, paragraph.style)
          const own = paragraph.content.take(found)
          const text = mark && own.trim() ? `${mark} ${own}` : own
          append(target(), text.split('\n'))
          if (tables.length === 0 && pending.length > 0) {
            append(out, pending)
            pending = []
          }
        } else if (name === 'w:tc') {
          const table = tables[tables.length - 1]
          if (table) table.cell = null
        } else if (name === 'w:tbl') {
          const table = tables.pop()
          if (table) append(target(), tableLines(table.rows))
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
  return out
}
