/** A database that is read while others write to it: what became secret meanwhile is hidden too. */
import type { Db } from '../db/open.js'
import { hiddenDocuments, secretDocuments } from '../db/secret.js'
import { openArchive } from './openArchive.js'
import type { Settings } from './settings.js'

/** Milliseconds. */
const LINGER = 60_000

export interface LiveArchive {
  /** The connection for this moment; not to be kept. */
  current(): Db
  close(): void
}

export function liveArchive(settings: Settings): LiveArchive {
  let db = openArchive(settings)
  let version = versionOf(db)
  return {
    current() {
      const now = versionOf(db)
      if (now === version) return db
      version = now
      // Views over secret documents are laid when a database is opened.
      if (settings.includeSecret || secretDocuments(db) === hiddenDocuments(db)) return db
      const old = db
      db = openArchive(settings)
      version = versionOf(db)
      // A visit may still be answered from it.
      setTimeout(() => old.close(), LINGER).unref()
      return db
    },
    close: () => db.close(),
  }
}

/** Changes when another connection writes. */
const versionOf = (db: Db): number => db.pragma('data_version', { simple: true }) as number
