/** What the archive holds: its state, its imports, its documents whole, and the search. */
import { z } from 'zod'
import { documentColumns } from '../../db/columns.js'
import { deadlinesIn, documentWhole, mentionsIn, problemsIn, reviewsIn } from '../../db/document.js'
import { documentById, pageAt, setAside, status } from '../../db/queries.js'
import { runs } from '../../db/runs.js'
import { citingByRelation, citingPlaces, textHits, textOf } from '../../db/search.js'
import type { WorkRow } from '../../db/types.js'
import { plain } from '../../extractors/codeQuery.js'
import { narrowed, newestFirst } from '../../reports/facets.js'
import { holdsAll, snippetOf, wordsOf } from '../../reports/snippet.js'
import { whichWork } from '../../reports/whichWork.js'
import type { Visit } from '../types.js'
import { type Endpoint, endpoint } from './endpoint.js'
import { withUse } from './find.js'
import { either, level, limit, offset, part, province, provinceOf, relation } from './parameters.js'
import { ApiProblem } from './problem.js'
import * as shapes from './shapes.js'

const statusAt = endpoint({
  method: 'GET',
  path: '/api/status',
  id: 'status',
  about: { vi: 'Trong kho có gì; những tệp bị để riêng', en: 'What the archive holds; files that were set aside' },
  query: z.strictObject({ limit: limit(200, 2000) }),
  answer: z.object({
    database: z.string(),
    ...shapes.status,
    setAside: z.array(shapes.SetAside).meta({ description: 'at most `limit` of them; files["set-aside"] counts all' }),
  }),
  example: '/api/status',
  run: ({ site }, { limit }) => ({
    value: { database: site.database, ...status(site.db), setAside: setAside(site.db, limit) },
  }),
})

const runsAt = endpoint({
  method: 'GET',
  path: '/api/runs',
  id: 'runs',
  about: { vi: 'Các lần nhập, mới nhất trước', en: 'Imports, the newest first' },
  query: z.strictObject({ limit: limit(50, 500), offset }),
  answer: z.object({ runs: z.array(shapes.Run), ...shapes.part }),
  example: '/api/runs',
  run: ({ site }, asked) => {
    const { rows, more } = part(runs(site.db, asked.offset + asked.limit + 1), asked)
    return { value: { runs: rows, ...asked, more } }
  },
})

const documentAt = endpoint({
  method: 'GET',
  path: '/api/documents/:id',
  id: 'document',
  about: {
    vi: 'Một tài liệu: phần chữ, các trang, mọi thứ đã rút ra kèm vị trí trong phần chữ (UTF-16, nửa mở)',
    en: 'One document: text, pages, everything read from it with its place in the text (UTF-16, half-open)',
  },
  query: z.strictObject({
    id: z.coerce.number().int().min(1).meta({ description: 'Số của tài liệu · number of the document' }),
    text: either('Cả phần chữ · with the text').default(true),
  }),
  answer: z.object({
    document: shapes.WholeDocument,
    text: z.string().nullable(),
    pages: z.array(shapes.Page),
    ...shapes.records,
  }),
  problems: ['no-such-document'],
  example: '/api/documents/1',
  run: ({ site }, { id, text: withText }) => {
    const found = documentWhole(site.db, id)
    if (!found)
      throw new ApiProblem('no-such-document', {
        vi: `Kho không có tài liệu số ${id}.`,
        en: `There is no document ${id}.`,
      })
    const { text, pages, ...document } = found
    return {
      value: {
        document,
        text: withText ? text : null,
        pages,
        citations: mentionsIn(site.db, id),
        reviews: reviewsIn(site.db, id),
        deadlines: deadlinesIn(site.db, id),
        problems: problemsIn(site.db, id),
      },
    }
  },
})

const facet = z.array(z.object({ value: z.string(), count: z.int() }))

const searchAt = endpoint({
  method: 'GET',
  path: '/api/search',
  id: 'search',
  about: {
    vi: 'Tìm: một số hiệu cho những tài liệu viện dẫn nó; từ ngữ cho những tài liệu có đủ các từ; không gì cả cho mọi tài liệu, mới nhất trước',
    en: 'Search: a code gives the documents that cite it; words those that hold all of them; nothing gives all, newest first',
  },
  query: z.strictObject({
    q: z
      .string()
      .max(500)
      .default('')
      .meta({ description: 'Số hiệu hoặc từ ngữ · a code, or words', examples: ['chuyen doi so'] }),
    type: z
      .string()
      .optional()
      .meta({ description: 'Thể loại như in · type as printed', examples: ['Kế hoạch'] }),
    level,
    province,
    year: z.coerce.number().int().min(1900).max(2100).optional().meta({ description: 'Năm ban hành · year of issue' }),
    relation,
    page: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(1)
      .meta({ description: 'Trang kết quả · page of results' }),
    limit: limit(20, 100),
  }),
  answer: z.object({
    words: z.array(z.string()),
    works: z.array(shapes.UsedWork).meta({ description: 'works that `q` may mean as a code' }),
    page: z.int(),
    limit: z.int(),
    total: z.int().nullable().meta({ description: 'null where only reading every text would tell' }),
    more: z.boolean(),
    counts: z.object({ type: facet, level: facet, province: facet, year: facet, relation: facet }),
    documents: z.array(shapes.Hit),
  }),
  example: '/api/search?q=chuyen+doi+so&level=xa',
  run: (visit, asked) => {
    const { site } = visit
    const typed = asked.q.normalize('NFC').trim()
    const meant = typed === '' ? null : whichWork(site.db, typed, {}, site.words)
    const works = meant?.kind === 'one' ? [meant.work, ...meant.also] : meant?.kind === 'several' ? meant.works : []
    if (works.length > 0) return { value: citing(visit, works, asked) }
    if (asked.relation !== undefined)
      throw new ApiProblem('bad-parameter', NO_CODE, { errors: [{ at: 'relation', ...NO_CODE }] })
    return { value: holding(visit, typed, asked) }
  },
})

