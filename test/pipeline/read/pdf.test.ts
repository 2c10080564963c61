import { describe, expect, test } from 'vitest'
import { normalize } from '../../../pipeline/normalize/index.js'
import { type PdfReaders, readPdf, readWithPdfParse } from '../../../pipeline/read/pdf.js'
import { type PageChars, pageTexts } from '../../../pipeline/read/pdfLayout.js'
import { textQuality } from '../../../pipeline/read/quality.js'
import { UnreadableDocumentError } from '../../../pipeline/types.js'
import { LOCKED, type Placed, pdf } from '../../../scripts/samples/files.js'
import { encode } from '../../../scripts/samples/legacyEncode.js'
import { builtFile, overlap, samples, sourceText } from '../samples.js'

const pagesOf = async (...pages: readonly (readonly Placed[])[]): Promise<string[]> =>
  (await readPdf(pdf(pages), 'a.pdf')).pages.map(({ text }) => text)

/** Lines of running text from the top, full but for the last. */
const FULL = 'Cac chi bo to chuc hoc tap quan triet Nghi quyet cua Dang tai tung thon xom tren dia ban xa'
const body = (y: number, ...texts: readonly string[]): Placed[] => texts.map((text, at) => [72, y - at * 16, text])

describe('the page as it is laid out', () => {
  test('lines that reach the margin and go on at the margin are one paragraph; an indent begins one', async () => {
    const [text] = await pagesOf([
      ...body(700, FULL, FULL, 'va bao cao ket qua.'),
      [100, 652, FULL],
      [72, 636, 'cuoi nam.'],
    ])
    expect(text!.split('\n')).toEqual([`${FULL} ${FULL} va bao cao ket qua.`, `${FULL} cuoi nam.`])
  })

  test('a line is full too where the next word would not fit in', async () => {
    const short = FULL.replace(/ tren dia ban xa$/, '')
    const [text] = await pagesOf(body(700, FULL, short, 'truyenthongdachieurong va bao cao.', FULL, 'nua.'))
    expect(text).toContain(`${short} truyenthongdachieurong va bao cao.`)
  })

  test('a code broken at the line end has no blank in it', async () => {
    const cut = `${FULL.slice(0, -12)} so 238-`
    const [text] = await pagesOf(body(700, FULL, cut, 'QD/TW cua Ban Bi thu va Nghi quyet', FULL, 'nua.'))
    expect(text).toContain('238-QD/TW')
  })

  test('words far apart in a row are cells', async () => {
    const [text] = await pagesOf([
      [72, 700, 'Noi dung'],
      [300, 700, 'Quy II'],
      [72, 680, 'Hoc tap'],
      [300, 680, 'Quy III'],
    ])
    expect(text!.split('\n')).toEqual(['Noi dung\tQuy II', 'Hoc tap\tQuy III'])
  })

  test('a paragraph that runs over a page goes on', async () => {
    const bytes = pdf([body(140, FULL, FULL, FULL, FULL), body(780, 'va bao cao ket qua.', FULL, FULL, FULL)])
    const raw = await readPdf(bytes, 'a.pdf')
    expect(raw.pages.map(({ continues }) => continues)).toEqual([false, true])
    expect(normalize(raw).text).toContain(`${FULL} va bao cao ket qua.`)
  })
})

/** Characters of one width, as a reader places them; 6 points each, 12 high. */
function charsOf(placed: readonly Placed[]): PageChars {
  const glyphs = placed.flatMap(([x, y, text]) =>
    Array.from(text, (char, at) => ({ char, x: x + at * 6, y, spaced: text[at - 1] === ' ' })).filter(
      ({ char }) => char !== ' ',
    ),
  )
  return {
    count: glyphs.length,
    code: Uint32Array.from(glyphs, ({ char }) => char.codePointAt(0)!),
    x: Float32Array.from(glyphs, ({ x }) => x),
    y: Float32Array.from(glyphs, ({ y }) => y),
    right: Float32Array.from(glyphs, ({ x }) => x + 6),
    size: new Float32Array(glyphs.length).fill(12),
    spaced: Uint8Array.from(glyphs, ({ spaced }) => (spaced ? 1 : 0)),
    width: 595,
    height: 842,
  }
}

