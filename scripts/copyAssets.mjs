/** Copies what tsc leaves behind (tables, migrations) to the same place under dist/. */
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
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

for (const room of ['corpus/registry', 'db/migrations']) copy(room, join('dist', room))
