/** What must hold for every text: offsets, order, closed lists, the same records however a text was typed, and time. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../corpus/registry/load.js'
import { printedDate } from '../../extractors/date.js'
import { documentCode } from '../../extractors/documentCode.js'
import { extractRecords, fold, phraseKey } from '../../extractors/index.js'
import { outline } from '../../extractors/outline.js'
import { readTerm, termNumeral } from '../../extractors/term.js'
import { timePhrases } from '../../extractors/timePhrase.js'
import type { Extraction, Span } from '../../extractors/types.js'
import { typeName, typeWord } from '../../extractors/typeWord.js'
import { normalCase } from '../../extractors/vietnameseCase.js'
import { normalizeText } from '../../pipeline/normalize/index.js'

const lexicon = loadLexicon()
const context = (text: string) => ({ lexicon, pages: [{ page: 1, start: 0, end: text.length }] })
const extract = (text: string): Extraction => extractRecords(text, context(text))

/** Pieces that citations, dates and deadlines are made of, in any order: nearer to documents than random letters are. */
const piece = fc.constantFrom(
  ...['Nghị quyết số ', 'Chỉ thị ', 'các Quy định số ', 'Luật ', 'Kế hoạch của ', '57-NQ/TW', '12-', 'KH/TU', '06/ĐU'],
  ...[
    '13/2023/NĐ-CP',
    '450/QĐ-TTg',
    ', ngày ',
    '22/12/2024',
    '31/02/2025',
    ' của ',
    'Bộ Chính trị',
    'Thành ủy Hải Phòng',
  ],
  ...[
    ' khóa XIII',
    ' (',
    ')',
    '“',
    '”',
    '"',
    ' về ',
    'thực hiện ',
    'sơ kết 05 năm ',
    'thay thế ',
    ', ',
    '; ',
    ': ',
    '. ',
  ],
  ...['\n', '\t', '- ', '1. ', 'I. ', 'PHỤ LỤC\n', 'Nơi nhận:\n', 'T/M BAN THƯỜNG VỤ\n', 'KẾ HOẠCH\n', 'Số 12-KH/ĐU\n'],
  ...['trước ngày 15/6 và 15/12 hằng năm', 'định kỳ hằng quý', 'báo cáo ', 'uỷ', '–', '‑', '\u00AD', 'Ð', ' '],
)
const documentLike = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
const anyText = fc.oneof(
  documentLike,
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

describe('fold', () => {
  test('keeps the length, and folds what is folded no further', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text)
        expect(folded.length).toBe(text.length)
        expect(fold(folded)).toBe(folded)
      }),
      { numRuns: 500 },
    )
  })

  test('a phrase has one key, however it was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(phraseKey(phraseKey(text))).toBe(phraseKey(text))
      }),
    )
    expect(phraseKey('Uỷ ban nhân dân')).toBe(phraseKey('ỦY BAN  NHÂN\nDÂN'))
  })
})

const inBounds = (spans: readonly Span[], text: string): void => {
  let last = 0
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(last)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
    last = start
  }
}

describe('records of any text', () => {
  test('are in bounds, in reading order, and quote their own characters; nothing throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = extract(text)
        for (const rows of [found.citations, found.reviews, found.deadlines]) {
          inBounds(rows, text)
          for (const { start, end, quote } of rows) expect(text.slice(start, end)).toBe(quote)
        }
        for (const { start, end } of found.problems) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
        const ids = found.citations.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { citation } of found.reviews) if (citation !== null) expect(ids).toContain(citation)
        for (const { relation, via } of found.citations) expect(via === null || relation === 'nested').toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('marks of one family never lie upon each other', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text)
        const families: readonly (readonly Span[])[] = [
          documentCode(folded, context(text)),
          printedDate(folded),
          typeWord(folded, lexicon),
          timePhrases(folded, 2026),
        ]
        for (const marks of families) {
          inBounds(marks, text)
          for (let at = 1; at < marks.length; at++) expect(marks[at]!.start).toBeGreaterThanOrEqual(marks[at - 1]!.end)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the outline covers every line that says something, and a parent stands above', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { blocks, blockAt } = outline(text)
        inBounds(
          blocks.filter(({ end, start }) => end > start),
          text,
        )
        for (const block of blocks) {
          expect(block.parent === null || block.parent < block.index).toBe(true)
          expect(blockAt(block.start).index).toBe(block.index)
        }
      }),
    )
  })

  test('read twice are the same', () => {
    fc.assert(
      fc.property(documentLike, (text) => {
        expect(extract(text)).toEqual(extract(text))
      }),
      { numRuns: 100 },
    )
  })
})

