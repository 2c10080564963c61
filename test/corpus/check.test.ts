/** What `registry check` finds, in tables made for it, and in the tables of this repository. */
import { describe, expect, test } from 'vitest'
import {
  builtInTables,
  CONGRESS_DAYS,
  checkRegistry,
  codeParts,
  type Finding,
  PLENUM_DAYS,
} from '../../corpus/registry/check.js'
import { EXCEPTION_COLUMNS, PLENUM_COLUMNS, WORK_COLUMNS } from '../../corpus/registry/load.js'
import { parseTable } from '../../corpus/registry/table.js'
import { loadWords } from '../../corpus/registry/words.js'

const lexicon = loadWords()
const rows = (columns: readonly string[], lines: readonly string[]) =>
  parseTable('a.tsv', [columns.join('\t'), ...lines.map((line) => line.replaceAll(' | ', '\t'))].join('\n'), columns)

/** A row in the order of the columns; what is not said is as it should be. */
const work = (code: string, date: string, more: Partial<Record<(typeof WORK_COLUMNS)[number], string>> = {}) => {
  const cells: Record<string, string> = {
    code,
    type: /-CT\//.test(code) ? 'Chỉ thị' : 'Nghị quyết',
    date,
    issuer: 'Bộ Chính trị',
    term: 'XIII',
    title: 'một việc',
    relations: '',
    confidence: 'high',
    ...more,
  }
  return WORK_COLUMNS.map((column) => cells[column]).join('\t')
}

const check = (works: readonly string[], plenums: readonly string[] = [], exceptions: readonly string[] = []) =>
  checkRegistry({
    tables: [{ file: 'works.tsv', rows: rows(WORK_COLUMNS, works) }],
    plenums: rows(PLENUM_COLUMNS, plenums),
    exceptions: rows(EXCEPTION_COLUMNS, exceptions),
    lexicon,
  })
const brief = (findings: readonly Finding[]) =>
  findings.map(({ severity, kind, place, other }) => [severity, kind, place.line, other?.line ?? null])

