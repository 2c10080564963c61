import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadLexicon, loadPlenums, loadRegistry, worksOf } from '../../corpus/registry/load.js'
import { dateCell, oneOf, parseTable, RegistryError, table } from '../../corpus/registry/table.js'
import { issuersOf } from '../../corpus/registry/words.js'
import { phraseKey } from '../../extractors/text.js'

const lexicon = loadLexicon()
const works = loadRegistry()

describe('a table that does not say what it must names file, line and column', () => {
  const parse = (text: string) => parseTable('works.tsv', text, ['code', 'date'])

  test('a column that is missing', () => {
    expect(() => parse('code\ttitle\na\tb')).toThrow(
      new RegistryError('works.tsv', 1, 'date', { en: 'this column is missing', vi: 'thiếu cột này' }),
    )
    expect(() => parse('')).toThrow(/works\.tsv, line 1, column code/)
  })

  test('a row with too few or too many cells', () => {
    expect(() => parse('code\tdate\n57-NQ/TW\t2024-12-22\n59-NQ/TW')).toThrow(
      /works\.tsv, line 3, column code: 1 cells where the header has 2/,
    )
    expect(() => parse('code\tdate\na\tb\tc')).toThrow(/works\.tsv, line 2, column code: 3 cells/)
  })

  test.each(['2024-02-30', '2024-13-01', '22/12/2024', '2024-1-5', 'năm 2024', '2024-12-22 '.repeat(2)])(
    'the date “%s”',
    (date) => {
      const [row] = parse(`code\tdate\n\n57-NQ/TW\t${date}`)
      expect(() => dateCell('works.tsv', row!, 'date')).toThrow(/works\.tsv, line 3, column date: “.*” is no date/)
    },
  )

  test('a value that is none of those allowed', () => {
    const [row] = parse('code\tdate\n57-NQ/TW\tsure')
    expect(() => oneOf('works.tsv', row!, 'date', ['high', 'low'])).toThrow(
      /works\.tsv, line 2, column date: “sure” is none of high, low/,
    )
  })

  const work = (row: string) =>
    worksOf(
      parseTable(
        'works.tsv',
        `code\tdate\ttype\tissuer\tterm\ttitle\trelations\tconfidence\n57-NQ/TW\t2024-12-22\tNghị quyết\tBộ Chính trị\tXIII\tđột phá\t\thigh\n${row}`,
        [],
      ),
    )
  const cells = (date: string, relations: string, confidence: string) =>
    `57-NQ/TW\t${date}\tNghị quyết\tBộ Chính trị\tXIII\tđột phá\t${relations}\t${confidence}`

  test('a document that stands twice, has half a date, no true relation, an unknown confidence', () => {
    expect(() => work(cells('2024-12-22', '', 'high'))).toThrow(
      /works\.tsv, line 3, column code: tw\/57-NQ\/TW@2024-12-22 stands twice/,
    )
    expect(() => work(cells('2024-12', '', 'high'))).toThrow(/works\.tsv, line 3, column date: .*full date/)
    expect(() => work(cells('2025-12-22', 'follows 57-NQ/TW@2024-12-22', 'high'))).toThrow(
      /line 3, column relations: “follows /,
    )
    expect(() => work(cells('2025-12-22', 'amends 57-NQ/TW', 'high'))).toThrow(/line 3, column relations/)
    expect(() => work(cells('2025-12-22', '', 'sure'))).toThrow(/line 3, column confidence/)
    expect(
      work(cells('2025-12-22', 'amends 57-NQ/TW@2024-12-22', 'low')).map(({ id, relations }) => [id, relations]),
    ).toEqual([
      ['tw/57-NQ/TW@2024-12-22', []],
      ['tw/57-NQ/TW@2025-12-22', [{ relation: 'amends', target: 'tw/57-NQ/TW@2024-12-22' }]],
    ])
  })

  test('a sign that stands twice, or a level that is none', () => {
    const signs = (row: string) =>
      issuersOf(
        parseTable(
          'issuers.tsv',
          `sign\tname\tlevel\tsystem\tvalid_from\tvalid_to\nTU\tTỉnh ủy\ttỉnh\tparty\t\t\n${row}`,
          [],
        ),
      )
    expect(() => signs('TU\tThành ủy\ttỉnh\tparty\t\t')).toThrow(/issuers\.tsv, line 3, column sign: “TU” stands twice/)
    expect(() => signs('HU\tHuyện ủy\tvùng\tparty\t\t')).toThrow(/issuers\.tsv, line 3, column level: “vùng”/)
    expect(() => signs('HU\tHuyện ủy\thuyện\tparty\t\t30/6/2025')).toThrow(/issuers\.tsv, line 3, column valid_to/)
  })

  test('good rows come with their lines; blank lines and blanks at the ends of cells are nothing', () => {
    expect(parse('code\tdate\r\n 57-NQ/TW \t2024\r\n\r\n59-NQ/TW\t2024-12\r\n')).toEqual([
      { code: '57-NQ/TW', date: '2024', line: '2' },
      { code: '59-NQ/TW', date: '2024-12', line: '4' },
    ])
    expect(dateCell('a', { date: '', line: '2' }, 'date')).toBeNull()
  })
})

