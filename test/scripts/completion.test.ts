/** Completion as the shells do it: bash is asked with its own machinery, the others have their grammar checked where they are. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = join(import.meta.dirname, '../../dist/scripts/vankien.js')
const folder = mkdtempSync(join(tmpdir(), 'vankien-completion-'))

const run = (command: string, words: readonly string[], cwd = folder) =>
  spawnSync(command, words, { encoding: 'utf8', cwd, env: { ...process.env, VANKIEN_DB: '', VANKIEN_LANG: '' } })
const has = (shell: string) => run(shell, ['--version']).error === undefined
const script = (shell: string, ...more: string[]) => run(process.execPath, [program, 'completion', shell, ...more])

beforeAll(() => {
  mkdirSync(join(folder, 'Kho văn bản'))
  writeFileSync(join(folder, 'kho.db'), '')
  writeFileSync(join(folder, 'script.bash'), script('bash').stdout)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.skipIf(!has('bash'))('bash', () => {
  /** What Tab offers after these words; the last one is being typed. */
  function offered(...typed: string[]): string[] {
    const words = typed.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
    const asked = `source script.bash; COMP_WORDS=(vankien ${words}); COMP_CWORD=${typed.length}; _vankien; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout, stderr } = run('bash', ['--norc', '-c', asked])
    // Without a terminal there is nothing to set for file names.
    expect(stderr.replace(/.*compopt.*\n/g, '')).toBe('')
    return stdout.split('\n').filter((line) => line !== '')
  }

  test('is registered for the program', () => {
    expect(run('bash', ['--norc', '-c', 'source script.bash; complete -p vankien']).stdout).toBe(
      'complete -F _vankien vankien\n',
    )
  })

  test('every command that --help lists, and no other', () => {
    const help = run(process.execPath, [program, '--help', '--lang', 'en']).stdout
    const listed = [...(/\nCommands:\n([\s\S]+?)\n\n/.exec(help)?.[1] ?? '').matchAll(/^ {2}(\w+)/gm)].map(
      (found) => found[1]!,
    )
    expect(listed.length).toBeGreaterThan(15)
    expect(offered('').toSorted()).toEqual(listed.filter((name) => name !== 'help').toSorted())
  })

  test.each([
    [['ci'], ['cites']],
    [['co'], ['coverage', 'correct', 'corrections', 'completion']],
    [['cites', '57-NQ/TW', '--le'], ['--level']],
    [
      ['cites', '57-NQ/TW', '--level', ''],
      ['tw', 'tinh', 'huyen', 'xa'],
    ],
    [['cites', '57-NQ/TW', '--level', '=', 'x'], ['xa']],
    [
      ['cites', '57-NQ/TW', '--level', '='],
      ['tw', 'tinh', 'huyen', 'xa'],
    ],
    [['cites', '--level', 'xa', '--relation', 'im'], ['implement']],
    [
      ['--lang', ''],
      ['vi', 'en'],
    ],
    [['--lang', 'en', 'sta'], ['status']],
    [
      ['import', 'Kho', '--ocr', ''],
      ['auto', 'off', 'force'],
    ],
    [
      ['graph', '57-NQ/TW', '--format', 'g'],
      ['graphml', 'gexf'],
    ],
    [
      ['registry', ''],
      ['check', 'list', 'add', 'suggest'],
    ],
    [['registry', 'add', '--co'], ['--code']],
    [['registry', 'list', '--m'], ['--mine']],
    [
      ['correct', 'm'],
      ['mention', 'mute'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish', 'powershell'],
    ],
    [
      ['problems', '--severity', ''],
      ['error', 'warning', 'note'],
    ],
    [['cites', ''], []],
    [['search', 'chuyen', ''], []],
  ])('%j → %j', (typed, expected) => {
    expect(offered(...typed).toSorted()).toEqual([...expected].toSorted())
  })

  test('files where files are meant, with blanks and diacritics as they are', () => {
    expect(offered('import', 'Kho')).toEqual(['Kho văn bản'])
    expect(offered('status', '--db', 'kh')).toEqual(['kho.db'])
    expect(offered('corrections', 'export', 'k')).toEqual(['kho.db'])
    expect(offered('works', '--limit', 'k')).toEqual([])
  })

  test('every option of every command, as its --help has them', () => {
    for (const command of ['import', 'cites', 'coverage', 'works', 'serve', 'doctor']) {
      const help = run(process.execPath, [program, command, '--help', '--lang', 'en']).stdout
      const listed = [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map((found) => found[1]!)
      expect([command, offered(command, '-').toSorted()]).toEqual([command, listed.toSorted()])
    }
  })
})

describe.each([
  ['bash', ['-n', 'FILE']],
  ['zsh', ['-n', 'FILE']],
  ['fish', ['--no-execute', 'FILE']],
  ['powershell', null],
] as const)('the script for %s', (shell, check) => {
  const { stdout, status } = script(shell)

  test('says how to put it in place, and names the commands', () => {
    expect(status).toBe(0)
    expect(stdout).toContain(`vankien completion ${shell}`)
    for (const word of ['coverage', 'registry', shell === 'fish' ? '-l since' : '--since', 'implement', 'Gợi ý lệnh'])
      expect(stdout).toContain(word)
    expect(script(shell, '--lang', 'en').stdout).toContain('Completion for vankien')
  })

  test.skipIf(check === null || !has(shell))('is what the shell can read', () => {
    const path = join(folder, `script.${shell}`)
    writeFileSync(path, stdout)
    const { status, stderr } = run(
      shell,
      check!.map((word) => (word === 'FILE' ? path : word)),
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('quotation marks are closed', () => {
    // In none of these shells does a line of ours go on over its end.
    for (const line of stdout.split('\n').filter((each) => !each.startsWith('#')))
      expect([
        line,
        [...line.replaceAll("'\\''", '').replaceAll("\\'", '')].filter((sign) => sign === "'").length % 2,
      ]).toEqual([line, 0])
  })
})

test('a shell that is none is refused with those that are', () => {
  const { status, stderr } = script('tcsh')
  expect(status).toBe(2)
  expect(stderr).toContain('bash, zsh, fish, powershell')
})
