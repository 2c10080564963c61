/** From what people type to the one work they mean; several are shown, none is picked. */
import type { Db } from '../db/open.js'
import { allCodes, workById, worksByNumber, workUse } from '../db/queries.js'
import type { WorkRow } from '../db/types.js'
import { agrees, type CodeQuery, numberKey, parseCodeQuery } from '../extractors/codeQuery.js'
import type { Lexicon } from '../extractors/lexicon/types.js'
import { dateLabel, numberLabel, titleLabel } from '../reports/labels.js'
import { Failure } from './errors.js'
import { nearest } from './nearest.js'
import { dotted, wrap } from './print.js'
import type { Settings } from './settings.js'

/** What tells works of one code apart. */
export interface Choice {
  readonly date?: string | undefined
  readonly term?: string | undefined
}

type Words = Pick<Lexicon, 'types' | 'issuers'>

/** The work that was asked for, and the forms of it that are only printed with a date of their own. */
export interface FoundWork {
  readonly work: WorkRow
  readonly alsoPrinted: readonly (WorkRow & ReturnType<typeof workUse>)[]
}

/**
 * The work that was asked for. Throws Failure where there is none, or more than one; a command without --date and --term
 * gives null for the choice.
 */
export function findWork(
  db: Db,
  typed: string,
  choice: Choice | null,
  lexicon: Words,
  settings: Settings,
  command: string,
): FoundWork {
  const { m } = settings
  const byId = workById(db, typed.trim())
  if (byId) return { work: byId, alsoPrinted: [] }

  const query = parseCodeQuery(typed, lexicon)
  if (!query) throw new Failure(m.notACode(typed), { code: typed, reason: 'not-a-code' })
  const known = worksByNumber(db, numberKey(query.number)).filter((work) => agrees(query, work, lexicon))
  if (known.length === 0) throw unknown(db, typed, query, lexicon, settings)
  const fitting = known.filter((work) => fits(work, choice ?? {}))
  const sure = fitting.filter((work) => !isMisprintOf(work, fitting))
  if (sure.length === 1) {
    const others = fitting.filter((work) => work !== sure[0])
    return { work: sure[0]!, alsoPrinted: others.map((work) => ({ ...work, ...workUse(db, work.id) })) }
  }
  const shown = fitting.length === 0 ? known : fitting
  const candidates = shown
    .map((work) => ({ ...work, ...workUse(db, work.id) }))
    .sort((a, b) => b.documents - a.documents || (a.id < b.id ? -1 : 1))
  const lines = candidates.map(
    (work) =>
      `  ${work.id}\n      ${dotted(work.issuer, dateLabel(work.date, settings.lang), work.term && m.term(work.term), m.citedBy(numberLabel(work.documents, settings.lang), numberLabel(work.mentions, settings.lang)))}${work.title ? `\n${wrap(titleLabel(work.type, work.title), '      ')}` : ''}`,
  )
  const example = `vankien ${command} "${candidates[0]!.id}"`
  throw new Failure(
    [
      fitting.length === 0 ? m.noneOfDate(typed) : m.severalWorks(typed, String(candidates.length)),
      ...lines,
      choice === null
        ? command === 'coverage'
          ? m.howToChooseEach(
              `"${typed.trim()} ngày ${dateLabel(candidates.find((work) => work.date?.length === 10)?.date ?? '2024-12-22', 'vi')}"`,
              example,
            )
          : m.howToChooseById(example)
        : m.howToChoose(example, candidates.find((work) => work.date)?.date ?? '2024-12-22'),
    ].join('\n'),
    { code: typed, reason: fitting.length === 0 ? 'no-such-date-or-term' : 'several-works', candidates },
  )
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

function unknown(db: Db, typed: string, query: CodeQuery, lexicon: Words, { m }: Settings): Failure {
  const codes = nearest(typed, query, allCodes(db), lexicon)
  const lines = codes.length > 0 ? [m.didYouMean, ...codes.map((code) => `  ${code}`)] : []
  return new Failure([m.unknownCode(typed), ...lines].join('\n'), {
    code: typed,
    reason: 'unknown-code',
    nearest: codes,
  })
}

/** The codes of a line of words: each word one, `57-NQ/TW 72-NQ/TW`, or as many as make one, `nghị quyết 57 chỉ thị 05`. */
export function splitCodes(words: readonly string[], lexicon: Words): string[] {
  const reads = (typed: string) => typed.includes('@') || parseCodeQuery(typed, lexicon) !== null
  const whole = words.join(' ')
  if (words.every(reads)) return [...words]
  if (reads(whole)) return [whole]
  const codes: string[] = []
  let open = ''
  for (const word of words) {
    open = open === '' ? word : `${open} ${word}`
    if (!reads(open)) continue
    codes.push(open)
    open = ''
  }
  return open === '' ? codes : [...codes, open]
}
