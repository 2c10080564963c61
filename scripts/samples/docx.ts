/** Word files in the official layout: borderless two-column header and foot, Times New Roman 14. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  LevelFormat,
  LineRuleType,
  NoBreakHyphen,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Sample } from './manifest.js'
import { isCentred, isHeading, type Parts } from './parts.js'
import { stableOffice } from './zip.js'

const FONT = 'Times New Roman'
/** Twentieths of a point. */
const MILLIMETRE = 56.7
/** A4 less margins: what the two columns share. */
const WIDTH = Math.round((210 - 30 - 18) * MILLIMETRE)

interface Look {
  readonly bold?: boolean
  readonly italics?: boolean
  readonly underline?: boolean
  /** Points. */
  readonly size?: number
}

export async function docxOf(parts: Parts, sample: Sample): Promise<Uint8Array> {
  const page = new Page(sample)
  const children = [
    page.header(parts),
    ...page.title(parts),
    ...page.body(parts.body),
    page.foot(parts),
    ...page.attached(parts.attached),
  ]
  const document = new Document({
    creator: 'Văn thư',
    lastModifiedBy: 'Văn thư',
    styles: { default: { document: { run: { font: FONT, size: page.size * 2, language: { value: 'vi-VN' } } } } },
    numbering: {
      config: [
        {
          reference: 'items',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT }],
        },
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: Math.round(210 * MILLIMETRE), height: Math.round(297 * MILLIMETRE) },
            margin: {
              top: Math.round(20 * MILLIMETRE),
              bottom: Math.round(20 * MILLIMETRE),
              left: Math.round(30 * MILLIMETRE),
              right: Math.round(18 * MILLIMETRE),
            },
          },
        },
        headers: sample.pageNumbers ? { first: new Header({ children: [] }), default: pageNumber() } : {},
        children,
      },
    ],
  })
  return stableOffice(new Uint8Array(await Packer.toBuffer(document)))
}

function pageNumber(): Header {
  const run = new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 28 })
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] })
}

class Page {
  readonly size: number
  readonly #sample: Sample

  constructor(sample: Sample) {
    this.#sample = sample
    this.size = sample.fontSize ?? 14
  }

  header({ left, right, subject }: Parts): Table {
    return this.#sample.layout === 'state' ? this.#stateHeader(left, right) : this.#partyHeader(left, right, subject)
  }

