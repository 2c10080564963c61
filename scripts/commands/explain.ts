/**
 * `vankien explain FILE...`: passage by passage, what was read, by which rule and how surely, and which candidates were
 * declined and why. For whoever doubts a record, or mends a rule.
 */
import { readFile } from 'node:fs/promises'
import { loadLexicon } from '../../corpus/registry/load.js'
import { pageAt } from '../../extractors/spans.js'
import type { Declined, DeclineReason, DocumentRecord, Page, Span } from '../../extractors/types.js'
import { type Processed, processFile } from '../../pipeline/process.js'
import {
  dateLabel,
  deadlineKindLabel,
  dueLabel,
  numberLabel,
  problemLabel,
  problemSentence,
  recurrenceLabel,
  relationLabel,
} from '../../reports/labels.js'
import { eachFile } from '../eachFile.js'
import { extractionJson } from '../extraction.js'
import type { Messages } from '../messages.js'
import { ocrValue } from '../ocrMode.js'
import { takeOwnRegistry } from '../ownRegistry.js'
import { dotted, out, outJsonOf, wrap } from '../print.js'
import type { Settings } from '../settings.js'
import type { Run } from '../vankien.js'

const REASONS: Readonly<Record<DeclineReason, keyof Messages & `declined${string}`>> = {
  company: 'declinedCompany',
  'unknown-sign': 'declinedUnknownSign',
  'something-else': 'declinedSomethingElse',
  'own-number': 'declinedOwnNumber',
  signature: 'declinedSignature',
  'type-line': 'declinedTypeLine',
  'no-subject': 'declinedNoSubject',
  'orders-nothing': 'declinedOrdersNothing',
  'date-of-a-document': 'declinedDateOfADocument',
  'head-or-foot': 'declinedHeadOrFoot',
  past: 'declinedPast',
  'said-better': 'declinedSaidBetter',
}

export const run: Run = (files, options, settings) => {
  const mode = ocrValue(options['ocr'], settings.m)
  takeOwnRegistry(settings)
  const lexicon = loadLexicon()
  return eachFile(files, settings, async (file) => {
    const declined: Declined[] = []
    const told = (candidate: Declined) => {
      declined.push(candidate)
    }
    const processed = await processFile(await readFile(file), file, lexicon, told, { mode })
    const kept = withoutRecords(declined, processed)
    if (settings.json) {
      const { text } = processed
      const value = {
        ...extractionJson(file, processed),
        declined: kept.map((each) => ({ ...each, quote: text.slice(each.start, each.end) })),
      }
      outJsonOf(files, value)
    } else {
      if (file !== files[0]) out()
      print(file, processed, kept, settings)
    }
  })
}

/** Declined candidates, each once, in the order of the text; not those that another rule took after all. */
function withoutRecords(declined: readonly Declined[], { extraction }: Processed): Declined[] {
  const taken = new Set(extraction.citations.map(({ start }) => start))
  const seen = new Set<string>()
  return [...declined]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter(({ start, end, rule }) => {
      const key = `${start}-${end}-${rule}`
      if (taken.has(start) || seen.has(key)) return false
      seen.add(key)
      return true
    })
}

interface Mark extends Span {
  readonly lines: readonly string[]
}

function print(file: string, processed: Processed, declined: readonly Declined[], settings: Settings): void {
  const { m, lang } = settings
  const { text, pages, extraction } = processed
  const { citations, reviews, deadlines, problems } = extraction
  out(dotted(file, processed.format, processed.method, processed.reader, ...processed.notes))
  const count = (rows: readonly unknown[]) => numberLabel(rows.length, lang)
  out(m.explainSummary(count(citations), count(reviews), count(deadlines), count(problems), count(declined)))
  headerLines(extraction.document, settings)
  const marks = [...marksOf(processed, settings), ...declined.map((each) => declinedMark(each, text, m))].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )
  if (marks.length === 0) {
    out()
    out(m.explainNothing)
  }
  for (const passage of passages(text, marks)) {
    out()
    out(passageHeading(passage, pages, m))
    out(wrap(text.slice(passage.start, passage.end), '  '))
    for (const mark of passage.marks)
      for (const [at, line] of mark.lines.entries()) out(wrap(line, at === 0 ? '    ' : '        '))
  }
}

