import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A built file of this folder, for a thread: beside this file, or under dist/ where this file runs from its source. */
export const builtFile = (name: string): string =>
  [`./${name}`, `../dist/pipeline/${name}`]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path))!

/** The built worker that reads and extracts. */
export const WORKER = builtFile('worker.js')
