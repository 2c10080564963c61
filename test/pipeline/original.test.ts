/** Originals: found wherever their stored paths lead, shown only while they are what was read, drawn so that nothing breaks. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, openDatabase } from '../../db/open.js'
import { sha256 } from '../../pipeline/identify.js'
import { originalFiles } from '../../pipeline/original.js'

const SAMPLES = join(import.meta.dirname, '../../corpus/samples/archive')
const folder = mkdtempSync(join(tmpdir(), 'vankien-'))
const pdf = readFileSync(join(SAMPLES, 'Hà Nội/Thành ủy/09-CT-TU.pdf'))
const docx = readFileSync(join(SAMPLES, 'Hải Phòng/Thành ủy/102-CTr-TU 14.3.2025.docx'))

let db: Db
/** Stores a document as an import would, with the bytes it had then. */
function stored(id: number, paths: readonly string[], bytes: Uint8Array, format: string): number {
  db.prepare(
    "INSERT INTO documents (id, sha256, format, method, reader, text, extractor) VALUES (?, ?, ?, 'markup', 'thử', '', 1)",
  ).run(id, sha256(bytes), format)
  for (const path of paths)
    db.prepare("INSERT INTO files (path, state, document_id) VALUES (?, 'imported', ?)").run(path, id)
  return id
}

beforeAll(() => {
  db = openDatabase(':memory:', { create: true })
})
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})
const files = () => originalFiles(() => db, { folders: [join(folder, 'nowhere'), folder], inPlace: true })
const bytesOf = async (id: number) => {
  const found = await files().file(id)
  return typeof found === 'string' ? found : [found.name, sha256(found.bytes)]
}

describe('a stored path', () => {
  test('in NFC leads to a name on the disk in NFD', async () => {
    const name = 'Kế hoạch Đảng ủy.pdf'
    mkdirSync(join(folder, 'Hải Phòng'.normalize('NFD')))
    writeFileSync(join(folder, 'Hải Phòng'.normalize('NFD'), name.normalize('NFD')), pdf)
    const id = stored(1, [`Hải Phòng/${name}`.normalize('NFC')], pdf, 'pdf')
    expect(await bytesOf(id)).toEqual([name.normalize('NFC'), sha256(pdf)])
  })

  test('leads into an archive, and into an archive in it', async () => {
    const inner = zipSync({ '2026/KH số 12.docx': docx })
    writeFileSync(join(folder, 'kho.zip'), zipSync({ 'xã/trong.zip': inner, 'đọc tôi.txt': new Uint8Array([65]) }))
    expect(await bytesOf(stored(2, ['kho.zip/xã/trong.zip/2026/KH số 12.docx'], docx, 'docx'))).toEqual([
      'KH số 12.docx',
      sha256(docx),
    ])
    expect(await bytesOf(stored(3, ['kho.zip/xã/không có.docx'], new Uint8Array([1]), 'docx'))).toBe('gone')
  })

  test('that is whole is taken as it is; of several the first that still holds the content', async () => {
    const whole = join(folder, 'một.pdf')
    writeFileSync(whole, 'không còn là tệp cũ')
    writeFileSync(join(folder, 'hai.pdf'), Buffer.concat([pdf, Buffer.from('\n%2')]))
    const id = stored(4, [whole, 'hai.pdf'], Buffer.concat([pdf, Buffer.from('\n%2')]), 'pdf')
    expect(await bytesOf(id)).toMatchObject(['hai.pdf', expect.any(String)])
  })

  test('that leads to other contents, or nowhere, shows nothing', async () => {
    writeFileSync(join(folder, 'đổi.pdf'), 'mới')
    expect(await bytesOf(stored(5, ['đổi.pdf'], new Uint8Array([5]), 'pdf'))).toBe('changed')
    expect(await bytesOf(stored(6, ['mất.pdf', 'đổi.pdf/x/y'], new Uint8Array([6]), 'pdf'))).toBe('gone')
    expect(await bytesOf(404)).toBe('gone')
  })
})

describe('a picture', () => {
  test('of a page of a PDF, in colours, page by page', async () => {
    const own = files()
    const id = 1
    const first = await own.picture(id, 1)
    if (typeof first === 'string') throw new Error(first)
    const { width = 0, height = 0, channels, format } = await sharp(first.bytes).metadata()
    expect([format, channels]).toEqual(['png', 3])
    expect(height / width).toBeCloseTo(Math.SQRT2, 1)
    expect(await own.picture(id, 1)).toBe(first)
    expect(await own.picture(id, 3)).toBe('no-picture')
    expect(await own.rendering(id)).toBe('no-picture')
  })

  test('of an image is drawn anew: what else the file carries stays behind', async () => {
    const image = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a3201a' } })
      .withExif({ IFD0: { Copyright: '<script>alert(1)</script>' } })
      .jpeg()
      .toBuffer()
    writeFileSync(join(folder, 'anh.jpg'), image)
    const picture = await files().picture(stored(11, ['anh.jpg'], image, 'jpg'), 1)
    if (typeof picture === 'string') throw new Error(picture)
    expect(Buffer.from(picture.bytes).includes('<script>')).toBe(false)
    expect(image.includes('<script>')).toBe(true)
    const { dominant } = await sharp(picture.bytes).stats()
    expect(dominant.r).toBeGreaterThan(dominant.b)
  })

  test.each([
    ['pdf', Buffer.from('%PDF-1.4\nhỏng')],
    ['pdf', pdf.subarray(0, 900)],
    ['png', Buffer.from('\u0089PNG hỏng', 'latin1')],
    ['docx', docx.subarray(0, 2000)],
  ])('of a damaged %s is none, and the next one is drawn', async (format, bytes) => {
    const id = 20 + Number(db.prepare('SELECT count(*) FROM documents').pluck().get())
    writeFileSync(join(folder, `${id}.x`), bytes)
    const own = files()
    stored(id, [`${id}.x`], bytes, format)
    expect(await (format === 'docx' ? own.rendering(id) : own.picture(id, 1))).toBe('damaged')
    expect(typeof (await own.picture(1, 2))).toBe('object')
  })

  test('of formats that browsers would run there is none', async () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>')
    writeFileSync(join(folder, 'x.html'), page)
    const id = stored(12, ['x.html'], page, 'html')
    expect(await files().picture(id, 1)).toBe('no-picture')
    expect(await files().rendering(id)).toBe('no-picture')
  })
})

test('a Word file is HTML without links', async () => {
  const rendering = await files().rendering(2)
  expect(rendering).toContain('102-CTr/TU')
  expect(rendering).not.toMatch(/ href=| on\w+=|<script/i)
})
