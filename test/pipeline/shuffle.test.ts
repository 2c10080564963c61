/** Any order and batching of imports gives the same works, citations and problems; a later run resolves only what it touches. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadLexicon, loadRegistry } from '../../corpus/registry/load.js'
import type { Db } from '../../db/open.js'
import { openDatabase } from '../../db/open.js'
import { Store } from '../../db/store.js'
import { processFile } from '../../pipeline/process.js'
import { registryRow } from '../../pipeline/resolve/index.js'
import { resolveTouched, toDocument } from '../../pipeline/run.js'

const folder = join(import.meta.dirname, '../../corpus/samples/sources')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()

const ORDERS = 50

describe('the sample texts in any order and batching', async () => {
  // Read once: only the order of storing and resolving differs.
  const documents = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      return { path: name, document: toDocument(await processFile(readFileSync(path), path, loadLexicon())) }
    }),
  )

  async function archive(batches: readonly (typeof documents)[]): Promise<Db> {
    const db = openDatabase(':memory:')
    const store = new Store(db)
    store.seedRegistry(store.registryChanges(loadRegistry().map(registryRow)))
    for (const batch of batches) await add(store, batch)
    return db
  }

  async function add(store: Store, batch: typeof documents) {
    const runId = store.startRun('test', [], '2026-11-25T00:00:00Z')
    const keys = new Set<string>()
    const ids: number[] = []
    for (const { path, document } of batch) {
      const file = {
        path,
        sha256: document.sha256,
        size: 1,
        format: 'txt',
        state: 'imported' as const,
        reason: null,
        message: null,
      }
      ids.push(store.saveDocument(document, file, runId))
      for (const key of [document.codeKey, ...document.citationKeys]) if (key) keys.add(key)
    }
    const resolved = await resolveTouched(store, [...keys], ids)
    store.finishRun(runId, '2026-11-25T00:00:01Z', { found: 1, imported: 1, unchanged: 0, duplicate: 0, setAside: 0 })
    return resolved
  }

  /** All that resolution says, under names that no order of import changes. */
  const dump = (db: Db) => [
    db.prepare('SELECT * FROM works ORDER BY id').all(),
    db.prepare('SELECT d.sha256, d.work_id FROM documents d ORDER BY 1').all(),
    db
      .prepare(
        'SELECT d.sha256, m.ordinal, m.work_id, m.state, m.evidence, m.candidates, m.refused FROM mentions m JOIN documents d ON d.id = m.document_id ORDER BY 1, 2',
      )
      .all(),
    db
      .prepare(
        'SELECT d.sha256, l.from_name, l.to_name, l.relation, l.from_work, l.to_work FROM links l JOIN documents d ON d.id = l.document_id ORDER BY 1, 2, 3',
      )
      .all(),
    db
      .prepare(
        'SELECT d.sha256, r.sha256 AS counts, c.role, c.likeness, c.evidence FROM copies c JOIN documents d ON d.id = c.document_id JOIN documents r ON r.id = c.representative ORDER BY 1',
      )
      .all(),
    db
      .prepare('SELECT fingerprint, severity, message, suggestion, evidence, against FROM problems ORDER BY 1, 2, 3')
      .all(),
  ]

  test('fifty random orders and batchings', async () => {
    const expected = dump(await archive([documents]))
    let state = 7
    const chance = () => {
      state = (state * 1103515245 + 12345) % 2147483648
      return state / 2147483648
    }
    for (let count = 0; count < ORDERS; count++) {
      const shuffled = documents
        .map((own) => ({ own, at: chance() }))
        .sort((a, b) => a.at - b.at)
        .map(({ own }) => own)
      const batches: (typeof documents)[] = []
      for (let at = 0; at < shuffled.length; ) {
        const size = 1 + Math.floor(chance() * 12)
        batches.push(shuffled.slice(at, at + size))
        at += size
      }
      const db = await archive(batches)
      expect(dump(db)).toEqual(expected)
      db.close()
    }
  }, 300_000)

  test('a document that comes later, and one that is read again, resolve only the codes that they name', async () => {
    const last = documents.at(-1)!
    const db = await archive([documents.slice(0, -1)])
    const all = db.prepare('SELECT count(*) FROM mentions').pluck().get() as number
    const resolved = await add(new Store(db), [last])
    const own = new Set([last.document.codeKey, ...last.document.citationKeys].filter((key) => key !== null))
    expect(resolved.keys).toBe(own.size)
    expect(resolved.mentions).toBeLessThan(all)
    expect(dump(db)).toEqual(dump(await archive([documents])))
  }, 60_000)
})
