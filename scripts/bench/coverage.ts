/**
 * Row "coverage": 3,300 units × 50 works over a made-up archive of 40,000 documents, against the plain way, one question
 * to the database for each cell. Cells a second; the whole answer should come within 300 ms.
 */
import { loadWords } from '../../corpus/registry/words.js'
import { documentPlaces } from '../../db/coverage.js'
import { type Db, openDatabase } from '../../db/open.js'
import { coverage, missingFirst } from '../../reports/coverage.js'
import { unitsOf } from '../../reports/units.js'

const [UNITS, DOCUMENTS, MENTIONS, WORKS, OTHER_WORKS] = [3300, 12, 8, 50, 1000]
const TYPES = ['Kế hoạch', 'Công văn', 'Báo cáo', 'Nghị quyết', 'Thông báo', 'Chương trình hành động']
const RELATIONS = ['basis', 'implement', 'review', 'monitor', 'mention', 'nested']

/** Numbers below a bound, the same in every run. */
function numbers(): (bound: number) => number {
  let seed = 20_251_125
  return (bound) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((seed / 0x80000000) * bound)
  }
}

const workId = (at: number) => `tw/${at + 1}-NQ/TW@2024-01-15`

/** An archive where each unit has plans, letters and reports on some of the works. */
function madeUp(): Db {
  const below = numbers()
  const { provinces } = loadWords()
  const db = openDatabase(':memory:')
  const work = db.prepare(
    "INSERT INTO works (id, scope, code, code_key, date, origin) VALUES (?, 'tw', ?, ?, '2024-01-15', 'cited')",
  )
  const document = db.prepare(
    "INSERT INTO documents (sha256, format, method, reader, text, type, date, issuer, level, parent, extractor) VALUES (?, 'txt', 'plain', 'text', '', ?, ?, ?, 'xã', ?, 1)",
  )
  const mention = db.prepare(
    `INSERT INTO mentions (document_id, ordinal, start, "end", page, quote, coded, relation, sentence, confidence, rule, work_id, state, in_title)
     VALUES (?, ?, 0, 1, 1, '', 1, ?, '', 1, 'bench', ?, 'resolved', ?)`,
  )
  db.transaction(() => {
    for (let at = 0; at < WORKS + OTHER_WORKS; at++) work.run(workId(at), `${at + 1}-NQ/TW`, `${at + 1}|NQ|TW`)
    for (let unit = 0; unit < UNITS; unit++)
      for (let own = 0; own < DOCUMENTS; own++) {
        const body = below(5) === 0 ? 'Ủy ban nhân dân' : 'Ban Thường vụ Đảng ủy'
        const date = `2025-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`
        const { name } = provinces[unit % provinces.length]!
        const id = document.run(`${unit}-${own}`, TYPES[below(TYPES.length)], date, `${body} xã Số ${unit}`, name)
        for (let place = 0; place < MENTIONS; place++) {
          const cited = below(2) === 0 ? below(WORKS) : WORKS + below(OTHER_WORKS)
          const relation = place === 0 ? 'implement' : RELATIONS[below(RELATIONS.length)]
          mention.run(id.lastInsertRowid, place + 1, relation, workId(cited), place === 0 ? 1 : 0)
        }
      }
  })()
  return db
}

/** Runs both ways in turns and prints the row. */
export function coverageRow(rounds: number, median: (values: readonly number[]) => number): void {
  const db = madeUp()
  const { provinces } = loadWords()
  const works = Array.from({ length: WORKS }, (_, at) => ({
    id: workId(at),
    scope: 'tw',
    code: `${at + 1}-NQ/TW`,
    codeKey: `${at + 1}|NQ|TW`,
    type: null,
    date: '2024-01-15',
    issuer: null,
    term: null,
    title: null,
    origin: 'cited' as const,
    confidence: null,
    misprints: [],
  }))
  const cell = db.prepare(
    'SELECT m.relation, m.in_title, d.type, d.date FROM mentions m JOIN documents d ON d.id = m.document_id WHERE m.work_id = ? AND d.issuer = ?',
  )
  const whole = () => {
    const places = documentPlaces(db)
    const { units } = unitsOf(places, provinces)
    return missingFirst(coverage(db, works, units, places)).cells.length * works.length
  }
  const asked = 200
  const byCell = () => {
    for (let at = 0; at < asked; at++) cell.all(workId(at % WORKS), `Ban Thường vụ Đảng ủy xã Số ${at}`)
    return asked
  }
  const contenders = [
    { name: 'vankien coverage, 3,300 units × 50 works', cells: whole(), round: whole, seconds: [] as number[] },
    { name: 'one question a cell', cells: byCell(), round: byCell, seconds: [] as number[] },
  ]
  for (let round = 0; round < rounds; round++)
    for (const { round: run, seconds } of contenders) {
      const before = performance.now()
      run()
      seconds.push((performance.now() - before) / 1000)
    }
  const speed = ({ cells, seconds }: (typeof contenders)[number]) => cells / median(seconds)
  console.log(`coverage, 40,000 documents, ${rounds} rounds in turns, medians`)
  console.table(
    contenders.map((each) => ({
      contender: each.name,
      cells: each.cells,
      ms: Math.round(median(each.seconds) * 1000),
      'cells/s': Math.round(speed(each)),
      'vankien is': `${(speed(contenders[0]!) / speed(each)).toPrecision(3)} ×`,
    })),
  )
  db.close()
}
