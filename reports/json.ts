/** A report as JSON: `{ about, documents: [...], citations: [...], ... }`, values as the database has them. */
import { inertJson } from './inert.js'
import type { Report } from './tables.js'

export function json({ about, tables }: Report): string {
  const value: Record<string, unknown> = { about }
  for (const { key, columns, rows } of tables)
    value[key] = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column.key, row[at] ?? null])))
  return `${inertJson(value)}\n`
}
