/** A report as Markdown, for reading and for pasting into a letter: the main columns of every table. */
import { inert } from './inert.js'
import { aboutLines, type Report, shown } from './tables.js'

export function markdown(report: Report): string {
  const { lang, tables } = report
  const lines = [lang === 'vi' ? '# Báo cáo' : '# Report', '']
  for (const [name, value] of aboutLines(report)) lines.push(`- ${name}: ${escaped(value)}`)
  for (const { name, columns, rows } of tables) {
    lines.push('', `## ${name} (${rows.length})`, '')
    if (rows.length === 0) continue
    const brief = columns.flatMap((column, at) => (column.brief ? [{ column, at }] : []))
    lines.push(`| ${brief.map(({ column }) => column.heading).join(' | ')} |`, `|${' --- |'.repeat(brief.length)}`)
    for (const row of rows)
      lines.push(`| ${brief.map(({ column, at }) => escaped(shown(column, row[at] ?? null, lang))).join(' | ')} |`)
  }
  return `${lines.join('\n')}\n`
}

/** Text that stays text: marks of Markdown and HTML escaped, one line. */
const escaped = (text: string) => inert(text.replace(/\s+/g, ' ')).replace(/[\\`*_[\]<>|#~]/g, '\\$&')
