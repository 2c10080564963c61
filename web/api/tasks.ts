/** What is to be done: deadlines, reviews, places that someone should look at. */
import { z } from 'zod'
import { deadlines, problems, reviews } from '../../db/queries.js'
import { dueIn } from '../../reports/due.js'
import { PROBLEM_SEVERITIES } from '../../reports/labels.js'
import { problemId } from '../../reports/problemId.js'
import { type Endpoint, endpoint } from './endpoint.js'
import { foundDocuments } from './find.js'
import { date, flag, level, limit, offset, part, province, provinceOf } from './parameters.js'
import * as shapes from './shapes.js'

const deadlinesAt = endpoint({
  method: 'GET',
  path: '/api/deadlines',
  id: 'deadlines',
  about: { vi: 'Các thời hạn mà văn bản đặt ra', en: 'What is due' },
  query: z.strictObject({
    since: date('Đến hạn từ ngày · due from this day on'),
    until: date('Đến hạn tới ngày · due up to this day'),
    province,
    level,
    limit: limit(200, 2000),
    offset,
  }),
  answer: z.object({
    since: z.string().optional(),
    until: z.string().optional(),
    province: z.string().optional(),
    level: z.string().optional(),
    deadlines: z
      .array(shapes.Deadline)
      .meta({ description: 'dated ones first, then what recurs, then what names no day' }),
    ...shapes.part,
  }),
  example: '/api/deadlines?since=2026&limit=20',
  run: ({ site }, { limit, offset, ...asked }) => {
    const filters = { ...asked, province: provinceOf(asked.province, site.words.provinces) }
    const { rows, more } = part(deadlines(site.db, filters), { limit, offset })
    return { value: { ...filters, deadlines: rows, limit, offset, more } }
  },
})

const reviewsAt = endpoint({
  method: 'GET',
  path: '/api/reviews',
  id: 'reviews',
  about: {
    vi: 'Các việc sơ kết, tổng kết mà văn bản đặt ra; với due=true là những văn bản tròn 5, 10 … 30 năm',
    en: 'Reviews that documents call for; with due=true, works that become 5, 10 … 30 years old',
  },
  query: z.strictObject({
    year: z.coerce
      .number()
      .int()
      .min(1930)
      .max(2100)
      .optional()
      .meta({ description: 'Năm · year', examples: [2026] }),
    due: flag('Theo số năm tròn · by the calendar; the next year unless year says otherwise'),
    limit: limit(200, 2000),
    offset,
  }),
  answer: z.object({
    year: z.int().nullable(),
    reviews: z.array(shapes.Review).optional(),
    due: z.array(shapes.DueReview).optional(),
    ...shapes.part,
  }),
  example: '/api/reviews?year=2026',
  run: ({ site }, { year, due, ...asked }) => {
    if (!due) {
      const { rows, more } = part(reviews(site.db, { year }), asked)
      return { value: { year: year ?? null, reviews: rows, ...asked, more } }
    }
    const on = year ?? Number(site.today().slice(0, 4)) + 1
    const { rows, more } = part(dueIn(site.db, on), asked)
    return { value: { year: on, due: rows.map(({ work, ...rest }) => ({ ...work, ...rest })), ...asked, more } }
  },
})

const problemsAt = endpoint({
  method: 'GET',
  path: '/api/problems',
  id: 'problems',
  about: {
    vi: 'Những chỗ cần xem lại, theo đường dẫn và vị trí',
    en: 'What someone should look at, by path and place',
  },
  query: z.strictObject({
    kind: z
      .array(z.string())
      .max(30)
      .optional()
      .meta({ description: 'Loại, lặp lại được · kinds; may be repeated', examples: [['date-misprint']] }),
    severity: z
      .enum(PROBLEM_SEVERITIES as [string, ...string[]])
      .optional()
      .meta({ description: 'Mức · severity' }),
    document: z.string().max(1000).optional().meta({
      description: 'Số, đường dẫn hoặc số hiệu của tài liệu · number, path or code of the document',
    }),
    muted: flag('Những chỗ đã đánh dấu là không phải lỗi · those that were set aside'),
    limit: limit(200, 2000),
    offset,
  }),
  answer: z.object({
    kinds: z.array(z.string()).nullable(),
    severity: z.string().nullable(),
    document: z.string().nullable(),
    problems: z.array(shapes.NamedProblem),
    ...shapes.part,
  }),
  problems: ['several-documents', 'not-held', 'not-a-code', 'unknown-code', 'several-works'],
  example: '/api/problems?severity=warning&limit=20',
  run: ({ site }, { kind: kinds, severity, document, muted, limit, offset }) => {
    const documents = document === undefined ? undefined : foundDocuments(site, document).map(({ id }) => id)
    const { rows, more } = part(problems(site.db, { documents, kinds, severity, muted }), { limit, offset })
    return {
      value: {
        kinds: kinds ?? null,
        severity: severity ?? null,
        document: document ?? null,
        problems: rows.map((row) => ({ id: problemId(row.fingerprint), ...row })),
        limit,
        offset,
        more,
      },
    }
  },
})

export const tasksEndpoints: readonly Endpoint[] = [deadlinesAt, reviewsAt, problemsAt]
