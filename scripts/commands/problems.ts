/** `vankien problems`: places that someone should look at, by kind. */
import { loadWords } from '../../corpus/registry/words.js'
import { type CopyOut, withCopies } from '../../db/copies.js'
import { type ProblemOut, problemKinds, problems } from '../../db/queries.js'
import { plain } from '../../extractors/codeQuery.js'
import {
  dateLabel,
  numberLabel,
  PROBLEM_KINDS,
  PROBLEM_SEVERITIES,
  problemLabel,
  problemMeaning,
  problemSentence,
  severityLabel,
} from '../../reports/labels.js'
import { problemId } from '../../reports/problemId.js'
import { EXIT, UsageError } from '../errors.js'
import { findDocuments } from '../findDocument.js'
import { copiesLine, problemLines } from '../lines.js'
import type { Messages } from '../messages.js'
import { openArchive } from '../openArchive.js'
import { dotted, grouped, out, outCsv, outJson, tell, wrap } from '../print.js'
import type { Settings } from '../settings.js'
import type { Run } from '../vankien.js'

export const run: Run = (_words, options, settings) => {
  const { m } = settings
  const text = (name: string) => options[name] as string | undefined
  const severity = text('severity') && oneOf('--severity', text('severity')!, PROBLEM_SEVERITIES, severityLabel, m)
  const muted = options['muted'] === true
  const db = openArchive(settings)
  try {
    const known = [...new Set([...PROBLEM_KINDS, ...problemKinds(db)])]
    const kinds = (options['kind'] as string[] | undefined)?.map((typed) =>
      oneOf('--kind', typed, known, problemLabel, m),
    )
    const document = text('document')
    const documents =
      document === undefined
        ? undefined
        : findDocuments(db, document, loadWords(), settings, 'problems --document').map(({ id }) => id)
    const order = (row: ProblemOut) => known.indexOf(row.kind)
    const found = [...problems(db, { documents, kinds, severity, muted, allCopies: options['allCopies'] === true })]
    const rows = withCopies(db, found).sort((a, b) => order(a) - order(b))
    if (settings.json)
      outJson({
        kinds: kinds ?? null,
        severity: severity ?? null,
        document: document ?? null,
        problems: rows.map((row) => ({ id: problemId(row.fingerprint), ...row })),
      })
    else if (settings.csv) outCsv(COLUMNS, rows.map(flat))
    else if (rows.length === 0) tell(muted ? m.noMuted : m.noProblems)
    else {
      print(rows, settings)
      tell()
      tell(m.problemsAdvice)
    }
    return EXIT.done
  } finally {
    db.close()
  }
}

/** A value in English or by its label, with or without diacritics. */
function oneOf(
  option: string,
  typed: string,
  values: readonly string[],
  label: (value: string, lang: 'vi' | 'en') => string,
  m: Messages,
): string {
  const key = plain(typed.normalize('NFC').trim())
  const found = values.find((value) => [value, plain(label(value, 'vi')), plain(label(value, 'en'))].includes(key))
  if (found === undefined) throw new UsageError(m.badValue(option, typed, m.expectedOneOf(values.join(', '))))
  return found
}

function print(rows: readonly (ProblemOut & { readonly copies: readonly CopyOut[] })[], settings: Settings): void {
  const { lang, m } = settings
  let first = true
  for (const [kind, ofKind] of grouped(rows, (row) => row.kind)) {
    if (!first) out()
    first = false
    out(dotted(`${problemLabel(kind, lang).toUpperCase()} (${numberLabel(ofKind.length, lang)})`, kind))
    const meaning = problemMeaning(kind, lang)
    if (meaning) out(wrap(meaning, '  '))
    for (const row of ofKind) {
      out()
      out(
        wrap(
          dotted(
            row.documentCode ?? row.documentType ?? m.noHeader,
            row.issuer,
            !row.issuer?.includes(row.province ?? '') && row.province,
            dateLabel(row.documentDate, lang),
            m.page(String(row.page)),
            severityLabel(row.severity, lang),
          ),
          '  ',
        ),
      )
      out(wrap(`“${row.quote}”`, '      '))
      for (const line of [problemSentence(row.message, lang), ...problemLines(row, settings)]) out(wrap(line, '      '))
      if (row.path) out(`      ${m.file}: ${row.path}`)
      if (row.copies.length > 0) out(wrap(copiesLine(row.copies, settings), '      '))
    }
  }
}

const COLUMNS = [
  'id',
  'kind',
  'severity',
  'message',
  'quote',
  'page',
  'documentCode',
  'issuer',
  'province',
  'documentDate',
  'evidence',
  'against',
  'suggestion',
  'suggestionTitle',
  'path',
  'fingerprint',
] as const

const flat = (row: ProblemOut) => ({
  ...row,
  id: problemId(row.fingerprint),
  evidence: row.evidence.join('; '),
  against: row.against.join('; '),
})
