/** The calendar read back: lines, escapes, days, rules, reminders; the same in every time zone. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DeadlineOut, ReviewOut } from '../../db/queries.js'
import { addDays, firstDay, lastDayOf } from '../../reports/calendar/days.js'
import { ics } from '../../reports/calendar/ics.js'
import { folded } from '../../reports/calendar/lines.js'
import { reportOf } from './made.js'

interface Component {
  readonly name: string
  readonly lines: { name: string; parameters: string; value: string }[]
  readonly inside: Component[]
}

/** A small parser of iCalendar: unfolds, splits, nests, unescapes. */
function parseCalendar(text: string): Component {
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const root: Component = { name: '', lines: [], inside: [] }
  const open = [root]
  for (const line of text.replaceAll('\r\n ', '').trimEnd().split('\r\n')) {
    const [, name, parameters, raw] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/.exec(line)!
    const value = raw!.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped))
    if (name === 'BEGIN') {
      const own: Component = { name: value, lines: [], inside: [] }
      open.at(-1)!.inside.push(own)
      open.push(own)
    } else if (name !== 'END') expect(open.at(-1)!.inside.filter((own) => own.name === 'VEVENT')).toEqual([])
    if (name === 'END') expect(open.pop()!.name).toBe(value)
    else if (name !== 'BEGIN') open.at(-1)!.lines.push({ name: name!, parameters: parameters!, value })
  }
  expect(open).toHaveLength(1)
  return root.inside[0]!
}

const valueIn = ({ lines }: Component, name: string) => lines.find((line) => line.name === name)?.value

const deadline = (more: Partial<DeadlineOut>): DeadlineOut => ({
  document: 1,
  sha256: 'ab'.repeat(32),
  start: 120,
  path: 'kho/23-KH.pdf',
  documentCode: '23-KH/ĐU',
  documentType: 'Kế hoạch',
  documentDate: '2026-02-06',
  issuer: 'Đảng ủy phường Hồng Bàng',
  level: 'xã',
  province: 'Hải Phòng',
  kind: 'once',
  date: '2026-03-15',
  rrule: null,
  relationToDate: 'before',
  task: 'gửi báo cáo; kèm số liệu, phụ lục',
  actor: 'Các chi bộ',
  recipient: 'Đảng ủy',
  quote: 'trước ngày 15/3/2026',
  sentence: 'Các chi bộ gửi báo cáo; kèm số liệu, phụ lục về Đảng ủy trước ngày 15/3/2026 \\ không chậm.',
  page: 2,
  ...more,
})

const review = (more: Partial<ReviewOut>): ReviewOut => ({
  document: 1,
  sha256: 'cd'.repeat(32),
  start: 7,
  path: 'kho/a.docx',
  documentCode: null,
  documentType: 'Kế hoạch',
  documentDate: '2026-01-05',
  issuer: null,
  level: null,
  province: null,
  kind: 'sơ kết',
  years: 5,
  year: 2026,
  target: '06-CT/TW',
  targetDate: '2021-06-24',
  work: null,
  workTitle: null,
  quote: 'sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW',
  page: 1,
  ...more,
})

function calendar(deadlines: readonly DeadlineOut[], reviews: readonly ReviewOut[] = []) {
  const counts = { events: 0, leftOut: 0 }
  const text = [
    ...ics({ about: reportOf([]).about, lang: 'vi', deadlines: () => deadlines, reviews: () => reviews }, counts),
  ].join('')
  const parsed = parseCalendar(text)
  return { counts, parsed, events: parsed.inside }
}

test('an event has its day, its words, its source and two reminders', () => {
  const { events, parsed } = calendar([deadline({})])
  const [event] = events
  expect(event!.lines).toContainEqual({ name: 'DTSTART', parameters: ';VALUE=DATE', value: '20260315' })
  expect(event!.lines).toContainEqual({ name: 'DTEND', parameters: ';VALUE=DATE', value: '20260316' })
  expect(valueIn(event!, 'UID')).toBe(`deadline-${'ab'.repeat(32)}-120@vankien`)
  expect(valueIn(event!, 'SUMMARY')).toBe('gửi báo cáo; kèm số liệu, phụ lục (trước ngày 15/03/2026)')
  const description = valueIn(event!, 'DESCRIPTION')!
  expect(description).toContain(deadline({}).sentence)
  expect(description).toContain('Văn bản: 23-KH/ĐU, 06/02/2026, Đảng ủy phường Hồng Bàng, trang 2')
  expect(valueIn(event!, 'CATEGORIES')).toBe('Thời hạn')
  expect(event!.inside.map((alarm) => [alarm.name, valueIn(alarm, 'TRIGGER')])).toEqual([
    ['VALARM', '-P7D'],
    ['VALARM', '-P1D'],
  ])
  expect(valueIn(parsed, 'X-VANKIEN-DATABASE')).toBe('a.db')
  expect(valueIn(parsed, 'X-VANKIEN-QUESTION')).toBe('vankien report')
  expect(valueIn(parsed, 'X-VANKIEN-PROGRAM')).toBe('vankien 0')
})

