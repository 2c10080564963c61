import { describe, expect, test } from 'vitest'
import { loadWords } from '../../corpus/registry/words.js'
import type { CorrectedField, CorrectionRow } from '../../db/corrections.js'
import { correctionsText, readCorrections } from '../../scripts/correctionsFile.js'
import { fieldValue } from '../../scripts/correctionValues.js'
import { Failure, UsageError } from '../../scripts/errors.js'
import { messages } from '../../scripts/messages.js'

const words = loadWords()
const m = messages.en
const read = (text: string) => readCorrections('file.jsonl', text, words, m)
const A = 'a'.repeat(64)
const MUTE: CorrectionRow = {
  id: 1,
  made: '2026-03-01T08:00:00.000Z',
  author: 'Lan',
  kind: 'mute',
  target: 'blank-number:0a1b2c3d4e5f6071:44',
  value: null,
  note: 'bản [dự] thảo, “x” \\ {',
}
const ROWS: readonly CorrectionRow[] = [
  MUTE,
  { ...MUTE, id: 2, kind: 'undo', target: '1', note: null },
  { ...MUTE, id: 5, kind: 'work', target: `${A}:10`, value: 'tw/57-NQ/TW@2024-12-22', author: null },
  { ...MUTE, id: 6, kind: 'field', target: `${A}:level`, value: 'tỉnh' },
  { ...MUTE, id: 7, kind: 'field', target: `${A}:date`, value: null },
]

/** What is wrong with a text, line by line. */
function errorsOf(text: string): { line: number; what: string }[] {
  try {
    read(text)
  } catch (error) {
    if (error instanceof Failure) return error.details!['errors'] as { line: number; what: string }[]
    throw error
  }
  return []
}

describe('a file of corrections', () => {
  test.each([true, false])('what is written is read again (as one list: %s)', (list) => {
    expect(read(correctionsText(ROWS, list))).toEqual(ROWS)
    expect(read(`\uFEFF${correctionsText(ROWS, list).replaceAll('\n', '\r\n')}`)).toEqual(ROWS)
  })

  test('of no corrections it is empty, or an empty list', () => {
    for (const text of ['', '\n', '[]', ' [ ] \n']) expect(read(text)).toEqual([])
  })

  test('author, value, note and id may be left out', () => {
    const { made, kind, target } = MUTE
    expect(read(JSON.stringify({ made, kind, target }))).toEqual([{ ...MUTE, id: null, author: null, note: null }])
  })

  test.each<[string, object | string, string]>([
    ['a word', '"x"', 'object'],
    ['a list in a line', '{}\n[]', 'object'],
    ['half a line', '{"made":', 'JSON'],
    ['an unknown field', { ...MUTE, valeu: 'x' }, '“valeu”'],
    ['a day for a moment', { ...MUTE, made: '2026-03-01' }, '“made”'],
    ['a day that is not there', { ...MUTE, made: '2026-02-31T08:00:00.000Z' }, '“made”'],
    ['an unknown kind', { ...MUTE, kind: 'forget' }, '“kind”'],
    ['an empty author', { ...MUTE, author: ' ' }, '“author”'],
    ['a number for a note', { ...MUTE, note: 5 }, '“note”'],
    ['a short id for a problem', { ...MUTE, target: 'blank-number:0a1b2c3d:44' }, '“target”'],
    ['a value for a mute', { ...MUTE, value: 'x' }, '“value”'],
    ['no target', { ...MUTE, target: undefined }, '“target”'],
    ['a work without a place', { ...MUTE, kind: 'work', target: A, value: 'none' }, '“target”'],
    ['a work that is not named', { ...MUTE, kind: 'work', target: `${A}:1`, value: null }, '“value”'],
    ['an unknown field of a document', { ...MUTE, kind: 'field', target: `${A}:signer`, value: 'x' }, '“target”'],
    ['a date as it is typed', { ...MUTE, kind: 'field', target: `${A}:date`, value: '15/1/2026' }, '2026-01-15'],
    ['a date that is none', { ...MUTE, kind: 'field', target: `${A}:date`, value: '2026-02-31' }, '2026-02-31'],
    ['an undo of nothing', { ...MUTE, kind: 'undo', target: '1' }, '“target”'],
    ['an id of zero', { ...MUTE, id: 0 }, '“id”'],
  ])('refuses %s', (_name, wrong, says) => {
    const errors = errorsOf(typeof wrong === 'string' ? wrong : JSON.stringify(wrong))
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.at(-1)!.what).toContain(says)
  })

  test('refuses an id that stands twice, and an undo of an undo', () => {
    const [mute, undo] = ROWS
    const text = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n')
    expect(errorsOf(text(mute, mute))).toMatchObject([{ line: 2 }])
    expect(errorsOf(text(mute, undo, { ...undo, id: 3, target: '2' }))).toMatchObject([{ line: 3 }])
  })

  test('names the line of each error, in lines and in a list', () => {
    const wrong = JSON.stringify({ ...MUTE, kind: 'x' })
    expect(errorsOf(`${wrong}\n\n${JSON.stringify(MUTE)}\n${wrong}`).map(({ line }) => line)).toEqual([1, 4])
    const list = JSON.stringify([MUTE, { ...MUTE, id: 2, kind: 'x' }, { ...MUTE, id: 3, made: 'x' }], null, 2)
    expect(errorsOf(list).map(({ line }) => line)).toEqual([11, 20])
  })

  test('refuses a list that does not end, ends twice, or has a gap', () => {
    const row = JSON.stringify(MUTE)
    for (const text of [`[${row}`, `[${row}] x`, `[${row},]`, `[${row},,${row}]`, `[${row.slice(0, -1)}`])
      expect([text, errorsOf(text).length > 0]).toEqual([text, true])
  })

  test('of many errors the first twenty are told', () => {
    expect(() => read('x\n'.repeat(30))).toThrow(/line 20: .*\n… and 10 more errors/)
  })
})

describe('the right value of a field', () => {
  test.each<[CorrectedField, string, string]>([
    ['number', '12', '12'],
    ['number', '12a', '12a'],
    ['code', '12 – KH/ĐU', '12-KH/ĐU'],
    ['code', '13/2023/NĐ-CP', '13/2023/NĐ-CP'],
    ['date', '15/1/2026', '2026-01-15'],
    ['date', '1/2026', '2026-01'],
    ['level', 'Tỉnh', 'tỉnh'],
    ['parent', 'hai phong', 'Hải Phòng'],
    ['type', 'ke hoach', 'Kế hoạch'],
    ['issuer', ' Đảng ủy  xã An Bình ', 'Đảng ủy xã An Bình'],
    ['title', 'về chuyển đổi số'.normalize('NFD'), 'về chuyển đổi số'],
  ])('%s %j', (field, typed, value) => {
    expect(fieldValue(field, typed, words, m)).toBe(value)
    expect(fieldValue(field, value, words, m)).toBe(value)
  })

  test.each<[CorrectedField, string]>([
    ['number', '12-KH'],
    ['code', 'KH/ĐU'],
    ['code', '57'],
    ['date', '31/2/2026'],
    ['level', 'làng'],
    ['parent', 'Atlantis'],
    ['type', 'Giấy'],
    ['title', ''],
    ['issuer', 'a\nb'],
  ])('%s is not %j', (field, typed) => {
    expect(() => fieldValue(field, typed, words, m)).toThrow(UsageError)
  })
})
