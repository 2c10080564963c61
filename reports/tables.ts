/** A report as tables: what its sheets, CSV files and lists hold, before any file format. */
import type { Db } from '../db/open.js'
import { deadlines, documents, mentions, problems, reviews, setAside, status } from '../db/queries.js'
import {
  dateLabel,
  deadlineKindLabel,
  type Language,
  levelLabel,
  problemLabel,
  problemSentence,
  recurrenceLabel,
  relationLabel,
  relationToDateLabel,
  setAsideSentence,
  severityLabel,
  stateLabel,
} from './labels.js'

export type Value = string | number | null

/** One column: its key in JSON, its heading, how wide it is in characters, and how its values are shown to people. */
export interface Column {
  readonly key: string
  readonly heading: string
  readonly width: number
  readonly kind: 'text' | 'date' | 'number'
  /** In the short form too (.md). */
  readonly brief: boolean
  readonly show?: (value: string) => string
}

/** One table; rows hold values as the database has them, in the order of the columns. */
export interface Table {
  /** Key in JSON, "citations". */
  readonly key: string
  readonly name: string
  /** File name without its ending, "trich-dan". */
  readonly file: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Value[])[]
}

/** Where a report comes from, so that it can be made again. */
export interface About {
  readonly database: string
  readonly run: string
  readonly program: string
  readonly question: string
  readonly made: string
}

export interface Report {
  readonly lang: Language
  readonly about: About
  readonly tables: readonly Table[]
}

type Words = readonly [vi: string, en: string]

