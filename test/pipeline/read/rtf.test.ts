import { describe, expect, test } from 'vitest'
import { normalize } from '../../../pipeline/normalize/index.js'
import { readRtf } from '../../../pipeline/read/rtf.js'
import { UnreadableDocumentError } from '../../../pipeline/types.js'
import { rtf, rtfLines, rtfTable, rtfText } from '../../../scripts/samples/officeFiles.js'

const read = (body: string, more?: Parameters<typeof rtf>[1]) => readRtf(rtf(body, more), 'a.rtf')
const textOf = (body: string, more?: Parameters<typeof rtf>[1]): string => read(body, more).pages[0]!.text

describe('letters', () => {
  test('beyond ASCII, with what stands for them in old readers passed over', () => {
    expect(textOf("K\\u7871?  ho\\u7841\\'61ch")).toBe('Kế  hoạch')
    expect(textOf('{\\uc2 K\\u7871 ##}{\\uc0 \\u7841 x}')).toBe('Kếạx')
    expect(textOf('\\uc1\\u272\\~\\u-3913?\\u55357?\\u56832?')).toBe('Đ\uF0B7😀')
    // The end of a group ends what is passed over.
    expect(textOf('{\\uc2\\u272 }ng')).toBe('Đng')
  })

  test.each([
    ['windows-1258, by the file', '\\ansi\\ansicpg1258\\deff0', '{\\f0 Arial;}', "\\'d0a\\'d2ng", 'Đảng'],
    ['windows-1258, by the font', '\\ansi\\ansicpg1252\\deff0', '{\\f0\\fcharset163 Arial;}', "\\'d0a\\'d2ng", 'Đảng'],
    [
      'windows-1252',
      '\\ansi\\deff0',
      '{\\f0\\fcharset0 Arial;}',
      "ph\\'f2ng, \\'93c\\'e1n b\\'f4\\'94 \\'96",
      'phòng, “cán bô” –',
    ],
    ['bytes that stand bare', '\\ansi\\ansicpg1258\\deff0', '{\\f0 Arial;}', '\u00D0a\u00D2ng', 'Đảng'],
    ['two bytes a letter', '\\ansi\\ansicpg65001\\deff0', '{\\f0 Arial;}', "\\'c4\\'90", 'Đ'],
    ['a code page that nobody knows', '\\ansi\\ansicpg7\\deff0', '{\\f0 Arial;}', "\\'e1", 'á'],
  ])('%s', (_, head, fonts, body, text) => expect(textOf(body, { head, fonts }).normalize('NFC')).toBe(text))

  test('signs by name, hyphens, blanks, braces', () => {
    expect(textOf('\\ldblquote a\\rdblquote  \\endash  \\{b\\}\\\\ 57\\_NQ/TW tuy\\-en c\\~d\\tab e\\line f')).toBe(
      '“a” – {b}\\ 57-NQ/TW tuy\u00ADen c\u00A0d e\nf',
    )
  })

  test('letters of a font from before Unicode are those that it prints', () => {
    const fonts = '{\\f0\\fcharset0 Times New Roman;}{\\f1\\fcharset0 .VnTime;}'
    const { pages, notes } = read("\\f1 \\'a7\\'b6ng b\\'e9 ph\\-\\'eang, th\\'ad x\\'b7 An B\\'d7nh{\\f0  A}", {
      fonts,
      head: '\\ansi\\ansicpg1258\\deff0',
    })
    expect(pages[0]!.text).toBe('Đảng bộ phường, thư xã An Bình A')
    expect(notes).toEqual(['decoded TCVN3'])
    expect(read(rtfLines('Đảng ủy xã An Bình'), { fonts }).notes).toEqual([])
  })
})

