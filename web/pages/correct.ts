/** Where forms send what people know better; each becomes one correction, and the page they came from says its number. */
import {
  CORRECTED_FIELDS,
  correctionById,
  correctionInForce,
  fieldTarget,
  fingerprintParts,
  isUndone,
  mentionTarget,
  NO_WORK,
  problemsNamed,
} from '../../db/corrections.js'
import { mentionOver, originalOf } from '../../db/document.js'
import { fieldLabel, titleLabel } from '../../reports/labels.js'
import { type Expected, typedField } from '../../reports/typed.js'
import { whichWork } from '../../reports/whichWork.js'
import { CORRECT_AT, queueAt } from '../addresses.js'
import { html } from '../html.js'
import { AUTHOR, authorName, authorOf, correctionSays, wholeNumber } from '../parts/corrections.js'
import { workName } from '../parts/workLink.js'
import type { AskedCorrection, Page, Route, View, Visit } from '../types.js'
import { VisitError } from './errors.js'

const SAYS = {
  vi: {
    choose: 'Chọn văn bản',
    several: (typed: string) => `“${typed}” có thể là nhiều văn bản. Hãy chọn một:`,
    take: 'Là văn bản này',
  },
  en: {
    choose: 'Choose a work',
    several: (typed: string) => `“${typed}” may be several works. Choose one:`,
    take: 'It is this one',
  },
} as const

const MAX_NOTE = 1000

/** What a form asks for: a correction, one that is there already, or works among which to choose. */
type Asked =
  | { readonly ask: AskedCorrection }
  | { readonly already: number }
  | { readonly choices: readonly { readonly id: string; readonly name: string }[]; readonly typed: string }

const correctPage: Page = async (visit) => {
  const { site, form, lang } = visit
  const json = form.get('dang') === 'json'
  const remembered = authorName(form.get(AUTHOR))
  const cookies: Record<string, string> =
    remembered === null
      ? {}
      : { 'Set-Cookie': `${AUTHOR}=${encodeURIComponent(remembered)}; Path=/; Max-Age=31536000; SameSite=Strict` }
  if (form.get('viec') === 'ten') return redirect(backOf(visit), cookies)
  try {
    if (!site.correct) throw new VisitError(MESSAGES.readonly, 409)
    const asked = askedOf(visit)
    if ('choices' in asked)
      return json ? answer({ typed: asked.typed, choices: asked.choices }, 409) : choicesPage(visit, asked)
    const id = 'already' in asked ? asked.already : (await site.correct(asked.ask, authorOf(visit))).id
    if (!json) return redirect(withDone(backOf(visit), id), cookies)
    const row = correctionById(site.db, id)
    return answer({ id, says: row && row.kind !== 'undo' ? correctionSays(row, lang) : '' }, 200, cookies)
  } catch (error) {
    if (!json || !(error instanceof VisitError)) throw error
    return answer({ error: error.sentence[lang] }, error.status)
  }
}

function askedOf(visit: Visit): Asked {
  switch (visit.form.get('viec')) {
    case 'nhan':
      return aboutMention(visit, visit.form.get('goi-y') ?? '')
    case 'khong-co':
      return aboutMention(visit, NO_WORK)
    case 'van-ban':
      return aboutMention(visit, visit.form.get('chon') || visit.form.get('van-ban') || '')
    case 'bo-qua':
      return aboutProblem(visit, 'mute')
    case 'xem-lai':
      return aboutProblem(visit, 'unmute')
    case 'truong':
      return aboutField(visit)
    case 'hoan-tac':
      return aboutUndo(visit)
    default:
      throw new VisitError(MESSAGES.unknown)
  }
}

const noteOf = ({ form }: Visit): string | null =>
  (form.get('ghi-chu') ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, MAX_NOTE) || null

/** Digest of the document that a form names. */
function documentOf({ site, form }: Visit): { readonly id: number; readonly sha256: string } {
  const id = wholeNumber(form.get('tai-lieu'))
  const own = id === null ? null : originalOf(site.db, id)
  if (id === null || !own) throw new VisitError(MESSAGES.noDocument, 404)
  return { id, sha256: own.sha256 }
}

