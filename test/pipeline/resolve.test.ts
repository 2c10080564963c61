import distance from 'natural/lib/natural/distance/index.js'
import { describe, expect, test } from 'vitest'
import { loadLexicon, loadRegistry } from '../../corpus/registry/load.js'
import type { Decision, HeldRow, MentionRow } from '../../db/types.js'
import { codeKey } from '../../extractors/codeQuery.js'
import { type Resolution, resolve, signOf } from '../../pipeline/resolve/index.js'
import { provinceIn, scopeOf, slug } from '../../pipeline/resolve/scope.js'

const lexicon = loadLexicon()
const registry = loadRegistry()
const likeness = (a: string, b: string) => distance.JaroWinklerDistance(a, b, { ignoreCase: true })

let id = 0
/** A mention in a plan of a commune of Hải Phòng of March 2026. */
function mention(code: string, more: Partial<MentionRow> = {}): MentionRow {
  id++
  return {
    id,
    documentId: 1,
    ordinal: id,
    start: 10 * id,
    end: 10 * id + 8,
    code,
    codeKey: codeKey(code),
    type: null,
    date: null,
    issuer: null,
    term: null,
    title: null,
    relation: 'implement',
    documentParent: 'Hải Phòng',
    documentIssuer: 'Đảng ủy xã An Bình',
    documentLevel: 'xã',
    documentDate: '2026-03-05',
    ...more,
  }
}

function held(code: string | null, more: Partial<HeldRow> = {}): HeldRow {
  return {
    id: 50,
    sha256: 'f0e1d2c3b4a5',
    type: 'Kế hoạch',
    symbol: null,
    code,
    codeKey: code ? codeKey(code) : null,
    date: '2026-02-10',
    issuer: 'Ban Thường vụ Thành ủy Hải Phòng',
    level: 'tỉnh',
    parent: 'Hải Phòng',
    title: 'về chuyển đổi số',
    term: null,
    ...more,
  }
}

const resolved = (mentions: readonly MentionRow[], documents: readonly HeldRow[] = []): Resolution =>
  resolve({ mentions, held: documents, registry, lexicon, likeness })

const decide = (own: MentionRow, others: readonly MentionRow[] = [], documents: readonly HeldRow[] = []): Decision => {
  const decision = resolved([...others, own], documents).decisions.find(({ mentionId }) => mentionId === own.id)
  if (!decision) throw new Error(`no decision on ${own.code}`)
  return decision
}

