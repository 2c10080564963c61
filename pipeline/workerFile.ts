import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The built worker: beside this file, or under dist/ where this file runs from its source. */
export const WORKER = ['./worker.js', '../dist/pipeline/worker.js']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))!
