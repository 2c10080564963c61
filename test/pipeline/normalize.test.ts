import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { repairCharacters } from '../../pipeline/normalize/characters.js'
import { normalize, normalizeText } from '../../pipeline/normalize/index.js'
import type { RawDocument, RawPage } from '../../pipeline/types.js'

const textOf = (...lines: readonly string[]): string => normalizeText(lines.join('\n')).text
const pagesOf = (...pages: readonly string[]) => normalizeText(pages.join('\f'))
const document = (
  pages: readonly RawPage[],
  form: Pick<RawDocument, 'format' | 'method'> = { format: 'pdf', method: 'text-layer' },
) => normalize({ ...form, reader: 'pdfium', pages, notes: [] })

describe('characters', () => {
  test.each([
    ['decomposed letters', 'đảng ủy'.normalize('NFD'), 'đảng ủy'],
    ['half-composed letters', 'dư\u0309 thảo', 'dử thảo'],
    ['a mark after an invisible sign', 'e\u200B\u0301', 'é'],
    ['eth for Đ', 'Số 46-Q\u00D0/TW; \u00F0ảng', 'Số 46-QĐ/TW; đảng'],
    ['the African Đ', '46-Q\u0189/TW', '46-QĐ/TW'],
    ['a non-breaking hyphen', '57\u2011NQ/TW', '57-NQ/TW'],
    ['a minus sign', '57\u2212NQ/TW', '57-NQ/TW'],
    ['the hyphen of an old converter', '57\u001ENQ/TW', '57-NQ/TW'],
    ['a soft hyphen inside a code', 'số 57\u00ADNQ/TW', 'số 57-NQ/TW'],
    ['a soft hyphen inside a word', 'tuyên\u00AD truyền', 'tuyên truyền'],
    ['full-width letters, digits and signs', '５７－ＮＱ／ＴＷ（khóa）', '57-NQ/TW(khóa)'],
    ['a full-width letter with a mark', 'ｅ\u0301', 'é'],
    ['other slashes', '57-NQ\u2215TW, 24\u20446', '57-NQ/TW, 24/6'],
    ['invisible signs', '\uFEFFNghị\u200B quyết\u2060 số\u200D 57', 'Nghị quyết số 57'],
    ['blanks of all kinds', 'Nghị\u00A0quyết\u2009số\u202F57', 'Nghị quyết số 57'],
    ['bullets of symbol fonts', '\uF0B7 Tổ chức học tập', '• Tổ chức học tập'],
    ['a Windows line end', 'Điều 1.\r\nĐiều 2.\rĐiều 3.', 'Điều 1.\nĐiều 2.\nĐiều 3.'],
    ['a line separator', 'Điều 1.\u2028Điều 2.', 'Điều 1.\nĐiều 2.'],
  ])('%s', (_, raw, printed) => expect(normalizeText(raw).text).toBe(printed))

  test('dashes and quotation marks stay as printed', () => {
    const text = 'giai đoạn 2026 – 2030 — “chuyển đổi số”, ‘một cửa’…'
    expect(normalizeText(text).text).toBe(text)
  })

  test('each unit knows the raw unit it came from', () => {
    const raw = `\uFEFF${'đảng'.normalize('NFD')}\r\nQ\u00D0`
    const { text, from } = repairCharacters(raw)
    expect(text).toBe('đảng\nQĐ')
    expect([...text].map((_, at) => raw.slice(from[at]!, (from[at + 1] ?? raw.length) as number))).toEqual([
      'đ',
      'a\u0309',
      'n',
      'g\r',
      '\n',
      'Q',
      '\u00D0',
    ])
  })
})

