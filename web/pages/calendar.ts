/** Deadlines and reviews by day and month. */
import { html } from '../html.js'
import type { Page, Route } from '../types.js'

const calendarPage: Page = ({ lang }) => ({
  title: lang === 'vi' ? 'Lịch' : 'Calendar',
  body: html`<h1>${lang === 'vi' ? 'Lịch' : 'Calendar'}</h1>`,
})

export const calendarRoutes: readonly Route[] = [{ method: 'GET', path: '/lich', page: calendarPage }]