function aboutMention(visit: Visit, typed: string): Asked {
  const { site, form, lang } = visit
  const document = documentOf(visit)
  const start = wholeNumber(form.get('cho'))
  const mention = start === null ? null : mentionOver(site.db, document.id, start)
  if (!mention || mention.start !== start) throw new VisitError(MESSAGES.noMention, 404)
  let value = NO_WORK
  if (typed !== NO_WORK) {
    if (typed.trim() === '') throw new VisitError(MESSAGES.nothingChosen)
    const meant = whichWork(site.db, typed, {}, site.words)
    if (meant.kind === 'no-code') throw new VisitError(MESSAGES.noCode)
    if (meant.kind === 'unknown') throw new VisitError(MESSAGES.unknownWork)
    if (meant.kind === 'several')
      return {
        typed,
        choices: meant.works.map(({ id, type, title }) => ({
          id,
          name: [workName(id, lang), titleLabel(type, title)].filter(Boolean).join(' · '),
        })),
      }
    value = meant.work.id
  }
  const target = mentionTarget(document.sha256, mention.start)
  const there = correctionInForce(site.db, 'work', target)
  if (there?.value === value) return { already: there.id }
  return { ask: { kind: 'work', target, value, note: noteOf(visit) } }
}

function aboutField(visit: Visit): Asked {
  const { site, form } = visit
  const document = documentOf(visit)
  const field = CORRECTED_FIELDS.find((each) => each === form.get('truong'))
  if (!field) throw new VisitError(MESSAGES.unknown)
  const read = form.get('khong-ro') === '1' ? { value: null } : typedField(field, form.get('gia-tri') ?? '', site.words)
  if ('expected' in read) throw new VisitError(expected(field, read.expected))
  const target = fieldTarget(document.sha256, field)
  const there = correctionInForce(site.db, 'field', target)
  if (there && there.value === read.value) return { already: there.id }
  return { ask: { kind: 'field', target, value: read.value, note: noteOf(visit) } }
}

function aboutProblem(visit: Visit, kind: 'mute' | 'unmute'): Asked {
  const { site, form } = visit
  const target = form.get('van-de') ?? ''
  if (!/^[a-z-]{1,60}:[0-9a-f]{16}:\d{1,9}$/.test(target)) throw new VisitError(MESSAGES.noProblem, 404)
  const muted = correctionInForce(site.db, 'mute', target)
  if (kind === 'mute' && muted) return { already: muted.id }
  if (kind === 'unmute' && !muted) throw new VisitError(MESSAGES.notMuted, 409)
  const known = problemsNamed(site.db, fingerprintParts(target)).some(({ fingerprint }) => fingerprint === target)
  if (!known && !muted) throw new VisitError(MESSAGES.noProblem, 404)
  return { ask: { kind, target, value: null, note: noteOf(visit) } }
}

function aboutUndo({ site, form }: Visit): Asked {
  const id = wholeNumber(form.get('so'))
  const row = id === null ? null : correctionById(site.db, id)
  if (!row) throw new VisitError(MESSAGES.noCorrection, 404)
  if (row.kind === 'undo') throw new VisitError(MESSAGES.undoOfUndo, 409)
  if (isUndone(site.db, row.id)) throw new VisitError(MESSAGES.undoneAlready, 409)
  return { ask: { kind: 'undo', target: String(row.id), value: null, note: null } }
}

