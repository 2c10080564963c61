/** How a command ends when it does not end well. */

/** Exit codes that scripts may rely on. */
export const EXIT = { done: 0, failed: 1, usage: 2, setAside: 3, stopped: 130 } as const

/** The command could not do what was asked; the message says why, in the language of the user. */
export class Failure extends Error {
  /** What `--json` prints for it; the message alone where nothing is given. */
  readonly details: Readonly<Record<string, unknown>> | null
  constructor(message: string, details: Readonly<Record<string, unknown>> | null = null) {
    super(message)
    this.name = 'Failure'
    this.details = details
  }
}

/** The command line does not say something the program can do. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** An error of the other rooms that speaks both languages. */
interface Bilingual {
  readonly message: string
  readonly messageEn: string
}

export const isBilingual = (error: unknown): error is Error & Bilingual =>
  error instanceof Error && typeof (error as Partial<Bilingual>).messageEn === 'string'

/** A system error with its code: a folder that is not there, a full disk. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error &&
  typeof (error as NodeJS.ErrnoException).code === 'string' &&
  typeof (error as NodeJS.ErrnoException).syscall === 'string'