describe('the registry', () => {
  test('all tables load', () => {
    expect(works.length).toBeGreaterThan(450)
    expect(lexicon.types.length).toBeGreaterThan(60)
    expect(lexicon.issuers.length).toBeGreaterThan(140)
    expect(lexicon.provinces).toHaveLength(34)
    expect(lexicon.terms.length).toBeGreaterThanOrEqual(14)
    expect(loadPlenums().length).toBeGreaterThan(40)
    expect(
      table('successions.tsv', ['body', 'successor', 'date']).map((row) => dateCell('successions.tsv', row, 'date')),
    ).not.toContain(null)
  })

  test('ids are unique, readable, and say code and date', () => {
    expect(new Set(works.map(({ id }) => id)).size).toBe(works.length)
    for (const { id, code, date } of works) {
      expect(id).toBe(`tw/${code}@${date}`)
      expect(code).toMatch(/^\d{1,4}[a-z]?-[A-ZĐ]{1,3}[a-z]?i?\/\S+$/)
    }
  })

  test('everything is written composed, and nothing is empty that must not be', () => {
    for (const work of works) {
      for (const value of [work.type, work.issuer, work.title])
        expect([work.id, value.normalize('NFC')]).toEqual([work.id, value])
      expect([work.id, work.type, work.title].every(Boolean)).toBe(true)
    }
  })

  test('terms follow one another, and each document is of the term in which it was issued', () => {
    const { terms } = lexicon
    for (let at = 1; at < terms.length; at++)
      expect([terms[at]!.numeral, terms[at]!.start]).toEqual([terms[at]!.numeral, terms[at - 1]!.end])
    expect(terms.at(-1)!.end).toBeNull()
    const wrong = works.filter(({ date, term }) => {
      const own = terms.find(({ numeral }) => numeral === term)
      return !own || date < own.start || (own.end !== null && date > own.end)
    })
    expect(wrong.map(({ id, term }) => `${id} ${term}`)).toEqual([])
  })

  test('types are known, and their abbreviation stands in the code', () => {
    const wrong = works.filter(({ code, type }) => {
      const sign = /^\d+[a-z]?-([^/]+)\//.exec(code)![1]!
      return !lexicon.types.some(({ name, abbreviations }) => name === type && abbreviations.includes(sign))
    })
    expect(wrong.map(({ id, type }) => `${id} ${type}`)).toEqual([])
  })

  test('relations and plenums lead to documents that are there, and back in time', () => {
    const byId = new Map(works.map((work) => [work.id, work]))
    for (const { id, date, relations } of works)
      for (const { target } of relations) {
        expect([id, target, byId.has(target)]).toEqual([id, target, true])
        // Two of one plenum may be of one day.
        expect([id, target, byId.get(target)!.date <= date]).toEqual([id, target, true])
      }
    for (const { term, plenum, documents, start, end } of loadPlenums()) {
      for (const id of documents) expect([term, plenum, id, byId.has(id)]).toEqual([term, plenum, id, true])
      if (start && end) expect([term, plenum, start <= end]).toEqual([term, plenum, true])
    }
  })

  test('no word of a closed list stands twice', () => {
    const twice = (list: readonly string[]) => list.filter((each, at) => list.indexOf(each) !== at)
    // A type may be the Party's and the State's.
    expect(twice(lexicon.types.map(({ name, system }) => `${name} ${system}`))).toEqual([])
    expect(twice(lexicon.issuers.map(({ sign }) => sign))).toEqual([])
    expect(twice(lexicon.provinces.map(({ name }) => name))).toEqual([])
    // A former province lies in one of today's.
    expect(twice(lexicon.provinces.flatMap(({ former }) => former))).toEqual([])
  })
})

