/**
 * `npm run screenshots [-- FOLDER]`: every page of the explorer over the sample archive as pictures, wide, narrow and dark, into
 * FOLDER (./screenshots), the reports too where LibreOffice is; the pictures of the guide anew into docs/pictures.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { chromiumPath, launch, serve, vankien } from './browser.mjs'
import { GUIDE, PAGES } from './screenshots/pages.mjs'

const NOW = '2026-03-10T02:00:00Z'
const root = join(import.meta.dirname, '..')
const folder = resolve(process.argv[2] ?? join(root, 'screenshots'))
const pictures = join(root, 'docs/pictures')
const temp = mkdtempSync(join(tmpdir(), 'vankien-pictures-'))
const db = join(temp, 'kho.db')
const executable = chromiumPath()
if (executable === null) {
  console.error('No Chromium here: apt-get install chromium, or say where it is with CHROMIUM=…')
  process.exit(1)
}

mkdirSync(folder, { recursive: true })
mkdirSync(pictures, { recursive: true })
// Beside the database and under a short name, so that paths in the pictures are those of no machine in particular.
const archive = join(temp, 'Kho văn bản')
spawnSync('cp', ['-r', join(root, 'corpus/samples/archive'), archive])
vankien(['import', 'Kho văn bản', '--db', db, '--jobs', '1'], { now: NOW, expected: [0, 3], cwd: temp })
const site = await serve(db, { now: NOW })
const browser = await launch(executable)
const failures = []

async function visit(page, at, act) {
  page.removeAllListeners('pageerror')
  page.on('pageerror', (error) => failures.push(`${at}: ${error.message}`))
  const answer = await page.goto(site.address + at, { waitUntil: 'networkidle' })
  if (!answer.ok()) failures.push(`${at}: ${answer.status()}`)
  await plain(page)
  if (!act) return
  await act(page)
  await plain(page)
}

/** The folder of the database is one of this machine; a reader's is another, and so is the reader's name. */
const plain = (page) =>
  page.evaluate((path) => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replaceAll(path, '')
    for (const box of document.querySelectorAll('[name=nguoi]')) box.value = 'Nguyễn Thị Lan'
  }, `${temp}/`)

/** As few colours as a page of text needs. */
const small = async (bytes, to) =>
  void (await sharp(bytes).png({ palette: true, quality: 90, effort: 10, compressionLevel: 9 }).toFile(to))

const looks = [
  ['1440', { viewport: { width: 1440, height: 900 } }],
  ['390', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true }],
  ['dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
]
for (const [look, how] of looks) {
  const context = await browser.newContext({ locale: 'vi-VN', ...how })
  const page = await context.newPage()
  for (const { name, at, act, dark } of PAGES) {
    if (look === 'dark' && !dark) continue
    await visit(page, at, act)
    const full = !(await page.locator('dialog[open]').count())
    await page.screenshot({ fullPage: full, path: join(folder, `${name}-${look}.png`) })
  }
  await context.close()
}

const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1180, height: 760 } })
const page = await context.newPage()
for (const { name, at, act, height = 760 } of GUIDE) {
  await page.setViewportSize({ width: 1180, height })
  await visit(page, at, act)
  const to = join(pictures, `${name}.png`)
  await small(await page.screenshot(), to)
  if (statSync(to).size > 150_000) failures.push(`${name}.png: ${statSync(to).size} bytes`)
}
await browser.close()
await site.stop()

reports()
copyFileSync(db, join(folder, 'kho.db'))
rmSync(temp, { recursive: true })
console.log(`${readdirSync(folder).length} files in ${folder}, ${readdirSync(pictures).length} pictures in ${pictures}`)
for (const failure of failures) console.error(failure)
process.exit(failures.length > 0 ? 1 : 0)

/** The Word and Excel reports as LibreOffice shows them; left out, and said, where it is not here. */
function reports() {
  const units = join(root, 'corpus/samples/don-vi-hai-phong.csv')
  const letter = join(temp, 'bao-cao.docx')
  const book = join(temp, 'bao-cao.xlsx')
  vankien(['report', '--db', db, '--out', letter, '--work', '57-NQ/TW', '--of', units], { now: NOW })
  vankien(['report', '--db', db, '--out', book], { now: NOW })
  for (const file of [letter, book]) {
    const made = spawnSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', temp, file], {
      timeout: 180_000,
    })
    if (made.error || made.status !== 0) {
      console.log(`LibreOffice does not draw ${file}; left out`)
      continue
    }
    const name = file.endsWith('.docx') ? 'report-word' : 'report-excel'
    spawnSync('pdftoppm', ['-png', '-r', '70', '-l', '8', file.replace(/\.\w+$/, '.pdf'), join(folder, name)])
  }
}
