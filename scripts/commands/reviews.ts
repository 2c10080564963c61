/** `vankien reviews`: the reviews (sơ kết, tổng kết) that documents call for, by year; `--due`, those that the calendar calls for. */
import { withCopies } from '../../db/copies.js'
import { type ReviewOut, reviews } from '../../db/queries.js'
import { EXIT, UsageError } from '../errors.js'
import { writeCalendar } from '../icsFile.js'
import { placeLine, reviewLine } from '../lines.js'
import { openArchive } from '../openArchive.js'
import { grouped, out, outCsv, outJson, tell, wrap } from '../print.js'
import { countValue, dateValue } from '../values.js'
import type { Run } from '../vankien.js'

export const run: Run = async (_words, options, settings) => {
  const { m } = settings
  const year = options['year'] === undefined ? undefined : countValue('--year', options['year'] as string, m)
  const today = options['today'] as string | undefined
  const calendar = options['ics'] as string | undefined
  if (options['due'] === true) {
    if (calendar !== undefined) throw new UsageError(m.notWith('--ics', '--due'))
    if (options['allCopies'] === true) throw new UsageError(m.notWith('--all-copies', '--due'))
    const now = today === undefined ? String(new Date().getFullYear()) : dateValue('--today', today, m)
    const { run: due } = await import('./reviewsDue.js')
    return due(year ?? Number(now.slice(0, 4)) + 1, settings)
  }
  if (today !== undefined) throw new UsageError(m.onlyWith('--today', '--due'))
  const db = openArchive(settings)
  try {
    if (calendar !== undefined) {
      const question = ['vankien reviews', ...(year ? [`--year ${year}`] : []), `--ics ${calendar}`].join(' ')
      await writeCalendar(calendar, db, { reviews: () => reviews(db, { year }), question }, settings)
      return EXIT.done
    }
    const rows = withCopies(db, [...reviews(db, { year, allCopies: options['allCopies'] === true })])
    if (settings.json) outJson({ year: year ?? null, reviews: rows })
    else if (settings.csv) outCsv(COLUMNS, rows)
    else if (rows.length === 0) tell(m.noReviews)
    else print(rows)
    return EXIT.done
  } finally {
    db.close()
  }

  /** A review that several documents call for is said once, and below it who says so. */
  function print(rows: readonly ReviewOut[]): void {
    for (const [year, ofYear] of grouped(rows, (row) => row.year)) {
      if (year !== rows[0]!.year) out()
      out(year === null ? m.yearUnknown : String(year))
      for (const [line, same] of grouped(ofYear, reviewKey)) {
        out(wrap(line, '  '))
        const title = same.find((row) => row.workTitle)?.workTitle
        if (title) out(wrap(title, '    '))
        for (const row of same) {
          out(wrap(placeLine(row, settings), '      '))
          out(wrap(`“${row.quote}”`, '        '))
        }
      }
    }

    /** Of one work, the date that some documents print stands for those that print none. */
    function reviewKey(row: ReviewOut): string {
      const dated = rows.find((other) => other.work !== null && other.work === row.work && other.targetDate !== null)
      return reviewLine({ ...row, targetDate: row.targetDate ?? dated?.targetDate ?? null }, settings)
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
