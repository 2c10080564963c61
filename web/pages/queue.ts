/** Doubtful records and problems, one after another, and what people make of them. */
import { correctionInForce, mentionTarget } from '../../db/corrections.js'
import { mentionOver, mentionsByIds, type PlacedMention, worksNamed } from '../../db/document.js'
import { documentById } from '../../db/queries.js'
import {
  DOUBTS,
  type Doubt,
  MANY,
  type Place,
  provincesHeld,
  type QueuedMention,
  type QueuedProblem,
  type QueueFilters,
  queueCounts,
  queuedMention,
  queuedMentions,
  queuedProblems,
  recentCorrections,
} from '../../db/queue.js'
import { numberLabel, PROBLEM_KINDS, PROBLEM_SEVERITIES, problemLabel, severityLabel } from '../../reports/labels.js'
import { documentAt, mentionAtQueue, queueAt, sameWith } from '../addresses.js'
import { type Html, html, type Piece } from '../html.js'
import { authorForm, correctionSays, recordedNotice, undoForm, wholeNumber } from '../parts/corrections.js'
import { KEYS, keysDialog } from '../parts/keys.js'
import { momentLabel } from '../parts/moment.js'
import { mentionItem, problemItem, type QueueContext } from '../parts/queueItem.js'
import type { Page, Route, Visit } from '../types.js'
import { missingPage } from './errors.js'

const SAYS = {
  vi: {
    title: 'Cần xem',
    lead: 'Những chỗ chương trình không chắc, hoặc thấy có thể sai. Mỗi quyết định thành một đính chính, luôn được dùng từ nay về sau và có thể hoàn tác.',
    all: 'Mọi chỗ cần xem',
    problems: 'Chỗ cần xem',
    doubts: 'Viện dẫn chưa chắc',
    kinds: { unresolved: 'chưa xác định văn bản', uncoded: 'không kèm số hiệu', unsure: 'quy tắc chưa chắc' },
    severity: 'Mức',
    province: 'Tỉnh, thành phố',
    document: 'Tài liệu',
    any: 'tất cả',
    filter: 'Lọc',
    clear: 'bỏ lọc',
    more: 'Xem tiếp',
    first: 'Về đầu',
    empty: 'Không còn chỗ nào cần xem ở đây.',
    recent: 'Đính chính gần đây',
    noRecent: 'Chưa có đính chính nào.',
    undone: 'đã hoàn tác',
    one: 'Đính chính một viện dẫn',
    back: 'Tới danh sách cần xem',
    there: (id: number) => `Đã có đính chính số ${id}:`,
    keys: 'Phím tắt',
    close: 'Đóng',
    done: 'Đã ghi số {id}',
    undo: 'Hoàn tác',
    saving: 'Đang ghi…',
    failed: 'Không ghi được: máy chủ không trả lời.',
    readonly: 'Cơ sở dữ liệu này chỉ đọc: xem được, không đính chính được.',
  },
  en: {
    title: 'To review',
    lead: 'Places that the program is not sure of, or that may be wrong. Each decision becomes a correction, which always wins from now on and can be undone.',
    all: 'All problems',
    problems: 'Problems',
    doubts: 'Citations in doubt',
    kinds: { unresolved: 'work not determined', uncoded: 'without a code', unsure: 'rule not sure' },
    severity: 'Severity',
    province: 'Province',
    document: 'Document',
    any: 'all',
    filter: 'Filter',
    clear: 'take away',
    more: 'More',
    first: 'To the beginning',
    empty: 'Nothing is left to review here.',
    recent: 'Recent corrections',
    noRecent: 'No corrections so far.',
    undone: 'undone',
    one: 'Correct one citation',
    back: 'To the review queue',
    there: (id: number) => `Correction ${id} is in force:`,
    keys: 'Keys',
    close: 'Close',
    done: 'Recorded as {id}',
    undo: 'Undo',
    saving: 'Recording…',
    failed: 'Not recorded: the server does not answer.',
    readonly: 'This database can only be read: look, but no corrections.',
  },
} as const

const PAGE = 20
const RECENT = 12

