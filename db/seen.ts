/** Which paths a run came by; the rest of what it walked is no longer there. Kept by SQLite, not in memory. */
import type { Db } from './open.js'

export class Seen {
  private readonly insert
  constructor(private readonly db: Db) {
    db.exec('CREATE TEMP TABLE IF NOT EXISTS seen (path TEXT PRIMARY KEY) WITHOUT ROWID; DELETE FROM seen')
    this.insert = db.prepare('INSERT OR IGNORE INTO seen (path) VALUES (?)')
  }

  add(path: string): void {
    this.insert.run(path)
  }

  /**
   * Marks the files below `roots` that the run did not come by, but for those below `closed`, where it could not look;
   * what it came by is there. Returns how many were marked.
   */
  settle(runId: number, roots: readonly string[], closed: readonly string[]): number {
    this.db.prepare('UPDATE files SET gone = NULL WHERE gone IS NOT NULL AND path IN (SELECT path FROM seen)').run()
    const below = `EXISTS (SELECT 1 FROM json_each(?) r WHERE r.value IN ('', '.') OR files.path = r.value OR substr(files.path, 1, length(r.value) + 1) = r.value || '/')`
    return this.db
      .prepare(
        `UPDATE files SET gone = ? WHERE gone IS NULL AND path NOT IN (SELECT path FROM seen) AND ${below} AND NOT ${below}`,
      )
      .run(runId, JSON.stringify(roots), JSON.stringify(closed)).changes
  }

  close(): void {
    this.db.exec('DELETE FROM seen')
  }
}
