/** Runs, what is under way, and what was set aside. */
import { html } from '../html.js'
import type { Page, Route } from '../types.js'

const importsPage: Page = ({ lang }) => ({
  title: lang === 'vi' ? 'Nhập' : 'Imports',
  body: html`<h1>${lang === 'vi' ? 'Nhập' : 'Imports'}</h1>`,
})

export const importsRoutes: readonly Route[] = [{ method: 'GET', path: '/nhap', page: importsPage }]
