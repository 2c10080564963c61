/** Which units did what about which works: the matrix, and behind each of its cells the sentence that says so. */
import { works as worksOf } from '../../../db/queries.js'
import type { WorkRow } from '../../../db/types.js'
import { codeKey } from '../../../extractors/codeQuery.js'
import type { Level } from '../../../extractors/types.js'
import { type Cell, COVERAGE_STATES, type Coverage, type CoveredWork, totals } from '../../../reports/coverage.js'
import { COVERAGE_COLUMNS, coverageRows } from '../../../reports/coverageRows.js'
import { csvRow } from '../../../reports/csv.js'
import {
  coverageLabel,
  coverageLetter,
  dateLabel,
  type Language,
  levelLabel,
  numberLabel,
  titleLabel,
} from '../../../reports/labels.js'
import type { ListFault, UnclearLine } from '../../../reports/unitList.js'
import { type Unit, unitLabel } from '../../../reports/units.js'
import { coverageAt, sameWith, workAt } from '../../addresses.js'
import { type Html, html } from '../../html.js'
import { pageNumber, pager } from '../../parts/pager.js'
import type { Page, Route, Visit } from '../../types.js'

import { type Answer, type Asked, answerOf, askedOf, worksAsked } from './asked.js'
import { evidencePage } from './evidence.js'
import { SAYS } from './says.js'

/** Rows of the matrix on one page. */
const ROWS = 150
const LEVELS: readonly Level[] = ['trung ương', 'tỉnh', 'huyện', 'xã']

const coveragePage: Page = (visit) => {
  const { lang, path, query } = visit
  const says = SAYS[lang]
  const asked = askedOf(visit)
  const { works, notes } = worksAsked(visit, asked.codes)
  const answer = works.length === 0 ? null : answerOf(visit, asked, works)
  return {
    title: says.title,
    wide: works.length > 6,
    scripts: ['coverage.js'],
    styles: ['coverage.css'],
    body: html`<h1>${says.title}</h1>
<p class="lead">${says.lead}</p>
${askingForm(asked, visit)}
${notes}
${answer === null ? suggestions(visit) : answered(answer, asked, works)}
<dialog id="evidence" aria-label="${says.evidence}"><form method="dialog"><button>${says.close}</button></form><div class="into"></div></dialog>`,
  }

  function answered(
    { found, unplaced, faults, unclear }: Answer,
    { list }: Asked,
    chosen: readonly CoveredWork[],
  ): Html {
    if (faults.length > 0 || unclear.length > 0) return faultList(faults, unclear)
    if (found.units.length === 0) return html`<p class="empty">${says.nobody}</p>`
    const pages = Math.ceil(found.units.length / ROWS)
    const page = Math.min(pageNumber(query), pages)
    const rows = found.units.slice((page - 1) * ROWS, page * ROWS)
    // A list that was sent by a form is not in the address; its pages are not cut.
    const whole = list !== '' && !query.has('units')
    return html`
${sums(found, chosen, lang)}
<p class="noprint"><a class="button" href="${sameWith('/do-phu.csv', query, { page: null })}"${whole ? html` hidden` : ''}>${says.download}</a></p>
<p class="legend"><span class="faint">${says.legend}:</span> ${[...COVERAGE_STATES, 'unclear'].map((state) => html`<span class="state ${state}">${coverageLetter(state, lang)}</span> ${coverageLabel(state, lang)} `)}</p>
<div class="scroll matrix"><table>
<thead><tr><th scope="col">${says.unit}</th><th scope="col">${says.place}</th>${chosen.map((work) => html`<th scope="col"><a href="${workAt(work.id)}" title="${titleLabel(work.type, work.title)}">${workLabel(work, chosen, lang)}</a></th>`)}</tr></thead>
<tbody>${(whole ? found.units : rows).map((unit, at) => unitRow(unit, found.cells[(whole ? 0 : (page - 1) * ROWS) + at]!, chosen))}</tbody>
</table></div>
${whole ? '' : pager(page, pages, (to) => sameWith(path, query, { page: to }), lang)}
${unplaced > 0 ? html`<p class="faint">${says.unplaced(numberLabel(unplaced, lang))}</p>` : ''}`
  }

  function faultList(faults: readonly ListFault[], unclear: readonly UnclearLine[]): Html {
    const lines = [
      ...faults.map(({ line, kind, cell }) => ({ line, text: says.fault[kind](cell) })),
      ...unclear.map(({ line, unit, candidates }) => ({
        line,
        text: says.severalUnits(
          unit,
          candidates.map((each) => `${unitLabel(each)} (${each.province ?? ''})`).join(', '),
        ),
      })),
    ].sort((a, b) => a.line - b.line)
    return html`<div class="notice bad"><p>${says.listFaults}</p><ul>${lines.map(({ line, text }) => html`<li>${says.line(line)}: ${text}</li>`)}</ul></div>`
  }

  function unitRow(unit: Unit, cells: readonly Cell[], chosen: readonly CoveredWork[]): Html {
    return html`<tr><th scope="row">${unitLabel(unit)}</th><td>${unit.level === 'tỉnh' ? '' : unit.province}</td>${cells.map((cell, column) => cellOf(cell, unit, chosen[column]!))}</tr>`
  }

  function cellOf(cell: Cell, unit: Unit, work: CoveredWork): Html {
    const state = cell.unclear === null ? cell.state : 'unclear'
    const document = cell.document ?? cell.unclear
    const words = `${unitLabel(unit)}, ${work.code ?? work.id}: ${coverageLabel(state, lang)}`
    const days = cell.days === null ? '' : says.days(numberLabel(cell.days, lang))
    const shown = works.length <= 3 ? coverageLabel(state, lang) : coverageLetter(state, lang)
    if (document === null) return html`<td class="state ${state}"><span title="${words}">${shown}</span></td>`
    const address = `/do-phu/bang-chung?${new URLSearchParams({ document: String(document), work: work.id, standing: state })}`
    return html`<td class="state ${state}"><a href="${address}" data-evidence title="${words}">${shown}${works.length > 3 ? html`<span class="visually-hidden"> ${coverageLabel(state, lang)}</span>` : ''}</a>${days ? html` <small>${works.length <= 3 ? days : numberLabel(cell.days!, lang)}</small>` : ''}</td>`
  }

  function suggestions({ site: { db } }: Visit): Html {
    const central = [...worksOf(db, { scope: 'tw', limit: 8 })].filter(({ code }) => code !== null)
    return html`<h2>${says.suggestions}</h2><ul>${central.map((work) => html`<li><a href="${coverageAt({ code: work.id })}">${work.code}</a> <span class="faint">${dateLabel(work.date, lang)}</span> ${titleLabel(work.type, work.title)}</li>`)}</ul>`
  }

  function askingForm({ codes, list, province, level, lacking }: Asked, { site: { words } }: Visit): Html {
    return html`<form class="card asking noprint" action="/do-phu" method="get">
<label>${says.codes}<textarea name="code" rows="${Math.min(6, Math.max(2, codes.length))}" spellcheck="false">${codes.join('\n')}</textarea></label>
<details${list ? html` open` : ''}><summary>${says.units}</summary><p class="faint">${says.unitsWhy}</p><textarea name="units" rows="6" spellcheck="false" aria-label="${says.units}">${list}</textarea><p><button formmethod="post">${says.askList}</button></p></details>
<div class="row">
<label>${says.province}<select name="province"><option value="">${says.all}</option>${words.provinces.map(({ name }) => html`<option${name === province ? html` selected` : ''}>${name}</option>`)}</select></label>
<label>${says.level}<select name="level"><option value="">${says.all}</option>${LEVELS.map((each) => html`<option value="${each}"${each === level ? html` selected` : ''}>${levelLabel(each, lang)}</option>`)}</select></label>
<label>${says.only}<select name="only"><option value="">${says.everyone}</option><option value="lacking"${lacking ? html` selected` : ''}>${says.lacking}</option></select></label>
<button class="main">${says.ask}</button>
</div>
</form>`
  }
}

