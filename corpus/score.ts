/**
 * Scores extractions against gold annotations: precision, recall and F1 a field. The fields and their rules are those
 * of the reference scorer for the gold schema, so that its figures and these agree; the rows `citation.span.*` are ours.
 */
import { matchingBlocks } from './sequenceMatcher.js'

/** A gold annotation, or an extraction in the same form; what is absent counts as null. */
export interface Annotation {
  readonly text?: string | null
  readonly document?: AnnotatedDocument | null
  readonly citations?: readonly AnnotatedCitation[] | null
  readonly links?: readonly AnnotatedLink[] | null
  readonly reviews?: readonly AnnotatedReview[] | null
  readonly deadlines?: readonly AnnotatedDeadline[] | null
}

type Text = string | null | undefined

interface AnnotatedDocument {
  readonly type?: Text
  readonly number?: Text
  readonly symbol?: Text
  readonly code?: Text
  readonly date?: Text
  readonly place?: Text
  readonly issuer?: Text
  readonly level?: Text
  readonly parent?: Text
  readonly title?: Text
  readonly signer?: { readonly authority?: Text; readonly position?: Text; readonly name?: Text } | null
  readonly recipients?: readonly string[] | null
}

export interface AnnotatedCitation {
  readonly quote?: Text
  /** Which occurrence of the quote in the text, from 1: how gold says where. */
  readonly nth?: number | null
  /** Half-open offsets into the prediction's own text: how an extraction says where. */
  readonly start?: number
  readonly end?: number
  readonly coded?: boolean | null
  readonly type?: Text
  readonly code?: Text
  readonly date?: Text
  readonly issuer?: Text
  readonly term?: Text
  readonly title?: Text
  readonly relation?: Text
  readonly via?: Text
}

interface AnnotatedLink {
  readonly from: string
  readonly to: string
  readonly relation: string
}

interface AnnotatedReview {
  readonly kind?: Text
  readonly years?: number | null
  readonly target?: Text
}

interface AnnotatedDeadline {
  readonly kind?: Text
  readonly date?: Text
  readonly rrule?: Text
  readonly actor?: Text
  readonly recipient?: Text
  readonly quote?: Text
}

/** The rows of the table, in its order. */
export const FIELDS = [
  'document.type',
  'document.code',
  'document.date',
  'document.place',
  'document.issuer',
  'document.level',
  'document.parent',
  'document.title',
  'document.signer.authority',
  'document.signer.position',
  'document.signer.name',
  'document.recipients',
  'citation.coded',
  'citation.coded.date',
  'citation.coded.issuer',
  'citation.coded.term',
  'citation.coded.title',
  'citation.coded.type',
  'citation.coded.relation',
  'citation.coded.via',
  'citation.uncoded',
  'link',
  'review',
  'deadline',
  'deadline.actor',
  'deadline.recipient',
  'citation.span.exact',
  'citation.span.overlap',
] as const

export type Field = (typeof FIELDS)[number]

/** Precision, recall and F1 of one field over all texts, with the counts they come from. */
export interface Figures {
  readonly p: number
  readonly r: number
  readonly f1: number
  readonly tp: number
  readonly fp: number
  readonly fn: number
}

/** One difference: what gold says (null: nothing) and what was got. */
export interface Miss {
  readonly text: string
  readonly field: Field
  readonly gold: string | null
  readonly got: string | null
}

/** One text to score: its name, its characters, its gold annotation and what was extracted from it. */
export interface Scored {
  readonly name: string
  readonly text: string
  readonly gold: Annotation
  readonly prediction: Annotation
}

/** Figures of all fields, and every miss in the order of the texts. */
export interface Score {
  readonly texts: number
  readonly rows: Readonly<Record<Field, Figures>>
  readonly misses: readonly Miss[]
}

interface Counts {
  tp: number
  fp: number
  fn: number
}

/** Scores all texts together: counts are summed first, figures computed once. */
export function scoreAll(texts: Iterable<Scored>): Score {
  const tallies = new Map<Field, Counts>(FIELDS.map((field) => [field, { tp: 0, fp: 0, fn: 0 }]))
  const misses: Miss[] = []
  let count = 0
  for (const scored of texts) {
    count++
    scoreOne(scored, (field) => tallies.get(field)!, misses)
  }
  const rows = Object.fromEntries(FIELDS.map((field) => [field, figures(tallies.get(field)!)]))
  return { texts: count, rows: rows as Record<Field, Figures>, misses }
}

