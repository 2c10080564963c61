import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadLexicon, loadRegistry } from '../../../corpus/registry/load.js'
import { charsOfWords } from '../../../pipeline/ocr/chars.js'
import { OcrError } from '../../../pipeline/ocr/errors.js'
import { pagesToRecognize, recognizePages } from '../../../pipeline/ocr/index.js'
import { isBetter } from '../../../pipeline/ocr/judge.js'
import { repairCodes, repairPhrases } from '../../../pipeline/ocr/repair.js'
import { nativeTesseract, tesseractProgram, wordsOf } from '../../../pipeline/ocr/tesseract.js'
import type { Engine, PageImage, Word } from '../../../pipeline/ocr/types.js'
import { readPdf } from '../../../pipeline/read/pdf.js'
import { pageTexts } from '../../../pipeline/read/pdfLayout.js'
import { textScore } from '../../../pipeline/read/quality.js'
import { type Placed, pdf, scanned } from '../../../scripts/samples/files.js'

const folder = mkdtempSync(join(tmpdir(), 'vankien-ocr-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const blank = { grey: new Uint8Array(20 * 28).fill(255), width: 20, height: 28 }

/** Words of a line set in letters of one width, 13 pixels; the page has 200 dpi. */
const line = (nth: number, left: number, baseline: number, text: string, slope = 0): Word[] => {
  let at = left
  return text.split(' ').map((word) => {
    const own = at
    at += (word.length + 1) * 13
    const sink = slope * (own - 850)
    const below = /[gpqy,]/.test(word) ? 9 : 0
    return {
      text: word,
      confidence: 95,
      left: own,
      top: baseline - 26 + sink,
      right: at - 13,
      bottom: baseline + below + sink,
      line: nth,
    }
  })
}
const PAGE = { width: 1654, height: 2339, scale: 200 / 72 }
const laidOut = (words: readonly Word[]) => [...pageTexts([charsOfWords(words, PAGE)])][0]!.text.split('\n')

describe('words by position', () => {
  const FULL = 'cac chi bo to chuc hoc tap quan triet nghi quyet cua Dang tai tung thon tren dia ban toan xa va bao cao'
  const body = (slope: number) =>
    Array.from({ length: 7 }, (_, at) => line(10 + at, 180, 700 + at * 50, FULL, slope)).flat()

  test('full lines are one paragraph', () => {
    expect(laidOut(body(0))).toEqual([Array.from({ length: 7 }, () => FULL).join(' ')])
  })

  test('of a page that lay askew too', () => {
    const askew = body(0.012).map((word) => {
      const aside = -0.012 * (word.top - 1170)
      return { ...word, left: word.left + aside, right: word.right + aside }
    })
    expect(laidOut(askew)).toEqual([Array.from({ length: 7 }, () => FULL).join(' ')])
  })

  test('two columns that the engine took for one line are taken apart; a speck is left out', () => {
    const words = [
      ...line(0, 200, 150, 'ĐẢNG BỘ TỈNH NGHỆ AN'),
      ...line(0, 900, 150, 'ĐẢNG CỘNG SẢN VIỆT NAM'),
      ...line(1, 240, 200, 'ĐẢNG ỦY XÃ AN BÌNH'),
      ...line(1, 880, 200, 'An Bình, ngày 05 tháng 3 năm 2026'),
      { text: '—', confidence: 30, left: 300, top: 215, right: 420, bottom: 218, line: 2 },
      ...line(3, 260, 260, 'Số 12-KH/ĐU'),
      ...body(0),
    ]
    expect(laidOut(words).slice(0, 5)).toEqual([
      'ĐẢNG BỘ TỈNH NGHỆ AN',
      'ĐẢNG ỦY XÃ AN BÌNH',
      'Số 12-KH/ĐU',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'An Bình, ngày 05 tháng 3 năm 2026',
    ])
  })
})

describe('which pages', () => {
  const why = async (bytes: Uint8Array, mode: 'auto' | 'force' = 'auto') => {
    const { pages } = await readPdf(bytes, 'a.pdf').catch(() => ({ pages: [{ text: '' }] }))
    return [
      ...(await pagesToRecognize(
        bytes,
        'a.pdf',
        pages.map(({ text }) => text),
        mode,
      )),
    ]
  }
  const VIETNAMESE: Placed[] = Array.from({ length: 12 }, (_, at) => [
    72,
    780 - at * 16,
    'Cac chi bo to chuc hoc tap quan triet Nghi quyet',
  ])

  test('a picture without letters, or with a stamp of its signature', async () => {
    expect(await why(scanned([blank]))).toEqual([[0, 'missing']])
    expect(await why(scanned([blank], [[72, 40, 'Ky boi: Van phong Tinh uy, ngay ky 22/12/2024']]))).toEqual([
      [0, 'missing'],
    ])
  })

  test('a picture whose letters have lost their diacritics; typed text without them serves', async () => {
    expect(await why(scanned([blank], VIETNAMESE))).toEqual([[0, 'no-diacritics']])
    expect(await why(pdf([VIETNAMESE]))).toEqual([])
    expect(await why(pdf([VIETNAMESE]), 'force')).toEqual([[0, null]])
  })

  test('letters torn apart; a page with nothing on it is no scan', async () => {
    const torn = VIETNAMESE.map(([x, y]): Placed => [x, y, 'C c c p y t ch c h c t p qu n tri t ngh quy t c a'])
    expect(await why(pdf([torn]))).toEqual([[0, 'garbage']])
    expect(await why(pdf([[]]))).toEqual([])
  })

  test('a page whose lines stand with the page before is not taken for a scan', async () => {
    const split: Placed[] = [
      [85, 60, 'TM. BAN'],
      [372, 60, 'KT. BI THU'],
    ]
    const rest: Placed[] = [
      [85, 780, '- Luu van phong,'],
      [372, 780, 'Tran Van Mau'],
    ]
    expect(await why(pdf([[...VIETNAMESE, ...split], rest]))).toEqual([])
  })

  test('scores: lost signs and diacritics', () => {
    expect(textScore('Các cấp ủy tổ chức học tập').diacritics).toBeGreaterThan(0.6)
    expect(textScore('Cac cap uy to chuc hoc tap').diacritics).toBe(0)
    expect(textScore('\uFFFD\uFFFD\uF021 Ngh\uFFFD quy\uFFFDt').lost).toBeGreaterThan(0.3)
    expect(textScore('')).toEqual({ letters: 0, quality: 1, diacritics: 1, lost: 0 })
  })

  test('what is recognized counts only where it is better', () => {
    const good = 'Các cấp ủy tổ chức học tập, quán triệt nghị quyết của Đảng'
    expect(isBetter(good, 'Cac cap uy to chuc hoc tap quan triet nghi quyet', 'no-diacritics')).toBe(true)
    expect(isBetter('C c c p y t ch c h c t p qu n tri t', good, 'garbage')).toBe(false)
    expect(isBetter('', good, null)).toBe(false)
  })
})

describe('a page that an engine fails on', () => {
  const failing: Engine = {
    name: 'none',
    version: 'none 1',
    recognize: () => Promise.reject(new OcrError('broken')),
    end: () => Promise.resolve(),
  }
  test('keeps the text it had, and is named', async () => {
    const layer = [{ page: 1, text: 'Ky boi: Van phong' }]
    const bytes = scanned([blank], [[72, 40, 'Ky boi: Van phong']])
    const options = { mode: 'auto', engine: () => Promise.resolve(failing) } as const
    expect(await recognizePages(bytes, 'a.pdf', layer, options)).toEqual({
      pages: layer,
      read: [],
      engine: null,
      failed: [1],
      left: [],
    })
    await expect(readPdf(scanned([blank]), 'a.pdf', undefined, options)).rejects.toMatchObject({ reason: 'no-text' })
  })
})

describe('a page that lies on its side', () => {
  const text = 'Các cấp ủy tổ chức học tập, quán triệt nghị quyết của Đảng và báo cáo kết quả'
  const reading: Engine = {
    name: 'fake',
    version: 'fake 1',
    // The corner with ink is the upper left one where the page stands upright.
    recognize: ({ pgm, width, height }) => {
      const row = pgm.length - width * height + 350 * width
      const upright = pgm[row + 350]! < 128 && width < height && pgm[row + width - 350]! > 128
      return Promise.resolve(line(0, 180, 700, text).map((word) => ({ ...word, confidence: upright ? 93 : 20 })))
    },
    end: () => Promise.resolve(),
  }
  const page = (quarters: number) => {
    const [width, height] = quarters % 2 ? [1400, 990] : [990, 1400]
    const grey = new Uint8Array(width * height).fill(255)
    const dark = (x: number, y: number) => grey.fill(0, y * width + x, y * width + x + 60)
    const [x, y] = [
      [180, 180],
      [width - 240, 180],
      [width - 240, height - 240],
      [180, height - 240],
    ][quarters]!
    for (let row = 0; row < 60; row++) dark(x!, y! + row)
    return { grey, width, height }
  }

  test.each([0, 1, 2, 3])('turned %i quarters: read upright', async (quarters) => {
    const picture = page(quarters)
    const bytes = scanned([picture])
    const { read, pages } = await recognizePages(bytes, 'a.pdf', [{ page: 1, text: '' }], {
      mode: 'auto',
      engine: () => Promise.resolve(reading),
    })
    expect(read).toEqual([{ page: 1, confidence: 93 }])
    expect(pages[0]!.text).toBe(text)
  })
})

describe('codes that were misread', () => {
  const repaired = (text: string) =>
    repairCodes(text, [{ page: 1, start: 0, end: text.length }], loadRegistry(), loadLexicon())

  test.each([
    ['Nghị quyết số 57-NQ/IW, ngày 22/12/2024 của Bộ Chính trị', '57-NQ/TW'],
    ['Nghị quyết số 57-NO/TW ngày 22 tháng 12 năm 2024', '57-NQ/TW'],
    ['Nghị quyết số S7-NQ/TVV, ngày 22-12-2024', '57-NQ/TW'],
    ['Chỉ thị số O6-CT/TW, ngày 24/6/2021 của Ban Bí thư', '06-CT/TW'],
  ])('%s', (text, code) => {
    const { text: out, problems, pages } = repaired(text)
    expect(out).toContain(` ${code}`)
    expect(problems).toMatchObject([{ kind: 'ocr-repaired', message: expect.stringMatching(/^OCR read "\S+"$/) }])
    expect(problems.map(({ start, end }) => out.slice(start, end))).toEqual([code])
    expect(pages[0]!.end).toBe(out.length)
  })

  test.each([
    ['printed well', 'Nghị quyết số 57-NQ/TU, ngày 22/12/2024'],
    ['another date', 'Nghị quyết số 57-NQ/IW, ngày 23/12/2024'],
    ['no date', 'Nghị quyết số 57-NQ/IW của Bộ Chính trị'],
    ['too far off', 'Công văn số 57-XYZ/ABC, ngày 22/12/2024'],
  ])('%s: nothing is repaired', (_, text) => {
    expect(repaired(text)).toMatchObject({ text, problems: [] })
  })

  test.each([
    ['seen twice', 'Tờ trình số 27-TTr/ĐĐU, ngày 01/10/2026', '27-TTr/ĐĐU', '27-TTr/ĐU'],
    ['torn apart', 'Kết luận số 49-KL/T W của Ban Bí thư', '49-KL/T W', '49-KL/TW'],
    ['two for one', 'Quy định số 37-QĐ/TVV của Trung ương', '37-QĐ/TVV', '37-QĐ/TW'],
    ['a slash as a colon', 'Nghị quyết số 193:2025/QH15 của Quốc hội', '193:', '193/'],
    ['a mark of secrecy', 'Số 09-CV/ĐU\n| MÂT |\nKính gửi', '| MÂT |', 'MẬT'],
  ])('%s: put right by the signs alone', (_, text, misread, printed) => {
    const { text: out, problems, pages } = repaired(text)
    expect(out).toBe(text.replace(misread, printed))
    expect(problems).toMatchObject([{ kind: 'ocr-repaired', message: `OCR read "${misread}"` }])
    expect(problems.map(({ start, end }) => out.slice(start, end))).toEqual([printed])
    expect(pages[0]!.end).toBe(out.length)
  })

  test.each([
    ['a sign of a unit that no list has', 'Kế hoạch số 12-KH/TTHU của xã'],
    ['signs that are none either way', 'Kế hoạch số 12-KH/ĐĐX của xã'],
    ['a time, a table of figures', 'lúc 19:2025 người; tỷ lệ 3.2025/4'],
    ['a sentence that speaks of secrets', 'Số 09-CV/ĐU\nBảo vệ bí mật\nMặt trận Tổ quốc'],
  ])('%s: left as read', (_, text) => {
    expect(repaired(text)).toMatchObject({ text, problems: [] })
  })

  test('names of the Party and its committees lose their hooks', () => {
    const { text, problems } = repairPhrases('ĐĂNG CỘNG SẢN VIỆT NAM. Đăng ủy xã đăng tin; BAN TUYẾN GIÁO')
    expect(text).toBe('ĐẢNG CỘNG SẢN VIỆT NAM. Đảng ủy xã đăng tin; BAN TUYÊN GIÁO')
    expect(problems).toHaveLength(3)
  })

  test('phrases: in place, told once; what may be written so is left', () => {
    const text =
      'Tố chức sơ kết, TỐNG KẾT; tố chức đối mới. Yếu tố chức năng, thành phố biến thách thức, luân chuyển đối với cán bộ.'
    const { text: out, problems } = repairPhrases(text)
    expect(out).toBe(
      'Tổ chức sơ kết, TỔNG KẾT; tổ chức đổi mới. Yếu tố chức năng, thành phố biến thách thức, luân chuyển đối với cán bộ.',
    )
    expect(problems.map(({ message, start, end }) => [message, text.slice(start, end)])).toEqual([
      ['OCR read "TỐNG KẾT"; the same slip in 1 places', 'TỐNG KẾT'],
      ['OCR read "Tố chức"; the same slip in 2 places', 'Tố chức'],
      ['OCR read "đối mới"; the same slip in 1 places', 'đối mới'],
    ])
  })
})

describe('the system’s tesseract', () => {
  const TSV = [
    'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
    '4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t',
    '5\t1\t1\t1\t1\t1\t10\t10\t40\t20\t96.5\tNghị',
    '5\t1\t1\t1\t1\t2\t60\t10\t40\t20\t91\tquyết',
    '5\t1\t1\t1\t2\t1\t10\t40\t40\t20\t88\tsố',
    '5\t1\t1\t1\t2\t2\t60\t40\t40\t20\t88\t ',
  ].join('\n')

  test('its table of words', () => {
    expect(wordsOf(`${TSV}\n`)).toEqual([
      { text: 'Nghị', confidence: 96.5, left: 10, top: 10, right: 50, bottom: 30, line: 0 },
      { text: 'quyết', confidence: 91, left: 60, top: 10, right: 100, bottom: 30, line: 0 },
      { text: 'số', confidence: 88, left: 10, top: 40, right: 50, bottom: 60, line: 1 },
    ])
  })

  test('is found on the PATH only', () => {
    expect(tesseractProgram('')).toBeNull()
    expect(tesseractProgram(folder)).toBeNull()
  })

  test.skipIf(process.platform === 'win32')(
    'runs with the packaged model, in one thread; what it says of an error is told',
    async () => {
      const program = join(folder, 'tesseract')
      writeFileSync(join(folder, 'out.tsv'), TSV)
      writeFileSync(
        program,
        `#!/bin/sh\n[ "$1" = --version ] && { echo "tesseract 9.8.7"; exit 0; }\ncat > /dev/null\necho "$OMP_THREAD_LIMIT $*" > ${folder}/said\n[ -f ${folder}/fail ] && { echo broken >&2; exit 1; }\ncat ${folder}/out.tsv\n`,
      )
      chmodSync(program, 0o755)
      expect(tesseractProgram(folder)).toBe(program)
      const engine = nativeTesseract(program)!
      expect([engine.name, engine.version]).toEqual([
        'tesseract',
        expect.stringMatching(/^tesseract 9\.8\.7, vie .* best_int$/),
      ])
      const image: PageImage = {
        pgm: Buffer.from('P5\n1 1\n255\n\xff', 'latin1'),
        width: 1,
        height: 1,
        scale: 1,
        sha256: '',
      }
      expect(await engine.recognize(image)).toHaveLength(3)
      const said = readFileSync(join(folder, 'said'), 'utf8')
      const model = /--tessdata-dir (\S+)/.exec(said)![1]!
      expect(said).toMatch(/^1 - - .*-l vie --oem 1/)
      expect(readFileSync(join(model, 'vie.traineddata')).length).toBeGreaterThan(1_000_000)
      writeFileSync(join(folder, 'fail'), '')
      await expect(engine.recognize(image)).rejects.toThrow(OcrError)
      await engine.end()
      expect(() => readFileSync(join(model, 'vie.traineddata'))).toThrow(/ENOENT/)
      expect(nativeTesseract(join(folder, 'nothing'))).toBeNull()
    },
  )
})
