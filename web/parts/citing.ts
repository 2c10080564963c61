/** Who cites a work: counts by level and place first, then the documents of what was chosen, a page at a time. */
import { type DocumentColumns, documentColumns } from '../../db/columns.js'
import { levelRank } from '../../db/graph.js'
import type { Db } from '../../db/open.js'
import { carriersOf } from '../../db/queries.js'
import { citingByRelation, citingCounts, citingPlaces, listedDocuments } from '../../db/search.js'
import { type Narrowed, type Narrowing, NONE, narrowed, newestFirst } from '../../reports/facets.js'
import { dateLabel, levelLabel, numberLabel } from '../../reports/labels.js'
import { typedDate } from '../../reports/typed.js'
import { sameWith, workAt } from '../addresses.js'
import { type Html, html } from '../html.js'
import { VisitError } from '../pages/errors.js'
import type { Visit } from '../types.js'
import { pager, valueLabel, workName } from './lists.js'
import { citingItem } from './results.js'

const SAYS = {
  vi: {
    heading: 'Nơi viện dẫn',
    none: 'Kho chưa có tài liệu nào viện dẫn văn bản này.',
    noneSo: 'Không có tài liệu nào theo điều kiện đã chọn.',
    count: (documents: string) => `${documents} tài liệu`,
    all: 'tất cả',
    relation: 'Quan hệ',
    level: 'Cấp',
    province: 'Tỉnh, thành phố',
    since: 'Từ ngày',
    until: 'Đến ngày',
    filter: 'Lọc',
    clear: 'Bỏ lọc',
    groups: 'Theo cấp và nơi',
    documents: 'Tài liệu',
    newest: 'mới nhất trước',
    range: (from: string, to: string, all: string) => `${from}–${to} trong ${all}`,
    via: 'Cả những tài liệu viện dẫn qua văn bản thực hiện',
    viaHeading: 'Qua văn bản thực hiện',
    viaNone: 'Chưa thấy tài liệu nào dẫn tới văn bản này qua một văn bản thực hiện nó.',
    viaMore: (count: string) => `Chỉ hiện ${count} văn bản được dẫn nhiều nhất.`,
    badDate: 'Không hiểu ngày đã gõ; hãy viết như 01/03/2025, 3/2025 hoặc 2025.',
    noPlace: 'không rõ nơi',
    csv: 'Tải danh sách này (.csv)',
    provinces: (count: string) => `${count} tỉnh, thành phố`,
  },
  en: {
    heading: 'Who cites it',
    none: 'No document of the archive cites this work.',
    noneSo: 'No documents under these conditions.',
    count: (documents: string) => `${documents} documents`,
    all: 'all',
    relation: 'Relation',
    level: 'Level',
    province: 'Province, city',
    since: 'Since',
    until: 'Until',
    filter: 'Filter',
    clear: 'Drop filters',
    groups: 'By level and place',
    documents: 'Documents',
    newest: 'newest first',
    range: (from: string, to: string, all: string) => `${from}–${to} of ${all}`,
    via: 'Also documents that cite it through one that carries it out',
    viaHeading: 'Through those that carry it out',
    viaNone: 'No document leads to this work through one that carries it out.',
    viaMore: (count: string) => `Only the ${count} most cited are shown.`,
    badDate: 'The date is not understood; write it as 2025-03-01, 2025-03 or 2025.',
    noPlace: 'place unknown',
    csv: 'Download this list (.csv)',
    provinces: (count: string) => `${count} provinces and cities`,
  },
} as const

const STEP = 10
const CARRIERS = { walked: 600, shown: 60 } as const

/** Parameters of an address that narrow who cites. */
export const NARROWING = ['relation', 'level', 'province', 'since', 'until'] as const

/** Documents that cite a work under the conditions of an address. */
export interface Citers extends Narrowed {
  readonly all: number
  readonly byRelation: ReadonlyMap<string, readonly number[]>
  readonly columns: DocumentColumns
}

