/** Who may ask and who may write. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.js'
import { allowedHosts } from '../../web/security.js'
import { explorer } from '../../web/server.js'
import { siteOf, visitor } from './visit.js'

const site = siteOf(openDatabase(':memory:', { create: true }))
let visit: ReturnType<typeof visitor>
beforeAll(() => {
  visit = visitor(site)
})

describe('on loopback', () => {
  test('the page comes with a policy that allows nothing but its own files', async () => {
    const answer = await visit('/')
    expect(answer.status).toBe(200)
    const policy = answer.headers.get('Content-Security-Policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    // With "no-referrer" browsers send forms with the origin "null", and those are refused.
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin')
    expect(await answer.text()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  })

  test.each(['evil.example', 'evil.example:8057', '127.0.0.1:9999', ''])('the name %j is refused', async (host) => {
    expect((await visit('/', { host })).status).toBe(403)
  })

  test.each(['localhost:8057', '127.0.0.1:8057', '[::1]:8057'])('the name %j is taken', async (host) => {
    expect((await visit('/', { host })).status).toBe(200)
  })

  test.each([{ origin: 'http://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
    'a form from elsewhere (%j) is refused',
    async (headers) => {
      expect((await visit('/', { method: 'POST', headers: headers as Record<string, string> })).status).toBe(403)
    },
  )

  test('what is not there is said in the language of the visitor', async () => {
    const answer = await visit('/khong-co?lang=en')
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('No such page')
  })

  test.each(['/assets/../package.json', '/assets/%2e%2e%2fpackage.json', '/assets/app.ts'])(
    '%s is no file that is served',
    async (path) => {
      expect((await visit(path)).status).toBe(404)
    },
  )
})

describe('for other machines', () => {
  const app = explorer(site, { host: '192.168.1.20', port: 8057, token: 'một-mã' })
  const ask = (path: string, headers: Record<string, string> = {}) =>
    app.request(`http://192.168.1.20:8057${path}`, { headers: { host: '192.168.1.20:8057', ...headers } })

  test('nothing is shown without the token', async () => {
    expect((await ask('/')).status).toBe(401)
    expect((await ask('/?token=khac')).status).toBe(401)
  })

  test('the token is given once and kept as a cookie', async () => {
    const answer = await ask(`/tim?q=57&token=${encodeURIComponent('một-mã')}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/tim?q=57')
    const cookie = answer.headers.get('Set-Cookie')!
    expect(cookie).toMatch(/HttpOnly/i)
    expect((await ask('/', { cookie: cookie.split(';')[0]! })).status).toBe(200)
  })

  test('an address that stands for all takes any name', () => {
    expect(allowedHosts({ host: '0.0.0.0', port: 8057, token: 'x' })).toBeNull()
  })
})
