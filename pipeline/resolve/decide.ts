/** One citation, one decision: resolved, ambiguous or unresolved, with what decided and what was refused and why. */
import type { Plenum } from '../../corpus/registry/load.js'
import type { Decision, MentionRow, Refusal, WorkRow } from '../../db/types.js'
import { numberKey } from '../../extractors/codeQuery.js'
import type { Lexicon } from '../../extractors/lexicon/types.js'
import { phraseKey } from '../../extractors/text.js'
import { isCentralBody, type Registry, type Slip } from './central.js'
import type { KnownWorks } from './known.js'
import { documentsOf, plenumNumber } from './plenum.js'
import { carriesYear } from './sign.js'
import { alike, type Likeness, type SubjectIndex, unlike } from './subject.js'
import { daysBetween, nearCongress, termAt } from './term.js'

export interface Ground {
  readonly known: KnownWorks
  readonly registry: Registry
  readonly plenums: readonly Plenum[]
  readonly lexicon: Lexicon
  readonly likeness: Likeness
  readonly subjects: SubjectIndex
  /** Mention → the work that its own code, scope and date name. */
  readonly named: ReadonlyMap<number, string>
  readonly slips: ReadonlyMap<number, Slip>
  readonly scopes: ReadonlyMap<number, string>
  /** All mentions of a document, in reading order. */
  readonly inDocument: ReadonlyMap<number, readonly MentionRow[]>
  /** Work → how many documents name it with its date. */
  readonly datedUse: ReadonlyMap<string, number>
  /** Relations of registry works: id → ids of what it replaces, continues, amends. */
  readonly related: ReadonlyMap<string, readonly string[]>
  /** Corrections: mention → work, or null for "no known work". */
  readonly corrected: ReadonlyMap<number, string | null>
}

/** An older document of the same number is out of mind after so many years. */
const FORGOTTEN_YEARS = 10
/** A subject is spoken of where this share of its weight is; chosen on the tuning half of corpus/resolution. */
const SPOKEN_OF = 0.3
/** Less is enough where the others are not spoken of at all. */
const HINTED_AT = 0.1
/** A printed subject is part of a full one where this share of it stands there. */
const PART_OF = 0.7
/** What carries a document out follows it within so many days. */
const CARRIED_OUT_WITHIN = 1200

const YEAR = 365.25

export function decide(mention: MentionRow, ground: Ground): Decision {
  const correction = ground.corrected.get(mention.id)
  if (correction !== undefined)
    return correction === null
      ? open(mention, 'unresolved', 'corrected by hand: no known work')
      : resolved(mention, correction, 'corrected by hand')
  const slip = ground.slips.get(mention.id)
  if (slip) return resolved(mention, slip.work.id, `${slip.kind}: ${slip.evidence.join('; ')}`)
  const named = ground.named.get(mention.id)
  if (named) return resolved(mention, named, 'code and date')
  if (mention.code && mention.codeKey) return byCode(mention, ground)
  if (mention.rule === 'uncoded.plenum') return byPlenum(mention, ground)
  if (mention.rule === 'uncoded.number' && mention.number) return byNumber(mention, ground)
  return open(mention, 'unresolved', null)
}

const resolved = (
  mention: MentionRow,
  workId: string,
  evidence: string,
  refused: readonly Refusal[] = [],
): Decision => ({
  mentionId: mention.id,
  workId,
  state: 'resolved',
  evidence,
  candidates: [],
  refused,
})

const open = (
  mention: MentionRow,
  state: 'ambiguous' | 'unresolved',
  evidence: string | null,
  candidates: readonly WorkRow[] = [],
  refused: readonly Refusal[] = [],
): Decision => ({
  mentionId: mention.id,
  workId: null,
  state,
  evidence,
  candidates: candidates.map(({ id }) => id),
  refused,
})

/** What the full citations of the same text settle. */
const settled = (mention: MentionRow, ground: Ground): string | null =>
  ground.corrected.get(mention.id) ?? ground.slips.get(mention.id)?.work.id ?? ground.named.get(mention.id) ?? null

