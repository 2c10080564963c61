/**
 * Spoilt files of every format through the true import run (worker threads, limits, one writer). Fails where the run dies or
 * hangs, a file meets an error that no reader expected ("crashed"), or takes longer than the limit.
 *
 *   npm run soak:fuzz -- --count 2000 [--seed N] [--format docx,pdf] [--seeds FOLDER] [--limit SECONDS] [--jobs N] [--ocr N]
 *
 * --ocr: how many of the spoilt pictures and scans of each format OCR is let loose on; it takes seconds a page.
 *
 * What failed is kept in a folder whose path is printed; the same seed makes the same files again.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { numbers, spoilt } from './mutate.mjs'
import { seedsOf } from './seeds.mjs'

const BATCH = 500
const PICTURES = new Set(['png', 'jpg', 'tif', 'gif', 'webp', 'scan'])

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string' },
    seeds: { type: 'string', multiple: true, default: [] },
    limit: { type: 'string', default: '30' },
    jobs: { type: 'string', default: '2' },
    ocr: { type: 'string', default: '20' },
  },
})
const [count, seed, limit] = [Number(values.count), Number(values.seed), Number(values.limit)]
const work = mkdtempSync(join(tmpdir(), 'vankien-fuzz-'))
const kept = join(work, 'failed')
let failures = 0

const seeds = await seedsOf(values.seeds)
const formats = values.format ? values.format.split(',') : [...seeds.keys()].sort()
for (const format of formats) {
  const own = seeds.get(format)
  if (!own) throw new Error(`no seed of the format ${format}; there are ${[...seeds.keys()].join(', ')}`)
  const next = numbers(seed * 7919 + [...format].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7))
  const outcomes = new Map()
  let [slowest, worst] = [{ ms: 0, name: '' }, 0]
  for (let at = 0; at < count; at += BATCH) {
    const folder = join(work, format)
    mkdirSync(folder)
    for (let each = at; each < Math.min(count, at + BATCH); each++) {
      const whole = own[next(own.length)]
      const bytes = spoilt(whole.bytes, next, own[next(own.length)].bytes)
      writeFileSync(join(folder, `${String(each).padStart(5, '0')}-${whole.name.replace(/[^\w.-]+/g, '_')}`), bytes)
    }
    const ocr = PICTURES.has(format) ? Math.max(0, Math.min(BATCH, Number(values.ocr) - at)) : 0
    const answer = await batch(folder, ocr)
    worst = Math.max(worst, answer.rss ?? 0)
    if (answer.error) keep(folder, `the run ${answer.error}`)
    for (const { path, outcome, message, ms } of answer.files ?? []) {
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      if (ms > slowest.ms) slowest = { ms, name: path.split('/').at(-1) }
      if (outcome === 'crashed' || outcome === 'timeout') keep(path, `${outcome}: ${message}`)
    }
    rmSync(folder, { recursive: true })
  }
  const listed = [...outcomes].sort((a, b) => b[1] - a[1]).map(([outcome, n]) => `${outcome} ${n}`)
  console.log(
    `${format.padEnd(7)} ${count} files: ${listed.join(', ')}; slowest ${Math.round(slowest.ms)} ms (${slowest.name}); memory ${worst} MB`,
  )
}
if (failures === 0) rmSync(work, { recursive: true })
console.log(
  failures === 0 ? 'No crash, no hang, no unexpected error.' : `${failures} failures; the files are in ${kept}`,
)
process.exit(failures === 0 ? 0 : 1)

function keep(path, why) {
  failures++
  mkdirSync(kept, { recursive: true })
  // An entry of an archive: the archive.
  const file = path.replace(/(?<=\.(?:zip|rar|7z|eml|msg))\/.*$/s, '')
  const to = join(kept, `${failures}-${file.split('/').at(-1)}`)
  cpSync(file, to, { recursive: true })
  console.log(`FAILED ${to}: ${why.slice(0, 400)}`)
}

/** Imports a folder in a process of its own, so that nothing that the files do ends this one. */
function batch(folder, ocr) {
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'importFolder.mjs'), folder, String(ocr), values.limit, values.jobs],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let [out, err, late] = ['', '', false]
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (err += chunk))
    // Every file could take the whole limit, and a page of OCR adds to it.
    const kill = () => {
      late = true
      child.kill('SIGKILL')
    }
    const timer = setTimeout(kill, (BATCH * limit + 600) * 1000)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (late) done({ error: 'hung' })
      else if (code !== 0) done({ error: `ended with ${code ?? signal}: ${err.slice(-600)}` })
      else done(JSON.parse(out))
    })
  })
}
