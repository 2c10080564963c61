/** Groups copies as documents come in: only new ones are compared, and what comes out is the same whatever the order they came in. */
import type { ComparedRow, CopyStore, PairRow } from '../../db/groups.js'
import { leastEstimate, likenessOf, type Side, sideOf } from './compare.js'
import { type Copy, copiesAmong, type Member, type Pair } from './group.js'
import { agreement, byWords, headerKeys, type Identity, type Strength } from './identity.js'
import { bandKeys, estimate, type Signature, signed, unpacked } from './signature.js'

/** Texts that are at hand at once; the copies of one document come from one neighbourhood. */
const AT_HAND = 64
/** Headers that are at hand at once: those of a few folders. */
const HEADERS = 8000
/** Signatures that are at hand at once, where all of the archive are looked through. */
const SIGNATURES = 4000

/** Compares what is new, and makes the groups that it changes. Returns the documents of groups that are others than before. */
export function groupCopies(store: CopyStore): number[] {
  return store.db.transaction(() => {
    for (const id of store.unsigned()) {
      const { signature, syllables } = signed(store.textOf(id))
      store.sign(id, signature, syllables)
    }
    compareNew(store)
    const standing = store.all()
    const changed = new Set<number>()
    const seen = new Set<number>()
    for (const id of store.unsettled()) {
      if (seen.has(id)) continue
      const { members, pairs } = together(store, id)
      for (const member of members) seen.add(member)
      const copies =
        members.length > 1
          ? copiesAmong(
              members.map((each) => memberOf(store.compared(each), store.pathOf(each))),
              pairs,
            )
          : []
      for (const each of regrouped(members, copies, standing)) changed.add(each)
      store.replace(members, copies)
    }
    store.settle()
    return [...changed]
  })()
}

/** Those that are copies now and were not, or were and are not, with the documents that stand or stood for them. */
function regrouped(
  members: readonly number[],
  copies: readonly Copy[],
  standing: ReadonlyMap<number, number>,
): number[] {
  const now = new Map(copies.map(({ document, representative }) => [document, representative]))
  return members.flatMap((member) => {
    const [before, after] = [standing.get(member), now.get(member)]
    return before === after ? [] : [member, ...[before, after].filter((id) => id !== undefined)]
  })
}

function compareNew(store: CopyStore): void {
  const compare = comparer(store)
  const anyByWords = store.anyByWords()
  const without: number[] = []
  for (const id of store.uncompared()) {
    const { identity } = compare.header(id)
    if (byWords(identity)) {
      without.push(id)
      continue
    }
    const { own, asked } = headerKeys(identity)
    const signature = anyByWords ? unpacked(store.signatureOf(id)) : null
    for (const other of store.meeting(signature ? [...asked, ...bandKeys(signature)] : asked, id))
      compare.pair(id, other)
    store.keep(id, own, false)
  }
  for (let at = 0; at < without.length; at += SIGNATURES)
    compareByWords(store, compare, without.slice(at, at + SIGNATURES))
}

/** What is found by its words alone: first with others of its kind, then with all whose headers say more. */
function compareByWords(store: CopyStore, compare: Compare, ids: readonly number[]): void {
  const looking = new Map<number, number[]>()
  const signatures = new Map<number, Signature>()
  const compared = new Map<number, ReadonlySet<number>>()
  for (const id of ids) {
    const signature = unpacked(store.signatureOf(id))
    const { own, asked } = headerKeys(compare.header(id).identity)
    const bands = bandKeys(signature)
    const met = store.meeting([...asked, ...bands], id)
    for (const other of met) compare.pair(id, other)
    store.keep(id, [...own, ...bands], true)
    signatures.set(id, signature)
    compared.set(id, new Set(met))
    for (const band of bands) {
      const list = looking.get(band)
      if (list) list.push(id)
      else looking.set(band, [id])
    }
  }
  let after = 0
  for (;;) {
    const page = store.byHeader(after, SIGNATURES)
    if (page.length === 0) return
    for (const { document, signature } of page) {
      const other = unpacked(signature)
      const met = new Set(bandKeys(other).flatMap((band) => looking.get(band) ?? []))
      for (const id of met)
        if (!compared.get(id)!.has(document) && estimate(signatures.get(id)!, other) >= LEAST_OF_ALL)
          compare.pair(id, document)
    }
    after = page.at(-1)!.document
  }
}

const LEAST_OF_ALL = Math.min(
  ...(['same', 'draft', 'misread', 'text'] as const).map((each) => leastEstimate(each, true)),
)

interface Header {
  readonly row: ComparedRow
  readonly identity: Identity
}

interface Compare {
  header(id: number): Header
  /** Compares two documents, and keeps it where they are alike. */
  pair(id: number, other: number): void
}

function comparer(store: CopyStore): Compare {
  const headers = new Latest<Header>(HEADERS, (id) => {
    const row = store.compared(id)
    return { row, identity: identityOf(row) }
  })
  const sides = new Latest<Side>(AT_HAND, (id) => sideOf(headers.of(id).identity, store.textOf(id)))
  return {
    header: (id) => headers.of(id),
    pair: (id, other) => {
      const [{ identity }, { identity: theirs }] = [headers.of(id), headers.of(other)]
      const agreed = agreement(identity, theirs)
      if ('conflict' in agreed) return
      const near = estimate(unpacked(store.signatureOf(id)), unpacked(store.signatureOf(other)))
      if (near < leastEstimate(agreed.strength, identity.recognized || theirs.recognized)) return
      const alike = likenessOf(sides.of(id), sides.of(other))
      if (alike) store.pair({ a: id, b: other, ...alike })
    },
  }
}

/** Keeps what was asked for latest, and makes it again where it is gone. */
class Latest<Value> {
  private readonly kept = new Map<number, Value>()
  constructor(
    private readonly most: number,
    private readonly make: (id: number) => Value,
  ) {}

  of(id: number): Value {
    const value = this.kept.get(id) ?? this.make(id)
    this.kept.delete(id)
    this.kept.set(id, value)
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value!)
    return value
  }
}

/** A document with all that hang together with it by pairs. */
function together(store: CopyStore, first: number): { members: number[]; pairs: Pair[] } {
  const members = new Set([first])
  const pairs = new Map<string, Pair>()
  for (const id of members)
    for (const pair of store.pairsOf(id)) {
      pairs.set(`${pair.a} ${pair.b}`, pairOf(pair))
      members.add(pair.a).add(pair.b)
    }
  return { members: [...members], pairs: [...pairs.values()] }
}

const pairOf = (row: PairRow): Pair => ({ ...row, strength: row.strength as Strength })

const identityOf = ({ type, number, codeKey, date, issuer, parent, title, method }: ComparedRow): Identity => ({
  type,
  number,
  codeKey,
  date,
  issuer,
  parent,
  title,
  recognized: method === 'ocr',
})

const memberOf = (row: ComparedRow, path: string | null): Member => ({
  id: row.id,
  sha256: row.sha256,
  path,
  identity: identityOf(row),
  method: row.method,
  signed: row.signed === 1,
})
