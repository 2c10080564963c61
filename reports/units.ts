/** The units (đơn vị) of an archive, from its documents; and which of them a line of a list means. */
import type { PlaceRow } from '../db/coverage.js'
import type { Province } from '../extractors/lexicon/types.js'
import type { Level } from '../extractors/types.js'
import {
  looseKey,
  nameKey,
  placeName,
  provinceToday,
  provinceUnit,
  type TypedUnit,
  unitOfIssuer,
} from '../extractors/unit.js'

/** Whose documents are asked about: "xã Thái Sơn" in Hải Phòng. */
export interface Unit {
  readonly level: Level | null
  /** "xã", "phường", "tỉnh"; null of bodies and where none is printed. */
  readonly kind: string | null
  readonly name: string
  /** As its documents have it: the old province where all of them are from before the merger. */
  readonly province: string | null
  /** Province of today. */
  readonly today: string | null
  /** Provinces that documents from before the merger give. */
  readonly before: readonly string[]
  readonly documents: readonly number[]
}

/** "xã Thái Sơn"; a body as it is called. */
export const unitLabel = ({ kind, name }: Pick<Unit, 'kind' | 'name'>): string => (kind ? `${kind} ${name}` : name)

export interface Units {
  readonly units: readonly Unit[]
  /** Documents whose header names no unit. */
  readonly unplaced: number
}

/** The month since which there are 34 provinces and no districts. */
const MERGED = '2025-07'
const isOld = (date: string | null): boolean => date !== null && date < MERGED

interface Part {
  readonly kind: string | null
  readonly name: string
  readonly parent: string | null
  readonly documents: readonly number[]
  /** From before the merger, by their dates. */
  readonly old: boolean
}

/** Every unit that some document is of. */
export function unitsOf(places: readonly PlaceRow[], provinces: readonly Province[]): Units {
  const groups = new Map<string, { level: Level | null; today: string | null; parts: Part[] }>()
  const todayOf = once((province: string) => provinceToday(province, provinces))
  const keyOf = once(nameKey)
  let unplaced = 0
  for (const { level, parent, issuer, documents, dates } of places) {
    const named = unitOfIssuer(issuer, level as Level | null, parent, provinces)
    if (!named) {
      unplaced += documents.length
      continue
    }
    const today = parent === null ? null : todayOf(parent)
    // A province keeps to itself: Hải Dương is not Hải Phòng, though it is part of it today.
    const key = `${level} ${level === 'tỉnh' ? parent : today} ${keyOf(named.name)}`
    const group = groups.get(key) ?? { level: named.level, today, parts: [] }
    groups.set(key, group)
    const before = documents.filter((_, at) => isOld(dates[at] ?? null))
    const now = before.length === 0 ? documents : documents.filter((_, at) => !isOld(dates[at] ?? null))
    const { kind, name } = named
    if (now.length > 0) group.parts.push({ kind, name, parent, documents: now, old: false })
    if (before.length > 0) group.parts.push({ kind, name, parent, documents: before, old: true })
  }
  const units = [...groups.values()].flatMap(({ level, today, parts }) =>
    (level === 'xã' || level === 'huyện' ? apart(parts) : [parts]).map((own) => unitOf(level, today, own)),
  )
  return { units, unplaced }
}

/** Asks once of each word. */
function once(ask: (word: string) => string): (word: string) => string {
  const answers = new Map<string, string>()
  return (word) => {
    let answer = answers.get(word)
    if (answer === undefined) {
      answer = ask(word)
      answers.set(word, answer)
    }
    return answer
  }
}

/**
 * Parts of one name in one province of today that are different units: of two kinds (xã and phường), or of two provinces
 * that have been merged since. What names no kind is of the only one there is.
 */
function apart(parts: readonly Part[]): Part[][] {
  const kinds = [...new Set(parts.flatMap(({ kind }) => kind ?? []))]
  const ofKind = kinds.length < 2 ? [parts] : [...kinds, null].map((kind) => parts.filter((part) => part.kind === kind))
  return ofKind
    .filter((own) => own.length > 0)
    .flatMap((own) => {
      const before = [...new Set(own.filter(({ old }) => old).map(({ parent }) => parent))]
      if (before.length < 2) return [[...own]]
      const now = own.filter(({ old }) => !old)
      return [
        ...before.map((parent) => own.filter((part) => part.old && part.parent === parent)),
        ...(now.length > 0 ? [now] : []),
      ]
    })
}

