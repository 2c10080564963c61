/** From pairs that are alike to groups, each of one document; pure, and the same whatever the order of what comes in. */
import { agreement, type Identity, type Strength } from './identity.js'

/** A document as groups see it. */
export interface Member {
  readonly id: number
  readonly sha256: string
  /** The first of its paths; null where no file holds it any more. */
  readonly path: string | null
  readonly identity: Identity
  /** Where its text comes from: "markup", "text-layer", "plain", "ocr". */
  readonly method: string
  readonly signed: boolean
}

export interface Pair {
  readonly a: number
  readonly b: number
  readonly likeness: number
  readonly strength: Strength
  readonly evidence: readonly string[]
}

/** What a document that another stands for is to it. */
export type Role = 'draft' | 'scan' | 'copy'

export interface Copy {
  readonly document: number
  readonly representative: number
  readonly role: Role
  readonly likeness: number
  readonly evidence: readonly string[]
}

const STRENGTHS: readonly Strength[] = ['same', 'misread', 'draft', 'text']

/** Two documents that a text is like to nearly the same degree, and that are not one: it may be a draft of either. */
const UNDECIDED = 0.01

/** The copies among documents that hang together by pairs: for each but one of a group, which one stands for it. */
export function copiesAmong(members: readonly Member[], pairs: readonly Pair[]): Copy[] {
  const byId = new Map(members.map((member) => [member.id, member]))
  const clear = undecidedOut(pairs, byId)
  const order = (pair: Pair): string =>
    [pair.a, pair.b]
      .map((id) => byId.get(id)!.sha256)
      .sort()
      .join(' ')
  const sorted = clear
    .map((pair) => ({ pair, name: order(pair) }))
    .sort(
      (x, y) =>
        STRENGTHS.indexOf(x.pair.strength) - STRENGTHS.indexOf(y.pair.strength) ||
        y.pair.likeness - x.pair.likeness ||
        (x.name < y.name ? -1 : 1),
    )
  const linked = new Set(clear.map(({ a, b }) => pairName(a, b)))
  const groups = new Map(members.map((member) => [member.id, [member]]))
  for (const { pair } of sorted) {
    const [left, right] = [groups.get(pair.a)!, groups.get(pair.b)!]
    if (left === right) continue
    // A blank header is like many; those it would bring together must be one document themselves.
    if (left.some((a) => right.some((b) => !linked.has(pairName(a.id, b.id)) && conflict(a, b)))) continue
    const joined = [...left, ...right]
    for (const { id } of joined) groups.set(id, joined)
  }
  const best = new Map(pairs.map((pair) => [pairName(pair.a, pair.b), pair]))
  return [...new Set(groups.values())].filter((group) => group.length > 1).flatMap((group) => copiesOf(group, best))
}

const pairName = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

const conflict = (a: Member, b: Member): boolean => 'conflict' in agreement(a.identity, b.identity)

/** Without the pairs of a text with several documents that are not one and equally like it. */
function undecidedOut(pairs: readonly Pair[], members: ReadonlyMap<number, Member>): Pair[] {
  const of = new Map<number, Pair[]>()
  for (const pair of pairs)
    for (const id of [pair.a, pair.b]) {
      const list = of.get(id)
      if (list) list.push(pair)
      else of.set(id, [pair])
    }
  const other = (pair: Pair, id: number): Member => members.get(pair.a === id ? pair.b : pair.a)!
  const undecided = (pair: Pair, id: number): boolean =>
    of
      .get(id)!
      .some(
        (rival) =>
          rival !== pair &&
          rival.strength !== 'same' &&
          rival.likeness > pair.likeness - UNDECIDED &&
          conflict(other(rival, id), other(pair, id)),
      )
  return pairs.filter((pair) => pair.strength === 'same' || !(undecided(pair, pair.a) || undecided(pair, pair.b)))
}

/** The one that stands for all: what says number and day, then what is not recognized, then what is signed, then by path. */
function copiesOf(group: readonly Member[], pairs: ReadonlyMap<string, Pair>): Copy[] {
  const ranked = [...group].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)]
    const at = left.findIndex((value, index) => value !== right[index])
    return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1
  })
  const [first, ...rest] = ranked as [Member, ...Member[]]
  return rest.map((member) => {
    const pair = pairs.get(pairName(member.id, first.id)) ?? nearest(member, group, pairs)
    return {
      document: member.id,
      representative: first.id,
      role: roleOf(member, first),
      likeness: pair.likeness,
      evidence: pair.evidence,
    }
  })
}

const rank = ({ identity, method, signed, path, sha256 }: Member): readonly (number | string)[] => [
  identity.number === null ? 1 : 0,
  -(identity.date?.length ?? 0),
  method === 'ocr' ? 1 : 0,
  signed ? 0 : 1,
  path ?? '\uffff',
  sha256,
]

function roleOf(member: Member, first: Member): Role {
  if (member.identity.number === null && first.identity.number !== null) return 'draft'
  return member.method === 'ocr' && first.method !== 'ocr' ? 'scan' : 'copy'
}

/** What ties a document to its group where it was not compared with the one that stands for it. */
function nearest(member: Member, group: readonly Member[], pairs: ReadonlyMap<string, Pair>): Pair {
  const own = group.flatMap(({ id, sha256 }) => {
    const pair = pairs.get(pairName(id, member.id))
    return pair ? [{ pair, sha256 }] : []
  })
  own.sort((x, y) => y.pair.likeness - x.pair.likeness || (x.sha256 < y.sha256 ? -1 : 1))
  return own[0]!.pair
}
