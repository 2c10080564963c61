/** `vankien eval GOLD_DIR`: precision, recall and F1 of every field against annotated texts. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GoldText, loadGold, misplacedQuotes, parseAnnotation } from '../../corpus/loadGold.js'
import { loadLexicon } from '../../corpus/registry/load.js'
import {
  type Annotation,
  FIELDS,
  type Field,
  type Miss,
  type Score,
  type Scored,
  scoreAll,
  threeDigits,
} from '../../corpus/score.js'
import { processFile } from '../../pipeline/process.js'
import { EXIT, Failure, UsageError } from '../errors.js'
import { extractionJson } from '../extraction.js'
import { takeOwnRegistry } from '../ownRegistry.js'
import { out, outJson, tell } from '../print.js'
import type { Settings } from '../settings.js'
import type { Run } from '../vankien.js'

export const run: Run = async ([folder = ''], options, settings) => {
  const { m } = settings
  const floors = ((options['min'] as string[] | undefined) ?? []).map((typed) => floorOf(typed, settings))
  const baseline = options['baseline'] as string | undefined
  const before = baseline !== undefined && existsSync(baseline) ? baselineOf(baseline) : null

  takeOwnRegistry(settings)
  const gold = loadGold(folder)
  if (gold.length === 0) throw new Failure(m.evalNoGold(folder))
  for (const text of gold) for (const quote of misplacedQuotes(text)) tell(m.evalMisplaced(text.path, quote))
  const scored: Scored[] = []
  for (const text of gold)
    scored.push({
      name: text.name,
      text: text.text,
      gold: text.gold,
      prediction: await predict(text, options, settings),
    })
  const score = scoreAll(scored)

  const short = floors
    .filter(({ field, least }) => score.rows[field].f1 < least)
    .map(({ field, typed }) => `${field} ${threeDigits(score.rows[field].f1)} < ${typed}`)
  const changes = before && compare(before, score)
  if (settings.json)
    outJson({
      texts: score.texts,
      fields: score.rows,
      short,
      ...(options['misses'] ? { misses: score.misses } : {}),
      ...(changes ? { changes } : {}),
    })
  else {
    printTable(score, settings)
    if (options['misses']) for (const miss of score.misses) printMiss('MISS', miss, settings)
    if (changes) printChanges(changes, settings)
  }
  if (baseline !== undefined && (before === null || options['save'] === true)) {
    writeFileSync(baseline, `${JSON.stringify({ fields: score.rows, misses: score.misses.map(missKey) }, null, 1)}\n`)
    tell(m.evalSaved(baseline))
  }
  if (short.length > 0) {
    tell(m.evalShort(short.join('; ')))
    return EXIT.failed
  }
  return EXIT.done
}

/** What the program reads from a text, or what another one has read from it (`--outputs`). */
async function predict(text: GoldText, options: Parameters<Run>[1], { m }: Settings): Promise<Annotation> {
  const outputs = options['outputs'] as string | undefined
  if (outputs === undefined) {
    const processed = await processFile(readFileSync(text.path), text.path, loadLexicon())
    return extractionJson(text.path, processed) as Annotation
  }
  const path = join(outputs, `${text.name}.json`)
  if (existsSync(path)) return parseAnnotation(path, readFileSync(path, 'utf8'))
  tell(m.evalNoOutput(path))
  return {}
}

function floorOf(typed: string, { m }: Settings): { field: Field; least: number; typed: string } {
  const [name, value = ''] = typed.split('=', 2)
  const field = FIELDS.find((each) => each === name)
  if (!field) throw new UsageError(m.badValue('--min', typed, m.expectedOneOf(FIELDS.join(', '))))
  const least = Number(value)
  if (value === '' || !(least >= 0 && least <= 1)) throw new UsageError(m.badValue('--min', typed, '0 … 1'))
  return { field, least, typed: value }
}

function printTable({ texts, rows }: Score, { m }: Settings): void {
  out(m.evalTexts(String(texts)))
  out(`${m.evalField.padEnd(28)} ${'P'.padStart(6)} ${'R'.padStart(6)} ${'F1'.padStart(6)}   tp/fp/fn`)
  for (const field of FIELDS) {
    const { p, r, f1, tp, fp, fn } = rows[field]
    const figures = [p, r, f1].map((figure) => threeDigits(figure).padStart(6)).join(' ')
    out(`${field.padEnd(28)} ${figures}   ${tp}/${fp}/${fn}`)
  }
}

function printMiss(word: string, { text, field, gold, got }: Miss, { m }: Settings): void {
  out(`${word} ${text} ${field}`)
  out(`   ${m.evalGold}: ${gold === null ? '-' : JSON.stringify(gold)}`)
  out(`   ${m.evalGot}: ${got === null ? '-' : JSON.stringify(got)}`)
}

interface Baseline {
  readonly fields: Score['rows']
  readonly misses: readonly string[]
}

interface Changes {
  readonly fields: readonly { readonly field: Field; readonly before: number; readonly now: number }[]
  readonly gains: readonly string[]
  readonly losses: readonly Miss[]
}

const missKey = ({ text, field, gold, got }: Miss): string => JSON.stringify([text, field, gold, got])

function baselineOf(path: string): Baseline {
  const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<Baseline>
  if (!value.fields || !Array.isArray(value.misses)) throw new Failure(`${path}: no baseline of vankien eval`)
  return value as Baseline
}

/** Which figures moved, which misses are gone and which are new; the same miss twice counts twice. */
function compare(before: Baseline, now: Score): Changes {
  const left = new Map<string, number>()
  for (const key of before.misses) left.set(key, (left.get(key) ?? 0) + 1)
  const losses: Miss[] = []
  for (const miss of now.misses) {
    const many = left.get(missKey(miss)) ?? 0
    if (many > 0) left.set(missKey(miss), many - 1)
    else losses.push(miss)
  }
  return {
    fields: FIELDS.filter((field) => before.fields[field]?.f1 !== now.rows[field].f1).map((field) => ({
      field,
      before: before.fields[field]?.f1 ?? 0,
      now: now.rows[field].f1,
    })),
    gains: [...left].flatMap(([key, many]) => Array<string>(many).fill(key)),
    losses,
  }
}

function printChanges({ fields, gains, losses }: Changes, settings: Settings): void {
  const { m } = settings
  out()
  if (gains.length + losses.length + fields.length === 0) {
    out(m.evalSame)
    return
  }
  out(`${m.evalSince} ${m.evalGains(String(gains.length))}, ${m.evalLosses(String(losses.length))}`)
  for (const { field, before, now } of fields)
    out(`  ${field.padEnd(28)} F1 ${threeDigits(before)} → ${threeDigits(now)}`)
  for (const key of gains) {
    const [text, field, gold, got] = JSON.parse(key) as [string, Field, string | null, string | null]
    printMiss('GAIN', { text, field, gold, got }, settings)
  }
  for (const miss of losses) printMiss('LOSS', miss, settings)
}
