/**
 * Resolution: mentions + held documents + registry → works, decisions and problems. Pure, and a function of the sets alone:
 * the order of import does not matter. Precision before recall: what cannot be told apart stays ambiguous.
 */
import type { Plenum, RegistryWork } from '../../corpus/registry/load.js'
import type { Decision, HeldRow, MentionRow, NewProblem, WorkRow } from '../../db/types.js'
import type { Lexicon } from '../../extractors/lexicon/types.js'
import { indexRegistry, type Slip, slipOf, symbolSlip } from './central.js'
import { decide } from './decide.js'
import { joinDrafts } from './drafts.js'
import { heldWork, KnownWorks, placeOf, registryRow, spellings } from './known.js'
import { conflicts, type ProblemGround, problemsOf } from './problems.js'
import { scopeOf } from './scope.js'
import { signOf } from './sign.js'
import { type Likeness, SubjectIndex } from './subject.js'

export { registryRow } from './known.js'
export { signOf } from './sign.js'
export type { Likeness } from './subject.js'

export interface ResolveInput {
  /** The mentions to decide on, and all others of their documents. */
  readonly mentions: readonly MentionRow[]
  readonly held: readonly HeldRow[]
  readonly registry: readonly RegistryWork[]
  readonly plenums: readonly Plenum[]
  readonly lexicon: Lexicon
  readonly likeness: Likeness
  /** Corrections by hand: mention id → work id, or null for "no known work". They always win. */
  readonly corrected?: ReadonlyMap<number, string | null>
  /** Copies by document: which document stands for each. They are no witnesses of each other. */
  readonly copies?: ReadonlyMap<number, number>
}

export interface Resolution {
  readonly works: readonly WorkRow[]
  /** Document id → work id. */
  readonly held: ReadonlyMap<number, string>
  readonly decisions: readonly Decision[]
  readonly problems: readonly NewProblem[]
}

export function resolve(input: ResolveInput): Resolution {
  const { mentions, held, lexicon, likeness } = input
  const corrected = input.corrected ?? new Map<number, string | null>()
  const known = new KnownWorks()
  const rows = input.registry.map(registryRow)
  for (const row of rows) known.add(row)
  const registry = indexRegistry(rows)
  const inDocument = grouped(mentions)
  const scopes = scopesOf(mentions, inDocument, lexicon)
  const own = joinDrafts(
    held.flatMap((document) => {
      const work = heldWork(document, lexicon)
      return work ? [{ document, work }] : []
    }),
    likeness,
  )
  // "03-NQ/HNTW" of the plenums of the nineties is registered under TW: with its day it is that document.
  const plenary = (mention: MentionRow): MentionRow => {
    if (!mention.codeKey?.endsWith('|HNTW') || !mention.date) return mention
    const twin = registry.byKey.get(mention.codeKey.replace(/HNTW$/, 'TW'))?.find(({ date }) => date === mention.date)
    return twin ? { ...mention, code: twin.code, codeKey: twin.codeKey } : mention
  }
  const cited = mentions.flatMap((mention) => citedWork(plenary(mention), scopes.get(mention.id)!) ?? [])
  // One code is printed in several ways, "57-NQ/TW" and "57/NQ-TW": with one scope and date they are one work.
  const spelt = spellings([...rows, ...own.map(({ work }) => work), ...cited])
  const heldWorks = new Map<number, string>()
  for (const { document, work } of own) {
    const row = spelt(work)
    known.add(row)
    heldWorks.set(document.id, row.id)
  }
  const slips = new Map<number, Slip>()
  const named = new Map<number, string>()
  const datedBy = new Map<string, Set<number>>()
  for (const mention of mentions) {
    if (!mention.code || !mention.codeKey) continue
    const scope = scopes.get(mention.id)!
    const slip =
      scope === 'tw'
        ? mention.date?.length === 10
          ? slipOf(mention, registry, lexicon, likeness)
          : null
        : symbolSlip(mention, signOf(mention.code), registry, likeness)
    if (slip) {
      slips.set(mention.id, slip)
      continue
    }
    const work = citedWork(plenary(mention), scope)
    if (!work) continue
    const row = spelt(work)
    known.add(row)
    named.set(mention.id, row.id)
    const documents = datedBy.get(row.id) ?? new Set<number>()
    datedBy.set(row.id, documents.add(input.copies?.get(mention.documentId) ?? mention.documentId))
  }
  const related = new Map(input.registry.map((entry) => [entry.id, entry.relations.map(({ target }) => target)]))
  const ground: ProblemGround = {
    known,
    registry,
    plenums: input.plenums,
    lexicon,
    likeness,
    subjects: new SubjectIndex(input.registry.map(({ title }) => title)),
    named,
    slips,
    scopes,
    inDocument,
    datedUse: new Map([...datedBy].map(([id, documents]) => [id, documents.size])),
    related,
    corrected,
    successors: new Map(
      input.registry.flatMap((entry) =>
        entry.relations
          .filter(({ relation }) => relation === 'replaces')
          .map(({ target }) => [target, registryRow(entry)] as const),
      ),
    ),
  }
  const decisions = mentions.map((mention) => decide(mention, ground))
  const byId = new Map(decisions.map((decision) => [decision.mentionId, decision]))
  // What only its code names stands for itself.
  for (const mention of mentions) {
    const id = byId.get(mention.id)!.workId
    if (id?.endsWith('@?') && !known.get(id)) known.add(stub(mention, id, scopes.get(mention.id)!))
  }
  const problems = [
    ...mentions.flatMap((mention) => problemsOf(mention, byId.get(mention.id)!, ground)),
    ...conflicts(mentions, byId, ground),
  ]
  const meant = new Set(decisions.map(({ workId }) => workId))
  return {
    works: [...known.all()].filter(({ id, origin }) => origin !== 'cited' || meant.has(id)),
    held: heldWorks,
    decisions,
    problems,
  }
}

