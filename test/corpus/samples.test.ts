/** The sample archive: sources, gold and built files belong together, and the gold keeps the rules of its schema. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it, test } from 'vitest'

const SAMPLES = join(import.meta.dirname, '..', '..', 'corpus', 'samples')
const SOURCES = join(SAMPLES, 'sources')
const LARGEST_PDF = 80_000

interface Sample {
  readonly name: string
  readonly path: string
  readonly format: 'docx' | 'pdf' | 'html' | 'txt' | 'md'
  readonly autoNumber?: boolean
}

interface Manifest {
  readonly documents: readonly Sample[]
  readonly copies: readonly { readonly path: string; readonly of: string }[]
  readonly damaged: readonly { readonly path: string; readonly kind: 'empty' | 'truncated'; readonly of?: string }[]
}

interface Quoted {
  readonly quote: string
  readonly nth: number
}

interface GoldCitation extends Quoted {
  readonly coded: boolean
  readonly type: string
  readonly number: string | null
  readonly code: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly term: string | null
  readonly title: string | null
  readonly relation: string
  readonly via: string | null
}

interface GoldReview extends Quoted {
  readonly kind: string
  readonly years: number | null
  readonly target: string
  readonly targetDate: string | null
}

interface GoldDeadline extends Quoted {
  readonly kind: string
  readonly date: string | null
  readonly rrule: string | null
  readonly relationToDate: string | null
  readonly task: string
}

interface Gold {
  readonly text: string
  readonly document: Readonly<Record<string, unknown>> & {
    readonly date: string | null
    readonly level: string | null
    readonly title: string | null
    readonly place: string | null
    readonly signer: Readonly<Record<'authority' | 'position' | 'name', string | null>> | null
    readonly recipients: readonly string[]
  }
  readonly citations: readonly GoldCitation[]
  readonly links: readonly { readonly from: string; readonly to: string; readonly relation: string }[]
  readonly reviews: readonly GoldReview[]
  readonly deadlines: readonly GoldDeadline[]
}

const RELATIONS = ['self', 'basis', 'implement', 'review', 'monitor', 'amend', 'replace', 'nested', 'mention']
const LINKS = ['implements', 'continues', 'reviews', 'amends', 'replaces', 'promulgates']
const REVIEWS = ['sơ kết', 'tổng kết', 'đánh giá', 'sơ kết, tổng kết']
const DEADLINES = ['once', 'recurring', 'open']
const TO_DATE = [null, 'before', 'by', 'on', 'after', 'within']
const LEVELS = [null, 'trung ương', 'tỉnh', 'huyện', 'xã']
const DOCUMENT_KEYS = 'type number symbol code date place issuer level parent title signer recipients'.split(' ')
// 57-NQ/TW | 04-CTPH/BTGDVTU-SGDĐT | 03/NQ-CP | 193/2025/QH15
const CODE = /^(?:\d+[a-zđ]?-\p{L}[^\s/–—]*(?:\/[^\s/–—]+)?|\d+[a-zđ]?\/(?:\d{4}\/)?\p{L}[^\s/–—]*)$/u
const ROMAN = /^(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})$/
const RRULE =
  /^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL|COUNT|UNTIL|BYMONTH|BYMONTHDAY|BYDAY|BYSETPOS)=[\w,+-]+)*$/

const manifest = JSON.parse(readFileSync(join(SAMPLES, 'manifest.json'), 'utf8')) as Manifest
const names = manifest.documents.map(({ name }) => name)
const textOf = (name: string): string => readFileSync(join(SOURCES, `${name}.txt`), 'utf8')
const goldOf = (name: string): Gold => JSON.parse(readFileSync(join(SOURCES, `${name}.json`), 'utf8')) as Gold
const words = (text: string): string =>
  text
    .replace(/[“”"*]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
const dense = (text: string): string =>
  text.normalize('NFC').replace(/[\s\u2010-\u2015]/g, (c) => (c.trim() ? '-' : ''))

/** Every file of the archive with its bytes, entries of a .zip under "a.zip/entry". */
function archive(): Map<string, Uint8Array> {
  const out = new Map<string, Uint8Array>()
  for (const entry of readdirSync(join(SAMPLES, 'archive'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = relative(SAMPLES, file).replaceAll('\\', '/')
    const bytes = new Uint8Array(readFileSync(file))
    if (!path.endsWith('.zip')) out.set(path, bytes)
    else for (const [inner, content] of Object.entries(unzipSync(bytes))) out.set(`${path}/${inner}`, content)
  }
  return out
}

/** Offset of the nth occurrence, or -1. */
function offsetOf(text: string, { quote, nth }: Quoted): number {
  let at = -1
  for (let count = 0; count < nth; count++) {
    at = text.indexOf(quote, at + 1)
    if (at < 0) return -1
  }
  return at
}

/** True for a day of the calendar; a year or month alone where `partial`. */
function isDate(date: string, partial = false): boolean {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date)
  if (!found || (!partial && !found[3])) return false
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)]
  const utc = new Date(Date.UTC(year, month - 1, day))
  return year >= 1930 && year <= 2100 && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day
}

