/** A work in short: what tells it apart from others of its code. */
import type { WorkRow } from '../../db/types.js'
import { dateLabel, type Language, numberLabel, titleLabel } from '../../reports/labels.js'
import { coverageAt, workAt } from '../addresses.js'
import { type Html, html } from '../html.js'
import { scopeLabel, workName } from './lists.js'

const SAYS = {
  vi: {
    term: (term: string) => `khóa ${term}`,
    held: 'kho có',
    notHeld: 'kho không có',
    registry: 'có trong danh mục',
    citedOnly: 'chỉ biết qua viện dẫn',
    cited: (count: string) => `${count} tài liệu viện dẫn`,
    open: 'Mở văn bản, chuỗi và nơi viện dẫn',
    coverage: 'Nơi nào đã làm',
    noTitle: 'chưa rõ trích yếu',
  },
  en: {
    term: (term: string) => `term ${term}`,
    held: 'in the archive',
    notHeld: 'not in the archive',
    registry: 'in the registry',
    citedOnly: 'known from citations only',
    cited: (count: string) => `cited by ${count} documents`,
    open: 'Open the work, its chain and citations',
    coverage: 'Who has acted',
    noTitle: 'title unknown',
  },
} as const

/** How a work is known: held, listed, or cited only. */
export function originBadges(
  { origin, held }: { readonly origin: WorkRow['origin']; readonly held: number },
  lang: Language,
): Html {
  const says = SAYS[lang]
  const known =
    origin === 'registry'
      ? html` <span class="badge">${says.registry}</span>`
      : origin === 'cited'
        ? html` <span class="badge warn">${says.citedOnly}</span>`
        : ''
  return html`${held > 0 ? html`<span class="badge ok">${says.held}</span>` : html`<span class="badge faint">${says.notHeld}</span>`}${known}`
}

/** Date, issuer, term and id of a work. */
export const workPlace = ({ issuer, date, term, scope }: WorkRow, lang: Language): string =>
  [issuer ?? scopeLabel(scope, lang), dateLabel(date, lang), term !== null && SAYS[lang].term(term)]
    .filter(Boolean)
    .join(' · ')

export function workCard(work: WorkRow & { readonly held: number }, citing: number, lang: Language): Html {
  const says = SAYS[lang]
  return html`<article class="card work">
<p class="who"><a href="${workAt(work.id)}"><strong>${workName(work)}</strong></a> <span class="faint">${workPlace(work, lang)}</span></p>
<p class="about">${titleLabel(work.type, work.title) || html`<span class="faint">${[work.type, says.noTitle].filter(Boolean).join(', ')}</span>`}</p>
<p class="marks">${originBadges(work, lang)} <span class="badge faint">${says.cited(numberLabel(citing, lang))}</span></p>
<p class="noprint"><a href="${workAt(work.id)}">${says.open}</a>${work.code === null ? '' : html` · <a href="${coverageAt({ code: work.id })}">${says.coverage}</a>`}</p>
</article>`
}