function headerLines(document: DocumentRecord, { m }: Settings): void {
  const fields = Object.entries(document).filter(
    ([name, value]) => name !== 'inferred' && value !== null && !(Array.isArray(value) && value.length === 0),
  )
  if (fields.length === 0) return
  out()
  out(`${m.explainHeader}:`)
  for (const [name, value] of fields) {
    const inferred = document.inferred.some((each) => each === name || each.startsWith(`${name}.`))
    const shown = Array.isArray(value)
      ? value.join('; ')
      : typeof value === 'object'
        ? Object.values(value as object)
            .filter(Boolean)
            .join(' / ')
        : String(value)
    out(wrap(`${name}: ${shown}${inferred ? ` (${m.explainInferred})` : ''}`, '  '))
  }
}

function marksOf({ text, extraction }: Processed, { m, lang }: Settings): Mark[] {
  const marks: Mark[] = []
  const quote = ({ start, end }: Span) => `“${text.slice(start, end)}”`
  for (const each of extraction.citations)
    marks.push({
      start: each.start,
      end: each.end,
      lines: [
        `+ ${dotted(m.explainCitation, quote(each), relationLabel(each.relation, lang), each.via && m.via(each.via))}`,
        dotted(
          each.code ?? dotted(each.type, each.number),
          dateLabel(each.date, lang),
          each.issuer,
          each.term && m.term(each.term),
          each.title && `“${each.title}”`,
        ),
        dotted(m.ruleName(each.rule), m.confidence(numberLabel(Math.round(each.confidence * 100), lang))),
        ...extraction.links
          .filter(({ from, to }) => from === each.id || to === each.id)
          .map(({ from, to, relation }) => `${name(from)} ${relation} ${name(to)}`),
      ].filter((line) => line !== ''),
    })
  for (const each of extraction.reviews)
    marks.push({
      start: each.start,
      end: each.end,
      lines: [
        `+ ${dotted(m.explainReview, quote(each))}`,
        dotted(
          each.kind,
          each.years !== null && m.afterYears(String(each.years)).replace(/:$/, ''),
          each.year !== null && String(each.year),
          each.target,
          dateLabel(each.targetDate, lang),
        ),
      ],
    })
  for (const each of extraction.deadlines)
    marks.push({
      start: each.start,
      end: each.end,
      lines: [
        `+ ${dotted(m.explainDeadline, quote(each))}`,
        dotted(
          each.kind === 'recurring' && each.rrule !== null
            ? recurrenceLabel(each.rrule, lang, each.relationToDate)
            : each.date !== null
              ? dueLabel(each.relationToDate, each.date, lang)
              : deadlineKindLabel(each.kind, lang),
          each.task,
          each.actor,
          each.recipient && m.recipient(each.recipient),
        ),
      ],
    })
  for (const each of extraction.problems)
    marks.push({
      start: each.start,
      end: each.end,
      lines: [
        `! ${dotted(m.explainProblem, quote(each), problemLabel(each.kind, lang))}`,
        problemSentence(each.message, lang),
      ],
    })
  return marks

  function name(id: string): string {
    const citation = extraction.citations.find((each) => each.id === id)
    return citation ? (citation.code ?? `“${citation.quote}”`) : id
  }
}

function declinedMark({ start, end, rule, reason }: Declined, text: string, m: Messages): Mark {
  return {
    start,
    end,
    lines: [`- ${dotted(m.explainDeclined, `“${text.slice(start, end)}”`, m.ruleName(rule), m[REASONS[reason]])}`],
  }
}

interface Passage extends Span {
  readonly marks: readonly Mark[]
}

/** The lines of the text that hold a mark, with their marks; lines that one mark joins are one passage. */
function passages(text: string, marks: readonly Mark[]): Passage[] {
  const found: { start: number; end: number; marks: Mark[] }[] = []
  for (const mark of marks) {
    const lineEnd = text.indexOf('\n', Math.max(mark.start, mark.end - 1))
    const end = lineEnd < 0 ? text.length : lineEnd
    const last = found.at(-1)
    if (last && mark.start < last.end) {
      last.marks.push(mark)
      last.end = Math.max(last.end, end)
    } else found.push({ start: text.lastIndexOf('\n', mark.start - 1) + 1, end, marks: [mark] })
  }
  return found
}

function passageHeading({ start }: Span, pages: readonly Page[], m: Messages): string {
  return `── ${m.page(String(pageAt(pages, start)))} · ${start}`
}