test.each([
  [{ date: '2026-05', relationToDate: 'within' }, '20260531'],
  [{ date: '2026-06', relationToDate: 'before' }, '20260531'],
  [{ date: '2026', relationToDate: 'within' }, '20261231'],
  [{ date: '2028-02', relationToDate: 'by' }, '20280229'],
  [{ date: null, kind: 'recurring', rrule: 'FREQ=MONTHLY;BYMONTHDAY=25' }, '20260225'],
  [{ date: null, kind: 'recurring', rrule: 'FREQ=MONTHLY;BYMONTHDAY=5' }, '20260305'],
  [{ date: null, kind: 'recurring', rrule: 'FREQ=WEEKLY;BYDAY=FR' }, '20260206'],
  [{ date: null, kind: 'recurring', rrule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5' }, '20261205'],
  [{ date: null, kind: 'recurring', rrule: 'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1' }, '20260331'],
])('a deadline %j is on %s', (more, day) => {
  const [event] = calendar([deadline(more)]).events
  expect(valueIn(event!, 'DTSTART')).toBe(day)
  expect(valueIn(event!, 'RRULE')).toBe('rrule' in more ? more.rrule : undefined)
})

test('what names no day is left out and counted', () => {
  const { counts, events, parsed } = calendar(
    [deadline({}), deadline({ date: null }), deadline({ date: null, rrule: 'FREQ=MONTHLY' })],
    [review({ year: null, years: null })],
  )
  expect([counts, events.length]).toEqual([{ events: 1, leftOut: 3 }, 1])
  expect(valueIn(parsed, 'X-VANKIEN-LEFT-OUT')).toContain('3 việc')
})

test.each([
  [{}, '20260624'],
  [{ year: null }, '20260624'],
  [{ targetDate: null }, '20261231'],
  [{ year: 2027 }, '20271231'],
  [{ targetDate: '2020-02-29', years: 6 }, '20260228'],
])('a review %j is on %s', (more, day) => {
  const [event] = calendar([], [review(more)]).events
  expect(valueIn(event!, 'DTSTART')).toBe(day)
  expect(valueIn(event!, 'CATEGORIES')).toBe('Sơ kết - tổng kết')
})

test('two records at one place have two names', () => {
  const { events } = calendar([deadline({}), deadline({ task: 'khác' })])
  expect(new Set(events.map((event) => valueIn(event, 'UID'))).size).toBe(2)
})

test('lines are folded between characters, never inside one', () => {
  const line = `SUMMARY:${'ệ𝄞ư'.repeat(60)}`
  expect(folded(line).replaceAll('\r\n ', '').trimEnd()).toBe(line)
  for (const part of folded(line).split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
})

test('days are counted over months, years and 29 February', () => {
  expect([addDays('2026-02-28', 1), addDays('2026-01-01', -1), lastDayOf('2024-02')]).toEqual([
    '2026-03-01',
    '2025-12-31',
    '2024-02-29',
  ])
  expect(firstDay('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2025-01-01')).toBe('2028-02-29')
  expect(firstDay('FREQ=MONTHLY;BYMONTHDAY=31;BYSETPOS=1', '2025-01-01')).toBeNull()
})

test.each(['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles'])('a process in %s writes the same days', (zone) => {
  const code = `
    import { ics } from ${JSON.stringify(join(import.meta.dirname, '../../dist/reports/calendar/ics.js'))}
    const rows = ${JSON.stringify([deadline({}), deadline({ start: 1, date: null, rrule: 'FREQ=WEEKLY;BYDAY=FR' }), deadline({ start: 2, date: '2026-05' })])}
    const about = ${JSON.stringify(reportOf([]).about)}
    process.stdout.write([...ics({ about, lang: 'vi', deadlines: () => rows, reviews: () => [${JSON.stringify(review({}))}] }, { events: 0, leftOut: 0 })].join(''))`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
  })
  expect(stderr).toBe('')
  const { inside } = parseCalendar(stdout)
  expect(inside.map((event) => valueIn(event, 'DTSTART'))).toEqual(['20260315', '20260206', '20260430', '20260624'])
  expect(valueIn(inside[0]!, 'DTSTAMP')).toBe('20261125T000000Z')
})