function figures({ tp, fp, fn }: Counts): Figures {
  const p = tp + fp ? tp / (tp + fp) : 1
  const r = tp + fn ? tp / (tp + fn) : 1
  return { p, r, f1: p + r ? (2 * p * r) / (p + r) : 0, tp, fp, fn }
}

function scoreOne(scored: Scored, tally: (field: Field) => Counts, misses: Miss[]): void {
  const { name, gold, prediction } = scored
  const miss = (field: Field, missed: Text, got: Text) =>
    misses.push({ text: name, field, gold: missed ?? null, got: got ?? null })
  /** One slot: both values there and the same, or a false positive, a false negative, or both. */
  const slot = (field: Field, missed: Text, got: Text, same: boolean) => {
    const counts = tally(field)
    if (missed && got && same) counts.tp++
    else {
      if (got) counts.fp++
      if (missed) counts.fn++
      if (missed || got) miss(field, missed, got)
    }
  }

  scoreDocument(gold.document ?? {}, prediction.document ?? {}, slot)
  scoreCitations(gold.citations ?? [], prediction.citations ?? [], tally, slot, miss)
  scoreSets('link', distinct((gold.links ?? []).map(linkKey)), distinct((prediction.links ?? []).map(linkKey)))
  scoreSets('review', (gold.reviews ?? []).map(reviewKey), (prediction.reviews ?? []).map(reviewKey))
  scoreDeadlines()
  scoreSpans()

  function scoreSets(field: Field, missed: readonly string[], got: readonly string[]): void {
    const left = counted(missed)
    const right = counted(got)
    for (const [key, many] of left) {
      const both = Math.min(many, right.get(key) ?? 0)
      tally(field).tp += both
      tally(field).fn += many - both
      for (let times = both; times < many; times++) miss(field, key, null)
    }
    for (const [key, many] of right) {
      const both = Math.min(many, left.get(key) ?? 0)
      tally(field).fp += many - both
      for (let times = both; times < many; times++) miss(field, null, key)
    }
  }

  function scoreDeadlines(): void {
    const missed = gold.deadlines ?? []
    const got = prediction.deadlines ?? []
    const { pairs, left, right } = align(missed.map(deadlineKey), got.map(deadlineKey))
    for (const [i, j] of pairs) {
      tally('deadline').tp++
      for (const part of ['actor', 'recipient'] as const)
        slot(`deadline.${part}`, missed[i]![part], got[j]![part], tokenF1(missed[i]![part], got[j]![part]) >= 0.7)
    }
    for (const i of left) {
      tally('deadline').fn++
      miss('deadline', missed[i]!.quote, null)
    }
    for (const j of right) {
      tally('deadline').fp++
      miss('deadline', null, got[j]!.quote)
    }
  }

  function scoreSpans(): void {
    const here = words(scored.text)
    const there = typeof prediction.text === 'string' ? words(prediction.text) : here
    const place = new Map<number, number>()
    if (there === here) for (const index of here.keys()) place.set(index, index)
    else
      for (const block of matchingBlocks(
        there.map((word) => word.key),
        here.map((word) => word.key),
      ))
        for (let at = 0; at < block.size; at++) place.set(block.a + at, block.b + at)

    const spans = (gold.citations ?? []).map((citation) => ({
      quote: citation.quote,
      span: covered(here, spanOf(citation, scored.text)),
    }))
    const got = (prediction.citations ?? []).map((citation) => {
      const span = covered(there, spanOf(citation, prediction.text ?? scored.text))
      return { quote: citation.quote, span: span && carried(span, place) }
    })
    for (const [field, agree] of [
      ['citation.span.exact', (a: Range, b: Range) => a.first === b.first && a.last === b.last],
      ['citation.span.overlap', (a: Range, b: Range) => a.first <= b.last && b.first <= a.last],
    ] as const) {
      const free = new Set(got.keys())
      for (const { quote, span } of spans) {
        const hit = span && [...free].find((index) => got[index]!.span !== null && agree(span, got[index]!.span!))
        if (hit === null || hit === undefined) {
          tally(field).fn++
          miss(field, quote, null)
        } else {
          tally(field).tp++
          free.delete(hit)
        }
      }
      for (const index of free) {
        tally(field).fp++
        miss(field, null, got[index]!.quote)
      }
    }
  }
}

type Slot = (field: Field, gold: Text, got: Text, same: boolean) => void

