/** Several writes in one transaction: each is whole or not there, and a kill loses no more than the last moment's. */
import type { Db } from './open.js'

/** So many writes, or so many milliseconds, are committed together. */
const WRITES = 250
const MILLISECONDS = 300

export class Batch {
  private writes = 0
  private first = true
  private timer: NodeJS.Timeout | null = null
  /** What the timer could not commit; the next write throws it. */
  private failure: unknown = null

  constructor(private readonly db: Db) {}

  /** One write, a savepoint of its own in the transaction that is open. */
  run<Result>(work: () => Result): Result {
    if (this.failure !== null) throw this.failure
    if (!this.db.inTransaction) {
      this.db.exec('BEGIN IMMEDIATE')
      this.timer = setTimeout(() => this.flushLater(), MILLISECONDS)
      this.timer.unref()
    }
    const result = this.db.transaction(work)()
    // The first is there at once: whoever watches sees that the run has begun.
    if (++this.writes >= WRITES || this.first) this.flush()
    this.first = false
    return result
  }

  /** Commits what is open. */
  flush(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.writes = 0
    if (this.db.inTransaction) this.db.exec('COMMIT')
    if (this.failure !== null) throw this.failure
  }

  private flushLater(): void {
    try {
      this.flush()
    } catch (error) {
      // Nobody stands above a timer to catch it: a full disk must end the run, not pass by.
      this.failure = error
    }
  }
}
