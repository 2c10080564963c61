/** Secrecy marks at the head, however they are set or misread; and heads that only speak of secrets. */
import { expect, test } from 'vitest'
import { loadLexicon } from '../../corpus/registry/load.js'
import { extractRecords } from '../../extractors/index.js'
import { examples } from '../../extractors/secrecy.examples.js'
import { secrecyOfHead } from '../../extractors/secrecy.js'

test.each(examples.finds)('$lines is $mark', ({ lines, mark }) => {
  expect(secrecyOfHead(lines)).toBe(mark)
})

test.each(examples.ignores)('$lines: $why', ({ lines }) => {
  expect(secrecyOfHead(lines)).toBeNull()
})

const documentOf = (...lines: readonly string[]) => {
  const text = lines.join('\n')
  return extractRecords(text, { lexicon: loadLexicon(), pages: [{ page: 1, start: 0, end: text.length }] }).document
}

test('a mark is no part of the issuer that it ran into', () => {
  const { secrecy, issuer } = documentOf(
    'TỈNH ỦY NGHỆ AN TỐI MẬT',
    'Số 31-CT/TU',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Nghệ An, ngày 02 tháng 9 năm 2025',
    'CHỈ THỊ',
    'về phòng, chống bão',
  )
  expect([secrecy, issuer]).toEqual(['TỐI MẬT', 'Tỉnh ủy Nghệ An'])
})

test('a document about the protection of secrets bears no mark', () => {
  const { secrecy, title } = documentOf(
    'TỈNH ỦY NGHỆ AN',
    'Số 12-KH/TU',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Nghệ An, ngày 02 tháng 9 năm 2025',
    'KẾ HOẠCH',
    'về công tác bảo vệ bí mật nhà nước và bảo mật thông tin',
    '1. Văn bản mật, tối mật, tuyệt mật được quản lý theo quy định.',
  )
  expect([secrecy, title]).toEqual([null, 'về công tác bảo vệ bí mật nhà nước và bảo mật thông tin'])
})