const laidOut = (...pages: readonly (readonly Placed[])[]): string[][] =>
  [...pageTexts(pages.map(charsOf))].map(({ text }) => text.split('\n'))

describe('two columns', () => {
  const RUNNING = 'Các chi bộ tổ chức học tập, quán triệt nghị quyết của Đảng ở từng thôn'
  const prose = (y: number): Placed[] => [0, 1, 2].map((at) => [85, y - at * 16, RUNNING])
  const header: Placed[] = [
    [105, 790, 'ĐẢNG BỘ TỈNH NGHỆ AN'],
    [340, 790, 'ĐẢNG CỘNG SẢN VIỆT NAM'],
    [96, 774, 'ĐẢNG ỦY XÃ AN BÌNH THƯỢNG'],
    [162, 762, '*'],
    [320, 762, 'An Bình, ngày 05 tháng 3 năm 2026'],
    [120, 746, 'Số 12-KH/ĐU'],
  ]
  const foot: Placed[] = [
    [85, 300, 'Nơi nhận:'],
    [372, 300, 'T/M BAN THƯỜNG VỤ'],
    [85, 284, '- Như trên,'],
    [357, 284, 'PHÓ TRƯỞNG BAN THƯỜNG'],
    [85, 268, '- Lưu.'],
    [408, 268, 'TRỰC'],
    [387, 200, 'Trần Văn Mẫu'],
  ]

  test('the header is taken apart; the title in the middle belongs to neither column', () => {
    const [lines] = laidOut([...header, [275, 710, 'KẾ HOẠCH'], ...prose(680)])
    expect(lines!.slice(0, 7)).toEqual([
      'ĐẢNG BỘ TỈNH NGHỆ AN',
      'ĐẢNG ỦY XÃ AN BÌNH THƯỢNG',
      '*',
      'Số 12-KH/ĐU',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'An Bình, ngày 05 tháng 3 năm 2026',
      'KẾ HOẠCH',
    ])
  })

  test('the foot is taken apart, a line too long for its column put together', () => {
    const [lines] = laidOut([...prose(700), ...foot])
    expect(lines!.slice(-6)).toEqual([
      'Nơi nhận:',
      '- Như trên,',
      '- Lưu.',
      'T/M BAN THƯỜNG VỤ',
      'PHÓ TRƯỞNG BAN THƯỜNG TRỰC',
      'Trần Văn Mẫu',
    ])
  })

  test('a body below its superior is a line of its own', () => {
    const [lines] = laidOut([
      [96, 790, 'ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG'],
      [340, 790, 'ĐẢNG CỘNG SẢN VIỆT NAM'],
      [135, 774, 'QUẬN ỦY NGÔ X'],
      ...prose(700),
    ])
    expect(lines!.slice(0, 2)).toEqual(['ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG', 'QUẬN ỦY NGÔ X'])
  })

  test('a foot that runs over the page stays whole, on the page where it begins', () => {
    const split = foot.map(([x, y, text]): Placed => [x, y > 270 ? y - 200 : y + 512, text])
    const [first, second] = laidOut(
      [...prose(700), ...split.slice(0, 4)],
      [...split.slice(4), [275, 690, 'PHỤ LỤC'], ...prose(660)],
    )
    expect(first!.slice(-7)).toEqual([
      'Nơi nhận:',
      '- Như trên,',
      '- Lưu.',
      'T/M BAN THƯỜNG VỤ',
      'PHÓ TRƯỞNG BAN THƯỜNG',
      'TRỰC',
      'Trần Văn Mẫu',
    ])
    expect(second![0]).toBe('PHỤ LỤC')
  })

  test('a page that only begins on the left belongs to no foot', () => {
    const [first, second] = laidOut([...prose(700), ...foot], [[85, 780, 'Danh mục'], ...prose(740)])
    expect(first!.at(-1)).toBe('Trần Văn Mẫu')
    expect(second![0]).toBe('Danh mục')
  })

  test('no blank where letters stand apart by less than one; one where the file prints it', () => {
    const tight = charsOf([[85, 700, 'Kế hoạch']])
    // "ế" of a substituted font is wider than its place: 1 point is left of the blank.
    tight.right[1] = tight.x[2]! - 1
    expect([...pageTexts([tight])][0]!.text).toBe('Kế hoạch')
    tight.spaced.fill(0)
    expect([...pageTexts([tight])][0]!.text).toBe('Kếhoạch')
  })
})

