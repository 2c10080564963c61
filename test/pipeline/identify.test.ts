import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../corpus/registry/load.js'
import { identify } from '../../pipeline/identify.js'
import { processFile } from '../../pipeline/process.js'
import { UnreadableDocumentError, type UnreadableReason } from '../../pipeline/types.js'
import { docx, LOCKED, lines, oldOffice, pdf, rawZip } from '../../scripts/samples/files.js'
import {
  compound,
  OPEN_TEXT,
  odt,
  odtLines,
  rtf,
  rtfLines,
  word97,
  wordLines,
} from '../../scripts/samples/officeFiles.js'

const bytes = (text: string): Uint8Array => strToU8(text)
const WORD = docx(lines('Nghị quyết về công tác dân vận.'))
const PDF = pdf([[[72, 700, 'Ke hoach cong tac dan van nam 2026 cua xa An Binh']]])
const OLD_WORD = word97(wordLines('Kế hoạch số 12-KH/ĐU'))
const ODT = odt(odtLines('Kế hoạch số 12-KH/ĐU'))
const RTF = rtf(rtfLines('Kế hoạch số 12-KH/ĐU'))
const HTML = bytes('<!DOCTYPE html><html><body><p>Thông báo của Đảng ủy xã An Bình</p></body></html>')

describe('a file is what it holds, not what it is called', () => {
  test.each([
    ['a PDF', PDF, 'KH 12.pdf', 'pdf'],
    ['a PDF named .docx', PDF, 'KH 12.docx', 'pdf'],
    ['a PDF with bytes before its head', Buffer.concat([Buffer.from('\n\n'), PDF]), 'KH 12', 'pdf'],
    ['a Word file', WORD, 'KH 12.docx', 'docx'],
    ['a Word file named .doc', WORD, 'KH 12.doc', 'docx'],
    ['a Word file named .zip', WORD, 'KH 12.zip', 'docx'],
    ['an old Word file', OLD_WORD, 'KH 12.doc', 'doc'],
    ['an old Word file named .docx', OLD_WORD, 'KH 12.docx', 'doc'],
    ['OpenDocument text', ODT, 'KH 12.odt', 'odt'],
    ['OpenDocument text named .zip', ODT, 'KH 12.zip', 'odt'],
    ['RTF', RTF, 'KH 12.rtf', 'rtf'],
    ['RTF after a byte order mark', Buffer.concat([Buffer.from('\uFEFF\n'), RTF]), 'KH 12.rtf', 'rtf'],
    ['RTF named .doc', RTF, 'KH 12.doc', 'rtf'],
    ['a web page named .pdf', HTML, 'KH 12.pdf', 'html'],
    ['a web page named .doc', HTML, 'KH 12.doc', 'html'],
    ['a web page with a byte order mark', Buffer.concat([Buffer.from('\uFEFF'), HTML]), 'KH 12.html', 'html'],
    ['a piece of a web page', bytes('<table><tr><td>Nơi nhận</td></tr></table>'), 'a.html', 'html'],
    ['plain text', bytes('Kế hoạch số 12-KH/ĐU'), 'a.txt', 'txt'],
    ['plain text named .docx', bytes('Kế hoạch số 12-KH/ĐU'), 'a.docx', 'txt'],
    ['plain text in UTF-16', Buffer.from('\uFEFFKế hoạch số 12-KH/ĐU', 'utf16le'), 'a.txt', 'txt'],
    ['plain text that begins with BM', bytes('BM-01/ĐU: biểu mẫu báo cáo'), 'a.txt', 'txt'],
    ['plain text that begins with a bracket', bytes('[Dự thảo] Kế hoạch số 12'), 'a.txt', 'txt'],
    ['plain text that speaks of less than', bytes('Chi bộ < 9 đảng viên; > 9 đảng viên'), 'a.txt', 'txt'],
    ['Markdown', bytes('# Kế hoạch'), 'a.md', 'md'],
    ['an archive', zipSync({ 'KH 12.txt': bytes('Kế hoạch') }), 'a.zip', 'zip'],
    ['an archive named .docx', zipSync({ 'KH 12.txt': bytes('Kế hoạch') }), 'a.docx', 'zip'],
    ['an archive that holds a Word file unpressed', rawZip([{ name: 'KH.docx', data: WORD }]), 'a.zip', 'zip'],
    ['an archive with a folder named word', zipSync({ 'kho/word/document.xml': bytes('<a/>') }), 'a.zip', 'zip'],
  ] as const)('%s', (_, content, name, format) => expect(identify(content, name)).toBe(format))

  test('what the name says otherwise is noted', async () => {
    expect((await processFile(HTML, 'KH 12.pdf', loadLexicon())).notes).toEqual(['named .pdf, is html'])
    expect((await processFile(WORD, 'KH 12.docx', loadLexicon())).notes).toEqual([])
  })
})

