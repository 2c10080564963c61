/** What every command is told: where the database is, the language, the form of the answer. */
import { LANGUAGES, type Language, type Messages, messages } from './messages.js'

export interface Settings {
  readonly db: string
  readonly json: boolean
  readonly csv: boolean
  readonly lang: Language
  readonly m: Messages
}

/** Options as commander hands them over: those of the command and the common ones. */
export type Options = Readonly<Record<string, unknown>>

export function settingsOf(options: Options): Settings {
  const lang = options['lang'] as Language
  return {
    db: options['db'] as string,
    json: options['json'] === true,
    csv: options['csv'] === true,
    lang,
    m: messages[lang],
  }
}

/** Language of the help, wanted before the command line is parsed: --lang, VANKIEN_LANG, else Vietnamese. */
export function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = argv.indexOf('--lang')
  const asked = at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
  const wanted = asked ?? environment['VANKIEN_LANG']
  return LANGUAGES.find((lang) => lang === wanted) ?? 'vi'
}
