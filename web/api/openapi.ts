/** The description of the API (OpenAPI 3.1), made of the schemas that requests are checked with and answers are made by. */
import { z } from 'zod'
import { type Endpoint, parametersOf } from './endpoint.js'
import { PROBLEMS, type Reason } from './problem.js'

type Json = Record<string, unknown>

/** The shape of application/problem+json. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'in the language of the request (lang=vi or en)' }),
    detailVi: z.string(),
    detailEn: z.string(),
    reason: z.string().meta({ description: 'the kind of problem, for programs' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; more fields by kind: errors, candidates, nearest, faults' })

/** The document at /api/openapi.json. */
export function openApi(endpoints: readonly Endpoint[], version: string): Json {
  const schemas: Record<string, unknown> = {}
  const schema = (type: z.ZodType, io: 'input' | 'output' = 'input') => hoisted(z.toJSONSchema(type, { io }) as Json)

  /** Named parts of a schema go where all operations find them. */
  function hoisted({ $schema: _, $defs = {}, ...own }: Json): unknown {
    for (const [name, part] of Object.entries($defs as Record<string, Json>)) {
      const { id: _id, ...rest } = part
      schemas[name] = elsewhere(rest)
    }
    const { id, ...rest } = own
    if (typeof id !== 'string') return elsewhere(own)
    schemas[id] = elsewhere(rest)
    return { $ref: `#/components/schemas/${id}` }
  }

  const problem = schema(Problem)
  const problemAnswer = (reasons: readonly Reason[]) => ({
    description: reasons.map((reason) => `${reason}: ${PROBLEMS[reason][1].en}`).join('; '),
    content: { 'application/problem+json': { schema: problem } },
  })

  const paths: Record<string, Record<string, unknown>> = {}
  for (const { method, path, id, about, query, body, sample, answer, problems } of endpoints) {
    const required = (z.toJSONSchema(query, { io: 'input' }) as { required?: string[] }).required ?? []
    const parameters = Object.entries(parametersOf(query)).map(([name, { description, ...shape }]) => ({
      name,
      in: path.includes(`:${name}`) ? 'path' : 'query',
      required: required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: shape,
    }))
    const content = { 'application/json': { schema: schema(answer) } }
    const all: readonly Reason[] = [...new Set<Reason>(['bad-parameter', ...problems, 'failed'])]
    const byStatus = Object.fromEntries(
      [...new Set(all.map((reason) => PROBLEMS[reason][0]))].map((status) => [
        String(status),
        problemAnswer(all.filter((reason) => PROBLEMS[reason][0] === status)),
      ]),
    )
    paths[path.replace(/:(\w+)/g, '{$1}')] = {
      ...paths[path.replace(/:(\w+)/g, '{$1}')],
      [method.toLowerCase()]: {
        operationId: id,
        summary: about.en,
        description: about.vi,
        parameters: [...parameters, { $ref: '#/components/parameters/lang' }],
        ...(body === null
          ? {}
          : {
              requestBody: {
                required: true,
                content: { 'application/json': { schema: schema(body), example: sample } },
              },
            }),
        responses: {
          '200': { description: 'OK', content },
          ...(id === 'correct' ? { '201': { description: 'Recorded', content } } : {}),
          ...byStatus,
        },
      },
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'vankien',
      version,
      description: 'The archive as JSON, on this machine. Lists go on at the address of the Link header (rel="next").',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      parameters: {
        lang: {
          name: 'lang',
          in: 'query',
          required: false,
          description: 'Language of the details of problems',
          schema: { type: 'string', enum: ['vi', 'en'] },
        },
      },
      schemas,
    },
  }
}

/** The same schema with its references where a description keeps its parts. */
const elsewhere = (part: unknown): unknown =>
  JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/'))
