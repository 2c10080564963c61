/**
 * OpenDocument text (.odt): paragraphs, lists with their numbers, tables, footnotes and text boxes of content.xml; what
 * tracked changes struck out stays out. Source: OASIS OpenDocument 1.3, part 3.
 */
import { Parser } from 'htmlparser2'
import { fontEncoding } from '../normalize/legacyFonts.js'
import { type RawDocument, UnreadableDocumentError } from '../types.js'
import { MAX_MARK, printed } from './docxNumbering.js'
import { FontedText, FontWitness } from './fonts.js'
import { hiddenNotes } from './hidden.js'
import { refuseLocked } from './odfLocked.js'
import { append, DEEPEST, tableLines } from './tables.js'
import { openXmlParts } from './xmlParts.js'

/** Tags in tags; LibreOffice writes a few dozen. */
const MAX_DEPTH = 4000
const MAX_BLANKS = 100
const PARTS = /^(?:content\.xml|styles\.xml|META-INF\/manifest\.xml|encrypted-package)$/

export function readOdt(bytes: Uint8Array, path: string): RawDocument {
  const damaged = (vi: string, en: string) => new UnreadableDocumentError(path, 'damaged', vi, en)
  const parts = openXmlParts(bytes, path, PARTS, { name: 'OpenDocument', ending: '.odt' })
  refuseLocked(parts, path)
  const { xml } = parts
  const content = xml('content.xml')
  if (content === null)
    throw damaged('Tệp OpenDocument (.odt) thiếu phần nội dung chính.', 'The OpenDocument file lacks its main part.')
  const styles = new Styles()
  const outer = xml('styles.xml')
  for (const own of [outer, content]) if (own !== null) readStyles(own, styles)
  const body = new Body(styles, path)
  const whole = walk(content, body)
  if (!whole)
    throw damaged(
      'Tệp OpenDocument (.odt) bị hỏng: nội dung đứt giữa chừng.',
      'The OpenDocument file is damaged: its content breaks off before its end.',
    )
  const text = body.out.concat(body.notes).join('\n')
  if (!/\p{L}/u.test(text))
    throw new UnreadableDocumentError(
      path,
      'no-text',
      'Tệp OpenDocument không có chữ nào.',
      'The OpenDocument file holds no text.',
    )
  return {
    format: 'odt',
    method: 'markup',
    reader: 'odf',
    pages: [{ page: 1, text }],
    notes: [...body.witness.notes(), ...hiddenNotes(body.metHidden)],
    heads: runningHeads(outer ?? ''),
  }
}

