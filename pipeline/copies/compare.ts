/** Whether two texts whose headers agree are alike enough to be one document. */
import { plain } from '../../extractors/codeQuery.js'
import { type Agreement, agreement, type Identity, properName, type Strength, unitOf } from './identity.js'
import { overlap, type Shingled, shingled, syllablesOf } from './shingles.js'

/** A text with its header, ready to be compared. */
export interface Side {
  readonly identity: Identity
  readonly text: string
  readonly shingled: Shingled
}

export interface Likeness {
  readonly strength: Strength
  /** Of both texts' shingles, the part that both have; of a scan, of the shorter one's. */
  readonly likeness: number
  readonly evidence: readonly string[]
}

export const sideOf = (identity: Identity, text: string): Side => ({ identity, text, shingled: shingled(text) })

/** Least Jaccard likeness of two clean texts, and of texts of which at least one was recognized (of 3 letters in 100 misread, 0.55 is left). */
const LEAST: Readonly<Record<Strength, readonly [clean: number, recognized: number]>> = {
  same: [0.5, 0.28],
  draft: [0.75, 0.45],
  misread: [0.7, 0.45],
  text: [0.8, 0.45],
}

/** Of two scans both headers may be misread alike: their texts have to be nearly the same. */
const LEAST_OF_SCANS = 0.8

/** Of two lengths the shorter is at least this part of the longer; what is shorter is an excerpt, or a page of it. */
const LEAST_LENGTH = 0.7

/** The least that signatures must share for the texts to be looked at; their estimate errs by 0.04, seldom by 0.12. */
export const leastEstimate = (strength: Strength, recognized: boolean): number =>
  LEAST[strength][recognized ? 1 : 0] - 0.15

export function likenessOf(a: Side, b: Side): Likeness | null {
  const found: Agreement = agreement(a.identity, b.identity)
  if ('conflict' in found) return null
  const { strength } = found
  const recognized = a.identity.recognized || b.identity.recognized
  const lengths = [a.shingled.syllables, b.shingled.syllables]
  if (Math.min(...lengths) < LEAST_LENGTH * Math.max(...lengths)) return null
  const { jaccard } = overlap(a.shingled, b.shingled)
  if (jaccard < LEAST[strength][recognized ? 1 : 0]) return null
  if (a.identity.recognized && b.identity.recognized && jaccard < LEAST_OF_SCANS) return null
  // Where a header does not say whose text it is, or says it otherwise, the text has to name the unit.
  if (unitOf(a.identity) !== unitOf(b.identity) && !namesUnit(a, b)) return null
  if ((recognized || strength !== 'same') && !samePlaces(a.text, b.text)) return null
  // A decision on one person is no draft of the decision on another.
  if (strength !== 'same' && !recognized && !samePersons(a.text, b.text)) return null
  return { strength, likeness: Math.round(jaccard * 1000) / 1000, evidence: found.evidence }
}

/**
 * Whether the text whose header may be misread names the unit of the other. Of two such texts neither is a witness; only
 * where neither has a header at all do the texts speak alone.
 */
function namesUnit(a: Side, b: Side): boolean {
  if (a.identity.recognized && b.identity.recognized) return false
  if (a.identity.recognized) return names(a.text, b.identity)
  if (b.identity.recognized) return names(b.text, a.identity)
  return names(a.text, b.identity) && names(b.text, a.identity)
}

/** With its diacritics and capitals: without them "Thanh Trạch" stands in many a text. */
function names(text: string, of: Identity): boolean {
  const name = properName(of)
  if (name === null) return true
  const words = text.replace(/\s+/g, ' ')
  return words.includes(name) || words.includes(name.toUpperCase())
}

const PLACE = /(?<= )(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa) (?<name>[a-z]+ [a-z]+)(?= )/g

/** A plan of one commune is none of another, though one template made both: each speaks of its own, and more than once. */
function samePlaces(a: string, b: string): boolean {
  const [left, right] = [placesOf(a), placesOf(b)]
  const own = (mine: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) =>
    [...mine].some(([name, times]) => times > 1 && !other.has(name))
  return !(own(left, right) && own(right, left))
}

function placesOf(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const { groups } of ` ${syllablesOf(text).join(' ')} `.matchAll(PLACE))
    found.set(groups!['name']!, (found.get(groups!['name']!) ?? 0) + 1)
  return found
}

const PERSON = /(?:[Ôô]ng|[Bb]à|[Đđ]ồng\s+chí)\s+(?<name>\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,4})/gu

function samePersons(a: string, b: string): boolean {
  const [left, right] = [a, b].map(
    (text) => new Set(Array.from(text.matchAll(PERSON), ({ groups }) => plain(groups!['name']!).replace(/\s+/g, ' '))),
  ) as [Set<string>, Set<string>]
  if (left.size === 0 || right.size === 0) return true
  const common = [...left].filter((name) => right.has(name)).length
  return common / (left.size + right.size - common) >= 0.5
}
