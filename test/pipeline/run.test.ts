import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, openDatabase } from '../../db/open.js'
import { sha256 } from '../../pipeline/identify.js'
import { type RunOptions, runImport, type Summary } from '../../pipeline/run.js'
import { docx, lines } from '../../scripts/samples/files.js'
import { compound, word97, wordLines } from '../../scripts/samples/officeFiles.js'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vankien-run-'))
})
afterAll(() => rm(root, { recursive: true }))

async function folder(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const path = join(root, name)
  for (const [file, content] of Object.entries(files)) await put(join(path, file), content)
  return path
}

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

const run = (db: Db, paths: readonly string[], options: Partial<RunOptions> = {}): Promise<Summary> =>
  runImport(db, paths, { jobs: 0, program: 'test', argv: [], now: () => '2026-03-01T08:00:00Z', ...options })

const counts = ({ found, imported, unchanged, duplicate, setAside }: Summary) => ({
  found,
  imported,
  unchanged,
  duplicate,
  setAside: setAside.length,
})

const rows = (db: Db, sql: string): unknown[] => db.prepare(sql).raw().all()
const files = (db: Db, path: string) =>
  rows(db, 'SELECT path, state, reason FROM files ORDER BY path').map((row) =>
    (row as (string | null)[]).map((cell) => cell?.replace(`${path}/`, '').replace(`${path}/`, '') ?? null),
  )

/** All that the database says, apart from which run said it and from row numbers. */
function dump(db: Db): unknown {
  const document = '(SELECT sha256 FROM documents d WHERE d.id = document_id)'
  return {
    files: rows(db, `SELECT path, sha256, size, format, state, reason, message, ${document} FROM files ORDER BY path`),
    ...graph(db),
  }
}

/** What the contents say of each other, whatever paths they came by. */
function graph(db: Db): Record<string, unknown> {
  const document = '(SELECT sha256 FROM documents d WHERE d.id = document_id) AS document'
  return {
    documents: rows(
      db,
      'SELECT sha256, type, code, date, issuer, level, parent, title, work_id, text FROM documents ORDER BY sha256',
    ),
    works: rows(db, 'SELECT * FROM works ORDER BY id'),
    mentions: rows(
      db,
      `SELECT ${document}, ordinal, quote, code, date, relation, via, sentence, work_id, state, evidence, candidates FROM mentions ORDER BY 1, 2`,
    ),
    links: rows(db, `SELECT ${document}, from_name, to_name, relation, from_work, to_work FROM links ORDER BY 1, 2, 3`),
    reviews: rows(db, `SELECT ${document}, kind, target, start, work_id FROM reviews ORDER BY 1, start, target`),
    problems: rows(db, `SELECT ${document}, kind, message, start, suggestion FROM problems ORDER BY 1, start, kind`),
    texts: rows(db, 'SELECT count(*) FROM texts'),
  }
}

const header = (body: string, code: string, place: string, date: string, title: string, ...text: string[]) =>
  [
    'ĐẢNG BỘ TỈNH NGHỆ AN',
    body,
    '*',
    code,
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    `${place}, ngày ${date}`,
    'KẾ HOẠCH',
    title,
    ...text,
  ].join('\n')

const PLAN = header(
  'ĐẢNG ỦY XÃ AN BÌNH',
  'Số 12-KH/ĐU',
  'An Bình',
  '05 tháng 3 năm 2026',
  'thực hiện công tác khoa giáo năm 2026',
  'Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị và Kế hoạch số 88-KH/TU ngày 10/02/2026 của Ban Thường vụ Tỉnh ủy về chuyển đổi số, Đảng ủy xã ban hành kế hoạch như sau:',
  '1. Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW ngày 24/6/2021 của Ban Bí thư về công tác xây dựng gia đình.',
  '2. Các chi bộ báo cáo kết quả trước ngày 15/10/2026.',
)
/** An old Office file of a kind that is not read. */
const SLIDES = compound({ 'PowerPoint Document': Buffer.from('slides') })
const SHORT = header(
  'ĐẢNG ỦY XÃ BÌNH MINH',
  'Số 7-KH/ĐU',
  'Bình Minh',
  '20 tháng 3 năm 2026',
  'chuyển đổi số năm 2026',
  'Đảng ủy xã tổ chức quán triệt Kế hoạch số 88-KH/TU và Nghị quyết số 36-NQ/TW tới mọi chi bộ.',
)
const SUPERIOR = header(
  'TỈNH ỦY NGHỆ AN',
  'Số 88-KH/TU',
  'Nghệ An',
  '10 tháng 02 năm 2026',
  'về chuyển đổi số trong các cơ quan của tỉnh',
  'Tỉnh ủy yêu cầu các cấp ủy thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.',
).replace('ĐẢNG BỘ TỈNH NGHỆ AN\n', '')
const SECRET = header(
  'ĐẢNG ỦY XÃ AN BÌNH',
  'Số 13-KH/ĐU',
  'An Bình',
  '06 tháng 3 năm 2026',
  'bảo vệ trụ sở',
  'Các chi bộ thực hiện.',
).replace('*\n', '*\nMẬT\n')