export function citersAsked(db: Db, work: string, query: URLSearchParams): Citers {
  const asked = (name: string) => query.get(name) || undefined
  const day = (name: string) => (asked(name) === undefined ? undefined : typedDate(asked(name)!))
  for (const name of ['since', 'until'])
    if (day(name) === null) throw new VisitError({ vi: SAYS.vi.badDate, en: SAYS.en.badDate })
  const byRelation = citingByRelation(db, [work])
  const every = new Set([...byRelation.values()].flat())
  const relation = asked('relation')
  const conditions: Narrowing = Object.fromEntries(
    [
      ['level', asked('level')],
      ['province', asked('province')],
      ['since', day('since')],
      ['until', day('until')],
    ].filter(([, value]) => value),
  )
  const columns = documentColumns(db)
  const hits = relation === undefined ? [...every] : (byRelation.get(relation) ?? [])
  return { ...narrowed(columns, hits, conditions), all: every.size, byRelation, columns }
}

export function citing(visit: Visit, work: string): Html {
  const { site, lang, path, query } = visit
  const says = SAYS[lang]
  const number = (count: number) => numberLabel(count, lang)
  const found = citersAsked(site.db, work, query)
  if (found.all === 0)
    return html`<section id="vien-dan"><h2>${says.heading}</h2><p class="empty">${says.none}</p></section>`
  const pages = Math.max(1, Math.ceil(found.ids.length / STEP))
  const page = Math.min(pages, Math.max(1, Math.floor(Number(query.get('page') ?? 1)) || 1))
  const from = (page - 1) * STEP
  const documents = listedDocuments(site.db, newestFirst(found.columns, found.ids).slice(from, from + STEP))
  const places = citingPlaces(
    site.db,
    [work],
    documents.map(({ id }) => id),
  )
  const at = (to: number) => `${sameWith(path, query, { page: to === 1 ? null : to })}#tai-lieu`
  const steps = pager(
    {
      previous: page > 1 ? at(page - 1) : null,
      next: page < pages ? at(page + 1) : null,
      said: says.range(number(from + 1), number(from + documents.length), number(found.ids.length)),
    },
    lang,
  )
  const csv = new URLSearchParams({ id: work })
  for (const name of NARROWING) if (query.get(name)) csv.set(name, query.get(name)!)
  return html`<section id="vien-dan"><h2>${says.heading} <span class="faint">${says.count(number(found.all))}</span></h2>
${form(visit, work, found)}
${groups(visit, found)}
<h3 id="tai-lieu">${says.documents} <span class="faint">${says.count(number(found.ids.length))}, ${says.newest}</span></h3>
${
  documents.length === 0
    ? html`<p class="empty">${says.noneSo}</p>`
    : html`<ol class="hits" start="${from + 1}">${documents.map((document) =>
        citingItem(
          document,
          places.filter((place) => place.document === document.id),
          lang,
        ),
      )}</ol>`
}${steps}
<p class="noprint"><a href="/van-ban/vien-dan.csv?${csv}">${says.csv}</a></p>
${via(visit, work)}</section>`
}

function form({ lang, query }: Visit, work: string, { byRelation, counts }: Citers): Html {
  const says = SAYS[lang]
  const option = (value: string, name: string, chosen: string | null) =>
    html`<option value="${value}"${value === (chosen ?? '') ? html` selected` : ''}>${name}</option>`
  const choose = (name: 'relation' | 'level' | 'province', values: readonly (readonly [string, number])[]) =>
    html`<label>${says[name]}<select name="${name}" data-submit>${option('', says.all, query.get(name))}${values.map(([value, count]) => option(value, `${valueLabel(name, value, lang)} (${numberLabel(count, lang)})`, query.get(name)))}</select></label>`
  const day = (name: 'since' | 'until') =>
    html`<label>${says[name]}<input name="${name}" value="${query.get(name) ?? ''}" placeholder="${lang === 'vi' ? '31/01/2025' : '2025-01-31'}" size="11"></label>`
  const kept = ['depth', 'view', 'works'].filter((name) => query.get(name))
  const set = NARROWING.some((name) => query.get(name))
  const provinces = counts.province.map(({ value, count }) => [value, count] as const)
  return html`<form class="filters" method="get" action="/van-ban#vien-dan"><input type="hidden" name="id" value="${work}">${kept.map((name) => html`<input type="hidden" name="${name}" value="${query.get(name)}">`)}
${choose(
  'relation',
  Array.from(byRelation, ([relation, ids]) => [relation, ids.length] as const).sort((a, b) => b[1] - a[1]),
)}
${choose(
  'level',
  counts.level.map(({ value, count }) => [value, count] as const),
)}
${choose(
  'province',
  provinces.toSorted(([a], [b]) => a.localeCompare(b, 'vi')),
)}
${day('since')}${day('until')}<button>${says.filter}</button>${set ? html` <a href="${workAt(work)}#vien-dan">${says.clear}</a>` : ''}</form>`
}

