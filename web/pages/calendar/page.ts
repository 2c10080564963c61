/** Deadlines and reviews as a month and as lists; what has passed is marked. */
import {
  type CalendarFilters,
  type CalendarReview,
  type CalendarRow,
  deadlineCounts,
  deadlinesWithin,
  openDeadlines,
  recurrences,
  recurringDeadlines,
  reviewsWithin,
} from '../../../db/calendar.js'
import type { Level } from '../../../extractors/types.js'
import {
  dateLabel,
  dueLabel,
  type Language,
  levelLabel,
  numberLabel,
  recurrenceLabel,
} from '../../../reports/labels.js'
import { documentAt, sameWith, workAt } from '../../addresses.js'
import { type Html, html } from '../../html.js'
import { pageNumber, pager } from '../../parts/pager.js'
import type { Page, Route, Visit } from '../../types.js'
import { filtersOf, monthAsked } from './asked.js'
import { calendarFile } from './download.js'
import { daysOf, daysOfRule, monthAfter } from './month.js'
import { SAYS } from './says.js'

/** Things that a day of the month shows, and rows of a list. */
const IN_A_DAY = 3
const ROWS = 200

const LEVELS: readonly Level[] = ['trung ương', 'tỉnh', 'huyện', 'xã']

/** The twelve months before a day. */
const yearBefore = (today: string) => ({
  from: `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`,
  to: new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10),
})

const calendarPage: Page = (visit) => {
  const { site, lang, path, query } = visit
  const says = SAYS[lang]
  const today = site.today()
  const { year, month } = monthAsked(visit)
  const iso = monthAfter(year, month, 0)
  const filters = filtersOf(visit)
  const { days, before } = daysOf(year, month)
  const span = { from: iso, to: days.at(-1)! }
  const counts = new Map(deadlineCounts(site.db, span, filters).map(({ date, count }) => [date, count]))
  const rows = deadlinesWithin(site.db, span, filters, ROWS)
  const rules = recurrences(site.db, filters).flatMap(({ rrule, count }) => {
    const own = daysOfRule(rrule, days[0]!, days.at(-1)!)
    return own.length > 0 ? [{ rrule, count, days: own }] : []
  })
  const recurring = recurringDeadlines(
    site.db,
    rules.map(({ rrule }) => rrule),
    filters,
    ROWS,
  )
  const passed = deadlineCounts(site.db, yearBefore(today), filters).reduce((sum, { count }) => sum + count, 0)
  const open = openDeadlines(site.db, filters, 0)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const name = says.month(month, year)
  const at = (changes: Record<string, string | null>) => sameWith(path, query, changes)
  return {
    title: `${says.title}: ${name}`,
    styles: ['calendar.css'],
    body: html`<h1>${says.title}</h1>
${filterForm(visit, filters)}
<nav class="months noprint" aria-label="${says.title}"><a class="button" rel="prev" href="${at({ thang: monthAfter(year, month, -1) })}">${says.previous}</a> <a class="button" href="${at({ thang: null })}">${says.today}</a> <a class="button" rel="next" href="${at({ thang: monthAfter(year, month, 1) })}">${says.next}</a> <a class="button" href="${sameWith('/lich.ics', query, { thang: null, nam: String(year) })}">${says.ics(year)}</a></nav>
<h2>${name} <small>${says.due(numberLabel(total, lang))}</small></h2>
<p>${passed > 0 ? html`<a href="${sameWith('/lich/qua-han', query, { thang: null })}"><span class="badge bad">${says.overdue(numberLabel(passed, lang))}</span></a> ` : ''}${open.count > 0 ? html`<a href="${sameWith('/lich/khong-ngay', query, { thang: null })}"><span class="badge">${says.open(numberLabel(open.count, lang))}</span></a>` : ''}</p>
${grid()}
<h2>${says.list}</h2>
${total === 0 && recurring.length === 0 ? html`<p class="empty">${says.nothing}</p>` : ''}
${total > 0 ? deadlineTable(rows, today, lang) : ''}
${total > rows.length ? html`<p class="faint">${says.first(numberLabel(ROWS, lang))}</p>` : ''}
${recurring.length > 0 ? html`<h3>${says.recurringTitle}</h3>${deadlineTable(recurring, today, lang)}` : ''}
<h2>${says.reviews(year)}</h2>
${reviewTable(reviewsWithin(site.db, year, filters, ROWS), lang)}`,
  }

  function grid(): Html {
    const cells: (string | null)[] = [...Array.from({ length: before }, () => null), ...days]
    while (cells.length % 7 !== 0) cells.push(null)
    const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
    const some = counts.get(iso) ?? 0
    return html`<table class="month"><thead><tr>${says.days.map((day) => html`<th scope="col"><abbr title="${day}">${shortDay(day, lang)}</abbr></th>`)}</tr></thead>
<tbody>${weeks.map((week) => html`<tr>${week.map((day) => (day === null ? html`<td class="out"></td>` : dayCell(day)))}</tr>`)}</tbody></table>
${some > 0 ? html`<p class="faint">${says.some}: ${numberLabel(some, lang)}</p>` : ''}`
  }

  function dayCell(day: string): Html {
    const own = rows.filter(({ date }) => date === day)
    const count = counts.get(day) ?? 0
    const again = rules.filter((rule) => rule.days.includes(day)).reduce((sum, rule) => sum + rule.count, 0)
    const state = `${day === today ? 'today' : ''}${day < today ? ' past' : ''}`
    return html`<td class="${state}"><span class="day"${day === today ? html` aria-current="date"` : ''}>${Number(day.slice(8))}</span>
${count + again > 0 ? html`<ul>${own.slice(0, IN_A_DAY).map((row) => html`<li${day < today ? html` class="passed"` : ''}><a href="${documentAt(row.document, row.start)}" title="${row.sentence}">${row.task ?? row.quote}</a></li>`)}${count > IN_A_DAY ? html`<li class="faint">${says.more(numberLabel(count - Math.min(IN_A_DAY, own.length), lang))}</li>` : ''}${again > 0 ? html`<li class="again">${says.recurring(numberLabel(again, lang))}</li>` : ''}</ul>` : ''}</td>`
  }
}

