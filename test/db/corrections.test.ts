import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../corpus/registry/load.js'
import {
  addCorrection,
  type CorrectionKind,
  correctionInForce,
  corrections,
  correctionsInForce,
  fieldTarget,
  fingerprintParts,
  importCorrections,
  isUndone,
  keysConcerned,
  listCorrections,
  mentionTarget,
  type NewCorrection,
  problemsNamed,
} from '../../db/corrections.js'
import { type Db, openDatabase } from '../../db/open.js'
import { mentionsConsidering, problems, status, workById } from '../../db/queries.js'
import { Store } from '../../db/store.js'
import { processFile } from '../../pipeline/process.js'
import { resolveTouched, toDocument } from '../../pipeline/run.js'

const A = 'a'.repeat(64)
const correction = (kind: CorrectionKind, target: string, value: string | null = null, minute = 0): NewCorrection => ({
  made: `2026-03-01T08:${String(minute).padStart(2, '0')}:00.000Z`,
  author: 'Lan',
  kind,
  target,
  value,
  note: null,
})
const inForce = (db: Db) => correctionsInForce(db).map(({ kind, target, value }) => [kind, target, value])

/** One document with a blank number that cites 57-NQ/TW. */
async function archive(): Promise<{ db: Db; store: Store; sha256: string }> {
  const db = openDatabase(':memory:')
  const store = new Store(db)
  const text =
    'ĐẢNG ỦY XÃ AN BÌNH\nSố      -KH/ĐU\nAn Bình, ngày 10 tháng 3 năm 2026\nKẾ HOẠCH\nvề chuyển đổi số\n\nThực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Đảng ủy xã đề ra kế hoạch.'
  const document = toDocument(await processFile(Buffer.from(text), 'kh.txt', loadLexicon()))
  const row = { path: 'kh.txt', sha256: document.sha256, size: 5, format: 'txt', state: 'imported' } as const
  store.saveDocument(document, { ...row, reason: null, message: null }, store.startRun('test', [], '2026-03-01'))
  await resolveTouched(store, ['57|NQ|TW'])
  return { db, store, sha256: document.sha256 }
}

