import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../../corpus/registry/load.js'
import { normalize } from '../../../pipeline/normalize/index.js'
import { processFile } from '../../../pipeline/process.js'
import { readDocx } from '../../../pipeline/read/docx.js'
import { docx, lines, paragraph, part, row, run, table } from '../../../scripts/samples/files.js'
import { encode } from '../../../scripts/samples/legacyEncode.js'

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const fonts = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:cs="${name}"/>`
/** A run in a font. */
const set = (name: string, text: string): string =>
  `<w:r><w:rPr>${fonts(name)}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`

type Setter = (text: string) => string

/** As a typist of the years before Unicode set it: capitals in the font whose letters are capitals. */
const tcvn3: Setter = (text) =>
  text === text.toUpperCase()
    ? set('.VnTimeH', encode(text.toLowerCase(), 'tcvn3'))
    : set('.VnTime', encode(text, 'tcvn3'))
const vni: Setter = (text) => set('VNI-Times', encode(text, 'vni'))
const unicode: Setter = (text) => set('Times New Roman', text)

const plan = (own: Setter): Uint8Array => {
  const lines = (...texts: readonly string[]) => texts.map((text) => paragraph(own(text))).join('')
  return docx(
    [
      table(
        row(
          lines('ĐẢNG BỘ TỈNH NGHỆ AN', 'ĐẢNG ỦY XÃ YÊN HÒA', '*', 'Số 34-KH/ĐU'),
          lines('ĐẢNG CỘNG SẢN VIỆT NAM', 'Yên Hòa, ngày 12 tháng 5 năm 2006'),
        ),
      ),
      lines('KẾ HOẠCH', 'thực hiện Chỉ thị số 50-CT/TW, ngày 04/3/2005 của Ban Bí thư về công nghệ sinh học'),
      paragraph(
        own('Căn cứ Quyết '),
        own('định số 46-QĐ/TW, ngày 20/4/2004 của Bộ Chính trị'),
        own(' và Nghị quyết số 12-NQ/TU của Tỉnh ủy, các chi bộ làm những việc sau.'),
      ),
      lines(
        '1. Sơ kết 01 năm thực hiện Chỉ thị số 50-CT/TW trong quý IV/2006.',
        '2. Các chi bộ gửi kế hoạch về Ban Thường vụ Đảng ủy trước ngày 15/6/2006.',
      ),
      table(
        row(
          lines('Nơi nhận:', '- Thường trực Huyện ủy,', '- Lưu Văn phòng.'),
          lines('T/M BAN THƯỜNG VỤ', 'BÍ THƯ', 'Trần Văn Hưởng'),
        ),
      ),
    ].join(''),
  )
}

const read = async (bytes: Uint8Array) => {
  const { text, notes, extraction } = await processFile(bytes, 'a.docx', loadLexicon())
  return { text, notes, extraction }
}

describe('a Word file in old fonts', () => {
  test.each([
    ['TCVN3', tcvn3],
    ['VNI', vni],
  ])('%s: gives the records of its twin in Unicode', async (name, own) => {
    const twin = await read(plan(unicode))
    const old = await read(plan(own))
    expect(twin.notes).toEqual([])
    expect(old.notes).toEqual([`decoded ${name}`])
    expect(old.text).toBe(twin.text)
    expect(old.extraction).toEqual(twin.extraction)
    expect(old.extraction.citations.map(({ code, date }) => [code, date])).toEqual(
      expect.arrayContaining([
        ['50-CT/TW', '2005-03-04'],
        ['46-QĐ/TW', '2004-04-20'],
      ]),
    )
  })

  test('without the names of its fonts it reads the same, but for capitals that nothing tells', async () => {
    const anonymous: Setter = (text) => run(escaped(encode(text, 'tcvn3')))
    const twin = await read(plan(unicode))
    const old = await read(plan(anonymous))
    expect(old.notes).toEqual(['decoded TCVN3'])
    expect(old.text).toBe(twin.text)
    expect(old.extraction).toEqual(twin.extraction)
  })

  const textOf = async (body: string, parts: Readonly<Record<string, string>> = {}) => {
    const raw = await readDocx(docx(body, parts), 'a.docx')
    return [normalize(raw).text, raw.notes] as const
  }

  test('one run is enough', async () => {
    expect(await textOf(paragraph(unicode('Số '), set('.VnTime', '46-Q§/TW')))).toEqual([
      'Số 46-QĐ/TW',
      ['decoded TCVN3'],
    ])
    expect(await textOf(paragraph(unicode('của '), set('.VnTimeH', 'ban bÝ th\u00AD')))).toEqual([
      'của BAN BÍ THƯ',
      ['decoded TCVN3'],
    ])
  })

  test('capitals typed in a font that has none for toned letters are capitals', async () => {
    expect((await textOf(paragraph(set('.VnTime', 'BAN CHÊP HµNH §¶NG Bé X·, Sè 12-KH/§U, ñy ban'))))[0]).toBe(
      'BAN CHẤP HÀNH ĐẢNG BỘ XÃ, Số 12-KH/ĐU, ủy ban',
    )
  })

  test('a letter whose two codes are cut into two runs is one letter', async () => {
    expect(await textOf(paragraph(set('VNI-Times', 'cu'), set('VNI-Times', 'ûa')))).toEqual(['của', ['decoded VNI']])
  })

  test('a soft hyphen of Word is the ư that it was taken for; a symbol is its code', async () => {
    const rpr = `<w:rPr>${fonts('.VnTime')}</w:rPr>`
    const body = `<w:r>${rpr}<w:t>th</w:t><w:softHyphen/></w:r><w:r><w:sym w:font=".VnTime" w:char="F0AE"/></w:r>`
    expect(await textOf(paragraph(body))).toEqual(['thưđ', ['decoded TCVN3']])
  })

  test('the font may come from a style, what it is based on, or the defaults of the file', async () => {
    const style = (id: string, more: string) => `<w:style w:type="paragraph" w:styleId="${id}">${more}</w:style>`
    const rpr = (name: string) => `<w:rPr>${fonts(name)}</w:rPr>`
    const styles = part(
      'w:styles',
      `<w:docDefaults><w:rPrDefault>${rpr('VNI-Times')}</w:rPrDefault></w:docDefaults>${style('Old', rpr('.VnTime'))}${style('Older', '<w:basedOn w:val="Old"/>')}${style('New', rpr('Arial'))}<w:style w:type="character" w:styleId="Strong">${rpr('.VnTimeH')}</w:style>`,
    )
    const styled = (id: string, ...content: string[]) =>
      paragraph(`<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`, ...content)
    const [text, notes] = await textOf(
      [
        styled('Older', run('NghÞ quyÕt.')),
        styled('New', run('Nghị quyết.')),
        styled('New', `<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>NghÞ quyÕt.</w:t></w:r>`),
        styled('Old', unicode('Nghị quyết.')),
        lines('Nghò quyeát.'),
      ].join(''),
      { 'word/styles.xml': styles },
    )
    expect(text.split('\n')).toEqual(['Nghị quyết.', 'Nghị quyết.', 'NGHỊ QUYẾT.', 'Nghị quyết.', 'Nghị quyết.'])
    expect(notes).toEqual(['decoded TCVN3', 'decoded VNI'])
  })

  test('automatic numbers are set in old fonts too', async () => {
    const numbering = part(
      'w:numbering',
      `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§iÒu %1."/><w:rPr>${fonts('.VnTime')}</w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    )
    const body = paragraph(
      '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
      tcvn3('Phạm vi'),
    )
    expect((await textOf(body, { 'word/numbering.xml': numbering }))[0]).toBe('Điều 1. Phạm vi')
  })

  test('the font before a tracked change, or of the paragraph mark, says nothing', async () => {
    const changed = `<w:r><w:rPr>${fonts('Arial')}<w:rPrChange><w:rPr>${fonts('.VnTime')}</w:rPr></w:rPrChange></w:rPr><w:t>có</w:t></w:r>`
    const marked = `<w:pPr><w:rPr>${fonts('.VnTime')}</w:rPr></w:pPr>`
    expect(await textOf(paragraph(marked, changed))).toEqual(['có', []])
  })
})

