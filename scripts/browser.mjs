/** A browser before the explorer, for the browser test and for `npm run screenshots`: the built program in processes of its own. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const PROGRAM = join(import.meta.dirname, '../dist/scripts/vankien.js')
const START_MS = 60_000

/** Chromium as `CHROMIUM` names it, or where Debian and Ubuntu put it; null where there is none. */
export function chromiumPath() {
  const named = process.env.CHROMIUM
  const places = named ? [named] : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return places.find((place) => existsSync(place)) ?? null
}

/** The environment of the program; with `now` its clock begins there, so that pictures are the same on every day. */
function environment(now) {
  const { VANKIEN_DB: _, VANKIEN_LANG: __, VANKIEN_REGISTRY: ___, NODE_OPTIONS: ____, ...rest } = process.env
  if (!now) return rest
  const clock = pathToFileURL(join(import.meta.dirname, 'clock.mjs')).href
  return { ...rest, NODE_OPTIONS: `--import ${clock}`, CLOCK_START: now, TZ: 'Asia/Ho_Chi_Minh' }
}

/** Runs a command of the program to its end; throws where its exit code is none of those expected. */
export function vankien(words, { now = null, expected = [0], cwd = process.cwd() } = {}) {
  const { status, error, stderr, stdout } = spawnSync(process.execPath, [PROGRAM, ...words], {
    encoding: 'utf8',
    cwd,
    env: environment(now),
  })
  if (error) throw error
  if (!expected.includes(status)) throw new Error(`vankien ${words.join(' ')}: ${status}\n${stdout}\n${stderr}`)
  return stdout
}

const freePort = () =>
  new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => found(port))
    })
  })

/** `vankien serve` of a database: where it listens, and how it is ended. */
export async function serve(db, { now = null } = {}) {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--db', db, '--port', String(await freePort()), '--json'], {
    cwd: dirname(db),
    env: environment(now),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (bytes) => {
    said += bytes
  })
  const ended = new Promise((done) => child.once('exit', done))
  const address = await new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error(`vankien serve says nothing\n${said}`)), START_MS)
    child.once('exit', (code) => failed(new Error(`vankien serve ended with ${code}\n${said}`)))
    child.stdout.once('data', (line) => {
      clearTimeout(late)
      found(JSON.parse(String(line)).address)
    })
  })
  return {
    address: address.replace(/\/$/, ''),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Chromium with a profile of its own, thrown away at the end, that calls nobody by itself. */
export const launch = (executablePath) =>
  chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  })
