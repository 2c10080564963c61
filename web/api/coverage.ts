/** Coverage: which units did what about which works. */
import { z } from 'zod'
import { documentPlaces } from '../../db/coverage.js'
import { coverage, missingFirst } from '../../reports/coverage.js'
import { coverageJson } from '../../reports/coverageJson.js'
import { type ReadList, readUnitList, unitsOfLines } from '../../reports/unitList.js'
import { isIn, unitLabel, unitsOf } from '../../reports/units.js'
import type { Site } from '../types.js'
import { type Endpoint, endpoint } from './endpoint.js'
import { foundWork } from './find.js'
import { level, limit, offset, province, provinceOf, work } from './parameters.js'
import { ApiProblem } from './problem.js'
import * as shapes from './shapes.js'

const works = z
  .array(work)
  .min(1)
  .max(60)
  .meta({ description: 'Mã hoặc số hiệu, lặp lại được · ids or codes; may be repeated' })
const units = z.array(z.string().max(300)).max(20_000).optional().meta({
  description:
    'Danh sách đơn vị, lặp lại được: “xã Thái Sơn;Hải Phòng” · units; may be repeated; province and level after semicolons',
})
const asked = { province, level, limit: limit(200, 2000), offset }

const answer = z.object({
  works: z.array(shapes.CoveredWork),
  units: z.array(shapes.CoveredUnit).meta({ description: 'those that lack most first' }),
  filters: z.object({ province: z.string().optional(), level: z.string().optional() }),
  unplaced: z.int().meta({ description: 'documents whose header names no unit' }),
  repeated: z.array(z.int()).meta({ description: 'lines that name a unit again' }),
  ...shapes.part,
})

interface Asked {
  readonly works: readonly string[]
  readonly units?: readonly string[] | undefined
  readonly province?: string | undefined
  readonly level?: (typeof level)['_zod']['output']
  readonly limit: number
  readonly offset: number
}

function covered(site: Site, { works: codes, units: list, province: typed, level, limit, offset }: Asked) {
  const { db, words } = site
  const filters = { province: provinceOf(typed, words.provinces), level }
  const found = new Map(
    codes.map((code) => {
      const { work, alsoPrinted } = foundWork(site, code)
      return [work.id, { ...work, misprints: alsoPrinted.map(({ id }) => id) }] as const
    }),
  )
  const chosen = [...found.values()].map((work) => ({
    ...work,
    misprints: work.misprints.filter((id) => !found.has(id)),
  }))
  const places = documentPlaces(db)
  const { units: known, unplaced } = unitsOf(places, words.provinces)
  const read = list === undefined || list.length === 0 ? null : listed(list)
  const among = known.filter(
    (unit) =>
      (level === undefined || unit.level === level) && (filters.province === undefined || isIn(unit, filters.province)),
  )
  const whole = missingFirst(coverage(db, chosen, read?.units ?? among, places))
  return {
    ...coverageJson(db, whole, read, [offset, offset + limit]),
    filters,
    unplaced,
    repeated: read?.repeated ?? [],
    limit,
    offset,
    more: offset + limit < whole.units.length,
  }

  function listed(lines: readonly string[]): ReadList {
    const read = unitsOfLines(readUnitList(lines.join('\n'), words.provinces), known, words.provinces, filters)
    if (read.faults.length === 0 && read.unclear.length === 0) return read
    const numbers = [...read.faults, ...read.unclear].map(({ line }) => line).sort((a, b) => a - b)
    const shown = numbers.slice(0, 20).join(', ')
    throw new ApiProblem(
      read.unclear.length > 0 ? 'ambiguous-units' : 'bad-list',
      {
        vi: `Chưa hiểu các dòng ${shown} của danh sách nên chưa tính gì; hãy ghi thêm tỉnh hoặc cấp: “xã Thái Sơn;Hải Phòng;xã”.`,
        en: `Lines ${shown} of the list are not understood, and nothing was counted; add the province or level: “xã Thái Sơn;Hải Phòng;xã”.`,
      },
      {
        faults: read.faults,
        unclear: read.unclear.map(({ line, unit, candidates }) => ({
          line,
          unit,
          candidates: candidates.map((each) => ({ unit: unitLabel(each), level: each.level, province: each.province })),
        })),
      },
    )
  }
}

const about = {
  vi: 'Đơn vị nào đã ban hành, thực hiện, sơ kết, viện dẫn những văn bản này; mỗi ô kèm câu làm chứng',
  en: 'Which units issued a plan on these works, carry them out, reviewed or cite them; each cell with its sentence',
}
const problems = ['not-a-code', 'unknown-code', 'several-works', 'bad-list', 'ambiguous-units'] as const

const coverageAt = endpoint({
  method: 'GET',
  path: '/api/coverage',
  id: 'coverage',
  about,
  query: z.strictObject({ work: works, unit: units, ...asked }),
  answer,
  problems,
  example: '/api/coverage?work=57-NQ/TW&level=xa',
  run: ({ site }, { work, unit, ...rest }) => ({ value: covered(site, { works: work, units: unit, ...rest }) }),
})

const coverageOfList = endpoint({
  method: 'POST',
  path: '/api/coverage',
  id: 'coverageOfList',
  about: { vi: `${about.vi} (cho danh sách dài)`, en: `${about.en} (for long lists)` },
  query: z.strictObject({}),
  body: z.strictObject({ works, units, ...asked }),
  sample: { works: ['57-NQ/TW'], units: ['xã Thái Sơn;Hải Phòng', 'xã Tân Minh;Hải Phòng'] },
  answer,
  problems: [...problems, 'bad-body', 'not-json', 'too-large'],
  example: null,
  run: ({ site }, _, body) => ({ value: covered(site, body) }),
})

export const coverageEndpoints: readonly Endpoint[] = [coverageAt, coverageOfList]