describe('closed lists', () => {
  const NUMERALS = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX'.split(' ')

  test('terms I to XX are read in roman and in arabic numerals, and no others', () => {
    NUMERALS.forEach((numeral, index) => {
      expect([numeral, termNumeral(numeral)]).toEqual([numeral, numeral])
      expect([index + 1, termNumeral(String(index + 1))]).toEqual([index + 1, numeral])
      for (const printed of [`khóa ${numeral}`, `khoá ${numeral}`, `(Khóa ${index + 1})`])
        expect([printed, readTerm(fold(printed), 0)]).toEqual([printed, { end: printed.length, value: numeral }])
    })
    for (const printed of ['0', '21', 'XXI', 'IIX', 'VX', ''])
      expect([printed, termNumeral(printed)]).toEqual([printed, null])
  })

  const abbreviations = lexicon.types.flatMap((type) => type.abbreviations)

  test('every type abbreviation is read back out of a code, and has a name', () => {
    for (const abbreviation of new Set(abbreviations.filter((word) => word.length > 1))) {
      const code = `12-${abbreviation}/TU`
      expect([
        code,
        documentCode(code, context(code)).map(({ value }) => [value.type, value.issuer, value.code]),
      ]).toEqual([code, [[abbreviation, 'TU', code]]])
    }
    for (const type of lexicon.types)
      for (const abbreviation of type.abbreviations)
        expect([abbreviation, typeName(abbreviation, lexicon)]).not.toContain(null)
  })

  test('every type name is read back out of a sentence, in any case', () => {
    for (const { name } of lexicon.types) {
      for (const printed of [name, name.toUpperCase(), name.toLowerCase()])
        expect([printed, typeWord(`theo ${printed} số 12`, lexicon).map(({ value }) => value.name)]).toEqual([
          printed,
          [name],
        ])
    }
  })

  test('every issuer sign is read out of a code', () => {
    const read = lexicon.issuers.map(({ sign }) => {
      const code = `12-KH/${sign}`
      return [sign, documentCode(code, context(code)).map(({ value }) => value.issuer)]
    })
    expect(read.filter(([sign, issuers]) => issuers![0] !== sign)).toEqual([])
  })

  test('every registry title in capitals comes back in words', () => {
    for (const { name } of lexicon.issuers)
      expect(normalCase(name.toUpperCase()).toUpperCase()).toBe(name.toUpperCase().replace(/\s+/g, ' '))
  })
})

describe('however a text was typed, its records are the same', () => {
  const folder = join(import.meta.dirname, '../../corpus/samples/sources')
  const samples = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

  const oneLine = (words: string | null) =>
    words &&
    fold(words.normalize('NFC'))
      .replace(/\s+/g, ' ')
      .replace(/(?<=\d)- (?=\p{Lu})/gu, '-')

  /** What a reader would note down: codes, dates, relations; not offsets, nor the dashes and blanks of a quotation. */
  function noted(text: string) {
    const source = normalizeText(text)
    const found = extractRecords(source.text, { lexicon, pages: source.pages })
    const { document } = found
    return {
      document: [
        document.type,
        document.code,
        document.date,
        document.level,
        document.parent,
        oneLine(document.issuer),
      ],
      citations: found.citations.map(({ type, code, number, date, term, relation, issuer, via, coded, quote }) =>
        [coded ? code : oneLine(quote), type, number, date, term, relation, oneLine(issuer), oneLine(via)].join(' | '),
      ),
      links: found.links.map(({ from, to, relation }) => [oneLine(from), relation, oneLine(to)].join(' ')),
      reviews: found.reviews.map(({ kind, years, target, targetDate }) =>
        [kind, years, oneLine(target), targetDate].join(' | '),
      ),
      deadlines: found.deadlines.map(({ kind, date, rrule, relationToDate }) =>
        [kind, date, rrule, relationToDate].join(' | '),
      ),
    }
  }

  const MOVED: Readonly<Record<string, string>> = {
    ...Object.fromEntries(['oá', 'oà', 'oả', 'oã', 'oạ'].map((late, tone) => [`${'óòỏõọ'[tone]}a`, late])),
    ...Object.fromEntries(['oé', 'oè', 'oẻ', 'oẽ', 'oẹ'].map((late, tone) => [`${'óòỏõọ'[tone]}e`, late])),
    ...Object.fromEntries(['uý', 'uỳ', 'uỷ', 'uỹ', 'uỵ'].map((late, tone) => [`${'úùủũụ'[tone]}y`, late])),
  }
  /** ủy → uỷ, hóa → hoá: the tone on the last vowel of an open syllable, capitals too. */
  const lateTone = (text: string): string =>
    text.replace(/[óòỏõọ][ae](?!\p{L})|[úùủũụ]y(?!\p{L})/giu, (found) => {
      const moved = MOVED[found.toLowerCase()]!
      if (found === found.toUpperCase()) return moved.toUpperCase()
      return found[0] === found[0]!.toUpperCase() ? moved[0]!.toUpperCase() + moved[1]! : moved
    })

  // A printed code, its hyphen apart: 57-NQ/TW, 3240-CV/BTGDVTU.
  const CODE = /(?<=(?<![\d/])\d{1,5})-(?=\p{Lu}[\p{L}]{1,5}\/\p{Lu})/gu

  const changes: readonly (readonly [string, (text: string) => string])[] = [
    ['decomposed letters', (text) => text.normalize('NFD')],
    ['tones on the last vowel', lateTone],
    ['en dashes in codes', (text) => text.replace(CODE, '–')],
    ['hyphens that do not break in codes', (text) => text.replace(CODE, '\u2011')],
    ['a blank after the hyphen of codes', (text) => text.replace(CODE, '- ')],
    ['lines broken after the hyphen of codes', (text) => text.replace(CODE, '-\n')],
    ['no-break spaces', (text) => text.replace(/(?<=số|ngày|tháng|năm) (?=\d)/g, '\u00A0')],
    ['lines that end in CR LF', (text) => text.replace(/\n/g, '\r\n')],
  ]

  test('the samples are there, and every change changes most of them', () => {
    expect(samples.length).toBeGreaterThan(20)
    for (const [name, change] of changes) {
      const changed = samples.filter(([, text]) => change(text) !== text).length
      expect([name, changed > samples.length / 2]).toEqual([name, true])
    }
  })

  describe.each(changes)('%s', (_name, change) => {
    test.each(samples)('%s', (_file, text) => {
      expect(noted(change(text))).toEqual(noted(text))
    })
  })

  test('normalizing twice is normalizing once', () => {
    for (const [name, text] of samples) {
      const once = normalizeText(text).text
      expect([name, normalizeText(once).text === once]).toEqual([name, true])
    }
  })
})
