/** Copies of one document are found, documents from one template are not taken for copies, in any order of import. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../db/open.js'
import { Store } from '../../../db/store.js'
import { resolveTouched } from '../../../pipeline/run.js'
import { docx, lines } from '../../../scripts/samples/files.js'
import { odt, odtLines, rtf, rtfLines } from '../../../scripts/samples/officeFiles.js'
import { type Copied, chances, copies, copiesAmong, type Entry, entry, group, noisy, put } from './archive.js'

const root = join(import.meta.dirname, '../../..')
const TEXTS = ['corpus/samples/sources', 'corpus/gold'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name: name.replace('.txt', ''), text: readFileSync(join(root, folder, name), 'utf8') })),
)
const stem = (name: string): string => name.split('.')[0]!
const wrong = (found: readonly Copied[]): Copied[] => found.filter((copy) => stem(copy.name) !== stem(copy.of))
const undated = (text: string): string =>
  text.replace(/^(Số:?\s*)\d+/m, '$1     ').replace(/ngày\s+\d+\s+tháng/, 'ngày      tháng')

describe('the sample texts', async () => {
  const clean = await Promise.all(TEXTS.map(({ name, text }) => entry(`${name}.txt`, text)))
  const again = (make: (text: string, name: string, at: number) => Promise<Entry>) =>
    Promise.all(TEXTS.map(({ name, text }, at) => make(text, name, at)))
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

  test('are no copies of each other', () => {
    expect(copiesAmong(clean)).toEqual([])
  })

  test('set in other formats: each found, and none taken for another', async () => {
    const found = copiesAmong([
      ...clean,
      ...(await again((text, name) => entry(`${name}.docx`, docx(lines(...escaped(text).split('\n')))))),
      ...(await again((text, name) => entry(`${name}.odt`, odt(odtLines(...text.split('\n')))))),
      ...(await again((text, name) => entry(`${name}.rtf`, rtf(rtfLines(...text.split('\n')))))),
    ])
    expect(wrong(found)).toEqual([])
    expect(found.length).toBe(3 * TEXTS.length)
  }, 120_000)

  // What is missed has lost two fields of its header, or a number of its title.
  test.each([
    [0.01, 0.85],
    [0.02, 0.75],
    [0.03, 0.65],
  ])(
    'as OCR may read them, %d of the letters wrong: found, and none taken for another',
    async (part, recall) => {
      const scans = await again((text, name, at) => entry(`${name}.scan.txt`, noisy(text, part, at * 7 + 7), true))
      const found = copiesAmong([...clean, ...scans])
      expect(wrong(found)).toEqual([])
      expect(found.length / TEXTS.length).toBeGreaterThan(recall)
      expect(new Set(found.map(({ role }) => role))).toContain('scan')
    },
    120_000,
  )

  test('as drafts with a few sentences more: found', async () => {
    const drafts = await again((text, name) =>
      entry(
        `${name}.draft.txt`,
        undated(text)
          .split('\n')
          .map((line, at, all) =>
            at > 12 && at % 9 === 0 && at < all.length - 8
              ? `${line} Việc này do Văn phòng theo dõi và nhắc các đơn vị.`
              : line,
          )
          .join('\n'),
      ),
    )
    // Articles have no number to be left blank; their bytes may be the same, and then they are one document.
    const changed = drafts.filter(({ document }, at) => document.sha256 !== clean[at]!.document.sha256)
    const found = copiesAmong([...clean, ...changed])
    expect(wrong(found)).toEqual([])
    expect(found.length / changed.length).toBeGreaterThan(0.9)
  })

  test('half of a text is no copy of it', async () => {
    const halves = await again((text, name) => entry(`${name}.part.txt`, text.slice(0, Math.floor(text.length * 0.55))))
    expect(copiesAmong([...clean, ...halves])).toEqual([])
  })
})

describe('one template', async () => {
  const template = readFileSync(join(root, 'corpus/samples/sources/na-yen-thanh-kh-57.txt'), 'utf8')
  const first = 'An Bình Cao Đông Hòa Long Minh Nam Phú Quang Tân Thái Thanh Trung Vĩnh Xuân Yên Hưng Kim Lạc'.split(
    ' ',
  )
  const second = 'Sơn Tân Lộc Giang Thủy Hải Điền Phong Khê Trạch'.split(' ')
  const communes = first.flatMap((a) => second.map((b) => `${a} ${b}`))
  const plan = (name: string, number: number, day: number): string =>
    template
      .replaceAll('Yên Thành', name)
      .replaceAll('YÊN THÀNH', name.toUpperCase())
      .replace('Số 16', `Số ${number}`)
      .replace('ngày 29 tháng', `ngày ${day} tháng`)
  const family = (list: readonly string[], make: (name: string, at: number) => string, kind = 'plan', scan = false) =>
    Promise.all(list.map((name, at) => entry(`f${at}.${kind}.txt`, make(name, at), scan)))

  test('plans of 200 communes are 200 documents, also where number and day are the same', async () => {
    const plans = await family(communes, (name, at) => plan(name, 10 + (at % 30), 10 + (at % 18)))
    expect(plans.every(({ document }) => document.extraction.document.issuer !== null)).toBe(true)
    expect(copiesAmong(plans)).toEqual([])
    expect(copiesAmong(await family(communes, (name) => plan(name, 16, 29)))).toEqual([])
  }, 120_000)

  test('each draft and each scan goes to its own commune', async () => {
    const some = communes.filter((_, at) => at % 5 === 0)
    const plans = await family(some, (name) => plan(name, 16, 29))
    const drafts = await family(some, (name) => undated(plan(name, 16, 29)), 'draft')
    const ofDrafts = copiesAmong([...plans, ...drafts])
    expect(wrong(ofDrafts)).toEqual([])
    expect(ofDrafts.length).toBe(some.length)
    const scans = await family(some, (name, at) => noisy(plan(name, 16, 29), 0.01, at + 11), 'scan', true)
    const ofScans = copiesAmong([...plans, ...scans])
    expect(wrong(ofScans)).toEqual([])
    expect(ofScans.length / some.length).toBeGreaterThan(0.75)
    expect(wrong(copiesAmong(scans))).toEqual([])
  }, 120_000)

  test('the plan of the next year is another document, as draft too', async () => {
    const years = Array.from({ length: 6 }, (_, at) => template.replaceAll('2026', String(2021 + at)))
    const plans = await Promise.all(years.map((text, at) => entry(`y${at}.txt`, text)))
    const drafts = await Promise.all(years.map((text, at) => entry(`y${at}.draft.txt`, undated(text))))
    expect(copiesAmong(plans)).toEqual([])
    expect(wrong(copiesAmong([...plans, ...drafts]))).toEqual([])
  })

  test('the numbered one stands for its draft and scan, whatever the order; a correction parts them', async () => {
    const three = [
      await entry('a.txt', undated(template)),
      await entry('b.txt', template, true),
      await entry('c.txt', `${template}\n`),
    ]
    const expected = [
      { name: 'a.txt', of: 'c.txt', role: 'draft' },
      { name: 'b.txt', of: 'c.txt', role: 'scan' },
    ]
    const chance = chances(3)
    for (let turn = 0; turn < 6; turn++) {
      const db = openDatabase(':memory:')
      for (const each of three.map((own) => ({ own, at: chance() })).sort((x, y) => x.at - y.at)) {
        put(db, [each.own])
        group(db)
      }
      expect(copies(db)).toMatchObject(expected)
    }
    const db = openDatabase(':memory:')
    put(db, three)
    await resolveTouched(
      new Store(db),
      three.flatMap(({ document }) => document.codeKey ?? []),
    )
    expect(copies(db)).toMatchObject(expected)
    // The draft is the work that it became.
    expect(db.prepare('SELECT count(DISTINCT work_id), count(work_id) FROM documents').raw().get()).toEqual([1, 3])
    new Store(db).correctField(three[2]!.document.sha256, 'date', '2025-01-29', null)
    group(db)
    expect(copies(db)).toMatchObject([{ name: 'a.txt', of: 'b.txt', role: 'draft' }])
  })
})
