/** One box for codes and words: works of a code on top, then the documents that cite them, or hold the words. */
import { documentColumns } from '../../db/columns.js'
import {
  centralCodes,
  citingByRelation,
  citingCounts,
  citingPlaces,
  codesOfNumbers,
  listedDocuments,
  textHits,
  textOf,
  worksByIds,
} from '../../db/search.js'
import type { WorkRow } from '../../db/types.js'
import { parseCodeQuery, plain } from '../../extractors/codeQuery.js'
import { type Counted, FACETS, type Facet, type Narrowed, narrowed, newestFirst } from '../../reports/facets.js'
import { numberLabel } from '../../reports/labels.js'
import { nearest, numberSlips } from '../../reports/nearest.js'
import { holdsAll, wordsOf } from '../../reports/snippet.js'
import { type Meant, whichWork } from '../../reports/whichWork.js'
import { sameWith, searchAt } from '../addresses.js'
import { type Html, html } from '../html.js'
import { facetList, narrowings, pager } from '../parts/lists.js'
import { citingItem, documentHead, wordItems } from '../parts/results.js'
import { workCard } from '../parts/workCard.js'
import type { Page, Route, Visit } from '../types.js'

const SAYS = {
  vi: {
    title: 'Tra cứu',
    ask: 'Gõ số hiệu theo bất cứ cách viết nào (57-NQ/TW, nq57, nghi quyet 57 ngày 22/12/2024) hoặc vài từ, có dấu hay không dấu.',
    all: (count: string) => `Tất cả: ${count} tài liệu, mới nhất trước`,
    several: (count: string, typed: string) =>
      `${count} văn bản mang số hiệu “${typed}”. Hãy chọn theo ngày, cơ quan ban hành:`,
    allWorks: (count: string) => `Xem cả ${count} văn bản`,
    also: 'Cũng in với ngày khác, có thể là in nhầm:',
    unknown: (typed: string) => `Kho không nhắc tới văn bản nào có số hiệu “${typed}”.`,
    near: 'Có phải:',
    byWords: 'Dưới đây là kết quả tìm theo từ ngữ.',
    citing: (count: string) => `${count} tài liệu viện dẫn`,
    holding: (count: string) => `${count} tài liệu có các từ này`,
    letters: (count: string) => `${count} tài liệu có các chữ này, kể cả khác dấu; bên dưới chỉ hiện nơi đúng dấu`,
    unranked: 'Quá nhiều tài liệu có các từ này nên xếp theo ngày, mới nhất trước. Thêm từ hoặc lọc để thu hẹp.',
    sort: 'Xếp theo',
    relevance: 'độ khớp',
    date: 'ngày, mới nhất trước',
    range: (from: string, to: string, all: string) => `${from}–${to} trong ${all}`,
    none: 'Không có tài liệu nào.',
    noWords: (typed: string) => `Không tài liệu nào có đủ các từ “${typed}”.`,
    tips: [
      'Bớt từ, hoặc gõ không dấu: “chuyen doi so” tìm cả mọi cách viết dấu.',
      'Số hiệu thì gõ liền: 57-NQ/TW; chưa nhớ loại thì gõ số: 57.',
      'Bỏ bớt điều kiện lọc bên trái.',
    ],
    noneChecked: (count: string) =>
      `Trong ${count} tài liệu được đọc không tài liệu nào viết đúng dấu như vậy; thử gõ không dấu.`,
    without: 'Tìm không dấu',
    code: (code: string) => `Tìm riêng số hiệu ${code}`,
    filter: 'Lọc',
  },
  en: {
    title: 'Search',
    ask: 'Type a code in any spelling (57-NQ/TW, nq57, nghi quyet 57 ngày 22/12/2024) or some words, with diacritics or without.',
    all: (count: string) => `All: ${count} documents, newest first`,
    several: (count: string, typed: string) => `${count} works bear the code “${typed}”. Choose by date and issuer:`,
    allWorks: (count: string) => `Show all ${count} works`,
    also: 'Also printed with another date, perhaps by mistake:',
    unknown: (typed: string) => `The archive names no work of the code “${typed}”.`,
    near: 'Did you mean:',
    byWords: 'Below are documents that hold these words.',
    citing: (count: string) => `${count} documents cite it`,
    holding: (count: string) => `${count} documents hold these words`,
    letters: (count: string) =>
      `${count} documents hold these letters, other diacritics included; only those spelt as typed are shown`,
    unranked: 'Too many documents hold these words to be ranked: the newest come first. Add words, or narrow the list.',
    sort: 'Order by',
    relevance: 'relevance',
    date: 'date, newest first',
    range: (from: string, to: string, all: string) => `${from}–${to} of ${all}`,
    none: 'No documents.',
    noWords: (typed: string) => `No document holds all the words “${typed}”.`,
    tips: [
      'Use fewer words, or none of the diacritics: “chuyen doi so” finds every way to mark it.',
      'Type a code in one piece: 57-NQ/TW; without the type, the number alone: 57.',
      'Drop some of the filters on the left.',
    ],
    noneChecked: (count: string) =>
      `None of the ${count} documents that were read is spelt with these diacritics; try without.`,
    without: 'Search without diacritics',
    code: (code: string) => `Search the code ${code} alone`,
    filter: 'Narrow',
  },
} as const

