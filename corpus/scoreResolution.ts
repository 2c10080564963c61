/**
 * Scores resolution against hand annotations: which work each citation of a text truly means. One JSON file a text:
 * { text, half: "tuning" | "test", mentions: [{ quote, nth, work, problem? }] }, `work` an id as in the table works, or
 * null where no reader could say. A date that the annotator did not know ("@?") is met by any date; a code that carries
 * its year ("63/2025/QH15") names one work, whatever date is known.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface GoldMention {
  readonly quote: string
  readonly nth: number
  readonly work: string | null
  readonly problem?: string
  readonly note?: string
}

export interface ResolutionGold {
  /** File name of the annotation. */
  readonly name: string
  /** Path of the text, as seen from the working directory. */
  readonly text: string
  readonly half: 'tuning' | 'test'
  readonly mentions: readonly GoldMention[]
}

/** A citation as the program resolved it, in reading order. */
export interface ResolvedMention {
  readonly quote: string
  readonly work: string | null
}

export interface ResolutionMiss {
  readonly text: string
  readonly quote: string
  readonly gold: string | null
  readonly got: string | null
}

export interface ResolutionScore {
  /** Citations annotated, and those that the program read at all. */
  readonly mentions: number
  readonly read: number
  /** Resolved rightly, resolved wrongly, and left open though a reader knows. */
  readonly right: number
  readonly wrong: number
  readonly open: number
  readonly precision: number
  readonly recall: number
  readonly misses: readonly ResolutionMiss[]
}

export function loadResolutionGold(folder: string): ResolutionGold[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const value = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<ResolutionGold, 'name'>
      return { ...value, name: file.replace(/\.json$/, ''), text: join(folder, value.text) }
    })
}

/** Letters and digits alone: what reading repairs (dashes, look-alike letters) and white space do not tell citations apart. */
const squeeze = (quote: string): string =>
  quote
    .normalize('NFC')
    .replace(/Ð/g, 'Đ')
    .replace(/[^\p{L}\p{N}]+/gu, '')

const CARRIES_YEAR = /\/\d+[a-zđ]?\/(?:19|20)\d\d\//

/** True where an id names what the annotator means; "@?" leaves the date open. */
export function sameWork(gold: string, got: string): boolean {
  if (gold === got) return true
  const at = gold.lastIndexOf('@')
  return (
    (gold.slice(at) === '@?' || CARRIES_YEAR.test(gold)) && got.slice(0, got.lastIndexOf('@')) === gold.slice(0, at)
  )
}

export function scoreResolution(
  texts: readonly ResolutionGold[],
  resolved: (path: string) => readonly ResolvedMention[],
): ResolutionScore {
  const misses: ResolutionMiss[] = []
  let [mentions, read, right, wrong, open, known] = [0, 0, 0, 0, 0, 0]
  for (const text of texts) {
    // The same words stand several times in a text: the first annotation is the first citation.
    const left = new Map<string, ResolvedMention[]>()
    for (const mention of resolved(text.text)) {
      const key = squeeze(mention.quote)
      left.set(key, [...(left.get(key) ?? []), mention])
    }
    for (const gold of text.mentions) {
      mentions++
      if (gold.work !== null) known++
      const found = left.get(squeeze(gold.quote))?.shift()
      if (found) read++
      const got = found?.work ?? null
      if (got === null) {
        if (gold.work !== null) open++
      } else if (gold.work !== null && sameWork(gold.work, got)) right++
      else wrong++
      if (got === null ? gold.work !== null : gold.work === null || !sameWork(gold.work, got))
        misses.push({ text: text.name, quote: gold.quote.replace(/\s+/g, ' '), gold: gold.work, got })
    }
  }
  return {
    mentions,
    read,
    right,
    wrong,
    open,
    precision: right + wrong === 0 ? 1 : right / (right + wrong),
    recall: known === 0 ? 1 : right / known,
    misses,
  }
}
