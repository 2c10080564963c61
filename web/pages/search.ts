/** One box for codes and words. */
import { html } from '../html.js'
import type { Page, Route } from '../types.js'

const searchPage: Page = ({ lang }) => ({
  title: lang === 'vi' ? 'Tra cứu' : 'Search',
  body: html`<h1>${lang === 'vi' ? 'Tra cứu' : 'Search'}</h1>`,
})

export const searchRoutes: readonly Route[] = [{ method: 'GET', path: '/tim', page: searchPage }]
