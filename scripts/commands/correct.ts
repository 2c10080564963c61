/** `vankien correct`: records what a person knows better. It wins over every rule, on this run and on every later one. */
import { loadWords, type Words } from '../../corpus/registry/words.js'
import {
  addCorrection,
  CORRECTED_FIELDS,
  type CorrectedField,
  type CorrectionRow,
  correctionById,
  correctionInForce,
  correctionsInForce,
  fieldTarget,
  fingerprintParts,
  isUndone,
  mentionTarget,
  type NewCorrection,
  NO_WORK,
  problemsNamed,
  targetParts,
} from '../../db/corrections.js'
import { type Db, openDatabase } from '../../db/open.js'
import { type DocumentRow, digestOf, type MentionOut, mentionAt, mentions } from '../../db/queries.js'
import { agrees, codeKey, parseCodeQuery, plain } from '../../extractors/codeQuery.js'
import { evidenceLabel, stateLabel } from '../../reports/labels.js'
import { correctionLine, resolveAgain } from '../correctionLines.js'
import { fieldValue } from '../correctionValues.js'
import { EXIT, Failure, UsageError } from '../errors.js'
import { findDocument } from '../findDocument.js'
import { findWork } from '../findWork.js'
import type { Messages } from '../messages.js'
import { openArchive } from '../openArchive.js'
import { dotted, out, outJson, tell, wrap } from '../print.js'
import type { Settings } from '../settings.js'
import { userName } from '../userName.js'
import { countValue } from '../values.js'
import type { Run } from '../vankien.js'

/** What a command line asks to be recorded. */
interface Asked {
  readonly correction: Pick<NewCorrection, 'kind' | 'target' | 'value'>
}

/** Nothing is to be recorded, because it is so already. */
interface Already {
  readonly nothing: string
  readonly there: CorrectionRow | null
}

/** Each form with the number of words that follow its name. */
const FORMS: Readonly<Record<string, { readonly words: number; readonly usage: keyof Messages & `form${string}` }>> = {
  mention: { words: 2, usage: 'formMention' },
  field: { words: 3, usage: 'formField' },
  mute: { words: 1, usage: 'formMute' },
  unmute: { words: 1, usage: 'formUnmute' },
  undo: { words: 1, usage: 'formUndo' },
}

export const run: Run = async ([form = '', ...words], options, settings) => {
  const { m } = settings
  const text = (name: string) => options[name] as string | undefined
  const known = FORMS[form]
  if (!known) throw new UsageError(m.correctForms)
  const work = text('work')
  if (words.length !== known.words || (form === 'mention' && work === undefined))
    throw new UsageError(m.correctWrongForm(m[known.usage]))
  for (const option of ['work', 'nth'])
    if (form !== 'mention' && text(option) !== undefined) throw new UsageError(m.onlyForMention(`--${option}`))
  const nth = text('nth') === undefined ? null : countValue('--nth', text('nth')!, m)
  const [first = '', second = '', third = ''] = words

  const db = openDatabase(settings.db)
  // What is asked is looked up as any question is: a document with a secrecy mark is not there.
  const seen = openArchive(settings)
  try {
    const asked =
      form === 'mention'
        ? aboutMention(seen, first, second, nth, work!, settings)
        : form === 'field'
          ? aboutField(seen, first, second, third, settings)
          : form === 'undo'
            ? aboutUndo(seen, first, settings)
            : aboutProblem(seen, form as 'mute' | 'unmute', first, settings)
    if ('nothing' in asked) {
      if (settings.json) outJson({ recorded: false, correction: asked.there })
      tell(asked.nothing)
      return EXIT.done
    }
    const row = addCorrection(db, {
      ...asked.correction,
      made: new Date().toISOString(),
      author: text('author')?.trim() || userName(),
      note: text('note')?.normalize('NFC').trim() || null,
    })
    await resolveAgain(db, [row])
    report(db, row, settings)
    return EXIT.done
  } finally {
    seen.close()
    db.close()
  }
}

/** Says what was recorded, and what the citation concerned means now. */
function report(db: Db, row: CorrectionRow, settings: Settings): void {
  const { lang, m } = settings
  const meant = row.kind === 'undo' ? correctionById(db, Number(row.target)) : row
  const [sha256, start] = targetParts(meant?.target ?? '')
  const mention = meant?.kind === 'work' ? mentionAt(db, sha256, Number(start)) : null
  if (settings.json) {
    outJson({ recorded: true, correction: row, ...(mention && { mention }) })
    return
  }
  out(m.recorded(String(row.id), correctionLine(row, mention?.quote ?? null, settings)))
  if (!mention) return
  const evidence = mention.evidence === null ? '' : evidenceLabel(mention.evidence, lang)
  out(m.nowMeans(dotted(mention.work, stateLabel(mention.state, lang), evidence)))
}

function aboutMention(
  db: Db,
  document: string,
  quote: string,
  nth: number | null,
  work: string,
  settings: Settings,
): Asked | Already {
  const words = loadWords()
  const { m } = settings
  const own = findDocument(db, document, words, settings, 'correct mention')
  const mention = theMention(db, own, quote, nth, words, settings)
  const typed = work.trim()
  const value =
    typed === NO_WORK
      ? NO_WORK
      : findWork(db, typed, null, words, settings, `correct mention "${document}" "${quote}" --work`).work.id
  const target = mentionTarget(digestOf(db, own.id), mention.start)
  const there = correctionInForce(db, 'work', target)
  if (there?.value === value) return { nothing: m.alreadySo(String(there.id)), there }
  return { correction: { kind: 'work', target, value } }
}