/** "Thứ Hai" → "T2". */
function shortDay(day: string, lang: Language): string {
  if (lang === 'en') return day.slice(0, 3)
  const at = SAYS.vi.days.indexOf(day as (typeof SAYS.vi.days)[number])
  return at === 6 ? 'CN' : `T${at + 2}`
}

function filterForm({ lang, query, site, path }: Visit, filters: CalendarFilters): Html {
  const says = SAYS[lang]
  return html`<form class="filters noprint" action="${path}" method="get">
${query.has('thang') ? html`<input type="hidden" name="thang" value="${query.get('thang')}">` : ''}
<label>${says.province}<select name="province" data-submit><option value="">${says.all}</option>${site.words.provinces.map(({ name }) => html`<option${name === filters.province ? html` selected` : ''}>${name}</option>`)}</select></label>
<label>${says.level}<select name="level" data-submit><option value="">${says.all}</option>${LEVELS.map((each) => html`<option value="${each}"${each === filters.level ? html` selected` : ''}>${levelLabel(each, lang)}</option>`)}</select></label>
<button>${says.show}</button>
</form>`
}

/** When what is due, by whom, and the sentence that says so. */
function deadlineTable(rows: readonly CalendarRow[], today: string, lang: Language): Html {
  const says = SAYS[lang]
  return html`<div class="scroll"><table class="deadlines"><thead><tr><th scope="col">${says.when}</th><th scope="col">${says.what}</th><th scope="col">${says.who}</th><th scope="col">${says.source}</th></tr></thead><tbody>${rows.map(
    (row) => {
      const when =
        row.kind === 'once'
          ? dueLabel(row.relationToDate, row.date, lang)
          : recurrenceLabel(row.rrule, lang, row.relationToDate) || row.quote
      const passed = row.kind === 'once' && row.date !== null && row.date.length === 10 && row.date < today
      return html`<tr><td class="when">${when}${passed ? html` <span class="badge bad">${says.passed}</span>` : ''}</td>
<td>${row.task === null ? '' : html`<strong>${row.task}</strong>`}<blockquote class="sentence">${row.sentence}</blockquote></td>
<td>${row.actor}${row.recipient === null ? '' : html`<br><span class="faint">→ ${row.recipient}</span>`}</td>
<td><a href="${documentAt(row.document, row.start)}">${row.documentCode ?? row.documentType ?? row.path}</a> <small>${dateLabel(row.documentDate, lang)}, ${says.page(row.page)}</small><br>${row.issuer}${row.province !== null && !row.issuer?.includes(row.province) ? `, ${row.province}` : ''}</td></tr>`
    },
  )}</tbody></table></div>`
}

