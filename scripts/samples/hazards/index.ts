/** All hazards, and how they are written into the folder of the samples. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { broken } from './broken.js'
import { hostile } from './hostile.js'
import { old } from './old.js'
import { scanned, scans } from './scans.js'
import { type Expected, type Hazard, readAs, setAside } from './types.js'

/** A line of hazards.json. */
export interface ListedHazard extends Pick<Hazard, 'path' | 'hazard' | 'found'> {
  readonly sha256: string
  /** A scan: its source with gold, below the folder of the samples, and how clean it is. */
  readonly scan?: { readonly source: string; readonly quality: 'clean' | 'noisy'; readonly printed: string }
}

/** Made by hand in a moment; scans are made from printed pages. */
export const cheapHazards: readonly Hazard[] = [...old, ...broken, ...hostile]

export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What a scan must come to: its document's code as its gold has it, or set aside where it bears a mark. */
function foundIn(path: string, source: string, samples: string): Expected {
  const gold = join(samples, `${source}.json`)
  const { document } = JSON.parse(readFileSync(gold, 'utf8')) as { document: { code: string; secrecy?: string | null } }
  return document.secrecy ? setAside(path, 'secret') : readAs(path, document.code)
}

/** Writes the folder "hazards" anew, and its list beside it. */
export async function writeHazards(samples: string): Promise<ListedHazard[]> {
  const folder = join(samples, 'hazards')
  const files: { bytes: Uint8Array; listed: ListedHazard }[] = []
  for (const scan of scans) {
    const { path, hazard, source, quality, pdf } = scan
    const bytes = await scanned(scan, samples)
    const printed = digest(readFileSync(join(samples, pdf)))
    const found = [foundIn(path, source, samples)]
    files.push({ bytes, listed: { path, hazard, found, sha256: digest(bytes), scan: { source, quality, printed } } })
  }
  for (const { path, hazard, found, make } of cheapHazards) {
    const bytes = await make()
    files.push({ bytes, listed: { path, hazard, found, sha256: digest(bytes) } })
  }
  rmSync(folder, { recursive: true, force: true })
  for (const { bytes, listed } of files) {
    const target = join(folder, listed.path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
  }
  const list = files.map(({ listed }) => listed)
  writeFileSync(join(samples, 'hazards.json'), `${JSON.stringify(list, null, 1)}\n`)
  return list
}
