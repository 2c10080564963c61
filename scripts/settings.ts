/** What every command is told: where the database is, the language, the form of the answer. */
import { dirname, join } from 'node:path'
import { LANGUAGES, type Language, type Messages, messages } from './messages.js'

/** The database where none is named, and the user's own registry beside a database. */
export const DATABASE = './vankien.db'
const REGISTRY = 'vankien-registry.tsv'

export interface Settings {
  readonly db: string
  readonly registry: RegistryFile
  readonly json: boolean
  readonly csv: boolean
  /** Documents with a secrecy mark are shown too. */
  readonly includeSecret: boolean
  readonly lang: Language
  readonly m: Messages
}

/** Where the user's own registry table is, and who said so. */
export interface RegistryFile {
  readonly path: string
  readonly from: 'option' | 'environment' | 'default'
}

/** Options as commander hands them over: those of the command and the common ones. */
export type Options = Readonly<Record<string, unknown>>

export function settingsOf(options: Options, environment: NodeJS.ProcessEnv = process.env): Settings {
  const lang = options['lang'] as Language
  return {
    db: options['db'] as string,
    registry: registryFile(options, environment),
    json: options['json'] === true,
    csv: options['csv'] === true,
    includeSecret: options['includeSecret'] === true,
    lang,
    m: messages[lang],
  }
}

/** Whether a command finds this table without being told where. */
export const isDefaultRegistry = ({ path, from }: RegistryFile): boolean => from === 'default' && path === REGISTRY

function registryFile(options: Options, environment: NodeJS.ProcessEnv): RegistryFile {
  const asked = options['registry'] as string | undefined
  if (asked !== undefined) return { path: asked, from: 'option' }
  const named = environment['VANKIEN_REGISTRY']
  if (named) return { path: named, from: 'environment' }
  // A command without a database stands beside the one that others would use.
  const db = (options['db'] as string | undefined) ?? (environment['VANKIEN_DB'] || DATABASE)
  return { path: join(dirname(db), REGISTRY), from: 'default' }
}

/** Language of the help, wanted before the command line is parsed: --lang, VANKIEN_LANG, else Vietnamese. */
export function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = argv.indexOf('--lang')
  const asked = at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
  const wanted = asked ?? environment['VANKIEN_LANG']
  return LANGUAGES.find((lang) => lang === wanted) ?? 'vi'
}
