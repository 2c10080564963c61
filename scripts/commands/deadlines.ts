/** `vankien deadlines`: what is due, dated ones first, then what recurs, then what has no day. */
import { withCopies } from '../../db/copies.js'
import { type DeadlineOut, deadlines } from '../../db/queries.js'
import { EXIT } from '../errors.js'
import { writeCalendar } from '../icsFile.js'
import { deadlineLines, placeLine } from '../lines.js'
import { openArchive } from '../openArchive.js'
import { out, outCsv, outJson, tell, wrap } from '../print.js'
import { dateValue } from '../values.js'
import type { Run } from '../vankien.js'

export const run: Run = async (_words, options, settings) => {
  const { m } = settings
  const dated = (name: string) => {
    const typed = options[name] as string | undefined
    return typed === undefined ? undefined : dateValue(`--${name}`, typed, m)
  }
  const calendar = options['ics'] as string | undefined
  const filters = { since: dated('since'), until: dated('until') }
  const db = openArchive(settings, { snapshot: true })
  try {
    if (calendar !== undefined) {
      const asked = Object.entries(filters).flatMap(([name, value]) => (value ? [`--${name} ${value}`] : []))
      const question = ['vankien deadlines', ...asked, `--ics ${calendar}`].join(' ')
      await writeCalendar(calendar, db, { deadlines: () => deadlines(db, filters), question }, settings)
      return EXIT.done
    }
    const rows = withCopies(db, [...deadlines(db, { ...filters, allCopies: options['allCopies'] === true })])
    if (settings.json) outJson({ ...filters, deadlines: rows })
    else if (settings.csv) outCsv(COLUMNS, rows)
    else if (rows.length === 0) tell(m.noDeadlines)
    else print(rows)
    return EXIT.done
  } finally {
    db.close()
  }

  function print(rows: readonly DeadlineOut[]): void {
    let heading: string | undefined
    for (const row of rows) {
      const own =
        row.kind === 'recurring' ? m.recurringHeading : row.date === null ? m.openHeading : row.date.slice(0, 4)
      if (own !== heading) out(`${heading === undefined ? '' : '\n'}${own}`)
      heading = own
      const [first = '', ...rest] = deadlineLines(row, settings)
      out(wrap(first, '  '))
      for (const line of [...rest, placeLine(row, settings)]) out(wrap(line, '      '))
      out(wrap(`“${row.sentence}”`, '        '))
    }
  }
}

const COLUMNS = [
  'kind',
  'date',
  'rrule',
  'relationToDate',
  'task',
  'actor',
  'recipient',
  'issuer',
  'level',
  'province',
  'quote',
  'sentence',
  'page',
  'path',
] as const
