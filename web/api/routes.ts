/** The JSON behind the pages: its addresses, its description, and what is said where an address is none. */
import { HTTPException } from 'hono/http-exception'
import type { Page, Route } from '../types.js'
import { archiveEndpoints } from './archive.js'
import { correctionsEndpoints } from './corrections.js'
import { coverageEndpoints } from './coverage.js'
import type { Endpoint } from './endpoint.js'
import { openApi } from './openapi.js'
import { apiPage } from './page.js'
import { ApiProblem, problemResponse } from './problem.js'
import { tasksEndpoints } from './tasks.js'
import { worksEndpoints } from './works.js'

/** All endpoints, in the order in which they are described. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...archiveEndpoints,
  ...worksEndpoints,
  ...coverageEndpoints,
  ...tasksEndpoints,
  ...correctionsEndpoints,
]

/** "vankien 0.1.0" → "0.1.0". */
const versionOf = (program: string): string => program.split(' ').at(-1) ?? program

const description: Page = ({ site }) =>
  new Response(JSON.stringify(openApi(ENDPOINTS, versionOf(site.program)), null, 2), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  })

/** An address of the API that is none, or is asked in a way that it does not take. */
export const apiMissing: Page = ({ path, lang }) => {
  const methods = ENDPOINTS.filter((each) => isAt(each.path, path)).map(({ method }) => method)
  if (methods.length > 0) {
    const allowed = methods.join(', ')
    const said = { vi: `Địa chỉ ${path} chỉ nhận ${allowed}.`, en: `The address ${path} takes ${allowed} only.` }
    return problemResponse(new ApiProblem('wrong-method', said, {}, { Allow: allowed }), lang)
  }
  return problemResponse(
    new ApiProblem('no-such-address', {
      vi: `Không có địa chỉ ${path}; trang /api liệt kê các địa chỉ.`,
      en: `There is no address ${path}; the page /api lists them.`,
    }),
    lang,
  )
}

/** Whether "/api/documents/12" is at "/api/documents/:id". */
function isAt(form: string, path: string): boolean {
  const [own, asked] = [form.split('/'), path.split('/')]
  return own.length === asked.length && own.every((part, at) => part.startsWith(':') || part === asked[at])
}

/** What an endpoint did not expect. */
export function apiFailed(error: unknown): Page {
  if (error instanceof HTTPException && error.status === 413)
    return ({ lang }) =>
      problemResponse(
        new ApiProblem('too-large', {
          vi: 'Nội dung gửi lên nhiều nhất 1 MB; hãy chia nhỏ.',
          en: 'A body has at most 1 MB; send it in parts.',
        }),
        lang,
      )
  const { message, messageEn } = error as { message?: string; messageEn?: string }
  // An error that speaks both languages says what to do; of any other the words are for who mends the program.
  const said =
    typeof messageEn === 'string'
      ? { vi: message ?? messageEn, en: messageEn }
      : { vi: `Chương trình gặp lỗi; xin báo lại: ${message}`, en: `The program failed; please report: ${message}` }
  return ({ lang }) => problemResponse(new ApiProblem('failed', said), lang)
}

export const apiRoutes: readonly Route[] = [
  { method: 'GET', path: '/api', page: apiPage(ENDPOINTS) },
  { method: 'GET', path: '/api/openapi.json', page: description },
  ...ENDPOINTS.map(({ method, path, page }) => ({ method, path, page })),
]
