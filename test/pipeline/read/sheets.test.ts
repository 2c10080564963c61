/** Workbooks: the same list of documents, whatever program wrote it. */
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../../corpus/registry/load.js'
import { processFile } from '../../../pipeline/process.js'
import { readOds } from '../../../pipeline/read/ods.js'
import { shown } from '../../../pipeline/read/sheets.js'
import { readXls } from '../../../pipeline/read/xls.js'
import { readXlsx } from '../../../pipeline/read/xlsx.js'
import { UnreadableDocumentError } from '../../../pipeline/types.js'
import { FILE_PASS, ods, odsRow, type XlsCell, xls, xlsx, xlsxRows } from '../sheetFiles.js'

const textsOf = ({ pages }: { pages: readonly { text: string }[] }) => pages.map(({ text }) => text)
const reasonOf = (read: () => unknown): string | null => {
  try {
    read()
    return null
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error
    return error.reason
  }
}

describe('Excel (.xlsx)', () => {
  const textOf = (rows: string, options: Parameters<typeof xlsx>[1] = {}, merged: readonly string[] = []) =>
    textsOf(readXlsx(xlsx([{ name: 'Danh mục', rows, merged }], options), 'a.xlsx'))[0]

  test('a sheet is a page that begins with its name, a row a line, cells apart by tabs', () => {
    const file = xlsx([
      { name: 'Danh mục & nguồn', rows: xlsxRows(['Số', 'Ngày'], ['57-NQ/TW', '22/12/2024']) },
      { name: 'Trống', rows: '' },
      { name: 'Xã', rows: xlsxRows(['12-KH/ĐU', '']) },
    ])
    expect(textsOf(readXlsx(file, 'a.xlsx'))).toEqual([
      'Danh mục & nguồn\nSố\tNgày\n57-NQ/TW\t22/12/2024',
      'Xã\n12-KH/ĐU',
    ])
  })

  test('a hidden sheet is read, and noted', () => {
    const sheet = (name: string, state?: string) => ({ name, rows: xlsxRows(['57-NQ/TW']), ...(state && { state }) })
    const { pages, notes } = readXlsx(xlsx([sheet('A'), sheet('B', 'hidden'), sheet('C', 'veryHidden')]), 'a.xlsx')
    expect(pages.length).toBe(3)
    expect(notes).toEqual(['hidden sheet: B', 'hidden sheet: C'])
  })

  test('shared strings, rich ones in one piece, reading aids not; strings in the cell; what a formula gave', () => {
    const shared =
      '<si><t>57-NQ/TW</t></si><si><r><t>Bộ </t></r><r><rPr><b/></rPr><t>Chính trị</t></r><rPh><t>x</t></rPh></si><si><t xml:space="preserve">về_x000D_\nđột phá</t></si>'
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>57-NQ/TW, HD</v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="inlineStr"><is><r><t>khóa </t></r><r><t>XIII</t></r></is></c><c r="H1" t="s"><v>99</v></c></row>'
    expect(textOf(rows, { shared })).toBe(
      'Danh mục\n57-NQ/TW\tBộ Chính trị\tvề đột phá\t57-NQ/TW, HD\t\tTRUE\tkhóa XIII',
    )
  })

  test('numbers are as they are shown; days are days, by either calendar', () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="0&quot;-NQ/TW&quot;"/><numFmt numFmtId="165" formatCode="[$-42A]d mmmm yyyy"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="3"/></cellXfs>'
    const cell = (style: number, value: number) => `<c s="${style}"><v>${value}</v></c>`
    const rows = `<row>${cell(0, 57)}${cell(1, 57)}${cell(2, 45648)}${cell(3, 45648.5)}${cell(4, 12345)}<c t="d"><v>2024-12-22T00:00:00</v></c></row>`
    expect(textOf(rows, { styles })).toBe('Danh mục\n57\t57-NQ/TW\t22/12/2024\t22/12/2024\t12.345\t22/12/2024')
    expect(textOf(`<row>${cell(2, 45648 - 1462)}</row>`, { styles, workbookPr: 'date1904="1"' })).toBe(
      'Danh mục\n22/12/2024',
    )
  })

  test('merged cells are there once, whatever the program kept under them; empty rows and ends of rows are nothing', () => {
    const rows =
      '<row r="2"><c r="B2" t="inlineStr"><is><t>DANH MỤC</t></is></c><c r="C2" t="inlineStr"><is><t>DANH MỤC</t></is></c></row><row r="9"><c r="B9" t="inlineStr"><is><t>57-NQ/TW</t></is></c><c r="D9" t="inlineStr"><is><t>x</t></is></c><c r="XFD9"/></row>'
    expect(textOf(rows, {}, ['B2:C3'])).toBe('Danh mục\nDANH MỤC\n57-NQ/TW\t\tx')
    expect(reasonOf(() => textOf(rows, {}, ['A1:XFD1048576']))).toBe('no-text')
  })

  test('letters of a font from before Unicode are those that it prints', () => {
    const styles =
      '<fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>'
    const file = xlsx(
      [{ name: 'A', rows: '<row><c s="1" t="inlineStr"><is><t>§¶ng bé x· An B×nh</t></is></c></row>' }],
      { styles },
    )
    expect(readXlsx(file, 'a.xlsx')).toMatchObject({
      pages: [{ text: 'A\nĐảng bộ xã An Bình' }],
      notes: ['decoded TCVN3'],
    })
  })

  test('a file without sheets, one that breaks off, one without letters', () => {
    expect(reasonOf(() => readXlsx(xlsx([]), 'a.xlsx'))).toBe('damaged')
    const parts = unzipSync(xlsx([{ name: 'A', rows: xlsxRows(['57-NQ/TW'], ['59-NQ/TW']) }]))
    const sheet = parts['xl/worksheets/sheet1.xml']!
    parts['xl/worksheets/sheet1.xml'] = sheet.subarray(0, sheet.length - 80)
    expect(reasonOf(() => readXlsx(zipSync(parts), 'a.xlsx'))).toBe('damaged')
    expect(reasonOf(() => readXlsx(xlsx([{ name: '1', rows: '<row><c><v>5</v></c></row>' }]), 'a.xlsx'))).toBe(
      'no-text',
    )
  })

  test('a text that many cells share does not fill the memory', () => {
    const rows = `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`.repeat(100)
    const shared = `<si><t>${'Nghị quyết '.repeat(5000)}</t></si>`
    expect(reasonOf(() => readXlsx(xlsx([{ name: 'A', rows }], { shared }), 'a.xlsx'))).toBe('too-large')
  })
})

