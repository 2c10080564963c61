/**
 * A list of units as offices keep them: a line a unit, or a table saved as CSV, with commas, semicolons or tabs, with or
 * without a heading. Every line that cannot be understood is named; none is guessed.
 */
import { plain } from '../extractors/codeQuery.js'
import type { Province } from '../extractors/lexicon/types.js'
import type { Level } from '../extractors/types.js'
import { nameKey, provinceNamed, provinceToday, readUnit } from '../extractors/unit.js'
import { levelNamed } from './typed.js'
import { type AskedUnit, type Matched, matcherOf, type Unit } from './units.js'

/** A line of the list: its number in the file, and what its cells say. */
export interface ListLine {
  readonly line: number
  readonly unit: string
  readonly province: string
  readonly level: string
}

const UNIT_HEADINGS = words(
  'don vi|ten don vi|unit|name|ten|ten xa|xa|xa phuong|ten xa phuong|xa phuong dac khu|dia phuong|to chuc',
)
const PROVINCE_HEADINGS = words('tinh|province|thanh pho|tinh thanh pho|tinh tp|tinh thanh|ten tinh|truc thuoc')
const LEVEL_HEADINGS = words('cap|level|cap don vi')
const OTHER_HEADINGS = words('stt|tt|so tt|ghi chu|no')

function words(list: string): ReadonlySet<string> {
  return new Set(list.split('|'))
}

export const headingKey = (cell: string): string =>
  plain(cell)
    .replace(/[^a-z]+/g, ' ')
    .trim()

/** Lines of a list; which column holds what, its heading says, else the order unit, province, level. */
export function readUnitList(text: string, provinces: readonly Province[]): ListLine[] {
  const rows = cells(text.replace(/^\uFEFF/, '').normalize('NFC')).filter(({ row }) => row.some((cell) => cell !== ''))
  const first = rows[0]?.row ?? []
  const heading = first.map(headingKey)
  const others = [PROVINCE_HEADINGS, LEVEL_HEADINGS, OTHER_HEADINGS]
  const unit = heading.findIndex(
    (key, at) =>
      UNIT_HEADINGS.has(key) &&
      // "Thái Tân;xã" is a unit and its level.
      (levelNamed(first[at]!) === null ||
        heading.every((other, where) => where === at || others.some((keys) => keys.has(other)))),
  )
  if (unit >= 0) {
    const province = heading.findIndex((key) => PROVINCE_HEADINGS.has(key))
    const level = heading.findIndex((key) => LEVEL_HEADINGS.has(key))
    return rows
      .slice(1)
      .map(({ line, row }) => ({
        line,
        unit: row[unit] ?? '',
        province: row[province] ?? '',
        level: row[level] ?? '',
      }))
      .filter((each) => each.unit !== '')
  }
  // A first column of running numbers is none of the three.
  const numbered = rows.length > 0 && rows.every(({ row }) => row.length > 1 && /^\d+\.?$/.test(row[0]!))
  return rows.map(({ line, row }) => {
    const [name = '', ...rest] = numbered ? row.slice(1) : row
    const more = rest.filter((cell) => cell !== '')
    const level = more.find((cell) => levelNamed(cell) !== null && provinceNamed(cell, provinces) === null)
    const places = more.filter((cell) => cell !== level)
    // "xã Thái Tân, huyện Nam Sách, tỉnh Hải Dương": the district in between tells nothing that documents of today say.
    const province = places.find((cell) => provinceNamed(cell, provinces) !== null) ?? places[0]
    return { line, unit: name, province: province ?? '', level: level ?? '' }
  })
}

