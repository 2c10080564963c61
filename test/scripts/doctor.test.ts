/** `vankien doctor` and `vankien` alone: what they say of a machine and of databases in every state. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.js'
import { runImport } from '../../pipeline/run.js'
import { unfitPlace } from '../../scripts/doctor/database.js'
import { isAtLeast } from '../../scripts/doctor/machine.js'

const root = join(import.meta.dirname, '../..')
const program = join(root, 'dist/scripts/vankien.js')
const folder = mkdtempSync(join(tmpdir(), 'vankien-doctor-test-'))
const sample = join(folder, 'mau.db')

interface Found {
  readonly id: string
  readonly group: string
  readonly state: string
  readonly message: string
  readonly next: string | null
}

function vankien(words: readonly string[], more: { cwd?: string; env?: Record<string, string> } = {}) {
  const { VANKIEN_DB: _db, VANKIEN_LANG: _lang, VANKIEN_REGISTRY: _registry, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: more.cwd ?? folder,
    env: { ...env, ...more.env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function doctor(db: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = vankien(['doctor', '--db', db, '--json'], { env })
  expect(stderr).toBe('')
  const { ok, checks } = JSON.parse(stdout) as { ok: boolean; checks: Found[] }
  return { status, ok, checks, of: (id: string) => checks.find((check) => check.id === id) }
}

/** A copy of the sample database, changed. */
function changed(name: string, sql: string): string {
  const path = join(folder, name)
  copyFileSync(sample, path)
  const db = openDatabase(path)
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  db.pragma('journal_mode = DELETE')
  db.close()
  return path
}

