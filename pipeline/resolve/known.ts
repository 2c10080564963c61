/** What is known before any decision: the registry's works, those of held documents, those that dated citations name. */
import type { RegistryWork } from '../../corpus/registry/load.js'
import type { HeldRow, MentionRow, WorkRow } from '../../db/types.js'
import { codeKey } from '../../extractors/codeQuery.js'
import type { Lexicon } from '../../extractors/lexicon/types.js'
import { type Place, scopeOf } from './scope.js'
import { signOf } from './sign.js'

const rank = ({ origin }: WorkRow): number => (origin === 'held' ? 2 : origin === 'registry' ? 1 : 0)

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

/** Works by id and by key. A held document says most, the registry next, a citation least; equal origins keep what is known. */
export class KnownWorks {
  private readonly works = new Map<string, WorkRow>()
  private readonly keys = new Map<string, Set<string>>()

  /** Over others, which stay as they are. */
  constructor(private readonly below: KnownWorks | null = null) {}

  add(work: WorkRow): void {
    const known = this.get(work.id)
    if (known && rank(known) >= rank(work)) {
      if (rank(known) === rank(work) && known.title === null && work.title !== null)
        this.works.set(work.id, {
          ...known,
          title: work.title,
          issuer: known.issuer ?? work.issuer,
          type: known.type ?? work.type,
        })
      return
    }
    this.works.set(
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
    if (!work.codeKey) return
    const ids = this.keys.get(work.codeKey)
    if (ids) ids.add(work.id)
    else this.keys.set(work.codeKey, new Set([work.id]))
  }

  get(id: string): WorkRow | undefined {
    return this.works.get(id) ?? this.below?.get(id)
  }

  all(): IterableIterator<WorkRow> {
    return this.works.values()
  }

  /** Works of one key and scope, by id. */
  of(key: string, scope: string): WorkRow[] {
    return [...(this.keys.get(key) ?? [])]
      .map((id) => this.works.get(id)!)
      .filter((work) => work.scope === scope)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}

export const placeOf = (mention: MentionRow): Place => ({
  parent: mention.documentParent ?? mention.documentHint,
  issuer: mention.documentIssuer,
  level: mention.documentLevel,
})

/** The work a held document is: by code and date, by content where its number was left blank. */
export function heldWork(document: HeldRow, lexicon: Lexicon): WorkRow | null {
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

const sameWork = ({ scope, codeKey: key, date }: WorkRow): string => `${scope} ${key} ${date}`

/** The spelling of each code that its work goes by: the registry's, else a held document's, else the most regular one. */
export function spellings(works: readonly WorkRow[]): (work: WorkRow) => WorkRow {
  const best = new Map<string, WorkRow>()
  for (const work of works) {
    if (!work.codeKey || !work.date) continue
    const known = best.get(sameWork(work))
    if (!known || speltBefore(work, known)) best.set(sameWork(work), work)
  }
  return (work) => {
    const own = best.get(sameWork(work))
    return own ? { ...work, id: own.id, code: own.code } : work
  }
}

const PARTY_ORDER = /^\d+[a-zđ]?-[^-/]+\/\S+$/i
const STATE_ORDER = /^\d+[a-zđ]?\/(?:\d{4}\/)?[^-/]+-\S+$/i
const STATE_SIGN = /^(?:TTg|CP|CTN|QH\d*|UBTVQH\d*|UBND|HĐND|B[A-ZĐ]{1,6})$/

/** The order of number, type and issuer that the issuer's own system prescribes. */
const isRegular = (code: string): boolean => (STATE_SIGN.test(signOf(code)) ? STATE_ORDER : PARTY_ORDER).test(code)

function speltBefore(a: WorkRow, b: WorkRow): boolean {
  const [left, right] = [a.code!, b.code!]
  if (spellingRank(a) !== spellingRank(b)) return spellingRank(a) > spellingRank(b)
  if (isRegular(left) !== isRegular(right)) return isRegular(left)
  return left < right
}

const spellingRank = ({ origin }: WorkRow): number => (origin === 'registry' ? 2 : origin === 'held' ? 1 : 0)
