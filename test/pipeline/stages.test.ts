/** What an import does when it is killed or stopped, when files change under it, and when stages have new versions. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, openDatabase } from '../../db/open.js'
import { runs } from '../../db/runs.js'
import { Store } from '../../db/store.js'
import { EXTRACTOR_VERSION } from '../../extractors/index.js'
import { READER_VERSION } from '../../pipeline/read/version.js'
import { type RunOptions, runImport, type Summary } from '../../pipeline/run.js'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vankien-stages-'))
})
afterAll(() => rm(root, { recursive: true }))

async function folder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(root, name)
  await mkdir(path)
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, file)), { recursive: true })
    await writeFile(join(path, file), content)
  }
  return path
}

const run = (db: Db, paths: readonly string[], options: Partial<RunOptions> = {}): Promise<Summary> =>
  runImport(db, paths, { jobs: 0, program: 'test', argv: paths, now: () => '2026-03-01T08:00:00Z', ...options })

const rows = (db: Db, sql: string): unknown[] => db.prepare(sql).raw().all()

const plan = (number: number, ...lines: readonly string[]): string =>
  [
    'ĐẢNG BỘ TỈNH NGHỆ AN',
    'ĐẢNG ỦY XÃ AN BÌNH',
    '*',
    `Số ${number}-KH/ĐU`,
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'An Bình, ngày 05 tháng 3 năm 2026',
    'KẾ HOẠCH',
    'thực hiện công tác khoa giáo năm 2026',
    'Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Đảng ủy xã ban hành kế hoạch:',
    ...lines,
  ].join('\n')

const SUPERIOR = 'Căn cứ Kế hoạch số 88-KH/TU của Ban Thường vụ Tỉnh ủy.'
const DATED = 'Căn cứ Kế hoạch số 88-KH/TU ngày 10/02/2026 của Ban Thường vụ Tỉnh ủy.'

const decisions = (db: Db): unknown[] => [
  rows(
    db,
    'SELECT d.sha256, m.ordinal, m.quote, m.work_id, m.state, m.evidence FROM mentions m JOIN documents d ON d.id = m.document_id ORDER BY 1, 2',
  ),
  rows(db, 'SELECT * FROM works ORDER BY id'),
  rows(db, 'SELECT path, state, reason, message FROM files ORDER BY path'),
  rows(
    db,
    'SELECT d.sha256, p.kind, p.message FROM problems p JOIN documents d ON d.id = p.document_id ORDER BY 1, 2, 3',
  ),
]

/** A database whose run breaks off where it begins to resolve: all is read, nothing is decided. */
async function brokenOff(db: Db, paths: readonly string[]): Promise<void> {
  const failing = {
    onProgress: ({ resolving }: { resolving?: unknown }) => {
      if (resolving) throw new Error('broken off')
    },
  }
  await expect(run(db, paths, failing)).rejects.toThrow('broken off')
}

describe('a run that breaks off while it resolves', () => {
  test('has resolved nothing, and the next one resolves what it left, though no file has changed', async () => {
    const path = await folder('broken', { 'a.txt': plan(1, SUPERIOR), 'b.txt': plan(2, DATED) })
    const [calm, db] = [openDatabase(':memory:'), openDatabase(':memory:')]
    await run(calm, [path])
    await brokenOff(db, [path])
    expect(rows(db, "SELECT count(*) FROM mentions WHERE state <> 'unresolved'")).toEqual([[0]])
    expect(rows(db, 'SELECT count(*) FROM to_resolve')).not.toEqual([[0]])
    expect(await run(db, [path])).toMatchObject({ imported: 0, unchanged: 2 })
    expect(decisions(db)).toEqual(decisions(calm))
    expect(rows(db, 'SELECT count(*) FROM to_resolve')).toEqual([[0]])
  })

  test('leaves what other documents said to be seen again: the dated citation is gone, the bare one stands alone', async () => {
    const path = await folder('replaced', { 'a.txt': plan(1, SUPERIOR), 'b.txt': plan(2, DATED) })
    const db = openDatabase(':memory:')
    await run(db, [path])
    await writeFile(join(path, 'b.txt'), plan(2))
    await brokenOff(db, [path])
    await run(db, [join(path, 'a.txt')])
    const calm = openDatabase(':memory:')
    await run(calm, [path])
    expect(decisions(db)).toEqual(decisions(calm))
  })
})

