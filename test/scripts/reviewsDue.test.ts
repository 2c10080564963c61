/** `vankien reviews --due`: what the calendar calls for, announced or not, as a child process. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const program = join(root, 'dist/scripts/vankien.js')
const folder = mkdtempSync(join(tmpdir(), 'vankien-due-'))

// biome-ignore lint/suspicious/noExplicitAny: what the program prints has a shape for every command
type Json = any

function vankien(...words: string[]): { code: number | null; out: string; err: string; json: () => Json } {
  const { VANKIEN_DB: _db, VANKIEN_LANG: _lang, VANKIEN_REGISTRY: _registry, ...env } = process.env
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  if (error) throw error
  return { code: status, out: stdout, err: stderr, json: () => JSON.parse(stdout) }
}

beforeAll(() => {
  if (!existsSync(program)) throw new Error('dist/ is not built; run npm run build')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('in an archive made for it', () => {
  const archive = join(folder, 'kho')
  const db = join(folder, 'kho.db')
  const header = (number: number, title: string, ...text: string[]) =>
    [
      'ĐẢNG BỘ TỈNH NGHỆ AN',
      'ĐẢNG ỦY XÃ KIM LIÊN',
      '*',
      `Số ${number}-KH/ĐU`,
      'Kim Liên, ngày 05 tháng 3 năm 2026',
      'KẾ HOẠCH',
      title,
      ...text,
    ].join('\n')
  beforeAll(() => {
    mkdirSync(archive)
    writeFileSync(
      join(archive, 'a.txt'),
      header(
        1,
        'công tác năm 2026',
        'Thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị, các chi bộ làm những việc sau.',
        'Thực hiện Chỉ thị số 06-CT/TW, ngày 24/6/2021 của Ban Bí thư, các chi bộ làm những việc sau.',
        'Thực hiện Chỉ thị số 06-CT/TW, ngày 25/6/2021 của Ban Bí thư về bảo hiểm y tế ở vùng núi, hải đảo xa xôi, các chi bộ làm những việc sau.',
        'Thực hiện Chỉ thị số 35-CT/TW, ngày 14/6/2024 của Bộ Chính trị, các chi bộ làm những việc sau.',
        'Thực hiện Quyết định số 22-QĐ/TW, ngày 28/7/2021 của Ban Chấp hành Trung ương, các chi bộ làm những việc sau.',
        'Thực hiện Nghị quyết số 20-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương, các chi bộ làm những việc sau.',
      ),
    )
    writeFileSync(
      join(archive, 'b.txt'),
      header(
        2,
        'sơ kết, tổng kết năm 2026',
        'Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW, ngày 24/6/2021 của Ban Bí thư.',
        'Tổng kết 08 năm thực hiện Nghị quyết số 20-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương.',
      ),
    )
    expect(vankien('import', archive, '--db', db).code).toBe(0)
  })

  const due = (...words: string[]): Json[] => vankien('reviews', '--due', '--db', db, '--json', ...words).json().due
  const brief = (rows: readonly Json[]) => rows.map(({ id, years, dueDate, state }) => [id, years, dueDate, state])

  test('works of round years, by the day, with who announces their review', () => {
    const rows = due('--year', '2026')
    expect(brief(rows)).toEqual([
      ['tw/05-CT/TW@2016-05-15', 10, '2026-05-15', 'not-announced'],
      ['tw/06-CT/TW@2021-06-24', 5, '2026-06-24', 'announced'],
      ['tw/06-CT/TW@2021-06-25', 5, '2026-06-25', 'not-announced'],
    ])
    expect(rows[1].announcedBy).toEqual([
      expect.objectContaining({
        path: expect.stringContaining('b.txt'),
        kind: 'sơ kết',
        years: 5,
        sentence: 'Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW, ngày 24/6/2021 của Ban Bí thư.',
      }),
    ])
    expect(rows.map(({ held, documents }) => [held, documents])).toEqual([
      [0, 1],
      [0, 2],
      [0, 1],
    ])
  })

  test('what replaces or continues a work, and what it may be a misprint of, is said', () => {
    const [continued, known, misprinted] = due('--year', '2026')
    expect(continued).toMatchObject({ replacedBy: [], continuedBy: expect.arrayContaining(['tw/07-CT/TW@2026-07-13']) })
    expect(known.misprintOf).toEqual([])
    expect(misprinted.misprintOf).toEqual(['tw/06-CT/TW@2021-06-24'])
    expect(due('--year', '2029')).toEqual([
      expect.objectContaining({ id: 'tw/35-CT/TW@2024-06-14', replacedBy: ['tw/45-CT/TW@2025-04-14'] }),
    ])
    const { out } = vankien('reviews', '--due', '--db', db, '--year', '2029')
    expect(out).toContain('đã được thay thế: tw/45-CT/TW@2025-04-14')
  })

  test('a review of other years is another review; types that nobody reviews are left out', () => {
    expect(brief(due('--year', '2027'))).toEqual([['tw/20-NQ/TW@2017-10-25', 10, '2027-10-25', 'not-announced']])
    expect(due('--year', '2028')).toEqual([])
  })

  test('the user’s own registry says what replaces what, too', () => {
    const added = vankien(
      'registry',
      'add',
      '--db',
      db,
      '--code',
      '999-NQ/TW',
      '--date',
      '2025-12-29',
      '--issuer',
      'Bộ Chính trị',
      '--title',
      'một việc',
      '--relations',
      'replaces 20-NQ/TW@2017-10-25',
    )
    expect(added.code).toBe(0)
    expect(due('--year', '2027')[0].replacedBy).toEqual(['tw/999-NQ/TW@2025-12-29'])
  })
})

describe('in the sample archive', () => {
  const db = join(folder, 'mau.db')
  beforeAll(() => {
    expect(vankien('import', join(root, 'corpus/samples/archive'), '--db', db).code).toBe(3)
  })
  const ask = (...words: string[]) => vankien('reviews', '--db', db, ...words)

  test('announced and not announced stand apart, with the sentences', () => {
    const { code, out } = ask('--due', '--year', '2026')
    expect(code).toBe(0)
    expect(out).toMatch(/^2026: /)
    expect(out).toMatch(/\nĐã có văn bản đặt ra \(7\)\n {2}15\/05\/2026 · tròn 10 năm · 05-CT\/TW · Bộ Chính trị/)
    expect(out).toMatch(/\nChưa văn bản nào đặt ra \(1\)\n {2}01\/09\/2026 · tròn 10 năm · 06-KL\/TW/)
    expect(out.replace(/\s+/g, ' ')).toContain(
      '“(2) Sơ kết 05 năm thực hiện Chỉ thị số 07-CT/TW, ngày 06/7/2021 của Ban Bí thư.”',
    )
    const english = ask('--due', '--year', '2026', '--lang', 'en').out
    expect(english).toMatch(/\nNot announced by anybody \(1\)\n/)
    const csv = ask('--due', '--year', '2026', '--csv').out
    expect(csv).toMatch(/^dueDate,years,code,/)
    expect(csv.trimEnd().split('\r\n')).toHaveLength(9)
  })

  test('the year is the next one, after --today or today', () => {
    expect(ask('--due', '--today', '31/12/2025', '--json').json().year).toBe(2026)
    expect(ask('--due', '--today', '2026-11-25', '--year', '2030', '--json').json().year).toBe(2030)
    const before = new Date().getFullYear()
    const { year } = ask('--due', '--json').json()
    expect([before + 1, new Date().getFullYear() + 1]).toContain(year)
  })

  test('a year without any is said; --today without --due is wrong usage', () => {
    const { code, out, err } = ask('--due', '--year', '1950')
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain('trong năm 1950')
    expect(ask('--today', '2026-01-01').code).toBe(2)
    expect(ask('--due', '--today', 'mai').code).toBe(2)
    expect(vankien('reviews', '--due', '--db', join(folder, 'none.db')).code).toBe(1)
  })
})
