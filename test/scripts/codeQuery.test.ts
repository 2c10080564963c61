import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLexicon, loadRegistry } from '../../corpus/registry/load.js'
import { examples } from '../../extractors/codeQuery.examples.js'
import { agrees, codeKey, numberKey, parseCodeQuery, plain } from '../../extractors/codeQuery.js'

const lexicon = loadLexicon()

describe('a code as people type it', () => {
  test.each(examples.reads)('reads %j', (typed, expected) => {
    expect(parseCodeQuery(typed, lexicon)).toMatchObject(expected)
  })

  test.each(examples.declines)('declines %j: %s', (typed) => {
    expect(parseCodeQuery(typed, lexicon)).toBeNull()
  })

  test('every code of the registry finds itself, in small letters, without diacritics and type first too', () => {
    for (const work of loadRegistry()) {
      const short = /^(\d+)-([^/]+)\/(.+)$/.exec(work.code)
      const spellings = [work.code, plain(work.code), work.code.replace('-', ' '), `${work.type} số ${work.code}`]
      if (short) spellings.push(`${short[2]}${short[1]}-${short[3]}`, `${short[1]}/${short[2]}-${short[3]}`)
      for (const typed of spellings) {
        const query = parseCodeQuery(typed, lexicon)
        expect([typed, query && agrees(query, work, lexicon)]).toEqual([typed, true])
      }
    }
  })

  test('what was typed decides: date, term, issuer, year, type in words', () => {
    const work = { code: '57-NQ/TW', type: 'Nghị quyết', date: '2024-12-22', term: 'XIII' }
    const asked = (typed: string, other = work) => agrees(parseCodeQuery(typed, lexicon)!, other, lexicon)
    expect(asked('nq57')).toBe(true)
    expect(asked('nq57 khóa XII')).toBe(false)
    expect(asked('57-NQ/TW ngày 23/12/2024')).toBe(false)
    expect(asked('57-NQ/TU')).toBe(false)
    expect(asked('ct57')).toBe(false)
    expect(asked('nghị quyết 157')).toBe(false)
    expect(asked('057-NQ/TW')).toBe(true)
    expect(asked('nghị định 13/2023', { ...work, code: '13/2023/NĐ-CP' })).toBe(true)
    expect(asked('nghị định 13/2022', { ...work, code: '13/2023/NĐ-CP' })).toBe(false)
  })

  test('printed forms of one code have one key; different codes have two', () => {
    for (const same of ['57-NQ/TW', '057-NQ/TW', '57/NQ-TW', '57 – NQ/TƯ', '57-nq/tw', '57-NQ//TW', '57-NQ/T.Ư'])
      expect([same, codeKey(same)]).toEqual([same, '57|NQ|TW'])
    expect(codeKey('13/2023/NĐ-CP')).toBe('13|2023|NĐ|CP')
    expect(codeKey('450/QĐ-TTg')).toBe('450|QĐ|TTG')
    expect(codeKey('45a-QĐ/TW')).toBe('45A|QĐ|TW')
    expect(codeKey('1518/BNG-NVVH')).toBe('1518|BNG|NVVH')
    expect(codeKey('12-KH/TU')).not.toBe(codeKey('12-KH/TW'))
    expect(codeKey('05-ĐA/TU')).not.toBe(codeKey('05-DA/TU'))
    for (const work of loadRegistry())
      expect(codeKey(work.code).startsWith(`${numberKey(parseCodeQuery(work.code, lexicon)!.number)}|`)).toBe(true)
  })

  test('plain keeps the length of a text in NFC, so that offsets hold', () => {
    expect(plain('Đảng ủy xã Thái Tân, ƯỚC LƯỢNG')).toBe('dang uy xa thai tan, uoc luong')
    fc.assert(fc.property(fc.string(), (typed) => void parseCodeQuery(typed, lexicon)))
  })

  test('long runs of anything are read in no time', () => {
    for (const piece of ['5', ' ', '-', '/', 'nq', 'a-', 'của ', '1/1/']) {
      const started = performance.now()
      parseCodeQuery(piece.repeat(20_000), lexicon)
      expect([piece, performance.now() - started < 200]).toEqual([piece, true])
    }
  })
})