beforeAll(async () => {
  const db = openDatabase(sample, { create: true })
  await runImport(db, [join(root, 'corpus/samples/archive/Hải Phòng')], {
    jobs: 0,
    program: 'vankien test',
    argv: ['kho'],
    now: () => '2026-11-25T00:00:00.000Z',
  })
  db.pragma('journal_mode = DELETE')
  db.close()
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('doctor', () => {
  test('finds nothing failing with a database that was just made', () => {
    const { status, ok, checks } = doctor(sample)
    expect(checks.filter(({ state }) => state === 'fail')).toEqual([])
    expect({ status, ok }).toEqual({ status: 0, ok: true })
    expect(new Set(checks.map(({ group }) => group))).toEqual(new Set(['machine', 'program', 'database', 'registry']))
    // Whatever is not well comes with what to do.
    for (const { state, next } of checks) if (state !== 'ok') expect(next).not.toBeNull()
    for (const id of ['node', 'packages', 'sqlite', 'full-text', 'pdf', 'images', 'ocr-model', 'tesseract', 'registry'])
      expect(checks.map((check) => check.id)).toContain(id)
  })

  test('no database yet is no failure', () => {
    const { status, of } = doctor(join(folder, 'chua-co.db'))
    expect(status).toBe(0)
    expect(of('database')).toMatchObject({ state: 'ok', next: expect.stringContaining('vankien import') })
  })

  test('a damaged file fails, and the corrections are to be kept', () => {
    const path = join(folder, 'hong.db')
    copyFileSync(sample, path)
    const file = openSync(path, 'r+')
    const page = 4096
    for (let at = Math.floor(statSync(path).size / page / 2); at < statSync(path).size / page; at += 3)
      writeSync(file, Buffer.alloc(64, 0xa5), 0, 64, at * page)
    closeSync(file)
    const { status, ok, checks } = doctor(path)
    expect({ status, ok }).toEqual({ status: 1, ok: false })
    expect(checks.filter(({ state }) => state === 'fail').map(({ group }) => group)).toContain('database')
  })

  test('a file that is no database of ours fails with what to do', () => {
    const path = join(folder, 'khac.db')
    writeFileSync(path, 'không phải SQLite, chỉ là chữ '.repeat(40))
    const { status, of } = doctor(path)
    expect(status).toBe(1)
    expect(of('database')).toMatchObject({ state: 'fail' })
  })

  test.each([
    ['an import that was broken off', 'UPDATE runs SET finished = NULL', 'last-run', 'warn', 'import'],
    ['records of an older extractor', 'UPDATE documents SET extractor = 0', 'extractor', 'warn', '--reprocess'],
    [
      'references to nowhere',
      'INSERT INTO pages (document_id, page, start, "end") VALUES (99999, 1, 0, 0)',
      'database-references',
      'fail',
      '--reprocess',
    ],
    [
      'files set aside',
      "UPDATE files SET state = 'set-aside', reason = 'damaged', message = 'x', document_id = NULL",
      'set-aside',
      'ok',
      '--retry',
    ],
  ])('%s', (name, sql, id, state, next) => {
    const { status, of } = doctor(changed(`${id}.db`, sql))
    expect([name, of(id)]).toEqual([name, expect.objectContaining({ state, next: expect.stringContaining(next) })])
    expect(status).toBe(state === 'fail' ? 1 : 0)
  })

  test('a temporary folder that cannot be written fails', () => {
    const { status, of } = doctor(sample, { TMPDIR: join(folder, 'khong-co') })
    expect(of('temporary')).toMatchObject({ state: 'fail', next: expect.stringContaining('TMPDIR') })
    expect(status).toBe(1)
  })

  test('the clock of Vietnam is well, another is noted', () => {
    expect(doctor(sample, { TZ: 'Asia/Ho_Chi_Minh' }).of('time-zone')).toMatchObject({ state: 'ok' })
    expect(doctor(sample, { TZ: 'America/New_York' }).of('time-zone')).toMatchObject({
      state: 'warn',
      next: expect.stringContaining('Asia/Ho_Chi_Minh'),
    })
  })

  test.skipIf(process.platform === 'win32')(
    'a tesseract on the PATH that does not run is noted, one that does is named',
    () => {
      const bin = join(folder, 'bin')
      mkdirSync(bin)
      const write = (text: string) => {
        writeFileSync(join(bin, 'tesseract'), `#!/bin/sh\n${text}\n`)
        chmodSync(join(bin, 'tesseract'), 0o755)
      }
      write('exit 3')
      expect(doctor(sample, { PATH: bin }).of('tesseract')).toMatchObject({ state: 'warn' })
      write('case "$1" in --version) echo "tesseract 5.3.0";; *) [ -f "$3/vie.traineddata" ] && echo vie;; esac')
      expect(doctor(sample, { PATH: bin }).of('tesseract')).toMatchObject({
        state: 'ok',
        message: expect.stringContaining('5.3.0'),
      })
      write('case "$1" in --version) echo "tesseract 5.3.0";; *) echo eng;; esac')
      expect(doctor(sample, { PATH: bin }).of('tesseract')).toMatchObject({ state: 'warn' })
    },
  )

  test('reads the same in both languages', () => {
    const [vi, en] = ['vi', 'en'].map((lang) => vankien(['doctor', '--db', sample, '--lang', lang]).stdout) as [
      string,
      string,
    ]
    expect(vi).toContain('Cơ sở dữ liệu')
    expect(en).toContain('Database')
    expect(vi.match(/^ {2}\S/gm)?.length).toBe(en.match(/^ {2}\S/gm)?.length)
    expect(en).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i)
  })
})

test.each([
  ['/home/lan/OneDrive - Văn phòng/kho.db', 0, 'synced'],
  ['C:\\Users\\lan\\Dropbox\\kho.db', 0, 'synced'],
  ['/Users/lan/Library/Mobile Documents/kho.db', 0, 'synced'],
  ['\\\\may-chu\\chung\\kho.db', 0, 'network'],
  ['/mnt/chung/kho.db', 0x6969, 'network'],
  ['/home/lan/kho/kho.db', 0xef53, null],
  ['/home/lan/Dropboxes/kho.db', 0xef53, null],
])('%s of type %i is %s', (path, type, expected) => {
  expect(unfitPlace(path, type)).toBe(expected)
})

test.each([
  ['20.20.2', '20.19', true],
  ['20.19.0', '20.19', true],
  ['20.9.0', '20.19', false],
  ['18.20.0', '20.19', false],
  ['26.0.0', '20.19', true],
])('Node %s for %s: %s', (own, wanted, expected) => {
  expect(isAtLeast(own, wanted)).toBe(expected)
})

describe('vankien alone', () => {
  const here = (name: string) => {
    const path = join(folder, name)
    mkdirSync(path)
    return path
  }

  test('says what it is for and how to begin', () => {
    const cwd = here('trong')
    const { status, stdout, stderr } = vankien([], { cwd })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const part of ['vankien import', 'vankien cites', 'vankien serve', 'vankien --help'])
      expect(stdout).toContain(part)
    expect(vankien(['--lang', 'en'], { cwd }).stdout).toContain('To begin:')
    expect(vankien([], { cwd, env: { VANKIEN_LANG: 'en' } }).stdout).toContain('To begin:')
  })

  test('says what the database that is here holds and what to ask, in commands that answer', () => {
    const cwd = here('co')
    copyFileSync(sample, join(cwd, 'vankien.db'))
    const { stdout } = vankien([], { cwd })
    expect(stdout).toMatch(/vankien\.db: \d+ văn bản, \d+ viện dẫn, \d+ thời hạn; nhập gần nhất 25\/11\/2026/)
    const commands = [
      ...stdout.matchAll(/^ {2}vankien ((?:coverage|deadlines|reviews|problems|status) ?[^\n]*?)(?: {2}|$)/gm),
    ].map((found) => found[1]!.trim())
    expect(commands.length).toBeGreaterThan(3)
    for (const command of commands) expect([command, vankien(command.split(' '), { cwd }).status]).toEqual([command, 0])
  })

  test('takes the only other database that is here, and names it in the commands', () => {
    const cwd = here('khac')
    copyFileSync(sample, join(cwd, 'kho.db'))
    expect(vankien([], { cwd }).stdout).toContain('vankien problems --db kho.db')
    copyFileSync(sample, join(cwd, 'kho2.db'))
    expect(vankien([], { cwd }).stdout).toContain('Bắt đầu:')
    expect(vankien(['--db', 'kho2.db'], { cwd }).stdout).toContain('vankien problems --db kho2.db')
  })

  test('a file of another kind does not stand in the way', () => {
    const cwd = here('la')
    writeFileSync(join(cwd, 'vankien.db'), 'chữ thường')
    const { status, stdout } = vankien([], { cwd })
    expect(status).toBe(0)
    expect(stdout).toContain('vankien.db')
  })
})

