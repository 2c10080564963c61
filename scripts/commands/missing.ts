/** `vankien missing`: the works most cited of which the archive has no copy, and who cites them. */
import { type CopyOut, withCopies } from '../../db/copies.js'
import { type CiterRow, citersOf, type MissingOut, missingWorks } from '../../db/queries.js'
import { dateLabel, numberLabel, titleLabel } from '../../reports/labels.js'
import { EXIT } from '../errors.js'
import { openArchive } from '../openArchive.js'
import { dotted, grouped, out, outCsv, outJson, tell, wrap } from '../print.js'
import { countValue } from '../values.js'
import type { Run } from '../vankien.js'

export const run: Run = (_words, options, settings) => {
  const { lang, m } = settings
  const limit =
    options['limit'] === undefined ? undefined : countValue('--limit', options['limit'] as string, settings.m)
  const db = openArchive(settings)
  try {
    const works = missingWorks(db, limit)
    const ids = works.map(({ id }) => id)
    const citers = options['who'] ? grouped(withCopies(db, citersOf(db, ids)), ({ work }) => work) : null
    if (settings.json)
      outJson({ works: citers ? works.map((work) => ({ ...work, citedBy: citers.get(work.id) ?? [] })) : works })
    else if (settings.csv && citers) outCsv([...COLUMNS, ...CITER_COLUMNS], withCiters(works, citers))
    else if (settings.csv) outCsv(COLUMNS, works)
    else if (works.length === 0) tell(m.noMissing)
    else for (const work of works) print(work, citers?.get(work.id) ?? [])
    return EXIT.done
  } finally {
    db.close()
  }

  function print(work: MissingOut, citers: readonly Citer[]): void {
    out(
      dotted(
        work.code ?? work.type ?? work.id,
        work.issuer,
        dateLabel(work.date, lang),
        work.term && m.term(work.term),
        m.citedBy(numberLabel(work.documents, lang), numberLabel(work.mentions, lang)),
        work.first !== null && m.citedFromTo(dateLabel(work.first, lang), dateLabel(work.last, lang)),
      ),
    )
    const title = titleLabel(work.type, work.title)
    if (title) out(wrap(title, '    '))
    out(`    ${m.workId}: ${work.id}`)
    for (const { code, type, issuer, province, date, path, copies } of citers)
      out(
        wrap(
          dotted(
            code ?? type ?? m.noHeader,
            issuer,
            !(province && issuer?.includes(province)) && province,
            dateLabel(date, lang),
            path,
            copies.length > 0 && m.otherCopies(numberLabel(copies.length, lang)),
          ),
          '      ',
        ),
      )
  }
}

const COLUMNS = [
  'id',
  'code',
  'type',
  'date',
  'issuer',
  'term',
  'title',
  'documents',
  'mentions',
  'first',
  'last',
  'scope',
  'origin',
] as const

const CITER_COLUMNS = [
  'byCode',
  'byType',
  'byIssuer',
  'byLevel',
  'byProvince',
  'byDate',
  'byMentions',
  'byPath',
] as const

type Citer = CiterRow & { readonly copies: readonly CopyOut[] }

/** One row a work and document that cites it. */
function* withCiters(works: readonly MissingOut[], citers: ReadonlyMap<string, readonly Citer[]>) {
  for (const work of works)
    for (const { code, type, issuer, level, province, date, mentions, path } of citers.get(work.id) ?? [])
      yield {
        ...work,
        byCode: code,
        byType: type,
        byIssuer: issuer,
        byLevel: level,
        byProvince: province,
        byDate: date,
        byMentions: mentions,
        byPath: path,
      }
}
