/**
 * Lists of documents laid out as tables: "57-NQ/TW | Nghị quyết | về đột phá phát triển … | 22/12/2024". A row that holds
 * one code gives that document its type, date, body and subject from the other cells. Refines drafts.
 */
import { readBody, startsBody } from '../body.js'
import type { Draft } from '../citationTail.js'
import { isoDate } from '../date.js'
import type { Lexicon } from '../lexicon/types.js'
import { startsBefore } from '../spans.js'
import { oneBlank } from '../text.js'
import type { Span } from '../types.js'
import { typeName } from '../typeWord.js'

type Cell = Span

const DATE_CELL = /^(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/i
const ORDINAL_CELL = /^[\dIVX.)\s-]{0,6}$/
/** Shorter words than these are no subject: "Còn hiệu lực". */
const SUBJECT_LENGTH = 12

/** A row's cells, sorted by what they say; each kind left to right, subjects the longest first. */
interface Row extends Span {
  readonly cells: readonly Cell[]
  readonly types: readonly (Cell & { readonly type: string })[]
  readonly dates: readonly (Cell & { readonly date: string | null })[]
  readonly bodies: readonly Cell[]
  readonly subjects: readonly Cell[]
}

/** Fills what the row's other cells say. `text` is folded, `printed` as it stands. */
export function readTableRows(text: string, printed: string, drafts: readonly Draft[], lexicon: Lexicon): void {
  if (!text.includes('\t')) return
  let line: Span = { start: 0, end: -1 }
  let row: Row | null = null
  for (const draft of drafts) {
    if (draft.start > line.end) {
      line = lineAt(text, draft.start)
      row = null
    }
    if (!draft.coded || draft.parent || !text.slice(line.start, line.end).includes('\t')) continue
    row ??= rowOf(text, line, lexicon)
    const own = row.cells[startsBefore(row.cells, draft.start + 1) - 1]
    // The code must fill its cell, its type word and date aside.
    if (!own || draft.start >= own.end) continue
    if (text.slice(own.start, draft.start).trim() !== '' || text.slice(draft.extent, own.end).trim() !== '') continue
    fillFrom(row, own, draft, text, printed, drafts)
  }
}

function lineAt(text: string, place: number): Span {
  const end = text.indexOf('\n', place)
  return { start: text.lastIndexOf('\n', place - 1) + 1, end: end < 0 ? text.length : end }
}

function cellsOf(text: string, { start: from, end: to }: Span): Cell[] {
  const out: Cell[] = []
  let start = from
  for (const cell of text.slice(from, to).split('\t')) {
    const lead = cell.length - cell.trimStart().length
    out.push({ start: start + lead, end: start + cell.trimEnd().length })
    start += cell.length + 1
  }
  return out
}

function rowOf(text: string, line: Span, lexicon: Lexicon): Row {
  const cells = cellsOf(text, line)
  const row = { ...line, cells, types: [], dates: [], bodies: [], subjects: [] } as Row & {
    types: Row['types'][number][]
    dates: Row['dates'][number][]
    bodies: Cell[]
    subjects: Cell[]
  }
  for (const cell of cells) {
    const words = text.slice(cell.start, cell.end)
    if (words === '' || ORDINAL_CELL.test(words)) continue
    const type = words.length < 40 ? typeName(words, lexicon) : null
    const date = DATE_CELL.exec(words)
    if (type) row.types.push({ ...cell, type })
    else if (date) row.dates.push({ ...cell, date: isoDate(date[1]!, date[2]!, date[3]!) })
    else if (startsBody(text, cell.start) && readBody(text, cell.start) === cell.end) row.bodies.push(cell)
    else if (words.length >= SUBJECT_LENGTH) row.subjects.push(cell)
  }
  row.subjects.sort((a, b) => b.end - b.start - (a.end - a.start))
  return row
}

function fillFrom(row: Row, own: Cell, draft: Draft, text: string, printed: string, drafts: readonly Draft[]): void {
  const isOther = (cell: Cell): boolean => cell.start !== own.start
  if (draft.start === draft.codeStart) draft.type = row.types.findLast(isOther)?.type ?? draft.type
  draft.date ??= row.dates.find((cell) => isOther(cell) && cell.date !== null)?.date ?? null
  const body = row.bodies.find(isOther)
  if (body) draft.issuer ??= oneBlank(printed.slice(body.start, body.end))
  const subject = row.subjects.find(isOther)
  if (draft.title !== null || !subject) return
  draft.title = printed
    .slice(subject.start, subject.end)
    .replace(/["“”„″*]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  draft.titleSpan = { start: subject.start, end: subject.end }
  let last = subject.start
  for (const child of drafts.slice(startsBefore(drafts, subject.start), startsBefore(drafts, subject.end))) {
    if (child.parent || child === draft) continue
    child.parent = draft
    child.connector = text.slice(last, child.start)
    draft.children.push(child)
    last = child.extent
  }
}
