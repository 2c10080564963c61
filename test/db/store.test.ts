import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../corpus/registry/load.js'
import { type Db, openDatabase } from '../../db/open.js'
import { documentByPath, pageAt, searchTexts } from '../../db/queries.js'
import { Store } from '../../db/store.js'
import type { FileRow, NewDocument } from '../../db/types.js'
import { plain } from '../../extractors/codeQuery.js'
import type { Citation, DocumentRecord, Extraction } from '../../extractors/types.js'
import { processFile } from '../../pipeline/process.js'
import { toDocument } from '../../pipeline/run.js'

const RELATIONS = ['self', 'basis', 'implement', 'review', 'monitor', 'amend', 'replace', 'nested', 'mention'] as const

/** A store with one run begun. */
function made(): { db: Db; store: Store; run: number } {
  const db = openDatabase(':memory:')
  const store = new Store(db)
  return { db, store, run: store.startRun('test', ['a'], '2026-03-01T08:00:00Z') }
}

const file = (path: string, sha256: string): Omit<FileRow, 'documentId'> => ({
  path,
  sha256,
  size: 5,
  format: 'txt',
  state: 'imported',
  reason: null,
  message: null,
})

const word = fc.constantFrom(
  'Nghị quyết',
  'về công tác dân vận',
  'Đảng ủy',
  "“quote” 'x'; --",
  '57-NQ/TW',
  '%_',
  'ủ\u0000y',
  '',
)
const text = fc.oneof(word, fc.string({ maxLength: 20 }))
const maybe = fc.option(text, { nil: null })
const span = fc.nat({ max: 500 }).map((start) => ({ start, end: start + 3 }))

const documentRecord: fc.Arbitrary<DocumentRecord> = fc.record({
  type: maybe,
  number: maybe,
  symbol: maybe,
  code: maybe,
  date: maybe,
  place: maybe,
  issuer: maybe,
  level: fc.constantFrom('trung ương', 'tỉnh', 'huyện', 'xã', null),
  parent: maybe,
  title: maybe,
  term: maybe,
  signer: fc.option(fc.record({ authority: text, position: maybe, name: maybe }), { nil: null }),
  recipients: fc.array(text, { maxLength: 3 }),
  addressees: fc.array(text, { maxLength: 3 }),
  secrecy: maybe,
  urgency: maybe,
  inferred: fc.array(text, { maxLength: 3 }),
})

const citation: fc.Arbitrary<Omit<Citation, 'id'>> = fc
  .record({
    span,
    quote: text,
    page: fc.integer({ min: 1, max: 9 }),
    coded: fc.boolean(),
    type: maybe,
    number: maybe,
    code: maybe,
    date: maybe,
    issuer: maybe,
    term: maybe,
    title: maybe,
    relation: fc.constantFrom(...RELATIONS),
    via: maybe,
    section: maybe,
    confidence: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    rule: text,
  })
  .map(({ span: place, ...rest }) => ({ ...place, ...rest }))

const extraction: fc.Arbitrary<Extraction> = fc.record({
  document: documentRecord,
  citations: fc
    .array(citation, { maxLength: 4 })
    .map((list) => list.map((each, at) => ({ id: `c${at + 1}`, ...each }))),
  links: fc.uniqueArray(
    fc.record({ from: text, to: text, relation: fc.constantFrom('implements' as const, 'replaces' as const) }),
    { maxLength: 3, selector: ({ from, to }) => `${from}\u0001${to}` },
  ),
  reviews: fc
    .array(
      fc.record({
        place: span,
        kind: fc.constantFrom('sơ kết' as const, 'tổng kết' as const),
        years: fc.option(fc.nat(), { nil: null }),
        year: fc.option(fc.nat(), { nil: null }),
        target: text,
        targetDate: maybe,
        quote: text,
        citation: fc.constantFrom('c1', 'c9', null),
      }),
      { maxLength: 2 },
    )
    .map((list) => list.map(({ place, ...rest }) => ({ ...place, ...rest }))),
  deadlines: fc
    .array(
      fc.record({
        place: span,
        kind: fc.constantFrom('once' as const, 'open' as const),
        date: maybe,
        rrule: maybe,
        relationToDate: fc.constantFrom('by' as const, null),
        task: maybe,
        actor: maybe,
        recipient: maybe,
        quote: text,
      }),
      { maxLength: 2 },
    )
    .map((list) => list.map(({ place, ...rest }) => ({ ...place, ...rest }))),
  problems: fc
    .array(fc.record({ place: span, kind: text, message: text }), { maxLength: 2 })
    .map((list) => list.map(({ place, ...rest }) => ({ ...place, ...rest }))),
})

