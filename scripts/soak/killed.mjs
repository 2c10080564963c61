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
  await imported({ program, archive, db: calm, words })
  const whole = performance.now() - started
  const expected = dump(calm)
  log(`undisturbed: ${(whole / 1000).toFixed(1)} s, ${expected.documents.length} documents`)
  const failures = []
  const phases = {}
  let landed = 0
  let rounds = 0
  while (landed < kills && rounds < kills * 4) {
    rounds++
    const db = join(folder, `killed-${rounds}.db`)
    for (let count = 0; count < PER_ROUND && landed < kills; count++) {
      // A third hits the beginning, a third the end, where an import resolves; the others anywhere.
      const part = chance()
      const at = part < 0.3 ? chance() * 0.25 : part < 0.6 ? 0.7 + chance() * 0.4 : chance()
      const killed = await imported({ program, archive, db, words, killAfter: at * whole })
      if (!killed) break
      landed++
      const phase = phaseOf(db)
      phases[phase] = (phases[phase] ?? 0) + 1
    }
    await imported({ program, archive, db, words })
    const found = differences(expected, dump(db))
    if (found.length > 0) failures.push(`round ${rounds}:`, ...found)
    log(`round ${rounds}: ${landed} kills so far, ${found.length === 0 ? 'the same' : 'DIFFERENT'}`)
  }
  return { landed, rounds, failures, phases }
}

/** Runs an import to its end, or kills it with all it started; tells whether it was killed before it ended. */
function imported({ program, archive, db, words, killAfter = null }) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, 'import', archive, '--db', db, '--json', ...words], {
      // A group of its own: what it starts is killed with it.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let err = ''
    child.stderr.on('data', (chunk) => (err += chunk))
    const kill = () => process.kill(-child.pid, 'SIGKILL')
    const timer = setTimeout(kill, killAfter ?? LIMIT)
    child.once('error', fail)
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      if (signal === 'SIGKILL' && killAfter !== null) done(true)
      else if (code === 0 || code === 3) done(false)
      else fail(new Error(`import ended with ${code ?? signal}\n${err.slice(-3000)}`))
    })
  })
}

/** How far a killed import had come. */
function phaseOf(path) {
  const db = openReader(path)
  if (db === null) return 'no database'
  try {
    if (db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'to_resolve'").pluck().get() === 0)
      return 'no tables'
    if (db.prepare('SELECT count(*) FROM documents').pluck().get() === 0) return 'no document'
    const last = db.prepare('SELECT finished FROM runs ORDER BY id DESC LIMIT 1').pluck().get()
    if (last !== null) return 'finished'
    const mentions = db.prepare("SELECT count(*) FROM mentions WHERE state <> 'unresolved'").pluck().get()
    return mentions === 0 ? 'first reading' : 'later'
  } catch (error) {
    // Killed while it made the file: an empty one, or one whose log only a writer can put right.
    if (error.code?.startsWith('SQLITE_')) return 'no tables'
    throw error
  } finally {
    db.close()
  }
}
