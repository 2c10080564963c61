import { beforeEach, describe, expect, test } from 'vitest'
import { loadWords } from '../../corpus/registry/words.js'
import { documentPlaces, standingsOf } from '../../db/coverage.js'
import { type Db, openDatabase } from '../../db/open.js'
import { missingWorks } from '../../db/queries.js'
import { coverage, evidence, missingFirst, totals } from '../../reports/coverage.js'
import { matcherOf, type Unit, unitLabel, unitsOf } from '../../reports/units.js'

const { provinces } = loadWords()
const NQ57 = 'tw/57-NQ/TW@2024-12-22'
const NQ71 = 'tw/71-NQ/TW@2025-08-22'

interface Cited {
  readonly work?: string
  readonly relation: string
  readonly inTitle?: boolean
  readonly via?: string
  /** Works that an ambiguous citation may mean. */
  readonly candidates?: readonly string[]
}

interface Made {
  readonly issuer: string | null
  readonly level?: string | null
  readonly parent?: string | null
  readonly type?: string
  readonly date?: string | null
  readonly work?: string
  readonly cites?: readonly Cited[]
  readonly links?: readonly (readonly [from: string, relation: string, to: string])[]
}

let db: Db
let made = 0

beforeEach(() => {
  db = openDatabase(':memory:')
  made = 0
  for (const id of [NQ57, NQ71]) addWork(id)
})

function addWork(id: string): void {
  const [, code, date] = /^[^/]*(?:\/[a-z-]+)?\/(.*)@(.*)$/.exec(id)!
  const key = code!.split(/[-/]/).join('|')
  db.prepare(
    "INSERT INTO works (id, scope, code, code_key, date, origin) VALUES (?, ?, ?, ?, ?, 'cited') ON CONFLICT DO NOTHING",
  ).run(id, id.split('/')[0], code, key, date)
}

