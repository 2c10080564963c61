/** Questions in SQL, for reading alone: a limit on time and rows; the tables are described beside them. */
import { ask, type QuestionAnswer } from '../../db/question.js'
import { EXAMPLE_QUESTIONS, tables } from '../../db/schema.js'
import { hiddenDocuments } from '../../db/secret.js'
import { csvRow } from '../../reports/csv.js'
import { numberLabel } from '../../reports/labels.js'
import { sameWith, sqlAt } from '../addresses.js'
import { type Html, html } from '../html.js'
import type { Page, Route, Site } from '../types.js'
import { VisitError } from './errors.js'

const ROWS = 1000
const CSV_ROWS = 100_000
const BYTES = 4_000_000
const SECONDS = 5

const SAYS = {
  vi: {
    title: 'Hỏi bằng SQL',
    lead: `Chỉ đọc; tối đa ${SECONDS} giây và ${ROWS} dòng. Tệp cơ sở dữ liệu cũng mở được bằng Datasette.`,
    label: 'Câu lệnh SELECT',
    ask: 'Hỏi',
    rows: (count: string) => `${count} dòng`,
    more: 'Còn nữa; câu trả lời bị cắt.',
    download: 'Tải .csv',
    examples: 'Ví dụ',
    tables: 'Các bảng',
    'not-a-question': 'Chỉ nhận một câu SELECT, WITH, VALUES hoặc EXPLAIN; không có gì được ghi.',
    'too-long': `Câu hỏi chạy quá ${SECONDS} giây nên đã dừng; hãy thêm WHERE hoặc LIMIT.`,
    secret: 'Kho có văn bản mật nên không hỏi bằng SQL được, trừ khi chạy vankien serve --include-secret.',
    stopped: 'Câu hỏi cần quá nhiều bộ nhớ nên đã dừng.',
  },
  en: {
    title: 'Ask in SQL',
    lead: `For reading alone; at most ${SECONDS} seconds and ${ROWS} rows. The database file opens in Datasette too.`,
    label: 'A SELECT statement',
    ask: 'Ask',
    rows: (count: string) => `${count} rows`,
    more: 'There is more; the answer was cut.',
    download: 'Download .csv',
    examples: 'Examples',
    tables: 'Tables',
    'not-a-question': 'Only one SELECT, WITH, VALUES or EXPLAIN is taken; nothing is ever written.',
    'too-long': `The question took more than ${SECONDS} seconds and was stopped; add a WHERE or a LIMIT.`,
    secret: 'The archive holds secret documents; it can be asked in SQL only under vankien serve --include-secret.',
    stopped: 'The question needs too much memory and was stopped.',
  },
} as const

/** A question in SQL reads the file as it is, and would show what is hidden from all others. */
function openFor(site: Site): void {
  if (hiddenDocuments(site.db) > 0) throw new VisitError({ vi: SAYS.vi.secret, en: SAYS.en.secret }, 403)
}

const sqlPage: Page = async ({ site, lang, query, path }) => {
  const says = SAYS[lang]
  openFor(site)
  const sql = (query.get('q') ?? '').trim()
  const answer = sql === '' ? null : await ask({ path: site.database, sql, rows: ROWS, bytes: BYTES }, SECONDS * 1000)
  return {
    title: says.title,
    wide: true,
    status: answer && 'error' in answer ? 400 : 200,
    styles: ['sql.css'],
    body: html`<h1>${says.title}</h1><p class="lead">${says.lead}</p>
<form class="sql noprint" action="/sql" method="get"><label>${says.label}<textarea name="q" rows="6" spellcheck="false">${sql}</textarea></label><button class="main">${says.ask}</button></form>
${answer === null ? '' : answered(answer)}
<section class="noprint"><h2>${says.examples}</h2><ul>${EXAMPLE_QUESTIONS.map(([vi, en, text]) => html`<li><a href="${sqlAt({ q: text })}">${lang === 'vi' ? vi : en}</a></li>`)}</ul>
<h2>${says.tables}</h2>${tables(site.db).map(({ name, columns }) => html`<details><summary><code>${name}</code></summary><p class="columns">${columns.map((column) => html`<code>${column}</code> `)}</p></details>`)}</section>`,
  }

  function answered(found: QuestionAnswer): Html {
    if ('error' in found)
      return html`<p class="notice bad" role="alert">${says[found.error as 'too-long' | 'stopped'] ?? found.error}</p>`
    return html`<p><strong>${says.rows(numberLabel(found.rows.length, lang))}</strong> ${found.more ? html`<span class="badge warn">${says.more}</span>` : ''} <a class="noprint" href="${sameWith(`${path}.csv`, query, {})}">${says.download}</a></p>
<div class="scroll"><table><thead><tr>${found.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${found.rows.map((row) => html`<tr>${row.map((value) => html`<td${typeof value === 'number' ? html` class="number"` : ''}>${value}</td>`)}</tr>`)}</tbody></table></div>`
  }
}

const sqlCsv: Page = async ({ site, query }) => {
  openFor(site)
  const question = { path: site.database, sql: query.get('q') ?? '', rows: CSV_ROWS, bytes: 16 * BYTES }
  const found = await ask(question, SECONDS * 1000)
  if ('error' in found)
    return new Response(found.error, { status: 400, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
  const lines = ['\uFEFF', csvRow(found.columns), ...found.rows.map((row) => csvRow(row))]
  return new Response(lines.join(''), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="sql.csv"' },
  })
}

export const sqlRoutes: readonly Route[] = [
  { method: 'GET', path: '/sql', page: sqlPage },
  { method: 'GET', path: '/sql.csv', page: sqlCsv },
]
