/** The calendar as a file for Outlook and phones: a year's deadlines and reviews, and all that recurs. */

import type { DeadlineOut, ReviewOut } from '../../../db/queries.js'
import { deadlines, reviews, status } from '../../../db/queries.js'
import { ics } from '../../../reports/calendar/ics.js'
import { documentAt } from '../../addresses.js'
import type { Page } from '../../types.js'
import { filtersOf, monthAsked } from './asked.js'

export const calendarFile: Page = (visit) => {
  const { site, lang, origin } = visit
  const filters = filtersOf(visit)
  const { year } = monthAsked(visit)
  const { lastRun } = status(site.db)
  const wanted = ({ province, level }: Pick<DeadlineOut, 'province' | 'level'>) =>
    (filters.province === undefined || province === filters.province) &&
    (filters.level === undefined || level === filters.level)
  const addressed = <Row extends DeadlineOut | ReviewOut>(row: Row) => ({
    ...row,
    address: `${origin}${documentAt(row.document, row.start)}`,
  })
  const question = ['vankien serve', `/lich.ics?nam=${year}`, filters.province, filters.level].filter(Boolean).join(' ')
  const about = {
    database: site.database,
    run: lastRun === null ? '' : `${lastRun.id} (${lastRun.started})`,
    program: site.program,
    question,
    made: new Date().toISOString(),
    scope: '',
    notes: [],
  }
  const lines = ics(
    {
      about,
      lang,
      *deadlines() {
        for (const row of deadlines(site.db, { since: `${year}`, until: `${year}` }))
          if (wanted(row)) yield addressed(row)
      },
      *reviews() {
        for (const row of reviews(site.db, { year })) if (wanted(row)) yield addressed(row)
      },
    },
    { events: 0, leftOut: 0 },
  )
  return new Response([...lines].join(''), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="lich-${year}.ics"`,
    },
  })
}
