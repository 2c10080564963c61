/** One work: what it is, what it carries out, who cites it. */
import { html } from '../html.js'
import type { Page, Route } from '../types.js'

const workPage: Page = ({ lang }) => ({
  title: lang === 'vi' ? 'Văn bản' : 'Work',
  body: html`<h1>${lang === 'vi' ? 'Văn bản' : 'Work'}</h1>`,
})

export const workRoutes: readonly Route[] = [{ method: 'GET', path: '/van-ban', page: workPage }]
