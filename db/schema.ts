/** The tables and views of a database, for those who ask in SQL. */
import type { Db } from './open.js'

export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
}

/** Tables and views with their columns, without the inner tables of the full-text index. */
export function tables(db: Db): TableShape[] {
  const rows = db
    .prepare(
      `SELECT m.name, json_group_array(c.name) AS columns FROM sqlite_master m JOIN pragma_table_info(m.name) c
       WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'texts%' AND m.name NOT LIKE 'sqlite%' GROUP BY m.name ORDER BY m.name`,
    )
    .all() as { name: string; columns: string }[]
  return rows.map(({ name, columns }) => ({ name, columns: JSON.parse(columns) as string[] }))
}

/** Questions to begin with. */
export const EXAMPLE_QUESTIONS: readonly (readonly [vi: string, en: string, sql: string])[] = [
  [
    'Văn bản được viện dẫn nhiều nhất',
    'Works cited most',
    'SELECT work_id, count(DISTINCT document_id) AS documents FROM citations GROUP BY work_id ORDER BY documents DESC LIMIT 20',
  ],
  [
    'Kế hoạch của các xã, theo tháng',
    'Plans of communes, by month',
    "SELECT substr(date, 1, 7) AS month, count(*) AS plans FROM documents WHERE level = 'xã' AND type = 'Kế hoạch' GROUP BY month ORDER BY month",
  ],
  [
    'Những vấn đề nhiều nhất',
    'Problems by kind',
    'SELECT kind, severity, count(*) AS problems FROM open_problems GROUP BY kind, severity ORDER BY problems DESC',
  ],
]
