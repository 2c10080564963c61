/** From what people type to the one work they mean; several are shown, none is picked. */
import type { Db } from '../db/open.js'
import { allCodes, workUse } from '../db/queries.js'
import type { WorkRow } from '../db/types.js'
import { type CodeQuery, parseCodeQuery } from '../extractors/codeQuery.js'
import { dateLabel, numberLabel, titleLabel } from '../reports/labels.js'
import { nearest } from '../reports/nearest.js'
import { type Choice, type CodeWords, whichWork } from '../reports/whichWork.js'
import { Failure } from './errors.js'
import { dotted, wrap } from './print.js'
import type { Settings } from './settings.js'

type Words = CodeWords

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
  const meant = whichWork(db, typed, choice ?? {}, lexicon)
  if (meant.kind === 'no-code') throw new Failure(m.notACode(typed), { code: typed, reason: 'not-a-code' })
  if (meant.kind === 'unknown') throw unknown(db, typed, meant.query, lexicon, settings)
  if (meant.kind === 'one')
    return { work: meant.work, alsoPrinted: meant.also.map((work) => ({ ...work, ...workUse(db, work.id) })) }
  const { works: shown, noneFits } = meant
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
      noneFits ? m.noneOfDate(typed) : m.severalWorks(typed, String(candidates.length)),
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
    { code: typed, reason: noneFits ? 'no-such-date-or-term' : 'several-works', candidates },
  )
}

function unknown(db: Db, typed: string, query: CodeQuery, lexicon: Words, { m }: Settings): Failure {
  const codes = nearest(typed, query, allCodes(db), lexicon)
  const lines = codes.length > 0 ? [m.didYouMean, ...codes.map((code) => `  ${code}`)] : []
  return new Failure([m.unknownCode(typed), ...lines, m.unknownCodeNext].join('\n'), {
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