function scoreDocument(gold: AnnotatedDocument, got: AnnotatedDocument, slot: Slot): void {
  const same = (a: Text, b: Text) => fold(a) === fold(b)
  slot('document.type', gold.type, got.type, same(gold.type, got.type))
  slot('document.code', ownCode(gold), ownCode(got), ownCode(gold) === ownCode(got))
  for (const part of ['date', 'place', 'level', 'parent'] as const)
    slot(`document.${part}`, gold[part], got[part], same(gold[part], got[part]))
  for (const part of ['issuer', 'title'] as const)
    slot(`document.${part}`, gold[part], got[part], tokenF1(gold[part], got[part]) >= 0.9)
  for (const part of ['authority', 'position', 'name'] as const) {
    const [a, b] = [gold.signer?.[part], got.signer?.[part]]
    slot(`document.signer.${part}`, a, b, same(a, b))
  }
  const recipients = (gold.recipients ?? []).map(fold)
  const read = (got.recipients ?? []).map(fold)
  for (const line of recipients) slot('document.recipients', line, read.includes(line) ? line : null, true)
  for (const line of read) if (!recipients.includes(line)) slot('document.recipients', null, line, false)
}

function scoreCitations(
  gold: readonly AnnotatedCitation[],
  got: readonly AnnotatedCitation[],
  tally: (field: Field) => Counts,
  slot: Slot,
  miss: (field: Field, gold: Text, got: Text) => void,
): void {
  const isCoded = (citation: AnnotatedCitation) =>
    citation.coded === undefined ? Boolean(citation.code) : Boolean(citation.coded)
  const coded = gold.filter((citation) => Boolean(citation.coded))
  const read = got.filter(isCoded)
  const { pairs, left, right } = align(
    coded.map((citation) => codeKey(citation.code)),
    read.map((citation) => codeKey(citation.code)),
  )
  for (const [i, j] of pairs) {
    const [a, b] = [coded[i]!, read[j]!]
    tally('citation.coded').tp++
    const field = (name: 'date' | 'issuer' | 'term' | 'title' | 'type' | 'relation' | 'via', same: boolean) =>
      slot(`citation.coded.${name}`, a[name], b[name], same)
    field('date', fold(a.date) === fold(b.date))
    field('issuer', tokenF1(a.issuer, b.issuer) >= 0.85)
    field('term', fold(a.term) === fold(b.term))
    field('title', tokenF1(a.title, b.title) >= 0.9)
    field('type', fold(a.type) === fold(b.type))
    field('relation', (a.relation ?? null) === (b.relation ?? null))
    field('via', codeKey(a.via) === codeKey(b.via))
  }
  for (const i of left) {
    tally('citation.coded').fn++
    miss('citation.coded', coded[i]!.quote, null)
  }
  for (const j of right) {
    tally('citation.coded').fp++
    miss('citation.coded', null, read[j]!.quote)
  }

  const uncoded = gold.filter((citation) => !citation.coded)
  const readUncoded = got.filter((citation) => !isCoded(citation))
  const free = new Set(readUncoded.keys())
  for (const citation of uncoded) {
    const hit = [...free].find((index) => tokenF1(citation.quote, readUncoded[index]!.quote) >= 0.6)
    if (hit === undefined) {
      tally('citation.uncoded').fn++
      miss('citation.uncoded', citation.quote, null)
    } else {
      tally('citation.uncoded').tp++
      free.delete(hit)
    }
  }
  for (const index of free) {
    tally('citation.uncoded').fp++
    miss('citation.uncoded', null, readUncoded[index]!.quote)
  }
}

/** Pairs in reading order with equal keys, then what is left over matched whatever its place. */
function align(
  a: readonly string[],
  b: readonly string[],
): { readonly pairs: readonly (readonly [number, number])[]; readonly left: number[]; readonly right: number[] } {
  const pairs: (readonly [number, number])[] = []
  const left = new Set(a.keys())
  const right = new Set(b.keys())
  const pair = (i: number, j: number) => {
    pairs.push([i, j])
    left.delete(i)
    right.delete(j)
  }
  for (const block of matchingBlocks(a, b)) for (let at = 0; at < block.size; at++) pair(block.a + at, block.b + at)
  for (const i of [...left]) {
    const j = [...right].find((index) => b[index] === a[i])
    if (j !== undefined) pair(i, j)
  }
  return { pairs, left: [...left], right: [...right] }
}

function ownCode(document: AnnotatedDocument): string {
  if (document.code) return codeKey(document.code)
  if (!document.symbol) return ''
  return document.symbol.includes('/')
    ? codeKey(`${document.number ?? ''}-${document.symbol}`)
    : codeKey(document.symbol)
}

