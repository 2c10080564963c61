/** Loads and validates the registry tables beside this file; every error names file, line and column. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentType, IssuerSign, Lexicon, Province, System, Term } from '../../extractors/lexicon/types.js'
import { phraseKey } from '../../extractors/text.js'
import type { Level } from '../../extractors/types.js'

/** A document known to the registry, "tw/57-NQ/TW@2024-12-22". */
export interface RegistryWork {
  readonly id: string
  readonly code: string
  readonly type: string
  readonly date: string
  readonly issuer: string
  readonly term: string
  readonly title: string
  readonly relations: readonly { readonly relation: 'replaces' | 'continues' | 'amends'; readonly target: string }[]
  readonly confidence: 'high' | 'medium' | 'low'
}

/** A plenum (hội nghị Trung ương) and the documents it led to. */
export interface Plenum {
  readonly term: string
  /** "8", or "extraordinary". */
  readonly plenum: string
  readonly start: string | null
  readonly end: string | null
  readonly documents: readonly string[]
}

/** A registry table that does not say what it must; names file, line and column. */
export class RegistryError extends Error {
  constructor(file: string, line: number, column: string, reason: string) {
    super(`${file}, line ${line}, column ${column}: ${reason}`)
    this.name = 'RegistryError'
  }
}

type Row = Readonly<Record<string, string>> & { readonly line: string }

/** Rows of a tab-separated table with a header line. */
export function parseTable(file: string, text: string, columns: readonly string[]): Row[] {
  const lines = text.normalize('NFC').split(/\r?\n/)
  const header = (lines[0] ?? '').split('\t')
  for (const column of columns)
    if (!header.includes(column)) throw new RegistryError(file, 1, column, 'this column is missing')
  const rows: Row[] = []
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at]!
    if (line.trim() === '') continue
    const cells = line.split('\t')
    if (cells.length !== header.length)
      throw new RegistryError(file, at + 1, header[0]!, `${cells.length} cells where the header has ${header.length}`)
    rows.push({
      ...Object.fromEntries(header.map((column, index) => [column, cells[index]!.trim()])),
      line: String(at + 1),
    })
  }
  return rows
}

const ISO = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

function dateCell(file: string, row: Row, column: string): string | null {
  const value = row[column]!
  if (value === '') return null
  const full = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  const real = full ? new Date(`${value}T00:00:00Z`).toISOString().startsWith(value) : ISO.test(value)
  if (!real) throw new RegistryError(file, Number(row.line), column, `“${value}” is no date`)
  return value
}

function oneOf<const Value extends string>(file: string, row: Row, column: string, allowed: readonly Value[]): Value {
  const value = row[column] as Value
  if (!allowed.includes(value))
    throw new RegistryError(file, Number(row.line), column, `“${value}” is none of ${allowed.join(', ')}`)
  return value
}

const LEVELS = ['', 'trung ương', 'tỉnh', 'huyện', 'xã'] as const
const SYSTEMS = ['party', 'state', 'mass'] as const

const table = (file: string, columns: readonly string[]): Row[] =>
  parseTable(file, readFileSync(join(import.meta.dirname, file), 'utf8'), columns)

let lexicon: Lexicon | undefined
let works: readonly RegistryWork[] | undefined
let plenums: readonly Plenum[] | undefined

/** The closed lists that drive the grammar, read once. */
export function loadLexicon(): Lexicon {
  if (lexicon) return lexicon
  const types: DocumentType[] = table('types.tsv', ['name', 'abbreviations', 'system']).map((row) => ({
    name: row['name']!,
    abbreviations: row['abbreviations']!.split(' ').filter(Boolean),
    system: oneOf<System>('types.tsv', row, 'system', SYSTEMS),
  }))
  const signs = new Set<string>()
  const issuers: IssuerSign[] = table('issuers.tsv', ['sign', 'name', 'level', 'system', 'valid_from', 'valid_to']).map(
    (row) => {
      const sign = row['sign']!
      if (signs.has(sign)) throw new RegistryError('issuers.tsv', Number(row.line), 'sign', `“${sign}” stands twice`)
      signs.add(sign)
      const level = oneOf('issuers.tsv', row, 'level', LEVELS)
      return {
        sign,
        name: row['name']!,
        level: level === '' ? null : (level as Level),
        system: oneOf<System>('issuers.tsv', row, 'system', SYSTEMS),
        validFrom: dateCell('issuers.tsv', row, 'valid_from'),
        validTo: dateCell('issuers.tsv', row, 'valid_to'),
      }
    },
  )
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
  const titles = new Map<string, string[]>()
  for (const work of loadRegistry()) titles.set(work.code, [...(titles.get(work.code) ?? []), phraseKey(work.title)])
  lexicon = { types, issuers, provinces, terms, titles }
  return lexicon
}

/** All documents the registry knows, in the order of its table. */
export function loadRegistry(): readonly RegistryWork[] {
  if (works) return works
  const ids = new Set<string>()
  works = table('works.tsv', ['code', 'type', 'date', 'issuer', 'term', 'title', 'relations', 'confidence']).map(
    (row) => {
      const date = dateCell('works.tsv', row, 'date')
      if (!date || date.length !== 10)
        throw new RegistryError('works.tsv', Number(row.line), 'date', 'a registry document has a full date')
      const id = `tw/${row['code']}@${date}`
      if (ids.has(id)) throw new RegistryError('works.tsv', Number(row.line), 'code', `${id} stands twice`)
      ids.add(id)
      const relations = row['relations']!.split(';')
        .map((part) => part.trim())
        .filter(Boolean)
        .map((part) => {
          const [relation, target] = part.split(' ')
          if (
            (relation !== 'replaces' && relation !== 'continues' && relation !== 'amends') ||
            !/^\d+-\S+@\d{4}-\d{2}-\d{2}$/.test(target ?? '')
          )
            throw new RegistryError('works.tsv', Number(row.line), 'relations', `“${part}” is no relation`)
          return { relation, target: `tw/${target}` } as const
        })
      return {
        id,
        code: row['code']!,
        type: row['type']!,
        date,
        issuer: row['issuer']!,
        term: row['term']!,
        title: row['title']!,
        relations,
        confidence: oneOf('works.tsv', row, 'confidence', ['high', 'medium', 'low']),
      }
    },
  )
  return works
}

export function loadPlenums(): readonly Plenum[] {
  plenums ??= table('plenums.tsv', ['term', 'plenum', 'start', 'end', 'documents']).map((row) => ({
    term: row['term']!,
    plenum: row['plenum']!,
    start: dateCell('plenums.tsv', row, 'start'),
    end: dateCell('plenums.tsv', row, 'end'),
    documents: row['documents']!.split(';')
      .map((id) => id.trim())
      .filter(Boolean),
  }))
  return plenums
}
