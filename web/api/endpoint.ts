/** An endpoint: where it is, what it takes, what it answers; and from a request to its answer. */
import { z } from 'zod'
import type { Page, Visit } from '../types.js'
import { ApiProblem, problemResponse, type Reason, type Said } from './problem.js'

/** Values of a schema as rows have them: lists that are not to be changed. */
type Rows<Value> = Value extends readonly (infer Item)[]
  ? readonly Rows<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Rows<Value[Key]> }
    : Value

export interface EndpointForm<Query extends z.ZodObject, Body extends z.ZodType, Answer extends z.ZodType> {
  readonly method: 'GET' | 'POST'
  /** Parameters of the path as `:name`. */
  readonly path: string
  /** Name in the description: "worksOne". */
  readonly id: string
  readonly about: Said
  /** Parameters of the address; those of the path too, under their own names. */
  readonly query: Query
  readonly body?: Body
  /** A body as it may be sent. */
  readonly sample?: z.input<Body>
  readonly answer: Answer
  /** Problems it may answer beside wrong parameters. */
  readonly problems?: readonly Reason[]
  /** An address that answers something on most archives; null where there is none to follow. */
  readonly example: string | null
  readonly run: (
    visit: Visit,
    query: z.output<Query>,
    body: z.output<Body>,
  ) => Answered<Rows<z.input<Answer>>> | Promise<Answered<Rows<z.input<Answer>>>>
}

/** An answer with its status, where it is not 200. */
export interface Answered<Value> {
  readonly value: Value
  readonly status?: 200 | 201
}

/** An endpoint whose types are settled: what routes, the description and the tests use. */
export interface Endpoint
  extends Pick<EndpointForm<z.ZodObject, z.ZodType, z.ZodType>, 'method' | 'path' | 'id' | 'about' | 'example'> {
  readonly query: z.ZodObject
  readonly body: z.ZodType | null
  readonly sample: unknown
  readonly answer: z.ZodType
  readonly problems: readonly Reason[]
  readonly page: Page
}

/** Schemas of parameters in the form that descriptions use. */
export interface ParameterShape {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly enum?: readonly unknown[]
  readonly maximum?: number
}

export const parametersOf = (query: z.ZodObject): Readonly<Record<string, ParameterShape>> =>
  (z.toJSONSchema(query, { io: 'input' }) as { properties?: Record<string, ParameterShape> }).properties ?? {}

/** Makes an endpoint of its form. */
export function endpoint<Query extends z.ZodObject, Answer extends z.ZodType, Body extends z.ZodType = z.ZodUndefined>(
  form: EndpointForm<Query, Body, Answer>,
): Endpoint {
  const shapes = parametersOf(form.query)
  const { run, body = null, sample = null, problems = [], ...rest } = form
  return {
    ...rest,
    body,
    sample,
    problems,
    page: async (visit) => {
      try {
        const query = checked(form.query, valuesOf(visit, shapes), 'bad-parameter')
        const sent = body === null ? undefined : checked(body, sentJson(visit), 'bad-body')
        const { value, status = 200 } = await run(visit, query, sent as z.output<Body>)
        return new Response(JSON.stringify(value), {
          status,
          headers: { 'Content-Type': 'application/json; charset=utf-8', ...nextLink(visit, query, value) },
        })
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        return problemResponse(error, visit.lang)
      }
    },
  }
}

/** Parameters that every address takes; they are dealt with before an endpoint is asked. */
const EVERYWHERE = ['lang', 'token']

function valuesOf({ query, params }: Visit, shapes: Readonly<Record<string, ParameterShape>>): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name of new Set(query.keys()))
    if (!EVERYWHERE.includes(name)) values[name] = shapes[name]?.type === 'array' ? query.getAll(name) : query.get(name)
  for (const name of Object.keys(shapes)) if (params[name] !== undefined) values[name] = params[name]
  return values
}

function sentJson({ body, contentType }: Visit): unknown {
  const text = contentType.split(';', 1)[0]!.trim().toLowerCase()
  if (text !== 'application/json')
    throw new ApiProblem('not-json', {
      vi: 'Hãy gửi với Content-Type: application/json.',
      en: 'Send it with Content-Type: application/json.',
    })
  try {
    return JSON.parse(body)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new ApiProblem('bad-body', {
      vi: `Không phải JSON hợp lệ: ${error.message}`,
      en: `No valid JSON: ${error.message}`,
    })
  }
}

const ERRORS = { vi: z.locales.vi().localeError, en: z.locales.en().localeError }

const WHOLE = { vi: 'cần một số nguyên', en: 'a whole number is wanted' }

/** What a schema says of a value, in one language; a check of ours brings its own sentences. */
function faultsOf(schema: z.ZodType, value: unknown, lang: 'vi' | 'en') {
  const read = schema.safeParse(value, {
    error: (issue) => {
      const own = issue.code === 'custom' ? ((issue['params'] ?? {}) as Partial<Said>) : {}
      if (
        issue.code === 'invalid_type' &&
        issue.input !== undefined &&
        ['number', 'int'].includes(String(issue['expected']))
      )
        return WHOLE[lang]
      return own[lang] ?? ERRORS[lang](issue)
    },
  })
  return read.success ? [] : read.error.issues.map(({ path, message }) => ({ at: path.join('.'), message }))
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown, reason: Reason): z.output<Schema> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const [vi, en] = [faultsOf(schema, value, 'vi'), faultsOf(schema, value, 'en')]
  const whole = (faults: typeof vi) =>
    faults.map(({ at, message }) => (at === '' ? message : `${at}: ${message}`)).join('; ')
  throw new ApiProblem(
    reason,
    { vi: `${whole(vi)}.`, en: `${whole(en)}.` },
    { errors: vi.map(({ at, message }, place) => ({ at, vi: message, en: en[place]!.message })) },
  )
}

/** Where a list goes on (RFC 8288), so that a program need not count. */
function nextLink({ path, query }: Visit, read: unknown, value: unknown): Record<string, string> {
  const { limit, offset, page } = read as { limit?: number; offset?: number; page?: number }
  if ((value as { more?: unknown }).more !== true) return {}
  const next = new URLSearchParams(query)
  next.delete('token')
  if (offset !== undefined && limit !== undefined) next.set('offset', String(offset + limit))
  else if (page !== undefined) next.set('page', String(page + 1))
  else return {}
  return { Link: `<${path}?${next}>; rel="next"` }
}
