/**
 * Loads and validates the registry tables beside this file, and the user's own table of documents with them; every error
 * names file, line and column.
 */
import { codeKey } from '../../extractors/codeQuery.js'
import type { Lexicon } from '../../extractors/lexicon/types.js'
import { phraseKey } from '../../extractors/text.js'
import { ownRows } from './own.js'
import { dateCell, oneOf, RegistryError, type Row, table } from './table.js'
import { loadWords } from './words.js'

export { parseTable, RegistryError } from './table.js'

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

/** The user's own table as it is in use. */
export interface OwnRegistry {
  readonly path: string
  /** What it adds. */
  readonly works: readonly RegistryWork[]
  /** What the built-in table knows already; that one counts. */
  readonly known: readonly RegistryWork[]
}

let lexicon: Lexicon | undefined
let builtIn: readonly RegistryWork[] | undefined
let works: readonly RegistryWork[] | undefined
let own: OwnRegistry | null = null
let plenums: readonly Plenum[] | undefined

/** The closed lists that drive the grammar, read once. */
export function loadLexicon(): Lexicon {
  if (lexicon) return lexicon
  const titles = new Map<string, string[]>()
  for (const work of loadRegistry()) titles.set(work.code, [...(titles.get(work.code) ?? []), phraseKey(work.title)])
  lexicon = { ...loadWords(), titles }
  return lexicon
}

export const WORKS = 'works.tsv'
export const PLENUMS = 'plenums.tsv'
export const EXCEPTIONS = 'exceptions.tsv'
export const WORK_COLUMNS = ['code', 'type', 'date', 'issuer', 'term', 'title', 'relations', 'confidence'] as const
export const PLENUM_COLUMNS = ['term', 'plenum', 'start', 'end', 'documents'] as const
export const EXCEPTION_COLUMNS = ['kind', 'row', 'other', 'vi', 'en'] as const

/** All documents the registry knows, in the order of its table; those of the user's own table, where one is in use, after them. */
export function loadRegistry(): readonly RegistryWork[] {
  works ??= [...loadBuiltIn(), ...(own?.works ?? [])]
  return works
}

/** The documents of the built-in table alone. */
export function loadBuiltIn(): readonly RegistryWork[] {
  builtIn ??= worksOf(table(WORKS, WORK_COLUMNS))
  return builtIn
}

/**
 * Takes the user's own table in, for all that loads the registry from now on in this thread; null is none. A file that
 * is not there is an empty table. Throws RegistryError.
 */
export function useOwnRegistry(path: string | null): OwnRegistry | null {
  const known = new Set(loadBuiltIn().map(identity))
  const all = path === null ? [] : worksOf(ownRows(path, WORK_COLUMNS), path)
  own = path === null ? null : { path, works: all.filter(isNew), known: all.filter((work) => !isNew(work)) }
  lexicon = undefined
  works = undefined
  return own

  function isNew(work: RegistryWork): boolean {
    return !known.has(identity(work))
  }
}

/** The user's own table, where one is in use. */
export const ownRegistry = (): OwnRegistry | null => own

/** One document, however its code is spelt. */
export const identity = ({ code, date }: Pick<RegistryWork, 'code' | 'date'>): string => `${codeKey(code)}@${date}`

/** Documents of the rows of works.tsv; each stands once, with a full date. */
export function worksOf(rows: readonly Row[], file: string = WORKS): RegistryWork[] {
  const ids = new Set<string>()
  return rows.map((row) => {
    const work = workOf(row, file)
    if (ids.has(work.id))
      throw new RegistryError(file, Number(row.line), 'code', {
        en: `${work.id} stands twice`,
        vi: `${work.id} có hai lần`,
      })
    ids.add(work.id)
    return work
  })
}

const RELATION = /^(replaces|continues|amends)\s+(\d\S*@\d{4}-\d{2}-\d{2})$/

/** The document of one row. Throws RegistryError. */
export function workOf(row: Row, file: string): RegistryWork {
  const date = dateCell(file, row, 'date')
  if (date?.length !== 10)
    throw new RegistryError(file, Number(row.line), 'date', {
      en: 'a registry document has a full date',
      vi: 'văn bản trong danh mục phải có đủ ngày, tháng, năm',
    })
  const relations = listOf(row['relations']!).map((part) => {
    const [, relation, target] = RELATION.exec(part) ?? []
    if (!relation)
      throw new RegistryError(file, Number(row.line), 'relations', {
        en: `“${part}” is no relation`,
        vi: `“${part}” không phải quan hệ`,
      })
    return { relation: relation as RegistryWork['relations'][number]['relation'], target: `tw/${target}` }
  })
  return {
    id: `tw/${row['code']}@${date}`,
    code: row['code']!,
    type: row['type']!,
    date,
    issuer: row['issuer']!,
    term: row['term']!,
    title: row['title']!,
    relations,
    confidence: oneOf(file, row, 'confidence', ['high', 'medium', 'low']),
  }
}

export function loadPlenums(): readonly Plenum[] {
  plenums ??= table(PLENUMS, PLENUM_COLUMNS).map((row) => plenumOf(row))
  return plenums
}

export const plenumOf = (row: Row): Plenum => ({
  term: row['term']!,
  plenum: row['plenum']!,
  start: dateCell(PLENUMS, row, 'start'),
  end: dateCell(PLENUMS, row, 'end'),
  documents: listOf(row['documents']!),
})

/** "a; b" → a, b. */
const listOf = (cell: string): string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
