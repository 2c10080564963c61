/** The first page: what the archive holds, and where to begin. */
import { status } from '../../db/queries.js'
import { numberLabel } from '../../reports/labels.js'
import { calendarAt, coverageAt, importsAt, queueAt, searchAt } from '../addresses.js'
import { html } from '../html.js'
import type { Page, Route } from '../types.js'

const SAYS = {
  vi: {
    title: 'Kho văn bản',
    lead: 'Văn bản nào viện dẫn văn bản nào, phải sơ kết, tổng kết gì, việc gì đến hạn, nơi nào chưa làm.',
    documents: 'văn bản',
    works: 'văn bản được nhắc tới',
    mentions: 'viện dẫn',
    reviews: 'việc sơ kết, tổng kết',
    deadlines: 'thời hạn',
    problems: 'chỗ cần xem',
    aside: 'tệp để riêng',
    tryThis: 'Thử hỏi',
  },
  en: {
    title: 'The archive',
    lead: 'Who cites what, what must be reviewed, what is due, and who has not acted.',
    documents: 'documents',
    works: 'works named',
    mentions: 'citations',
    reviews: 'reviews',
    deadlines: 'deadlines',
    problems: 'to review',
    aside: 'files set aside',
    tryThis: 'Try',
  },
} as const

const homePage: Page = ({ site, lang }) => {
  const says = SAYS[lang]
  const held = status(site.db)
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0)
  const tiles: readonly (readonly [number, string, string])[] = [
    [held.documents, says.documents, searchAt()],
    [held.works, says.works, searchAt()],
    [sum(held.mentions), says.mentions, searchAt()],
    [held.reviews, says.reviews, calendarAt()],
    [held.deadlines, says.deadlines, calendarAt()],
    [sum(held.problems), says.problems, queueAt()],
    [held.files['set-aside'] ?? 0, says.aside, importsAt()],
  ]
  return {
    title: says.title,
    body: html`<h1>${says.title}</h1>
<p class="lead">${says.lead}</p>
<ul class="tiles">${tiles.map(([count, name, address]) => html`<li><a href="${address}"><strong>${numberLabel(count, lang)}</strong> ${name}</a></li>`)}</ul>
<p>${says.tryThis}: <a href="${searchAt({ q: '57-NQ/TW' })}">57-NQ/TW</a>, <a href="${searchAt({ q: 'chuyen doi so' })}">chuyen doi so</a>, <a href="${coverageAt({ code: '57-NQ/TW' })}">57-NQ/TW × đơn vị</a></p>`,
  }
}

export const homeRoutes: readonly Route[] = [{ method: 'GET', path: '/', page: homePage }]
