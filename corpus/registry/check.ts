/**
 * What the loader does not ask of the registry: that its facts agree with one another. Numbers of one series rise with
 * the days, documents lie in their term and near their plenum, relations lead somewhere. Says what, and never mends it.
 */
import type { DocumentType, IssuerSign, Term } from '../../extractors/lexicon/types.js'
import {
  EXCEPTION_COLUMNS,
  EXCEPTIONS,
  PLENUM_COLUMNS,
  PLENUMS,
  type Plenum,
  plenumOf,
  type RegistryWork,
  WORK_COLUMNS,
  WORKS,
  workOf,
} from './load.js'
import { type Reason, RegistryError, type Row, table } from './table.js'
import { loadWords } from './words.js'

/** Days before and after a congress in which a document may still bear, or already bear, the other term. */
export const CONGRESS_DAYS = 42
/** Days after the end of a plenum in which its documents are issued. */
export const PLENUM_DAYS = 60

/** One row of one table, and what it is about: works.tsv, line 31, "57-NQ/TW@2024-12-22". */
export interface RowPlace {
  readonly file: string
  readonly line: number
  readonly name: string
}

/** What kinds of findings there are; each has its sentence in both languages where it is printed. */
export type FindingKind =
  | 'cell'
  | 'twice'
  | 'bad-code'
  | 'no-title'
  | 'doubtful-title'
  | 'no-issuer'
  | 'unknown-sign'
  | 'not-central'
  | 'type-and-sign'
  | 'unknown-term'
  | 'outside-term'
  | 'near-term'
  | 'number-order'
  | 'same-number'
  | 'no-target'
  | 'later-target'
  | 'plenum-twice'
  | 'plenum-days'
  | 'plenum-order'
  | 'plenum-undated'
  | 'plenum-document'
  | 'plenum-term'
  | 'plenum-early'
  | 'plenum-late'
  | 'two-plenums'
  | 'unneeded-exception'

/** Something that does not agree: an error, or what is only in doubt. */
export interface Finding {
  readonly severity: 'error' | 'warning'
  readonly kind: FindingKind
  readonly place: RowPlace
  /** The row that it disagrees with. */
  readonly other: RowPlace | null
  /** What the sentence about it names. */
  readonly facts: Readonly<Record<string, string>>
  /** Of a cell that the loader refuses, the loader's reason; of a known exception, why it stands. */
  readonly reason: Reason | null
}

export interface CheckInput {
  /** Tables of documents; the built-in one first. */
  readonly tables: readonly { readonly file: string; readonly rows: readonly Row[] }[]
  readonly plenums: readonly Row[]
  /** Rows of exceptions.tsv: what does not agree and is known to be so. */
  readonly exceptions?: readonly Row[]
  readonly lexicon: {
    readonly types: readonly DocumentType[]
    readonly issuers: readonly IssuerSign[]
    readonly terms: readonly Term[]
  }
}

interface PlacedWork extends RegistryWork {
  readonly place: RowPlace
  readonly parts: CodeParts | null
}

interface CodeParts {
  readonly number: number
  /** "a" of 45a-KL/TW. */
  readonly letter: string
  readonly type: string | null
  readonly sign: string
  readonly party: boolean
}

/** The tables beside this file. */
export const builtInTables = (): CheckInput => ({
  tables: [{ file: WORKS, rows: table(WORKS, WORK_COLUMNS) }],
  plenums: table(PLENUMS, PLENUM_COLUMNS),
  exceptions: table(EXCEPTIONS, EXCEPTION_COLUMNS),
  lexicon: loadWords(),
})

/** All findings, errors first, each in the order of the tables. */
export function checkRegistry({ tables, plenums, exceptions = [], lexicon }: CheckInput): Finding[] {
  const findings: Finding[] = []
  const works = tables.flatMap(({ file, rows }) => placedWorks(file, rows, lexicon.types, findings))
  const byId = new Map<string, PlacedWork>()
  for (const work of works) {
    const known = byId.get(work.id)
    if (known) findings.push(finding('error', 'twice', work.place, { id: work.id }, known.place))
    else byId.set(work.id, work)
  }
  for (const work of works) {
    findings.push(...checkCells(work, lexicon))
    findings.push(...checkTerm(work.date, work.term, work.place, lexicon.terms))
    findings.push(...checkRelations(work, byId))
  }
  findings.push(...checkNumbers([...byId.values()]))
  findings.push(...checkPlenums(plenums, byId, lexicon.terms))
  const excused = excuse(findings, exceptions)
  return [
    ...excused.filter(({ severity }) => severity === 'error'),
    ...excused.filter(({ severity }) => severity === 'warning'),
  ]
}

