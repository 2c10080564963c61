/** From a path or a code to the documents that people mean; several are shown, none is picked. */
import type { Db } from '../db/open.js'
import { type DocumentRow, documentsByPath, documentsOfWork } from '../db/queries.js'
import type { Lexicon } from '../extractors/lexicon/types.js'
import { shown } from '../pipeline/shownPath.js'
import { dateLabel } from '../reports/labels.js'
import { Failure } from './errors.js'
import { findWork } from './findWork.js'
import { dotted } from './print.js'
import type { Settings } from './settings.js'

type Words = Pick<Lexicon, 'types' | 'issuers'>

/** The document at a path, or at the end of one; null where what was typed can only be a code. Throws Failure. */
export function findFile(db: Db, typed: string, settings: Settings): DocumentRow | null {
  const { m } = settings
  const found = documentsByPath(db, shown(typed).replace(/^\.\//, ''))
  if (found.length === 1) return found[0]!
  if (found.length > 1) throw several(m.severalFiles(typed, String(found.length)), m.giveWholePath, found, settings)
  // A path that is not in the database would only be misread as a code.
  if (/\.[A-Za-z]{2,5}$/.test(typed)) throw new Failure(m.unknownFile(typed), { path: typed, reason: 'unknown-file' })
  return null
}

/** All copies of the document that a path, a code or the id of a work names. Throws Failure where there is none. */
export function findDocuments(
  db: Db,
  typed: string,
  words: Words,
  settings: Settings,
  command: string,
): readonly DocumentRow[] {
  const file = findFile(db, typed, settings)
  if (file) return [file]
  const { work } = findWork(db, typed, null, words, settings, command)
  const copies = documentsOfWork(db, work.id)
  if (copies.length === 0)
    throw new Failure(settings.m.noCopy(work.id), { code: typed, reason: 'not-held', work: work.id })
  return copies
}

/** The one document that is meant; of several copies each is shown. Throws Failure. */
export function findDocument(db: Db, typed: string, words: Words, settings: Settings, command: string): DocumentRow {
  const { m } = settings
  const found = findDocuments(db, typed, words, settings, command)
  if (found.length > 1) throw several(m.severalCopies(typed, String(found.length)), m.giveWholePath, found, settings)
  return found[0]!
}

function several(what: string, how: string, documents: readonly DocumentRow[], { lang }: Settings): Failure {
  const lines = documents.map(
    (row) => `  ${row.path}\n      ${dotted(row.code ?? row.type, row.issuer, dateLabel(row.date, lang))}`,
  )
  return new Failure([what, ...lines, how].join('\n'), {
    reason: 'several-documents',
    candidates: documents.map(({ path, code, date, issuer, work }) => ({ path, code, date, issuer, work })),
  })
}
