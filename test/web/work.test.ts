/** A work's page, its chain, who cites it, and the same as files. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../db/open.js'
import { workAt } from '../../web/addresses.js'
import { sampleDatabase, siteOf, visitor } from './visit.js'

const ID = 'tw/57-NQ/TW@2024-12-22'
let db: Db
let visit: ReturnType<typeof visitor>
beforeAll(async () => {
  db = await sampleDatabase()
  visit = visitor(siteOf(db))
}, 120_000)

const textOf = async (path: string): Promise<string> => {
  const answer = await visit(path)
  expect(answer.status).toBe(200)
  return answer.text()
}
const one = (sql: string) => db.prepare(sql).pluck().get() as number
const CITING = `FROM mentions m JOIN documents d ON d.id = m.document_id WHERE m.work_id = '${ID}' AND m.relation <> 'self'`

describe('the page', () => {
  test('says what the work is', async () => {
    const page = await textOf(workAt(ID))
    expect(page).toContain('22/12/2024')
    expect(page).toContain('danh mục văn bản Trung ương')
    expect(page).toContain('chuyển đổi số quốc gia')
  })

  test('every box of the drawing is a link to a work, every line to the sentence that proves it', async () => {
    const page = await textOf(workAt(ID))
    const drawing = /<svg xmlns[\s\S]*?<\/svg>/.exec(page)![0]
    const boxes = [...drawing.matchAll(/<g class="node"[^>]*>(<a href="\/van-ban\?id=[^"]+">)?/g)]
    expect(boxes.length).toBeGreaterThan(3)
    expect(boxes.filter(([, link]) => link === undefined)).toEqual([])
    const lines = drawing
      .split('<g class="edge">')
      .slice(1)
      .map((line) => /<a href="\/tai-lieu\/(\d+)#c(\d+)">/.exec(line) ?? [])
    expect(lines.length).toBeGreaterThan(3)
    for (const [, document, start] of lines)
      expect(
        db
          .prepare('SELECT count(*) FROM mentions WHERE document_id = ? AND start = ?')
          .pluck()
          .get(Number(document), Number(start)),
      ).toBe(1)
  })

  test('its styles carry the nonce, and nothing inline is left that the policy refuses', async () => {
    const answer = await visit(workAt(ID))
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('Content-Security-Policy')!)![1]
    const page = await answer.text()
    const styles = [...page.matchAll(/<style([^>]*)>/g)]
    expect(styles.length).toBeGreaterThan(0)
    for (const [, attributes] of styles) expect(attributes).toContain(nonce!.replaceAll('"', '&quot;'))
    expect(page).not.toMatch(/ (?:style|on\w+)="/)
  })

  test('the list tells the same edges in words', async () => {
    const page = await textOf(workAt(ID, { view: 'list' }))
    expect(page).not.toContain('<svg xmlns')
    expect(page).toMatch(/thực hiện → <a href="\/van-ban\?id=tw%2F57-NQ/)
  })

  test('counts by level add up to the documents that cite it, and a level narrows them', async () => {
    const page = await textOf(workAt(ID))
    const all = one(`SELECT count(DISTINCT d.id) ${CITING}`)
    const rows = [
      ...page.matchAll(/<tr><th scope="row"><a href="([^"]*)">[^<]*<\/a><\/th><td class="number">(\d+)<\/td>/g),
    ]
    expect(rows.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(all)
    const province = await textOf(workAt(ID, { level: 'xã', province: 'Hải Phòng' }))
    const there = one(`SELECT count(DISTINCT d.id) ${CITING} AND d.level = 'xã' AND d.parent = 'Hải Phòng'`)
    expect(there).toBeGreaterThan(0)
    expect(province).toContain(`<span class="faint">${there} tài liệu, mới nhất trước</span>`)
  })

  test('days narrow too, and a wrong one is said', async () => {
    const page = await textOf(workAt(ID, { since: '2026' }))
    expect(page).toContain(
      `${one(`SELECT count(DISTINCT d.id) ${CITING} AND d.date >= '2026'`)} tài liệu, mới nhất trước`,
    )
    const wrong = await visit(workAt(ID, { since: 'hôm qua' }))
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('Không hiểu ngày')
  })

  test('the drawing over the years has a table that says the same', async () => {
    const page = await textOf(workAt(ID))
    expect(page).toContain('class="timeline"')
    expect(page).toContain('Dạng bảng')
    expect(page).toContain('tròn 5 năm')
  })

  test('every work that is known has its page', async () => {
    for (const id of db.prepare('SELECT id FROM works ORDER BY id').pluck().all() as string[]) {
      if (one(`SELECT count(*) FROM mentions WHERE work_id = '${id.replaceAll("'", "''")}'`) === 0) continue
      expect([id, (await visit(workAt(id, { depth: 2, via: 1 }))).status]).toEqual([id, 200])
    }
  })

  test('one that is not known is said', async () => {
    const answer = await visit(workAt('tw/1-XX/TW@1900-01-01', { lang: 'en' }))
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('names no work of this id')
  })
})

describe('files', () => {
  test('the CSV holds every place that cites the work', async () => {
    const answer = await visit(`/van-ban/vien-dan.csv?${new URLSearchParams({ id: ID })}`)
    expect(answer.headers.get('Content-Disposition')).toContain('57-NQ_TW.csv')
    const text = await answer.text()
    const paths = one(`SELECT count(*) ${CITING}`)
    expect(text.split('\r\n').length - 2).toBe(paths)
    const narrowed = await textOf(`/van-ban/vien-dan.csv?${new URLSearchParams({ id: ID, relation: 'basis' })}`)
    expect(narrowed.split('\r\n').length - 2).toBe(one(`SELECT count(*) ${CITING} AND m.relation = 'basis'`))
  })

  test('the drawing as a file links to nothing', async () => {
    const drawing = await textOf(`/van-ban/so-do.svg?${new URLSearchParams({ id: ID })}`)
    expect(drawing).toMatch(/^<\?xml/)
    expect(drawing).not.toContain('<a ')
  })
})

describe('the network', () => {
  test('its data name a place for each work, the same each time', async () => {
    const address = `/van-ban/mang.json?${new URLSearchParams({ id: ID })}`
    const [first, again] = [await textOf(address), await textOf(address)]
    expect(again).toBe(first)
    const { nodes, edges } = JSON.parse(first) as {
      nodes: { key: string; x: number; y: number }[]
      edges: { from: string; to: string }[]
    }
    expect(nodes.map(({ key }) => key)).toContain(ID)
    for (const { x, y } of nodes) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true)
    const keys = new Set(nodes.map(({ key }) => key))
    for (const { from, to } of edges) expect(keys.has(from) && keys.has(to)).toBe(true)
  })

  test.each(['sigma.js', 'graphology.js', 'network.js'])('%s is served from this machine', async (name) => {
    const page = await textOf(`/van-ban/mang?${new URLSearchParams({ id: ID })}`)
    expect(page).toContain(`/assets/${name}`)
    expect((await visit(`/assets/${name}`)).headers.get('Content-Type')).toContain('javascript')
  })
})