describe('two readers', () => {
  const good = 'Các cấp ủy tổ chức học tập, quán triệt nghị quyết của Đảng và báo cáo kết quả. '.repeat(6)
  const poor = 'C c c p y t ch c h c t p qu n tri t ngh quy t c a ng v b o c o k t qu . '.repeat(6)
  const gives = (text: string) => () => Promise.resolve([{ page: 1, text }])
  const fails = (reason: 'damaged' | 'password') => () =>
    Promise.reject(new UnreadableDocumentError('a.pdf', reason, 'Hỏng.', 'Bad.'))
  const never = () => Promise.reject(new Error('asked without need'))
  const readBy = async (readers: PdfReaders) => {
    const { reader, notes, pages } = await readPdf(new Uint8Array(), 'a.pdf', readers)
    return { reader, notes, text: pages[0]!.text }
  }

  test('the first reads alone where its text is good', async () => {
    expect(await readBy({ pdfium: gives(good), pdfParse: never })).toEqual({ reader: 'pdfium', notes: [], text: good })
  })

  test('the second reads what the first cannot open', async () => {
    expect(await readBy({ pdfium: fails('damaged'), pdfParse: gives(good) })).toEqual({
      reader: 'pdf-parse',
      notes: ['pdfium: damaged'],
      text: good,
    })
  })

  test('the second reads where the first gives garbage', async () => {
    expect(await readBy({ pdfium: gives(poor), pdfParse: gives(good) })).toEqual({
      reader: 'pdf-parse',
      notes: ['pdfium: poor text'],
      text: good,
    })
  })

  test('the first is kept where the second is no better, or cannot read at all', async () => {
    expect((await readBy({ pdfium: gives(poor), pdfParse: gives(poor) })).reader).toBe('pdfium')
    expect((await readBy({ pdfium: gives(poor), pdfParse: fails('damaged') })).reader).toBe('pdfium')
  })

  test('a password ends it; two readers that fail make a damaged file', async () => {
    await expect(readBy({ pdfium: fails('password'), pdfParse: never })).rejects.toMatchObject({ reason: 'password' })
    await expect(readBy({ pdfium: fails('damaged'), pdfParse: fails('damaged') })).rejects.toMatchObject({
      reason: 'damaged',
    })
    await expect(readWithPdfParse(pdf([body(700, FULL)], LOCKED), 'a.pdf')).rejects.toMatchObject({
      reason: 'password',
    })
    await expect(readWithPdfParse(new Uint8Array([37, 80, 68, 70]), 'a.pdf')).rejects.toMatchObject({
      reason: 'damaged',
    })
  })

  test('a bug in a reader is no damaged file', async () => {
    const bug = () => Promise.reject(new TypeError('bug'))
    await expect(readBy({ pdfium: bug, pdfParse: gives(good) })).rejects.toThrow(TypeError)
    await expect(readBy({ pdfium: gives(poor), pdfParse: bug })).rejects.toThrow(TypeError)
  })

  test('quality: written Vietnamese against letters torn apart and private signs', () => {
    expect(textQuality(good)).toBeGreaterThan(0.95)
    expect(textQuality(good.toUpperCase())).toBeGreaterThan(0.95)
    expect(textQuality(poor)).toBeLessThan(0.6)
    expect(textQuality('NghÞ quyÕt cña Bé ChÝnh trÞ vÒ c«ng t¸c d©n vËn')).toBeLessThan(0.75)
    expect(textQuality('')).toBe(1)
  })
})

