/** `npm run soak:many [-- COUNT]`: imports that many small files twice and measures start, memory and speed. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeArchive } from './archive.mjs'
import { openReader } from './dump.mjs'

const program = join(import.meta.dirname, '../../dist/scripts/vankien.js')
const count = Number(process.argv[2] ?? 100_000)
/** Limits of the acceptance: seconds to the first document, bytes of memory. */
const START = 2
const MEMORY = 1024 ** 3

const folder = mkdtempSync(join(tmpdir(), 'vankien-many-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const archive = join(folder, 'kho')
const db = join(folder, 'vankien.db')
console.log(`writing ${count} files`)
makeArchive(archive, count, { copies: false })

const first = await measured('import')
const second = await measured('again, all unchanged')
const failures = [
  first.summary.imported !== count && 'not every file was imported',
  second.summary.unchanged !== count && 'not every file was unchanged',
  first.start > START && `the first document came after ${first.start.toFixed(1)} s`,
  Math.max(first.peak, second.peak) > MEMORY && 'more than 1 GB of memory',
].filter(Boolean)
for (const failure of failures) console.log(`FAILED: ${failure}`)
process.exit(failures.length > 0 ? 1 : 0)

async function measured(name) {
  const began = performance.now()
  const child = spawn(process.execPath, [program, 'import', archive, '--db', db, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  let start = 0
  const course = []
  let reader = null
  const look = setInterval(() => {
    const seconds = (performance.now() - began) / 1000
    if (start === 0) {
      reader ??= openReader(db)
      if (reader && hasDocuments(reader)) {
        start = seconds
        reader.close()
      }
    }
    if (seconds > course.length) course.push(memoryOf(child.pid).now)
    peak = Math.max(peak, memoryOf(child.pid).peak)
  }, 50)
  let peak = 0
  const code = await new Promise((done) => child.once('close', done))
  clearInterval(look)
  if (code !== 0) throw new Error(`import ended with ${code}\n${err.slice(-2000)}`)
  const seconds = (performance.now() - began) / 1000
  const summary = JSON.parse(out)
  const megabytes = (bytes) => Math.round(bytes / 1024 / 1024)
  const step = Math.max(1, Math.floor(course.length / 20))
  console.log(
    `${name}: ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(0)} files/s, first document after ${start.toFixed(2)} s, peak ${megabytes(peak)} MB`,
  )
  console.log(
    `  MB over time: ${course
      .filter((_, at) => at % step === 0)
      .map(megabytes)
      .join(' ')}`,
  )
  console.log(
    `  found ${summary.found}, imported ${summary.imported}, unchanged ${summary.unchanged}, set aside ${summary.setAside.length}`,
  )
  return { summary, start, peak }
}

function hasDocuments(reader) {
  try {
    return reader.prepare('SELECT 1 FROM documents LIMIT 1').get() !== undefined
  } catch {
    // The tables are being made.
    return false
  }
}

/** Resident memory of a process and its peak, bytes; zero where it has ended. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1024
    return { now: of('VmRSS'), peak: of('VmHWM') }
  } catch {
    return { now: 0, peak: 0 }
  }
}
