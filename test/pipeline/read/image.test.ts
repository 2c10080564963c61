/** Pictures of pages: sample PDFs drawn, saved as a scanner or a camera would, and read by the packaged engine. */
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadLexicon } from '../../../corpus/registry/load.js'
import { renderPage } from '../../../pipeline/ocr/image.js'
import type { OcrOptions } from '../../../pipeline/ocr/index.js'
import { tesseractJs } from '../../../pipeline/ocr/tesseractJs.js'
import type { Engine } from '../../../pipeline/ocr/types.js'
import { countFile } from '../../../pipeline/plan.js'
import { processFile } from '../../../pipeline/process.js'
import { withPdf } from '../../../pipeline/read/pdfium.js'
import { builtFile, samples } from '../samples.js'

const printed = builtFile(samples.find(({ name }) => name === 'hp-kl-so-ket-chuyen-doi-so')!)
let page: Sharp
let engine: Engine | undefined

const packaged: OcrOptions = { mode: 'auto', engine: async () => (engine ??= await tesseractJs()) }
const read = (bytes: Uint8Array, path: string, ocr: OcrOptions = packaged) =>
  processFile(bytes, path, loadLexicon(), undefined, ocr)

beforeAll(async () => {
  page = await withPdf(printed, 'a.pdf', (library, document) => {
    const { pgm, width, height } = renderPage(library, document, 0)!
    return sharp(pgm.slice(pgm.length - width * height), { raw: { width, height, channels: 1 } })
  })
})
afterAll(async () => engine?.end())

describe('a picture of a page', () => {
  test('as .png: header and citations are those of the PDF it was drawn from', async () => {
    const bytes = await page.clone().png().withMetadata({ density: 200 }).toBuffer()
    const [ours, theirs] = [await read(bytes, 'anh.png'), await read(printed, 'a.pdf')]
    expect(ours).toMatchObject({ format: 'png', method: 'ocr', reader: 'tesseract.js', ocr: [{ page: 1 }] })
    expect(ours.notes[0]).toMatch(/^ocr: tesseract\.js \d/)
    const header = ({ extraction: { document } }: typeof ours) => [document.code, document.date, document.type]
    expect(header(ours)).toEqual(header(theirs))
    const codes = ({ extraction }: typeof ours) =>
      extraction.citations.filter((citation) => citation.page === 1).flatMap(({ code }) => code ?? [])
    expect(codes(ours).length).toBeGreaterThan(5)
    // The packaged engine reads one of them with a letter too many.
    expect(codes(ours).filter((code) => !codes(theirs).includes(code)).length).toBeLessThanOrEqual(1)
  })

  test('taken by a camera: turned as it says, of no known size', async () => {
    const bytes = await page
      .clone()
      .rotate(270)
      .resize({ height: 2600 })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const { extraction, format } = await read(bytes, 'anh.jpeg')
    expect([format, extraction.document.code]).toEqual(['jpg', (await read(printed, 'a.pdf')).extraction.document.code])
  })

  test('as .gif and .webp: read as any other, and of one that moves only the first picture', async () => {
    const half = page.clone().resize({ width: 1300 })
    const code = (await read(printed, 'a.pdf')).extraction.document.code
    for (const [name, bytes] of [
      ['gif', await half.clone().gif().toBuffer()],
      ['webp', await half.clone().webp({ quality: 90 }).toBuffer()],
    ] as const) {
      const { format, extraction, notes } = await read(bytes, `anh.${name}`)
      expect([format, extraction.document.code]).toEqual([name, code])
      expect(notes.join()).not.toContain('named')
    }
    const small = await page.clone().resize({ width: 200 }).png().toBuffer()
    // Two pictures that are the same would be saved as one.
    const other = await sharp(small).negate().toBuffer()
    const moving = await sharp([small, other], { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(2)
    expect(await countFile(moving, 'a.gif', 'auto')).toEqual({ pages: 1, ocr: 1, unreadable: false })
  })

  test('pages of a .tif are counted without being read', async () => {
    const small = await page.clone().resize({ width: 200 }).png().toBuffer()
    const two = await sharp([small, small], { join: { animated: true } })
      .tiff()
      .toBuffer()
    expect(await countFile(two, 'a.tif', 'auto')).toEqual({ pages: 2, ocr: 2, unreadable: false })
    expect(await countFile(two, 'a.tif', 'off')).toEqual({ pages: 2, ocr: 0, unreadable: true })
  })
})

describe('a picture that is no document', () => {
  const reasonOf = async (bytes: Uint8Array, path: string, ocr?: OcrOptions) =>
    read(bytes, path, ocr).then(
      () => null,
      (error: { reason: string }) => error.reason,
    )

  test('is set aside where little was read, or read unsurely; and every picture is where OCR is switched off', async () => {
    const sky = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#88aadd' } })
      .jpeg()
      .toBuffer()
    const words = 'Căn cứ Nghị quyết của Ban Thường vụ Tỉnh ủy về công tác xây dựng Đảng trong tình hình mới hiện nay'
    const seen = (text: string, confidence: number): OcrOptions => ({
      mode: 'auto',
      engine: async () => ({
        name: 'tesseract.js',
        version: 'test',
        recognize: async ({ width }) =>
          text.split(' ').map((own, at) => ({
            text: own,
            confidence,
            left: Math.min(at * 60, width - 60),
            top: 100,
            right: Math.min(at * 60, width - 60) + 50,
            bottom: 130,
            line: 1,
          })),
        end: async () => {},
      }),
    })
    const reason = (ocr: OcrOptions) => reasonOf(sky, 'trời.jpg', ocr)
    expect(await reason(seen(words, 92))).toBe(null)
    expect(await reason(seen(words, 35))).toBe('no-text')
    expect(await reason(seen('LÊN TRỜI', 92))).toBe('no-text')
    expect(await reason(seen('', 0))).toBe('no-text')
    expect(await reason({ mode: 'off' })).toBe('no-text')
  })

  test('a damaged one is named as damaged', async () => {
    const whole = await page.clone().png().toBuffer()
    expect(await reasonOf(whole.subarray(0, 40), 'a.png')).toBe('damaged')
    expect(await reasonOf(Buffer.from('ffd8ffe000104a46494600', 'hex'), 'a.jpg')).toBe('damaged')
    expect(await reasonOf(Buffer.from('GIF89arác rác', 'latin1'), 'a.gif')).toBe('damaged')
    expect(await reasonOf(Buffer.from('RIFF....WEBPVP8 rác', 'latin1'), 'a.webp')).toBe('damaged')
    expect(await reasonOf(Buffer.from('II*\u0000rác rác rác', 'latin1'), 'a.tif')).toBe('damaged')
    expect(await countFile(whole.subarray(0, 40), 'a.png', 'auto')).toEqual({ pages: null, ocr: 0, unreadable: true })
  })
})