describe('page furniture', () => {
  test('page numbers at the edges of pages go, whatever their dress', () => {
    for (const number of ['2', '- 2 -', '– 2 –', 'Trang 2', 'Trang 2/7', '2/7'])
      expect(pagesOf('Điều 1. Phạm vi.', `${number}\nĐiều 2. Đối tượng.`).text).toBe(
        'Điều 1. Phạm vi.\nĐiều 2. Đối tượng.',
      )
  })

  test('a page number between blank lines goes; a number in a sentence or a list stays', () => {
    expect(textOf('Điều 1. Phạm vi.', '', '2', '', 'Điều 2. Đối tượng.')).toBe('Điều 1. Phạm vi.\nĐiều 2. Đối tượng.')
    expect(textOf('Tổng số đảng viên:', '2', 'Trong đó đảng viên nữ:', 'không.')).toBe(
      'Tổng số đảng viên:\n2\nTrong đó đảng viên nữ:\nkhông.',
    )
  })

  test('a running head goes, with the page number above it; what opens only one page stays', () => {
    const page = (number: number, body: string) => `${number}\nĐảng ủy xã An Bình - Kế hoạch năm 2026\n${body}`
    expect(pagesOf(page(1, 'Điều 1. Phạm vi.'), page(2, 'Điều 2. Đối tượng.'), page(3, 'Điều 3. Kinh phí.')).text).toBe(
      'Điều 1. Phạm vi.\nĐiều 2. Đối tượng.\nĐiều 3. Kinh phí.',
    )
    expect(pagesOf('Phần đầu\nĐiều 1.', 'Phần giữa\nĐiều 2.', 'Phần cuối\nĐiều 3.').text).toContain('Phần giữa')
  })

  test('articles that open every page are no running head', () => {
    expect(pagesOf('Điều 1.\nPhạm vi.', 'Điều 2.\nĐối tượng.', 'Điều 3.\nKinh phí.').text).toContain('Điều 3.')
  })

  test('a foot line that closes three pages goes, though its number changes', () => {
    const text = pagesOf(
      'Điều 1.\nTài liệu lưu hành 1/3',
      'Điều 2.\nTài liệu lưu hành 2/3',
      'Điều 3.\nTài liệu lưu hành 3/3',
    )
    expect(text.text).toBe('Điều 1.\nĐiều 2.\nĐiều 3.')
  })

  test('leftovers of conversion go', () => {
    expect(textOf('[bookmark: bookmark2]I. MỤC ĐÍCH', 'Nâng cao [bookmark: _Toc1]nhận thức.')).toBe(
      'I. MỤC ĐÍCH\nNâng cao nhận thức.',
    )
    expect(textOf('## **KẾ HOẠCH**', '***về công tác dân vận***')).toBe('KẾ HOẠCH\nvề công tác dân vận')
    expect(textOf('theo *Nghị quyết số 57-NQ/TW*, ngày 22/12/2024.')).toBe(
      'theo Nghị quyết số 57-NQ/TW, ngày 22/12/2024.',
    )
    expect(textOf('__Điều 1.__ Phạm vi', '#')).toBe('Điều 1. Phạm vi')
  })

  test('the star under the issuer and the rule under a title stay', () => {
    expect(textOf('ĐẢNG ỦY XÃ AN BÌNH', '*', 'Số 12-KH/ĐU', '-----')).toBe('ĐẢNG ỦY XÃ AN BÌNH\n*\nSố 12-KH/ĐU\n-----')
  })

  test('stars that are printed stay where the text came from a page, not from Markdown', () => {
    expect(document([{ page: 1, text: 'Ghi chú: **dấu sao** được in.' }]).text).toBe('Ghi chú: **dấu sao** được in.')
  })
})

