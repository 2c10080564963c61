/**
 * Archives as they are: every file of the hazards ends in exactly one state with the right reason, and the scans give the
 * codes and dates of their gold, each repaired one with its mark.
 */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadLexicon } from '../../corpus/registry/load.js'
import { type Db, openDatabase } from '../../db/open.js'
import { Store } from '../../db/store.js'
import { normalize } from '../../pipeline/normalize/index.js'
import { recognizePages } from '../../pipeline/ocr/index.js'
import { tesseractJs } from '../../pipeline/ocr/tesseractJs.js'
import type { Engine, WordCache } from '../../pipeline/ocr/types.js'
import { processFile } from '../../pipeline/process.js'
import { withPdf } from '../../pipeline/read/pdfium.js'
import { cacheIn } from '../../pipeline/recognized.js'
import { cheapHazards, digest, type ListedHazard } from '../../scripts/samples/hazards/index.js'
import { code, paperText } from '../../scripts/samples/hazards/paper.js'

const root = join(import.meta.dirname, '../..')
const SAMPLES = join(root, 'corpus/samples')
const FOLDER = join(SAMPLES, 'hazards')
const program = join(root, 'dist/scripts/vankien.js')
const LARGEST = 4_000_000

const listed = JSON.parse(readFileSync(join(SAMPLES, 'hazards.json'), 'utf8')) as ListedHazard[]
const scans = listed.filter(({ scan }) => scan !== undefined)
/** Without blanks, which lines and OCR set as they please. */
const dense = (text: string): string => text.replace(/\s/g, '')

/** How many of the first the second has too, each as often. */
function shared<T>(first: readonly T[], second: readonly T[], key: (each: T) => string): number {
  const left = second.map(key)
  return first.filter((each) => {
    const at = left.indexOf(key(each))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }).length
}

const bytesOf = (path: string): Uint8Array => readFileSync(join(FOLDER, path))

describe('the files', () => {
  const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).replaceAll('\\', '/').normalize('NFC'))

  test('are those of the list, byte for byte, and small', () => {
    expect(files.sort()).toEqual(listed.map(({ path }) => path).sort())
    for (const { path, sha256 } of listed) expect(digest(bytesOf(path)), path).toBe(sha256)
    expect(listed.reduce((sum, { path }) => sum + bytesOf(path).length, 0)).toBeLessThan(LARGEST)
  })

  test('made by hand are made the same again, and are listed with what they must come to', async () => {
    const made = await Promise.all(
      cheapHazards.map(async ({ path, hazard, found, make }) => ({
        path,
        hazard,
        found,
        sha256: digest(await make()),
      })),
    )
    expect(made).toEqual(listed.filter(({ scan }) => scan === undefined))
  })

  test('scanned come from printed pages as they are now', () => {
    for (const { path, scan } of scans) {
      const manifest = JSON.parse(readFileSync(join(SAMPLES, 'manifest.json'), 'utf8')) as {
        documents: { name: string; path: string }[]
      }
      const name = scan!.source.replace(/^.*\//, '')
      const own = manifest.documents.find((sample) => sample.name === name)?.path ?? `${scan!.source}.pdf`
      expect(digest(readFileSync(join(SAMPLES, own))), path).toBe(scan!.printed)
    }
  })

  test('are as many of each kind as promised', () => {
    const inFolder = (folder: string) => listed.filter(({ path }) => path.startsWith(`${folder}/`))
    const ending = (end: string) => listed.filter(({ path }) => path.endsWith(end)).length
    expect(scans.length).toBeGreaterThanOrEqual(6)
    expect(scans.filter(({ scan }) => scan!.quality === 'clean').length).toBeGreaterThanOrEqual(3)
    expect(inFolder('Word cũ').length).toBeGreaterThanOrEqual(3)
    expect(inFolder('Phông chữ cũ').length).toBeGreaterThanOrEqual(4)
    expect(inFolder('Hỏng').length).toBeGreaterThanOrEqual(20)
    expect(inFolder('Độc hại').length).toBeGreaterThanOrEqual(20)
    for (const end of ['.rtf', '.odt', '.zip', '.html']) expect(ending(end), end).toBeGreaterThan(0)
  })
})

