/** What is still to be resolved. It stands in the database, so that a run that was killed leaves its work to the next. */
import type { Db } from './open.js'

export class Pending {
  private readonly insert
  constructor(private readonly db: Db) {
    this.insert = db.prepare('INSERT OR IGNORE INTO to_resolve (kind, name) VALUES (?, ?)')
  }

  /** Codes whose citations must be looked at again, by their keys. */
  addKeys(keys: Iterable<string | null>): void {
    for (const key of keys) if (key) this.insert.run('code', key)
  }

  /** A content whose citations without a code must be looked at. */
  addDocument(sha256: string): void {
    this.insert.run('document', sha256)
  }

  keys(): string[] {
    return this.db.prepare("SELECT name FROM to_resolve WHERE kind = 'code' ORDER BY name").pluck().all() as string[]
  }

  /** Ids of the documents; those that are gone since are left out. */
  documents(): number[] {
    return this.db
      .prepare(
        "SELECT d.id FROM to_resolve t JOIN documents d ON d.sha256 = t.name WHERE t.kind = 'document' ORDER BY d.sha256",
      )
      .pluck()
      .all() as number[]
  }

  clear(): void {
    this.db.exec('DELETE FROM to_resolve')
  }
}
