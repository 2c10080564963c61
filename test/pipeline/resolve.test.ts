import { describe, expect, test } from 'vitest'
import type { Decision, HeldRow, MentionRow } from '../../db/types.js'
import { codeKey } from '../../extractors/codeQuery.js'
import { type Resolution, resolve, signOf } from '../../pipeline/resolve/index.js'
import { provinceIn, scopeOf, slug } from '../../pipeline/resolve/scope.js'
import { lexicon, likeness, mention, plenums, registry, resolved } from './mentions.js'

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

  test('a code that nobody knows, without a date, stands for itself until its date is found', () => {
    const bare = mention('912-KL/TW')
    expect(decide(bare)).toMatchObject({ state: 'resolved', workId: 'tw/912-KL/TW@?', candidates: [] })
    expect(resolved([bare]).works.find(({ id: own }) => own === 'tw/912-KL/TW@?')).toMatchObject({
      origin: 'cited',
      date: null,
    })
    const dated = mention('912-KL/TW', { date: '2025-06-11', documentId: 2 })
    expect(decide(bare, [dated]).workId).toBe('tw/912-KL/TW@2025-06-11')
    expect(resolved([bare, dated]).works.map(({ id: own }) => own)).not.toContain('tw/912-KL/TW@?')
  })

  test('without code, nothing is decided', () => {
    expect(decide({ ...mention('57-NQ/TW'), code: null, codeKey: null })).toMatchObject({
      state: 'unresolved',
      workId: null,
    })
  })
})

