/** Corrections: what people put right; listed, and recorded. */
import { z } from 'zod'
import {
  CORRECTED_FIELDS,
  type CorrectionRow,
  correctionById,
  correctionInForce,
  documentHeld,
  fingerprintParts,
  isUndone,
  listCorrections,
  NO_WORK,
  problemsNamed,
  targetParts,
} from '../../db/corrections.js'
import { mentionAt } from '../../db/queries.js'
import { typedField } from '../../reports/typed.js'
import type { AskedCorrection, Site } from '../types.js'
import { type Endpoint, endpoint } from './endpoint.js'
import { foundWork } from './find.js'
import { limit, offset, part } from './parameters.js'
import { ApiProblem } from './problem.js'
import * as shapes from './shapes.js'

const correctionsAt = endpoint({
  method: 'GET',
  path: '/api/corrections',
  id: 'corrections',
  about: { vi: 'Các đính chính đã ghi, theo thứ tự ghi', en: 'Corrections on record, in the order they were made' },
  query: z.strictObject({ limit: limit(200, 2000), offset }),
  answer: z.object({ corrections: z.array(shapes.ListedCorrection), ...shapes.part }),
  example: '/api/corrections',
  run: ({ site }, asked) => {
    const { rows, more } = part(listCorrections(site.db), asked)
    return { value: { corrections: rows, ...asked, more } }
  },
})

const who = {
  note: z.string().max(2000).nullish().meta({ description: 'Vì sao · why' }),
  author: z
    .string()
    .max(100)
    .nullish()
    .meta({ description: 'Ai · who; the user of this machine where it is left out' }),
}
const sha256 = '[0-9a-f]{64}'
const fields = CORRECTED_FIELDS.join('|')

const sent = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('work'),
      target: z
        .string()
        .regex(new RegExp(`^${sha256}:\\d{1,9}$`))
        .meta({ description: 'sha256 of the document, a colon, `start` of the citation' }),
      value: z.string().min(1).max(300).meta({ description: 'id or code of the work that is meant, or "none"' }),
      ...who,
    }),
    z.strictObject({
      kind: z.literal('field'),
      target: z
        .string()
        .regex(new RegExp(`^${sha256}:(?:${fields})$`))
        .meta({ description: `sha256 of the document, a colon, one of ${CORRECTED_FIELDS.join(', ')}` }),
      value: z.string().max(2000).nullable().meta({ description: 'the right value; null where it is not known' }),
      ...who,
    }),
    z.strictObject({
      kind: z.enum(['mute', 'unmute']),
      target: z
        .string()
        .regex(/^[a-z-]{1,60}:[0-9a-f]{16}:\d{1,9}$/)
        .meta({ description: '`fingerprint` of a problem' }),
      ...who,
    }),
    z.strictObject({
      kind: z.literal('undo'),
      target: z
        .union([z.int().min(1), z.string().regex(/^\d{1,15}$/)])
        .meta({ description: 'number of the correction' }),
      ...who,
    }),
  ])
  .meta({ id: 'NewCorrection' })

type Sent = z.output<typeof sent>

const correctAt = endpoint({
  method: 'POST',
  path: '/api/corrections',
  id: 'correct',
  about: {
    vi: 'Ghi một đính chính; câu trả lời đổi ngay, và giữ nguyên qua mọi lần nhập sau. Đã có y như vậy thì không ghi gì thêm',
    en: 'Records a correction; answers change at once and stay so on every later import. Nothing is recorded where it is so already',
  },
  query: z.strictObject({}),
  body: sent,
  sample: { kind: 'mute', target: 'date-misprint:0a1b2c3d4e5f6071:1234', note: 'bản gốc in như vậy' },
  answer: z.object({
    recorded: z.boolean(),
    correction: shapes.Correction.nullable(),
    mention: shapes.Mention.nullable().meta({ description: 'what the citation concerned means now' }),
  }),
  problems: [
    'bad-body',
    'not-json',
    'too-large',
    'not-a-code',
    'unknown-code',
    'several-works',
    'no-such-mention',
    'no-such-document',
    'no-such-problem',
    'no-such-correction',
    'undo-of-undo',
    'read-only',
    'refused',
  ],
  example: null,
  run: async ({ site }, _, body) => {
    if (site.correct === null)
      throw new ApiProblem('read-only', {
        vi: 'Cơ sở dữ liệu này chỉ đọc được, không ghi đính chính được.',
        en: 'This database can only be read; no corrections can be recorded.',
      })
    const asked = askedOf(site, body)
    if ('there' in asked)
      return { value: { recorded: false, correction: asked.there, mention: mentionOf(site, asked.there) } }
    const note = body.note?.normalize('NFC').trim() || null
    const { id } = await site.correct({ ...asked, note }, body.author?.normalize('NFC').trim() || site.author)
    const correction = correctionById(site.db, id)
    return { status: 201, value: { recorded: true, correction, mention: mentionOf(site, correction) } }
  },
})