describe('an import', () => {
  test('every file ends in one state with its reason; the summary names what was set aside', async () => {
    const path = await folder('states', {
      'a KH.txt': PLAN,
      'b KH (bản sao).txt': PLAN,
      'c KH.docx': docx(lines(...SHORT.split('\n'))),
      'd cũ.doc': SLIDES,
      'e rỗng.docx': '',
      'f mật.txt': SECRET,
      'kho.zip': zipSync({ 'KH 88.txt': strToU8(SUPERIOR), '../x.txt': strToU8('x') }),
    })
    const db = openDatabase(':memory:')
    const summary = await run(db, [path])
    expect(counts(summary)).toEqual({ found: 8, imported: 3, unchanged: 0, duplicate: 1, setAside: 4 })
    expect(summary.documents).toBe(3)
    expect(summary.setAside.map((aside) => [aside.path.slice(path.length + 1), aside.reason])).toEqual([
      ['d cũ.doc', 'unsupported'],
      ['e rỗng.docx', 'empty'],
      ['f mật.txt', 'secret'],
      ['kho.zip/../x.txt', 'unsafe'],
    ])
    for (const { message, messageEn } of summary.setAside) {
      expect(message).toMatch(/^\p{Lu}.*\.$/u)
      expect(messageEn).toMatch(/^\p{Lu}.*\.$/u)
    }
    expect(files(db, path)).toEqual([
      ['a KH.txt', 'imported', null],
      ['b KH (bản sao).txt', 'duplicate', 'duplicate of a KH.txt'],
      ['c KH.docx', 'imported', null],
      ['d cũ.doc', 'set-aside', 'unsupported'],
      ['e rỗng.docx', 'set-aside', 'empty'],
      ['f mật.txt', 'set-aside', 'secret'],
      ['kho.zip/../x.txt', 'set-aside', 'unsafe'],
      ['kho.zip/KH 88.txt', 'imported', null],
    ])
    expect(rows(db, 'SELECT found, imported, unchanged, duplicate, set_aside, finished FROM runs')).toEqual([
      [8, 3, 0, 1, 4, '2026-03-01T08:00:00Z'],
    ])
    expect(rows(db, "SELECT count(*) FROM documents WHERE text LIKE '%MẬT%'")).toEqual([[0]])
  })

  test('mentions lead to works: the held document, the registry, and what is ambiguous', async () => {
    const path = await folder('graph', { 'a.txt': PLAN, 'b.txt': SHORT, 'c.txt': SUPERIOR })
    const db = openDatabase(':memory:')
    await run(db, [path])
    const cites = rows(
      db,
      "SELECT d.code, m.code, m.work_id, m.state FROM mentions m JOIN documents d ON d.id = m.document_id WHERE m.relation <> 'self' ORDER BY d.code, m.ordinal",
    )
    expect(cites).toEqual([
      ['12-KH/ĐU', '57-NQ/TW', 'tw/57-NQ/TW@2024-12-22', 'resolved'],
      ['12-KH/ĐU', '88-KH/TU', 'nghe-an/88-KH/TU@2026-02-10', 'resolved'],
      ['12-KH/ĐU', '06-CT/TW', 'tw/06-CT/TW@2021-06-24', 'resolved'],
      ['7-KH/ĐU', '88-KH/TU', 'nghe-an/88-KH/TU@2026-02-10', 'resolved'],
      ['7-KH/ĐU', '36-NQ/TW', null, 'ambiguous'],
      ['88-KH/TU', '57-NQ/TW', 'tw/57-NQ/TW@2024-12-22', 'resolved'],
    ])
    expect(rows(db, "SELECT origin FROM works WHERE id = 'nghe-an/88-KH/TU@2026-02-10'")).toEqual([['held']])
  })

  test('again: nothing changes, and it says so', async () => {
    const path = await folder('again', { 'a.txt': PLAN, 'b.txt': PLAN, 'c.txt': SHORT, 'd.doc': SLIDES })
    const db = openDatabase(':memory:')
    await run(db, [path])
    const before = dump(db)
    // A new date of the file is no new content.
    await utimes(join(path, 'a.txt'), 1, 1)
    expect(counts(await run(db, [path]))).toEqual({ found: 4, imported: 0, unchanged: 3, duplicate: 0, setAside: 1 })
    expect(dump(db)).toEqual(before)
  })

  test('again: what was set aside is named again with its sentence, without being read', async () => {
    const path = await folder('aside', { 'd.doc': SLIDES })
    const db = openDatabase(':memory:')
    const first = await run(db, [path])
    const second = await run(db, [path])
    const plain = ({ setAside }: Summary) => setAside.map(({ path, reason, message }) => ({ path, reason, message }))
    expect(plain(second)).toEqual(plain(first))
  })

  test('again: what an older version set aside as a kind that it did not read is read now', async () => {
    const path = await folder('newer', { 'd.doc': SLIDES })
    const db = openDatabase(':memory:')
    await run(db, [path])
    const word = word97(wordLines(...SHORT.split('\n')))
    await put(join(path, 'd.doc'), word)
    db.prepare("UPDATE files SET sha256 = ?, reason = 'unsupported'").run(sha256(word))
    expect(counts(await run(db, [path]))).toEqual({ found: 1, imported: 1, unchanged: 0, duplicate: 0, setAside: 0 })
    expect(rows(db, 'SELECT format, reader FROM documents')).toEqual([['doc', 'word97']])
  })

  test('other content under the same path: the old document and what only it named are gone', async () => {
    const path = await folder('changed', { 'a.txt': PLAN, 'b.txt': SHORT })
    const db = openDatabase(':memory:')
    await run(db, [path])
    await put(join(path, 'a.txt'), SUPERIOR)
    expect(counts(await run(db, [path]))).toEqual({ found: 2, imported: 1, unchanged: 1, duplicate: 0, setAside: 0 })
    const fresh = openDatabase(':memory:')
    await run(fresh, [path])
    expect(dump(db)).toEqual(dump(fresh))
  })

  test('a file that became unreadable leaves no document behind', async () => {
    const path = await folder('spoilt', { 'a.txt': PLAN, 'b.txt': SHORT })
    const db = openDatabase(':memory:')
    await run(db, [path])
    await put(join(path, 'a.txt'), SLIDES)
    await run(db, [path])
    const fresh = openDatabase(':memory:')
    await run(fresh, [path])
    expect(graph(db)).toEqual(graph(fresh))
    expect(files(db, path)[0]).toEqual(['a.txt', 'set-aside', 'unsupported'])
  })

  test('a path that is no longer there keeps its document: an archive may be brought in piece by piece', async () => {
    const path = await folder('removed', { 'a.txt': PLAN, 'b.txt': SHORT })
    const db = openDatabase(':memory:')
    await run(db, [path])
    const before = dump(db)
    await rm(join(path, 'a.txt'))
    expect(counts(await run(db, [path]))).toEqual({ found: 1, imported: 0, unchanged: 1, duplicate: 0, setAside: 0 })
    expect(dump(db)).toEqual(before)
  })

  test('what is asked for and is not there is set aside as missing', async () => {
    const db = openDatabase(':memory:')
    const summary = await run(db, [join(root, 'nowhere')])
    expect(summary.setAside.map(({ reason }) => reason)).toEqual(['missing'])
  })

  test('--retry takes only what was set aside, and takes it anew', async () => {
    const path = await folder('retry', { 'a.txt': PLAN, 'f.txt': SECRET })
    const db = openDatabase(':memory:')
    await run(db, [path])
    expect(counts(await run(db, [path], { retry: true }))).toMatchObject({ imported: 0, unchanged: 1, setAside: 1 })
    expect(counts(await run(db, [path], { retry: true, includeSecret: true }))).toMatchObject({
      imported: 1,
      unchanged: 1,
      setAside: 0,
    })
    expect(rows(db, 'SELECT code, secrecy FROM documents ORDER BY code')).toEqual([
      ['12-KH/ĐU', null],
      ['13-KH/ĐU', 'MẬT'],
    ])
  })

  test('--reprocess reads again and comes to the same, copies included', async () => {
    const path = await folder('reprocess', { 'a.txt': PLAN, 'b.txt': SHORT, 'c.txt': PLAN })
    const db = openDatabase(':memory:')
    await run(db, [path])
    const before = dump(db)
    db.exec("UPDATE documents SET title = 'sai'; UPDATE mentions SET quote = 'sai'")
    await run(db, [path], { reprocess: true })
    expect(dump(db)).toEqual(before)
  })

  test('a document read by an older extractor is read again', async () => {
    const path = await folder('older', { 'a.txt': PLAN })
    const db = openDatabase(':memory:')
    await run(db, [path])
    const before = dump(db)
    db.exec("UPDATE documents SET extractor = 0, title = 'sai'")
    expect(counts(await run(db, [path]))).toMatchObject({ imported: 1, unchanged: 0 })
    expect(dump(db)).toEqual(before)
  })

  test('progress is told for every file', async () => {
    const path = await folder('progress', { 'a.txt': PLAN, 'b.txt': SHORT, 'c.doc': SLIDES })
    const seen: number[] = []
    await run(openDatabase(':memory:'), [path], {
      onProgress: ({ done, resolving }) => {
        if (resolving === undefined) seen.push(done)
      },
    })
    expect(seen).toEqual([1, 2, 3])
  })
})