describe('OpenDocument (.ods)', () => {
  const textOf = (rows: string) =>
    textsOf(readOds(ods(`<table:table table:name="Danh mục">${rows}</table:table>`), 'a.ods'))[0]

  test('sheets, rows, cells; hidden sheets are noted', () => {
    const styles =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const file = ods(
      `<table:table table:name="Danh mục">${odsRow('57-NQ/TW', '22/12/2024')}</table:table><table:table table:name="Nháp" table:style-name="ta2">${odsRow('12-KH/ĐU')}</table:table>`,
      { styles },
    )
    const document = readOds(file, 'a.ods')
    expect(textsOf(document)).toEqual(['Danh mục\n57-NQ/TW\t22/12/2024', 'Nháp\n12-KH/ĐU'])
    expect(document.notes).toEqual(['hidden sheet: Nháp'])
  })

  test('what is shown, a day by its value; lines of a cell on one line; comments and covered cells are nothing', () => {
    const cells =
      '<table:table-cell office:value-type="float" office:value="57"><text:p>57-NQ/TW</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-12-22"><text:p>12/22/24</text:p></table:table-cell><table:table-cell><office:annotation><text:p>lời bàn</text:p></office:annotation><text:p>về <text:span>đột</text:span><text:s/>phá</text:p><text:p>chuyển đổi số</text:p></table:table-cell><table:covered-table-cell><text:p>che</text:p></table:covered-table-cell>'
    expect(textOf(`<table:table-row>${cells}</table:table-row>`)).toBe(
      'Danh mục\n57-NQ/TW\t22/12/2024\tvề đột phá chuyển đổi số',
    )
  })

  test('repeated cells are as many, repeated empty ones take no time', () => {
    const empty =
      '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    const twice = '<table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell>'
    expect(textOf(`<table:table-row table:number-rows-repeated="2">${twice}</table:table-row>${empty}`)).toBe(
      'Danh mục\na\ta\na\ta',
    )
    const many = `<table:table-row table:number-rows-repeated="1048576">${twice.replace('"2"', '"16384"')}</table:table-row>`
    expect(reasonOf(() => textOf(many))).toBe('too-large')
    const beyond = `<table:table-row table:number-rows-repeated="99999999"><table:table-cell table:number-columns-repeated="99999999"/>${twice.replace('"2"', '"99999999"')}</table:table-row>`
    expect(reasonOf(() => textOf(beyond))).toBe('no-text')
  })

  test('locked, cut off, empty', () => {
    const entry = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'
    expect(reasonOf(() => readOds(ods('', { parts: { 'META-INF/manifest.xml': entry } }), 'a.ods'))).toBe('password')
    expect(
      reasonOf(() => readOds(ods('', { parts: { 'content.xml': '<office:document-content><office:body>' } }), 'a.ods')),
    ).toBe('damaged')
    expect(reasonOf(() => readOds(ods('<table:table/>'), 'a.ods'))).toBe('no-text')
  })
})

