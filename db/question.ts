/** Questions in SQL by those who know it: for reading alone, in a process that is stopped when it takes too long. */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The built program of the process: beside this file, or under dist/ where this file runs from its source. */
const CHILD = ['./questionChild.js', '../dist/db/questionChild.js']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))!

export interface Question {
  /** The database file. */
  readonly path: string
  readonly sql: string
  /** At most so many rows, and characters in them. */
  readonly rows: number
  readonly bytes: number
}

export type QuestionAnswer =
  | {
      readonly columns: readonly string[]
      readonly rows: readonly (readonly (string | number | null)[])[]
      readonly more: boolean
    }
  /** 'not-a-question': it would write, or is no question; 'too-long': it was stopped; 'stopped': it ran out of memory; else what SQLite says. */
  | { readonly error: string }

const QUESTIONS = ['select', 'with', 'values', 'explain']

/** Whether it begins as a question does; what else SQLite runs (ATTACH, VACUUM INTO, PRAGMA) opens or writes files. */
function isQuestion(sql: string): boolean {
  let rest = sql.trimStart()
  while (rest.startsWith('--')) rest = rest.slice(rest.indexOf('\n') + 1 || rest.length).trimStart()
  const start = rest.slice(0, 8).toLowerCase()
  return QUESTIONS.some((word) => start.startsWith(word))
}

/** Answers a question; gives up after `limit` milliseconds. */
export function ask(question: Question, limit: number): Promise<QuestionAnswer> {
  if (!isQuestion(question.sql)) return Promise.resolve({ error: 'not-a-question' })
  return new Promise((done, fail) => {
    const child = fork(CHILD, { stdio: 'ignore', env: {}, execArgv: [] })
    let answer: QuestionAnswer | null = null
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, limit)
    child.once('message', (message) => {
      answer = message as QuestionAnswer
    })
    child.once('error', fail)
    child.once('close', () => {
      clearTimeout(timer)
      done(answer ?? { error: late ? 'too-long' : 'stopped' })
    })
    child.send(question)
  })
}
