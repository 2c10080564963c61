/**
 * Codes as people type them ("57-NQ/TW", "nq57", "nghi quyet 57", "57/NQ-TW") and the one key under which all printed
 * forms of a code meet. No patterns are composed here, so that a question is answered without loading the grammar.
 */
import type { Lexicon } from './lexicon/types.js'

/** What a typed code says; parts that were not typed are null. */
export interface CodeQuery {
  readonly number: string
  readonly type: string | null
  readonly issuer: string | null
  readonly year: string | null
}

const squeeze = (text: string) => text.normalize('NFC').replace(/\s+/g, '').replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\u00D0\u0189]/g, 'Đ')

/** Parts of a canonical code, party or State order, swapped or not; null for what is no code. */
function parts(code: string): { number: string; year: string; signs: string[] } | null {
  const found = /^0*(\d+)([a-zđ]?)(?:\/((?:19|20)\d\d))?[-/]+(.+)$/i.exec(squeeze(code))
  if (!found) return null
  const signs = found[4]!.toUpperCase().replace(/T\.?Ư/g, 'TW').replace(/T\.W/g, 'TW').split(/[-/]+/).filter(Boolean)
  return { number: found[1]! + found[2]!.toLowerCase(), year: found[3] ?? '', signs }
}

/**
 * Key of a code: number without leading zeros, year where the code carries one, then its signs. "57-NQ/TW", "57/NQ-TW"
 * and "057-NQ/TƯ" share one; what tells them apart by place, term or date is resolution's business.
 */
export function codeKey(code: string): string {
  const found = parts(code)
  return found ? [found.number, found.year, ...found.signs].filter((part) => part !== '').join('|') : squeeze(code).toUpperCase()
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase().replace(/\s+/g, ' ').trim()

/** Reads what a person typed; null where no number stands in it. */
export function parseCodeQuery(input: string, lexicon: Pick<Lexicon, 'types'>): CodeQuery | null {
  const text = input.normalize('NFC').trim()
  const exact = /(\d{1,5}[a-zđ]?)\s*(?:\/\s*((?:19|20)\d\d))?\s*[-–/ ]*\s*([A-Za-zĐđ]{1,6})\s*[-/ ]+\s*([A-Za-zĐđƯư.][A-Za-zĐđƯư.0-9]*(?:-[A-Za-zĐđ0-9]+)*)$/.exec(text)
  if (exact) return { number: exact[1]!, year: exact[2] ?? null, type: exact[3]!.toUpperCase(), issuer: sign(exact[4]!) }
  const yeared = /(\d{1,5})\s*\/\s*((?:19|20)\d\d)\s*\/\s*([A-Za-zĐđ]+\d*)$/.exec(text)
  if (yeared) return { number: yeared[1]!, year: yeared[2]!, type: null, issuer: sign(yeared[3]!) }
  const folded = plain(text)
  const number = /(\d{1,5})(?!.*\d)/.exec(folded)?.[1]
  if (!number) return null
  const glued = /^([a-z]{1,5})\s*(\d{1,5})\s*[-/ ]*\s*([a-z]{2,})?$/.exec(folded)
  if (glued) {
    const type = abbreviationOf(glued[1]!, lexicon)
    if (type) return { number: glued[2]!, type, issuer: glued[3] ? sign(glued[3]) : null, year: null }
  }
  const noSlash = /^(\d{1,5})\s*[-/ ]*\s*([a-z]{2,4})$/.exec(folded)
  if (noSlash) {
    const type = abbreviationOf(noSlash[2]!, lexicon)
    if (type) return { number: noSlash[1]!, type, issuer: null, year: null }
  }
  for (const type of [...lexicon.types].sort((a, b) => b.name.length - a.name.length)) {
    if (folded.includes(plain(type.name)) && type.abbreviations[0]) return { number, type: type.abbreviations[0].toUpperCase(), issuer: null, year: null }
  }
  return { number, type: null, issuer: null, year: null }
}

const sign = (text: string): string => squeeze(text).toUpperCase().replace(/T\.?Ư/g, 'TW').replace(/T\.W/g, 'TW').replace(/\.$/, '')

function abbreviationOf(folded: string, { types }: Pick<Lexicon, 'types'>): string | null {
  for (const type of types) for (const abbreviation of type.abbreviations) if (plain(abbreviation) === folded) return abbreviation.toUpperCase()
  return null
}

/** True where a key (see codeKey) fits what was typed. */
export function fitsQuery(key: string, query: CodeQuery): boolean {
  const [number, ...rest] = key.split('|')
  if (number !== query.number.replace(/^0+(?=\d)/, '').toLowerCase()) return false
  const year = /^(?:19|20)\d\d$/.test(rest[0] ?? '') ? rest.shift() : undefined
  if (query.year !== null && year !== query.year) return false
  const want = (text: string) => plain(text).toUpperCase()
  if (query.type !== null && !rest.some((part, at) => at < 2 && want(part) === want(query.type!))) return false
  return query.issuer === null || want(rest.slice(query.type === null ? 0 : 1).join('-')) === want(query.issuer) || want(rest.join('-')) === want(query.issuer)
}
