/** Files that are small, or whole, and cost a reader that trusts them all of its memory or time. */

import { Readable } from 'node:stream'
import { createDeflate } from 'node:zlib'
import { zipSync } from 'fflate'
import sharp from 'sharp'
import { docx, lines } from '../../dist/scripts/samples/files.js'
import { objects, onePage, stream } from '../../dist/scripts/samples/hazards/pdfs.js'
import { odt, rtf, word97, wordLines } from '../../dist/scripts/samples/officeFiles.js'
import { testBuilder } from './seeds.mjs'

const { eml } = await testBuilder('mailFiles')
const { ods, xls, xlsx } = await testBuilder('sheetFiles')

const latin1 = (text) => Buffer.from(text, 'latin1')
const MB = 1024 * 1024
const LINE = 'Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị. '
/** A text of so many million bytes. */
const long = (millions, line = LINE) => Buffer.from(line.repeat(Math.ceil((millions * 1e6) / Buffer.byteLength(line))))

/** So many megabytes of one byte, packed, with something before them; never whole in the memory. */
async function packed(megabytes, byte, before = '') {
  const chunk = Buffer.alloc(MB, byte)
  const parts = function* () {
    if (before) yield latin1(before)
    for (let each = 0; each < megabytes; each++) yield chunk
  }
  const out = []
  for await (const part of Readable.from(parts()).pipe(createDeflate({ level: 9 }))) out.push(part)
  return Buffer.concat(out)
}

const CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>'
const PAGES = '<</Type/Pages/Kids[3 0 R]/Count 1>>'
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'
const page = (resources, box = '0 0 595 842') =>
  `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Resources<<${resources}>>/Contents 4 0 R>>`
/** One page that draws the object "X". */
const drawing = (object, ...others) =>
  objects(
    CATALOGUE,
    PAGES,
    page('/XObject<</X 5 0 R>>'),
    stream('', latin1('q 595 0 0 842 0 0 cm /X Do Q')),
    object,
    ...others,
  )
const image = (side, more, bytes) =>
  drawing(stream(`/Type/XObject/Subtype/Image/Width ${side}/Height ${side}${more}`, bytes))
const form = (content, resources) =>
  stream(`/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<${resources}>>`, latin1(content))

/** An object stream that unpacks to a gigabyte; the catalogue lies in it. */
async function objectStream() {
  const head = '1 0 2 29 '
  const before = `${head}${CATALOGUE}${'<</Type/Pages/Kids[]/Count 0>>'}`
  const bytes = await packed(1024, 32, before)
  const body = Buffer.concat([
    latin1(
      `%PDF-1.5\n3 0 obj\n<</Type/ObjStm/N 2/First ${head.length}/Filter/FlateDecode/Length ${bytes.length}>>stream\n`,
    ),
    bytes,
    latin1('\nendstream\nendobj\n'),
  ])
  const table = Buffer.alloc(5 * 7)
  const rows = [
    [0, 0, 65535 & 255],
    [2, 3, 0],
    [2, 3, 1],
    [1, 9, 0],
    [1, body.length, 0],
  ]
  rows.forEach(([kind, at, index], row) => {
    table[row * 7] = kind
    table.writeUInt32BE(at, row * 7 + 1)
    table.writeUInt16BE(index, row * 7 + 5)
  })
  return Buffer.concat([
    body,
    latin1('4 0 obj\n'),
    stream('/Type/XRef/W[1 4 2]/Size 5/Root 1 0 R', table),
    latin1(`\nendobj\nstartxref\n${body.length}\n%%EOF\n`),
  ])
}

/** A chain of forms; each draws the next one twice, the last a letter. */
const doubling = (depth) =>
  drawing(
    ...Array.from({ length: depth }, (_, at) => form('/X Do /X Do', `/XObject<</X ${6 + at} 0 R>>`)),
    form('BT /F 9 Tf (a) Tj ET', `/Font<</F ${6 + depth} 0 R>>`),
    FONT,
  )

