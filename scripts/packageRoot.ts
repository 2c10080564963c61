/** The folder of package.json, from the source tree and from dist/ alike. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

export function packageRoot(from: string): string {
  let folder = from
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
