/**
 * Row "reports": a made-up archive with a million citations written as Excel and as CSV, in processes of their own: rows a
 * second, the most memory, and how much slower Excel is than plain CSV. Memory should stay below 300 MB.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../db/open.js'
import { packageRoot } from '../packageRoot.js'

const DOCUMENTS = 100_000
const MENTIONS = 10
const SENTENCE =
  'Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị, Ban Thường vụ Đảng ủy yêu cầu các chi bộ làm những việc sau'

function madeUp(path: string): void {
  const db = openDatabase(path, { create: true })
  const work = db.prepare(
    "INSERT INTO works (id, scope, code, code_key, type, date, origin) VALUES (?, 'tw', ?, ?, 'Nghị quyết', '2024-12-22', 'cited')",
  )
  const document = db.prepare(
    "INSERT INTO documents (sha256, format, method, reader, text, type, code, date, issuer, level, parent, extractor) VALUES (?, 'txt', 'plain', 'text', '', 'Kế hoạch', ?, ?, ?, 'xã', 'Hải Phòng', 1)",
  )
  const file = db.prepare("INSERT INTO files (path, sha256, state, document_id) VALUES (?, ?, 'imported', ?)")
  const mention = db.prepare(
    `INSERT INTO mentions (document_id, ordinal, start, "end", page, quote, coded, type, code, date, issuer, title, relation, sentence, confidence, rule, work_id, state)
     VALUES (?, ?, ?, ?, 1, ?, 1, 'Nghị quyết', ?, '2024-12-22', 'Bộ Chính trị', 'về đột phá phát triển khoa học, công nghệ', 'implement', ?, 1, 'bench', ?, 'resolved')`,
  )
  db.transaction(() => {
    for (let at = 1; at <= 1000; at++) work.run(`tw/${at}-NQ/TW@2024-12-22`, `${at}-NQ/TW`, `${at}|NQ|TW`)
    for (let own = 0; own < DOCUMENTS; own++) {
      const day = `2025-${String(1 + (own % 12)).padStart(2, '0')}-${String(1 + (own % 28)).padStart(2, '0')}`
      const name = `xã Số ${own % 3300}`
      const { lastInsertRowid: id } = document.run(String(own), `${own}-KH/ĐU`, day, `Ban Thường vụ Đảng ủy ${name}`)
      file.run(`kho/${name}/${own}.txt`, String(own), id)
      for (let place = 0; place < MENTIONS; place++) {
        const code = `${1 + ((own * 7 + place * 131) % 1000)}-NQ/TW`
        const sentence = `${SENTENCE} (${own}.${place}).`
        mention.run(
          id,
          place + 1,
          place * 200,
          place * 200 + 20,
          `Nghị quyết số ${code}`,
          code,
          sentence,
          `tw/${code}@2024-12-22`,
        )
      }
    }
  })()
  db.close()
}

const MEMORY = `data:text/javascript,process.on('exit',()=>process.stderr.write('maxRSS '+process.resourceUsage().maxRSS))`

/** Writes the archive both ways and prints the row. */
export function reportsRow(): void {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-bench-'))
  const db = join(folder, 'kho.db')
  madeUp(db)
  const program = join(packageRoot(import.meta.dirname), 'dist', 'scripts', 'vankien.js')
  const rows = DOCUMENTS * MENTIONS
  const lines = ['trich-dan.csv', 'trich-dan.xlsx'].map((name) => {
    const out = join(folder, name)
    const before = performance.now()
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', MEMORY, program, 'report', '--out', out, '--only', 'citations', '--db', db],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(stderr)
    const seconds = (performance.now() - before) / 1000
    const memory = Number(/maxRSS (\d+)/.exec(stderr)![1]) / 1024
    const { size } = statSync(out.replace('.csv', '.zip'))
    return { name, seconds, memory, size }
  })
  rmSync(folder, { recursive: true })
  console.log(`reports, ${rows} citations`)
  console.table(
    lines.map(({ name, seconds, memory, size }) => ({
      file: name,
      'rows/s': Math.round(rows / seconds),
      'most memory, MB': Math.round(memory),
      'file, MB': Math.round(size / 1e6),
      'times CSV': (seconds / lines[0]!.seconds).toFixed(2),
    })),
  )
}
