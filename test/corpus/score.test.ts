import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { GoldError, loadGold, misplacedQuotes } from '../../corpus/loadGold.js'
import { type Annotation, FIELDS, type Field, scoreAll, threeDigits } from '../../corpus/score.js'
import { matchingBlocks } from '../../corpus/sequenceMatcher.js'

const text = [
  'ĐẢNG ỦY XÃ AN BÌNH',
  'Số 12-KH/ĐU',
  'Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị; Kế hoạch số 08 của Tỉnh ủy.',
  'Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW. Báo cáo trước ngày 25/11/2026.',
].join('\n')

const gold: Annotation = {
  document: {
    type: 'Kế hoạch',
    number: '12',
    symbol: 'KH/ĐU',
    date: '2026-02',
    issuer: 'Đảng ủy xã An Bình',
    level: 'xã',
    recipients: ['Ban Tuyên giáo Tỉnh ủy', 'Lưu Văn phòng'],
  },
  citations: [
    {
      quote: 'Nghị quyết số 57-NQ/TW',
      nth: 1,
      coded: true,
      code: '57-NQ/TW',
      date: '2024-12-22',
      issuer: 'Bộ Chính trị',
      type: 'Nghị quyết',
      relation: 'basis',
    },
    { quote: 'Kế hoạch số 08', nth: 1, coded: false, type: 'Kế hoạch', relation: 'basis' },
    {
      quote: 'Chỉ thị số 06-CT/TW',
      nth: 1,
      coded: true,
      code: '06-CT/TW',
      date: null,
      issuer: null,
      type: 'Chỉ thị',
      relation: 'review',
    },
  ],
  links: [{ from: '12-KH/ĐU', to: '57-NQ/TW', relation: 'implements' }],
  reviews: [{ kind: 'sơ kết', years: 5, target: '06-CT/TW' }],
  deadlines: [{ quote: 'trước ngày 25/11/2026', kind: 'once', date: '2026-11-25', actor: null, recipient: 'Tỉnh ủy' }],
}

const score = (prediction: Annotation) => scoreAll([{ name: 'one', text, gold, prediction }])
const counts = (prediction: Annotation, field: Field) => {
  const { tp, fp, fn } = score(prediction).rows[field]
  return [tp, fp, fn]
}

test('gold scored against itself is right in every field', () => {
  const { rows, misses } = score(gold)
  expect(misses).toEqual([])
  for (const field of FIELDS) expect([field, rows[field].f1]).toEqual([field, 1])
  expect(rows['citation.coded'].tp).toBe(2)
  expect(rows['citation.span.exact'].tp).toBe(3)
})

test('nothing extracted: every gold value is missed, nothing is wrong', () => {
  expect(counts({}, 'citation.coded')).toEqual([0, 0, 2])
  expect(counts({}, 'document.recipients')).toEqual([0, 0, 2])
  expect(counts({}, 'document.place')).toEqual([0, 0, 0])
  expect(score({}).rows['citation.coded']).toMatchObject({ p: 1, r: 0, f1: 0 })
})

test('a wrong value counts as found wrongly and as missed; figures are worked out over both', () => {
  const [first, second, third] = gold.citations!
  const prediction: Annotation = {
    ...gold,
    citations: [
      { ...first!, date: '2024-12-23', issuer: 'Bộ chính trị', relation: 'implement' },
      second!,
      { ...third!, code: '08-CT/TW' },
      { quote: 'Nghị quyết số 57-NQ/TW', coded: true, code: '57-NQ/TW' },
    ],
  }
  expect(counts(prediction, 'citation.coded')).toEqual([1, 2, 1])
  expect(counts(prediction, 'citation.coded.date')).toEqual([0, 1, 1])
  expect(counts(prediction, 'citation.coded.issuer')).toEqual([1, 0, 0])
  expect(counts(prediction, 'citation.coded.relation')).toEqual([0, 1, 1])
  expect(score(prediction).rows['citation.coded']).toMatchObject({ p: 1 / 3, r: 1 / 2, f1: 0.4 })
})

test('printed variety is the same value: spaces, dashes, tone placement, case, prefix of a rule', () => {
  const prediction: Annotation = {
    document: { ...gold.document, code: '12 – KH/ĐU', symbol: null, issuer: 'ĐẢNG UỶ XÃ AN BÌNH' },
    citations: gold.citations!.map((citation) => ({ ...citation, code: citation.code?.replace('-', '– ') })),
    links: [{ from: '12- KH/ĐU', to: '57-NQ/TW', relation: 'implements' }],
    reviews: [{ kind: 'Sơ kết', years: 5, target: 'Chỉ thị số 06-CT/TW' }],
  }
  for (const field of ['document.code', 'document.issuer', 'citation.coded', 'link', 'review'] as const)
    expect([field, score(prediction).rows[field].f1]).toEqual([field, 1])
})

test('spans are compared in words, whatever was normalized around them', () => {
  const normalized = `12\n${text.replace('Số 12-KH/ĐU\n', '').replaceAll('\n', ' ')}`
  const at = (quote: string) => ({
    start: normalized.indexOf(quote),
    end: normalized.indexOf(quote) + quote.length,
    quote,
  })
  const prediction: Annotation = {
    text: normalized,
    citations: [at('Nghị quyết số 57-NQ/TW, ngày 22/12/2024'), at('Kế hoạch số 08'), at('Báo cáo')],
  }
  expect(counts(prediction, 'citation.span.exact')).toEqual([1, 2, 2])
  expect(counts(prediction, 'citation.span.overlap')).toEqual([2, 1, 1])
})

