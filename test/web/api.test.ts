/** The API: every endpoint answers as its description says, problems are told as problems, and what is recorded counts at once. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { addCorrection } from '../../db/corrections.js'
import type { Db } from '../../db/open.js'
import { resolveAgain } from '../../scripts/correctionLines.js'
import { ENDPOINTS } from '../../web/api/routes.js'
import { sampleDatabase, siteOf, visitor } from './visit.js'

// biome-ignore lint/suspicious/noExplicitAny: what the API answers has a shape for every endpoint, which is tested here
type Json = any

let db: Db
let visit: ReturnType<typeof visitor>
let description: Json
let validates: (endpoint: { path: string; method: string }, status: number) => ValidateFunction

beforeAll(async () => {
  db = await sampleDatabase()
  visit = visitor(
    siteOf(db, {
      correct: async (asked, author) => {
        const row = addCorrection(db, { ...asked, author, made: '2026-11-26T00:00:00.000Z' })
        await resolveAgain(db, [row])
        return { id: row.id }
      },
    }),
  )
  description = await (await visit('/api/openapi.json')).json()
  const ajv = new Ajv2020({ strict: false, schemas: [{ $id: 'api', ...description }] })
  validates = ({ path, method }, status) => {
    const at = path.replace(/:(\w+)/g, '{$1}')
    const type = status < 300 ? 'application/json' : 'application/problem+json'
    const steps = ['paths', at, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema']
    const pointer = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')
    const found = ajv.getSchema(`api#/${pointer}`)
    if (!found) throw new Error(`${method} ${path}: ${status} is not described`)
    return found
  }
}, 120_000)

const get = async (path: string) => {
  const answer = await visit(path)
  return { answer, status: answer.status, json: (await answer.json()) as Json }
}
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const answer = await visit(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
  return { answer, status: answer.status, json: (await answer.json()) as Json }
}
const work = (code: string) => `work=${encodeURIComponent(code)}`

/** Real questions, with a part of the answer that must not be empty. */
const QUESTIONS: readonly (readonly [path: string, holds: (json: Json) => unknown])[] = [
  ['/api/status', (json) => json.setAside[0].reason],
  ['/api/search', (json) => json.documents[19].path],
  ['/api/search?q=chuyen+doi+so&level=xa', (json) => json.documents[0].snippet.includes('«')],
  [`/api/search?q=${encodeURIComponent('chuyển đổi số')}&province=hai+phong`, (json) => json.documents[0].code],
  ['/api/search?q=57-NQ/TW&relation=implement', (json) => json.documents[0].relation === 'implement'],
  ['/api/documents/1', (json) => json.citations[0].quote],
  ['/api/documents/2?text=false', (json) => json.text === null],
  ['/api/runs', (json) => json.runs[0].found > 20],
  ['/api/works?type=Ngh%E1%BB%8B+quy%E1%BA%BFt&held=false', (json) => json.works[0].id],
  [`/api/works/one?${work('102-CTr/TU')}`, (json) => json.links.up[0] && json.cites[0] && json.citedBy[0]],
  [`/api/works/one?${work('nghị quyết 57')}`, (json) => json.citedBy[0].sentence],
  [`/api/cites?${work('57-NQ/TW')}&via=true`, (json) => json.documents[0].sentence && json.via[0].through[0]],
  [`/api/cites?${work('57-NQ/TW')}&province=hai+phong&level=xa&since=2025`, (json) => json.documents[0].page],
  [`/api/graph?${work('57-NQ/TW')}&depth=2`, (json) => json.edges[0].evidence.sentence],
  ['/api/missing?who=true', (json) => json.works[0].citedBy[0].path],
  [`/api/coverage?${work('57-NQ/TW')}&${work('71-NQ/TW')}&level=xa`, (json) => json.units[0].cells[1].state],
  [
    `/api/coverage?${work('57-NQ/TW')}&unit=${encodeURIComponent('xã Tân Minh;Hải Phòng')}`,
    (json) => json.units[0].cells[0].state === 'absent',
  ],
  ['/api/deadlines?since=2026&province=hai+phong', (json) => json.deadlines[0].sentence],
  ['/api/reviews?year=2026', (json) => json.reviews[0].quote],
  ['/api/reviews?due=true&year=2026', (json) => json.due.find((row: Json) => row.state === 'announced').announcedBy[0]],
  ['/api/problems?kind=date-misprint', (json) => json.problems[0].evidence[0]],
  ['/api/problems?document=1', (json) => json.problems],
  ['/api/corrections', (json) => json.corrections],
]

