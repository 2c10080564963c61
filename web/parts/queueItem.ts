/** One entry of the review queue: what is in doubt, what speaks for and against, and the buttons that settle it. */
import type { NamedWork, PlacedMention } from '../../db/document.js'
import type { QueuedMention, QueuedProblem } from '../../db/queue.js'
import {
  dateLabel,
  evidenceLabel,
  type Language,
  numberLabel,
  problemLabel,
  problemMeaning,
  problemSentence,
  relationLabel,
  severityLabel,
  stateLabel,
} from '../../reports/labels.js'
import { CORRECT_AT, documentAt } from '../addresses.js'
import { type Html, html, type Piece } from '../html.js'
import { evidenceItem, MEANT, severityLook, stateLook } from './entries.js'
import { workLink, workName } from './workLink.js'

const SAYS = {
  vi: {
    page: 'trang',
    open: 'Mở tài liệu',
    accept: 'Nhận gợi ý',
    confirm: 'Đúng là văn bản này',
    none: 'Không phải văn bản đã biết',
    mute: 'Đã xem, bỏ qua',
    choose: 'Chọn văn bản khác',
    chooseOne: 'Chọn văn bản',
    code: 'Số hiệu, có thể kèm ngày',
    take: 'Ghi văn bản này',
    note: 'Ghi chú',
    suggestion: 'Có lẽ là',
    now: 'Đang hiểu là',
    concerns: 'Liên quan tới',
    for: 'Căn cứ',
    against: 'Ngược lại',
    refused: 'Đã xét và loại',
    confidence: 'độ tin cậy',
    kinds: { unresolved: 'chưa xác định văn bản', uncoded: 'dẫn không kèm số hiệu', unsure: 'quy tắc chưa chắc' },
  },
  en: {
    page: 'page',
    open: 'Open the document',
    accept: 'Accept the suggestion',
    confirm: 'It is this work',
    none: 'No known work',
    mute: 'Seen, set aside',
    choose: 'Choose another work',
    chooseOne: 'Choose the work',
    code: 'Its code, and its date if need be',
    take: 'Record this work',
    note: 'Note',
    suggestion: 'Probably',
    now: 'Taken for',
    concerns: 'Concerns',
    for: 'For',
    against: 'Against',
    refused: 'Considered and refused',
    confidence: 'confidence',
    kinds: { unresolved: 'work not determined', uncoded: 'cited without a code', unsure: 'rule not sure' },
  },
} as const

/** What entries need to know beside their rows. */
export interface QueueContext {
  readonly lang: Language
  readonly works: ReadonlyMap<string, NamedWork>
  readonly canCorrect: boolean
  /** Where the forms come back to. */
  readonly back: string
}

/** Works among which people can choose for a citation: the suggestion first, then candidates, then the refused. */
function choicesOf(mention: PlacedMention, suggestion: string | null): string[] {
  const all = [suggestion, mention.work, ...mention.candidates, ...mention.refused.map(({ work }) => work)]
  return [...new Set(all.filter((id) => id !== null))]
}

/** An open problem; `mention` is the citation that it is about. */
export function problemItem(problem: QueuedProblem, mention: PlacedMention | null, context: QueueContext): Html {
  const { lang, works } = context
  const says = SAYS[lang]
  const meant = MEANT.has(problem.kind)
  const suggestion = problem.suggestion
    ? html`<p class="suggestion">${meant ? says.suggestion : says.concerns} ${workLink(problem.suggestion, works.get(problem.suggestion), lang)}</p>`
    : ''
  const evidence = problem.kind === 'ambiguous' ? [] : problem.evidence
  return item(
    `p${problem.id}`,
    problem,
    html`<span class="badge ${severityLook(problem.severity)}">${severityLabel(problem.severity, lang)}</span> <span title="${problemMeaning(problem.kind, lang)}">${problemLabel(problem.kind, lang)}</span>`,
    [
      html`<p class="message">${problemSentence(problem.message, lang)}</p>`,
      html`<p class="sentence">${(mention && markedSentence(mention)) ?? excerpt(problem)}</p>`,
      suggestion,
      mention?.work && mention.work !== problem.suggestion
        ? html`<p>${says.now} ${workLink(mention.work, { type: mention.workType, title: mention.workTitle }, lang)}</p>`
        : '',
      listed(says.for, evidence, works, lang),
      listed(says.against, problem.against, works, lang),
    ],
    actions({
      document: problem.document,
      mention,
      suggestion: meant ? problem.suggestion : null,
      accept: says.accept,
      fingerprint: problem.fingerprint,
      context,
    }),
    context,
  )
}

