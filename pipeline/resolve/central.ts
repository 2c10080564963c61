/**
 * Dated citations of central documents against the registry: a slip of the pen in date, number or sign is known by what
 * the citation says besides. Precision before recall: one witness alone changes nothing.
 */
import type { MentionRow, WorkRow } from '../../db/types.js'
import type { Lexicon } from '../../extractors/lexicon/types.js'
import { fold } from '../../extractors/text.js'
import { numberOf, seriesOf } from './sign.js'
import { alike, type Likeness, unlike } from './subject.js'
import { termAt } from './term.js'

/** A slip of the pen: the work that is meant, and what speaks for it and against. */
export interface Slip {
  readonly kind: 'date-misprint' | 'number-misprint' | 'symbol-misprint'
  readonly work: WorkRow
  readonly evidence: readonly string[]
  readonly against: readonly string[]
}

export interface Registry {
  readonly byKey: ReadonlyMap<string, readonly WorkRow[]>
  readonly byDate: ReadonlyMap<string, readonly WorkRow[]>
  readonly bySeries: ReadonlyMap<string, readonly WorkRow[]>
}

export function indexRegistry(rows: readonly WorkRow[]): Registry {
  const group = (keyOf: (work: WorkRow) => string): Map<string, WorkRow[]> => {
    const out = new Map<string, WorkRow[]>()
    for (const work of rows) {
      const list = out.get(keyOf(work))
      if (list) list.push(work)
      else out.set(keyOf(work), [work])
    }
    return out
  }
  return {
    byKey: group((work) => work.codeKey!),
    byDate: group((work) => work.date!),
    bySeries: group((work) => seriesOf(work.codeKey!)),
  }
}

/** "Ban Chấp hành Trung ương", "Hội nghị Trung ương 8", "Bộ Chính trị": bodies of the centre, not of a union or a province. */
export const isCentralBody = (issuer: string | null): boolean => {
  const name = fold(issuer ?? '')
  return (
    /^(?:Bộ Chính trị|Ban Bí thư|BCH\s+(?:TW|Trung ương)|Ban [Cc]hấp hành Trung ương|Hội nghị (?:Ban [Cc]hấp hành Trung ương|Trung ương|lần thứ \S+,? (?:của )?(?:Ban [Cc]hấp hành|BCH) (?:Trung ương|TW)|TW)|Trung ương(?: Đảng)?$)/.test(
      name,
    ) && !/Đoàn|Hội Liên hiệp|Hội Nông|Hội Cựu|Công đoàn/.test(name)
  )
}

/** A slip changes the day, the month or the year, not two of them. */
export function differsInOnePart(a: string, b: string): boolean {
  const [left, right] = [a.split('-'), b.split('-')]
  return left.length === right.length && left.filter((part, at) => part !== right[at]).length === 1
}