const linkKey = (link: AnnotatedLink) => `${codeKey(link.from)} ${link.relation} ${codeKey(link.to)}`

function reviewKey(review: AnnotatedReview): string {
  const target = String(review.target ?? '')
  const code = /\d+[a-z]?\s*[-–/]\S*/.exec(target)
  return `${fold(review.kind)} ${review.years ?? '-'} ${code && target.includes('/') ? codeKey(code[0]) : '~'}`
}

function deadlineKey(deadline: AnnotatedDeadline): string {
  const when =
    deadline.kind === 'once' ? (deadline.date ?? null) : (deadline.rrule ?? '').toUpperCase().replaceAll('RRULE:', '')
  return `${deadline.kind ?? null} ${when}`
}

const distinct = (keys: readonly string[]) => [...new Set(keys)]

function counted(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

const TONES = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
] as const

/**
 * Case-, space-, dash-, quote- and tone-placement-insensitive form of a phrase. Not the fold that extractors match on:
 * the reference scorer folds like this ("quý" too), and a scorer must not change when an extractor does.
 */
function fold(value: Text): string {
  if (value === null || value === undefined) return ''
  let text = String(value)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replace(/[\u00AD\u200B-\u200D\uFEFF]/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[“”"'‘’«»*_]/g, '')
  for (const [from, to] of TONES) text = text.replaceAll(from, to)
  return text
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[ .,;:()]+|[ .,;:()]+$/g, '')
}

const codeKey = (value: Text) => fold(value).replace(/\s+/g, '').replaceAll('ð', 'đ')

const tokens = (value: Text) => fold(value).match(/[\p{L}\p{N}_]+/gu) ?? []

/** Overlap of two phrases as bags of words: 1 for the same words, 0 for none in common. */
function tokenF1(a: Text, b: Text): number {
  const [left, right] = [tokens(a), tokens(b)]
  if (left.length === 0 && right.length === 0) return 1
  if (left.length === 0 || right.length === 0) return 0
  const counts = counted(right)
  let common = 0
  for (const [word, many] of counted(left)) common += Math.min(many, counts.get(word) ?? 0)
  return (2 * common) / (left.length + right.length)
}

interface Word {
  readonly start: number
  readonly end: number
  readonly key: string
}

/** First and last word of a span, as indices into the words of the gold text. */
interface Range {
  readonly first: number
  readonly last: number
}

/** Words with their places: two texts that differ in line breaks and marks have the same words. */
function words(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), (found) => ({
    start: found.index,
    end: found.index + found[0].length,
    key: fold(found[0]),
  }))
}

/** Where a citation stands: by its offsets, else by its quote and which occurrence of it. */
export function spanOf(citation: AnnotatedCitation, text: string): { start: number; end: number } | null {
  if (citation.start !== undefined && citation.end !== undefined) return { start: citation.start, end: citation.end }
  if (!citation.quote) return null
  let start = -1
  for (let nth = 0; nth < (citation.nth ?? 1); nth++) {
    start = text.indexOf(citation.quote, start + 1)
    if (start < 0) return null
  }
  return { start, end: start + citation.quote.length }
}

function covered(list: readonly Word[], span: { start: number; end: number } | null): Range | null {
  if (!span) return null
  const first = list.findIndex((word) => word.end > span.start)
  if (first < 0 || list[first]!.start >= span.end) return null
  let last = first
  while (last + 1 < list.length && list[last + 1]!.start < span.end) last++
  return { first, last }
}

/** The same span in the gold text; words without a counterpart are left out, null where none has one. */
function carried(span: Range, place: ReadonlyMap<number, number>): Range | null {
  const found: number[] = []
  for (let index = span.first; index <= span.last; index++) {
    const to = place.get(index)
    if (to !== undefined) found.push(to)
  }
  return found.length === 0 ? null : { first: found[0]!, last: found.at(-1)! }
}

/** A figure to three digits, ties to even, as the reference scorer prints it: 0.0625 → "0.062". */
export function threeDigits(value: number): string {
  const thousandths = value * 1000
  const below = Math.floor(thousandths)
  // Only sums of sixteenths can stand exactly half-way; all else rounds alike everywhere.
  if (thousandths - below === 0.5 && Number.isInteger(value * 16)) return ((below + (below % 2)) / 1000).toFixed(3)
  return value.toFixed(3)
}
