/** From a request to the answer: which works, which units, and what of them could not be understood. */
import { documentPlaces } from '../../../db/coverage.js'
import type { Level } from '../../../extractors/types.js'
import { provinceNamed } from '../../../extractors/unit.js'
import { type Cell, type Coverage, type CoveredWork, coverage, missingFirst } from '../../../reports/coverage.js'
import { dateLabel, titleLabel } from '../../../reports/labels.js'
import { levelNamed } from '../../../reports/typed.js'
import { type ListFault, readUnitList, type UnclearLine, unitsOfLines } from '../../../reports/unitList.js'
import { isIn, type Unit, unitsOf } from '../../../reports/units.js'
import { whichWork } from '../../../reports/whichWork.js'
import { sameWith, workAt } from '../../addresses.js'
import { type Html, html } from '../../html.js'
import type { Visit } from '../../types.js'

import { MOST_WORKS, SAYS } from './says.js'

/** What a visit asks for. */
export interface Asked {
  readonly codes: readonly string[]
  readonly list: string
  readonly province: string | undefined
  readonly level: Level | undefined
  readonly lacking: boolean
}

export function askedOf({ query, form, site }: Visit): Asked {
  const value = (name: string) => (form.get(name) ?? query.get(name) ?? '').normalize('NFC').trim()
  const codes = [...query.getAll('code'), ...form.getAll('code')]
    .join('\n')
    .split(/[\n;,]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '')
  return {
    codes: [...new Set(codes)],
    list: value('units'),
    province:
      value('province') === '' ? undefined : (provinceNamed(value('province'), site.words.provinces) ?? undefined),
    level: value('level') === '' ? undefined : (levelNamed(value('level')) ?? undefined),
    lacking: value('only') === 'lacking',
  }
}

export interface Answer {
  readonly found: Coverage
  readonly unplaced: number
  readonly repeated: readonly number[]
  readonly faults: readonly ListFault[]
  readonly unclear: readonly UnclearLine[]
}

export function answerOf({ site }: Visit, asked: Asked, works: readonly CoveredWork[]): Answer {
  const { provinces } = site.words
  const places = documentPlaces(site.db)
  const { units: known, unplaced } = unitsOf(places, provinces)
  const list = asked.list === '' ? null : unitsOfLines(readUnitList(asked.list, provinces), known, provinces, asked)
  const among = (unit: Unit) =>
    (asked.level === undefined || unit.level === asked.level) &&
    (asked.province === undefined || isIn(unit, asked.province))
  const sure = list === null || (list.faults.length === 0 && list.unclear.length === 0)
  const units = list ? (sure ? list.units : []) : known.filter(among)
  const all = missingFirst(coverage(site.db, works, units, places))
  return {
    found: asked.lacking ? lackingOf(all) : all,
    unplaced: list ? 0 : unplaced,
    repeated: list?.repeated ?? [],
    faults: list?.faults ?? [],
    unclear: list?.unclear ?? [],
  }
}

const isLacking = ({ state }: Cell): boolean => state === 'nothing' || state === 'absent'

function lackingOf(found: Coverage): Coverage {
  const kept = found.units.flatMap((_, row) => (found.cells[row]!.some(isLacking) ? [row] : []))
  return { ...found, units: kept.map((row) => found.units[row]!), cells: kept.map((row) => found.cells[row]!) }
}

/** The works that the codes mean, and what has to be said of the others. */
export function worksAsked(visit: Visit, codes: readonly string[]): { works: CoveredWork[]; notes: Html[] } {
  const { site, lang, path, query } = visit
  const says = SAYS[lang]
  const works = new Map<string, CoveredWork>()
  const notes: Html[] = []
  for (const typed of codes.slice(0, MOST_WORKS)) {
    const meant = whichWork(site.db, typed, {}, site.words)
    if (meant.kind === 'one') {
      works.set(meant.work.id, { ...meant.work, misprints: meant.also.map(({ id }) => id) })
      for (const other of meant.also)
        notes.push(
          html`<p class="notice">${says.also(meant.work.code ?? meant.work.id, dateLabel(other.date, lang), workAt(other.id))}</p>`,
        )
    } else if (meant.kind === 'several')
      notes.push(
        html`<div class="notice"><p>${says.several(typed)}</p><ul>${meant.works.map((work) => {
          const chosen = codes.map((code) => (code === typed ? work.id : code)).join('\n')
          return html`<li><a href="${sameWith(path, query, { code: chosen })}">${work.code} · ${work.issuer} · ${dateLabel(work.date, lang)}</a> ${titleLabel(work.type, work.title)}</li>`
        })}</ul></div>`,
      )
    else
      notes.push(html`<p class="notice bad">${meant.kind === 'unknown' ? says.unknown(typed) : says.noCode(typed)}</p>`)
  }
  if (codes.length > MOST_WORKS) notes.push(html`<p class="notice">${says.tooMany}</p>`)
  const asked = new Set(works.keys())
  return {
    works: [...works.values()].map((work) => ({ ...work, misprints: work.misprints.filter((id) => !asked.has(id)) })),
    notes,
  }
}
