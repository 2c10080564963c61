/** Doubtful records and problems, one after another. */
import { html } from '../html.js'
import type { Page, Route } from '../types.js'

const queuePage: Page = ({ lang }) => ({
  title: lang === 'vi' ? 'Cần xem' : 'To review',
  body: html`<h1>${lang === 'vi' ? 'Cần xem' : 'To review'}</h1>`,
})

export const queueRoutes: readonly Route[] = [{ method: 'GET', path: '/can-xem', page: queuePage }]
