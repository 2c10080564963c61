/**
 * Builds the sample archive from its sources, and the hazards beside it: `npm run samples`; `npm run samples -- hazards`
 * the hazards alone. The files are committed: only this program needs an office suite, and only for the PDFs.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageRoot } from '../packageRoot.js'
import { docxOf } from './docx.js'
import { writeHazards } from './hazards/index.js'
import { loadManifest, type Sample } from './manifest.js'
import { partsOf } from './parts.js'
import { hasOffice, pdfsOf } from './pdf.js'
import { htmlOf, markdownOf, plainOf } from './plain.js'
import { zipOf } from './zip.js'

const ROOT = packageRoot(import.meta.dirname)
const SAMPLES = join(ROOT, 'corpus', 'samples')

/** How much of a PDF is left when a download breaks off. */
const TRUNCATED = 0.4

const sourceOf = (sample: Sample): string => readFileSync(join(SAMPLES, 'sources', `${sample.name}.txt`), 'utf8')

/** Bytes of every sample by name. */
async function build(samples: readonly Sample[]): Promise<Map<string, Uint8Array>> {
  const out = new Map<string, Uint8Array>()
  const printed: { sample: Sample; word: Uint8Array }[] = []
  for (const sample of samples) {
    const text = sourceOf(sample)
    switch (sample.format) {
      case 'docx':
        out.set(sample.name, await docxOf(partsOf(text, sample), sample))
        break
      case 'pdf':
        printed.push({ sample, word: await docxOf(partsOf(text, sample), sample) })
        break
      case 'html':
        out.set(sample.name, htmlOf(text))
        break
      case 'md':
        out.set(sample.name, markdownOf(text, sample))
        break
      case 'txt':
        out.set(sample.name, plainOf(text, sample))
        break
    }
  }
  const pdfs = pdfsOf(printed.map(({ word }) => word))
  printed.forEach(({ sample }, index) => {
    out.set(sample.name, pdfs[index]!)
  })
  return out
}

/** Writes files, and one container for each path segment that ends in ".zip". */
function write(files: ReadonlyMap<string, Uint8Array>): void {
  const archives = new Map<string, Map<string, Uint8Array>>()
  for (const [path, bytes] of files) {
    const inside = /^(?<zip>.*?\.zip)\/(?<entry>.+)$/.exec(path)?.groups
    if (inside) {
      const entries = archives.get(inside['zip']!) ?? new Map<string, Uint8Array>()
      archives.set(inside['zip']!, entries.set(inside['entry']!, bytes))
    } else save(path, bytes)
  }
  for (const [path, entries] of archives) save(path, zipOf(entries))
}

function save(path: string, bytes: Uint8Array): void {
  const target = join(SAMPLES, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, bytes)
}

/** What each file was built from; a test compares it with the sources of today. */
function sourceDigests(samples: readonly Sample[]): Record<string, string> {
  return Object.fromEntries(
    samples.map((sample) => [sample.name, createHash('sha256').update(sourceOf(sample)).digest('hex')]),
  )
}

/** Documents of which there are scans only; where a mark is stamped on the scan, the print leaves room for it. */
const SCANNED: readonly Sample[] = [
  { name: 'qn-dam-ha-bc-so-ket', path: '', format: 'pdf', layout: 'party', left: 4, right: 2, notes: '' },
  {
    name: 'mat-cv-kiem-tra-noi-bo',
    path: '',
    format: 'pdf',
    layout: 'party',
    left: 5,
    right: 2,
    letter: true,
    notes: '',
  },
]
const STAMPED = /\n(?:TUYỆT |TỐI )?MẬT\n/

async function printScanned(): Promise<void> {
  const folder = join(SAMPLES, 'hazard-sources')
  const words = await Promise.all(
    SCANNED.map((sample) => {
      const text = readFileSync(join(folder, `${sample.name}.txt`), 'utf8').replace(STAMPED, '\n\n\n')
      return docxOf(partsOf(text, sample), sample)
    }),
  )
  pdfsOf(words).forEach((bytes, at) => {
    save(join('hazard-sources', `${SCANNED[at]!.name}.pdf`), bytes)
  })
}

async function main(): Promise<void> {
  if (process.argv[2] === 'hazards') {
    const hazards = await writeHazards(SAMPLES)
    process.stderr.write(`${hazards.length} files in ${join(SAMPLES, 'hazards')}\n`)
    return
  }
  const manifest = loadManifest(SAMPLES)
  if (!hasOffice()) throw new Error('LibreOffice (soffice) is needed to print the PDF samples; nothing was changed')
  const built = await build(manifest.documents)
  const files = new Map<string, Uint8Array>()
  for (const sample of manifest.documents) files.set(sample.path, built.get(sample.name)!)
  for (const copy of manifest.copies) files.set(copy.path, built.get(copy.of)!)
  for (const { path, kind, of } of manifest.damaged) {
    const whole = of ? built.get(of)! : new Uint8Array()
    files.set(path, kind === 'empty' ? new Uint8Array() : whole.slice(0, Math.round(whole.length * TRUNCATED)))
  }
  rmSync(join(SAMPLES, 'archive'), { recursive: true, force: true })
  write(files)
  save('built.json', new TextEncoder().encode(`${JSON.stringify(sourceDigests(manifest.documents), null, 2)}\n`))
  await printScanned()
  const hazards = await writeHazards(SAMPLES)
  process.stderr.write(`${files.size} files in ${join(SAMPLES, 'archive')}, ${hazards.length} in hazards\n`)
}

await main()