/** A document in the database; its first file is named by its number. */
function add({
  issuer,
  level = 'xã',
  parent = 'Hải Phòng',
  type = 'Kế hoạch',
  date = '2026-02-01',
  ...rest
}: Made): number {
  made++
  if (rest.work) addWork(rest.work)
  const id = Number(
    db
      .prepare(
        "INSERT INTO documents (sha256, format, method, reader, text, type, date, issuer, level, parent, work_id, extractor) VALUES (?, 'txt', 'plain', 'text', '', ?, ?, ?, ?, ?, ?, 1)",
      )
      .run(`${made}`.padStart(4, '0'), type, date, issuer, level, parent, rest.work ?? null).lastInsertRowid,
  )
  db.prepare("INSERT INTO files (path, state, document_id) VALUES (?, 'imported', ?)").run(`${made}.txt`, id)
  rest.cites?.forEach(({ work, relation, inTitle = false, via = null, candidates = [] }, at) => {
    for (const each of work ? [work] : candidates) addWork(each)
    const cited = work ?? candidates[0]!
    const { code, code_key } = db.prepare('SELECT code, code_key FROM works WHERE id = ?').get(cited) as Record<
      string,
      string
    >
    db.prepare(
      `INSERT INTO mentions (document_id, ordinal, start, "end", page, quote, coded, code, code_key, relation, via, sentence, confidence, rule, work_id, state, candidates, in_title)
       VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, 1, 'test', ?, ?, ?, ?)`,
    ).run(
      id,
      at + 1,
      at * 10,
      at * 10 + 5,
      at + 1,
      code,
      code,
      code_key,
      relation,
      via,
      `câu ${at + 1} của ${made}`,
      work ?? null,
      work ? 'resolved' : 'ambiguous',
      JSON.stringify(candidates),
      inTitle ? 1 : 0,
    )
  })
  for (const [from, relation, to] of rest.links ?? []) {
    for (const each of [from, to]) addWork(each)
    db.prepare(
      'INSERT INTO links (document_id, from_name, to_name, relation, from_work, to_work) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(id, from, to, relation, from, to)
  }
  return id
}

const work = (id: string, misprints: readonly string[] = []) => ({
  ...(db.prepare('SELECT id, scope, code, code_key AS codeKey, date FROM works WHERE id = ?').get(id) as Record<
    'id' | 'scope' | 'code' | 'codeKey' | 'date',
    string
  >),
  type: null,
  issuer: null,
  term: null,
  title: null,
  origin: 'cited' as const,
  confidence: null,
  misprints,
})

/** The archive's units with their state for these works, and what shows it. */
function ask(ids: readonly string[] = [NQ57], units?: readonly Unit[], misprints: readonly string[] = []) {
  const places = documentPlaces(db)
  const known = unitsOf(places, provinces)
  const found = missingFirst(
    coverage(
      db,
      ids.map((id) => work(id, misprints)),
      units ?? known.units,
      places,
    ),
  )
  const shown = evidence(db, found)
  return {
    ...found,
    known,
    rows: found.units.map((unit, row) => [unitLabel(unit), ...found.cells[row]!.map(({ state }) => state)]),
    cell: (row = 0, column = 0) => ({ ...found.cells[row]![column]!, shown: shown[row]![column]! }),
  }
}

const XA = 'Ban Thường vụ Đảng ủy xã Thái Sơn'

describe('the state of a unit for a work', () => {
  test.each<[string, Omit<Made, 'issuer'>, string]>([
    ['a plan whose title carries it out', { cites: [{ work: NQ57, relation: 'implement', inTitle: true }] }, 'issued'],
    [
      'an official letter on it',
      { type: 'Công văn', cites: [{ work: NQ57, relation: 'mention', inTitle: true }] },
      'issued',
    ],
    [
      'a plan whose title carries out the province’s programme on it',
      {
        cites: [
          { work: 'hai-phong/102-CTr/TU@2025-03-14', relation: 'implement', inTitle: true },
          { work: NQ57, relation: 'nested', via: '102-CTr/TU', inTitle: true },
        ],
      },
      'issued',
    ],
    [
      'a plan to review the programme on it',
      {
        cites: [
          { work: 'hai-phong/102-CTr/TU@2025-03-14', relation: 'review', inTitle: true },
          { work: NQ57, relation: 'nested', via: '102-CTr/TU', inTitle: true },
        ],
      },
      'cites',
    ],
    [
      'a report with it in the title',
      { type: 'Báo cáo', cites: [{ work: NQ57, relation: 'implement', inTitle: true }] },
      'implements',
    ],
    ['a plan to review it', { cites: [{ work: NQ57, relation: 'review', inTitle: true }] }, 'reviews'],
    ['the work itself', { type: 'Nghị quyết', work: NQ57 }, 'issued'],
    ['a plan that rests on it', { cites: [{ work: NQ57, relation: 'basis' }] }, 'implements'],
    ['an order to carry it out', { cites: [{ work: NQ57, relation: 'implement' }] }, 'implements'],
    ['a review', { type: 'Báo cáo', cites: [{ work: NQ57, relation: 'review' }] }, 'reviews'],
    ...['mention', 'nested', 'monitor', 'amend', 'replace'].map((relation): [string, Omit<Made, 'issuer'>, string] => [
      relation,
      { cites: [{ work: NQ57, relation }] },
      'cites',
    ]),
    ['only its own number', { cites: [{ work: NQ57, relation: 'self' }] }, 'nothing'],
    ['another work', { cites: [{ work: NQ71, relation: 'implement', inTitle: true }] }, 'nothing'],
    ['nothing at all', {}, 'nothing'],
  ])('%s', (_, document, state) => {
    add({ issuer: XA, ...document })
    expect(ask().rows).toEqual([['xã Thái Sơn', state]])
  })

  test('who issued the work itself has no days to it', () => {
    add({ issuer: XA, date: '2024-12-22', work: NQ57, cites: [{ work: NQ57, relation: 'self' }] })
    add({ issuer: XA, date: '2024-12-20', cites: [{ work: NQ57, relation: 'implement', inTitle: true }] })
    expect(ask().cell()).toMatchObject({ state: 'issued', document: 1, days: null, shown: { relation: 'self' } })
  })

  test('the strongest of its documents counts, the party’s and the state’s alike', () => {
    add({ issuer: XA, cites: [{ work: NQ57, relation: 'mention' }] })
    add({ issuer: XA, cites: [{ work: NQ57, relation: 'review' }] })
    expect(ask().rows).toEqual([['xã Thái Sơn', 'reviews']])
    add({ issuer: 'Ủy ban nhân dân xã Thái Sơn', cites: [{ work: NQ57, relation: 'implement', inTitle: true }] })
    const found = ask()
    expect(found.rows).toEqual([['xã Thái Sơn', 'issued']])
    expect(found.units[0]!.documents).toHaveLength(3)
  })

  test('another document may say that a held one carries it out; its sentence is the evidence', () => {
    const plan = add({
      issuer: 'Ban Thường vụ Thành ủy Hải Phòng',
      level: 'tỉnh',
      type: 'Chương trình hành động',
      date: '2025-03-14',
      work: 'hai-phong/102-CTr/TU@2025-03-14',
    })
    add({
      issuer: XA,
      links: [['hai-phong/102-CTr/TU@2025-03-14', 'implements', NQ57]],
      cites: [{ work: NQ57, relation: 'basis' }],
    })
    const found = ask()
    expect(found.rows).toEqual([
      ['xã Thái Sơn', 'implements'],
      ['thành phố Hải Phòng', 'issued'],
    ])
    expect(found.cell(1)).toMatchObject({
      document: plan,
      days: 82,
      shown: { path: '1.txt', sentence: 'câu 1 của 2', page: 1, saidIn: '2.txt' },
    })
  })

  test.each(['reviews', 'amends', 'replaces', 'promulgates'])('a document that %s it issues no plan', (relation) => {
    add({
      issuer: XA,
      work: 'hai-phong/xa-thai-son/5-KH/ĐU@2026-01-01',
      links: [['hai-phong/xa-thai-son/5-KH/ĐU@2026-01-01', relation, NQ57]],
    })
    expect(ask().rows).toEqual([['xã Thái Sơn', 'nothing']])
  })

  test('the first plan by its date counts, with the days from the work; a document without a date comes last', () => {
    const plan = (date: string | null) =>
      add({
        issuer: XA,
        date,
        cites: [
          { work: NQ57, relation: 'basis' },
          { work: NQ57, relation: 'implement', inTitle: true },
        ],
      })
    plan('2026-03-01')
    plan(null)
    const first = plan('2025-01-21')
    expect(ask().cell()).toMatchObject({
      document: first,
      date: '2025-01-21',
      days: 30,
      shown: { page: 2, sentence: 'câu 2 của 3', saidIn: null },
    })
  })

  test.each([
    ['2026-02', null],
    ['2024-12-01', null],
    ['2024-12-22', 0],
    ['2025-12-22', 365],
  ])('of a plan of %s the days are %s', (date, days) => {
    add({ issuer: XA, date, cites: [{ work: NQ57, relation: 'implement', inTitle: true }] })
    expect(ask().cell()).toMatchObject({ state: 'issued', date, days })
  })

  test('what may be another work is nothing sure, and is shown', () => {
    add({ issuer: XA, cites: [{ relation: 'implement', candidates: [NQ57, 'tw/57-NQ/TW@2025-12-22'] }] })
    const other = ask()
    expect(other.cell()).toMatchObject({
      state: 'nothing',
      unclear: 1,
      document: null,
      shown: { sentence: 'câu 1 của 1' },
    })
    expect(totals(other, 0)).toMatchObject({ nothing: 1, unclear: 1, issued: 0 })
    expect(ask([NQ71]).cell()).toMatchObject({ state: 'nothing', unclear: null, shown: null })
  })

  test('nor is what prints another date sure', () => {
    const slip = 'tw/57-NQ/TW@2025-12-22'
    add({ issuer: XA, cites: [{ work: slip, relation: 'implement', inTitle: true }] })
    expect(ask([NQ57]).cell()).toMatchObject({ state: 'nothing', unclear: null })
    expect(ask([NQ57], undefined, [slip]).cell()).toMatchObject({
      state: 'nothing',
      unclear: 1,
      shown: { quote: '57-NQ/TW' },
    })
    expect(ask([slip]).cell()).toMatchObject({ state: 'issued' })
  })

  test('the order of import changes nothing', () => {
    const documents: Made[] = [
      { issuer: XA, cites: [{ work: NQ57, relation: 'implement', inTitle: true }] },
      { issuer: 'UBND xã Thái Sơn', cites: [{ work: NQ57, relation: 'implement', inTitle: true }] },
      { issuer: 'Đảng ủy xã An Lão', cites: [{ work: NQ71, relation: 'basis' }] },
    ]
    const answer = () => {
      const { rows, units } = ask([NQ57, NQ71])
      return { rows, units: units.map(({ documents: _, ...unit }) => unit), issuer: ask().cell(1).shown.issuer }
    }
    for (const each of documents) add(each)
    const before = answer()
    db = openDatabase(':memory:')
    for (const id of [NQ57, NQ71]) addWork(id)
    // The content stays what it was: its digest is its number.
    for (const at of [2, 1, 0]) {
      made = at
      add(documents[at]!)
    }
    expect(answer()).toEqual(before)
  })
})

describe('units', () => {
  const units = () => unitsOf(documentPlaces(db), provinces)
  const named = () =>
    units()
      .units.map((unit) => `${unitLabel(unit)} · ${unit.province} · ${unit.documents.length}`)
      .sort()

  test('one name in two provinces is two units; one province in many spellings is one', () => {
    for (const issuer of [XA, 'ĐẢNG UỶ XÃ THÁI SƠN', 'Hội Nông dân xã Thái Sơn']) add({ issuer })
    add({ issuer: XA, parent: 'Nghệ An' })
    add({ issuer: 'Đảng ủy xã Thái Són' })
    expect(named()).toEqual(['xã Thái Són · Hải Phòng · 1', 'xã Thái Sơn · Hải Phòng · 3', 'xã Thái Sơn · Nghệ An · 1'])
  })

  test('what names no kind is of the only one; two kinds of one name are two units', () => {
    add({ issuer: XA })
    add({ issuer: 'Ban Thường vụ Đảng ủy Thái Sơn' })
    expect(named()).toEqual(['xã Thái Sơn · Hải Phòng · 2'])
    add({ issuer: 'Đảng ủy phường Thái Sơn' })
    expect(named()).toEqual([
      'Thái Sơn · Hải Phòng · 1',
      'phường Thái Sơn · Hải Phòng · 1',
      'xã Thái Sơn · Hải Phòng · 1',
    ])
  })

  test('a unit goes on through the merger of its province; two old ones of a name stay apart', () => {
    add({ issuer: XA, parent: 'Hải Dương', date: '2024-05-01' })
    expect(named()).toEqual(['xã Thái Sơn · Hải Dương · 1'])
    add({ issuer: XA, date: '2026-05-01' })
    expect(named()).toEqual(['xã Thái Sơn · Hải Phòng · 2'])
    add({ issuer: XA, parent: 'Hải Phòng', date: '2024-05-01' })
    expect(named()).toEqual([
      'xã Thái Sơn · Hải Dương · 1',
      'xã Thái Sơn · Hải Phòng · 1',
      'xã Thái Sơn · Hải Phòng · 1',
    ])
    add({ issuer: 'Tỉnh ủy Hải Dương', level: 'tỉnh', parent: 'Hải Dương', date: '2024-05-01' })
    add({ issuer: 'Thành ủy Hải Phòng', level: 'tỉnh' })
    expect(named()).toEqual(
      expect.arrayContaining(['tỉnh Hải Dương · Hải Dương · 1', 'thành phố Hải Phòng · Hải Phòng · 1']),
    )
  })

  test.each([
    ['2025-06-30', true],
    ['2025-06', true],
    ['2025-07', false],
    ['2025-07-01', false],
    [null, false],
  ])('a document of %s is from before the merger: %s', (date, old) => {
    add({ issuer: XA, parent: 'Hải Dương', date })
    expect(units().units[0]!.before).toEqual(old ? ['Hải Dương'] : [])
  })

  test('documents of no unit that could be read are counted apart; articles are no documents of anybody', () => {
    add({ issuer: 'Ban Thường vụ Đảng ủy' })
    add({ issuer: 'Tỉnh ủy', level: 'tỉnh', parent: null })
    db.exec(
      "INSERT INTO documents (sha256, format, method, reader, text, extractor) VALUES ('x', 'txt', 'plain', 'text', '', 1)",
    )
    expect(units()).toEqual({ units: [], unplaced: 2 })
  })

  test('units that lack most come first, then by level, province and name', () => {
    add({ issuer: 'Thành ủy Hải Phòng', level: 'tỉnh' })
    add({ issuer: 'Đảng ủy xã B', parent: 'Nghệ An' })
    add({ issuer: 'Đảng ủy xã A', parent: 'Nghệ An' })
    add({ issuer: 'Đảng ủy xã C', cites: [{ work: NQ57, relation: 'mention' }] })
    add({
      issuer: 'Đảng ủy xã D',
      cites: [
        { work: NQ57, relation: 'basis' },
        { work: NQ71, relation: 'basis' },
      ],
    })
    expect(ask([NQ57, NQ71]).rows).toEqual([
      ['thành phố Hải Phòng', 'nothing', 'nothing'],
      ['xã A', 'nothing', 'nothing'],
      ['xã B', 'nothing', 'nothing'],
      ['xã C', 'cites', 'nothing'],
      ['xã D', 'implements', 'implements'],
    ])
  })

  test('a unit without documents is absent', () => {
    add({ issuer: XA })
    const match = matcherOf(units().units, provinces)
    const matched = match({ typed: 'xã Không Có', level: 'xã', kind: 'xã', name: 'Không Có', rest: '', province: null })
    expect('unit' in matched && ask([NQ57, NQ71], [matched.unit]).rows).toEqual([['xã Không Có', 'absent', 'absent']])
  })
})

test('the number of statements does not grow with units and works', () => {
  let statements = 0
  const counting = new Proxy(db, {
    get(target, name) {
      if (name === 'prepare')
        return (sql: string) => {
          statements++
          return target.prepare(sql)
        }
      return Reflect.get(target, name) as unknown
    },
  })
  const count = (works: readonly string[]) => {
    statements = 0
    const places = documentPlaces(counting)
    const { units } = unitsOf(places, provinces)
    const found = coverage(
      counting,
      works.map((id) => work(id)),
      units,
      places,
    )
    evidence(counting, found)
    return [units.length, statements]
  }
  add({ issuer: XA, cites: [{ work: NQ57, relation: 'basis' }] })
  expect(count([NQ57])).toEqual([1, 3])
  const works = Array.from({ length: 20 }, (_, at) => `tw/${at + 100}-NQ/TW@2025-01-01`)
  for (let at = 0; at < 60; at++)
    add({
      issuer: `Đảng ủy xã Số ${at}`,
      cites: works.map((id) => ({ work: id, relation: 'implement', inTitle: at % 2 === 0 })),
    })
  expect(count(works)).toEqual([61, 3])
  // Each of them answers from an index alone.
  for (const [sql, values] of [
    [
      'SELECT id FROM documents WHERE type IS NOT NULL OR issuer IS NOT NULL ORDER BY level, parent, issuer, date, sha256',
      [],
    ],
    ['SELECT document_id FROM mentions WHERE work_id = ? AND relation = ? AND in_title = 1', ['a', 'b']],
  ] as const)
    expect((db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[])[0]!.detail).toContain(
      'COVERING INDEX',
    )
  expect(standingsOf(db, [])).toEqual([])
})

test('missing works: most cited first, with the dates of the first and the last document; held ones are left out', () => {
  add({
    issuer: XA,
    date: '2025-03-01',
    cites: [
      { work: NQ57, relation: 'basis' },
      { work: NQ57, relation: 'mention' },
      { work: NQ71, relation: 'mention' },
    ],
  })
  add({ issuer: XA, date: '2026-03-01', cites: [{ work: NQ57, relation: 'basis' }] })
  add({
    issuer: XA,
    date: null,
    cites: [
      { work: NQ57, relation: 'basis' },
      { work: 'tw/9-CT/TW@2020-01-01', relation: 'basis' },
    ],
  })
  const rows = () =>
    missingWorks(db).map(({ id, documents, mentions, first, last }) => [id, documents, mentions, first, last])
  expect(rows()).toEqual([
    [NQ57, 3, 4, '2025-03-01', '2026-03-01'],
    [NQ71, 1, 1, '2025-03-01', '2025-03-01'],
    ['tw/9-CT/TW@2020-01-01', 1, 1, null, null],
  ])
  expect(missingWorks(db, 1).map(({ id }) => id)).toEqual([NQ57])
  add({
    issuer: 'Bộ Chính trị',
    level: 'trung ương',
    parent: null,
    work: NQ57,
    cites: [{ work: NQ57, relation: 'self' }],
  })
  expect(rows().map(([id]) => id)).toEqual([NQ71, 'tw/9-CT/TW@2020-01-01'])
})
