/** A report as CSV files in one .zip, UTF-8 with a byte order mark, which Excel needs to read Vietnamese. */
import { csvRow } from './csv.js'
import { aboutLines, cellsOf, type Report, type Table } from './tables.js'
import { type Entry, zip } from './zip.js'

const MARK = '\uFEFF'

/** The bytes of the archive; dates stay ISO, values as people see them. */
export function csvZip(report: Report): Iterable<Uint8Array> {
  return zip(entries(report), new Date(report.about.made))
}

function* entries(report: Report): Generator<Entry> {
  for (const table of report.tables) yield { name: `${table.file}.csv`, chunks: lines(table) }
  const about = report.lang === 'vi' ? 've-bao-cao' : 'about'
  yield { name: `${about}.csv`, chunks: [MARK + aboutLines(report).map(csvRow).join('')] }
}

function* lines(table: Table): Generator<string> {
  const { columns } = table
  yield MARK + csvRow(columns.map(({ heading }) => heading))
  for (const record of table.records())
    yield csvRow(
      cellsOf(table, record).map((value, at) =>
        typeof value === 'string' ? (columns[at]!.show?.(value) ?? value) : value,
      ),
    )
}