/** A citation in doubt; `kind` says which doubt, null where it was asked for by itself. */
export function mentionItem(
  where: QueuedMention,
  mention: PlacedMention,
  kind: keyof (typeof SAYS)['vi']['kinds'] | null,
  context: QueueContext,
): Html {
  const { lang, works } = context
  const says = SAYS[lang]
  const sentence = markedSentence(mention) ?? [html`<mark>${mention.quote}</mark> — `, mention.sentence]
  return item(
    `m${mention.id}`,
    { ...where, start: mention.start, page: mention.page },
    html`<span class="badge ${stateLook(mention.state)}">${stateLabel(mention.state, lang)}</span> ${kind ? says.kinds[kind] : mention.quote}`,
    [
      html`<p class="sentence">${sentence}</p>`,
      html`<p class="faint">${relationLabel(mention.relation, lang)} · ${says.confidence} ${numberLabel(mention.confidence, lang, 2)} · <code>${mention.rule}</code>${mention.date ? ` · ${dateLabel(mention.date, lang)}` : ''}</p>`,
      mention.work
        ? html`<p class="suggestion">${says.now} ${workLink(mention.work, { type: mention.workType, title: mention.workTitle }, lang)}</p>`
        : '',
      mention.evidence ? listed(says.for, [mention.evidence], works, lang) : '',
      mention.refused.length > 0
        ? html`<p class="label">${says.refused}</p><ul>${mention.refused.map(({ work, reason }) => html`<li>${workLink(work, works.get(work), lang)}: ${evidenceLabel(reason, lang)}</li>`)}</ul>`
        : '',
    ],
    actions({
      document: where.document,
      mention,
      suggestion: mention.work,
      accept: says.confirm,
      fingerprint: null,
      context,
    }),
    context,
  )
}

/** The sentence around a citation with its words marked; null where they stand there otherwise, across a line break. */
function markedSentence({ sentence, quote }: PlacedMention): Piece {
  const at = sentence.indexOf(quote)
  if (at === -1) return null
  return [sentence.slice(0, at), html`<mark>${quote}</mark>`, sentence.slice(at + quote.length)]
}

/** The words around a place: its own line and the one before and after, no word cut in two. */
function excerpt({ before, quote, after }: QueuedProblem): Piece {
  const head = before.split('\n').slice(-2).join(' ')
  const tail = after.split('\n').slice(0, 2).join(' ')
  return [
    head.length === before.length && before !== '' ? `…${head.replace(/^\S*\s/, '')}` : head,
    html`<mark>${quote}</mark>`,
    tail.length === after.length && after !== '' ? `${tail.replace(/\s\S*$/, '')}…` : tail,
  ]
}

function listed(name: string, items: readonly string[], works: ReadonlyMap<string, NamedWork>, lang: Language): Piece {
  return items.length === 0
    ? ''
    : html`<p class="label">${name}</p><ul>${items.map((each) => html`<li>${evidenceItem(each, works, lang)}</li>`)}</ul>`
}

function item(
  key: string,
  where: Pick<
    QueuedProblem,
    'document' | 'path' | 'documentType' | 'documentCode' | 'documentTitle' | 'province' | 'start' | 'page'
  >,
  heading: Piece,
  body: readonly Piece[],
  buttons: Piece,
  { lang }: QueueContext,
): Html {
  const says = SAYS[lang]
  const name = [where.documentType, where.documentCode ?? where.documentTitle].filter(Boolean).join(' ') || where.path
  return html`<article class="card item" id="${key}" tabindex="-1">
<h2>${heading}</h2>
<p class="where"><a class="open" href="${documentAt(where.document, where.start)}" data-act="o" title="${where.path ?? ''}">${name}</a> <span class="faint">${[where.province, `${says.page} ${where.page}`].filter(Boolean).join(' · ')}</span></p>
${body}
${buttons}
</article>`
}

interface Actions {
  readonly document: number
  readonly mention: PlacedMention | null
  readonly suggestion: string | null
  readonly accept: string
  readonly fingerprint: string | null
  readonly context: QueueContext
}

/** One form with all that can be done; its first button is what the Enter key presses: it records what was chosen. */
function actions({ document, mention, suggestion, accept, fingerprint, context }: Actions): Piece {
  const { lang, works, canCorrect, back } = context
  if (!canCorrect) return ''
  const says = SAYS[lang]
  const hidden = (name: string, value: string | number) => html`<input type="hidden" name="${name}" value="${value}">`
  const choices = mention ? choicesOf(mention, suggestion) : []
  return html`<form class="act noprint" method="post" action="${CORRECT_AT}">
${mention ? html`<button class="visually-hidden" tabindex="-1" name="viec" value="van-ban">${says.take}</button>` : ''}
${hidden('ve', back)}${hidden('tai-lieu', document)}${mention ? hidden('cho', mention.start) : ''}${fingerprint ? hidden('van-de', fingerprint) : ''}${suggestion ? hidden('goi-y', suggestion) : ''}
<div class="buttons">
${mention && suggestion ? html`<button class="main" name="viec" value="nhan" data-act="a">${accept}: ${workName(suggestion, lang)} <kbd>a</kbd></button>` : ''}
${fingerprint ? html`<button name="viec" value="bo-qua" data-act="m">${says.mute} <kbd>m</kbd></button>` : ''}
${mention ? html`<button name="viec" value="khong-co" data-act="x">${says.none} <kbd>x</kbd></button>` : ''}
<label class="note">${says.note} <input name="ghi-chu" autocomplete="off"></label>
</div>
${
  mention
    ? html`<details class="choose"${suggestion === null && choices.length > 1 ? html` open` : ''}><summary data-act="c">${suggestion === null ? says.chooseOne : says.choose} <kbd>c</kbd></summary>
${choices.length > 0 ? html`<ul class="choices">${choices.map((id) => html`<li><label><input type="radio" name="chon" value="${id}"> ${workName(id, lang)} <span class="faint">${works.get(id)?.title ?? ''}</span></label></li>`)}</ul>` : ''}
<label>${says.code} <input name="van-ban" autocomplete="off" placeholder="57-NQ/TW ngày 22/12/2024"></label>
<button name="viec" value="van-ban">${says.take}</button></details>`
    : ''
}
<p class="outcome" role="status"></p>
</form>`
}