function unitOf(level: Level | null, today: string | null, parts: readonly Part[]): Unit {
  const parents = new Set(parts.map(({ parent }) => parent))
  // The spelling of most of its documents; of equally many the first by the alphabet.
  const names = new Map<string, number>()
  for (const { name, documents } of parts) names.set(name, (names.get(name) ?? 0) + documents.length)
  const [name] = [...names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!
  return {
    level,
    kind: parts.find(({ kind }) => kind !== null)?.kind ?? null,
    name,
    province: parents.size === 1 ? [...parents][0]! : today,
    today,
    before: [...new Set(parts.filter(({ old }) => old).flatMap(({ parent }) => parent ?? []))],
    documents: parts.length === 1 ? parts[0]!.documents : parts.flatMap(({ documents }) => documents),
  }
}

/** Whether a unit lies in a province; an old one holds what was in it before the merger. */
export const isIn = ({ province, today, before }: Unit, wanted: string): boolean =>
  province === wanted || today === wanted || before.includes(wanted)

/** A unit that is asked about: what was typed, with the province and the level given beside it. */
export interface AskedUnit extends TypedUnit {
  /** The whole line, "Đảng ủy Bệnh viện Đa khoa tỉnh Nghệ An". */
  readonly typed: string
  readonly province: string | null
}

/** What was found for it: one unit; several, of which none is picked; or none, a unit without documents. */
export type Matched = { readonly unit: Unit } | { readonly candidates: readonly Unit[] }

/** Tells which unit of the archive is meant. */
export function matcherOf(units: readonly Unit[], provinces: readonly Province[]): (asked: AskedUnit) => Matched {
  const byName = new Map<string, Unit[]>()
  for (const unit of units) {
    const key = looseKey(unit.name)
    const list = byName.get(key)
    if (list) list.push(unit)
    else byName.set(key, [unit])
  }
  const named = (name: string): Unit[] => byName.get(looseKey(name)) ?? []

  return (asked) => {
    const place = placeName(asked.name)
    // A body by its whole name, before the place that the name may end in.
    const body = named(asked.typed).filter(({ level }) => level === null || level === 'trung ương')
    if (body.length === 1) return { unit: body[0]! }
    let found = named(place)
    const narrow = (rule: (unit: Unit) => boolean): void => {
      const left = found.filter(rule)
      if (left.length > 0) found = left
    }
    if (asked.level) found = found.filter(({ level }) => level === asked.level)
    if (asked.kind) found = found.filter(({ kind, level }) => kind === null || level === 'tỉnh' || kind === asked.kind)
    const own = provinceOf(asked, provinces)
    const { province: beside } = asked
    if (own && (beside === null || provinceToday(beside, provinces) === provinceToday(own, provinces))) {
      // "Hải Dương" alone may be the old province, or a phường of that name in Hải Phòng.
      const province = { ...provinceUnit(own, provinces), province: own, today: provinceToday(own, provinces) }
      if (asked.kind || asked.level === 'tỉnh' || beside === own || !found.some(({ level }) => level !== 'tỉnh'))
        return { unit: found.find((unit) => unit.level === 'tỉnh') ?? { ...province, before: [], documents: [] } }
    }
    if (beside) {
      const today = provinceToday(beside, provinces)
      found = found.filter(
        (unit) =>
          unit.level !== 'tỉnh' &&
          unit.today === today &&
          (beside === today || unit.before.length === 0 || unit.before.includes(beside)),
      )
      narrow((unit) => unit.province === beside)
    }
    narrow(({ name }) => nameKey(name) === nameKey(place))
    if (found.length > 1) return { candidates: found }
    return { unit: found[0] ?? missing(asked, provinces) }
  }
}

/** The province that a line names as the unit itself. */
function provinceOf({ level, name }: AskedUnit, provinces: readonly Province[]): string | null {
  if (level !== null && level !== 'tỉnh') return null
  const key = looseKey(placeName(name))
  for (const each of provinces.flatMap((province) => [province.name, ...province.former]))
    if (looseKey(provinceUnit(each, provinces).name) === key) return each
  return null
}

/** A unit of which the archive has no document. */
function missing({ level, kind, name, province }: AskedUnit, provinces: readonly Province[]): Unit {
  return {
    level,
    kind,
    name: level === null && kind === null ? name : placeName(name),
    province,
    today: province === null ? null : provinceToday(province, provinces),
    before: [],
    documents: [],
  }
}
