/** Corrections on pages: who makes them, what was recorded, and how it is taken back. */
import { correctionById, isUndone, NO_WORK, targetParts } from '../../db/corrections.js'
import { fieldLabel, type Language } from '../../reports/labels.js'
import { CORRECT_AT } from '../addresses.js'
import { type Html, html, type Piece } from '../html.js'
import type { Visit } from '../types.js'
import { workName } from './workLink.js'

const SAYS = {
  vi: {
    recorded: (id: number) => `Đã ghi đính chính số ${id}:`,
    takenBack: (id: number) => `Đã hoàn tác đính chính số ${id}.`,
    undo: 'Hoàn tác',
    notKnown: 'không rõ',
    noWork: 'không phải văn bản nào đã biết',
    work: (value: string) => `là ${value}`,
    mute: 'đã xem, bỏ qua',
    unmute: 'cần xem lại',
    who: 'Người đính chính',
    remember: 'Nhớ tên',
  },
  en: {
    recorded: (id: number) => `Recorded as correction ${id}:`,
    takenBack: (id: number) => `Correction ${id} was taken back.`,
    undo: 'Undo',
    notKnown: 'not known',
    noWork: 'no known work',
    work: (value: string) => `means ${value}`,
    mute: 'seen, set aside',
    unmute: 'to be looked at after all',
    who: 'Who corrects',
    remember: 'Remember',
  },
} as const

/** Name of the cookie that keeps who is at the keyboard. */
export const AUTHOR = 'nguoi'
const MAX_AUTHOR = 80

/** A name as it may be kept; null where nothing is left of it. */
export function authorName(typed: string | null | undefined): string | null {
  const name = (typed ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_AUTHOR)
  return name === '' ? null : name
}

/** Who corrections of this visit are by. */
export const authorOf = ({ form, cookies, site }: Visit): string | null =>
  authorName(form.get(AUTHOR)) ?? authorName(cookies[AUTHOR]) ?? site.author

/** What a correction says, without the place that it is about. */
export function correctionSays(
  { kind, target, value }: { readonly kind: string; readonly target: string; readonly value: string | null },
  lang: Language,
): string {
  const says = SAYS[lang]
  switch (kind) {
    case 'work':
      return value === NO_WORK || value === null ? says.noWork : says.work(workName(value, lang))
    case 'field':
      return `${fieldLabel(targetParts(target)[1], lang)} → ${value ?? says.notKnown}`
    case 'mute':
      return says.mute
    default:
      return says.unmute
  }
}

/** A button that takes a correction back and comes back to a page. */
export const undoForm = (id: number, back: string, lang: Language): Html =>
  html`<form class="undo" method="post" action="${CORRECT_AT}"><input type="hidden" name="so" value="${id}"><input type="hidden" name="ve" value="${back}"><button name="viec" value="hoan-tac">${SAYS[lang].undo}</button></form>`

/** What a form that came back here has recorded: "Đã ghi đính chính số 12. Hoàn tác". */
export function recordedNotice({ site, query, path, lang }: Visit): Piece {
  const id = wholeNumber(query.get('xong'))
  const row = id === null ? null : correctionById(site.db, id)
  if (!row) return ''
  const says = SAYS[lang]
  if (row.kind === 'undo') return html`<div class="notice ok" role="status">${says.takenBack(Number(row.target))}</div>`
  const rest = new URLSearchParams(query)
  rest.delete('xong')
  const back = rest.size === 0 ? path : `${path}?${rest}`
  return html`<div class="notice ok recorded" role="status"><span>${says.recorded(row.id)} ${correctionSays(row, lang)}</span> ${isUndone(site.db, row.id) ? '' : undoForm(row.id, back, lang)}</div>`
}

/** Who corrects, to be remembered by this browser. */
export const authorForm = (visit: Visit, back: string): Html =>
  html`<form class="author" method="post" action="${CORRECT_AT}"><label>${SAYS[visit.lang].who} <input name="${AUTHOR}" value="${authorOf(visit) ?? ''}" maxlength="${MAX_AUTHOR}" autocomplete="name"></label><input type="hidden" name="ve" value="${back}"><button name="viec" value="ten">${SAYS[visit.lang].remember}</button></form>`

/** A number as an address or a form gives it; null where it is none. */
export const wholeNumber = (typed: string | null | undefined): number | null =>
  typed && /^\d{1,9}$/.test(typed) ? Number(typed) : null
