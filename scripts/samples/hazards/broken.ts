/** Files that came to harm: cut off, locked, misnamed, emptied, written in an unlucky encoding. */
import { docx, LOCKED, lines, oldOffice, paragraph, pdf, rawZip, run } from '../files.js'
import { compound, odt, odtLines, rtf, rtfLines, word97, wordLines } from '../officeFiles.js'
import { zipOf } from '../zip.js'
import { code, paper, paperText } from './paper.js'
import { objects, onePage, xrefLoop } from './pdfs.js'
import { randomFrom } from './picture.js'
import { bad, good, type Hazard, packed, readAs, setAside, unseen } from './types.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))
const half = (bytes: Uint8Array): Uint8Array => bytes.slice(0, Math.round(bytes.length * 0.45))
const wide = (text: string, mark: boolean): Uint8Array =>
  Uint8Array.from(Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le'))
const ASCII =
  'Thuc hien Nghi quyet so 57-NQ/TW ngay 22/12/2024 cua Bo Chinh tri, Ban Thuong vu Dang uy xa thong bao ket qua hoc tap.'

function noise(count: number): Uint8Array {
  const random = randomFrom(count)
  return Uint8Array.from({ length: count }, () => Math.floor(random() * 256))
}

const whole = (number: number): Uint8Array => docx(lines(...paper(number, 'về việc nộp báo cáo')))

export const broken: readonly Hazard[] = [
  bad('Hỏng/rỗng.docx', '0 bytes, named .docx', 'empty', () => ''),
  bad('Hỏng/rỗng.pdf', '0 bytes, named .pdf', 'empty', () => new Uint8Array()),
  bad('Hỏng/chỉ có dấu cách.txt', 'blanks and line ends only', 'empty', () => ' \n\t\n \r\n'),
  bad('Hỏng/tải dở.docx', 'a Word file cut off', 'damaged', () => half(whole(301))),
  bad('Hỏng/tải dở.pdf', 'a PDF cut off in its objects', 'damaged', () => onePage(ASCII).slice(0, 200)),
  bad('Hỏng/tải dở.zip', 'an archive cut off', 'damaged', () => half(zipOf(new Map([['TB 302.txt', noise(600)]])))),
  bad('Hỏng/tải dở.doc', 'an old Word file cut off', 'damaged', () =>
    word97(wordLines(...paper(303, 'về việc nộp hồ sơ'))).subarray(0, 2000),
  ),
  bad('Hỏng/tải dở.odt', 'an OpenDocument text cut off', 'damaged', () =>
    half(odt(odtLines(...paper(304, 'về lịch')))),
  ),
  bad('Hỏng/tải dở.rtf', 'an RTF file cut off', 'damaged', () => half(rtf(rtfLines(...paper(305, 'về lịch trực'))))),
  good('Hỏng/đặt nhầm đuôi.pdf', 'a Word file named .pdf: read by what it is', code(306), () => whole(306)),
  good('Hỏng/đặt nhầm đuôi.docx', 'plain text named .docx', code(307), () => paperText(307, 'về việc đổi tên tệp')),
  good('Hỏng/không có đuôi', 'a Word file without an ending', code(308), () => whole(308)),
  good(
    'Hỏng/trang web lưu thành.doc',
    'a web page saved as .doc, as Word does',
    code(309),
    () =>
      `<html><head><meta charset="utf-8"></head><body>${paper(309, 'về lưu trữ')
        .map((line) => `<p>${line}</p>`)
        .join('\n')}</body></html>`,
  ),
  bad('Hỏng/có mật khẩu.pdf', 'an encrypted PDF', 'password', () => pdf([[[60, 700, 'Bi mat']]], LOCKED)),
  bad('Hỏng/có mật khẩu.docx', 'an encrypted Word file (OLE package)', 'password', () => oldOffice(true)),
  bad('Hỏng/có mật khẩu.doc', 'an encrypted old Word file', 'password', () =>
    word97(wordLines('Văn bản có mật khẩu'), { flags: 0x0100 }),
  ),
  bad('Hỏng/có mật khẩu.odt', 'an encrypted OpenDocument text', 'password', () =>
    odt('', {
      parts: {
        'META-INF/manifest.xml':
          '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
      },
    }),
  ),
  packed('Hỏng/có mật khẩu.zip', 'an archive with a password', [setAside('TB 310.txt', 'password')], () =>
    rawZip([{ name: 'TB 310.txt', data: noise(92), claims: 80, flags: 1 }]),
  ),
  bad('Hỏng/Word 6.doc', 'a file of Word 6.0/95', 'unsupported', () =>
    word97(wordLines('Văn bản cũ'), { version: 0x68 }),
  ),
  bad('Hỏng/bảng mục lục vòng.pdf', 'a table of contents that refers to itself', 'damaged', xrefLoop),
  bad('Hỏng/không có trang.pdf', 'a PDF without pages', 'damaged', () =>
    objects('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>'),
  ),
  bad('Hỏng/trang trắng.pdf', 'a PDF with one empty page', 'no-text', () => onePage('')),
  bad('Hỏng/thiếu nội dung.docx', 'a Word file whose main part holds nothing', 'no-text', () => docx('')),
  packed(
    'Hỏng/thiếu phần chính.docx',
    'a Word package without its main part: an archive of parts that are no documents',
    [setAside('[Content_Types].xml', 'unsupported'), setAside('word/styles.xml', 'unsupported')],
    () =>
      zipOf(
        new Map([
          ['[Content_Types].xml', utf8('<?xml version="1.0"?><Types/>')],
          ['word/styles.xml', utf8('<?xml version="1.0"?><w:styles/>')],
        ]),
      ),
  ),
  good('Hỏng/XML dở dang.docx', 'XML that breaks off: what came before is read', code(311), () =>
    docx(`${lines(...paper(311, 'về công tác cán bộ'))}<w:p><w:r><w:t>đoạn cuối</w:r`),
  ),
  good('Hỏng/UTF-16 có BOM.txt', 'UTF-16 with a byte order mark', code(312), () =>
    wide(paperText(312, 'về chuyển văn bản'), true),
  ),
  good('Hỏng/UTF-16 không BOM.txt', 'UTF-16 without a byte order mark', code(313), () =>
    wide(paperText(313, 'về nhận văn bản'), false),
  ),
  good('Hỏng/Windows-1258.txt', 'letters of the code page of Windows, tones apart', code(314), () =>
    windows1258(paperText(314, 'về mở lớp')),
  ),
  bad('Hỏng/nhiễu.bin', 'random bytes', 'unsupported', () => noise(3000)),
  bad('Hỏng/nhiễu.doc', 'random bytes named .doc', 'unsupported', () => noise(5000)),
  bad('Hỏng/ảnh hỏng.jpg', 'the beginning of a picture', 'damaged', () =>
    latin1('\u00FF\u00D8\u00FF\u00E0\u0000\u0010JFIF'),
  ),
  bad('Hỏng/ảnh hỏng.png', 'the head of a picture and nothing else', 'damaged', () => latin1('\u0089PNG\r\n\u001A\n')),
  bad('Hỏng/dữ liệu.json', 'data', 'unsupported', () => '{"so": "57-NQ/TW"}'),
  bad('Hỏng/phim.gif', 'a moving picture', 'damaged', () => latin1('GIF89a\u0001\u0000\u0001\u0000')),
  bad('Hỏng/hộp thư cũ.msg', 'an old Office container of a kind that is not read', 'unsupported', () =>
    compound({ Ghichu: noise(600) }),
  ),
  unseen('Hỏng/~$TB 315.docx', 'a lock file of Word', () => latin1('\u0007Van thu')),
  unseen('Hỏng/.an.txt', 'a hidden file', () => paperText(316, 'về tệp ẩn')),
  packed(
    'Hỏng/tên lạ.zip',
    'names: decomposed letters, a line break, very long, in a code page of old Windows',
    [
      readAs('Tệp tên NFD.txt', code(317)),
      readAs('hai␊dòng.txt', code(318)),
      readAs(`${'rất dài '.repeat(40)}.txt`, code(319)),
      readAs('Chê.txt', code(320)),
    ],
    () =>
      rawZip([
        { name: 'Tệp tên NFD.txt'.normalize('NFD'), data: utf8(paperText(317, 'về tên tệp')), flags: 0x800 },
        { name: 'hai\ndòng.txt', data: utf8(paperText(318, 'về tên hai dòng')), flags: 0x800 },
        { name: `${'rất dài '.repeat(40)}.txt`, data: utf8(paperText(319, 'về tên dài')), flags: 0x800 },
        { name: latin1('Ch\u00EA.txt'), data: utf8(paperText(320, 'về bảng mã')) },
      ]),
  ),
  good('Hỏng/chữ tách rời.docx', 'each letter a run of its own, as converters leave it', code(321), () =>
    docx(
      paper(321, 'về bản chuyển đổi')
        .map((line) => paragraph(...Array.from(line, run)))
        .join(''),
    ),
  ),
]

/** The code page writes five tones as letters of their own. */
function windows1258(text: string): Uint8Array {
  const tones: Readonly<Record<string, number>> = {
    '\u0300': 0xcc,
    '\u0309': 0xd2,
    '\u0303': 0xde,
    '\u0301': 0xec,
    '\u0323': 0xf2,
  }
  const letters: Readonly<Record<string, number>> = {
    Ă: 0xc3,
    ă: 0xe3,
    Đ: 0xd0,
    đ: 0xf0,
    Ơ: 0xd5,
    ơ: 0xf5,
    Ư: 0xdd,
    ư: 0xfd,
  }
  const bytes: number[] = []
  for (const char of text.normalize('NFC')) {
    const marks = Array.from(char.normalize('NFD')).filter((mark) => mark in tones)
    const letter = char
      .normalize('NFD')
      .replace(/[\u0300\u0309\u0303\u0301\u0323]/g, '')
      .normalize('NFC')
    bytes.push(letters[letter] ?? letter.charCodeAt(0), ...marks.map((mark) => tones[mark]!))
  }
  return Uint8Array.from(bytes)
}
