/** The sentence behind a cell of the matrix. */
import { evidenceOf, type Standing } from '../../../db/coverage.js'
import { workById } from '../../../db/queries.js'
import type { WorkRow } from '../../../db/types.js'
import { coverageLabel, dateLabel, relationLabel, titleLabel } from '../../../reports/labels.js'
import { whichWork } from '../../../reports/whichWork.js'
import { documentAt, workAt } from '../../addresses.js'
import { html } from '../../html.js'
import type { Page } from '../../types.js'
import { VisitError } from '../errors.js'

import { SAYS } from './says.js'

/** The sentence behind a cell. */
export const evidencePage: Page = ({ site, lang, query }) => {
  const says = SAYS[lang]
  const [document, work, standing] = [
    Number(query.get('document')),
    query.get('work') ?? '',
    query.get('standing') ?? '',
  ]
  const asked = workById(site.db, work)
  const known = (['issued', 'implements', 'reviews', 'cites', 'unclear'] as const).find((each) => each === standing)
  if (!Number.isSafeInteger(document) || asked === null || known === undefined) throw noEvidence()
  const misprints = known === 'unclear' ? misprintsOf(asked) : []
  const [found] = evidenceOf(site.db, [{ document, work, misprints, standing: known as Standing }])
  if (!found) throw noEvidence()
  return {
    title: says.evidence,
    body: html`<article class="evidence">
<h1>${says.evidence}</h1>
<p><span class="badge">${coverageLabel(known, lang)}</span> <a href="${workAt(work)}">${asked.code ?? work}</a> ${titleLabel(asked.type, asked.title)}</p>
<p><strong><a href="${documentAt(found.document)}">${found.code ?? found.type ?? found.path}</a></strong> ${found.issuer} ${dateLabel(found.date, lang)}<br>${titleLabel(found.type, found.title)}</p>
${
  found.sentence === null
    ? html`<p>${says.itself}</p>`
    : html`<blockquote class="sentence">${found.sentence}</blockquote><p>${found.relation === null ? '' : html`<span class="badge faint">${relationLabel(found.relation, lang)}</span> `}${found.page === null ? '' : says.page(found.page)}${found.saidIn === null ? '' : html` · ${says.saidIn}: ${found.saidIn}`}</p>
<p><a class="button main" href="${documentAt(found.place ?? found.document, found.start)}">${says.open}</a></p>`
}
<p class="faint">${found.path}</p>
</article>`,
  }

  function misprintsOf(asked: WorkRow): string[] {
    const meant = whichWork(site.db, asked.code ?? '', {}, site.words)
    return meant.kind === 'one' ? meant.also.map(({ id }) => id) : []
  }
}

const noEvidence = () =>
  new VisitError({ vi: 'Không tìm thấy chỗ này trong kho.', en: 'There is no such place in the archive.' }, 404)
