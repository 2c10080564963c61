/** A report as tables, before any file format: rows come one after the other, never as a whole. */
import type { Coverage } from './coverage.js'
import type { Due } from './due.js'
import { dateLabel, type Language } from './labels.js'
import type { Scope } from './scope.js'

export type Value = string | number | null

/** A row as the database gives it: the values of the columns under their keys, and more beside them. */
export type Row = Readonly<Record<string, unknown>>

/** One column: its key in JSON, its heading, how wide it is in characters, and how its values are shown to people. */
export interface Column {
  readonly key: string
  readonly heading: string
  readonly width: number
  /** `address`: a page of the explorer; `file`: the path of a source file. */
  readonly kind: 'text' | 'date' | 'number' | 'address' | 'file'
  /** In the short form too (.md, .html). */
  readonly brief: boolean
  readonly show?: (value: string) => string
}

/** One table; rows hold values as the database has them. */
export interface Table {
  /** Key in JSON, "citations". */
  readonly key: string
  readonly name: string
  /** File name without its ending, "trich-dan". */
  readonly file: string
  readonly columns: readonly Column[]
  /** The rows that were asked for, anew each time. */
  records(): Iterable<Row>
  /** Columns by whose values the overview counts. */
  readonly countedBy?: readonly string[]
}

/** Where a report comes from, so that it can be made again. */
export interface About {
  readonly database: string
  readonly run: string
  readonly program: string
  readonly question: string
  readonly made: string
  /** What of the database was asked for, in words; empty where all of it was. */
  readonly scope: string
  /** What the reader should know besides. */
  readonly notes: readonly string[]
}

/** Which units did what about which works, with the page that shows it; null where no work is asked about. */
export interface Matrix {
  readonly coverage: Coverage
  /** Page of the document behind a cell. */
  address(unit: number, work: number): string | null
}

export interface Report {
  readonly lang: Language
  readonly about: About
  readonly scope: Scope
  readonly tables: readonly Table[]
  /** Null where coverage was not asked for. */
  readonly matrix: (() => Matrix | null) | null
  /** Reviews that the calendar calls for in a year. */
  readonly due: { readonly year: number; list(): readonly Due[] }
}

/** Text, a number or nothing; what is no value of a cell is left out. */
const cellOf = (value: unknown): Value =>
  typeof value === 'string' || typeof value === 'number' ? value : value === true ? 1 : value === false ? 0 : null

/** The cells of a record, in the order of the columns. */
export const cellsOf = ({ columns }: Pick<Table, 'columns'>, record: Row): Value[] =>
  columns.map(({ key }) => cellOf(record[key]))

/** How many rows a table has; counted, not kept. */
export function countOf(table: Table): number {
  let count = 0
  for (const _ of table.records()) count++
  return count
}

/** A value as people see it in a cell; dates as the language writes them. */
export function shown(column: Column, value: Value, lang: Language): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  return column.kind === 'date' ? dateLabel(value, lang) : (column.show?.(value) ?? value)
}

/** Text with its moments as people read them: "2026-11-26T02:40:14.953Z" → "26/11/2026 02:40 UTC". */
export const moments = (text: string, lang: Language): string =>
  text.replace(
    /(\d{4}-\d\d-\d\d)T(\d\d:\d\d):[\d.]+Z/g,
    (_, day: string, time: string) => `${dateLabel(day, lang)} ${time} UTC`,
  )

/** "Where from" as lines for people. */
export function aboutLines({
  about,
  lang,
}: Pick<Report, 'about' | 'lang'>): (readonly [name: string, value: string])[] {
  const vi = lang === 'vi'
  return [
    [vi ? 'Cơ sở dữ liệu' : 'Database', about.database],
    [vi ? 'Lần nhập' : 'Import run', moments(about.run, lang)],
    [vi ? 'Chương trình' : 'Program', about.program],
    [vi ? 'Câu hỏi' : 'Question', about.question],
    [vi ? 'Lập lúc' : 'Made', moments(about.made, lang)],
    [vi ? 'Phạm vi' : 'Scope', about.scope || (vi ? 'toàn bộ cơ sở dữ liệu' : 'the whole database')],
    ...about.notes.map((note) => [vi ? 'Lưu ý' : 'Note', note] as const),
  ]
}

/** A piece of a file. */
export type Chunk = Uint8Array | string
