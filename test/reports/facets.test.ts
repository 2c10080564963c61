/** Hits counted and narrowed: the same as counting them one by one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentColumns } from '../../db/columns.js'
import { openDatabase } from '../../db/open.js'
import { FACETS, NONE, narrowed, newestFirst } from '../../reports/facets.js'

const TYPES = ['Kế hoạch', 'Báo cáo', null]
const PLACES = ['Hà Nội', 'Nghệ An', null]
const DATES = ['2024-12-22', '2024', '2025-02', '2025-02-01', null]

test('as many as one by one, for every narrowing', () => {
  const db = openDatabase(':memory:', { create: true })
  const insert = db.prepare(
    "INSERT INTO documents (id, sha256, format, method, reader, text, type, level, parent, date, extractor) VALUES (?, ?, 'txt', 'plain', 'text', '', ?, 'xã', ?, ?, 1)",
  )
  const rows = Array.from({ length: 60 }, (_, at) => ({
    id: at * 3 + 1,
    type: TYPES[at % 3]!,
    province: PLACES[(at >> 1) % 3]!,
    year: DATES[at % 5]?.slice(0, 4) ?? null,
    level: 'xã',
    date: DATES[at % 5]!,
  }))
  for (const { id, type, province, date } of rows) insert.run(id, String(id), type, province, date)
  const columns = documentColumns(db)
  const ids = rows.map(({ id }) => id)
  const value = (values: readonly (string | null)[]) =>
    fc.constantFrom(undefined, NONE, 'khác', ...values.filter((each) => each !== null))
  fc.assert(
    fc.property(
      value(TYPES),
      value(PLACES),
      fc.constantFrom(undefined, NONE, '2024', '2025', '1999'),
      fc.constantFrom(undefined, '2025', '2024-12'),
      (type, province, year, since) => {
        const asked = Object.fromEntries(
          Object.entries({ type, province, year, since }).filter(([, each]) => each !== undefined),
        )
        const dated = rows.filter(
          ({ date }) =>
            since === undefined || (date !== null && (date.length < since.length ? date > since : date >= since)),
        )
        const passes = (row: (typeof rows)[number], but: string | null) =>
          FACETS.every((facet) => facet === but || asked[facet] === undefined || (row[facet] ?? NONE) === asked[facet])
        const found = narrowed(columns, ids, asked)
        expect(found.ids).toEqual(dated.filter((row) => passes(row, null)).map(({ id }) => id))
        for (const facet of FACETS) {
          const counts = new Map<string, number>()
          for (const row of dated)
            if (passes(row, facet)) counts.set(row[facet] ?? NONE, (counts.get(row[facet] ?? NONE) ?? 0) + 1)
          const impossible = FACETS.some((other) => other !== facet && asked[other] === 'khác')
          if (!impossible) expect(new Map(found.counts[facet].map((each) => [each.value, each.count]))).toEqual(counts)
        }
      },
    ),
  )
  expect(newestFirst(columns, ids).map((id) => rows.find((row) => row.id === id)!.date ?? '')).toEqual(
    rows.map(({ date }) => date ?? '').sort((a, b) => (a.padEnd(10, '-00') < b.padEnd(10, '-00') ? 1 : -1)),
  )
})
