/** What a report is asked about, from the command line: works, a province, a year, and the units of its coverage. */
import { loadWords, type Words } from '../corpus/registry/words.js'
import { documentPlaces } from '../db/coverage.js'
import type { Db } from '../db/open.js'
import { works, worksByNumber } from '../db/queries.js'
import { type CoveredWork, coverage, missingFirst } from '../reports/coverage.js'
import { dateLabel, titleLabel } from '../reports/labels.js'
import type { Scope } from '../reports/scope.js'
import { isIn, unitsOf } from '../reports/units.js'
import { isMisprintOf } from '../reports/whichWork.js'
import { findWork } from './findWork.js'
import { dotted } from './print.js'
import type { Options, Settings } from './settings.js'
import { unitsOfList } from './unitList.js'
import { countValue, provinceValue } from './values.js'

/** Works of a coverage that names none: those of the centre that most documents cite. */
const MOST_WORKS = 12

/** The scope that the options name. Throws Failure where a code means several works or none. */
export function scopeOf(db: Db, options: Options, settings: Settings, command: string): Scope {
  const lexicon = loadWords()
  const { m } = settings
  const typed = [options['work'] ?? []].flat() as string[]
  const found = new Map(
    typed.map((code) => {
      const { work, alsoPrinted } = findWork(db, code, null, lexicon, settings, command)
      return [work.id, { ...work, misprints: alsoPrinted.map(({ id }) => id) }] as const
    }),
  )
  const province = options['province'] as string | undefined
  const year = options['year'] as string | undefined
  return {
    works: [...found.values()].map((work) => ({ ...work, misprints: work.misprints.filter((id) => !found.has(id)) })),
    province: province === undefined ? null : provinceValue('--province', province, lexicon.provinces, m),
    year: year === undefined ? null : countValue('--year', year, m),
  }
}

/** The scope in words, "57-NQ/TW (22/12/2024) · Hải Phòng · 2026"; empty where all is asked for. */
export function scopeWords({ works: asked, province, year }: Scope, { lang }: Settings): string {
  const names = asked.map(({ id, code, type, date, title }) =>
    asked.length === 1
      ? dotted(code ?? id, dateLabel(date, lang), titleLabel(type, title))
      : `${code ?? id} (${dateLabel(date, lang)})`,
  )
  return dotted(names.join(', '), province, year === null ? null : String(year))
}

/** The coverage of a report: the works asked about, or those cited most; the units of a list, or those of the archive. */
export function coverageOf(db: Db, scope: Scope, file: string | undefined, settings: Settings) {
  const { provinces }: Words = loadWords()
  const { province } = scope
  const places = documentPlaces(db)
  const { units: known } = unitsOf(places, provinces)
  const units =
    file === undefined
      ? known.filter((unit) => province === null || isIn(unit, province))
      : unitsOfList(file, known, provinces, { province: province ?? undefined }, settings).units
  return missingFirst(coverage(db, scope.works.length > 0 ? scope.works : mostCited(db), units, places))
}

function mostCited(db: Db): CoveredWork[] {
  const found: CoveredWork[] = []
  for (const work of works(db, { scope: 'tw', limit: MOST_WORKS * 3 })) {
    if (work.codeKey === null || work.documents === 0 || found.length === MOST_WORKS) continue
    const alike = worksByNumber(db, work.codeKey.split('|', 1)[0]!)
    if (isMisprintOf(work, alike)) continue
    found.push({ ...work, misprints: alike.filter((other) => isMisprintOf(other, [work])).map(({ id }) => id) })
  }
  return found
}
