/** What was read at a place, with everything that is known of it: an entry of a list, and the card of a highlight. */
import type { NamedWork, PlacedDeadline, PlacedMention, PlacedProblem, PlacedReview } from '../../db/document.js'
import {
  dateLabel,
  deadlineKindLabel,
  dueLabel,
  evidenceLabel,
  type Language,
  numberLabel,
  problemLabel,
  problemMeaning,
  problemSentence,
  recurrenceLabel,
  relationLabel,
  severityLabel,
  stateLabel,
} from '../../reports/labels.js'
import { mentionAtQueue, queueAt } from '../addresses.js'
import { type Html, html, type Piece } from '../html.js'
import { deadlineKey, mentionKey, problemKey, reviewKey } from './marks.js'
import { workLink } from './workLink.js'

const SAYS = {
  vi: {
    page: 'trang',
    means: 'Là văn bản',
    why: 'Vì',
    candidates: 'Có thể là',
    refused: 'Đã xét và loại',
    correct: 'Đính chính',
    more: 'Chi tiết',
    type: 'loại',
    code: 'số hiệu in',
    date: 'ngày in',
    issuer: 'cơ quan in',
    term: 'khóa',
    title: 'trích yếu in',
    via: 'dẫn qua',
    section: 'mục',
    rule: 'quy tắc',
    confidence: 'độ tin cậy',
    years: 'năm',
    year: 'năm thực hiện',
    target: 'văn bản được sơ kết, tổng kết',
    targetDate: 'ngày của văn bản ấy',
    task: 'việc',
    actor: 'ai làm',
    recipient: 'gửi',
    due: 'thời hạn',
    kind: 'loại thời hạn',
    suggestion: 'Có lẽ là',
    concerns: 'Liên quan tới',
    evidence: 'Căn cứ',
    against: 'Ngược lại',
    muted: (id: number) => `đã bỏ qua (đính chính số ${id})`,
    inQueue: 'Xem trong danh sách cần xem',
  },
  en: {
    page: 'page',
    means: 'Means',
    why: 'Because',
    candidates: 'May be',
    refused: 'Considered and refused',
    correct: 'Correct this',
    more: 'Details',
    type: 'type',
    code: 'code as printed',
    date: 'date as printed',
    issuer: 'issuer as printed',
    term: 'term',
    title: 'title as printed',
    via: 'cited through',
    section: 'under',
    rule: 'rule',
    confidence: 'confidence',
    years: 'years',
    year: 'year it is held',
    target: 'what is reviewed',
    targetDate: 'date of it',
    task: 'task',
    actor: 'who',
    recipient: 'sent to',
    due: 'due',
    kind: 'kind',
    suggestion: 'Probably',
    concerns: 'Concerns',
    evidence: 'For',
    against: 'Against',
    muted: (id: number) => `set aside (correction ${id})`,
    inQueue: 'See it in the review queue',
  },
} as const

/** What entries need to know beside their own row. */
export interface EntryContext {
  readonly lang: Language
  readonly document: number
  readonly works: ReadonlyMap<string, NamedWork>
  /** Whether corrections can be recorded. */
  readonly canCorrect: boolean
}

type Fact = readonly [name: string, value: Piece]

const facts = (rows: readonly Fact[]): Piece => {
  const held = rows.filter(([, value]) => value !== null && value !== '' && value !== false)
  return held.length === 0
    ? ''
    : html`<dl class="facts">${held.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

const MAX_QUOTE = 240
const short = (quote: string): string => {
  const line = quote.replace(/\s+/g, ' ')
  return line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE)}…` : line
}

function entry(
  key: string,
  kind: string,
  { quote, start, page }: { readonly quote: string; readonly start: number; readonly page: number },
  badges: readonly Html[],
  body: Piece,
  lang: Language,
): Html {
  return html`<article class="entry ${kind}" id="${key}" data-k="${key}">
<h3><a href="#c${start}">${short(quote)}</a></h3>
<p class="badges">${badges} <span class="faint">${SAYS[lang].page} ${page}</span></p>
${body}</article>`
}

const badge = (words: string, look = ''): Html => html`<span class="badge ${look}">${words}</span> `

export const stateLook = (state: string): string =>
  state === 'resolved' ? 'ok' : state === 'ambiguous' ? 'warn' : 'faint'
export const severityLook = (severity: string): string =>
  severity === 'error' ? 'bad' : severity === 'warning' ? 'warn' : 'faint'

/** Works that may be meant, and works that were refused, each with its reason. */
export function considered(
  mention: Pick<PlacedMention, 'candidates' | 'refused'>,
  works: ReadonlyMap<string, NamedWork>,
  lang: Language,
): Piece {
  const says = SAYS[lang]
  const { candidates, refused } = mention
  return [
    candidates.length > 0
      ? html`<p class="label">${says.candidates}</p><ul>${candidates.map((id) => html`<li>${workLink(id, works.get(id), lang)}</li>`)}</ul>`
      : '',
    refused.length > 0
      ? html`<p class="label">${says.refused}</p><ul>${refused.map(({ work, reason }) => html`<li>${workLink(work, works.get(work), lang)}: ${evidenceLabel(reason, lang)}</li>`)}</ul>`
      : '',
  ]
}

