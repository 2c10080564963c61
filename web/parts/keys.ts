/** The list of keys, opened with "?". */
import { type Html, html } from '../html.js'

export const keysDialog = (title: string, close: string, rows: readonly (readonly [string, string])[]): Html =>
  html`<dialog id="keys" aria-label="${title}"><h2>${title}</h2><dl class="facts keylist">${rows.map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl><form method="dialog"><button>${close}</button></form></dialog>`