/** The citation that a correction is about, or the one that it takes back. */
function mentionOf(site: Site, row: CorrectionRow | null) {
  const meant = row?.kind === 'undo' ? correctionById(site.db, Number(row.target)) : row
  if (meant?.kind !== 'work') return null
  const [sha256, start] = targetParts(meant.target)
  return mentionAt(site.db, sha256, Number(start))
}

/** What is to be recorded, or the correction that says so already. */
function askedOf(site: Site, body: Sent): Omit<AskedCorrection, 'note'> | { readonly there: CorrectionRow | null } {
  switch (body.kind) {
    case 'work':
      return aboutMention(site, body)
    case 'field':
      return aboutField(site, body)
    case 'undo':
      return aboutUndo(site, String(body.target))
    default:
      return aboutProblem(site, body)
  }
}

function aboutMention(site: Site, { target, value: typed }: Extract<Sent, { kind: 'work' }>) {
  const [sha256, start] = targetParts(target)
  const mention = mentionAt(site.db, sha256, Number(start))
  if (mention === null || mention.relation === 'self')
    throw new ApiProblem('no-such-mention', {
      vi: 'Chỗ này không có viện dẫn nào, hoặc tài liệu đã được đọc lại; lấy lại “start” từ /api/documents.',
      en: 'No citation stands there, or the document was read again; take “start” from /api/documents anew.',
    })
  const value = typed === NO_WORK ? NO_WORK : foundWork(site, typed).work.id
  const there = correctionInForce(site.db, 'work', target)
  return there?.value === value ? { there } : { kind: 'work' as const, target, value }
}

function aboutField(site: Site, { target, value: typed }: Extract<Sent, { kind: 'field' }>) {
  const [sha256, name] = targetParts(target)
  if (!documentHeld(site.db, sha256))
    throw new ApiProblem('no-such-document', {
      vi: 'Kho không có tài liệu nào mang mã băm này.',
      en: 'The archive holds no document of this digest.',
    })
  const field = CORRECTED_FIELDS.find((each) => each === name)!
  const read = typed === null ? { value: null } : typedField(field, typed, site.words)
  if ('expected' in read)
    throw new ApiProblem(
      'bad-body',
      { vi: `value: “${typed}” không hợp với trường ${field}.`, en: `value: “${typed}” is no value of ${field}.` },
      { expected: read.expected },
    )
  const there = correctionInForce(site.db, 'field', target)
  return there && there.value === read.value ? { there } : { kind: 'field' as const, target, value: read.value }
}

function aboutProblem(site: Site, { kind, target }: Extract<Sent, { kind: 'mute' | 'unmute' }>) {
  const muted = correctionInForce(site.db, 'mute', target)
  const known = problemsNamed(site.db, fingerprintParts(target)).some(({ fingerprint }) => fingerprint === target)
  // A mute can be taken back though its problem is not raised any more.
  if (!known && !muted)
    throw new ApiProblem('no-such-problem', {
      vi: `Không có chỗ cần xem lại “${target}”; /api/problems cho “fingerprint” của từng chỗ.`,
      en: `There is no problem “${target}”; /api/problems gives the “fingerprint” of each.`,
    })
  const so = kind === 'mute' ? muted !== null : muted === null
  return so ? { there: muted } : { kind, target, value: null }
}

function aboutUndo(site: Site, target: string) {
  const row = correctionById(site.db, Number(target))
  if (!row)
    throw new ApiProblem('no-such-correction', {
      vi: `Không có đính chính số ${target}; /api/corrections liệt kê các đính chính.`,
      en: `There is no correction ${target}; /api/corrections lists them.`,
    })
  if (row.kind === 'undo')
    throw new ApiProblem('undo-of-undo', {
      vi: `Số ${target} là một lần rút lại; muốn có lại đính chính cũ thì ghi lại đính chính ấy.`,
      en: `${target} is an undo; to have the old correction again, record it again.`,
    })
  return isUndone(site.db, row.id) ? { there: row } : { kind: 'undo' as const, target, value: null }
}

export const correctionsEndpoints: readonly Endpoint[] = [correctionsAt, correctAt]