/** Its code; of two with one code also the date. */
function workLabel({ id, code, date }: WorkRow, works: readonly WorkRow[], lang: Language): string {
  if (code === null) return id
  const same = works.filter((other) => other.code !== null && codeKey(other.code) === codeKey(code)).length > 1
  return same && date ? `${code} (${dateLabel(date, lang)})` : code
}

/** How many units are in each state, a line a work, with a bar. */
function sums(found: Coverage, works: readonly CoveredWork[], lang: Language): Html {
  const says = SAYS[lang]
  const total = found.units.length
  return html`<h2>${says.sums}: ${says.units_(numberLabel(total, lang))}</h2>
<div class="scroll"><table class="sums"><thead><tr><th scope="col">${lang === 'vi' ? 'Văn bản' : 'Work'}</th><th scope="col" class="bar"></th>${COVERAGE_STATES.map((state) => html`<th scope="col" class="number">${coverageLabel(state, lang)}</th>`)}<th scope="col" class="number">${says.median}</th></tr></thead><tbody>${works.map(
    (work, column) => {
      const { medianDays, ...counts } = totals(found, column)
      return html`<tr><th scope="row"><a href="${workAt(work.id)}">${workLabel(work, works, lang)}</a><br><small>${titleLabel(work.type, work.title)}</small></th><td class="bar">${bar(counts, total)}</td>${COVERAGE_STATES.map((state) => html`<td class="number">${numberLabel(counts[state], lang)}</td>`)}<td class="number">${medianDays === null ? '' : numberLabel(medianDays, lang)}</td></tr>`
    },
  )}</tbody></table></div>`
}

const WIDTH = 160

function bar(counts: Readonly<Record<string, number>>, total: number): Html {
  let at = 0
  return html`<svg class="share" viewBox="0 0 ${WIDTH} 14" width="${WIDTH}" height="14" aria-hidden="true">${COVERAGE_STATES.map(
    (state) => {
      const width = total === 0 ? 0 : ((counts[state] ?? 0) / total) * WIDTH
      const piece = html`<rect class="${state}" x="${at.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="14"></rect>`
      at += width
      return piece
    },
  )}</svg>`
}

/** The matrix as rows, with the sentences. */
const coverageCsv: Page = (visit) => {
  const asked = askedOf(visit)
  const { works } = worksAsked(visit, asked.codes)
  const { found } = answerOf(visit, asked, works)
  const lines = ['\uFEFF', csvRow(COVERAGE_COLUMNS)]
  for (const row of coverageRows(visit.site.db, found)) lines.push(csvRow(COVERAGE_COLUMNS.map((name) => row[name])))
  return new Response(lines.join(''), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="do-phu.csv"',
    },
  })
}

export const coverageRoutes: readonly Route[] = [
  { method: 'GET', path: '/do-phu', page: coveragePage },
  { method: 'POST', path: '/do-phu', page: coveragePage },
  { method: 'GET', path: '/do-phu.csv', page: coverageCsv },
  { method: 'GET', path: '/do-phu/bang-chung', page: evidencePage },
]
