/**
 * Preload: every way out of the process throws, and is written down in the file that DENIED_LOG names. With NODE_OPTIONS it
 * holds in the program, in its worker threads and in the processes that they start.
 */
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'
import { isMainThread } from 'node:worker_threads'

const log = process.env.DENIED_LOG
const note = (what) => appendFileSync(log, `${what}\n`)
const deny = (what) =>
  function denied() {
    note(`attempt ${what}`)
    throw new Error(`network denied: ${what}`)
  }

for (const name of ['connect', 'createConnection']) net[name] = deny(`net.${name}`)
net.Socket.prototype.connect = deny('Socket.connect')
net.Server.prototype.listen = deny('Server.listen')
tls.connect = deny('tls.connect')
http2.connect = deny('http2.connect')
for (const [name, own] of Object.entries({ http, https }))
  for (const way of ['request', 'get']) own[way] = deny(`${name}.${way}`)
dgram.createSocket = deny('dgram.createSocket')
for (const where of [dns, dns.promises])
  for (const name of Object.keys(where))
    if (/^(?:lookup|resolve|reverse)/.test(name) && typeof where[name] === 'function') where[name] = deny(`dns.${name}`)
for (const name of ['fetch', 'WebSocket', 'EventSource'])
  Object.defineProperty(globalThis, name, { value: deny(name), writable: true, configurable: true })
// Other programs are no part of this process: which are started is written down.
const started = (name) => {
  const own = childProcess[name]
  childProcess[name] = function start(program, ...rest) {
    note(`start ${program}`)
    return own.call(this, program, ...rest)
  }
}
for (const name of ['spawn', 'spawnSync', 'execFile', 'execFileSync', 'exec', 'execSync', 'fork']) started(name)
syncBuiltinESMExports()
note(isMainThread ? 'preloaded main' : 'preloaded thread')