const newDocument: fc.Arbitrary<NewDocument> = fc
  .record({ extraction, body: text, notes: fc.array(text, { maxLength: 2 }), key: maybe })
  .map(({ extraction: own, body, notes, key }) => ({
    sha256: 'aa11',
    signature: new Uint8Array(512),
    syllables: 0,
    format: 'txt',
    method: 'plain',
    reader: 'text',
    hint: null,
    notes,
    text: body,
    pages: [{ page: 1, start: 0, end: body.length }],
    extraction: own,
    extractor: 7,
    reading: 3,
    readingProblems: [],
    codeKey: key,
    citationKeys: own.citations.map(() => key),
    citationSentences: own.citations.map(({ quote }) => `… ${quote}`),
    deadlineSentences: own.deadlines.map(({ quote }) => quote),
    words: body,
  }))

type Raw = Readonly<Record<string, unknown>>

/** The document as its rows say it. */
function readBack(db: Db, id: number): unknown {
  const all = (sql: string) => db.prepare(sql).all(id) as Raw[]
  const list = (json: unknown) => JSON.parse(json as string) as string[]
  const [row] = all('SELECT * FROM documents WHERE id = ?')
  const mentions = all('SELECT * FROM mentions WHERE document_id = ? ORDER BY ordinal')
  const names = new Map(mentions.map((mention, at) => [mention['id'], `c${at + 1}`]))
  const signer = { authority: row!['signer_authority'], position: row!['signer_position'], name: row!['signer_name'] }
  return {
    document: {
      ...Object.fromEntries(
        'type number symbol code date place issuer level parent title term secrecy urgency'
          .split(' ')
          .map((name) => [name, row![name]]),
      ),
      signer: signer.authority === null ? null : signer,
      recipients: list(row!['recipients']),
      addressees: list(row!['addressees']),
      inferred: list(row!['inferred']),
    },
    notes: list(row!['notes']),
    text: row!['text'],
    citations: mentions.map(({ coded, ...rest }, at) => ({
      id: `c${at + 1}`,
      ...pick(
        rest,
        'start end quote page type number code date issuer term title relation via section confidence rule',
      ),
      coded: coded === 1,
    })),
    links: all('SELECT from_name AS "from", to_name AS "to", relation FROM links WHERE document_id = ?'),
    reviews: all('SELECT * FROM reviews WHERE document_id = ? ORDER BY id').map((review) => ({
      ...pick(review, 'start end kind years year target quote'),
      targetDate: review['target_date'],
      citation: review['mention'] === null ? null : names.get(review['mention']),
    })),
    deadlines: all('SELECT * FROM deadlines WHERE document_id = ? ORDER BY id').map((deadline) => ({
      ...pick(deadline, 'start end kind date rrule task actor recipient quote'),
      relationToDate: deadline['relation_to_date'],
    })),
    problems: all('SELECT * FROM problems WHERE document_id = ? ORDER BY id').map((problem) =>
      pick(problem, 'start end kind message'),
    ),
  }
}

const pick = (row: Raw, names: string): Raw => Object.fromEntries(names.split(' ').map((name) => [name, row[name]]))

const expected = ({ extraction: own, notes, text: body }: NewDocument) => ({
  ...own,
  notes,
  text: body,
  links: expect.toSatisfy(
    (rows: Raw[]) => JSON.stringify(sorted(rows)) === JSON.stringify(sorted(own.links)),
  ) as unknown,
  // A review of a citation that is none of the document's stands without one.
  reviews: own.reviews.map((review) => ({
    ...review,
    citation: own.citations.some(({ id }) => id === review.citation) ? review.citation : null,
  })),
})

const sorted = (links: readonly object[]): object[] =>
  links
    .map((link) => pick(link as Raw, 'from to relation'))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

