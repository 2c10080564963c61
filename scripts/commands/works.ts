/** `vankien works`: the works that the archive names, most cited first. */
import { type WorkOut, works } from '../../db/queries.js'
import { dateLabel, numberLabel, titleLabel } from '../../reports/labels.js'
import { EXIT, UsageError } from '../errors.js'
import { openArchive } from '../openArchive.js'
import { dotted, out, outCsv, outJson, tell, wrap } from '../print.js'
import { countValue } from '../values.js'
import type { Run } from '../vankien.js'

export const run: Run = (_words, options, settings) => {
  const { lang, m } = settings
  const text = (name: string) => options[name] as string | undefined
  if (options['held'] && options['missing'])
    throw new UsageError(m.badValue('--held', '--missing', m.expectedOneOf('--held, --missing')))
  const filters = {
    type: text('type')?.normalize('NFC'),
    scope: text('scope'),
    held: options['held'] ? true : options['missing'] ? false : undefined,
    all: options['all'] === true,
    limit: text('limit') === undefined ? undefined : countValue('--limit', text('limit')!, m),
  }
  const db = openArchive(settings)
  try {
    const rows = [...works(db, filters)]
    if (settings.json) outJson({ works: rows })
    else if (settings.csv) outCsv(COLUMNS, rows)
    else if (rows.length === 0) tell(m.noWorks)
    else for (const row of rows) print(row)
    return EXIT.done
  } finally {
    db.close()
  }

  function print(row: WorkOut): void {
    out(
      dotted(
        row.code ?? row.type,
        row.issuer,
        dateLabel(row.date, lang),
        row.term && m.term(row.term),
        m.citedBy(numberLabel(row.documents, lang), numberLabel(row.mentions, lang)),
        row.held > 0 ? m.held : m.notHeld,
      ),
    )
    const title = titleLabel(row.type, row.title)
    if (title) out(wrap(title, '    '))
    out(`    ${m.workId}: ${row.id}`)
  }
}

const COLUMNS = [
  'id',
  'code',
  'type',
  'date',
  'issuer',
  'term',
  'title',
  'documents',
  'mentions',
  'held',
  'scope',
  'origin',
] as const
