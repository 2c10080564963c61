/** From what a worker read to what the database stores. */
import { loadLexicon } from '../corpus/registry/load.js'
import type { NewDocument } from '../db/types.js'
import { codeKey } from '../extractors/codeQuery.js'
import { EXTRACTOR_VERSION } from '../extractors/index.js'
import { provinceSpokenOf } from '../extractors/place.js'
import type { DocumentRecord } from '../extractors/types.js'
import { signed } from './copies/signature.js'
import type { Processed } from './process.js'
import { READER_VERSION } from './read/version.js'
import { searchWords, sentenceAround } from './sentence.js'

/** The province that a text speaks of, or its place line names: an article, a school's paper. */
function hintOf(text: string, { level, place, type }: DocumentRecord): string | null {
  if (level === 'trung ương') return null
  const { provinces } = loadLexicon()
  if (type === null) return provinceSpokenOf(text, provinces)
  return place !== null && provinces.some(({ name, former }) => name === place || former.includes(place)) ? place : null
}

/** What a worker hands over: what is stored, and what the run's summary tells of it. */
export interface Prepared extends NewDocument {
  readonly ocr: Processed['ocr']
}

/** What the database stores of a content: records with their keys, sentences, search words and signature. */
export function toDocument(processed: Processed): Prepared {
  const { extraction, text } = processed
  return {
    ...processed,
    extractor: EXTRACTOR_VERSION,
    reading: READER_VERSION,
    // A header says whose paper it is; where there is none, the text may speak of one province alone.
    hint: extraction.document.parent === null ? hintOf(text, extraction.document) : null,
    codeKey: extraction.document.code ? codeKey(extraction.document.code) : null,
    citationKeys: extraction.citations.map((citation) => (citation.code ? codeKey(citation.code) : null)),
    citationSentences: extraction.citations.map((citation) => sentenceAround(text, citation)),
    deadlineSentences: extraction.deadlines.map((deadline) => sentenceAround(text, deadline)),
    words: searchWords(text),
    ...signed(text),
  }
}
