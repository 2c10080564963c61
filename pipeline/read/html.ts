/** HTML as lines: blocks end lines, two-column header and foot tables go column by column, scripts and styles are dropped. */
import { Parser } from 'htmlparser2'
import { decodedText } from '../normalize/legacy.js'
import { decodedBy, type FontEncoding, fontEncoding } from '../normalize/legacyFonts.js'
import { decodedNote } from '../normalize/legacyTables.js'
import { type RawDocument, UnreadableDocumentError } from '../types.js'
import { tooMuchText } from './bounds.js'
import { append, COLUMNS } from './tables.js'
import { decodeText } from './text.js'

const BLOCK = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'ul',
  'ol',
  'table',
  'tr',
  'section',
  'article',
  'header',
  'footer',
  'blockquote',
  'pre',
  'figure',
  'figcaption',
  'main',
  'aside',
  'nav',
  'dl',
  'dt',
  'dd',
  'hr',
  'title',
  'form',
])
const SKIP = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'iframe', 'object', 'nav'])

/** Tags in tags: pages with tags that nobody closed have some thousands. A parser takes time by the square of the depth. */
const MAX_DEPTH = 20_000

/** Each is held as a list of its own; a table of statistics has some ten thousand. */
const MAX_CELLS = 1_000_000

/** Throws UnreadableDocumentError where tags are nested beyond what any page has. */
export function readHtml(bytes: Uint8Array, path = ''): RawDocument {
  const { text, notes } = decodeText(bytes)
  const found = new Set<'tcvn3' | 'vni'>()
  const pages = [{ page: 1, text: htmlLines(text, found, path) }]
  return {
    format: 'html',
    method: 'markup',
    reader: 'html',
    pages,
    notes: [...notes, ...Array.from(found).sort().map(decodedNote)],
  }
}

/** Tags that end without a word. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/

/** The first font that a tag names; undefined where it names none. */
function fontOf(attributes: Readonly<Record<string, string>>): FontEncoding | null | undefined {
  const name = attributes['face'] ?? /font-family\s*:\s*([^;]+)/i.exec(attributes['style'] ?? '')?.[1]
  return name === undefined ? undefined : fontEncoding(name.split(',')[0]!.replace(/["']/g, '').trim())
}

/** Lines of an HTML text in reading order; `found` is told which old fonts were decoded. */
export function htmlLines(html: string, found?: Set<'tcvn3' | 'vni'>, path = ''): string {
  const out: string[] = []
  const tables: { rows: string[][][]; cell: string[] | null }[] = []
  let line = ''
  let cells = 0
  let skip = 0
  let pre = 0
  const target = (): string[] => tables[tables.length - 1]?.cell ?? out
  const flush = () => {
    const text = pre > 0 ? line : line.replace(/[^\S\n]+/g, ' ').trim()
    if (text.trim() !== '') target().push(text)
    line = ''
  }
  // Fonts of the open tags, null for those of Unicode.
  const fonts: (FontEncoding | null)[] = []
  const printed = (text: string): string => {
    const font = fonts[fonts.length - 1]
    if (!font) return text
    const own = decodedBy(font, text)
    if (own !== text && /[^\u0000-\u007F]/.test(text)) found?.add(font.encoding)
    return own
  }
  const lists: { ordered: boolean; count: number }[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (!VOID.test(name)) {
          if (fonts.length >= MAX_DEPTH)
            throw new UnreadableDocumentError(
              path,
              'unsafe',
              'Trang HTML lồng các thẻ vào nhau quá nhiều lớp, không an toàn để đọc.',
              'The HTML page nests its tags too deep to be read safely.',
            )
          const font = fontOf(attributes)
          fonts.push(font === undefined ? (fonts[fonts.length - 1] ?? null) : font)
        }
        if (skip > 0 || SKIP.has(name)) {
          skip++
          return
        }
        if (name === 'br') {
          flush()
          return
        }
        if (BLOCK.has(name) || name === 'td' || name === 'th') flush()
        if (name === 'pre') pre++
        if (name === 'ol' || name === 'ul')
          lists.push({ ordered: name === 'ol', count: Number(attributes['start'] ?? 1) })
        if (name === 'li') {
          const list = lists[lists.length - 1]
          line = list?.ordered ? `${list.count++}. ` : '- '
        }
        if (name === 'table') tables.push({ rows: [], cell: null })
        else if (name === 'tr') tables[tables.length - 1]?.rows.push([])
        else if (name === 'td' || name === 'th') {
          const table = tables[tables.length - 1]
          if (table) {
            if (++cells > MAX_CELLS) throw tooMuchText(path)
            table.cell = []
            table.rows[table.rows.length - 1]?.push(table.cell)
          }
        }
      },
      ontext(data) {
        if (skip === 0) line += printed(pre > 0 ? data : data.replace(/[^\S\u00A0]+/g, ' '))
      },
      onclosetag(name) {
        if (!VOID.test(name)) fonts.pop()
        if (skip > 0) {
          skip--
          return
        }
        if (name === 'br') return
        if (BLOCK.has(name) || name === 'td' || name === 'th') flush()
        if (name === 'pre') pre--
        if (name === 'ol' || name === 'ul') lists.pop()
        if (name === 'td' || name === 'th') {
          const table = tables[tables.length - 1]
          if (table) table.cell = null
        }
        if (name === 'table') {
          const table = tables.pop()
          if (!table) return
          const all = table.rows.flat().flat().join('\n')
          if (
            table.rows.every((row) => row.length <= 2) &&
            table.rows.some((row) => row.length === 2) &&
            COLUMNS.test(decodedText(all))
          )
            append(target(), [
              ...table.rows.flatMap((row) => row[0] ?? []),
              ...table.rows.flatMap((row) => row[1] ?? []),
            ])
          else
            append(
              target(),
              table.rows.map((row) => row.map((cell) => cell.join(' ')).join('\t')),
            )
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  flush()
  return out.join('\n')
}
