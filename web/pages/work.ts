/** One work: what it is, what it carries out, who cites it, what is due about it; and the same as files. */

import { workById } from '../../db/queries.js'
import { citingCounts, citingPlaces, listedDocuments, worksByIds } from '../../db/search.js'
import type { WorkRow } from '../../db/types.js'
import { CITE_COLUMNS } from '../../reports/citeColumns.js'
import { csvRow } from '../../reports/csv.js'
import { newestFirst } from '../../reports/facets.js'
import { svg } from '../../reports/graph/svg.js'
import { numberLabel, titleLabel } from '../../reports/labels.js'
import { coverageAt, searchAt } from '../addresses.js'
import { html } from '../html.js'
import { chain, graphAsked } from '../parts/chain.js'
import { citersAsked, citing } from '../parts/citing.js'
import { workName } from '../parts/lists.js'
import { originBadges, workPlace } from '../parts/workCard.js'
import { workFacts } from '../parts/workFacts.js'
import { workTimes } from '../parts/workTimes.js'
import type { Page, Route, Visit } from '../types.js'
import { VisitError } from './errors.js'

const SAYS = {
  vi: {
    here: 'Trên trang này',
    sections: [
      ['#chuoi', 'Chuỗi'],
      ['#vien-dan', 'Nơi viện dẫn'],
      ['#thoi-gian', 'Theo thời gian'],
      ['#so-ket', 'Sơ kết, tổng kết'],
      ['#thoi-han', 'Thời hạn'],
      ['#can-xem', 'Cần xem'],
    ],
    citing: (count: string) => `${count} tài liệu viện dẫn`,
    coverage: 'Nơi nào đã làm',
    svg: 'Tải sơ đồ (.svg)',
    csv: 'Tải danh sách viện dẫn (.csv)',
  },
  en: {
    here: 'On this page',
    sections: [
      ['#chuoi', 'Chain'],
      ['#vien-dan', 'Who cites it'],
      ['#thoi-gian', 'Over time'],
      ['#so-ket', 'Reviews'],
      ['#thoi-han', 'Deadlines'],
      ['#can-xem', 'To review'],
    ],
    citing: (count: string) => `cited by ${count} documents`,
    coverage: 'Who has acted',
    svg: 'Download the drawing (.svg)',
    csv: 'Download the citations (.csv)',
  },
} as const

/** The work that the address names by its id. Throws VisitError where there is none. */
export function workAsked({ site, query }: Pick<Visit, 'site' | 'query'>): WorkRow {
  const work = workById(site.db, (query.get('id') ?? '').normalize('NFC'))
  if (!work)
    throw new VisitError(
      {
        vi: 'Kho không nhắc tới văn bản nào có mã này. Hãy tìm theo số hiệu ở ô trên.',
        en: 'The archive names no work of this id. Search its code above.',
      },
      404,
    )
  return work
}

const workPage: Page = (visit) => {
  const { site, lang, query } = visit
  const says = SAYS[lang]
  const work = workAsked(visit)
  const count = citingCounts(site.db).get(work.id) ?? 0
  const held = worksByIds(site.db, [work.id])[0]!.held
  const files = new URLSearchParams({ id: work.id })
  const depth = query.get('depth')
  return {
    title: workName(work),
    styles: ['search.css', 'work.css'],
    body: html`<p class="crumbs"><a href="${searchAt()}">${lang === 'vi' ? 'Tra cứu' : 'Search'}</a></p>
<h1>${workName(work)} ${originBadges({ origin: work.origin, held }, lang)} <span class="badge faint">${says.citing(numberLabel(count, lang))}</span></h1>
<p class="lead">${titleLabel(work.type, work.title) || workPlace(work, lang)}</p>
<nav class="here noprint" aria-label="${says.here}">${says.sections.map(([at, name]) => html`<a href="${at}">${name}</a> `)}${work.code === null ? '' : html`<a href="${coverageAt({ code: work.id })}">${says.coverage}</a> `}<a href="/van-ban/so-do.svg?${files}${depth ? `&depth=${encodeURIComponent(depth)}` : ''}" download>${says.svg}</a> <a href="/van-ban/vien-dan.csv?${files}" download>${says.csv}</a></nav>
${workFacts(visit, work)}
${chain(visit, work.id, count)}
${citing(visit, work.id)}
${workTimes(visit, work)}`,
  }
}

/** A name for a file, from the code: "57-NQ_TW". */
const fileName = (work: WorkRow): string => workName(work).replace(/[^\p{L}\p{N}-]+/gu, '_')

const attached = (name: string, type: string): Readonly<Record<string, string>> => ({
  'Content-Type': type,
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
})

const drawingFile: Page = (visit) => {
  const work = workAsked(visit)
  const drawing = svg(graphAsked(visit, work.id), visit.lang)
  return new Response(drawing, { headers: attached(`${fileName(work)}.svg`, 'image/svg+xml; charset=utf-8') })
}

/** Documents that are read for one piece of a file. */
const PIECE = 500

const citingFile: Page = ({ site, query }) => {
  const work = workAsked({ site, query })
  const { ids, columns } = citersAsked(site.db, work.id, query)
  const sorted = newestFirst(columns, ids)
  const relation = query.get('relation')
  function* pieces(): Generator<string> {
    // The mark at the beginning makes spreadsheets read it as UTF-8.
    yield `\uFEFF${csvRow(CITE_COLUMNS)}`
    for (let at = 0; at < sorted.length; at += PIECE) {
      const documents = listedDocuments(site.db, sorted.slice(at, at + PIECE))
      const byId = new Map(documents.map((document) => [document.id, document]))
      let piece = ''
      for (const place of citingPlaces(site.db, [work.id], [...byId.keys()])) {
        if (relation && place.relation !== relation) continue
        const row: Readonly<Record<string, string | number | null>> = { ...byId.get(place.document)!, ...place }
        piece += csvRow(CITE_COLUMNS.map((name) => row[name]))
      }
      yield piece
    }
  }
  const encoder = new TextEncoder()
  const rows = pieces()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = rows.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
  return new Response(body, { headers: attached(`${fileName(work)}.csv`, 'text/csv; charset=utf-8') })
}

export const workRoutes: readonly Route[] = [
  { method: 'GET', path: '/van-ban', page: workPage },
  { method: 'GET', path: '/van-ban/so-do.svg', page: drawingFile },
  { method: 'GET', path: '/van-ban/vien-dan.csv', page: citingFile },
]
