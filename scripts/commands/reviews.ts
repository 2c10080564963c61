/** `vankien reviews`: the reviews (sơ kết, tổng kết) that documents call for, by year. */
import { openDatabase } from '../../db/open.js'
import { type ReviewOut, reviews } from '../../db/queries.js'
import { EXIT } from '../errors.js'
import { reviewLine } from '../lines.js'
import { out, outCsv, outJson, tell, wrap } from '../print.js'
import { countValue } from '../values.js'
import type { Run } from '../vankien.js'

export const run: Run = (_words, options, settings) => {
  const { m } = settings
  const year = options['year'] === undefined ? undefined : countValue('--year', options['year'] as string, m)
  const db = openDatabase(settings.db, { readonly: true })
  try {
    const rows = [...reviews(db, { year })]
    if (settings.json) outJson({ year: year ?? null, reviews: rows })
    else if (settings.csv) outCsv(COLUMNS, rows)
    else if (rows.length === 0) tell(m.noReviews)
    else print(rows)
    return EXIT.done
  } finally {
    db.close()
  }

  function print(rows: readonly ReviewOut[]): void {
    let heading: string | undefined
    for (const row of rows) {
      const own = row.year === null ? m.yearUnknown : String(row.year)
      if (own !== heading) out(`${heading === undefined ? '' : '\n'}${own}`)
      heading = own
      const [first = '', ...rest] = reviewLine({ ...row, year: null }, settings)
      out(`  ${first}`)
      for (const line of rest) out(wrap(line, '      '))
    }
  }
}

const COLUMNS = [
  'year',
  'kind',
  'years',
  'target',
  'targetDate',
  'workTitle',
  'work',
  'issuer',
  'level',
  'province',
  'quote',
  'page',
  'path',
] as const
