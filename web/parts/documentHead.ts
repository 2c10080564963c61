/** What a document says of itself, how it was read, and a form to put the former right. */
import { CORRECTED_FIELDS, type CorrectedField, correctionInForce, fieldTarget } from '../../db/corrections.js'
import type { DocumentWhole } from '../../db/document.js'
import { dateLabel, fieldLabel, type Language, levelLabel } from '../../reports/labels.js'
import { CORRECT_AT, documentAt, queueAt, searchAt } from '../addresses.js'
import { type Html, html, type Piece } from '../html.js'
import type { Visit } from '../types.js'
import { AUTHOR, authorOf, undoForm } from './corrections.js'
import type { EntryContext } from './entries.js'
import { workLink } from './workLink.js'

const SAYS = {
  vi: {
    issued: 'Ban hành',
    level: 'Cấp',
    signer: 'Người ký',
    work: 'Trong sơ đồ viện dẫn',
    files: 'Tệp',
    read: 'Đọc bằng',
    notes: 'Ghi chú khi đọc',
    recipients: 'Nơi nhận',
    secrecy: 'Độ mật',
    urgency: 'Độ khẩn',
    place: 'Nơi ban hành',
    term: 'Khóa',
    more: 'Thêm',
    inferred: 'suy ra',
    inferredWhy: 'Không in trong văn bản; chương trình suy ra',
    corrected: 'đã đính chính',
    printed: (value: string | null) => (value === null ? 'không in' : `in là: ${value}`),
    fix: 'Đính chính phần đầu',
    field: 'Chỗ sai',
    value: 'Giá trị đúng',
    unknown: 'không rõ',
    note: 'Vì sao',
    who: 'Người đính chính',
    save: 'Ghi',
    review: 'Chỗ cần xem của tài liệu này',
    crumbs: 'Tra cứu',
    methods: {
      'text-layer': 'lớp chữ của tệp',
      ocr: 'nhận dạng chữ (OCR)',
      markup: 'định dạng của tệp',
      plain: 'chữ thường',
    },
    ocrPage: (page: string, score: string) => `trang ${page}: độ tin cậy OCR ${score}/100`,
    was: 'nay',
  },
  en: {
    issued: 'Issued',
    level: 'Level',
    signer: 'Signed by',
    work: 'In the graph',
    files: 'Files',
    read: 'Read by',
    notes: 'Notes of the reader',
    recipients: 'Recipients',
    secrecy: 'Secrecy',
    urgency: 'Urgency',
    place: 'Place',
    term: 'Term',
    more: 'More',
    inferred: 'inferred',
    inferredWhy: 'Not printed in the document; the program inferred it',
    corrected: 'corrected',
    printed: (value: string | null) => (value === null ? 'not printed' : `printed: ${value}`),
    fix: 'Correct the header',
    field: 'Field',
    value: 'Right value',
    unknown: 'not known',
    note: 'Why',
    who: 'Who corrects',
    save: 'Record',
    review: 'Problems of this document',
    crumbs: 'Search',
    methods: { 'text-layer': 'text layer', ocr: 'OCR', markup: 'markup', plain: 'plain text' },
    ocrPage: (page: string, score: string) => `page ${page}: OCR confidence ${score}/100`,
    was: 'now',
  },
} as const

const SHOWN_PATHS = 5
const SHOWN_NOTES = 30

