/** The page that lists the endpoints, for people. */
import { html } from '../html.js'
import type { Page } from '../types.js'
import { type Endpoint, type ParameterShape, parametersOf } from './endpoint.js'
import { PROBLEMS, type Reason } from './problem.js'

const SAYS = {
  vi: {
    title: 'API',
    lead: 'Mọi câu trả lời của kho dưới dạng JSON, cho chương trình và bảng tính; chỉ trên máy này. Đặc tả OpenAPI 3.1:',
    parameter: 'Tham số',
    values: 'Giá trị',
    means: 'Nghĩa',
    try: 'Thử',
    body: 'Gửi lên một đối tượng JSON với Content-Type: application/json; các trường ở đặc tả OpenAPI.',
    most: (most: number) => `nhiều nhất ${most}`,
    standard: (value: string) => `mặc định ${value}`,
    problems: 'Khi không trả lời được',
    problemsLead:
      'Câu trả lời là application/problem+json (RFC 9457); trường “reason” cho biết loại, “detail” nói phải làm gì.',
    lists: 'Danh sách dài được chia phần: “more” cho biết còn nữa, đầu mục Link cho địa chỉ phần sau.',
  },
  en: {
    title: 'API',
    lead: 'Every answer of the archive as JSON, for programs and spreadsheets; on this machine alone. The OpenAPI 3.1 description:',
    parameter: 'Parameter',
    values: 'Values',
    means: 'Meaning',
    try: 'Try',
    body: 'Send a JSON object with Content-Type: application/json; its fields are in the OpenAPI description.',
    most: (most: number) => `at most ${most}`,
    standard: (value: string) => `${value} unless said otherwise`,
    problems: 'Where there is no answer',
    problemsLead: 'The answer is application/problem+json (RFC 9457); “reason” tells the kind, “detail” what to do.',
    lists: 'Long lists come in parts: “more” says that there is more, the header Link where it goes on.',
  },
} as const

/** Bounds above this only keep numbers whole. */
const TELLING = 10_000

/** The page at /api. */
export const apiPage =
  (endpoints: readonly Endpoint[]): Page =>
  ({ lang }) => {
    const says = SAYS[lang]
    return {
      title: says.title,
      body: html`<h1>${says.title}</h1>
<p class="lead">${says.lead} <a href="/api/openapi.json">/api/openapi.json</a></p>
<p>${says.lists}</p>
<p>${endpoints.map(({ method, path, id }) => html`<a href="#${id}"><code>${method === 'GET' ? '' : `${method} `}${path.slice('/api/'.length)}</code></a> `)}</p>
${endpoints.map(
  ({
    method,
    path,
    about,
    query,
    body,
    sample,
    example,
    id,
  }) => html`<section id="${id}"><h2><code>${method} ${path}</code></h2>
<p>${about[lang]}</p>
${parameterTable(parametersOf(query), says, lang)}
${body === null ? '' : html`<p class="faint">${says.body}</p><pre>${JSON.stringify(sample, null, 2)}</pre>`}
${example === null ? '' : html`<p>${says.try}: <a href="${example}"><code>${example}</code></a></p>`}</section>`,
)}
<h2>${says.problems}</h2>
<p>${says.problemsLead}</p>
<table><tbody>${(Object.keys(PROBLEMS) as Reason[]).map((reason) => html`<tr id="${reason}"><th scope="row"><code>${reason}</code></th><td>${PROBLEMS[reason][0]}</td><td>${PROBLEMS[reason][1][lang]}</td></tr>`)}</tbody></table>`,
    }
  }

function parameterTable(
  parameters: Readonly<Record<string, ParameterShape>>,
  says: (typeof SAYS)['vi' | 'en'],
  lang: 'vi' | 'en',
) {
  const rows = Object.entries(parameters)
  if (rows.length === 0) return ''
  return html`<div class="scroll"><table><thead><tr><th scope="col">${says.parameter}</th><th scope="col">${says.values}</th><th scope="col">${says.means}</th></tr></thead><tbody>${rows.map(
    ([name, shape]) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${valuesOf(shape, says)}</td><td>${inLanguage(shape.description ?? '', lang)}</td></tr>`,
  )}</tbody></table></div>`
}

function valuesOf(shape: ParameterShape, says: (typeof SAYS)['vi' | 'en']): string {
  const kind = shape.enum ? shape.enum.join(', ') : String(shape.type ?? '')
  const bounds = [
    shape.type === 'integer' && shape.maximum !== undefined && shape.maximum <= TELLING && says.most(shape.maximum),
    shape.examples?.[0] !== undefined && String(shape.examples[0]),
    shape.default !== undefined && shape.default !== '' && says.standard(String(shape.default)),
  ].filter(Boolean)
  return bounds.length === 0 ? kind : `${kind} (${bounds.join('; ')})`
}

/** Descriptions are written "tiếng Việt · English". */
function inLanguage(description: string, lang: 'vi' | 'en'): string {
  const [vi = '', en = vi] = description.split(' · ')
  return lang === 'vi' ? vi : en
}
