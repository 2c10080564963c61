/**
 * Reviews (sơ kết, tổng kết, đánh giá) that a text announces: "Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW", lists
 * under one heading, several targets of one item, movements ("Phong trào …").
 */

import type { Draft } from './citationTail.js'
import { numberOf } from './numberWord.js'
import type { Block, Outline } from './outline.js'
import { type SpanIndex, spanIndex, startsBefore } from './spans.js'
import { inEitherCase, leftForm, oneBlank, standsLeft, WORD_END, WORD_START } from './text.js'
import type { Citation, Review, ReviewKind, Span } from './types.js'

const VERB = '(?:sơ,\\s+tổng\\s+kết|sơ\\s+kết|tổng\\s+kết|đánh\\s+giá)'
const PHRASE = new RegExp(
  inEitherCase(
    `${WORD_START}(?<verb>${VERB}(?:\\s*(?:,|và|hoặc)?\\s*${VERB})*)(?:[\\s,]+(?:kết\\s+quả|việc|tình\\s+hình|công\\s+tác))?\\s*[(]?(?:(?<years>\\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\\s+lăm)?|hai\\s+mươi)\\s+năm(?!\\s+(?:19|20)\\d\\d)|(?:năm)(?!\\s+(?:19|20)\\d\\d))?${WORD_END}`,
  ),
  'g',
)
const PLAN_YEAR = /(?:trong\s+)?năm\s+((?:20|19)\d\d)(?!\s*[-]\s*20)/i
const MOVEMENT =
  /(?:thực\s+hiện|triển\s+khai|phát\s+động|hưởng\s+ứng|(?:[Ss]ơ|[Tt]ổng)\s+kết|(?:giữa|cuối)\s+kỳ|cùng\s+với|\d{1,2}\s+năm)\s+(?<target>(?:Phong\s+trào|phong\s+trào|Cuộc\s+vận\s+động|cuộc\s+vận\s+động|Cuộc\s+thi|Mô\s+hình|mô\s+hình|Chương\s+trình|Đề\s+án)(?:\s+thi\s+đua)?\s+(?:"[^"\n]{2,160}"|[^"“”.;:,()\n]{3,120}?(?=\s+theo\s|[.;:,()\n]|$)))/

/** "Phong trào … theo Kế hoạch số …": a movement, and the plan that it runs under. */
const MOVEMENT_UNDER =
  /(?<target>(?:[Pp]hong\s+trào|[Cc]uộc\s+vận\s+động|[Mm]ô\s+hình)(?:\s+thi\s+đua)?\s+(?:"[^"\n]{2,160}"|[^".;:,()\n]{3,120}?))\s+theo\s+$/
const UNDER = leftForm(String.raw`\s+theo\s+`)

/** Kind of a review from its printed verb: "sơ, tổng kết" and "sơ kết, tổng kết" do not choose. */
export function reviewKind(verb: string): ReviewKind {
  const low = verb.toLowerCase().replace(/\s+/g, ' ')
  const first = /sơ(?: kết)?/.test(low)
  const last = low.includes('tổng kết')
  if (first && last) return 'sơ kết, tổng kết'
  if (first) return 'sơ kết'
  if (last) return 'tổng kết'
  return 'đánh giá'
}

/** "sơ kết 02 năm trong quý IV/2025, ": a review that leaves what it reviews to the next. */
const BARE_REVIEW =
  /^((?:sơ|tổng)\s+kết\s+\S+\s+năm(?:\s+(?:vào|trong|trước|đến)\s+(?:cuối\s+)?(?:năm|quý|tháng|ngày)\s+[^,;.]{1,20}?)?)\s*(?:,|;|và|,\s*và)\s*$/i

/** "Năm 2026 tổng kết: …": the year that opens the block. */
function ownYear(folded: string, { contentStart, end }: Block): number | null {
  const found = /^(?:Trong\s+)?[Nn]ăm\s+((?:19|20)\d\d)(?!\s*-)/.exec(
    folded.slice(contentStart, Math.min(end, contentStart + 24)),
  )
  return found ? Number(found[1]) : null
}

