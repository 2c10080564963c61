/** Which documents the registry might take in. */
import { expect, test } from 'vitest'
import type { RegistryWork } from '../../corpus/registry/load.js'
import type { CentralWork, Witness } from '../../db/central.js'
import { codeKey } from '../../extractors/codeQuery.js'
import { suggestions } from '../../pipeline/resolve/suggest.js'

const { default: distance } = await import('natural/lib/natural/distance/index.js')
const likeness = (a: string, b: string) => distance.JaroWinklerDistance(a, b, { ignoreCase: true })

const entry = (code: string, date: string, title: string): RegistryWork => ({
  id: `tw/${code}@${date}`,
  code,
  type: 'Chỉ thị',
  date,
  issuer: 'Ban Bí thư',
  term: 'XIII',
  title,
  relations: [],
  confidence: 'high',
})
const registry = [
  entry('17-CT/TW', '2022-10-21', 'tăng cường bảo đảm an ninh, an toàn thực phẩm trong tình hình mới'),
  entry('50-CT/TW', '2025-07-23', 'tiếp tục đổi mới, nâng cao chất lượng sinh hoạt chi bộ trong giai đoạn mới'),
]

const witness = (document: number, title: string | null, more: Partial<Witness> = {}): Witness => ({
  work: '',
  document,
  path: `${document}.txt`,
  type: 'Chỉ thị',
  date: null,
  issuer: 'Ban Bí thư',
  title,
  page: 1,
  sentence: `câu ${document}`,
  ...more,
})
const work = (code: string, date: string, cites: readonly Witness[], held: readonly Witness[] = []): CentralWork => ({
  id: `tw/${code}@${date}`,
  code,
  codeKey: codeKey(code),
  date,
  held,
  cites,
})
const CHILDREN = 'về tăng cường bảo vệ trẻ em trên không gian mạng'
const brief = (works: readonly CentralWork[]) =>
  suggestions(works, registry, likeness).map(({ code, documents, doubts }) => [
    code,
    documents,
    doubts.map(({ kind }) => kind),
  ])

test('two documents that agree in the title, be it cut short or with a slip, are enough; one that says it twice is not', () => {
  expect(brief([work('90-CT/TW', '2025-05-05', [witness(1, CHILDREN), witness(2, CHILDREN)])])).toEqual([
    ['90-CT/TW', 2, []],
  ])
  expect(
    brief([
      work('90-CT/TW', '2025-05-05', [
        witness(1, 'về tăng cường bảo vệ trẻ em'),
        witness(2, `${CHILDREN.replace('mạng', 'mang')}`),
        witness(3, 'Về việc tăng cường bảo vệ trẻ em trên không gian mạng.'),
        witness(4, 'về một việc khác hẳn, không dính đến việc kia'),
        witness(5, null),
      ]),
    ]),
  ).toEqual([['90-CT/TW', 3, []]])
  expect(brief([work('90-CT/TW', '2025-05-05', [witness(1, CHILDREN), witness(1, CHILDREN)])])).toEqual([])
  expect(brief([work('90-CT/TW', '2025-05-05', [witness(1, CHILDREN), witness(2, null)])])).toEqual([])
  expect(
    brief([work('90-CT/TW', '2025-05-05', [witness(1, CHILDREN), witness(2, 'về phát triển cây cà phê bền vững')])]),
  ).toEqual([])
})

test('a document that the archive holds needs no citation, and says itself what it is', () => {
  const own = witness(9, 'bảo vệ trẻ em', { issuer: 'Bộ Chính trị', sentence: '' })
  const [held] = suggestions(
    [work('90-CT/TW', '2025-05-05', [witness(1, CHILDREN), witness(2, null)], [own])],
    registry,
    likeness,
  )
  expect(held).toMatchObject({ title: 'bảo vệ trẻ em', issuer: 'Bộ Chính trị', documents: 2 })
  expect(held!.cites).toHaveLength(2)
})

test('what the registry has under another spelling is not suggested; what it has nearly is told', () => {
  const cites = (title: string) => [witness(1, title), witness(2, title)]
  expect(brief([work('050/CT-TW', '2025-07-23', cites(CHILDREN))])).toEqual([])
  expect(brief([work('50-CT/TW', '2025-07-13', cites('về sinh hoạt chi bộ trong giai đoạn mới'))])).toEqual([
    ['50-CT/TW', 2, ['other-date']],
  ])
  expect(brief([work('50-CT/TW', '1999-11-13', cites(CHILDREN))])).toEqual([['50-CT/TW', 2, []]])
  expect(brief([work('25-CT/TW', '2022-10-21', cites(`về ${registry[0]!.title}`))])).toEqual([
    ['25-CT/TW', 2, ['other-code']],
  ])
})

test('the title is the commonest; held ones come first, then the most cited', () => {
  const [held, most, least] = suggestions(
    [
      work('90-CT/TW', '2025-05-05', [witness(1, CHILDREN), witness(2, CHILDREN)]),
      work('91-CT/TW', '2025-05-06', [
        witness(1, 'về chăm sóc người cao tuổi'),
        witness(2, 'về chăm sóc người cao tuổi ở nông thôn'),
        witness(3, 'về chăm sóc người cao tuổi ở nông thôn'),
      ]),
      work('92-CT/TW', '2025-05-07', [], [witness(9, 'một việc')]),
    ],
    registry,
    likeness,
  )
  expect([held, most, least].map((each) => each?.code)).toEqual(['92-CT/TW', '91-CT/TW', '90-CT/TW'])
  expect(most!.title).toBe('về chăm sóc người cao tuổi ở nông thôn')
})
