/** What answers are made of: rows as the database has them. Objects may gain fields; none goes away. */
import { z } from 'zod'
import { CORRECTION_KINDS } from '../../db/corrections.js'
import { COVERAGE_STATES } from '../../reports/coverage.js'

const text = z.string().nullable()
const count = z.int()
const iso = z.string().nullable().meta({ description: 'ISO, as precise as printed' })
const texts = z.array(z.string())

export const part = {
  limit: count,
  offset: count,
  more: z.boolean().meta({ description: 'there is more after these rows' }),
}

const copies = z
  .array(z.object({ path: text, role: z.string() }))
  .optional()
  .meta({ description: 'other copies of the document, which this one stands for' })
/** Where a record was read, beside the document and the page. */
const read = { sha256: z.string(), start: count, documentCode: text, documentType: text, documentDate: iso }

const work = z.object({
  id: z.string(),
  scope: z.string(),
  code: text,
  codeKey: text,
  type: text,
  date: iso,
  issuer: text,
  term: text,
  title: text,
  origin: z.enum(['registry', 'held', 'cited']),
  confidence: text,
})
export const Work = work.meta({ id: 'Work' })
export const UsedWork = work
  .extend({ mentions: count, documents: count, held: z.boolean() })
  .meta({ id: 'UsedWork', description: 'a work with how often it is cited' })
export const ListedWork = work
  .extend({ mentions: count, documents: count, held: count.meta({ description: 'copies in the archive' }) })
  .meta({ id: 'ListedWork' })

export const Citer = z
  .object({
    work: z.string(),
    path: text,
    code: text,
    type: text,
    issuer: text,
    level: text,
    province: text,
    date: iso,
    mentions: count,
    document: count.optional(),
    copies,
  })
  .meta({ id: 'Citer', description: 'a document that cites a work' })

export const MissingWork = work
  .extend({ documents: count, mentions: count, first: iso, last: iso, citedBy: z.array(Citer).optional() })
  .meta({ id: 'MissingWork' })

export const Cite = z
  .object({
    document: count,
    path: text,
    type: text,
    code: text,
    title: text,
    issuer: text,
    level: text,
    province: text,
    date: iso,
    relation: z.string(),
    via: text,
    quote: z.string(),
    sentence: z.string(),
    page: count,
    evidence: text,
    copies,
  })
  .meta({ id: 'Cite', description: 'a place where a document cites a work' })

const document = z.object({
  id: count,
  path: text,
  files: count,
  type: text,
  code: text,
  symbol: text,
  date: iso,
  issuer: text,
  level: text,
  province: text,
  title: text,
  signer: text,
  work: text,
  citations: count,
  format: z.string(),
  reader: z.string(),
})
export const Document = document.meta({ id: 'Document' })
export const Hit = document
  .extend({
    page: count,
    snippet: z.string().meta({ description: 'the words with hits in «…», or the sentence that cites the work' }),
    relation: z.string().optional(),
    via: text.optional(),
  })
  .meta({ id: 'Hit' })

/** Copies of one document, the one that counts first. */
export const CopyGroup = z
  .array(
    z.object({
      document: count,
      path: text,
      role: z.string(),
      counts: z.boolean(),
      likeness: z.number().nullable(),
      evidence: texts,
    }),
  )
  .meta({ id: 'CopyGroup' })

const refused = z.array(z.object({ work: z.string(), reason: z.string() }))

export const Mention = z
  .object({
    document: count,
    path: text,
    documentCode: text,
    documentType: text,
    issuer: text,
    level: text,
    province: text,
    documentDate: iso,
    quote: z.string(),
    code: text,
    type: text,
    date: iso,
    citedIssuer: text,
    term: text,
    title: text,
    relation: z.string(),
    via: text,
    section: text,
    page: count,
    sentence: z.string(),
    work: text,
    state: z.string(),
    evidence: text,
    candidates: texts,
    refused,
    confidence: z.number(),
    start: count,
    codeKey: text,
  })
  .meta({ id: 'Mention', description: 'a citation with the work that it means' })

