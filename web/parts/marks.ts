/** What is highlighted in the text of a document: everything that was read from it, by kind. */
import type { PlacedDeadline, PlacedMention, PlacedProblem, PlacedReview } from '../../db/document.js'
import type { Stretch } from './segments.js'

/** Kinds of highlights, in the order of their switches. */
export const MARK_KINDS = ['citation', 'review', 'deadline', 'problem', 'self'] as const
export type MarkKind = (typeof MARK_KINDS)[number]

/** A highlight; `key` is the id of the entry that says what it is, "m12". */
export interface Mark extends Stretch {
  readonly key: string
  readonly kind: MarkKind
  /** Which work is meant is in doubt. */
  readonly doubtful: boolean
}

/** Everything read from one document. */
export interface Read {
  readonly mentions: readonly PlacedMention[]
  readonly reviews: readonly PlacedReview[]
  readonly deadlines: readonly PlacedDeadline[]
  readonly problems: readonly PlacedProblem[]
}

export const mentionKey = ({ id }: { readonly id: number }): string => `m${id}`
export const reviewKey = ({ id }: { readonly id: number }): string => `r${id}`
export const deadlineKey = ({ id }: { readonly id: number }): string => `d${id}`
export const problemKey = ({ id }: { readonly id: number }): string => `p${id}`

/** The highlights of a document; problems that were muted are left to their list. */
export function marksOf({ mentions, reviews, deadlines, problems }: Read): Mark[] {
  return [
    ...reviews.map((each) => ({ ...at(each), key: reviewKey(each), kind: 'review' as const, doubtful: false })),
    ...mentions.map((each) => ({
      ...at(each),
      key: mentionKey(each),
      kind: each.relation === 'self' ? ('self' as const) : ('citation' as const),
      doubtful: each.relation !== 'self' && each.state !== 'resolved',
    })),
    ...deadlines.map((each) => ({ ...at(each), key: deadlineKey(each), kind: 'deadline' as const, doubtful: false })),
    // Of spans that are alike the last stands innermost, and its card comes first: what is wrong there.
    ...problems
      .filter(({ muted }) => muted === null)
      .map((each) => ({ ...at(each), key: problemKey(each), kind: 'problem' as const, doubtful: false })),
  ]
}

const at = ({ start, end }: Stretch): Stretch => ({ start, end })