/** The page that a form came from: one of those that have such forms, never an address elsewhere. */
function backOf({ form }: Visit): string {
  const typed = form.get('ve') ?? ''
  if (!/^\/(?:can-xem|tai-lieu\/\d+)(?:[/?#]|$)/.test(typed)) return queueAt()
  const { pathname, search, hash } = new URL(typed, 'http://here')
  return `${pathname}${search}${hash}`
}

function withDone(back: string, id: number): string {
  const { pathname, searchParams, hash } = new URL(back, 'http://here')
  searchParams.set('xong', String(id))
  return `${pathname}?${searchParams}${hash}`
}

const redirect = (to: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { ...headers, Location: to } })

const answer = (value: unknown, status: number, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
  })

function choicesPage({ form, lang }: Visit, { choices, typed }: Extract<Asked, { choices: unknown }>): View {
  const says = SAYS[lang]
  const hidden = ['tai-lieu', 'cho', 've', 'ghi-chu', AUTHOR].map(
    (name) => html`<input type="hidden" name="${name}" value="${form.get(name) ?? ''}">`,
  )
  return {
    status: 409,
    title: says.choose,
    body: html`<h1>${says.choose}</h1><p>${says.several(typed)}</p>
<ul class="cards">${choices.map(({ id, name }) => html`<li class="card"><form method="post" action="${CORRECT_AT}">${hidden}<input type="hidden" name="chon" value="${id}"><p>${name}<br><code>${id}</code></p><button class="main" name="viec" value="van-ban">${says.take}</button></form></li>`)}</ul>`,
  }
}

const EXPECTED: Readonly<Record<Expected, { readonly vi: string; readonly en: string }>> = {
  number: { vi: 'một số như 12 hoặc 12a', en: 'a number such as 12 or 12a' },
  code: { vi: 'một số hiệu như 12-KH/ĐU', en: 'a code such as 12-KH/ĐU' },
  date: { vi: 'một ngày như 15/03/2026 hoặc 2026-03-15', en: 'a date such as 15/03/2026 or 2026-03-15' },
  level: { vi: 'trung ương, tỉnh, huyện hoặc xã', en: 'central, province, district or commune' },
  province: { vi: 'tên một tỉnh, thành phố, ví dụ “Hải Phòng”', en: 'a province, such as “Hải Phòng”' },
  type: { vi: 'tên một loại văn bản, ví dụ “Kế hoạch”', en: 'a document type, such as “Kế hoạch”' },
  text: { vi: 'một đoạn chữ trên một dòng', en: 'words on one line' },
}

const expected = (field: string, kind: Expected) => ({
  vi: `Chỗ “${fieldLabel(field, 'vi')}” cần ${EXPECTED[kind].vi}.`,
  en: `The ${fieldLabel(field, 'en')} should be ${EXPECTED[kind].en}.`,
})

const MESSAGES = {
  readonly: {
    vi: 'Cơ sở dữ liệu này chỉ đọc được, không ghi đính chính được.',
    en: 'This database can only be read; no corrections can be recorded.',
  },
  unknown: { vi: 'Biểu mẫu này không rõ muốn gì.', en: 'It is not clear what this form asks for.' },
  noDocument: { vi: 'Không có tài liệu này trong kho.', en: 'The archive holds no such document.' },
  noMention: {
    vi: 'Chỗ này không còn viện dẫn nào; có lẽ tài liệu đã được đọc lại. Hãy tải lại trang.',
    en: 'No citation stands at this place any more; the document may have been read again. Reload the page.',
  },
  nothingChosen: {
    vi: 'Chưa chọn văn bản nào: hãy chọn trong danh sách hoặc gõ số hiệu.',
    en: 'No work was chosen: choose one of the list, or type its code.',
  },
  noCode: {
    vi: 'Chưa đọc được số hiệu vừa gõ, ví dụ đúng: 57-NQ/TW ngày 22/12/2024.',
    en: 'What was typed is no code; one is 57-NQ/TW ngày 22/12/2024.',
  },
  unknownWork: {
    vi: 'Chưa biết văn bản nào có số hiệu vừa gõ.',
    en: 'No work of this code is known.',
  },
  noProblem: { vi: 'Không có chỗ cần xem này.', en: 'There is no such problem.' },
  notMuted: { vi: 'Chỗ này chưa được bỏ qua.', en: 'This problem has not been set aside.' },
  noCorrection: { vi: 'Không có đính chính số này.', en: 'There is no correction of this number.' },
  undoOfUndo: {
    vi: 'Đây là một lần hoàn tác, không hoàn tác tiếp được; hãy đính chính lại.',
    en: 'This is an undo, which cannot be undone; correct it anew.',
  },
  undoneAlready: { vi: 'Đính chính này đã được hoàn tác.', en: 'This correction was undone already.' },
} as const

export const correctRoutes: readonly Route[] = [{ method: 'POST', path: CORRECT_AT, page: correctPage }]
