/** Months, what is due in them, and what has passed. */
import { beforeAll, describe, expect, test } from 'vitest'
import { deadlines } from '../../db/queries.js'
import { daysOf, daysOfRule, monthAfter, monthOf } from '../../web/pages/calendar/month.js'
import type { Site } from '../../web/types.js'
import { sampleDatabase, siteOf, visitor } from './visit.js'

describe('months', () => {
  test('days, and the days of a week before the first', () => {
    expect(daysOf(2026, 2)).toEqual({ days: expect.arrayContaining(['2026-02-01', '2026-02-28']), before: 6 })
    expect(daysOf(2024, 2).days).toHaveLength(29)
    expect(monthAfter(2026, 1, -1)).toBe('2025-12')
    expect(monthOf('2026-13')).toBeNull()
  })

  test.each([
    ['FREQ=MONTHLY;BYMONTHDAY=25', ['2026-09-25']],
    ['FREQ=WEEKLY;BYDAY=FR', ['2026-09-04', '2026-09-11', '2026-09-18', '2026-09-25']],
    ['FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=10', ['2026-09-10']],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5', []],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', ['2026-09-30']],
    ['no rule', []],
  ])('%s falls in September 2026 on %j', (rule, days) => {
    expect(daysOfRule(rule, '2026-09-01', '2026-09-30')).toEqual(days)
  })
})

describe('the pages', () => {
  let site: Site
  let visit: ReturnType<typeof visitor>
  beforeAll(async () => {
    site = siteOf(await sampleDatabase())
    visit = visitor(site)
  }, 120_000)
  const text = async (path: string) => (await visit(path)).text()

  test('every dated deadline of a month stands in it, with its sentence', async () => {
    const own = [...deadlines(site.db)].filter(({ kind, date }) => kind === 'once' && date?.startsWith('2026-09'))
    expect(own.length).toBeGreaterThan(3)
    const shown = await text('/lich?thang=2026-09')
    expect(
      [...shown.matchAll(/<td class="when">(?!\s*(?:hằng|mỗi|trước ngày \d+ hằng))/g)].length,
    ).toBeGreaterThanOrEqual(own.length)
    for (const { document } of own) expect(shown).toContain(`href="/tai-lieu/${document}#c`)
  })

  test('what is before today is marked, what is after is not', async () => {
    expect(await text('/lich?thang=2026-09')).toContain('đã quá hạn')
    expect((await text('/lich?thang=2026-12')).match(/<span class="badge bad">đã quá hạn</g)).toBeNull()
  })

  test('a month that is none is this month', async () => {
    expect(await text('/lich?thang=xx')).toContain('Tháng 11 năm 2026')
    expect(await text('/lich?thang=xx&lang=en')).toContain('November 2026')
  })

  test('a province narrows it', async () => {
    const all = await text('/lich/qua-han')
    const own = await text(`/lich/qua-han?province=${encodeURIComponent('Hải Phòng')}`)
    const count = (page: string) => [...page.matchAll(/<td class="when">/g)].length
    expect(count(own)).toBeGreaterThan(0)
    expect(count(own)).toBeLessThan(count(all))
  })

  test('what has no day is listed apart', async () => {
    expect(await text('/lich/khong-ngay')).toContain('<td class="when">')
  })

  test('a year as a file: whole days, each with its sentence and a way back', async () => {
    const answer = await visit('/lich.ics?nam=2026')
    expect(answer.headers.get('Content-Disposition')).toContain('lich-2026.ics')
    const file = (await answer.text()).replaceAll('\r\n ', '')
    expect(file).toContain('DTSTART;VALUE=DATE:2026')
    expect(file).toMatch(/URL:http:\/\/127\.0\.0\.1:8057\/tai-lieu\/\d+#c\d+/)
    const other = (await (await visit('/lich.ics?nam=2026&province=Ngh%E1%BB%87%20An')).text()).match(/BEGIN:VEVENT/g)!
    expect(other.length).toBeLessThan(file.match(/BEGIN:VEVENT/g)!.length)
  })
})
