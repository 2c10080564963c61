/** A report as Markdown, for reading and for pasting into a letter: the main columns of every table. */
import { inert } from './inert.js'
import { aboutLines, cellsOf, countOf, type Report, shown } from './tables.js'

export function* markdown(report: Report): Generator<string> {
  const { lang, tables } = report
  yield lang === 'vi' ? '# Báo cáo\n\n' : '# Report\n\n'
  for (const [name, value] of aboutLines(report)) yield `- ${name}: ${escaped(value)}\n`
  for (const table of tables) {
    const count = countOf(table)
    yield `\n## ${table.name} (${count})\n\n`
    if (count === 0) continue
    const brief = table.columns.flatMap((column, at) => (column.brief ? [{ column, at }] : []))
    yield `| ${brief.map(({ column }) => column.heading).join(' | ')} |\n|${' --- |'.repeat(brief.length)}\n`
    for (const record of table.records()) {
      const row = cellsOf(table, record)
      yield `| ${brief.map(({ column, at }) => escaped(shown(column, row[at] ?? null, lang))).join(' | ')} |\n`
    }
  }
}

/** Text that stays text: marks of Markdown and HTML escaped, one line. */
const escaped = (text: string) => inert(text.replace(/\s+/g, ' ')).replace(/[\\`*_[\]<>|#~]/g, '\\$&')
