/** A document of the archive with everything that was read from it, beside its original. */
import {
  deadlinesIn,
  documentWhole,
  mentionsIn,
  type PlacedProblem,
  problemsIn,
  reviewsIn,
  worksNamed,
} from '../../db/document.js'
import { numberLabel, titleLabel } from '../../reports/labels.js'
import { html, type Piece } from '../html.js'
import { recordedNotice, wholeNumber } from '../parts/corrections.js'
import { documentHead } from '../parts/documentHead.js'
import { deadlineEntry, type EntryContext, mentionEntry, problemEntry, reviewEntry } from '../parts/entries.js'
import { KEYS, keysDialog } from '../parts/keys.js'
import { MARK_KINDS, type MarkKind, marksOf, type Read } from '../parts/marks.js'
import { originalPane } from '../parts/originalPane.js'
import { markedText } from '../parts/text.js'
import type { Page, Route } from '../types.js'
import { missingPage } from './errors.js'
import { originalRoutes } from './original.js'

const SAYS = {
  vi: {
    title: 'Tài liệu',
    text: 'Toàn văn',
    highlight: 'Tô sáng',
    kinds: {
      citation: 'viện dẫn',
      review: 'sơ, tổng kết',
      deadline: 'thời hạn',
      problem: 'cần xem',
      self: 'số của văn bản',
    },
    beside: 'Bên cạnh toàn văn',
    original: 'Bản gốc',
    citations: 'Viện dẫn',
    reviews: 'Sơ kết, tổng kết',
    deadlines: 'Thời hạn',
    problems: 'Cần xem',
    none: 'Không có.',
    page: 'Trang',
    previousPage: 'Trang trước (p)',
    nextPage: 'Trang sau (n)',
    previous: 'Chỗ tô trước (k)',
    next: 'Chỗ tô sau (j)',
    keys: 'Phím tắt',
    close: 'Đóng',
  },
  en: {
    title: 'Document',
    text: 'Full text',
    highlight: 'Highlight',
    kinds: {
      citation: 'citations',
      review: 'reviews',
      deadline: 'deadlines',
      problem: 'problems',
      self: 'its own code',
    },
    beside: 'Beside the text',
    original: 'Original',
    citations: 'Citations',
    reviews: 'Reviews',
    deadlines: 'Deadlines',
    problems: 'To review',
    none: 'None.',
    page: 'Page',
    previousPage: 'Previous page (p)',
    nextPage: 'Next page (n)',
    previous: 'Previous highlight (k)',
    next: 'Next highlight (j)',
    keys: 'Keys',
    close: 'Close',
  },
} as const

const documentPage: Page = (visit) => {
  const { site, lang, params } = visit
  const id = wholeNumber(params['id'])
  const document = id === null ? null : documentWhole(site.db, id)
  if (!document) return missingPage(visit)
  const says = SAYS[lang]
  const read: Read = {
    mentions: mentionsIn(site.db, document.id),
    reviews: reviewsIn(site.db, document.id),
    deadlines: deadlinesIn(site.db, document.id),
    problems: problemsIn(site.db, document.id),
  }
  const context: EntryContext = {
    lang,
    document: document.id,
    canCorrect: site.correct !== null,
    works: worksNamed(site.db, worksOf(read, document.work)),
  }
  const marks = marksOf(read)
  const counts: Readonly<Record<MarkKind, number>> = {
    citation: read.mentions.filter(({ relation }) => relation !== 'self').length,
    review: read.reviews.length,
    deadline: read.deadlines.length,
    problem: read.problems.filter(({ muted }) => muted === null).length,
    self: read.mentions.filter(({ relation }) => relation === 'self').length,
  }
  const quoted = (problem: PlacedProblem) => ({ ...problem, quote: document.text.slice(problem.start, problem.end) })
  const panels: readonly (readonly [id: string, name: string, count: number | null, body: Piece])[] = [
    ['goc', says.original, null, originalPane(document, site.originals !== null, lang)],
    ['dan', says.citations, counts.citation, read.mentions.map((each) => mentionEntry(each, context))],
    ['so-ket', says.reviews, counts.review, read.reviews.map((each) => reviewEntry(each, context))],
    ['han', says.deadlines, counts.deadline, read.deadlines.map((each) => deadlineEntry(each, context))],
    ['can-xem', says.problems, counts.problem, read.problems.map((each) => problemEntry(quoted(each), context))],
  ]
  const name = [document.type, document.code].filter(Boolean).join(' ') || document.title || says.title
  return {
    title: name,
    wide: true,
    styles: ['document.css'],
    scripts: ['document.js'],
    body: html`${recordedNotice(visit)}
${documentHead(visit, document, context, name, titleLabel(null, document.title))}
<div class="doc">
<section class="paper" aria-label="${says.text}">
<div class="tools noprint">
<fieldset class="kinds"><legend>${says.highlight}</legend>${MARK_KINDS.filter((kind) => counts[kind] > 0).map((kind) => html`<label class="${kind}"><input type="checkbox" id="to-${kind}" data-kind="${kind}" checked> ${says.kinds[kind]} <span class="faint">${numberLabel(counts[kind], lang)}</span></label>`)}</fieldset>
<div class="steps" hidden><button type="button" data-step="k" title="${says.previous}">↑</button><button type="button" data-step="j" title="${says.next}">↓</button>${document.pages.length > 1 ? html`<button type="button" data-step="p" title="${says.previousPage}">⇞</button><output data-now="${says.page}">${says.page} 1/${document.pages.length}</output><button type="button" data-step="n" title="${says.nextPage}">⇟</button>` : ''}<button type="button" data-step="?" title="${says.keys}">?</button></div>
</div>
<div class="text" lang="vi">${markedText(document.text, document.pages, marks, lang)}</div>
</section>
<section class="beside" aria-label="${says.beside}">
<div class="tabs noprint">${panels.map(([key, label, count], at) => html`<label><input type="radio" name="ben" id="xem-${key}"${at === 0 ? html` checked` : ''}> ${label}${count === null ? '' : html` <span class="faint">${numberLabel(count, lang)}</span>`}</label>`)}</div>
${panels.map(([key, label, , body]) => html`<div class="panel ${key}" id="o-${key}"><h2>${label}</h2>${Array.isArray(body) && body.length === 0 ? html`<p class="empty">${says.none}</p>` : body}</div>`)}
</section>
</div>
<div class="hovercard" id="the" role="dialog" aria-label="${says.text}" hidden><button type="button" class="shut" aria-label="${says.close}">×</button><div class="inner"></div></div>
${keysDialog(says.keys, says.close, KEYS[lang].document)}`,
  }
}

/** Every work that the page names. */
function worksOf({ mentions, problems }: Read, own: string | null): Set<string> {
  return new Set([
    ...(own === null ? [] : [own]),
    ...mentions.flatMap(({ candidates, refused }) => [...candidates, ...refused.map(({ work }) => work)]),
    ...problems.flatMap(({ suggestion, evidence }) => [...(suggestion === null ? [] : [suggestion]), ...evidence]),
  ])
}

export const documentRoutes: readonly Route[] = [
  { method: 'GET', path: '/tai-lieu/:id', page: documentPage },
  ...originalRoutes,
]
