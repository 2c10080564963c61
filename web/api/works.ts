/** Works: the list of them, one of them whole, who cites it, the chain around it, those the archive lacks. */
import { z } from 'zod'
import { graphOf } from '../../db/graph.js'
import { carriersOf, citersOf, citesOf, documentsOfWork, missingWorks, works } from '../../db/queries.js'
import { wholeOf } from '../../reports/whole.js'
import { type Endpoint, endpoint } from './endpoint.js'
import { foundWork, withUse } from './find.js'
import {
  date,
  either,
  flag,
  level,
  limit,
  offset,
  part,
  province,
  provinceOf,
  relation,
  term,
  work,
} from './parameters.js'
import * as shapes from './shapes.js'

/** Which work is meant, where several carry one code. */
const choice = { work, date: date('Ngày ban hành của văn bản được hỏi · date of the work asked for'), term }
const CHOICE = ['not-a-code', 'unknown-code', 'several-works', 'no-such-date-or-term'] as const

const worksAt = endpoint({
  method: 'GET',
  path: '/api/works',
  id: 'works',
  about: {
    vi: 'Các văn bản được nhắc tới trong kho, nhiều nhất trước',
    en: 'Works that the archive names, most cited first',
  },
  query: z.strictObject({
    type: z
      .string()
      .optional()
      .meta({ description: 'Thể loại · type', examples: ['Chỉ thị'] }),
    scope: z
      .string()
      .optional()
      .meta({ description: 'Phạm vi của mã · scope of the id', examples: ['tw', 'hai-phong'] }),
    held: either('Kho có bản · the archive has a copy').optional(),
    all: flag('Cả danh mục · those of the registry that nothing names, too'),
    limit: limit(100, 1000),
    offset,
  }),
  answer: z.object({ works: z.array(shapes.ListedWork), ...shapes.part }),
  example: '/api/works?limit=20',
  run: ({ site }, { type, scope, held, all, ...asked }) => {
    const found = works(site.db, {
      type: type?.normalize('NFC'),
      scope,
      held,
      all,
      limit: asked.offset + asked.limit + 1,
    })
    const { rows, more } = part(found, asked)
    return { value: { works: rows, ...asked, more } }
  },
})

const oneAt = endpoint({
  method: 'GET',
  path: '/api/works/one',
  id: 'work',
  about: {
    vi: 'Một văn bản: viện dẫn những gì, được ai viện dẫn, chuỗi thực hiện, sơ kết, thời hạn, chỗ cần xem',
    en: 'One work: what it cites, who cites it, its chain, reviews, deadlines, problems',
  },
  query: z.strictObject({ ...choice, limit: limit(200, 2000) }),
  answer: z.object({
    work: shapes.UsedWork.nullable(),
    alsoPrinted: z
      .array(shapes.UsedWork)
      .meta({ description: 'forms of it that are only printed with a date of their own' }),
    documents: z.array(shapes.Document),
    cites: z.array(shapes.Mention),
    citedBy: z.array(shapes.Cite).meta({ description: 'at most `limit`; /api/cites goes on' }),
    considered: z.array(shapes.Mention),
    links: shapes.Links,
    reviews: z.array(shapes.Review),
    reviewedBy: z.array(shapes.Review),
    deadlines: z.array(shapes.Deadline),
    problems: z.array(shapes.DocumentProblem),
    limit: z.int(),
    cut: z.array(z.string()).meta({ description: 'names of the lists that have more than `limit` rows' }),
  }),
  problems: CHOICE,
  example: '/api/works/one?work=57-NQ/TW',
  run: ({ site }, { work: typed, limit, ...chosen }) => {
    const { work, alsoPrinted } = foundWork(site, typed, chosen)
    const whole = wholeOf(site.db, work, documentsOfWork(site.db, work.id), { limit: limit + 1 })
    const cut: string[] = []
    const bounded = <Row>(name: string, rows: readonly Row[]): readonly Row[] => {
      if (rows.length > limit) cut.push(name)
      return rows.slice(0, limit)
    }
    const value = {
      work: whole.work,
      alsoPrinted,
      documents: bounded('documents', whole.documents),
      cites: bounded('cites', whole.cites),
      citedBy: bounded('citedBy', whole.citedBy),
      considered: bounded('considered', whole.considered),
      links: { up: bounded('links.up', whole.links.up), down: bounded('links.down', whole.links.down) },
      reviews: bounded('reviews', whole.reviews),
      reviewedBy: bounded('reviewedBy', whole.reviewedBy),
      deadlines: bounded('deadlines', whole.deadlines),
      problems: bounded('problems', whole.problems),
    }
    return { value: { ...value, limit, cut } }
  },
})

