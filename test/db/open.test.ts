import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Database, type Db } from '../../db/driver.js'
import { DatabaseError, openDatabase } from '../../db/open.js'

const MIGRATIONS = readdirSync(join(import.meta.dirname, '..', '..', 'db', 'migrations')).sort()

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vankien-db-'))
})
afterAll(() => rmSync(root, { recursive: true }))

const file = (name: string): string => join(root, name)
const names = (db: Db, type: string): string[] =>
  db.prepare('SELECT name FROM sqlite_master WHERE type = ? ORDER BY name').pluck().all(type) as string[]

/** What an attempt to open is answered with, in both languages. */
function refusal(...args: Parameters<typeof openDatabase>): readonly [string, string] {
  try {
    openDatabase(...args).close()
  } catch (error) {
    if (error instanceof DatabaseError) return [error.message, error.messageEn]
    throw error
  }
  throw new Error('opened')
}

describe('the tables', () => {
  test('every table and view of the contract is there, and strict', () => {
    const db = openDatabase(':memory:')
    const tables = 'files documents pages works mentions links reviews deadlines problems corrections runs'.split(' ')
    expect(names(db, 'table')).toEqual(expect.arrayContaining(tables))
    expect(names(db, 'view')).toEqual(expect.arrayContaining(['citations']))
    const strict = db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1").pluck().all()
    expect(strict).toEqual(expect.arrayContaining(tables))
  })

  test('every view answers', () => {
    const db = openDatabase(':memory:')
    for (const view of names(db, 'view')) expect([view, db.prepare(`SELECT * FROM ${view}`).all()]).toEqual([view, []])
  })

  test('foreign keys are on, and every reference leads to a table', () => {
    const db = openDatabase(':memory:')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(() => db.exec('INSERT INTO pages VALUES (99, 1, 0, 5)')).toThrow(/FOREIGN KEY/)
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  test('a file has one of four states, a work one of three origins', () => {
    const db = openDatabase(':memory:')
    for (const state of ['imported', 'unchanged', 'duplicate', 'set-aside'])
      db.prepare('INSERT INTO files (path, state) VALUES (?, ?)').run(state, state)
    expect(() => db.exec("INSERT INTO files (path, state) VALUES ('x', 'lost')")).toThrow(/CHECK/)
    expect(() => db.exec("INSERT INTO works (id, scope, origin) VALUES ('x', 'tw', 'guessed')")).toThrow(/CHECK/)
  })
})

describe('migrations', () => {
  test('run once, in order, and are recorded', () => {
    const path = file('once.db')
    openDatabase(path, { create: true }).close()
    const first = new Database(path)
    const rows = first.prepare('SELECT version, name, ran FROM migrations ORDER BY version').all() as {
      version: number
      name: string
      ran: string
    }[]
    expect(rows.map(({ name }) => name)).toEqual(MIGRATIONS)
    expect(rows.map(({ version }) => version)).toEqual(MIGRATIONS.map((name) => Number(name.slice(0, 4))))
    for (const { ran } of rows) expect(ran).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    first.exec("UPDATE migrations SET ran = 'before'")
    first.close()
    const second = openDatabase(path)
    expect(second.prepare('SELECT DISTINCT ran FROM migrations').pluck().all()).toEqual(['before'])
    second.close()
  })

  test('their numbers have no gap and no double', () => {
    expect(MIGRATIONS.map((name) => Number(name.slice(0, 4)))).toEqual(MIGRATIONS.map((_, at) => at + 1))
  })

  test('a newer database is refused, and left as it was', () => {
    const path = file('newer.db')
    const db = openDatabase(path, { create: true })
    db.exec("INSERT INTO migrations (version, name) VALUES (9999, '9999-later.sql')")
    db.close()
    const [vi, en] = refusal(path)
    expect(vi).toMatch(/newer\.db.*mới hơn.*cập nhật/)
    expect(en).toMatch(/newer\.db.*newer vankien.*update/)
  })

  test('an older one that may not be written is told what to do', () => {
    const path = file('older.db')
    openDatabase(path, { create: true }).close()
    const db = new Database(path)
    db.exec('DELETE FROM migrations')
    db.close()
    const [vi, en] = refusal(path, { readonly: true })
    expect([vi, en]).toEqual([expect.stringMatching(/bản cũ.*import/), expect.stringMatching(/older version.*import/)])
  })
})

describe('what cannot be opened', () => {
  test('a database that is not there: the sentence names the command that makes one, and makes none itself', () => {
    const [vi, en] = refusal(file('none.db'))
    expect(vi).toContain(`vankien import THƯ_MỤC --db ${file('none.db')}`)
    expect(en).toContain(`vankien import FOLDER --db ${file('none.db')}`)
    expect(readdirSync(root)).not.toContain('none.db')
  })

  test('a file that is no database is named, and left as it was', () => {
    const path = file('plan.docx')
    writeFileSync(path, 'Kế hoạch số 12-KH/ĐU. '.repeat(100))
    for (const options of [{}, { create: true }, { readonly: true }]) {
      const [vi, en] = refusal(path, options)
      expect([vi, en]).toEqual([
        expect.stringMatching(/plan\.docx.*không phải/),
        expect.stringMatching(/plan\.docx.*no database/),
      ])
    }
    expect(readFileSync(path, 'utf8')).toBe('Kế hoạch số 12-KH/ĐU. '.repeat(100))
  })

  test('a database of another program is left alone', () => {
    const path = file('other.db')
    const other = new Database(path)
    other.exec('CREATE TABLE songs (name TEXT)')
    other.close()
    const [vi, en] = refusal(path, { create: true })
    expect([vi, en]).toEqual([expect.stringMatching(/chương trình khác/), expect.stringMatching(/another program/)])
    const again = new Database(path)
    expect(names(again, 'table')).toEqual(['songs'])
    again.close()
  })

  test('a folder that is not there', () => {
    expect(refusal(join(root, 'nowhere', 'a.db'), { create: true })[1]).toMatch(/cannot be opened/)
  })

  test('a database opened for reading is not written', () => {
    const path = file('reading.db')
    openDatabase(path, { create: true }).close()
    const db = openDatabase(path, { readonly: true })
    expect(() => db.exec("INSERT INTO works (id, scope, origin) VALUES ('x', 'tw', 'cited')")).toThrow(/readonly/)
    db.close()
  })
})
