/**
 * Corrections as a file: JSON Lines (one correction a line) or one JSON list, each an object with `made`, `author`, `kind`,
 * `target`, `value`, `note`, and `id` where an undo of the file refers to it.
 */
import type { Words } from '../corpus/registry/words.js'
import {
  CORRECTED_FIELDS,
  CORRECTION_KINDS,
  type CorrectedField,
  type CorrectionKind,
  type CorrectionRow,
  type FiledCorrection,
  targetParts,
} from '../db/corrections.js'
import { fieldValue } from './correctionValues.js'
import { Failure, UsageError } from './errors.js'
import type { Messages } from './messages.js'

const KEYS = ['id', 'made', 'author', 'kind', 'target', 'value', 'note'] as const
/** Errors that are listed; a file that is no file of corrections would list one for every line. */
const MOST_ERRORS = 20

/** The text of a file that holds corrections: a JSON list, or JSON Lines. */
export const correctionsText = (rows: readonly CorrectionRow[], list: boolean): string =>
  list ? `${JSON.stringify(rows, null, 2)}\n` : rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** The corrections of a file. Throws Failure that names every line where something is wrong. */
export function readCorrections(path: string, text: string, words: Words, m: Messages): FiledCorrection[] {
  const errors: { line: number; what: string }[] = []
  const found: FiledCorrection[] = []
  const byId = new Map<number, CorrectionKind>()
  const whole = text.replace(/^\uFEFF/, '')
  const { entries, closed } = /^\s*\[/.test(whole) ? listed(whole) : { entries: lines(whole), closed: true }
  for (const { line, json } of entries) {
    try {
      const correction = correctionOf(json, byId, words, m)
      found.push(correction)
      if (correction.id !== null) byId.set(correction.id, correction.kind)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      errors.push({ line, what: error.message })
    }
  }
  if (!closed) errors.push({ line: whole.trimEnd().split('\n').length, what: m.listNotClosed })
  if (errors.length === 0) return found
  const shown = errors.slice(0, MOST_ERRORS).map(({ line, what }) => m.fileLine(path, String(line), what))
  const rest = errors.length - shown.length
  throw new Failure([...shown, ...(rest > 0 ? [m.moreErrors(String(rest))] : []), m.nothingImported].join('\n'), {
    reason: 'bad-file',
    path,
    errors,
  })
}

interface Entry {
  readonly line: number
  readonly json: string
}

const lines = (text: string): Entry[] =>
  text.split('\n').flatMap((json, at) => (json.trim() === '' ? [] : [{ line: at + 1, json }]))

/** The entries of a JSON list, each with the line it begins on. */
function listed(text: string): { entries: Entry[]; closed: boolean } {
  const entries: Entry[] = []
  let [depth, inString, start, line, startLine] = [0, false, 0, 1, 1]
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (char === '\n') line++
    if (inString) {
      if (char === '\\') at++
      else if (char === '"') inString = false
      continue
    }
    const ends = depth === 1 && (char === ',' || char === ']')
    if (ends) {
      const json = text.slice(start, at)
      if (json.trim() !== '' || char === ',' || entries.length > 0) entries.push({ line: startLine, json })
    }
    if (char === ']' && depth === 1) return { entries, closed: text.slice(at + 1).trim() === '' }
    if (char === '"') inString = true
    else if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth--
    if (ends || (depth === 1 && char === '[')) [start, startLine] = [at + 1, line]
    // Blanks before an entry are not part of it.
    else if (at === start && /\s/.test(char)) [start, startLine] = [at + 1, line]
  }
  return { entries, closed: false }
}

const DIGEST = /^[0-9a-f]{64}$/
const FINGERPRINT = /^[a-z]+(?:-[a-z]+)*:[0-9a-f]{16}:\d+$/

function correctionOf(
  json: string,
  earlier: ReadonlyMap<number, CorrectionKind>,
  words: Words,
  m: Messages,
): FiledCorrection {
  let row: Readonly<Record<string, unknown>>
  try {
    row = JSON.parse(json) as typeof row
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new UsageError(m.notJson)
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new UsageError(m.notAnObject)
  for (const key of Object.keys(row))
    if (!(KEYS as readonly string[]).includes(key)) throw new UsageError(m.unknownKey(key))
  const demand = (holds: boolean, key: (typeof KEYS)[number], expected: string) => {
    if (!holds) throw new UsageError(m.badKey(key, expected))
  }
  const { id = null, made, author = null, kind, target, value = null, note = null } = row
  demand(
    id === null || (Number.isSafeInteger(id) && (id as number) > 0 && !earlier.has(id as number)),
    'id',
    m.expectedId,
  )
  demand(typeof made === 'string' && isMoment(made), 'made', m.expectedMoment)
  demand((CORRECTION_KINDS as readonly unknown[]).includes(kind), 'kind', m.expectedOneOf(CORRECTION_KINDS.join(', ')))
  for (const [key, text] of [['author', author] as const, ['note', note] as const])
    demand(text === null || (typeof text === 'string' && text.trim() !== ''), key, m.expectedTextOrNull)
  const [digest, rest] = targetParts(String(target))
  switch (kind as CorrectionKind) {
    case 'work':
      demand(DIGEST.test(digest) && /^\d+$/.test(rest), 'target', m.expectedMention)
      demand(typeof value === 'string' && value.trim() !== '', 'value', m.expectedWork)
      break
    case 'field':
      demand(
        DIGEST.test(digest) && (CORRECTED_FIELDS as readonly string[]).includes(rest),
        'target',
        m.expectedField(CORRECTED_FIELDS.join(', ')),
      )
      demand(value === null || typeof value === 'string', 'value', m.expectedTextOrNull)
      if (value !== null) {
        const right = fieldValue(rest as CorrectedField, value as string, words, m)
        demand(right === value, 'value', `“${right}”`)
      }
      break
    case 'mute':
    case 'unmute':
      demand(FINGERPRINT.test(String(target)), 'target', m.expectedProblem)
      demand(value === null, 'value', m.expectedNull)
      break
    case 'undo': {
      const taken = earlier.get(Number(target))
      demand(typeof target === 'string' && taken !== undefined && taken !== 'undo', 'target', m.expectedEarlier)
      demand(value === null, 'value', m.expectedNull)
    }
  }
  return { id, made, author, kind, target, value, note } as FiledCorrection
}

/** "2026-11-25T05:09:14.824Z", as the program writes it. */
function isMoment(text: string): boolean {
  const moment = new Date(text)
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === text
}
