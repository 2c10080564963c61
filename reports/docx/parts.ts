/** Pieces of a document in the layout (thể thức) of the Party: Times New Roman 14, numbered parts, tables with their heads. */

import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { inert } from '../inert.js'

export const FONT = 'Times New Roman'
/** Twentieths of a point. */
export const MILLIMETRE = 56.7
/** What the margins leave of A4. */
export const WIDTH = Math.round((210 - 30 - 20) * MILLIMETRE)

/** Characters that a Word file cannot hold, and halves of surrogate pairs. */
const IMPOSSIBLE = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text as it can stand in a Word file. */
export const safe = (text: string): string =>
  inert(text.replace(/\r\n?/g, '\n')).replace(IMPOSSIBLE, '').replace(/\s+/g, ' ').trim()

interface Look {
  readonly bold?: boolean
  readonly italics?: boolean
  /** Points. */
  readonly size?: number
}

export const run = (text: string, { bold = false, italics = false, size = 14 }: Look = {}): TextRun =>
  new TextRun({ text: inert(text).replace(IMPOSSIBLE, ''), bold, italics, size: size * 2, font: FONT })

/** A paragraph of the body: justified, its first line set in. */
export const body = (text: string, look: Look = {}): Paragraph =>
  new Paragraph({
    children: [run(safe(text), look)],
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: Math.round(10 * MILLIMETRE) },
    spacing: { before: 120, line: 340, lineRule: 'atLeast' },
  })

export const centred = (text: string, look: Look = {}, before = 0): Paragraph =>
  new Paragraph({ children: [run(text, look)], alignment: AlignmentType.CENTER, spacing: { before } })

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const

/** Headings that Word lists in its navigation: "I. …", "1. …", "a) …". */
export class Headings {
  readonly #counts = [0, 0, 0]

  next(level: 1 | 2 | 3, text: string): Paragraph {
    const at = level - 1
    this.#counts[at]!++
    this.#counts.fill(0, level)
    const count = this.#counts[at]!
    const mark =
      level === 1
        ? `${roman(count)}.`
        : level === 2
          ? `${count}.`
          : `${String.fromCharCode(96 + ((count - 1) % 26) + 1)})`
    return new Paragraph({
      heading: LEVELS[at]!,
      children: [
        run(`${mark} ${safe(level === 1 ? text.toUpperCase() : text)}`, { bold: level < 3, italics: level === 3 }),
      ],
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: Math.round(10 * MILLIMETRE) },
      spacing: { before: level === 1 ? 240 : 120, line: 340, lineRule: 'atLeast' },
      keepNext: true,
    })
  }
}

const roman = (number: number): string =>
  ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'][number] ?? String(number)

/** A column: heading, its part of the width, and where its text stands. */
export interface WordColumn {
  readonly heading: string
  readonly share: number
  readonly centred?: boolean
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '7F7F7F' }
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE }

/** A table whose head comes again on every page, and whose rows are not torn. */
export function table(columns: readonly WordColumn[], rows: readonly (readonly string[])[], width = WIDTH): Table {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.round((share / all) * width))
  const cell = (text: string, at: number, heading: boolean) =>
    new TableCell({
      width: { size: widths[at]!, type: WidthType.DXA },
      verticalAlign: heading ? VerticalAlign.CENTER : VerticalAlign.TOP,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(heading && { shading: { fill: 'EDF1F6' } }),
      children: [
        new Paragraph({
          children: [run(safe(text), { size: 12, bold: heading })],
          alignment: heading || columns[at]!.centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        }),
      ],
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ heading }, at) => cell(heading, at, true)),
      }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: columns.map((_, at) => cell(row[at] ?? '', at, false)) }),
      ),
    ],
  })
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }
const NO_BORDERS = {
  top: NO_LINE,
  bottom: NO_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: NO_LINE,
  insideVertical: NO_LINE,
}

/** Two columns without lines, as head and foot of a document have them. */
export function twoColumns(left: readonly Paragraph[], right: readonly Paragraph[], share: number): Table {
  const widths = [Math.round(WIDTH * share), WIDTH - Math.round(WIDTH * share)]
  const cell = (children: readonly Paragraph[], at: number) =>
    new TableCell({
      width: { size: widths[at]!, type: WidthType.DXA },
      borders: { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE },
      margins: { left: 0, right: 0 },
      children: [...children],
    })
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    rows: [new TableRow({ children: [cell(left, 0), cell(right, 1)] })],
  })
}

/** A line under centred text, as under "ĐẢNG CỘNG SẢN VIỆT NAM". */
export const ruled = (text: string, inset: number): Paragraph =>
  new Paragraph({
    children: [run(text, { bold: true, size: 15 })],
    alignment: AlignmentType.CENTER,
    indent: { left: inset, right: inset },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
  })
