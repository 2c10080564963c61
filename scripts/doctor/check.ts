/** One thing that `vankien doctor` looks at. */
import type { Language } from '../messages.js'

/** What was found, in the language of the user. */
export interface Check {
  /** Stable name for programs: "node", "database-whole". */
  readonly id: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly message: string
  /** What to do; null where there is nothing to do. */
  readonly next: string | null
}

/** A phrase in both languages. */
export type Phrase = Readonly<Record<Language, string>>

/** Makes checks in one language. */
export interface Teller {
  readonly lang: Language
  readonly ok: (id: string, message: Phrase, next?: Phrase) => Check
  readonly warn: (id: string, message: Phrase, next: Phrase) => Check
  readonly fail: (id: string, message: Phrase, next: Phrase) => Check
}

export function teller(lang: Language): Teller {
  const tell =
    (state: Check['state']) =>
    (id: string, message: Phrase, next?: Phrase): Check => ({
      id,
      state,
      message: message[lang],
      next: next?.[lang] ?? null,
    })
  return { lang, ok: tell('ok'), warn: tell('warn'), fail: tell('fail') }
}

/** A doctor is told of every error that a part of the program ends with; nothing else may swallow one so. */
export const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!

const GIGA = 1024 ** 3

/** "3,4 GB". */
export const gigabytes = (bytes: number, lang: Language): string =>
  bytes < GIGA / 10
    ? `${Math.round(bytes / 1024 ** 2)} MB`
    : `${(bytes / GIGA).toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 })} GB`
