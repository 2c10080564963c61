/** Codes that are cited with more than one date: with each date, who cites it first, under which subjects. */
import type { MentionRow, WorkRow } from '../../db/types.js'

interface Dated {
  /** Place of its first citation among all. */
  readonly at: number
  readonly work: WorkRow
  readonly titles: Set<string | null>
}

export interface RivalDate {
  readonly date: string
  readonly at: number
  readonly workId: string
  readonly titles: readonly (string | null)[]
}

/** By scope and code; those of one date only are left out. Dates in order. */
export type RivalDates = ReadonlyMap<string, readonly RivalDate[]>

/** Within one text a sign means one committee, also where nobody can tell which. */
export const rivalKey = ({ codeKey, documentId, issuer }: MentionRow, scope: string): string =>
  `${scope === '?' ? `?${documentId} ${issuer ?? ''}` : scope} ${codeKey}`

export class Rivals {
  private readonly codes = new Map<string, Map<string, Dated>>()
  private at = 0

  /** A dated citation with the work that its code and date name. */
  add(mention: MentionRow, scope: string, work: WorkRow): void {
    if (mention.relation === 'self') return
    const key = rivalKey(mention, scope)
    const dates = this.codes.get(key) ?? new Map<string, Dated>()
    this.codes.set(key, dates)
    const known = dates.get(mention.date!)
    if (known) known.titles.add(mention.title)
    else dates.set(mention.date!, { at: this.at++, work, titles: new Set([mention.title]) })
  }

  /** `spelt` gives a work the id that it goes by. */
  close(spelt: (work: WorkRow) => WorkRow): RivalDates {
    return new Map(
      [...this.codes]
        .filter(([, dates]) => dates.size > 1)
        .map(([key, dates]) => [
          key,
          [...dates]
            .map(([date, { at, work, titles }]) => ({ date, at, workId: spelt(work).id, titles: [...titles] }))
            .sort((a, b) => (a.date < b.date ? -1 : 1)),
        ]),
    )
  }
}
