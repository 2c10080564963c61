import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../corpus/registry/words.js'
import { plain } from '../../extractors/codeQuery.js'
import { examples, type Named } from '../../extractors/unit.examples.js'
import { looseKey, nameKey, provinceNamed, provinceToday, readUnit, unitOfIssuer } from '../../extractors/unit.js'

const { provinces } = loadWords()

/** A row of the table as the question it is. */
const read = (named: Named) =>
  typeof named === 'string' ? readUnit(named, provinces) : unitOfIssuer(...named, provinces)

describe('units', () => {
  test.each(examples.reads)('%j is %j', (named, expected) => expect(read(named)).toMatchObject(expected))
  test.each(examples.declines)('%j is none: %s', (named) => expect(read(named)).toBeNull())

  test('an issuer typed into a list is the unit that documents of it are of', () => {
    for (const [named, unit] of examples.reads) {
      if (typeof named === 'string' || named[0] === null || !unit.kind || named[1] === 'tỉnh') continue
      const [issuer] = named
      expect([issuer, readUnit(issuer, provinces)]).toEqual([issuer, expect.objectContaining(unit)])
      expect([issuer, looseKey(readUnit(plain(issuer), provinces)!.name)]).toEqual([issuer, looseKey(unit.name!)])
    }
  })

  test.each([
    ['Hoà Bình', 'HÒA BÌNH'],
    ['Thuỷ Nguyên', 'Thủy  Nguyên'],
    ['Cư M’gar', "Cư M'Gar"],
    ['Bà Rịa – Vũng Tàu', 'Bà Rịa-Vũng Tàu'],
    ['Đảng bộ Trường Đại học Vinh', 'Đảng uỷ Trường Đại học Vinh'],
  ])('“%s” and “%s” are one name', (a, b) => expect(nameKey(a)).toBe(nameKey(b)))

  test.each([
    ['Tân Tiến', 'Tấn Tiến'],
    ['Hòa An', 'Hoa An'],
  ])('“%s” and “%s” are two names, though one without diacritics', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b))
    expect(looseKey(a)).toBe(looseKey(b))
  })

  test('every province is found by its name in any spelling, every old one leads to one of today', () => {
    for (const { name, former } of provinces)
      for (const each of [name, ...former]) {
        const short = each.replace(/^Thành phố /, '')
        for (const typed of [
          each,
          each.toUpperCase(),
          `TP. ${short}`,
          plain(each),
          each.normalize('NFD'),
          each.replace(/ - /, '-'),
        ])
          expect([typed, provinceNamed(typed, provinces)]).toEqual([typed, each])
        expect(provinceToday(each, provinces)).toBe(name)
      }
    expect(provinceNamed('Atlantis', provinces)).toBeNull()
  })

  test('nothing typed is too odd to be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const read = readUnit(typed, provinces)
        if (read) expect(read.name).not.toBe('')
        nameKey(typed)
        unitOfIssuer(typed, 'xã', null, provinces)
      }),
    )
  })
})
