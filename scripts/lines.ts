/** Reviews, deadlines, problems and decisions as lines for people; the commands that list them share these. */
import type { CopyOut, GroupMember } from '../db/copies.js'
import type { DeadlineOut, MentionOut, ProblemOut, ReviewOut } from '../db/queries.js'
import type { CiteRow } from '../db/types.js'
import {
  copyRoleLabel,
  dateLabel,
  dueLabel,
  evidenceLabel,
  type Language,
  numberLabel,
  recurrenceLabel,
  relationLabel,
  stateLabel,
  titleLabel,
} from '../reports/labels.js'
import { problemId } from '../reports/problemId.js'
import { dotted } from './print.js'
import type { Settings } from './settings.js'

interface Place {
  readonly issuer: string | null
  readonly province: string | null
  readonly path: string | null
  readonly page: number
  /** The others of the document's group. */
  readonly copies?: readonly CopyOut[]
}

/** Whose document says so and where; a province that the issuer names already is not said twice. */
export function placeLine({ issuer, province, path, page, copies }: Place, { m, lang }: Settings): string {
  return dotted(
    issuer,
    !(province && issuer?.includes(province)) && province,
    path,
    m.page(String(page)),
    copies !== undefined && copies.length > 0 && m.otherCopies(numberLabel(copies.length, lang)),
  )
}

/** "+2 bản khác: du-thao.docx (dự thảo); quet.pdf (bản quét)"; nothing where there are none. */
export function copiesLine(copies: readonly CopyOut[], { lang, m }: Settings): string {
  if (copies.length === 0) return ''
  const named = copies.map(({ path, role }) => `${path} (${copyRoleLabel(role, lang)})`)
  return `${m.otherCopies(numberLabel(copies.length, lang))}: ${named.join('; ')}`
}

/** A member of a group: where it is, what it is, how alike it is and why it belongs to it. */
export function memberLines({ path, role, counts, likeness, evidence }: GroupMember, { lang, m }: Settings): string[] {
  return [
    dotted(path, copyRoleLabel(role, lang), counts && m.countsForAll),
    ...(likeness === null
      ? []
      : [
          m.likeness(
            `${numberLabel(Math.floor(likeness * 100), lang)} %`,
            evidence.map((phrase) => evidenceLabel(phrase, lang)).join(', '),
          ),
        ]),
  ]
}

/** What is to be reviewed: "sơ kết 5 năm thực hiện 06-CT/TW · 24/06/2021". */
export function reviewLine(row: ReviewOut, { lang, m }: Settings, year = false): string {
  return dotted(
    [row.kind, row.years !== null && m.afterYears(String(row.years)), row.target].filter(Boolean).join(' '),
    dateLabel(row.targetDate, lang),
    year && row.year !== null && String(row.year),
  )
}

/** When what is due, from whom to whom. */
export function deadlineLines(row: DeadlineOut, { lang, m }: Settings): string[] {
  const when =
    row.kind === 'once'
      ? dueLabel(row.relationToDate, row.date, lang)
      : recurrenceLabel(row.rrule, lang, row.relationToDate) || row.quote
  const who = dotted(row.actor, row.recipient && m.recipient(row.recipient))
  return [dotted(when, row.task), ...(who === '' ? [] : [who])]
}

/** How a document stands to the work: "thực hiện"; through another document, that one: "qua 102-CTr/TU". */
export function relationOf({ relation, via }: Pick<CiteRow, 'relation' | 'via'>, { lang, m }: Settings): string {
  if (relation === 'nested' && via) return m.via(via)
  return dotted(relationLabel(relation, lang), via && m.via(via))
}

/** A moment on the clock of this machine, to the minute: "25/11/2026 12:09". */
export function momentLabel(moment: string, lang: Language): string {
  const at = new Date(moment)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${dateLabel(day, lang)} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** What speaks for a problem and against it, what is probably meant, and the id to correct it by. */
export function problemLines(row: ProblemOut, { lang, m }: Settings): string[] {
  const { suggestion, suggestionType, suggestionTitle, muted } = row
  return [
    ...row.evidence.map((sentence) => m.speaksFor(evidenceLabel(sentence, lang))),
    ...row.against.map((sentence) => m.speaksAgainst(evidenceLabel(sentence, lang))),
    ...(suggestion ? [m.suggestion(dotted(suggestion, titleLabel(suggestionType, suggestionTitle)))] : []),
    ...(muted ? [m.mutedBy(momentLabel(muted.made, lang), muted.author ?? '', muted.note ?? '')] : []),
    m.problemId(problemId(row.fingerprint)),
  ]
}

/** Why a mention means what it is said to mean: state and evidence, then the candidates, then the works refused. */
export function decisionLines(row: MentionOut, nameOf: (work: string) => string, { lang, m }: Settings): string[] {
  return [
    m.decided(stateLabel(row.state, lang), row.evidence === null ? '' : evidenceLabel(row.evidence, lang)),
    ...row.candidates.map((work) => m.candidate(nameOf(work))),
    ...row.refused.map(({ work, reason }) => m.refused(nameOf(work), evidenceLabel(reason, lang))),
  ]
}