function grouped(mentions: readonly MentionRow[]): Map<number, MentionRow[]> {
  const out = new Map<number, MentionRow[]>()
  for (const mention of mentions) {
    const list = out.get(mention.documentId)
    if (list) list.push(mention)
    else out.set(mention.documentId, [mention])
  }
  for (const list of out.values()) list.sort((a, b) => a.ordinal - b.ordinal)
  return out
}

/** Whose numbering each coded mention belongs to. What hangs under another without a body of its own is of that one's place. */
function scopesOf(
  mentions: readonly MentionRow[],
  inDocument: ReadonlyMap<number, readonly MentionRow[]>,
  lexicon: Lexicon,
): Map<number, string> {
  const scopes = new Map<number, string>()
  for (const mention of mentions) {
    if (!mention.code) continue
    const parent =
      mention.via === null || mention.issuer !== null
        ? undefined
        : (inDocument.get(mention.documentId) ?? [])
            .filter((other) => other.ordinal < mention.ordinal && other.code === mention.via)
            .at(-1)
    const sameSign = parent?.code && signOf(parent.code) === signOf(mention.code)
    scopes.set(
      mention.id,
      scopeOf(signOf(mention.code), mention.issuer ?? (sameSign ? parent.issuer : null), placeOf(mention), lexicon),
    )
  }
  // A bare repetition belongs where the full form of the same text does.
  for (const mention of mentions) {
    if (!mention.codeKey || mention.issuer !== null || mention.date !== null) continue
    const full = (inDocument.get(mention.documentId) ?? []).filter(
      (other) => other.codeKey === mention.codeKey && (other.issuer !== null || other.date !== null),
    )
    const said = new Set(full.map(({ id }) => scopes.get(id)!))
    if (said.size === 1) scopes.set(mention.id, [...said][0]!)
  }
  return scopes
}

/** The work that a dated mention names by itself; null without code or full date. */
function citedWork(mention: MentionRow, scope: string): WorkRow | null {
  if (!mention.code || !mention.codeKey || mention.date?.length !== 10) return null
  return { ...stub(mention, `${scope}/${mention.code}@${mention.date}`, scope), date: mention.date, term: mention.term }
}

const stub = (mention: MentionRow, id: string, scope: string): WorkRow => ({
  id,
  scope,
  code: mention.code,
  codeKey: mention.codeKey,
  type: mention.type,
  date: null,
  issuer: mention.issuer,
  term: null,
  title: mention.title,
  origin: 'cited',
  confidence: null,
})