describe('joined lines', () => {
  test.each([
    [
      'a sentence',
      ['Các chi bộ tổ chức học tập', 'nghiêm túc, có chất lượng.'],
      'Các chi bộ tổ chức học tập nghiêm túc, có chất lượng.',
    ],
    ['over a blank line', ['Tiếp tục xây dựng đội', '', 'ngũ cán bộ.'], 'Tiếp tục xây dựng đội ngũ cán bộ.'],
    [
      'before the number',
      ['thực hiện Chỉ thị số', '', '11- CT/TW của Ban Bí thư.'],
      'thực hiện Chỉ thị số 11- CT/TW của Ban Bí thư.',
    ],
    [
      'a Party code after its hyphen',
      ['Quyết định số 238-', 'QĐ/TW của Ban Bí thư.'],
      'Quyết định số 238-QĐ/TW của Ban Bí thư.',
    ],
    [
      'a Party code after its slash',
      ['Nghị quyết số 57-NQ/', 'TW của Bộ Chính trị.'],
      'Nghị quyết số 57-NQ/TW của Bộ Chính trị.',
    ],
    [
      'a Party code before its slash',
      ['Nghị quyết số 57-NQ', '/TW của Bộ Chính trị.'],
      'Nghị quyết số 57-NQ/TW của Bộ Chính trị.',
    ],
    [
      'a Party code before its hyphen',
      ['Nghị quyết số 57', '-NQ/TW của Bộ Chính trị.'],
      'Nghị quyết số 57-NQ/TW của Bộ Chính trị.',
    ],
    ['a State code after its hyphen', ['Kế hoạch số 215/KH-', 'UBND của tỉnh.'], 'Kế hoạch số 215/KH-UBND của tỉnh.'],
    ['a State code after its slash', ['Luật số 64/', '2020/QH14.'], 'Luật số 64/2020/QH14.'],
    ['a date after its slash', ['ngày 24/6/', '2021 của Ban Bí thư.'], 'ngày 24/6/2021 của Ban Bí thư.'],
    ['a span of years', ['giai đoạn 2026-', '2030 của tỉnh.'], 'giai đoạn 2026-2030 của tỉnh.'],
    ['a spaced span of years', ['giai đoạn 2026 -', '2030 của tỉnh.'], 'giai đoạn 2026 - 2030 của tỉnh.'],
    [
      'the addressee',
      ['Kính gửi: Các chi bộ trực thuộc', 'và các đoàn thể của xã'],
      'Kính gửi: Các chi bộ trực thuộc và các đoàn thể của xã',
    ],
  ])('%s', (_, lines, joined) => expect(textOf(...lines)).toBe(joined))

  test.each([
    ['list items', ['- Tổ chức quán triệt nghị quyết', '- Xây dựng kế hoạch']],
    [
      'numbered items',
      ['1. Công tác tư tưởng', '2. Công tác tổ chức', 'a) Ở xã', 'b) Ở thôn', '(1) Thôn Đông', 'I. CHUNG', 'II- RIÊNG'],
    ],
    ['articles', ['Điều 1. Phạm vi', 'Điều 2. Đối tượng']],
    ['sentences that have ended', ['Thực hiện nghiêm túc.', 'Báo cáo kết quả về Đảng ủy.']],
    [
      'header lines',
      [
        'ĐẢNG BỘ TỈNH NGHỆ AN',
        'ĐẢNG ỦY XÃ AN BÌNH',
        '*',
        'Số 12-KH/ĐU',
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'An Bình, ngày 05 tháng 3 năm 2026',
        'KẾ HOẠCH',
        'thực hiện công tác dân vận',
      ],
    ],
    ['a blank number and date', ['Số -KH/ĐU', 'An Bình, ngày tháng 3 năm 2026']],
    ['the foot', ['Nơi nhận:', '- Như trên,', '- Lưu Văn phòng.', 'T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ', 'Trần Văn Mẫu']],
    ['table rows', ['TT\tNội dung\tThời gian', '1\tHọc tập nghị quyết\tquý II', '2\tsơ kết\tquý IV']],
  ])('not joined: %s', (_, lines) => expect(textOf(...lines)).toBe(lines.join('\n')))

  test('lines broken by hand at one width are joined to paragraphs; the short last line ends one', () => {
    const wrap = (text: string, width: number) =>
      text.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd()
    const paragraphs = [
      'Ban Chấp hành Đảng bộ xã xác định Chuyển đổi số là nhiệm vụ thường xuyên, gắn với Cải cách hành chính ở từng thôn, từng chi bộ trực thuộc.',
      'Mỗi Chi bộ chọn Một việc cụ thể, Đăng ký với Đảng ủy trong quý đầu và Báo cáo kết quả tại Hội nghị tháng sáu.',
    ]
    expect(textOf(...paragraphs.map((text) => wrap(text, 60)))).toBe(paragraphs.join('\n'))
  })

  test('a paragraph runs over a page where the reader says so, and a code over it keeps whole', () => {
    const { text, pages } = document([
      { page: 1, text: 'Thực hiện Quyết định số 238-' },
      { page: 2, text: 'QĐ/TW của Ban Bí thư.', continues: true },
    ])
    expect(text).toBe('Thực hiện Quyết định số 238-QĐ/TW của Ban Bí thư.')
    expect(pages.map(({ page, start, end }) => [page, text.slice(start, end)])).toEqual([
      [1, 'Thực hiện Quyết định số 238-'],
      [2, 'QĐ/TW của Ban Bí thư.'],
    ])
  })
})

test('tabs between the cells of a table stay, blanks run together', () => {
  expect(textOf('Nội  dung \t  Thời gian', '  Học   tập\tquý II  ')).toBe('Nội dung\tThời gian\nHọc tập\tquý II')
})

