/** Imports one folder into a database in memory and prints what became of each file: the child of the fuzzer. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../dist/db/open.js'
import { runImport } from '../../dist/pipeline/run.js'

const [folder, ocr, limit, jobs] = process.argv.slice(2)
const options = { program: 'fuzz', argv: [folder], now: () => new Date().toISOString() }
const files = readdirSync(folder)
  .sort()
  .map((name) => join(folder, name))
const db = openDatabase(':memory:')
const times = new Map()
let before = performance.now()
const timed = ({ path, done }) => {
  if (done === 0) return
  const now = performance.now()
  if (!times.has(path)) times.set(path, now - before)
  before = now
}

// Two at a time: what lies between two that are done is at least the time of the slower one.
const importing = (paths, mode) =>
  runImport(db, paths, { ...options, jobs: Number(jobs), timeout: Number(limit) * 1000, ocr: mode, onProgress: timed })
const recognized = files.slice(0, Number(ocr))
if (recognized.length > 0) await importing(recognized, 'auto')
before = performance.now()
await importing(files.slice(recognized.length), 'off')

const rows = db.prepare('SELECT path, state, reason, message FROM files ORDER BY path').all()
const answer = rows.map(({ path, state, reason, message }) => ({
  path,
  outcome: state === 'set-aside' ? reason : state,
  message,
  ms: times.get(path) ?? 0,
}))
for (const name of files)
  if (!rows.some(({ path }) => path === name || path.startsWith(`${name}/`)) && statSync(name).size > 0)
    answer.push({ path: name, outcome: 'no entries', message: '', ms: 0 })
console.log(JSON.stringify({ files: answer, rss: Math.round(process.resourceUsage().maxRSS / 1000) }))
process.exit(0)