/** Lines of the running heads that the page styles hold. */
function runningHeads(styles: string): string[] {
  const lines: string[] = []
  let within = 0
  let line = ''
  const parser = new Parser(
    {
      onopentag(name) {
        if (/^style:header(?:-first|-left)?$/.test(name)) within++
      },
      ontext(data) {
        if (within > 0) line += data
      },
      onclosetag(name) {
        if (/^style:header(?:-first|-left)?$/.test(name)) within--
        if (within > 0 && name === 'text:p') {
          lines.push(line)
          line = ''
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(styles)
  parser.end()
  return lines
}

/** One level of a list style. */
interface ListLevel {
  readonly kind: 'number' | 'bullet'
  /** A key of WordprocessingML's number formats. */
  readonly format: string
  readonly prefix: string
  readonly suffix: string
  readonly start: number
  /** How many levels are printed, "1.2." has two. */
  readonly levels: number
  readonly bullet: string
}

const FORMATS: Readonly<Record<string, string>> = {
  '1': 'decimal',
  '01': 'decimalZero',
  I: 'upperRoman',
  i: 'lowerRoman',
  A: 'upperLetter',
  a: 'lowerLetter',
  '': 'none',
}

interface Style {
  readonly parent: string | null
  font: string | null
  /** Whether its text is hidden; null where it does not say. */
  hidden: boolean | null
}

class Styles {
  readonly lists = new Map<string, Map<number, ListLevel>>()
  readonly outline = new Map<number, ListLevel>()
  readonly styles = new Map<string, Style>()
  readonly faces = new Map<string, string>()
  private readonly fonts = new Map<string, string | null>()

  private readonly hidings = new Map<string, boolean | null>()

  /** Whether a style hides its text; null where neither it nor its parents say. */
  hides(name: string | undefined): boolean | null {
    if (name === undefined) return null
    const known = this.hidings.get(name)
    if (known !== undefined) return known
    const hidden = this.inherited(name, (style) => style.hidden)
    this.hidings.set(name, hidden)
    return hidden
  }

  /** The font that a style sets, its own or its parent's. */
  fontOf(name: string | undefined): string | null {
    if (name === undefined) return null
    const known = this.fonts.get(name)
    if (known !== undefined) return known
    const font = this.inherited(name, (style) => style.font)
    const face = font === null ? null : (this.faces.get(font) ?? font)
    this.fonts.set(name, face)
    return face
  }

  /** What a style says, or else the nearest of those that it is made from. */
  private inherited<T>(name: string, of: (style: Style) => T | null): T | null {
    const seen = new Set<string>()
    let at: string | null = name
    while (at !== null && !seen.has(at)) {
      seen.add(at)
      const style = this.styles.get(at)
      const own = style ? of(style) : null
      if (own !== null) return own
      at = style?.parent ?? null
    }
    return null
  }
}

type Attributes = Readonly<Record<string, string>>

const whole = (value: string | undefined, otherwise: number): number => {
  const number = Number(value)
  return value !== undefined && Number.isInteger(number) && number >= 0 && number < 1e6 ? number : otherwise
}

function readStyles(xml: string, styles: Styles): void {
  let levels: Map<number, ListLevel> | null = null
  let style: Style | null = null
  const parser = new Parser(
    {
      onopentag(name, attributes: Attributes) {
        switch (name) {
          case 'text:list-style':
            levels = new Map()
            styles.lists.set(attributes['style:name'] ?? '', levels)
            break
          case 'text:outline-style':
            levels = styles.outline
            break
          case 'text:list-level-style-number':
          case 'text:outline-level-style':
            levels?.set(whole(attributes['text:level'], 1), {
              kind: 'number',
              format: FORMATS[attributes['style:num-format'] ?? ''] ?? 'decimal',
              prefix: (attributes['style:num-prefix'] ?? '').slice(0, MAX_MARK),
              suffix: (attributes['style:num-suffix'] ?? '').slice(0, MAX_MARK),
              start: whole(attributes['text:start-value'], 1),
              levels: Math.min(whole(attributes['text:display-levels'], 1), 10),
              bullet: '',
            })
            break
          case 'text:list-level-style-bullet':
            levels?.set(whole(attributes['text:level'], 1), {
              kind: 'bullet',
              format: 'none',
              prefix: '',
              suffix: '',
              start: 1,
              levels: 1,
              bullet: attributes['text:bullet-char'] ?? '•',
            })
            break
          case 'style:style':
            style = { parent: attributes['style:parent-style-name'] ?? null, font: null, hidden: null }
            styles.styles.set(attributes['style:name'] ?? '', style)
            break
          case 'style:text-properties':
            if (!style) break
            style.font = attributes['style:font-name'] ?? attributes['fo:font-family'] ?? style.font
            if (attributes['text:display'] !== undefined) style.hidden = attributes['text:display'] === 'none'
            break
          case 'style:font-face':
            styles.faces.set(
              attributes['style:name'] ?? '',
              (attributes['svg:font-family'] ?? '').replace(/^['"]|['"]$/g, ''),
            )
            break
          default:
        }
      },
      onclosetag(name) {
        if (name === 'text:list-style' || name === 'text:outline-style') levels = null
        else if (name === 'style:style') style = null
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
}

/** Elements whose text is not the document's. */
const SKIP = new Set([
  'text:tracked-changes',
  'text:note-citation',
  'office:annotation',
  'office:forms',
  'office:scripts',
  'office:font-face-decls',
  'office:automatic-styles',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:number',
  'text:hidden-text',
  'text:ruby-text',
  'svg:title',
  'svg:desc',
  'office:binary-data',
  'office:event-listeners',
  'draw:enhanced-geometry',
  'table:shapes',
])

interface OpenParagraph {
  readonly content: FontedText
  readonly mark: string | null
  readonly style: string | undefined
  /** Styles of the spans that are open. */
  readonly spans: (string | undefined)[]
}

interface OpenTable {
  readonly rows: string[][][]
  cell: string[] | null
  /** Cells that the one before covers to its right. */
  covered: number
}

interface OpenList {
  readonly style: string | null
  readonly level: number
  /** The number of the item's first paragraph, not printed yet. */
  item: boolean
}

/** Text between two tags that stand apart from what surrounds them: a note, a cell. */
interface Place {
  readonly lines: string[]
  readonly paragraphs: OpenParagraph[]
  readonly lists: OpenList[]
  readonly tables: OpenTable[]
}

class Body {
  readonly out: string[] = []
  readonly notes: string[] = []
  readonly witness = new FontWitness()
  metHidden = false
  private readonly places: Place[] = [{ lines: this.out, paragraphs: [], lists: [], tables: [] }]
  /** Counters by list style, as lists of one style go on from one another when they say so. */
  private readonly counters = new Map<string, number[]>()
  private readonly headings: number[] = []
  private skip = 0
  private depth = 0
  private inBody = false

  constructor(
    private readonly styles: Styles,
    private readonly path: string,
  ) {}

  private get place(): Place {
    return this.places[this.places.length - 1]!
  }

  private get paragraph(): OpenParagraph | undefined {
    return this.place.paragraphs[this.place.paragraphs.length - 1]
  }

  private get target(): string[] {
    const { tables, lines } = this.place
    return tables[tables.length - 1]?.cell ?? lines
  }

  opened(name: string, attributes: Attributes): void {
    if (++this.depth > MAX_DEPTH || (name === 'table:table' && this.place.tables.length >= DEEPEST))
      throw new UnreadableDocumentError(
        this.path,
        'unsafe',
        'Tệp OpenDocument có quá nhiều phần lồng nhau, không an toàn để mở.',
        'The OpenDocument file nests too many parts to open safely.',
      )
    if (name === 'office:text') this.inBody = true
    if (!this.inBody) return
    const section = name === 'text:section' && attributes['text:display'] === 'none'
    if (section) this.metHidden = true
    if (this.skip > 0 || section || SKIP.has(name)) {
      this.skip++
      return
    }
    const { paragraph, place } = this
    switch (name) {
      case 'text:p':
      case 'text:h':
        place.paragraphs.push({
          content: new FontedText(),
          mark: name === 'text:h' ? (this.itemMark() ?? this.headingMark(attributes)) : this.itemMark(),
          style: attributes['text:style-name'],
          spans: [],
        })
        break
      case 'text:span':
        paragraph?.spans.push(attributes['text:style-name'])
        break
      case 'text:s':
        paragraph?.content.add(' '.repeat(Math.min(whole(attributes['text:c'], 1), MAX_BLANKS)))
        break
      case 'text:tab':
        paragraph?.content.add(' ')
        break
      case 'text:line-break':
        paragraph?.content.add('\n')
        break
      case 'text:list':
        this.openList(attributes)
        break
      case 'text:list-item':
        this.openItem(attributes)
        break
      case 'table:table':
        place.tables.push({ rows: [], cell: null, covered: 0 })
        break
      case 'table:table-row': {
        const table = place.tables[place.tables.length - 1]
        table?.rows.push([])
        if (table) table.covered = 0
        break
      }
      case 'table:table-cell':
      case 'table:covered-table-cell': {
        const table = place.tables[place.tables.length - 1]
        if (!table) break
        // Covered by the cell to its left it is part of it; covered from above it is an empty cell.
        if (name === 'table:covered-table-cell' && table.covered > 0) {
          table.covered--
          table.cell = []
          break
        }
        table.covered = name === 'table:table-cell' ? whole(attributes['table:number-columns-spanned'], 1) - 1 : 0
        table.cell = []
        table.rows[table.rows.length - 1]?.push(table.cell)
        break
      }
      case 'text:note-body':
        this.places.push({ lines: this.notes, paragraphs: [], lists: [], tables: [] })
        break
      default:
    }
  }

  text(data: string): void {
    const { paragraph } = this
    if (!this.inBody || this.skip > 0 || !paragraph) return
    // Blanks and line ends of the file are one blank; more than one is written as text:s.
    const text = data.replace(/[ \t\r\n]+/g, ' ')
    if (this.hides(paragraph)) {
      this.metHidden ||= text.trim() !== ''
      return
    }
    const font = this.styles.fontOf(paragraph.spans[paragraph.spans.length - 1]) ?? this.styles.fontOf(paragraph.style)
    paragraph.content.add(text, fontEncoding(font ?? ''))
  }

  /** Whether what stands here is not printed: by the innermost span that says, or the paragraph. */
  private hides({ spans, style }: OpenParagraph): boolean {
    for (let at = spans.length - 1; at >= 0; at--) {
      const own = this.styles.hides(spans[at])
      if (own !== null) return own
    }
    return this.styles.hides(style) ?? false
  }

  closed(name: string): void {
    this.depth--
    if (name === 'office:text') this.inBody = false
    if (!this.inBody) return
    if (this.skip > 0) {
      this.skip--
      return
    }
    const { place } = this
    switch (name) {
      case 'text:p':
      case 'text:h': {
        const paragraph = place.paragraphs.pop()
        if (!paragraph) break
        const { mark, content } = paragraph
        const text = content.take(this.witness)
        append(this.target, (mark && text.trim() ? `${mark} ${text}` : text).split('\n'))
        break
      }
      case 'text:span':
        this.paragraph?.spans.pop()
        break
      case 'text:list':
        place.lists.pop()
        break
      case 'table:table-cell':
      case 'table:covered-table-cell': {
        const table = place.tables[place.tables.length - 1]
        if (table) table.cell = null
        break
      }
      case 'table:table': {
        const table = place.tables.pop()
        if (table) append(this.target, tableLines(table.rows))
        break
      }
      case 'text:note-body':
        if (this.places.length > 1) this.places.pop()
        break
      default:
    }
  }

  private openList(attributes: Attributes): void {
    const { lists } = this.place
    const around = lists[lists.length - 1]
    const style = attributes['text:style-name'] ?? around?.style ?? null
    lists.push({ style, level: lists.length + 1, item: false })
    if (around || style === null) return
    // A list of its own begins anew, unless it says that it goes on.
    if (attributes['text:continue-numbering'] !== 'true' && attributes['text:continue-list'] === undefined)
      this.counters.delete(style)
  }

  private openItem(attributes: Attributes): void {
    const { lists } = this.place
    const list = lists[lists.length - 1]
    if (!list) return
    list.item = true
    if (list.style === null) return
    const counters = this.counters.get(list.style) ?? []
    this.counters.set(list.style, counters)
    const at = list.level - 1
    const start = attributes['text:start-value']
    const first = this.styles.lists.get(list.style)?.get(list.level)?.start ?? 1
    counters[at] = start === undefined ? (counters[at] === undefined ? first : counters[at] + 1) : whole(start, first)
    counters.length = at + 1
  }

  /** The mark of a list item's first paragraph, "Điều 1.", "a)", "-"; null elsewhere. */
  private itemMark(): string | null {
    const { lists } = this.place
    const list = lists[lists.length - 1]
    if (!list?.item) return null
    list.item = false
    const levels = list.style === null ? undefined : this.styles.lists.get(list.style)
    const level = levels?.get(list.level)
    if (!level || list.style === null) return null
    return markOf(level, list.level, this.counters.get(list.style) ?? [], levels!)
  }

  private headingMark(attributes: Attributes): string | null {
    const at = whole(attributes['text:outline-level'], 1)
    const level = this.styles.outline.get(at)
    if (!level || level.format === 'none' || attributes['text:is-list-header'] === 'true' || at < 1) return null
    const { headings } = this
    headings[at - 1] = headings[at - 1] === undefined ? level.start : headings[at - 1]! + 1
    headings.length = at
    return markOf(level, at, headings, this.styles.outline)
  }
}

function markOf(
  level: ListLevel,
  at: number,
  counters: readonly (number | undefined)[],
  levels: ReadonlyMap<number, ListLevel>,
): string | null {
  if (level.kind === 'bullet') return /^[-–+]$/.test(level.bullet) ? level.bullet : '-'
  if (level.format === 'none') return `${level.prefix}${level.suffix}`.trim() || null
  const numbers: string[] = []
  for (let each = Math.max(1, at - level.levels + 1); each <= at; each++) {
    const own = levels.get(each)
    if (own && own.format !== 'none') numbers.push(printed(counters[each - 1] ?? own.start, own.format))
  }
  return `${level.prefix}${numbers.join('.')}${level.suffix}`.trim()
}

/** Reads all of it; false where the XML ends before its root element does. */
function walk(xml: string, body: Body): boolean {
  let ended = false
  const parser = new Parser(
    {
      onopentag: (name, attributes) => body.opened(name, attributes),
      ontext: (data) => body.text(data),
      onclosetag(name, implied) {
        if (name === 'office:document-content' && !implied) ended = true
        body.closed(name)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
  return ended
}