/** "… và 1 năm thực hiện Quyết định số 14-QĐ/TU": years said once more for the next target. */
function yearsRightBefore(folded: string, { start }: Draft): number | null {
  const found = /(?:,|;|và)\s+(\d{1,2})\s+năm\s+(?:thực\s+hiện|triển\s+khai|thi\s+hành)\s+(?:các\s+)?$/.exec(
    folded.slice(Math.max(0, start - 40), start),
  )
  return found ? Number(found[1]) : null
}

/** "Chỉ thị số 05-CT/TW (10 năm)": the years in a bracket behind what is reviewed. */
function yearsBehind(folded: string, { extent }: Draft): number | null {
  const found = /^\s*\(\s*(\d{1,2})\s+năm\s*\)/.exec(folded.slice(extent, extent + 16))
  return found ? Number(found[1]) : null
}

interface Phrase {
  readonly kind: ReviewKind
  readonly years: number | null
  readonly start: number
}

interface Governing extends Phrase {
  /** The review phrase stands in the target's own block, not in a heading. */
  readonly own: boolean
}

export interface ReviewInput {
  /** Folded text, and the text as printed. */
  readonly folded: string
  readonly text: string
  readonly outline: Outline
  readonly drafts: readonly Draft[]
  readonly citations: ReadonlyMap<Draft, Citation>
  readonly planYear: number | null
}