describe('the order of import does not matter', () => {
  const DRAFT = PLAN.replace('Số 12-KH/ĐU', 'Số -KH/ĐU')
  // Which province it is in, only the folder says.
  const BARE =
    'KẾ HOẠCH\nthực hiện công tác dân vận\nĐảng ủy xã thực hiện Kế hoạch số 88-KH/TU ngày 10/02/2026.\nNơi nhận:\n- Lưu Văn phòng Đảng ủy.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nTrần Văn Mẫu'
  const ARCHIVE = {
    'Nghệ An/a.txt': PLAN,
    'Nghệ An/b.txt': SHORT,
    'Nghệ An/c.txt': SUPERIOR,
    'Nghệ An/d.txt': DRAFT,
    'Hà Nội/e.txt': BARE,
    'Nghệ An/e.txt': BARE,
  }

  test.each([
    ['one by one', [[0], [1], [2], [3], [4], [5]]],
    ['backwards', [[5], [4], [3], [2], [1], [0]]],
    ['the superior last', [[0, 1, 3, 4, 5], [2]]],
    ['the superior first', [[2], [5, 3, 1, 0], [4]]],
    [
      'twice',
      [
        [0, 1, 2],
        [3, 4, 5],
        [0, 1, 2, 3, 4, 5],
      ],
    ],
  ])('%s', async (name, order) => {
    const path = await folder(`order ${name}`, ARCHIVE)
    const names = Object.keys(ARCHIVE)
    const [whole, parts] = [openDatabase(':memory:'), openDatabase(':memory:')]
    await run(whole, [path])
    for (const each of order)
      await run(
        parts,
        each.map((at) => join(path, names[at]!)),
      )
    expect(dump(parts)).toEqual(dump(whole))
  })
})