const refused = async (content: Uint8Array, name: string): Promise<UnreadableDocumentError> => {
  const error = await processFile(content, name, loadLexicon()).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UnreadableDocumentError)) throw new Error(`not refused: ${name}`, { cause: error })
  return error
}

describe('what cannot be read is refused with its reason, in a sentence for clerks', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const bitmap = Buffer.concat([Buffer.from('BM'), Buffer.from([70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0])])
  const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 104729) % 256)
  test.each<[string, Uint8Array, string, UnreadableReason, RegExp, RegExp]>([
    ['an empty file', new Uint8Array(0), 'a.docx', 'empty', /rỗng/, /empty/],
    ['blanks only', bytes(' \n\t\n '), 'a.txt', 'empty', /không có chữ/, /no text/],
    ['a Word file without text', docx('<w:p/>'), 'a.docx', 'no-text', /không có chữ/, /no text/],
    ['a PDF without text', pdf([[]]), 'a.pdf', 'no-text', /OCR/, /scan/],
    ['a cut-off Word file', WORD.subarray(0, WORD.length - 60), 'a.docx', 'damaged', /hỏng/, /damaged|incomplete/],
    ['a cut-off archive', zipSync({ 'a.txt': bytes('a') }).subarray(0, 40), 'a.zip', 'damaged', /hỏng/, /damaged/],
    ['a cut-off PDF', PDF.subarray(0, 120), 'a.pdf', 'damaged', /hỏng/, /damaged/],
    ['a Word file whose parts are garbage', garbled(WORD), 'a.docx', 'damaged', /hỏng/, /damaged/],
    ['a Word file without its main part', noMainPart(), 'a.docx', 'damaged', /hỏng|thiếu/, /damaged|lacks/],
    ['a Word file with one byte altered', altered(), 'a.docx', 'damaged', /hỏng/, /damaged/],
    ['a Word file with a DOCTYPE', doctype(), 'a.docx', 'unsafe', /DOCTYPE/, /DOCTYPE/],
    ['a PDF with a password', pdf([[[72, 700, 'Ke hoach']]], LOCKED), 'a.pdf', 'password', /mật khẩu/, /password/],
    ['a Word file with a password', oldOffice(true), 'a.docx', 'password', /mật khẩu/, /password/],
    ['an old workbook that breaks off', oldOffice(false), 'a.xls', 'damaged', /\.xls/, /\.xls/],
    ['a workbook of Excel 95', compound({ Book: noise }), 'a.xls', 'unsupported', /95/, /95/],
    ['a binary workbook', zipSync({ 'xl/workbook.bin': noise }), 'a.xlsb', 'unsupported', /\.xlsb/, /\.xlsb/],
    ['old slides', compound({ 'PowerPoint Document': noise }), 'a.ppt', 'unsupported', /\.ppt/, /\.ppt/],
    ['Outlook mail without text', compound({ '__properties_version1.0': noise }), 'a.msg', 'no-text', /Thư/, /mail/],
    ['an archive of another kind', Buffer.from('1f8b0800000000000003', 'hex'), 'a.gz', 'unsupported', /\.gz/, /\.gz/],
    ['another old container', compound({ Khac: noise }), 'a.doc', 'unsupported', /Không nhận ra/, /not known/],
    ['a cut-off old Word file', OLD_WORD.subarray(0, 3000), 'a.doc', 'damaged', /hỏng/, /damaged/],
    [
      'an old Word file with a password',
      word97(wordLines('a'), { flags: 0x100 }),
      'a.doc',
      'password',
      /mật khẩu/,
      /password/,
    ],
    ['a file of Word 95', word97(wordLines('a'), { version: 0x68 }), 'a.doc', 'unsupported', /95/, /95/],
    ['an old Word file without text', word97(wordLines('')), 'a.doc', 'no-text', /không có chữ/, /no text/],
    ['RTF without text', rtf('\\par'), 'a.rtf', 'no-text', /không có chữ/, /no text/],
    ['cut-off RTF', RTF.subarray(0, RTF.length - 30), 'a.rtf', 'damaged', /hỏng/, /damaged/],
    ['a workbook without sheets', zipSync({ 'xl/workbook.xml': bytes('<a/>') }), 'a.xlsx', 'damaged', /Excel/, /Excel/],
    ['slides', zipSync({ 'ppt/presentation.xml': bytes('<a/>') }), 'a.pptx', 'unsupported', /PowerPoint/, /PowerPoint/],
    [
      'OpenDocument without its main part',
      zipSync({ mimetype: bytes(OPEN_TEXT) }),
      'a.odt',
      'damaged',
      /thiếu/,
      /lacks/,
    ],
    ['OpenDocument without text', odt('<text:p/>'), 'a.odt', 'no-text', /không có chữ/, /no text/],
    ['cut-off OpenDocument', ODT.subarray(0, ODT.length - 60), 'a.odt', 'damaged', /hỏng/, /damaged/],
    ['OpenDocument with a password', lockedOdt(), 'a.odt', 'password', /mật khẩu/, /password/],
    [
      'OpenDocument slides',
      odt('', { kind: 'application/vnd.oasis.opendocument.presentation' }),
      'a.odp',
      'unsupported',
      /\.odp/,
      /\.odp/,
    ],
    ['a book', odt('', { kind: 'application/epub+zip' }), 'a.epub', 'unsupported', /EPUB/, /EPUB/],
    ['an archive in an archive', zipSync({ 'a.txt': bytes('a') }), 'kho.zip/b.zip', 'unsupported', /nén/, /archive/],
    ['a damaged picture', png, 'a.pdf', 'damaged', /ảnh/, /image/],
    ['a damaged photograph', Buffer.from('ffd8ffe000104a46494600', 'hex'), 'a.jpg', 'damaged', /ảnh/, /image/],
    ['a bitmap', bitmap, 'a.bmp', 'unsupported', /[Ảả]nh/, /[Ii]mage/],
    [
      'another kind of archive',
      Buffer.from('Rar!\u001a\u0007\u0001\u0000', 'latin1'),
      'a.rar',
      'unsupported',
      /nén/,
      /archive/,
    ],
    ['JSON', bytes('{"code": "57-NQ/TW"}'), 'a.txt', 'unsupported', /JSON/, /JSON/],
    ['JSON with a byte order mark', bytes('\uFEFF["57-NQ/TW"]'), 'a.txt', 'unsupported', /JSON/, /JSON/],
    ['XML', bytes('<?xml version="1.0"?><kho/>'), 'a.xml', 'unsupported', /XML/, /XML/],
    ['a binary file', noise, 'a.txt', 'unsupported', /Không nhận ra/, /not known/],
  ])('%s', async (_, content, name, reason, vi, en) => {
    const error = await refused(content, name)
    expect([error.reason, error.path]).toEqual([reason, name])
    expect(error.message).toMatch(vi)
    expect(error.messageEn).toMatch(en)
    for (const sentence of [error.message, error.messageEn]) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
  })
})

function lockedOdt(): Uint8Array {
  const entry = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'
  return odt('', { parts: { 'META-INF/manifest.xml': `<manifest:manifest>${entry}</manifest:manifest>` } })
}

/** The packed stream of the main part, spoilt. */
function garbled(file: Uint8Array): Uint8Array {
  const spoilt = Buffer.from(file)
  const at = spoilt.indexOf('word/document.xml')
  spoilt.fill(0xff, at + 40, at + 90)
  return spoilt
}

/** A letter, altered in a part that is stored as it is: it opens, but says something else. */
function altered(): Uint8Array {
  const parts = unzipSync(WORD)
  const file = Buffer.from(zipSync(parts, { level: 0 }))
  file[file.indexOf('Nghị quyết')] = 'H'.charCodeAt(0)
  return file
}

function noMainPart(): Uint8Array {
  return rawZip([{ name: 'word/document.xml', data: new Uint8Array(0), flags: 0 }])
}

function doctype(): Uint8Array {
  return docx('', {
    'word/document.xml': '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>',
  })
}