const STEP = 20
/** So many texts are read for one answer without keeping anyone waiting. */
const FEW = 60
const CARDS = 6
const ALL_CARDS = 200

const searchPage: Page = (visit) => {
  const { site, lang, query } = visit
  const says = SAYS[lang]
  const typed = (query.get('q') ?? '').normalize('NFC').trim()
  if (typed === '') return view(says.title, html`<p class="lead">${says.ask}</p>${browsing(visit)}`)
  const meant = whichWork(site.db, typed, {}, site.words)
  const works = meant.kind === 'one' ? [meant.work, ...meant.also] : meant.kind === 'several' ? meant.works : []
  const found = works.length > 0 ? citing(visit, works) : holding(visit, typed)
  return view(`${typed} · ${says.title}`, html`${onTop(visit, typed, meant)}${found}`)

  function view(title: string, body: Html) {
    return { title, body: html`<h1 class="visually-hidden">${says.title}</h1>${body}`, styles: ['search.css'] }
  }
}

/** All documents, newest first, to be narrowed. */
function browsing(visit: Visit): Html {
  const { site, lang, query, path } = visit
  const columns = documentColumns(site.db)
  const found = narrowed(columns, columns.newest, narrowingOf(query))
  const from = fromOf(query)
  const documents = listedDocuments(site.db, found.ids.slice(from, from + STEP))
  const steps = stepsOf(visit, from, documents.length, found.ids.length)
  return framed(
    visit,
    found,
    [],
    html`<h2>${SAYS[lang].all(numberLabel(found.ids.length, lang))}</h2>${narrowings(FACETS, { path, query, lang })}${documents.length === 0 ? html`<p class="empty">${SAYS[lang].none}</p>` : html`<ol class="hits" start="${from + 1}">${documents.map((document) => html`<li>${documentHead(document, null, lang)}</li>`)}</ol>`}${steps}`,
  )
}