describe('worker threads', () => {
  test('read the same as in place; a file is set aside, not the run', async () => {
    const built = join(import.meta.dirname, '..', '..', 'dist', 'pipeline', 'worker.js')
    expect([built, existsSync(built)]).toEqual([built, true])
    const path = await folder('threads', {
      'a.txt': PLAN,
      'b.txt': PLAN,
      'c.docx': docx(lines(...SHORT.split('\n'))),
      'd.doc': SLIDES,
    })
    const file = join(root, 'threads.db')
    const db = openDatabase(file, { create: true })
    expect(counts(await run(db, [path], { jobs: 2 }))).toEqual({
      found: 4,
      imported: 2,
      unchanged: 0,
      duplicate: 1,
      setAside: 1,
    })
    expect(files(db, path).map((row) => row[1])).toEqual(['imported', 'duplicate', 'imported', 'set-aside'])
    db.close()
    await cp(file, `${file}.copy`)
    expect(rows(openDatabase(`${file}.copy`), 'SELECT code FROM documents ORDER BY code')).toEqual([
      ['12-KH/ĐU'],
      ['7-KH/ĐU'],
    ])
  })

  test('a reader that does not come back in time costs its file only', async () => {
    const path = await folder('slow', { 'a.txt': PLAN })
    const db = openDatabase(':memory:')
    const summary = await run(db, [path], { jobs: 1, timeout: 1 })
    expect(summary.setAside.map(({ reason }) => reason)).toEqual(['timeout'])
    // What took too long once is tried again.
    expect(counts(await run(db, [path]))).toMatchObject({ imported: 1, setAside: 0 })
  })
})