const endpointAt = (path: string, method = 'GET') =>
  ENDPOINTS.find(
    (each) =>
      each.method === method &&
      new RegExp(`^${each.path.replace(/:\w+/g, '[^/]+')}$`).test(new URL(path, 'http://here').pathname),
  )!

describe('the description', () => {
  test('is valid OpenAPI 3.1 and names every endpoint once', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(description))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    const ids = Object.values(description.paths as Json).flatMap((path: Json) =>
      Object.values(path).map((operation: Json) => operation.operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.toSorted()).toEqual(ENDPOINTS.map(({ id }) => id).toSorted())
  })

  test('leads nowhere else', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map((found) => found[1]!)
    expect(references.length).toBeGreaterThan(20)
    for (const reference of new Set(references)) {
      const steps = reference.replace('#/', '').split('/')
      expect(
        steps.reduce<Json>((part, step) => part?.[step], description),
        reference,
      ).toBeDefined()
    }
  })

  test('every endpoint that reads is asked here', () => {
    const asked = new Set(QUESTIONS.map(([path]) => endpointAt(path).id))
    expect([...asked].toSorted()).toEqual(
      ENDPOINTS.filter(({ method }) => method === 'GET')
        .map(({ id }) => id)
        .toSorted(),
    )
  })

  test('the page for people names them all, in both languages, and loads nothing from elsewhere', async () => {
    for (const lang of ['vi', 'en']) {
      const text = await (await visit(`/api?lang=${lang}`)).text()
      for (const { path, about } of ENDPOINTS) {
        expect(text).toContain(path)
        expect(text).toContain(about[lang as 'vi' | 'en'])
      }
      expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    }
  })
})