/** What the code means: a card, several to choose from, or the nearest codes. */
function onTop({ site, lang, query, path }: Visit, typed: string, meant: Meant): Html {
  const says = SAYS[lang]
  const counts = citingCounts(site.db)
  const cards = (works: readonly WorkRow[]) =>
    html`<ul class="cards">${worksByIds(
      site.db,
      works.map(({ id }) => id),
    ).map((work) => html`<li>${workCard(work, counts.get(work.id) ?? 0, lang)}</li>`)}</ul>`
  if (meant.kind === 'one')
    return html`${cards([meant.work])}${meant.also.length > 0 ? html`<details><summary>${says.also} ${meant.also.length}</summary>${cards(meant.also)}</details>` : ''}`
  if (meant.kind === 'several') {
    const works = meant.works.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))
    const all = query.get('all') !== null
    const shown = works.slice(0, all ? ALL_CARDS : CARDS)
    return html`<p class="notice">${says.several(numberLabel(works.length, lang), typed)}</p>${cards(shown)}${works.length > shown.length && !all ? html`<p><a href="${sameWith(path, query, { all: 1 })}">${says.allWorks(numberLabel(Math.min(works.length, ALL_CARDS), lang))}</a></p>` : ''}`
  }
  if (meant.kind === 'unknown') {
    const near = (codes: readonly string[]) => nearest(typed, meant.query, codes, site.words)
    const slips = near(codesOfNumbers(site.db, numberSlips(meant.query.number)))
    const codes = slips.length > 0 ? slips : near(centralCodes(site.db))
    return html`<div class="notice"><p>${says.unknown(typed)} ${codes.length === 0 ? '' : html`${says.near} ${codes.map((code) => html`<a href="${searchAt({ q: code })}">${code}</a> `)}`}</p><p>${says.byWords}</p></div>`
  }
  // A code among words may be what is meant.
  const code = typed
    .split(/\s+/)
    .find((word) => /\d/.test(word) && /[-/]/.test(word) && parseCodeQuery(word, site.words))
  return code === undefined
    ? html``
    : html`<p class="notice"><a href="${searchAt({ q: code })}">${says.code(code)}</a></p>`
}

function narrowingOf(query: URLSearchParams): Partial<Record<Facet, string>> {
  return Object.fromEntries(FACETS.flatMap((facet) => (query.get(facet) ? [[facet, query.get(facet)!]] : [])))
}

const fromOf = (query: URLSearchParams): number => Math.max(0, Math.floor(Number(query.get('from') ?? 0)) || 0)

/** Documents that cite these works, newest first. */
function citing(visit: Visit, works: readonly WorkRow[]): Html {
  const { site, lang, query } = visit
  const says = SAYS[lang]
  const ids = works.slice(0, ALL_CARDS).map(({ id }) => id)
  const byRelation = citingByRelation(site.db, ids)
  const relation = query.get('relation')
  const all = [...new Set(relation === null ? [...byRelation.values()].flat() : byRelation.get(relation))]
  const columns = documentColumns(site.db)
  const found = narrowed(columns, all, narrowingOf(query))
  const sorted = newestFirst(columns, found.ids)
  const from = fromOf(query)
  const documents = listedDocuments(site.db, sorted.slice(from, from + STEP))
  const places = citingPlaces(
    site.db,
    ids,
    documents.map(({ id }) => id),
  )
  const relations = Array.from(byRelation, ([value, citers]) => ({ value, count: citers.length })).sort(
    (a, b) => b.count - a.count,
  )
  const items = documents.map((document) =>
    citingItem(
      document,
      places.filter((place) => place.document === document.id),
      lang,
    ),
  )
  const heading = html`<h2>${says.citing(numberLabel(sorted.length, lang))}</h2>`
  const steps = stepsOf(visit, from, documents.length, sorted.length)
  return framed(
    visit,
    found,
    relations,
    html`${heading}${narrowings(['relation', ...FACETS], visit)}${items.length === 0 ? html`<p class="empty">${says.none}</p>` : html`<ol class="hits" start="${from + 1}">${items}</ol>`}${steps}`,
  )
}

/** Steps through a list whose length is known. */
function stepsOf(visit: Visit, from: number, count: number, all: number): Html {
  const { lang, path, query } = visit
  return pager(
    {
      previous: from > 0 ? sameWith(path, query, { from: from > STEP ? from - STEP : null }) : null,
      next: from + STEP < all ? sameWith(path, query, { from: from + STEP }) : null,
      said: rangeOf(visit, from, count, all),
    },
    lang,
  )
}

