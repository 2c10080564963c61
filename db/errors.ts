/** What is wrong with a database, in words for people. */

/** The database cannot be used; the message says what to do. */
export class DatabaseError extends Error {
  readonly messageEn: string
  constructor(message: string, messageEn: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'DatabaseError'
    this.messageEn = messageEn
  }
}

/** Whether another connection holds the database. The driver is not loaded here: its errors are known by name. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'SqliteError' &&
  /^SQLITE_(?:BUSY|LOCKED)/.test((error as NodeJS.ErrnoException).code ?? '')

/** "database is locked" in words for people; any other error as it is. */
export const saidIfBusy = (error: unknown): unknown =>
  isBusy(error)
    ? new DatabaseError(
        'Cơ sở dữ liệu đang có lệnh khác ghi (thường là một lần nhập). Đợi lệnh đó xong rồi làm lại.',
        'Another command is writing into the database (most often an import). Wait until it is done, then try again.',
        error,
      )
    : error
