/** A report as one page that needs nothing else: no script, no picture, no network; for the screen and for paper. */
import { COVERAGE_STATES } from '../coverage.js'
import { escaped } from '../graph/xml.js'
import { coverageLabel, coverageLetter, dateLabel, type Language, numberLabel } from '../labels.js'
import {
  aboutLines,
  type Column,
  cellsOf,
  countOf,
  type Matrix,
  type Report,
  shown,
  type Table,
  type Value,
} from '../tables.js'
import { unitLabel } from '../units.js'
import { STYLE } from './style.js'

/** Rows of a table on the page; a page of more is no page that a browser opens well. */
export const MOST_ROWS = 1000
const MOST_UNITS = 500

const SAYS = {
  vi: {
    title: 'Báo cáo về kho văn bản',
    contents: 'Mục lục',
    none: 'Không có dòng nào.',
    open: 'mở',
    coverage: 'Độ phủ',
    unit: 'Đơn vị',
    province: 'Tỉnh, thành phố',
    cut: (rows: string, left: string) =>
      `Trang này chỉ ghi ${rows} dòng đầu, còn ${left} dòng nữa; muốn đủ thì ghi báo cáo ra tệp .xlsx hoặc .csv, hay thu hẹp bằng --where.`,
  },
  en: {
    title: 'Report on the archive',
    contents: 'Contents',
    none: 'No rows.',
    open: 'open',
    coverage: 'Coverage',
    unit: 'Unit',
    province: 'Province',
    cut: (rows: string, left: string) =>
      `Only the first ${rows} rows are on this page, ${left} more are left out; write the report as .xlsx or .csv for all of them, or ask for less with --where.`,
  },
} as const

/** The page, piece by piece. */
export function* html(report: Report): Generator<string> {
  const { lang, tables } = report
  const says = SAYS[lang]
  const matrix = report.matrix?.() ?? null
  const counts = tables.map(countOf)
  yield `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="${escaped(report.about.program)}"><title>${says.title}</title><style>${STYLE}</style></head><body>
<h1>${says.title}</h1>
<dl>${aboutLines(report)
    .map(([name, value]) => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`)
    .join('')}</dl>
<nav><h2>${says.contents}</h2><ul>
`
  for (const [at, { key, name }] of tables.entries()) {
    if (key === 'coverage' && matrix) yield `<li><a href="#matrix">${says.coverage}</a></li>\n`
    yield `<li><a href="#${key}">${text(name)}</a>${sizeOf(tables[at]!, counts[at]!, lang)}</li>\n`
  }
  yield '</ul></nav>\n<main>\n'
  for (const [at, table] of tables.entries()) {
    if (table.key === 'coverage' && matrix) yield* matrixOf(matrix, lang)
    yield* sectionOf(table, counts[at]!, lang)
  }
  yield '</main>\n</body></html>\n'
}

/** How many rows; of the overview that says nothing. */
const sizeOf = ({ key }: Table, count: number, lang: Language): string =>
  key === 'overview' ? '' : ` (${numberLabel(count, lang)})`

function* sectionOf(table: Table, count: number, lang: Language): Generator<string> {
  const says = SAYS[lang]
  yield `<section><h2 id="${table.key}">${text(table.name)}${sizeOf(table, count, lang)}</h2>\n`
  if (count === 0) {
    yield `<p class="note">${says.none}</p></section>\n`
    return
  }
  if (count > MOST_ROWS)
    yield `<p class="note">${says.cut(numberLabel(MOST_ROWS, lang), numberLabel(count - MOST_ROWS, lang))}</p>\n`
  const columns = table.columns.flatMap((column, at) =>
    column.brief || column.kind === 'address' ? [{ column, at }] : [],
  )
  yield `<div class="wide"><table><thead><tr>${columns.map(({ column }) => `<th scope="col">${text(column.heading)}</th>`).join('')}</tr></thead><tbody>\n`
  let row = 0
  for (const record of table.records()) {
    if (++row > MOST_ROWS) break
    const values = cellsOf(table, record)
    yield `<tr${record['strong'] === true ? ' class="strong"' : ''}>${columns.map(({ column, at }) => cell(column, values[at]!, lang)).join('')}</tr>\n`
  }
  yield '</tbody></table></div></section>\n'
}

function cell(column: Column, value: Value, lang: Language): string {
  if (column.kind === 'address' && typeof value === 'string') return `<td>${link(value, SAYS[lang].open)}</td>`
  const kind =
    typeof value === 'number' ? ' class="n"' : column.kind === 'date' || /code$/i.test(column.key) ? ' class="d"' : ''
  const label =
    typeof value === 'number' && column.key === 'value' ? numberLabel(value, lang) : shown(column, value, lang)
  return `<td${kind}>${text(label)}</td>`
}

function* matrixOf({ coverage, address }: Matrix, lang: Language): Generator<string> {
  const says = SAYS[lang]
  const { units, works, cells } = coverage
  yield `<section><h2 id="matrix">${says.coverage}</h2>\n<p class="legend">${[...COVERAGE_STATES, 'unclear']
    .map(
      (state) =>
        `<span><b class="${state}">${coverageLetter(state, lang)}</b>${text(coverageLabel(state, lang))}</span>`,
    )
    .join('')}</p>\n`
  if (units.length > MOST_UNITS)
    yield `<p class="note">${says.cut(numberLabel(MOST_UNITS, lang), numberLabel(units.length - MOST_UNITS, lang))}</p>\n`
  const heads = works.map(
    ({ id, code, date }) =>
      `<th class="u" scope="col">${text(`${code ?? id}${date === null ? '' : ` (${dateLabel(date, lang)})`}`)}</th>`,
  )
  yield `<div class="wide"><table class="matrix"><thead><tr><th scope="col">${says.unit}</th><th scope="col">${says.province}</th>${heads.join('')}</tr></thead><tbody>\n`
  for (const [row, unit] of units.slice(0, MOST_UNITS).entries()) {
    const own = works.map((_, column) => {
      const { state, unclear } = cells[row]![column]!
      const said = unclear === null ? state : 'unclear'
      const target = address(row, column)
      const letter = coverageLetter(said, lang)
      return `<td class="s ${said}" title="${escaped(coverageLabel(said, lang))}">${target === null ? letter : link(target, letter)}</td>`
    })
    yield `<tr><td>${text(unitLabel(unit))}</td><td>${text(unit.level === 'tỉnh' ? '' : (unit.province ?? ''))}</td>${own.join('')}</tr>\n`
  }
  yield '</tbody></table></div></section>\n'
}

const text = (value: string): string => escaped(value).replaceAll('&#10;', '\n').replaceAll('&#9;', ' ')

/** A link into the explorer, which says nothing of where it stands. */
const link = (address: string, label: string): string =>
  /^https?:\/\//.test(address) ? `<a href="${escaped(address)}" rel="noreferrer">${text(label)}</a>` : text(label)
