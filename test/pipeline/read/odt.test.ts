import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readOdt } from '../../../pipeline/read/odt.js'
import { UnreadableDocumentError } from '../../../pipeline/types.js'
import { rawZip } from '../../../scripts/samples/files.js'
import { odt, odtLines, odtTable } from '../../../scripts/samples/officeFiles.js'

const read = (body: string, more?: Parameters<typeof odt>[1]) => readOdt(odt(body, more), 'a.odt')
const textOf = (body: string, more?: Parameters<typeof odt>[1]): string => read(body, more).pages[0]!.text

describe('what an OpenDocument file says', () => {
  test('paragraphs and headings are lines, spans are not', () => {
    expect(
      textOf(
        '<text:h text:outline-level="1">KẾ HOẠCH</text:h><text:p>Số <text:span>57-</text:span><text:span>NQ</text:span>/TW</text:p>',
      ),
    ).toBe('KẾ HOẠCH\nSố 57-NQ/TW')
  })

  test('blanks, tabs and breaks; line ends of the file are blanks', () => {
    expect(textOf('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d\n  e<text:s/>f</text:p>')).toBe(
      'a   b c\nd e f',
    )
  })

  test('what a tracked change struck out is left out, what it put in stays', () => {
    expect(
      textOf(
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>11-CT/TW</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Chỉ thị số <text:change text:change-id="a"/><text:change-start text:change-id="b"/>40-CT/TW<text:change-end text:change-id="b"/></text:p>',
      ),
    ).toBe('Chỉ thị số 40-CT/TW')
  })

  test('footnotes and endnotes follow the text, without their numbers', () => {
    const note = (kind: string, text: string) =>
      `<text:note text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body>${odtLines(text)}</text:note-body></text:note>`
    expect(textOf(`<text:p>Số 29-NQ/TW${note('footnote', 'Ngày 04/11/2013.')}.</text:p>${odtLines('Sau')}`)).toBe(
      'Số 29-NQ/TW.\nSau\nNgày 04/11/2013.',
    )
    // A note in a cell is no part of the cell.
    expect(textOf(odtTable([`<text:p>a${note('endnote', 'chú')}</text:p>`, odtLines('b'), odtLines('c')]))).toBe(
      'a\tb\tc\nchú',
    )
  })

  test('a text box stands before the paragraph that it hangs on; comments and titles of pictures are nothing', () => {
    expect(
      textOf(
        `<text:p>Kế hoạch<draw:frame><draw:text-box>${odtLines('DỰ THẢO')}</draw:text-box><svg:title>ảnh</svg:title></draw:frame><office:annotation>${odtLines('lời bàn')}</office:annotation></text:p>`,
      ),
    ).toBe('DỰ THẢO\nKế hoạch')
  })

  test('letters of a font from before Unicode are those that it prints, be it the style’s or its parent’s', () => {
    const styles =
      '<style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/><style:style style:name="P1"><style:text-properties style:font-name="F1"/></style:style><style:style style:name="T1" style:parent-style-name="P1"/><style:style style:name="A" style:parent-style-name="B"/><style:style style:name="B" style:parent-style-name="A"/>'
    const text = (style: string) =>
      `<text:p><text:span text:style-name="${style}">§¶ng bé x· An B×nh</text:span></text:p>`
    const { pages, notes } = read(text('T1'), { styles })
    expect(pages[0]!.text).toBe('Đảng bộ xã An Bình')
    expect(notes).toEqual(['decoded TCVN3'])
    expect(read(text('A'), { styles }).notes).toEqual([])
  })
})