export const Review = z
  .object({
    document: count,
    ...read,
    copies,
    path: text,
    issuer: text,
    level: text,
    province: text,
    kind: z.string(),
    years: count.nullable(),
    year: count.nullable(),
    target: z.string(),
    targetDate: iso,
    work: text,
    workTitle: text,
    quote: z.string(),
    page: count,
  })
  .meta({ id: 'Review' })

export const DueReview = work
  .extend({
    held: count,
    documents: count,
    years: count,
    dueDate: z.string(),
    state: z.enum(['announced', 'not-announced']),
    announcedBy: z.array(Review.extend({ sentence: z.string() })),
    replacedBy: texts,
    continuedBy: texts,
    misprintOf: texts,
  })
  .meta({ id: 'DueReview', description: 'a work that becomes 5, 10 … 30 years old in the year' })

export const Deadline = z
  .object({
    document: count,
    ...read,
    copies,
    path: text,
    issuer: text,
    level: text,
    province: text,
    kind: z.string(),
    date: iso,
    rrule: text,
    relationToDate: text,
    task: text,
    actor: text,
    recipient: text,
    quote: z.string(),
    sentence: z.string(),
    page: count,
  })
  .meta({ id: 'Deadline' })

const problem = z.object({
  fingerprint: z.string(),
  document: count,
  path: text,
  documentCode: text,
  documentType: text,
  issuer: text,
  province: text,
  documentDate: iso,
  kind: z.string(),
  severity: z.string(),
  message: z.string(),
  evidence: texts,
  against: texts,
  suggestion: text,
  suggestionType: text,
  suggestionTitle: text,
  quote: z.string(),
  start: count,
  end: count,
  page: count,
  copies,
  muted: z.object({ made: z.string(), author: text, note: text }).nullable(),
})
export const DocumentProblem = problem.meta({ id: 'DocumentProblem' })
export const NamedProblem = problem.extend({ id: z.string() }).meta({ id: 'NamedProblem' })

const link = z.object({
  from: z.string(),
  to: z.string(),
  relation: z.string(),
  fromWork: text,
  toWork: text,
  path: text,
})
export const Links = z.object({ up: z.array(link), down: z.array(link) }).meta({ id: 'Links' })

const proof = z.object({ path: text, work: text, page: count.nullable(), quote: text, sentence: text })
export const Graph = z
  .object({
    root: z.string(),
    depth: count,
    nodes: z.array(
      z.object({
        id: z.string(),
        scope: z.string(),
        code: text,
        type: text,
        date: iso,
        issuer: text,
        term: text,
        title: text,
        level: text,
        held: z.boolean(),
        documents: count,
        steps: count,
      }),
    ),
    edges: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        kind: z.enum(['cites', 'asserts']),
        relation: z.string(),
        mentions: count,
        evidence: proof,
      }),
    ),
    omitted: count,
  })
  .meta({ id: 'Graph' })

const evidence = z
  .object({
    document: count,
    path: text,
    type: text,
    code: text,
    title: text,
    issuer: text,
    date: iso,
    relation: text,
    via: text,
    quote: text,
    sentence: text,
    page: count.nullable(),
    place: count.nullable(),
    start: count.nullable(),
    saidIn: text,
    copies,
  })
  .meta({ id: 'Evidence' })

export const CoveredWork = work
  .extend({
    misprints: texts,
    units: count,
    ...Object.fromEntries(COVERAGE_STATES.map((state) => [state, count])),
    unclear: count,
    medianDays: count.nullable(),
  })
  .meta({ id: 'CoveredWork', description: 'a work with how many units are in each state' })

export const CoveredUnit = z
  .object({
    unit: z.string(),
    level: text,
    kind: text,
    name: z.string(),
    province: text,
    provinceToday: text,
    documents: count,
    line: count.nullable(),
    cells: z.array(
      z.object({
        work: z.string(),
        state: z.enum(COVERAGE_STATES as [string, ...string[]]),
        days: count.nullable(),
        unclear: z.boolean(),
        evidence: evidence.nullable(),
      }),
    ),
  })
  .meta({ id: 'CoveredUnit' })

