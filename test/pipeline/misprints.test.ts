/**
 * Slips of the pen, put into right citations of the registry's documents by a fixed sequence of chances, and right ones
 * that look like slips. Every kind of problem must be found, and the right ones must raise nothing.
 */
import { describe, expect, test } from 'vitest'
import type { RegistryWork } from '../../corpus/registry/load.js'
import type { MentionRow, NewProblem } from '../../db/types.js'
import { codeKey } from '../../extractors/codeQuery.js'
import { reviewProblems } from '../../pipeline/resolve/problems.js'
import { nearCongress, termAt } from '../../pipeline/resolve/term.js'
import { lexicon, mention, registry, resolved } from './mentions.js'

/** Chances in a fixed order (Mulberry32), so that the figures are those of every run. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const chance = chances(20261125)
const among = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
const addYears = (date: string, years: number): string => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`

const party = registry.filter(
  ({ code, confidence, title }) => /^\d+-(?:NQ|CT|KL|QĐ)\/TW$/.test(code) && confidence === 'high' && title.length > 30,
)

let documents = 100
/** A right citation as papers print it: the subject whole, cut short or left out; issuer and term in most. */
function right(work: RegistryWork, more: Partial<MentionRow> = {}): MentionRow {
  documents++
  const words = work.title.split(' ')
  const cut = words.slice(0, Math.max(8, Math.ceil(words.length * 0.7))).join(' ')
  const dice = chance()
  return mention(work.code, {
    documentId: documents,
    documentSha256: `document${documents}`,
    type: work.type,
    date: work.date,
    title: dice < 0.6 ? `về ${work.title}` : dice < 0.85 ? `về ${cut}` : null,
    issuer: chance() < 0.8 ? work.issuer : null,
    term: chance() < 0.4 ? work.term : null,
    documentDate: addYears(work.date, 1 + Math.floor(chance() * 4)),
    ...more,
  })
}

const kindsOf = (own: readonly MentionRow[]): string[] =>
  resolved(own)
    .problems.filter(({ kind }) => kind !== 'superseded')
    .map(({ kind }) => kind)

const EACH = 60

/** Puts a slip into so many citations; the share that is told. */
function told(
  kind: string,
  slip: (work: RegistryWork) => MentionRow[] | null,
  from: readonly RegistryWork[] = party,
): number {
  let injected = 0
  let found = 0
  for (let tries = 0; injected < EACH && tries < EACH * 20; tries++) {
    const own = slip(among(from))
    if (!own) continue
    injected++
    if (kindsOf(own).includes(kind)) found++
  }
  expect(injected).toBe(EACH)
  return found / injected
}

function slippedDate(date: string): string {
  const [year, month, day] = date.split('-') as [string, string, string]
  const dice = chance()
  if (dice < 0.5) return `${Number(year) + among([-20, -10, -1, 1, 2])}-${month}-${day}`
  if (dice < 0.75) return `${year}-${String((Number(month) % 12) + 1).padStart(2, '0')}-${day}`
  return `${year}-${month}-${String((Number(day) % 28) + 1).padStart(2, '0')}`
}

