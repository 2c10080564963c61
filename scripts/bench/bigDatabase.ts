/**
 * A made-up archive for measurements: 100,000 documents with a million citations in a database file, the same in every
 * run. Skewed as archives are: a few works of the centre are cited by tens of thousands, most works by a handful.
 */
import { loadWords } from '../../corpus/registry/words.js'
import { type Db, openDatabase } from '../../db/open.js'
import { codeKey } from '../../extractors/codeQuery.js'
import { searchWords } from '../../pipeline/sentence.js'
import { CENTRAL, CITING, OWN_TYPES, RARE, SENTENCES, SUBJECTS, SYLLABLES } from './bigWords.js'

export interface Size {
  readonly documents: number
  /** About so many citations a document. */
  readonly citations: number
}

interface Work {
  readonly id: string
  readonly code: string
  readonly type: string
  readonly date: string
}

interface Unit {
  readonly issuer: string
  readonly level: string
  readonly province: string
  readonly scope: string
  readonly sign: string
}

const OTHER_CENTRAL = 400
const UNITS = 3300

/** Numbers below a bound, the same in every run. */
export function numbers(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * bound)
  }
}

/** Fills a new database file. */
export function bigDatabase(path: string, { documents, citations }: Size): void {
  const db = openDatabase(path, { create: true })
  // A new file is in WAL, which is left by way of DELETE alone.
  db.pragma('journal_mode = DELETE')
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -400000')
  db.pragma('foreign_keys = OFF')
  // Indexes are quicker made at the end than kept all the while.
  const indexes = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").all() as {
    name: string
    sql: string
  }[]
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  db.transaction(() => fill(db, documents, citations))()
  for (const { sql } of indexes) db.exec(sql)
  db.exec("INSERT INTO texts (texts) VALUES ('optimize')")
  db.exec('ANALYZE')
  db.pragma('journal_mode = WAL')
  db.close()
}

const pad = (value: number): string => String(value).padStart(2, '0')

