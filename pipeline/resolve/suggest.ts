/**
 * Documents that the registry might take in: central works that the archive holds, or that at least two documents cite
 * with one date and one subject. Pure: works with their witnesses and the registry in, suggestions out.
 */
import type { RegistryWork } from '../../corpus/registry/load.js'
import type { CentralWork, Witness } from '../../db/central.js'
import { codeKey } from '../../extractors/codeQuery.js'
import { differsInOnePart } from './central.js'
import { type Likeness, SAME_TITLE, subject } from './subject.js'

export interface Suggestion {
  readonly id: string
  readonly code: string
  readonly date: string
  readonly type: string | null
  readonly issuer: string | null
  /** As most of them print it. */
  readonly title: string | null
  readonly held: readonly Witness[]
  /** Those that agree; of a held work all that cite it. */
  readonly cites: readonly Witness[]
  readonly documents: number
  readonly doubts: readonly Doubt[]
}

/** A reason to look twice: the registry has nearly the same document. */
export interface Doubt {
  /** One code of two days that differ in the day, the month or the year; one subject and day under two codes. */
  readonly kind: 'other-date' | 'other-code'
  readonly registry: string
}

const LEAST = 2
/** A title shorter than this may begin many others. */
const TELLING = 15

/** Held ones first, then by how many documents agree. */
export function suggestions(
  works: readonly CentralWork[],
  registry: readonly RegistryWork[],
  likeness: Likeness,
): Suggestion[] {
  const known = new Set(registry.map(({ code, date }) => `${codeKey(code)}@${date}`))
  return works
    .filter(({ codeKey: key, date }) => !known.has(`${key}@${date}`))
    .flatMap((work) => {
      const { held } = work
      const agreeing = agree(work.cites, likeness)
      if (held.length === 0 && documentsOf(agreeing) < LEAST) return []
      const cites = held.length > 0 ? work.cites : agreeing
      /** Its own header says what it is; where that is silent, those that cite it do. */
      const fact = (name: 'type' | 'issuer' | 'title') =>
        commonest(held.map((each) => each[name])) ?? commonest(agreeing.map((each) => each[name]))
      const title = fact('title')
      return [
        {
          id: work.id,
          code: work.code,
          date: work.date,
          type: fact('type'),
          issuer: fact('issuer'),
          title,
          held,
          cites,
          documents: documentsOf(cites),
          doubts: doubtsOf(work, title, registry, likeness),
        },
      ]
    })
    .sort(
      (a, b) =>
        Number(b.held.length > 0) - Number(a.held.length > 0) || b.documents - a.documents || (a.id < b.id ? -1 : 1),
    )
}

const documentsOf = (witnesses: readonly Witness[]): number => new Set(witnesses.map(({ document }) => document)).size

/** The largest set of citations whose titles are alike, in their order. */
function agree(cites: readonly Witness[], likeness: Likeness): Witness[] {
  const groups: Witness[][] = []
  for (const cite of cites) {
    if (cite.title === null) continue
    const group = groups.find(([first]) => alike(subject(first!.title), subject(cite.title), likeness))
    if (group) group.push(cite)
    else groups.push([cite])
  }
  return groups.sort((a, b) => documentsOf(b) - documentsOf(a))[0] ?? []
}

/** One subject; a title may be cut short. */
function alike(a: string, b: string, likeness: Likeness): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short === long || (short.length >= TELLING && (long.startsWith(short) || likeness(a, b) >= SAME_TITLE))
}

/** What most of them print; of several as common the longest, then the first by letters. */
function commonest(printed: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const each of printed) if (each !== null) counts.set(each, (counts.get(each) ?? 0) + 1)
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1))
  return sorted[0]?.[0] ?? null
}

function doubtsOf(
  { code, codeKey: key, date }: CentralWork,
  title: string | null,
  registry: readonly RegistryWork[],
  likeness: Likeness,
): Doubt[] {
  const own = subject(title)
  return registry.flatMap((entry): Doubt[] => {
    if (codeKey(entry.code) === key)
      return differsInOnePart(entry.date, date) ? [{ kind: 'other-date', registry: entry.id }] : []
    const same =
      entry.date === date && typeSign(entry.code) === typeSign(code) && alike(own, subject(entry.title), likeness)
    return same ? [{ kind: 'other-code', registry: entry.id }] : []
  })
}

/** "57-NQ/TW" → "-NQ/TW": what a slip in the number leaves. */
const typeSign = (code: string): string => code.replace(/^\d+\p{Ll}?/u, '')
