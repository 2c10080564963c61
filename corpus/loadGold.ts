/** Reads gold annotations: every NAME.json beside a NAME.txt, in a folder and the folders below it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Annotation, spanOf } from './score.js'

/** One annotated text. */
export interface GoldText {
  /** File name without its ending, "003". */
  readonly name: string
  /** Path of the text file. */
  readonly path: string
  readonly text: string
  readonly gold: Annotation
}

/** A gold file that cannot be used; names the file and says why. */
export class GoldError extends Error {
  constructor(path: string, reason: string, cause?: unknown) {
    super(`${path}: ${reason}`, cause === undefined ? undefined : { cause })
    this.name = 'GoldError'
  }
}

/** All annotated texts below a folder, in the order of their paths. */
export function loadGold(folder: string): GoldText[] {
  if (!existsSync(folder)) throw new GoldError(folder, 'no such folder')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => join(folder, path))
    .filter((path) => existsSync(textPath(path)))
  paths.sort((a, b) => compareParts(relative(folder, a).split(sep), relative(folder, b).split(sep)))
  return paths.map(loadOne)
}

const textPath = (path: string) => `${path.slice(0, -'.json'.length)}.txt`

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) if (a[at] !== b[at]) return a[at]! < b[at]! ? -1 : 1
  return a.length - b.length
}

function loadOne(path: string): GoldText {
  const text = textPath(path)
  const name = path.slice(path.lastIndexOf(sep) + 1, -'.json'.length)
  return { name, path: text, text: decode(text), gold: parseAnnotation(path, decode(path)) }
}

function decode(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (cause) {
    if (cause instanceof TypeError) throw new GoldError(path, 'not UTF-8', cause)
    throw cause
  }
}

const LISTS = ['citations', 'links', 'reviews', 'deadlines'] as const

/** An annotation or extraction read from JSON; one in a list of one counts as itself. */
export function parseAnnotation(path: string, json: string): Annotation {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new GoldError(path, `no JSON (${(cause as Error).message})`, cause)
  }
  if (Array.isArray(value)) value = value[0] ?? {}
  if (typeof value !== 'object' || value === null) throw new GoldError(path, 'no JSON object')
  const annotation = value as Record<string, unknown>
  for (const list of LISTS) {
    const rows = annotation[list]
    if (rows === undefined || rows === null) continue
    if (!Array.isArray(rows) || rows.some((row) => typeof row !== 'object' || row === null))
      throw new GoldError(path, `“${list}” is no list of objects`)
  }
  return value as Annotation
}

/** Citations of gold whose quote does not stand in the text as often as `nth` says: annotation to repair. */
export function misplacedQuotes({ text, gold }: GoldText): string[] {
  return (gold.citations ?? [])
    .filter((citation) => spanOf(citation, text) === null)
    .map(({ quote, nth }) => `${quote ?? ''} (${nth ?? 1})`)
}