function byCode(mention: MentionRow, ground: Ground): Decision {
  const key = mention.codeKey!
  const scope = ground.scopes.get(mention.id)!
  const inText = [
    ...new Set(
      (ground.inDocument.get(mention.documentId) ?? [])
        .filter((other) => other.codeKey === key && ground.scopes.get(other.id) === scope)
        .map((other) => settled(other, ground))
        .filter((id) => id !== null),
    ),
  ]
  // A term or subject of its own may tell the mention from the full form that stands in the same text.
  if (inText.length === 1 && !contradicts(mention, ground.known.get(inText[0]!)))
    return resolved(mention, inText[0]!, 'the full form in the same text')
  if (scope === '?') return open(mention, 'unresolved', 'whose numbering it is cannot be told')
  let candidates = ground.known.of(key, scope).filter(({ date }) => date !== null)
  if (inText.length > 1) candidates = candidates.filter(({ id }) => inText.includes(id))
  const chosen = choose(mention, candidates, ground)
  if (chosen.decision) return chosen.decision
  if (chosen.left.length > 1)
    return open(mention, 'ambiguous', `${chosen.left.length} documents carry this code`, chosen.left, chosen.refused)
  // One of another term, or nothing at all, is known: it stands for itself. What lies in the future was meant by nobody.
  if (
    candidates.length > 0 &&
    !carriesYear(mention.code!) &&
    !chosen.refused.every(({ reason }) => reason.startsWith('not of khóa'))
  )
    return open(mention, 'unresolved', 'all known documents of this code were refused', [], chosen.refused)
  // Nothing else is known of it: it stands for itself until its date is found.
  return resolved(mention, `${scope}/${mention.code}@?`, 'named by its code alone', chosen.refused)
}

const contradicts = (mention: MentionRow, work: WorkRow | undefined): boolean =>
  work !== undefined &&
  (unlike(mention.title, work.title) ||
    (mention.date !== null && work.date !== null && !work.date.startsWith(mention.date)))

interface Choice {
  readonly decision: Decision | null
  readonly left: readonly WorkRow[]
  readonly refused: readonly Refusal[]
}

/** Narrows candidates by one kind of evidence after another; nothing is chosen by exclusion that evidence speaks against. */
function choose(mention: MentionRow, all: readonly WorkRow[], ground: Ground): Choice {
  const refused: Refusal[] = []
  let left = [...all]
  const refuse = (reason: string, keep: (work: WorkRow) => boolean, must = false): void => {
    const kept = left.filter(keep)
    if (kept.length === left.length || (kept.length === 0 && !must)) return
    for (const work of left) if (!keep(work)) refused.push({ work: work.id, reason })
    left = kept
  }
  const bound = boundOf(mention, ground)
  const done = (evidence: string): Choice => ({
    decision: resolved(mention, left[0]!.id, evidence, refused),
    left,
    refused,
  })
  if (bound)
    refuse(
      `later than the text that cites it (${bound})`,
      (work) => work.date === null || work.date <= `${bound}~`,
      true,
    )
  if (mention.date && mention.date.length < 10)
    refuse(`not of ${mention.date}`, (work) => work.date === null || work.date.startsWith(mention.date!), true)
  if (mention.term)
    refuse(
      `not of khóa ${mention.term}`,
      (work) =>
        work.term === null ||
        work.term === mention.term ||
        (work.date !== null && nearCongress(work.date, ground.lexicon.terms)),
      true,
    )
  refuse('of another subject', (work) => !unlike(mention.title, work.title))
  if (left.length > 1) refuse('of another subject', (work) => alike(mention.title, work.title, ground.likeness))
  if (left.length === 0) return { decision: null, left, refused }
  if (left.length === 1) return done('the only one known with this code')
  if (mention.issuer)
    refuse('of another issuer', (work) => work.issuer === null || sameIssuer(mention.issuer!, work.issuer))
  if (left.length === 1) return done('code and issuer')
  return weigh(mention, left, refused, bound, ground) ?? { decision: null, left, refused }
}

