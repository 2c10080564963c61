/** Words of documents with what was sought marked. */
import { type Html, html } from '../html.js'

/** A snippet whose hits stand in «…». */
export const markedHits = (snippet: string): Html => {
  const parts = snippet.split(/«([^»]*)»/)
  return html`${parts.map((part, at) => (at % 2 === 1 ? html`<mark>${part}</mark>` : part))}`
}

/** A sentence with the words that cite marked, where it holds them. */
export function markedQuote(sentence: string, quote: string): Html {
  const words = quote.replace(/\s+/g, ' ').trim()
  const at = sentence.indexOf(words)
  if (at < 0) return html`${sentence}`
  return html`${sentence.slice(0, at)}<mark>${words}</mark>${sentence.slice(at + words.length)}`
}
