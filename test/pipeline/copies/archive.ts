/** Small archives in memory: texts go in as files do, and what was grouped comes out by name. */
import { loadLexicon } from '../../../corpus/registry/load.js'
import { CopyStore } from '../../../db/groups.js'
import { type Db, openDatabase } from '../../../db/open.js'
import { Store } from '../../../db/store.js'
import type { NewDocument } from '../../../db/types.js'
import { groupCopies } from '../../../pipeline/copies/index.js'
import { processFile } from '../../../pipeline/process.js'
import { toDocument } from '../../../pipeline/run.js'

export interface Entry {
  readonly name: string
  readonly document: NewDocument
}

/** A file as the pipeline reads it; `recognized`, as if OCR had read it. */
export async function entry(name: string, content: string | Uint8Array, recognized = false): Promise<Entry> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const document = toDocument(await processFile(bytes, name, loadLexicon()))
  return { name, document: recognized ? { ...document, method: 'ocr' } : document }
}

export function put(db: Db, entries: readonly Entry[]): void {
  const store = new Store(db)
  const runId = store.startRun('test', [], '2026-11-25T00:00:00Z')
  for (const { name, document } of entries)
    store.saveDocument(
      document,
      { path: name, sha256: document.sha256, size: 1, format: 'txt', state: 'imported', reason: null, message: null },
      runId,
    )
}

export function group(db: Db): void {
  groupCopies(new CopyStore(db))
}

export interface Copied {
  readonly name: string
  readonly of: string
  readonly role: string
  readonly likeness: number
}

/** Which document another one stands for, by names. */
export function copies(db: Db): Copied[] {
  const path = (id: string) => `(SELECT min(f.path) FROM files f WHERE f.document_id = ${id})`
  return db
    .prepare(
      `SELECT ${path('c.document_id')} AS name, ${path('c.representative')} AS "of", role, likeness FROM copies c ORDER BY 1`,
    )
    .all() as Copied[]
}

export function copiesAmong(entries: readonly Entry[]): Copied[] {
  const db = openDatabase(':memory:')
  try {
    put(db, entries)
    group(db)
    return copies(db)
  } finally {
    db.close()
  }
}

/** A sequence of numbers from 0 to 1 that is the same on every run. */
export function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x80000000
  }
}

const MISTAKEN = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵbcdđghklmnpqrstvx0123456789'

/** A text as OCR may read it: of its letters and digits this part is taken for another, dropped, or followed by a blank. */
export function noisy(text: string, part: number, seed: number): string {
  const chance = chances(seed)
  return Array.from(text, (letter) => {
    if (!/[\p{L}\p{N}]/u.test(letter) || chance() >= part) return letter
    const kind = chance()
    if (kind < 0.15) return ''
    if (kind < 0.25) return `${letter} `
    const other = MISTAKEN[Math.floor(chance() * MISTAKEN.length)]!
    return /\p{Lu}/u.test(letter) ? other.toUpperCase() : other
  }).join('')
}
