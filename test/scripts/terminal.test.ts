/** Names of files and words of documents cannot steer the terminal of who imports them and asks about them. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'vankien-terminal-'))
const db = join(folder, 'kho.db')
const CLEAR = '\u001b[2J\u001b]0;x\u0007'
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

const vankien = (...words: string[]) =>
  spawnSync(process.execPath, [join(root, 'dist/scripts/vankien.js'), ...words, '--db', db], {
    cwd: folder,
    encoding: 'utf8',
  })

beforeAll(() => {
  const kho = join(folder, 'kho')
  mkdirSync(kho)
  const text = [
    'ĐẢNG ỦY XÃ AN BÌNH',
    'Số 12-KH/ĐU',
    'An Bình, ngày 02 tháng 9 năm 2025',
    'KẾ HOẠCH',
    `thực hiện Nghị quyết số 57-NQ/TW về ${CLEAR} chuyển \u202Eđổi số`,
    `1. Các chi bộ ${CLEAR}\u009b31m báo cáo trước ngày 15/10/2026.`,
    '2. Sơ kết 02 năm thực hiện Nghị quyết số 57-NQ/TW vào năm 2026.',
  ].join('\n')
  writeFileSync(join(kho, `a${CLEAR}.txt`), text)
  writeFileSync(join(kho, `b\u202Efdp.txt`), '')
  writeFileSync(join(kho, `c\u009b31m\r.txt`), `${text} khác`)
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  [['import', 'kho'], 3],
  [['import', 'kho', '--reprocess', '--json'], 3],
  [['cites', '57-NQ/TW'], 0],
  [['cites', '57-NQ/TW', '--json'], 0],
  [['cites', '57-NQ/TW', '--csv'], 0],
  [['show', '57-NQ/TW'], 0],
  [['show', `a${CLEAR}.txt`], 0],
  [['show', `không${CLEAR}có.txt`], 1],
  [['search', 'chuyển'], 0],
  [['deadlines'], 0],
  [['deadlines', '--csv'], 0],
  [['reviews'], 0],
  [['problems'], 0],
  [['works'], 0],
  [['status'], 0],
  [['coverage', '57-NQ/TW', '--csv'], 0],
  [['graph', '57-NQ/TW'], 0],
  [['graph', '57-NQ/TW', '--format', 'svg'], 0],
  [['graph', '57-NQ/TW', '--format', 'dot'], 0],
  [['graph', '57-NQ/TW', '--format', 'json'], 0],
] as const)('%j', (words, code) => {
  const { status, stdout, stderr } = vankien(...words)
  expect(status).toBe(code)
  expect(stdout.replaceAll('\r\n', '\n')).not.toMatch(STEERING)
  expect(stderr).not.toMatch(STEERING)
  if (words.some((word) => word === '--json')) JSON.parse(stdout)
})

test('extract and explain print no command to the terminal either', () => {
  for (const command of ['extract', 'explain']) {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'dist/scripts/vankien.js'), command, join(folder, 'kho', `a${CLEAR}.txt`)],
      { encoding: 'utf8' },
    )
    expect(stdout.length).toBeGreaterThan(100)
    expect(stdout + stderr).not.toMatch(STEERING)
  }
})
