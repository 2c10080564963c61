/** Files that are results. */
import { renameSync, writeFileSync } from 'node:fs'

/** Written beside and renamed: a file that could not be finished does not replace a good one. */
export function writeWhole(path: string, content: Uint8Array | string): void {
  writeFileSync(`${path}.tmp`, content)
  renameSync(`${path}.tmp`, path)
}
