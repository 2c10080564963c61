import { describe, expect, test } from 'vitest'
import { normalize } from '../../../pipeline/normalize/index.js'
import { htmlLines, readHtml } from '../../../pipeline/read/html.js'
import { decodeText, readText } from '../../../pipeline/read/text.js'
import { encode } from '../../../scripts/samples/legacyEncode.js'

const linesOf = (html: string): string[] => htmlLines(html).split('\n')

describe('HTML', () => {
  test('blocks are lines, inline tags are not, scripts and heads are dropped', () => {
    expect(
      linesOf(
        '<html><head><title>x</title><style>p{}</style></head><body><h1>KẾ HOẠCH</h1><p>công <b>tác</b> dân&nbsp;vận<br>năm 2026</p><script>var a = 1</script></body></html>',
      ),
    ).toEqual(['KẾ HOẠCH', 'công tác dân vận', 'năm 2026'])
  })

  test('lists keep their marks', () => {
    expect(linesOf('<ol start="3"><li>Học tập</li><li>Báo cáo<ul><li>Ở xã</li></ul></li></ol>')).toEqual([
      '3. Học tập',
      '4. Báo cáo',
      '- Ở xã',
    ])
  })

  test('a table row is a line; the two-column header goes column by column', () => {
    expect(
      linesOf(
        '<table><tr><th>TT</th><th>Nội dung</th><th>Hạn</th></tr><tr><td>1</td><td><p>Học</p><p>tập</p></td><td>quý II</td></tr></table>',
      ),
    ).toEqual(['TT\tNội dung\tHạn', '1\tHọc tập\tquý II'])
    expect(
      linesOf('<table><tr><td>ĐẢNG ỦY XÃ<br>Số 12-KH/ĐU</td><td>ĐẢNG CỘNG SẢN VIỆT NAM</td></tr></table>'),
    ).toEqual(['ĐẢNG ỦY XÃ', 'Số 12-KH/ĐU', 'ĐẢNG CỘNG SẢN VIỆT NAM'])
  })

  test('entities are letters, a comment and a stray end tag nothing', () => {
    expect(linesOf('<p>&#272;ảng &amp; đo&agrave;n</p><!-- x --></div>')).toEqual(['Đảng & đoàn'])
  })

  test('the record says how it was read', () => {
    expect(readHtml(Buffer.from('<p>Đảng</p>'))).toMatchObject({
      format: 'html',
      method: 'markup',
      reader: 'html',
      pages: [{ page: 1, text: 'Đảng' }],
    })
  })
})

describe('HTML in old fonts', () => {
  const fontsOf = (html: string) => {
    const { pages, notes } = readHtml(Buffer.from(html))
    return [pages[0]!.text, notes]
  }

  test('the font of a tag, an attribute or a style, until the tag ends or another font begins', () => {
    expect(
      fontsOf(
        '<p><font face=".VnTime">NghÞ quyÕt cña <b>§¶ng</b></font> có <span style="font-size:14pt;font-family:&quot;.VnTimeH&quot;,serif">ban bÝ th&shy;</span></p>',
      ),
    ).toEqual(['Nghị quyết của Đảng có BAN BÍ THƯ', ['decoded TCVN3']])
    expect(
      fontsOf('<div style="font-family: VNI-Times">Chæ thò <span style="font-family: Arial">có</span> soá</div>'),
    ).toEqual(['Chỉ thị có số', ['decoded VNI']])
  })

  test('Unicode in an old font stays', () => {
    expect(fontsOf('<p style="font-family:.VnTime">Các chi bộ có kế hoạch</p>')).toEqual(['Các chi bộ có kế hoạch', []])
  })

  test('header and foot go column by column though only their letters tell', () => {
    const cells = (...lines: string[]) => `<td>${lines.map((line) => `<p>${encode(line, 'tcvn3')}</p>`).join('')}</td>`
    const html = `<table><tr>${cells('ĐẢNG BỘ TỈNH NGHỆ AN', 'ĐẢNG ỦY XÃ YÊN HÒA', 'Số 34-KH/ĐU')}${cells('ĐẢNG CỘNG SẢN VIỆT NAM', 'ngày 12 tháng 5 năm 2006')}</tr></table>`
    expect(normalize(readHtml(Buffer.from(html))).text.split('\n')).toEqual([
      'ĐẢNG BỘ TỈNH NGHỆ AN',
      'ĐẢNG ỦY XÃ YÊN HÒA',
      'Số 34-KH/ĐU',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'ngày 12 tháng 5 năm 2006',
    ])
  })
})

