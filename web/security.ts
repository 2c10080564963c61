/**
 * Who may ask: this machine, by its own name (against DNS rebinding); from other machines only who knows the token. Who may
 * write: pages of the explorer itself (against cross-site requests). What a page may do: nothing but what is served here.
 */
import { timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { ApiProblem, isApi, PROBLEMS, problemResponse, type Said } from './api/problem.js'

/** How the explorer is reached. */
export interface Access {
  /** "127.0.0.1", or the name or address that `--host` gives. */
  readonly host: string
  readonly port: number
  /** Demanded of every request; null on loopback. */
  readonly token: string | null
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** Whether an address is this machine alone. */
export const isLoopback = (host: string): boolean => LOOPBACK.includes(host) || host === '::1'

/** The names under which requests may come: "127.0.0.1:8057". Of an address that stands for all, any name will do with the token. */
export function allowedHosts({ host, port }: Access): readonly string[] | null {
  if (host === '0.0.0.0' || host === '::') return null
  const names = isLoopback(host) ? LOOPBACK : [host.includes(':') && !host.startsWith('[') ? `[${host}]` : host]
  return names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
}

const COOKIE = 'vankien-token'

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Refuses what comes under a foreign name, or without the token where one is demanded. */
export function guard(access: Access): MiddlewareHandler {
  const hosts = allowedHosts(access)
  return async (context, next) => {
    const host = (context.req.header('host') ?? '').toLowerCase()
    if (hosts !== null && !hosts.includes(host)) return refused(context, 'refused', REFUSALS.host)
    if (access.token !== null) {
      const url = new URL(context.req.url)
      const given = url.searchParams.get('token')
      if (given !== null && same(given, access.token)) {
        setCookie(context, COOKIE, given, { httpOnly: true, sameSite: 'Strict', path: '/' })
        url.searchParams.delete('token')
        return context.redirect(`${url.pathname}${url.search}`, 303)
      }
      if (!same(getCookie(context, COOKIE) ?? '', access.token)) return refused(context, 'no-token', REFUSALS.token)
    }
    if (!['GET', 'HEAD'].includes(context.req.method)) {
      // Browsers say where a form comes from; a program that says nothing is no browser that could be led astray.
      const origin = context.req.header('origin')
      const site = context.req.header('sec-fetch-site')
      if (origin !== undefined && origin !== 'null' ? new URL(origin).host.toLowerCase() !== host : origin === 'null')
        return refused(context, 'refused', REFUSALS.site)
      if (site !== undefined && site !== 'same-origin') return refused(context, 'refused', REFUSALS.site)
    }
    return next()
  }
}

const REFUSALS = {
  host: { vi: 'Tên máy này không được nhận.', en: 'Host not allowed.' },
  token: {
    vi: 'Cần mã truy cập: mở địa chỉ có ?token=… mà lệnh vankien serve đã in.',
    en: 'A token is needed: open the address with ?token=… that vankien serve printed.',
  },
  site: { vi: 'Không nhận yêu cầu từ trang khác.', en: 'Cross-site request refused.' },
} as const

/** Programs are told as programs are; people in both languages, since what they speak is not known yet. */
function refused(context: Context, reason: 'refused' | 'no-token', said: Said): Response {
  if (isApi(context.req.path)) return problemResponse(new ApiProblem(reason, said), 'vi')
  return context.text(`${said.vi}\n${said.en}`, PROBLEMS[reason][0])
}

/** Headers of every answer. */
export function headersOf(nonce: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "connect-src 'self'",
      "frame-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    // Not "no-referrer": browsers would then send forms of these very pages with the origin "null", which is refused.
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  }
}

/** Headers of a document's own rendering, shown in a frame: it loads and runs nothing at all. */
export const FRAMED: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}
