/** The documents of this project say what is so: tables and columns, queries, commands, options. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadWords } from '../corpus/registry/words.js'
import { addCorrection, importCorrections } from '../db/corrections.js'
import { type Db, openDatabase } from '../db/open.js'
import { runImport } from '../pipeline/run.js'
import { PROBLEM_KINDS, problemMeaning } from '../reports/labels.js'
import { readCorrections } from '../scripts/correctionsFile.js'
import { messages } from '../scripts/messages.js'

const root = join(import.meta.dirname, '..')
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const program = join(root, 'dist/scripts/vankien.js')

function vankien(...words: string[]): string {
  const { stdout, error } = spawnSync(process.execPath, [program, ...words, '--lang', 'en'], { encoding: 'utf8' })
  if (error) throw error
  return stdout
}

/** Names of the commands that a help lists; none where it lists none. */
const commandsOf = (help: string): string[] =>
  [...(/\nCommands:\n((?: {2,}.*\n)+)/.exec(help)?.[1] ?? '').matchAll(/^ {2}(\w+)/gm)]
    .map((found) => found[1]!)
    .filter((name) => name !== 'help')

describe('docs/database.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-docs-'))
  const document = text('docs/database.md')
  const queries = [...document.matchAll(/```sql\n(.*?)```/gs)].map((found) => found[1]!.trim())
  let db: Db

  beforeAll(async () => {
    db = openDatabase(join(folder, 'samples.db'), { create: true })
    await runImport(db, [join(root, 'corpus/samples/archive')], {
      jobs: 0,
      program: 'test',
      argv: ['corpus/samples/archive'],
      now: () => '2026-11-25T00:00:00.000Z',
    })
    addCorrection(db, {
      made: '2026-11-25T00:00:00.000Z',
      author: 'Lan',
      kind: 'mute',
      target: 'blank-number:0a1b2c3d4e5f6071:44',
      value: null,
      note: 'bản dự thảo',
    })
  })
  afterAll(() => {
    db.close()
    rmSync(folder, { recursive: true })
  })

  /** Heading of a table or view → names in the first column of the table below it. */
  const described = new Map(
    [...document.matchAll(/^### (\w+)\n(.*?)(?=^##|(?![\s\S]))/gms)].map(([, name, body]) => [
      name!,
      [...body!.matchAll(/^\| `(\w+)` \|/gm)].map((found) => found[1]!),
    ]),
  )

  test('describes every table and view, and none that is not there', () => {
    const names = db
      .prepare("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[]
    // Tables that SQLite keeps for the full-text index are named, not described.
    const own = names.filter((name) => !/^texts_/.test(name))
    expect([...described.keys()].sort()).toEqual(own.sort())
    for (const name of names) expect(document).toContain(name)
  })

  test.each([...described])('describes every column of %s in order', (name, columns) => {
    const real = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name)
    expect(columns).toEqual(real)
  })

  test('has a query for every table and view', () => {
    expect(queries.length).toBeGreaterThanOrEqual(described.size)
    for (const name of described.keys())
      expect(
        queries.some((query) => new RegExp(`\\b(?:FROM|JOIN) ${name}\\b`).test(query)),
        name,
      ).toBe(true)
  })

  test.each(queries)('answers %s', (query) => {
    expect(db.prepare(query).all().length).toBeGreaterThan(0)
  })

  test('lists the kinds of problems, all that the program has words for', () => {
    const listed = [...document.matchAll(/^- `([a-z-]+)`: (.+)$/gm)].map(([, kind, meaning]) => [kind, meaning])
    expect(listed).toEqual(PROBLEM_KINDS.map((kind) => [kind, problemMeaning(kind, 'en')]))
  })

  test('shows a file of corrections as it can be imported', () => {
    const lines = /```json\n(\{"id":1,.*?)```/s.exec(document)![1]!
    const own = openDatabase(':memory:')
    expect(importCorrections(own, readCorrections('x.jsonl', lines, loadWords(), messages.en))).toMatchObject({
      added: [{ kind: 'field' }, { kind: 'undo', target: '1' }],
      skipped: 0,
    })
  })
})

describe.each(['README.md', 'README.vi.md'])('%s', (path) => {
  const document = text(path)

  test('lists the commands that --help lists, in its order', () => {
    const listed = [...document.matchAll(/^\| `vankien (\w+)/gm)].map((found) => found[1])
    const known = commandsOf(vankien('--help'))
    expect(known.length).toBeGreaterThan(5)
    expect(listed).toEqual(known)
  })

  test('names no option that its command does not have, and leaves out none', () => {
    const common = /^(?:help|db|registry|json|csv|lang|include-secret)$/
    for (const [, name, rest] of document.matchAll(/^\| `vankien (\w+)(.*)\|$/gm)) {
      const said = new Set([...rest!.matchAll(/--([a-z-]+)/g)].map((found) => found[1]!))
      const help = vankien(name!, '--help')
      const helps = [help, ...commandsOf(help).map((part) => vankien(name!, part, '--help'))]
      const known = helps.flatMap((each) =>
        [...each.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)].map((found) => found[1]!),
      )
      // A command of several parts names each.
      for (const part of commandsOf(help)) expect(rest).toMatch(new RegExp(`\\b${part}\\b`))
      expect(known.length).toBeGreaterThan(0)
      for (const option of said) expect([name, ...known]).toContain(option)
      for (const option of known) if (!common.test(option)) expect([name, ...said]).toContain(option)
    }
  })

  test('links to files that are there', () => {
    const links = [...document.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((found) => found[1]!)
    expect(links.length).toBeGreaterThan(2)
    for (const link of links) expect([link, existsSync(join(root, link))]).toEqual([link, true])
  })

  test('names npm scripts that are there', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> }
    const named = [...document.matchAll(/npm run ([\w:]+)/g)].map((found) => found[1]!)
    expect(named).toContain('demo')
    for (const script of named) expect(Object.keys(scripts)).toContain(script)
  })

  test('the example is what the program prints', () => {
    const [example, shown] = [...document.matchAll(/```(?:text|json)\n(.*?)```/gs)].map((found) => found[1]!.trim())
    const folder = mkdtempSync(join(tmpdir(), 'vankien-readme-'))
    writeFileSync(join(folder, 'cau.txt'), example!)
    const real = JSON.parse(vankien('extract', join(folder, 'cau.txt')))
    rmSync(folder, { recursive: true })
    for (const [key, records] of Object.entries(JSON.parse(shown!) as Record<string, Record<string, unknown>[]>)) {
      expect([key, records.length]).toEqual([key, real[key].length])
      for (const [at, record] of records.entries()) expect(real[key][at]).toMatchObject(record)
    }
  })

  test('the library example runs from the built package', () => {
    const imports = /import \{.*\} from 'vankien'/.exec(document)![0]
    const code = `${imports}
      const { citations } = extract('Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị')
      const { text, extraction } = await readFile('corpus/samples/archive/Hà Nội/Thành ủy/09-CT-TU.pdf')
      const db = openDatabase(':memory:')
      const tables = db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'works'").pluck().get()
      console.log(citations[0].code, extraction.document.code, text.length > 100, tables)`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: root,
      encoding: 'utf8',
    })
    expect([stdout, stderr]).toEqual(['57-NQ/TW 09-CT/TU true 1\n', ''])
  })
})
