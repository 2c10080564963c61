/** The review queue: what it shows, what its buttons record, and that each can be taken back; without a script. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addCorrection, correctionsInForce } from '../../db/corrections.js'
import { documentWhole, mentionOver, problemsIn } from '../../db/document.js'
import { Database } from '../../db/driver.js'
import type { Db } from '../../db/open.js'
import { documents } from '../../db/queries.js'
import { queueCounts, queuedMentions, queuedProblems } from '../../db/queue.js'
import { resolveAgain } from '../../scripts/correctionLines.js'
import type { Site } from '../../web/types.js'
import { sampleDatabase, siteOf, visitor } from './visit.js'

let db: Db
let site: Site
let visit: ReturnType<typeof visitor>
/** The sample archive, imported once; each test writes to a copy of its own. */
let whole: Buffer
beforeAll(async () => {
  whole = (await sampleDatabase()).serialize()
}, 120_000)
beforeEach(() => {
  db = new Database(whole)
  db.pragma('foreign_keys = ON')
  let minute = 10
  site = siteOf(db, {
    correct: async (asked, author) => {
      const row = addCorrection(db, { ...asked, made: `2026-11-26T00:${minute++}:00.000Z`, author })
      await resolveAgain(db, [row])
      return { id: row.id }
    },
  })
  visit = visitor(site)
})

const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  visit('/dinh-chinh', {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })

const misprint = () => queuedProblems(db, { kind: 'date-misprint' }, null, 1)[0]!
const documentNamed = (end: string) => [...documents(db)].find(({ path }) => path?.endsWith(end))!.id

describe('the queue', () => {
  test('shows the sentence with the words marked, the suggestion and what speaks for and against', async () => {
    const problem = misprint()
    const page = await (await visit('/can-xem?loai=date-misprint')).text()
    expect(page).toContain(`<mark>${problem.quote}</mark>`)
    expect(page).toContain('data-act="a"')
    expect(page).toContain('Căn cứ')
    expect(page).toContain('45-NQ/TW: in ngày')
    expect(await (await visit('/can-xem?loai=date-misprint&lang=en')).text()).toContain('Accept the suggestion')
  })

  test('comes page by page: each problem once, the heavier first', () => {
    const all = queuedProblems(db, {}, null, 1000)
    const leafed: number[] = []
    let last = null as Parameters<typeof queuedProblems>[2]
    for (;;) {
      const some = queuedProblems(db, {}, last, 3)
      if (some.length === 0) break
      leafed.push(...some.map(({ id }) => id))
      last = some.at(-1)!
    }
    expect(leafed).toEqual(all.map(({ id }) => id))
    expect(all.map(({ rank }) => rank)).toEqual(all.map(({ rank }) => rank).sort())
    expect(all.length).toBe([...documents(db)].flatMap(({ id }) => problemsIn(db, id)).length)
  })

  test('counts are those of the lists, with and without filters', () => {
    for (const filters of [{}, { province: 'Hải Phòng' }, { document: documentNamed('23-KH-ĐU khoa giáo.pdf') }]) {
      const counts = queueCounts(db, filters)
      for (const [kind, count] of Object.entries(counts)) {
        const listed =
          kind === 'unresolved' || kind === 'unsure' || kind === 'uncoded'
            ? queuedMentions(db, kind, filters, null, 5000)
            : queuedProblems(db, { ...filters, kind }, null, 5000)
        expect([kind, listed.length]).toEqual([kind, count])
      }
    }
  })

  test('filters by province and document', async () => {
    for (const each of queuedProblems(db, { province: 'Hà Nội' }, null, 100)) expect(each.province).toBe('Hà Nội')
    const page = await (await visit('/can-xem?tinh=Ngh%E1%BB%87%20An')).text()
    expect(page).toContain('<option value="Nghệ An" selected>')
  })

  test.each(['/can-xem?sau=9.9.9', '/can-xem?sau=x', '/can-xem?muc=x&loai=y&document=z', '/can-xem?xong=77'])(
    '%s is no reason to fail',
    async (path) => {
      expect((await visit(path)).status).toBe(200)
    },
  )
})

