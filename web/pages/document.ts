/** A document of the archive with everything that was read from it. */
import { html } from '../html.js'
import type { Page, Route } from '../types.js'

const documentPage: Page = ({ lang }) => ({
  title: lang === 'vi' ? 'Tài liệu' : 'Document',
  body: html`<h1>${lang === 'vi' ? 'Tài liệu' : 'Document'}</h1>`,
})

export const documentRoutes: readonly Route[] = [{ method: 'GET', path: '/tai-lieu/:id', page: documentPage }]
