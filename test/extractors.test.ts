/** Runs the table of examples beside every rule family: quote and value of what it finds, nothing in what it leaves alone. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../corpus/registry/load.js'
import { examples as bodies } from '../extractors/body.examples.js'
import { readBody, startsBody } from '../extractors/body.js'
import { examples as capitals } from '../extractors/capitals.examples.js'
import { sentenceCase } from '../extractors/capitals.js'
import { examples as citations } from '../extractors/citation.examples.js'
import { examples as dates } from '../extractors/date.examples.js'
import { printedDate } from '../extractors/date.js'
import { examples as deadlines } from '../extractors/deadline.examples.js'
import { examples as codes } from '../extractors/documentCode.examples.js'
import { documentCode } from '../extractors/documentCode.js'
import { examples as feet } from '../extractors/foot.examples.js'
import { readFoot } from '../extractors/foot.js'
import { examples as headers } from '../extractors/header.examples.js'
import { NO_DOCUMENT } from '../extractors/header.js'
import { extractRecords, fold } from '../extractors/index.js'
import { examples as laws } from '../extractors/law.examples.js'
import { readLaw } from '../extractors/law.js'
import { examples as numbers } from '../extractors/numberWord.examples.js'
import { numberOf } from '../extractors/numberWord.js'
import { examples as outlines } from '../extractors/outline.examples.js'
import { outline } from '../extractors/outline.js'
import { examples as reviews } from '../extractors/review.examples.js'
import { examples as terms } from '../extractors/term.examples.js'
import { readTerm } from '../extractors/term.js'
import { examples as times } from '../extractors/timePhrase.examples.js'
import { timePhrases } from '../extractors/timePhrase.js'
import type { Extraction, Span } from '../extractors/types.js'
import { examples as types } from '../extractors/typeWord.examples.js'
import { typeWord } from '../extractors/typeWord.js'
import { examples as unparsed } from '../extractors/unparsedCode.examples.js'
import { examples as cases } from '../extractors/vietnameseCase.examples.js'
import { normalCase } from '../extractors/vietnameseCase.js'

const lexicon = loadLexicon()

/** A mark with its value, whatever the family calls it. */
interface Mark extends Span {
  readonly value: object
}

interface Table {
  readonly finds: readonly { readonly text: string; readonly quote: string; readonly value?: object }[]
  readonly ignores: readonly { readonly text: string; readonly why: string }[]
}

const context = (text: string) => ({ lexicon, pages: [{ page: 1, start: 0, end: text.length }] })

/** Reads a grammar piece that is asked place by place, at every place, left to right. */
function everywhere(text: string, read: (position: number) => Mark | null): Mark[] {
  const out: Mark[] = []
  for (let at = 0; at < text.length; at++) {
    if (/[\p{L}\d]/u.test(text[at - 1] ?? ' ') && /[\p{L}\d]/u.test(text[at]!)) continue
    const found = read(at)
    if (!found) continue
    out.push(found)
    at = found.end - 1
  }
  return out
}

const families: Readonly<Record<string, { readonly table: Table; readonly read: (text: string) => readonly Mark[] }>> =
  {
    documentCode: { table: codes, read: (text) => documentCode(text, context(text)) },
    date: { table: dates, read: printedDate },
    typeWord: { table: types, read: (text) => typeWord(text, lexicon) },
    term: {
      table: terms,
      read: (text) =>
        everywhere(text, (at) => {
          const found = readTerm(text, at)
          const lead = /^[,\s]*/.exec(text.slice(at, at + 9))![0].length
          return found && { start: at + lead, end: found.end, value: { term: found.value } }
        }),
    },
    body: {
      table: bodies,
      read: (text) =>
        everywhere(text, (at) => {
          const end = startsBody(text, at) ? readBody(text, at) : null
          return end === null ? null : { start: at, end, value: {} }
        }),
    },
    law: {
      table: laws,
      read: (text) =>
        typeWord(text, lexicon).flatMap(({ start, value }) => {
          const end = readLaw(text, start, value.name)
          return end === null ? [] : [{ start, end, value: { type: value.name } }]
        }),
    },
    numberWord: {
      table: numbers,
      read: (text) => {
        const number = numberOf(text)
        return number === null ? [] : [{ start: 0, end: text.length, value: { number } }]
      },
    },
    unparsedCode: {
      table: unparsed,
      read: (text) =>
        extractRecords(text, context(text))
          .problems.filter(({ kind }) => kind === 'unparsed-code')
          .map((found) => ({ ...found, value: {} })),
    },
    timePhrase: {
      table: times,
      read: (text) => timePhrases(text, 2026).map((phrase) => ({ ...phrase, value: phrase })),
    },
  }