test('resolved in parts of one code each, everything is decided as in one piece', async () => {
  const names = ['Nghệ An', 'Hải Phòng', 'Hà Nội', 'Trung ương'].map((name) =>
    join(import.meta.dirname, '../../corpus/samples/archive', name),
  )
  const db = openDatabase(':memory:')
  await run(db, names, { ocr: 'off' })
  const whole = decisions(db)
  const { resolveTouched } = await import('../../pipeline/resolveTouched.js')
  const keys = rows(
    db,
    'SELECT DISTINCT code_key FROM mentions WHERE code_key IS NOT NULL UNION SELECT code_key FROM documents WHERE code_key IS NOT NULL',
  ).flat() as string[]
  const ids = rows(db, 'SELECT id FROM documents').flat() as number[]
  for (const part of [1, 1_000_000]) {
    db.exec(
      "UPDATE mentions SET work_id = NULL, state = 'unresolved', evidence = NULL; UPDATE documents SET work_id = NULL",
    )
    await resolveTouched(new Store(db), keys, ids, { part })
    expect(decisions(db)).toEqual(whole)
  }
})

describe('told to stop', () => {
  test('it finishes what is in flight, resolves it, and goes on where it stopped', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at}.txt`, plan(at + 1, DATED)]))
    const path = await folder('stopped', files)
    const db = openDatabase(':memory:')
    const stop = new AbortController()
    const summary = await run(db, [path], { stop: stop.signal, onProgress: ({ done }) => done >= 5 && stop.abort() })
    expect(summary.stopped).toBe(true)
    expect(summary.imported).toBeGreaterThanOrEqual(5)
    expect(summary.imported).toBeLessThan(30)
    expect(rows(db, "SELECT count(*) FROM mentions WHERE state = 'unresolved' AND relation <> 'self'")).toEqual([[0]])
    // What it did not come by is not gone.
    expect(summary.gone).toBe(0)
    const second = await run(db, [path])
    expect(second).toMatchObject({ stopped: false, unchanged: summary.imported, imported: 30 - summary.imported })
    const calm = openDatabase(':memory:')
    await run(calm, [path])
    expect(decisions(db)).toEqual(decisions(calm))
  })
})

describe('versions of the stages', () => {
  const OTHER = 'Căn cứ Chỉ thị số 06-CT/TW ngày 24/6/2021 của Ban Bí thư.'
  /** Puts another text in place of the stored one, so that it shows where the records come from. */
  async function marked(name: string): Promise<{ db: Db; path: string; cites: () => unknown[] }> {
    const path = await folder(name, { 'a.txt': plan(1, DATED) })
    const db = openDatabase(':memory:')
    await run(db, [path])
    db.prepare('UPDATE documents SET text = replace(text, ?, ?)').run(DATED, OTHER)
    return {
      db,
      path,
      cites: () => rows(db, "SELECT code FROM mentions WHERE relation <> 'self' ORDER BY ordinal").flat(),
    }
  }

  test('a new extractor works from the stored text', async () => {
    const { db, path, cites } = await marked('extractor')
    db.exec('UPDATE documents SET extractor = 0')
    expect(await run(db, [path])).toMatchObject({ imported: 1, documents: 1 })
    expect(cites()).toEqual(['57-NQ/TW', '06-CT/TW'])
    expect(rows(db, 'SELECT extractor, reading FROM documents')).toEqual([[EXTRACTOR_VERSION, READER_VERSION]])
  })

  test('so does --reprocess, while the readers are the same', async () => {
    const { db, path, cites } = await marked('reprocess')
    await run(db, [path], { reprocess: true })
    expect(cites()).toEqual(['57-NQ/TW', '06-CT/TW'])
  })

  test('new readers read the file again', async () => {
    const { db, path, cites } = await marked('reader')
    db.exec('UPDATE documents SET reading = 0')
    expect(await run(db, [path])).toMatchObject({ imported: 1, documents: 1 })
    expect(cites()).toEqual(['57-NQ/TW', '88-KH/TU'])
  })

  test('what reading found wrong stays when the text is extracted again', async () => {
    const { db, path } = await marked('remarks')
    const problem = { kind: 'ocr-repair', message: '57-NQ/IW', start: 3, end: 9 }
    db.prepare('UPDATE documents SET reading_problems = ?').run(JSON.stringify([problem]))
    await run(db, [path], { reprocess: true })
    expect(rows(db, "SELECT kind, message, start FROM problems WHERE kind = 'ocr-repair'")).toEqual([
      ['ocr-repair', '57-NQ/IW', 3],
    ])
  })
})

describe('files that are no longer there', () => {
  test('keep their documents, are counted as gone, and come back', async () => {
    const path = await folder('gone', { 'a/1.txt': plan(1), 'a/2.txt': plan(2), 'b/3.txt': plan(3) })
    const db = openDatabase(':memory:')
    await run(db, [path])
    await rm(join(path, 'a/1.txt'))
    await rm(join(path, 'b/3.txt'))
    // Only what was walked is known to be gone.
    expect((await run(db, [join(path, 'a')])).gone).toBe(1)
    expect((await run(db, [path])).gone).toBe(1)
    expect((await run(db, [path])).gone).toBe(0)
    expect(rows(db, 'SELECT count(*) FROM documents')).toEqual([[3]])
    expect(rows(db, 'SELECT count(*) FROM files WHERE gone IS NOT NULL')).toEqual([[2]])
    await writeFile(join(path, 'a/1.txt'), plan(1))
    await run(db, [path])
    expect(rows(db, 'SELECT count(*) FROM files WHERE gone IS NOT NULL')).toEqual([[1]])
  })
})

describe('the record of runs', () => {
  test('says what each run changed', async () => {
    const path = await folder('runs', { 'a.txt': plan(1), 'b.txt': '', 'c.txt': plan(3) })
    const db = openDatabase(':memory:')
    await run(db, [path])
    await writeFile(join(path, 'b.txt'), plan(2))
    await writeFile(join(path, 'c.txt'), '')
    await writeFile(join(path, 'd.txt'), plan(4))
    await run(db, [path])
    await run(db, [path])
    expect(runs(db)).toMatchObject([
      { id: 3, unchanged: 3, setAside: 1, newFiles: 0, nowReadable: 0, nowRefused: {}, documents: 0 },
      {
        id: 2,
        imported: 2,
        newFiles: 1,
        nowReadable: 1,
        nowRefused: { empty: 1 },
        reasons: { empty: 1 },
        documents: 2,
      },
      { id: 1, imported: 2, newFiles: 3, nowReadable: 0, nowRefused: { empty: 1 }, stopped: false },
    ])
  })
})

describe('a worker', () => {
  const worker = join(import.meta.dirname, 'badWorker.mjs')
  test('that runs out of memory, hangs or ends is replaced; its file is set aside, the others are read', async () => {
    const good = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`${at}.txt`, plan(at + 1)]))
    const path = await folder('bad', { 'đầy.txt': 'ĐẦY BỘ NHỚ', 'treo.txt': 'TREO', 'thoát.txt': 'THOÁT', ...good })
    const db = openDatabase(':memory:')
    const summary = await run(db, [path], { jobs: 2, memory: 96, timeout: 20_000, worker })
    expect(summary.setAside.map(({ path: name, reason }) => [name.slice(path.length + 1), reason])).toEqual([
      ['thoát.txt', 'crashed'],
      ['treo.txt', 'timeout'],
      ['đầy.txt', 'out-of-memory'],
    ])
    expect(summary.imported).toBe(6)
  }, 120_000)

  test('that hangs does not use up the time of the files that wait behind it', async () => {
    const good = Object.fromEntries(Array.from({ length: 4 }, (_, at) => [`${at}.txt`, plan(at + 1)]))
    const path = await folder('behind', { '0-treo.txt': 'TREO', ...good })
    const db = openDatabase(':memory:')
    const summary = await run(db, [path], { jobs: 1, timeout: 10_000, worker })
    expect(summary.setAside.map(({ reason }) => reason)).toEqual(['timeout'])
    expect(summary.imported).toBe(4)
  }, 120_000)
})
