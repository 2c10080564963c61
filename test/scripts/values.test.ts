import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../corpus/registry/load.js'
import { snippetOf } from '../../reports/snippet.js'
import { UsageError } from '../../scripts/errors.js'
import { LANGUAGES, messages } from '../../scripts/messages.js'
import { wrap } from '../../scripts/print.js'
import { progressPrinter } from '../../scripts/progress.js'
import { languageOf, settingsOf } from '../../scripts/settings.js'
import { countValue, dateValue, levelValue, provinceValue, relationValue, termValue } from '../../scripts/values.js'

const m = messages.vi
const { provinces } = loadLexicon()

describe('values of options', () => {
  test.each([
    ['2026', '2026'],
    ['2026-3', '2026-03'],
    ['15/03/2026', '2026-03-15'],
    ['5.3.2026', '2026-03-05'],
    ['3/2026', '2026-03'],
  ])('the date %s is %s', (typed, iso) => expect(dateValue('--since', typed, m)).toBe(iso))

  test.each(['', '2026-13', '31/02/2026', '26', 'mai', '2026-02-30'])('“%s” is no date', (typed) =>
    expect(() => dateValue('--since', typed, m)).toThrow(UsageError),
  )

  test('levels, relations, places and terms are read in any spelling', () => {
    expect(['xã', 'XA', 'phường', 'commune', 'Xã, phường'].map((typed) => levelValue('--level', typed, m))).toEqual(
      Array(5).fill('xã'),
    )
    expect(['tw', 'Trung ương', 'central'].map((typed) => levelValue('--level', typed, m))).toEqual(
      Array(3).fill('trung ương'),
    )
    expect(['basis', 'căn cứ', 'can cu'].map((typed) => relationValue('--relation', typed, m))).toEqual(
      Array(3).fill('basis'),
    )
    expect(relationValue('--relation', 'tổng kết', m)).toBe('review')
    expect(['Hải Phòng', 'hai phong', 'TP Hải Phòng'].map((typed) => provinceValue('-', typed, provinces, m))).toEqual(
      Array(3).fill('Hải Phòng'),
    )
    expect(provinceValue('--province', 'tỉnh hải dương', provinces, m)).toBe('Hải Dương')
    expect(termValue('--term', '13', m)).toBe('XIII')
    expect(countValue('--limit', '5', m)).toBe(5)
  })

  test('what is none of them is refused, with what would do', () => {
    expect(() => levelValue('--level', 'làng', m)).toThrow(/--level: “làng” không hợp lệ; cần một trong: trung ương/)
    expect(() => relationValue('--relation', 'x', m)).toThrow(/basis \(căn cứ\)/)
    expect(() => provinceValue('--province', 'Atlantis', provinces, messages.en)).toThrow(/such as “Hải Phòng”/)
    expect(() => countValue('--limit', '0', m)).toThrow(UsageError)
    expect(() => termValue('--term', '21', m)).toThrow(UsageError)
  })
})

test('both languages have every phrase', () => {
  const keys = Object.keys(messages.vi).sort()
  for (const lang of LANGUAGES) {
    expect(Object.keys(messages[lang]).sort()).toEqual(keys)
    for (const phrase of Object.values(messages[lang])) if (typeof phrase === 'string') expect(phrase).not.toBe('')
  }
})

test('the language of the help: --lang before VANKIEN_LANG before Vietnamese', () => {
  expect(languageOf(['cites', '--lang', 'en'], {})).toBe('en')
  expect(languageOf(['cites', '--lang=vi'], { VANKIEN_LANG: 'en' })).toBe('vi')
  expect(languageOf(['cites'], { VANKIEN_LANG: 'en' })).toBe('en')
  expect(languageOf(['cites'], { VANKIEN_LANG: 'fr' })).toBe('vi')
})

describe('a snippet', () => {
  const text = 'Ở cơ sở, sổ sách ghi tay.\nXã đẩy mạnh chuyển đổi số trong năm 2026; chuyển đổi số là việc chung.'

  test('marks the words as they were typed one after another, with or without diacritics', () => {
    expect(snippetOf(text, ['chuyen', 'doi', 'so']).text).toContain('đẩy mạnh «chuyển đổi số» trong')
    expect(snippetOf(text, ['chuyen', 'doi', 'so']).text).not.toContain('«sở»')
    expect(text.slice(snippetOf(text, ['chuyen', 'doi', 'so']).start)).toMatch(/^chuyển đổi số trong/)
  })

  test('a word typed with diacritics is found with them only, wherever the tone stands', () => {
    const marked = (words: string[]) => snippetOf('Văn hoá đọc. Kinh tế vận hành kính thiên văn.', words).text
    expect(marked(['kính'])).toContain('hành «kính» thiên')
    expect(marked(['kính'])).not.toContain('«Kinh»')
    expect(marked(['kinh', 'văn'])).toBe('«Văn» hoá đọc. «Kinh» tế vận hành «kính» thiên «văn».')
    expect(marked(['văn', 'hóa'])).toContain('«Văn hoá»')
  })

  test('marks single words where they stand apart, and is short', () => {
    expect(snippetOf(text, ['so', 'sach']).text).toContain('«sổ sách»')
    expect(snippetOf('chữ '.repeat(5000) + text, ['xa', 'chung']).text.length).toBeLessThan(400)
  })
})

