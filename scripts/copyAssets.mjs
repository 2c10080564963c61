/** Copies what tsc leaves behind (tables, migrations) to the same place under dist/. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const KEPT = /\.(?:tsv|sql)$/

function copy(from, to) {
  if (!existsSync(from)) return
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)]
    if (statSync(source).isDirectory()) copy(source, target)
    else if (KEPT.test(name)) {
      mkdirSync(dirname(target), { recursive: true })
      cpSync(source, target)
    }
  }
}

for (const room of ['corpus/registry', 'db/migrations']) {
  // A file that was renamed would stand there twice.
  for (const name of existsSync(join('dist', room)) ? readdirSync(join('dist', room)) : [])
    if (KEPT.test(name)) rmSync(join('dist', room, name))
  copy(room, join('dist', room))
}