/** The work that a dated central citation means where its printed date, number or sign is a slip; null where none shows. */
export function slipOf(mention: MentionRow, registry: Registry, lexicon: Lexicon, likeness: Likeness): Slip | null {
  const date = mention.date!
  const known = registry.byKey.get(mention.codeKey!) ?? []
  if (known.some((work) => work.date === date)) return null
  // Another number of the same series, of that very day and subject: the number slipped.
  const sameDay = (registry.byDate.get(date) ?? []).filter(
    (work) => seriesOf(work.codeKey!) === seriesOf(mention.codeKey!),
  )
  const renumbered = sameDay.filter((work) => alike(mention.title, work.title, likeness))
  if (renumbered.length === 1)
    return {
      kind: 'number-misprint',
      work: renumbered[0]!,
      evidence: [
        `${renumbered[0]!.code} is of the same day, ${date}`,
        'the same subject',
        ...issuerWitness(mention, renumbered[0]!),
      ],
      against:
        known.length > 0
          ? [`a document numbered ${mention.code} exists, of ${known.map((work) => work.date).join(', ')}`]
          : [],
    }
  // The same number and subject on another day: the date slipped.
  const titled = known.filter((work) => alike(mention.title, work.title, likeness))
  if (titled.length === 1) {
    const [work] = titled
    return {
      kind: 'date-misprint',
      work: work!,
      evidence: [
        'the same number and subject',
        ...(differsInOnePart(work!.date!, date) ? ['the dates differ in one part only'] : []),
        ...issuerWitness(mention, work!),
      ],
      against: differsInOnePart(work!.date!, date) ? [] : ['day, month and year differ in more than one part'],
    }
  }
  if (titled.length > 1) return null
  // Without a subject: the same number within one term cannot be given twice, and day and month agree.
  const near = known.filter(
    (work) =>
      differsInOnePart(work.date!, date) &&
      !unlike(mention.title, work.title) &&
      (work.term === termAt(date, lexicon.terms) || work.date!.slice(5) === date.slice(5)),
  )
  if (near.length !== 1) return null
  const [work] = near
  const witnesses = [
    ...(work!.term === termAt(date, lexicon.terms) ? [`number ${mention.code} is given once a term`] : []),
    ...(work!.date!.slice(5) === date.slice(5) ? ['day and month agree'] : []),
    ...(mention.documentDate && date > `${mention.documentDate}~`
      ? ['the printed day lies after the citing document']
      : []),
    ...(outOfOrder(mention, registry, lexicon) ? ['the printed day is out of the order of numbers'] : []),
    ...(mention.term !== null && mention.term === work!.term ? [`khóa ${mention.term} is printed`] : []),
    ...issuerWitness(mention, work!),
  ]
  return witnesses.length >= 2 ? { kind: 'date-misprint', work: work!, evidence: witnesses, against: [] } : null
}

const issuerWitness = (mention: MentionRow, work: WorkRow): string[] =>
  mention.issuer &&
  work.issuer &&
  fold(mention.issuer)
    .toLowerCase()
    .includes(
      fold(work.issuer)
        .toLowerCase()
        .replace(/ đảng$/, ''),
    )
    ? ['the same issuer']
    : []

/** True where lower numbers of the term are later, or higher ones earlier, than the printed day by a month and more. */
function outOfOrder(mention: MentionRow, registry: Registry, lexicon: Lexicon): boolean {
  const term = termAt(mention.date!, lexicon.terms)
  const number = numberOf(mention.codeKey!)
  if (term === null || Number.isNaN(number)) return false
  const month = 31 * 86_400_000
  const day = Date.parse(mention.date!)
  return (registry.bySeries.get(seriesOf(mention.codeKey!)) ?? []).some((work) => {
    if (work.term !== term) return false
    const other = numberOf(work.codeKey!)
    const apart = Date.parse(work.date!) - day
    return (other < number && apart > month) || (other > number && apart < -month)
  })
}

/** "Nghị quyết số 42-NQ/TU … của Hội nghị Trung ương 8 (khóa XIII)": a central document under a province's sign. */
export function symbolSlip(mention: MentionRow, sign: string, registry: Registry, likeness: Likeness): Slip | null {
  if (!/^(?:TU|HU|QU|ĐU)$/.test(sign)) return null
  const twin = registry.byKey.get(`${mention.codeKey!.slice(0, mention.codeKey!.lastIndexOf('|'))}|TW`) ?? []
  const central = isCentralBody(mention.issuer)
  const fitting = twin.filter(
    (work) =>
      (mention.date === null || mention.date === work.date) &&
      !unlike(mention.title, work.title) &&
      (alike(mention.title, work.title, likeness) || (central && mention.date === work.date)),
  )
  if (fitting.length !== 1) return null
  const [work] = fitting
  const evidence = [
    ...(central ? [`${mention.issuer} issues under TW`] : []),
    ...(mention.date === work!.date ? [`${work!.code} is of that day`] : []),
    ...(alike(mention.title, work!.title, likeness) ? ['the same subject'] : []),
  ]
  return evidence.length >= 2 ? { kind: 'symbol-misprint', work: work!, evidence, against: [] } : null
}