const DOMAIN = join(import.meta.dirname, '..', '..', '..', 'shared', 'domain')

/** The facts that the registry was made from, kept outside the repository. */
describe.skipIf(!existsSync(DOMAIN))('every fact of the source tables is there', () => {
  const rows = (file: string, ...columns: string[]) =>
    parseTable(file, readFileSync(join(DOMAIN, file), 'utf8'), columns)

  test('documents: date, type, term, subject, confidence, relations', () => {
    const byId = new Map(works.map((work) => [work.id, work]))
    const missing = rows(
      'registry.tsv',
      'code',
      'type',
      'date',
      'issuer',
      'term',
      'title',
      'relations',
      'confidence',
    ).flatMap((row) => {
      const id = `tw/${row['code']}@${row['date']}`
      const work = byId.get(id)
      if (!work) return [`${id}: not there`]
      const told = row['relations']!.split(';')
        .map((part) => part.trim())
        .filter(Boolean).length
      return [
        work.type.toLowerCase() === row['type'] ? [] : [`type ${row['type']}`],
        work.term === row['term'] ? [] : [`term ${row['term']}`],
        phraseKey(work.title) === phraseKey(row['title']!) ? [] : [`title ${row['title']}`],
        work.issuer === row['issuer'] ? [] : [`issuer ${row['issuer']}`],
        work.confidence === row['confidence'] ? [] : [`confidence ${row['confidence']}`],
        work.relations.length === told ? [] : [`relations ${row['relations']}`],
      ]
        .flat()
        .map((fact) => `${id}: ${fact}`)
    })
    expect(missing).toEqual([])
  })

  test('congresses: each term begins when its congress closes', () => {
    const told = rows('terms.tsv', 'row_type', 'term', 'end').filter((row) => row['row_type'] === 'congress')
    expect(told.length).toBeGreaterThan(10)
    expect(
      told.map((row) => [row['term'], lexicon.terms.find(({ numeral }) => numeral === row['term'])?.start]),
    ).toEqual(told.map((row) => [row['term'], row['end']]))
  })

  test('plenums: days, and the documents they led to', () => {
    const told = rows('terms.tsv', 'row_type', 'term', 'plenum', 'start', 'end', 'documents')
      .filter((row) => row['row_type'] === 'plenum')
      .map((row) => ({
        term: row['term'],
        plenum: row['plenum']!.replace(/[()]/g, ''),
        start: row['start'] || null,
        end: row['end'] || null,
        documents: documentsOf(row['documents']!),
      }))
    expect(loadPlenums()).toEqual(told)
  })

  test('provinces: kind, committee, what they were before July 2025', () => {
    const told = rows('localities.tsv', 'new_unit', 'level', 'former_units', 'provincial_committee').map((row) => ({
      name: row['new_unit'],
      city: row['level'] === 'thành phố',
      former: row['former_units']!.replace(/\(.*?\)/g, '')
        .split(';')
        .map((name) => name.trim()),
      committee: row['provincial_committee'],
    }))
    expect(lexicon.provinces).toEqual(told)
  })

  test('types: every abbreviation, in its system', () => {
    const missing = rows('types.tsv', 'name_vi', 'abbreviation', 'party_or_state').flatMap((row) => {
      // "type + ĐH", "e.g. NQLT" speak of groups of types.
      if (/^(?:type|e\.g\.)/.test(row['abbreviation']!)) return []
      const names = row['name_vi']!.replace(/\(.*?\)/g, '')
        .split(/[,/]/)
        .map((name) => name.trim())
      const known = lexicon.types.filter(
        ({ name, system }) =>
          system === row['party_or_state'] && names.some((told) => told.toLowerCase().startsWith(name.toLowerCase())),
      )
      if (known.length === 0) return [`${row['name_vi']} (${row['party_or_state']})`]
      const all = new Set(known.flatMap(({ abbreviations }) => abbreviations))
      return abbreviationsOf(row['abbreviation']!)
        .filter((sign) => !all.has(sign))
        .map((sign) => `${row['name_vi']}: ${sign}`)
    })
    expect(missing).toEqual([])
  })

  test('issuer signs: level, system and validity', () => {
    const LEVEL: Readonly<Record<string, string>> = {
      central: 'trung ương',
      province: 'tỉnh',
      district: 'huyện',
      commune: 'xã',
    }
    const SYSTEM: Readonly<Record<string, string>> = { party: 'party', state: 'state', 'mass organisation': 'mass' }
    const bySign = new Map(lexicon.issuers.map((issuer) => [issuer.sign, issuer]))
    const day = (cell: string) => (/^\d{4}(?:-\d\d){0,2}$/.test(cell) ? cell : null)
    const told = rows('issuers.tsv', 'abbreviation', 'level', 'party_or_state', 'valid_from', 'valid_to').filter(
      (row) => row['abbreviation'] !== 'CHANGE' && row['party_or_state'] !== 'state unit',
    )
    const wrong = told.flatMap((row) =>
      signsOf(row['abbreviation']!).flatMap((sign) => {
        const known = bySign.get(sign)
        if (!known) return [`${sign}: not there`]
        const [level, system] = [LEVEL[row['level']!], SYSTEM[row['party_or_state']!]]
        // A sign may stand twice, at two levels.
        const alone = told.filter((other) => signsOf(other['abbreviation']!).includes(sign)).length === 1
        return [
          alone && level && known.level !== level ? [`${sign}: ${known.level} for ${level}`] : [],
          /,| or |^any$/.test(row['level']!) && /province/.test(row['level']!) && alone && known.level === 'tỉnh'
            ? [`${sign}: not of one level`]
            : [],
          system && known.system !== system ? [`${sign}: ${known.system} for ${system}`] : [],
          day(row['valid_from']!) && known.validFrom !== row['valid_from']
            ? [`${sign}: from ${row['valid_from']}`]
            : [],
          day(row['valid_to']!) && known.validTo !== row['valid_to'] ? [`${sign}: to ${row['valid_to']}`] : [],
        ].flat()
      }),
    )
    expect(wrong).toEqual([])
  })
})

