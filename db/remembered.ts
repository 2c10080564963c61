/** What is worked out once for a state of the database, and again after somebody has written to it. */
import type { Db } from './open.js'

/** The answer of a question that walks whole tables; kept with the connection until the database changes. */
export function remembered<T>(ask: (db: Db) => T): (db: Db) => T {
  const known = new WeakMap<Db, { readonly state: string; readonly answer: T }>()
  return (db) => {
    // The first changes when another connection writes, the second when this one does.
    const state = `${db.pragma('data_version', { simple: true })} ${db.prepare('SELECT total_changes()').pluck().get()}`
    const kept = known.get(db)
    if (kept?.state === state) return kept.answer
    const answer = ask(db)
    known.set(db, { state, answer })
    return answer
  }
}
