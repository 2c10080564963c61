/** No text makes extraction slow: four times the text takes about four times as long, whatever it is made of. */
import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../corpus/registry/load.js'
import { extractRecords } from '../../extractors/index.js'
import { normalizeText } from '../../pipeline/normalize/index.js'

const lexicon = loadLexicon()
const LONG = 200_000
/** Four times the text may take ten times as long before we call it more than linear; below this, time is noise. */
const RATIO = 10
const NOISE = 12

function milliseconds(text: string): number {
  const started = performance.now()
  extractRecords(text, { lexicon, pages: [{ page: 1, start: 0, end: text.length }] })
  return performance.now() - started
}

const run = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

/** Of three goes the quickest, since other programs may hold the machine. */
const best = (text: string): number => Math.min(milliseconds(text), milliseconds(text), milliseconds(text))

const RUNS: readonly string[] = [
  ...[
    '5',
    ' ',
    'a',
    'Đ',
    'ạ',
    '/',
    '-',
    '.',
    ',',
    '"',
    '“',
    '(',
    ')',
    ':',
    ';',
    '*',
    '_',
    '\t',
    '\n',
    '\u00AD',
    '\u00A0',
  ],
  ...['1.', '1/', 'a/', 'A-', '5-', '- ', ', ', '… ', '( ', '“ ', 'I. ', 'a) ', '(1) ', '1.1.', 'a\tb\t'],
  ...['số 12-', 'Số ', 'Số -', 'ngày 1/1/', 'ngày 01 tháng 02 năm ', 'An, ngày ', 'khóa XIII '],
  ...[
    'Nghị quyết ',
    'NGHỊ QUYẾT ',
    'Kế hoạch của ',
    'Nghị quyết Đại hội ',
    'KẾ HOẠCH\n',
    'Hà Nội ',
    'Đảng ',
    'Ban Thường vụ ',
  ],
  ...[
    'của ',
    'và ',
    ' về ',
    'thực hiện ',
    'sơ kết ',
    'trước ngày ',
    'định kỳ ',
    '(Kèm theo ',
    'Trên đây là ',
    'Kính gửi ',
  ],
  // Sentences and quotations that never end.
  ...[
    'hằng năm ',
    'tháng hằng năm sơ kết ',
    'Nghị quyết 57-NQ/TW  “',
    'Nghị quyết 57-NQ/TW “ ngày 22/12/2024 ',
    'Nghị quyết 57-NQ/TW sơ kết .ngày ',
    'Trung ương về Kế hoạch của phường Một ',
  ],
  ...['Nơi nhận:\n', 'T/M BAN\n', '- báo cáo\n', 'http://', 'Bộ Chính trị ban hành ', 'Các chi bộ gửi báo cáo. '],
]

// Tried again where it fails: another program may have held the machine; what is truly slow fails every time.
describe('the time of extraction', { retry: 2 }, () => {
  test.each(RUNS)('grows with the length of a run of %j', (unit) => {
    const short = Math.max(best(run(unit, LONG / 4)), NOISE)
    const long = best(run(unit, LONG))
    expect([unit, long / short < RATIO]).toEqual([unit, true])
  })

  test.each(['(', '( ', '“'])('grows with the length of a run of %j behind a code', (unit) => {
    const [shorter, longer] = [LONG / 4, LONG].map((length) => `57-NQ/TW${run(unit, length)}57-NQ/TW`) as [
      string,
      string,
    ]
    expect([unit, best(longer) / Math.max(best(shorter), NOISE) < RATIO]).toEqual([unit, true])
  })

  test.each([
    '- Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về chuyển đổi số;\n',
    '- Các chi bộ gửi báo cáo về Đảng ủy trước ngày 01/02/2026.\n',
    '- Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW.\n',
    '- Báo cáo hằng quý.\n',
  ])('grows with the length of a list of %j', (line) => {
    const short = Math.max(best(run(line, 10_000)), NOISE)
    const long = best(run(line, 40_000))
    expect([line, long / short < RATIO]).toEqual([line, true])
  })

  // Each of thousands of citations or times is weighed against the line that it stands in, never against all of it.
  test.each([
    '57-NQ/TW ',
    '57-NQ/TW\t',
    '12-KH/TU; ',
    '12-KH/TU thực hiện ',
    'Nghị quyết số 57-NQ/TW, ',
    'Nghị quyết số 57-NQ/TW (sau đây gọi là Nghị quyết 57) ',
    'Nghị quyết số 57-NQ/TW về chuyển đổi số; ',
    'các nghị quyết 57, 59, 66, 68 ',
    'Luật ',
    'Luật Bảo hiểm ',
    'Căn cứ Luật Bảo hiểm xã hội; ',
    'Luật Giáo dục số 43/2019/QH14, ',
    'ban hành Quy chế làm việc, ',
    'Kế hoạch của Ban Thường vụ Tỉnh ủy thực hiện ',
    'thay thế Nghị quyết số 1-NQ/TW, ',
    'sơ kết Nghị quyết 57, ',
    'trước ngày 01/02/2026 báo cáo ',
    'gửi báo cáo về Đảng ủy trước ngày 01/02/2026. ',
    'định kỳ báo cáo Tỉnh ủy hằng quý. ',
    'hằng quý, ',
    '- Luật Bảo hiểm xã hội năm 2024;\n',
    '- Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW.\n',
    '(Kèm theo Quyết định số 12-QĐ/TU)\n',
  ])('grows with the number of citations and times in a text of %j', (unit) => {
    const short = Math.max(best(run(unit, 4_000)), NOISE)
    const long = best(run(unit, 16_000))
    expect([unit, long / short < RATIO]).toEqual([unit, true])
  })
})

describe('five million characters in one line', { retry: 2 }, () => {
  test.each(['5', ' ', 'a', 'Đảng viên ', 'Toàn tỉnh có 130 xã, phường với hơn 2.500 chi bộ; ', 'xa1/2-'])(
    'of %j end soon, read and normalized',
    (unit) => {
      const text = run(unit, 5_000_000)
      const started = performance.now()
      const source = normalizeText(text)
      extractRecords(source.text, { lexicon, pages: source.pages })
      expect(performance.now() - started).toBeLessThan(20_000)
    },
  )
})
