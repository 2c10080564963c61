/** The registry, and the user's own table: whether their facts agree. */
import { existsSync } from 'node:fs'
import { builtInTables, checkRegistry } from '../../corpus/registry/check.js'
import { WORK_COLUMNS } from '../../corpus/registry/load.js'
import { ownRows } from '../../corpus/registry/own.js'
import { RegistryError } from '../../corpus/registry/table.js'
import { numberLabel } from '../../reports/labels.js'
import type { Settings } from '../settings.js'
import type { Check, Teller } from './check.js'

const NEXT = { vi: 'Xem từng chỗ: vankien registry check', en: 'See each: vankien registry check' }

export function registry({ registry: { path, from }, lang }: Settings, { ok, warn, fail }: Teller): Check[] {
  const number = (value: number) => numberLabel(value, lang)
  const input = builtInTables()
  const checks: Check[] = []
  if (!existsSync(path) && from !== 'default')
    checks.push(
      warn(
        'own-registry',
        { vi: `Không có tệp danh mục ${path}`, en: `There is no registry file ${path}` },
        { vi: 'Tạo bằng lệnh: vankien registry add', en: 'Make one: vankien registry add' },
      ),
    )
  try {
    const own = existsSync(path) ? ownRows(path, WORK_COLUMNS) : []
    const tables = own.length > 0 ? [...input.tables, { file: path, rows: own }] : input.tables
    const findings = checkRegistry({ ...input, tables })
    const errors = findings.filter(({ severity }) => severity === 'error').length
    const doubts = number(findings.length - errors)
    const works = number(tables.reduce((sum, { rows }) => sum + rows.length, 0))
    const mine =
      own.length > 0
        ? { vi: `, ${number(own.length)} của riêng`, en: `, ${number(own.length)} of your own` }
        : { vi: '', en: '' }
    const said = {
      vi: `${works} văn bản trung ương${mine.vi}: ${number(errors)} lỗi, ${doubts} chỗ chưa chắc`,
      en: `${works} central documents${mine.en}: ${number(errors)} errors, ${doubts} doubts`,
    }
    checks.push(errors === 0 ? ok('registry', said) : warn('registry', said, NEXT))
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    checks.push(fail('registry', { vi: error.messageVi, en: error.message }, NEXT))
  }
  return checks
}
