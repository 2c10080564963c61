/** `npm run gold`: scores the program against annotated texts and fails where a field is below its floor (corpus/floors.json). */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const program = join(root, 'dist/scripts/vankien.js')
const floors = JSON.parse(readFileSync(join(root, 'corpus/floors.json'), 'utf8'))
const counts = { passed: 0, failed: 0, skipped: 0 }

if (!existsSync(program)) {
  console.error('dist/ is not built; run npm run build')
  process.exit(1)
}

for (const [folder, fields] of Object.entries(floors)) {
  if (!existsSync(join(root, folder))) {
    console.log(`SKIPPED ${folder}: not here`)
    counts.skipped++
    continue
  }
  const least = Object.entries(fields).map(([field, floor]) => `${field}=${floor}`)
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [program, 'eval', folder, '--json', '--lang', 'en', '--min', ...least],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  if (error) throw error
  if (status === 0) {
    const { texts, fields: scores } = JSON.parse(stdout)
    const lowest = least.map((each) => each.split('=')[0]).sort((a, b) => scores[a].f1 - scores[b].f1)[0]
    console.log(`${folder}: ${texts} texts, ${least.length} fields at or above their floors`)
    console.log(`  lowest: ${lowest}, F1 ${scores[lowest].f1.toFixed(3)} (floor ${fields[lowest]})`)
    counts.passed++
  } else {
    console.log(`${folder}: below its floors`)
    console.log(`  ${stderr.trim()}\n  see: node dist/scripts/vankien.js eval ${folder} --misses`)
    counts.failed++
  }
}
console.log(`gold: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0)
