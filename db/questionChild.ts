/**
 * A process of its own for one question in SQL: it can be killed at any moment, reads the database and writes nothing.
 * Takes a Question as a message and answers it with one.
 */
import { Database } from './driver.js'
import type { Question, QuestionAnswer } from './question.js'

/** A question may sort and group, but not fill the machine. */
const HEAP = 256 * 1024 * 1024

function answer({ path, sql, rows: most, bytes }: Question): QuestionAnswer {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    db.pragma(`hard_heap_limit = ${HEAP}`)
    db.pragma('query_only = ON')
    // No other file can be attached, whatever the statement.
    const statement = db.prepare(sql)
    if (!statement.reader || !statement.readonly) return { error: 'not-a-question' }
    const columns = statement.columns().map(({ name }) => name)
    const rows: (string | number | null)[][] = []
    let size = 0
    for (const row of statement.raw(true).iterate() as IterableIterator<unknown[]>) {
      const values = row.map(plainValue)
      size += values.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 0)
      if (rows.length >= most || size > bytes) return { columns, rows, more: true }
      rows.push(values)
    }
    return { columns, rows, more: false }
  } catch (error) {
    if (!(error instanceof Database.SqliteError) && !(error instanceof RangeError) && !(error instanceof TypeError))
      throw error
    return { error: error.message }
  } finally {
    db.close()
  }
}

/** Bytes are told by their number. */
function plainValue(value: unknown): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  return Buffer.isBuffer(value) ? `[${value.length} bytes]` : String(value)
}

process.once('message', (question) => process.send!(answer(question as Question), () => process.disconnect()))