/** What is known and cannot be decided is a warning with its reason; an exception that nothing needs any more is one too. */
function excuse(findings: readonly Finding[], exceptions: readonly Row[]): Finding[] {
  const needed = new Set<Row>()
  const excused = findings.map((each): Finding => {
    const exception = exceptions.find(
      (row) => row['kind'] === each.kind && row['row'] === each.place.name && row['other'] === (each.other?.name ?? ''),
    )
    if (!exception) return each
    needed.add(exception)
    return { ...each, severity: 'warning', reason: { vi: exception['vi']!, en: exception['en']! } }
  })
  const unneeded = exceptions
    .filter((row) => !needed.has(row))
    .map((row) =>
      finding(
        'warning',
        'unneeded-exception',
        { file: EXCEPTIONS, line: Number(row.line), name: row['row']! },
        { kind: row['kind']! },
      ),
    )
  return [...excused, ...unneeded]
}

function finding(
  severity: Finding['severity'],
  kind: FindingKind,
  place: RowPlace,
  facts: Finding['facts'] = {},
  other: RowPlace | null = null,
): Finding {
  return { severity, kind, place, other, facts, reason: null }
}

/** A cell that the loader refuses is a finding here, so that one does not hide the others. */
function readable<Value>(read: () => Value, place: RowPlace, findings: Finding[]): Value | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    const { column, reason } = error
    findings.push({ ...finding('error', 'cell', place, { column }), reason })
    return null
  }
}

function placedWorks(
  file: string,
  rows: readonly Row[],
  types: readonly DocumentType[],
  findings: Finding[],
): PlacedWork[] {
  return rows.flatMap((row) => {
    const place = { file, line: Number(row.line), name: `${row['code']}@${row['date']}` }
    const work = readable(() => workOf(row, file), place, findings)
    return work ? [{ ...work, place, parts: codeParts(work.code, types) }] : []
  })
}

// 57-NQ/TW | 45a-KL/TW
const PARTY_CODE = /^(?<number>\d{1,4})(?<letter>\p{Ll}?)-(?<type>\p{Lu}\p{L}*)\/(?<sign>\p{Lu}\S*)$/u
// 749/QĐ-TTg | 30/2020/NĐ-CP | 193/2025/QH15 | 1518/BNG-NVVH
const STATE_CODE =
  /^(?<number>\d{1,5})(?<letter>\p{Ll}?)\/(?:(?:19|20)\d\d\/)?(?:(?<type>\p{Lu}\p{L}*)-)?(?<sign>\p{Lu}\S*)$/u

/** The parts of a code; null where it is none. */
export function codeParts(code: string, types: readonly DocumentType[]): CodeParts | null {
  const party = PARTY_CODE.exec(code)?.groups
  const groups = party ?? STATE_CODE.exec(code)?.groups
  if (!groups) return null
  const { number = '', letter = '', type, sign = '' } = groups
  const known = type !== undefined && types.some(({ abbreviations }) => abbreviations.includes(type))
  return {
    number: Number(number),
    letter,
    type: known || party ? type! : null,
    sign: known || party || type === undefined ? sign : type,
    party: party !== undefined,
  }
}

function checkCells(
  { code, type, issuer, title, place, parts }: PlacedWork,
  { types, issuers }: CheckInput['lexicon'],
): Finding[] {
  const found: Finding[] = []
  if (title === '') found.push(finding('error', 'no-title', place))
  // A remark in brackets is ours: "[title not confirmed]".
  const remark = /\[.+\]/.exec(title)?.[0]
  if (remark) found.push(finding('warning', 'doubtful-title', place, { remark }))
  if (issuer === '') found.push(finding('warning', 'no-issuer', place))
  if (!parts) return [...found, finding('error', 'bad-code', place, { code })]
  const sign = issuers.find((known) => known.sign === parts.sign.replace(/-.*$/, ''))
  if (!sign) found.push(finding('warning', 'unknown-sign', place, { sign: parts.sign }))
  else if (sign.level !== null && sign.level !== 'trung ương')
    found.push(finding('error', 'not-central', place, { sign: sign.sign, level: sign.level }))
  const named = types.filter(({ name }) => name === type)
  const fits =
    parts.type === null
      ? named.length > 0
      : named.some(({ abbreviations }) => abbreviations.includes(parts.type as string))
  if (!fits) found.push(finding('error', 'type-and-sign', place, { type, sign: parts.type ?? '' }))
  return found
}

/** Terms belong to the Party: a State document need have none. */
function checkTerm(date: string, term: string, place: RowPlace, terms: readonly Term[]): Finding[] {
  if (term === '' && STATE_CODE.test(place.name.replace(/@.*$/, ''))) return []
  const own = terms.find(({ numeral }) => numeral === term)
  if (!own) return [finding('error', 'unknown-term', place, { term })]
  const off = date < own.start ? days(date, own.start) : own.end !== null && date > own.end ? days(own.end, date) : 0
  if (off === 0) return []
  const facts = { date, term, start: own.start, end: own.end ?? '', days: String(off) }
  return [
    off > CONGRESS_DAYS
      ? finding('error', 'outside-term', place, facts)
      : finding('warning', 'near-term', place, facts),
  ]
}

