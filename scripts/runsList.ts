/** `vankien status --runs`: the imports, newest first, each with what it changed. */
import type { Db } from '../db/open.js'
import { type RunRow, runs } from '../db/runs.js'
import { numberLabel, reasonCounts } from '../reports/labels.js'
import { dotted, out, outCsv, outJson, tell } from './print.js'
import type { Settings } from './settings.js'

export function printRuns(db: Db, settings: Settings): void {
  const rows = runs(db)
  if (settings.json) outJson({ database: settings.db, runs: rows })
  else if (settings.csv)
    outCsv(
      COLUMNS,
      rows.map((row) => ({
        ...row,
        arguments: row.arguments.join(' '),
        stopped: row.stopped ? 1 : 0,
        reasons: JSON.stringify(row.reasons),
        nowRefused: JSON.stringify(row.nowRefused),
      })),
    )
  else if (rows.length === 0) tell(settings.m.noRuns)
  else for (const [at, row] of rows.entries()) print(row, at === rows.length - 1, settings)
}

function print(row: RunRow, first: boolean, { lang, m }: Settings): void {
  const number = (value: number, digits = 0) => numberLabel(value, lang, digits)
  const when = new Date(row.started).toLocaleString(lang === 'vi' ? 'vi-VN' : 'sv-SE')
  out(
    dotted(m.runHeading(row.id, when, row.program), row.finished === null && m.runBroken, row.stopped && m.runStopped),
  )
  out(`    ${row.arguments.join(' ')}`)
  // What a run that was broken off did, it could not say.
  if (row.finished === null) return
  const counts: readonly (readonly [string, number])[] = [
    [m.found, row.found],
    [m.imported, row.imported],
    [m.unchanged, row.unchanged],
    [m.duplicate, row.duplicate],
    [m.setAside, row.setAside],
  ]
  out(`    ${counts.map(([name, count]) => `${name} ${number(count)}`).join(' · ')}`)
  if (row.documents > 0 && row.seconds !== null)
    out(`    ${m.runSpeed(number(row.documents), number(row.seconds, 1), number(row.documentsPerSecond ?? 0, 1))}`)
  if (row.setAside > 0) out(`    ${m.runReasons}: ${reasonCounts(row.reasons, lang)}`)
  // The first run has none before it: all its files are new.
  if (first) return
  const changes = [
    row.newFiles > 0 && m.runNew(number(row.newFiles)),
    row.nowReadable > 0 && m.runReadable(number(row.nowReadable)),
    Object.keys(row.nowRefused).length > 0 && m.runRefused(reasonCounts(row.nowRefused, lang)),
    row.gone > 0 && m.runGone(number(row.gone)),
  ].filter((change) => change !== false)
  out(`    ${m.runChanges}: ${changes.length > 0 ? changes.join('; ') : m.runSame}`)
}

const COLUMNS = [
  'id',
  'started',
  'finished',
  'program',
  'arguments',
  'stopped',
  'found',
  'imported',
  'unchanged',
  'duplicate',
  'setAside',
  'documents',
  'seconds',
  'documentsPerSecond',
  'reasons',
  'newFiles',
  'nowReadable',
  'nowRefused',
  'gone',
] as const
