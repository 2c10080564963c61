/**
 * The closed lists of words: types, issuers, provinces, terms. Apart from the registry of works and from the grammar, so
 * that a question is answered without loading either.
 */
import type { DocumentType, IssuerSign, Lexicon, Province, System, Term } from '../../extractors/lexicon/types.js'
import type { Level } from '../../extractors/types.js'
import { dateCell, oneOf, RegistryError, type Row, table } from './table.js'

export type Words = Pick<Lexicon, 'types' | 'issuers' | 'provinces' | 'terms'>

const LEVELS = ['', 'trung ương', 'tỉnh', 'huyện', 'xã'] as const
const SYSTEMS = ['party', 'state', 'mass'] as const

let words: Words | undefined

/** The lists, read once. */
export function loadWords(): Words {
  if (words) return words
  const types: DocumentType[] = table('types.tsv', ['name', 'abbreviations', 'system']).map((row) => ({
    name: row['name']!,
    abbreviations: row['abbreviations']!.split(' ').filter(Boolean),
    system: oneOf<System>('types.tsv', row, 'system', SYSTEMS),
  }))
  const issuers = issuersOf(table(ISSUERS, ['sign', 'name', 'level', 'system', 'valid_from', 'valid_to']))
  const provinces: Province[] = table('provinces.tsv', ['name', 'kind', 'former', 'committee']).map((row) => ({
    name: row['name']!,
    city: oneOf('provinces.tsv', row, 'kind', ['tỉnh', 'thành phố']) === 'thành phố',
    former: row['former']!.split(';')
      .map((name) => name.trim())
      .filter(Boolean),
    committee: oneOf('provinces.tsv', row, 'committee', ['Tỉnh ủy', 'Thành ủy']),
  }))
  const terms: Term[] = table('terms.tsv', ['numeral', 'start', 'end']).map((row) => ({
    numeral: row['numeral']!,
    start: dateCell('terms.tsv', row, 'start')!,
    end: dateCell('terms.tsv', row, 'end'),
  }))
  words = { types, issuers, provinces, terms }
  return words
}

const ISSUERS = 'issuers.tsv'

/** Signs of the rows of issuers.tsv; each stands once. */
export function issuersOf(rows: readonly Row[]): IssuerSign[] {
  const signs = new Set<string>()
  return rows.map((row) => {
    const sign = row['sign']!
    if (signs.has(sign))
      throw new RegistryError(ISSUERS, Number(row.line), 'sign', {
        en: `“${sign}” stands twice`,
        vi: `“${sign}” có hai lần`,
      })
    signs.add(sign)
    const level = oneOf(ISSUERS, row, 'level', LEVELS)
    return {
      sign,
      name: row['name']!,
      level: level === '' ? null : (level as Level),
      system: oneOf<System>(ISSUERS, row, 'system', SYSTEMS),
      validFrom: dateCell(ISSUERS, row, 'valid_from'),
      validTo: dateCell(ISSUERS, row, 'valid_to'),
    }
  })
}