function fill(db: Db, count: number, perDocument: number): void {
  const below = numbers(20_261_126)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!
  const chance = (share: number): boolean => below(10_000) < share * 10_000
  const insert = statementsOf(db)
  const units = unitsOf(below)
  const central: Work[] = CENTRAL.map(([code, type, date, title]) => {
    const id = `tw/${code}@${date}`
    insert.work.run(id, 'tw', code, codeKey(code), type, date, 'Ban Chấp hành Trung ương', title, 'registry', 'high')
    return { id, code, type, date }
  })
  for (let at = 0; at < OTHER_CENTRAL; at++) {
    const [type, sign] = pick([
      ['Nghị quyết', 'NQ'],
      ['Chỉ thị', 'CT'],
      ['Kết luận', 'KL'],
    ] as const)
    const [code, date] = [`${100 + at}-${sign}/TW`, `${2011 + below(15)}-${pad(1 + below(12))}-${pad(1 + below(28))}`]
    const id = `tw/${code}@${date}`
    insert.work.run(id, 'tw', code, codeKey(code), type, date, 'Ban Bí thư', pick(SUBJECTS), 'cited', null)
    central.push({ id, code, type, date })
  }
  const ofProvince = new Map<string, Work[]>()
  insert.run.run('2026-11-20T01:00:00.000Z', '2026-11-20T05:00:00.000Z', 'vankien bench', '[]', count, count)

  for (let at = 1; at <= count; at++) {
    const unit = units[at % units.length]!
    const [type, sign] = weighted(OWN_TYPES, below(10_000) / 10_000)
    const date = `${2015 + Math.floor(11.9 * Math.sqrt(below(10_000) / 10_000))}-${pad(1 + below(12))}-${pad(1 + below(28))}`
    const [number, subject] = [1 + below(400), pick(SUBJECTS)]
    const code = `${number}-${sign}/${unit.sign}`
    const work = `${unit.scope}/${code}@${date}#${at}`
    const cited = works(unit)
    const carries = type !== 'Công văn' && type !== 'Thông báo' && chance(0.6)
    const title = carries ? `thực hiện ${full(cited[0]!)} về ${subject}` : `về ${subject}`
    const text = [
      `${unit.issuer.toUpperCase()}\nSố ${code}\n${unit.province}, ngày ${vietnamese(date)}\n\n${type.toUpperCase()}\n${title}\n`,
    ]
    let length = text[0]!.length
    const add = (piece: string): number => {
      text.push(piece)
      length += piece.length
      return length - piece.length
    }
    const mentions: { start: number; quote: string; sentence: string; relation: string; work: Work }[] = []
    if (carries)
      mentions.push({
        start: text[0]!.lastIndexOf(full(cited[0]!)),
        quote: full(cited[0]!),
        sentence: `${type} ${title}`,
        relation: 'implement',
        work: cited[0]!,
      })
    for (const [place, each] of cited.entries()) {
      const relation = place === 0 ? 'basis' : relationOf(below(1000))
      const [before, after] = CITING[relation]!
      const quote = full(each)
      const start = add(`${before}${quote}${after}\n`) + before.length
      mentions.push({ start, quote, sentence: `${before}${quote}${after}`, relation, work: each })
    }
    for (let line = 0; line < 3; line++) add(`${pick(SENTENCES)}\n`)
    if (chance(0.004)) add(`Chú trọng phát triển nghề ${pick(RARE)} ở ${unit.issuer}.\n`)
    const due = `${2026 + below(3)}-${pad(1 + below(12))}-${pad(1 + below(28))}`
    const duty = `Báo cáo kết quả về ${subject} trước ngày ${vietnamese(due)}.`
    const dutyAt = add(`${duty}\n`)
    const whole = text.join('')

    insert.work.run(work, unit.scope, code, codeKey(code), type, date, unit.issuer, title, 'held', null)
    if (carries) insert.link.run(at, code, cited[0]!.code, work, cited[0]!.id)
    insert.document.run(
      at,
      digest(at),
      whole,
      type,
      String(number),
      `${sign}/${unit.sign}`,
      code,
      codeKey(code),
      date,
      unit.province,
      unit.issuer,
      unit.level,
      unit.level === 'trung ương' ? null : unit.province,
      title,
      work,
    )
    insert.text.run(at, searchWords(whole))
    insert.file.run(`kho/${unit.scope}/${date.slice(0, 4)}/${at}.docx`, digest(at), 'imported', null, at)
    insert.page.run(at, 1, 0, whole.length)
    const named = new Set<string>()
    for (const [ordinal, { start, quote, sentence, relation, work: target }] of mentions.entries()) {
      const ambiguous = below(100) === 0
      insert.mention.run(
        at,
        ordinal,
        start,
        start + quote.length,
        quote,
        target.type,
        target.code,
        codeKey(target.code),
        target.date,
        relation,
        sentence,
        ambiguous ? null : target.id,
        ambiguous ? 'ambiguous' : 'resolved',
        ambiguous ? JSON.stringify([target.id]) : '[]',
        carries && ordinal === 0 ? 1 : 0,
      )
      named.add(target.id)
    }
    if (chance(0.2)) {
      const reviewed = cited[0]!
      const years = pick([3, 5, 10])
      insert.review.run(
        at,
        pick(['sơ kết', 'tổng kết']),
        years,
        Number(reviewed.date.slice(0, 4)) + years,
        reviewed.code,
        reviewed.date,
        mentions[0]!.start,
        mentions[0]!.start + mentions[0]!.quote.length,
        mentions[0]!.quote,
        reviewed.id,
      )
    }
    if (chance(0.6)) insert.deadline.run(at, due, subject, unit.issuer, dutyAt, dutyAt + duty.length, duty, duty)
    if (chance(0.3)) {
      const kind = pick(['date-misprint', 'title-differs', 'ambiguous', 'superseded', 'blank-date'])
      const place = mentions[0]!
      insert.problem.run(
        at,
        kind,
        `${kind} of ${place.quote}`,
        place.start,
        place.start + place.quote.length,
        kind === 'ambiguous' ? null : cited[0]!.id,
        'warning',
        `${kind}:${digest(at).slice(0, 16)}:${place.start}`,
      )
    }
    const own = ofProvince.get(unit.province) ?? []
    if (unit.level === 'tỉnh') own.push({ id: work, code, type, date })
    ofProvince.set(unit.province, own)
  }
  for (let at = 0; at < 300; at++) insert.file.run(`kho/khac/${at}.pdf`, null, 'set-aside', 'no-text', null)

  /** What a document of this unit cites, the one that it is about first. */
  function works(unit: Unit): Work[] {
    const cited = CENTRAL.flatMap(([, , , , share], at) => (chance(share) ? [central[at]!] : []))
    const own = ofProvince.get(unit.province)
    while (cited.length < perDocument - 1) {
      const far = below(10_000) / 10_000
      if (own && own.length > 0 && chance(0.3)) cited.push(own[Math.floor(own.length * far * far)]!)
      else cited.push(central[CENTRAL.length + Math.floor(OTHER_CENTRAL * far * far)]!)
    }
    const first = below(cited.length)
    return [cited[first]!, ...cited.filter((_, at) => at !== first)]
  }
}