describe('what went wrong comes with what to do', () => {
  const cwd = root
  test.each([
    [['cites', '57-NQ/TW', '--provinc', 'x'], 2, ['--province', 'vankien cites --help']],
    [['cite', '57-NQ/TW'], 2, ['cites', 'vankien --help']],
    [['works', 'a', 'b'], 2, ['ngoặc kép']],
    [['import', 'Kho không có'], 1, ['ngoặc kép']],
    [['extract', 'khong-co.docx'], 1, ['kiểm tra lại đường dẫn']],
    [['cites', '57777-NQ/TW'], 1, ['57-NQ/TW', 'vankien search']],
    [['show', 'khong-co.docx'], 1, ['vankien import']],
    [['problems', '--document', '57-NQ/TW'], 1, ['vankien cites']],
    [['search', 'không', 'có', 'từ', 'zzz'], 0, ['không dấu']],
    [['works', '--type', 'Không có'], 0, ['--all']],
    [['report', '--out', '/'], 2, ['.xlsx']],
    [['status', '--db', 'khong-co.db'], 1, ['vankien import']],
  ])('%j', (words, code, advice) => {
    const needsDb = !words.includes('--db') && !['import', 'extract'].includes(words[0]!)
    const { status, stderr } = vankien([...words, ...(needsDb ? ['--db', sample] : [])], { cwd })
    expect({ status, stderr }).toEqual({ status: code, stderr: expect.any(String) })
    for (const part of advice) expect(stderr).toContain(part)
  })
})
