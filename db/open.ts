/** Opens the database, brings its tables up to date, and says plainly what is wrong where it cannot. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Database, type Db } from './driver.js'
import { DatabaseError, saidIfBusy } from './errors.js'
import { hideSecret } from './secret.js'

export type { Db } from './driver.js'
export { DatabaseError } from './errors.js'

export interface OpenOptions {
  /** Make the file where it is missing. */
  readonly create?: boolean
  readonly readonly?: boolean
  /** Show documents with a secrecy mark to a reader too; a connection that writes sees all there is. */
  readonly includeSecret?: boolean
  /** All questions see the archive as it is at the first of them, whatever an import writes meanwhile. */
  readonly snapshot?: boolean
}

/** Opens a database file, or ":memory:". Throws DatabaseError. */
export function openDatabase(
  path: string,
  { create = false, readonly = false, includeSecret = false, snapshot = false }: OpenOptions = {},
): Db {
  if (path !== ':memory:' && !create && !existsSync(path)) {
    throw new DatabaseError(
      `Chưa có cơ sở dữ liệu ${path}. Tạo bằng lệnh: vankien import THƯ_MỤC --db ${path}`,
      `There is no database ${path}. Make one with: vankien import FOLDER --db ${path}`,
    )
  }
  let db: Db | undefined
  try {
    db = new Database(path, { readonly, fileMustExist: !create && path !== ':memory:' })
    db.pragma('foreign_keys = ON')
    refuseForeign(db, path)
    if (!readonly) {
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = NORMAL')
    }
    migrate(db, path, readonly)
    if (readonly && !includeSecret) hideSecret(db)
    if (snapshot) db.exec('BEGIN')
    return db
  } catch (error) {
    db?.close()
    const said = saidIfBusy(error)
    if (said !== error) throw said
    // A folder that is not there is a TypeError of the driver.
    if (!(error instanceof Database.SqliteError) && !(db === undefined && error instanceof TypeError)) throw error
    throw new DatabaseError(
      `Không mở được cơ sở dữ liệu ${path}: tệp không phải cơ sở dữ liệu của vankien hoặc không ghi được.`,
      `The database ${path} cannot be opened: it is no database of vankien, or it cannot be written.`,
      error,
    )
  }
}

/** A database of another program stays as it is. */
function refuseForeign(db: Db, path: string): void {
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]
  if (tables.length === 0 || tables.some(({ name }) => name === 'migrations')) return
  throw new DatabaseError(
    `Tệp ${path} là cơ sở dữ liệu của chương trình khác, không phải của vankien; hãy chọn tệp khác.`,
    `The file ${path} is a database of another program, not of vankien; choose another file.`,
  )
}

interface Migration {
  readonly version: number
  readonly name: string
}

function migrations(): Migration[] {
  return readdirSync(join(import.meta.dirname, 'migrations'))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), name }))
}

function migrate(db: Db, path: string, readonly: boolean): void {
  const known = migrations()
  const has = db
    .prepare("SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name = 'migrations'")
    .get() as { n: number }
  const done =
    has.n > 0
      ? (db.prepare('SELECT version FROM migrations').all() as { version: number }[]).map((row) => row.version)
      : []
  const newest = known[known.length - 1]?.version ?? 0
  if (done.some((version) => version > newest))
    throw new DatabaseError(
      `Cơ sở dữ liệu ${path} do bản vankien mới hơn tạo ra; hãy cập nhật chương trình.`,
      `The database ${path} was made by a newer vankien; update the program.`,
    )
  const missing = known.filter(({ version }) => !done.includes(version))
  if (missing.length === 0) return
  if (readonly)
    throw new DatabaseError(
      `Cơ sở dữ liệu ${path} của bản cũ; chạy lại lệnh import để nâng cấp.`,
      `The database ${path} is of an older version; run import to bring it up to date.`,
    )
  db.transaction(() => {
    db.exec(
      'CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, ran TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) STRICT',
    )
    for (const { version, name } of missing) {
      db.exec(readFileSync(join(import.meta.dirname, 'migrations', name), 'utf8'))
      db.prepare('INSERT INTO migrations (version, name) VALUES (?, ?)').run(version, name)
    }
  })()
}