describe('an import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-hazards-'))
  const archive = join(folder, 'kho')
  const database = join(folder, 'kho.db')
  /** Names that not every system can keep in a repository. */
  const made = new Map([
    ['Tệp tên NFD.txt'.normalize('NFD'), 501],
    ...(process.platform === 'win32' ? [] : ([['hai\ndòng <script>.txt', 502]] as const)),
  ])
  let db: Db
  let status: number | null = null
  let said = ''

  beforeAll(() => {
    cpSync(FOLDER, archive, { recursive: true })
    for (const [name, number] of made) {
      mkdirSync(join(archive, 'Tên lạ'), { recursive: true })
      writeFileSync(join(archive, 'Tên lạ', name), paperText(number, `về tên tệp số ${number}`))
    }
    // A folder that lies in itself; systems that allow no link go without.
    try {
      symlinkSync(archive, join(archive, 'Tên lạ', 'vòng'))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
    }
    // Without a PATH the packaged engine reads, on every machine.
    const run = spawnSync(process.execPath, [program, 'import', 'kho', '--jobs', '2', '--json', '--db', database], {
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, PATH: '' },
      maxBuffer: 1 << 26,
    })
    ;[status, said] = [run.status, run.stdout]
    db = openDatabase(database)
  }, 600_000)
  afterAll(() => {
    db.close()
    rmSync(folder, { recursive: true })
  })

  const expected = () => [
    ...listed.flatMap(({ found }) => found.map((each) => ({ ...each, path: `kho/${each.path}` }))),
    ...Array.from(made, ([name, number]) => ({
      path: `kho/Tên lạ/${name.normalize('NFC').replace('\n', '␊')}`,
      state: 'imported',
      reason: null,
      code: code(number),
    })),
  ]
  const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1)

  test('ends with code 3, and the summary counts every file once', () => {
    expect(status).toBe(3)
    const summary = JSON.parse(said) as { found: number; imported: number; setAside: unknown[] }
    const all = expected()
    expect(summary.found).toBe(all.length)
    expect(summary.imported).toBe(all.filter(({ state }) => state === 'imported').length)
    expect(summary.setAside).toHaveLength(all.filter(({ state }) => state === 'set-aside').length)
  })

  test('finds what the list names and nothing else, each in one state with its reason and its code', () => {
    const rows = db
      .prepare(
        `SELECT f.path, f.state, f.reason, d.code FROM files f LEFT JOIN documents d ON d.id = f.document_id ORDER BY f.path`,
      )
      .all() as { path: string }[]
    expect(rows.sort(byPath)).toEqual(expected().sort(byPath))
  })

  test('says why of each file that is set aside, in Vietnamese', () => {
    const silent = db.prepare(`SELECT path FROM files WHERE state = 'set-aside' AND coalesce(message, '') = ''`).all()
    expect(silent).toEqual([])
    expect(db.prepare(`SELECT path FROM files WHERE reason IN ('crashed', 'timeout')`).all()).toEqual([])
  })

  test('keeps nothing of a document that bears a mark of secrecy, of whatever kind the file is', () => {
    const secret = listed.flatMap(({ found }) => found).filter(({ reason }) => reason === 'secret')
    expect(secret.map(({ path }) => path.replace(/^.*\./, '')).sort()).toEqual(['docx', 'pdf', 'rtf', 'txt'])
    for (const word of ['phương án bảo vệ', 'phương án diễn tập', 'phương án di chuyển'])
      expect(db.prepare('SELECT count(*) FROM documents WHERE text LIKE ?').pluck().get(`%${word}%`), word).toBe(0)
    // Words of the scan, one by one, as OCR leaves them for the next run.
    expect(db.prepare(`SELECT count(*) FROM ocr_cache WHERE words LIKE '%"âm.%'`).pluck().get()).toBe(0)
    expect(db.prepare(`SELECT count(*) FROM ocr_cache WHERE words LIKE '%"nông"%'`).pluck().get()).toBeGreaterThan(0)
  })

  test('writes nothing outside its database', () => {
    // The test itself has the database open.
    const left = readdirSync(folder).filter((name) => !/^kho\.db(?:-wal|-shm)?$/.test(name))
    expect(left).toEqual(['kho'])
    expect(existsSync(join(dirname(folder), 'ghi đè.txt'))).toBe(false)
  })

  describe('the scans', () => {
    const packaged = tesseractJs()
    /** The words that the run recognized; a page that it did not is a mistake of the test. */
    const recognized = (): { cache: WordCache; engine: () => Promise<Engine> } => ({
      cache: {
        get: cacheIn(new Store(db)).get,
        put: () => Promise.reject(new Error('a page was recognized again')),
      },
      engine: () => packaged,
    })
    afterAll(async () => {
      await (await packaged).end()
    })

    interface Gold {
      readonly citations: readonly { readonly code: string | null; readonly date: string | null }[]
    }
    const lexicon = loadLexicon()
    const totals = {
      clean: { found: 0, gold: 0, codes: 0, dated: 0 },
      noisy: { found: 0, gold: 0, codes: 0, dated: 0 },
    }

    test.each(scans.filter(({ found }) => found[0]!.state === 'imported'))(
      '$path: each code that differs from what OCR read bears its mark',
      async ({ path, scan }) => {
        const bytes = bytesOf(path)
        const options = { mode: 'auto', ...recognized() } as const
        const { text, extraction, method } = await processFile(bytes, path, lexicon, undefined, options)
        expect(method).toBe('ocr')
        const { citations } = JSON.parse(readFileSync(join(SAMPLES, `${scan!.source}.json`), 'utf8')) as Gold
        const gold = citations.filter((each) => each.code !== null)
        const found = extraction.citations.filter((each) => each.code !== null)
        const own = totals[scan!.quality]
        own.gold += gold.length
        own.found += found.length
        own.codes += shared(gold, found, ({ code }) => code!)
        own.dated += shared(gold, found, ({ code, date }) => `${code} ${date}`)

        const layer = await withPdf(bytes, path, (_library, _document, count) =>
          Array.from({ length: count }, (_, index) => ({ page: index + 1, text: '' })),
        )
        const { pages } = await recognizePages(bytes, path, layer, options)
        const read = dense(normalize({ format: 'pdf', method: 'ocr', reader: 'test', notes: [], pages }).text)
        for (const { start, end, code: printed } of found) {
          if (read.includes(dense(text.slice(start, end)))) continue
          const mark = extraction.problems.find(
            (each) => each.kind === 'ocr-repaired' && each.start < end && each.end > start,
          )
          expect(mark?.message, `${path}: ${printed}`).toMatch(/^OCR read ".+"$/)
        }
      },
    )

    test('codes and dates: 0.99 of the clean ones, 0.95 of the noisy ones', () => {
      for (const [quality, { found, gold, codes, dated }] of Object.entries(totals)) {
        const least = quality === 'clean' ? 0.99 : 0.95
        const figures = {
          precision: codes / found,
          recall: codes / gold,
          datedPrecision: dated / found,
          datedRecall: dated / gold,
        }
        console.info(`${quality}: ${gold} citations with codes`, figures)
        expect(gold).toBeGreaterThan(25)
        for (const [figure, value] of Object.entries(figures))
          expect(value, `${quality} ${figure}`).toBeGreaterThanOrEqual(least)
      }
    })
  })
})
