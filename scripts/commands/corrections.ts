/** `vankien corrections`: what people put right; lists it, writes it to a file, takes it from one. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { loadWords } from '../../corpus/registry/words.js'
import {
  type CorrectionOut,
  corrections,
  documentHeld,
  importCorrections,
  listCorrections,
  targetParts,
} from '../../db/corrections.js'
import { type Db, openDatabase } from '../../db/open.js'
import { numberLabel } from '../../reports/labels.js'
import { correctionLine, resolveAgain } from '../correctionLines.js'
import { correctionsText, readCorrections } from '../correctionsFile.js'
import { EXIT, UsageError } from '../errors.js'
import { momentLabel } from '../lines.js'
import { openArchive } from '../openArchive.js'
import { dotted, out, outCsv, outJson, tell, wrap } from '../print.js'
import type { Settings } from '../settings.js'
import type { Run } from '../vankien.js'

export const run: Run = async ([form = 'list', ...rest], _options, settings) => {
  const { m } = settings
  const [path] = rest
  const wrong = new UsageError(m.correctionsWrongForm)
  if (form === 'list' ? rest.length > 0 : !/^(?:export|import)$/.test(form) || path === undefined || rest.length > 1)
    throw wrong
  // What is in the file is known to be good before the database is touched.
  const filed = form === 'import' ? readCorrections(path!, readFileSync(path!, 'utf8'), loadWords(), m) : []
  const db = form === 'import' ? openDatabase(settings.db) : openArchive(settings)
  try {
    if (form === 'list') list(db, settings)
    else if (form === 'export') exportTo(db, path!, settings)
    else {
      const { added, skipped } = importCorrections(db, filed)
      await resolveAgain(db, added)
      const waiting = added.filter(
        ({ kind, target }) => (kind === 'work' || kind === 'field') && !documentHeld(db, targetParts(target)[0]),
      ).length
      const number = (value: number) => numberLabel(value, settings.lang)
      if (settings.json) outJson({ path, added: added.length, skipped, waiting })
      else out(m.importedCorrections(number(added.length), number(skipped)))
      if (waiting > 0) tell(m.waiting(number(waiting)))
    }
    return EXIT.done
  } finally {
    db.close()
  }
}

function exportTo(db: Db, path: string, { json, lang, m }: Settings): void {
  const rows = corrections(db)
  // Written beside and renamed: what could not be finished does not replace a good file.
  writeFileSync(`${path}.tmp`, correctionsText(rows, extname(path).toLowerCase() === '.json'))
  renameSync(`${path}.tmp`, path)
  if (json) outJson({ path, corrections: rows.length })
  tell(m.exported(numberLabel(rows.length, lang), path))
}

function list(db: Db, settings: Settings): void {
  const { m } = settings
  const rows = listCorrections(db)
  if (settings.json) outJson({ corrections: rows })
  else if (settings.csv) outCsv(COLUMNS, rows)
  else if (rows.length === 0) tell(m.noCorrections)
  else for (const row of rows) print(row, settings)
}

function print(row: CorrectionOut, settings: Settings): void {
  const { m, lang } = settings
  const states = { 'in-force': m.stateInForce, replaced: m.stateReplaced, undone: m.stateUndone }
  out(wrap(`${row.id}. ${correctionLine(row, row.quote, settings)}`, ''))
  out(wrap(dotted(momentLabel(row.made, lang), row.author, row.kind !== 'undo' && states[row.state], row.note), '    '))
  if (row.kind !== 'undo') out(`    ${row.path === null ? m.notInArchive : `${m.file}: ${row.path}`}`)
}

const COLUMNS = ['id', 'made', 'author', 'kind', 'target', 'value', 'note', 'state', 'path', 'quote'] as const
