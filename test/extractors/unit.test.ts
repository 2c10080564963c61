import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../corpus/registry/words.js'
import { plain } from '../../extractors/codeQuery.js'
import { examples } from '../../extractors/unit.examples.js'
import { looseKey, nameKey, provinceNamed, provinceToday, readUnit, unitOfIssuer } from '../../extractors/unit.js'

const { provinces } = loadWords()

describe('units', () => {
  test.each(examples.ofIssuers)('%j is of %j', ([issuer, level, parent], expected) => {
    expect(unitOfIssuer(issuer, level, parent, provinces)).toEqual(expected)
  })

  test.each(examples.typed)('“%s” reads %j', (typed, expected) => {
    const read = readUnit(typed, provinces)
    if (expected === null) expect(read).toBeNull()
    else expect(read).toMatchObject(expected)
  })

  test('an issuer typed into a list is the unit that documents of it are of', () => {
    for (const [[issuer, level], unit] of examples.ofIssuers) {
      if (!issuer || !unit?.kind || level === 'tỉnh') continue
      expect([issuer, readUnit(issuer, provinces)]).toEqual([issuer, expect.objectContaining(unit)])
      expect([issuer, looseKey(readUnit(plain(issuer), provinces)!.name)]).toEqual([issuer, looseKey(unit.name)])
    }
  })

  test.each(examples.same)('“%s” and “%s” are one name', (a, b) => expect(nameKey(a)).toBe(nameKey(b)))
  test.each(examples.different)('“%s” and “%s” are two names', (a, b) => {
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
