/** Resolution of all citations of the annotated texts, taken as one archive, against what they truly mean. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadResolutionGold, scoreResolution } from '../../corpus/scoreResolution.js'
import { openDatabase } from '../../db/open.js'
import { runImport } from '../../pipeline/run.js'
import { evidenceLabel, problemSentence } from '../../reports/labels.js'

const gold = loadResolutionGold(join(import.meta.dirname, '../../corpus/resolution'))
/** Raised when beaten, never lowered. */
const FLOORS = { tuning: { precision: 0.995, recall: 0.98 }, test: { precision: 0.99, recall: 0.97 } }

describe('corpus/resolution', async () => {
  const db = openDatabase(':memory:')
  await runImport(
    db,
    gold.map(({ text }) => text),
    { jobs: 0, program: 'test', argv: [], now: () => '2026-11-25T00:00:00Z' },
  )
  const mentions = db.prepare(
    'SELECT m.quote, m.work_id AS work FROM mentions m JOIN files f ON f.document_id = m.document_id WHERE f.path = ? ORDER BY m.ordinal',
  )
  const resolved = (path: string) => mentions.all(path) as { quote: string; work: string | null }[]

  test.each(['tuning', 'test'] as const)('the %s half is at or above its floors', (half) => {
    const score = scoreResolution(
      gold.filter((text) => text.half === half),
      resolved,
    )
    expect(score.mentions).toBeGreaterThan(250)
    expect(score.read / score.mentions).toBeGreaterThan(0.97)
    const told = JSON.stringify(score.misses, null, 1)
    expect(score.precision, told).toBeGreaterThanOrEqual(FLOORS[half].precision)
    expect(score.recall, told).toBeGreaterThanOrEqual(FLOORS[half].recall)
  })

  test('every sentence that a decision or problem is kept in has its Vietnamese', () => {
    const list = (sql: string): string[] => db.prepare(sql).pluck().all() as string[]
    const evidence = new Set([
      ...list('SELECT DISTINCT evidence FROM mentions WHERE evidence IS NOT NULL'),
      ...list("SELECT DISTINCT value FROM problems, json_each(problems.evidence) WHERE problems.kind <> 'ambiguous'"),
      ...list('SELECT DISTINCT value FROM problems, json_each(problems.against)'),
      ...list("SELECT DISTINCT json_extract(value, '$.reason') FROM mentions, json_each(mentions.refused)"),
    ])
    expect(evidence.size).toBeGreaterThan(20)
    expect([...evidence].filter((sentence) => evidenceLabel(sentence, 'vi') === sentence)).toEqual([])
    const messages = list("SELECT DISTINCT message FROM problems WHERE source = 'resolution'")
    expect(messages.length).toBeGreaterThan(5)
    expect(messages.filter((sentence) => problemSentence(sentence, 'vi') === sentence)).toEqual([])
  })

  test('every annotated slip of the pen raises its problem, and no other citation does', () => {
    const raised = db
      .prepare(
        "SELECT f.path, p.kind FROM problems p JOIN files f ON f.document_id = p.document_id WHERE p.kind LIKE '%-misprint' ORDER BY 1, 2",
      )
      .all() as { path: string; kind: string }[]
    const annotated = gold.flatMap(({ text, mentions: rows }) =>
      rows.flatMap(({ problem }) => (problem?.endsWith('-misprint') ? [{ path: text, kind: problem }] : [])),
    )
    const key = ({ path, kind }: { path: string; kind: string }) => `${path} ${kind}`
    expect([...new Set(raised.map(key))].sort()).toEqual([...new Set(annotated.map(key))].sort())
  })
})
