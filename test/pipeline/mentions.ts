/** Citations for tests of resolution: in a plan of a commune of Hải Phòng of March 2026, unless said otherwise. */
import distance from 'natural/lib/natural/distance/index.js'
import { loadLexicon, loadPlenums, loadRegistry } from '../../corpus/registry/load.js'
import type { HeldRow, MentionRow } from '../../db/types.js'
import { codeKey } from '../../extractors/codeQuery.js'
import { type Resolution, resolve } from '../../pipeline/resolve/index.js'

export const lexicon = loadLexicon()
export const registry = loadRegistry()
export const plenums = loadPlenums()
export const likeness = (a: string, b: string): number => distance.JaroWinklerDistance(a, b, { ignoreCase: true })

let id = 0
export function mention(code: string, more: Partial<MentionRow> = {}): MentionRow {
  id++
  return {
    id,
    documentId: 1,
    ordinal: id,
    start: 10 * id,
    end: 10 * id + 8,
    code,
    codeKey: codeKey(code),
    type: null,
    date: null,
    issuer: null,
    term: null,
    title: null,
    relation: 'implement',
    documentParent: 'Hải Phòng',
    documentIssuer: 'Đảng ủy xã An Bình',
    documentLevel: 'xã',
    documentDate: '2026-03-05',
    documentSha256: 'f0e1d2c3b4a5',
    documentHint: null,
    number: null,
    quote: code,
    sentence: '',
    via: null,
    rule: 'code.party',
    ...more,
  }
}

export const resolved = (mentions: readonly MentionRow[], held: readonly HeldRow[] = []): Resolution =>
  resolve({ mentions, held, registry, plenums, lexicon, likeness })
