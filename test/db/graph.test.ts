import { beforeEach, describe, expect, test } from 'vitest'
import { type Graph, graphOf } from '../../db/graph.js'
import { type Db, openDatabase } from '../../db/open.js'

let db: Db

/** A work that is known, nothing more. */
function work(id: string, more: { title?: string } = {}): void {
  const [scope, code, date] = [id.replace(/\/\d.*/, ''), /\d+-[^@]*/.exec(id)?.[0] ?? null, id.split('@')[1] ?? null]
  db.prepare("INSERT OR IGNORE INTO works (id, scope, code, date, title, origin) VALUES (?, ?, ?, ?, ?, 'cited')").run(
    id,
    scope,
    code,
    date,
    more.title ?? null,
  )
}

/** A document at a path, a copy of a work or of none, with what it cites: "implement tw/57-NQ/TW@2024". */
function document(path: string, of: string | null, cites: readonly string[] = [], level: string | null = null): number {
  if (of) work(of)
  const id = Number(
    db
      .prepare(
        "INSERT INTO documents (sha256, format, method, reader, text, level, work_id, extractor) VALUES (?, 'txt', 'plain', 'text', '', ?, ?, 1)",
      )
      .run(path, level, of).lastInsertRowid,
  )
  db.prepare("INSERT INTO files (path, state, document_id) VALUES (?, 'imported', ?)").run(path, id)
  for (const [ordinal, each] of cites.entries()) {
    const [relation, target, via] = each.split(' ')
    work(target!)
    db.prepare(
      `INSERT INTO mentions (document_id, ordinal, start, "end", page, quote, coded, relation, via, sentence, confidence, rule, work_id, state)
       VALUES (?, ?, 0, 1, ?, ?, 1, ?, ?, ?, 1, 'test', ?, 'resolved')`,
    ).run(id, ordinal, ordinal + 1, target, relation, via ?? null, `${path}: ${each}`, target)
  }
  return id
}

