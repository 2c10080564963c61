/**
 * Resolution: mentions + held documents + registry → works and decisions. Pure, and a function of the sets alone: the
 * order of import does not matter. Precision before recall: what cannot be told apart stays ambiguous.
 */
import type { RegistryWork } from '../../corpus/registry/load.js'
import type { Decision, HeldRow, MentionRow, WorkRow } from '../../db/types.js'
import { codeKey } from '../../extractors/codeQuery.js'
import type { Lexicon } from '../../extractors/lexicon/types.js'
import { phraseKey } from '../../extractors/text.js'
import { type Place, scopeOf } from './scope.js'

/** Likeness of two titles, 0 to 1; natural's Jaro-Winkler in production. */
export type Likeness = (a: string, b: string) => number

export interface ResolveInput {
  readonly mentions: readonly MentionRow[]
  readonly held: readonly HeldRow[]
  readonly registry: readonly RegistryWork[]
  readonly lexicon: Lexicon
  readonly likeness: Likeness
}

export interface Resolution {
  readonly works: readonly WorkRow[]
  /** Document id → work id. */
  readonly held: ReadonlyMap<number, string>
  readonly decisions: readonly Decision[]
}

/** Titles at least this alike are one subject: chosen on the registry, where no two subjects of one code come above 0.9. */
export const SAME_TITLE = 0.92

/** Issuer sign of a code, "57-NQ/TW" → "TW", "12/2023/NĐ-CP" → "CP". */
export function signOf(code: string): string {
  const state = /^\d+[a-zđ]?\/(?:(?:19|20)\d\d\/)?(.+)$/.exec(code)
  if (state) {
    const [first = '', ...rest] = state[1]!.split(/[-/]/)
    return /^(?:QH|UBTVQH)\d/.test(first) || rest.length === 0
      ? first
      : /^[A-ZĐ]{1,4}[a-z]?$/.test(first) && !/^(?:B[A-ZĐ]+|S[A-ZĐ]+|UBND|HĐND)$/.test(first)
        ? rest[0]!
        : first
  }
  const party = /^\d+[a-zđ]?-[^/-]+[/-]+(.+)$/i.exec(code)
  return (party?.[1] ?? '').replace(/T\.?Ư|T\.W/g, 'TW').split('-')[0] ?? ''
}

interface Candidate {
  readonly work: WorkRow
}

export function resolve({ mentions, held, registry, lexicon, likeness }: ResolveInput): Resolution {
  const works = new Map<string, WorkRow>()
  const byKey = new Map<string, Map<string, Candidate>>()
  const add = (work: WorkRow) => {
    const known = works.get(work.id)
    // A held document says most, the registry next, a citation least; equal origins keep what is known.
    if (known && rank(known) >= rank(work)) {
      if (rank(known) === rank(work) && known.title === null && work.title !== null)
        works.set(work.id, {
          ...known,
          title: work.title,
          issuer: known.issuer ?? work.issuer,
          type: known.type ?? work.type,
        })
      return
    }
    works.set(
      work.id,
      known
        ? {
            ...work,
            title: work.title ?? known.title,
            issuer: work.issuer ?? known.issuer,
            term: work.term ?? known.term,
            type: work.type ?? known.type,
          }
        : work,
    )
    if (work.codeKey) {
      const list = byKey.get(work.codeKey) ?? new Map<string, Candidate>()
      list.set(work.id, { work: works.get(work.id)! })
      byKey.set(work.codeKey, list)
    }
  }
  const rows = registry.map(registryRow)
  for (const row of rows) add(row)
  const own = held.flatMap((document) => {
    const work = heldWork(document, lexicon)
    return work ? [{ document, work }] : []
  })
  // One code is printed in several ways, "57-NQ/TW" and "57/NQ-TW": with one scope and date they are one work.
  const spelling = spellings([
    ...rows,
    ...own.map(({ work }) => work),
    ...mentions.flatMap((mention) => citedWork(mention, lexicon) ?? []),
  ])
  const heldWorks = new Map<number, string>()
  for (const { document, work } of own) {
    const spelt = respelt(work, spelling)
    add(spelt)
    heldWorks.set(document.id, spelt.id)
  }
  // Dated mentions name works by themselves, unless the registry shows the date to be a slip.
  const slips = new Map<number, { work: WorkRow; likeness: number }>()
  /** Mention → the work that its code, scope and date name. */
  const named = new Map<number, string>()
  for (const mention of mentions) {
    const work = citedWork(mention, lexicon)
    if (!work) continue
    const slip = work.scope === 'tw' ? dateSlip(mention, registryOf(byKey, mention.codeKey!), likeness) : null
    if (slip) {
      slips.set(mention.id, slip)
      continue
    }
    const spelt = respelt(work, spelling)
    add(spelt)
    named.set(mention.id, spelt.id)
  }
  const inDocument = new Map<string, MentionRow[]>()
  for (const mention of mentions) {
    if (!mention.codeKey || !mention.date) continue
    const key = `${mention.documentId}\u0000${mention.codeKey}`
    inDocument.set(key, [...(inDocument.get(key) ?? []), mention])
  }
  const decisions = mentions.map((mention) => decide(mention, { byKey, slips, named, inDocument, lexicon, likeness }))
  return {
    works: [...works.values()].filter(
      (work) => work.origin !== 'cited' || decisions.some((decision) => decision.workId === work.id),
    ),
    held: heldWorks,
    decisions,
  }
}

