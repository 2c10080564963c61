/** `vankien registry list`: the documents of the registry, the user's own after those built in. */
import { loadBuiltIn, type RegistryWork } from '../../../corpus/registry/load.js'
import { dateLabel, relationLabel, titleLabel } from '../../../reports/labels.js'
import { EXIT } from '../../errors.js'
import { takeOwnRegistry } from '../../ownRegistry.js'
import { dotted, out, outCsv, outJson, tell, wrap } from '../../print.js'
import { relationsCell } from '../../registryRow.js'
import type { Run } from '../../vankien.js'

export const run: Run = (_words, options, settings) => {
  const { lang, m } = settings
  const own = takeOwnRegistry(settings)
  const rows = [
    ...(options['mine'] === true ? [] : loadBuiltIn().map((work) => ({ ...work, mine: false }))),
    ...(own?.works ?? []).map((work) => ({ ...work, mine: true })),
  ]
  if (settings.json) outJson({ registry: own?.path ?? null, documents: rows })
  else if (settings.csv)
    outCsv(
      COLUMNS,
      rows.map((row) => ({ ...row, relations: relationsCell(row), mine: row.mine ? 1 : 0 })),
    )
  else if (rows.length === 0) tell(m.registryEmpty(settings.registry.path))
  else for (const row of rows) print(row)
  return EXIT.done

  function print(row: RegistryWork & { mine: boolean }): void {
    const { code, issuer, date, term, type, title, relations, mine } = row
    out(dotted(code, issuer, dateLabel(date, lang), term && m.term(term), mine && m.registryMine))
    const named = titleLabel(type, title)
    if (named) out(wrap(named, '    '))
    for (const { relation, target } of relations)
      out(`    ${relationLabel(relation, lang)}: ${target.slice('tw/'.length)}`)
  }
}

const COLUMNS = ['code', 'type', 'date', 'issuer', 'term', 'title', 'relations', 'confidence', 'mine'] as const
