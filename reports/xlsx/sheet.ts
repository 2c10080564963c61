/** One sheet, row after row: headings frozen, a filter on them, pages as wide as the table. */
import { escaped } from '../graph/xml.js'
import { columnName } from './text.js'

/** What a sheet of Excel takes at most. */
export interface Limits {
  /** Headings too. */
  readonly rows: number
  readonly links: number
}

export const EXCEL: Limits = { rows: 1_048_576, links: 65_530 }
/** An entry of a zip holds 4 GB; a sheet goes on in another one well before. */
const MOST_CHARACTERS = 1_200_000_000

/** Where a cell leads: a page of the explorer, or a file. */
interface Link {
  readonly reference: string
  readonly target: string
}

export interface Layout {
  readonly widths: readonly number[]
  /** Rows above the data, which stay in sight. */
  readonly head: readonly string[]
  /** Columns to the left which stay in sight. */
  readonly fixed: number
  /** Row of the headings with the filter; 0: none. */
  readonly filter: number
  readonly merged?: readonly string[]
  readonly name: string
}

/** A sheet being written; the chunks are its XML, `links` what it leads to. */
export class SheetXml {
  readonly #links: Link[] = []
  readonly #layout: Layout
  readonly #limits: Limits
  #rows: number
  #characters = 0
  #dropped = 0

  constructor(layout: Layout, limits: Limits) {
    this.#layout = layout
    this.#rows = layout.head.length
    this.#limits = limits
  }

  /** Number of the row that comes next. */
  get next(): number {
    return this.#rows + 1
  }

  /** No room for another row. */
  get full(): boolean {
    return this.#rows >= this.#limits.rows || this.#characters >= MOST_CHARACTERS
  }

  /** Links that found no room. */
  get dropped(): number {
    return this.#dropped
  }

  get rows(): number {
    return this.#rows - this.#layout.head.length
  }

  /** Takes a link if there is room for one; the cell shows its address otherwise. */
  link(reference: string, target: string): boolean {
    if (this.#links.length >= this.#limits.links) {
      this.#dropped++
      return false
    }
    this.#links.push({ reference, target })
    return true
  }

  open(first: boolean): string {
    const { widths, head, fixed, filter } = this.#layout
    const corner = `${columnName(fixed + 1)}${head.length + 1}`
    const pane = `<pane${fixed > 0 ? ` xSplit="${fixed}"` : ''}${head.length > 0 ? ` ySplit="${head.length}"` : ''} topLeftCell="${corner}" activePane="${fixed > 0 ? 'bottomRight' : 'bottomLeft'}" state="frozen"/>`
    const columns = widths
      .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width + 0.7}" customWidth="1"/>`)
      .join('')
    this.#characters = 0
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView${first ? ' tabSelected="1"' : ''} showGridLines="${filter > 0 ? 1 : 0}" workbookViewId="0">${head.length > 0 ? pane : ''}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns}</cols><sheetData>${head.join('')}`
  }

  /** A row of cells that are XML already. */
  row(cells: string, height: number): string {
    this.#rows++
    const xml = `<row r="${this.#rows}" ht="${height}" customHeight="1">${cells}</row>`
    this.#characters += xml.length
    return xml
  }

  /** The end of the sheet; the filter reaches to the last row unless the data ends before it. */
  *close(lastOfData = this.#rows): Generator<string> {
    const { widths, filter, merged = [], name } = this.#layout
    yield '</sheetData>'
    if (filter > 0) yield `<autoFilter ref="A${filter}:${columnName(widths.length)}${Math.max(lastOfData, filter)}"/>`
    if (merged.length > 0)
      yield `<mergeCells count="${merged.length}">${merged.map((each) => `<mergeCell ref="${each}"/>`).join('')}</mergeCells>`
    if (this.#links.length > 0) {
      yield '<hyperlinks>'
      for (const [at, { reference }] of this.#links.entries())
        yield `<hyperlink ref="${reference}" r:id="rId${at + 1}"/>`
      yield '</hyperlinks>'
    }
    yield `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;L${escaped(name.replaceAll('&', '&&'))}&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>`
  }

  /** The targets of the links; null where there are none. */
  relations(): Iterable<string> | null {
    return this.#links.length === 0 ? null : relationsOf(this.#links)
  }
}

function* relationsOf(links: readonly Link[]): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
  for (const [at, { target }] of links.entries())
    yield `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${escaped(target)}" TargetMode="External"/>`
  yield '</Relationships>'
}