describe('central documents', () => {
  test('36-NQ/TW is two works, of 2014 and of 2023: the date tells', () => {
    expect(decide(mention('36-NQ/TW', { date: '2014-07-01' })).workId).toBe('tw/36-NQ/TW@2014-07-01')
    expect(decide(mention('36-NQ/TW', { date: '2023-01-30' })).workId).toBe('tw/36-NQ/TW@2023-01-30')
  })

  test('without a date both are named, with neither chosen', () => {
    const decision = decide(mention('36-NQ/TW'))
    expect([decision.state, decision.workId]).toEqual(['ambiguous', null])
    expect(decision.candidates).toEqual(expect.arrayContaining(['tw/36-NQ/TW@2014-07-01', 'tw/36-NQ/TW@2023-01-30']))
    expect(decision.candidates.length).toBeGreaterThanOrEqual(2)
  })

  test('its term, its subject, or the date of the text that cites it chooses', () => {
    expect(decide(mention('36-NQ/TW', { term: 'XIII' })).workId).toBe('tw/36-NQ/TW@2023-01-30')
    const title =
      'về phát triển và ứng dụng công nghệ sinh học phục vụ phát triển bền vững đất nước trong tình hình mới'
    expect(decide(mention('36-NQ/TW', { title })).workId).toBe('tw/36-NQ/TW@2023-01-30')
    const before = decide(mention('36-NQ/TW', { documentDate: '2016-05-04' }))
    expect(before.candidates).not.toContain('tw/36-NQ/TW@2023-01-30')
    expect(before.workId ?? before.candidates).not.toContain('tw/36-NQ/TW@2023-01-30')
  })

  test('a bare mention takes the date that the same text gives the code elsewhere, wherever it stands', () => {
    const bare = mention('36-NQ/TW')
    const full = mention('36-NQ/TW', { date: '2023-01-30' })
    expect(decide(bare, [full])).toMatchObject({
      state: 'resolved',
      workId: 'tw/36-NQ/TW@2023-01-30',
      evidence: 'the full form in the same text',
    })
    const elsewhere = mention('36-NQ/TW', { date: '2023-01-30', documentId: 2 })
    expect(decide(bare, [elsewhere]).state).toBe('ambiguous')
    const other = mention('36-NQ/TW', { date: '2014-07-01' })
    expect(decide(bare, [full, other])).toMatchObject({
      state: 'ambiguous',
      candidates: ['tw/36-NQ/TW@2014-07-01', 'tw/36-NQ/TW@2023-01-30'],
    })
  })

  test('one work alone with its code is that work', () => {
    expect(decide(mention('57-NQ/TW', { term: 'XIII' }))).toMatchObject({
      state: 'resolved',
      workId: 'tw/57-NQ/TW@2024-12-22',
    })
  })

  test('spellings of one code with its date are one work', () => {
    for (const code of ['57/NQ-TW', '57-NQ/TƯ', '057-NQ/TW'])
      expect([code, decide(mention(code, { date: '2024-12-22' })).workId]).toEqual([code, 'tw/57-NQ/TW@2024-12-22'])
  })

  test('spellings that only citations show are one work too, under the regular one, whichever comes first', () => {
    const date = '2025-06-11'
    const swapped = mention('911/KL-TW', { date })
    const regular = mention('911-KL/TW', { date })
    for (const order of [
      [swapped, regular],
      [regular, swapped],
    ]) {
      const { works, decisions } = resolved(order)
      expect(decisions.map(({ workId }) => workId)).toEqual(Array(2).fill('tw/911-KL/TW@2025-06-11'))
      expect(works.filter(({ codeKey: key }) => key === regular.codeKey).map(({ code }) => code)).toEqual(['911-KL/TW'])
    }
  })

  test('a dated document that nobody knows is a stub of its own', () => {
    const own = mention('911-KL/TW', { date: '2025-06-11', title: 'về công tác lưu trữ' })
    const { works, decisions } = resolved([own])
    expect(decisions[0]).toMatchObject({ state: 'resolved', workId: 'tw/911-KL/TW@2025-06-11' })
    expect(works.find((work) => work.id === 'tw/911-KL/TW@2025-06-11')).toMatchObject({
      origin: 'cited',
      title: 'về công tác lưu trữ',
    })
  })

  test('without code, or with a code that nobody knows and no date, nothing is decided', () => {
    expect(decide(mention('912-KL/TW'))).toMatchObject({ state: 'unresolved', workId: null, candidates: [] })
    expect(decide({ ...mention('57-NQ/TW'), code: null, codeKey: null })).toMatchObject({
      state: 'unresolved',
      workId: null,
    })
  })
})