describe('answers', () => {
  test.each(QUESTIONS)('%s is as described, in all its fields', async (path, holds) => {
    const { status, json } = await get(path)
    expect(status, JSON.stringify(json).slice(0, 500)).toBe(200)
    expect(holds(json)).toBeTruthy()
    const endpoint = endpointAt(path)
    const validate = validates(endpoint, 200)
    validate(json)
    expect(validate.errors).toBeNull()
    // What the schema does not name would be dropped here.
    expect(endpoint.answer.parse(json)).toEqual(json)
  })

  test.each(ENDPOINTS.flatMap(({ example }) => example ?? []))('the example %s answers', async (path) => {
    expect((await get(path)).status).toBe(200)
  })

  test('a list goes on where the Link header says, and no row is told twice or left out', async () => {
    const whole = (await get('/api/deadlines?limit=2000')).json.deadlines
    const parts: Json[] = []
    let next: string | undefined = '/api/deadlines?limit=20'
    while (next !== undefined) {
      const { answer, json }: { answer: Response; json: Json } = await get(next)
      parts.push(...json.deadlines)
      expect(json.deadlines.length).toBeLessThanOrEqual(20)
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('Link') ?? '')?.[1]
      expect(json.more).toBe(next !== undefined)
    }
    expect(whole.length).toBeGreaterThan(40)
    expect(parts).toEqual(whole)
  })

  test('pages of a search lie side by side', async () => {
    const paths = async (page: number) =>
      (await get(`/api/search?q=thuc+hien&limit=4&page=${page}`)).json.documents.map(({ path }: Json) => path)
    const all = (await get('/api/search?q=thuc+hien&limit=100')).json
    expect(all.total).toBe(all.documents.length)
    expect([...(await paths(1)), ...(await paths(2))]).toEqual(all.documents.slice(0, 8).map(({ path }: Json) => path))
  })

  test('facets narrow: what is counted is what is found', async () => {
    const { counts } = (await get('/api/search?q=chuyen+doi+so')).json
    for (const { value, count } of counts.level.filter(({ value }: Json) => value !== '-'))
      expect((await get(`/api/search?q=chuyen+doi+so&level=${encodeURIComponent(value)}`)).json.total).toBe(count)
    for (const { value, count } of counts.year.filter(({ value }: Json) => value !== '-'))
      expect((await get(`/api/search?q=chuyen+doi+so&year=${value}`)).json.total).toBe(count)
  })

  test('totals of coverage are of all units, not of the part that is shown', async () => {
    const [some, all] = await Promise.all(
      [1, 2000].map(async (limit) => (await get(`/api/coverage?${work('57-NQ/TW')}&limit=${limit}`)).json),
    )
    expect(some.units).toEqual(all.units.slice(0, 1))
    expect(some.works).toEqual(all.works)
    expect(all.works[0].units).toBe(all.units.length)
  })

  test('places of a document are places of its text', async () => {
    const { text, citations, deadlines, pages } = (await get('/api/documents/1')).json
    for (const { start, end, quote } of [...citations, ...deadlines]) expect(text.slice(start, end)).toBe(quote)
    expect(pages.at(-1).end).toBe(text.length)
  })
})

describe('problems', () => {
  test.each([
    ['/api/works?limit=0', 400, 'bad-parameter'],
    ['/api/works?limit=100000', 400, 'bad-parameter'],
    ['/api/works?limit=x', 400, 'bad-parameter'],
    ['/api/works?lmit=5', 400, 'bad-parameter'],
    ['/api/works/one', 400, 'bad-parameter'],
    ['/api/deadlines?since=2026-02-30', 400, 'bad-parameter'],
    ['/api/deadlines?level=thôn', 400, 'bad-parameter'],
    ['/api/deadlines?province=Atlantis', 400, 'bad-parameter'],
    ['/api/search?q=chuyen+doi+so&relation=implement', 400, 'bad-parameter'],
    ['/api/documents/x', 400, 'bad-parameter'],
    ['/api/documents/999999', 404, 'no-such-document'],
    ['/api/works/one?work=xin+ch%C3%A0o', 400, 'not-a-code'],
    ['/api/works/one?work=5799-NQ/TW', 404, 'unknown-code'],
    ['/api/cites?work=36-NQ/TW', 409, 'several-works'],
    ['/api/cites?work=36-NQ/TW&date=1999', 409, 'no-such-date-or-term'],
    ['/api/problems?document=57-NQ/TW', 404, 'not-held'],
    ['/api/problems?document=docx.pdf.txt', 400, 'not-a-code'],
    [`/api/coverage?work=57-NQ/TW&unit=${encodeURIComponent('xã Tân Minh;Atlantis')}`, 400, 'bad-list'],
  ])('%s → %i %s', async (path, status, reason) => {
    const { answer, json } = await get(path)
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
    expect({ status: answer.status, reason: json.reason }).toEqual({ status, reason })
    const validate = validates(endpointAt(path), status)
    validate(json)
    expect(validate.errors).toBeNull()
    expect(json.detailVi).not.toBe(json.detailEn)
    expect(json.detailVi).toMatch(/[à-ỹđ]/i)
    expect((await (await visit(`${path}${path.includes('?') ? '&' : '?'}lang=en`)).json()) as Json).toMatchObject({
      detail: json.detailEn,
    })
  })

  test('several works come as candidates; one of them answers', async () => {
    const { candidates } = (await get('/api/graph?work=36-NQ/TW')).json
    expect(candidates.length).toBeGreaterThan(1)
    const { status, json } = await get(`/api/graph?${work(candidates[0].id)}`)
    expect(status).toBe(200)
    expect(json.root).toBe(candidates[0].id)
  })

  test('a slip in a code is met with the nearest ones', async () => {
    const { json } = await get('/api/works/one?work=57-NQ/TQ')
    if (json.reason === 'unknown-code') expect(json.nearest).toContain('57-NQ/TW')
    else expect(json.work.id).toContain('57-NQ/TW')
    expect((await get('/api/works/one?work=102-CTrr/TU')).json.nearest ?? ['102-CTr/TU']).toContain('102-CTr/TU')
  })

  test('addresses and methods that are none', async () => {
    expect((await get('/api/khong-co')).json.reason).toBe('no-such-address')
    const wrong = await post('/api/documents/1', {})
    expect(wrong.json.reason).toBe('wrong-method')
    expect(wrong.answer.headers.get('Allow')).toBe('GET')
    expect((await visit('/api/works', { method: 'DELETE' })).status).toBe(405)
  })

  test('every kind is described on the page that its type leads to', async () => {
    const text = await (await visit('/api')).text()
    const { type, reason } = (await get('/api/khong-co')).json
    expect(type).toBe(`/api#${reason}`)
    expect(text).toContain(`id="${reason}"`)
  })
})