describe('documents', () => {
  test('good rows have no findings; dates may be equal, and each series counts by itself', () => {
    expect(
      check([
        work('45-NQ/TW', '2023-11-24'),
        work('44-NQ/TW', '2023-11-24'),
        work('57-NQ/TW', '2024-12-22', { relations: 'continues 44-NQ/TW@2023-11-24' }),
        work('01-CT/TW', '2025-01-01'),
        work('58-NQ/TW', '2016-03-01', { term: 'XII' }),
        work('30/2020/NĐ-CP', '2020-03-05', { type: 'Nghị định', issuer: 'Chính phủ', term: '' }),
      ]),
    ).toEqual([])
  })

  test('a number that does not rise with the days is told with the row that it contradicts, once', () => {
    const found = check([
      work('42-NQ/TW', '2023-11-24'),
      work('43-NQ/TW', '2025-11-24'),
      work('44-NQ/TW', '2023-11-24'),
      work('57-NQ/TW', '2024-12-22'),
      work('59-NQ/TW', '2025-01-24'),
    ])
    expect(brief(found)).toEqual([['error', 'number-order', 3, 4]])
    expect(found[0]!.place.name).toBe('43-NQ/TW@2025-11-24')
    expect(found[0]!.other!.name).toBe('44-NQ/TW@2023-11-24')
  })

  test('one number twice in a term, one document twice', () => {
    expect(brief(check([work('57-NQ/TW', '2024-12-22'), work('57-NQ/TW', '2024-12-23')]))).toEqual([
      ['error', 'same-number', 3, 2],
    ])
    expect(brief(check([work('57-NQ/TW', '2024-12-22'), work('57-NQ/TW', '2024-12-22')]))).toEqual([
      ['error', 'twice', 3, 2],
    ])
    expect(
      check([
        work('45-KL/TW', '2023-01-01', { type: 'Kết luận' }),
        work('45a-KL/TW', '2023-02-01', { type: 'Kết luận' }),
      ]),
    ).toEqual([])
  })

  test.each<[string, Finding['severity'] | null]>([
    ['2021-02-01', null],
    ['2026-01-23', null],
    ['2020-12-21', 'warning'],
    ['2020-12-20', 'error'],
    ['2026-03-06', 'warning'],
    ['2026-03-07', 'error'],
  ])('term XIII with the date %s: %s', (date, severity) => {
    const found = check([work('57-NQ/TW', date)])
    expect(found.map((each) => each.severity)).toEqual(severity === null ? [] : [severity])
    if (severity === 'error') expect(found[0]!.facts['days']).toBe(String(CONGRESS_DAYS + 1))
  })

  test('cells: title, issuer, term, code, sign and type', () => {
    const one = (code: string, more: Parameters<typeof work>[2]) =>
      check([work(code, '2024-12-22', more)]).map(({ severity, kind }) => `${severity} ${kind}`)
    expect(one('57-NQ/TW', { title: '' })).toEqual(['error no-title'])
    expect(one('57-NQ/TW', { title: 'đột phá [title approximate]' })).toEqual(['warning doubtful-title'])
    expect(one('57-NQ/TW', { issuer: '' })).toEqual(['warning no-issuer'])
    expect(one('57-NQ/TW', { term: 'XXX' })).toEqual(['error unknown-term'])
    expect(one('57-NQ/TW', { term: '' })).toEqual(['error unknown-term'])
    expect(one('57-NQ/TW', { type: 'Chỉ thị' })).toEqual(['error type-and-sign'])
    expect(one('57-NQ/TW', { type: 'Lời' })).toEqual(['error type-and-sign'])
    expect(one('nq57', {})).toEqual(['error bad-code'])
    expect(one('57-NQ/TU', {})).toEqual(['error not-central'])
    expect(one('57-NQ/BXYZ', {})).toEqual(['warning unknown-sign'])
    expect(one('193/2025/QH15', { term: '' })).toEqual([])
  })

  test('relations lead to earlier documents that are there', () => {
    const found = check([
      work('57-NQ/TW', '2024-12-22', { relations: 'replaces 20-NQ/TW@2012-11-01; amends 59-NQ/TW@2025-01-24' }),
      work('59-NQ/TW', '2025-01-24', { relations: 'amends 59-NQ/TW@2025-01-24' }),
    ])
    expect(brief(found)).toEqual([
      ['error', 'no-target', 2, null],
      ['error', 'later-target', 2, 3],
      ['error', 'later-target', 3, 3],
    ])
  })

  test('a cell that the loader refuses is named with its column, and hides no other', () => {
    const found = check([
      work('57-NQ/TW', '2024-13-22'),
      work('59-NQ/TW', '2025-01', { title: '' }),
      work('60-NQ/TW', '2025-04-12', { title: '', confidence: 'high' }),
      work('61-NQ/TW', '2025-04-13', { relations: 'follows' }),
    ])
    expect(found.map(({ kind, place, facts }) => [kind, place.line, facts['column'] ?? null])).toEqual([
      ['cell', 2, 'date'],
      ['cell', 3, 'date'],
      ['cell', 5, 'relations'],
      ['no-title', 4, null],
    ])
    expect(found[0]!.reason).toEqual({ en: '“2024-13-22” is no date', vi: '“2024-13-22” không phải ngày tháng' })
  })

  test('a known exception is a warning with its reason; one that nothing needs is a warning too', () => {
    const twice = [work('57-NQ/TW', '2024-12-22'), work('57-NQ/TW', '2024-12-23')]
    const found = check(
      twice,
      [],
      [
        'same-number | 57-NQ/TW@2024-12-23 | 57-NQ/TW@2024-12-22 | vì sao | why',
        'twice | 1-NQ/TW@2021-03-01 | x | a | b',
      ],
    )
    expect(brief(found)).toEqual([
      ['warning', 'same-number', 3, 2],
      ['warning', 'unneeded-exception', 3, null],
    ])
    expect(found[0]!.reason).toEqual({ vi: 'vì sao', en: 'why' })
  })
})

