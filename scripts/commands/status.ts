/** `vankien status`: what the database holds, and what was set aside. */
import { setAside, status } from '../../db/queries.js'
import { numberLabel, problemLabel, setAsideSentence, stateLabel } from '../../reports/labels.js'
import { EXIT, UsageError } from '../errors.js'
import { openArchive } from '../openArchive.js'
import { out, outJson, table, tell, wrap } from '../print.js'
import { printRuns } from '../runsList.js'
import type { Run } from '../vankien.js'

export const run: Run = (_words, options, settings) => {
  const { lang, m } = settings
  const db = openArchive(settings)
  try {
    if (options['runs'] === true) {
      printRuns(db, settings)
      return EXIT.done
    }
    if (settings.csv) throw new UsageError(m.badValue('--csv', 'status', m.expectedOneOf('status --runs --csv')))
    const found = status(db)
    const aside = setAside(db)
    if (settings.json) {
      outJson({ database: settings.db, ...found, setAside: aside })
      return EXIT.done
    }
    const number = (value: number) => numberLabel(value, lang)
    const states: Readonly<Record<string, string>> = {
      imported: m.stateImported,
      duplicate: m.stateDuplicate,
      'set-aside': m.stateSetAside,
    }
    const parts = (counts: Readonly<Record<string, number>>, name: (key: string) => string) =>
      Object.entries(counts)
        .sort(([, a], [, b]) => b - a)
        .map(([key, count]) => `${name(key)} ${number(count)}`)
        .join(', ')
    const total = (counts: Readonly<Record<string, number>>) =>
      number(Object.values(counts).reduce((sum, count) => sum + count, 0))
    const rows: (readonly [string, string, string])[] = [
      [
        m.statusFiles,
        total(found.files),
        [parts(found.files, (key) => states[key] ?? key), found.gone > 0 && m.statusGone(number(found.gone))]
          .filter(Boolean)
          .join('; '),
      ],
      [
        m.statusDocuments,
        number(found.documents),
        found.copies.groups > 0 ? m.statusCopies(number(found.copies.documents), number(found.copies.groups)) : '',
      ],
      [m.statusPages, number(found.pages), ''],
      [m.statusWorks, number(found.works), ''],
      [m.statusMentions, total(found.mentions), parts(found.mentions, (key) => stateLabel(key, lang))],
      [m.statusReviews, number(found.reviews), ''],
      [m.statusDeadlines, number(found.deadlines), ''],
      [m.statusProblems, total(found.problems), parts(found.problems, (key) => problemLabel(key, lang))],
    ]
    const width = Math.max(...rows.map(([, count]) => count.length))
    for (const line of table(rows.map(([name, count, detail]) => [name, count.padStart(width), detail]))) out(line)
    if (found.lastRun) {
      const { id, started, finished, program } = found.lastRun
      const when = new Date(started).toLocaleString(lang === 'vi' ? 'vi-VN' : 'sv-SE')
      out(`${m.statusLastRun}: ${id}, ${when}, ${program}${finished === null ? ` (${m.unfinished})` : ''}`)
    }
    if (aside.length > 0) {
      out()
      out(m.setAsideList)
      for (const { path, reason, message } of aside) {
        out(`  ${path}`)
        out(wrap(setAsideSentence(reason, message, lang), '      '))
      }
    }
    tell(m.databaseAt(settings.db))
    return EXIT.done
  } finally {
    db.close()
  }
}
