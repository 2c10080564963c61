/** The sample archive: every source with the file that was built from it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'

const SAMPLES = join(import.meta.dirname, '..', '..', 'corpus', 'samples')

export interface Sample {
  readonly name: string
  readonly path: string
  readonly format: 'pdf' | 'docx' | 'html' | 'txt' | 'md'
}

export const samples = (
  JSON.parse(readFileSync(join(SAMPLES, 'manifest.json'), 'utf8')) as { documents: readonly Sample[] }
).documents

/** Bytes of the built file; an entry where the path leads into a zip. */
export function builtFile({ path }: Sample): Uint8Array {
  const zip = /^(?<archive>.*\.zip)\/(?<entry>.*)$/.exec(path)?.groups
  if (!zip) return readFileSync(join(SAMPLES, path))
  const entries = unzipSync(readFileSync(join(SAMPLES, zip['archive']!)))
  // Names come as Latin-1 where the archive does not say that they are UTF-8.
  const own = Object.keys(entries).find((name) =>
    [name, Buffer.from(name, 'latin1').toString('utf8')].some((read) => read.normalize('NFC') === zip['entry']),
  )
  if (own === undefined) throw new Error(`${path}: no such entry`)
  return entries[own]!
}

export const sourceText = ({ name }: Sample): Uint8Array => readFileSync(join(SAMPLES, 'sources', `${name}.txt`))

/** How often each word stands in a text. */
export function words(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Share of the first text's words that the second has too, each as often. */
export function overlap(first: string, second: string): number {
  const [a, b] = [words(first), words(second)]
  let [all, shared] = [0, 0]
  for (const [word, count] of a) {
    all += count
    shared += Math.min(count, b.get(word) ?? 0)
  }
  return all === 0 ? 1 : shared / all
}
