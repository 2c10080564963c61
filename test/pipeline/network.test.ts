/** Nothing leaves the machine: an import of every format, OCR included, with every way out denied and written down. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPage } from '../../pipeline/ocr/image.js'
import { withPdf } from '../../pipeline/read/pdfium.js'
import { odt, odtLines, rtf, rtfLines, word97, wordLines } from '../../scripts/samples/officeFiles.js'
import { builtFile, samples } from './samples.js'

const root = join(import.meta.dirname, '../..')
const program = join(root, 'dist/scripts/vankien.js')
const folder = mkdtempSync(join(tmpdir(), 'vankien-network-'))
const files = join(folder, 'kho')
const log = join(folder, 'denied.log')
const LINES = ['ĐẢNG ỦY XÃ AN BÌNH', 'Số 12-KH/ĐU', 'KẾ HOẠCH', 'thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị']

/** The first page of a PDF as a picture of it. */
const picture = async (bytes: Uint8Array): Promise<Buffer> => {
  const page = (await withPdf(bytes, 'a.pdf', (library, document) => renderPage(library, document, 0)))!
  const grey = page.pgm.subarray(page.pgm.length - page.width * page.height)
  const raw = { width: page.width, height: page.height, channels: 1 as const }
  return sharp(grey, { raw }).jpeg().toBuffer()
}

beforeAll(async () => {
  mkdirSync(files)
  for (const format of ['pdf', 'docx', 'html', 'txt', 'md'] as const) {
    const sample = samples.filter((each) => each.format === format)
    // One of the PDFs is cut off on purpose: the first whole one.
    const whole = sample.find((each) => format !== 'pdf' || Buffer.from(builtFile(each)).includes('%%EOF'))
    if (whole) writeFileSync(join(files, `a.${format}`), builtFile(whole))
  }
  const page = await picture(readFileSync(join(files, 'a.pdf')))
  writeFileSync(join(files, 'a.jpg'), page)
  writeFileSync(join(files, 'a.doc'), word97(wordLines(...LINES, 'doc')))
  writeFileSync(join(files, 'a.odt'), odt(odtLines(...LINES, 'odt')))
  writeFileSync(join(files, 'a.rtf'), rtf(rtfLines(...LINES, 'rtf')))
  writeFileSync(join(files, 'a.zip'), zipSync({ 'b.rtf': rtf(rtfLines(...LINES, 'zip')) }))
  // What would lead out, did anything follow it.
  writeFileSync(
    join(files, 'links.html'),
    `<html><head><link rel="stylesheet" href="http://127.0.0.1:9/a.css"><script src="http://127.0.0.1:9/a.js"></script></head><body>${LINES.map((line) => `<p>${line}</p>`).join('')}<img src="http://127.0.0.1:9/a.png"></body></html>`,
  )
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** PATH without the tesseract program: what reads pages then came along with the package. */
const withoutTesseract = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((each) => !existsSync(join(each, 'tesseract')))
  .join(delimiter)

function denied(words: readonly string[], more: NodeJS.ProcessEnv = {}) {
  rmSync(log, { force: true })
  const { VANKIEN_DB: _db, VANKIEN_LANG: _lang, VANKIEN_REGISTRY: _registry, ...env } = process.env
  const preload = `--import ${pathToFileURL(join(import.meta.dirname, 'denyNetwork.mjs')).href}`
  const answer = spawnSync(process.execPath, words, {
    cwd: folder,
    env: { ...env, NODE_OPTIONS: preload, DENIED_LOG: log, ...more },
    encoding: 'utf8',
  })
  const notes = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
  return { ...answer, notes, attempts: notes.filter((line) => line.startsWith('attempt')) }
}

const CONTROLS: Readonly<Record<string, string>> = {
  'Socket.connect': "new (await import('node:net')).Socket().connect(9, '127.0.0.1')",
  'net.connect': "(await import('node:net')).connect(9, '127.0.0.1')",
  'http.get': "(await import('node:http')).get('http://127.0.0.1:9/')",
  'https.request': "(await import('node:https')).request('https://127.0.0.1:9/')",
  'dns.lookup': "(await import('node:dns')).lookup('localhost', () => undefined)",
  'dgram.createSocket': "(await import('node:dgram')).createSocket('udp4')",
  fetch: "await fetch('http://127.0.0.1:9/')",
}

describe('the denial holds', () => {
  test.each(Object.entries(CONTROLS))('%s is caught in the program', (what, code) => {
    const { status, attempts } = denied(['--input-type=module', '-e', code])
    expect(status).not.toBe(0)
    expect(attempts).toContain(`attempt ${what}`)
  })

  test('and in a worker thread', () => {
    const worker = join(folder, 'worker.mjs')
    writeFileSync(worker, CONTROLS['fetch']!)
    const main = join(folder, 'main.mjs')
    writeFileSync(main, `import { Worker } from 'node:worker_threads'; new Worker(${JSON.stringify(worker)})`)
    const { notes } = denied([main])
    expect(notes).toEqual(expect.arrayContaining(['preloaded main', 'preloaded thread', 'attempt fetch']))
  })
})

describe('an import of every format', () => {
  test.each([
    ['with the engine that comes along', { PATH: withoutTesseract }],
    ['with what is on the PATH', {}],
  ])(
    '%s attempts nothing, and every file is imported',
    (_, env) => {
      const words = [
        program,
        'import',
        files,
        '--ocr',
        'auto',
        '--json',
        '--db',
        join(folder, `${Object.keys(env).length}.db`),
      ]
      const { status, stdout, stderr, notes, attempts } = denied(words, env)
      expect(attempts).toEqual([])
      expect(stderr).not.toContain('network denied')
      expect(status, stdout + stderr).toBe(0)
      const summary = JSON.parse(stdout) as { found: number; imported: number; ocrPages: number; setAside: unknown[] }
      expect(summary).toMatchObject({ found: 11, imported: 11, setAside: [] })
      expect(summary.ocrPages).toBeGreaterThan(0)
      expect(notes).toContain('preloaded thread')
      // The only program that is ever started is the one that reads pages.
      const programs = new Set(notes.filter((line) => line.startsWith('start')))
      for (const line of programs) expect(line).toMatch(/tesseract(?:\.exe)?$/)
      if ('PATH' in env) expect([...programs]).toEqual([])
    },
    300_000,
  )
})

/** Whether this machine lets a program into a network namespace of its own, where there is nothing to reach. */
const namespace = spawnSync('unshare', ['-rn', 'true']).status === 0

test.skipIf(!namespace)(
  'in an empty network namespace the same import succeeds (needs unshare -rn)',
  () => {
    const words = ['-rn', process.execPath, program, 'import', files, '--json', '--db', join(folder, 'namespace.db')]
    const { status, stdout, stderr } = spawnSync('unshare', words, { cwd: folder, encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ found: 11, imported: 11 })
  },
  300_000,
)
