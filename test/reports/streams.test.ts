/** Rows are taken as they are written: no writer of a whole table waits for its end. */
import { expect, test } from 'vitest'
import { csvZip } from '../../reports/csvZip.js'
import { json } from '../../reports/json.js'
import type { Report } from '../../reports/tables.js'
import { xlsx } from '../../reports/xlsx/workbook.js'
import { column, reportOf, tableOf } from './made.js'

const WRITERS: readonly (readonly [name: string, write: (report: Report) => Iterable<Uint8Array | string>])[] = [
  ['xlsx', (report) => xlsx(report, { fileTarget: () => null })],
  ['csv', csvZip],
  ['json', json],
]

test.each(WRITERS)('%s writes the beginning of a table without an end', (_, write) => {
  let taken = 0
  const endless = function* () {
    for (;;) yield { title: `dòng ${taken++} ${'chữ '.repeat(50)}` }
  }
  const table = { ...tableOf('citations', [column('title')], []), records: endless }
  let pieces = 0
  for (const piece of write(reportOf([table]))) {
    expect(piece.length).toBeLessThan(1 << 20)
    if (++pieces === 4) break
  }
  expect(taken).toBeGreaterThan(0)
  expect(taken).toBeLessThan(10_000)
})
