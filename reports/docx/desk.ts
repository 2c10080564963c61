/** What the parts of a report in Word share: the appendix of sentences, numbered tables, names of documents. */
import type { Paragraph, Table as WordTable } from 'docx'
import { dateLabel, type Language, numberLabel } from '../labels.js'
import type { Report } from '../tables.js'
import { body, Headings, table, type WordColumn } from './parts.js'
import { SAYS } from './words.js'

export type Block = Paragraph | WordTable

/** Rows of one table of the file; a longer one is for a spreadsheet. */
export const MOST_ROWS = 300

/** A sentence that shows something. */
export interface Shown {
  readonly document: string
  readonly sentence: string
  readonly page: number | null
  readonly path: string | null
}

/** The sentences of the appendix, each once, in the order in which they are needed. */
export class Appendix {
  readonly #numbers = new Map<string, number>()
  readonly rows: Shown[] = []

  /** "[12]" */
  mark(shown: Shown): string {
    const key = [shown.path, shown.page, shown.sentence].join('|')
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = this.rows.push(shown)
      this.#numbers.set(key, number)
    }
    return `[${number}]`
  }
}

/** What the parts are written with. */
export interface Desk {
  readonly report: Report
  readonly lang: Language
  readonly headings: Headings
  readonly appendix: Appendix
  /** Whether a table was cut. */
  cut: boolean
}

export const desk = (report: Report): Desk => ({
  report,
  lang: report.lang,
  headings: new Headings(),
  appendix: new Appendix(),
  cut: false,
})

/** The rows of one table of the report. */
export const rowsOf = <Out>({ report }: Desk, key: string): Iterable<Out> =>
  (report.tables.find((each) => each.key === key)?.records() ?? []) as Iterable<Out>

/** A document in a cell: "23-KH/ĐU, 06/02/2026"; by its type where it has no code. */
export const nameOf = (code: string | null, date: string | null, type: string | null, lang: Language): string =>
  [code ?? type ?? SAYS[lang].unknown, dateLabel(date, lang)].filter(Boolean).join(', ')

/** A numbered table of the first rows, and a sentence on those left out. */
export class Rows {
  readonly #kept: string[][] = []
  #count = 0

  /** Whether the next row will be shown; only then its evidence is wanted. */
  get open(): boolean {
    return this.#kept.length < MOST_ROWS
  }

  get count(): number {
    return this.#count
  }

  add(cells: () => readonly string[]): void {
    this.#count++
    if (this.open) this.#kept.push([String(this.#count), ...cells()])
  }

  blocks(own: Desk, columns: readonly WordColumn[], none: string): Block[] {
    if (this.#count === 0) return [body(none)]
    const { columns: words, left } = SAYS[own.lang]
    const out: Block[] = [table([{ heading: words.no, share: 6, centred: true }, ...columns], this.#kept)]
    if (this.#count > this.#kept.length) {
      own.cut = true
      const counts = [this.#kept.length, this.#count - this.#kept.length].map((count) => numberLabel(count, own.lang))
      out.push(body(left(counts[0]!, counts[1]!), { italics: true, size: 12 }))
    }
    return out
  }
}
