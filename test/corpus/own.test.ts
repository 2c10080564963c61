/** The user's own table: what is read of it, what is written to it, and that the built-in one wins. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import {
  loadBuiltIn,
  loadLexicon,
  loadRegistry,
  ownRegistry,
  useOwnRegistry,
  WORK_COLUMNS,
} from '../../corpus/registry/load.js'
import { addOwnRow, OWN_COLUMNS, type OwnCells, ownRows } from '../../corpus/registry/own.js'

const folder = mkdtempSync(join(tmpdir(), 'vankien-own-'))
let made = 0
const path = () => join(folder, `${++made}.tsv`)
const file = (content: string | Uint8Array) => {
  const own = path()
  writeFileSync(own, content)
  return own
}
afterEach(() => void useOwnRegistry(null))
afterAll(() => rmSync(folder, { recursive: true }))

const HEAD = OWN_COLUMNS.join('\t')
const cells: OwnCells = {
  code: '77-HD/BTCTW',
  type: 'Hướng dẫn',
  date: '2024-03-05',
  issuer: 'Ban Tổ chức Trung ương',
  term: 'XIII',
  title: 'một số việc về đảng viên',
  relations: '',
  source: 'user',
  confidence: 'high',
}
const line = (more: Partial<OwnCells> = {}) => Object.values({ ...cells, ...more }).join('\t')

describe('the file', () => {
  test('is begun with its header, and goes on row by row; what is written is what is read', () => {
    const own = path()
    expect(ownRows(own, WORK_COLUMNS)).toEqual([])
    addOwnRow(own, cells)
    addOwnRow(own, { ...cells, code: '78-HD/BTCTW', title: '"Học" và làm theo' })
    addOwnRow(own, { ...cells, code: '79-HD/BTCTW', title: '"Học"' })
    expect(readFileSync(own, 'utf8').split('\n')[0]).toBe(HEAD)
    expect(ownRows(own, WORK_COLUMNS)).toEqual([
      { ...cells, line: '2' },
      { ...cells, code: '78-HD/BTCTW', title: '"Học" và làm theo', line: '3' },
      { ...cells, code: '79-HD/BTCTW', title: '"Học"', line: '4' },
    ])
  })

  test('keeps its own order of columns, columns of its own, and rows that end without a line break', () => {
    const own = file(
      `date\tcode\tnote\ttype\tissuer\tterm\ttitle\trelations\tconfidence\r\n2024-03-06\t80-HD/BTCTW\tghi chú\tHướng dẫn\tBan Tổ chức Trung ương\tXIII\tviệc khác\t\tlow`,
    )
    addOwnRow(own, cells)
    expect(ownRows(own, WORK_COLUMNS).map((row) => [row['date'], row['code'], row['note'], row['confidence']])).toEqual(
      [
        ['2024-03-06', '80-HD/BTCTW', 'ghi chú', 'low'],
        ['2024-03-05', '77-HD/BTCTW', '', 'high'],
      ],
    )
  })

  test('may come from a spreadsheet: byte order mark, UTF-16, cells in quotation marks', () => {
    const text = `${HEAD}\r\n${line({ title: '"quy chế ""một cửa"", một cửa liên thông"' })}\r\n`
    const title = 'quy chế "một cửa", một cửa liên thông'
    for (const own of [file(`\uFEFF${text}`), file(Buffer.from(`\uFEFF${text}`, 'utf16le'))]) {
      expect(ownRows(own, WORK_COLUMNS).map((row) => row['title'])).toEqual([title])
      addOwnRow(own, { ...cells, code: '78-HD/BTCTW' })
      expect(ownRows(own, WORK_COLUMNS).map((row) => [row['code'], row['title']])).toEqual([
        ['77-HD/BTCTW', title],
        ['78-HD/BTCTW', cells.title],
      ])
    }
  })

  test('what is wrong is said with file, line and column, in both languages', () => {
    const own = file(`${HEAD}\n${line({ date: '2024-13-05' })}`)
    expect(() => useOwnRegistry(own)).toThrow(`${own}, line 2, column date: “2024-13-05” is no date`)
    expect(() => useOwnRegistry(own)).toThrow(
      expect.objectContaining({ messageVi: `${own}, dòng 2, cột date: “2024-13-05” không phải ngày tháng` }),
    )
    expect(() => useOwnRegistry(file(`code\tdate\n77-HD/BTCTW\t2024-03-05`))).toThrow(/line 1, column type/)
    expect(() => useOwnRegistry(file(`${HEAD}\n${line()}\n${line()}`))).toThrow(/line 3, column code: .*stands twice/)
    expect(() => useOwnRegistry(file(Buffer.from([0x63, 0x6f, 0xd0, 0x09])))).toThrow(/not in UTF-8/)
  })
})

describe('the registry', () => {
  test('holds the rows of the table after its own, and their titles are known to the grammar', () => {
    const before = loadRegistry()
    const own = useOwnRegistry(file(`${HEAD}\n${line()}`))
    expect(own?.works.map(({ id }) => id)).toEqual(['tw/77-HD/BTCTW@2024-03-05'])
    expect(ownRegistry()).toBe(own)
    expect(loadRegistry()).toEqual([...before, ...own!.works])
    expect(loadLexicon().titles!.get('77-HD/BTCTW')).toEqual([cells.title])
    expect(loadBuiltIn()).toEqual(before)
    expect(useOwnRegistry(null)).toBeNull()
    expect(loadRegistry()).toEqual(before)
    expect(loadLexicon().titles!.get('77-HD/BTCTW')).toBeUndefined()
  })

  test('of a document that it has already, however its code is spelt, its own row counts', () => {
    const known = { date: '2024-12-22', type: 'Nghị quyết', issuer: 'Ai đó', title: 'khác' }
    const own = useOwnRegistry(file(`${HEAD}\n${line({ ...known, code: '057/NQ-TW' })}\n${line()}`))
    expect(own?.known.map(({ code }) => code)).toEqual(['057/NQ-TW'])
    expect(own?.works.map(({ code }) => code)).toEqual(['77-HD/BTCTW'])
    expect(loadRegistry().filter(({ date, type }) => date === known.date && type === known.type)).toEqual(
      loadBuiltIn().filter(({ date, type }) => date === known.date && type === known.type),
    )
  })

  test('a file that is not there is an empty table', () => {
    expect(useOwnRegistry(path())).toMatchObject({ works: [], known: [] })
  })
})
