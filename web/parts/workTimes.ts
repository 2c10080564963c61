/** A work over the years: those who carried it out, the reviews of it, what is due, what is doubtful. */
import { documentColumns } from '../../db/columns.js'
import type { WorkRow } from '../../db/types.js'
import { carriedDeadlines, carryingDocuments, problemGroups, type ReviewGroup, reviewGroups } from '../../db/work.js'
import {
  dateLabel,
  dueLabel,
  numberLabel,
  problemLabel,
  problemSentence,
  recurrenceLabel,
} from '../../reports/labels.js'
import { REVIEWED_SIGNS, REVIEWED_TYPES, ROUND_YEARS, sameDay } from '../../reports/roundYears.js'
import { type Mark, timeline } from '../../reports/timeline.js'
import { calendarAt, documentAt, queueAt } from '../addresses.js'
import { type Html, html, raw } from '../html.js'
import type { Visit } from '../types.js'

const SAYS = {
  vi: {
    heading: 'Theo thời gian',
    issued: 'ban hành',
    today: 'hôm nay',
    years: (years: number) => `tròn ${years} năm`,
    picture: 'Trục thời gian: số tài liệu thực hiện mỗi tháng, ngày ban hành, các kỳ sơ kết, tổng kết',
    plans: (count: string) => `${count} tài liệu thực hiện (tên nêu văn bản này)`,
    after: (first: string, middle: string) => `tài liệu đầu tiên sau ${first} ngày, một nửa trong vòng ${middle} ngày`,
    noPlans: 'Kho chưa có tài liệu nào mà trích yếu nêu việc thực hiện văn bản này.',
    year: 'Năm',
    documents: 'Tài liệu',
    table: 'Dạng bảng',
    reviews: 'Sơ kết, tổng kết',
    announced: (count: string) => `${count} tài liệu nêu`,
    byArithmetic: 'Theo số năm',
    past: 'đã qua',
    due: 'Ngày',
    what: 'Việc',
    who: 'Ai nêu',
    notAnnounced: 'chưa tài liệu nào nêu',
    noReviews: 'Không tài liệu nào nêu việc sơ kết, tổng kết.',
    deadlines: 'Thời hạn trong các tài liệu thực hiện',
    noDeadlines: 'Không có thời hạn sắp tới trong các tài liệu thực hiện.',
    calendar: 'Xem lịch chung',
    problems: 'Cần xem',
    noProblems: 'Không có chỗ nào cần xem về văn bản này.',
    queue: 'Mở danh sách cần xem',
    unknownYear: 'không rõ năm',
  },
  en: {
    heading: 'Over time',
    issued: 'issued',
    today: 'today',
    years: (years: number) => `${years} years`,
    picture: 'Timeline: documents that carry it out by month, its issue, its reviews',
    plans: (count: string) => `${count} documents carry it out (by their titles)`,
    after: (first: string, middle: string) => `the first after ${first} days, half of them within ${middle} days`,
    noPlans: 'No document of the archive says in its title that it carries this work out.',
    year: 'Year',
    documents: 'Documents',
    table: 'As a table',
    reviews: 'Reviews',
    announced: (count: string) => `${count} documents say so`,
    byArithmetic: 'By the calendar',
    past: 'past',
    due: 'Day',
    what: 'What',
    who: 'Who says so',
    notAnnounced: 'no document says so yet',
    noReviews: 'No document announces a review.',
    deadlines: 'Deadlines in documents that carry it out',
    noDeadlines: 'No deadline is near in documents that carry it out.',
    calendar: 'The whole calendar',
    problems: 'To review',
    noProblems: 'Nothing to review about this work.',
    queue: 'Open the list',
    unknownYear: 'year unknown',
  },
} as const

const DEADLINES = 12
const DAY = 86_400_000

/** A review by the calendar: the day on which the work is so many years old. */
interface Anniversary {
  readonly years: number
  readonly date: string
  readonly announced: number
}

/** Round years of a work whose type is reviewed; the next two, and of those past only the announced ones. */
function anniversaries(work: WorkRow, groups: readonly ReviewGroup[], today: string): Anniversary[] {
  const sign = /-([^/]+)\//.exec(work.code ?? '')?.[1] ?? ''
  const reviewed = work.type === null ? REVIEWED_SIGNS.includes(sign) : REVIEWED_TYPES.includes(work.type)
  if (work.date === null || !reviewed) return []
  const issued = Number(work.date.slice(0, 4))
  const all = ROUND_YEARS.map((years) => ({
    years,
    date: sameDay(work.date!, issued + years),
    announced: groups.filter((group) => group.years === years).reduce((sum, group) => sum + group.documents, 0),
  }))
  const next = all.filter(({ date }) => date >= today).slice(0, 2)
  return all.filter((each) => each.announced > 0 || next.includes(each))
}

