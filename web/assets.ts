/** The files that pages load. They are read when the explorer starts: no request names a path. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const files = new Map<string, { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }>()

function load(name: string, path: string): void {
  files.set(name, { bytes: new Uint8Array(readFileSync(path)), type: TYPES[name.split('.').at(-1)!]! })
}

const OWN = join(import.meta.dirname, 'assets')
for (const name of readdirSync(OWN)) if (name.split('.').at(-1)! in TYPES) load(name, join(OWN, name))

/** Files of packages, by the name under which pages load them; each stands beside the package's main file. */
const PACKAGES: Readonly<Record<string, readonly [name: string, file: string]>> = {
  'graphology.js': ['graphology', 'graphology.umd.min.js'],
  'sigma.js': ['sigma', 'sigma.min.js'],
}
const { resolve } = createRequire(import.meta.url)
for (const [name, [from, file]] of Object.entries(PACKAGES)) load(name, join(dirname(resolve(from)), file))

/** A file by its name; null where there is none of this name. */
export function asset(name: string): Response | null {
  const found = files.get(name)
  if (!found) return null
  return new Response(found.bytes, {
    headers: { 'Content-Type': found.type, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-cache' },
  })
}
