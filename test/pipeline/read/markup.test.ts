import { describe, expect, test } from 'vitest'
import { htmlLines, readHtml } from '../../../pipeline/read/html.js'
import { decodeText, readText } from '../../../pipeline/read/text.js'

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

  test('a form feed ends a page', () => {
    expect(readText(Buffer.from('Điều 1.\fĐiều 2.'), 'txt').pages).toEqual([
      { page: 1, text: 'Điều 1.' },
      { page: 2, text: 'Điều 2.' },
    ])
  })
})