describe('lists', () => {
  const level = (at: number, format: string, more = '') =>
    `<text:list-level-style-number text:level="${at}" style:num-format="${format}" ${more}/>`
  const styles = `<text:list-style style:name="L">${level(1, 'I', 'style:num-suffix="."')}${level(2, '1', 'style:num-suffix="." text:display-levels="1"')}${level(3, 'a', 'style:num-suffix=")"')}</text:list-style><text:list-style style:name="D">${level(1, '1', 'style:num-prefix="Điều " style:num-suffix="."')}${level(2, '1', 'style:num-suffix="." text:display-levels="2"')}</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="●"/></text:list-style>`
  const list = (style: string, items: string, more = '') =>
    `<text:list${style && ` text:style-name="${style}"`} ${more}>${items}</text:list>`
  const item = (text: string, inner = '', more = '') =>
    `<text:list-item ${more}>${odtLines(text)}${inner}</text:list-item>`

  test('are numbered level by level', () => {
    expect(
      textOf(
        list(
          'L',
          item('Mục đích', list('', item('Nâng cao', list('', item('Ở xã') + item('Ở thôn'))) + item('Bảo đảm'))) +
            item('Nội dung', list('', item('Học tập'))),
        ),
        { styles },
      ).split('\n'),
    ).toEqual(['I. Mục đích', '1. Nâng cao', 'a) Ở xã', 'b) Ở thôn', '2. Bảo đảm', 'II. Nội dung', '1. Học tập'])
  })

  test('"Điều 1.", "1.1."; a list begins anew unless it goes on; a start is given', () => {
    expect(textOf(list('D', item('Phạm vi', list('', item('Chung')))), { styles })).toBe('Điều 1. Phạm vi\n1.1. Chung')
    expect(
      textOf(
        list('D', item('a')) +
          list('D', item('b'), 'text:continue-numbering="true"') +
          list('D', item('c') + item('d', '', 'text:start-value="7"')),
        { styles },
      ),
    ).toBe('Điều 1. a\nĐiều 2. b\nĐiều 1. c\nĐiều 7. d')
  })

  test('bullets are dashes; the second paragraph of an item has no mark, an empty one neither', () => {
    expect(
      textOf(list('B', `${item('Như trên', odtLines('và'))}${item('Lưu')}<text:list-item><text:p/></text:list-item>`), {
        styles,
      }),
    ).toBe('- Như trên\nvà\n- Lưu\n')
  })

  test('styles may stand in their own part; headings are numbered where their outline is', () => {
    const outline =
      '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    const parts = {
      'styles.xml': `<office:document-styles><office:styles>${styles}${outline}</office:styles></office:document-styles>`,
    }
    expect(textOf(list('D', item('a')), { parts })).toBe('Điều 1. a')
    expect(
      textOf(
        '<text:h text:outline-level="1">Mục</text:h><text:h text:outline-level="2">Phần</text:h><text:h text:outline-level="1">Sau</text:h>',
        { parts },
      ),
    ).toBe('I. Mục\nPhần\nII. Sau')
  })
})

describe('tables', () => {
  test('a row is a line; the two-column header goes column by column', () => {
    expect(
      textOf(
        odtTable(
          [odtLines('TT'), odtLines('Nội dung'), odtLines('Hạn')],
          [odtLines('1'), odtLines('Học', 'tập'), odtLines('quý II')],
        ),
      ),
    ).toBe('TT\tNội dung\tHạn\n1\tHọc tập\tquý II')
    expect(textOf(odtTable([odtLines('ĐẢNG ỦY XÃ', 'Số 12-KH/ĐU'), odtLines('ĐẢNG CỘNG SẢN VIỆT NAM')]))).toBe(
      'ĐẢNG ỦY XÃ\nSố 12-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM',
    )
  })

  test('a cell that spans columns is one cell, one that spans rows leaves an empty one below', () => {
    const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`
    const cell = (text: string, more = '') => `<table:table-cell ${more}>${odtLines(text)}</table:table-cell>`
    const covered = '<table:covered-table-cell/>'
    expect(
      textOf(
        `<table:table>${row(cell('a', 'table:number-columns-spanned="2"') + covered + cell('b', 'table:number-rows-spanned="2"'))}${row(cell('c') + cell('d') + covered)}</table:table>`,
      ),
    ).toBe('a\tb\nc\td\t')
  })

  test('a table in a cell stays in its cell', () => {
    expect(
      textOf(odtTable([odtLines('1'), odtTable([odtLines('a'), odtLines('b'), odtLines('c')]), odtLines('2')])),
    ).toBe('1\ta\tb\tc\t2')
  })
})

describe('damage', () => {
  const refused = (bytes: Uint8Array): string => {
    try {
      readOdt(bytes, 'a.odt')
      return 'read'
    } catch (error) {
      if (!(error instanceof UnreadableDocumentError)) throw error
      return error.reason
    }
  }
  const content = (xml: string) => zipSync({ 'content.xml': strToU8(xml) })

  test('content that breaks off is not read in part; a DOCTYPE is refused', () => {
    expect(refused(content('<office:document-content><office:body><office:text><text:p>Kế hoạch</text:p>'))).toBe(
      'damaged',
    )
    expect(refused(content('<!DOCTYPE a [<!ENTITY b "c">]><office:document-content/>'))).toBe('unsafe')
  })

  test('what claims to be huge, or is nested without end, is refused', () => {
    const bomb = rawZip([{ name: 'content.xml', data: strToU8('<a/>'), claims: 200 * 1024 * 1024 }])
    expect(refused(bomb)).toBe('too-large')
    expect(refused(odt(`${'<text:section>'.repeat(5000)}${'</text:section>'.repeat(5000)}`))).toBe('unsafe')
    const cell = '<table:table><table:table-row><table:table-cell>'
    const end = '</table:table-cell></table:table-row></table:table>'
    expect(refused(odt(`${cell.repeat(40)}${odtLines('a')}${end.repeat(40)}`))).toBe('unsafe')
  })

  test('a blank that claims to be a million is short', () => {
    expect(textOf('<text:p>a<text:s text:c="999999"/>b</text:p>').length).toBeLessThan(200)
    expect(textOf('<text:p>a<text:s text:c="-1"/>b<text:s text:c="x"/>c</text:p>')).toBe('a b c')
  })

  test('tags that close in the wrong place are passed over', () => {
    expect(textOf('</text:p></text:list></table:table></text:note-body><text:p>a</text:p>')).toBe('a')
  })
})