test('three digits round half to even, as the reference prints them', () => {
  expect([0.0625, 0.1875, 0.3125, 0.6875, 0.9375, 2 / 3, 1].map(threeDigits)).toEqual([
    '0.062',
    '0.188',
    '0.312',
    '0.688',
    '0.938',
    '0.667',
    '1.000',
  ])
})

test('matching blocks lie in both sequences, in order, and cover equal sequences whole', () => {
  const sequence = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 })
  fc.assert(
    fc.property(sequence, sequence, (a, b) => {
      const blocks = matchingBlocks(a, b)
      let [i, j] = [0, 0]
      for (const block of blocks) {
        expect(block.a).toBeGreaterThanOrEqual(i)
        expect(block.b).toBeGreaterThanOrEqual(j)
        expect(a.slice(block.a, block.a + block.size)).toEqual(b.slice(block.b, block.b + block.size))
        ;[i, j] = [block.a + block.size, block.b + block.size]
      }
      expect(matchingBlocks(a, a)).toEqual(a.length ? [{ a: 0, b: 0, size: a.length }] : [])
    }),
  )
})

describe('loading gold', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-gold-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content)

  test('takes every annotation beside a text, below the folder too, and leaves other JSON alone', () => {
    mkdirSync(join(folder, 'more'))
    write('b.txt', text)
    write('b.json', JSON.stringify(gold))
    write('more/a.txt', text)
    write('more/a.json', JSON.stringify(gold))
    write('alone.json', '{}')
    expect(loadGold(folder).map(({ name }) => name)).toEqual(['b', 'a'])
    expect(loadGold(folder).flatMap(misplacedQuotes)).toEqual([])
  })

  test('names the quote that does not stand in its text', () => {
    const wrong = { ...gold, citations: [{ quote: 'Chỉ thị số 06-CT/TW', nth: 2, coded: true }] }
    expect(misplacedQuotes({ name: 'x', path: 'x.txt', text, gold: wrong })).toEqual(['Chỉ thị số 06-CT/TW (2)'])
  })

  test('refuses what is no annotation, naming the file', () => {
    write('c.txt', text)
    write('c.json', '{"citations": [')
    expect(() => loadGold(folder)).toThrow(GoldError)
    expect(() => loadGold(folder)).toThrow(/c\.json: no JSON/)
    write('c.json', '{"citations": [1]}')
    expect(() => loadGold(folder)).toThrow(/c\.json: “citations” is no list of objects/)
    expect(() => loadGold(join(folder, 'none'))).toThrow(/no such folder/)
  })
})

const reference = join(import.meta.dirname, '../../../shared/gold')
const python = spawnSync('python3', ['--version']).status === 0

describe.skipIf(!existsSync(join(reference, 'score.py')) || !python)(
  'the reference scorer (needs ../shared/gold and python3)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'vankien-score-'))
    afterAll(() => rmSync(folder, { recursive: true }))

    test.each([1, 2, 3, 4, 5, 6, 7, 8])('gives the same figures for damaged gold, seed %i', (seed) => {
      const outputs = join(folder, String(seed))
      mkdirSync(outputs)
      const random = generator(seed)
      const texts = loadGold(reference)
      expect(texts.length).toBeGreaterThan(0)
      const scored = texts.map(({ name, text: source, gold: annotation }) => {
        const prediction = damaged(annotation, random, seed / 20)
        writeFileSync(join(outputs, `${basename(name)}.json`), JSON.stringify(prediction))
        return { name, text: source, gold: annotation, prediction }
      })
      const { rows } = scoreAll(scored)
      const theirs = JSON.parse(
        execFileSync('python3', [join(reference, 'score.py'), reference, '--outputs', outputs, '--json'], {
          encoding: 'utf8',
        }),
      ) as Record<string, unknown>
      expect(Object.keys(theirs).length).toBeGreaterThan(20)
      for (const [field, row] of Object.entries(theirs)) expect([field, rows[field as Field]]).toEqual([field, row])
    })
  },
)

function generator(seed: number): () => number {
  let state = seed * 7919
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}

/** A copy with values dropped, changed, respelled, repeated and moved. */
function damaged(annotation: Annotation, random: () => number, rate: number): Annotation {
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const rows = value.filter(() => random() > rate).map(change)
      if (rows.length > 1 && random() < rate * 3) rows.push(rows[0])
      if (rows.length > 2 && random() < rate * 3) rows.reverse()
      return rows
    }
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]))
    if (random() > rate) return value
    if (typeof value === 'string') {
      const kinds = [
        () => value.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
        () => value.toUpperCase(),
        () => value.replaceAll('-', ' – ').replaceAll('ủy', 'uỷ').replaceAll('hòa', 'hoà'),
        () => value.split(' ').slice(1).join(' '),
        () => `${value} (của Đảng).`,
      ]
      return kinds[Math.floor(random() * kinds.length)]!()
    }
    if (typeof value === 'number') return value + 1
    return value
  }
  const links = (annotation.links ?? []).filter(() => random() > rate)
  return { ...(change(annotation) as Annotation), links }
}
