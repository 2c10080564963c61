/** A report as JSON: `{ about, documents: [...], citations: [...], ... }`, values as the database has them. */
import { inertJson } from './inert.js'
import { cellsOf, type Report } from './tables.js'

export function* json({ about, tables }: Report): Generator<string> {
  yield `{\n  "about": ${inertJson(about).replaceAll('\n', '\n  ')}`
  for (const table of tables) {
    yield `,\n  ${JSON.stringify(table.key)}: [`
    let before = '\n    '
    for (const record of table.records()) {
      const values = cellsOf(table, record)
      const row = Object.fromEntries(table.columns.map((column, at) => [column.key, values[at]]))
      yield before + inertJson(row, 0)
      before = ',\n    '
    }
    yield before === '\n    ' ? ']' : '\n  ]'
  }
  yield '\n}\n'
}