/** The one citation that is meant: by its code as printed or in any spelling, else by its words or a part of them. */
function theMention(
  db: Db,
  document: DocumentRow,
  typed: string,
  nth: number | null,
  words: Words,
  settings: Settings,
): MentionOut {
  const { m } = settings
  const all = [...mentions(db, document.id)].filter(({ relation }) => relation !== 'self')
  const key = codeKey(typed)
  const query = parseCodeQuery(typed, words)
  const text = squeezed(typed)
  const found = [
    (mention: MentionOut) => mention.codeKey === key,
    (mention: MentionOut) => query !== null && agrees(query, mention, words),
    (mention: MentionOut) => squeezed(mention.quote) === text,
    (mention: MentionOut) => text !== '' && squeezed(mention.quote).includes(text),
  ]
    .map((fits) => all.filter(fits))
    .find((some) => some.length > 0)
  const details = { quote: typed, document: document.path }
  if (!found) throw new Failure(m.noSuchMention(typed, document.path ?? ''), { ...details, reason: 'no-such-mention' })
  if (nth === null && found.length === 1) return found[0]!
  const chosen = nth === null ? undefined : found[nth - 1]
  if (chosen) return chosen
  const lines = found.map(
    (mention, at) =>
      `  ${at + 1}. ${dotted(mention.quote.replace(/\s+/g, ' '), m.page(String(mention.page)), mention.work ?? stateLabel(mention.state, settings.lang))}\n${wrap(`“${mention.sentence}”`, '      ')}`,
  )
  throw new Failure(
    [
      nth === null ? m.severalMentions(typed, String(found.length)) : m.noSuchNth(String(nth), String(found.length)),
      ...lines,
      m.chooseNth(`vankien correct mention "${document.path}" "${typed}" --nth ${found.length} --work …`),
    ].join('\n'),
    {
      ...details,
      reason: nth === null ? 'several-mentions' : 'no-such-nth',
      candidates: found.map(({ quote, page, sentence, work, state }, at) => ({
        nth: at + 1,
        quote,
        page,
        sentence,
        work,
        state,
      })),
    },
  )
}

/** Words without diacritics, dashes alike, blanks as one. */
const squeezed = (text: string): string =>
  plain(text.normalize('NFC'))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

function aboutField(db: Db, document: string, name: string, typed: string, settings: Settings): Asked | Already {
  const words = loadWords()
  const { m } = settings
  const field = CORRECTED_FIELDS.find((each) => each === name.toLowerCase()) as CorrectedField | undefined
  if (!field) throw new UsageError(m.badValue('correct field', name, m.expectedOneOf(CORRECTED_FIELDS.join(', '))))
  const value = typed.trim() === NO_WORK ? null : fieldValue(field, typed, words, m)
  const own = findDocument(db, document, words, settings, 'correct field')
  const target = fieldTarget(digestOf(db, own.id), field)
  const there = correctionInForce(db, 'field', target)
  if (there && there.value === value) return { nothing: m.alreadySo(String(there.id)), there }
  return { correction: { kind: 'field', target, value } }
}

// date-misprint:0a1b2c3d:1234 | 0a1b2c3d:1234
const PROBLEM = /^(?:(?<kind>[a-z]+(?:-[a-z]+)*):)?(?<digest>[0-9a-f]{4,64}):(?<start>\d{1,9})$/

function aboutProblem(db: Db, kind: 'mute' | 'unmute', typed: string, settings: Settings): Asked | Already {
  const { m } = settings
  const read = PROBLEM.exec(typed.trim())?.groups
  if (!read) throw new Failure(m.noSuchProblem(typed), { problem: typed, reason: 'no-such-problem' })
  const name = { kind: read['kind'] ?? null, digest: read['digest']!.slice(0, 16), start: Number(read['start']) }
  const found = problemsNamed(db, name)
  const mutes = correctionsInForce(db, 'mute').filter(({ target }) => {
    const { kind: own, digest, start } = fingerprintParts(target)
    return digest.startsWith(name.digest) && start === name.start && (name.kind ?? own) === own
  })
  // A mute can be taken back though its problem is not raised any more.
  const targets = [
    ...new Set([
      ...found.map(({ fingerprint }) => fingerprint),
      ...(kind === 'unmute' ? mutes.map(({ target }) => target) : []),
    ]),
  ]
  if (targets.length === 0) throw new Failure(m.noSuchProblem(typed), { problem: typed, reason: 'no-such-problem' })
  if (targets.length > 1)
    throw new Failure([m.severalProblems(typed), ...targets.map((target) => `  ${target}`)].join('\n'), {
      problem: typed,
      reason: 'several-problems',
      candidates: targets,
    })
  const [target = ''] = targets
  const there = mutes.find((row) => row.target === target) ?? null
  if (kind === 'mute' && there) return { nothing: m.alreadySo(String(there.id)), there }
  if (kind === 'unmute' && !there) return { nothing: m.notMuted, there }
  return { correction: { kind, target, value: null } }
}

function aboutUndo(db: Db, typed: string, settings: Settings): Asked | Already {
  const { m } = settings
  const row = /^\d{1,15}$/.test(typed) ? correctionById(db, Number(typed)) : null
  if (!row) throw new Failure(m.noSuchCorrection(typed), { correction: typed, reason: 'no-such-correction' })
  const id = String(row.id)
  if (row.kind === 'undo') throw new Failure(m.undoOfUndo(id), { correction: typed, reason: 'undo-of-undo' })
  if (isUndone(db, row.id)) return { nothing: m.alreadyUndone(id), there: row }
  return { correction: { kind: 'undo', target: id, value: null } }
}
