/** Runs and files set aside; an import is started and stopped only by the explorer's own forms. */
import { beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.js'
import { runImport } from '../../pipeline/run.js'
import { ARCHIVE, siteOf, visitor } from './visit.js'

const db = openDatabase(':memory:', { create: true })
let running = false
let retried = 0
const site = siteOf(db, {
  imports: {
    state: () => ({ running, error: null }),
    retry: () => {
      if (running) return false
      running = true
      retried++
      return true
    },
    stop: () => {
      running = false
      return true
    },
  },
})
const visit = visitor(site)
const own = { origin: 'http://127.0.0.1:8057' }

beforeAll(async () => {
  const options = { jobs: 0, program: 'thử', argv: [ARCHIVE], now: () => '2026-11-26T00:00:00Z' }
  await runImport(db, [ARCHIVE], options)
  await runImport(db, [ARCHIVE], options)
}, 120_000)

test('files set aside are listed with their reasons, and can be narrowed to one', async () => {
  const text = await (await visit('/nhap')).text()
  expect(text).toContain('Tệp rỗng (0 byte).')
  const rows = (page: string) => [...page.matchAll(/<tr><td>[^<]*\.(?:docx|pdf|[a-z]+)<\/td>/g)].length
  const reason = /\/nhap\?reason=([a-z-]+)/.exec(text)![1]!
  expect(rows(await (await visit(`/nhap?reason=${reason}`)).text())).toBeLessThan(rows(text))
})

test('runs are listed, the later one with what it changed', async () => {
  const text = await (await visit('/nhap')).text()
  expect(text.match(/<small>thử<\/small>/g)).toHaveLength(2)
  expect(text).toContain('không có gì mới')
})

test('what was set aside is read again by a form of the explorer alone, one import at a time', async () => {
  expect((await visit('/nhap/doc-lai', { method: 'POST', headers: { origin: 'http://evil.example' } })).status).toBe(
    403,
  )
  expect(retried).toBe(0)
  expect((await visit('/nhap/doc-lai')).status).toBe(404)
  const started = await visit('/nhap/doc-lai', { method: 'POST', headers: own })
  expect([started.status, started.headers.get('Location'), retried]).toEqual([303, '/nhap', 1])
  expect(await (await visit('/nhap')).text()).toContain('Đang nhập')
  expect((await visit('/nhap/doc-lai', { method: 'POST', headers: own })).status).toBe(409)
  await visit('/nhap/dung', { method: 'POST', headers: own })
  expect(await (await visit('/nhap')).text()).not.toContain('Đang nhập')
})
