/**
 * Resolves again what a run touched, and no more: code by code, in parts of bounded size, so that memory does not grow with
 * the archive. All of it is one transaction: killed in the midst, it has not happened.
 */
import { loadLexicon, loadPlenums, loadRegistry } from '../corpus/registry/load.js'
import { correctionsInForce, mentionTarget, NO_WORK, targetParts } from '../db/corrections.js'
import type { Store } from '../db/store.js'
import type { MentionRow, WorkRow } from '../db/types.js'
import { codeKey, numberKey } from '../extractors/codeQuery.js'
import { groupCopies } from './copies/index.js'
import { draftWorks } from './resolve/drafts.js'
import { type Corrected, type Likeness, Survey } from './resolve/index.js'
import { reviewProblems } from './resolve/problems.js'

/** What was resolved again: codes and citations, for those who watch that a run does not do all over again. */
export interface Resolved {
  readonly keys: number
  readonly mentions: number
}

export interface ResolveOptions {
  /** So many citations are decided on at a time, more only where one document has more. */
  readonly part?: number
  readonly onProgress?: (done: number, of: number) => void
}

const PART = 5000
/** Documents whose citations without a code are decided on at a time. */
const DOCUMENTS = 1000

/**
 * Resolves again the mentions of the codes that a run touched, and those of `documents` that are named without a code. A
 * number alone ("Nghị quyết 57") follows the code that stands in the same text.
 */
export async function resolveTouched(
  store: Store,
  keys: readonly string[],
  documents: readonly number[] = [],
  options: ResolveOptions = {},
): Promise<Resolved> {
  const likeness = await loadLikeness()
  return store.db.transaction(() => resolveParts(store, likeness, keys, documents, options))()
}

/** The measure of likeness is loaded where something is resolved. */
export async function loadLikeness(): Promise<Likeness> {
  const { default: distance } = await import('natural/lib/natural/distance/index.js')
  return (a, b) => distance.JaroWinklerDistance(a, b, { ignoreCase: true })
}

/** The same within a transaction of the caller's. */
export function resolveParts(
  store: Store,
  likeness: Likeness,
  keys: readonly string[],
  documents: readonly number[],
  { part = PART, onProgress }: ResolveOptions = {},
): Resolved {
  correctFields(store)
  // Copies are no witnesses of each other: what they name is weighed again with them.
  const regrouped = groupCopies(store.copies)
  const all = new Set([...keys, ...regrouped.flatMap((id) => store.keysOf(id))])
  const copies = store.copies.all()
  for (const { number, key } of store.codesBesideBareNumbers(documents))
    if (key.startsWith(`${numberKey(number)}|`)) all.add(key)
  const corrections = new Map(correctionsInForce(store.db, 'work').map(({ target, value }) => [target, value]))
  // A correction may name a work that nothing else names yet.
  store.addMissing([...corrections.values()].flatMap((id) => (id === null || id === NO_WORK ? [] : workOfId(id))))
  const decided = new Set<number>()
  const uncoded = store.documentsWithUncoded(documents)
  const total = all.size + uncoded.length
  let done = 0
  const progress = (count: number): void => {
    done += count
    onProgress?.(done, total)
  }
  const ground = { copies, registry: loadRegistry(), plenums: loadPlenums(), lexicon: loadLexicon(), likeness }

  const correctedOf = (mentions: readonly MentionRow[]): Corrected =>
    new Map(
      (corrections.size === 0 ? [] : mentions).flatMap(({ id, documentSha256, start }) => {
        const value = corrections.get(mentionTarget(documentSha256, start))
        return value === undefined ? [] : [[id, value === NO_WORK ? null : value] as const]
      }),
    )

  /** Decides on mentions of `keys`, view by view; all views together hold every mention of these keys. */
  const decide = (keys: ReadonlySet<string>, collects: (key: string) => boolean, views: readonly View[]): void => {
    const survey = new Survey({ ...ground, held: store.heldUnder([...keys]) }, collects)
    // Where there is one view it is read once.
    const only = views.length === 1 ? views[0]!() : null
    for (const view of views) {
      const { mentions } = only ?? view()
      survey.add(mentions, correctedOf(mentions))
    }
    const known = survey.close()
    // Works of other codes were seen in part only.
    const seenWhole = ({ codeKey: key }: WorkRow): boolean => key === null || keys.has(key)
    store.saveWorks(known.standing().filter(seenWhole))
    store.holdWorks(known.held)
    for (const view of views) {
      const { own, mentions } = only ?? view()
      const { works, decisions, problems } = known.decide(own, mentions, correctedOf(mentions))
      store.applyDecisions(own, works.filter(seenWhole), decisions, problems)
      for (const { id } of own) decided.add(id)
    }
  }

  for (const keysOfPart of partsOf(store.mentionCounts([...all]), all, part)) {
    const known = new Set(keysOfPart)
    const numbers = new Set(keysOfPart.map(numberOf))
    decide(
      known,
      // A number alone may mean any code of that number.
      (key) => numbers.has(numberOf(key)),
      viewsOf(store.documentsNamingBySize(keysOfPart), part).map((ids) => () => {
        const bare = store.bareNumbersIn(ids).filter(({ number }) => number !== null && numbers.has(numberKey(number)))
        const own = inOrder([...store.mentionsUnder(keysOfPart, ids), ...bare])
        const around = new Set(own.filter(dependsOnText).map(({ documentId }) => documentId))
        return { own, mentions: inOrder([...own, ...store.mentionsOfDocuments([...around])]) }
      }),
    )
    progress(keysOfPart.length)
  }
  const everyKey = (): boolean => true
  for (let at = 0; at < uncoded.length; at += DOCUMENTS) {
    const some = uncoded.slice(at, at + DOCUMENTS)
    const mentions = store.mentionsOfDocuments(some)
    const own = mentions.filter(({ id, codeKey: key }) => key === null && !decided.has(id))
    decide(new Set(), everyKey, [() => ({ own, mentions })])
    progress(some.length)
  }
  // Corrections always win, also where nothing else was touched.
  const rest = store.mentionsAt([...corrections.keys()]).filter(({ id }) => !decided.has(id))
  if (rest.length > 0) {
    const mentions = store.mentionsOfDocuments([...new Set(rest.map(({ documentId }) => documentId))])
    decide(new Set(), everyKey, [() => ({ own: inOrder(rest), mentions })])
  }
  const drafts = draftWorks(store.drafts(), store.issuedOfDrafts(), loadLexicon(), likeness)
  store.saveWorks(drafts.works)
  store.holdDrafts(drafts.own, drafts.copies)
  store.holdCopies()
  store.settleWorks()
  store.replaceProblems('review-arithmetic', reviewProblems(store.datedReviews()))
  return { keys: all.size, mentions: decided.size }
}

