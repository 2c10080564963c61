/** What a visit to the calendar asks for. */
import type { CalendarFilters } from '../../../db/calendar.js'
import { provinceNamed } from '../../../extractors/unit.js'
import { levelNamed } from '../../../reports/typed.js'
import type { Visit } from '../../types.js'
import { monthOf } from './month.js'

export function filtersOf({ query, site }: Visit): CalendarFilters {
  const [province, level] = [query.get('province') ?? '', query.get('level') ?? '']
  return {
    province: province === '' ? undefined : (provinceNamed(province, site.words.provinces) ?? undefined),
    level: level === '' ? undefined : (levelNamed(level) ?? undefined),
  }
}

/** The month of `thang`; the first of the year `nam`, or this month of this year; else this month. */
export function monthAsked({ query, site }: Visit): { readonly year: number; readonly month: number } {
  const today = site.today().slice(0, 7)
  const year = query.get('nam')
  return (
    monthOf(query.get('thang')) ??
    monthOf(year === null || today.startsWith(year) ? today : `${year}-01`) ??
    monthOf(today)!
  )
}
