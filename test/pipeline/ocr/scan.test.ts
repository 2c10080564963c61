/** Whole scans: sample PDFs rendered, put back as pictures, and read by the packaged engine. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { distance } from 'fastest-levenshtein'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadLexicon } from '../../../corpus/registry/load.js'
import { type Db, openDatabase } from '../../../db/open.js'
import { endOcr } from '../../../pipeline/ocr/engine.js'
import { renderPage } from '../../../pipeline/ocr/image.js'
import { tesseractJs } from '../../../pipeline/ocr/tesseractJs.js'
import type { Engine } from '../../../pipeline/ocr/types.js'
import { type Processed, processFile } from '../../../pipeline/process.js'
import { withPdf } from '../../../pipeline/read/pdfium.js'
import { type RunOptions, runImport } from '../../../pipeline/run.js'
import { type Picture, scanned } from '../../../scripts/samples/files.js'
import { builtFile, samples } from '../samples.js'

const root = join(import.meta.dirname, '../../..')
const program = join(root, 'dist/scripts/vankien.js')
const folder = mkdtempSync(join(tmpdir(), 'vankien-scan-'))
const scan = join(folder, 'ban-quet.pdf')
const SHARED = join(root, '../shared/archive/01_scan_bilevel_200.pdf')

/** Pages of a PDF as a scanner of black and white sees them. */
const picturesOf = (bytes: Uint8Array): Promise<Picture[]> =>
  withPdf(bytes, 'a.pdf', (library, document, count) =>
    Array.from({ length: count }, (_, index) => {
      const { pgm, width, height } = renderPage(library, document, index)!
      const grey = pgm.slice(pgm.length - width * height).map((value) => (value < 150 ? 0 : 255))
      return { grey, width, height }
    }),
  )

const packaged = new (class {
  made: Promise<Engine> | undefined
  readonly engine = () => (this.made ??= tesseractJs())
})()

const sample = samples.find(({ name }) => name === 'hp-kl-so-ket-chuyen-doi-so')!
const printed = builtFile(sample)
let pages = 0

beforeAll(async () => {
  const pictures = await picturesOf(printed)
  pages = pictures.length
  writeFileSync(scan, scanned(pictures))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await endOcr()
  await (await packaged.made)?.end()
})

const records = ({ extraction }: Processed) => ({
  header: [extraction.document.code, extraction.document.date, extraction.document.type],
  citations: extraction.citations.map(({ code, date }) => `${code} ${date}`),
})

test('codes and dates are those of the text layer', async () => {
  const plain = await processFile(printed, 'a.pdf', loadLexicon())
  const read = await processFile(readFileSync(scan), 'a.pdf', loadLexicon(), undefined, {
    mode: 'auto',
    engine: packaged.engine,
  })
  expect([plain.method, read.method, read.reader]).toEqual(['text-layer', 'ocr', 'tesseract.js'])
  expect(read.notes[0]).toMatch(/^ocr: tesseract\.js \d/)
  expect(read.notes[1]).toMatch(/^ocr page 1: confidence \d+$/)
  expect(read.ocr).toHaveLength(pages)
  expect(Math.min(...read.ocr.map(({ confidence }) => confidence))).toBeGreaterThan(85)
  expect(records(read)).toEqual(records(plain))
  expect(records(read).citations.length).toBeGreaterThan(2)
})

describe('an import', () => {
  const run = (db: Db, options: Partial<RunOptions> = {}) =>
    runImport(db, [scan], { jobs: 0, program: 'test', argv: [], now: () => '2026-03-01T08:00:00Z', ...options })

  test('sets a scan aside without OCR, reads it with OCR, and never recognizes a page twice', async () => {
    const db = openDatabase(':memory:')
    const off = await run(db, { ocr: 'off' })
    expect(off).toMatchObject({ imported: 0, ocrPages: 0, setAside: [{ reason: 'no-text' }] })
    expect(await run(db)).toMatchObject({ imported: 1, ocrPages: pages, poorOcr: [], setAside: [] })
    expect(await run(db)).toMatchObject({ unchanged: 1, ocrPages: 0 })
    expect(db.prepare('SELECT count(*) FROM ocr_cache').pluck().get()).toBe(pages)
    // What is in the cache is what is read: other words there make another text.
    db.exec(`UPDATE ocr_cache SET words = replace(replace(words, '"Hải"', '"Thử"'), '"số"', '"sổ"')`)
    db.exec(
      `UPDATE ocr_cache SET words = (SELECT json_group_array(json_set(value, '$[1]', 62)) FROM json_each(ocr_cache.words))`,
    )
    // Extracted again from the text that is stored; read again only where the readers are newer.
    expect(await run(db, { reprocess: true })).toMatchObject({ imported: 1, ocrPages: 0, poorOcr: [] })
    db.exec('UPDATE documents SET reading = 0')
    const again = await run(db)
    expect(again).toMatchObject({ imported: 1, poorOcr: [{ path: scan }] })
    expect(again.poorOcr[0]!.pages[0]).toEqual({ page: 1, confidence: 62 })
    expect(db.prepare('SELECT method, text FROM documents').get()).toMatchObject({
      method: 'ocr',
      text: expect.stringContaining('Thử'),
    })
    expect(db.prepare('SELECT count(*) FROM ocr_cache').pluck().get()).toBe(pages)
    db.close()
  })
})

