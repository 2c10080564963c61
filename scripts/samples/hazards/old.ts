/** Word files of before 2007, letters of before Unicode, RTF and OpenDocument, tables, archives in archives. */
import { docx, lines, paragraph, part, row, run, table } from '../files.js'
import { encode } from '../legacyEncode.js'
import {
  DELETED,
  font,
  odt,
  odtLines,
  odtTable,
  rtf,
  rtfLines,
  rtfTable,
  type WordParagraph,
  word97,
  wordLines,
  wordTable,
} from '../officeFiles.js'
import { zipOf } from '../zip.js'
import { code, paper, paperText, tablePaper } from './paper.js'
import { good, type Hazard, packed, readAs, setAside } from './types.js'

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const inFont = (texts: readonly string[], number: number): WordParagraph[] =>
  texts.map((text) => ({ runs: [{ text, properties: [font(number)] }] }))

const oldWord: readonly Hazard[] = [
  good('Word cũ/TB 201.doc', 'Word 97: paragraphs', code(201), () => word97(wordLines(...paper(201, 'về lịch học')))),
  good('Word cũ/TB 202 bảng.doc', 'Word 97: tasks in a table', code(202), () => {
    const { head, rows, foot } = tablePaper(202, 'về phân công nhiệm vụ')
    return word97([...wordLines(...head), ...wordTable(...rows), ...wordLines(...foot)])
  }),
  good('Word cũ/TB 203 chú thích.doc', 'Word 97: the code stands in a footnote', code(203), () =>
    word97(wordLines(...paper(203, 'về tài liệu học tập')), {
      footnotes: wordLines('Kèm theo Kết luận số 14-KL/TW, ngày 22/9/2021 của Bộ Chính trị.'),
    }),
  ),
  good('Word cũ/TB 204 sửa đổi.doc', 'Word 97: a tracked change has struck out a code', code(204), () => {
    const [first, ...rest] = wordLines(...paper(204, 'về sửa lịch học'))
    return word97([first!, ...rest, { runs: [{ text: 'Hủy Chỉ thị số 99-CT/TW', properties: [DELETED] }] }])
  }),
  good('Word cũ/TB 205 thực là RTF.doc', 'an RTF file named .doc', code(205), () =>
    rtf(rtfLines(...paper(205, 'về đổi tên tệp'))),
  ),
]

const VN_TIME = '{\\f0\\fcharset0 .VnTime;}'

const oldFonts: readonly Hazard[] = [
  good('Phông chữ cũ/TB 211 TCVN3.txt', 'plain text in TCVN3 (ABC)', code(211), () =>
    latin1(encode(paperText(211, 'về sinh hoạt chi bộ'), 'tcvn3')),
  ),
  good('Phông chữ cũ/TB 212 VNI.txt', 'plain text in VNI', code(212), () =>
    latin1(encode(paperText(212, 'về học tập chuyên đề'), 'vni')),
  ),
  good('Phông chữ cũ/TB 213 VnTime.doc', 'Word 97 in the font .VnTime', code(213), () =>
    word97(
      inFont(
        paper(213, 'về chuyển sinh hoạt đảng').map((line) => encode(line, 'tcvn3')),
        0,
      ),
      {
        fonts: ['.VnTime'],
      },
    ),
  ),
  good('Phông chữ cũ/TB 214 VNI-Times.docx', 'Word in the font VNI-Times', code(214), () =>
    docx(
      paper(214, 'về bồi dưỡng cấp ủy')
        .map(
          (line) =>
            `<w:p><w:r><w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr><w:t xml:space="preserve">${encode(line, 'vni')}</w:t></w:r></w:p>`,
        )
        .join(''),
    ),
  ),
  good('Phông chữ cũ/TB 215 VnTime.rtf', 'RTF in the font .VnTime', code(215), () =>
    rtf(
      paper(215, 'về kết nạp đảng viên')
        .map((line) => `\\pard\\f0 ${hexed(encode(line, 'tcvn3'))}\\par\n`)
        .join(''),
      { fonts: VN_TIME },
    ),
  ),
  good('Phông chữ cũ/TB 216 VIQR.txt', 'plain text in VIQR, as mail was written', code(216), () =>
    encode(paperText(216, 'về thu nộp đảng phí'), 'viqr'),
  ),
]

const hexed = (text: string): string =>
  text.replace(/[\\{}]|[^ -~]/g, (char) => `\\'${char.charCodeAt(0).toString(16).padStart(2, '0')}`)

