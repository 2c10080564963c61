import { AlignmentType, Document, FootnoteReferenceRun, LevelFormat, Packer, Paragraph, Tab, TextRun } from 'docx'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../../pipeline/normalize/index.js'
import { readDocx, readWithMammoth } from '../../../pipeline/read/docx.js'
import { roman } from '../../../pipeline/read/docxNumbering.js'
import { docx, lines, paragraph, part, row, run, table } from '../../../scripts/samples/files.js'
import { builtFile, samples, words } from '../samples.js'

const textOf = async (body: string, parts: Readonly<Record<string, string>> = {}): Promise<string> =>
  (await readDocx(docx(body, parts), 'a.docx')).pages.map(({ text }) => text).join('\n')

describe('what a Word file says', () => {
  test('paragraphs are lines', async () => {
    expect(await textOf(lines('KẾ HOẠCH', 'công tác dân vận'))).toBe('KẾ HOẠCH\ncông tác dân vận')
  })

  test('a word cut into runs is one word', async () => {
    expect(await textOf(paragraph(run('57-'), run('NQ'), run('/TW')))).toBe('57-NQ/TW')
  })

  test('a non-breaking hyphen is a hyphen, a soft hyphen nothing', async () => {
    expect(await textOf(paragraph('<w:r><w:t>57</w:t><w:noBreakHyphen/><w:t>NQ/TW</w:t></w:r>'))).toBe('57-NQ/TW')
    expect(await textOf(paragraph('<w:r><w:t>tuyên</w:t><w:softHyphen/><w:t> truyền</w:t></w:r>'))).toBe('tuyên truyền')
  })

  test('tracked deletions are gone, insertions stay; moved text stands where it went', async () => {
    const body = paragraph(
      run('Chỉ thị số '),
      '<w:del w:id="1"><w:r><w:delText>11-CT/TW</w:delText></w:r></w:del>',
      `<w:ins w:id="2">${run('40-CT/TW')}</w:ins>`,
      `<w:moveFrom w:id="3">${run(' đã rời đi')}</w:moveFrom>`,
      `<w:moveTo w:id="4">${run(' đã đến')}</w:moveTo>`,
    )
    expect(await textOf(body)).toBe('Chỉ thị số 40-CT/TW đã đến')
  })

  test('a soft break ends a line, a tab is a blank, tab stops are nothing', async () => {
    const body =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>năm</w:t><w:tab/><w:t>2026</w:t></w:r></w:p>'
    expect(await textOf(body)).toBe('KẾ HOẠCH\nnăm 2026')
  })

  test('a sentence with a soft break in it is one line of the text', async () => {
    const body = '<w:p><w:r><w:t>Các chi bộ tổ chức học tập</w:t><w:br/><w:t>nghiêm túc.</w:t></w:r></w:p>'
    expect(normalize(await readDocx(docx(body), 'a.docx')).text).toBe('Các chi bộ tổ chức học tập nghiêm túc.')
  })

  test('field codes are not text, what they show is', async () => {
    const body = paragraph(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
      run('Quy định số 41-QĐ/TW'),
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    expect(await textOf(body)).toBe('Quy định số 41-QĐ/TW')
  })

  test('a hyperlink and a content control are read through', async () => {
    expect(
      await textOf(
        paragraph(
          `<w:hyperlink>${run('Chỉ thị 40')}</w:hyperlink>`,
          `<w:sdt><w:sdtContent>${run(' năm 2014')}</w:sdtContent></w:sdt>`,
        ),
      ),
    ).toBe('Chỉ thị 40 năm 2014')
  })

  test('a text box is read once, though Word keeps it twice', async () => {
    const box = `<w:txbxContent>${paragraph(run('DỰ THẢO LẦN 2'))}</w:txbxContent>`
    const body = paragraph(
      run('Kế hoạch'),
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    )
    expect((await textOf(body)).split('\n').sort()).toEqual(['DỰ THẢO LẦN 2', 'Kế hoạch'])
    const old = paragraph(run('Kế hoạch'), `<w:r><w:pict><v:textbox>${box}</v:textbox></w:pict></w:r>`)
    expect((await textOf(old)).split('\n').sort()).toEqual(['DỰ THẢO LẦN 2', 'Kế hoạch'])
  })

  test('footnotes and endnotes follow the text, without the rules that Word draws', async () => {
    const note = (kind: string, id: number, text: string, type = '') =>
      `<w:${kind} w:id="${id}"${type}>${paragraph(run(text))}</w:${kind}>`
    const text = await textOf(lines('Thực hiện Nghị quyết số 29-NQ/TW.'), {
      'word/footnotes.xml': part(
        'w:footnotes',
        note('footnote', -1, 'vạch', ' w:type="separator"') + note('footnote', 1, 'Ngày 04/11/2013.'),
      ),
      'word/endnotes.xml': part('w:endnotes', note('endnote', 1, 'Xem Kết luận số 91-KL/TW.')),
    })
    expect(text).toBe('Thực hiện Nghị quyết số 29-NQ/TW.\nNgày 04/11/2013.\nXem Kết luận số 91-KL/TW.')
  })

  test('running heads and feet are furniture and not read', async () => {
    const text = await textOf(lines('Kế hoạch năm 2026'), { 'word/header1.xml': part('w:hdr', lines('Trang đầu')) })
    expect(text).toBe('Kế hoạch năm 2026')
  })
})

describe('tables', () => {
  test('a row is a line, its cells apart by tabs, lines of a cell run together', async () => {
    const body = table(
      row(lines('TT'), lines('Nội dung'), lines('Thời gian')),
      row(lines('1'), lines('Học tập', 'Nghị quyết'), lines('quý II')),
    )
    expect(await textOf(body)).toBe('TT\tNội dung\tThời gian\n1\tHọc tập Nghị quyết\tquý II')
  })

  test('the two-column header and foot go column by column', async () => {
    const head = table(
      row(
        lines('ĐẢNG BỘ TỈNH NGHỆ AN', 'ĐẢNG ỦY XÃ AN BÌNH', '*', 'Số 12-KH/ĐU'),
        lines('ĐẢNG CỘNG SẢN VIỆT NAM', 'An Bình, ngày 05 tháng 3 năm 2026'),
      ),
    )
    expect((await textOf(head)).split('\n')).toEqual([
      'ĐẢNG BỘ TỈNH NGHỆ AN',
      'ĐẢNG ỦY XÃ AN BÌNH',
      '*',
      'Số 12-KH/ĐU',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'An Bình, ngày 05 tháng 3 năm 2026',
    ])
    const foot = table(
      row(lines('Nơi nhận:', '- Như trên,'), lines('T/M BAN THƯỜNG VỤ')),
      row(lines('- Lưu.'), lines('Trần Văn Mẫu')),
    )
    expect((await textOf(foot)).split('\n')).toEqual([
      'Nơi nhận:',
      '- Như trên,',
      '- Lưu.',
      'T/M BAN THƯỜNG VỤ',
      'Trần Văn Mẫu',
    ])
  })

  test('a table in a cell stays in its cell', async () => {
    const inner = table(row(lines('a'), lines('b'), lines('c')))
    expect(await textOf(table(row(`${lines('1')}`, inner, lines('2'))))).toBe('1\ta\tb\tc\t2')
  })
})

describe('automatic numbers', () => {
  const level = (at: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = (levels: string, lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') =>
    part('w:numbering', `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${lists}`)
  const item = (text: string, at = 0, list = 1) =>
    paragraph(`<w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`, run(text))

  test('are printed as Word prints them, level by level', async () => {
    const levels = level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%2.') + level(2, 'lowerLetter', '%3)')
    const text = await textOf(
      item('Mục đích') +
        item('Nâng cao', 1) +
        item('Ở xã', 2) +
        item('Ở thôn', 2) +
        item('Bảo đảm', 1) +
        item('Nội dung') +
        item('Học tập', 1),
      { 'word/numbering.xml': numbering(levels) },
    )
    expect(text.split('\n')).toEqual([
      'I. Mục đích',
      '1. Nâng cao',
      'a) Ở xã',
      'b) Ở thôn',
      '2. Bảo đảm',
      'II. Nội dung',
      '1. Học tập',
    ])
  })

  test('"Điều 1.", and "1.1" below "I" in legal numbering', async () => {
    const levels = level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%1.%2.', '<w:isLgl/>')
    expect(await textOf(item('Chung') + item('Phạm vi', 1), { 'word/numbering.xml': numbering(levels) })).toBe(
      'I. Chung\n1.1. Phạm vi',
    )
    expect(
      await textOf(item('Phạm vi') + item('Đối tượng'), {
        'word/numbering.xml': numbering(level(0, 'decimal', 'Điều %1.')),
      }),
    ).toBe('Điều 1. Phạm vi\nĐiều 2. Đối tượng')
  })

  test('bullets are dashes; a list that begins anew begins at its start once', async () => {
    expect(
      await textOf(item('Như trên') + item('Lưu'), { 'word/numbering.xml': numbering(level(0, 'bullet', '\uF0B7')) }),
    ).toBe('- Như trên\n- Lưu')
    const lists =
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    const text = await textOf(item('a') + item('b') + item('c', 0, 2) + item('d', 0, 2), {
      'word/numbering.xml': numbering(level(0, 'decimal', '%1.'), lists),
    })
    expect(text).toBe('1. a\n2. b\n1. c\n2. d')
  })

  test('come from a style too; numId 0 and an empty paragraph print none', async () => {
    const styles = part(
      'w:styles',
      '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    const styled = (text: string, own = '') => paragraph(`<w:pPr><w:pStyle w:val="Muc"/>${own}</w:pPr>`, run(text))
    const text = await textOf(
      styled('Phạm vi') + styled('Lời dẫn', '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled('Đối tượng'),
      {
        'word/numbering.xml': numbering(level(0, 'decimal', 'Điều %1.')),
        'word/styles.xml': styles,
      },
    )
    expect(text).toBe('Điều 1. Phạm vi\nLời dẫn\nĐiều 2. Đối tượng')
  })

  test('Roman numerals', () => {
    expect([1, 4, 9, 14, 40, 90, 1999].map(roman)).toEqual(['I', 'IV', 'IX', 'XIV', 'XL', 'XC', 'MCMXCIX'])
  })
})

test('a file of another writer: footnote, numbers, break and tab', async () => {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'dieu',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: 'Điều %1.', alignment: AlignmentType.START }],
        },
      ],
    },
    footnotes: { 1: { children: [new Paragraph('Ban hành ngày 04/11/2013.')] } },
    sections: [
      {
        children: [
          new Paragraph({
            numbering: { reference: 'dieu', level: 0 },
            children: [new TextRun('Phạm vi'), new FootnoteReferenceRun(1)],
          }),
          new Paragraph({
            numbering: { reference: 'dieu', level: 0 },
            children: [new TextRun({ children: ['Đối tượng', new Tab(), 'chung'] })],
          }),
        ],
      },
    ],
  })
  const { pages } = await readDocx(await Packer.toBuffer(document), 'a.docx')
  expect(pages[0]!.text.split('\n').filter((line) => line.trim() !== '')).toEqual([
    'Điều 1. Phạm vi',
    'Điều 2. Đối tượng chung',
    expect.stringMatching(/^\s*Ban hành ngày 04\/11\/2013\.$/),
  ])
})

describe('against the second reader', () => {
  const files = samples.filter(({ format }) => format === 'docx')

  test('there are Word files among the samples', () => expect(files.length).toBeGreaterThanOrEqual(12))

  test.each(files)('$name: every word of mammoth’s text is in ours', async (sample) => {
    const bytes = builtFile(sample)
    const raw = await readDocx(bytes, sample.path)
    expect(raw.reader).toBe('ooxml')
    const ours = words(raw.pages[0]!.text)
    const missing = [...words(await readWithMammoth(bytes, sample.path))].filter(
      ([word, count]) => (ours.get(word) ?? 0) < count,
    )
    // Mammoth drops non-breaking hyphens, so that "57" and "NQ" are one word to it.
    expect(missing.filter(([word]) => !/^\d+[A-ZĐ]/.test(word))).toEqual([])
  })
})