const counts = z.record(z.string(), count)
export const SetAside = z.object({ path: z.string(), reason: z.string(), message: z.string() }).meta({ id: 'SetAside' })
export const status = {
  files: counts,
  documents: count,
  pages: count,
  works: count,
  mentions: counts,
  reviews: count,
  deadlines: count,
  problems: counts,
  gone: count.optional(),
  copies: z.object({ groups: count, documents: count }),
  lastRun: z.object({ id: count, started: z.string(), finished: text, program: z.string() }).nullable(),
}

export const Run = z
  .object({
    id: count,
    started: z.string(),
    finished: text,
    program: z.string(),
    arguments: texts,
    found: count,
    imported: count,
    unchanged: count,
    duplicate: count,
    setAside: count,
    stopped: z.boolean().optional(),
    documents: count.optional(),
    seconds: z.number().nullable().optional(),
    documentsPerSecond: z.number().nullable().optional(),
    reasons: counts.optional(),
    newFiles: count.optional(),
    nowReadable: count.optional(),
    nowRefused: counts.optional(),
    gone: count.optional(),
  })
  .meta({ id: 'Run' })

const correction = z.object({
  id: count,
  made: z.string(),
  author: text,
  kind: z.enum(CORRECTION_KINDS),
  target: z.string(),
  value: text,
  note: text,
})
export const Correction = correction.meta({ id: 'Correction' })
export const ListedCorrection = correction
  .extend({ state: z.enum(['in-force', 'replaced', 'undone']), path: text, quote: text })
  .meta({ id: 'ListedCorrection' })

const place = { id: count, start: count, end: count, page: count, quote: z.string() }
const named = { work: text, workType: text, workTitle: text }

/** Everything that was read from a document, each with its place in the text. */
export const records = {
  citations: z.array(
    z
      .object({
        ...place,
        ...named,
        document: count,
        coded: z.boolean(),
        type: text,
        number: text,
        code: text,
        date: iso,
        issuer: text,
        term: text,
        title: text,
        relation: z.string(),
        via: text,
        section: text,
        sentence: z.string(),
        confidence: z.number(),
        rule: z.string(),
        state: z.string(),
        evidence: text,
        candidates: texts,
        refused,
      })
      .meta({ id: 'PlacedCitation' }),
  ),
  reviews: z.array(
    z
      .object({
        ...place,
        ...named,
        kind: z.string(),
        years: count.nullable(),
        year: count.nullable(),
        target: z.string(),
        targetDate: iso,
      })
      .meta({ id: 'PlacedReview' }),
  ),
  deadlines: z.array(
    z
      .object({
        ...place,
        sentence: z.string(),
        kind: z.string(),
        date: iso,
        rrule: text,
        relationToDate: text,
        task: text,
        actor: text,
        recipient: text,
      })
      .meta({ id: 'PlacedDeadline' }),
  ),
  problems: z.array(
    z
      .object({
        id: count,
        start: count,
        end: count,
        page: count,
        fingerprint: z.string(),
        kind: z.string(),
        severity: z.string(),
        message: z.string(),
        evidence: texts,
        against: texts,
        suggestion: text,
        muted: count.nullable(),
      })
      .meta({ id: 'PlacedProblem' }),
  ),
}

export const WholeDocument = z
  .object({
    id: count,
    sha256: z.string(),
    format: z.string(),
    method: z.string(),
    reader: z.string(),
    notes: texts,
    type: text,
    number: text,
    symbol: text,
    code: text,
    date: iso,
    place: text,
    issuer: text,
    level: text,
    parent: text,
    title: text,
    term: text,
    signerAuthority: text,
    signerPosition: text,
    signerName: text,
    recipients: texts,
    addressees: texts,
    secrecy: text,
    urgency: text,
    inferred: texts,
    work: text,
    paths: texts,
    printed: z.record(z.string(), text),
  })
  .meta({ id: 'WholeDocument' })

export const Page = z.object({ page: count, start: count, end: count }).meta({ id: 'Page' })
