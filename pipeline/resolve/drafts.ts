/** Drafts ("Số    -KH/ĐU", number left blank): a draft is the work of its issued copy, or one of its own. */
import type { HeldRow, WorkRow } from '../../db/types.js'
import type { Lexicon } from '../../extractors/lexicon/types.js'
import { heldWork } from './known.js'
import { alike, type Likeness } from './subject.js'

export interface Held {
  readonly document: HeldRow
  readonly work: WorkRow
}

/** So many months may lie between a draft and its issued copy. */
const DRAFT_MONTHS = 6

/** A draft becomes the work of its issued copy: same scope, type and subject, not long before it. */
export function joinDrafts(held: readonly Held[], likeness: Likeness): Held[] {
  const copies = issuedCopies(held, likeness)
  return held.map((own) => {
    const copy = copies(own)
    return copy ? { document: own.document, work: copy.work } : own
  })
}

/** What drafts are: works of their own, or the works of other documents (document id → document id). */
export interface DraftWorks {
  readonly works: readonly WorkRow[]
  /** Document id → work id. */
  readonly own: ReadonlyMap<number, string>
  readonly copies: ReadonlyMap<number, number>
}

/** The same where the works of the issued copies are settled already; of those only what may be a copy is kept. */
export function draftWorks(
  drafts: readonly HeldRow[],
  issued: Iterable<HeldRow>,
  lexicon: Lexicon,
  likeness: Likeness,
): DraftWorks {
  const heldOf = (document: HeldRow): Held[] => {
    const work = heldWork(document, lexicon)
    return work ? [{ document, work }] : []
  }
  const all = drafts.flatMap(heldOf)
  const dates = new Map<string, Set<string | null>>()
  for (const { work } of all)
    if (mayBeIssued(work)) dates.set(seriesOf(work), (dates.get(seriesOf(work)) ?? new Set()).add(work.date))
  const copies = all.filter(({ work }) => work.code !== null)
  for (const document of issued)
    for (const held of heldOf(document))
      if ([...(dates.get(seriesOf(held.work)) ?? [])].some((date) => monthsApart(date, held.work.date) <= DRAFT_MONTHS))
        copies.push(held)
  const copyOf = issuedCopies(copies, likeness)
  const works: WorkRow[] = []
  const [own, known] = [new Map<number, string>(), new Map<number, number>()]
  for (const each of all) {
    if (each.work.code !== null) continue
    const copy = copyOf(each)
    if (copy) known.set(each.document.id, copy.document.id)
    else {
      works.push(each.work)
      own.set(each.document.id, each.work.id)
    }
  }
  return { works, own, copies: known }
}

/** A draft of which the issued copy can be told. */
const mayBeIssued = ({ code, scope, title }: WorkRow): boolean => code === null && scope !== '?' && Boolean(title)

const seriesOf = ({ scope, type }: WorkRow): string => `${scope} ${type}`

/** Finds the one issued copy of a draft; null where there is none, or several works could be it. */
function issuedCopies(held: readonly Held[], likeness: Likeness): (own: Held) => Held | null {
  const bySeries = new Map<string, Held[]>()
  for (const each of held) {
    if (each.work.code === null) continue
    const list = bySeries.get(seriesOf(each.work))
    if (list) list.push(each)
    else bySeries.set(seriesOf(each.work), [each])
  }
  return (own) => {
    if (!mayBeIssued(own.work)) return null
    const copies = (bySeries.get(seriesOf(own.work)) ?? []).filter(
      ({ work }) =>
        monthsApart(own.work.date, work.date) <= DRAFT_MONTHS && alike(work.title, own.work.title, likeness),
    )
    return new Set(copies.map(({ work }) => work.id)).size === 1 ? copies[0]! : null
  }
}

function monthsApart(draft: string | null, issued: string | null): number {
  if (!draft || !issued) return Number.POSITIVE_INFINITY
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 6)
  return Math.abs(months(issued) - months(draft))
}
