/** Imports that are killed and run again until they are done, compared with one that is left alone. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { chances } from './archive.mjs'
import { differences, dump, openReader } from './dump.mjs'

/** So many kills hit one database before it is brought to its end and compared. */
const PER_ROUND = 5
/** Nothing kills these: they must come to their end. */
const LIMIT = 600_000

/** Returns how many kills really hit a running import, in which phase, and every difference found. */
export async function killedImports({ program, archive, folder, kills, seed = 7, log = () => undefined, words = [] }) {
  const chance = chances(seed)
  const calm = join(folder, 'calm.db')
  const started = performance.now()
  let grown = { at: started, documents: 0 }
  const watch = setInterval(() => {
    const documents = documentsIn(calm)
    if (documents > grown.documents) grown = { at: performance.now(), documents }
  }, 20)
  await imported({ program, archive, db: calm, words })
  clearInterval(watch)
  const whole = performance.now() - started
  // From the last document to the end: what is left to do is resolution.
  const tail = performance.now() - grown.at
  const expected = dump(calm)
  log(
    `undisturbed: ${(whole / 1000).toFixed(1)} s, of which ${(tail / 1000).toFixed(1)} s after the last document; ${expected.documents.length} documents`,
  )
  const failures = []
  const phases = {}
  let landed = 0
  let rounds = 0
  while (landed < kills && rounds < kills * 4) {
    rounds++
    const db = join(folder, `killed-${rounds}.db`)
    for (let count = 0; count < PER_ROUND && landed < kills; count++) {
      // A third hits the beginning, a third the end, where all is read and citations are resolved; the others anywhere.
      const part = chance()
      const atEnd = part >= 0.3 && part < 0.6
      const killed = await imported({
        program,
        archive,
        db,
        words,
        killAfter: atEnd ? chance() * tail : (part < 0.3 ? 0.25 : 1) * chance() * whole,
        once: atEnd ? () => documentsIn(db) >= expected.documents.length : null,
      })
      if (!killed) break
      landed++
      const phase = phaseOf(db, expected.documents.length)
      phases[phase] = (phases[phase] ?? 0) + 1
    }
    await imported({ program, archive, db, words })
    const found = differences(expected, dump(db))
    if (found.length > 0) failures.push(`round ${rounds}:`, ...found)
    log(`round ${rounds}: ${landed} kills so far, ${found.length === 0 ? 'the same' : 'DIFFERENT'}`)
  }
  return { landed, rounds, failures, phases }
}

/**
 * Runs an import to its end, or kills it with all it started, so many milliseconds after it began or after `once` holds;
 * tells whether it was killed before it ended.
 */
function imported({ program, archive, db, words, killAfter = null, once = null }) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, 'import', archive, '--db', db, '--json', ...words], {
      // A group of its own: what it starts is killed with it.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let err = ''
    child.stderr.on('data', (chunk) => (err += chunk))
    const kill = () => process.kill(-child.pid, 'SIGKILL')
    let timer = setTimeout(kill, once ? LIMIT : (killAfter ?? LIMIT))
    const watch = setInterval(() => {
      if (!once?.()) return
      clearInterval(watch)
      clearTimeout(timer)
      timer = setTimeout(kill, killAfter)
    }, 20)
    child.once('error', fail)
    child.once('close', (code, signal) => {
      clearInterval(watch)
      clearTimeout(timer)
      if (signal === 'SIGKILL' && killAfter !== null) done(true)
      else if (code === 0 || code === 3) done(false)
      else fail(new Error(`import ended with ${code ?? signal}\n${err.slice(-3000)}`))
    })
  })
}

/** Documents that a database holds; none while its tables are being made. */
function documentsIn(path) {
  return asked(path, 0, (db) => db.prepare('SELECT count(*) FROM documents').pluck().get())
}

/** How far a killed import had come. */
function phaseOf(path, whole) {
  return asked(path, 'no tables', (db) => {
    const documents = db.prepare('SELECT count(*) FROM documents').pluck().get()
    const ended = db.prepare('SELECT finished FROM runs ORDER BY id DESC LIMIT 1').pluck().get()
    if (ended) return 'resolved'
    return documents === 0 ? 'no document' : documents < whole ? 'reading' : 'all read'
  })
}

function asked(path, otherwise, question) {
  const db = openReader(path)
  if (db === null) return otherwise
  try {
    return question(db)
  } catch (error) {
    // An empty file, tables that are being made, or a log that only a writer can put right.
    if (!error.code?.startsWith('SQLITE_')) throw error
    return otherwise
  } finally {
    db.close()
  }
}
