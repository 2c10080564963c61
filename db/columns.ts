/**
 * What lists are counted and narrowed by, of every document, in columns in memory: a hundred thousand documents take a
 * megabyte, and counts over tens of thousands of hits a few milliseconds instead of a look-up in the table for each.
 */
import type { Db } from './open.js'
import { remembered } from './remembered.js'

/** Values that repeat: of each document the place of its value in `names`. */
export interface Named {
  readonly names: readonly (string | null)[]
  readonly at: Uint16Array
}

/** Columns by document id. */
export interface DocumentColumns {
  readonly type: Named
  readonly level: Named
  readonly province: Named
  /** 20241222 of 2024-12-22, 20240000 of 2024, 0 where there is no date. */
  readonly day: Int32Array
  /** All documents, newest first; those without a date last. */
  readonly newest: readonly number[]
}

/** "2024-12-22" → 20241222, "2024-12" → 20241200; 0 of null. */
export const dayNumber = (date: string | null): number => {
  if (date === null) return 0
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return year * 10_000 + month * 100 + day
}

export const documentColumns = remembered((db: Db): DocumentColumns => {
  const most = (db.prepare('SELECT max(id) FROM documents').pluck().get() as number | null) ?? 0
  const named = () => {
    const names: (string | null)[] = [null]
    const places = new Map<string | null, number>([[null, 0]])
    const at = new Uint16Array(most + 1)
    const set = (id: number, name: string | null): void => {
      let place = places.get(name)
      if (place === undefined) {
        place = names.push(name) - 1
        places.set(name, place)
      }
      at[id] = place
    }
    return { names, at, set }
  }
  const [type, level, province] = [named(), named(), named()]
  const day = new Int32Array(most + 1)
  const ids: number[] = []
  const rows = db.prepare('SELECT id, type, level, parent, date FROM documents').raw().iterate() as IterableIterator<
    [number, string | null, string | null, string | null, string | null]
  >
  for (const [id, ofType, ofLevel, ofProvince, date] of rows) {
    ids.push(id)
    type.set(id, ofType)
    level.set(id, ofLevel)
    province.set(id, ofProvince)
    day[id] = dayNumber(date)
  }
  const newest = ids.sort((a, b) => day[b]! - day[a]! || a - b)
  return { type, level, province, day, newest }
})