describe('progress', () => {
  const settings = settingsOf({ lang: 'vi', db: 'x.db' })
  const at = (isTTY: boolean, columns = 60) => {
    const written: string[] = []
    let clock = 0
    const stream = { isTTY, columns, write: (text: string) => written.push(text) > 0 }
    const printer = progressPrinter(stream, settings, () => clock)
    return { written, printer, tick: (ms: number) => (clock += ms) }
  }

  test('on a terminal: one line that fits, with what is done and how long it takes', () => {
    const { written, printer, tick } = at(true)
    for (let done = 1; done <= 200; done++) {
      tick(20)
      printer.update({ found: 400, done, path: `Kho/rất/dài/${'thư mục/'.repeat(9)}${done}.docx`, discovering: false })
    }
    printer.clear()
    const last = written.at(-2)!
    expect(last).toContain('/400 tệp · 50 tệp/giây')
    expect(last).toMatch(/còn 0:0\d/)
    for (const line of written) expect(line.replace(/^\r\x1b\[K/, '').length).toBeLessThan(60)
    expect(written.length).toBeLessThan(60)
  })

  test('on a terminal: the second line says what was set aside, the average, and which file takes long', () => {
    const { written, printer, tick } = at(true, 100)
    tick(20_000)
    const longest = { path: 'Kho/quét.pdf', seconds: 9 }
    printer.update({ found: 50, done: 40, path: 'b', discovering: false, aside: { empty: 2, damaged: 1 }, longest })
    expect(written.join('')).toContain('còn 0:05')
    expect(written.at(-1)).toContain('để riêng 3 (rỗng 2, hỏng 1) · trung bình 2')
    tick(2000)
    printer.tick()
    expect(written.at(-1)).toContain('đang đọc Kho/quét.pdf (11 giây)')
    printer.update({ found: 50, done: 50, path: '', discovering: false, resolving: { done: 5, of: 10 } })
    expect(written.at(-1)).toContain('[##########..........] Xác định các viện dẫn: 5/10')
    for (const line of written.join('').split(/\r|\n/))
      expect(line.replace(/\x1b\[\d?[KA]/g, '').length).toBeLessThan(100)
  })

  test('time left waits for pages of OCR', () => {
    const { written, printer, tick } = at(true, 100)
    for (let page = 1; page <= 10; page++) {
      tick(3000)
      printer.update({ found: 2, done: 1, path: 'a.pdf', discovering: false, ocr: { done: page, pages: 30 } })
    }
    expect(written.join('')).toMatch(/còn 1:0\d/)
  })

  test('elsewhere: a plain line every 500 files, no control characters', () => {
    const { written, printer, tick } = at(false)
    for (let done = 1; done <= 1200; done++) {
      tick(10)
      printer.update({ found: 1200, done, path: 'a', discovering: false })
    }
    printer.clear()
    expect(written).toHaveLength(2)
    expect(written[0]).toBe('500/1200 tệp · 100 tệp/giây\n')
  })

  test('a long scan shows that it goes on: pages of OCR, a plain line every 50', () => {
    for (const isTTY of [true, false]) {
      const { written, printer, tick } = at(isTTY)
      for (let page = 1; page <= 120; page++) {
        tick(3000)
        printer.update({ found: 2, done: 1, path: 'a.pdf', discovering: false, ocr: { done: page, pages: 120 } })
      }
      expect(written.at(-1)).toContain(isTTY ? ' · OCR 120/120' : ' · OCR 100/120 trang\n')
      expect(written).toHaveLength(isTTY ? 120 : 2)
    }
  })
})

test('lines are broken at blanks and lose no word', () => {
  const text = 'một hai ba '.repeat(40).trim()
  const lines = wrap(text, '    ', 40).split('\n')
  expect(lines.every((line) => line.length <= 40 && line.startsWith('    '))).toBe(true)
  expect(lines.map((line) => line.trim()).join(' ')).toBe(text)
})
