/** A report as a Word file in the layout of Party documents, ready to be edited; what nobody can know stays blank. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx'
import { dateLabel, numberLabel, titleLabel } from '../labels.js'
import { aboutLines, countOf, moments, type Report } from '../tables.js'
import { type Block, type Desk, desk, MOST_ROWS } from './desk.js'
import { general, plans } from './findings.js'
import { body, centred, FONT, MILLIMETRE, ruled, run, safe, table, twoColumns } from './parts.js'
import { deadlinesPart, problemsPart, reviewsPart } from './tasks.js'
import { SAYS } from './words.js'

export { MOST_ROWS }

/** The bytes of the file, and whether a table had to be cut. */
export async function docx(report: Report): Promise<{ bytes: Uint8Array; cut: boolean }> {
  const { lang, about } = report
  const says = SAYS[lang]
  const own = desk(report)
  const documents = report.tables.find(({ key }) => key === 'documents')
  const count = numberLabel(documents ? countOf(documents) : 0, lang)
  const children: Block[] = [
    head(report),
    centred(says.type, { bold: true, size: 16 }, 360),
    centred(safe(title(report)), { bold: true, size: 14 }, 60),
    centred('-----', { size: 14 }),
    body(says.lead(count, moments(about.run, lang).replace(/ \((.*)\)$/, ', $1'))),
    ...spaced([...general(own), ...plans(own), ...reviewsPart(own), ...deadlinesPart(own), ...problemsPart(own)]),
    body(says.end),
    gap(),
    foot(report),
    ...appendix(own),
  ]
  const document = new Document({
    creator: about.program,
    lastModifiedBy: about.program,
    title: title(report),
    description: `${about.question}\n${about.database}\n${about.run}`,
    customProperties: aboutLines(report)
      .map(([name, value]) => ({ name, value: safe(value) }))
      .filter(unique),
    styles: {
      default: {
        document: { run: { font: FONT, size: 28, language: { value: lang === 'vi' ? 'vi-VN' : 'en-GB' } } },
        heading1: plainHeading,
        heading2: plainHeading,
        heading3: plainHeading,
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: {
              width: Math.round(210 * MILLIMETRE),
              height: Math.round(297 * MILLIMETRE),
              orientation: PageOrientation.PORTRAIT,
            },
            margin: {
              left: Math.round(30 * MILLIMETRE),
              right: Math.round(20 * MILLIMETRE),
              top: Math.round(20 * MILLIMETRE),
              bottom: Math.round(20 * MILLIMETRE),
              header: Math.round(10 * MILLIMETRE),
            },
          },
        },
        // Pages are numbered from the second on, in the middle of the upper margin.
        headers: {
          first: new Header({ children: [new Paragraph('')] }),
          default: new Header({ children: [pageNumber()] }),
        },
        footers: {
          first: new Footer({ children: [new Paragraph('')] }),
          default: new Footer({ children: [new Paragraph('')] }),
        },
        children,
      },
    ],
  })
  return { bytes: await Packer.toBuffer(document), cut: own.cut }
}

const plainHeading = { run: { font: FONT, size: 28, color: '000000', bold: true } }

/** A name of a property can stand once. */
const unique = ({ name }: { name: string }, at: number, all: readonly { name: string }[]): boolean =>
  all.findIndex((other) => other.name === name) === at

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 28 })],
  })

const gap = (): Paragraph => new Paragraph({ children: [run('')], spacing: { before: 0, after: 120 } })

/** Tables do not touch the text below them. */
function spaced(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block instanceof Paragraph ? [block] : [small(true), block, small(false)]))
}

const small = (keepNext: boolean): Paragraph =>
  new Paragraph({
    children: [run('', { size: 4 })],
    spacing: { before: 0, after: 0, line: 120, lineRule: 'exact' },
    keepNext,
  })

function title({ lang, scope }: Report): string {
  const says = SAYS[lang]
  const { works, province, year } = scope
  const [work] = works
  const name =
    work === undefined
      ? ''
      : works.length > 1
        ? says.aboutMany(works.map(({ id, code }) => code ?? id).join(', '))
        : says.aboutWork(
            [
              lang === 'vi' && work.type && work.code ? `${work.type} số ${work.code}` : (work.code ?? work.id),
              work.date && (lang === 'vi' ? `ngày ${dateLabel(work.date, lang)}` : work.date),
              work.issuer && (lang === 'vi' ? `của ${work.issuer}` : ''),
              work.title && lang === 'vi' ? titleLabel('', work.title).trim() : '',
            ]
              .filter(Boolean)
              .join(' '),
          )
  const place = province === null ? '' : says.inProvince(province)
  return says.about(`${name}${place}${year === null ? '' : says.inYear(String(year))}`)
}

/** The two columns of the head; the body that reports, number, place and day are for the office to fill in. */
function head({ lang, about }: Report): Block {
  const says = SAYS[lang]
  return twoColumns(
    [
      centred('……………………………', { size: 14 }),
      centred('……………………………', { bold: true, size: 14 }),
      centred('*', { size: 14 }),
      centred(says.number, { size: 14 }),
    ],
    [
      ruled('ĐẢNG CỘNG SẢN VIỆT NAM', Math.round(9 * MILLIMETRE)),
      centred(says.date(about.made.slice(0, 4)), { italics: true, size: 14 }, 200),
    ],
    0.42,
  )
}

function foot({ lang }: Report): Block {
  const says = SAYS[lang]
  const line = (text: string) => new Paragraph({ children: [run(text, { size: 12 })] })
  return twoColumns(
    [
      new Paragraph({ children: [new TextRun({ text: says.recipients, font: FONT, size: 28, underline: {} })] }),
      line('- ……………………………,'),
      line('- ……………………………,'),
      line('- ……………………………'),
    ],
    says.signature.map((text, at) => centred(text, { bold: at === 0 || at === 5, size: 14 })),
    0.48,
  )
}

function appendix({ appendix: { rows }, lang, report }: Desk): Block[] {
  const says = SAYS[lang]
  const words = says.columns
  const out: Block[] = [new Paragraph({ children: [new PageBreak()] })]
  if (rows.length > 0) {
    out.push(centred(says.appendix, { bold: true, size: 14 }))
    out.push(centred(says.appendixTitle, { bold: true, size: 14 }))
    out.push(gap())
    out.push(
      table(
        [
          { heading: words.no, share: 8, centred: true },
          { heading: words.document, share: 20 },
          { heading: words.sentence, share: 44 },
          { heading: words.page, share: 11, centred: true },
          { heading: words.file, share: 25 },
        ],
        rows.map(({ document, sentence, page, path }, at) => [
          String(at + 1),
          document,
          `“${sentence}”`,
          page === null ? '' : String(page),
          path ?? '',
        ]),
      ),
    )
    out.push(gap())
  }
  out.push(body(says.source, { bold: true }))
  for (const [name, value] of aboutLines(report)) out.push(body(`${name}: ${value}`, { size: 12 }))
  return out
}
