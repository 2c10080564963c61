/** The explorer: pages over the database, for this machine, without the internet. */
import { randomBytes } from 'node:crypto'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { saidIfBusy } from '../db/errors.js'
import type { Language } from '../reports/labels.js'
import { isApi } from './api/problem.js'
import { apiFailed, apiMissing } from './api/routes.js'
import { asset } from './assets.js'
import { layout } from './layout.js'
import { failedPage, missingPage } from './pages/errors.js'
import { ROUTES } from './routes.js'
import { type Access, guard, headersOf } from './security.js'
import type { Page, Site, View, Visit } from './types.js'

/** The pages as an application; `fetch` answers a request. */
export function explorer(site: Site, access: Access): Hono {
  const app = new Hono()
  app.use(guard(access))
  app.use(bodyLimit({ maxSize: 1 << 20 }))
  app.get('/assets/:name', (context) => asset(context.req.param('name')) ?? context.notFound())
  for (const { method, path, page } of ROUTES)
    app.on(method, path, async (context) => answer(context, site, page, await sentWith(context)))
  app.notFound((context) => answer(context, site, isApi(context.req.path) ? apiMissing : missingPage))
  app.onError((error, context) =>
    answer(context, site, (isApi(context.req.path) ? apiFailed : failedPage)(saidIfBusy(error))),
  )
  return app
}

/** Listens; gives the port that was taken and how to end. Throws what the system says (EADDRINUSE). */
export function listen(app: Hono, { host, port }: Access): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((done, fail) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) =>
      done({
        port: info.port,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    )
    server.once('error', fail)
  })
}

/** What a request sends: a page that says what went wrong does without it, for it may be what was wrong. */
const sentWith = async (context: Context): Promise<string> => (context.req.method === 'POST' ? context.req.text() : '')

async function answer(context: Context, site: Site, page: Page, body = ''): Promise<Response> {
  const url = new URL(context.req.url)
  const nonce = randomBytes(16).toString('base64')
  const asked = url.searchParams.get('lang')
  const lang: Language = isLanguage(asked) ? asked : languageOf(getCookie(context, 'lang'), site)
  if (isLanguage(asked)) setCookie(context, 'lang', asked, { sameSite: 'Strict', path: '/', maxAge: 31_536_000 })
  const contentType = context.req.header('content-type') ?? ''
  const visit: Visit = {
    // One connection for the whole visit, whatever is written meanwhile.
    site: { ...site, db: site.db },
    lang,
    path: url.pathname,
    origin: url.origin,
    query: url.searchParams,
    params: context.req.param() as Record<string, string>,
    form: new URLSearchParams(/^application\/json\b/i.test(contentType) ? '' : body),
    body,
    contentType,
    cookies: getCookie(context),
    nonce,
  }
  const shown = await page(visit)
  const headers = new Headers(headersOf(nonce))
  // A cookie that was set here goes with the answer.
  for (const cookie of context.res.headers.getSetCookie()) headers.append('Set-Cookie', cookie)
  if (shown instanceof Response) {
    for (const [name, value] of shown.headers)
      if (name === 'set-cookie') headers.append(name, value)
      else headers.set(name, value)
    return new Response(shown.body, { status: shown.status, headers })
  }
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(String(await layout(shown as View, visit)), { status: shown.status ?? 200, headers })
}

const isLanguage = (value: string | null | undefined): value is Language => value === 'vi' || value === 'en'
const languageOf = (cookie: string | undefined, site: Site): Language => (isLanguage(cookie) ? cookie : site.lang)