/** So many pages that are all the same one, full of letters. */
const samePages = (count) =>
  objects(
    CATALOGUE,
    `<</Type/Pages/Kids[${'3 0 R '.repeat(count)}]/Count ${count}>>`,
    page('/Font<</F 5 0 R>>'),
    stream(
      '',
      latin1(
        `BT /F 9 Tf 10 TL 20 820 Td ${'(Nghi quyet so 57-NQ/TW ngay 22 thang 12 nam 2024 cua Bo Chinh tri) Tj T* '.repeat(80)} ET`,
      ),
    ),
    FONT,
  )

/** A TIFF of so many pages; all show the same few dots. */
function pagedTiff(count, side = 8) {
  const TAGS = [
    [256, 4, side],
    [257, 4, side],
    [258, 3, 1],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, side],
    [279, 4, Math.ceil(side / 8) * side],
  ]
  const first = 8 + Math.ceil(side / 8) * side
  const length = 2 + TAGS.length * 12 + 4
  const out = Buffer.alloc(first + count * length)
  out.write('II*\0', 'latin1')
  out.writeUInt32LE(first, 4)
  for (let each = 0; each < count; each++) {
    const at = first + each * length
    out.writeUInt16LE(TAGS.length, at)
    TAGS.forEach(([tag, type, value], index) => {
      const place = at + 2 + index * 12
      out.writeUInt16LE(tag, place)
      out.writeUInt16LE(type, place + 2)
      out.writeUInt32LE(1, place + 4)
      out.writeUInt32LE(value, place + 8)
    })
    out.writeUInt32LE(each + 1 < count ? at + length : 0, at + length - 4)
  }
  return out
}

/** A picture of nothing, as large as is opened at all. */
const blank = (side, channels = 1) =>
  sharp({
    create: { width: side, height: side, channels: channels === 1 ? 3 : channels, background: '#fff' },
    limitInputPixels: false,
  })

/** A zip of so many entries: stored, each of a few bytes; its table of contents in the newer form where it must be. */
function entries(count) {
  const heads = Buffer.alloc(count * (30 + 11 + 1))
  const table = Buffer.alloc(count * (46 + 11))
  // CRC-32 of "a".
  const checksum = 0xe8b7be43
  for (let each = 0; each < count; each++) {
    const name = `${String(each).padStart(7, '0')}.txt`
    const [at, to] = [each * 42, each * 57]
    heads.writeUInt32LE(0x04034b50, at)
    heads.writeUInt16LE(10, at + 4)
    heads.writeUInt32LE(checksum, at + 14)
    heads.writeUInt32LE(1, at + 18)
    heads.writeUInt32LE(1, at + 22)
    heads.writeUInt16LE(11, at + 26)
    heads.write(`${name}a`, at + 30, 'latin1')
    table.writeUInt32LE(0x02014b50, to)
    table.writeUInt16LE(10, to + 4)
    table.writeUInt16LE(10, to + 6)
    table.writeUInt32LE(checksum, to + 16)
    table.writeUInt32LE(1, to + 20)
    table.writeUInt32LE(1, to + 24)
    table.writeUInt16LE(11, to + 28)
    table.writeUInt32LE(at, to + 42)
    table.write(name, to + 46, 'latin1')
  }
  const end = Buffer.alloc(56 + 20 + 22)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(table.length), 40)
  end.writeBigUInt64LE(BigInt(heads.length), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(heads.length + table.length), 64)
  end.writeUInt32LE(1, 72)
  end.writeUInt32LE(0x06054b50, 76)
  end.writeUInt16LE(0xffff, 84)
  end.writeUInt16LE(0xffff, 86)
  end.writeUInt32LE(table.length, 88)
  end.writeUInt32LE(heads.length, 92)
  return Buffer.concat([heads, table, end])
}

/** An old Office file with one entry of a table of sectors set. */
const chained = (from, to) => {
  const bytes = Buffer.from(word97(wordLines(LINE)))
  const table = (bytes.readUInt32LE(76) + 1) * 512
  bytes.writeUInt32LE(to, table + from * 4)
  return bytes
}