/** Title, facts and the form of corrections. */
export function documentHead(
  visit: Visit,
  document: DocumentWhole,
  { works, canCorrect }: EntryContext,
  name: string,
  title: string,
): Html {
  const { lang, site } = visit
  const says = SAYS[lang]
  /** A fact with what is to be known of it: inferred, or put right by hand. */
  const fact = (field: string, value: Piece): Piece => {
    const inferred = document.inferred.includes(field)
      ? html` <span class="badge faint" title="${says.inferredWhy}">${says.inferred}</span>`
      : ''
    const corrected = Object.hasOwn(document.printed, field)
      ? html` <span class="badge ok" title="${says.printed(document.printed[field] ?? null)}">${says.corrected}</span>${undoOf(field)}`
      : ''
    return value === null || value === '' ? [inferred, corrected] : [value, inferred, corrected]
  }
  const undoOf = (field: string): Piece => {
    const there = canCorrect
      ? correctionInForce(site.db, 'field', fieldTarget(document.sha256, field as CorrectedField))
      : null
    return there ? undoForm(there.id, documentAt(document.id), lang) : ''
  }
  const date = dateLabel(document.date, lang)
  const place = [
    document.level === null ? null : fact('level', levelLabel(document.level, lang)),
    document.parent === null
      ? null
      : fact('parent', html`<a href="${searchAt({ province: document.parent })}">${document.parent}</a>`),
  ].filter((each) => each !== null)
  const signer = [document.signerAuthority, document.signerPosition, document.signerName].filter(Boolean).join(' · ')
  const rows: readonly (readonly [string, Piece])[] = [
    [says.issued, [fact('date', date), date && document.issuer ? ', ' : '', fact('issuer', document.issuer)]],
    [says.level, place.flatMap((each, at) => (at === 0 ? [each] : [' · ', each]))],
    [says.signer, signer],
    [says.work, document.work === null ? '' : workLink(document.work, works.get(document.work), lang)],
    [says.files, pathsOf(document.paths)],
  ]
  const more: readonly (readonly [string, Piece])[] = [
    [says.place, document.place],
    [says.term, document.term],
    [says.secrecy, document.secrecy],
    [says.urgency, document.urgency],
    [says.recipients, [...document.addressees, ...document.recipients].join('; ')],
    [
      says.read,
      `${document.format.toUpperCase()}, ${says.methods[document.method as keyof typeof says.methods] ?? document.method} (${document.reader})`,
    ],
    [says.notes, notesOf(document.notes, lang)],
  ]
  const list = (facts: readonly (readonly [string, Piece])[]) =>
    html`<dl class="facts">${facts.filter(([, value]) => isHeld(value)).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`
  return html`<header class="head">
<h1>${fact('type', null)}${name} ${fact('code', null)}</h1>
${title === name ? '' : html`<p class="lead">${title}${fact('title', null)}</p>`}
${list(rows)}
<div class="below"><details><summary>${says.more}</summary>${list(more)}</details>
${canCorrect ? fixForm(visit, document) : ''}
<a href="${queueAt({ document: document.id })}">${says.review}</a></div>
</header>`
}

function isHeld(value: Piece): boolean {
  if (Array.isArray(value)) return value.some(isHeld)
  return value !== null && value !== false && value !== '' && value !== ', ' && value !== ' · '
}

const pathsOf = (paths: readonly string[]): Piece => [
  paths.slice(0, SHOWN_PATHS).map((path) => html`<span class="path">${path}</span>`),
  paths.length > SHOWN_PATHS ? html`<span class="faint">+ ${paths.length - SHOWN_PATHS}</span>` : '',
]

function notesOf(notes: readonly string[], lang: Language): Piece {
  if (notes.length === 0) return ''
  const shown = notes.slice(0, SHOWN_NOTES).map((note) => {
    const [, page, score] = /^ocr page (\d+): confidence (\d+)$/.exec(note) ?? []
    return page !== undefined && score !== undefined ? SAYS[lang].ocrPage(page, score) : note
  })
  return html`<ul class="notes">${shown.map((note) => html`<li>${note}</li>`)}${notes.length > SHOWN_NOTES ? html`<li>+ ${notes.length - SHOWN_NOTES}</li>` : ''}</ul>`
}

function fixForm(visit: Visit, document: DocumentWhole): Html {
  const { lang } = visit
  const says = SAYS[lang]
  const now = (field: CorrectedField) => {
    const value = document[field === 'parent' ? 'parent' : field]
    return value === null ? says.unknown : value.length > 60 ? `${value.slice(0, 60)}…` : value
  }
  return html`<details class="fix noprint"><summary>${says.fix}</summary>
<form class="filters" method="post" action="${CORRECT_AT}">
<input type="hidden" name="tai-lieu" value="${document.id}"><input type="hidden" name="ve" value="${documentAt(document.id)}">
<label>${says.field} <select name="truong">${CORRECTED_FIELDS.map((field) => html`<option value="${field}">${fieldLabel(field, lang)} (${says.was}: ${now(field)})</option>`)}</select></label>
<label>${says.value} <input name="gia-tri" size="28" autocomplete="off"></label>
<label class="check"><span>${says.unknown}</span> <input type="checkbox" name="khong-ro" value="1"></label>
<label>${says.note} <input name="ghi-chu" size="28" autocomplete="off"></label>
<label>${says.who} <input name="${AUTHOR}" value="${authorOf(visit) ?? ''}" size="14" autocomplete="name"></label>
<button class="main" name="viec" value="truong">${says.save}</button>
</form></details>`
}