function reviewTable(rows: readonly CalendarReview[], lang: Language): Html {
  const says = SAYS[lang]
  if (rows.length === 0) return html`<p class="empty">${says.noReviews}</p>`
  return html`<div class="scroll"><table><thead><tr><th scope="col">${says.what}</th><th scope="col">${says.target}</th><th scope="col">${says.announced}</th></tr></thead><tbody>${rows.map(
    (row) => html`<tr><td>${row.kind}${row.years === null ? '' : ` ${says.afterYears(row.years)}`}</td>
<td>${row.work === null ? row.target : html`<a href="${workAt(row.work)}">${row.target}</a>`} <small>${dateLabel(row.targetDate, lang)}</small><br>${row.workTitle}</td>
<td><a href="${documentAt(row.document, row.start)}">${row.documentCode ?? row.path}</a>, ${row.issuer} <small>${says.page(row.page)}</small><blockquote class="sentence">${row.quote}</blockquote></td></tr>`,
  )}</tbody></table></div>`
}

/** What was due in the twelve months before today. */
const passedPage: Page = (visit) => {
  const { site, lang, path, query } = visit
  const says = SAYS[lang]
  const today = site.today()
  const filters = filtersOf(visit)
  const span = yearBefore(today)
  const total = deadlineCounts(site.db, span, filters).reduce((sum, { count }) => sum + count, 0)
  const page = pageNumber(query)
  return {
    title: says.overdueTitle,
    styles: ['calendar.css'],
    body: html`<p class="crumbs"><a href="/lich">${says.back}</a></p><h1>${says.overdueTitle} <small>${numberLabel(total, lang)}</small></h1><p class="lead">${says.overdueNote}</p>
${filterForm(visit, filters)}${deadlineTable(deadlinesWithin(site.db, span, filters, ROWS, (page - 1) * ROWS), today, lang)}
${pager(page, Math.ceil(total / ROWS), (to) => sameWith(path, query, { page: to }), lang)}`,
  }
}

/** What documents order without naming a day. */
const openPage: Page = (visit) => {
  const { site, lang, path, query } = visit
  const says = SAYS[lang]
  const filters = filtersOf(visit)
  const page = pageNumber(query)
  const { count, rows } = openDeadlines(site.db, filters, ROWS, (page - 1) * ROWS)
  return {
    title: says.openTitle,
    styles: ['calendar.css'],
    body: html`<p class="crumbs"><a href="/lich">${says.back}</a></p><h1>${says.openTitle} <small>${numberLabel(count, lang)}</small></h1>
${filterForm(visit, filters)}${deadlineTable(rows, site.today(), lang)}
${pager(page, Math.ceil(count / ROWS), (to) => sameWith(path, query, { page: to }), lang)}`,
  }
}

export const calendarRoutes: readonly Route[] = [
  { method: 'GET', path: '/lich', page: calendarPage },
  { method: 'GET', path: '/lich.ics', page: calendarFile },
  { method: 'GET', path: '/lich/qua-han', page: passedPage },
  { method: 'GET', path: '/lich/khong-ngay', page: openPage },
]