describe('a document', () => {
  test('row in, row out', () => {
    fc.assert(
      fc.property(newDocument, (document) => {
        const { db, store, run } = made()
        const id = store.saveDocument(document, file('a.txt', document.sha256), run)
        expect(readBack(db, id)).toEqual(expected(document))
        expect(store.fileOf('a.txt')).toEqual({ ...file('a.txt', document.sha256), documentId: id })
        db.close()
      }),
      { numRuns: 150 },
    )
  })

  test('saved again it is replaced whole: the same rows as if it had come once', () => {
    fc.assert(
      fc.property(newDocument, newDocument, (first, second) => {
        const { db, store, run } = made()
        const id = store.saveDocument(first, file('a.txt', 'aa11'), run)
        expect(store.saveDocument(second, file('a.txt', 'aa11'), run)).toBe(id)
        expect(readBack(db, id)).toEqual(expected(second))
        expect(db.prepare('SELECT count(*) FROM texts').pluck().get()).toBe(1)
        db.close()
      }),
      { numRuns: 50 },
    )
  })

  test('that cannot be stored whole is not stored at all', () => {
    const { db, store, run } = made()
    const [document] = fc.sample(newDocument, { seed: 3, numRuns: 1 })
    const own = document!.extraction
    const twice = { from: 'a', to: 'b', relation: 'implements' } as const
    const broken = { ...document!, extraction: { ...own, links: [twice, twice] } }
    expect(() => store.saveDocument(broken, file('a.txt', 'aa11'), run)).toThrow(/UNIQUE/)
    for (const table of ['documents', 'files', 'mentions', 'pages', 'texts'])
      expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0])
  })

  test('that no file holds any more goes, with all it said and its words; its keys are told', async () => {
    const { db, store, run } = made()
    const document = toDocument(
      await processFile(Buffer.from('Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024.'), 'a.txt', loadLexicon()),
    )
    store.saveDocument(document, file('a.txt', document.sha256), run)
    expect(store.dropOrphans()).toEqual([])
    store.saveFile({ ...file('a.txt', 'other'), state: 'set-aside', documentId: null }, run)
    expect(store.dropOrphans()).toEqual(document.citationKeys)
    for (const table of ['documents', 'mentions', 'pages', 'texts'])
      expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0])
  })

  test('of several paths the first by name is the document’s', async () => {
    const { db, store, run } = made()
    const document = toDocument(await processFile(Buffer.from('Đảng ủy xã An Bình'), 'b.txt', loadLexicon()))
    for (const path of ['b.txt', 'c.txt', 'a.txt']) store.saveDocument(document, file(path, document.sha256), run)
    store.settleDuplicates()
    expect(db.prepare('SELECT path, state, reason FROM files ORDER BY path').raw().all()).toEqual([
      ['a.txt', 'imported', null],
      ['b.txt', 'duplicate', 'duplicate of a.txt'],
      ['c.txt', 'duplicate', 'duplicate of a.txt'],
    ])
  })
})

