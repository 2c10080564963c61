/** All that is known of one work, or of one document: what it cites, who cites it, its chain, reviews, deadlines, problems. */
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
  readonly cites: readonly MentionOut[]
  readonly citedBy: readonly CiteRow[]
  /** Citations of the work's code for which it was considered and not taken. */
  readonly considered: readonly MentionOut[]
  readonly links: ReturnType<typeof linksOf>
  readonly reviews: readonly ReviewOut[]
  readonly reviewedBy: readonly ReviewOut[]
  readonly deadlines: readonly DeadlineOut[]
  readonly problems: readonly ProblemOut[]
}

/** Of a work and its copies in the archive; of a document without a work, the document alone. Where a limit is set, at most so many that cite the work. */
export function wholeOf(db: Db, work: WorkRow | null, copies: readonly DocumentRow[], limit = -1): Whole {
  const ids = copies.map(({ id }) => id)
  return {
    work: work && { ...work, ...workUse(db, work.id) },
    documents: copies,
    cites: ids.flatMap((id) => [...mentions(db, id)]).filter((mention) => mention.relation !== 'self'),
    citedBy: work ? citesOf(db, work.id, {}, { limit }) : [],
    considered: work ? mentionsConsidering(db, work) : [],
    links: work ? linksOf(db, work.id) : { up: [], down: [] },
    reviews: ids.flatMap((document) => [...reviews(db, { document })]),
    reviewedBy: work ? [...reviews(db, { work: work.id })] : [],
    deadlines: ids.flatMap((document) => [...deadlines(db, { document })]),
    problems: [...problems(db, { documents: ids })],
  }
}