describe('in force', () => {
  test('the last made of one kind and target, of others none the less', () => {
    const db = openDatabase(':memory:')
    addCorrection(db, correction('work', `${A}:10`, 'tw/1', 0))
    addCorrection(db, correction('work', `${A}:10`, 'tw/2', 1))
    addCorrection(db, correction('work', `${A}:99`, 'none', 2))
    addCorrection(db, correction('field', `${A}:date`, null, 3))
    expect(inForce(db)).toEqual([
      ['work', `${A}:10`, 'tw/2'],
      ['work', `${A}:99`, 'none'],
      ['field', `${A}:date`, null],
    ])
    expect(correctionInForce(db, 'work', `${A}:10`)).toMatchObject({ id: 2, value: 'tw/2' })
    expect(correctionInForce(db, 'work', `${A}:11`)).toBeNull()
  })

  test('an undo brings back the one before; what was undone is kept', () => {
    const db = openDatabase(':memory:')
    addCorrection(db, correction('work', `${A}:10`, 'tw/1', 0))
    const second = addCorrection(db, correction('work', `${A}:10`, 'tw/2', 1))
    addCorrection(db, correction('undo', String(second.id), null, 2))
    expect(inForce(db)).toEqual([['work', `${A}:10`, 'tw/1']])
    expect([isUndone(db, 1), isUndone(db, 2)]).toEqual([false, true])
    expect(listCorrections(db).map(({ state }) => state)).toEqual(['in-force', 'undone', 'in-force'])
    expect(corrections(db)).toHaveLength(3)
  })

  test('rows can be neither changed nor deleted', () => {
    const db = openDatabase(':memory:')
    addCorrection(db, correction('work', `${A}:10`, 'tw/1', 0))
    expect(() => db.exec("UPDATE corrections SET value = 'tw/2'")).toThrow('only ever added')
    expect(() => db.exec('DELETE FROM corrections')).toThrow('only ever added')
  })

  test('mute and unmute are one decision', () => {
    const db = openDatabase(':memory:')
    const problem = 'blank-number:0a1b2c3d4e5f6071:44'
    addCorrection(db, correction('mute', problem, null, 0))
    addCorrection(db, correction('unmute', problem, null, 1))
    expect(correctionInForce(db, 'mute', problem)).toBeNull()
    addCorrection(db, correction('undo', '2', null, 2))
    expect(correctionInForce(db, 'mute', problem)).toMatchObject({ id: 1 })
  })

  test('does not depend on the order in which two people’s corrections are put in', () => {
    const kind = fc.constantFrom<CorrectionKind>('work', 'field', 'mute', 'unmute')
    const made = fc.uniqueArray(fc.record({ kind, target: fc.constantFrom('x', 'y'), minute: fc.nat({ max: 59 }) }), {
      maxLength: 8,
      selector: ({ minute }) => minute,
    })
    fc.assert(
      fc.property(made, fc.infiniteStream(fc.nat()), (list, places) => {
        const rows = list.map(({ kind, target, minute }) => correction(kind, target, `${minute}`, minute))
        const shuffled = rows
          .map((row) => ({ row, place: places.next().value! }))
          .sort((a, b) => a.place - b.place)
          .map(({ row }) => row)
        const [left, right] = [rows, shuffled].map((order) => {
          const db = openDatabase(':memory:')
          for (const row of order) addCorrection(db, row)
          return inForce(db).sort()
        })
        expect(left).toEqual(right)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a muted problem', () => {
  test('leaves the list and the count, and comes back with its mute undone', async () => {
    const { db, sha256 } = await archive()
    const [open] = [...problems(db)]
    expect(open).toMatchObject({ kind: 'blank-number', severity: 'note', evidence: [], against: [], muted: null })
    expect(open!.fingerprint).toBe(`blank-number:${sha256.slice(0, 16)}:${open!.start}`)
    const counted = () => status(db).problems['blank-number'] ?? 0
    expect(counted()).toBe(1)
    const mute = addCorrection(db, { ...correction('mute', open!.fingerprint), note: 'bản dự thảo' })
    expect([...problems(db)].map(({ kind }) => kind)).not.toContain('blank-number')
    expect([...problems(db, { muted: true })]).toEqual([
      { ...open, muted: { made: mute.made, author: 'Lan', note: 'bản dự thảo' } },
    ])
    expect(counted()).toBe(0)
    addCorrection(db, correction('undo', String(mute.id), null, 1))
    expect([...problems(db)]).toContainEqual(open)
    expect(counted()).toBe(1)
  })

  test('is found by the beginning of its digest, with or without its kind', async () => {
    const { db } = await archive()
    const [open] = [...problems(db)]
    const name = fingerprintParts(open!.fingerprint)
    for (const digest of [name.digest, name.digest.slice(0, 8), name.digest.slice(0, 4)])
      for (const kind of [null, 'blank-number'])
        expect(problemsNamed(db, { ...name, digest, kind }).map(({ fingerprint }) => fingerprint)).toEqual([
          open!.fingerprint,
        ])
    expect(problemsNamed(db, { ...name, kind: 'blank-date' })).toEqual([])
    expect(problemsNamed(db, { ...name, start: name.start + 1 })).toEqual([])
  })

  test('filters of problems: kind, severity, document', async () => {
    const { db } = await archive()
    const [open] = [...problems(db)]
    const kinds = (filters: Parameters<typeof problems>[1]) => [...problems(db, filters)].map(({ kind }) => kind)
    expect(kinds({ kinds: ['blank-number'], severity: 'note', documents: [open!.document] })).toEqual(['blank-number'])
    expect(kinds({ kinds: ['blank-date'] })).toEqual([])
    expect(kinds({ severity: 'error' })).toEqual([])
    expect(kinds({ documents: [] })).toEqual([])
  })
})

describe('what corrections are about', () => {
  test('the list names the file and the words; where the archive has none it says so', async () => {
    const { db, sha256 } = await archive()
    const start = db.prepare("SELECT start FROM mentions WHERE code = '57-NQ/TW'").pluck().get() as number
    addCorrection(db, correction('work', mentionTarget(sha256, start), 'none', 0))
    addCorrection(db, correction('work', mentionTarget(sha256, start + 1), 'none', 1))
    addCorrection(db, correction('field', fieldTarget(sha256, 'number'), '12', 2))
    addCorrection(db, correction('field', fieldTarget(A, 'number'), '12', 3))
    expect(listCorrections(db).map(({ path, quote }) => [path, quote])).toEqual([
      ['kh.txt', 'Nghị quyết số 57-NQ/TW'],
      ['kh.txt', null],
      ['kh.txt', null],
      [null, null],
    ])
  })

  test('keys: of a mention its own and the two works’, of a field all of the document', async () => {
    const { db, store, sha256 } = await archive()
    store.addMissing([
      { ...workById(db, 'tw/57-NQ/TW@2024-12-22')!, id: 'tw/58-NQ/TW@2024-12-22', codeKey: '58|NQ|TW' },
    ])
    const start = db.prepare("SELECT start FROM mentions WHERE code = '57-NQ/TW'").pluck().get() as number
    const keys = (made: NewCorrection) => keysConcerned(db, made).sort()
    expect(keys(correction('work', mentionTarget(sha256, start), 'tw/58-NQ/TW@2024-12-22'))).toEqual([
      '57|NQ|TW',
      '58|NQ|TW',
    ])
    expect(keys(correction('work', mentionTarget(sha256, start), 'none'))).toEqual(['57|NQ|TW'])
    expect(keys(correction('field', fieldTarget(sha256, 'date'), '2026-03-11'))).toEqual(['57|NQ|TW'])
    expect(keys(correction('field', fieldTarget(A, 'date'), '2026-03-11'))).toEqual([])
    expect(keys(correction('mute', 'blank-number:0a1b2c3d4e5f6071:44'))).toEqual([])
  })

  test('mentions that considered a work and did not take it: as one of several, or refused with a reason', async () => {
    const { db } = await archive()
    const work = { ...workById(db, 'tw/57-NQ/TW@2024-12-22')!, id: 'tw/57-NQ/TW@2019-01-01' }
    const set = (candidates: string[], refused: object[]) =>
      db
        .prepare("UPDATE mentions SET candidates = ?, refused = ? WHERE code = '57-NQ/TW'")
        .run(JSON.stringify(candidates), JSON.stringify(refused))
    expect(mentionsConsidering(db, work)).toEqual([])
    set(['tw/57-NQ/TW@2024-12-22', work.id], [])
    expect(mentionsConsidering(db, work)).toMatchObject([{ candidates: ['tw/57-NQ/TW@2024-12-22', work.id] }])
    set([], [{ work: work.id, reason: 'another subject' }])
    expect(mentionsConsidering(db, work)).toMatchObject([{ refused: [{ work: work.id, reason: 'another subject' }] }])
  })
})

describe('importing', () => {
  const filed = [
    { id: 7, ...correction('mute', 'blank-number:0a1b2c3d4e5f6071:44') },
    { id: 9, ...correction('undo', '7', null, 1) },
    { id: null, ...correction('field', `${A}:title`, "về “x” 'y'; --", 2) },
  ]

  test('an undo finds its correction under the new number; a second time everything is there already', () => {
    const db = openDatabase(':memory:')
    addCorrection(db, correction('work', `${A}:10`, 'tw/1'))
    const { added, skipped } = importCorrections(db, filed)
    expect([added.map(({ id, target }) => [id, target]), skipped]).toEqual([
      [
        [2, 'blank-number:0a1b2c3d4e5f6071:44'],
        [3, '2'],
        [4, `${A}:title`],
      ],
      0,
    ])
    expect(importCorrections(db, filed)).toEqual({ added: [], skipped: 3 })
    expect(corrections(db)).toHaveLength(4)
  })

  test('row in, row out', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 })
    const maybe = fc.option(text, { nil: null })
    const row = fc.record({
      made: text,
      author: maybe,
      kind: fc.constantFrom<CorrectionKind>('work', 'field', 'mute', 'unmute'),
      target: text,
      value: maybe,
      note: maybe,
    })
    fc.assert(
      fc.property(row, (made) => {
        const db = openDatabase(':memory:')
        const added = addCorrection(db, made)
        expect(corrections(db)).toEqual([added])
        const other = openDatabase(':memory:')
        importCorrections(other, corrections(db))
        expect(corrections(other)).toEqual([added])
      }),
      { numRuns: 40 },
    )
  })
})