function link(by: number, from: string, relation: string, to: string): void {
  for (const id of [from, to]) work(id)
  db.prepare(
    'INSERT INTO links (document_id, from_name, to_name, relation, from_work, to_work) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(by, from, to, relation, from, to)
}

const CENTRE = 'tw/57-NQ/TW@2024-12-22'
const PROVINCE = 'hai-phong/102-CTr/TU@2025-03-14'
const COMMUNE = 'hai-phong/xa-an-lao/12-KH/ĐU@2026-01-28'
const BRANCH = '?/08-KH/CB@2026-02-26'

const graph = (root: string, depth = 2, limit = 400): Graph => graphOf(db, root, { depth, limit })
const steps = (of: Graph) => Object.fromEntries(of.nodes.map((node) => [node.id, node.steps]))
const edges = (of: Graph) => of.edges.map(({ from, relation, to }) => `${from} ${relation} ${to}`)

beforeEach(() => {
  db = openDatabase(':memory:')
})

describe('a chain of four', () => {
  beforeEach(() => {
    document('p.docx', PROVINCE, [`implement ${CENTRE}`, `implement ${CENTRE}`, `basis ${CENTRE}`])
    document('c.docx', COMMUNE, [`implement ${PROVINCE}`, `basis ${CENTRE}`])
    document('b.docx', BRANCH, [`implement ${COMMUNE}`], 'xã')
  })

  test('downwards from the centre, as deep as asked for', () => {
    expect(steps(graph(CENTRE, 1))).toEqual({ [CENTRE]: 0, [PROVINCE]: 1, [COMMUNE]: 1 })
    expect(edges(graph(CENTRE, 1))).toEqual([
      `${PROVINCE} implement ${CENTRE}`,
      `${PROVINCE} basis ${CENTRE}`,
      `${COMMUNE} basis ${CENTRE}`,
    ])
    expect(steps(graph(CENTRE))).toEqual({ [CENTRE]: 0, [PROVINCE]: 1, [COMMUNE]: 1, [BRANCH]: 2 })
    expect(edges(graph(CENTRE))).toContain(`${COMMUNE} implement ${PROVINCE}`)
  })

  test('upwards from below, and both ways from between; what those cite beside it is left out', () => {
    document('other.docx', 'ha-noi/1-KH/TU@2026', [`implement ${CENTRE}`])
    document('c2.docx', COMMUNE, ['mention tw/9-QĐ/TW@2020'])
    expect(steps(graph(BRANCH, 3))).toEqual({
      [BRANCH]: 0,
      [COMMUNE]: -1,
      'tw/9-QĐ/TW@2020': -2,
      [CENTRE]: -2,
      [PROVINCE]: -2,
    })
    expect(steps(graph(PROVINCE))).toEqual({ [PROVINCE]: 0, [CENTRE]: -1, [COMMUNE]: 1, [BRANCH]: 2 })
  })

  test('levels by scope, by the document where the scope is not known; held, and cited by how many', () => {
    const nodes = graph(CENTRE).nodes.map(({ id, level, held, documents }) => [id, level, held, documents])
    expect(nodes).toEqual([
      [CENTRE, 'trung ương', false, 2],
      [PROVINCE, 'tỉnh', true, 1],
      [COMMUNE, 'xã', true, 1],
      [BRANCH, 'xã', true, 0],
    ])
    document('h.docx', 'ha-noi/quan-cau-giay/2-KH/QU@2024', [`mention ${CENTRE}`])
    document('x.docx', '?/3-KH/X@2024', [`mention ${CENTRE}`])
    const level = (id: string) => graph(CENTRE).nodes.find((node) => node.id === id)!.level
    expect([level('ha-noi/quan-cau-giay/2-KH/QU@2024'), level('?/3-KH/X@2024')]).toEqual(['huyện', null])
  })

  test('an edge counts its places and shows the first, of several copies by path', () => {
    document('a copy.docx', PROVINCE, ['mention tw/1-QĐ/TW@2020', `implement ${CENTRE}`])
    const [edge] = graph(CENTRE).edges.filter(({ from, relation }) => from === PROVINCE && relation === 'implement')
    expect(edge).toEqual({
      from: PROVINCE,
      to: CENTRE,
      kind: 'cites',
      relation: 'implement',
      mentions: 3,
      evidence: {
        path: 'a copy.docx',
        work: PROVINCE,
        page: 2,
        quote: CENTRE,
        sentence: `a copy.docx: implement ${CENTRE}`,
      },
    })
  })

  test('the same rows whatever the order they came in', () => {
    const before = graph(CENTRE)
    db = openDatabase(':memory:')
    document('b.docx', BRANCH, [`implement ${COMMUNE}`], 'xã')
    document('c.docx', COMMUNE, [`implement ${PROVINCE}`, `basis ${CENTRE}`])
    document('p.docx', PROVINCE, [`implement ${CENTRE}`, `implement ${CENTRE}`, `basis ${CENTRE}`])
    expect(graph(CENTRE)).toEqual(before)
  })
})

describe('what documents assert of others', () => {
  test('is an edge of its own, with the sentence that names both', () => {
    const by = document('c.docx', COMMUNE, [
      `mention ${CENTRE}`,
      `implement ${PROVINCE}`,
      `nested ${CENTRE} ${PROVINCE}`,
    ])
    link(by, PROVINCE, 'implements', CENTRE)
    expect(graph(CENTRE).edges.filter(({ kind }) => kind === 'asserts')).toEqual([
      {
        from: PROVINCE,
        to: CENTRE,
        kind: 'asserts',
        relation: 'implements',
        mentions: 1,
        evidence: {
          path: 'c.docx',
          work: COMMUNE,
          page: 3,
          quote: CENTRE,
          sentence: `c.docx: nested ${CENTRE} ${PROVINCE}`,
        },
      },
    ])
  })

  test('the words of the work itself come before those of others; an article says it too', () => {
    const article = document('a article.html', null, [`mention ${CENTRE}`])
    link(article, PROVINCE, 'implements', CENTRE)
    expect(graph(CENTRE).edges[0]!.evidence).toMatchObject({ path: 'a article.html', work: null, page: 1 })
    const own = document('p.docx', PROVINCE, [`implement ${CENTRE}`])
    link(own, PROVINCE, 'implements', CENTRE)
    const [, asserted] = graph(CENTRE).edges
    expect(asserted).toMatchObject({ kind: 'asserts', mentions: 2, evidence: { path: 'p.docx', work: PROVINCE } })
  })

  test('to a work that is not determined it is no edge', () => {
    const by = document('c.docx', COMMUNE)
    work(PROVINCE)
    db.prepare("INSERT INTO links VALUES (?, 'a', 'b', 'implements', ?, NULL)").run(by, PROVINCE)
    expect(graph(PROVINCE)).toMatchObject({ nodes: [{ id: PROVINCE }], edges: [] })
  })
})

test('a document does not cite itself, and works that cite each other end', () => {
  document('p.docx', PROVINCE, [`self ${PROVINCE}`, `mention ${PROVINCE}`, `implement ${CENTRE}`])
  document('t.docx', CENTRE, [`mention ${PROVINCE}`])
  const all = graph(CENTRE, 9)
  expect(steps(all)).toEqual({ [CENTRE]: 0, [PROVINCE]: -1 })
  expect(edges(all)).toEqual([`${PROVINCE} implement ${CENTRE}`, `${CENTRE} mention ${PROVINCE}`].sort())
})

test('the limit keeps the strongest and says how many were left out', () => {
  for (let at = 1; at <= 9; at++)
    document(`${at}.docx`, `ha-noi/${at}-KH/TU@2025`, [`${at % 3 === 0 ? 'implement' : 'mention'} ${CENTRE}`])
  const cut = graph(CENTRE, 2, 5)
  expect(cut.omitted).toBe(5)
  expect(cut.nodes.map(({ id }) => id)).toEqual([CENTRE, ...[1, 3, 6, 9].map((at) => `ha-noi/${at}-KH/TU@2025`)])
  expect(cut.edges).toHaveLength(4)
  expect(graph(CENTRE, 2, 10).omitted).toBe(0)
})
