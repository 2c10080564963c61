/** The text of a document with its highlights, page by page. */
import type { Language } from '../../reports/labels.js'
import { type Html, html, type Piece as Part } from '../html.js'
import { type Block, blocksOf } from './blocks.js'
import type { Mark } from './marks.js'
import { nest, type Segment } from './segments.js'

const SAYS = {
  vi: { page: 'trang' },
  en: { page: 'page' },
} as const

/** Where each page begins in the text. */
export interface PageStart {
  readonly page: number
  readonly start: number
}

/** Paragraphs and tables with highlights; each highlight that can be reached has the id "c" and its place. */
export function markedText(
  text: string,
  pages: readonly PageStart[],
  marks: readonly Mark[],
  lang: Language,
): readonly Html[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end)
  const starts = pages.slice(1).map(({ page, start }) => ({ page, start: afterBlanks(text, start) }))
  const named = new Set<number>()
  let first = 0
  let nextPage = 0
  const out: Html[] = []
  if (pages.length > 1) out.push(pageMark(pages[0]!.page, true))
  for (const block of blocksOf(text)) {
    while (nextPage < starts.length && starts[nextPage]!.start <= block.start)
      out.push(pageMark(starts[nextPage++]!.page, true))
    // Spans that ended before this block are done with; one that goes on keeps its place in the row.
    while (first < sorted.length && sorted[first]!.end <= block.start) first++
    const own: Mark[] = []
    for (let at = first; at < sorted.length && sorted[at]!.start < block.end; at++)
      if (sorted[at]!.end > block.start) own.push(sorted[at]!)
    out.push(blockOf(block, own))
  }
  while (nextPage < starts.length) out.push(pageMark(starts[nextPage++]!.page, true))
  return out

  function blockOf(block: Block, own: readonly Mark[]): Html {
    if (block.kind === 'line')
      return html`<p data-s="${block.start}"${block.capitals ? html` class="capitals"` : ''}>${inline(block.start, block.end, own)}</p>`
    const rows = block.rows.map(
      (cells) =>
        html`<tr data-s="${cells[0]!.start}">${cells.map(({ start, end }) => html`<td>${inline(start, end, own)}</td>`)}</tr>`,
    )
    return html`<div class="scroll"><table>${rows}</table></div>`
  }

  /** Text from one place to another, cut where a page begins. */
  function inline(from: number, to: number, own: readonly Mark[]): readonly Part[] {
    const parts: Part[] = []
    let at = from
    while (nextPage < starts.length && starts[nextPage]!.start < to) {
      const { page, start } = starts[nextPage++]!
      if (start > at) parts.push(...nest(at, start, own).map(segment))
      parts.push(pageMark(page, false))
      at = Math.max(at, start)
    }
    parts.push(...nest(at, to, own).map(segment))
    return parts
  }

  function segment(each: Segment<Mark>): Part {
    if (each.span === null) return text.slice(each.start, each.end)
    const { key, kind, doubtful, start } = each.span
    const inside = each.inside.map(segment)
    const look = `hl ${kind}${doubtful ? ' doubtful' : ''}`
    if (!each.first) return html`<mark class="${look}" data-k="${key}">${inside}</mark>`
    const id = named.has(start) ? '' : html` id="c${start}"`
    named.add(start)
    // What holds others is no button: those could not be reached in it.
    const button = each.inside.some(({ span }) => span !== null) ? '' : html` role="button" aria-haspopup="dialog"`
    return html`<mark class="${look}" data-k="${key}"${id} tabindex="0"${button}>${inside}</mark>`
  }

  function pageMark(page: number, whole: boolean): Html {
    const words = `${SAYS[lang].page} ${page}`
    return whole
      ? html`<div class="pagemark" id="trang-${page}" data-page="${page}"><span>${words}</span></div>`
      : html`<span class="pagemark" id="trang-${page}" data-page="${page}"><span>${words}</span></span>`
  }
}

/** A page begins with its first letter, not with the line break before it. */
function afterBlanks(text: string, start: number): number {
  let at = start
  while (at < text.length && /\s/.test(text[at]!)) at++
  return at
}