describe('the citation in a title', () => {
  const plan = (title: string, body: string) =>
    [
      'ĐẢNG BỘ TỈNH NGHỆ AN',
      'ĐẢNG ỦY XÃ YÊN THÀNH',
      '*',
      'Số 16-KH/ĐU',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Yên Thành, ngày 29 tháng 01 năm 2026',
      '',
      'KẾ HOẠCH',
      title,
      '-----',
      '',
      body,
      '',
      'T/M BAN THƯỜNG VỤ',
      'BÍ THƯ',
      '',
      'Nguyễn Văn An',
    ].join('\n')
  const BODY =
    'Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị và Chỉ thị số 06-CT/TW, Ban Thường vụ Đảng ủy xã ban hành kế hoạch như sau.'

  async function marked(title: string): Promise<{ db: Db; rows: unknown[] }> {
    const { db, store, run } = made()
    const document = toDocument(await processFile(Buffer.from(plan(title, BODY)), 'a.txt', loadLexicon()))
    store.saveDocument(document, file('a.txt', document.sha256), run)
    return { db, rows: marks(db) }
  }
  const marks = (db: Db) =>
    db.prepare('SELECT code, relation FROM mentions WHERE in_title = 1 ORDER BY ordinal').raw().all()

  test.each([
    ['thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị', [['57-NQ/TW', 'implement']]],
    ['THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW, NGÀY 22/12/2024 CỦA BỘ CHÍNH TRỊ', [['57-NQ/TW', 'implement']]],
    ['thực hiện Nghị quyết số 57 – NQ/TW của Bộ Chính trị', [['57-NQ/TW', 'implement']]],
    ['thực hiện Nghị quyết số 157-NQ/TW của Bộ Chính trị', [['157-NQ/TW', 'implement']]],
    ['chuyển đổi số năm 2026', []],
  ])('of a plan “%s” is marked', async (title, expected) => {
    expect((await marked(title)).rows).toEqual(expected)
  })

  test('databases from before are marked as new ones are', async () => {
    const migration = readFileSync(join(import.meta.dirname, '../../db/migrations/0004-coverage.sql'), 'utf8')
    const update = /^UPDATE mentions[^;]*;/m.exec(migration)![0]
    const { db, rows } = await marked('thực hiện Nghị quyết số 57-NQ/TW và Chỉ thị số 06-CT/TW')
    expect(rows).toHaveLength(2)
    db.exec('UPDATE mentions SET in_title = 0')
    db.exec(update)
    expect(marks(db)).toEqual(rows)
  })
})

describe('full text', () => {
  const TEXTS = {
    'a.txt': 'Chào mừng đại hội Đảng bộ xã An Bình.',
    'b.txt': 'Ban Thường vụ Đảng uỷ họp phiên tháng ba.',
    'c.txt': 'Đảng ủy phường HOÀ BÌNH báo cáo.\fTrang hai nói về khoa giáo.',
  }
  const filled = async () => {
    const { db, store, run } = made()
    for (const [path, body] of Object.entries(TEXTS)) {
      const document = toDocument(
        await processFile(Buffer.from(body.normalize(path === 'a.txt' ? 'NFD' : 'NFC')), path, loadLexicon()),
      )
      store.saveDocument(document, file(path, document.sha256), run)
    }
    return db
  }

  test.each([
    ['dai hoi', ['a.txt']],
    ['đại hội', ['a.txt']],
    ['ĐẠI HỘI', ['a.txt']],
    ['dang uy', ['b.txt', 'c.txt']],
    ['đảng uỷ', ['b.txt', 'c.txt']],
    ['Đảng ủy', ['b.txt', 'c.txt']],
    ['hòa bình', ['c.txt']],
    ['hoa binh', ['c.txt']],
    ['dang', ['a.txt', 'b.txt', 'c.txt']],
    ['khoa giáo báo cáo', ['c.txt']],
    ['đại hội khoa giáo', []],
  ])('%s', async (typed, paths) => {
    const hits = searchTexts(await filled(), plain(typed).split(' '), 10)
    expect(hits.map(({ document }) => document.path).sort()).toEqual(paths)
  })

  test('what looks like the language of the index is a word like any other', async () => {
    const db = await filled()
    for (const typed of ['"', 'a"b', 'NOT', '*', 'words:x', '(']) expect(searchTexts(db, [typed], 10)).toEqual([])
  })

  test('a place in the text has its page', async () => {
    const db = await filled()
    const own = documentByPath(db, 'c.txt')!
    const body = db.prepare('SELECT text FROM documents WHERE id = ?').pluck().get(own.id) as string
    expect([pageAt(db, own.id, 0), pageAt(db, own.id, body.indexOf('khoa giáo'))]).toEqual([1, 2])
  })

  test('a document is found by its path or by the end of it, letter by letter', async () => {
    const { db, store, run } = made()
    const document = toDocument(await processFile(Buffer.from('Đảng ủy xã An Bình'), 'x', loadLexicon()))
    store.saveDocument(document, file('Hải Phòng/2026/KHx12.txt', document.sha256), run)
    expect(documentByPath(db, '2026/KHx12.txt')?.path).toBe('Hải Phòng/2026/KHx12.txt')
    for (const other of ['KH_12.txt', '%', 'x12.txt', ''])
      expect([other, documentByPath(db, other)]).toEqual([other, null])
  })
})