/** Evidence from around the citation, where its own words leave several. */
function weigh(
  mention: MentionRow,
  left: readonly WorkRow[],
  refused: Refusal[],
  bound: string | null,
  ground: Ground,
): Choice | null {
  const pick = (work: WorkRow, evidence: string, reason: string): Choice => {
    for (const other of left) if (other !== work) refused.push({ work: other.id, reason })
    return { decision: resolved(mention, work.id, evidence, refused), left: [work], refused }
  }
  // What the sentence is about.
  const spoken = left
    .map((work) => ({ work, share: work.title ? ground.subjects.covered(work.title, mention.sentence) : 0 }))
    .sort((a, b) => b.share - a.share)
  const [first, second] = [spoken[0]!, spoken[1]!]
  if (
    (first.share >= SPOKEN_OF && first.share > 2 * second.share) ||
    (first.share >= HINTED_AT && first.share > 4 * second.share)
  )
    return pick(first.work, `its subject is spoken of (${first.share.toFixed(2)})`, 'its subject is not spoken of')
  // A short subject ("về kinh tế biển") is part of the full one.
  if (mention.title) {
    const parts = left
      .map((work) => ({ work, share: work.title ? ground.subjects.covered(mention.title!, work.title) : 0 }))
      .sort((a, b) => b.share - a.share)
    if (parts[0]!.share >= PART_OF && parts[1]!.share < PART_OF / 2)
      return pick(parts[0]!.work, 'its subject holds the one printed', 'its subject does not hold the one printed')
  }
  // "Chương trình hành động số …, ngày 12/6/2003 … thực hiện Nghị quyết số 23-NQ/TW": issued not long before.
  const parent = parentOf(mention, ground)
  const parentWork = parent ? settled(parent, ground) : null
  const continued = left.filter(({ id }) => parentWork !== null && (ground.related.get(parentWork) ?? []).includes(id))
  if (continued.length === 1)
    return pick(continued[0]!, `what ${parentWork} continues`, `not what ${parentWork} continues`)
  if (parent?.date?.length === 10) {
    const before = left.filter(
      (work) =>
        work.date &&
        daysBetween(work.date, parent.date!) >= 0 &&
        daysBetween(work.date, parent.date!) < CARRIED_OUT_WITHIN,
    )
    if (before.length === 1)
      return pick(before[0]!, `shortly before what carries it out (${parent.date})`, 'long before what carries it out')
  }
  // The documents of the archive that give its date agree.
  const used = left.filter((work) => (ground.datedUse.get(work.id) ?? 0) > 0)
  if (used.length === 1 && ground.datedUse.get(used[0]!.id)! >= 2)
    return pick(
      used[0]!,
      `${ground.datedUse.get(used[0]!.id)} documents of the archive give this date`,
      'no document of the archive gives its date',
    )
  // Of the running term, where all others are long past.
  if (bound) {
    const running = termAt(bound, ground.lexicon.terms)
    const current = left.filter(
      (work) => work.term === running || (work.date !== null && daysBetween(work.date, bound) < 2 * YEAR),
    )
    const others = left.filter((work) => !current.includes(work))
    if (
      current.length === 1 &&
      others.every((work) => work.date !== null && daysBetween(work.date, bound) > FORGOTTEN_YEARS * YEAR)
    )
      return pick(current[0]!, 'the recent one of this number', `older than ${FORGOTTEN_YEARS} years when cited`)
  }
  return null
}

const parentOf = (mention: MentionRow, ground: Ground): MentionRow | null =>
  mention.via === null
    ? null
    : ((ground.inDocument.get(mention.documentId) ?? [])
        .filter((other) => other.ordinal < mention.ordinal && (other.code ?? other.quote) === mention.via)
        .at(-1) ?? null)

/** No document cites the future: the day of what it hangs under, of the citing text, or the latest day that the text names. */
function boundOf(mention: MentionRow, ground: Pick<Ground, 'inDocument'>): string | null {
  const siblings = ground.inDocument.get(mention.documentId) ?? []
  const parent =
    mention.via === null
      ? undefined
      : siblings
          .filter((other) => other.ordinal < mention.ordinal && (other.code ?? other.quote) === mention.via)
          .at(-1)
  if (parent?.date) return parent.date
  if (mention.documentDate) return mention.documentDate
  return siblings.reduce<string | null>(
    (latest, { date }) => (date && (latest === null || date > latest) ? date : latest),
    null,
  )
}

/** Two names of one issuer: "Hội nghị lần thứ 8 Ban Chấp hành Trung ương" is the Central Committee. */
export function issuerClass(issuer: string): string {
  const name = phraseKey(issuer)
  if (/bộ chính trị/.test(name)) return 'bct'
  if (/ban bí thư/.test(name)) return 'bbt'
  if (/hội nghị|chấp hành trung ương|bch trung ương|^trung ương|bch tw/.test(name)) return 'bch'
  return name
}

const sameIssuer = (printed: string, known: string): boolean =>
  issuerClass(printed) === issuerClass(known) ||
  phraseKey(printed).includes(phraseKey(known)) ||
  phraseKey(known).includes(phraseKey(printed))

