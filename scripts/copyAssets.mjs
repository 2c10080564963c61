/** Copies what tsc leaves behind (tables, migrations) to the same place under dist/. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Which files, by the folder they are in; what tsc writes there stays. */
const KEPT = {
  'corpus/registry': /\.tsv$/,
  'db/migrations': /\.sql$/,
  'web/assets': /\.(?:css|js|svg)$/,
}

function copy(from, to, kept) {
  if (!existsSync(from)) return
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)]
    if (statSync(source).isDirectory()) copy(source, target, kept)
    else if (kept.test(name)) {
      mkdirSync(dirname(target), { recursive: true })
      cpSync(source, target)
    }
  }
}

for (const [room, kept] of Object.entries(KEPT)) {
  // A file that was renamed would stand there twice.
  for (const name of existsSync(join('dist', room)) ? readdirSync(join('dist', room)) : [])
    if (kept.test(name)) rmSync(join('dist', room, name))
  copy(room, join('dist', room), kept)
}
