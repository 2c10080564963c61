/** Text in, records out. The order of the steps stands here; each step is a file of its own. */
import { sentenceCase } from './capitals.js'
import { readCitations } from './citation.js'
import { readDeadlines } from './deadline.js'
import { readDocument } from './header.js'
import { outline } from './outline.js'
import { readReviews } from './review.js'
import { fold } from './text.js'
import type { Context, Extraction } from './types.js'
import { unparsedCodes } from './unparsedCode.js'

/** Changes whenever extraction may give other records for the same text; stored with every document. */
export const EXTRACTOR_VERSION = 7

/** Reads every record of one normalized text. Pure: no clock, no files, nothing thrown on text. */
export function extractRecords(text: string, context: Context): Extraction {
  const printed = fold(text)
  const blocks = outline(printed)
  const folded = sentenceCase(printed, context.lexicon)
  const { document, head, foot, problems } = readDocument(text, context)
  const hasHeader = document.type !== null || document.symbol !== null
  const ownCode = document.code
  const {
    drafts,
    citations,
    byDraft,
    links,
    problems: citationProblems,
  } = readCitations({ text, folded, context, outline: blocks, head, foot, ownCode, hasHeader })
  const planYear = yearOfTitle(document.title) ?? null
  const reviews = readReviews({ folded, text, outline: blocks, drafts, citations: byDraft, planYear })
  const deadlines = readDeadlines(text, context, blocks, {
    documentDate: document.date,
    planYear,
    citationSpans: drafts.map((draft) => ({ start: draft.start, end: draft.extent })),
    head,
    foot,
  })
  return {
    document,
    citations,
    links,
    reviews,
    deadlines: deadlines.deadlines,
    problems: [
      ...problems,
      ...citationProblems,
      ...deadlines.problems,
      ...unparsedCodes(text, printed, context.lexicon, { citations, head }),
    ].sort((a, b) => a.start - b.start),
  }
}

/** "… công tác khoa giáo năm 2026": the year a plan is for. */
function yearOfTitle(title: string | null): number | null {
  const found = title && /năm\s+((?:19|20)\d\d)(?!\s*[-–]\s*20)/.exec(title)
  return found && !/đến\s+năm\s+(?:19|20)\d\d/.test(title) ? Number(found[1]) : null
}

export { outline } from './outline.js'
export { fold, phraseKey } from './text.js'
export type * from './types.js'
