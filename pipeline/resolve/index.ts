/**
 * Resolution: mentions + held documents + registry → works, decisions and problems. Pure, and a function of the sets alone:
 * the order of import does not matter. Precision before recall: what cannot be told apart stays ambiguous.
 */
import type { Plenum, RegistryWork } from '../../corpus/registry/load.js'
import type { Decision, HeldRow, MentionRow, NewProblem, WorkRow } from '../../db/types.js'
import type { Lexicon } from '../../extractors/lexicon/types.js'
import { indexRegistry, type Registry, type Slip, slipOf, symbolSlip } from './central.js'
import { decide } from './decide.js'
import { joinDrafts } from './drafts.js'
import { heldWork, KnownWorks, placeOf, registryRow, spellings } from './known.js'
import { conflictsOf, type ProblemGround, problemsOf } from './problems.js'
import { type RivalDates, Rivals } from './rivals.js'
import { scopeOf } from './scope.js'
import { signOf } from './sign.js'
import { type Likeness, SubjectIndex } from './subject.js'

export { registryRow } from './known.js'
export { signOf } from './sign.js'
export type { Likeness } from './subject.js'

/** What resolution stands on besides the mentions. */
export interface ResolveGround {
  readonly held: readonly HeldRow[]
  readonly registry: readonly RegistryWork[]
  readonly plenums: readonly Plenum[]
  readonly lexicon: Lexicon
  readonly likeness: Likeness
  /** Copies by document: which document stands for each. They are no witnesses of each other. */
  readonly copies?: ReadonlyMap<number, number>
}

export interface ResolveInput extends ResolveGround {
  /** The mentions to decide on, and all others of their documents. */
  readonly mentions: readonly MentionRow[]
  /** Corrections by hand: mention id → work id, or null for "no known work". They always win. */
  readonly corrected?: Corrected
}

export type Corrected = ReadonlyMap<number, string | null>

export interface Decided {
  readonly works: readonly WorkRow[]
  readonly decisions: readonly Decision[]
  readonly problems: readonly NewProblem[]
}

export interface Resolution extends Decided {
  /** Document id → work id. */
  readonly held: ReadonlyMap<number, string>
}

/** All at once, where all mentions find room in memory. */
export function resolve(input: ResolveInput): Resolution {
  const survey = new Survey(input)
  survey.add(input.mentions, input.corrected)
  const known = survey.close()
  const decided = known.decide(input.mentions, input.mentions, input.corrected)
  return { ...decided, works: [...known.standing(), ...decided.works], held: known.held }
}

/** A work as citations name it: where it was named first, and first with its subject; the order is that of the mentions. */
interface Cited {
  readonly work: WorkRow
  readonly documents: Set<number>
  first: { readonly at: number; readonly work: WorkRow } | null
  titled: { readonly at: number; readonly work: WorkRow } | null
}

/**
 * First look: what all mentions together say of the works they name. They come in the order of content, whole documents at
 * a time; none of them is kept. `collects` tells the keys on whose mentions decisions will be asked; of other codes nothing
 * is gathered.
 */
export class Survey {
  private readonly rows: readonly WorkRow[]
  private readonly registry: Registry
  private readonly cited = new Map<string, Cited>()
  private readonly rivals = new Rivals()
  private at = 0

  constructor(
    private readonly ground: ResolveGround,
    private readonly collects: (codeKey: string) => boolean = () => true,
  ) {
    this.rows = ground.registry.map(registryRow)
    this.registry = indexRegistry(this.rows)
  }

  add(mentions: readonly MentionRow[], corrected: Corrected = NONE): void {
    const { copies, lexicon } = this.ground
    const scopes = scopesOf(mentions, grouped(mentions), lexicon)
    for (const mention of mentions) {
      if (!mention.codeKey || !this.collects(mention.codeKey)) continue
      const scope = scopes.get(mention.id)!
      const work = citedWork(plenary(mention, this.registry), scope)
      if (!work) continue
      const at = this.at++
      const cited = this.cited.get(work.id) ?? { work, documents: new Set(), first: null, titled: null }
      this.cited.set(work.id, cited)
      if (slipIn(mention, scope, this.registry, this.ground)) continue
      cited.first ??= { at, work }
      if (work.title !== null) cited.titled ??= { at, work }
      cited.documents.add(copies?.get(mention.documentId) ?? mention.documentId)
      if (!corrected.has(mention.id)) this.rivals.add(mention, scope, work)
    }
  }

  /** All have been seen. */
  close(): Known {
    const { held, lexicon, likeness } = this.ground
    const known = new KnownWorks()
    for (const row of this.rows) known.add(row)
    const own = joinDrafts(
      held.flatMap((document) => {
        const work = heldWork(document, lexicon)
        return work ? [{ document, work }] : []
      }),
      likeness,
    )
    const cited = [...this.cited.values()]
    // One code is printed in several ways, "57-NQ/TW" and "57/NQ-TW": with one scope and date they are one work.
    const spelt = spellings([...this.rows, ...own.map(({ work }) => work), ...cited.map(({ work }) => work)])
    const heldWorks = new Map<number, string>()
    for (const { document, work } of own) {
      const row = spelt(work)
      known.add(row)
      heldWorks.set(document.id, row.id)
    }
    const named = cited.flatMap(({ first, titled }) => [...(first ? [first] : []), ...(titled ? [titled] : [])])
    for (const { work } of named.sort((a, b) => a.at - b.at)) known.add(spelt(work))
    const datedUse = new Map<string, Set<number>>()
    for (const { work, documents, first } of cited) {
      if (!first) continue
      const { id } = spelt(work)
      const use = datedUse.get(id)
      if (use) for (const document of documents) use.add(document)
      else datedUse.set(id, documents)
    }
    return new Known(
      this.ground,
      this.registry,
      known,
      spelt,
      heldWorks,
      new Map([...datedUse].map(([id, documents]) => [id, documents.size])),
      this.rivals.close(spelt),
    )
  }
}

