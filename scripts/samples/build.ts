/**
 * Builds the sample archive from its sources: `npm run samples`.
 * The files are committed: only this program needs an office suite, and only for the PDFs.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageRoot } from '../packageRoot.js'
import { docxOf } from './docx.js'
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

async function main(): Promise<void> {
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
  process.stderr.write(`${files.size} files in ${join(SAMPLES, 'archive')}\n`)
}

await main()