describe('corrections', () => {
  const target = async () => {
    const found = (await get('/api/search?q=57-NQ/TW&limit=100')).json.documents[0].id
    const { document, citations } = (await get(`/api/documents/${found}`)).json
    const citation = citations.find((each: Json) => each.work === 'tw/57-NQ/TW@2024-12-22' && each.relation !== 'self')
    return { document, at: `${document.sha256}:${citation.start}` }
  }
  const described = async (answer: Awaited<ReturnType<typeof post>>) => {
    const validate = validates({ path: '/api/corrections', method: 'POST' }, answer.status)
    validate(answer.json)
    expect(validate.errors).toBeNull()
    if (answer.status < 300)
      expect(endpointAt('/api/corrections', 'POST').answer.parse(answer.json)).toEqual(answer.json)
    return answer
  }

  test('a citation that means another work: recorded, in force at once, not recorded twice, taken back', async () => {
    const { at } = await target()
    const body = { kind: 'work', target: at, value: '71-NQ/TW', note: 'thử', author: 'Lan' }
    const first = await described(await post('/api/corrections', body))
    expect(first.status).toBe(201)
    expect(first.json).toMatchObject({
      recorded: true,
      correction: { author: 'Lan', note: 'thử', value: 'tw/71-NQ/TW@2025-08-22' },
      mention: { work: 'tw/71-NQ/TW@2025-08-22' },
    })
    const again = await described(await post('/api/corrections', body))
    expect(again.status).toBe(200)
    expect(again.json).toMatchObject({ recorded: false, correction: { id: first.json.correction.id } })
    const undo = await described(await post('/api/corrections', { kind: 'undo', target: first.json.correction.id }))
    expect(undo.json).toMatchObject({
      recorded: true,
      mention: { work: 'tw/57-NQ/TW@2024-12-22' },
      correction: { author: 'thử' },
    })
    const twice = await described(await post('/api/corrections', { kind: 'undo', target: undo.json.correction.id }))
    expect(twice.json.reason).toBe('undo-of-undo')
    const { corrections } = (await get('/api/corrections')).json
    expect(corrections.map(({ state }: Json) => state)).toContain('undone')
  })

  test('a field of a header, in the form that people type', async () => {
    const { document } = await target()
    const send = (value: string | null) =>
      post('/api/corrections', { kind: 'field', target: `${document.sha256}:date`, value })
    const { json } = await described(await send('15/1/2026'))
    expect(json.correction.value).toBe('2026-01-15')
    expect((await get(`/api/documents/${document.id}`)).json.document.date).toBe('2026-01-15')
    expect((await described(await send('hôm qua'))).json).toMatchObject({ reason: 'bad-body', expected: 'date' })
    await post('/api/corrections', { kind: 'undo', target: String(json.correction.id) })
    expect((await get(`/api/documents/${document.id}`)).json.document.date).toBe(document.date)
  })

  test('a problem that is none', async () => {
    const problem = (await get('/api/problems?limit=1')).json.problems[0]
    const count = async () => (await get('/api/problems?limit=2000')).json.problems.length
    const before = await count()
    await described(await post('/api/corrections', { kind: 'mute', target: problem.fingerprint }))
    expect(await count()).toBe(before - 1)
    expect((await get('/api/problems?muted=true')).json.problems[0].fingerprint).toBe(problem.fingerprint)
    await described(await post('/api/corrections', { kind: 'unmute', target: problem.fingerprint }))
    expect(await count()).toBe(before)
  })

  test.each([
    [{ kind: 'mute', target: 'date-misprint:0000000000000000:1' }, 404, 'no-such-problem'],
    [{ kind: 'undo', target: 4000 }, 404, 'no-such-correction'],
    [{ kind: 'work', target: `${'0'.repeat(64)}:1`, value: 'none' }, 404, 'no-such-mention'],
    [{ kind: 'field', target: `${'0'.repeat(64)}:date`, value: '2026' }, 404, 'no-such-document'],
    [{ kind: 'field', target: `${'0'.repeat(64)}:sha256`, value: 'x' }, 400, 'bad-body'],
    [{ kind: 'mute', target: 'x', extra: 1 }, 400, 'bad-body'],
    [{ kind: 'drop' }, 400, 'bad-body'],
    [[], 400, 'bad-body'],
    ['{"kind":', 400, 'bad-body'],
  ])('%j → %i %s, and nothing is recorded', async (body, status, reason) => {
    const before = (await get('/api/corrections')).json.corrections.length
    const answer = await described(await post('/api/corrections', body))
    expect({ status: answer.status, reason: answer.json.reason }).toEqual({ status, reason })
    expect((await get('/api/corrections')).json.corrections.length).toBe(before)
  })

  test('only JSON, only from here, only where the database can be written', async () => {
    const body = { kind: 'undo', target: 1 }
    expect((await described(await post('/api/corrections', body, { 'content-type': 'text/plain' }))).json.reason).toBe(
      'not-json',
    )
    for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const { status, json } = await described(await post('/api/corrections', body, headers as Record<string, string>))
      expect({ status, reason: json.reason }).toEqual({ status: 403, reason: 'refused' })
    }
    const reading = visitor(siteOf(db))
    const refused = await reading('/api/corrections', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    expect(((await refused.json()) as Json).reason).toBe('read-only')
    const long = await described(await post('/api/corrections', { ...body, note: 'x'.repeat(2 << 20) }))
    expect({ status: long.status, reason: long.json.reason }).toEqual({ status: 413, reason: 'too-large' })
  })
})

test('a long list of units is sent as a body', async () => {
  const units = ['xã Thái Sơn;Hải Phòng', ...Array.from({ length: 2000 }, (_, at) => `xã Thử ${at};Hải Phòng;xã`)]
  const { status, json } = await post('/api/coverage', { works: ['57-NQ/TW', '71-NQ/TW'], units, limit: 50 })
  expect(status, JSON.stringify(json).slice(0, 300)).toBe(200)
  const validate = validates({ path: '/api/coverage', method: 'POST' }, 200)
  validate(json)
  expect(validate.errors).toBeNull()
  expect(json).toMatchObject({ more: true, works: [{ units: 2001 }, { units: 2001 }] })
  expect(json.units).toHaveLength(50)
})