/** Carriers of a work that are asked who cites them. */
const MOST_CARRIERS = 300

const citesAt = endpoint({
  method: 'GET',
  path: '/api/cites',
  id: 'cites',
  about: {
    vi: 'Những chỗ viện dẫn một văn bản, xếp theo cấp và địa phương; qua các văn bản thực hiện nó',
    en: 'Places that cite a work, by level and place; also through what carries it out',
  },
  query: z.strictObject({
    ...choice,
    province,
    level,
    relation,
    since: date('Tài liệu từ ngày · documents from this day on'),
    until: date('Tài liệu đến ngày · documents up to this day'),
    via: flag('Cả qua văn bản thực hiện nó, ở mọi độ sâu · also through what carries it out, to any depth'),
    limit: limit(200, 2000),
    offset,
  }),
  answer: z.object({
    work: shapes.UsedWork,
    alsoPrinted: z.array(shapes.UsedWork),
    filters: z.object({
      province: z.string().optional(),
      level: z.string().optional(),
      relation: z.string().optional(),
      since: z.string().optional(),
      until: z.string().optional(),
    }),
    documents: z.array(shapes.Cite).meta({ description: 'one row a place' }),
    via: z
      .array(
        z.object({
          work: shapes.Work,
          through: z.array(z.string()),
          documents: z.array(shapes.Cite),
          more: z.boolean(),
        }),
      )
      .optional(),
    ...shapes.part,
  }),
  problems: CHOICE,
  example: '/api/cites?work=57-NQ/TW&level=xa',
  run: ({ site }, { work: typed, date, term, via, limit, offset, ...filters }) => {
    const { db, words } = site
    const { work, alsoPrinted } = foundWork(site, typed, { date, term })
    const asked = {
      ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
      ...(filters.province === undefined ? {} : { province: provinceOf(filters.province, words.provinces)! }),
    }
    const cites = (id: string, from = 0) => {
      const rows = citesOf(db, id, asked, { limit: limit + 1, offset: from })
      return { documents: rows.slice(0, limit), more: rows.length > limit }
    }
    const { documents, more } = cites(work.id, offset)
    const chains = () =>
      carriersOf(db, work.id, MOST_CARRIERS).map(({ work: carrier, through }) => ({
        work: carrier,
        through,
        ...cites(carrier.id),
      }))
    return {
      value: {
        work: withUse(site, work),
        alsoPrinted,
        filters: asked,
        documents,
        ...(via ? { via: chains() } : {}),
        limit,
        offset,
        more,
      },
    }
  },
})

const graphAt = endpoint({
  method: 'GET',
  path: '/api/graph',
  id: 'graph',
  about: {
    vi: 'Sơ đồ quanh một văn bản, mỗi cạnh kèm câu làm chứng',
    en: 'The chain around a work, each edge with the sentence that proves it',
  },
  query: z.strictObject({
    ...choice,
    depth: z.coerce
      .number()
      .int()
      .min(1)
      .max(6)
      .default(2)
      .meta({ description: 'Số bước lên và xuống · steps up and down' }),
    limit: limit(400, 2000),
  }),
  answer: shapes.Graph,
  problems: CHOICE,
  example: '/api/graph?work=57-NQ/TW&depth=1',
  run: ({ site }, { work: typed, depth, limit, ...chosen }) => {
    const { work } = foundWork(site, typed, chosen)
    return { value: graphOf(site.db, work.id, { depth, limit }) }
  },
})

const missingAt = endpoint({
  method: 'GET',
  path: '/api/missing',
  id: 'missing',
  about: {
    vi: 'Những văn bản được viện dẫn nhiều nhất mà kho chưa có',
    en: 'Works most cited of which the archive has no copy',
  },
  query: z.strictObject({ who: flag('Kèm ai viện dẫn · with who cites each'), limit: limit(100, 1000), offset }),
  answer: z.object({ works: z.array(shapes.MissingWork), ...shapes.part }),
  example: '/api/missing?limit=20&who=true',
  run: ({ site }, { who, ...asked }) => {
    const { rows, more } = part(missingWorks(site.db, asked.offset + asked.limit + 1), asked)
    const citers = who
      ? citersOf(
          site.db,
          rows.map(({ id }) => id),
        )
      : []
    const withCiters = rows.map((row) => ({ ...row, citedBy: citers.filter(({ work }) => work === row.id) }))
    return { value: { works: who ? withCiters : rows, ...asked, more } }
  },
})

export const worksEndpoints: readonly Endpoint[] = [worksAt, oneAt, citesAt, graphAt, missingAt]
