/** Pages that say what went wrong and what to do next. */
import { DatabaseError } from '../../db/errors.js'
import { html } from '../html.js'
import type { Page } from '../types.js'

export const missingPage: Page = ({ lang }) => ({
  status: 404,
  title: lang === 'vi' ? 'Không có trang này' : 'No such page',
  body:
    lang === 'vi'
      ? html`<h1>Không có trang này</h1><p>Địa chỉ này không chỉ tới trang nào. Hãy tìm bằng ô ở trên, hoặc về <a href="/">trang đầu</a>.</p>`
      : html`<h1>No such page</h1><p>Nothing is found at this address. Search above, or go to the <a href="/">first page</a>.</p>`,
})

/** Something that a page cannot do, said to the visitor; `status` 400 or 404. */
export class VisitError extends Error {
  constructor(
    readonly sentence: { readonly vi: string; readonly en: string },
    readonly status: 400 | 403 | 404 | 409 = 400,
  ) {
    super(sentence.en)
    this.name = 'VisitError'
  }
}

export function failedPage(error: unknown): Page {
  return ({ lang }) => {
    const known =
      error instanceof VisitError
        ? error
        : error instanceof DatabaseError
          ? { status: 500 as const, sentence: { vi: error.message, en: error.messageEn } }
          : null
    const heading = lang === 'vi' ? 'Không làm được' : 'This did not work'
    const sentence =
      known?.sentence[lang] ??
      (lang === 'vi'
        ? 'Chương trình gặp lỗi; xin báo lại kèm dòng dưới đây.'
        : 'The program failed; please report the line below.')
    return {
      status: known?.status ?? 500,
      title: heading,
      body: html`<h1>${heading}</h1><p>${sentence}</p>${known ? '' : html`<pre>${error instanceof Error ? error.message : String(error)}</pre>`}`,
    }
  }
}
