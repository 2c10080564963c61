/** A database that holds secret documents: no command shows them, in no form, unless it is asked to. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'vankien-secret-'))
const db = join(folder, 'kho.db')
const path = (name: string) => join(folder, name)

function vankien(...words: string[]) {
  const { VANKIEN_DB: _db, VANKIEN_LANG: _lang, VANKIEN_REGISTRY: _registry, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/scripts/vankien.js'), ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, out: stdout, err: stderr }
}
const ask = (...words: string[]) => vankien(...words, '--db', db)

const head = (number: string, day: string, mark: readonly string[], title: string, ...body: readonly string[]) =>
  [
    'TỈNH ỦY NGHỆ AN',
    '*',
    `Số ${number}`,
    ...mark,
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    `Nghệ An, ngày ${day} tháng 9 năm 2025`,
    'KẾ HOẠCH',
    title,
    '-----',
    ...body,
  ].join('\n')

/** Words that stand in the secret document alone, its name among them. */
const SECRET = /7713-KH\/TU|7714-CT\/TU|kim-cuong|hầm ngầm|7799-NQ\/TU/
const PLAIN = /32-KH\/TU|mo\.txt/

beforeAll(() => {
  mkdirSync(path('kho'))
  writeFileSync(
    path('kho/kim-cuong.txt'),
    head(
      '7713-KH/TU',
      '01',
      ['TUYỆT MẬT'],
      'thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị ở các hầm ngầm',
      'Căn cứ Chỉ thị số 7714-CT/TU ngày 01/8/2025 của Tỉnh ủy.',
      '1. Các hầm ngầm báo cáo Tỉnh ủy trước ngày 15/10/2026.',
      '2. Sơ kết 02 năm thực hiện Nghị quyết số 7799-NQ/TU ngày 05/5/2024 của Tỉnh ủy về hầm ngầm vào năm 2026.',
      '3. Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2025 và Chỉ thị số ......-CT/TU ở hầm ngầm.',
    ),
  )
  writeFileSync(
    path('kho/mo.txt'),
    head(
      '32-KH/TU',
      '02',
      [],
      'thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về chuyển đổi số',
      '1. Các huyện ủy báo cáo trước ngày 15/11/2026.',
      '2. Sơ kết 02 năm thực hiện Nghị quyết số 57-NQ/TW vào năm 2026.',
    ),
  )
  expect(ask('import', path('kho'), '--include-secret').code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('import without the flag counts it, names path and reason, and says nothing of its content', () => {
  const { code, out } = vankien('import', path('kho'), '--db', path('khac.db'))
  expect(code).toBe(3)
  expect(out).toContain('Có 1 tệp là văn bản có dấu mật')
  expect(out).toContain('kho/kim-cuong.txt')
  expect(out).not.toMatch(/7713|hầm ngầm/)
})

/** Each command line, and whether the secret documents would show in its answer. */
const QUESTIONS: readonly (readonly [words: readonly string[], shows: boolean])[] = [
  [['cites', '57-NQ/TW'], true],
  [['cites', '57-NQ/TW', '--via', '--json'], true],
  [['cites', '57-NQ/TW', '--csv'], true],
  [['coverage', '57-NQ/TW'], false],
  [['coverage', '57-NQ/TW', '--json'], true],
  [['coverage', '57-NQ/TW', '--csv'], true],
  [['show', '57-NQ/TW'], true],
  [['show', '57-NQ/TW', '--json', '--decisions'], true],
  [['graph', '57-NQ/TW'], true],
  [['graph', '57-NQ/TW', '--json'], true],
  ...['json', 'dot', 'graphml', 'gexf', 'svg'].map((form) => [['graph', '57-NQ/TW', '--format', form], true] as const),
  [['search', 'hầm', 'ngầm'], true],
  [['search', 'ham', 'ngam', '--json'], true],
  [['search', 'Bộ', 'Chính', 'trị', '--csv'], true],
  [['works'], true],
  [['works', '--all', '--json'], true],
  [['works', '--csv'], true],
  [['missing', '--json'], true],
  [['missing', '--who', '--csv'], true],
  [['reviews'], true],
  [['reviews', '--json'], true],
  [['reviews', '--csv'], true],
  [['reviews', '--due', '--year', '2029', '--json'], false],
  [['deadlines'], true],
  [['deadlines', '--json'], true],
  [['deadlines', '--csv'], true],
  [['problems'], true],
  [['problems', '--json'], true],
  [['problems', '--csv'], true],
  [['status'], false],
  [['status', '--json'], false],
  [['corrections', '--json'], false],
  [['registry', 'suggest', '--json'], false],
]

test.each(QUESTIONS)('%j', (words, shows) => {
  const { out, err } = ask(...words)
  expect(out).not.toMatch(SECRET)
  expect(err).toContain('1 văn bản mật không được đưa vào (--include-secret).')
  const open = ask(...words, '--include-secret')
  expect(open.err).not.toContain('văn bản mật không được')
  if (shows) expect(open.out).toMatch(SECRET)
  if (words[0] === 'status') expect(open.out).not.toBe(out)
})

test.each(['7713-KH/TU', '7714-CT/TU', 'kho/kim-cuong.txt'])('show %s: there is no such thing', (what) => {
  const { code, out, err } = ask('show', what)
  expect(code).toBe(1)
  expect(out + err.replace(what, '')).not.toMatch(/hầm ngầm|7799|Nghị quyết số 57/)
  expect(ask('show', what, '--include-secret').code).toBe(0)
})

/** Text of all that is in a file. */
function textOf(file: string): string {
  const bytes = readFileSync(file)
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString()
  return Object.values(unzipSync(bytes))
    .map((each) => strFromU8(each))
    .join('\n')
}

test.each(['xlsx', 'csv', 'json', 'md'])('a report as .%s', (ending) => {
  const file = path(`bao-cao.${ending}`)
  const written = file.replace(/csv$/, 'zip')
  expect(ask('report', '--out', file).err).toContain('1 văn bản mật không được đưa vào')
  expect(textOf(written)).not.toMatch(SECRET)
  expect(textOf(written)).toMatch(PLAIN)
  expect(ask('report', '--out', file, '--include-secret').code).toBe(0)
  expect(textOf(written)).toMatch(SECRET)
})

test.each(['svg', 'dot', 'graphml', 'gexf', 'json'])('a graph as .%s', (ending) => {
  const file = path(`so-do.${ending}`)
  expect(ask('graph', '57-NQ/TW', '--out', file).code).toBe(0)
  expect(textOf(file)).not.toMatch(SECRET)
  expect(textOf(file)).toMatch(/32-KH\/TU/)
})

test('a secret document is corrected only by who asks for it, and its corrections are as secret', () => {
  const words = ['correct', 'field', 'kho/kim-cuong.txt', 'date', '2025-09-03']
  expect(ask(...words).code).toBe(1)
  expect(ask(...words, '--include-secret').code).toBe(0)
  const file = path('dinh-chinh.jsonl')
  expect(ask('corrections', 'export', file).code).toBe(0)
  expect(readFileSync(file, 'utf8')).not.toContain('2025-09-03')
  expect(ask('corrections', 'export', file, '--include-secret').code).toBe(0)
  expect(readFileSync(file, 'utf8')).toContain('2025-09-03')
})

test('an archive without secret documents says nothing of them', () => {
  const own = path('mo.db')
  expect(vankien('import', path('kho/mo.txt'), '--db', own).code).toBe(0)
  expect(vankien('works', '--db', own).err).toBe('')
})