describe('the sample PDFs', () => {
  const files = samples.filter(({ format }) => format === 'pdf')

  test('there are eight and more', () => expect(files.length).toBeGreaterThanOrEqual(8))

  test.each(files)('$name: the words of the source, and those of the second reader', async (sample) => {
    const bytes = builtFile(sample)
    const raw = await readPdf(bytes, sample.path)
    expect([raw.reader, raw.method]).toEqual(['pdfium', 'text-layer'])
    const ours = raw.pages.map(({ text }) => text).join('\n')
    const source = new TextDecoder().decode(sourceText(sample))
    expect(overlap(source, ours)).toBe(1)
    const second = (await readWithPdfParse(bytes, sample.path)).map(({ text }) => text).join('\n')
    expect(Math.min(overlap(second, ours), overlap(ours, second))).toBeGreaterThanOrEqual(0.97)
  })
})

describe('old fonts', () => {
  const LINES = [
    'Thực hiện Chỉ thị số 50-CT/TW của Ban Bí thư Trung ương Đảng, các đồng chí',
    'trong chi bộ quán triệt nội dung đến từng người dân, được ưu tiên như mọi',
    'người. Kế hoạch số 12-KH/ĐU đã nêu.',
  ]
  const HEAD = [
    [60, 800, 'ĐẢNG BỘ TỈNH NGHỆ AN'],
    [330, 800, 'ĐẢNG CỘNG SẢN VIỆT NAM'],
    [60, 784, 'ĐẢNG ỦY XÃ YÊN HÒA'],
    [330, 784, 'Yên Hòa, ngày 12 tháng 5 năm 2006'],
    [60, 768, 'Số 34-KH/ĐU'],
  ] as const
  const TEXT = [
    'ĐẢNG BỘ TỈNH NGHỆ AN',
    'ĐẢNG ỦY XÃ YÊN HÒA',
    'Số 34-KH/ĐU',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Yên Hòa, ngày 12 tháng 5 năm 2006',
    LINES.join(' '),
  ].join('\n')
  const page = (encoding: 'tcvn3' | 'vni') => [
    ...HEAD.map(([x, y, text]) => [x, y, encode(text, encoding)] as const),
    ...LINES.map((text, at) => [60, 700 - at * 16, encode(text, encoding)] as const),
  ]

  test.each([
    ['tcvn3', 'ABCDEF+.VnTime', 'TCVN3'],
    ['vni', 'VNI-Times', 'VNI'],
  ] as const)('%s: letters are decoded before lines are made of them', async (encoding, font, name) => {
    const raw = await readPdf(pdf([page(encoding)], '', font), 'a.pdf')
    expect(raw.notes).toEqual([`decoded ${name}`])
    expect(normalize(raw).text.replace(/\n(?=trong|người)/g, ' ')).toBe(TEXT)
  })

  test('a font whose letters are capitals', async () => {
    const text = 'kế hoạch của ban thường vụ đảng ủy xã'
    const raw = await readPdf(pdf([[[60, 700, encode(text, 'tcvn3')]]], '', '.VnTimeH'), 'a.pdf')
    expect(raw.pages[0]!.text).toBe(text.toUpperCase())
  })

  test('without the name of its font a page is told by its letters, and ư by where a hyphen cannot stand', async () => {
    const raw = await readPdf(
      pdf([LINES.map((text, at) => [60, 700 - at * 16, encode(text, 'tcvn3')] as const)]),
      'a.pdf',
    )
    expect(raw.notes).toEqual([])
    const { text, notes } = normalize(raw)
    expect([text.replaceAll('\n', ' '), notes]).toEqual([LINES.join(' '), ['decoded TCVN3']])
  })
})
