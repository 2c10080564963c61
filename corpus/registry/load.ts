/** Loads and validates the registry tables beside this file; every error names file, line and column. */
import type { Lexicon } from '../../extractors/lexicon/types.js'
import { phraseKey } from '../../extractors/text.js'
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

let lexicon: Lexicon | undefined
let works: readonly RegistryWork[] | undefined
let plenums: readonly Plenum[] | undefined

/** The closed lists that drive the grammar, read once. */
export function loadLexicon(): Lexicon {
  if (lexicon) return lexicon
  const titles = new Map<string, string[]>()
  for (const work of loadRegistry()) titles.set(work.code, [...(titles.get(work.code) ?? []), phraseKey(work.title)])
  lexicon = { ...loadWords(), titles }
  return lexicon
}

const WORKS = 'works.tsv'

/** All documents the registry knows, in the order of its table. */
export function loadRegistry(): readonly RegistryWork[] {
  works ??= worksOf(table(WORKS, ['code', 'type', 'date', 'issuer', 'term', 'title', 'relations', 'confidence']))
  return works
}

/** Documents of the rows of works.tsv; each stands once, with a full date. */
export function worksOf(rows: readonly Row[]): RegistryWork[] {
  const ids = new Set<string>()
  return rows.map((row) => {
    const wrong = (column: string, reason: string) => new RegistryError(WORKS, Number(row.line), column, reason)
    const date = dateCell(WORKS, row, 'date')
    if (date?.length !== 10) throw wrong('date', 'a registry document has a full date')
    const id = `tw/${row['code']}@${date}`
    if (ids.has(id)) throw wrong('code', `${id} stands twice`)
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
          throw wrong('relations', `“${part}” is no relation`)
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
      confidence: oneOf(WORKS, row, 'confidence', ['high', 'medium', 'low']),
    }
  })
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
