/** Text in, records out. The ordered lists of extractors and refiners stand here; order decides who wins. */
import type { Context, Extraction } from './types.js'

export const NO_DOCUMENT: Extraction['document'] = {
  type: null,
  number: null,
  symbol: null,
  code: null,
  date: null,
  place: null,
  issuer: null,
  level: null,
  parent: null,
  title: null,
  term: null,
  signer: null,
  recipients: [],
  addressees: [],
  secrecy: null,
  urgency: null,
  inferred: [],
}

/** Reads every record of one normalized text. Pure: no clock, no files, nothing thrown on text. */
export function extractRecords(_text: string, _context: Context): Extraction {
  return { document: NO_DOCUMENT, citations: [], links: [], reviews: [], deadlines: [], problems: [] }
}