const rtfAndOdt: readonly Hazard[] = [
  good('RTF và ODT/TB 221.rtf', 'RTF: letters as \\u', code(221), () => rtf(rtfLines(...paper(221, 'về hội nghị')))),
  good('RTF và ODT/TB 222 bảng.rtf', 'RTF: tasks in a table', code(222), () => {
    const { head, rows, foot } = tablePaper(222, 'về phân công theo dõi')
    return rtf(rtfLines(...head) + rtfTable(...rows) + rtfLines(...foot))
  }),
  good('RTF và ODT/TB 223.odt', 'OpenDocument text', code(223), () => odt(odtLines(...paper(223, 'về giao ban')))),
  good('RTF và ODT/TB 224 bảng.odt', 'OpenDocument text: tasks in a table', code(224), () => {
    const { head, rows, foot } = tablePaper(224, 'về phân công thẩm định')
    return odt(
      odtLines(...head) + odtTable(...rows.map((cells) => cells.map((cell) => odtLines(cell)))) + odtLines(...foot),
    )
  }),
]

const tables: readonly Hazard[] = [
  good('Bảng/TB 231 bảng lồng.docx', 'a table inside a cell of a table', code(231), () => {
    const { head, rows, foot } = tablePaper(231, 'về nhiệm vụ quý II')
    const inner = table(...rows.map((cells) => row(...cells.map((cell) => lines(cell)))))
    return docx(lines(...head) + table(row(lines('Phụ trách'), inner + paragraph())) + lines(...foot))
  }),
  good('Bảng/TB 232 ô gộp.docx', 'cells merged across and down', code(232), () => {
    const { head, rows, foot } = tablePaper(232, 'về nhiệm vụ quý III')
    const wide = `<w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr>${lines('Phần thứ nhất: nhiệm vụ chung')}</w:tc>`
    const tall = (start: boolean): string =>
      `<w:tc><w:tcPr><w:vMerge${start ? ' w:val="restart"' : ''}/></w:tcPr>${start ? lines('Tháng 4') : paragraph()}</w:tc>`
    return docx(
      lines(...head) +
        table(
          `<w:tr>${wide}</w:tr>`,
          ...rows.map(
            (cells, at) =>
              `<w:tr>${tall(at === 0)}${cells
                .slice(1)
                .map((cell) => `<w:tc>${lines(cell)}</w:tc>`)
                .join('')}</w:tr>`,
          ),
        ) +
        lines(...foot),
    )
  }),
  good('Bảng/TB 233 bảng.html', 'a table on a web page', code(233), () => {
    const { head, rows, foot } = tablePaper(233, 'về nhiệm vụ quý IV')
    const each = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('\n')
    return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Thông báo</title></head><body>${each(head)}<table>${rows
      .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
      .join('')}</table>${each(foot)}</body></html>`
  }),
  good('Bảng/TB 234 chú thích cuối.docx', 'the code cited stands in an endnote', code(234), () =>
    docx(lines(...paper(234, 'về tài liệu kèm theo')), {
      'word/endnotes.xml': part(
        'w:endnotes',
        `<w:endnote w:id="2">${paragraph(run('Chỉ thị số 13-CT/TW, ngày 12/01/2017 của Ban Bí thư.'))}</w:endnote>`,
      ),
    }),
  ),
]

const zipped = (entries: Readonly<Record<string, Uint8Array>>): Uint8Array => zipOf(new Map(Object.entries(entries)))

/** An archive in an archive, so many times. */
const nest = (depth: number, inner: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  depth === 1 ? zipped(inner) : zipped({ 'trong.zip': nest(depth - 1, inner) })

const nested: readonly Hazard[] = [
  packed(
    'Nén lồng/ba lớp.zip',
    'an archive in an archive in an archive',
    [readAs('trong.zip/trong.zip/TB 241.txt', code(241))],
    () => nest(3, { 'TB 241.txt': utf8(paperText(241, 'về nộp hồ sơ')) }),
  ),
  packed(
    'Nén lồng/sáu lớp.zip',
    'archives nested deeper than anybody packs by hand',
    [setAside('trong.zip/trong.zip/trong.zip/trong.zip', 'unsafe')],
    () => nest(6, { 'TB 242.txt': utf8(paperText(242, 'về nộp hồ sơ bổ sung')) }),
  ),
  packed(
    'Nén lồng/lẫn lộn.zip',
    'a document, an empty file and a broken one; what systems leave behind is not counted',
    [
      readAs('Chi bộ 1/TB 243.docx', code(243)),
      setAside('Chi bộ 1/rỗng.docx', 'empty'),
      setAside('Chi bộ 2/hỏng.docx', 'damaged'),
    ],
    () => {
      const whole = docx(lines(...paper(243, 'về danh sách dự học')))
      return zipped({
        'Chi bộ 1/TB 243.docx': whole,
        'Chi bộ 1/rỗng.docx': new Uint8Array(),
        'Chi bộ 1/~$TB 243.docx': latin1('Van thu'),
        'Chi bộ 2/hỏng.docx': whole.slice(0, 400),
        '__MACOSX/Chi bộ 1/._TB 243.docx': latin1('Mac OS X'),
        'Chi bộ 1/.DS_Store': latin1('Bud1'),
      })
    },
  ),
]

export const old: readonly Hazard[] = [...oldWord, ...oldFonts, ...rtfAndOdt, ...tables, ...nested]
