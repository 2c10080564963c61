/** `vankien eval` and the reference scorer (../shared/gold/score.py) give the same figures for what the program reads. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Score, threeDigits } from '../../corpus/score.js'

const root = join(import.meta.dirname, '../..')
const program = join(root, 'dist/scripts/vankien.js')
const scorer = join(root, '../shared/gold/score.py')
const here = existsSync(scorer) && spawnSync('python3', ['--version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'vankien-reference-'))
afterAll(() => rmSync(folder, { recursive: true }))

const run = (command: string, ...words: string[]) =>
  execFileSync(command, words, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })

describe.skipIf(!here)('eval and the reference scorer (needs ../shared/gold and python3)', () => {
  test.each(['../shared/gold/seeds', 'corpus/samples/sources'])('agree to three digits over %s', (gold) => {
    const outputs = mkdtempSync(join(folder, 'outputs-'))
    const texts = readdirSync(join(root, gold))
      .filter((name) => name.endsWith('.txt') && existsSync(join(root, gold, name.replace(/txt$/, 'json'))))
      .map((name) => join(gold, name))
    expect(texts.length).toBeGreaterThan(2)
    for (const line of run(process.execPath, program, 'extract', ...texts)
      .trimEnd()
      .split('\n')) {
      const { file } = JSON.parse(line) as { file: string }
      writeFileSync(join(outputs, `${basename(file, '.txt')}.json`), line)
    }
    const theirs = JSON.parse(run('python3', scorer, join(root, gold), '--outputs', outputs, '--json')) as Score['rows']
    const ours = JSON.parse(run(process.execPath, program, 'eval', gold, '--json')) as { fields: Score['rows'] }
    const figures = (rows: Score['rows']) =>
      Object.entries(rows).map(([field, { p, r, f1 }]) => [field, ...[p, r, f1].map(threeDigits)].join(' '))
    expect(figures(theirs).length).toBeGreaterThan(20)
    expect(figures(ours.fields)).toEqual(expect.arrayContaining(figures(theirs)))
  })
})