function checkRelations({ id, date, relations, place }: PlacedWork, byId: ReadonlyMap<string, PlacedWork>): Finding[] {
  return relations.flatMap(({ relation, target }) => {
    const other = byId.get(target)
    if (!other) return [finding('error', 'no-target', place, { relation, target: target.slice('tw/'.length) })]
    // Two of one plenum may be of one day.
    if (other.date > date || other.id === id)
      return [finding('error', 'later-target', place, { relation }, other.place)]
    return []
  })
}

/** Within one series numbers rise with the days; documents of one day may stand in any order. */
function checkNumbers(works: readonly PlacedWork[]): Finding[] {
  const series = new Map<string, PlacedWork[]>()
  for (const work of works) {
    // The State begins anew each year, and not every body of it counts all its documents in one series.
    if (!work.parts?.party) continue
    const key = `${work.term} ${work.parts.type} ${work.parts.sign}`
    series.set(key, [...(series.get(key) ?? []), work])
  }
  return [...series.values()].flatMap((all) => {
    const sorted = all.sort(
      (a, b) =>
        a.parts!.number - b.parts!.number ||
        compare(a.parts!.letter, b.parts!.letter) ||
        compare(a.date, b.date) ||
        a.place.line - b.place.line,
    )
    const found: Finding[] = []
    for (let at = 1; at < sorted.length; at++) {
      const [before, work] = [sorted[at - 1]!, sorted[at]!]
      if (before.parts!.number === work.parts!.number && before.parts!.letter === work.parts!.letter)
        found.push(finding('error', 'same-number', work.place, {}, before.place))
    }
    const rising = longestRising(sorted)
    for (const [at, work] of sorted.entries()) {
      if (rising.has(at)) continue
      // The nearest row in order that this one contradicts.
      const others = sorted
        .map((other, index) => ({ other, index }))
        .filter(
          ({ other, index }) => rising.has(index) && (index < at ? other.date > work.date : other.date < work.date),
        )
        .sort((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at))
      found.push(finding('error', 'number-order', work.place, {}, others[0]!.other.place))
    }
    return found
  })
}

/** Places of a longest run whose dates never fall: what is left out is least likely right. */
function longestRising(works: readonly PlacedWork[]): ReadonlySet<number> {
  const length: number[] = []
  const from: number[] = []
  let last = -1
  for (const [at, { date }] of works.entries()) {
    length[at] = 1
    from[at] = -1
    for (let before = 0; before < at; before++)
      if (works[before]!.date <= date && length[before]! + 1 > length[at]!) {
        length[at] = length[before]! + 1
        from[at] = before
      }
    if (last < 0 || length[at]! > length[last]!) last = at
  }
  const kept = new Set<number>()
  for (let at = last; at >= 0; at = from[at]!) kept.add(at)
  return kept
}

interface PlacedPlenum extends Plenum {
  readonly place: RowPlace
}

function checkPlenums(rows: readonly Row[], byId: ReadonlyMap<string, PlacedWork>, terms: readonly Term[]): Finding[] {
  const found: Finding[] = []
  const known = new Map<string, PlacedPlenum>()
  const led = new Map<string, PlacedPlenum>()
  /** The last one with days, by term: plenums of a term follow one another. */
  const before = new Map<string, PlacedPlenum>()
  for (const row of rows) {
    const place = { file: PLENUMS, line: Number(row.line), name: `${row['term']} ${row['plenum']}` }
    const read = readable(() => plenumOf(row), place, found)
    if (!read) continue
    const plenum = { ...read, place }
    const twin = known.get(place.name)
    if (twin) found.push(finding('error', 'plenum-twice', place, {}, twin.place))
    known.set(place.name, plenum)
    const { term, start, end, documents } = plenum
    if (start === null || end === null) found.push(finding('warning', 'plenum-undated', place))
    else {
      if (start > end) found.push(finding('error', 'plenum-days', place, { start, end }))
      found.push(...checkTerm(start, term, place, terms).filter(({ kind }) => kind !== 'near-term'))
      const previous = before.get(term)
      if (previous && previous.end! > start) found.push(finding('error', 'plenum-order', place, {}, previous.place))
      before.set(term, plenum)
    }
    for (const id of documents) {
      const work = byId.get(id)
      const facts = { document: id.replace(/^tw\//, ''), start: start ?? '', end: end ?? '' }
      if (!work) {
        found.push(finding('error', 'plenum-document', place, facts))
        continue
      }
      const other = led.get(id)
      if (other) found.push(finding('error', 'two-plenums', place, facts, other.place))
      led.set(id, plenum)
      if (work.term !== term)
        found.push(finding('error', 'plenum-term', place, { ...facts, term: work.term }, work.place))
      if (start !== null && work.date < start) found.push(finding('error', 'plenum-early', place, facts, work.place))
      if (end !== null && work.date > end && days(end, work.date) > PLENUM_DAYS)
        found.push(finding('error', 'plenum-late', place, { ...facts, days: String(days(end, work.date)) }, work.place))
    }
  }
  return found
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Days from one ISO date to a later one. */
const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