describe('a slip of the date', () => {
  const plenum = registry.find(({ id: own }) => own === 'tw/45-NQ/TW@2023-11-24')!
  const slip = (date: string, title: string = plenum.title) =>
    decide(mention('45-NQ/TW', { date, title: `về ${title}` }))

  test('one part of the date differs and the subject is the same: the known work, and a problem with a suggestion', () => {
    const decision = slip('2003-11-24')
    expect(decision).toMatchObject({ state: 'resolved', workId: plenum.id })
    expect(decision.problem).toMatchObject({ kind: 'date-misprint', suggestion: plenum.id, documentId: 1 })
    expect(decision.problem!.message).toContain('2003-11-24')
  })

  test('two parts that differ, another subject, or none: no slip', () => {
    for (const decision of [
      slip('2003-11-25'),
      slip('2003-11-24', 'công tác bảo hiểm y tế trong tình hình mới'),
      slip('2003-11-24', ''),
    ]) {
      expect(decision.problem).toBeUndefined()
      expect(decision.workId).not.toBe(plenum.id)
    }
  })

  test('a date that is known is none', () => {
    expect(slip(plenum.date).problem).toBeUndefined()
  })

  test('a slip makes no work of its own, and a bare mention beside it follows', () => {
    const wrong = mention('45-NQ/TW', { date: '2003-11-24', title: `về ${plenum.title}` })
    const bare = mention('45-NQ/TW')
    const { works, decisions } = resolved([wrong, bare])
    expect(works.map((work) => work.id)).not.toContain('tw/45-NQ/TW@2003-11-24')
    expect(decisions.map(({ workId }) => workId)).toEqual([plenum.id, plenum.id])
  })
})

describe('local documents', () => {
  test('TU is the province of the text that cites, or the one the text names', () => {
    const date = '2025-08-26'
    expect(decide(mention('12-KH/TU', { date })).workId).toBe('hai-phong/12-KH/TU@2025-08-26')
    expect(decide(mention('12-KH/TU', { date, documentParent: 'Nghệ An' })).workId).toBe('nghe-an/12-KH/TU@2025-08-26')
    expect(decide(mention('12-KH/TU', { date, issuer: 'Ban Thường vụ Tỉnh ủy Nghệ An' })).workId).toBe(
      'nghe-an/12-KH/TU@2025-08-26',
    )
    expect(decide(mention('12-KH/TU', { date, documentParent: null })).workId).toBe('?/12-KH/TU@2025-08-26')
  })

  test('a bare code of an unknown province is not guessed', () => {
    const known = mention('12-KH/TU', { date: '2025-08-26', documentId: 2 })
    expect(decide(mention('12-KH/TU', { documentParent: null }), [known])).toMatchObject({
      state: 'unresolved',
      workId: null,
    })
    expect(decide(mention('12-KH/TU'), [known]).workId).toBe('hai-phong/12-KH/TU@2025-08-26')
    expect(decide(mention('12-KH/TU', { documentParent: 'Nghệ An' }), [known]).workId).toBeNull()
  })

  test('ĐU in a commune’s own text is that commune; in a province’s text it is not known', () => {
    const date = '2026-02-01'
    expect(decide(mention('3-KH/ĐU', { date })).workId).toBe('hai-phong/xa-an-binh/3-KH/ĐU@2026-02-01')
    expect(
      decide(mention('3-KH/ĐU', { date, documentIssuer: 'Thành ủy Hải Phòng', documentLevel: 'tỉnh' })).workId,
    ).toBe('?/3-KH/ĐU@2026-02-01')
    expect(
      decide(mention('3-KH/ĐU', { date, issuer: 'Đảng ủy phường Thành Đông', documentLevel: 'tỉnh' })).workId,
    ).toBe('hai-phong/phuong-thanh-dong/3-KH/ĐU@2026-02-01')
  })

  test('the held document is the work that others cite', () => {
    const {
      works,
      held: own,
      decisions,
    } = resolved(
      [mention('88-KH/TU', { date: '2026-02-10' }), mention('88-KH/TU', { documentId: 2 })],
      [held('88-KH/TU')],
    )
    expect(own.get(50)).toBe('hai-phong/88-KH/TU@2026-02-10')
    expect(decisions.map(({ workId }) => workId)).toEqual([
      'hai-phong/88-KH/TU@2026-02-10',
      'hai-phong/88-KH/TU@2026-02-10',
    ])
    expect(works.find(({ id: work }) => work === own.get(50))).toMatchObject({
      origin: 'held',
      title: 'về chuyển đổi số',
    })
  })

  test('drafts without a number are told apart by their content', () => {
    const drafts = [
      held(null, { id: 51, symbol: 'KH/ĐU', sha256: 'aaaaaaaa11', level: 'xã', issuer: 'Đảng ủy xã An Bình' }),
      held(null, { id: 52, symbol: 'KH/ĐU', sha256: 'bbbbbbbb22', level: 'xã', issuer: 'Đảng ủy xã An Bình' }),
    ]
    const { held: own } = resolved([], drafts)
    expect([own.get(51), own.get(52)]).toEqual([
      'hai-phong/xa-an-binh/KH/ĐU@2026-02-10~aaaaaaaa',
      'hai-phong/xa-an-binh/KH/ĐU@2026-02-10~bbbbbbbb',
    ])
  })

  test('an article without a type is no work', () => {
    expect(resolved([], [held(null, { type: null })]).held.size).toBe(0)
  })
})

