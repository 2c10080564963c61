/** The first page: what the archive holds, what is due, and where to begin. */
import { datesHeld, dueBetween, heldStatus, levelsHeld } from '../../db/home.js'
import { citingCounts, worksByIds } from '../../db/search.js'
import { NONE } from '../../reports/facets.js'
import { dateLabel, levelLabel, numberLabel, problemLabel, titleLabel } from '../../reports/labels.js'
import { calendarAt, coverageAt, documentAt, importsAt, queueAt, searchAt, workAt } from '../addresses.js'
import { html } from '../html.js'
import { workName } from '../parts/lists.js'
import { momentLabel } from '../parts/moment.js'
import type { Page, Route } from '../types.js'

const SAYS = {
  vi: {
    title: 'Kho văn bản',
    lead: 'Văn bản nào viện dẫn văn bản nào, phải sơ kết, tổng kết gì, việc gì đến hạn, nơi nào chưa làm.',
    documents: 'tài liệu',
    works: 'văn bản đã biết, kể cả danh mục',
    mentions: 'viện dẫn',
    reviews: 'việc sơ kết, tổng kết',
    deadlines: 'thời hạn',
    problems: 'chỗ cần xem',
    aside: 'tệp để riêng',
    mostCited: 'Được viện dẫn nhiều nhất',
    mostCitedAll: 'Xem theo đơn vị',
    citing: (count: string) => `${count} tài liệu viện dẫn`,
    due: (count: string) => `Đến hạn trong 30 ngày tới: ${count}`,
    noneDue: 'Không có thời hạn nào trong 30 ngày tới.',
    dueAll: 'Xem lịch',
    toReview: 'Cần xem',
    queue: 'Mở danh sách cần xem',
    noProblems: 'Không có chỗ nào cần xem.',
    lastImport: 'Lần nhập gần nhất',
    imports: 'Xem các lần nhập',
    unfinished: 'chưa xong',
    neverImported: 'Kho chưa có tài liệu nào. Nhập bằng lệnh:',
    levels: 'Tài liệu theo cấp',
    none: 'Không rõ cấp',
    between: (first: string, last: string) => `Ban hành từ ${first} đến ${last}.`,
    tryThis: 'Thử hỏi',
  },
  en: {
    title: 'The archive',
    lead: 'Who cites what, what must be reviewed, what is due, and who has not acted.',
    documents: 'documents',
    works: 'works known, with the registry',
    mentions: 'citations',
    reviews: 'reviews',
    deadlines: 'deadlines',
    problems: 'to review',
    aside: 'files set aside',
    mostCited: 'Most cited',
    mostCitedAll: 'By unit',
    citing: (count: string) => `cited by ${count} documents`,
    due: (count: string) => `Due within 30 days: ${count}`,
    noneDue: 'Nothing is due within 30 days.',
    dueAll: 'The calendar',
    toReview: 'To review',
    queue: 'Open the list',
    noProblems: 'Nothing to review.',
    lastImport: 'Last import',
    imports: 'All imports',
    unfinished: 'not finished',
    neverImported: 'The archive holds no documents yet. Import some:',
    levels: 'Documents by level',
    none: 'level unknown',
    between: (first: string, last: string) => `Issued from ${first} to ${last}.`,
    tryThis: 'Try',
  },
} as const

const MOST_CITED = 10
const DUE = 8
const DAYS = 30
const KINDS = 6

const homePage: Page = ({ site, lang }) => {
  const says = SAYS[lang]
  const { db } = site
  const held = heldStatus(db)
  const number = (count: number) => numberLabel(count, lang)
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0)
  if (held.documents === 0)
    return {
      title: says.title,
      body: html`<h1>${says.title}</h1><p class="lead">${says.neverImported}</p><pre>vankien import THƯ_MỤC --db ${site.database}</pre>`,
    }
  const tiles: readonly (readonly [number, string, string])[] = [
    [held.documents, says.documents, searchAt()],
    [held.works, says.works, searchAt()],
    [sum(held.mentions), says.mentions, searchAt()],
    [held.reviews, says.reviews, calendarAt()],
    [held.deadlines, says.deadlines, calendarAt()],
    [sum(held.problems), says.problems, queueAt()],
    [held.files['set-aside'] ?? 0, says.aside, importsAt()],
  ]
  const counts = citingCounts(db)
  const most = worksByIds(db, [...counts.keys()].slice(0, MOST_CITED))
  const today = site.today()
  const due = dueBetween(db, today, dayAfter(today, DAYS), DUE)
  const { first, last } = datesHeld(db)
  const run = held.lastRun
  const kinds = Object.entries(held.problems).sort(([, a], [, b]) => b - a)
  return {
    title: says.title,
    styles: ['home.css'],
    body: html`<h1>${says.title}</h1>
<p class="lead">${says.lead} ${first === null || last === null ? '' : says.between(dateLabel(first, lang), dateLabel(last, lang))}</p>
<ul class="tiles">${tiles.map(([count, name, address]) => html`<li><a href="${address}"><strong>${number(count)}</strong> ${name}</a></li>`)}</ul>
<p>${says.tryThis}: <a href="${searchAt({ q: '57-NQ/TW' })}">57-NQ/TW</a>, <a href="${searchAt({ q: 'nghi quyet 18' })}">nghi quyet 18</a>, <a href="${searchAt({ q: 'chuyen doi so' })}">chuyen doi so</a></p>
<div class="columns">
<section><h2>${says.mostCited}</h2>
<ol class="most">${most.map(
      (work) =>
        html`<li><a href="${workAt(work.id)}"><strong>${workName(work)}</strong></a> <span class="faint">${dateLabel(work.date, lang)} · ${says.citing(number(counts.get(work.id) ?? 0))}</span><br>${titleLabel(work.type, work.title)}</li>`,
    )}</ol>
<p><a href="${coverageAt()}">${says.mostCitedAll}</a></p></section>
<div>
<section><h2>${says.due(number(due.count))}</h2>
${
  due.count === 0
    ? html`<p class="empty">${says.noneDue}</p>`
    : html`<ul class="due">${due.first.map(({ document, start, date, task, quote, issuer }) => html`<li><a href="${documentAt(document, start)}">${dateLabel(date, lang)}</a> ${task ?? quote} <span class="faint">${issuer ?? ''}</span></li>`)}</ul>`
}
<p><a href="${calendarAt()}">${says.dueAll}</a></p></section>
<section><h2>${says.toReview}</h2>
${kinds.length === 0 ? html`<p class="empty">${says.noProblems}</p>` : html`<ul class="facet">${kinds.slice(0, KINDS).map(([kind, count]) => html`<li><a href="${queueAt({ loai: kind })}">${problemLabel(kind, lang)} <span>${number(count)}</span></a></li>`)}</ul>`}
<p><a href="${queueAt()}">${says.queue}</a></p></section>
<section><h2>${says.levels}</h2>
<ul class="facet">${levelsHeld(db).map(({ level, documents }) => html`<li><a href="${searchAt({ level: level ?? NONE })}">${level === null ? says.none : levelLabel(level, lang)} <span>${number(documents)}</span></a></li>`)}</ul></section>
${run === null ? '' : html`<section><h2>${says.lastImport}</h2><p>${momentLabel(run.started, lang)} · ${run.program}${run.finished === null ? html` <span class="badge warn">${says.unfinished}</span>` : ''}</p><p><a href="${importsAt()}">${says.imports}</a></p></section>`}
</div>
</div>`,
  }
}

/** The day so many days after another. */
function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

export const homeRoutes: readonly Route[] = [{ method: 'GET', path: '/', page: homePage }]
