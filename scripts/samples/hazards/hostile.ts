/** Files made to do harm: bombs, cycles, paths that lead out, secrets, and text that means something to who prints it. */
import { zipSync, zlibSync } from 'fflate'
import { docx, lines, paragraph, part, rawZip, row, run, table } from '../files.js'
import { compound, odt, odtLines, rtf, rtfLines, word97, wordLines } from '../officeFiles.js'
import { FIXED, zipOf } from '../zip.js'
import { code, paper, paperText } from './paper.js'
import * as pdfs from './pdfs.js'
import { bad, good, type Hazard, packed, readAs, setAside } from './types.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const ASCII =
  'Thuc hien Nghi quyet so 57-NQ/TW ngay 22/12/2024 cua Bo Chinh tri, Ban Thuong vu Dang uy xa thong bao ket qua hoc tap.'

/** A Word file from the XML of its main part. */
const wordXml = (xml: string): Uint8Array => docx('', { 'word/document.xml': xml })

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "ha">${Array.from('bcdefghij', (name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`

const bombs: readonly Hazard[] = [
  packed(
    'Độc hại/bom nén.zip',
    'an entry of 20 MB that is packed a thousandfold',
    [setAside('bom.txt', 'unsafe')],
    () => zipOf(new Map([['bom.txt', new Uint8Array(20_000_000)]])),
  ),
  packed(
    'Độc hại/bom nén lồng.zip',
    'archives in an archive, each with a bomb',
    ['1.zip', '2.zip', '3.zip'].map((name) => setAside(`${name}/bom.txt`, 'unsafe')),
    () => {
      const inner = zipOf(new Map([['bom.txt', new Uint8Array(5_000_000)]]))
      return zipOf(new Map(['1.zip', '2.zip', '3.zip'].map((name) => [name, inner])))
    },
  ),
  packed('Độc hại/bom khai gian.zip', 'an entry that claims four gigabytes', [setAside('bom.txt', 'unsafe')], () => {
    const bytes = Buffer.from(zipOf(new Map([['bom.txt', utf8('x'.repeat(500))]])))
    bytes.writeUInt32LE(0xfffffff0, bytes.indexOf('PK\u0001\u0002', 0, 'latin1') + 24)
    return bytes
  }),
  bad('Độc hại/bom trong Word.docx', 'a main part of 80 MB of blanks', 'too-large', () => {
    const xml = new Uint8Array(80_000_000).fill(32)
    return zipSync({ 'word/document.xml': [xml, { level: 9 }] }, { mtime: FIXED })
  }),
  bad('Độc hại/bom trong PDF.pdf', 'a page whose content unpacks from 200 bytes to 50 MB', 'no-text', () =>
    pdfs.contentBomb(50),
  ),
  bad('Độc hại/ảnh khổng lồ.pdf', 'a page under a picture of 30,000 by 30,000 dots', 'no-text', () =>
    pdfs.picture(30_000, pdfs.bomb(113, 255)),
  ),
  bad('Độc hại/trang khổng lồ.pdf', 'a page of 5 by 5 kilometres', 'no-text', () =>
    pdfs.picture(8, pdfs.bomb(1, 255), '0 0 14400000 14400000'),
  ),
  bad('Độc hại/mười nghìn trang trắng.pdf', '10,000 pages of nothing', 'no-text', () => pdfs.emptyPages(10_000)),
  bad('Độc hại/ảnh khổng lồ.png', 'a picture that claims 60,000 by 60,000 dots', 'damaged', () => png(60_000)),
  bad('Độc hại/ảnh khổng lồ.tif', 'a fax that claims 100,000 by 100,000 dots', 'damaged', () => tiff(100_000)),
]

const cycles: readonly Hazard[] = [
  bad('Độc hại/cây trang vòng.pdf', 'a page tree that leads back to its root', 'damaged', pdfs.pageTreeCycle),
  bad('Độc hại/luồng đối tượng vòng.pdf', 'object streams that go on in each other', 'damaged', pdfs.objectStreamLoop),
  bad('Độc hại/biểu mẫu vòng.pdf', 'a form that draws itself', 'no-text', pdfs.formCycle),
  bad('Độc hại/bảng FAT vòng.doc', 'sectors of an old Word file that lead in a circle', 'damaged', () => {
    const bytes = word97(wordLines(...paper(401, 'về chuỗi vòng')))
    const table = (bytes.readUInt32LE(76) + 1) * 512
    // Every sector goes on in the first: none ends.
    for (let at = 0; at < 512; at += 4) bytes.writeUInt32LE(0, table + at)
    return bytes
  }),
  bad('Độc hại/thư mục OLE vòng.doc', 'a folder of an old Office file that lies in itself', 'damaged', () => {
    const bytes = compound({ WordDocumen: new Uint8Array(10), Khac: new Uint8Array(10) })
    const directory = (bytes.readUInt32LE(48) + 1) * 512
    for (const at of [0, 128, 256]) for (const field of [68, 72, 76]) bytes.writeUInt32LE(1, directory + at + field)
    return bytes
  }),
]

const deep: readonly Hazard[] = [
  bad('Độc hại/bảng lồng sâu.docx', 'tables 3,000 deep', 'unsafe', () => {
    const open = '<w:tbl><w:tr><w:tc>'.repeat(3000)
    return docx(`${lines(...paper(411, 'về bảng lồng'))}${open}${lines('đáy')}${'</w:tc></w:tr></w:tbl>'.repeat(3000)}`)
  }),
  bad('Độc hại/nhóm lồng sâu.rtf', 'groups 20,000 deep', 'unsafe', () =>
    rtf(`${rtfLines(...paper(412, 'về nhóm lồng'))}${'{'.repeat(20_000)}${'}'.repeat(20_000)}`),
  ),
  good(
    'Độc hại/thẻ lồng sâu.html',
    'elements 10,000 deep',
    code(413),
    () =>
      `<html><body>${paper(413, 'về thẻ lồng')
        .map((line) => `<p>${line}</p>`)
        .join('')}${'<div>'.repeat(10_000)}</body></html>`,
  ),
  bad('Độc hại/danh sách lồng sâu.odt', 'lists 3,000 deep', 'unsafe', () =>
    odt(
      `${odtLines(...paper(414, 'về danh sách lồng'))}${'<text:list><text:list-item>'.repeat(3000)}${odtLines('đáy')}${'</text:list-item></text:list>'.repeat(3000)}`,
    ),
  ),
  packed(
    'Độc hại/dòng dài.zip',
    'lines that slow patterns choke on: blanks, hyphens, digits, type words without end',
    [readAs('dòng.txt', code(415))],
    () =>
      zipOf(
        new Map([
          [
            'dòng.txt',
            utf8(
              `${paperText(415, 'về dòng dài')}${['1-', ' ', '- ', 'Nghị quyết số ', 'ngày 2/', '57-NQ/', '(', 'của '].map((piece) => piece.repeat(Math.round(60_000 / piece.length))).join('\n')}\n`,
            ),
          ],
        ]),
      ),
  ),
]

const entities: readonly Hazard[] = [
  bad('Độc hại/tỷ lần cười.docx', 'entities of entities: billion laughs', 'unsafe', () =>
    wordXml(`${LAUGHS}<w:document><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`),
  ),
  bad('Độc hại/thực thể ngoài.docx', 'an entity that is a file of the computer', 'unsafe', () =>
    wordXml(
      '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY tep SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>&tep;</w:t></w:r></w:p></w:body></w:document>',
    ),
  ),
  bad('Độc hại/thực thể ngoài.odt', 'an entity that is a web address', 'unsafe', () =>
    odt('', {
      parts: {
        'content.xml':
          '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY tep SYSTEM "http://127.0.0.1:9/">]><office:document-content><text:p>&tep;</text:p></office:document-content>',
      },
    }),
  ),
]

const paths: readonly Hazard[] = [
  packed(
    'Độc hại/đường dẫn.zip',
    'entries that lead out of the folder: up, from the root, from a drive',
    [
      setAside('../../ghi đè.txt', 'unsafe'),
      setAside('/etc/ghi đè.txt', 'unsafe'),
      setAside('C:/Windows/ghi đè.txt', 'unsafe'),
      setAside('a/../../ghi đè.txt', 'unsafe'),
      readAs('TB 421.txt', code(421)),
    ],
    () =>
      rawZip([
        ...['../../ghi đè.txt', '/etc/ghi đè.txt', 'C:\\Windows\\ghi đè.txt', 'a/../../ghi đè.txt'].map((name) => ({
          name,
          data: utf8('57-NQ/TW'),
          flags: 0x800,
        })),
        { name: 'TB 421.txt', data: utf8(paperText(421, 'về gói an toàn')), flags: 0x800 },
      ]),
  ),
  packed(
    'Độc hại/tên có mã.zip',
    'names that are markup, a formula, an order to a terminal',
    [
      readAs('<script>alert(1)<\u2215script>.txt', code(422)),
      readAs('"onmouseover="alert(1)".txt', code(423)),
      readAs('=HYPERLINK("http://127.0.0.1:9").txt'.replace('//', '\u2215\u2215'), code(424)),
      readAs('␛[31mđỏ.txt', code(425)),
      readAs('\u202Etxt.exe', code(426)),
    ],
    () =>
      rawZip(
        [
          '<script>alert(1)<\u2215script>.txt',
          '"onmouseover="alert(1)".txt',
          '=HYPERLINK("http://127.0.0.1:9").txt'.replace('//', '\u2215\u2215'),
          '\u001B[31mđỏ.txt',
          '\u202Etxt.exe',
        ].map((name, at) => ({
          name,
          data: utf8(paperText(422 + at, `về tên tệp lạ, trường hợp ${at + 1}`)),
          flags: 0x800,
        })),
      ),
  ),
]

const active: readonly Hazard[] = [
  good('Độc hại/có macro.docm', 'a document with macros: its text is read, macros are never run', code(431), () =>
    docx(lines(...paper(431, 'về biểu mẫu')), { 'word/vbaProject.bin': 'Sub AutoOpen()\nShell "calc"\nEnd Sub' }),
  ),
  good('Độc hại/mẫu từ xa.docx', 'a template that would be fetched from elsewhere', code(432), () =>
    docx(lines(...paper(432, 'về mẫu văn bản')), {
      'word/_rels/settings.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/mau.dotm" TargetMode="External"/></Relationships>',
      'word/settings.xml': part('w:settings', '<w:attachedTemplate r:id="r1"/>'),
    }),
  ),
  good(
    'Độc hại/có script.html',
    'a web page with scripts, which name documents too',
    code(433),
    () =>
      `<!DOCTYPE html><html><head><script>document.title='99-NQ/TW'</script></head><body onload="alert('98-NQ/TW')">${paper(
        433,
        'về trang tin',
      )
        .map((line) => `<p>${line}</p>`)
        .join('')}<img src="x" onerror="alert(1)"><iframe src="http://127.0.0.1:9/"></iframe></body></html>`,
  ),
  good('Độc hại/có JavaScript.pdf', 'a PDF that would run a script and start a program', null, () =>
    pdfs.onePage(ASCII, '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))/Next<</S/Launch/F(calc.exe)>>>>'),
  ),
  good('Độc hại/đối tượng nhúng.rtf', 'RTF with an embedded program', code(434), () =>
    rtf(
      `${rtfLines(...paper(434, 'về tệp nhúng'))}{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata 0105000002000000}}{\\pict\\wmetafile8\\bin4 {{}\\}`,
    ),
  ),
  bad('Độc hại/độ dài gian.rtf', 'RTF with a picture that claims 100 million bytes', 'damaged', () =>
    rtf(`${rtfLines(...paper(436, 'về ảnh nhúng'))}{\\pict\\wmetafile8\\bin99999999 xyz}`),
  ),
  good('Độc hại/trường DDE.docx', 'a field that would start a program', code(435), () =>
    docx(
      lines(...paper(435, 'về bảng số liệu')) +
        paragraph(
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
          run('12'),
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
    ),
  ),
  ...['=HYPERLINK("http://127.0.0.1:9","bấm vào đây")', '+1+cmd|calc!A0', '@SUM(1+9)', '-2+3'].map((title, at) =>
    good(`Độc hại/công thức ${at + 1}.txt`, `a title that a spreadsheet would compute: ${title}`, code(441 + at), () =>
      paperText(441 + at, title),
    ),
  ),
  good(
    'Độc hại/lệnh màn hình.txt',
    'a title that a terminal would obey, and letters that show in reverse',
    code(445),
    () => paperText(445, 'về \u001B]0;chiếm tiêu đề\u0007 \u001B[2J và \u202Eđảo chữ\u202C'),
  ),
]

const secrets: readonly Hazard[] = [
  bad('Độc hại/dấu MẬT.txt', 'the mark MẬT', 'secret', () => paperText(451, 'về phương án bảo vệ', 'MẬT')),
  bad('Độc hại/dấu TỐI MẬT.docx', 'the mark TỐI MẬT', 'secret', () =>
    docx(
      table(
        row(lines(...paper(452, 'về phương án diễn tập', 'TỐI MẬT').slice(0, 5)), lines(...paper(452, '').slice(4, 6))),
      ) + lines(...paper(452, 'về phương án diễn tập').slice(6)),
    ),
  ),
  bad('Độc hại/dấu TUYỆT MẬT.rtf', 'the mark TUYỆT MẬT', 'secret', () =>
    rtf(rtfLines(...paper(453, 'về phương án di chuyển', 'TUYỆT MẬT'))),
  ),
]

export const hostile: readonly Hazard[] = [...bombs, ...cycles, ...deep, ...entities, ...paths, ...active, ...secrets]

/** The head of a PNG of so many dots a side, and almost none of its data. */
function png(side: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc(body), body.length + 4)
    return out
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 8
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', zlibSync(new Uint8Array(100_000), { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}

function crc(data: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of data) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return (value ^ 0xffffffff) >>> 0
}

/** The table of a fax TIFF of so many dots a side; its one strip is empty. */
function tiff(side: number): Uint8Array {
  const fields: readonly (readonly [tag: number, value: number])[] = [
    [256, side],
    [257, side],
    [258, 1],
    [259, 4],
    [262, 0],
    [273, 8],
    [278, side],
    [279, 4],
  ]
  const out = Buffer.alloc(8 + 4 + 2 + fields.length * 12 + 4)
  out.write('II*\0', 0, 'latin1')
  out.writeUInt32LE(12, 4)
  out.writeUInt16LE(fields.length, 12)
  fields.forEach(([tag, value], at) => {
    const place = 14 + at * 12
    out.writeUInt16LE(tag, place)
    out.writeUInt16LE(4, place + 2)
    out.writeUInt32LE(1, place + 4)
    out.writeUInt32LE(value, place + 8)
  })
  return out
}
