/**
 * The reviews that the calendar calls for. A resolution, directive, conclusion or programme is reviewed after 5, 10, 15 …
 * years; each such work is named with the documents that announce its review, or with nobody.
 */
import { codeParts } from '../corpus/registry/check.js'
import { loadRegistry } from '../corpus/registry/load.js'
import { loadWords } from '../corpus/registry/words.js'
import { type AnnouncedReview, announcedReviews, type UsedWork, usedWorks } from '../db/due.js'
import type { Db } from '../db/open.js'
import { worksByNumber } from '../db/queries.js'
import { sentenceAround } from '../pipeline/sentence.js'
import { REVIEWED_SIGNS, REVIEWED_TYPES, ROUND_YEARS, sameDay } from './roundYears.js'
import { isMisprintOf } from './whichWork.js'

/** A review that a document announces, with its sentence. */
export type Announcement = Omit<AnnouncedReview, 'end' | 'text'> & { readonly sentence: string }

/** A review that is due, and who announces it. */
export interface Due {
  readonly work: UsedWork
  /** How many years it will be old. */
  readonly years: number
  /** The day on which it will be, as precise as its date. */
  readonly dueDate: string
  readonly state: 'announced' | 'not-announced'
  readonly announcedBy: readonly Announcement[]
  /** Ids of works. */
  readonly replacedBy: readonly string[]
  readonly continuedBy: readonly string[]
  /** A work that is better known, where this one differs from it in one part of the date alone. */
  readonly misprintOf: readonly string[]
}

/** Works whose round years fall in this year, by the day in it. */
export function dueIn(db: Db, year: number): Due[] {
  const { types } = loadWords()
  const registry = loadRegistry()
  const successors = (id: string, asked: 'replaces' | 'continues') =>
    registry
      .filter(({ relations }) => relations.some(({ relation, target }) => relation === asked && target === id))
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map((successor) => successor.id)
  return usedWorks(
    db,
    ROUND_YEARS.map((years) => year - years),
  )
    .filter(({ type, code }) =>
      type === null ? REVIEWED_SIGNS.includes(codeParts(code ?? '', types)?.type ?? '') : REVIEWED_TYPES.includes(type),
    )
    .map((work) => {
      const years = year - Number(work.date!.slice(0, 4))
      const announcedBy = announcedReviews(db, work.id)
        .filter((review) => fits(review, year, years))
        .map(({ end, text, ...review }) => ({
          ...review,
          sentence: sentenceAround(text, { start: review.start, end }),
        }))
      return {
        work,
        years,
        dueDate: sameDay(work.date!, year),
        state: announcedBy.length > 0 ? ('announced' as const) : ('not-announced' as const),
        announcedBy,
        replacedBy: successors(work.id, 'replaces'),
        continuedBy: successors(work.id, 'continues'),
        misprintOf: betterKnown(db, work),
      }
    })
}

/**
 * Whether an announced review is the one that is due: it says these years, if it says any, and this year, if it says
 * one. A review of ten years may be held in the year before or after.
 */
function fits({ years, year }: AnnouncedReview, dueYear: number, dueYears: number): boolean {
  if (years === null) return year === dueYear
  return years === dueYears && (year === null || Math.abs(year - dueYear) <= 1)
}

function betterKnown(db: Db, work: UsedWork): string[] {
  if (work.codeKey === null) return []
  return worksByNumber(db, work.codeKey.split('|', 1)[0]!)
    .filter((other) => isMisprintOf(work, [other]))
    .map(({ id }) => id)
}
