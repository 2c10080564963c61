/**
 * Conditions on rows, as `--where` takes them: `code=57-NQ/TW province="Hải Phòng" date>=2026-01-01 title~"chuyển đổi số"`.
 * Every condition must hold. They are compared with values and never become a question to the database.
 */
import { plain } from '../extractors/codeQuery.js'
import type { Language } from './labels.js'
import { type Column, type Row, shown } from './tables.js'

export type Operator = '=' | '!=' | '~' | '<' | '<=' | '>' | '>='

/** One condition: column, operator, value as typed. */
export interface Condition {
  readonly column: string
  readonly operator: Operator
  readonly value: string
}

/** The conditions cannot be read; the message says where, and what may stand there. */
export class WhereError extends Error {
  readonly messageEn: string
  constructor(message: string, messageEn: string) {
    super(message)
    this.name = 'WhereError'
    this.messageEn = messageEn
  }
}

const CONDITION =
  /\s*(?<column>[A-Za-z]+)\s*(?<operator>!=|<=|>=|=|~|<|>)\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"']+))(?=\s|$)/y

/** Conditions as typed. Throws WhereError. */
export function parseWhere(typed: string): Condition[] {
  const text = typed.normalize('NFC').trimEnd()
  const conditions: Condition[] = []
  for (let at = 0; at < text.length; at = CONDITION.lastIndex) {
    CONDITION.lastIndex = at
    const groups = CONDITION.exec(text)?.groups
    if (!groups) {
      const rest = text.slice(at).trim()
      throw new WhereError(
        `--where: không hiểu “${rest}”; cần CỘT=GIÁ_TRỊ, với một trong các dấu = != ~ < <= > >=; giá trị có dấu cách đặt trong ngoặc kép.`,
        `--where: “${rest}” is not understood; write COLUMN=VALUE with one of = != ~ < <= > >=; quote values with blanks.`,
      )
    }
    const value = groups['double'] ?? groups['single'] ?? groups['bare']!
    conditions.push({ column: groups['column']!, operator: groups['operator'] as Operator, value })
  }
  return conditions
}

/** Whether a table has every column that the conditions name. */
export const hasColumns = (conditions: readonly Condition[], columns: readonly Column[]): boolean =>
  conditions.every(({ column }) => columns.some(({ key }) => key === column))

/** Refuses a column that none of these tables has. */
export function checkColumns(conditions: readonly Condition[], tables: readonly (readonly Column[])[]): void {
  const allowed = [...new Set(tables.flatMap((columns) => columns.map(({ key }) => key)))].sort()
  for (const { column } of conditions)
    if (!allowed.includes(column))
      throw new WhereError(
        `--where: không có cột “${column}”; các cột: ${allowed.join(', ')}.`,
        `--where: there is no column “${column}”; columns: ${allowed.join(', ')}.`,
      )
  if (tables.some((columns) => hasColumns(conditions, columns))) return
  const names = [...new Set(conditions.map(({ column }) => column))].join(', ')
  throw new WhereError(
    `--where: không bảng nào có đủ các cột ${names}.`,
    `--where: no table has all of the columns ${names}.`,
  )
}

/** Whether a row fulfils the conditions, all of whose columns its table has. Throws WhereError where a value does not fit. */
export function rowTest(
  conditions: readonly Condition[],
  columns: readonly Column[],
  lang: Language,
): (row: Row) => boolean {
  const tests = conditions.map((condition) => {
    const column = columns.find(({ key }) => key === condition.column)!
    const test = valueTest(condition, column, lang)
    return (row: Row) => test(row[column.key])
  })
  return (row) => tests.every((test) => test(row))
}

function valueTest(condition: Condition, column: Column, lang: Language): (value: unknown) => boolean {
  const { operator, value } = condition
  const ordered = operator.startsWith('<') || operator.startsWith('>')
  if (operator === '~') {
    const wanted = plain(value)
    return (own) =>
      own !== null && own !== undefined && forms(column, own, lang).some((form) => plain(form).includes(wanted))
  }
  if (value === '' && !ordered) {
    const empty = (own: unknown) => own === null || own === undefined || own === ''
    return operator === '=' ? empty : (own) => !empty(own)
  }
  if (column.kind === 'number') return ofNumber(condition)
  if (column.kind === 'date') return ofDate(condition)
  if (ordered)
    throw new WhereError(
      `--where: “${operator}” chỉ dùng với cột ngày hoặc số, không dùng với “${column.key}”.`,
      `--where: “${operator}” is for dates and numbers, not for “${column.key}”.`,
    )
  const wanted = value.toLowerCase()
  const same = (own: unknown) =>
    own !== null && own !== undefined && forms(column, own, lang).some((form) => form.toLowerCase() === wanted)
  return operator === '=' ? same : (own) => !same(own)
}

/** A value as it is stored and as it is shown: implement, "thực hiện". */
function forms(column: Column, own: unknown, lang: Language): string[] {
  const stored = String(own).normalize('NFC')
  return [stored, shown(column, typeof own === 'number' ? own : stored, lang)]
}

const compared: Readonly<Record<Exclude<Operator, '~'>, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

function ofNumber({ column, operator, value }: Condition): (own: unknown) => boolean {
  const wanted = Number(value)
  if (!/^-?\d+(?:\.\d+)?$/.test(value))
    throw new WhereError(
      `--where: cột “${column}” cần một số, không phải “${value}”.`,
      `--where: the column “${column}” takes a number, not “${value}”.`,
    )
  const holds = compared[operator as Exclude<Operator, '~'>]
  return (own) => (typeof own === 'number' ? holds(own - wanted) : operator === '!=')
}

/** A date is compared as far as both are given: 2026-03-15 lies in 2026, and is neither before nor after it. */
function ofDate({ column, operator, value }: Condition): (own: unknown) => boolean {
  const local = /^(?:(\d{1,2})\/)?(\d{1,2})\/(\d{4})$/.exec(value)
  const parts = local ? [local[3]!, local[2]!, local[1]].filter((part) => part !== undefined) : value.split('-')
  const wanted = parts.map((part, at) => part.padStart(at === 0 ? 4 : 2, '0')).join('-')
  const whole = `${wanted}${'-01'.repeat(Math.max(0, 3 - parts.length))}`
  const real = /^\d{4}-\d\d-\d\d$/.test(whole) ? new Date(`${whole}T00:00:00Z`) : new Date(Number.NaN)
  if (Number.isNaN(real.getTime()) || !real.toISOString().startsWith(whole))
    throw new WhereError(
      `--where: cột “${column}” cần một ngày dạng 2026, 2026-03, 2026-03-15 hoặc 15/03/2026, không phải “${value}”.`,
      `--where: the column “${column}” takes a date such as 2026, 2026-03, 2026-03-15 or 15/03/2026, not “${value}”.`,
    )
  const holds = compared[operator as Exclude<Operator, '~'>]
  return (own) => {
    if (typeof own !== 'string' || own === '') return operator === '!='
    const length = Math.min(own.length, wanted.length)
    const [a, b] = [own.slice(0, length), wanted.slice(0, length)]
    // A year alone is not known to be the day that is asked for.
    if (operator === '=' || operator === '!=') return holds(own.startsWith(wanted) ? 0 : 1)
    return holds(a < b ? -1 : a > b ? 1 : 0)
  }
}