describe('a slip of the date', () => {
  const plenum = registry.find(({ id: own }) => own === 'tw/45-NQ/TW@2023-11-24')!
  const slip = (date: string, title: string = plenum.title) => {
    const own = mention('45-NQ/TW', { date, title: title === '' ? null : `về ${title}` })
    const { decisions, problems } = resolved([own])
    return { workId: decisions[0]!.workId, state: decisions[0]!.state, problems }
  }

  test('one part of the date differs and the subject is the same: the known work, and a problem with a suggestion', () => {
    const { workId, state, problems } = slip('2003-11-24')
    expect([state, workId]).toEqual(['resolved', plenum.id])
    expect(problems).toMatchObject([
      { kind: 'date-misprint', severity: 'error', suggestion: plenum.id, documentId: 1, against: [] },
    ])
    expect(problems[0]!.message).toContain('2003-11-24')
    expect(problems[0]!.evidence).toContain('the same number and subject')
  })

  test('where more than one part differs, the subject still tells, and that speaks against it is said', () => {
    const { workId, problems } = slip('2003-11-25')
    expect(workId).toBe(plenum.id)
    expect(problems[0]!.against).not.toEqual([])
  })

  test('another subject is another document', () => {
    const { workId, problems } = slip('2003-11-24', 'công tác bảo hiểm y tế trong tình hình mới')
    expect(workId).toBe('tw/45-NQ/TW@2003-11-24')
    expect(problems.map(({ kind }) => kind)).toEqual([])
  })

  test('a date that is known is none', () => {
    expect(slip(plenum.date).problems).toEqual([])
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
    expect(decide(mention('12-KH/TU', { documentParent: 'Nghệ An' }), [known]).workId).toBe('nghe-an/12-KH/TU@?')
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

describe('slips and oddities that are told', () => {
  const kinds = (...own: MentionRow[]) => resolved(own).problems.map(({ kind }) => kind)

  test('a number that is another document of that very day and subject', () => {
    const work = registry.find(({ id: own }) => own === 'tw/23-CT/TW@2023-05-25')!
    const own = mention('27-CT/TW', { date: work.date, title: `về ${work.title}`, issuer: 'Ban Bí thư' })
    expect(decide(own).workId).toBe(work.id)
    expect(resolved([own]).problems).toMatchObject([{ kind: 'number-misprint', suggestion: work.id }])
  })

  test('a central document under a province’s sign', () => {
    const work = registry.find(({ id: own }) => own === 'tw/42-NQ/TW@2023-11-24')!
    const own = mention('42-NQ/TU', { date: work.date, issuer: 'Hội nghị Trung ương 8', term: 'XIII' })
    expect(decide(own).workId).toBe(work.id)
    expect(kinds(own)).toEqual(['symbol-misprint'])
    expect(kinds(mention('42-NQ/TU', { date: work.date, issuer: 'Ban Thường vụ Tỉnh ủy Nghệ An' }))).toEqual([])
  })

  test('a term that the day does not lie in', () => {
    expect(kinds(mention('11-CT/TW', { date: '2007-04-13', term: 'XI' }))).toEqual(['term-misprint'])
    expect(kinds(mention('11-CT/TW', { date: '2007-04-13', term: 'X' }))).toEqual([])
  })

  test('one number with two days and subjects in one period of one committee', () => {
    const place = {
      documentParent: 'Hải Phòng',
      documentIssuer: 'Quận ủy Ngô Quyền',
      documentLevel: 'huyện',
      documentDate: '2024-01-30',
    }
    const own = mention('151-KH/QU', {
      ...place,
      date: '2023-08-04',
      title: 'về quán triệt và triển khai thực hiện Chỉ thị số 21-CT/TW',
    })
    const other = mention('151-KH/QU', {
      ...place,
      date: '2023-05-16',
      title: 'về tổ chức học tập Nghị quyết số 36-NQ/TW',
    })
    expect(kinds(own, other)).toEqual(['code-conflict', 'code-conflict'])
    const before = mention('151-KH/QU', { ...place, date: '2018-05-16', title: 'về công tác khuyến học của quận' })
    expect(kinds(own, before)).toEqual([])
  })

  test('cited before it was issued', () => {
    expect(kinds(mention('912-KL/TW', { date: '2026-05-01' }))).toEqual(['impossible-date'])
  })

  test('a district committee after districts ended', () => {
    expect(kinds(mention('12-KH/HU', { date: '2025-11-03', issuer: 'Huyện ủy Kim Thành' }))).toEqual(['body-abolished'])
    expect(kinds(mention('12-KH/HU', { date: '2024-11-03', issuer: 'Huyện ủy Kim Thành' }))).toEqual([])
  })

  test('look-alikes raise nothing', () => {
    expect(
      kinds(
        mention('20-NQ/TW', { date: '2017-10-25' }),
        mention('21-NQ/TW', { date: '2017-10-25' }),
        mention('06-CT/TW', { date: '2021-06-24', issuer: 'Ban Bí thư' }),
        mention('6-CT/TW', { date: '2021-06-24', issuer: 'Ban Bí thư Trung ương Đảng' }),
        mention('29-NQ/TW', { date: '2013-11-04', issuer: 'Hội nghị lần thứ 8 Ban Chấp hành Trung ương', term: 'XI' }),
        mention('36-NQ/TW', { date: '2014-07-01' }),
        mention('36-NQ/TW', { date: '2023-01-30' }),
      ),
    ).toEqual([])
  })
})

describe('named by what they are', () => {
  const plenary = (more: Partial<MentionRow>): MentionRow => ({
    ...mention('57-NQ/TW'),
    code: null,
    codeKey: null,
    type: 'Nghị quyết',
    rule: 'uncoded.plenum',
    ...more,
  })
  const number = (value: string, more: Partial<MentionRow> = {}): MentionRow => ({
    ...mention('57-NQ/TW'),
    code: null,
    codeKey: null,
    type: 'Nghị quyết',
    number: value,
    rule: 'uncoded.number',
    ...more,
  })

  test('a plenum with several resolutions needs a subject', () => {
    const bare = plenary({ issuer: 'Trung ương 8', term: 'XI', quote: 'Nghị quyết Trung ương 8 khóa XI' })
    expect(decide(bare)).toMatchObject({ state: 'ambiguous', workId: null })
    expect(decide(bare).candidates).toContain('tw/29-NQ/TW@2013-11-04')
    const sentence =
      'Thực hiện Nghị quyết Trung ương 8 khóa XI về đổi mới căn bản, toàn diện giáo dục và đào tạo, trường đã sắp xếp lại lớp.'
    expect(decide({ ...bare, sentence }).workId).toBe('tw/29-NQ/TW@2013-11-04')
  })

  test('a number alone is the code of the same text, else the recent central one, else nobody’s', () => {
    const own = number('57')
    expect(decide(own, [mention('57-NQ/TU', { date: '2025-03-01', type: 'Nghị quyết' })]).workId).toBe(
      'hai-phong/57-NQ/TU@2025-03-01',
    )
    expect(decide(own).workId).toBe('tw/57-NQ/TW@2024-12-22')
    expect(decide(number('57', { documentDate: '2012-05-01' })).workId).not.toBe('tw/57-NQ/TW@2024-12-22')
    expect(decide(number('57', { issuer: 'Hội đồng nhân dân tỉnh' })).workId).toBeNull()
  })

  test('a correction always wins', () => {
    const own = mention('57-NQ/TW', { date: '2024-12-22' })
    const { decisions } = resolve({
      mentions: [own],
      held: [],
      registry,
      plenums,
      lexicon,
      likeness,
      corrected: new Map([[own.id, null]]),
    })
    expect(decisions[0]).toMatchObject({
      state: 'unresolved',
      workId: null,
      evidence: 'corrected by hand: no known work',
    })
  })
})
