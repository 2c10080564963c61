/** The program itself: its packages, the database driver, the readers, OCR. */
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { isSystemError } from '../errors.js'
import { packageRoot } from '../packageRoot.js'
import { type Check, type Phrase, type Teller, wordsOf } from './check.js'

const INSTALL: Phrase = { vi: 'Cài lại các gói: npm ci', en: 'Install the packages again: npm ci' }

export const program = async (tell: Teller): Promise<Check[]> => [
  packages(tell),
  ...(await driver(tell)),
  await pdfium(tell),
  await images(tell),
  await model(tell),
  await tesseract(tell),
]

/** Whether each package that the program runs with is there. */
function packages({ ok, fail }: Teller): Check {
  const path = join(packageRoot(import.meta.dirname), 'package.json')
  const { dependencies } = JSON.parse(readFileSync(path, 'utf8')) as { dependencies: Record<string, string> }
  const names = Object.keys(dependencies)
  const missing = names.filter((name) => !isInstalled(path, name))
  if (missing.length === 0)
    return ok('packages', { vi: `${names.length} gói đã cài đủ`, en: `All ${names.length} packages are installed` })
  const list = missing.join(', ')
  return fail('packages', { vi: `Thiếu gói: ${list}`, en: `Packages are missing: ${list}` }, INSTALL)
}

function isInstalled(from: string, name: string): boolean {
  const paths = createRequire(from).resolve.paths(name) ?? []
  return paths.some((folder) => statSync(join(folder, name, 'package.json'), { throwIfNoEntry: false }) !== undefined)
}

async function driver({ ok, fail }: Teller): Promise<Check[]> {
  try {
    const { engine } = await import('../../db/health.js')
    const { version, fullText } = engine()
    const found = ok('sqlite', {
      vi: `SQLite ${version}, trình điều khiển chạy được`,
      en: `SQLite ${version}, its driver runs`,
    })
    if (fullText) return [found, ok('full-text', { vi: 'Tìm toàn văn (FTS5) có sẵn', en: 'Full text (FTS5) is there' })]
    return [found, fail('full-text', { vi: 'SQLite không có FTS5', en: 'SQLite comes without FTS5' }, INSTALL)]
  } catch (error) {
    return [
      fail(
        'sqlite',
        {
          vi: `Trình điều khiển SQLite không chạy: ${wordsOf(error)}`,
          en: `The driver of SQLite does not run: ${wordsOf(error)}`,
        },
        {
          vi: 'Chạy: npm rebuild (khi đổi phiên bản Node), hoặc npm ci',
          en: 'Run npm rebuild (after a change of Node), or npm ci',
        },
      ),
    ]
  }
}

/** The smallest page. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`

async function pdfium({ ok, fail }: Teller): Promise<Check> {
  try {
    const { withPdf } = await import('../../pipeline/read/pdfium.js')
    const pages = await withPdf(new TextEncoder().encode(PDF), 'doctor.pdf', (_library, _document, count) => count)
    if (pages === 1) return ok('pdf', { vi: 'Đọc được PDF (PDFium)', en: 'PDFs can be read (PDFium)' })
    return fail('pdf', { vi: 'PDFium đọc sai một trang thử', en: 'PDFium misreads a page made for it' }, INSTALL)
  } catch (error) {
    return fail(
      'pdf',
      { vi: `PDFium không chạy: ${wordsOf(error)}`, en: `PDFium does not run: ${wordsOf(error)}` },
      INSTALL,
    )
  }
}

async function images({ ok, fail }: Teller): Promise<Check> {
  try {
    const { default: sharp } = await import('sharp')
    const { width } = await sharp(Buffer.alloc(12, 255), { raw: { width: 2, height: 2, channels: 3 } })
      .png()
      .toBuffer({ resolveWithObject: true })
      .then(({ info }) => info)
    if (width === 2) return ok('images', { vi: 'Đọc được ảnh (sharp)', en: 'Images can be read (sharp)' })
    return fail('images', { vi: 'sharp đọc sai một ảnh thử', en: 'sharp misreads an image made for it' }, INSTALL)
  } catch (error) {
    return fail(
      'images',
      { vi: `sharp không chạy: ${wordsOf(error)}`, en: `sharp does not run: ${wordsOf(error)}` },
      INSTALL,
    )
  }
}

async function model({ ok, fail }: Teller): Promise<Check> {
  try {
    const { modelFolder } = await import('../../pipeline/ocr/model.js')
    const { size } = statSync(join(modelFolder(), 'vie.traineddata.gz'))
    if (size > 0)
      return ok('ocr-model', {
        vi: 'OCR tiếng Việt có sẵn (tesseract.js, vie)',
        en: 'OCR for Vietnamese comes along (tesseract.js, vie)',
      })
    return fail('ocr-model', { vi: 'Bộ chữ OCR tiếng Việt rỗng', en: 'The OCR model for Vietnamese is empty' }, INSTALL)
  } catch (error) {
    return fail(
      'ocr-model',
      { vi: `Thiếu bộ chữ OCR: ${wordsOf(error)}`, en: `The OCR model is missing: ${wordsOf(error)}` },
      INSTALL,
    )
  }
}

/** The system's own tesseract; it reads with the model that comes along. */
async function tesseract({ ok, warn }: Teller): Promise<Check> {
  const { tesseractProgram } = await import('../../pipeline/ocr/tesseract.js')
  const found = tesseractProgram()
  if (found === null)
    return ok(
      'tesseract',
      {
        vi: 'Không có chương trình tesseract trên PATH; trang quét vẫn đọc được, chậm hơn',
        en: 'No tesseract on the PATH; scans are read all the same, more slowly',
      },
      {
        vi: 'Nếu có nhiều trang quét: apt install tesseract-ocr (Linux), brew install tesseract (macOS)',
        en: 'With many scans: apt install tesseract-ocr (Linux), brew install tesseract (macOS)',
      },
    )
  const { unpackedModel } = await import('../../pipeline/ocr/model.js')
  const own = unpackedModel()
  const says = (...words: string[]) =>
    execFileSync(found, words, { encoding: 'utf8', timeout: 10_000, stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const version = /tesseract v?(\d[\w.-]*)/.exec(says('--version'))?.[1] ?? '?'
    const languages = says('--list-langs', '--tessdata-dir', own.folder).split(/\s+/)
    if (languages.includes('vie'))
      return ok('tesseract', {
        vi: `tesseract ${version}, tiếng Việt (vie)`,
        en: `tesseract ${version}, Vietnamese (vie)`,
      })
    return warn(
      'tesseract',
      { vi: `tesseract ${version} không nạp được tiếng Việt`, en: `tesseract ${version} does not load Vietnamese` },
      {
        vi: 'Cập nhật tesseract lên bản 4 trở lên, hoặc gỡ khỏi PATH.',
        en: 'Update tesseract to version 4 or newer, or take it off the PATH.',
      },
    )
  } catch (error) {
    if (!isSystemError(error) && !(error instanceof Error && 'status' in error)) throw error
    return warn(
      'tesseract',
      { vi: `${found} không chạy được: ${wordsOf(error)}`, en: `${found} does not run: ${wordsOf(error)}` },
      {
        vi: 'Cài lại tesseract, hoặc gỡ khỏi PATH để dùng gói có sẵn.',
        en: 'Install tesseract again, or take it off the PATH to use the packaged one.',
      },
    )
  } finally {
    own.remove()
  }
}