describe('old Excel (.xls)', () => {
  const t = (text: string, style = 0): XlsCell => ({ text, style })

  test('sheets, cells of every kind, merged cells, days and patterns', () => {
    const file = xls(
      [
        {
          name: 'Danh mục',
          rows: [
            [t('DANH MỤC'), t('che'), null],
            [
              t('57-NQ/TW'),
              { number: 45648, style: 1 },
              { short: 57, style: 2 },
              { formula: 'Bộ Chính trị' },
              { formula: 3.5 },
            ],
          ],
          merged: [[0, 0, 0, 1]],
        },
        { name: 'Ẩn', hidden: true, rows: [[t('12-KH/ĐU')]] },
      ],
      { styles: [{ format: 0 }, { format: 14 }, { format: 164 }], formats: { 164: '0"-CT/TW"' } },
    )
    const document = readXls(file, 'a.xls')
    expect(textsOf(document)).toEqual([
      'Danh mục\nDANH MỤC\n57-NQ/TW\t22/12/2024\t57-CT/TW\tBộ Chính trị\t3,5',
      'Ẩn\n12-KH/ĐU',
    ])
    expect(document.notes).toEqual(['hidden sheet: Ẩn'])
  })

  test('strings go on from record to record, wherever they are cut', () => {
    const texts = ['Nghị quyết số 57-NQ/TW', 'của Bộ Chính trị', 'a', 'về đột phá phát triển khoa học, công nghệ']
    for (const partLength of [2, 3, 7, 20, 4000])
      expect(
        textsOf(readXls(xls([{ name: 'A', rows: [texts.map((text) => t(text))] }], { partLength }), 'a.xls')),
      ).toEqual([`A\n${texts.join('\t')}`])
  })

  test('letters of a font from before Unicode are those that it prints', () => {
    const file = xls([{ name: 'A', rows: [[t('§¶ng bé x· An B×nh', 1), t('Đảng')]] }], {
      fonts: ['Arial', 'Arial', 'Arial', 'Arial', '.VnTime'],
      styles: [{ format: 0 }, { format: 0, font: 5 }],
    })
    expect(readXls(file, 'a.xls')).toMatchObject({
      pages: [{ text: 'A\nĐảng bộ xã An Bình\tĐảng' }],
      notes: ['decoded TCVN3'],
    })
  })

  test('with a password, of Excel 95, without letters', () => {
    expect(reasonOf(() => readXls(xls([], { more: FILE_PASS }), 'a.xls'))).toBe('password')
    expect(reasonOf(() => readXls(xls([], { version: 0x500 }), 'a.xls'))).toBe('unsupported')
    expect(reasonOf(() => readXls(xls([]), 'a.xls'))).toBe('no-text')
  })
})

describe('a number as it is shown', () => {
  test.each([
    [57, 'General', '57'],
    [7, '000', '007'],
    [45648, 'yyyy-mm-dd', '22/12/2024'],
    [45648, 'mm/yyyy', '12/2024'],
    [0.256, '0%', '26%'],
    [1.5, 'zz[[[', '1.5'],
    [Number.NaN, 'General', ''],
  ])('%d in %s', (value, pattern, text) => expect(shown(value, pattern)).toBe(text))
})

describe('the rows of a list are citations', () => {
  const LIST = [
    ['STT', 'Số, ký hiệu', 'Ngày ban hành', 'Cơ quan ban hành', 'Trích yếu'],
    [
      '1',
      '57-NQ/TW',
      '22/12/2024',
      'Bộ Chính trị',
      'về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia',
    ],
    ['2', '59-NQ/TW', '24/01/2025', 'Bộ Chính trị', 'về hội nhập quốc tế trong tình hình mới'],
  ]
  test.each([
    ['xlsx', xlsx([{ name: 'Danh mục', rows: xlsxRows(...LIST) }])],
    ['ods', ods(`<table:table table:name="Danh mục">${LIST.map((row) => odsRow(...row)).join('')}</table:table>`)],
    ['xls', xls([{ name: 'Danh mục', rows: LIST.map((row) => row.map((text) => ({ text }))) }])],
  ])('%s', async (format, bytes) => {
    const done = await processFile(bytes, `a.${format}`, loadLexicon())
    expect(done.format).toBe(format)
    expect(done.extraction.citations.map(({ code, date }) => [code, date])).toEqual([
      ['57-NQ/TW', '2024-12-22'],
      ['59-NQ/TW', '2025-01-24'],
    ])
  })
})