/** The cells of a text, each row with the number of its line; the separator is the one that most lines hold. */
export function cells(text: string): { line: number; row: string[] }[] {
  const uses = (separator: string) => text.split('\n').filter((each) => each.includes(separator)).length
  const separator = ['\t', ';', ','].reduce((best, each) => (uses(each) > uses(best) ? each : best))
  const rows: { line: number; row: string[] }[] = []
  let [line, row, cell, quoted]: [number, string[], string, boolean] = [1, [], '', false]
  let first = 1
  const endCell = () => {
    row.push(cell.replace(/\s+/g, ' ').trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push({ line: first, row })
    row = []
  }
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (char === '\n') line++
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (char === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (char === separator) endCell()
    else if (char === '\n') {
      endRow()
      first = line
    } else cell += char
  }
  endRow()
  return rows
}

/** What a list asks for: its units in its order, each once, with the number of its line. */
export interface AskedList {
  readonly units: readonly Unit[]
  readonly lines: readonly number[]
  /** Lines that name a unit again. */
  readonly repeated: readonly number[]
}

export interface UnitFilters {
  readonly province?: string | undefined
  readonly level?: Level | undefined
}

/** Why a line is no question: it names no unit; its level or province is none; its level is another than the unit's own. */
export type ListFault = {
  readonly line: number
  /** The cell that is wrong. */
  readonly cell: string
} & (
  | { readonly kind: 'not-a-unit' | 'bad-level' | 'bad-province' }
  /** The level that is given beside it. */
  | { readonly kind: 'other-level'; readonly level: Level }
)

/** A line that may mean several units. */
export interface UnclearLine {
  readonly line: number
  readonly unit: string
  readonly candidates: readonly Unit[]
}

/** The units that a list names, and the lines that cannot be understood: where there are any, nothing is guessed. */
export interface ReadList extends AskedList {
  readonly faults: readonly ListFault[]
  readonly unclear: readonly UnclearLine[]
}

export function unitsOfLines(
  lines: readonly ListLine[],
  units: readonly Unit[],
  provinces: readonly Province[],
  filters: UnitFilters,
): ReadList {
  const match = matcherOf(units, provinces)
  const faults: ListFault[] = []
  const unclear: UnclearLine[] = []
  const asked = new Map<string, { unit: Unit; line: number }>()
  const repeated: number[] = []
  for (const each of lines) {
    const { line } = each
    const read = readLine(each)
    if ('kind' in read && 'cell' in read) {
      faults.push(read)
      continue
    }
    if (!wanted(read)) continue
    const matched: Matched = match(read)
    if ('candidates' in matched) {
      unclear.push({ line, unit: each.unit, candidates: matched.candidates })
      continue
    }
    const { unit } = matched
    const key = [unit.level, unit.kind, nameKey(unit.name), unit.province].join('|')
    if (asked.has(key)) repeated.push(line)
    else asked.set(key, { unit, line })
  }
  const found = [...asked.values()]
  return { units: found.map(({ unit }) => unit), lines: found.map(({ line }) => line), repeated, faults, unclear }

  /** A line as a question, or what is wrong with it. */
  function readLine({ line, unit, province, level }: ListLine): AskedUnit | ListFault {
    const read = readUnit(unit, provinces)
    if (!read) return { line, kind: 'not-a-unit', cell: unit }
    const given = level === '' ? null : levelNamed(level)
    if (level !== '' && given === null) return { line, kind: 'bad-level', cell: level }
    const own = province === '' ? null : provinceNamed(province, provinces)
    if (province !== '' && own === null) return { line, kind: 'bad-province', cell: province }
    if (given !== null && read.level !== null && given !== read.level)
      return { line, kind: 'other-level', cell: unit, level: given }
    const said = read.rest
      .split(/[,;/]|\s-\s/)
      .map((part) => provinceNamed(part, provinces))
      .find((part) => part !== null)
    return {
      ...read,
      typed: unit,
      level: read.level ?? given ?? filters.level ?? null,
      province: own ?? said ?? filters.province ?? null,
    }
  }

  /** Lines of another province or level than asked for are left out. */
  function wanted({ level, province, name }: AskedUnit): boolean {
    if (filters.level !== undefined && level !== null && level !== filters.level) return false
    if (filters.province === undefined) return true
    const own = level === 'tỉnh' ? (provinceNamed(name, provinces) ?? province) : province
    if (own === null) return true
    return own === filters.province || provinceToday(own, provinces) === filters.province
  }
}
