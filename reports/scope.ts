/** What of an archive a report is about: works, a province, a year, or any of these together. */
import type { Db } from '../db/open.js'
import { citesOf, documentsOfWork, type MentionOut } from '../db/queries.js'
import type { Province } from '../extractors/lexicon/types.js'
import { provinceToday } from '../extractors/unit.js'
import type { CoveredWork } from './coverage.js'

export interface Scope {
  readonly works: readonly CoveredWork[]
  readonly province: string | null
  readonly year: number | null
}

/** Tells which rows are of the scope. */
export interface InScope {
  readonly all: boolean
  /** A document that is one of the works or cites one. */
  document(id: number): boolean
  province(name: string | null): boolean
  /** A date as precise as it is. */
  date(iso: string | null): boolean
  mention(row: Pick<MentionOut, 'work' | 'province' | 'documentDate'>): boolean
  work(id: string | null): boolean
}

export function inScope(db: Db, { works, province, year }: Scope, provinces: readonly Province[]): InScope {
  const ids = new Set(works.map(({ id }) => id))
  let citing: Set<number> | undefined
  const documents = (): Set<number> => {
    citing ??= new Set(
      works.flatMap(({ id }) => [
        ...citesOf(db, id).map(({ document }) => document),
        ...documentsOfWork(db, id).map((own) => own.id),
      ]),
    )
    return citing
  }
  const today = new Map<string, string>()
  const todayOf = (name: string): string => {
    const known = today.get(name) ?? provinceToday(name, provinces)
    today.set(name, known)
    return known
  }
  const own: InScope = {
    all: works.length === 0 && province === null && year === null,
    document: (id) => ids.size === 0 || documents().has(id),
    // What was Hải Dương is asked for as Hải Phòng too.
    province: (name) => province === null || (name !== null && (name === province || todayOf(name) === province)),
    date: (iso) => year === null || (iso ?? '').startsWith(String(year)),
    work: (id) => ids.size === 0 || (id !== null && ids.has(id)),
    mention: (row) => own.work(row.work) && own.province(row.province) && own.date(row.documentDate),
  }
  return own
}
