/**
 * `npm run bench:pages`: how long each page of the explorer takes over a made-up archive of 100,000 documents and a
 * million citations. Every page is asked for in different ways, in one process, after one request that is not counted
 * (the first one after an import fills what is remembered); median, 95th hundredth and the slowest are
 * printed, and the processor's time, which on a busy machine says more.
 *
 *     npm run bench:pages -- [--keep FOLDER] [--documents N] [--rounds N]
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadWords } from '../../corpus/registry/words.js'
import { type Db, openDatabase } from '../../db/open.js'
import { documentAt, searchAt, workAt } from '../../web/addresses.js'
import { explorer } from '../../web/server.js'
import { bigDatabase, numbers } from './bigDatabase.js'
import { CENTRAL, RARE, SUBJECTS, SYLLABLES } from './bigWords.js'

const { values } = parseArgs({
  options: { keep: { type: 'string' }, documents: { type: 'string' }, rounds: { type: 'string' } },
})
const documents = Number(values.documents ?? 100_000)
const rounds = Number(values.rounds ?? 24)
/** The most that a page may take, ms. */
const BOUND = 200

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'vankien-bench-'))
mkdirSync(folder, { recursive: true })
const path = join(folder, `pages-${documents}.db`)
try {
  if (!existsSync(path)) {
    const before = performance.now()
    bigDatabase(path, { documents, citations: 11 })
    console.log(`made in ${Math.round((performance.now() - before) / 1000)} s`)
  }
  const db = openDatabase(path, { readonly: true })
  await measure(db)
  db.close()
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true })
}

async function measure(db: Db): Promise<void> {
  const app = explorer(
    {
      db,
      database: path,
      words: loadWords(),
      lang: 'vi',
      program: 'vankien bench',
      today: () => '2026-11-26',
      correct: null,
      author: null,
      originals: null,
      imports: null,
    },
    { host: '127.0.0.1', port: 8057, token: null },
  )
  const below = numbers(7)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!
  const heavy = CENTRAL.map(([code, , date]) => `tw/${code}@${date}`)
  const heavyAt = (at: number) => heavy[at % 3]!
  const central = db.prepare("SELECT id FROM works WHERE scope = 'tw' AND origin = 'cited'").pluck().all() as string[]
  const held = db.prepare("SELECT id FROM works WHERE origin = 'held' ORDER BY id LIMIT 5000").pluck().all() as string[]
  const common = ['chuyển đổi số', 'chi bo', 'đảng viên', 'thuc hien', 'nhân dân', 'kiểm tra, giám sát']
  const question = encodeURIComponent(
    "SELECT relation, count(*) AS mentions FROM mentions WHERE work_id = 'tw/35-NQ/TW@2018-10-22' GROUP BY relation",
  )
  const pages: Readonly<Record<string, (at: number) => string>> = {
    home: (at) => `/?lang=${at % 2 === 0 ? 'vi' : 'en'}`,
    'search: code': (at) =>
      searchAt({ q: [CENTRAL[at % CENTRAL.length]![0], `${100 + at}-NQ/TW`, `kế hoạch ${at + 1}`][at % 3] }),
    'search: misspelt code': (at) => searchAt({ q: `${900 + at}-NQ/TW` }),
    'search: common words': (at) => searchAt({ q: common[at % common.length], from: at > 11 ? 40 : null }),
    'search: common, filtered': (at) =>
      searchAt({ q: common[at % common.length], type: 'Báo cáo', year: 2020 + (at % 6) }),
    'search: a subject': (at) => searchAt({ q: SUBJECTS[at % SUBJECTS.length], sort: at % 2 === 0 ? null : 'date' }),
    'search: rare words': (at) => searchAt({ q: `${pick(RARE)} ${at % 2 === 0 ? '' : pick(SYLLABLES)}`.trim() }),
    'work: most cited': (at) => workAt(heavyAt(at), { depth: at % 2 === 0 ? null : 2 }),
    'work: most cited, a group': (at) => workAt(heavyAt(at), { level: 'xã', page: 1 + at }),
    'work: average': () => workAt(pick(central)),
    'work: a document of a commune': () => workAt(pick(held)),
    'work: network': (at) => `/van-ban/mang?id=${encodeURIComponent(at % 2 === 0 ? heavyAt(at) : pick(central))}`,
    'network: its data': (at) =>
      `/van-ban/mang.json?id=${encodeURIComponent(at % 2 === 0 ? heavyAt(at) : pick(central))}`,
    document: () => documentAt(1 + below(documents)),
    coverage: (at) => `/do-phu?code=${encodeURIComponent(CENTRAL[at % CENTRAL.length]![0])}`,
    calendar: (at) => `/lich?year=${2024 + (at % 5)}`,
    queue: (at) => `/can-xem?page=${1 + at}`,
    imports: () => '/nhap',
    sql: (at) => `/sql?q=${question}&at=${at}`,
  }
  console.log(
    `${documents.toLocaleString('en')} documents, ${Math.round(statSync(path).size / 1e6)} MB, Node ${process.version}`,
  )
  const rows = []
  for (const [page, addressOf] of Object.entries(pages)) {
    const times: number[] = []
    const work: number[] = []
    let [first, bytes] = [0, 0]
    for (let at = -1; at < rounds; at++) {
      const address = addressOf(Math.max(at, 0))
      const cpu = process.cpuUsage()
      const before = performance.now()
      const answer = await app.request(`http://127.0.0.1:8057${address.split('#')[0]}`, {
        headers: { host: '127.0.0.1:8057' },
      })
      const body = await answer.text()
      const took = performance.now() - before
      const { user, system } = process.cpuUsage(cpu)
      if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`)
      if (at < 0) first = took
      else {
        times.push(took)
        work.push((user + system) / 1000)
      }
      bytes = Math.max(bytes, body.length)
    }
    times.sort((a, b) => a - b)
    work.sort((a, b) => a - b)
    const at = (share: number) =>
      Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))]! * 10) / 10
    rows.push({
      page,
      'median ms': at(0.5),
      'median CPU ms': Math.round(work[Math.floor(work.length / 2)]! * 10) / 10,
      'p95 ms': at(0.95),
      'max ms': at(1),
      'first ms': Math.round(first),
      'kB at most': Math.round(bytes / 1000),
      fits: at(0.5) <= BOUND,
    })
  }
  console.table(rows)
}