describe('what is text and what is not', () => {
  test('fonts, styles, pictures, field codes, running heads, comments are not', () => {
    expect(
      textOf(
        '{\\stylesheet{\\s1 Heading;}}{\\info{\\title Ten}}{\\*\\generator Word;}{\\header dau trang\\par}{\\footer 1}' +
          'Ch\\u7881? th\\u7883? {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt 40}}{\\*\\bkmkstart a}{\\*\\bkmkend a}' +
          '{\\pict\\pngblip 89504e47}{\\*\\shppict{\\pict 00}}{\\*\\annotation loi ban}{\\xe muc luc} n\\u259?m\\bin5 }}}}} 2014',
      ),
    ).toBe('Chỉ thị 40 năm 2014')
  })

  test('what a tracked change struck out, and hidden text, is left out; what it put in stays', () => {
    expect(textOf('So {\\deleted 11}{\\revised 40}-CT/TW{\\v an}\\plain\\deleted x\\deleted0 .\\par')).toBe(
      'So 40-CT/TW.',
    )
  })

  test('of a text for old readers and one for new ones, the new one', () => {
    expect(textOf('{\\upr{cu}{\\*\\ud{m\\u7899?i}}} sau')).toBe('mới sau')
  })

  test('paragraphs, breaks; a backslash at the end of a line is a paragraph', () => {
    expect(textOf('a\\par b\\page c\\sect d\\\ne').split('\n')).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('footnotes follow the text', () => {
    const note = '{\\super\\chftn}{\\footnote\\pard {\\super\\chftn} Ng\\u224?y 04/11/2013.\\par}'
    expect(textOf(`S\\u7889? 29-NQ/TW${note}.\\par Sau`)).toBe('Số 29-NQ/TW.\nSau\n Ngày 04/11/2013.')
    expect(textOf('a{\\*\\footnote\\pard b}{\\footnote\\ftnalt c}\\par')).toBe('a\nb\nc')
  })

  test('a text box is read once, before the paragraph that it hangs on', () => {
    const box =
      '{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn x}{\\sv 1}}{\\shptxt D\\u7921? th\\u7843?o\\par}}{\\shprslt{\\*\\do{\\dptxbxtext D\\u7921? th\\u7843?o\\par}}}}'
    expect(textOf(`K\\u7871? ho\\u7841?ch${box}\\par`)).toBe('Dự thảo\nKế hoạch')
  })

  test('numbers of lists as they are printed, a dash for a bullet', () => {
    expect(
      textOf(
        "{\\listtext\\pard I.\\tab}{\\*\\pn\\pnlvlbody}M\\u7909?c\\par{\\pntext\\f1\\'b7\\tab}L\\u432?u\\par{\\listtext\\u-3913?\\tab}Nh\\u432?",
      ),
    ).toBe('I. Mục\n- Lưu\n- Như')
  })
})

describe('tables', () => {
  test('a row is a line, its cells apart by tabs, lines of a cell run together', () => {
    expect(textOf(rtfTable(['TT', 'Nội dung', 'Hạn'], ['1', 'Học tập\nNghị quyết', 'quý II']) + rtfLines('Sau'))).toBe(
      'TT\tNội dung\tHạn\n1\tHọc tập Nghị quyết\tquý II\nSau',
    )
  })

  test('the two-column header goes column by column', () => {
    const head = rtfTable(['ĐẢNG ỦY XÃ AN BÌNH\n*\nSố 12-KH/ĐU', 'ĐẢNG CỘNG SẢN VIỆT NAM'])
    expect(textOf(head).split('\n')).toEqual(['ĐẢNG ỦY XÃ AN BÌNH', '*', 'Số 12-KH/ĐU', 'ĐẢNG CỘNG SẢN VIỆT NAM'])
  })

  test('a table in a cell stays in its cell', () => {
    const inner =
      '\\pard\\intbl\\itap2 a\\nestcell b\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}{\\nonesttables\\par}'
    expect(textOf(`\\pard\\intbl 1\\cell ${inner}\\pard\\intbl\\itap1 \\cell 2\\cell\\row\\pard c`)).toBe(
      '1\ta\tb\t2\nc',
    )
  })
})

describe('damage', () => {
  const refused = (bytes: Uint8Array): string => {
    try {
      readRtf(bytes, 'a.rtf')
      return 'read'
    } catch (error) {
      if (!(error instanceof UnreadableDocumentError)) throw error
      return error.reason
    }
  }
  const whole = Buffer.from(rtf(rtfLines('Kế hoạch', 'năm 2026')))

  test('a file that breaks off, or that a brace closes too early, is not read in part', () => {
    expect(refused(whole)).toBe('read')
    expect(refused(whole.subarray(0, whole.length - 1))).toBe('damaged')
    expect(refused(Buffer.from(whole.toString('latin1').replace('\\par\n', '}\\par\n'), 'latin1'))).toBe('damaged')
    expect(refused(Buffer.concat([whole, Buffer.alloc(3)]))).toBe('read')
    expect(readRtf(Buffer.concat([Buffer.from('\uFEFF\n'), whole]), 'a.rtf').pages[0]!.text).toBe('Kế hoạch\nnăm 2026')
  })

  test('thousands of groups in one another are refused, notes in notes read flat', () => {
    expect(refused(rtf(`${'{'.repeat(3000)}a${'}'.repeat(3000)}`))).toBe('unsafe')
    expect(textOf(`a${'{\\footnote b'.repeat(900)}${'}'.repeat(900)}`).replace(/\n/g, '')).toBe(`a${'b'.repeat(900)}`)
  })

  test('what makes no sense is passed over', () => {
    expect(
      textOf("a\\'zz\\u\\uc-5\\u99999999?\\itap999\\cell\\row\\f77 b\\nestrow\\bin-3 c").replace(/\s/g, ''),
    ).toMatch(/^a.*b.*c$/)
  })

  test('a long file is read in one pass', () => {
    const start = performance.now()
    const body = `{\\pict ${'00ff'.repeat(500_000)}}${rtfLines(...Array.from({ length: 20_000 }, (_, at) => `Điều ${at}. Phạm vi`))}`
    expect(textOf(body).split('\n')).toHaveLength(20_000)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

test('the normalized text of a paragraph is what was written', () => {
  const line = 'Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị “về đột phá” – {mục 1}.'
  expect(normalize(readRtf(rtf(rtfLines(line)), 'a.rtf')).text).toBe(line)
  expect(rtfText('\\{}')).toBe('\\\\\\{\\}')
})
