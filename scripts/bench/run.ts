/**
 * `npm run bench`: how fast this program is, as ratios measured in one run on one machine, never as seconds alone.
 *
 * Row "extraction": the whole extraction (marks and records, one thread) over the sample texts, raced in turns against
 * eyecite (the citation extractor of the Free Law Project, its TypeScript edition) over text of its own language, and
 * against one plain regular expression over our text. Each contender runs in rounds, A B C A B C …; the median counts.
 * Rows "coverage" and "reports" stand in files of their own.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadLexicon } from '../../corpus/registry/load.js'
import { extractRecords } from '../../extractors/index.js'
import { normalizeText } from '../../pipeline/index.js'
import { packageRoot } from '../packageRoot.js'
import { coverageRow } from './coverage.js'
import { englishText } from './english.js'
import { reportsRow } from './reports.js'

const ROUNDS = 9
/** Characters of one round; large enough that a timer's step does not show. */
const LEAST = 400_000

interface Contender {
  readonly name: string
  /** Characters read in one round. */
  readonly characters: number
  /** Runs one round; gives how many citations it found, so that no work can be skipped. */
  round(): number
}

function ours(): Contender & { readonly texts: readonly string[] } {
  const folder = join(packageRoot(import.meta.dirname), 'corpus', 'samples', 'sources')
  const lexicon = loadLexicon()
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => normalizeText(readFileSync(join(folder, name), 'utf8')))
  const once = sources.reduce((sum, { text }) => sum + text.length, 0)
  const times = Math.ceil(LEAST / once)
  return {
    name: 'vankien, all records',
    characters: once * times,
    texts: sources.map(({ text }) => text),
    round() {
      let found = 0
      for (let time = 0; time < times; time++)
        for (const { text, pages } of sources) found += extractRecords(text, { lexicon, pages }).citations.length
      return found
    },
  }
}

/** What a first attempt at the task looks like: codes and nothing else. */
function plainRegex(texts: readonly string[]): Contender {
  const once = texts.reduce((sum, text) => sum + text.length, 0)
  const times = Math.ceil((LEAST * 20) / once)
  return {
    name: 'one plain regex, codes only',
    characters: once * times,
    round() {
      let found = 0
      for (let time = 0; time < times; time++)
        for (const text of texts) for (const _ of text.matchAll(/\d+-[A-ZĐ]{2,4}\/[A-ZĐ]+/g)) found++
      return found
    },
  }
}

interface Eyecite {
  getCitations(text: string): readonly unknown[]
}

async function eyecite(): Promise<Contender> {
  // Its package brings no types of its own.
  const name = '@beshkenadze/eyecite'
  const { getCitations } = (await import(name)) as Eyecite
  const text = englishText(60_000)
  return { name: 'eyecite (TypeScript edition)', characters: text.length, round: () => getCitations(text).length }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

async function main(): Promise<void> {
  const own = ours()
  const contenders = [own, await eyecite(), plainRegex(own.texts)]
  const speeds = contenders.map(() => [] as number[])
  const found = contenders.map((contender) => contender.round())
  for (let round = 0; round < ROUNDS; round++)
    contenders.forEach((contender, index) => {
      const before = performance.now()
      const count = contender.round()
      const seconds = (performance.now() - before) / 1000
      if (count !== found[index]) throw new Error(`${contender.name}: ${count} citations, before ${found[index]}`)
      speeds[index]!.push(contender.characters / seconds / 1e6)
    })
  const [self] = speeds
  const lines = contenders.map(({ name }, index) => {
    const speed = median(speeds[index]!)
    const ratio = median(self!.map((value, round) => value / speeds[index]![round]!))
    return {
      contender: name,
      'M characters/s': speed.toFixed(2),
      citations: found[index],
      'vankien is': `${ratio.toPrecision(3)} ×`,
    }
  })
  console.log(`extraction, one thread, ${ROUNDS} rounds in turns, medians; Node ${process.version}`)
  console.table(lines)
  coverageRow(ROUNDS, median)
  reportsRow()
}

await main()
