/** All that is known of one work, or of one document: what it cites, who cites it, its chain, reviews, deadlines, problems. */
import { type CopyOut, type GroupMember, groupOf, withCopies } from '../db/copies.js'
import type { Db } from '../db/open.js'
import {
  citesOf,
  type DeadlineOut,
  type DocumentRow,
  deadlines,
  linksOf,
  type MentionOut,
  mentions,
  mentionsConsidering,
  type ProblemOut,
  problems,
  type ReviewOut,
  reviews,
  workUse,
} from '../db/queries.js'
import type { CiteRow, WorkRow } from '../db/types.js'

export interface Whole {
  readonly work: (WorkRow & ReturnType<typeof workUse>) | null
  readonly documents: readonly DocumentRow[]
  /** Each group of copies among the documents, or that the file is of; the one that counts first. */
  readonly groups: readonly (readonly GroupMember[])[]
  readonly cites: readonly MentionOut[]
  readonly citedBy: readonly (CiteRow & { readonly copies: readonly CopyOut[] })[]
  /** Citations of the work's code for which it was considered and not taken. */
  readonly considered: readonly MentionOut[]
  readonly links: ReturnType<typeof linksOf>
  readonly reviews: readonly ReviewOut[]
  readonly reviewedBy: readonly ReviewOut[]
  readonly deadlines: readonly DeadlineOut[]
  readonly problems: readonly ProblemOut[]
}

/**
 * Of a work and its copies in the archive; of a document without a work, the document alone. Where a
 * limit is set, at most so many that cite the work.
 */
export function wholeOf(
  db: Db,
  work: WorkRow | null,
  copies: readonly DocumentRow[],
  { limit = -1, isFile = false }: { readonly limit?: number; readonly isFile?: boolean } = {},
): Whole {
  const groups = copies.map(({ id }) => groupOf(db, id))
  const spokenFor = new Set(
    groups.flatMap((group) => group.filter(({ counts }) => !counts).map(({ document }) => document)),
  )
  // Of a work each text speaks once; of a file what it says itself.
  const ids = copies.map(({ id }) => id).filter((id) => isFile || !spokenFor.has(id))
  return {
    groups: [
      ...new Map(groups.filter((group) => group.length > 0).map((group) => [group[0]!.document, group])).values(),
    ],
    work: work && { ...work, ...workUse(db, work.id) },
    documents: copies,
    cites: ids.flatMap((id) => [...mentions(db, id)]).filter((mention) => mention.relation !== 'self'),
    citedBy: work ? withCopies(db, citesOf(db, work.id, {}, { limit })) : [],
    considered: work ? mentionsConsidering(db, work) : [],
    links: work ? linksOf(db, work.id) : { up: [], down: [] },
    reviews: ids.flatMap((document) => [...reviews(db, { document })]),
    reviewedBy: work ? [...reviews(db, { work: work.id })] : [],
    deadlines: ids.flatMap((document) => [...deadlines(db, { document })]),
    problems: [...problems(db, { documents: ids })],
  }
}
