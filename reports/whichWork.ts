/** From what people type to the works they may mean; several are given, none is picked. */
import type { Db } from '../db/open.js'
import { workById, worksByNumber } from '../db/queries.js'
import type { WorkRow } from '../db/types.js'
import { agrees, type CodeQuery, numberKey, parseCodeQuery } from '../extractors/codeQuery.js'
import type { Lexicon } from '../extractors/lexicon/types.js'

/** What tells works of one code apart. */
export interface Choice {
  readonly date?: string | undefined
  readonly term?: string | undefined
}

export type CodeWords = Pick<Lexicon, 'types' | 'issuers'>

/** What words typed as a code may mean. */
export type Meant =
  /** One work; `also` are forms of it that are only printed with a date of their own. */
  | { readonly kind: 'one'; readonly work: WorkRow; readonly also: readonly WorkRow[] }
  /** Works of this code; where none fits the date or term asked for, all of them. */
  | { readonly kind: 'several'; readonly works: readonly WorkRow[]; readonly noneFits: boolean }
  | { readonly kind: 'unknown'; readonly query: CodeQuery }
  | { readonly kind: 'no-code' }

/** The works that are meant by `typed`: an id, or a code in any spelling. */
export function whichWork(db: Db, typed: string, choice: Choice, lexicon: CodeWords): Meant {
  const byId = workById(db, typed.trim())
  if (byId) return { kind: 'one', work: byId, also: [] }
  const query = parseCodeQuery(typed, lexicon)
  if (!query) return { kind: 'no-code' }
  const known = worksByNumber(db, numberKey(query.number)).filter((work) => agrees(query, work, lexicon))
  if (known.length === 0) return { kind: 'unknown', query }
  const fitting = known.filter((work) => fits(work, choice))
  const sure = fitting.filter((work) => !isMisprintOf(work, fitting))
  if (sure.length === 1) return { kind: 'one', work: sure[0]!, also: fitting.filter((work) => work !== sure[0]) }
  return { kind: 'several', works: fitting.length === 0 ? known : fitting, noneFits: fitting.length === 0 }
}

/**
 * A work known only from citations whose date differs in the day, the month or the year alone from that of a work that
 * is held or in the registry: most likely that one with a slip in the date. It is named beside the answer, not hidden.
 */
export function isMisprintOf(work: WorkRow, others: readonly WorkRow[]): boolean {
  if (work.origin !== 'cited' || work.date === null) return false
  const parts = work.date.split('-')
  return others.some((other) => {
    if (other.origin === 'cited' || other.scope !== work.scope || other.codeKey !== work.codeKey) return false
    const own = (other.date ?? '').split('-')
    return own.length === parts.length && own.filter((part, at) => part !== parts[at]).length === 1
  })
}

function fits(work: WorkRow, { date, term }: Choice): boolean {
  if (date !== undefined && !(work.date ?? '').startsWith(date)) return false
  return term === undefined || work.term === term
}
