/**
 * `npm run soak:kill [-- KILLS [FILES]]`: kills an import with SIGKILL at that many moments, spread over its whole course,
 * runs it again until it is done, and compares what the database says with an import that nobody disturbed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeArchive } from './archive.mjs'
import { killedImports } from './killed.mjs'

const root = join(import.meta.dirname, '../..')
const kills = Number(process.argv[2] ?? 50)
const files = Number(process.argv[3] ?? 400)
const folder = mkdtempSync(join(tmpdir(), 'vankien-kill-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const archive = join(folder, 'kho')
makeArchive(archive, files, { samples: join(root, 'corpus/samples/archive') })

const { landed, rounds, failures, phases } = await killedImports({
  program: join(root, 'dist/scripts/vankien.js'),
  archive,
  folder,
  kills,
  log: (line) => console.log(line),
})
console.log(`${landed} kills in ${rounds} imports that were brought to their end: ${JSON.stringify(phases)}`)
for (const failure of failures) console.log(failure)
console.log(failures.length === 0 ? 'the same as undisturbed: nothing lost, nothing doubled' : 'FAILED')
process.exit(failures.length > 0 ? 1 : 0)