/** Second look: what each mention means, now that all works are known. Parts come in the same order as in the first. */
export class Known {
  /** Works that only their code names; no candidates for anything else. */
  private readonly withStubs: KnownWorks
  private readonly subjects: SubjectIndex
  private readonly related: ReadonlyMap<string, readonly string[]>
  private readonly successors: ReadonlyMap<string, WorkRow>

  constructor(
    private readonly ground: ResolveGround,
    private readonly registry: Registry,
    private readonly known: KnownWorks,
    private readonly spelt: (work: WorkRow) => WorkRow,
    /** Document id → work id. */
    readonly held: ReadonlyMap<number, string>,
    private readonly datedUse: ReadonlyMap<string, number>,
    private readonly rivals: RivalDates,
  ) {
    this.withStubs = new KnownWorks(known)
    this.subjects = new SubjectIndex(ground.registry.map(({ title }) => title))
    this.related = new Map(ground.registry.map(({ id, relations }) => [id, relations.map(({ target }) => target)]))
    this.successors = new Map(
      ground.registry.flatMap((entry) =>
        entry.relations
          .filter(({ relation }) => relation === 'replaces')
          .map(({ target }) => [target, registryRow(entry)] as const),
      ),
    )
  }

  /** Works that are there whoever cites them: held, or in the registry. */
  standing(): WorkRow[] {
    return [...this.known.all()].filter(({ origin }) => origin !== 'cited')
  }

  /** Decides on `own`, in view of all `mentions` of their documents. The works are those that were decided on and do not stand by themselves. */
  decide(own: readonly MentionRow[], mentions: readonly MentionRow[], corrected: Corrected = NONE): Decided {
    const { lexicon, likeness, plenums } = this.ground
    const inDocument = grouped(mentions)
    const scopes = scopesOf(mentions, inDocument, lexicon)
    const slips = new Map<number, Slip>()
    const named = new Map<number, string>()
    for (const mention of mentions) {
      if (!mention.code || !mention.codeKey) continue
      const scope = scopes.get(mention.id)!
      const slip = slipIn(mention, scope, this.registry, this.ground)
      if (slip) {
        slips.set(mention.id, slip)
        continue
      }
      const work = citedWork(plenary(mention, this.registry), scope)
      if (work) named.set(mention.id, this.spelt(work).id)
    }
    const ground: ProblemGround = {
      known: this.known,
      registry: this.registry,
      plenums,
      lexicon,
      likeness,
      subjects: this.subjects,
      named,
      slips,
      scopes,
      inDocument,
      datedUse: this.datedUse,
      related: this.related,
      corrected,
      successors: this.successors,
      rivals: this.rivals,
    }
    const decisions = own.map((mention) => decide(mention, ground))
    // What only its code names stands for itself.
    for (const [at, mention] of own.entries()) {
      const id = decisions[at]!.workId
      if (mention.code && id?.endsWith('@?') && !this.withStubs.get(id))
        this.withStubs.add(stub(mention, id, scopes.get(mention.id)!))
    }
    const judged = { ...ground, known: this.withStubs }
    const problems = [
      ...own.flatMap((mention, at) => problemsOf(mention, decisions[at]!, judged)),
      ...own.flatMap((mention, at) => conflictsOf(mention, decisions[at]!, judged)),
    ]
    const works = [...new Set(decisions.map(({ workId }) => workId))].flatMap((id) => {
      const work = id === null ? undefined : this.withStubs.get(id)
      return work?.origin === 'cited' ? [work] : []
    })
    return { works, decisions, problems }
  }
}

const NONE: Corrected = new Map()

/** A misprint of number, day or symbol that the registry tells. */
function slipIn(
  mention: MentionRow,
  scope: string,
  registry: Registry,
  { lexicon, likeness }: ResolveGround,
): Slip | null {
  if (scope !== 'tw') return symbolSlip(mention, signOf(mention.code!), registry, likeness)
  return mention.date?.length === 10 ? slipOf(mention, registry, lexicon, likeness) : null
}

/** "03-NQ/HNTW" of the plenums of the nineties is registered under TW: with its day it is that document. */
function plenary(mention: MentionRow, registry: Registry): MentionRow {
  if (!mention.codeKey?.endsWith('|HNTW') || !mention.date) return mention
  const twin = registry.byKey.get(mention.codeKey.replace(/HNTW$/, 'TW'))?.find(({ date }) => date === mention.date)
  return twin ? { ...mention, code: twin.code, codeKey: twin.codeKey } : mention
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
