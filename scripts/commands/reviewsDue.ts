/** `vankien reviews --due`: the reviews that the calendar calls for, announced or not. */
import { type Due, dueIn } from '../../reports/due.js'
import { dateLabel, numberLabel, titleLabel } from '../../reports/labels.js'
import { EXIT } from '../errors.js'
import { placeLine, reviewLine } from '../lines.js'
import { openArchive } from '../openArchive.js'
import { takeOwnRegistry } from '../ownRegistry.js'
import { dotted, out, outCsv, outJson, tell, wrap } from '../print.js'
import type { Settings } from '../settings.js'

export function run(year: number, settings: Settings): number {
  const { lang, m } = settings
  const db = openArchive(settings)
  try {
    takeOwnRegistry(settings)
    const rows = dueIn(db, year)
    if (settings.json) outJson({ year, due: rows.map(({ work, ...rest }) => ({ ...work, ...rest })) })
    else if (settings.csv) outCsv(COLUMNS, rows.map(flat))
    else if (rows.length === 0) tell(m.noneDue(String(year)))
    else {
      out(m.dueHeading(String(year)))
      list(m.dueAnnounced, 'announced', rows)
      list(m.dueNotAnnounced, 'not-announced', rows)
    }
    return EXIT.done
  } finally {
    db.close()
  }

  function list(heading: (count: string) => string, state: Due['state'], rows: readonly Due[]): void {
    const those = rows.filter((row) => row.state === state)
    if (those.length === 0) return
    out()
    out(heading(numberLabel(those.length, lang)))
    for (const row of those) print(row)
  }

  function print({ work, years, dueDate, announcedBy, replacedBy, continuedBy, misprintOf }: Due): void {
    out(
      `  ${dotted(dateLabel(dueDate, lang), m.dueYears(String(years)), work.code ?? work.type, work.issuer, m.dueSince(dateLabel(work.date, lang)))}`,
    )
    const title = titleLabel(work.type, work.title)
    if (title) out(wrap(title, '      '))
    const used = m.usedBy(numberLabel(work.documents, lang))
    out(`      ${dotted(work.held > 0 ? m.held : m.notHeld, work.documents > 0 && used)}`)
    if (replacedBy.length > 0) out(wrap(m.replacedBy(replacedBy.join(', ')), '      '))
    if (continuedBy.length > 0) out(wrap(m.continuedBy(continuedBy.join(', ')), '      '))
    if (misprintOf.length > 0) out(wrap(m.doubtOtherDate(misprintOf.join(', ')), '      '))
    for (const each of announcedBy) {
      out(wrap(dotted(reviewLine({ ...each, targetDate: null }, settings, true), placeLine(each, settings)), '      '))
      out(wrap(`“${each.sentence}”`, '        '))
    }
  }
}

function flat({ work, announcedBy, replacedBy, continuedBy, misprintOf, ...due }: Due) {
  const { id, code, type, date, issuer, title, held, documents } = work
  return {
    ...due,
    work: id,
    code,
    type,
    date,
    issuer,
    title,
    held,
    documents,
    replacedBy: replacedBy.join('; '),
    continuedBy: continuedBy.join('; '),
    misprintOf: misprintOf.join('; '),
    paths: [...new Set(announcedBy.flatMap(({ path }) => path ?? []))].join('; '),
    sentences: announcedBy.map(({ sentence }) => sentence).join(' | '),
  }
}

const COLUMNS = [
  'dueDate',
  'years',
  'code',
  'type',
  'date',
  'issuer',
  'title',
  'state',
  'replacedBy',
  'continuedBy',
  'misprintOf',
  'held',
  'documents',
  'work',
  'paths',
  'sentences',
] as const
