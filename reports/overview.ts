/** The first table of a report: how many of what, counted over the rows that the report holds. */
import type { Db } from '../db/open.js'
import { status, workById } from '../db/queries.js'
import { dateLabel, type Language, titleLabel } from './labels.js'
import { type Row, shown, type Table } from './tables.js'

const SAYS = {
  vi: {
    files: 'Tệp trong kho',
    states: { imported: 'đã đọc', duplicate: 'trùng nội dung với tệp khác', 'set-aside': 'để riêng, chưa đọc được' },
    pages: 'Số trang đã đọc',
    total: 'Tổng số',
    most: 'Được nhiều văn bản viện dẫn nhất',
    unknown: 'không ghi',
    known: 'Văn bản được biết tới, kể cả danh mục',
    archive: 'Kho văn bản',
  },
  en: {
    files: 'Files of the archive',
    states: { imported: 'read', duplicate: 'same content as another', 'set-aside': 'set aside' },
    pages: 'Pages read',
    total: 'Total',
    most: 'Cited by most documents',
    unknown: 'not given',
    known: 'Works known, with the registry',
    archive: 'Archive',
  },
} as const

/** Values beyond these are left to the table itself. */
const MOST_VALUES = 12
const MOST_WORKS = 15

export function* overview(db: Db, tables: readonly Table[], lang: Language, whole: boolean): Generator<Row> {
  const says = SAYS[lang]
  if (whole) {
    const { files, pages, works } = status(db)
    for (const [state, value] of Object.entries(files))
      yield { group: says.files, item: says.states[state as keyof typeof says.states] ?? state, value }
    yield { group: says.archive, item: says.pages, value: pages }
    yield { group: says.archive, item: says.known, value: works }
  }
  const cited = new Map<string, { documents: number; last: unknown }>()
  for (const table of tables) {
    const { key, name, columns, countedBy = [] } = table
    let total = 0
    const counts = new Map<string, Map<string, number>>(countedBy.map((each) => [each, new Map()]))
    for (const row of table.records()) {
      total++
      for (const [column, values] of counts) {
        const value = row[column] === null || row[column] === undefined ? '' : String(row[column])
        values.set(value, (values.get(value) ?? 0) + 1)
      }
      // Rows of a document follow each other.
      if (key === 'citations' && typeof row['work'] === 'string') {
        const own = cited.get(row['work']) ?? { documents: 0, last: null }
        if (own.last !== row['document'])
          cited.set(row['work'], { documents: own.documents + 1, last: row['document'] })
      }
    }
    yield { group: name, item: says.total, value: total, strong: true }
    for (const [column, values] of counts) {
      const { heading, ...rest } = columns.find((each) => each.key === column)!
      const listed = [...values].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_VALUES)
      for (const [value, count] of listed) {
        const label = value === '' ? says.unknown : shown({ heading, ...rest }, value, lang)
        yield { group: name, item: `${heading}: ${label}`, value: count }
      }
    }
  }
  const most = [...cited].sort((a, b) => b[1].documents - a[1].documents || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_WORKS)
  for (const [id, { documents }] of most) {
    const work = workById(db, id)
    const name = work?.code ?? work?.type ?? id
    const date = dateLabel(work?.date ?? null, lang)
    const title = titleLabel(work?.type ?? null, work?.title ?? null)
    yield { group: says.most, item: [name, date, title].filter(Boolean).join(' · '), value: documents }
  }
}