describe('plain text', () => {
  test.each([
    ['UTF-8', Buffer.from('Đảng ủy')],
    ['UTF-8 with mark', Buffer.from('\uFEFFĐảng ủy')],
    ['UTF-16, low byte first', Buffer.from('\uFEFFĐảng ủy', 'utf16le')],
    ['UTF-16, high byte first', Buffer.from('\uFEFFĐảng ủy', 'utf16le').swap16()],
  ])('%s', (_, bytes) => expect(decodeText(bytes)).toEqual({ text: 'Đảng ủy', notes: [] }))

  test('the code page of old Windows is told by what is no UTF-8, and noted', () => {
    // Đ ả n g: D0, a + hook D2.
    expect(decodeText(Uint8Array.from([0xd0, 0x61, 0xd2, 0x6e, 0x67]))).toEqual({
      text: 'Đảng',
      notes: ['decoded as windows-1258'],
    })
  })

  const SENTENCE =
    'Thực hiện Nghị quyết số 57-NQ/TW, Đảng ủy xã Yên Hòa yêu cầu các chi bộ gửi báo cáo trước ngày 15/6/2006.'
  const windows1258 = (text: string): Uint8Array => {
    const letters = new Map(
      Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1258').decode(Uint8Array.of(byte)), byte]),
    )
    // Vowels with their shape are letters; tones are marks of their own.
    const parts = Array.from(
      text
        .normalize('NFD')
        .replace(/.[\u0302\u0306\u031B]/gu, (own) => own.normalize('NFC'))
        .replace(
          /([aeouyAEOUY])\u0323([\u0302\u0306])/g,
          (_, vowel, shape) => `${(vowel + shape).normalize('NFC')}\u0323`,
        ),
    )
    return Uint8Array.from(parts, (own) => letters.get(own) ?? 63)
  }

  test('windows-1258, with its tones as marks of their own', () => {
    const bytes = windows1258(SENTENCE)
    expect(bytes).not.toContain(63)
    expect(decodeText(bytes)).toEqual({ text: SENTENCE, notes: ['decoded as windows-1258'] })
  })

  test.each(['tcvn3', 'vni'] as const)('bytes of %s give its letters', (encoding) => {
    const raw = readText(Buffer.from(encode(SENTENCE, encoding), 'latin1'), 'txt')
    expect(raw.notes).toEqual(['decoded as windows-1252'])
    const { text, notes } = normalize(raw)
    expect([text, notes]).toEqual([SENTENCE, [`decoded ${encoding.toUpperCase()}`]])
  })

  test('French and German of old Windows are read as they are', () => {
    for (const text of [
      'Où est le maïs ? Là-bas, près du château, ça ira : à bientôt, élève zélé !',
      'Für Größe und Schönheit, ìn òl.',
    ]) {
      const raw = readText(Buffer.from(text, 'latin1'), 'txt')
      expect([raw.pages[0]!.text, normalize(raw).text]).toEqual([text, text])
    }
  })

  test('a form feed ends a page', () => {
    expect(readText(Buffer.from('Điều 1.\fĐiều 2.'), 'txt').pages).toEqual([
      { page: 1, text: 'Điều 1.' },
      { page: 2, text: 'Điều 2.' },
    ])
  })
})