const queuePage: Page = (visit) => {
  const { site, lang, query, path } = visit
  const says = SAYS[lang]
  const filters = filtersOf(query)
  const after = placeOf(query.get('sau'))
  const doubt = DOUBTS.find((each) => each === filters.kind)
  const problems = doubt ? [] : queuedProblems(site.db, filters, after, PAGE + 1)
  const doubtful = doubt ? queuedMentions(site.db, doubt, filters, after, PAGE + 1) : []
  const more = problems.length > PAGE || doubtful.length > PAGE
  const shownProblems = problems.slice(0, PAGE)
  const shownMentions = doubtful.slice(0, PAGE)
  const mentions = new Map(
    mentionsByIds(site.db, [
      ...shownProblems.flatMap(({ mention }) => mention ?? []),
      ...shownMentions.map(({ mention }) => mention),
    ]).map((mention) => [mention.id, mention]),
  )
  const context: QueueContext = {
    lang,
    canCorrect: site.correct !== null,
    works: worksNamed(site.db, worksOf(shownProblems, mentions)),
    back: sameWith(path, query, { xong: null, lang: null }),
  }
  const items = [
    ...shownProblems.map((each) => problemItem(each, mentions.get(each.mention ?? -1) ?? null, context)),
    ...shownMentions.flatMap((each) => {
      const mention = mentions.get(each.mention)
      return mention && doubt ? mentionItem(each, mention, doubt, context) : []
    }),
  ]
  const last = shownProblems.at(-1) ?? shownMentions.at(-1)
  return {
    title: says.title,
    wide: true,
    styles: ['queue.css'],
    scripts: ['queue.js'],
    body: html`<h1>${says.title}</h1>
<p class="lead">${says.lead}</p>
${recordedNotice(visit)}${site.correct ? '' : html`<p class="notice">${says.readonly}</p>`}
<div class="aside queue" data-done="${says.done}" data-undo="${says.undo}" data-failed="${says.failed}" data-saving="${says.saving}">
<aside class="noprint">${kindsList(visit, filters)}</aside>
<div>
${filterForm(visit, filters)}
<div class="items">${items.length > 0 ? items : html`<p class="empty">${says.empty}</p>`}</div>
<nav class="pager">${after ? html`<a class="button" href="${sameWith(path, query, { sau: null, xong: null })}">${says.first}</a>` : ''}${more && last ? html`<a class="button main" rel="next" href="${sameWith(path, query, { sau: placeName(last), xong: null })}">${says.more}</a>` : ''}</nav>
${recentList(visit)}
</div>
</div>
${keysDialog(says.keys, says.close, KEYS[lang].queue)}`,
  }
}

function filtersOf(query: URLSearchParams): QueueFilters {
  return {
    kind: query.get('loai') || undefined,
    severity: PROBLEM_SEVERITIES.find((each) => each === query.get('muc')),
    province: query.get('tinh') || undefined,
    document: wholeNumber(query.get('document')) ?? undefined,
  }
}

/** "0.12.345": rank, document, row. */
function placeOf(typed: string | null): Place | null {
  const [, rank, document, id] = /^([0-2])\.(\d{1,9})\.(\d{1,12})$/.exec(typed ?? '') ?? []
  return rank === undefined ? null : { rank: Number(rank), document: Number(document), id: Number(id) }
}

const placeName = (last: QueuedProblem | QueuedMention): string =>
  'fingerprint' in last ? `${last.rank}.${last.document}.${last.id}` : `0.${last.document}.${last.mention}`

function worksOf(problems: readonly QueuedProblem[], mentions: ReadonlyMap<number, PlacedMention>): string[] {
  return [
    ...problems.flatMap(({ suggestion, evidence }) => [...(suggestion ? [suggestion] : []), ...evidence]),
    ...[...mentions.values()].flatMap(worksOfMention),
  ]
}

const worksOfMention = ({ work, candidates, refused }: PlacedMention): string[] => [
  ...(work ? [work] : []),
  ...candidates,
  ...refused.map((each) => each.work),
]

function kindsList({ site, lang, path, query }: Visit, filters: QueueFilters): Html {
  const says = SAYS[lang]
  const counts = queueCounts(site.db, filters)
  const kinds = [...new Set([...PROBLEM_KINDS, ...Object.keys(counts)])].filter(
    (kind) => !isDoubt(kind) && ((counts[kind] ?? 0) > 0 || kind === filters.kind),
  )
  const all = kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)
  const link = (kind: string | null, name: string, count: number): Html =>
    html`<li><a href="${sameWith(path, query, { loai: kind, sau: null, xong: null })}"${(filters.kind ?? null) === kind ? html` aria-current="true"` : ''}>${name} <span>${count > MANY && kind !== null && isDoubt(kind) ? `${numberLabel(MANY, lang)}+` : numberLabel(count, lang)}</span></a></li>`
  return html`<h3>${says.problems}</h3>
<ul class="facet">${link(null, says.all, all)}${kinds.map((kind) => link(kind, problemLabel(kind, lang), counts[kind] ?? 0))}</ul>
<h3>${says.doubts}</h3>
<ul class="facet">${DOUBTS.map((doubt) => link(doubt, says.kinds[doubt], counts[doubt] ?? 0))}</ul>`
}

