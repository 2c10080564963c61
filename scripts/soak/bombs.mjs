/**
 * Files made to cost a reader all of its memory or time, each imported alone by the built program: what became of it, how
 * long the program ran, the time of the processor, and the most memory that it held. Fails where one takes more than the limits below.
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
  const { outcome, seconds, cpu, peak } = await imported(path)
  const over =
    peak > LIMIT_MB ||
    cpu > LIMIT_SECONDS ||
    outcome.startsWith('timeout') ||
    outcome.startsWith('DIED') ||
    outcome.startsWith('crashed')
  if (over) failures++
  console.log(
    `${over ? 'OVER' : 'ok  '} ${what.padEnd(62)} ${(bytes.length / 1e6).toFixed(2).padStart(7)} MB  ${seconds.toFixed(1).padStart(6)} s  ${cpu.toFixed(1).padStart(5)} s CPU  ${String(peak).padStart(5)} MB  ${outcome}`,
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
  let [out, err, peak, cpu] = ['', '', 0, 0]
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err = (err + chunk).slice(-2000)))
  const timer = setInterval(() => {
    const now = costOf(child.pid)
    peak = Math.max(peak, now.peak)
    cpu = Math.max(cpu, now.cpu)
  }, 10)
  const kill = setTimeout(() => child.kill('SIGKILL'), 600_000)
  return new Promise((done) =>
    child.on('close', (code, signal) => {
      clearInterval(timer)
      clearTimeout(kill)
      for (const ending of ['', '-wal', '-shm']) rmSync(db + ending, { force: true })
      const seconds = (performance.now() - started) / 1000
      done({ outcome: outcomeOf(out) ?? `DIED with ${code ?? signal}: ${err.slice(-300)}`, seconds, cpu, peak })
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

/** The most memory that a process has held so far, in MB, and what it has worked, in seconds; 0 where the system does not say. */
function costOf(pid) {
  try {
    const memory = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0
    // After the name in brackets: time in the program and in the system, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return { peak: Math.round(Number(memory) / 1000), cpu: (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100 }
  } catch (error) {
    // It has just ended, or this is no Linux.
    if (error.code !== 'ENOENT' && error.code !== 'ESRCH') throw error
    return { peak: 0, cpu: 0 }
  }
}