describe('the built program', () => {
  /** Throws at whatever would reach a network, in every thread; the engine's thread is one of a worker's. */
  const deny = join(folder, 'deny.cjs')
  const asked = join(folder, 'asked')
  const vankien = (path: string, ...words: string[]) =>
    spawnSync(process.execPath, ['--require', deny, program, ...words], {
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, PATH: path },
    })

  beforeAll(() => {
    writeFileSync(
      deny,
      `const { appendFileSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')
const deny = (name) => () => { appendFileSync(${JSON.stringify(asked)}, name + '\\n'); throw new Error('network: ' + name) }
globalThis.fetch = deny('fetch')
for (const [name, calls] of Object.entries({ net: ['connect', 'createConnection'], tls: ['connect'], http: ['request', 'get'], https: ['request', 'get'], dns: ['lookup', 'resolve'] }))
  for (const call of calls) require('node:' + name)[call] = deny(name + '.' + call)
require('node:net').Socket.prototype.connect = deny('Socket.connect')
appendFileSync(${JSON.stringify(join(folder, 'threads'))}, isMainThread ? 'main\\n' : 'worker\\n')
`,
    )
  })

  test('counts before it reads, and writes nothing', () => {
    const { status, stdout } = vankien('', 'import', scan, '--dry-run', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ dryRun: true, found: 1, toRead: 1, pages, ocrPages: pages })
    expect(JSON.parse(vankien('', 'import', scan, '--dry-run', '--ocr', 'off', '--json').stdout)).toMatchObject({
      ocrPages: 0,
    })
    expect(vankien('', 'import', scan, '--ocr', 'perhaps').status).toBe(2)
    expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toEqual([])
  })

  test('reads a scan without any network, leaves no file behind, and says what was read by OCR', () => {
    const { status, stdout, stderr } = vankien('', 'import', scan, '--jobs', '1', '--json', '--db', 'kho.db')
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('network')])
    expect(JSON.parse(stdout)).toMatchObject({ imported: 1, ocrPages: pages, setAside: [], poorOcr: [] })
    expect(existsSync(asked)).toBe(false)
    // Main, the worker, and the engine in the worker.
    expect(readFileSync(join(folder, 'threads'), 'utf8').match(/worker/g)!.length).toBeGreaterThanOrEqual(2)
    expect(readdirSync(folder).sort()).toEqual(['ban-quet.pdf', 'deny.cjs', 'kho.db', 'threads'])
    const again = vankien('', 'import', scan, '--jobs', '1', '--reprocess', '--json', '--db', 'kho.db')
    expect(JSON.parse(again.stdout)).toMatchObject({ imported: 1, ocrPages: 0 })
  })
})

describe('the shared scan', () => {
  test.skipIf(!existsSync(SHARED))('(needs ../shared/archive) fewer than 1 in 100 letters are wrong', async () => {
    const plain = await processFile(
      readFileSync(SHARED.replace('scan_bilevel_200', 'KH_thai-tan')),
      'a.pdf',
      loadLexicon(),
    )
    const read = await processFile(readFileSync(SHARED), 'a.pdf', loadLexicon(), undefined, {
      mode: 'auto',
      engine: packaged.engine,
    })
    const [ours, theirs] = [read.text, plain.text].map((text) => text.replace(/\s+/g, ' '))
    expect(distance(ours!, theirs!) / theirs!.length).toBeLessThan(0.01)
    expect(records(read)).toEqual(records(plain))
  })
})