describe.each(Object.entries(families))('%s', (_family, { table, read }) => {
  test.each(table.finds.map((row) => [row.quote, row] as const))('finds %j', (_quote, { text, quote, value }) => {
    const found = read(fold(text)).map((mark) => ({ quote: text.slice(mark.start, mark.end), value: mark.value }))
    expect(found).toContainEqual({ quote, value: expect.objectContaining(value ?? {}) })
  })

  test.each(table.ignores.map((row) => [row.text, row.why] as const))('ignores %j: %s', (text) => {
    expect(read(fold(text)).map((mark) => text.slice(mark.start, mark.end))).toEqual([])
  })
})

const extract = (text: string, path?: string): Extraction =>
  extractRecords(text, { ...context(text), ...(path === undefined ? {} : { path }) })

/** Rows that name every record of their text, each with the fields that matter there. */
const exactly = (expected: readonly object[]) => expected.map((row) => expect.objectContaining(row))

/** First words of a row, as the name of its test. */
const named = <Row extends { readonly text: string }>(rows: readonly Row[]) =>
  rows.map((row) => [row.text.replace(/\s+/g, ' ').slice(-90), row] as const)

describe('citation', () => {
  test.each(named(citations.finds))('finds … %s', (_name, row) => {
    const found = extract(row.text)
    expect(found.citations).toEqual(exactly(row.citations))
    if (row.links) expect(found.links).toEqual(row.links)
    if (row.problems) expect(found.problems.map(({ kind }) => kind)).toEqual(row.problems)
    for (const { start, end, quote } of found.citations) expect(row.text.slice(start, end)).toBe(quote)
  })
  test.each(named(citations.ignores))('ignores … %s', (_name, { text }) => {
    expect(extract(text).citations.map(({ quote }) => quote)).toEqual([])
  })
})

describe('review', () => {
  test.each(named(reviews.finds))('finds … %s', (_name, row) => {
    const found = extract(row.text)
    expect(found.reviews).toEqual(exactly(row.reviews))
    for (const { start, end, quote } of found.reviews) expect(row.text.slice(start, end)).toBe(quote)
  })
  test.each(named(reviews.ignores))('ignores … %s', (_name, { text }) => {
    expect(extract(text).reviews.map(({ quote }) => quote)).toEqual([])
  })
})

describe('deadline', () => {
  test.each(named(deadlines.finds))('finds … %s', (_name, row) => {
    const found = extract(row.text)
    expect(found.deadlines).toEqual(exactly(row.deadlines))
    for (const { start, end, quote } of found.deadlines) expect(row.text.slice(start, end)).toBe(quote)
  })
  test.each(named(deadlines.ignores))('ignores … %s', (_name, { text }) => {
    expect(extract(text).deadlines.map(({ quote }) => quote)).toEqual([])
  })
})

