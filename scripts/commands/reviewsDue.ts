/**
 * `vankien reviews --due`: the reviews that the calendar calls for. A resolution, directive, conclusion or programme is
 * reviewed after 5, 10, 15 … years; each such work is named with the documents that announce its review, or with nobody.
 */
import { codeParts } from '../../corpus/registry/check.js'
import { loadRegistry } from '../../corpus/registry/load.js'
import { loadWords } from '../../corpus/registry/words.js'
import { type AnnouncedReview, announcedReviews, type UsedWork, usedWorks } from '../../db/due.js'
import type { Db } from '../../db/open.js'
import { worksByNumber } from '../../db/queries.js'
import { sentenceAround } from '../../pipeline/sentence.js'
import { dateLabel, numberLabel, titleLabel } from '../../reports/labels.js'
import { EXIT } from '../errors.js'
import { isMisprintOf } from '../findWork.js'
import { placeLine, reviewLine } from '../lines.js'
import { openArchive } from '../openArchive.js'
import { takeOwnRegistry } from '../ownRegistry.js'
import { dotted, out, outCsv, outJson, tell, wrap } from '../print.js'
import type { Settings } from '../settings.js'

const ROUND = [5, 10, 15, 20, 25, 30] as const

/** Types that are reviewed, and the abbreviations that say so where a citation prints no type. */
const TYPES = ['Nghị quyết', 'Chỉ thị', 'Kết luận', 'Chương trình', 'Chương trình hành động']
const SIGNS = ['NQ', 'CT', 'KL', 'CTr', 'CTHĐ', 'CTrHĐ']

type Announcement = Omit<AnnouncedReview, 'start' | 'end' | 'text'> & { readonly sentence: string }

interface Due {
  readonly work: UsedWork
  /** How many years it will be old. */
  readonly years: number
  /** The day on which it will be, as precise as its date. */
  readonly dueDate: string
  readonly state: 'announced' | 'not-announced'
  readonly announcedBy: readonly Announcement[]
  /** Ids of works. */
  readonly replacedBy: readonly string[]
  readonly continuedBy: readonly string[]
  /** A work that is better known, where this one differs from it in one part of the date alone. */
  readonly misprintOf: readonly string[]
}

export function run(year: number, settings: Settings): number {
  const { lang, m } = settings
  const db = openArchive(settings)
  try {
    takeOwnRegistry(settings)
    const rows = dueIn(db, year)
    if (settings.json) outJson({ year, due: rows.map(({ work, ...rest }) => ({ ...work, ...rest })) })
    else if (settings.csv) outCsv(COLUMNS, rows.map(flat))
    else if (rows.length === 0) tell(m.noneDue(String(year)))
    else {
      out(m.dueHeading(String(year)))
      list(m.dueAnnounced, 'announced', rows)
      list(m.dueNotAnnounced, 'not-announced', rows)
    }
    return EXIT.done
  } finally {
    db.close()
  }

  function list(heading: (count: string) => string, state: Due['state'], rows: readonly Due[]): void {
    const those = rows.filter((row) => row.state === state)
    if (those.length === 0) return
    out()
    out(heading(numberLabel(those.length, lang)))
    for (const row of those) print(row)
  }

  function print({ work, years, dueDate, announcedBy, replacedBy, continuedBy, misprintOf }: Due): void {
    out(
      `  ${dotted(dateLabel(dueDate, lang), m.dueYears(String(years)), work.code ?? work.type, work.issuer, m.dueSince(dateLabel(work.date, lang)))}`,
    )
    const title = titleLabel(work.type, work.title)
    if (title) out(wrap(title, '      '))
    const used = m.usedBy(numberLabel(work.documents, lang))
    out(`      ${dotted(work.held > 0 ? m.held : m.notHeld, work.documents > 0 && used)}`)
    if (replacedBy.length > 0) out(wrap(m.replacedBy(replacedBy.join(', ')), '      '))
    if (continuedBy.length > 0) out(wrap(m.continuedBy(continuedBy.join(', ')), '      '))
    if (misprintOf.length > 0) out(wrap(m.doubtOtherDate(misprintOf.join(', ')), '      '))
    for (const each of announcedBy) {
      out(wrap(dotted(reviewLine({ ...each, targetDate: null }, settings, true), placeLine(each, settings)), '      '))
      out(wrap(`“${each.sentence}”`, '        '))
    }
  }
}

/** Works whose round years fall in this year, by the day in it. */
function dueIn(db: Db, year: number): Due[] {
  const { types } = loadWords()
  const registry = loadRegistry()
  const successors = (id: string, asked: 'replaces' | 'continues') =>
    registry
      .filter(({ relations }) => relations.some(({ relation, target }) => relation === asked && target === id))
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map((successor) => successor.id)
  return usedWorks(
    db,
    ROUND.map((years) => year - years),
  )
    .filter(({ type, code }) =>
      type === null ? SIGNS.includes(codeParts(code ?? '', types)?.type ?? '') : TYPES.includes(type),
    )
    .map((work) => {
      const years = year - Number(work.date!.slice(0, 4))
      const announcedBy = announcedReviews(db, work.id)
        .filter((review) => fits(review, year, years))
        .map(({ start, end, text, ...review }) => ({ ...review, sentence: sentenceAround(text, { start, end }) }))
      return {
        work,
        years,
        dueDate: sameDay(work.date!, year),
        state: announcedBy.length > 0 ? ('announced' as const) : ('not-announced' as const),
        announcedBy,
        replacedBy: successors(work.id, 'replaces'),
        continuedBy: successors(work.id, 'continues'),
        misprintOf: betterKnown(db, work),
      }
    })
}

/**
 * Whether an announced review is the one that is due: it says these years, if it says any, and this year, if it says
 * one. A review of ten years may be held in the year before or after.
 */
function fits({ years, year }: AnnouncedReview, dueYear: number, dueYears: number): boolean {
  if (years === null) return year === dueYear
  return years === dueYears && (year === null || Math.abs(year - dueYear) <= 1)
}

/** The anniversary, "2016-02-29" → "2026-02-28". */
function sameDay(date: string, year: number): string {
  const day = `${year}${date.slice(4)}`
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day.endsWith('-02-29') && !leap ? `${year}-02-28` : day
}

function betterKnown(db: Db, work: UsedWork): string[] {
  if (work.codeKey === null) return []
  return worksByNumber(db, work.codeKey.split('|', 1)[0]!)
    .filter((other) => isMisprintOf(work, [other]))
    .map(({ id }) => id)
}

function flat({ work, announcedBy, replacedBy, continuedBy, misprintOf, ...due }: Due) {
  const { id, code, type, date, issuer, title, held, documents } = work
  return {
    ...due,
    work: id,
    code,
    type,
    date,
    issuer,
    title,
    held,
    documents,
    replacedBy: replacedBy.join('; '),
    continuedBy: continuedBy.join('; '),
    misprintOf: misprintOf.join('; '),
    paths: [...new Set(announcedBy.flatMap(({ path }) => path ?? []))].join('; '),
    sentences: announcedBy.map(({ sentence }) => sentence).join(' | '),
  }
}

const COLUMNS = [
  'dueDate',
  'years',
  'code',
  'type',
  'date',
  'issuer',
  'title',
  'state',
  'replacedBy',
  'continuedBy',
  'misprintOf',
  'held',
  'documents',
  'work',
  'paths',
  'sentences',
] as const