export function mentionEntry(mention: PlacedMention, { lang, document, works, canCorrect }: EntryContext): Html {
  const says = SAYS[lang]
  const own = mention.relation === 'self'
  const means =
    mention.work === null
      ? ''
      : html`<p>${says.means} ${workLink(mention.work, { type: mention.workType, title: mention.workTitle }, lang)}</p>`
  const why =
    mention.evidence === null ? '' : html`<p class="faint">${says.why}: ${evidenceLabel(mention.evidence, lang)}</p>`
  const printed = facts([
    [says.type, mention.type],
    [says.code, mention.code],
    [says.date, dateLabel(mention.date, lang)],
    [says.issuer, mention.issuer],
    [says.term, mention.term],
    [says.title, mention.title],
    [says.via, mention.via],
    [says.section, mention.section],
    [says.rule, html`<code>${mention.rule}</code>`],
    [says.confidence, numberLabel(mention.confidence, lang, 2)],
  ])
  const fix =
    canCorrect && !own
      ? html`<p class="actions"><a class="button" href="${mentionAtQueue(document, mention.start)}">${says.correct}</a></p>`
      : ''
  return entry(
    mentionKey(mention),
    own ? 'self' : 'citation',
    mention,
    [
      badge(relationLabel(mention.relation, lang)),
      ...(own ? [] : [badge(stateLabel(mention.state, lang), stateLook(mention.state))]),
    ],
    [
      means,
      why,
      considered(mention, works, lang),
      html`<details><summary>${says.more}</summary>${printed}</details>`,
      fix,
    ],
    lang,
  )
}

export function reviewEntry(review: PlacedReview, { lang }: EntryContext): Html {
  const says = SAYS[lang]
  return entry(
    reviewKey(review),
    'review',
    review,
    [badge(review.kind, 'violet'), ...(review.year === null ? [] : [badge(String(review.year))])],
    [
      review.work === null
        ? ''
        : html`<p>${says.means} ${workLink(review.work, { type: review.workType, title: review.workTitle }, lang)}</p>`,
      facts([
        [says.years, review.years],
        [says.year, review.year],
        [says.target, review.target],
        [says.targetDate, dateLabel(review.targetDate, lang)],
      ]),
    ],
    lang,
  )
}

export function deadlineEntry(deadline: PlacedDeadline, { lang }: EntryContext): Html {
  const says = SAYS[lang]
  const due =
    deadline.kind === 'recurring'
      ? recurrenceLabel(deadline.rrule, lang, deadline.relationToDate)
      : dueLabel(deadline.relationToDate, deadline.date, lang)
  return entry(
    deadlineKey(deadline),
    'deadline',
    deadline,
    [badge(deadlineKindLabel(deadline.kind, lang), 'ok')],
    facts([
      [says.due, due],
      [says.task, deadline.task],
      [says.actor, deadline.actor],
      [says.recipient, deadline.recipient],
    ]),
    lang,
  )
}

/** Of these kinds the suggestion is the work that the citation means; of the others it is what the problem is about. */
export const MEANT: ReadonlySet<string> = new Set([
  'date-misprint',
  'number-misprint',
  'symbol-misprint',
  'term-misprint',
  'issuer-differs',
  'title-differs',
])

/** Works are evidence of what is ambiguous; all else is a sentence. */
export function evidenceItem(evidence: string, works: ReadonlyMap<string, NamedWork>, lang: Language): Piece {
  const work = works.get(evidence)
  return work ? workLink(evidence, work, lang) : evidenceLabel(evidence, lang)
}

export function problemEntry(
  problem: PlacedProblem & { readonly quote: string },
  { lang, document, works, canCorrect }: EntryContext,
): Html {
  const says = SAYS[lang]
  const list = (name: string, items: readonly string[]) =>
    items.length === 0
      ? ''
      : html`<p class="label">${name}</p><ul>${items.map((item) => html`<li>${evidenceItem(item, works, lang)}</li>`)}</ul>`
  const suggestion = problem.suggestion
    ? html`<p>${MEANT.has(problem.kind) ? says.suggestion : says.concerns} ${workLink(problem.suggestion, works.get(problem.suggestion), lang)}</p>`
    : ''
  return entry(
    problemKey(problem),
    'problem',
    problem,
    [
      badge(problemLabel(problem.kind, lang), severityLook(problem.severity)),
      badge(severityLabel(problem.severity, lang), 'faint'),
      ...(problem.muted === null ? [] : [badge(says.muted(problem.muted), 'faint')]),
    ],
    [
      html`<p>${problemSentence(problem.message, lang)}</p><p class="faint">${problemMeaning(problem.kind, lang)}</p>`,
      suggestion,
      list(says.evidence, problem.evidence),
      list(says.against, problem.against),
      canCorrect && problem.muted === null
        ? html`<p class="actions"><a class="button" href="${queueAt({ document, loai: problem.kind })}">${says.inQueue}</a></p>`
        : '',
    ],
    lang,
  )
}
