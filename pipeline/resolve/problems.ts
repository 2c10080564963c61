/**
 * What a careful analyst would flag about a resolved citation, with evidence for and against. Legitimate look-alikes (one
 * plenum and day, another term, leading zeros, two names of one issuer) raise nothing.
 */
import type { Decision, MentionRow, NewProblem, ReviewedRow, WorkRow } from '../../db/types.js'
import { isCentralBody, type Slip } from './central.js'
import { type Ground, issuerClass, termDiffers } from './decide.js'
import { type RivalDates, rivalKey } from './rivals.js'
import { signOf } from './sign.js'
import { alike, unlike } from './subject.js'
import { daysBetween, localPeriod, termAt } from './term.js'

/** Signs whose terms are those of the Central Committee. */
const CENTRAL_COMMITTEE = /^(?:TW|HNTW)$/
/** Committees of districts ended, and bodies were merged. */
const ABOLISHED: readonly (readonly [RegExp, string, string])[] = [
  [/(?:HU|QU|TxU|TXU)$/, '2025-07-01', 'district committees ended on 2025-07-01'],
  [/^(?:BTGTW|BDVTW|BTGTU|BDVTU)$/, '2025-03-20', 'Ban Tuyên giáo and Ban Dân vận were merged in February 2025'],
  [/^BKTTW$/, '2025-03-20', 'Ban Kinh tế Trung ương was succeeded in February 2025'],
]

export interface ProblemGround extends Ground {
  /** Registry work → the work that replaces it. */
  readonly successors: ReadonlyMap<string, WorkRow>
  /** Codes that are cited with several dates. */
  readonly rivals: RivalDates
}

export function problemsOf(mention: MentionRow, decision: Decision, ground: ProblemGround): NewProblem[] {
  const out: NewProblem[] = []
  const raise = (
    kind: string,
    severity: NewProblem['severity'],
    message: string,
    more: { suggestion?: string | null; evidence?: readonly string[]; against?: readonly string[] } = {},
  ): void => {
    out.push({
      kind,
      severity,
      message,
      suggestion: more.suggestion ?? null,
      evidence: more.evidence ?? [],
      against: more.against ?? [],
      start: mention.start,
      end: mention.end,
      documentId: mention.documentId,
      mentionId: mention.id,
    })
  }
  if (mention.relation === 'self') return out
  const slip = ground.slips.get(mention.id)
  const byHand = ground.corrected.has(mention.id)
  if (slip && !byHand)
    raise(slip.kind, 'error', slipMessage(mention, slip), {
      suggestion: slip.work.id,
      evidence: slip.evidence,
      against: slip.against,
    })
  if (decision.state === 'ambiguous' && mention.code !== null)
    raise('ambiguous', 'note', `${mention.code}: ${decision.evidence}`, { evidence: decision.candidates })
  const work = decision.workId ? ground.known.get(decision.workId) : undefined
  if (
    !slip &&
    mention.date?.length === 10 &&
    mention.documentDate?.length === 10 &&
    mention.date > mention.documentDate &&
    mention.code !== null
  )
    raise('impossible-date', 'error', `${mention.code}: printed ${mention.date}, cited on ${mention.documentDate}`, {
      evidence: [`the citing document is of ${mention.documentDate}`],
    })
  if (mention.code) abolished(mention, work, raise)
  if (!work || mention.code === null) return out
  const central = work.scope === 'tw' && CENTRAL_COMMITTEE.test(signOf(work.code ?? ''))
  if (central && work.origin === 'registry' && !byHand) {
    if (termDiffers(mention, work, ground))
      raise(
        'term-misprint',
        'error',
        `${mention.code}: printed khóa ${mention.term}, ${work.date} is of khóa ${work.term}`,
        {
          suggestion: work.id,
          evidence: [
            `${work.date} lies in khóa ${work.term}`,
            ...(alike(mention.title, work.title, ground.likeness) ? ['the same subject'] : []),
          ],
        },
      )
    issuerDiffers(mention, work, raise)
    if (
      !slip &&
      decision.evidence === 'code and date' &&
      work.confidence === 'high' &&
      unlike(mention.title, work.title)
    )
      raise('title-differs', 'note', `${mention.code}: the subject printed is not that of the registry`, {
        suggestion: work.id,
        evidence: [`registry: ${work.title}`],
        against: ['number and date agree'],
      })
    const successor = ground.successors.get(work.id)
    if (
      successor?.date &&
      mention.documentDate &&
      mention.documentDate > successor.date &&
      /^(?:implement|basis)$/.test(mention.relation)
    )
      raise('superseded', 'note', `${work.code} was replaced by ${successor.code} on ${successor.date}`, {
        suggestion: successor.id,
        evidence: [`the citing document is of ${mention.documentDate}`],
      })
  }
  return out
}

type Raise = (
  kind: string,
  severity: NewProblem['severity'],
  message: string,
  more?: { suggestion?: string | null; evidence?: readonly string[]; against?: readonly string[] },
) => void