function byPlenum(mention: MentionRow, ground: Ground): Decision {
  const number = plenumNumber(`${mention.issuer ?? ''} ${mention.quote}`)
  if (number === null || mention.term === null) return open(mention, 'unresolved', null)
  const sign = mention.type === 'Kết luận' ? 'KL' : 'NQ'
  const bound = boundOf(mention, ground)
  const documents = documentsOf(ground.plenums, mention.term, number, sign)
    .map((id) => ground.known.get(id))
    .filter((work) => work !== undefined)
    .filter((work) => bound === null || work.date === null || work.date <= `${bound}~`)
  if (documents.length === 0) return open(mention, 'unresolved', 'no document of this plenum is known')
  const what = `plenum ${number} of khóa ${mention.term}`
  if (documents.length === 1) return resolved(mention, documents[0]!.id, what)
  // "Kết luận số 56-KL/TW … tiếp tục thực hiện Nghị quyết Trung ương 7 khóa XI": the registry knows what it continues.
  const parent = parentOf(mention, ground)
  const parentWork = parent ? settled(parent, ground) : null
  const continued = documents.filter(
    ({ id }) => parentWork !== null && (ground.related.get(parentWork) ?? []).includes(id),
  )
  if (continued.length === 1) return resolved(mention, continued[0]!.id, `${what}; what ${parentWork} continues`)
  const titled = documents.filter((work) => alike(mention.title, work.title, ground.likeness))
  if (titled.length === 1) return resolved(mention, titled[0]!.id, `${what}; the same subject`)
  const spoken = documents
    .map((work) => ({
      work,
      share: work.title ? ground.subjects.covered(work.title, `${mention.sentence} ${mention.title ?? ''}`) : 0,
    }))
    .sort((a, b) => b.share - a.share)
  if (spoken[0]!.share >= SPOKEN_OF / 6 && spoken[0]!.share > 3 * spoken[1]!.share)
    return resolved(mention, spoken[0]!.work.id, `${what}; its subject is spoken of (${spoken[0]!.share.toFixed(2)})`)
  return open(mention, 'ambiguous', `${what} led to ${documents.length} documents`, documents)
}

/** "Nghị quyết 57", "Quy định số 124": the one of that number in the same text, else the recent central one. */
function byNumber(mention: MentionRow, ground: Ground): Decision {
  const number = numberKey(mention.number!)
  const siblings = (ground.inDocument.get(mention.documentId) ?? []).filter(
    (other) => other.codeKey !== null && other.type === mention.type && other.codeKey.startsWith(`${number}|`),
  )
  const inText = [...new Set(siblings.map((other) => byCodeOrSettled(other, ground)).filter((id) => id !== null))]
  if (inText.length === 1 && siblings.length > 0) return resolved(mention, inText[0]!, 'the code in the same text')
  if (inText.length > 1)
    return open(
      mention,
      'ambiguous',
      `${inText.length} documents of this number stand in the text`,
      inText.flatMap((id) => ground.known.get(id) ?? []),
    )
  if (mention.issuer !== null && !isCentralBody(mention.issuer)) return open(mention, 'unresolved', null)
  const sign = { 'Nghị quyết': 'NQ', 'Chỉ thị': 'CT', 'Kết luận': 'KL', 'Quy định': 'QĐ', 'Quyết định': 'QĐ' }[
    mention.type ?? ''
  ]
  if (!sign) return open(mention, 'unresolved', null)
  const all = ground.registry.byKey.get(`${number}|${sign}|TW`) ?? []
  const told =
    mention.issuer !== null || mention.term !== null || mention.title !== null || (mention.date?.length ?? 0) >= 4
  const chosen = choose(mention, all, ground)
  const work = chosen.decision?.workId ? ground.known.get(chosen.decision.workId) : undefined
  if (!work || !chosen.decision)
    return chosen.left.length > 1
      ? open(mention, 'ambiguous', `${chosen.left.length} documents carry this number`, chosen.left, chosen.refused)
      : open(mention, 'unresolved', null)
  // A bare number may be anybody's: the centre's only where it is fresh in mind, or its subject is spoken of.
  const bound = boundOf(mention, ground)
  const fresh = bound !== null && work.date !== null && daysBetween(work.date, bound) <= 3 * YEAR
  const spoken = work.title !== null && ground.subjects.covered(work.title, mention.sentence) >= SPOKEN_OF
  if (told || spoken || (fresh && Number(number) >= 10))
    return resolved(mention, work.id, `number; ${chosen.decision.evidence}`, chosen.refused)
  return open(mention, 'ambiguous', 'a number alone', [work], chosen.refused)
}

function byCodeOrSettled(mention: MentionRow, ground: Ground): string | null {
  return settled(mention, ground) ?? byCode(mention, ground).workId
}

/** True where a printed term does not fit a work's day, and no congress is near. */
export const termDiffers = (mention: MentionRow, work: WorkRow, { lexicon }: Pick<Ground, 'lexicon'>): boolean =>
  mention.term !== null &&
  work.term !== null &&
  mention.term !== work.term &&
  !(work.date !== null && nearCongress(work.date, lexicon.terms))
