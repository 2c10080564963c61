/** The columns of the tables of a report, by their keys, in both languages. */
import {
  coverageLabel,
  deadlineKindLabel,
  type Language,
  levelLabel,
  problemLabel,
  problemSentence,
  recurrenceLabel,
  relationLabel,
  relationToDateLabel,
  severityLabel,
  stateLabel,
} from './labels.js'
import type { Column } from './tables.js'

type Words = readonly [vi: string, en: string]

/** Columns of every table, in order. */
export type TableColumns = Readonly<Record<TableKey, readonly Column[]>>

/** Tables of a report in their order. */
export const TABLE_KEYS = [
  'overview',
  'documents',
  'citations',
  'reviews',
  'deadlines',
  'coverage',
  'problems',
  'missing',
  'setAside',
] as const

export type TableKey = (typeof TABLE_KEYS)[number]

/** Names of the tables, and of the files that hold them. */
export const TABLE_NAMES: Readonly<Record<TableKey, { readonly name: Words; readonly file: Words }>> = {
  overview: { name: ['Tổng quan', 'Overview'], file: ['tong-quan', 'overview'] },
  documents: { name: ['Văn bản', 'Documents'], file: ['van-ban', 'documents'] },
  citations: { name: ['Trích dẫn', 'Citations'], file: ['trich-dan', 'citations'] },
  reviews: { name: ['Sơ kết - tổng kết', 'Reviews'], file: ['so-ket-tong-ket', 'reviews'] },
  deadlines: { name: ['Thời hạn', 'Deadlines'], file: ['thoi-han', 'deadlines'] },
  coverage: { name: ['Độ phủ - chi tiết', 'Coverage - details'], file: ['do-phu', 'coverage'] },
  problems: { name: ['Vấn đề', 'Problems'], file: ['van-de', 'problems'] },
  missing: { name: ['Còn thiếu', 'Missing'], file: ['con-thieu', 'missing'] },
  setAside: { name: ['Không đọc được', 'Set aside'], file: ['khong-doc-duoc', 'set-aside'] },
}