const full = ({ type, code, date }: Work): string => `${type} số ${code}, ngày ${vietnamese(date)}`
const vietnamese = (date: string): string => date.split('-').reverse().join('/')
const digest = (at: number): string =>
  (Math.imul(at, 2_654_435_761) >>> 0).toString(16).padStart(8, '0').repeat(8).slice(0, 56) +
  at.toString(16).padStart(8, '0')

const RELATION_SHARES: readonly (readonly [string, number])[] = [
  ['basis', 400],
  ['implement', 650],
  ['mention', 850],
  ['nested', 920],
  ['review', 960],
  ['monitor', 990],
  ['amend', 996],
  ['replace', 1000],
]
const relationOf = (thousandth: number): string => RELATION_SHARES.find(([, upTo]) => thousandth < upTo)![0]

function weighted(list: typeof OWN_TYPES, at: number): (typeof OWN_TYPES)[number] {
  let sum = 0
  for (const each of list) {
    sum += each[2]
    if (sum > at) return each
  }
  return list[0]!
}

/** Two bodies of the centre, the committees of the provinces, and communes. */
function unitsOf(below: (bound: number) => number): Unit[] {
  const { provinces } = loadWords()
  const slug = (name: string) => searchWords(name).replaceAll(' ', '-')
  const units: Unit[] = [
    {
      issuer: 'Ban Tuyên giáo và Dân vận Trung ương',
      level: 'trung ương',
      province: 'Hà Nội',
      scope: 'tw',
      sign: 'BTGDVTW',
    },
  ]
  for (const { name, committee } of provinces)
    units.push({
      issuer: `Ban Thường vụ ${committee} ${name}`,
      level: 'tỉnh',
      province: name,
      scope: slug(name),
      sign: 'TU',
    })
  while (units.length < UNITS) {
    const { name } = provinces[units.length % provinces.length]!
    const commune = `${SYLLABLES[below(SYLLABLES.length)]} ${SYLLABLES[below(SYLLABLES.length)]}`
    const kind = below(4) === 0 ? 'phường' : 'xã'
    units.push({
      issuer: `Ban Thường vụ Đảng ủy ${kind} ${commune}`,
      level: 'xã',
      province: name,
      scope: `${slug(name)}/${slug(kind)}-${slug(commune)}`,
      sign: 'ĐU',
    })
  }
  return units
}

function statementsOf(db: Db) {
  return {
    run: db.prepare(
      'INSERT INTO runs (started, finished, program, arguments, found, imported) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    work: db.prepare(
      'INSERT OR IGNORE INTO works (id, scope, code, code_key, type, date, issuer, title, origin, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    document: db.prepare(
      "INSERT INTO documents (id, sha256, format, method, reader, text, type, number, symbol, code, code_key, date, place, issuer, level, parent, title, work_id, extractor, run_id) VALUES (?, ?, 'docx', 'markup', 'ooxml', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1)",
    ),
    text: db.prepare('INSERT INTO texts (rowid, words) VALUES (?, ?)'),
    file: db.prepare(
      "INSERT INTO files (path, sha256, size, format, state, reason, document_id, run_id) VALUES (?, ?, 20000, 'docx', ?, ?, ?, 1)",
    ),
    page: db.prepare('INSERT INTO pages (document_id, page, start, "end") VALUES (?, ?, ?, ?)'),
    mention: db.prepare(
      `INSERT INTO mentions (document_id, ordinal, start, "end", page, quote, coded, type, code, code_key, date, relation, sentence, confidence, rule, work_id, state, candidates, in_title)
       VALUES (?, ?, ?, ?, 1, ?, 1, ?, ?, ?, ?, ?, ?, 1, 'bench', ?, ?, ?, ?)`,
    ),
    link: db.prepare(
      "INSERT OR IGNORE INTO links (document_id, from_name, to_name, relation, from_work, to_work) VALUES (?, ?, ?, 'implements', ?, ?)",
    ),
    review: db.prepare(
      'INSERT INTO reviews (document_id, kind, years, year, target, target_date, start, "end", page, quote, work_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)',
    ),
    deadline: db.prepare(
      `INSERT INTO deadlines (document_id, kind, date, relation_to_date, task, actor, start, "end", page, quote, sentence) VALUES (?, 'once', ?, 'before', ?, ?, ?, ?, 1, ?, ?)`,
    ),
    problem: db.prepare(
      `INSERT INTO problems (document_id, kind, message, start, "end", page, suggestion, source, severity, fingerprint) VALUES (?, ?, ?, ?, ?, 1, ?, 'resolution', ?, ?)`,
    ),
  }
}