describe('plenums', () => {
  const works = [
    work('27-NQ/TW', '2022-11-09', { issuer: 'Ban Chấp hành Trung ương' }),
    work('28-NQ/TW', '2022-12-09', { issuer: 'Ban Chấp hành Trung ương' }),
    work('42-NQ/TW', '2023-11-24', { issuer: 'Ban Chấp hành Trung ương' }),
  ]
  const plenum = (line: string) => line.replaceAll(' | ', '\t')

  test('documents are there, of the term, and issued during the plenum or shortly after', () => {
    expect(check(works, [plenum('XIII | 6 | 2022-10-03 | 2022-10-09 | tw/27-NQ/TW@2022-11-09')])).toEqual([])
    const found = check(works, [
      plenum('XIII | 6 | 2022-10-03 | 2022-10-09 | tw/28-NQ/TW@2022-12-09; tw/99-NQ/TW@2022-11-09'),
      plenum('XIII | 8 | 2023-11-25 | 2023-11-30 | tw/42-NQ/TW@2023-11-24; tw/28-NQ/TW@2022-12-09'),
      plenum('XII | 8 | 2018-10-02 | 2018-10-06 | tw/27-NQ/TW@2022-11-09'),
    ])
    expect(brief(found)).toEqual([
      ['error', 'plenum-late', 2, 3],
      ['error', 'plenum-document', 2, null],
      ['error', 'plenum-early', 3, 4],
      ['error', 'two-plenums', 3, 2],
      ['error', 'plenum-early', 3, 3],
      ['error', 'plenum-term', 4, 2],
      ['error', 'plenum-late', 4, 2],
    ])
    expect(found[0]!.facts['days']).toBe(String(PLENUM_DAYS + 1))
  })

  test('days follow one another, and lie in the term', () => {
    expect(
      brief(
        check(works, [
          plenum('XIII | 6 | 2022-10-03 | 2022-10-09 | '),
          plenum('XIII | 7 | 2022-10-08 | 2022-10-01 | '),
          plenum('XIII | 7 | 2022-10-20 | 2022-10-21 | '),
          plenum('XIII | 8 |  |  | '),
          plenum('XIII | 9 | 2016-05-05 | 2016-05-10 | '),
          plenum('XII | 15 | 2021-02-03 | 2021-02-04 | '),
          plenum('XII | x | 32/1/2021 |  | '),
        ]),
      ),
    ).toEqual([
      ['error', 'plenum-days', 3, null],
      ['error', 'plenum-order', 3, 2],
      ['error', 'plenum-twice', 4, 3],
      ['error', 'outside-term', 6, null],
      ['error', 'plenum-order', 6, 4],
      ['error', 'cell', 8, null],
      ['warning', 'plenum-undated', 5, null],
    ])
  })
})

test.each([
  ['57-NQ/TW', { number: 57, letter: '', type: 'NQ', sign: 'TW', party: true }],
  ['45a-KL/TW', { number: 45, letter: 'a', type: 'KL', sign: 'TW', party: true }],
  ['08-QĐi/TW', { number: 8, letter: '', type: 'QĐi', sign: 'TW', party: true }],
  ['749/QĐ-TTg', { number: 749, letter: '', type: 'QĐ', sign: 'TTg', party: false }],
  ['30/2020/NĐ-CP', { number: 30, letter: '', type: 'NĐ', sign: 'CP', party: false }],
  ['193/2025/QH15', { number: 193, letter: '', type: null, sign: 'QH15', party: false }],
  ['1518/BNG-NVVH', { number: 1518, letter: '', type: null, sign: 'BNG', party: false }],
  ['nq57', null],
  ['57-NQ', null],
])('the parts of %s', (code, parts) => {
  expect(codeParts(code, lexicon.types)).toEqual(parts)
})

test('the tables of this repository: no errors, and each doubt is of a kind that is marked in the tables', () => {
  const found = checkRegistry(builtInTables())
  expect(found.filter(({ severity }) => severity === 'error').map(({ kind, place }) => [kind, place.name])).toEqual([])
  const marked = found.filter(({ kind }) => !/^(?:doubtful-title|no-issuer|plenum-undated)$/.test(kind))
  expect(marked.map(({ kind, place, reason }) => [kind, place.name, reason === null])).toEqual([
    ['same-number', '03-NQ/TW@1998-07-16', false],
  ])
})
