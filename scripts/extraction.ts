/** The extraction of one file as JSON: the public form of `vankien extract`. */
import type { Processed } from '../pipeline/process.js'

/** Letters that Vietnamese has and its neighbours have not; a text without them is not in Vietnamese. */
const VIETNAMESE = /[ĂăĐđƠơƯư\u1EA0-\u1EF9]/

export function extractionJson(file: string, processed: Processed): Record<string, unknown> {
  const { sha256, format, method, reader, notes, text, pages, extraction } = processed
  const { document, citations, links, reviews, deadlines, problems } = extraction
  return {
    file,
    sha256,
    format,
    method,
    reader,
    notes,
    language: VIETNAMESE.test(text) ? 'vi' : null,
    text,
    pages,
    document,
    citations,
    links,
    reviews,
    deadlines,
    problems,
  }
}