describe('a decision', () => {
  test('accepting a suggestion says which work the citation means; the problem goes, an undo brings it back', async () => {
    const problem = misprint()
    const mention = mentionOver(db, problem.document, problem.start)!
    const answer = await send({
      viec: 'nhan',
      'tai-lieu': String(problem.document),
      cho: String(mention.start),
      'goi-y': problem.suggestion!,
      'ghi-chu': '  theo bản giấy ',
      nguoi: 'Lan',
      ve: '/can-xem?loai=date-misprint',
    })
    expect(answer.status).toBe(303)
    const [made] = correctionsInForce(db, 'work')
    expect(made).toMatchObject({
      target: `${problem.sha256}:${mention.start}`,
      value: problem.suggestion,
      author: 'Lan',
      note: 'theo bản giấy',
    })
    const place = answer.headers.get('Location')!
    expect(place).toBe(`/can-xem?loai=date-misprint&xong=${made!.id}`)
    const page = await (await visit(place)).text()
    expect(page).toContain(`Đã ghi đính chính số ${made!.id}`)
    expect(queuedProblems(db, { kind: 'date-misprint' }, null, 9).map(({ fingerprint }) => fingerprint)).not.toContain(
      problem.fingerprint,
    )
    expect(mentionOver(db, problem.document, problem.start)).toMatchObject({
      work: problem.suggestion,
      evidence: 'corrected by hand',
    })

    expect((await send({ viec: 'hoan-tac', so: String(made!.id), ve: place })).status).toBe(303)
    expect(correctionsInForce(db, 'work')).toEqual([])
    expect(queuedProblems(db, { kind: 'date-misprint' }, null, 9).map(({ fingerprint }) => fingerprint)).toContain(
      problem.fingerprint,
    )
    expect((await send({ viec: 'hoan-tac', so: String(made!.id) })).status).toBe(409)
  })

  test('setting aside mutes the problem, once', async () => {
    const problem = misprint()
    const before = queueCounts(db)['date-misprint']!
    await send({ viec: 'bo-qua', 'van-de': problem.fingerprint })
    await send({ viec: 'bo-qua', 'van-de': problem.fingerprint })
    expect(correctionsInForce(db, 'mute').map(({ target }) => target)).toEqual([problem.fingerprint])
    expect(queueCounts(db)['date-misprint']).toBe(before - 1)
    const page = await (await visit(`/tai-lieu/${problem.document}`)).text()
    expect(page).toContain('đã bỏ qua (đính chính số')
  })

  test('another work is chosen by its code; of several one is to be chosen; an unknown one is refused', async () => {
    const { document, start } = misprint()
    const about = { viec: 'van-ban', 'tai-lieu': String(document), cho: String(start), dang: 'json' }
    const several = await send({ ...about, 'van-ban': 'chỉ thị 05' })
    const one = await send({ ...about, 'van-ban': '57-NQ/TW ngày 22/12/2024' })
    expect(await one.json()).toMatchObject({ says: 'là 57-NQ/TW, 22/12/2024' })
    expect(mentionOver(db, document, start)!.work).toBe('tw/57-NQ/TW@2024-12-22')
    expect(several.status).toBe(409)
    expect(((await several.json()) as { choices: unknown[] }).choices.length).toBeGreaterThan(1)
    for (const typed of ['999-NQ/TW', 'không phải số hiệu', ''])
      expect(((await (await send({ ...about, 'van-ban': typed })).json()) as { error: string }).error).toBeTruthy()
    expect(correctionsInForce(db)).toHaveLength(1)
  })

  test('a citation without a work is settled as no known work and leaves the list', async () => {
    const [first] = queuedMentions(db, 'uncoded', {}, null, 1)
    const mention = mentionOver(db, first!.document, documentPlace(first!.mention))!
    await send({ viec: 'khong-co', 'tai-lieu': String(first!.document), cho: String(mention.start) })
    expect(correctionsInForce(db, 'work')[0]).toMatchObject({ value: 'none', author: 'thử' })
    expect(queuedMentions(db, 'uncoded', {}, null, 1)[0]?.mention).not.toBe(first!.mention)

    function documentPlace(id: number): number {
      return (db.prepare('SELECT start FROM mentions WHERE id = ?').get(id) as { start: number }).start
    }
  })

  test('a name is remembered by the browser and used from then on', async () => {
    const answer = await send({ viec: 'ten', nguoi: 'Nguyễn Thị Lan', ve: '/can-xem' })
    const cookie = answer.headers.get('Set-Cookie')!.split(';')[0]!
    await send({ viec: 'bo-qua', 'van-de': misprint().fingerprint }, { cookie })
    expect(correctionsInForce(db, 'mute')[0]!.author).toBe('Nguyễn Thị Lan')
  })

  test.each([
    ['//evil.example/can-xem', '/can-xem'],
    ['https://evil.example/', '/can-xem'],
    ['/can-xem\r\nSet-Cookie: a=b', '/can-xem'],
    ['/tai-lieu/1?x=1', '/tai-lieu/1'],
    ['/tai-lieu/../../etc', '/can-xem'],
  ])('from %j it comes back to %s', async (back, expected) => {
    const answer = await send({ viec: 'bo-qua', 'van-de': misprint().fingerprint, ve: back })
    expect(new URL(answer.headers.get('Location')!, 'http://here').pathname).toBe(expected)
    expect(answer.headers.get('Set-Cookie')).toBeNull()
  })

  test.each([
    [{ viec: 'bo-qua', 'van-de': "x' OR 1=1" }, 404],
    [{ viec: 'bo-qua', 'van-de': 'date-misprint:0000000000000000:1' }, 404],
    [{ viec: 'nhan', 'tai-lieu': '1', cho: '999999', 'goi-y': 'tw/57-NQ/TW@2024-12-22' }, 404],
    [{ viec: 'nhan', 'tai-lieu': '88888', cho: '1', 'goi-y': 'x' }, 404],
    [{ viec: 'hoan-tac', so: '77' }, 404],
    [{ viec: 'gì đó' }, 400],
    [{}, 400],
  ])('%j is refused', async (fields, status) => {
    expect((await send(fields as Record<string, string>)).status).toBe(status)
    expect(correctionsInForce(db)).toEqual([])
  })

  test('nothing is recorded where the database can only be read', async () => {
    const only = visitor(siteOf(db))
    const answer = await only('/dinh-chinh', {
      method: 'POST',
      body: new URLSearchParams({ viec: 'bo-qua', 'van-de': misprint().fingerprint }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.status).toBe(409)
    expect(await (await only('/can-xem')).text()).not.toContain('method="post"')
  })
})

describe('the header of a document', () => {
  test('is put right field by field, in the form the database holds, and given back by an undo', async () => {
    const id = documentNamed('23-KH-ĐU khoa giáo.pdf')
    const about = { viec: 'truong', 'tai-lieu': String(id), ve: `/tai-lieu/${id}` }
    const printed = documentWhole(db, id)!.date
    const answer = await send({ ...about, truong: 'date', 'gia-tri': '7/2/2026' })
    expect(answer.headers.get('Location')).toMatch(new RegExp(`^/tai-lieu/${id}\\?xong=\\d+$`))
    expect(documentWhole(db, id)).toMatchObject({ date: '2026-02-07', printed: { date: printed } })
    const page = await (await visit(answer.headers.get('Location')!)).text()
    expect(page).toContain('đã đính chính')
    await send({ viec: 'hoan-tac', so: String(correctionsInForce(db, 'field')[0]!.id) })
    expect(documentWhole(db, id)).toMatchObject({ date: printed, printed: {} })
  })

  test('takes no value that the command line would not take', async () => {
    const about = { viec: 'truong', 'tai-lieu': '1' }
    for (const [field, typed] of [
      ['date', '31/02/2026'],
      ['code', 'mười hai'],
      ['level', 'thôn'],
      ['parent', 'Sài Gòn cũ'],
      ['type', 'Tâm thư'],
      ['title', '   '],
      ['sha256', 'x'],
    ] as const)
      expect([field, (await send({ ...about, truong: field, 'gia-tri': typed })).status]).toEqual([field, 400])
    expect(correctionsInForce(db)).toEqual([])
  })
})

test('one citation by itself can be corrected, also where nobody doubted it', async () => {
  const { document, start } = misprint()
  const page = await (await visit(`/can-xem/${document}/${start}`)).text()
  expect(page).toContain('name="van-ban"')
  expect((await visit(`/can-xem/${document}/0`)).status).toBe(404)
})
