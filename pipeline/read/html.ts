/** HTML as lines: blocks end lines, two-column header and foot tables go column by column, scripts and styles are dropped. */
import { Parser } from 'htmlparser2'
import type { RawDocument } from '../types.js'
import { COLUMNS } from './tables.js'
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

export function readHtml(bytes: Uint8Array): RawDocument {
  const { text, notes } = decodeText(bytes)
  return { format: 'html', method: 'markup', reader: 'html', pages: [{ page: 1, text: htmlLines(text) }], notes }
}

/** Lines of an HTML text in reading order. */
export function htmlLines(html: string): string {
  const out: string[] = []
  const tables: { rows: string[][][]; cell: string[] | null }[] = []
  let line = ''
  let skip = 0
  let pre = 0
  const target = (): string[] => tables[tables.length - 1]?.cell ?? out
  const flush = () => {
    const text = pre > 0 ? line : line.replace(/[^\S\n]+/g, ' ').trim()
    if (text.trim() !== '') target().push(text)
    line = ''
  }
  const lists: { ordered: boolean; count: number }[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
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
            table.cell = []
            table.rows[table.rows.length - 1]?.push(table.cell)
          }
        }
      },
      ontext(data) {
        if (skip === 0) line += pre > 0 ? data : data.replace(/[^\S\u00A0]+/g, ' ')
      },
      onclosetag(name) {
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
            COLUMNS.test(all)
          )
            target().push(...table.rows.flatMap((row) => row[0] ?? []), ...table.rows.flatMap((row) => row[1] ?? []))
          else target().push(...table.rows.map((row) => row.map((cell) => cell.join(' ')).join('\t')))
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
