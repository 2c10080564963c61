/** What a list of results shows of a document: who it is, and the words that answer. */
import type { Db } from '../../db/open.js'
import { pageAt } from '../../db/queries.js'
import { type CitingPlace, type ListedDocument, listedDocuments, textOf } from '../../db/search.js'
import { type Language, relationLabel, titleLabel } from '../../reports/labels.js'
import { holdsAll, snippetOf } from '../../reports/snippet.js'
import { documentAt, workAt } from '../addresses.js'
import { type Html, html } from '../html.js'
import { documentName, documentPlace } from './lists.js'
import { markedHits, markedQuote } from './markedWords.js'

const SAYS = {
  vi: {
    page: (page: number) => `tr. ${page}`,
    through: 'qua',
    work: 'trang văn bản',
    more: (count: number) => `và ${count} chỗ khác trong tài liệu này`,
  },
  en: {
    page: (page: number) => `p. ${page}`,
    through: 'through',
    work: 'its page',
    more: (count: number) => `and ${count} more places in it`,
  },
} as const

/** At most so many texts are read for a page of results. */
const READ = 300
const PLACES = 3

/** Who a document is: its name, issuer, place and date, its title. */
export function documentHead(document: ListedDocument, at: number | null, lang: Language): Html {
  const title = titleLabel(document.type, document.title)
  return html`<p class="who"><a href="${documentAt(document.id, at)}"><strong>${documentName(document, lang)}</strong></a> <span class="faint">${documentPlace(document, lang)}</span>${document.work === null ? '' : html` <a class="faint noprint" href="${workAt(document.work)}">${SAYS[lang].work}</a>`}</p>${title === '' ? '' : html`<p class="about">${title}</p>`}`
}

/** A document that cites a work, with the first places where it does. */
export function citingItem(document: ListedDocument, places: readonly CitingPlace[], lang: Language): Html {
  const says = SAYS[lang]
  const rest = places.length - PLACES
  return html`<li>${documentHead(document, places[0]?.start ?? null, lang)}${places
    .slice(0, PLACES)
    .map(
      ({ relation, via, sentence, quote, page, start }) =>
        html`<p class="sentence"><span class="badge">${relationLabel(relation, lang)}</span>${via === null ? '' : html` <span class="faint">${says.through} ${via}</span>`} ${markedQuote(sentence, quote)} <a class="place" href="${documentAt(document.id, start)}">${says.page(page)}</a></p>`,
    )}${rest > 0 ? html`<p class="faint">${says.more(rest)}</p>` : ''}</li>`
}

export interface WordItems {
  readonly items: readonly Html[]
  /** Where the next page begins among the hits; null at the end. */
  readonly next: number | null
  /** Texts that were read. */
  readonly read: number
}

/** From a place among the hits, the documents that hold the words as they were typed, with their snippets. */
export function wordItems(
  db: Db,
  hits: readonly number[],
  from: number,
  step: number,
  words: readonly string[],
  lang: Language,
): WordItems {
  const found: { id: number; start: number; snippet: string }[] = []
  let at = from
  for (; at < hits.length && found.length < step && at - from < READ; at++) {
    const text = textOf(db, hits[at]!)
    if (!holdsAll(text, words)) continue
    const { start, text: snippet } = snippetOf(text, words)
    found.push({ id: hits[at]!, start, snippet })
  }
  const documents = listedDocuments(
    db,
    found.map(({ id }) => id),
  )
  const items = documents.map((document, place) => {
    const { start, snippet } = found[place]!
    return html`<li>${documentHead(document, start, lang)}<p class="sentence">${markedHits(snippet)} <a class="place" href="${documentAt(document.id, start)}">${SAYS[lang].page(pageAt(db, document.id, start))}</a></p></li>`
  })
  return { items, next: at < hits.length ? at : null, read: at - from }
}