const slipMessage = (mention: MentionRow, { kind, work }: Slip): string =>
  kind === 'date-misprint'
    ? `${mention.code}: printed ${mention.date}, known as of ${work.date}`
    : `${mention.code}: probably ${work.code} of ${work.date}`

/** "của Bộ Chính trị" of what the Secretariat issued; names of one body are one. */
function issuerDiffers(mention: MentionRow, work: WorkRow, raise: Raise): void {
  if (!mention.issuer || !work.issuer || work.confidence !== 'high' || !isCentralBody(mention.issuer)) return
  const [printed, known] = [issuerClass(mention.issuer), issuerClass(work.issuer)]
  if (printed === known || !/^(?:bct|bbt|bch)$/.test(printed) || !/^(?:bct|bbt|bch)$/.test(known)) return
  // "Bộ Chính trị, Ban Bí thư" names both.
  if (/,|\svà\s/.test(mention.issuer)) return
  raise('issuer-differs', 'warning', `${mention.code}: printed ${mention.issuer}, known as of ${work.issuer}`, {
    suggestion: work.id,
    evidence: [`registry: ${work.issuer}`],
  })
}

function abolished(mention: MentionRow, work: WorkRow | undefined, raise: Raise): void {
  if (work?.origin === 'registry' || mention.date?.length !== 10) return
  for (const [sign, since, why] of ABOLISHED)
    if (sign.test(signOf(mention.code!)) && mention.date >= since)
      raise('body-abolished', 'warning', `${mention.code} of ${mention.date}: ${why}`, { evidence: [why] })
}

/**
 * One code, scope and period of numbering under two dates: a conflict where the subjects differ too. Where the subject is
 * one, one of the dates is a slip; which, the text alone may not tell.
 */
export function conflictsOf(mention: MentionRow, decision: Decision, ground: ProblemGround): NewProblem[] {
  if (!mention.codeKey || mention.date?.length !== 10 || mention.relation === 'self') return []
  if (ground.slips.has(mention.id) || ground.corrected.has(mention.id)) return []
  const scope = ground.scopes.get(mention.id)!
  const dates = ground.rivals.get(rivalKey(mention, scope))
  if (!dates) return []
  const central = scope === 'tw'
  if (central && ground.known.get(decision.workId ?? '')?.origin === 'registry') return []
  const others = dates.filter(
    ({ date }) => date !== mention.date && samePeriod(date, mention.date!, central, mention.code!, ground),
  )
  if (others.length === 0) return []
  const sameSubject = others.some(({ titles }) => titles.some((title) => alike(title, mention.title, ground.likeness)))
  const rival = others.reduce((a, b) => (a.at < b.at ? a : b))
  return [
    {
      kind: sameSubject ? 'date-misprint' : 'code-conflict',
      severity: 'warning',
      message: `${mention.code}: dated ${mention.date} here, ${others.map(({ date }) => date).join(', ')} elsewhere`,
      suggestion: sameSubject ? rival.workId : null,
      evidence: ['one number is given once in a period of numbering', ...(sameSubject ? ['the same subject'] : [])],
      against: [],
      start: mention.start,
      end: mention.end,
      documentId: mention.documentId,
      mentionId: mention.id,
    },
  ]
}

function samePeriod(a: string, b: string, central: boolean, code: string, { lexicon }: Ground): boolean {
  // State papers are numbered by the year.
  if (/^\d+[a-zđ]?\//.test(code)) return a.slice(0, 4) === b.slice(0, 4)
  if (central && CENTRAL_COMMITTEE.test(signOf(code))) return termAt(a, lexicon.terms) === termAt(b, lexicon.terms)
  // Offices number by the year more often than by the term: only days of one year are surely of one series.
  if (!/^(?:TU|HU|QU|ĐU)$/.test(signOf(code))) return a.slice(0, 4) === b.slice(0, 4)
  const [left, right] = [localPeriod(a), localPeriod(b)]
  return left !== null && left === right && Math.abs(daysBetween(a, b)) < 1500
}

/** Reviews announced for a year that does not follow from the day of their target and the years printed. */
export function reviewProblems(reviews: Iterable<ReviewedRow & { readonly documentId: number }>): NewProblem[] {
  const out: NewProblem[] = []
  for (const review of reviews) {
    const due = Number(review.workDate.slice(0, 4)) + review.years
    // Held in the year before its day comes round, or two years late and more.
    const early = review.year < due
    if (!early && review.year <= due + 1) continue
    out.push({
      kind: 'review-arithmetic',
      severity: 'warning',
      message: `${review.kind} ${review.years} năm in ${review.year}: ${review.workId} is of ${review.workDate}, due ${due}`,
      suggestion: review.workId,
      evidence: [`${review.workDate} + ${review.years} years = ${due}`],
      against: early ? [] : ['reviews are often held late'],
      start: review.start,
      end: review.end,
      documentId: review.documentId,
      mentionId: null,
    })
  }
  return out
}