/** All characters of a Word file's body, automatic numbers aside. */
function wordText(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!)
  return xml
    .replace(/<w:noBreakHyphen\/>/g, '-')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

describe('files', () => {
  const files = archive()

  it('holds the promised mix of formats', () => {
    const count = (format: string): number => manifest.documents.filter((sample) => sample.format === format).length
    expect(manifest.documents.length).toBeGreaterThanOrEqual(26)
    expect(count('docx')).toBeGreaterThanOrEqual(13)
    expect(count('pdf')).toBeGreaterThanOrEqual(8)
    for (const format of ['html', 'txt', 'md']) expect(count(format), format).toBeGreaterThan(0)
  })

  it('has one text and one gold file a document, and nothing else', () => {
    const expected = names.flatMap((name) => [`${name}.txt`, `${name}.json`]).sort()
    expect(readdirSync(SOURCES).sort()).toEqual(expected)
  })

  it('has every listed file in the archive, and nothing else', () => {
    const listed = [...manifest.documents, ...manifest.copies, ...manifest.damaged].map(({ path }) => path)
    expect([...files.keys()].sort()).toEqual(listed.sort())
  })

  it('was built from the sources as they are now', () => {
    const built = JSON.parse(readFileSync(join(SAMPLES, 'built.json'), 'utf8')) as Record<string, string>
    const now = Object.fromEntries(names.map((name) => [name, createHash('sha256').update(textOf(name)).digest('hex')]))
    expect(built).toEqual(now)
  })

  it('has whole files that are what their names say', () => {
    for (const { path, format } of manifest.documents) {
      const bytes = files.get(path)!
      const start = strFromU8(bytes.slice(0, 5), true)
      if (format === 'docx') expect(Object.keys(unzipSync(bytes)), path).toContain('word/document.xml')
      if (format === 'pdf') {
        expect(start, path).toBe('%PDF-')
        expect(strFromU8(bytes.slice(-32), true), path).toContain('%%EOF')
        expect(bytes.length, path).toBeLessThan(LARGEST_PDF)
      }
    }
  })

  it('has copies with the same bytes, and damaged files that are damaged', () => {
    const pathOf = (name: string): string => manifest.documents.find((sample) => sample.name === name)!.path
    for (const { path, of } of manifest.copies) expect(files.get(path), path).toEqual(files.get(pathOf(of)))
    for (const { path, kind, of } of manifest.damaged) {
      const bytes = files.get(path)!
      if (kind === 'empty') expect(bytes.length, path).toBe(0)
      else {
        const whole = files.get(pathOf(of!))!
        expect(bytes.length, path).toBeGreaterThan(0)
        expect(bytes.length, path).toBeLessThan(whole.length)
        expect(whole.slice(0, bytes.length), path).toEqual(bytes)
      }
    }
  })

  test.each(manifest.documents.filter(({ format }) => format === 'docx'))(
    '$name: Word file says what its source says',
    (sample) => {
      const written = dense(wordText(files.get(sample.path)!))
      for (const line of textOf(sample.name).trimEnd().split('\n'))
        for (const cell of line.split('\t'))
          expect(written).toContain(dense(sample.autoNumber ? cell.replace(/^\d+\. /, '') : cell))
    },
  )

  test.each(manifest.documents.filter(({ format }) => format !== 'docx' && format !== 'pdf'))(
    '$name: text file says what its source says',
    ({ name, path }) => {
      const raw = new TextDecoder().decode(files.get(path)!)
      const written = dense(
        raw
          .replace(/<[^>]+>/g, '')
          .replaceAll('&nbsp;', ' ')
          .replace(/^[#*]+ ?|\*+(?=\r?$)/gm, ''),
      )
      for (const line of textOf(name).trimEnd().split('\n')) {
        // A page number may stand inside a paragraph: a beginning is enough to know the line.
        expect(written).toContain(dense(line.replace(/^\*+$/, '')).slice(0, 40))
      }
    },
  )
})

describe.each(names)('gold of %s', (name) => {
  const text = textOf(name)
  const gold = goldOf(name)
  const said = words(text)
  const codes = new Set(gold.citations.flatMap(({ code }) => (code ? [code] : [])))
  const quotes = new Set(gold.citations.filter(({ coded }) => !coded).map(({ quote }) => quote))
  const isCited = (key: string): boolean => codes.has(key) || quotes.has(key)

  it('annotates this text, in NFC, one paragraph a line', () => {
    expect(gold.text).toBe(`${name}.txt`)
    expect(text).toBe(text.normalize('NFC'))
    const annotation = readFileSync(join(SOURCES, `${name}.json`), 'utf8')
    expect(annotation).toBe(annotation.normalize('NFC'))
    for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^\S(?:.*\S)?$/)
  })

  it('quotes what stands in the text, in reading order', () => {
    for (const list of [gold.citations, gold.reviews, gold.deadlines]) {
      const offsets = list.map((entry) => offsetOf(text, entry))
      offsets.forEach((offset, index) => {
        expect(offset, `${list[index]!.quote} (${list[index]!.nth})`).toBeGreaterThanOrEqual(0)
      })
      expect(offsets).toEqual([...offsets].sort((a, b) => a - b))
    }
    const spans = gold.citations.map(({ quote, nth }) => `${quote} ${nth}`)
    expect(new Set(spans).size).toBe(spans.length)
  })

  it('names the document in words of the text', () => {
    const { document } = gold
    expect(Object.keys(document).sort()).toEqual([...DOCUMENT_KEYS].sort())
    expect(LEVELS).toContain(document.level)
    if (document.date !== null) expect(isDate(document.date, true), document.date).toBe(true)
    for (const words_ of [document.title, document.place, ...document.recipients])
      if (words_) expect(said).toContain(words(words_))
    for (const part of Object.values(document.signer ?? {})) if (part) expect(said).toContain(words(part))
  })

  it('has citations with canonical codes, dates, terms and relations', () => {
    for (const citation of gold.citations) {
      const { quote, code, coded, number, date, term, relation, via, type } = citation
      if (coded) {
        expect(code, quote).toMatch(CODE)
        expect(quote.replace(/\s/g, '').replace(/[–‑]/g, '-').endsWith(code!), quote).toBe(true)
        expect(number).toBe(code!.split(/[-/]/)[0])
      } else expect(code, quote).toBeNull()
      expect(said).toContain(words(type))
      if (date !== null) expect(isDate(date), `${quote} ${date}`).toBe(true)
      if (term !== null) expect(term).toMatch(ROMAN)
      expect(RELATIONS).toContain(relation)
      expect(via !== null, quote).toBe(relation === 'nested')
      if (via !== null) {
        expect(isCited(via), `${quote} via ${via}`).toBe(true)
        expect(via).not.toBe(code ?? quote)
      }
      const at = offsetOf(text, citation)
      const near = words(text.slice(Math.max(0, at - 300), at + 1200))
      for (const field of [citation.issuer, citation.title]) if (field) expect(near).toContain(words(field))
    }
  })

  it('links cited documents once a pair, and says how each nested one hangs on', () => {
    for (const { from, to, relation } of gold.links) {
      expect(LINKS).toContain(relation)
      expect(isCited(from), from).toBe(true)
      expect(isCited(to), to).toBe(true)
      expect(from).not.toBe(to)
    }
    const pairs = gold.links.map(({ from, to }) => `${from} > ${to}`)
    expect(new Set(pairs).size).toBe(pairs.length)
    for (const { code, quote, via } of gold.citations)
      if (via !== null) expect(pairs, quote).toContain(`${via} > ${code ?? quote}`)
  })

  it('reviews what it cites, or words of the text', () => {
    for (const { kind, years, target, targetDate, quote } of gold.reviews) {
      expect(REVIEWS).toContain(kind)
      if (years !== null) expect(Number.isInteger(years) && years > 0 && years < 100, quote).toBe(true)
      if (CODE.test(target))
        expect(
          gold.citations.some(({ code, relation }) => code === target && relation === 'review'),
          quote,
        ).toBe(true)
      else expect(said).toContain(words(target))
      if (targetDate !== null) expect(isDate(targetDate), targetDate).toBe(true)
    }
    const reviewed = new Set(gold.reviews.map(({ target }) => target))
    for (const { code, quote, relation } of gold.citations) {
      if (relation !== 'review' || reviewed.has(code ?? quote)) continue
      // Reviewed by another name: "Phong trào … theo Kế hoạch số 01-KH/BCĐTW".
      expect(
        gold.reviews.some((review) => review.quote.includes(quote)),
        quote,
      ).toBe(true)
    }
  })

  it('has deadlines with one date, one rule or neither', () => {
    for (const { kind, date, rrule, relationToDate, task, quote } of gold.deadlines) {
      expect(DEADLINES).toContain(kind)
      expect(TO_DATE).toContain(relationToDate)
      expect(task, quote).toMatch(/\S/)
      expect(date !== null, quote).toBe(kind === 'once')
      if (date !== null) expect(isDate(date, true), date).toBe(true)
      if (kind === 'recurring') expect(rrule, quote).not.toBeNull()
      if (kind === 'once') expect(rrule, quote).toBeNull()
      if (rrule !== null) expect(rrule).toMatch(RRULE)
    }
  })
})

describe('gold as a whole', () => {
  const all = names.map(goldOf)

  it('shows every relation, link, review kind and deadline kind', () => {
    const used = (values: readonly string[]): string[] => [...new Set(values)].sort()
    expect(used(all.flatMap(({ citations }) => citations.map(({ relation }) => relation)))).toEqual(
      [...RELATIONS].sort(),
    )
    expect(used(all.flatMap(({ links }) => links.map(({ relation }) => relation)))).toEqual([...LINKS].sort())
    expect(used(all.flatMap(({ reviews }) => reviews.map(({ kind }) => kind)))).toEqual([...REVIEWS].sort())
    expect(used(all.flatMap(({ deadlines }) => deadlines.map(({ kind }) => kind)))).toEqual([...DEADLINES].sort())
  })

  it('spans all levels, three provinces and the years 2021 to 2026', () => {
    const documents = all.map(({ document }) => document)
    expect(new Set(documents.map(({ level }) => level))).toEqual(new Set(LEVELS))
    expect(new Set(documents.map((document) => document['parent']))).toEqual(
      new Set([null, 'Hải Phòng', 'Hà Nội', 'Nghệ An']),
    )
    const years = new Set(documents.flatMap(({ date }) => (date ? [date.slice(0, 4)] : [])))
    expect([...years].sort()).toEqual(['2021', '2022', '2023', '2024', '2025', '2026'])
    for (const { level, date } of documents) if (level === 'huyện') expect(date! < '2025-07').toBe(true)
  })
})