  title({ title, rule }: Parts): Paragraph[] {
    const out: Paragraph[] = []
    title.forEach((line, index) => {
      const before = index === 0 ? 240 : 0
      out.push(this.#centred(line, { bold: true, size: index === 0 ? this.size + 1 : this.size }, before))
    })
    if (rule) out.push(this.#centred('-----', {}, 0, 160))
    return out
  }

  body(lines: readonly string[]): (Paragraph | Table)[] {
    // A letter has no title between header and body: an empty line keeps them apart.
    const out: (Paragraph | Table)[] = this.#sample.letter ? [new Paragraph({})] : []
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at]!
      if (this.#sample.table && line.includes('\t')) {
        const rows: string[][] = []
        while (lines[at]?.includes('\t')) rows.push(lines[at++]!.split('\t'))
        at--
        out.push(this.#grid(rows))
      } else out.push(this.#line(line))
    }
    return out
  }

  foot({ recipients, signature }: Parts): Table {
    const state = this.#sample.layout === 'state'
    const [first, ...items] = recipients
    const head = state ? { bold: true, italics: true, size: 12 } : { underline: true, size: 14 }
    const left = [this.#plain(first!, head), ...items.map((line) => this.#plain(line, { size: state ? 11 : 12 }))]
    const right: Paragraph[] = []
    signature.forEach((line, index) => {
      const name = index === signature.length - 1
      const authority = index === 0 && signature.length > 2
      const bold = state || name || authority || signature.length === 2
      right.push(this.#centred(line, { bold, size: 14 }, name ? 1300 : 0))
    })
    return this.#columns(left, right, 48)
  }

  attached(lines: readonly string[]): (Paragraph | Table)[] {
    if (lines.length === 0) return []
    const end = lines.findIndex((line) => /^(?:[A-Z]\.|\d+\.|\(\d+\)|Điều )/.test(line))
    const out: (Paragraph | Table)[] = lines.slice(0, end).map((line, index) => {
      const italics = line.startsWith('(')
      const children = this.#runs(line, { bold: !italics, italics })
      return new Paragraph({ alignment: AlignmentType.CENTER, pageBreakBefore: index === 0, children })
    })
    return [...out, ...this.body(lines.slice(end))]
  }

  #partyHeader(left: readonly string[], right: readonly string[], subject: string | null): Table {
    const star = left.findIndex((line) => /^\*+$/.test(line))
    const block = left.map((line, index) =>
      this.#centred(line, { bold: index === star - 1 || index === star, size: line.length > 24 ? 12 : 13 }),
    )
    if (subject) block.push(this.#centred(subject, { italics: true, size: 12 }))
    const [party, ...dates] = right
    const other = [
      this.#centred(party!, { bold: true, underline: true, size: 14 }),
      ...dates.map((line) => this.#centred(line, { italics: true, size: 13 }, 200)),
    ]
    return this.#columns(block, other, 51)
  }

  #stateHeader(left: readonly string[], right: readonly string[]): Table {
    const last = left.length - 1
    const block = left.map((line, index) => {
      if (index === last) return this.#centred(line, { size: 13 }, 120)
      return this.#centred(line, { bold: true, size: 13, underline: index === last - 1 })
    })
    const [nation, motto, date] = right
    return this.#columns(
      block,
      [
        this.#centred(nation!, { bold: true, size: 12 }),
        this.#centred(motto!, { bold: true, underline: true, size: 13 }),
        this.#centred(date!, { italics: true, size: 13 }, 120),
      ],
      40,
    )
  }

  #line(line: string): Paragraph {
    const bold = isHeading(line)
    if (isCentred(line)) return this.#centred(line, { bold: true }, 120, 120)
    const numbered = this.#sample.autoNumber ? /^\d+\.\s/.exec(line) : null
    const state = this.#sample.layout === 'state'
    const italics = state && /^(?:Căn cứ|Xét|Thực hiện Nghị quyết)\s/.test(line) && /[;.]$/.test(line)
    const children = this.#runs(numbered ? line.slice(numbered[0].length) : line, { bold, italics })
    return new Paragraph({
      alignment: AlignmentType.JUSTIFIED,
      spacing: { after: 120, line: 300, lineRule: LineRuleType.AUTO },
      ...(numbered
        ? { numbering: { reference: 'items', level: 0 }, indent: { left: 0, firstLine: 567 } }
        : { indent: { firstLine: 567 } }),
      children,
    })
  }

  #plain(line: string, look: Look): Paragraph {
    return new Paragraph({ children: this.#runs(line, look) })
  }

  #centred(line: string, look: Look, before = 0, after = 0): Paragraph {
    const children = this.#runs(line, look)
    return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before, after }, children })
  }

  #runs(line: string, { bold = false, italics = false, underline = false, size = this.size }: Look): ParagraphChild[] {
    const look = {
      font: FONT,
      size: size * 2,
      bold,
      italics,
      ...(underline ? { underline: { type: UnderlineType.SINGLE } } : {}),
    }
    if (!this.#sample.nonBreakingHyphen) return [new TextRun({ ...look, text: line })]
    const children: (string | NoBreakHyphen)[] = []
    line.split(/(?<=\d)-(?=[A-ZĐ])/).forEach((piece, index) => {
      if (index > 0) children.push(new NoBreakHyphen())
      children.push(piece)
    })
    return [new TextRun({ ...look, children })]
  }

  #columns(left: Paragraph[], right: Paragraph[], share: number): Table {
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
    const borders = { top: none, bottom: none, left: none, right: none }
    const widths = [Math.round((WIDTH * share) / 100), Math.round((WIDTH * (100 - share)) / 100)]
    const cell = (children: Paragraph[], width: number): TableCell =>
      new TableCell({
        children,
        borders,
        verticalAlign: VerticalAlign.TOP,
        width: { size: width, type: WidthType.DXA },
      })
    return new Table({
      layout: TableLayoutType.FIXED,
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      borders: { ...borders, insideHorizontal: none, insideVertical: none },
      rows: [new TableRow({ cantSplit: true, children: [cell(left, widths[0]!), cell(right, widths[1]!)] })],
    })
  }

  #grid(rows: readonly string[][]): Table {
    const shares = [8, 42, 28, 22]
    const widths = shares.map((share) => Math.round((WIDTH * share) / 100))
    return new Table({
      layout: TableLayoutType.FIXED,
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      rows: rows.map(
        (row, index) =>
          new TableRow({
            tableHeader: index === 0,
            children: row.map(
              (text, column) =>
                new TableCell({
                  width: { size: widths[column]!, type: WidthType.DXA },
                  children: [this.#plain(text, { bold: index === 0, size: 13 })],
                }),
            ),
          }),
      ),
    })
  }
}