export function readReviews({ folded, text, outline, drafts, citations, planYear }: ReviewInput): Review[] {
  const out: Review[] = []
  const movements = new Set<number>()
  const described = spanIndex(drafts.map(({ start, extent }) => ({ start, end: extent })))
  const phrasesIn = phraseReader(folded, described)
  const yearAbove = yearReader(folded, outline)
  const governing = governingReader(folded, outline, phrasesIn)
  const movementBefore = movementReader(folded, drafts)
  /** Reviews with their years that stand right before another and name nothing themselves. */
  const phrasesBefore = (governed: Phrase, block: Block, after: number): (Phrase & Span)[] => {
    const phrases = phrasesIn(block.start, block.end).filter(({ start }) => start <= governed.start && start >= after)
    const found: (Phrase & Span)[] = []
    for (let at = phrases.length - 2; at >= 0; at--) {
      const [own, next] = [phrases[at]!, phrases[at + 1]!]
      const bare = own.years === null ? null : BARE_REVIEW.exec(folded.slice(own.start, next.start))
      if (!bare) break
      found.unshift({ ...own, end: own.start + bare[1]!.length })
    }
    return found
  }
  let group: { block: number; governing: Governing } | null = null
  let lastEnd = -1
  let passed = 0
  for (const draft of drafts) {
    const citation = citations.get(draft)
    if (citation?.relation !== 'review') continue
    const block = outline.blockAt(draft.start)
    const governed = governing(block, draft.start)
    if (!governed) continue
    const year = ownYear(folded, block) ?? yearAbove(block) ?? planYear
    for (; passed < drafts.length && drafts[passed]!.start < draft.start; passed++)
      if (!drafts[passed]!.parent) lastEnd = Math.max(lastEnd, drafts[passed]!.end)
    // A movement that stands between the verb and the plan it runs under is what is reviewed.
    const movement = movementBefore(block, draft)
    if (movement) {
      if (!movements.has(movement.start)) {
        movements.add(movement.start)
        const start = governed.own && governed.start > lastEnd ? governed.start : movement.start
        out.push({
          kind: governed.kind,
          years: governed.years,
          year,
          target: oneBlank(text.slice(movement.start, movement.end)),
          targetDate: null,
          start,
          end: draft.end,
          quote: text.slice(start, draft.end),
          citation: null,
        })
      }
      group = { block: block.index, governing: governed }
      continue
    }
    if (!draft.coded && draft.number === null && /^(?:Đề án|Dự án)$/.test(draft.type ?? '')) continue
    // "sơ kết 02 năm trong quý IV/2025, sơ kết 05 năm và tổng kết 10 năm thực hiện …": one target, said once behind the last.
    if (governed.own && group?.governing.start !== governed.start)
      for (const before of phrasesBefore(governed, block, lastEnd))
        out.push({
          kind: before.kind,
          years: before.years,
          year,
          target: draft.code ?? oneBlank(text.slice(draft.start, draft.end)),
          targetDate: draft.date,
          start: before.start,
          end: before.end,
          quote: text.slice(before.start, before.end),
          citation: citation.id,
        })
    const first = governed.own && !(group && group.block === block.index && group.governing.start === governed.start)
    const start = first ? governed.start : draft.start
    out.push({
      kind: governed.kind,
      years: yearsRightBefore(folded, draft) ?? governed.years ?? yearsBehind(folded, draft),
      year,
      target: draft.code ?? oneBlank(text.slice(draft.start, draft.end)),
      targetDate: draft.date,
      start,
      end: draft.end,
      quote: text.slice(start, draft.end),
      citation: citation.id,
    })
    group = { block: block.index, governing: governed }
  }
  // Movements reviewed without any document.
  for (const block of outline.blocks) {
    const listed = listedMovement(folded, outline, block, phrasesIn)
    if (listed && !movements.has(listed.start) && !described.touches(listed.start, listed.end)) {
      movements.add(listed.start)
      out.push({
        kind: listed.phrase.kind,
        years: listed.phrase.years,
        year: yearAbove(block) ?? planYear,
        target: oneBlank(text.slice(listed.start, listed.end)),
        targetDate: null,
        start: listed.start,
        end: listed.end,
        quote: text.slice(listed.start, listed.end),
        citation: null,
      })
    }
    for (const movement of freeMovements(folded, block, phrasesIn(block.start, block.end))) {
      const { start, end, phrase } = movement
      if (movements.has(start) || described.touches(start, end)) continue
      movements.add(start)
      out.push({
        kind: phrase.kind,
        years: phrase.years,
        year: yearAbove(block) ?? planYear,
        target: oneBlank(text.slice(start, end)),
        targetDate: null,
        start: phrase.start,
        end,
        quote: text.slice(phrase.start, end),
        citation: null,
      })
    }
  }
  return out.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Reads the review phrases of a stretch that no citation describes; each stretch once, none where none is near. */
function phraseReader(folded: string, described: SpanIndex): (from: number, to: number) => readonly Phrase[] {
  const known = new Map<number, Phrase[]>()
  let quiet: Span = { start: 0, end: 0 }
  return (from, to) => {
    if (from >= quiet.start && to <= quiet.end) return []
    const before = known.get(from)
    if (before) return before
    const phrases: Phrase[] = []
    known.set(from, phrases)
    let at = from
    PHRASE.lastIndex = from
    for (;;) {
      const found = PHRASE.exec(folded)
      if (!found || found.index >= to) {
        quiet = { start: at, end: found ? found.index : folded.length }
        return phrases
      }
      at = PHRASE.lastIndex
      const { verb, years } = found.groups!
      if (!described.touches(found.index, found.index))
        phrases.push({ kind: reviewKind(verb!), years: years ? numberOf(years) : null, start: found.index })
    }
  }
}

/** The review phrase that governs a citation: the last one before it in its block, else in the lead-in or heading above. */
function governingReader(
  folded: string,
  outline: Outline,
  phrasesIn: (from: number, to: number) => readonly Phrase[],
): (block: Block, place: number) => Governing | null {
  return (block, place) => {
    const phrases = phrasesIn(block.start, block.end)
    const own = phrases[startsBefore(phrases, place) - 1]
    if (own) return { ...own, own: true }
    for (let at = block.parent; at !== null; at = outline.blocks[at]!.parent) {
      const above = outline.blocks[at]!
      const found = phrasesIn(above.contentStart, above.end).at(-1)
      if (found) {
        // "1. Tổng kết" over "- 20 năm thực hiện Nghị quyết số …": the item says after how many years.
        const years = /^\s*(\d{1,2})\s+năm\s+\p{Ll}/u.exec(folded.slice(block.contentStart, block.contentStart + 30))
        return { ...found, years: years ? Number(years[1]) : found.years, own: false }
      }
    }
    return null
  }
}

/** Tells the year that the nearest heading or lead-in above a block says. */
function yearReader(folded: string, { blocks }: Outline): (block: Block) => number | null {
  const known = new Map<number, number | null>()
  return ({ parent }) => {
    for (let at = parent; at !== null; at = blocks[at]!.parent) {
      let year = known.get(at)
      if (year === undefined) {
        const found = PLAN_YEAR.exec(folded.slice(blocks[at]!.contentStart, blocks[at]!.end))
        year = found ? Number(found[1]) : null
        known.set(at, year)
      }
      if (year !== null) return year
    }
    return null
  }
}

/** Tells of citations, in reading order, the movement that stands right before each: "Phong trào … theo Kế hoạch số …". */
function movementReader(folded: string, drafts: readonly Draft[]): (block: Block, draft: Draft) => Span | null {
  let block: Block | undefined
  let from = 0
  let passed = 0
  return (own, draft) => {
    if (own !== block) {
      block = own
      from = own.start
      passed = startsBefore(drafts, own.start)
    }
    for (; passed < drafts.length && drafts[passed]!.start < draft.start; passed++)
      if (!drafts[passed]!.parent) from = Math.max(from, drafts[passed]!.extent)
    const start = Math.min(from, draft.start)
    if (!standsLeft(UNDER, folded, draft.start)) return null
    const named = MOVEMENT_UNDER.exec(folded.slice(start, draft.start))
    if (!named?.groups) return null
    return { start: start + named.index, end: start + named.index + named.groups['target']!.length }
  }
}

const LISTED_MOVEMENT =
  /^(?<lead>(?:(?:\d{1,2}|một|hai|ba|năm|mười)\s+năm\s+)?(?:(?:thực\s+hiện|triển\s+khai)\s+)?)(?<target>(?:[Pp]hong\s+trào|[Cc]uộc\s+vận\s+động)(?:\s+thi\s+đua)?\s+(?:"[^"\n]{2,160}"|[^".;:,()\n]{3,120}?(?=\s+theo\s|[.;:,()\n]|$)))/