/** The work that a dated mention names by itself; null without code or date. */
function citedWork(mention: MentionRow, lexicon: Lexicon): WorkRow | null {
  if (!mention.code || !mention.codeKey || !mention.date) return null
  const scope = scopeOf(signOf(mention.code), mention.issuer, placeOf(mention), lexicon)
  return {
    id: `${scope}/${mention.code}@${mention.date}`,
    scope,
    code: mention.code,
    codeKey: mention.codeKey,
    type: mention.type,
    date: mention.date,
    issuer: mention.issuer,
    term: mention.term,
    title: mention.title,
    origin: 'cited',
    confidence: null,
  }
}

const sameWork = ({ scope, codeKey: key, date }: WorkRow): string => `${scope} ${key} ${date}`

/** The spelling of each code that its work goes by: the registry's, else a held document's, else the most regular one. */
function spellings(works: readonly WorkRow[]): ReadonlyMap<string, WorkRow> {
  const best = new Map<string, WorkRow>()
  for (const work of works) {
    if (!work.codeKey || !work.date) continue
    const known = best.get(sameWork(work))
    if (!known || speltBefore(work, known)) best.set(sameWork(work), work)
  }
  return best
}

const REGULAR = /^(?:\d+[a-zđ]?-[^-/]+\/\S+|\d+[a-zđ]?\/(?:\d{4}\/)?[^-/]+-\S+)$/i

function speltBefore(a: WorkRow, b: WorkRow): boolean {
  const [left, right] = [a.code!, b.code!]
  if (spellingRank(a) !== spellingRank(b)) return spellingRank(a) > spellingRank(b)
  if (REGULAR.test(left) !== REGULAR.test(right)) return REGULAR.test(left)
  return left < right
}

const spellingRank = ({ origin }: WorkRow): number => (origin === 'registry' ? 2 : origin === 'held' ? 1 : 0)

function respelt(work: WorkRow, spelling: ReadonlyMap<string, WorkRow>): WorkRow {
  const best = spelling.get(sameWork(work))
  return best ? { ...work, id: best.id, code: best.code } : work
}

/** A registry document as a row of works. */
export const registryRow = (entry: RegistryWork): WorkRow => ({
  id: entry.id,
  scope: 'tw',
  code: entry.code,
  codeKey: codeKey(entry.code),
  type: entry.type,
  date: entry.date,
  issuer: entry.issuer || null,
  term: entry.term || null,
  title: entry.title,
  origin: 'registry',
  confidence: entry.confidence,
})

const rank = ({ origin }: WorkRow): number => (origin === 'held' ? 2 : origin === 'registry' ? 1 : 0)
const placeOf = (mention: MentionRow): Place => ({
  parent: mention.documentParent,
  issuer: mention.documentIssuer,
  level: mention.documentLevel,
})
const registryOf = (byKey: ReadonlyMap<string, ReadonlyMap<string, Candidate>>, key: string): WorkRow[] =>
  [...(byKey.get(key)?.values() ?? [])].map(({ work }) => work).filter((work) => work.origin === 'registry')

/** The work a held document is: by code and date, by content where its number was left blank. */
function heldWork(document: HeldRow, lexicon: Lexicon): WorkRow | null {
  const place: Place = { parent: document.parent, issuer: document.issuer, level: document.level }
  const base = {
    type: document.type,
    date: document.date,
    issuer: document.issuer,
    term: document.term,
    title: document.title,
    origin: 'held' as const,
    confidence: null,
  }
  if (document.code && document.codeKey) {
    const scope = scopeOf(signOf(document.code), document.issuer, place, lexicon)
    return {
      ...base,
      id: `${scope}/${document.code}@${document.date ?? '?'}`,
      scope,
      code: document.code,
      codeKey: document.codeKey,
    }
  }
  if (!document.type) return null
  const sign = document.symbol?.replace(/^[^/-]*[/-]/, '') ?? ''
  const scope = sign ? scopeOf(sign, document.issuer, place, lexicon) : '?'
  return {
    ...base,
    id: `${scope}/${document.symbol ?? document.type}@${document.date ?? '?'}~${document.sha256.slice(0, 8)}`,
    scope,
    code: null,
    codeKey: null,
  }
}

