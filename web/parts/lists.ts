/** Pieces of lists: a document's line, the values it is narrowed by, the steps through many rows. */
import type { ListedDocument } from '../../db/search.js'
import type { WorkRow } from '../../db/types.js'
import { type Counted, type Facet, NONE } from '../../reports/facets.js'
import { dateLabel, type Language, levelLabel, numberLabel, relationLabel } from '../../reports/labels.js'
import { sameWith } from '../addresses.js'
import { type Html, html } from '../html.js'

const SAYS = {
  vi: {
    type: 'Thể loại',
    level: 'Cấp',
    province: 'Tỉnh, thành phố',
    year: 'Năm',
    relation: 'Quan hệ',
    none: 'không rõ',
    more: (count: string) => `${count} giá trị khác`,
    narrowedTo: 'Đang lọc',
    drop: 'bỏ',
    next: 'Trang sau →',
    previous: '← Trang trước',
    first: 'Về đầu',
    pages: 'Các trang kết quả',
    noHeader: 'Tài liệu không có phần đầu văn bản',
  },
  en: {
    type: 'Type',
    level: 'Level',
    province: 'Province, city',
    year: 'Year',
    relation: 'Relation',
    none: 'unknown',
    more: (count: string) => `${count} more values`,
    narrowedTo: 'Narrowed to',
    drop: 'drop',
    next: 'Next →',
    previous: '← Previous',
    first: 'To the first',
    pages: 'Pages of results',
    noHeader: 'A document without a head',
  },
} as const

/** A facet, or the relation that documents cite by. */
export type FacetName = Facet | 'relation'

export function valueLabel(facet: FacetName, value: string, lang: Language): string {
  if (value === NONE) return SAYS[lang].none
  if (facet === 'level') return levelLabel(value, lang)
  if (facet === 'relation') return relationLabel(value, lang)
  return value
}

const SHOWN = 8

/** The values of a facet as links that narrow; the chosen one takes the narrowing back. */
export function facetList(
  facet: FacetName,
  counted: readonly Counted[],
  { path, query, lang }: { path: string; query: URLSearchParams; lang: Language },
): Html {
  const says = SAYS[lang]
  const chosen = query.get(facet)
  const item = ({ value, count }: Counted) => {
    const on = value === chosen
    const address = sameWith(path, query, { [facet]: on ? null : value, from: null, page: null })
    return html`<li><a href="${address}"${on ? html` aria-current="true"` : ''}>${valueLabel(facet, value, lang)} <span>${numberLabel(count, lang)}</span></a></li>`
  }
  if (counted.length === 0) return html``
  const [first, rest] = [counted.slice(0, SHOWN), counted.slice(SHOWN)]
  return html`<h3>${says[facet]}</h3><ul class="facet">${first.map(item)}</ul>
${rest.length > 0 ? html`<details class="more"${rest.some(({ value }) => value === chosen) ? html` open` : ''}><summary>${says.more(numberLabel(rest.length, lang))}</summary><ul class="facet">${rest.map(item)}</ul></details>` : ''}`
}

/** What the list is narrowed to, each with a link that takes it back. */
export function narrowings(
  names: readonly FacetName[],
  { path, query, lang }: { path: string; query: URLSearchParams; lang: Language },
): Html {
  const says = SAYS[lang]
  const set = names.filter((name) => query.get(name))
  if (set.length === 0) return html``
  return html`<p class="narrowed">${says.narrowedTo}: ${set.map((name) => html`<a class="badge" href="${sameWith(path, query, { [name]: null, from: null, page: null })}">${valueLabel(name, query.get(name)!, lang)} <span aria-hidden="true">×</span><span class="visually-hidden">${says.drop}</span></a> `)}</p>`
}

/** Steps to the page before and after; addresses, or null where there is none. */
export function pager(
  {
    previous,
    next,
    first = null,
    said,
  }: { previous: string | null; next: string | null; first?: string | null; said: string },
  lang: Language,
): Html {
  const says = SAYS[lang]
  if (previous === null && next === null && first === null) return html``
  return html`<nav class="pager" aria-label="${says.pages}">${first === null ? '' : html`<a href="${first}">${says.first}</a>`}${previous === null ? '' : html`<a rel="prev" href="${previous}">${says.previous}</a>`}<span class="faint">${said}</span>${next === null ? '' : html`<a rel="next" href="${next}">${says.next}</a>`}</nav>`
}

/** What a document is called: its code or type; of one without a header, its file. */
export function documentName(
  { code, type, path }: Pick<ListedDocument, 'code' | 'type' | 'path'>,
  lang: Language,
): string {
  return code ?? type ?? path?.split('/').at(-1) ?? SAYS[lang].noHeader
}

/** Issuer, province and date of a document; the province only where the issuer does not name it. */
export function documentPlace(
  { issuer, province, date }: Pick<ListedDocument, 'issuer' | 'province' | 'date'>,
  lang: Language,
): string {
  return [issuer, province !== null && !issuer?.includes(province) && province, dateLabel(date, lang)]
    .filter(Boolean)
    .join(' · ')
}

/** A work in one line: its code, of one without number its type. */
export const workName = ({ code, type, id }: Pick<WorkRow, 'code' | 'type' | 'id'>): string => code ?? type ?? id

/** Where a work is from: "tw" is the centre, "hai-phong/xa-thai-son" stays as it is. */
export const scopeLabel = (scope: string, lang: Language): string =>
  scope === 'tw'
    ? levelLabel('trung ương', lang)
    : scope === '?'
      ? lang === 'vi'
        ? 'chưa rõ nơi ban hành'
        : 'issuing place unknown'
      : scope
