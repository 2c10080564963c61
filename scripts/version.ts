/** Name and version of the program, from its package.json. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** "0.1.0"; package.json stands above this file, as source and as built. */
export function version(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const path = join(folder, 'package.json')
    if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
    if (folder === dirname(folder)) throw new Error('package.json is not above the program')
  }
}

export const programName = (): string => `vankien ${version()}`
