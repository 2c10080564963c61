/** Runs, what is under way, and what was set aside and why. */
import { filesOfRun, type RunRow, runs, setAsideFiles, setAsideReasons } from '../../db/runs.js'
import { inert } from '../../reports/inert.js'
import { type Language, numberLabel, reasonCounts, setAsideSentence } from '../../reports/labels.js'
import { importsAt, sameWith } from '../addresses.js'
import { type Html, html } from '../html.js'
import { momentLabel } from '../parts/moment.js'
import { pageNumber, pager } from '../parts/pager.js'
import type { Page, Route, Visit } from '../types.js'
import { VisitError } from './errors.js'

const ROWS = 200
const MOST_RUNS = 50

const SAYS = {
  vi: {
    title: 'Nhập văn bản',
    how: 'Nhập thư mục mới bằng dòng lệnh:',
    underWay: 'Đang nhập',
    so: (count: string) => `đã qua ${count} tệp`,
    failed: 'Lần nhập vừa rồi không xong:',
    retry: 'Đọc lại những tệp bị để riêng',
    stop: 'Dừng (đọc nốt tệp dang dở)',
    aside: 'Tệp bị để riêng',
    none: 'Không có tệp nào bị để riêng.',
    all: 'tất cả',
    file: 'Tệp',
    why: 'Vì sao',
    runs: 'Các lần nhập',
    when: 'Lúc',
    what: 'Nguồn',
    found: 'Tìm thấy',
    imported: 'Nhập',
    unchanged: 'Như cũ',
    duplicate: 'Trùng',
    setAside: 'Để riêng',
    speed: 'Văn bản/giây',
    changes: 'So với lần trước',
    broken: 'bị ngắt, lần sau làm tiếp',
    stopped: 'dừng giữa chừng',
    newFiles: (count: string) => `${count} tệp mới`,
    nowReadable: (count: string) => `${count} tệp nay đọc được`,
    nowRefused: (reasons: string) => `nay không đọc được: ${reasons}`,
    gone: (count: string) => `${count} tệp không còn ở chỗ cũ`,
    same: 'không có gì mới',
    busy: 'Đang có một lần nhập; chờ xong hoặc dừng nó trước.',
    closed: 'Không nhập được từ đây; hãy dùng lệnh vankien import.',
    first: (count: string) => `${count} lần gần nhất`,
  },
  en: {
    title: 'Imports',
    how: 'Import a new folder on the command line:',
    underWay: 'Importing',
    so: (count: string) => `${count} files so far`,
    failed: 'The last import did not end well:',
    retry: 'Read again what was set aside',
    stop: 'Stop (after the files in work)',
    aside: 'Files set aside',
    none: 'No file is set aside.',
    all: 'all',
    file: 'File',
    why: 'Why',
    runs: 'Imports so far',
    when: 'When',
    what: 'Of what',
    found: 'Found',
    imported: 'Imported',
    unchanged: 'Unchanged',
    duplicate: 'Duplicate',
    setAside: 'Set aside',
    speed: 'Documents/s',
    changes: 'Since the one before',
    broken: 'broken off, the next goes on',
    stopped: 'stopped before the end',
    newFiles: (count: string) => `${count} new files`,
    nowReadable: (count: string) => `${count} files readable now`,
    nowRefused: (reasons: string) => `no longer readable: ${reasons}`,
    gone: (count: string) => `${count} files are no longer there`,
    same: 'nothing new',
    busy: 'An import is under way; wait for it, or stop it first.',
    closed: 'Nothing can be imported from here; use vankien import.',
    first: (count: string) => `the last ${count}`,
  },
} as const

