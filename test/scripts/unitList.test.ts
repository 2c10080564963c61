import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadWords } from '../../corpus/registry/words.js'
import type { PlaceRow } from '../../db/coverage.js'
import type { Level } from '../../extractors/types.js'
import { readUnitList } from '../../reports/unitList.js'
import { unitLabel, unitsOf } from '../../reports/units.js'
import { Failure } from '../../scripts/errors.js'
import { messages } from '../../scripts/messages.js'
import type { Settings } from '../../scripts/settings.js'
import { unitsOfList } from '../../scripts/unitList.js'

const { provinces } = loadWords()
const settings: Settings = {
  db: ':memory:',
  registry: { path: 'none.tsv', from: 'default' },
  json: false,
  csv: false,
  includeSecret: false,
  lang: 'vi',
  m: messages.vi,
}
const folder = mkdtempSync(join(tmpdir(), 'vankien-list-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (text: string) => readUnitList(text, provinces).map(({ unit, province, level }) => [unit, province, level])

describe('a list of units', () => {
  test.each<[string, string, string[][]]>([
    [
      'plain lines',
      'xã Thái Tân\n\nĐảng ủy xã An Lão\r\n',
      [
        ['xã Thái Tân', '', ''],
        ['Đảng ủy xã An Lão', '', ''],
      ],
    ],
    ['a BOM', '\uFEFFThái Tân', [['Thái Tân', '', '']]],
    [
      'commas, no heading',
      'xã Thái Tân,Hải Phòng\nxã B, Nghệ An ,xã',
      [
        ['xã Thái Tân', 'Hải Phòng', ''],
        ['xã B', 'Nghệ An', 'xã'],
      ],
    ],
    ['the level before the province', 'Thái Tân;xã;Hải Phòng', [['Thái Tân', 'Hải Phòng', 'xã']]],
    [
      'a heading in any order',
      'STT;Tỉnh/Thành phố;ĐƠN VỊ;Ghi chú;Cấp\n1;Hải Phòng;Thái Tân;xong;xã',
      [['Thái Tân', 'Hải Phòng', 'xã']],
    ],
    ['an English heading', 'unit,province,level\nThái Tân,Hải Phòng,commune', [['Thái Tân', 'Hải Phòng', 'commune']]],
    ['tabs', 'Tên đơn vị\tTỉnh\nThái Tân\tHải Phòng', [['Thái Tân', 'Hải Phòng', '']]],
    [
      'running numbers without a heading',
      '1,xã A,Hải Phòng\n2,xã B,Nghệ An',
      [
        ['xã A', 'Hải Phòng', ''],
        ['xã B', 'Nghệ An', ''],
      ],
    ],
    [
      'cells in quotation marks',
      '"xã ""Thái"" Tân, huyện Nam Sách",Hải Phòng\n"xã\nB"',
      [
        ['xã "Thái" Tân, huyện Nam Sách', 'Hải Phòng', ''],
        ['xã B', '', ''],
      ],
    ],
    ['a district between', 'xã Thái Tân, huyện Nam Sách, tỉnh Hải Dương', [['xã Thái Tân', 'tỉnh Hải Dương', '']]],
    ['decomposed letters', 'Đơn vị\nThái Tân'.normalize('NFD'), [['Thái Tân', '', '']]],
    ['lines without a unit', 'Đơn vị,Tỉnh\n,Hải Phòng\nA,B', [['A', 'B', '']]],
    ['a heading that is a level too', 'STT,Xã,Tỉnh\n1,Thái Tân,Hải Phòng', [['Thái Tân', 'Hải Phòng', '']]],
    ['a unit and its level', 'Thái Tân;xã', [['Thái Tân', '', 'xã']]],
    ['nothing', ' \n\n', []],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected))

  test('lines keep their numbers', () => {
    expect(readUnitList('Đơn vị\n\nA\n"B\nC"\nD', provinces).map(({ line, unit }) => [line, unit])).toEqual([
      [3, 'A'],
      [4, 'B C'],
      [6, 'D'],
    ])
  })
})

const place = (issuer: string, level: Level | null, parent: string | null, date = '2026-02-01', id = 1): PlaceRow => ({
  level,
  parent,
  issuer,
  documents: [id],
  dates: [date],
  ordering: [],
})

const archive = unitsOf(
  [
    place('Đảng ủy xã Thái Tân', 'xã', 'Hải Phòng'),
    place('Đảng ủy xã Tân Tiến', 'xã', 'Hải Phòng'),
    place('Đảng ủy xã Tân Tiến', 'xã', 'Nghệ An'),
    place('Đảng ủy xã Tấn Tiến', 'xã', 'Nghệ An'),
    place('Đảng ủy xã Đông Anh', 'xã', 'Hà Nội'),
    place('Huyện ủy Đông Anh', 'huyện', 'Hà Nội', '2024-02-01'),
    place('Huyện ủy Tứ Kỳ', 'huyện', 'Hải Dương', '2024-02-01'),
    place('Đảng ủy xã Cũ Kỹ', 'xã', 'Hải Dương', '2024-02-01'),
    place('Đảng ủy xã Cũ Kỹ', 'xã', 'Hải Phòng', '2024-02-01', 2),
    place('Đảng ủy phường Hòa Bình', 'xã', 'Phú Thọ'),
    place('Đảng ủy phường Hải Dương', 'xã', 'Hải Phòng'),
    place('Thành ủy Hải Phòng', 'tỉnh', 'Hải Phòng'),
    place('Tỉnh ủy Hải Dương', 'tỉnh', 'Hải Dương', '2024-02-01'),
    place('Ban Tổ chức Trung ương', 'trung ương', null),
    place('Đảng ủy Bệnh viện Đa khoa tỉnh Nghệ An', null, 'Nghệ An'),
  ],
  provinces,
).units

let files = 0
function ask(text: string | Uint8Array, filters: { province?: string; level?: Level } = {}) {
  const file = join(folder, `${++files}.csv`)
  writeFileSync(file, text)
  return unitsOfList(file, archive, provinces, filters, settings)
}

/** What a list of one line means: the unit, its province, and how many documents it has. */
const means = (line: string, filters = {}) =>
  ask(line, filters).units.map((unit) => `${unitLabel(unit)} · ${unit.province} · ${unit.documents.length}`)

function refused(text: string | Uint8Array, filters = {}): Failure {
  try {
    ask(text, filters)
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('understood')
}

describe('which unit a line means', () => {
  test.each([
    ['Đảng ủy xã Thái Tân', 'xã Thái Tân · Hải Phòng · 1'],
    ['xã Thái Tân', 'xã Thái Tân · Hải Phòng · 1'],
    ['Thái Tân', 'xã Thái Tân · Hải Phòng · 1'],
    ['THAI TAN', 'xã Thái Tân · Hải Phòng · 1'],
    ['UBND X. Thái Tân', 'xã Thái Tân · Hải Phòng · 1'],
    ['BCH Đảng bộ xã thái tân, tỉnh Hải Dương', 'xã Thái Tân · Hải Phòng · 1'],
    ['Thái Tân,Hải Dương', 'xã Thái Tân · Hải Phòng · 1'],
    ['xã Thái Tân,Nghệ An', 'xã Thái Tân · Nghệ An · 0'],
    ['phường Thái Tân', 'phường Thái Tân · null · 0'],
    ['xã Tân Tiến,Hải Phòng', 'xã Tân Tiến · Hải Phòng · 1'],
    ['tan tien,hai phong', 'xã Tân Tiến · Hải Phòng · 1'],
    ['Tấn Tiến', 'xã Tấn Tiến · Nghệ An · 1'],
    ['xã Đông Anh', 'xã Đông Anh · Hà Nội · 1'],
    ['Đông Anh;huyện', 'huyện Đông Anh · Hà Nội · 1'],
    ['huyện Tứ Kỳ,Hải Phòng', 'huyện Tứ Kỳ · Hải Dương · 1'],
    ['huyện Tứ Kỳ,Hải Dương', 'huyện Tứ Kỳ · Hải Dương · 1'],
    ['xã Cũ Kỹ,Hải Dương', 'xã Cũ Kỹ · Hải Dương · 1'],
    ['P. Hoà Bình', 'phường Hòa Bình · Phú Thọ · 1'],
    ['tỉnh Hòa Bình', 'tỉnh Hòa Bình · Hòa Bình · 0'],
    ['Hải Phòng', 'thành phố Hải Phòng · Hải Phòng · 1'],
    ['Thành ủy Hải Phòng', 'thành phố Hải Phòng · Hải Phòng · 1'],
    ['tỉnh Hải Dương', 'tỉnh Hải Dương · Hải Dương · 1'],
    ['Hải Dương;tỉnh', 'tỉnh Hải Dương · Hải Dương · 1'],
    ['phường Hải Dương', 'phường Hải Dương · Hải Phòng · 1'],
    ['Hải Dương;Hải Phòng', 'phường Hải Dương · Hải Phòng · 1'],
    ['Hải Dương;Nghệ An', 'Hải Dương · Nghệ An · 0'],
    ['Quảng Trị', 'tỉnh Quảng Trị · Quảng Trị · 0'],
    ['Ban Tổ chức Trung ương', 'Ban Tổ chức Trung ương · null · 1'],
    ['Đảng ủy Bệnh viện Đa khoa tỉnh Nghệ An', 'Đảng ủy Bệnh viện Đa khoa tỉnh Nghệ An · Nghệ An · 1'],
    ['xã Không Có', 'xã Không Có · null · 0'],
    ['Không Có', 'Không Có · null · 0'],
  ])('“%s” is %s', (line, expected) => expect(means(line)).toEqual([expected]))

  test.each([
    ['Tân Tiến', ['xã Tân Tiến (Hải Phòng)', 'xã Tân Tiến (Nghệ An)']],
    ['tan tien;Nghệ An', ['xã Tân Tiến (Nghệ An)', 'xã Tấn Tiến (Nghệ An)']],
    ['Đông Anh', ['xã Đông Anh (Hà Nội)', 'huyện Đông Anh (Hà Nội)']],
    ['Hải Dương', ['phường Hải Dương (Hải Phòng)', 'tỉnh Hải Dương']],
    ['xã Cũ Kỹ', ['xã Cũ Kỹ (Hải Dương)', 'xã Cũ Kỹ (Hải Phòng)']],
  ])('“%s” may be several, and none is picked', (line, candidates) => {
    const { message, details } = refused(line)
    for (const each of candidates) expect(message).toContain(each)
    expect(message).toContain('Hãy thêm cột tỉnh (hoặc --province)')
    expect(details).toMatchObject({ reason: 'ambiguous-units', candidates: [{ line: 1 }] })
  })

  test('--province and --level stand for what a line leaves open, and leave out what is elsewhere', () => {
    expect(means('Tân Tiến', { province: 'Nghệ An' })).toEqual(['xã Tân Tiến · Nghệ An · 1'])
    expect(means('Đông Anh', { level: 'xã' })).toEqual(['xã Đông Anh · Hà Nội · 1'])
    expect(means('xã Thái Tân,Hải Phòng\nxã Tân Tiến,Nghệ An', { province: 'Nghệ An' })).toEqual([
      'xã Tân Tiến · Nghệ An · 1',
    ])
    expect(means('xã Tân Tiến,Hải Dương\nhuyện Tứ Kỳ', { province: 'Hải Phòng', level: 'xã' })).toEqual([
      'xã Tân Tiến · Hải Phòng · 1',
    ])
  })

  test('a unit named again counts once', () => {
    const list = ask('xã Thái Tân\nxã An Lão\nĐảng ủy xã Thái Tân\nthai tan\nxã an lão')
    expect(list.units.map(({ name }) => name)).toEqual(['Thái Tân', 'An Lão'])
    expect([list.lines, list.repeated]).toEqual([
      [1, 2],
      [3, 4, 5],
    ])
  })
})

describe('a list that will not do', () => {
  test('every line at fault is named, with what is wrong', () => {
    const { message, details } = refused('Đơn vị,Tỉnh,Cấp\nA,Atlantis,\nB,,làng\n---,,\nTân Tiến,,\nxã C,,tỉnh\nxã D,,')
    expect(message).toMatch(/có 5 dòng chưa rõ:\n/)
    expect(message).toContain('dòng 2: cột tỉnh: “Atlantis” không hợp lệ')
    expect(message).toContain('dòng 3: cột cấp: “làng” không hợp lệ; cần một trong: trung ương, tỉnh, huyện, xã')
    expect(message).toContain('dòng 4: “---” không phải tên đơn vị')
    expect(message).toContain('dòng 5: “Tân Tiến” có thể là xã Tân Tiến (Hải Phòng), xã Tân Tiến (Nghệ An)')
    expect(message).toContain('dòng 6: “xã C” không thuộc cấp tỉnh')
    expect((details!['lines'] as unknown[]).length).toBe(5)
  })

  test('an empty one, and one that is no UTF-8 text', () => {
    expect(refused('\n').message).toMatch(/không có đơn vị nào/)
    expect(refused('Đơn vị,Tỉnh\n').message).toMatch(/không có đơn vị nào/)
    expect(refused(Uint8Array.of(0x50, 0x4b, 0x03, 0xff)).details).toMatchObject({ reason: 'not-utf-8' })
  })
})
