/** The original beside the text: pictures of its pages, or a Word file in a frame. */
import type { DocumentWhole } from '../../db/document.js'
import type { Language } from '../../reports/labels.js'
import { fileAt, pictureAt, renderingAt } from '../addresses.js'
import { html, type Piece } from '../html.js'
import { NO_ORIGINAL } from '../pages/original.js'

const SAYS = {
  vi: {
    page: (page: number) => `Trang ${page} của bản gốc`,
    frame: 'Bản gốc, dựng lại từ tệp Word',
    framed: 'Dựng lại từ tệp Word; khổ giấy và phông chữ có thể khác.',
    pictured: 'Bấm vào trang để tới phần chữ của trang ấy.',
    download: 'Tải tệp gốc',
    none: 'Ở đây không xem được bản gốc.',
  },
  en: {
    page: (page: number) => `Page ${page} of the original`,
    frame: 'The original, made from the Word file',
    framed: 'Made from the Word file; paper size and fonts may differ.',
    pictured: 'Click on a page to go to its text.',
    download: 'Download the original',
    none: 'Originals cannot be shown here.',
  },
} as const

const PICTURED: ReadonlySet<string> = new Set(['pdf', 'png', 'jpg', 'tif'])

/** What is shown beside the text; `shown` is whether originals are given at all. */
export function originalPane(document: DocumentWhole, shown: boolean, lang: Language): Piece {
  const says = SAYS[lang]
  if (!shown) return html`<p class="empty">${says.none}</p>`
  const { id, format, pages } = document
  const download = html`<a class="button" href="${fileAt(id)}" download>${says.download}</a>`
  if (PICTURED.has(format))
    return [
      html`<p class="bar"><span class="faint">${says.pictured}</span> ${download}</p>`,
      html`<div class="sheets" tabindex="-1">${pages.map(
        ({ page }) =>
          html`<figure data-page="${page}" id="goc-${page}"><a href="#trang-${page}"><img loading="lazy" decoding="async" src="${pictureAt(id, page)}" alt="${says.page(page)}" width="1075" height="1520"></a><figcaption>${page}</figcaption></figure>`,
      )}</div>`,
    ]
  if (format === 'docx')
    return [
      html`<p class="bar"><span class="faint">${says.framed}</span> ${download}</p>`,
      html`<iframe class="framed" sandbox="" loading="lazy" title="${says.frame}" src="${renderingAt(id)}"></iframe>`,
    ]
  return html`<p class="bar"><span class="faint">${NO_ORIGINAL['no-picture'][lang]}</span> ${download}</p>`
}
