/** A report as CSV files in one .zip, UTF-8 with a byte order mark, which Excel needs to read Vietnamese. */
import { strToU8, zipSync } from 'fflate'
import { csvRow } from './csv.js'
import { aboutLines, type Report } from './tables.js'

const MARK = '\uFEFF'

/** The bytes of the archive; dates stay ISO, values as people see them. */
export function csvZip(report: Report): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  for (const { file, columns, rows } of report.tables) {
    const lines = [csvRow(columns.map(({ heading }) => heading))]
    for (const row of rows)
      lines.push(
        csvRow(row.map((value, at) => (typeof value === 'string' ? (columns[at]!.show?.(value) ?? value) : value))),
      )
    files[`${file}.csv`] = strToU8(MARK + lines.join(''))
  }
  const name = report.lang === 'vi' ? 've-bao-cao' : 'about'
  files[`${name}.csv`] = strToU8(MARK + aboutLines(report).map(csvRow).join(''))
  return zipSync(files, { mtime: new Date(report.about.made) })
}
