/** Documents with a secrecy mark in the import: wherever the mark stands, they are set aside and nothing of them is kept. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.js'
import { Store } from '../../db/store.js'
import { type RunOptions, runImport } from '../../pipeline/run.js'
import { docx, lines, paragraph, part, pdf, row, run, table } from '../../scripts/samples/files.js'
import { odt, odtLines, rtf, rtfLines, rtfText, word97, wordLines } from '../../scripts/samples/officeFiles.js'

const BODY = [
  'TỈNH ỦY NGHỆ AN',
  'Số 31-CT/TU',
  'ĐẢNG CỘNG SẢN VIỆT NAM',
  'CHỈ THỊ',
  'về phòng, chống bão',
  '1. Thực hiện Chỉ thị số 23-CT/TW.',
]
const BOX = (text: string) =>
  `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${lines(text)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>`

const header = (text: string) => part('w:hdr', lines(text))
const withHead = (bytes: Uint8Array, text: string) =>
  zipSync({
    ...unzipSync(bytes),
    'styles.xml': strToU8(
      `<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><office:master-styles><style:master-page><style:header><text:p>${text}</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`,
    ),
  })

const MARKED: Readonly<Record<string, Uint8Array>> = {
  'line.docx': docx(lines(...BODY.slice(0, 2), 'MẬT', ...BODY.slice(2))),
  'cell.docx': docx(
    table(row(lines('TỈNH ỦY NGHỆ AN', 'Số 31-CT/TU', 'TỐI MẬT'), lines('ĐẢNG CỘNG SẢN VIỆT NAM'))) +
      lines(...BODY.slice(3)),
  ),
  'right.docx': docx(
    table(row(lines('TỈNH ỦY NGHỆ AN'), lines('ĐẢNG CỘNG SẢN VIỆT NAM', 'MẬT'))) + lines(...BODY.slice(3)),
  ),
  'head.docx': docx(lines(...BODY), { 'word/header1.xml': header('TUYỆT MẬT') }),
  'box.docx': docx(paragraph(BOX('M Ậ T'), run('TỈNH ỦY NGHỆ AN')) + lines(...BODY.slice(1))),
  'head.odt': withHead(odt(odtLines(...BODY)), 'TỐI MẬT'),
  'line.odt': odt(odtLines('Độ mật: Mật', ...BODY)),
  'head.rtf': rtf(`{\\header ${rtfText('MẬT')}\\par}${rtfLines(...BODY)}`),
  'line.rtf': rtf(rtfLines('MẬT', ...BODY)),
  'line.doc': word97(wordLines('TUYỆT MẬT', ...BODY)),
  'row.txt': strToU8(
    [
      'TỈNH ỦY NGHỆ AN                 ĐẢNG CỘNG SẢN VIỆT NAM',
      'Số 31-CT/TU                     MẬT',
      ...BODY.slice(3),
    ].join('\n'),
  ),
  'box.txt': strToU8(['+-----+', '| MẬT |', '+-----+', ...BODY].join('\n')),
  'html.html': strToU8(`<html><body><div>MẬT</div>${BODY.map((line) => `<p>${line}</p>`).join('')}</body></html>`),
  // A running head over three pages, which is no part of the text; PDF fonts of these tests know ASCII only.
  'head.pdf': pdf(
    [0, 1, 2].map((at) => [
      [260, 800, 'TUYET MAT'],
      [60, 760, 'UBND XA AN BINH ra ke hoach'],
      [60, 700, `Muc ${at} cua ke hoach thuc hien nghi quyet cua dang bo xa An Binh`],
    ]),
  ),
}
const PLAIN: Readonly<Record<string, Uint8Array>> = {
  'bi-mat.txt': strToU8(
    [
      'TỈNH ỦY NGHỆ AN',
      'Số 32-KH/TU',
      'KẾ HOẠCH',
      'về công tác bảo vệ bí mật nhà nước',
      '1. Bảo mật thông tin; văn bản mật, tối mật được giữ riêng.',
    ].join('\n'),
  ),
  'bao-mat.docx': docx(lines('CÔNG TY AN BÌNH', 'CAM KẾT BẢO MẬT', 'VỀ BẢO VỆ BÍ MẬT', 'Nội dung cam kết.'), {
    'word/header1.xml': header('Quy chế bảo mật'),
  }),
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vankien-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const options: RunOptions = { jobs: 0, ocr: 'off', program: 'test', argv: [], now: () => '2026-01-01T00:00:00Z' }

test('wherever the mark stands, the file is set aside as secret, and no word of it is in the database', async () => {
  for (const [name, bytes] of Object.entries({ ...MARKED, ...PLAIN })) writeFileSync(join(folder, name), bytes)
  const db = openDatabase(':memory:')
  const { setAside, imported } = await runImport(db, [folder], options)
  expect(setAside.map(({ path, reason }) => `${path.split('/').at(-1)} ${reason}`)).toEqual(
    Object.keys(MARKED)
      .sort()
      .map((name) => `${name} secret`),
  )
  expect(imported).toBe(Object.keys(PLAIN).length)
  for (const { message } of setAside) expect(message).not.toMatch(/bão|31-CT/)
  expect(JSON.stringify(db.prepare('SELECT * FROM files').all())).not.toMatch(/bão|31-CT/)
  expect(db.prepare("SELECT count(*) FROM works WHERE code = '31-CT/TU'").pluck().get()).toBe(0)
})

test('--include-secret takes them in, with the mark', async () => {
  for (const [name, bytes] of Object.entries(MARKED)) writeFileSync(join(folder, name), bytes)
  const db = openDatabase(':memory:')
  const { setAside } = await runImport(db, [folder], { ...options, includeSecret: true })
  expect(setAside).toEqual([])
  expect(db.prepare('SELECT count(*) FROM documents WHERE secrecy IS NULL').pluck().get()).toBe(0)
})

test('what was recognized on a secret scan is forgotten', () => {
  const db = openDatabase(':memory:')
  const store = new Store(db)
  store.keepRecognized('a', 'engine', '[]')
  store.keepRecognized('b', 'engine', '[]')
  store.forgetRecognized(['a'])
  expect([store.recognized('a', 'engine'), store.recognized('b', 'engine')]).toEqual([null, '[]'])
})
