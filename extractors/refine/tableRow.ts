/**
 * Lists of documents laid out as tables: "57-NQ/TW | Nghị quyết | về đột phá phát triển … | 22/12/2024". A row that holds
 * one code gives that document its type, date, body and subject from the other cells. Refines drafts.
 */
import { readBody, startsBody } from '../body.js'
import type { Draft } from '../citationTail.js'
import { isoDate } from '../date.js'
import type { Lexicon } from '../lexicon/types.js'
import { typeName } from '../typeWord.js'

interface Cell {
  readonly start: number
  readonly end: number
}

const DATE_CELL = /^(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/i
const ORDINAL_CELL = /^[\dIVX.)\s-]{0,6}$/
/** Shorter words than these are no subject: "Còn hiệu lực". */
const SUBJECT_LENGTH = 12

/** Fills what the row's other cells say. `text` is folded, `printed` as it stands. */
export function readTableRows(text: string, printed: string, drafts: readonly Draft[], lexicon: Lexicon): void {
  for (const draft of drafts) {
    if (!draft.coded || draft.parent) continue
    const lineStart = text.lastIndexOf('\n', draft.start - 1) + 1
    const lineEnd = text.indexOf('\n', draft.start) < 0 ? text.length : text.indexOf('\n', draft.start)
    if (!text.slice(lineStart, lineEnd).includes('\t')) continue
    const cells = cellsOf(text, lineStart, lineEnd)
    const own = cells.find((cell) => draft.start >= cell.start && draft.start < cell.end)
    // The code must fill its cell, its type word and date aside.
    if (!own || text.slice(own.start, draft.start).trim() !== '' || text.slice(draft.extent, own.end).trim() !== '')
      continue
    fillFrom(cells, own, draft, text, printed, drafts, lexicon)
  }
}

function cellsOf(text: string, from: number, to: number): Cell[] {
  const out: Cell[] = []
  let start = from
  for (const cell of text.slice(from, to).split('\t')) {
    const lead = cell.length - cell.trimStart().length
    out.push({ start: start + lead, end: start + cell.trimEnd().length })
    start += cell.length + 1
  }
  return out
}

function fillFrom(
  cells: readonly Cell[],
  own: Cell,
  draft: Draft,
  text: string,
  printed: string,
  drafts: readonly Draft[],
  lexicon: Lexicon,
): void {
  let subject: Cell | null = null
  for (const cell of cells) {
    const words = text.slice(cell.start, cell.end)
    if (cell === own || words === '' || ORDINAL_CELL.test(words)) continue
    const type = words.length < 40 ? typeName(words, lexicon) : null
    if (type) {
      if (draft.start === draft.codeStart) draft.type = type
      continue
    }
    const date = DATE_CELL.exec(words)
    if (date) {
      draft.date ??= isoDate(date[1]!, date[2]!, date[3]!)
      continue
    }
    if (startsBody(text, cell.start) && readBody(text, cell.start) === cell.end) {
      draft.issuer ??= printed.slice(cell.start, cell.end).replace(/\s+/g, ' ')
      continue
    }
    if (words.length >= SUBJECT_LENGTH && (subject === null || cell.end - cell.start > subject.end - subject.start))
      subject = cell
  }
  if (draft.title !== null || subject === null) return
  draft.title = printed
    .slice(subject.start, subject.end)
    .replace(/["“”„″*]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  draft.titleSpan = subject
  let last = subject.start
  for (const child of drafts) {
    if (child.parent || child === draft || child.start < subject.start || child.start >= subject.end) continue
    child.parent = draft
    child.connector = text.slice(last, child.start)
    draft.children.push(child)
    last = child.extent
  }
}
