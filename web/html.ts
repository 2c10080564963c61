/** Pages are written as tagged templates; whatever is put into one is escaped, unless it is such a template itself. */
export { html, raw } from 'hono/html'

import type { HtmlEscapedString } from 'hono/utils/html'

/** A piece of a page. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What may stand in a template; nothing is shown of null and false. */
export type Piece = Html | string | number | null | false | readonly Piece[]