/** "13..17-NQ/TW@2002-03-18", "14-NQ/TW, 15-NQ/TW@2007-07-30; 16-NQ/TW@2007-08-01 (…)": ids of documents. */
const documentsOf = (cell: string): string[] =>
  cell
    .replace(/\(.*?\)/g, '')
    .split(';')
    .filter((group) => group.trim() !== '')
    .flatMap((group) => {
      const [codes, date] = group.trim().split('@')
      return codes!.split(',').flatMap((code) => {
        const range = /^(\d+)\.\.(\d+)(-.*)$/.exec(code.trim())
        const all = range
          ? Array.from(
              { length: Number(range[2]) - Number(range[1]) + 1 },
              (_, at) => `${Number(range[1]) + at}${range[3]}`,
            )
          : [code.trim()]
        return all.map((each) => `tw/${each}@${date}`)
      })
    })

/** "QĐ (also QĐi; QyĐ in State style)" → QĐ, QĐi, QyĐ; what stands in other brackets is a remark. */
const abbreviationsOf = (cell: string): string[] =>
  Array.from(
    cell
      .replace(/\((?!also).*?\)/g, '')
      .matchAll(/(?<!\p{L})(?:\p{Lu}\p{Ll}*\p{Lu}[\p{L}]*|\p{Lu}{1,2}\p{Ll}?)(?!\p{L})/gu),
    ([sign]) => sign,
  )

/** "ĐUCA, ĐUCATW", "QH10 ... QH16"; a sign with a remark in brackets is told elsewhere. */
const signsOf = (cell: string): string[] => {
  const range = /^(\p{L}+)(\d+) \.\.\. \1(\d+)$/u.exec(cell)
  if (range)
    return Array.from(
      { length: Number(range[3]) - Number(range[2]) + 1 },
      (_, at) => `${range[1]}${Number(range[2]) + at}`,
    )
  return cell
    .replace(/\.\.\./g, '')
    .split(',')
    .map((sign) => sign.trim())
    .filter((sign) => sign !== '' && !sign.includes('('))
}