/** What a title is about, for comparing: folded, without "về". */
export const subject = (title: string | null): string => phraseKey(title ?? '').replace(/^(?:về việc|về)\s+/, '')

/** A date that the registry does not know for this code, in a mention whose title the registry knows under another date. */
function dateSlip(
  mention: MentionRow,
  known: readonly WorkRow[],
  likeness: Likeness,
): { work: WorkRow; likeness: number } | null {
  if (known.length === 0 || known.some((work) => work.date === mention.date)) return null
  const title = subject(mention.title)
  const alike = known
    .map((work) => ({ work, likeness: title.length >= 15 ? likeness(title, subject(work.title)) : 0 }))
    .filter(({ work, likeness: value }) => value >= SAME_TITLE && differsInOnePart(work.date!, mention.date!))
  return alike.length === 1 ? alike[0]! : null
}

/** A slip of the pen changes the day, the month or the year, not two of them. */
export function differsInOnePart(a: string, b: string): boolean {
  const [left, right] = [a.split('-'), b.split('-')]
  return left.length === right.length && left.filter((part, at) => part !== right[at]).length === 1
}

interface Known {
  readonly byKey: ReadonlyMap<string, ReadonlyMap<string, Candidate>>
  readonly slips: ReadonlyMap<number, { work: WorkRow; likeness: number }>
  readonly named: ReadonlyMap<number, string>
  readonly inDocument: ReadonlyMap<string, readonly MentionRow[]>
  readonly lexicon: Lexicon
  readonly likeness: Likeness
}

function decide(mention: MentionRow, known: Known): Decision {
  const none: Decision = { mentionId: mention.id, workId: null, state: 'unresolved', evidence: null, candidates: [] }
  if (!mention.code || !mention.codeKey) return none
  const to = (workId: string, evidence: string, problem?: Decision['problem']): Decision => ({
    mentionId: mention.id,
    workId,
    state: 'resolved',
    evidence,
    candidates: [],
    ...(problem ? { problem } : {}),
  })
  const slip = known.slips.get(mention.id)
  if (slip) {
    return to(slip.work.id, `title (${slip.likeness.toFixed(2)}) against the printed date`, {
      kind: 'date-misprint',
      message: `${mention.code}: printed ${mention.date}, known as of ${slip.work.date} with the same title`,
      suggestion: slip.work.id,
      start: mention.start,
      end: mention.end,
      documentId: mention.documentId,
    })
  }
  const id = known.named.get(mention.id)
  if (id) return to(id, 'code and date')
  const scope = scopeOf(signOf(mention.code), mention.issuer, placeOf(mention), known.lexicon)
  const own = (known.inDocument.get(`${mention.documentId}\u0000${mention.codeKey}`) ?? [])
    .map((other) => known.slips.get(other.id)?.work.id ?? known.named.get(other.id))
    .filter((work) => work !== undefined)
  const inText = [...new Set(own)]
  if (inText.length === 1) return to(inText[0]!, 'the full form in the same text')
  if (scope === '?') return none
  let candidates = [...(known.byKey.get(mention.codeKey)?.values() ?? [])]
    .map(({ work }) => work)
    .filter((work) => work.scope === scope)
  if (inText.length > 1) candidates = candidates.filter((work) => inText.includes(work.id))
  candidates.sort((a, b) => (a.id < b.id ? -1 : 1))
  const narrow = (rule: (work: WorkRow) => boolean): void => {
    const left = candidates.filter(rule)
    if (left.length > 0) candidates = left
  }
  if (mention.documentDate)
    candidates = candidates.filter((work) => work.date === null || work.date <= `${mention.documentDate}~`)
  if (mention.term) narrow((work) => work.term === mention.term)
  if (candidates.length > 1 && mention.title) {
    const title = subject(mention.title)
    if (title.length >= 15) narrow((work) => known.likeness(title, subject(work.title)) >= SAME_TITLE)
  }
  if (candidates.length > 1 && mention.issuer)
    narrow((work) => work.issuer !== null && phraseKey(mention.issuer!).includes(phraseKey(work.issuer)))
  if (candidates.length === 1) return to(candidates[0]!.id, 'the only one known with this code')
  if (candidates.length > 1)
    return {
      ...none,
      state: 'ambiguous',
      evidence: `${candidates.length} documents carry this code`,
      candidates: candidates.map((work) => work.id),
    }
  return none
}