test('what is decided does not depend on the order of mentions', () => {
  const mentions = [
    mention('36-NQ/TW'),
    mention('36-NQ/TW', { date: '2023-01-30' }),
    mention('12-KH/TU', { date: '2025-08-26', title: 'về chuyển đổi số' }),
    mention('12-KH/TU', { date: '2025-08-26', issuer: 'Ban Thường vụ Thành ủy' }),
    mention('12-KH/TU'),
    mention('88-KH/TU', { date: '2026-02-10' }),
  ]
  const plain = ({ works, held: own, decisions }: Resolution) => ({
    works: works.map((work) => work.id).sort(),
    held: [...own],
    decisions: [...decisions].sort((a, b) => a.mentionId - b.mentionId),
  })
  expect(plain(resolved([...mentions].reverse(), [held('88-KH/TU')]))).toEqual(
    plain(resolved(mentions, [held('88-KH/TU')])),
  )
})

describe('signs and scopes', () => {
  test.each([
    ['57-NQ/TW', 'TW'],
    ['57/NQ-TW', 'TW'],
    ['50-CT/T.Ư', 'TW'],
    ['12-KH/TU', 'TU'],
    ['15-HD/BTGDVTU', 'BTGDVTU'],
    ['04-CTPH/BTGDVTU-SGDĐT', 'BTGDVTU'],
    ['215/KH-UBND', 'UBND'],
    ['12/2023/NĐ-CP', 'CP'],
    ['64/2020/QH14', 'QH14'],
    ['1234/UBND-VX', 'UBND'],
    ['18/2025/NQ-HĐND', 'HĐND'],
  ])('the sign of %s is %s', (code, sign) => expect(signOf(code)).toBe(sign))

  const place = { parent: 'Nghệ An', issuer: 'Ủy ban nhân dân tỉnh Nghệ An', level: 'tỉnh' }
  test('UBND stands at three levels: the printed issuer says which', () => {
    expect(scopeOf('UBND', 'Ủy ban nhân dân tỉnh', place, lexicon)).toBe('nghe-an')
    expect(scopeOf('UBND', null, place, lexicon)).toBe('nghe-an')
    expect(scopeOf('UBND', 'UBND xã An Bình', place, lexicon)).toBe('nghe-an/xa-an-binh')
    expect(scopeOf('UBND', null, { ...place, level: 'xã', issuer: 'UBND xã An Bình' }, lexicon)).toBe(
      'nghe-an/xa-an-binh',
    )
    expect(scopeOf('CP', null, place, lexicon)).toBe('tw')
  })

  test('slugs are readable; the longest name of a province is the one meant', () => {
    expect(slug('Thành phố Hồ Chí Minh')).toBe('ho-chi-minh')
    expect(slug('Bà Rịa - Vũng Tàu')).toBe('ba-ria-vung-tau')
    expect(slug('Đắk Lắk')).toBe('dak-lak')
    expect(provinceIn('Tỉnh ủy Bà Rịa - Vũng Tàu', lexicon.provinces)).toBe('Bà Rịa - Vũng Tàu')
    expect(provinceIn('Ban Bí thư', lexicon.provinces)).toBeNull()
  })
})
