/** Questions in SQL, for reading alone. */
import { html } from '../html.js'
import type { Page, Route } from '../types.js'

const sqlPage: Page = ({ lang }) => ({
  title: lang === 'vi' ? 'SQL' : 'SQL',
  body: html`<h1>${lang === 'vi' ? 'SQL' : 'SQL'}</h1>`,
})

export const sqlRoutes: readonly Route[] = [{ method: 'GET', path: '/sql', page: sqlPage }]