describe('pages', () => {
  test('each page is a stretch of the text; an empty page is an empty stretch', () => {
    const { text, pages } = pagesOf('Điều 1.', '', 'Điều 2.')
    expect(text).toBe('Điều 1.\nĐiều 2.')
    expect(pages.map(({ page, start, end }) => [page, text.slice(start, end).trim()])).toEqual([
      [1, 'Điều 1.'],
      [2, ''],
      [3, 'Điều 2.'],
    ])
  })

  test('no text has one empty page', () => {
    const { text, pages, map } = normalizeText('')
    expect(text).toBe('')
    expect(pages).toEqual([{ page: 1, start: 0, end: 0 }])
    expect(map.toRaw(0)).toEqual({ page: 1, offset: 0 })
  })
})

const PIECES = [
  'Nghị quyết số',
  '57-NQ/TW',
  '57-',
  'NQ/TW',
  'ngày',
  '24/6/',
  '2021',
  'của Ban Bí thư',
  'KẾ HOẠCH',
  'BAN THƯỜNG VỤ',
  'về công tác khoa giáo',
  'các đơn vị trực thuộc tổ chức quán triệt, học tập nghiêm túc và xây dựng kế hoạch',
  '- Như trên,',
  '1. ',
  'a) ',
  'I.',
  '(',
  '“',
  'số',
  '.',
  ';',
  ',',
  '*',
  '**',
  '#',
  '_',
  '-----',
  '-',
  '–',
  '/',
  'Số 12-KH/ĐU',
  'Nơi nhận:',
  'An Bình, ngày 05 tháng 3 năm 2026',
  '12',
  '7',
  'Trang 3/4',
  '- 2 -',
  '[bookmark: a]',
  'ủy',
  'u\u0309',
  '\u0301',
  'đ',
  '\u00AD',
  '\u200B',
  '\u2011',
  '\u00D0',
  '\u001E',
  '\uFEFF',
  '５７',
  'Ａ',
  '\t',
  ' ',
  '  ',
  '\u00A0',
  '\n',
  '\n\n',
  '\r\n',
  '\f',
]
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 40 })
    .map((pieces) => pieces.join(' ')),
)

const letters = (text: string): string => text.normalize('NFD').replace(/[\p{M}\u1161-\u11FF]/gu, '')

describe('whatever the text', () => {
  test('normalize twice is once', () => {
    fc.assert(
      fc.property(texts, (raw) => {
        const { text } = normalizeText(raw)
        expect(normalizeText(text).text).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test('the text is NFC, without furniture of characters, empty lines or blanks at the ends of lines', () => {
    fc.assert(
      fc.property(texts, (raw) => {
        const { text } = normalizeText(raw)
        expect(text.normalize('NFC')).toBe(text)
        expect(text).not.toMatch(/[\u00AD\u00D0\u2011\u001E\u200B\uFEFF\u00A0\r\f]/)
        expect(text).not.toMatch(/\n\n|^\s|\s$| \n|\n /)
      }),
      { numRuns: 1000 },
    )
  })

  test('every kept character leads back to its raw place, in order', () => {
    fc.assert(
      fc.property(texts, (raw) => {
        const { text, pages, map } = normalizeText(raw)
        const rawPages = raw.split('\f')
        let before = { page: 1, offset: 0 }
        for (let at = 0; at < text.length; at++) {
          const place = map.toRaw(at)
          expect(place.page > before.page || place.offset >= before.offset).toBe(true)
          before = place
          const char = text[at]!
          // Blanks may be made; halves of a letter beyond the first plane mean nothing alone.
          if (/[\s\uD800-\uDFFF]/.test(char)) continue
          const source = rawPages[place.page - 1]!.slice(place.offset)
          // Between a letter and its marks invisible signs may stand, and leftovers that went.
          const cluster = /^[^\p{M}]?[\p{M}\u200B\u00AD\uFEFF]*/u.exec(source)![0]
          const known = cluster.startsWith('\u00AD') ? '-' : repairCharacters(cluster).text
          expect([char, letters(known)]).toEqual([char, expect.stringContaining(letters(char))])
          const page = pages.find(({ start, end }) => at >= start && at < end)!
          expect(page.page).toBe(place.page)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('pages follow one another and cover the text', () => {
    fc.assert(
      fc.property(texts, (raw) => {
        const { text, pages } = normalizeText(raw)
        expect(pages.map(({ page }) => page)).toEqual(raw.split('\f').map((_, at) => at + 1))
        expect([pages[0]!.start, pages.at(-1)!.end]).toEqual([0, text.length])
        for (let at = 1; at < pages.length; at++) expect(pages[at]!.start).toBe(pages[at - 1]!.end)
      }),
    )
  })
})