describe('header', () => {
  test.each(named(headers.finds))('finds … %s', (_name, { text, path, document }) => {
    expect(extract(text, path).document).toMatchObject(document)
  })
  test.each(named(headers.ignores))('ignores … %s', (_name, { text }) => {
    expect(extract(text).document).toEqual(NO_DOCUMENT)
  })
  test('a signed text without number and day is told; one that bears them, and an article, are not', () => {
    const body =
      'KẾ HOẠCH\nthực hiện công tác dân vận\n-----\nI. NHIỆM VỤ\n1. Các chi bộ học tập.\nNơi nhận:\n- Các chi bộ,\n- Lưu VPĐU.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nTrần Minh Quang'
    const kinds = (text: string) => extract(text).problems.map(({ kind }) => kind)
    expect(kinds(body)).toContain('missing-header')
    expect(kinds(`ĐẢNG ỦY XÃ TÂN LẬP\n*\nSố 14-KH/ĐU\nTân Lập, ngày 05 tháng 02 năm 2026\n${body}`)).toEqual([])
    expect(kinds('Sáng 05/02, xã Tân Lập học Nghị quyết số 57-NQ/TW.')).toEqual([])
  })
})

describe('foot', () => {
  test.each(named(feet.finds))('finds … %s', (_name, { text, recipients, signer }) => {
    expect(readFoot(text)).toMatchObject({ recipients, signer })
  })
  test.each(named(feet.ignores))('ignores … %s', (_name, { text }) => {
    expect(readFoot(text)).toEqual({ span: null, recipients: [], signer: null })
  })
})

describe('outline', () => {
  test.each(named(outlines.finds))('finds … %s', (_name, { text, blocks }) => {
    const found = outline(fold(text)).blocks.map(({ parent, ...block }) => ({ ...block, under: parent }))
    expect(found).toEqual(exactly(blocks))
  })
  test.each(named(outlines.ignores))('ignores … %s', (_name, { text }) => {
    expect(outline(fold(text)).blocks.map(({ kind, marker }) => ({ kind, marker }))).toEqual([
      { kind: 'paragraph', marker: null },
    ])
  })
})

describe('capitals', () => {
  test.each(named(capitals.finds))('finds … %s', (_name, { text, value }) => {
    expect(sentenceCase(text, lexicon)).toBe(value)
  })
  test.each(named(capitals.ignores))('ignores … %s', (_name, { text }) => {
    expect(sentenceCase(text, lexicon)).toBe(text)
  })
})

describe('vietnameseCase', () => {
  test.each(named(cases.finds))('finds … %s', (_name, { text, value }) => {
    expect(normalCase(text)).toBe(value)
  })
  test.each(named(cases.ignores))('ignores … %s', (_name, { text }) => {
    expect(normalCase(text)).toBe(text)
  })
})

describe('every family has its table', () => {
  /** Files that read nothing by themselves, and files whose rows stand in another family's table. */
  const WITHOUT = new Set(['index', 'spans', 'text', 'types'])
  const SHARED: Readonly<Record<string, string>> = {
    citationHead: 'citation',
    citationTail: 'citation',
    place: 'header',
  }

  const names = readdirSync(join(import.meta.dirname, '../extractors')).filter((name) => name.endsWith('.ts'))
  const tables = names.filter((name) => name.endsWith('.examples.ts')).map((name) => name.replace('.examples.ts', ''))
  const files = names.filter((name) => !name.includes('.examples.')).map((name) => name.replace('.ts', ''))

  test('a file of the room is a family with a table, or shares one', () => {
    expect(files.filter((name) => !WITHOUT.has(name) && !tables.includes(SHARED[name] ?? name))).toEqual([])
  })

  test('a table stands beside a family, and holds both kinds of rows', async () => {
    expect(tables.filter((name) => !files.includes(name))).toEqual([])
    for (const name of tables) {
      const { examples } = await import(`../extractors/${name}.examples.ts`)
      const kinds = Object.values(examples as Record<string, readonly unknown[]>)
      expect([name, kinds.length, kinds.every((rows) => rows.length > 0)]).toEqual([name, 2, true])
    }
  })

  test('the tables are run here, or by the test of the room they serve', () => {
    const run = [
      ...Object.keys(families),
      'capitals',
      'citation',
      'review',
      'deadline',
      'header',
      'foot',
      'outline',
      'vietnameseCase',
    ]
    expect(tables.filter((name) => !run.includes(name))).toEqual(['codeQuery', 'secrecy', 'unit'])
  })
})
