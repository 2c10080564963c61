/** Rows of the registry as people type them and as its tables keep them. */
import { codeParts } from '../corpus/registry/check.js'
import type { RegistryWork } from '../corpus/registry/load.js'
import { parseCodeQuery, plain } from '../extractors/codeQuery.js'
import type { DocumentType, Lexicon } from '../extractors/lexicon/types.js'

type Words = Pick<Lexicon, 'types' | 'issuers'>

/** "replaces 35-CT/TW@2024-06-14; continues …". */
export const relationsCell = ({ relations }: Pick<RegistryWork, 'relations'>): string =>
  relations.map(({ relation, target }) => `${relation} ${target.slice('tw/'.length)}`).join('; ')

/** A code as tables keep it: "57 nq/tw" → "57-NQ/TW"; null for what is no whole code. */
export function wholeCode(typed: string, words: Words): string | null {
  const code = typed
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, '')
  const parts = codeParts(code, words.types)
  if (parts && (!parts.party || words.types.some(({ abbreviations }) => abbreviations.includes(parts.type!))))
    return code
  const query = parseCodeQuery(typed, words)
  if (!query?.type || !query.issuer || query.system !== 'party') return null
  return `${query.number}-${query.type}/${query.issuer}`
}

/** Types that a code may be of: 57-NQ/TW is a Nghị quyết, 58-QĐ/TW a Quyết định or a Quy định. */
export function typesOf(code: string, { types }: Words): string[] {
  const parts = codeParts(code, types)
  if (!parts) return []
  if (parts.type === null) return /^QH\d/.test(parts.sign) ? ['Luật', 'Bộ luật', 'Nghị quyết'] : ['Công văn']
  const sign = parts.type
  const system: DocumentType['system'] = parts.party ? 'party' : 'state'
  const fitting = types.filter(({ abbreviations }) => abbreviations.includes(sign))
  const own = fitting.filter((type) => type.system === system)
  return [...new Set((own.length > 0 ? own : fitting).map(({ name }) => name))]
}

/** The term in which a Party document of this day was issued; a new one begins on the last day of its congress. Else "". */
export function termOf(code: string, day: string, { types, terms }: Pick<Lexicon, 'types' | 'terms'>): string {
  if (!codeParts(code, types)?.party) return ''
  return terms.findLast(({ start }) => start <= day)?.numeral ?? ''
}

/** The type of this name, however it is typed: "quy dinh" → "Quy định"; null where there is none. */
export const typeNamed = (typed: string, { types }: Words): string | null =>
  types.find(({ name }) => plain(name) === plain(typed.normalize('NFC').trim()))?.name ?? null

/** A title as the registry keeps it: one line, without the word "về" that it follows. */
export const titleCell = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:về việc|về|v\/v:?)\s+/i, '')
    .replace(/[.;,:]+$/, '')