/** How many documents each level and place has; a place is a link to its documents. */
function groups({ lang, path, query }: Visit, { ids, columns }: Citers): Html {
  const says = SAYS[lang]
  const number = (count: number) => numberLabel(count, lang)
  const counts = new Map<number, Map<number, number>>()
  for (const id of ids) {
    const ofLevel = counts.get(columns.level.at[id]!) ?? new Map<number, number>()
    counts.set(columns.level.at[id]!, ofLevel)
    const place = columns.province.at[id]!
    ofLevel.set(place, (ofLevel.get(place) ?? 0) + 1)
  }
  const levels = Array.from(counts, ([level, places]) => ({ level: columns.level.names[level] ?? null, places })).sort(
    (a, b) => levelRank(a.level) - levelRank(b.level),
  )
  const narrow = (changes: Readonly<Record<string, string>>) =>
    `${sameWith(path, query, { ...changes, page: null })}#tai-lieu`
  return html`<table class="groups"><caption class="visually-hidden">${says.groups}</caption><tbody>${levels.map(
    ({ level, places }) => {
      const value = level ?? NONE
      const all = [...places.values()].reduce((sum, count) => sum + count, 0)
      const named = Array.from(places, ([place, count]) => ({
        province: columns.province.names[place] ?? null,
        count,
      })).sort((a, b) => b.count - a.count || (a.province ?? '').localeCompare(b.province ?? '', 'vi'))
      const link = ({ province, count }: (typeof named)[number]) =>
        html`<a href="${narrow({ level: value, province: province ?? NONE })}">${province ?? says.noPlace}</a> <span class="faint">${number(count)}</span>`
      const placed =
        level === 'trung ương'
          ? html``
          : named.length > 12
            ? html`<details><summary>${says.provinces(number(named.length))}</summary><ul class="places">${named.map((each) => html`<li>${link(each)}</li>`)}</ul></details>`
            : html`<ul class="places">${named.map((each) => html`<li>${link(each)}</li>`)}</ul>`
      return html`<tr><th scope="row"><a href="${narrow({ level: value })}">${level === null ? valueLabel('level', NONE, lang) : levelLabel(level, lang)}</a></th><td class="number">${number(all)}</td><td>${placed}</td></tr>`
    },
  )}</tbody></table>`
}

/** Works that carry it out and are cited themselves, with the way from each to it. */
function via({ site, lang, path, query }: Visit, work: string): Html {
  const says = SAYS[lang]
  if (!query.get('via'))
    return html`<p class="noprint"><a href="${sameWith(path, query, { via: 1 })}#qua">${says.via}</a></p>`
  const counts = citingCounts(site.db)
  const carriers = carriersOf(site.db, work, CARRIERS.walked)
  const names = new Map(carriers.map((carrier) => [carrier.work.id, workName(carrier.work)]))
  const cited = carriers
    .flatMap((carrier) => {
      const count = counts.get(carrier.work.id) ?? 0
      return count > 0 ? [{ ...carrier, count }] : []
    })
    .sort((a, b) => b.count - a.count || (a.work.id < b.work.id ? -1 : 1))
  const shown = cited.slice(0, CARRIERS.shown)
  return html`<h3 id="qua">${says.viaHeading}</h3>${
    cited.length === 0
      ? html`<p class="empty">${says.viaNone}</p>`
      : html`<ul>${shown.map(
          ({ work: carrier, through, count }) =>
            html`<li><a href="${workAt(carrier.id)}#vien-dan"><strong>${workName(carrier)}</strong></a> <span class="faint">${[carrier.issuer, dateLabel(carrier.date, lang)].filter(Boolean).join(' · ')}</span> · ${says.count(numberLabel(count, lang))}${
              through.length > 1
                ? html` <span class="faint">(${through
                    .slice(1)
                    .map((id) => names.get(id) ?? id)
                    .toReversed()
                    .join(' → ')})</span>`
                : ''
            }</li>`,
        )}</ul>${cited.length > shown.length ? html`<p class="faint">${says.viaMore(numberLabel(shown.length, lang))}</p>` : ''}`
  }`
}
