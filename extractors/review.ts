/**
 * Reviews (sơ kết, tổng kết, đánh giá) that a text announces: "Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW", lists
 * under one heading, several targets of one item, movements ("Phong trào …").
 */
import type { Draft } from './citationTail.js'
import type { Block, Outline } from './outline.js'
import type { Citation, Review, ReviewKind } from './types.js'

const END = '(?![A-Za-z\\u00AA-\\u024F\\u1E00-\\u1EFF])'
const VERB = '(?:sơ,\\s+tổng\\s+kết|sơ\\s+kết|tổng\\s+kết|đánh\\s+giá)'
const PHRASE = new RegExp(
  `(?<![A-Za-z\\u00AA-\\u024F\\u1E00-\\u1EFF])(?<verb>${VERB}(?:\\s*(?:,|và|hoặc)?\\s*${VERB})*)(?:[\\s,]+(?:kết\\s+quả|việc|tình\\s+hình|công\\s+tác))?\\s*(?:(?<years>\\d{1,2})\\s*năm(?!\\s+(?:19|20)\\d\\d)|(?:năm)(?!\\s+(?:19|20)\\d\\d))?${END}`,
  'gi',
)
const PLAN_YEAR = /(?:trong\s+)?năm\s+((?:20|19)\d\d)(?!\s*[-]\s*20)/i
const MOVEMENT =
  /(?:thực\s+hiện|triển\s+khai|phát\s+động|hưởng\s+ứng)\s+(?<target>(?:Phong\s+trào|phong\s+trào|Cuộc\s+vận\s+động|cuộc\s+vận\s+động|Cuộc\s+thi|Mô\s+hình|mô\s+hình|Chương\s+trình|Đề\s+án)(?:\s+thi\s+đua)?\s+(?:"[^"\n]{2,160}"|[^"“”.;:,()\n]{3,120}?(?=\s+theo\s|[.;:,()\n]|$)))/

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

interface Governing {
  readonly kind: ReviewKind
  readonly years: number | null
  readonly start: number
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
  let group: { block: number; governing: Governing } | null = null
  for (const draft of drafts) {
    const citation = citations.get(draft)
    if (citation?.relation !== 'review') continue
    const block = outline.blockAt(draft.start)
    const governing = governingOf(folded, block, draft, drafts, outline)
    if (!governing) continue
    const year = yearOf(folded, block, outline) ?? planYear
    // A movement that stands between the verb and the plan it runs under is what is reviewed.
    const movement = movementBefore(folded, block, draft, drafts)
    if (movement) {
      if (!movements.has(movement.start)) {
        movements.add(movement.start)
        const start = governing.own && governing.start > lastEnd(drafts, draft) ? governing.start : movement.start
        out.push({
          kind: governing.kind,
          years: governing.years,
          year,
          target: text.slice(movement.start, movement.end).replace(/\s+/g, ' '),
          targetDate: null,
          start,
          end: draft.end,
          quote: text.slice(start, draft.end),
          citation: null,
        })
      }
      group = { block: block.index, governing }
      continue
    }
    if (!draft.coded && /^(?:Đề án|Dự án)$/.test(draft.type ?? '')) continue
    // "Báo cáo tổng kết 10 năm thực hiện …" is the name of a report.
    if (governing.own && /[Bb]áo\s+cáo\s+$/.test(folded.slice(Math.max(0, governing.start - 12), governing.start)))
      continue
    const first = governing.own && !(group && group.block === block.index && group.governing.start === governing.start)
    const start = first ? governing.start : draft.start
    out.push({
      kind: governing.kind,
      years: governing.years,
      year,
      target: draft.code ?? text.slice(draft.start, draft.end).replace(/\s+/g, ' '),
      targetDate: draft.date,
      start,
      end: draft.end,
      quote: text.slice(start, draft.end),
      citation: citation.id,
    })
    group = { block: block.index, governing }
  }
  // Movements reviewed without any document.
  for (const block of outline.blocks) addFreeMovements(folded, text, block, outline, drafts, movements, planYear, out)
  return out.sort((a, b) => a.start - b.start || a.end - b.end)
}