const NO_CODE = {
  vi: 'relation chỉ dùng khi q là số hiệu của một văn bản đã biết.',
  en: 'relation goes with a code of a known work in q.',
}

interface Asked {
  readonly type?: string | undefined
  readonly level?: string | undefined
  readonly province?: string | undefined
  readonly year?: number | undefined
  readonly relation?: (typeof relation)['_zod']['output']
  readonly page: number
  readonly limit: number
}

/** More works of one code than these are not looked through. */
const MOST_WORKS = 200
/** At most so many texts are read for a page of words typed with diacritics. */
const MOST_TEXTS = 2000

const narrowing = ({ site }: Visit, { type, level, province, year }: Asked) => ({
  ...(type === undefined ? {} : { type: type.normalize('NFC') }),
  ...(level === undefined ? {} : { level }),
  ...(province === undefined ? {} : { province: provinceOf(province, site.words.provinces)! }),
  ...(year === undefined ? {} : { year: String(year) }),
})

/** Documents that cite these works, the newest first, each with the first sentence that does. */
function citing(visit: Visit, works: readonly WorkRow[], asked: Asked) {
  const { site } = visit
  const ids = works.slice(0, MOST_WORKS).map(({ id }) => id)
  const byRelation = citingByRelation(site.db, ids)
  const all = asked.relation === undefined ? [...byRelation.values()].flat() : (byRelation.get(asked.relation) ?? [])
  const columns = documentColumns(site.db)
  const { ids: hits, counts } = narrowed(columns, [...new Set(all)], narrowing(visit, asked))
  const from = (asked.page - 1) * asked.limit
  const shown = newestFirst(columns, hits).slice(from, from + asked.limit)
  const places = new Map(
    citingPlaces(site.db, ids, shown)
      .toReversed()
      .map((place) => [place.document, place]),
  )
  return {
    words: [],
    works: works.map((work) => withUse(site, work)),
    page: asked.page,
    limit: asked.limit,
    total: hits.length,
    more: from + asked.limit < hits.length,
    counts: { ...counts, relation: Array.from(byRelation, ([value, citers]) => ({ value, count: citers.length })) },
    documents: shown.flatMap((id) => {
      const [document, place] = [documentById(site.db, id), places.get(id)]
      if (!document || !place) return []
      return [{ ...document, page: place.page, snippet: place.sentence, relation: place.relation, via: place.via }]
    }),
  }
}

/** Documents that hold all words; where none is asked for, all there are. */
function holding(visit: Visit, typed: string, asked: Asked) {
  const { site } = visit
  const words = wordsOf(typed)
  const columns = documentColumns(site.db)
  const none = typed !== '' && words.length === 0
  const hits =
    words.length > 0 ? textHits(site.db, words.map(plain)) : { ids: none ? [] : columns.newest, ranked: true }
  const { ids, counts } = narrowed(columns, hits.ids, narrowing(visit, asked))
  const sorted = hits.ranked ? ids : newestFirst(columns, ids)
  const from = (asked.page - 1) * asked.limit
  const strict = words.some((word) => plain(word) !== word)
  const { shown, more } = strict
    ? spelt(sorted, from)
    : { shown: sorted.slice(from, from + asked.limit), more: from + asked.limit < sorted.length }
  return {
    words,
    works: [],
    page: asked.page,
    limit: asked.limit,
    total: strict ? null : sorted.length,
    more,
    counts: { ...counts, relation: [] },
    documents: shown.flatMap((id) => {
      const document = documentById(site.db, id)
      if (!document) return []
      if (words.length === 0) return [{ ...document, page: 1, snippet: '' }]
      const snippet = snippetOf(textOf(site.db, id), words)
      return [{ ...document, page: pageAt(site.db, id, snippet.start), snippet: snippet.text }]
    }),
  }

  /** Of the hits those that are spelt as typed. */
  function spelt(all: readonly number[], skip: number): { shown: number[]; more: boolean } {
    const shown: number[] = []
    let passed = 0
    for (const id of all.slice(0, skip + MOST_TEXTS)) {
      // A document may be in the index and hidden from this connection.
      const text = textOf(site.db, id) as string | undefined
      if (text === undefined || !holdsAll(text, words)) continue
      if (passed++ < skip) continue
      if (shown.length === asked.limit) return { shown, more: true }
      shown.push(id)
    }
    return { shown, more: all.length > skip + MOST_TEXTS }
  }
}

export const archiveEndpoints: readonly Endpoint[] = [statusAt, searchAt, documentAt, runsAt]
