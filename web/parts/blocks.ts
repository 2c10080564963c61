/** The text of a document as people read it: paragraphs, and rows of cells that were joined by tabs. */
import type { Stretch } from './segments.js'

/** A line of the text, without its line break. */
export interface Line extends Stretch {
  readonly kind: 'line'
  /** A heading in capitals: "KẾ HOẠCH". */
  readonly capitals: boolean
}

/** Rows with as many cells each. */
export interface Table extends Stretch {
  readonly kind: 'table'
  readonly rows: readonly (readonly Stretch[])[]
}

export type Block = Line | Table

/** The blocks of a text in order; between them stand line breaks and blank lines alone. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let rows: Stretch[][] = []
  const endTable = () => {
    const [first, last] = [rows[0], rows.at(-1)]
    if (rows.length > 1) blocks.push({ kind: 'table', start: first![0]!.start, end: last!.at(-1)!.end, rows })
    else if (first) blocks.push(line(first[0]!.start, first.at(-1)!.end))
    rows = []
  }
  const line = (start: number, end: number): Line => ({
    kind: 'line',
    start,
    end,
    capitals: inCapitals(text, start, end),
  })
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    const cells = cellsOf(text, start, end)
    if (rows.length > 0 && rows[0]!.length !== cells.length) endTable()
    if (cells.length > 1) rows.push(cells)
    else if (text.slice(start, end).trim() !== '') blocks.push(line(start, end))
    start = end + 1
  }
  endTable()
  return blocks
}

function cellsOf(text: string, start: number, end: number): Stretch[] {
  const cells: Stretch[] = []
  for (let at = start; ; ) {
    const tab = text.indexOf('\t', at)
    if (tab === -1 || tab >= end) {
      cells.push({ start: at, end })
      return cells
    }
    cells.push({ start: at, end: tab })
    at = tab + 1
  }
}

const MAX_HEADING = 160

function inCapitals(text: string, start: number, end: number): boolean {
  if (end - start > MAX_HEADING) return false
  const words = text.slice(start, end)
  return /\p{Lu}{2}/u.test(words) && !/\p{Ll}{2}/u.test(words)
}
