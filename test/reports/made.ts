/** A report made by hand, for the writers. */
import type { CoveredWork } from '../../reports/coverage.js'
import type { Column, Report, Row, Table } from '../../reports/tables.js'

export const column = (key: string, kind: Column['kind'] = 'text', more: Partial<Column> = {}): Column => ({
  key,
  heading: key,
  width: 20,
  kind,
  brief: true,
  ...more,
})

export const tableOf = (key: string, columns: readonly Column[], rows: readonly Row[]): Table => ({
  key,
  name: key,
  file: key,
  columns,
  records: () => rows,
})

export const work: CoveredWork = {
  id: 'tw/57-NQ/TW@2024-12-22',
  scope: 'tw',
  code: '57-NQ/TW',
  codeKey: '57|NQ|TW',
  type: 'Nghị quyết',
  date: '2024-12-22',
  issuer: 'Bộ Chính trị',
  term: null,
  title: null,
  origin: 'registry',
  confidence: null,
  misprints: [],
}

export const reportOf = (tables: readonly Table[], more: Partial<Report> = {}): Report => ({
  lang: 'vi',
  about: {
    database: 'a.db',
    run: '1 (2026-11-25T00:00:00.000Z)',
    program: 'vankien 0',
    question: 'vankien report',
    made: '2026-11-25T00:00:00.000Z',
    scope: '',
    notes: [],
  },
  scope: { works: [], province: null, year: null },
  tables,
  matrix: null,
  due: { year: 2026, list: () => [] },
  ...more,
})

/** All of a file that comes in pieces. */
export const whole = (chunks: Iterable<Uint8Array | string>): Uint8Array =>
  Buffer.concat(Array.from(chunks, (chunk) => Buffer.from(chunk as string)))
