/** `vankien registry`, and the user's own table in the commands that load the registry, as child processes. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadBuiltIn } from '../../corpus/registry/load.js'

const root = join(import.meta.dirname, '../..')
const program = join(root, 'dist/scripts/vankien.js')
const folder = mkdtempSync(join(tmpdir(), 'vankien-registry-'))
const db = join(folder, 'kho.db')
const own = join(folder, 'vankien-registry.tsv')

// biome-ignore lint/suspicious/noExplicitAny: what the program prints has a shape for every command
type Json = any

interface Answer {
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly json: () => Json
}

function vankien(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Answer {
  const { VANKIEN_DB: _db, VANKIEN_LANG: _lang, VANKIEN_REGISTRY: _registry, ...env } = process.env
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    env: { ...env, ...environment },
    encoding: 'utf8',
  })
  if (error) throw error
  return { code: status, out: stdout, err: stderr, json: () => JSON.parse(stdout) }
}

const ask = (...words: string[]) => vankien([...words, '--db', db])
const ADD = ['--code', '77-HD/BTCTW', '--date', '5/3/2024', '--issuer', 'Ban Tổ chức Trung ương']
const TITLE = 'quản lý hồ sơ đảng viên khi chuyển sinh hoạt đảng tạm thời'
const add = (...more: string[]) => ask('registry', 'add', ...ADD, '--title', TITLE, ...more)

beforeAll(() => {
  if (!existsSync(program)) throw new Error('dist/ is not built; run npm run build')
})
beforeEach(() => rmSync(own, { force: true }))
afterAll(() => rmSync(folder, { recursive: true }))

describe('registry check', () => {
  test('the built-in tables have no errors; doubts stand apart, and the answer ends with 0', () => {
    const { code, out, err } = ask('registry', 'check')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Cảnh báo \(\d+\)\n {2}\S/)
    expect(out).toMatch(/\nĐã kiểm tra \d+ văn bản, \d+ hội nghị Trung ương: 0 lỗi, \d+ cảnh báo\.\n$/)
    expect(out).toContain('03-NQ/TW@1997-06-18 (works.tsv, dòng')
    const { works, errors, warnings } = ask('registry', 'check', '--json', '--lang', 'en').json()
    expect([works, errors]).toEqual([loadBuiltIn().length, []])
    expect(warnings).toContainEqual(
      expect.objectContaining({ kind: 'same-number', file: 'works.tsv', name: '03-NQ/TW@1998-07-16' }),
    )
  })

  test('errors of a table of one’s own are all listed, and the answer ends with 1', () => {
    const path = join(folder, 'sai.tsv')
    const head = 'code\ttype\tdate\tissuer\tterm\ttitle\trelations\tconfidence'
    writeFileSync(
      path,
      `${head}\n57-CT/TW\tNghị quyết\t2024-12-22\tBộ Chính trị\tXIII\tmột việc\t\thigh\n58-CT/TW\tChỉ thị\t2024-13-22\t\tXIII\tmột việc\t\thigh\n`,
    )
    const { code, out } = ask('registry', 'check', '--registry', path, '--lang', 'en')
    expect(code).toBe(1)
    expect(out).toMatch(/^Errors \(3\)\n/)
    expect(out).toContain('the type “Nghị quyết” does not go with the abbreviation CT')
    expect(out).toContain(`      ${path}, line 2: 57-CT/TW@2024-12-22\n`)
    expect(out).toContain('column date: “2024-13-22” is no date')
    expect(out).toMatch(/number and date are in the opposite order to \d+-CT\/TW@/)
  })
})

describe('registry add and list', () => {
  test('a document stands in the table beside the database, and in the list', () => {
    const { code, out, err } = add()
    expect([code, out]).toEqual([0, `Đã thêm tw/77-HD/BTCTW@2024-03-05 vào ${own}\n`])
    expect(err).toContain('Khóa XIII, theo ngày 05/03/2024')
    expect(err).toContain('Chạy lại vankien import')
    expect(readFileSync(own, 'utf8')).toBe(
      `code\ttype\tdate\tissuer\tterm\ttitle\trelations\tsource\tconfidence\n77-HD/BTCTW\tHướng dẫn\t2024-03-05\tBan Tổ chức Trung ương\tXIII\t${TITLE}\t\tuser\thigh\n`,
    )
    const mine = ask('registry', 'list', '--mine')
    expect([mine.code, mine.out]).toEqual([
      0,
      `77-HD/BTCTW · Ban Tổ chức Trung ương · 05/03/2024 · khóa XIII · danh mục riêng\n    Hướng dẫn về ${TITLE}\n`,
    ])
    const all = ask('registry', 'list', '--json').json()
    expect(all.registry).toBe(own)
    expect(all.documents.map((row: Json) => row.id)).toEqual([
      ...loadBuiltIn().map(({ id }) => id),
      'tw/77-HD/BTCTW@2024-03-05',
    ])
    expect(all.documents.filter((row: Json) => row.mine)).toHaveLength(1)
    expect(ask('registry', 'list', '--csv').out.split('\r\n').length).toBe(all.documents.length + 2)
  })

  test('typed as people type, with the term and what it does to earlier documents', () => {
    const { code, json } = ask(
      'registry',
      'add',
      '--code',
      '999 qđ/tw',
      '--type',
      'quy dinh',
      '--date',
      '2025-12-23',
      '--issuer',
      ' Ban  Bí thư ',
      '--title',
      'Về việc  thử một quy định.',
      '--term',
      '13',
      '--relations',
      'replaces 58-QĐ/TW@2007-05-07;amends 57-NQ/TW@2024-12-22',
      '--json',
    )
    expect(code).toBe(0)
    expect(json().added).toEqual({
      id: 'tw/999-QĐ/TW@2025-12-23',
      code: '999-QĐ/TW',
      type: 'Quy định',
      date: '2025-12-23',
      issuer: 'Ban Bí thư',
      term: 'XIII',
      title: 'thử một quy định',
      relations: [
        { relation: 'replaces', target: 'tw/58-QĐ/TW@2007-05-07' },
        { relation: 'amends', target: 'tw/57-NQ/TW@2024-12-22' },
      ],
      confidence: 'high',
    })
    expect(ask('registry', 'list', '--mine', '--csv').out).toContain(
      'replaces 58-QĐ/TW@2007-05-07; amends 57-NQ/TW@2024-12-22',
    )
  })

  test('State documents need no term', () => {
    const { json } = ask(
      'registry',
      'add',
      '--code',
      '30/2020/NĐ-CP',
      '--date',
      '2020-03-05',
      '--issuer',
      'Chính phủ',
      '--title',
      'công tác văn thư',
      '--json',
    )
    expect(json().added).toMatchObject({ id: 'tw/30/2020/NĐ-CP@2020-03-05', type: 'Nghị định', term: '' })
  })

  const other = (code: string, date: string, ...more: string[]) =>
    ask('registry', 'add', '--code', code, '--date', date, '--issuer', 'Bộ Chính trị', '--title', 'một việc', ...more)

  test.each<[string, () => Answer, number, RegExp]>([
    [
      'a document that is built in',
      () => other('57-NQ/TW', '2024-12-22'),
      1,
      /Danh mục có sẵn đã có tw\/57-NQ\/TW@2024-12-22/,
    ],
    ['a date outside the term', () => other('99-NQ/TW', '2024-12-22', '--term', 'XI'), 1, /nằm ngoài khóa XI/],
    [
      'a relation that leads nowhere',
      () => other('99-NQ/TW', '2025-12-22', '--relations', 'replaces 1-NQ/TW@2022-01-01'),
      1,
      /danh mục không có văn bản ấy/,
    ],
    ['a province’s code', () => other('12-NQ/TU', '2024-12-22'), 1, /TU là ký hiệu của cấp/],
    [
      'a type that the code is not of',
      () => other('99-NQ/TW', '2025-12-22', '--type', 'Chỉ thị'),
      1,
      /không ứng với ký hiệu NQ/,
    ],
    ['no code', () => other('nq57', '2024-12-22'), 2, /--code: “nq57” không hợp lệ/],
    ['half a date', () => other('99-NQ/TW', '2024-12'), 2, /--date: “2024-12” không hợp lệ/],
    ['a type that is not said', () => other('999-QĐ/TW', '2025-12-22'), 2, /cần một trong: Quyết định, Quy định/],
    ['a type that is none', () => other('999-QĐ/TW', '2025-12-22', '--type', 'Lời'), 2, /--type: “Lời”/],
    [
      'no relation',
      () => other('99-NQ/TW', '2025-12-22', '--relations', 'sau 57-NQ/TW'),
      2,
      /--relations: “sau 57-NQ\/TW”/,
    ],
    ['no title', () => ask('registry', 'add', ...ADD, '--title', '  '), 2, /--title: /],
    ['nothing but a code', () => ask('registry', 'add', '--code', '57-NQ/TW'), 2, /Tùy chọn --date/],
  ])('%s is refused, and nothing is written', (_name, run, code, reason) => {
    const answer = run()
    expect([answer.code, answer.out]).toEqual([code, ''])
    expect(answer.err).toMatch(reason)
    expect(answer.err).not.toContain('    at ')
    expect(existsSync(own)).toBe(false)
  })

  test('a document that is there is not added twice; a number that is taken is told', () => {
    add()
    const again = add('--json')
    expect([again.code, again.json().error]).toEqual([
      1,
      `Danh mục riêng đã có tw/77-HD/BTCTW@2024-03-05 (${own}, dòng 2).`,
    ])
    const near = other('57-NQ/TW', '2024-12-23')
    expect(near.code).toBe(0)
    expect(near.err).toMatch(/Lưu ý: cùng số, cùng khóa với 57-NQ\/TW@2024-12-22 \(works\.tsv, dòng \d+\)/)
  })
})

describe('registry suggest', () => {
  const samples = join(folder, 'mau.db')
  const suggest = (...words: string[]) => vankien(['registry', 'suggest', '--db', samples, ...words])
  beforeAll(() => {
    expect(vankien(['import', join(root, 'corpus/samples/archive'), '--db', samples]).code).toBe(3)
  })

  test('central documents that the archive holds or cites alike, each with who says so', () => {
    const { registry, suggestions } = suggest('--json').json()
    expect(registry).toBeNull()
    expect(suggestions.map((each: Json) => each.id)).toEqual([
      'tw/46-HD/BTGDVTW@2025-12-22',
      'tw/1356-CV/BTCTW@2026-03-11',
      'tw/03/NQ-CP@2025-01-09',
    ])
    const [held, , cited] = suggestions
    expect(held.row).toMatchObject({ type: 'Hướng dẫn', term: 'XIII', title: 'công tác khoa giáo năm 2026' })
    expect(held.held[0].path).toContain('46-HD-BTGDVTW')
    expect(cited.row).toMatchObject({ type: 'Nghị quyết', issuer: 'Chính phủ', term: '', confidence: 'medium' })
    expect(cited.cites).toHaveLength(2)
    for (const each of cited.cites) expect(each.sentence).toContain('Nghị quyết số 03/NQ-CP')
    const { code, out } = suggest()
    expect(code).toBe(0)
    expect(out).toMatch(
      /^46-HD\/BTGDVTW · Ban Tuyên giáo và Dân vận Trung ương · 22\/12\/2025 · khóa XIII · kho có văn bản này/,
    )
    expect(out).toContain('2 văn bản viện dẫn với cùng ngày và trích yếu')
    expect(out).toContain('vankien registry add --code 46-HD/BTGDVTW --date 2025-12-22 --issuer "Ban Tuyên giáo')
    const csv = suggest('--csv').out
    expect(csv).toMatch(
      /^code,type,date,issuer,term,title,relations,source,confidence,held,documents,notes,paths,sentences\r\n/,
    )
  })

  test('the printed command adds the row, and then it is suggested no more', () => {
    const [{ command, row }] = suggest('--json').json().suggestions
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare)
    expect(words.shift()).toBe('vankien')
    expect(words).toContain(own)
    const { added } = vankien([...words, '--json']).json()
    expect(added).toMatchObject({ code: row.code, date: row.date, title: row.title, type: row.type, term: row.term })
    expect(
      suggest('--json')
        .json()
        .suggestions.map((each: Json) => each.row.code),
    ).not.toContain(row.code)
    expect(vankien(['import', join(root, 'corpus/samples/archive'), '--db', samples]).code).toBe(3)
    expect(
      suggest('--json')
        .json()
        .suggestions.map((each: Json) => each.row.code),
    ).not.toContain(row.code)
  })

  test('nothing to suggest is said; no database is a failure', () => {
    const empty = join(folder, 'it.db')
    const text = join(folder, 'it.txt')
    writeFileSync(text, 'Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị.')
    expect(vankien(['import', text, '--db', empty]).code).toBe(0)
    const answer = vankien(['registry', 'suggest', '--db', empty, '--lang', 'en'])
    expect([answer.code, answer.out]).toEqual([0, ''])
    expect(answer.err).toContain('The registry lacks no central document')
    expect(vankien(['registry', 'suggest', '--db', join(folder, 'none.db')]).code).toBe(1)
  })
})

describe('the table of one’s own', () => {
  const archive = join(folder, 'kho')
  beforeAll(() => {
    mkdirSync(archive)
    const header =
      'ĐẢNG BỘ TỈNH NGHỆ AN\nĐẢNG ỦY XÃ KIM LIÊN\n*\nSố 12-KH/ĐU\nKim Liên, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nthực hiện công tác đảng viên\n'
    writeFileSync(
      join(archive, 'a.txt'),
      `${header}Thực hiện Hướng dẫn số 77-HD/BTCTW của Ban Tổ chức Trung ương, các chi bộ làm những việc sau.\n`,
    )
  })

  test('makes known what archives name without a date; the import says which rows are built in', () => {
    expect(ask('import', archive).code).toBe(0)
    expect(ask('cites', '77-HD/BTCTW', '--json').json().work).toMatchObject({ id: 'tw/77-HD/BTCTW@?', origin: 'cited' })
    add()
    writeFileSync(own, `${readFileSync(own, 'utf8')}57-NQ/TW\tNghị quyết\t2024-12-22\tX\tXIII\tx\t\tuser\tlow\n`)
    const again = ask('import', archive)
    expect(again.err).toContain(`Danh mục có sẵn đã có tw/57-NQ/TW@2024-12-22; dòng của ${own} không dùng đến.`)
    const cites = ask('cites', '77-HD/BTCTW', '--json').json()
    expect(cites.work).toMatchObject({ id: 'tw/77-HD/BTCTW@2024-03-05', title: TITLE, origin: 'registry' })
    expect(cites.documents).toHaveLength(1)
    expect(ask('show', '57-NQ/TW', '--json').json().work.issuer).toBe('Bộ Chính trị')
  })

  test('a table that cannot be read stops what would use it, with file, line and column', () => {
    writeFileSync(own, 'code\tdate\n77-HD/BTCTW\t2024-03-05\n')
    for (const words of [
      ['import', archive],
      ['registry', 'list', '--mine'],
    ]) {
      const { code, out, err } = ask(...words)
      expect([code, out, err]).toEqual([1, '', `${own}, dòng 1, cột type: thiếu cột này\n`])
    }
    expect(ask('registry', 'list', '--lang', 'en').err).toContain('line 1, column type: this column is missing')
    const extract = vankien(['extract', join(archive, 'a.txt'), '--registry', own])
    expect([extract.code, extract.out]).toEqual([1, ''])
  })

  test('is named by --registry, else by VANKIEN_REGISTRY, else stands beside the database', () => {
    add()
    const elsewhere = join(folder, 'khac.tsv')
    rmSync(elsewhere, { force: true })
    const mine = (words: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
      vankien(['registry', 'list', '--mine', '--json', ...words], environment)
    expect(mine([]).json().documents).toHaveLength(1)
    expect(mine([], { VANKIEN_DB: join(folder, 'x', 'y.db') }).json().registry).toBeNull()
    const named = mine([], { VANKIEN_REGISTRY: elsewhere })
    expect([named.code, named.json().documents]).toEqual([0, []])
    expect(named.err).toContain(elsewhere)
    const asked = mine(['--registry', elsewhere], { VANKIEN_REGISTRY: own })
    expect([asked.code, asked.json().reason]).toEqual([1, 'no-registry-file'])
    expect(add('--registry', elsewhere).code).toBe(0)
    expect(mine(['--registry', elsewhere]).json()).toMatchObject({ registry: elsewhere, documents: [{ mine: true }] })
  })
})
