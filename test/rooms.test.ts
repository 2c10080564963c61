/** The rooms and what each may import; read from the import lines, so that the rule holds for every file there is. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const ROOMS = ['extractors', 'pipeline', 'corpus', 'db', 'reports', 'web', 'scripts'] as const
type Room = (typeof ROOMS)[number]

interface Import {
  readonly file: string
  /** Path below the root for our own files, the package's name for others. */
  readonly target: string
  readonly own: boolean
  readonly typeOnly: boolean
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(?<type>type\s)?(?:[^'"();]*?\sfrom\s)?\s*['"](?<from>[^'"]+)['"]|\bimport\(\s*['"](?<lazy>[^'"]+)['"]\s*\)/g

function filesOf(room: Room): string[] {
  return readdirSync(ROOT)
    .filter((name) => name === room)
    .flatMap(() => readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(room, name))
}

function importsOf(file: string): Import[] {
  return Array.from(readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT), ({ groups }) => {
    const target = groups!['from'] ?? groups!['lazy']!
    const own = target.startsWith('.')
    return {
      file,
      target: own ? relative(ROOT, join(ROOT, dirname(file), target)) : target,
      own,
      typeOnly: groups!['type'] !== undefined,
    }
  })
}

const all = ROOMS.flatMap(filesOf)
const roomOf = (path: string) => path.split('/')[0]!

/** Imports of a room that break a rule, as "file → target". */
const broken = (room: Room, allowed: (line: Import) => boolean): string[] =>
  filesOf(room)
    .flatMap(importsOf)
    .filter((line) => !allowed(line))
    .map((line) => `${line.file} → ${line.target}`)

const never =
  (...rooms: readonly string[]) =>
  (line: Import) =>
    !line.own || !rooms.some((room) => line.target === room || line.target.startsWith(`${room}/`))

describe('the rooms', () => {
  test('the import lines are really read', () => {
    expect(all.length).toBeGreaterThan(30)
    expect(importsOf('scripts/vankien.ts').map(({ target }) => target)).toEqual(
      expect.arrayContaining(['commander', 'scripts/print.js', 'scripts/commands/cites.js']),
    )
    expect(importsOf('extractors/text.ts')).toContainEqual(
      expect.objectContaining({ target: 'extractors/types.js', typeOnly: true }),
    )
  })

  test('extractors are pure: their own room and xregexp, nothing else', () => {
    expect(
      broken('extractors', (line) => (line.own ? roomOf(line.target) === 'extractors' : line.target === 'xregexp')),
    ).toEqual([])
  })

  test('corpus knows neither pipeline nor database', () => {
    expect(broken('corpus', never('pipeline', 'db', 'reports', 'web'))).toEqual([])
  })

  test('the database room takes types from the extractors, and nothing from the rooms above it', () => {
    expect(broken('db', never('pipeline', 'reports', 'web', 'corpus'))).toEqual([])
    expect(broken('db', (line) => !line.own || roomOf(line.target) !== 'extractors' || line.typeOnly)).toEqual([])
  })

  test('the pipeline does not know who shows its results', () => {
    expect(broken('pipeline', never('web', 'reports'))).toEqual([])
  })

  test.each(['reports', 'web'] as const)('%s: reads no documents and asks no questions of its own', (room) => {
    expect(broken(room, never('pipeline/read', 'pipeline/run.js', 'pipeline/worker.js'))).toEqual([])
    const sql = filesOf(room).filter((file) =>
      /\.prepare\(|\bSELECT\b[\s\S]{1,200}\bFROM\b/.test(readFileSync(join(ROOT, file), 'utf8')),
    )
    expect(sql).toEqual([])
  })

  test('nobody imports the scripts', () => {
    for (const room of ROOMS) if (room !== 'scripts') expect(broken(room, never('scripts'))).toEqual([])
  })

  test('only scripts print', () => {
    const printing = all.filter(
      (file) =>
        roomOf(file) !== 'scripts' &&
        roomOf(file) !== 'web' &&
        /\bconsole\.\w+\(|process\.(?:stdout|stderr)\b/.test(readFileSync(join(ROOT, file), 'utf8')),
    )
    expect(printing).toEqual([])
  })

  test.each(['cites', 'coverage', 'missing'])('%s opens the database without the readers of documents', (command) => {
    const reached = new Set<string>()
    const packages = new Set<string>()
    const walk = (file: string) => {
      if (reached.has(file)) return
      reached.add(file)
      for (const line of importsOf(file)) {
        if (line.typeOnly) continue
        if (line.own) walk(line.target.replace(/\.js$/, '.ts'))
        else packages.add(line.target)
      }
    }
    walk(`scripts/commands/${command}.ts`)
    expect([...reached].filter((file) => file.startsWith('pipeline/'))).toEqual([])
    expect(
      [...packages].filter((name) => /pdf|mammoth|natural|piscina|htmlparser2|yauzl|write-excel/.test(name)),
    ).toEqual([])
  })

  test('extract and eval need no database', () => {
    for (const command of ['scripts/commands/extract.ts', 'scripts/commands/eval.ts']) {
      const reached = new Set<string>()
      const walk = (file: string) => {
        if (reached.has(file)) return
        reached.add(file)
        for (const line of importsOf(file)) if (line.own && !line.typeOnly) walk(line.target.replace(/\.js$/, '.ts'))
      }
      walk(command)
      // The command line loads its commands lazily; only their types are shared.
      expect([command, [...reached].filter((file) => file.startsWith('db/'))]).toEqual([command, []])
    }
  })
})