export function columnsIn(lang: Language): TableColumns {
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

  const path = column('path', ['Tệp', 'File'], 40, { kind: 'file' })
  const address = column('address', ['Mở', 'Open'], 8, { kind: 'address' })
  const page = column('page', ['Trang', 'Page'], 7, number)
  const issuer = column('issuer', ['Cơ quan ban hành', 'Issuer'], 34, brief)
  const level = column('level', ['Cấp', 'Level'], 17, { show: (value) => levelLabel(value, lang) })
  const province = column('province', ['Tỉnh, thành phố', 'Province'], 18, brief)
  const documentCode = column('documentCode', ['Văn bản', 'Document'], 20, brief)
  const documentDate = column('documentDate', ['Ngày văn bản', 'Its date'], 13, date)
  const relation = column('relation', ['Quan hệ', 'Relation'], 18, { show: (value) => relationLabel(value, lang) })

  return {
    overview: [
      column('group', ['Phần', 'Part'], 30, brief),
      column('item', ['Mục', 'Item'], 70, brief),
      column('value', ['Số lượng', 'Number'], 12, { ...number, ...brief }),
    ],
    documents: [
      column('code', ['Số, ký hiệu', 'Code'], 22, brief),
      column('type', ['Loại', 'Type'], 20, brief),
      column('date', ['Ngày ban hành', 'Date'], 13, { ...date, ...brief }),
      issuer,
      level,
      province,
      column('title', ['Trích yếu', 'Title'], 60, brief),
      column('signer', ['Người ký', 'Signer'], 22),
      column('citations', ['Số viện dẫn', 'Citations'], 9, number),
      column('files', ['Số bản', 'Copies'], 7, number),
      column('format', ['Dạng', 'Format'], 8),
      column('work', ['Mã', 'Id'], 30),
      address,
      path,
    ],
    citations: [
      column('documentCode', ['Văn bản viện dẫn', 'Citing document'], 20, brief),
      issuer,
      level,
      province,
      documentDate,
      { ...relation, brief: true },
      column('quote', ['Viện dẫn như in', 'Cited as printed'], 34, brief),
      column('code', ['Số, ký hiệu được dẫn', 'Cited code'], 20),
      column('type', ['Loại', 'Type'], 16),
      column('date', ['Ngày', 'Cited date'], 13, date),
      column('citedIssuer', ['Cơ quan ban hành được dẫn', 'Cited issuer'], 24),
      column('term', ['Khóa', 'Term'], 7),
      column('title', ['Trích yếu được dẫn', 'Cited title'], 45),
      column('via', ['Qua', 'Via'], 16),
      column('sentence', ['Câu', 'Sentence'], 70, brief),
      { ...page, brief: true },
      column('work', ['Mã văn bản được dẫn', 'Cited work'], 28),
      column('state', ['Xác định', 'Determined'], 14, { show: (value) => stateLabel(value, lang) }),
      address,
      path,
    ],
    reviews: [
      column('year', ['Năm', 'Year'], 7, { ...number, ...brief }),
      column('kind', ['Việc', 'Kind'], 14, brief),
      column('years', ['Số năm', 'Years'], 8, { ...number, ...brief }),
      column('target', ['Văn bản được sơ kết, tổng kết', 'Reviewed'], 34, brief),
      column('targetDate', ['Ngày văn bản đó', 'Its date'], 13, date),
      column('workTitle', ['Trích yếu', 'Title'], 50),
      documentCode,
      issuer,
      level,
      province,
      column('quote', ['Như in', 'As printed'], 50, brief),
      page,
      column('work', ['Mã', 'Id'], 28),
      address,
      path,
    ],
    deadlines: [
      column('date', ['Hạn', 'Due'], 13, { ...date, ...brief }),
      column('relationToDate', ['Trước hay đúng ngày', 'Before or on'], 14, {
        show: (value) => relationToDateLabel(value, lang),
      }),
      column('kind', ['Kiểu', 'Kind'], 14, { ...brief, show: (value) => deadlineKindLabel(value, lang) }),
      column('rrule', ['Định kỳ', 'Recurrence'], 24, { ...brief, show: (value) => recurrenceLabel(value, lang) }),
      column('task', ['Việc', 'Task'], 50, brief),
      column('actor', ['Ai làm', 'Actor'], 28, brief),
      column('recipient', ['Gửi ai', 'Recipient'], 28),
      documentCode,
      issuer,
      level,
      province,
      column('sentence', ['Câu', 'Sentence'], 70),
      page,
      address,
      path,
    ],
    coverage: [
      column('unit', ['Đơn vị', 'Unit'], 30, brief),
      level,
      province,
      column('documents', ['Số văn bản', 'Documents'], 9, number),
      column('code', ['Văn bản được hỏi', 'Work'], 18, brief),
      column('state', ['Tình trạng', 'State'], 24, { ...brief, show: (value) => coverageLabel(value, lang) }),
      column('days', ['Sau bao nhiêu ngày', 'Days after'], 10, { ...number, ...brief }),
      documentCode,
      documentDate,
      column('documentTitle', ['Trích yếu', 'Title'], 50),
      relation,
      column('sentence', ['Câu', 'Sentence'], 70),
      page,
      column('work', ['Mã', 'Id'], 28),
      address,
      path,
    ],
    problems: [
      column('kind', ['Loại', 'Kind'], 22, { ...brief, show: (value) => problemLabel(value, lang) }),
      column('message', ['Nội dung', 'What'], 60, { ...brief, show: (value) => problemSentence(value, lang) }),
      column('severity', ['Mức', 'Severity'], 10, { ...brief, show: (value) => severityLabel(value, lang) }),
      column('suggestion', ['Gợi ý', 'Suggestion'], 30),
      column('quote', ['Chỗ trong văn bản', 'Place in the text'], 40, brief),
      documentCode,
      issuer,
      province,
      page,
      address,
      { ...path, brief: true },
    ],
    missing: [
      column('code', ['Số, ký hiệu', 'Code'], 22, brief),
      column('type', ['Loại', 'Type'], 20, brief),
      column('date', ['Ngày ban hành', 'Date'], 13, { ...date, ...brief }),
      { ...issuer, width: 28 },
      column('term', ['Khóa', 'Term'], 7),
      column('title', ['Trích yếu', 'Title'], 60, brief),
      column('documents', ['Số văn bản dẫn', 'Cited by'], 10, { ...number, ...brief }),
      column('mentions', ['Số chỗ dẫn', 'Citations'], 9, number),
      column('first', ['Dẫn từ ngày', 'First cited'], 13, date),
      column('last', ['đến ngày', 'Last cited'], 13, date),
      column('work', ['Mã', 'Id'], 30),
      address,
    ],
    setAside: [
      column('reason', ['Mã lý do', 'Reason'], 14),
      column('message', ['Vì sao', 'Why'], 60, brief),
      { ...path, width: 80, brief: true },
    ],
  }
}