describe('slips put in are told, nine of ten and more', () => {
  test('date-misprint', () => {
    expect(
      told('date-misprint', (work) => {
        const date = slippedDate(work.date)
        const own = right(work, { date })
        return own.title === null && chance() < 0.7 ? null : [own]
      }),
    ).toBeGreaterThanOrEqual(0.9)
  })

  test('number-misprint', () => {
    expect(
      told('number-misprint', (work) => {
        const number = String(Number(work.code.split('-')[0]) + among([1, 2, 4, 10])).padStart(2, '0')
        const code = work.code.replace(/^\d+/, number)
        if (registry.some((other) => other.code === code && other.date === work.date)) return null
        const own = right(work)
        return own.title === null ? null : [{ ...own, code, codeKey: codeKey(code) }]
      }),
    ).toBeGreaterThanOrEqual(0.9)
  })

  test('symbol-misprint', () => {
    expect(
      told('symbol-misprint', (work) => {
        const code = work.code.replace(/TW$/, 'TU')
        return [right(work, { code, codeKey: codeKey(code), issuer: work.issuer, documentParent: 'Nghệ An' })]
      }),
    ).toBeGreaterThanOrEqual(0.9)
  })

  test('term-misprint', () => {
    const numerals = lexicon.terms.map(({ numeral }) => numeral)
    expect(
      told('term-misprint', (work) => {
        if (nearCongress(work.date, lexicon.terms)) return null
        return [right(work, { term: numerals[numerals.indexOf(work.term) + among([-1, 1])] ?? null })]
      }),
    ).toBeGreaterThanOrEqual(0.9)
  })

  test('issuer-differs', () => {
    const secretariat = party.filter(({ issuer }) => /^(?:Bộ Chính trị|Ban Bí thư)$/.test(issuer))
    expect(
      told(
        'issuer-differs',
        (work) => [right(work, { issuer: work.issuer === 'Ban Bí thư' ? 'Bộ Chính trị' : 'Ban Bí thư' })],
        secretariat,
      ),
    ).toBeGreaterThanOrEqual(0.9)
  })

  test('impossible-date', () => {
    expect(
      told('impossible-date', (work) => [
        right(work, { documentDate: addYears(work.date, -1 - Math.floor(chance() * 3)) }),
      ]),
    ).toBeGreaterThanOrEqual(0.9)
  })

  test('code-conflict', () => {
    expect(
      told('code-conflict', (work) => {
        const other = among(party)
        if (other.title === work.title) return null
        const number = 10 + Math.floor(chance() * 300)
        const date = `2023-0${1 + Math.floor(chance() * 8)}-1${Math.floor(chance() * 9)}`
        const place = { documentParent: 'Hải Phòng', documentDate: '2024-06-01', issuer: 'Ban Thường vụ Thành ủy' }
        return [
          mention(`${number}-KH/TU`, { ...place, date, title: `về ${work.title}` }),
          mention(`${number}-KH/TU`, { ...place, date: addYears(date, -1), title: `về ${other.title}` }),
        ]
      }),
    ).toBeGreaterThanOrEqual(0.9)
  })

  test('body-abolished', () => {
    expect(
      told('body-abolished', () => [
        mention(`${1 + Math.floor(chance() * 200)}-${among(['KH', 'CT', 'NQ'])}/${among(['HU', 'QU'])}`, {
          date: `2025-1${Math.floor(chance() * 3)}-0${1 + Math.floor(chance() * 9)}`,
          issuer: 'Huyện ủy Kim Thành',
        }),
      ]),
    ).toBeGreaterThanOrEqual(0.9)
  })

  test('review-arithmetic', () => {
    let found = 0
    for (let count = 0; count < EACH; count++) {
      const work = among(party)
      const years = among([2, 3, 5, 10])
      const due = Number(work.date.slice(0, 4)) + years
      found += reviewProblems([
        {
          documentId: 1,
          start: 0,
          end: 9,
          kind: 'sơ kết',
          years,
          year: due + among([-2, -1, 2, 3]),
          workId: work.id,
          workDate: work.date,
        },
      ]).length
    }
    expect(found / EACH).toBeGreaterThanOrEqual(0.9)
  })
})

describe('right citations that look like slips raise nothing', () => {
  const quiet = (own: readonly MentionRow[]): readonly NewProblem[] =>
    resolved(own).problems.filter(({ kind }) => kind !== 'superseded')

  test('300 right citations of the registry’s documents', () => {
    const raised = Array.from({ length: 300 }, () => quiet([right(among(party))])).filter(
      (problems) => problems.length > 0,
    )
    expect(raised.flat().map(({ kind, message }) => `${kind} ${message}`)).toEqual([])
  })

  test('two documents of one plenum and day, side by side', () => {
    const days = new Map<string, RegistryWork[]>()
    for (const work of party) days.set(work.date, [...(days.get(work.date) ?? []), work])
    const pairs = [...days.values()].filter((list) => list.length > 1)
    expect(pairs.length).toBeGreaterThan(10)
    for (const list of pairs)
      expect(quiet(list.map((work) => right(work, { documentId: 1, documentDate: '2026-11-05' })))).toEqual([])
  })

  test('one number in several terms, leading zeros, two names of one issuer', () => {
    for (const work of party) {
      const code = work.code.replace(/^0?(\d)-/, '$1-')
      const issuer = /Chấp hành/.test(work.issuer) ? 'Ban Chấp hành Trung ương Đảng' : `${work.issuer} Trung ương Đảng`
      const own = right(work, {
        code,
        codeKey: codeKey(code),
        issuer: /Chính trị/.test(work.issuer) ? work.issuer : issuer,
      })
      expect(quiet([own])).toEqual([])
    }
  })

  test('documents that the registry does not know', () => {
    for (let count = 0; count < 100; count++) {
      const number = 400 + Math.floor(chance() * 90)
      const date = addYears('2026-02-14', -Math.floor(chance() * 20))
      const own = mention(`${number}-${among(['KL', 'TB', 'CV'])}/TW`, {
        date,
        title: 'về một việc mà sổ đăng ký chưa ghi nhận',
        term: termAt(date, lexicon.terms),
      })
      expect(quiet([own])).toEqual([])
    }
  })

  test('local numbers that begin again, and reviews in their year or the next', () => {
    for (let count = 0; count < 100; count++) {
      const number = 1 + Math.floor(chance() * 200)
      const [one, two] = [
        mention(`${number}-KH/TU`, { date: '2018-05-16', title: 'về công tác khuyến học của tỉnh nhà' }),
        mention(`${number}-KH/TU`, { date: '2023-05-16', title: 'về phòng, chống thiên tai ở miền núi' }),
      ]
      expect(quiet([one, two])).toEqual([])
      const work = among(party)
      const years = among([2, 3, 5, 10])
      const year = Number(work.date.slice(0, 4)) + years + among([0, 1])
      expect(
        reviewProblems([
          { documentId: 1, start: 0, end: 9, kind: 'sơ kết', years, year, workId: work.id, workDate: work.date },
        ]),
      ).toEqual([])
    }
  })
})