const importsPage: Page = (visit) => {
  const { site, lang, query, path } = visit
  const says = SAYS[lang]
  const reasons = setAsideReasons(site.db)
  const asked = reasons.find(({ reason }) => reason === query.get('reason')) ?? null
  const total = asked?.count ?? reasons.reduce((sum, { count }) => sum + count, 0)
  const page = pageNumber(query)
  const files = setAsideFiles(site.db, asked?.reason ?? null, ROWS, (page - 1) * ROWS)
  return {
    title: says.title,
    scripts: ['imports.js'],
    body: html`<h1>${says.title}</h1>
<p>${says.how} <code>vankien import "Kho văn bản" --db ${site.database}</code></p>
${underWay(visit)}
<h2>${says.aside} <small>${numberLabel(total, lang)}</small></h2>
${
  total === 0
    ? html`<p class="empty">${says.none}</p>`
    : html`${site.imports ? html`<form class="noprint" method="post" action="/nhap/doc-lai"><button class="main">${says.retry}</button></form>` : ''}
<ul class="facet reasons"><li><a href="${importsAt()}"${asked === null ? html` aria-current="true"` : ''}>${says.all}</a></li>${reasons.map(({ reason, count }) => html`<li><a href="${importsAt({ reason })}"${asked?.reason === reason ? html` aria-current="true"` : ''}>${reasonCounts({ [reason]: count }, lang)}</a></li>`)}</ul>
<div class="scroll"><table><thead><tr><th scope="col">${says.file}</th><th scope="col">${says.why}</th></tr></thead><tbody>${files.map((file) => html`<tr><td>${inert(file.path)}</td><td>${setAsideSentence(file.reason, file.message, lang)}</td></tr>`)}</tbody></table></div>
${pager(page, Math.ceil(total / ROWS), (to) => sameWith(path, query, { page: to }), lang)}`
}
<h2>${says.runs}</h2>
${runTable(runs(site.db), lang)}`,
  }
}

/** What is being imported, by this explorer or by anybody: a run that has not ended. */
function underWay({ site, lang }: Visit): Html | '' {
  const says = SAYS[lang]
  const state = site.imports?.state() ?? null
  if (state?.error)
    return html`<div class="notice bad" role="alert"><p>${says.failed}</p><pre>${inert(state.error)}</pre></div>`
  if (!state?.running) return ''
  const [run] = runs(site.db)
  const count = run && run.finished === null ? filesOfRun(site.db, run.id) : 0
  return html`<div class="notice" id="under-way" role="status" data-refresh><p><strong>${says.underWay}</strong> · ${says.so(numberLabel(count, lang))}</p><form method="post" action="/nhap/dung"><button>${says.stop}</button></form></div>`
}

function runTable(rows: readonly RunRow[], lang: Language): Html {
  const says = SAYS[lang]
  const number = (value: number) => numberLabel(value, lang)
  return html`${rows.length > MOST_RUNS ? html`<p class="faint">${says.first(number(MOST_RUNS))}</p>` : ''}
<div class="scroll"><table><thead><tr><th scope="col">${says.when}</th><th scope="col">${says.what}</th>${[says.found, says.imported, says.unchanged, says.duplicate, says.setAside, says.speed].map((name) => html`<th scope="col" class="number">${name}</th>`)}<th scope="col">${says.changes}</th></tr></thead><tbody>${rows
    .slice(0, MOST_RUNS)
    .map(
      (
        row,
        at,
      ) => html`<tr><td>${momentLabel(row.started, lang)}${row.finished === null ? html` <span class="badge warn">${says.broken}</span>` : ''}${row.stopped ? html` <span class="badge warn">${says.stopped}</span>` : ''}<br><small>${row.program}</small></td>
<td>${row.arguments.map((argument) => html`${inert(argument)}<br>`)}</td>
${[row.found, row.imported, row.unchanged, row.duplicate, row.setAside].map((count) => html`<td class="number">${number(count)}</td>`)}<td class="number">${row.documentsPerSecond === null ? '' : numberLabel(row.documentsPerSecond, lang, 1)}</td>
<td>${row.finished === null || at === rows.length - 1 ? '' : changes(row, lang)}</td></tr>`,
    )}</tbody></table></div>`
}

function changes(row: RunRow, lang: Language): string {
  const says = SAYS[lang]
  const number = (value: number) => numberLabel(value, lang)
  const parts = [
    row.newFiles > 0 && says.newFiles(number(row.newFiles)),
    row.nowReadable > 0 && says.nowReadable(number(row.nowReadable)),
    Object.keys(row.nowRefused).length > 0 && says.nowRefused(reasonCounts(row.nowRefused, lang)),
    row.gone > 0 && says.gone(number(row.gone)),
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts.join('; ') : says.same
}

const seeOther = () => new Response(null, { status: 303, headers: { Location: importsAt() } })

const retryPage: Page = ({ site }) => {
  if (!site.imports) throw new VisitError({ vi: SAYS.vi.closed, en: SAYS.en.closed }, 409)
  if (!site.imports.retry()) throw new VisitError({ vi: SAYS.vi.busy, en: SAYS.en.busy }, 409)
  return seeOther()
}

const stopPage: Page = ({ site }) => {
  site.imports?.stop()
  return seeOther()
}

export const importsRoutes: readonly Route[] = [
  { method: 'GET', path: '/nhap', page: importsPage },
  { method: 'POST', path: '/nhap/doc-lai', page: retryPage },
  { method: 'POST', path: '/nhap/dung', page: stopPage },
]