const isDoubt = (kind: string): kind is Doubt => (DOUBTS as readonly string[]).includes(kind)

function filterForm(visit: Visit, filters: QueueFilters): Html {
  const { site, lang, path, query } = visit
  const says = SAYS[lang]
  const document = filters.document === undefined ? null : documentById(site.db, filters.document)
  const option = (value: string, name: string, chosen: string | undefined): Html =>
    html`<option value="${value}"${value === (chosen ?? '') ? html` selected` : ''}>${name}</option>`
  return html`<form class="filters noprint" method="get" action="${path}">
${filters.kind ? html`<input type="hidden" name="loai" value="${filters.kind}">` : ''}${filters.document === undefined ? '' : html`<input type="hidden" name="document" value="${filters.document}">`}
<label>${says.severity} <select name="muc" data-submit>${option('', says.any, filters.severity)}${PROBLEM_SEVERITIES.map((each) => option(each, severityLabel(each, lang), filters.severity))}</select></label>
<label>${says.province} <select name="tinh" data-submit>${option('', says.any, filters.province)}${provincesHeld(site.db).map((each) => option(each, each, filters.province))}</select></label>
<button>${says.filter}</button>
${document ? html`<span class="badge">${says.document}: <a href="${documentAt(document.id)}">${[document.type, document.code].filter(Boolean).join(' ') || document.path}</a> <a href="${sameWith(path, query, { document: null, sau: null, xong: null })}">${says.clear}</a></span>` : ''}
</form>
${site.correct ? html`<div class="who noprint">${authorForm(visit, sameWith(path, query, { xong: null }))}</div>` : ''}`
}

function recentList({ site, lang, path, query }: Visit): Piece {
  const says = SAYS[lang]
  const rows = recentCorrections(site.db, RECENT)
  const back = sameWith(path, query, { xong: null })
  return html`<section class="recent"><h2 id="gan-day">${says.recent}</h2>${
    rows.length === 0
      ? html`<p class="empty">${says.noRecent}</p>`
      : html`<ol class="cards">${rows.map(
          (row) =>
            html`<li class="card"><span class="faint">${row.id}. ${momentLabel(row.made, lang)} ${row.author ?? ''}</span> ${row.document === null ? '' : html`<a href="${documentAt(row.document, row.start)}">${row.quote ?? row.path}</a>: `}${correctionSays(row, lang)}${row.note ? html` <q>${row.note}</q>` : ''} ${row.undone ? html`<span class="badge faint">${says.undone}</span>` : site.correct ? undoForm(row.id, back, lang) : ''}</li>`,
        )}</ol>`
  }</section>`
}

/** One citation by itself, wherever it stands: the way to correct what nobody doubted. */
const mentionPage: Page = (visit) => {
  const { site, lang, params, path } = visit
  const says = SAYS[lang]
  const [document, start] = [wholeNumber(params['document']), wholeNumber(params['start'])]
  const mention = document === null || start === null ? null : mentionOver(site.db, document, start)
  const where = mention ? queuedMention(site.db, mention.id) : null
  if (!mention || !where || document === null) return missingPage(visit)
  const there = correctionInForce(site.db, 'work', mentionTarget(where.sha256, mention.start))
  const context: QueueContext = {
    lang,
    canCorrect: site.correct !== null,
    works: worksNamed(site.db, worksOfMention(mention)),
    back: mentionAtQueue(document, mention.start),
  }
  return {
    title: says.one,
    styles: ['queue.css'],
    scripts: ['queue.js'],
    body: html`<p class="crumbs"><a href="${queueAt()}">${says.back}</a> · <a href="${documentAt(document, mention.start)}">${says.document}</a></p>
<h1>${says.one}</h1>
${recordedNotice(visit)}${site.correct ? '' : html`<p class="notice">${says.readonly}</p>`}
${there && visit.query.get('xong') !== String(there.id) ? html`<p class="notice">${says.there(there.id)} ${correctionSays(there, lang)} ${there.note ? html`<q>${there.note}</q>` : ''} ${site.correct ? undoForm(there.id, path, lang) : ''}</p>` : ''}
<div class="queue" data-done="${says.done}" data-undo="${says.undo}" data-failed="${says.failed}" data-saving="${says.saving}">
${site.correct ? html`<div class="who noprint">${authorForm(visit, path)}</div>` : ''}
<div class="items">${mentionItem(where, mention, null, context)}</div>
</div>
${keysDialog(says.keys, says.close, KEYS[lang].queue)}`,
  }
}

export const queueRoutes: readonly Route[] = [
  { method: 'GET', path: '/can-xem', page: queuePage },
  { method: 'GET', path: '/can-xem/:document/:start', page: mentionPage },
]