const lastEnd = (drafts: readonly Draft[], draft: Draft): number => {
  let end = -1
  for (const other of drafts) {
    if (other.start >= draft.start) break
    if (!other.parent) end = Math.max(end, other.end)
  }
  return end
}

/** The review phrase that governs a citation: the last one before it in its block, else in the lead-in or heading above. */
function governingOf(
  folded: string,
  block: Block,
  draft: Draft,
  drafts: readonly Draft[],
  outline: Outline,
): Governing | null {
  const own = lastPhrase(folded, block.start, draft.start, drafts)
  if (own) return { ...own, own: true }
  for (const above of [...outline.ancestors(block)].reverse()) {
    const found = lastPhrase(folded, above.contentStart, above.end, drafts)
    if (found) return { ...found, years: found.years, own: false }
  }
  return null
}

function lastPhrase(folded: string, from: number, to: number, drafts: readonly Draft[]): Omit<Governing, 'own'> | null {
  let best: Omit<Governing, 'own'> | null = null
  PHRASE.lastIndex = from
  for (let found = PHRASE.exec(folded); found && found.index < to; found = PHRASE.exec(folded)) {
    const at = found.index
    if (drafts.some((other) => at > other.start && at < other.extent)) continue
    best = {
      kind: reviewKind(found.groups!['verb']!),
      years: found.groups!['years'] ? Number(found.groups!['years']) : null,
      start: at,
    }
  }
  return best
}

function yearOf(folded: string, block: Block, outline: Outline): number | null {
  for (const above of [...outline.ancestors(block)].reverse()) {
    const found = PLAN_YEAR.exec(folded.slice(above.contentStart, above.end))
    if (found) return Number(found[1])
  }
  return null
}

function movementBefore(
  folded: string,
  block: Block,
  draft: Draft,
  drafts: readonly Draft[],
): { start: number; end: number } | null {
  let from = block.start
  for (const other of drafts)
    if (!other.parent && other.start < draft.start && other.extent > from && other.start >= block.start)
      from = Math.min(other.extent, draft.start)
  const between = folded.slice(from, draft.start)
  const named =
    /(?<target>(?:[Pp]hong\s+trào|[Cc]uộc\s+vận\s+động|[Mm]ô\s+hình)(?:\s+thi\s+đua)?\s+(?:"[^"\n]{2,160}"|[^".;:,()\n]{3,120}?))\s+theo\s+$/.exec(
      between,
    )
  if (!named?.groups) return null
  const start = from + named.index
  return { start, end: start + named.groups['target']!.length }
}

function addFreeMovements(
  folded: string,
  text: string,
  block: Block,
  outline: Outline,
  drafts: readonly Draft[],
  seen: Set<number>,
  planYear: number | null,
  out: Review[],
): void {
  const line = folded.slice(block.start, block.end)
  if (!/(?:ơ|ổng)\s*,?\s*(?:tổng\s+)?kết|[Đđ]ánh\s+giá/i.test(line)) return
  PHRASE.lastIndex = block.start
  for (let found = PHRASE.exec(folded); found && found.index < block.end; found = PHRASE.exec(folded)) {
    const at = found.index
    if (drafts.some((other) => at > other.start && at < other.extent)) continue
    const rest = folded.slice(at, Math.min(block.end, at + 260))
    const movement = MOVEMENT.exec(rest)
    if (!movement?.groups || movement.index > 60) continue
    const start = at + movement.index + movement[0].indexOf(movement.groups['target']!)
    const end = start + movement.groups['target']!.trimEnd().length
    if (seen.has(start) || drafts.some((other) => other.start < end && start < other.extent)) continue
    if (!/^[A-ZĐ]/.test(movement.groups['target']!) && !movement.groups['target']!.includes('"')) continue
    seen.add(start)
    out.push({
      kind: reviewKind(found.groups!['verb']!),
      years: found.groups!['years'] ? Number(found.groups!['years']) : null,
      year: yearOf(folded, block, outline) ?? planYear,
      target: text.slice(start, end).replace(/\s+/g, ' '),
      targetDate: null,
      start: at,
      end,
      quote: text.slice(at, end),
      citation: null,
    })
  }
}
