/** `vankien report --out FILE`: the whole database as a file that people open. */
import { extname, resolve } from 'node:path'
import { type Report, report } from '../../reports/tables.js'
import { EXIT, UsageError } from '../errors.js'
import { openArchive } from '../openArchive.js'
import { outJson, tell } from '../print.js'
import type { Run } from '../vankien.js'
import { programName } from '../version.js'
import { writeWhole } from '../writeWhole.js'

/** One writer a format, loaded when asked for. */
const FORMATS: Readonly<Record<string, (made: Report) => Promise<Uint8Array | string>>> = {
  '.xlsx': async (made) => (await import('../../reports/xlsx.js')).xlsx(made),
  '.zip': async (made) => (await import('../../reports/csvZip.js')).csvZip(made),
  '.json': async (made) => (await import('../../reports/json.js')).json(made),
  '.md': async (made) => (await import('../../reports/markdown.js')).markdown(made),
}

export const run: Run = async (_words, options, settings) => {
  const { lang, m } = settings
  const asked = options['out'] as string
  // Several tables make several CSV files, and those one archive.
  const path = asked.replace(/\.csv$/i, '.zip')
  const write = FORMATS[extname(path).toLowerCase()]
  if (!write) throw new UsageError(m.badValue('--out', asked, m.expectedOneOf('.xlsx .csv .zip .json .md')))
  const db = openArchive(settings)
  try {
    const made = report(
      db,
      {
        database: resolve(settings.db),
        program: programName(),
        question: `vankien report --out ${asked} --db ${settings.db}`,
        made: new Date().toISOString(),
      },
      lang,
    )
    const bytes = await write(made)
    writeWhole(path, bytes)
    if (settings.json)
      outJson({
        path,
        about: made.about,
        rows: Object.fromEntries(made.tables.map(({ key, rows }) => [key, rows.length])),
      })
    tell(m.wrote(path))
    return EXIT.done
  } finally {
    db.close()
  }
}
