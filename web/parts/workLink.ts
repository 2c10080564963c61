/** A work as a link: code and date, with what it is about. */
import type { NamedWork } from '../../db/document.js'
import { dateLabel, type Language, titleLabel } from '../../reports/labels.js'
import { workAt } from '../addresses.js'
import { type Html, html } from '../html.js'

/** "57-NQ/TW, 22/12/2024" of the id "tw/57-NQ/TW@2024-12-22"; of one without a number its sign, "KH/ĐU, 02/2026". */
export function workName(id: string, lang: Language): string {
  const [, code, date] = /^(?:(?:[a-z-]+|\?)\/)+(.+?)(?:@(\d{4}(?:-\d\d){0,2}))?(?:~[0-9a-f]+)?$/.exec(id) ?? []
  if (code === undefined) return id
  return date === undefined ? code : `${code}, ${dateLabel(date, lang)}`
}

export function workLink(
  id: string,
  named: Pick<NamedWork, 'type' | 'title'> | null | undefined,
  lang: Language,
): Html {
  const title = named ? titleLabel(named.type, named.title) : ''
  return html`<a class="work" href="${workAt(id)}" title="${id}">${workName(id, lang)}</a>${title === '' ? '' : html` <span class="faint">${title}</span>`}`
}
