/** Commands as shells complete them: names, options, the values that an option or a place takes. */
import { CORRECTED_FIELDS } from '../../db/corrections.js'
import { OCR_MODES } from '../../pipeline/ocr/types.js'
import { PROBLEM_KINDS, PROBLEM_SEVERITIES } from '../../reports/labels.js'
import { LANGUAGES, type Messages } from '../messages.js'
import type { CommandForm } from '../vankien.js'

/** What may stand somewhere: files of the disk, one of these words, or what nobody can guess. */
export type Values = 'files' | 'anything' | readonly string[]

export interface OptionShape {
  /** "--since". */
  readonly name: string
  readonly about: string
  /** Null of one that takes no value. */
  readonly values: Values | null
}

export interface CommandShape {
  /** Words that lead to it: ["registry", "add"]. */
  readonly words: readonly string[]
  readonly about: string
  readonly options: readonly OptionShape[]
  /** What its first argument takes, and the later ones. */
  readonly first: Values
  readonly later: Values
  /** Names of its parts, of a command that does several things. */
  readonly parts: readonly string[]
}

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof SHELLS)[number]

/** Words without blanks and diacritics, as they are typed. */
const VALUES: Readonly<Record<string, Values>> = {
  '--db': 'files',
  '--registry': 'files',
  '--of': 'files',
  '--out': 'files',
  '--ics': 'files',
  '--baseline': 'files',
  '--outputs': 'files',
  '--lang': LANGUAGES,
  '--ocr': OCR_MODES,
  '--level': ['tw', 'tinh', 'huyen', 'xa'],
  '--relation': ['basis', 'implement', 'review', 'monitor', 'amend', 'replace', 'nested', 'mention'],
  '--format': ['json', 'dot', 'graphml', 'gexf', 'svg'],
  '--severity': PROBLEM_SEVERITIES,
  '--kind': PROBLEM_KINDS,
  '--term': ['X', 'XI', 'XII', 'XIII', 'XIV'],
}

/** What arguments take, by the phrase that describes them; codes and words nobody can guess. */
const ARGUMENTS: Partial<Record<keyof Messages, readonly [first: Values, later: Values]>> = {
  argPaths: ['files', 'files'],
  argFiles: ['files', 'files'],
  argCodeOrFile: ['files', 'files'],
  argGold: ['files', 'files'],
  argCorrect: [
    ['mention', 'field', 'mute', 'unmute', 'undo'],
    ['@files', ...CORRECTED_FIELDS],
  ],
  argCorrections: [['list', 'export', 'import'], 'files'],
  argShell: [SHELLS, []],
}

/** Stands among words where files may be meant too. */
export const FILES = '@files'

/** All commands, those within commands too. */
export function shapes(commands: readonly CommandForm[], m: Messages): CommandShape[] {
  return commands.flatMap((form) => shapesOf(form, [], m))
}

function shapesOf(form: CommandForm, before: readonly string[], m: Messages): CommandShape[] {
  const words = [...before, form.name]
  const [first, later] = (form.argument && ARGUMENTS[form.argument[1]]) ?? ['anything', 'anything']
  const own: CommandShape = {
    words,
    about: m[form.about] as string,
    options: [
      ...(form.options ?? []).map(([flags, about]) => optionOf(flags, m[about] as string)),
      ...(form.common.includes('db') ? [optionOf('--db <file>', m.optionDb)] : []),
      ...(form.common.includes('registry') ? [optionOf('--registry <file>', m.optionRegistry)] : []),
      ...(form.common.includes('json') ? [optionOf('--json', m.optionJson)] : []),
      ...(form.common.includes('csv') ? [optionOf('--csv', m.optionCsv)] : []),
      ...(form.secret ? [optionOf('--include-secret', m.optionShowSecret)] : []),
      optionOf('--lang <lang>', m.optionLang),
      optionOf('--help', m.optionHelp),
    ],
    first: form.argument ? first : [],
    later: form.argument ? later : [],
    parts: form.parts?.map(({ name }) => name) ?? [],
  }
  return [own, ...(form.parts ?? []).flatMap((part) => shapesOf(part, words, m))]
}

function optionOf(flags: string, about: string): OptionShape {
  const [name = '', value] = flags.split(' ')
  return { name, about, values: value === undefined ? null : (VALUES[name] ?? 'anything') }
}
