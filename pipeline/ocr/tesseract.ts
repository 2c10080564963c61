/** Recognition by the system's own tesseract, where it is installed: faster, the same model, the same words. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { OcrError } from './errors.js'
import { version as packageVersion, unpackedModel } from './model.js'
import type { Engine, Word } from './types.js'

const LIMIT = 120_000
const ENVIRONMENT = () => ({
  ...process.env,
  // Several threads gain a tenth on an idle machine and cost ten times on a busy one.
  OMP_THREAD_LIMIT: '1',
})

/** The program on the PATH; null where there is none. */
export function tesseractProgram(path = process.env['PATH'] ?? ''): string | null {
  for (const folder of path.split(delimiter))
    for (const name of ['tesseract', 'tesseract.exe'])
      if (folder !== '' && existsSync(join(folder, name))) return join(folder, name)
  return null
}

/** Null where the program does not run. `given`: a folder with the unpacked model, which others look after. */
export function nativeTesseract(program: string, given: string | null = null): Engine | null {
  let version: string
  try {
    const said = execFileSync(program, ['--version'], {
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    version = /tesseract v?(\d[\w.-]*)/.exec(said)?.[1] ?? 'unknown'
  } catch (error) {
    if (!isChildError(error)) throw error
    return null
  }
  const model = given === null ? unpackedModel() : { folder: given, remove: () => undefined }
  process.once('exit', model.remove)
  return {
    name: 'tesseract',
    version: `tesseract ${version}, vie ${packageVersion('@tesseract.js-data/vie')} best_int`,
    recognize: async ({ pgm }) => wordsOf(await recognized(program, model.folder, pgm)),
    end: () => {
      process.removeListener('exit', model.remove)
      model.remove()
      return Promise.resolve()
    },
  }
}

/** Gives the program an image on its input; returns the table it prints. */
function recognized(program: string, model: string, pgm: Uint8Array): Promise<string> {
  const words = [
    '-',
    '-',
    '--tessdata-dir',
    model,
    '-l',
    'vie',
    '--oem',
    '1',
    '--dpi',
    '200',
    '-c',
    'tessedit_create_tsv=1',
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      env: ENVIRONMENT(),
      timeout: LIMIT,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      // Ctrl-C is meant for the run, which finishes the page; in our group the program would get it as well.
      detached: process.platform !== 'win32',
    })
    const [out, err]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.once('error', (error) => reject(new OcrError(`tesseract: ${error.message}`, error)))
    child.once('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(out).toString())
      else reject(new OcrError(`tesseract: ${signal ?? code} ${Buffer.concat(err).toString().trim().slice(-300)}`))
    })
    // A program that ended early has closed its input; its exit says why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(pgm)
  })
}

const isChildError = (error: unknown): boolean =>
  error instanceof Error && ('code' in error || 'status' in error || 'signal' in error)

const WORD_LEVEL = '5'

// level page_num block_num par_num line_num word_num left top width height conf text
/** Words of tesseract's TSV output. */
export function wordsOf(tsv: string): Word[] {
  const words: Word[] = []
  let [line, before] = [-1, '']
  for (const row of tsv.split('\n')) {
    const cells = row.replace(/\r$/, '').split('\t')
    if (cells[0] !== WORD_LEVEL || cells.length < 12) continue
    const own = cells.slice(1, 5).join('.')
    if (own !== before) line++
    before = own
    const [left, top, width, height, confidence] = cells.slice(6, 11).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ]
    const text = cells.slice(11).join(' ').trim()
    if (text !== '') words.push({ text, confidence, left, top, right: left + width, bottom: top + height, line })
  }
  return words
}