/** Its meaning may hang on what else its text says. */
const dependsOnText = ({ via, documentDate, codeKey: key }: MentionRow): boolean =>
  via !== null || documentDate === null || key === null

/** Keys in parts; those of one number stay together, since a number alone may mean any of them. */
function partsOf(counts: ReadonlyMap<string, number>, keys: ReadonlySet<string>, size: number): string[][] {
  const byNumber = new Map<string, string[]>()
  for (const key of [...keys].sort()) {
    const number = numberOf(key)
    const list = byNumber.get(number)
    if (list) list.push(key)
    else byNumber.set(number, [key])
  }
  const parts: string[][] = []
  let [part, mentions]: [string[], number] = [[], 0]
  for (const list of byNumber.values()) {
    const own = list.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0)
    if (part.length > 0 && mentions + own > size) {
      parts.push(part)
      ;[part, mentions] = [[], 0]
    }
    part.push(...list)
    mentions += own
  }
  if (part.length > 0) parts.push(part)
  return parts
}

/** Mentions to decide on, with all others of the documents whose text that hangs on; both in the order of content. */
type View = () => { readonly own: readonly MentionRow[]; readonly mentions: readonly MentionRow[] }

/** Documents in views of about so many citations. */
function viewsOf(documents: Iterable<{ readonly id: number; readonly mentions: number }>, size: number): number[][] {
  const views: number[][] = []
  let [view, held]: [number[], number] = [[], 0]
  for (const { id, mentions } of documents) {
    if (view.length > 0 && held + mentions > size) {
      views.push(view)
      ;[view, held] = [[], 0]
    }
    view.push(id)
    held += mentions
  }
  if (view.length > 0) views.push(view)
  return views
}

/** Each once, in the order of content. */
const inOrder = (rows: readonly MentionRow[]): MentionRow[] =>
  [...new Map(rows.map((row) => [row.id, row])).values()].sort((a, b) =>
    a.documentSha256 === b.documentSha256 ? a.ordinal - b.ordinal : a.documentSha256 < b.documentSha256 ? -1 : 1,
  )

const numberOf = (key: string): string => key.slice(0, key.indexOf('|'))

/** Puts right what people said of headers, and gives back what an undone correction had changed. */
function correctFields(store: Store): void {
  const keyOf = (field: string, value: string | null) => (field === 'code' && value ? codeKey(value) : null)
  const inForce = correctionsInForce(store.db, 'field').map(({ target, value }) => {
    const [sha256, field] = targetParts(target)
    return { sha256, field, value }
  })
  // A corrected number is one of the code as well.
  const standing = new Set(
    inForce.flatMap(({ sha256, field }) => [`${sha256}:${field}`, ...(field === 'number' ? [`${sha256}:code`] : [])]),
  )
  for (const { sha256, field, value } of store.printedFields())
    if (!standing.has(`${sha256}:${field}`)) store.restoreField(sha256, field, value, keyOf(field, value))
  for (const { sha256, field, value } of inForce) {
    store.correctField(sha256, field, value, keyOf(field, value))
    const code = field === 'number' && value ? store.codeOf(sha256)?.replace(/^\d+\p{Ll}?(?=[-/])/u, value) : undefined
    if (code !== undefined) store.correctField(sha256, 'code', code, codeKey(code))
  }
}

/** What an id says of its work, "hai-phong/12-KH/TU@2025-08-26"; nothing where it is none. */
function workOfId(id: string): WorkRow[] {
  const parts = /^(?<scope>[^\d][^@]*?)\/(?<code>\d[^@]*)@(?<date>[\d-]+|\?)$/u.exec(id)?.groups
  if (!parts) return []
  const { scope, code, date } = parts as { scope: string; code: string; date: string }
  return [
    {
      id,
      scope,
      code,
      codeKey: codeKey(code),
      type: null,
      date: date === '?' ? null : date,
      issuer: null,
      term: null,
      title: null,
      origin: 'cited',
      confidence: null,
    },
  ]
}