/** Everything in a database: documents, citations, reviews, deadlines and what should be looked at. */
export function report(db: Db, about: Omit<About, 'run'>, lang: Language): Report {
  const at = lang === 'vi' ? 0 : 1
  const column = (
    key: string,
    heading: Words,
    width: number,
    more: Partial<Pick<Column, 'kind' | 'brief' | 'show'>> = {},
  ): Column => ({ key, heading: heading[at], width, kind: 'text', brief: false, ...more })
  const brief = { brief: true }
  const date = { kind: 'date' as const }
  const number = { kind: 'number' as const }

  const path = column('path', ['Tệp', 'File'], 40)
  const page = column('page', ['Trang', 'Page'], 7, number)
  const issuer = column('issuer', ['Cơ quan ban hành', 'Issuer'], 34, brief)
  const level = column('level', ['Cấp', 'Level'], 17, { show: (value) => levelLabel(value, lang) })
  const province = column('province', ['Tỉnh, thành phố', 'Province'], 18, brief)

  const tableOf = <Row extends object>(
    key: string,
    name: Words,
    file: Words,
    columns: readonly Column[],
    rows: Iterable<Row>,
  ): Table => ({
    key,
    name: name[at],
    file: file[at],
    columns,
    rows: Array.from(rows, (row) => columns.map((each) => (row as Record<string, Value>)[each.key] ?? null)),
  })

  const tables: Table[] = [
    tableOf(
      'documents',
      ['Văn bản', 'Documents'],
      ['van-ban', 'documents'],
      [
        column('code', ['Số, ký hiệu', 'Code'], 22, brief),
        column('type', ['Loại', 'Type'], 24, brief),
        column('date', ['Ngày ban hành', 'Date'], 15, { ...date, ...brief }),
        issuer,
        level,
        province,
        column('title', ['Trích yếu', 'Title'], 60, brief),
        column('signer', ['Người ký', 'Signer'], 22),
        column('citations', ['Số viện dẫn', 'Citations'], 12, number),
        column('files', ['Số bản', 'Copies'], 8, number),
        column('format', ['Dạng', 'Format'], 8),
        column('work', ['Mã', 'Id'], 30),
        path,
      ],
      documents(db),
    ),
    tableOf(
      'citations',
      ['Trích dẫn', 'Citations'],
      ['trich-dan', 'citations'],
      [
        column('documentCode', ['Văn bản viện dẫn', 'Citing document'], 22, brief),
        issuer,
        level,
        province,
        column('documentDate', ['Ngày văn bản', 'Its date'], 14, date),
        column('relation', ['Quan hệ', 'Relation'], 18, { ...brief, show: (value) => relationLabel(value, lang) }),
        column('quote', ['Viện dẫn như in', 'Cited as printed'], 34, brief),
        column('code', ['Số, ký hiệu được dẫn', 'Cited code'], 22),
        column('type', ['Loại', 'Type'], 18),
        column('date', ['Ngày', 'Cited date'], 14, date),
        column('citedIssuer', ['Cơ quan ban hành được dẫn', 'Cited issuer'], 28),
        column('term', ['Khóa', 'Term'], 7),
        column('title', ['Trích yếu được dẫn', 'Cited title'], 50),
        column('via', ['Qua', 'Via'], 16),
        column('sentence', ['Câu', 'Sentence'], 70),
        page,
        column('work', ['Mã văn bản được dẫn', 'Cited work'], 30),
        column('state', ['Xác định', 'Determined'], 15, { show: (value) => stateLabel(value, lang) }),
        path,
      ],
      citations(db),
    ),
    tableOf(
      'reviews',
      ['Sơ kết - tổng kết', 'Reviews'],
      ['so-ket-tong-ket', 'reviews'],
      [
        column('year', ['Năm', 'Year'], 7, { ...number, ...brief }),
        column('kind', ['Việc', 'Kind'], 18, brief),
        column('years', ['Số năm', 'Years'], 8, number),
        column('target', ['Văn bản được sơ kết, tổng kết', 'Reviewed'], 34, brief),
        column('targetDate', ['Ngày văn bản đó', 'Its date'], 15, date),
        column('workTitle', ['Trích yếu', 'Title'], 50),
        issuer,
        level,
        province,
        column('quote', ['Như in', 'As printed'], 50),
        page,
        path,
      ],
      reviews(db),
    ),
    tableOf(
      'deadlines',
      ['Thời hạn', 'Deadlines'],
      ['thoi-han', 'deadlines'],
      [
        column('date', ['Hạn', 'Due'], 14, { ...date, ...brief }),
        column('relationToDate', ['Trước hay đúng ngày', 'Before or on'], 20, {
          show: (value) => relationToDateLabel(value, lang),
        }),
        column('kind', ['Kiểu', 'Kind'], 14, { ...brief, show: (value) => deadlineKindLabel(value, lang) }),
        column('rrule', ['Định kỳ', 'Recurrence'], 26, { ...brief, show: (value) => recurrenceLabel(value, lang) }),
        column('task', ['Việc', 'Task'], 50, brief),
        column('actor', ['Ai làm', 'Actor'], 28, brief),
        column('recipient', ['Gửi ai', 'Recipient'], 28),
        issuer,
        level,
        province,
        column('sentence', ['Câu', 'Sentence'], 70),
        page,
        path,
      ],
      deadlines(db),
    ),
    tableOf(
      'problems',
      ['Vấn đề', 'Problems'],
      ['van-de', 'problems'],
      [
        column('kind', ['Loại', 'Kind'], 22, { ...brief, show: (value) => problemLabel(value, lang) }),
        column('message', ['Nội dung', 'What'], 60, { ...brief, show: (value) => problemSentence(value, lang) }),
        column('severity', ['Mức', 'Severity'], 10, { show: (value) => severityLabel(value, lang) }),
        column('suggestion', ['Gợi ý', 'Suggestion'], 30),
        column('quote', ['Chỗ trong văn bản', 'Place in the text'], 40, brief),
        page,
        { ...path, brief: true },
      ],
      [
        ...problems(db),
        ...setAside(db).map(({ path, reason, message }) => ({
          kind: 'set-aside',
          message: setAsideSentence(reason, message, lang),
          path,
        })),
      ],
    ),
  ]
  const { lastRun } = status(db)
  return { lang, about: { ...about, run: lastRun === null ? '' : `${lastRun.id} (${lastRun.started})` }, tables }
}

function* citations(db: Db) {
  for (const mention of mentions(db)) if (mention.relation !== 'self') yield mention
}

/** A value as people see it in a cell; dates as the language writes them. */
export function shown(column: Column, value: Value, lang: Language): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  return column.kind === 'date' ? dateLabel(value, lang) : (column.show?.(value) ?? value)
}

/** "Where from" as lines for people. */
export function aboutLines({ about, lang }: Report): readonly (readonly [name: string, value: string])[] {
  const vi = lang === 'vi'
  return [
    [vi ? 'Cơ sở dữ liệu' : 'Database', about.database],
    [vi ? 'Lần nhập' : 'Import run', about.run],
    [vi ? 'Chương trình' : 'Program', about.program],
    [vi ? 'Câu hỏi' : 'Question', about.question],
    [vi ? 'Lập lúc' : 'Made', about.made],
  ]
}
