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
const SAME_TITLE = 0.92

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
  for (const entry of registry) add(registryRow(entry))
  const heldWorks = new Map<number, string>()
  for (const document of held) {
    const work = heldWork(document, lexicon)
    if (!work) continue
    add(work)
    heldWorks.set(document.id, work.id)
  }
  // Dated mentions name works by themselves, unless the registry shows the date to be a slip.
  const slips = new Map<number, { work: WorkRow; likeness: number }>()
  for (const mention of mentions) {
    if (!mention.code || !mention.codeKey || !mention.date) continue
    const scope = scopeOf(signOf(mention.code), mention.issuer, placeOf(mention), lexicon)
    const slip = scope === 'tw' ? dateSlip(mention, registryOf(byKey, mention.codeKey), likeness) : null
    if (slip) {
      slips.set(mention.id, slip)
      continue
    }
    add({
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
    })
  }
  const inDocument = new Map<string, MentionRow[]>()
  for (const mention of mentions) {
    if (!mention.codeKey || !mention.date) continue
    const key = `${mention.documentId}\u0000${mention.codeKey}`
    inDocument.set(key, [...(inDocument.get(key) ?? []), mention])
  }
  const decisions = mentions.map((mention) => decide(mention, { byKey, works, slips, inDocument, lexicon, likeness }))
  return {
    works: [...works.values()].filter(
      (work) => work.origin !== 'cited' || decisions.some((decision) => decision.workId === work.id),
    ),
    held: heldWorks,
    decisions,
  }
}

/** A registry document as a row of works. */
export const registryRow = (entry: RegistryWork): WorkRow => ({
  id: entry.id,
  scope: 'tw',
  code: entry.code,
  codeKey: codeKey(entry.code),
  type: entry.type,
  date: entry.date,
  issuer: entry.issuer,
  term: entry.term,
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

const subject = (title: string | null): string => phraseKey(title ?? '').replace(/^(?:về việc|về)\s+/, '')

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
function differsInOnePart(a: string, b: string): boolean {
  const [left, right] = [a.split('-'), b.split('-')]
  return left.length === right.length && left.filter((part, at) => part !== right[at]).length === 1
}

interface Known {
  readonly byKey: ReadonlyMap<string, ReadonlyMap<string, Candidate>>
  readonly works: ReadonlyMap<string, WorkRow>
  readonly slips: ReadonlyMap<number, { work: WorkRow; likeness: number }>
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
  const scope = scopeOf(signOf(mention.code), mention.issuer, placeOf(mention), known.lexicon)
  if (mention.date) {
    const id = `${scope}/${mention.code}@${mention.date}`
    if (known.works.has(id)) return to(id, 'code and date')
    // Printed otherwise (57/NQ-TW, 057-NQ/TW): the same key, date and scope.
    const same = [...(known.byKey.get(mention.codeKey)?.values() ?? [])].filter(
      ({ work }) => work.scope === scope && work.date === mention.date,
    )
    if (same.length === 1) return to(same[0]!.work.id, 'code and date')
    return none
  }
  const own = (known.inDocument.get(`${mention.documentId}\u0000${mention.codeKey}`) ?? [])
    .map((other) => decideDated(other, known))
    .filter((id): id is string => id !== null)
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

function decideDated(mention: MentionRow, known: Known): string | null {
  const slip = known.slips.get(mention.id)
  if (slip) return slip.work.id
  const scope = scopeOf(signOf(mention.code!), mention.issuer, placeOf(mention), known.lexicon)
  const id = `${scope}/${mention.code}@${mention.date}`
  return known.works.has(id) ? id : null
}