describe('old fonts that tell no truth', () => {
  test('Unicode typed in an old font stays', async () => {
    const raw = await readDocx(
      docx(
        paragraph(set('.VnTime', 'Các chi bộ có kế hoạch.')) +
          paragraph(set('.VnTime', 'Có cá, có gà và có lúa là no đủ.')),
      ),
      'a.docx',
    )
    expect([raw.pages[0]!.text, raw.notes]).toEqual(['Các chi bộ có kế hoạch.\nCó cá, có gà và có lúa là no đủ.', []])
  })

  test('one paragraph of Unicode among TCVN3 stays, the others are decoded', async () => {
    const texts = ['Các chi bộ quán triệt Chỉ thị số 50-CT/TW.', 'Đảng ủy xã giao Văn phòng theo dõi.']
    const raw = await readDocx(
      docx([tcvn3(texts[0]!), tcvn3(texts[0]!), set('.VnTime', texts[1]!)].map((own) => paragraph(own)).join('')),
      'a.docx',
    )
    expect([raw.pages[0]!.text, raw.notes]).toEqual([[texts[0], texts[0], texts[1]].join('\n'), ['decoded TCVN3']])
  })

  test('where most of a file in an old font is Unicode, no short word is decoded', async () => {
    const raw = await readDocx(
      docx(paragraph(set('.VnTime', 'Các chi bộ có kế hoạch riêng.')) + paragraph(set('.VnTime', 'có'))),
      'a.docx',
    )
    expect([raw.pages[0]!.text, raw.notes]).toEqual(['Các chi bộ có kế hoạch riêng.\ncó', []])
  })
})
