/** `vankien registry check`: whether the facts of the registry, and of the user's own table, agree with one another. */
import { builtInTables, checkRegistry, type Finding } from '../../../corpus/registry/check.js'
import { WORK_COLUMNS } from '../../../corpus/registry/load.js'
import { ownRows } from '../../../corpus/registry/own.js'
import { numberLabel } from '../../../reports/labels.js'
import { EXIT } from '../../errors.js'
import { ownRegistryPath } from '../../ownRegistry.js'
import { grouped, out, outJson, wrap } from '../../print.js'
import { findingSentence, placeOf } from '../../registryFindings.js'
import type { Run } from '../../vankien.js'

export const run: Run = (_words, _options, settings) => {
  const { lang, m } = settings
  const own = ownRegistryPath(settings)
  const input = builtInTables()
  const tables = own === null ? input.tables : [...input.tables, { file: own, rows: ownRows(own, WORK_COLUMNS) }]
  const findings = checkRegistry({ ...input, tables })
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  const works = tables.reduce((sum, { rows }) => sum + rows.length, 0)
  if (settings.json)
    outJson({
      works,
      plenums: input.plenums.length,
      registry: own,
      errors: errors.map(plainly),
      warnings: warnings.map(plainly),
    })
  else {
    print(m.registryErrors(numberLabel(errors.length, lang)), errors)
    print(m.registryWarnings(numberLabel(warnings.length, lang)), warnings)
    out(
      m.registryChecked(
        numberLabel(works, lang),
        numberLabel(input.plenums.length, lang),
        numberLabel(errors.length, lang),
        numberLabel(warnings.length, lang),
      ),
    )
  }
  return errors.length > 0 ? EXIT.failed : EXIT.done

  /** What many rows have in common is said once. */
  function print(heading: string, rows: readonly Finding[]): void {
    if (rows.length === 0) return
    out(heading)
    for (const [sentence, same] of grouped(rows, (finding) => findingSentence(finding, settings))) {
      out(wrap(sentence, '  '))
      for (const { place } of same) out(`      ${placeOf(place, settings)}: ${place.name}`)
    }
    out()
  }

  function plainly(finding: Finding) {
    const { kind, place, other } = finding
    return { kind, ...place, message: findingSentence(finding, settings), other }
  }
}
