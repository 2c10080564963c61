/** What `registry check` finds, as sentences. */
import { CONGRESS_DAYS, type Finding, type FindingKind, PLENUM_DAYS, type RowPlace } from '../corpus/registry/check.js'
import { dateLabel, levelLabel, relationLabel } from '../reports/labels.js'
import type { Settings } from './settings.js'

/** What is wrong with a row, without saying which row; with the reason of a known exception. */
export function findingSentence(finding: Finding, settings: Settings): string {
  const { lang } = settings
  const said = sentence(finding, settings)
  return finding.reason && finding.kind !== 'cell' ? `${said}: ${finding.reason[lang]}` : said
}

/** "works.tsv, line 31". */
export const placeOf = ({ file, line }: RowPlace, { m }: Settings): string => m.registryLine(file, String(line))

function sentence({ kind, facts, other, reason }: Finding, settings: Settings): string {
  const { lang, m } = settings
  const fact = (name: string) => facts[name] ?? ''
  const date = (name: string) => dateLabel(fact(name), lang)
  const row = other ? `${other.name} (${placeOf(other, settings)})` : ''
  const sentences: Readonly<Record<FindingKind, () => string>> = {
    cell: () => m.findingCell(fact('column'), reason?.[lang] ?? ''),
    twice: () => m.findingTwice(row),
    'bad-code': () => m.findingBadCode(fact('code')),
    'no-title': () => m.findingNoTitle,
    'doubtful-title': () => m.findingDoubtfulTitle(fact('remark')),
    'no-issuer': () => m.findingNoIssuer,
    'unknown-sign': () => m.findingUnknownSign(fact('sign')),
    'not-central': () => m.findingNotCentral(fact('sign'), levelLabel(fact('level'), lang)),
    'type-and-sign': () => m.findingTypeAndSign(fact('type'), fact('sign')),
    'unknown-term': () => m.findingUnknownTerm(fact('term')),
    'outside-term': () => m.findingOutsideTerm(termSpan(), fact('days'), String(CONGRESS_DAYS)),
    'near-term': () => m.findingNearTerm(termSpan(), fact('days'), String(CONGRESS_DAYS)),
    'number-order': () => m.findingNumberOrder(row),
    'same-number': () => m.findingSameNumber(row),
    'no-target': () => m.findingNoTarget(relationLabel(fact('relation'), lang), fact('target')),
    'later-target': () => m.findingLaterTarget(relationLabel(fact('relation'), lang), row),
    'plenum-twice': () => m.findingPlenumTwice(row),
    'plenum-days': () => m.findingPlenumDays(date('start'), date('end')),
    'plenum-order': () => m.findingPlenumOrder(row),
    'plenum-undated': () => m.findingPlenumUndated,
    'plenum-document': () => m.findingPlenumDocument(fact('document')),
    'plenum-term': () => m.findingPlenumTerm(fact('document'), fact('term')),
    'plenum-early': () => m.findingPlenumEarly(fact('document'), date('start')),
    'plenum-late': () => m.findingPlenumLate(fact('document'), date('end'), fact('days'), String(PLENUM_DAYS)),
    'two-plenums': () => m.findingTwoPlenums(fact('document'), row),
    'unneeded-exception': () => m.findingUnneededException(fact('kind')),
  }
  return sentences[kind]()

  function termSpan(): string {
    return m.termSpan(date('date'), fact('term'), date('start'), date('end'))
  }
}
