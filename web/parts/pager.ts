/** "Trang trước · 2/9 · Trang sau": the way through a long list. */
import type { Language } from '../../reports/labels.js'
import { numberLabel } from '../../reports/labels.js'
import { type Html, html } from '../html.js'

/** Page number of a request, from 1. */
export function pageNumber(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? '1')
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

/** Nothing where there is one page only; `at` gives the address of a page. */
export function pager(page: number, pages: number, at: (page: number) => string, lang: Language): Html | '' {
  if (pages <= 1) return ''
  const [before, after] = lang === 'vi' ? ['← Trang trước', 'Trang sau →'] : ['← Previous', 'Next →']
  return html`<nav class="pager" aria-label="${lang === 'vi' ? 'Các trang của danh sách' : 'Pages of the list'}">
${page > 1 ? html`<a class="button" rel="prev" href="${at(page - 1)}">${before}</a>` : ''}
<span>${numberLabel(page, lang)} / ${numberLabel(pages, lang)}</span>
${page < pages ? html`<a class="button" rel="next" href="${at(page + 1)}">${after}</a>` : ''}
</nav>`
}
