/** Opens the database for a question, and says how many documents the answer leaves out because they are secret. */
import { type Db, openDatabase } from '../db/open.js'
import { hiddenDocuments } from '../db/secret.js'
import { numberLabel } from '../reports/labels.js'
import { tell } from './print.js'
import type { Settings } from './settings.js'

/** Throws DatabaseError. Documents with a secrecy mark are hidden unless --include-secret was given; a snapshot is of one moment. */
export function openArchive({ db: path, includeSecret, lang, m }: Settings, { snapshot = false } = {}): Db {
  const db = openDatabase(path, { readonly: true, includeSecret, snapshot })
  const hidden = hiddenDocuments(db)
  if (hidden > 0) tell(m.secretHidden(numberLabel(hidden, lang)))
  return db
}
