/** Groups copies as documents come in: only new ones are compared, and what comes out is the same whatever the order they came in. */
import type { ComparedRow, CopyStore } from '../../db/copies.js'
import { leastEstimate, likenessOf, type Side, sideOf } from './compare.js'
import { copiesAmong, type Member, type Pair } from './group.js'
import { agreement, type Identity, keysOf, type Strength } from './identity.js'
import { shingled } from './shingles.js'
import { estimate, packed, signatureOf, unpacked } from './signature.js'

/** Texts that are at hand at once; the copies of one document come from one neighbourhood. */
const AT_HAND = 64

export interface Grouped {
  /** All whose groups were made again; to be settled when all that hangs on them is done. */
  readonly documents: readonly number[]
  /** Those of them that have copies. */
  readonly copies: readonly number[]
}

/** Compares what is new, and makes the groups that it changes. */
export function groupCopies(store: CopyStore): Grouped {
  return store.db.transaction(() => {
    compareNew(store)
    const documents: number[] = []
    const copies: number[] = []
    const seen = new Set<number>()
    for (const id of store.unsettled()) {
      if (seen.has(id)) continue
      const { members, pairs } = together(store, id)
      for (const member of members) seen.add(member)
      documents.push(...members)
      if (members.length > 1) copies.push(...members)
      store.replace(
        members,
        members.length > 1
          ? copiesAmong(
              members.map((each) => memberOf(store.compared(each))),
              pairs,
            )
          : [],
      )
    }
    return { documents, copies }
  })()
}

function compareNew(store: CopyStore): void {
  const sides = new Map<number, Side>()
  const side = (row: ComparedRow): Side => {
    const known = sides.get(row.id) ?? sideOf(identityOf(row), store.textOf(row.id))
    sides.delete(row.id)
    sides.set(row.id, known)
    if (sides.size > AT_HAND) sides.delete(sides.keys().next().value!)
    return known
  }
  for (const id of store.unsigned()) {
    const row = store.compared(id)
    const identity = identityOf(row)
    const text = shingled(store.textOf(id))
    const signature = signatureOf(text)
    const { own, asked } = keysOf(identity, signature)
    const met = store.meeting(asked, id)
    store.sign(id, packed(signature), text.syllables, own)
    for (const other of met) {
      const candidate = store.compared(other)
      const agreed = agreement(identity, identityOf(candidate))
      if ('conflict' in agreed) continue
      const recognized = identity.recognized || candidate.method === 'ocr'
      if (estimate(signature, unpacked(store.signatureOf(other))) < leastEstimate(agreed.strength, recognized)) continue
      const alike = likenessOf(side(row), side(candidate))
      if (alike) store.pair({ a: id, b: other, ...alike })
    }
  }
}

/** A document with all that hang together with it by pairs. */
function together(store: CopyStore, first: number): { members: number[]; pairs: Pair[] } {
  const members = new Set([first])
  const pairs = new Map<string, Pair>()
  for (const id of members)
    for (const pair of store.pairsOf(id)) {
      pairs.set(`${pair.a} ${pair.b}`, { ...pair, strength: pair.strength as Strength })
      members.add(pair.a).add(pair.b)
    }
  return { members: [...members], pairs: [...pairs.values()] }
}

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

const memberOf = (row: ComparedRow): Member => ({
  id: row.id,
  sha256: row.sha256,
  path: row.path,
  identity: identityOf(row),
  method: row.method,
  signed: row.signed === 1,
})
