/** The first page and the search: codes in any spelling, words with and without diacritics, counts to narrow by. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Db, openDatabase } from '../../db/open.js'
import { sampleDatabase, siteOf, visitor } from './visit.js'

let db: Db
let visit: ReturnType<typeof visitor>
beforeAll(async () => {
  db = await sampleDatabase()
  visit = visitor(siteOf(db))
}, 120_000)

const textOf = async (path: string): Promise<string> => {
  const answer = await visit(path)
  expect(answer.status).toBe(200)
  return (await answer.text()).replace(/\s+/g, ' ')
}

const search = (parameters: Readonly<Record<string, string>>) => textOf(`/tim?${new URLSearchParams(parameters)}`)
const hitsOf = (page: string): number => [...page.matchAll(/<p class="who"><a href="\/tai-lieu\//g)].length
const one = (sql: string, ...bound: unknown[]) =>
  db
    .prepare(sql)
    .pluck()
    .get(...bound) as number

describe('codes', () => {
  test.each(['57-NQ/TW', 'nq57', 'nghi quyet 57', '57/NQ-TƯ', 'Nghị quyết số 57-NQ/TW ngày 22/12/2024'])(
    '%j gives the card of the work and who cites it',
    async (q) => {
      const page = await search({ q })
      expect(page).toContain('/van-ban?id=tw%2F57-NQ%2FTW%402024-12-22')
      const citing = one(
        "SELECT count(DISTINCT document_id) FROM mentions WHERE work_id = 'tw/57-NQ/TW@2024-12-22' AND relation <> 'self'",
      )
      expect(page).toContain(`${citing} tài liệu viện dẫn`)
      expect(hitsOf(page)).toBe(Math.min(citing, 20))
      expect(page).toMatch(/<mark>[^<]*57-NQ\/TW/)
    },
  )

  test('several works of one number are all shown, and none is picked', async () => {
    const number = db
      .prepare(
        "SELECT substr(code_key, 1, instr(code_key, '|') - 1) FROM works WHERE code_key LIKE '%|%' GROUP BY 1 HAVING count(*) BETWEEN 2 AND 6 ORDER BY count(*) DESC LIMIT 1",
      )
      .pluck()
      .get() as string
    const ids = db.prepare("SELECT id FROM works WHERE code_key LIKE ? || '|%'").pluck().all(number) as string[]
    const page = await search({ q: number })
    expect(page).toContain(`${ids.length} văn bản mang số hiệu`)
    for (const id of ids) expect(page).toContain(`/van-ban?${new URLSearchParams({ id })}`)
  })

  test('a misspelt code is answered with those that look like it', async () => {
    const page = await search({ q: '5757-NQ/TW' })
    expect(page).toContain('Có phải')
    expect(page).toContain('href="/tim?q=57-NQ%2FTW"')
  })

  test('the relation narrows who cites', async () => {
    const page = await search({ q: '57-NQ/TW', relation: 'basis' })
    const basis = one(
      "SELECT count(DISTINCT document_id) FROM mentions WHERE work_id = 'tw/57-NQ/TW@2024-12-22' AND relation = 'basis'",
    )
    expect(page).toContain(`<h2>${basis} tài liệu viện dẫn</h2>`)
  })
})

describe('words', () => {
  test('typed without diacritics they find every way to mark them, and the hits are marked', async () => {
    const page = await search({ q: 'chuyen doi so' })
    expect(page).toMatch(/<mark>chuyển đổi số<\/mark>/i)
    expect(page).toMatch(/\/tai-lieu\/\d+#c\d+/)
  })

  test('typed with diacritics they find themselves alone', async () => {
    expect(await search({ q: 'chuyên đội sổ' })).toContain('Không tài liệu nào có đủ các từ')
  })

  test('counts to narrow by are those of the documents found', async () => {
    const page = await search({ q: 'chuyen doi so' })
    const found = /class="facet">.*?href="(\/tim\?[^"]*level=[^"]*)"> ?([^<]*?) ?<span>(\d+)<\/span>/.exec(page)!
    const narrower = await textOf(found[1]!.replaceAll('&amp;', '&'))
    expect(narrower).toContain(`<h2>${found[3]} tài liệu có các từ này</h2>`)
  })

  test('where nothing is found the page says what to try', async () => {
    const page = await search({ q: 'khongcotunaynhuvay' })
    expect(page).toContain('gõ không dấu')
    expect(hitsOf(page)).toBe(0)
  })

  test.each(['"', "'", '*', 'a OR b', 'NEAR(', '<script>alert(1)</script>', '57 "-', 'ﬁ', '\u0000'])(
    'odd words %j are words like others',
    async (q) => {
      expect(await search({ q })).not.toContain('<script>alert')
    },
  )
})

describe('all documents', () => {
  test('nothing typed lists them all, newest first, a page at a time', async () => {
    const page = await search({})
    expect(hitsOf(page)).toBe(Math.min(20, one('SELECT count(*) FROM documents')))
    const dates = db
      .prepare('SELECT date FROM documents WHERE date IS NOT NULL ORDER BY date DESC')
      .pluck()
      .all() as string[]
    expect(page).toContain(dates[0]!.split('-').reverse().join('/'))
  })

  test('a value that no document has finds none', async () => {
    expect(hitsOf(await search({ type: 'Không có thể loại này' }))).toBe(0)
  })
})

describe('the first page', () => {
  test('tells what is held, most cited and due', async () => {
    const page = await textOf('/')
    expect(page).toContain(`<strong>${one('SELECT count(*) FROM documents')}</strong> tài liệu`)
    expect(page).toContain('57-NQ/TW')
    const due = one(
      "SELECT count(*) FROM deadlines WHERE date BETWEEN '2026-11-26' AND '2026-12-26' AND length(date) = 10",
    )
    expect(page).toContain(`Đến hạn trong 30 ngày tới: ${due}`)
  })

  test('in English too', async () => {
    expect(await textOf('/?lang=en')).toContain('Most cited')
  })

  test('of an empty archive says how to begin', async () => {
    const page = await visitor(siteOf(openDatabase(':memory:', { create: true })))('/')
    expect(await page.text()).toContain('vankien import')
  })

  test('what is remembered follows what is written', async () => {
    const own = openDatabase(':memory:', { create: true })
    const ask = visitor(siteOf(own))
    await ask('/')
    own
      .prepare(
        "INSERT INTO documents (sha256, format, method, reader, text, extractor) VALUES ('a', 'txt', 'plain', 'text', 'x', 1)",
      )
      .run()
    expect(await (await ask('/')).text()).toContain('<strong>1</strong> tài liệu')
  })
})