export function workTimes({ site, lang }: Visit, work: WorkRow): Html {
  const says = SAYS[lang]
  const { db } = site
  const number = (count: number) => numberLabel(count, lang)
  const today = site.today()
  const groups = reviewGroups(db, work.id)
  const round = anniversaries(work, groups, today)
  const carrying = carryingDocuments(db, work.id)
  return html`${times()}${reviews()}${deadlines()}${problems()}`

  function times(): Html {
    const { day } = documentColumns(db)
    const days = carrying.map((id) => day[id]!).filter((at) => at % 10_000 > 0)
    const months = countsOf(
      days.map((at) => `${Math.floor(at / 10_000)}-${String(Math.floor(at / 100) % 100).padStart(2, '0')}`),
    )
    const years = countsOf(
      carrying.map((id) => (day[id] === 0 ? says.unknownYear : String(Math.floor(day[id]! / 10_000)))),
    )
    const marks: Mark[] = [
      ...(work.date === null ? [] : [{ date: work.date, name: says.issued, kind: 'issued' as const }]),
      ...round.map(({ years: old, date, announced }) => ({
        date,
        name: says.years(old),
        kind: announced > 0 ? ('announced' as const) : ('arithmetic' as const),
      })),
      { date: today, name: says.today, kind: 'today' as const },
    ]
    const said = carrying.length === 0 ? says.noPlans : says.plans(number(carrying.length))
    const waits = work.date?.length === 10 ? waitsOf(days, work.date) : []
    const picture =
      work.date === null && months.length === 0
        ? ''
        : timeline(
            months.map(([month, documents]) => ({ month, documents })),
            marks,
            says.picture,
            lang,
          )
    return html`<section id="thoi-gian"><h2>${says.heading}</h2><p>${said}${waits.length > 0 ? html`; ${says.after(number(waits[0]!), number(waits[Math.floor(waits.length / 2)]!))}` : ''}.</p>
${picture === '' ? '' : html`<div class="scroll">${raw(picture)}</div>`}
${years.length === 0 ? '' : html`<details><summary>${says.table}</summary><table class="small"><thead><tr><th>${says.year}</th><th class="number">${says.documents}</th></tr></thead><tbody>${years.map(([year, count]) => html`<tr><th scope="row">${year}</th><td class="number">${number(count)}</td></tr>`)}</tbody></table></details>`}</section>`
  }

  function reviews(): Html {
    if (groups.length === 0 && round.length === 0)
      return html`<section id="so-ket"><h2>${says.reviews}</h2><p class="empty">${says.noReviews}</p></section>`
    return html`<section id="so-ket"><h2>${says.reviews}</h2><div class="scroll"><table><thead><tr><th>${says.due}</th><th>${says.what}</th><th>${says.who}</th></tr></thead><tbody>
${groups.map(
  ({ kind, years, year, documents, document, start, quote, issuer }) =>
    html`<tr><td>${year ?? says.unknownYear}</td><td>${kind}${years === null ? '' : html` ${says.years(years)}`} <a class="place" href="${documentAt(document, start)}">“${quote}”</a> <span class="faint">${issuer ?? ''}</span></td><td>${says.announced(number(documents))}</td></tr>`,
)}
${round
  .filter(({ announced }) => announced === 0)
  .map(
    ({ years, date }) =>
      html`<tr class="arithmetic"><td><a href="${calendarAt({ nam: date.slice(0, 4) })}">${dateLabel(date, lang)}</a></td><td>${says.byArithmetic}: ${says.years(years)}</td><td class="faint">${says.notAnnounced}</td></tr>`,
  )}</tbody></table></div></section>`
  }

  function deadlines(): Html {
    const rows = carriedDeadlines(db, carrying, today, DEADLINES)
    return html`<section id="thoi-han"><h2>${says.deadlines}</h2>${
      rows.length === 0
        ? html`<p class="empty">${says.noDeadlines}</p>`
        : html`<ul class="lines">${rows.map(
            ({ document, start, date, rrule, relationToDate, task, quote, actor, issuer }) =>
              html`<li><a href="${documentAt(document, start)}">${date === null ? recurrenceLabel(rrule, lang, relationToDate) || quote : dueLabel(relationToDate, date, lang)}</a> ${task ?? (date === null ? '' : quote)} <span class="faint">${[actor, issuer !== actor && issuer].filter(Boolean).join(' · ')}</span></li>`,
          )}</ul>`
    }<p class="noprint"><a href="${calendarAt()}">${says.calendar}</a></p></section>`
  }

  function problems(): Html {
    const rows = problemGroups(db, work.id)
    return html`<section id="can-xem"><h2>${says.problems}</h2>${
      rows.length === 0
        ? html`<p class="empty">${says.noProblems}</p>`
        : html`<ul class="lines">${rows.map(
            ({ kind, count, document, start, message }) =>
              html`<li><a href="${documentAt(document, start)}">${problemLabel(kind, lang)}</a> <span class="badge faint">${number(count)}</span> ${problemSentence(message, lang)}</li>`,
          )}</ul><p class="noprint"><a href="${queueAt()}">${says.queue}</a></p>`
    }</section>`
  }
}

/** Days from the issue to each, sorted; papers that are older than the work say nothing of its being carried out. */
function waitsOf(days: readonly number[], issued: string): number[] {
  const from = Date.parse(issued)
  return days
    .filter((at) => at % 100 > 0)
    .map((at) =>
      Math.round((Date.UTC(Math.floor(at / 10_000), (Math.floor(at / 100) % 100) - 1, at % 100) - from) / DAY),
    )
    .filter((wait) => wait >= 0)
    .sort((a, b) => a - b)
}

/** How often each value stands there, in their order. */
function countsOf(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}
