/** Which units did what about which works. */
import { html } from '../html.js'
import type { Page, Route } from '../types.js'

const coveragePage: Page = ({ lang }) => ({
  title: lang === 'vi' ? 'Độ phủ' : 'Coverage',
  body: html`<h1>${lang === 'vi' ? 'Độ phủ' : 'Coverage'}</h1>`,
})

export const coverageRoutes: readonly Route[] = [{ method: 'GET', path: '/do-phu', page: coveragePage }]