/** A JPEG that says it has so many dots a side: its header alone is true. */
async function claimedJpeg(side) {
  const bytes = Buffer.from(
    await sharp({ create: { width: 64, height: 64, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer(),
  )
  const at = bytes.indexOf(Buffer.from('ffc0', 'hex'))
  bytes.writeUInt16BE(side, at + 5)
  bytes.writeUInt16BE(side, at + 7)
  return bytes
}

const cells = (count, cell) => `<row>${cell.repeat(count)}</row>`
const zipOf = (name, bytes) => zipSync({ [name]: [bytes, { level: 6 }] })

/** What each is, its file name, and how it is made. */
export const BOMBS = [
  ['PDF: an object stream of 1 GB', 'objstm.pdf', objectStream],
  [
    'PDF: a page whose content is 1 GB of blanks',
    'content.pdf',
    async () => objects(CATALOGUE, PAGES, page(''), stream('/Filter/FlateDecode', await packed(1024, 32))),
  ],
  [
    'PDF: a page whose content is 300 MB of brackets',
    'brackets.pdf',
    async () => objects(CATALOGUE, PAGES, page(''), stream('/Filter/FlateDecode', await packed(300, 91))),
  ],
  ['PDF: a page of 1e6 by 1e6 points', 'page.pdf', () => onePage('chu', '', '0 0 1000000 1000000')],
  ['PDF: a strip of 1e6 by 1 points', 'strip.pdf', () => onePage('', '', '0 0 1000000 1')],
  [
    'PDF: an image of 60,000 by 60,000 dots, 1 bit',
    'image1.pdf',
    async () => image(60_000, '/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode', await packed(430, 0)),
  ],
  [
    'PDF: an image of 60,000 by 60,000 dots, in colour',
    'image24.pdf',
    async () => image(60_000, '/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode', await packed(1024, 0)),
  ],
  [
    'PDF: a fax of 60,000 by 60,000 dots',
    'fax.pdf',
    () =>
      image(
        60_000,
        '/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>',
        Buffer.alloc(8000, 255),
      ),
  ],
  [
    'PDF: a JPEG that claims 60,000 by 60,000 dots',
    'jpeg.pdf',
    async () => image(60_000, '/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode', await claimedJpeg(60_000)),
  ],
  ['PDF: forms 30 deep, each draws the next twice', 'doubling.pdf', () => doubling(30)],
  ['PDF: a form that draws itself twice', 'itself.pdf', () => drawing(form('/X Do /X Do', '/XObject<</X 5 0 R>>'))],
  ['PDF: 100,000 pages that are one, full of letters', 'pages.pdf', () => samePages(100_000)],
  [
    'PNG: 15,999 by 15,999 dots of nothing, 16 bits',
    'nothing.png',
    () => blank(15_999, 4).toColourspace('rgb16').png().toBuffer(),
  ],
  ['JPEG: 15,999 by 15,999 dots of nothing', 'nothing.jpg', () => blank(15_999).jpeg().toBuffer()],
  ['JPEG: the same, progressive', 'progressive.jpg', () => blank(15_999).jpeg({ progressive: true }).toBuffer()],
  ['JPEG: claims 65,500 by 65,500 dots', 'claims.jpg', () => claimedJpeg(65_500)],
  [
    'TIFF: 15,999 by 15,999 dots of nothing',
    'nothing.tif',
    () => blank(15_999).tiff({ compression: 'deflate' }).toBuffer(),
  ],
  ['TIFF: 65,535 pages', 'pages.tif', () => pagedTiff(65_535)],
  ['GIF: 15,999 by 15,999 dots of nothing', 'nothing.gif', () => blank(15_999).gif().toBuffer()],
  [
    'WebP: 15,999 by 15,999 dots of nothing',
    'nothing.webp',
    () => blank(15_999).webp({ lossless: true, effort: 0 }).toBuffer(),
  ],
  ['ZIP: 1,000,000 entries', 'entries.zip', () => entries(1_000_000)],
  ['ZIP: one text of 250 MB', 'text.zip', () => zipOf('a.txt', Buffer.alloc(250 * MB, 'Nghị quyết '))],
  ['DOC: a chain of sectors in a circle', 'circle.doc', () => chained(1, 1)],
  [
    'DOC: the folder in a circle',
    'folder.doc',
    () => {
      const bytes = Buffer.from(word97(wordLines(LINE)))
      const folder = (bytes.readUInt32LE(48) + 1) * 512
      bytes.writeUInt32LE(1, folder + 128 + 68)
      return bytes
    },
  ],
  ['DOC: 600,000 letters', 'long.doc', () => word97(wordLines(...Array(9000).fill(LINE)))],
  ['TXT: 100 MB in one line', 'line.txt', () => long(100)],
  ['TXT: 4.9 million letters in one line', 'allowed.txt', () => long(6)],
  ['TXT: 400 MB of one letter', 'letter.txt', () => Buffer.alloc(400 * MB, 'a')],
  ['HTML: tags 5 million deep', 'deep.html', () => Buffer.from(`<html><body>${'<div>'.repeat(5e6)}chữ`)],
  ['HTML: 100 MB of paragraphs', 'long.html', () => Buffer.from(`<html><body>${long(100, `<p>${LINE}</p>`)}`)],
  [
    'HTML: a table of 3 million cells',
    'cells.html',
    () => Buffer.from(`<html><body><table>${`<tr>${'<td>a</td>'.repeat(1000)}</tr>`.repeat(3000)}</table>`),
  ],
  ['RTF: 100 MB of text', 'long.rtf', () => rtf('Nghi quyet so 57-NQ/TW \\par '.repeat(4e6))],
  ['RTF: 50 MB of groups', 'groups.rtf', () => rtf('{\\b a}'.repeat(8e6))],
  ['DOCX: 60 MB of paragraphs', 'long.docx', () => docx(lines(LINE).repeat(400_000))],
  ['DOCX: 60 MB of empty runs', 'runs.docx', () => docx(`<w:p>${'<w:r/>'.repeat(9e6)}</w:p>`)],
  ['ODT: 60 MB of paragraphs', 'long.odt', () => odt(`<text:p>${LINE}</text:p>`.repeat(500_000))],
  [
    'XLSX: 2 million cells that name one string of 30,000 letters',
    'shared.xlsx',
    () =>
      xlsx([{ name: 'a', rows: cells(1000, '<c t="s"><v>0</v></c>').repeat(2000) }], {
        shared: `<si><t>${'Nghị quyết '.repeat(2700)}</t></si>`,
      }),
  ],
  [
    'XLSX: 60 MB of cells',
    'cells.xlsx',
    () => xlsx([{ name: 'a', rows: cells(1000, '<c><v>1</v></c>').repeat(3800) }]),
  ],
  [
    'XLS: 60,000 cells',
    'shared.xls',
    () => {
      const whole = xls([{ name: 'a', rows: Array.from({ length: 60_000 }, () => [{ text: 'a' }]) }])
      return whole
    },
  ],
  [
    'ODS: a cell that repeats itself 17 thousand million times',
    'repeated.ods',
    () =>
      ods(
        `<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>${LINE}</text:p></table:table-cell></table:table-row></table:table>`,
      ),
  ],
  [
    'EML: a mail in a mail, 2,000 deep',
    'deep.eml',
    () => {
      let inner = latin1('Subject: a\r\n\r\nchu')
      const heads = []
      for (let each = 0; each < 2000; each++)
        heads.push(
          `From: a@b.vn\r\nTo: b@c.vn\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n`,
        )
      inner = Buffer.concat([latin1(heads.join('')), inner])
      return inner
    },
  ],
  [
    'EML: 200,000 parts',
    'parts.eml',
    () =>
      latin1(
        `From: a@b.vn\r\nTo: b@c.vn\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\nContent-Type: text/plain\r\n\r\nchu nghia\r\n'.repeat(200_000)}--x--\r\n`,
      ),
  ],
  ['EML: an attachment of 150 MB', 'attached.eml', () => eml('a', 'chữ', [{ name: 'a.txt', content: long(150) }])],
]
