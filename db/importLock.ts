/** One import at a time in one database; who comes later is told so. */
import { rmSync } from 'node:fs'
import { Database } from './driver.js'
import { DatabaseError, isBusy } from './errors.js'

/**
 * Takes a database for one import; the answer gives it back. The system lets go of the lock with the process, however that
 * ends; the empty file beside the database means nothing by itself. Throws DatabaseError where another import has it.
 */
export function lockForImport(path: string): () => void {
  const file = `${path}-import`
  const lock = new Database(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new DatabaseError(
      `Một lần nhập khác đang ghi vào ${path}. Đợi lần đó xong (hoặc dừng nó bằng Ctrl-C) rồi chạy lại lệnh này.`,
      `Another import is writing into ${path}. Wait until it is done (or stop it with Ctrl-C), then run this command again.`,
      error,
    )
  }
  return () => {
    lock.close()
    rmSync(file, { force: true })
  }
}
