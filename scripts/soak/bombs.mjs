/**
 * Files made to cost a reader all of its memory or time, each imported alone by the built program: what became of it, how
 * long the program ran, and the most memory that it held. Fails where one takes more than the limits below.
 *
 *   npm run soak:bombs [-- --only WORD] [--ocr off]
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BOMBS } from './bombFiles.mjs'

const LIMIT_MB = 700
const LIMIT_SECONDS = 60

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, ocr: { type: 'string', default: 'auto' } },
})
const PROGRAM = join(import.meta.dirname, '../../dist/scripts/vankien.js')
const folder = mkdtempSync(join(tmpdir(), 'vankien-bombs-'))
let failures = 0

for (const [what, name, make] of BOMBS) {
  if (!`${what} ${name}`.toLowerCase().includes(values.only.toLowerCase())) continue
  const path = join(folder, name)
  const bytes = await make()
  writeFileSync(path, bytes)
  const { outcome, seconds, peak } = await imported(path)
  const over = peak > LIMIT_MB || seconds > LIMIT_SECONDS || outcome.startsWith('DIED') || outcome.startsWith('crashed')
  if (over) failures++
  console.log(
    `${over ? 'OVER' : 'ok  '} ${what.padEnd(62)} ${(bytes.length / 1e6).toFixed(2).padStart(7)} MB  ${seconds.toFixed(1).padStart(6)} s  ${String(peak).padStart(5)} MB  ${outcome}`,
  )
  rmSync(path)
}
rmSync(folder, { recursive: true })
console.log(failures === 0 ? 'All within bounds.' : `${failures} beyond ${LIMIT_SECONDS} s or ${LIMIT_MB} MB.`)
process.exit(failures === 0 ? 0 : 1)

function imported(path) {
  const db = join(folder, 'a.db')
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [PROGRAM, 'import', path, '--db', db, '--ocr', values.ocr, '--json', '--lang', 'en'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let [out, err, peak] = ['', '', 0]
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err = (err + chunk).slice(-2000)))
  const timer = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 10)
  const kill = setTimeout(() => child.kill('SIGKILL'), 600_000)
  return new Promise((done) =>
    child.on('close', (code, signal) => {
      clearInterval(timer)
      clearTimeout(kill)
      for (const ending of ['', '-wal', '-shm']) rmSync(db + ending, { force: true })
      const seconds = (performance.now() - started) / 1000
      done({ outcome: outcomeOf(out) ?? `DIED with ${code ?? signal}: ${err.slice(-300)}`, seconds, peak })
    }),
  )
}

/** What the program printed, in short; null where it printed nothing. */
function outcomeOf(out) {
  if (!out.startsWith('{')) return null
  const { imported, setAside } = JSON.parse(out)
  const reasons = Map.groupBy?.(setAside, ({ reason }) => reason) ?? new Map([[setAside[0]?.reason, setAside]])
  const parts = imported > 0 ? [`imported ${imported}`] : []
  for (const [reason, list] of reasons) if (reason) parts.push(`${reason} (${list.length}) ${list[0].message}`)
  return parts.join('; ').slice(0, 160)
}

/** The most memory that a process has held so far, in MB; 0 where the system does not say. */
function peakOf(pid) {
  try {
    return Math.round(Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000)
  } catch (error) {
    // It has just ended, or this is no Linux.
    if (error.code !== 'ENOENT' && error.code !== 'ESRCH') throw error
    return 0
  }
}