/** "1. Tổng kết" over "- Cuộc vận động “…”.": a movement that is an item of a list of reviews. */
function listedMovement(
  folded: string,
  { blocks }: Outline,
  block: Block,
  phrasesIn: (from: number, to: number) => readonly Phrase[],
): (Span & { readonly phrase: Phrase }) | null {
  if (block.marker === null || block.parent === null) return null
  const found = LISTED_MOVEMENT.exec(folded.slice(block.contentStart, block.end))
  if (!found) return null
  const heading = blocks[block.parent]!
  const phrase = phrasesIn(heading.contentStart, heading.end).at(-1)
  // "2. Tổng kết" or "Sơ kết, tổng kết:" alone heads such a list; a sentence that orders more does not.
  if (!phrase || phrase.start > heading.contentStart + 30 || heading.end - heading.contentStart > 90) return null
  const { lead, target } = found.groups!
  const start = block.contentStart + lead!.length
  const years = /^(\d{1,2}|một|hai|ba|năm|mười)\s+năm/.exec(lead!)?.[1]
  return {
    start,
    end: start + target!.trimEnd().length,
    phrase: { ...phrase, years: years ? numberOf(years) : phrase.years },
  }
}

/** Movements that the review phrases of a block name themselves: "đánh giá Phong trào thi đua …". */
function* freeMovements(
  folded: string,
  block: Block,
  phrases: readonly Phrase[],
): Generator<Span & { readonly phrase: Phrase }> {
  if (phrases.length === 0) return
  if (!/(?:ơ|ổng)\s*,?\s*(?:tổng\s+)?kết|[Đđ]ánh\s+giá/i.test(folded.slice(block.start, block.end))) return
  for (const phrase of phrases) {
    const at = phrase.start
    const movement = MOVEMENT.exec(folded.slice(at, Math.min(block.end, at + 260)))
    const target = movement?.groups?.['target']
    if (target === undefined || (movement!.index > 60 && !movement![0].startsWith('cùng'))) continue
    if (!/^[A-ZĐ]/.test(target) && !target.includes('"') && !(phrase.years !== null && /^(?:phong|cuộc)/.test(target)))
      continue
    const start = at + movement!.index + movement![0].indexOf(target)
    yield { start, end: start + target.trimEnd().length, phrase }
  }
}