const rangeOf = ({ lang }: Visit, from: number, count: number, all: number): string =>
  count === 0
    ? ''
    : SAYS[lang].range(
        ...([from + 1, from + count, all].map((value) => numberLabel(value, lang)) as [string, string, string]),
      )

/** Documents that hold these words. */
function holding(visit: Visit, typed: string): Html {
  const { site, lang, query, path } = visit
  const says = SAYS[lang]
  const words = wordsOf(typed)
  const held = words.length === 0 ? { ids: [], ranked: true } : textHits(site.db, words.map(plain))
  // Of few documents each text is read, so that the counts hold to the diacritics too.
  const marked = words.some((word) => plain(word) !== word)
  const few = held.ids.length <= FEW
  const hits = marked && few ? { ...held, ids: held.ids.filter((id) => holdsAll(textOf(site.db, id), words)) } : held
  const columns = documentColumns(site.db)
  const found = narrowed(columns, hits.ids, narrowingOf(query))
  if (hits.ids.length === 0)
    return html`<div class="empty"><p>${says.noWords(typed)}</p>${held.ids.length > 0 ? html`<p><a class="button" href="${searchAt({ q: plain(typed) })}">${says.without}</a></p>` : ''}<ul>${says.tips.slice(0, 2).map((tip) => html`<li>${tip}</li>`)}</ul></div>`
  const byDate = query.get('sort') === 'date' || !hits.ranked
  const sorted = byDate ? newestFirst(columns, found.ids) : found.ids
  const from = fromOf(query)
  const strict = marked && !few
  const { items, next, read } = wordItems(site.db, sorted, from, STEP, words, lang)
  const count = numberLabel(found.ids.length, lang)
  const order = hits.ranked
    ? html`<p class="faint order">${says.sort}: ${byDate ? html`<a href="${sameWith(path, query, { sort: null, from: null })}">${says.relevance}</a> · <strong>${says.date}</strong>` : html`<strong>${says.relevance}</strong> · <a href="${sameWith(path, query, { sort: 'date', from: null })}">${says.date}</a>`}</p>`
    : html`<p class="faint order">${says.unranked}</p>`
  const steps = pager(
    {
      first: strict && from > 0 ? sameWith(path, query, { from: null }) : null,
      previous: !strict && from > 0 ? sameWith(path, query, { from: from > STEP ? from - STEP : null }) : null,
      next: next === null ? null : sameWith(path, query, { from: next }),
      said: strict ? '' : rangeOf(visit, from, items.length, sorted.length),
    },
    lang,
  )
  const nothing =
    found.ids.length === 0
      ? html`<div class="empty"><p>${says.none}</p><p>${says.tips[2]}</p></div>`
      : html`<div class="empty"><p>${says.noneChecked(numberLabel(read, lang))}</p><p><a class="button" href="${searchAt({ q: plain(typed) })}">${says.without}</a></p></div>`
  return framed(
    visit,
    found,
    [],
    html`<h2>${strict ? says.letters(count) : says.holding(count)}</h2>${order}${narrowings(FACETS, visit)}${items.length === 0 ? nothing : html`<ol class="hits" start="${from + 1}">${items}</ol>`}${steps}`,
  )
}

/** The list with what it can be narrowed by beside it. */
function framed(visit: Visit, { counts }: Narrowed, relations: readonly Counted[], list: Html): Html {
  const says = SAYS[visit.lang]
  return html`<a class="narrow-link noprint" href="#loc">${says.filter} ↓</a><div class="aside"><aside class="noprint" id="loc" aria-label="${says.filter}"><details class="facets" open><summary>${says.filter}</summary>${facetList('relation', relations, visit)}${FACETS.map((facet) => facetList(facet, counts[facet], visit))}</details></aside><div>${list}</div></div>`
}

export const searchRoutes: readonly Route[] = [{ method: 'GET', path: '/tim', page: searchPage }]
