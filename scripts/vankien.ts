#!/usr/bin/env node
/** The command line. Each command loads what it needs when it is called, so that a question is answered at once. */
import { Argument, Command, CommanderError, Help, Option } from 'commander'
import { saidIfBusy } from '../db/errors.js'
import { EXIT, Failure, isBilingual, isSystemError, UsageError } from './errors.js'
import { LANGUAGES, type Messages, messages } from './messages.js'
import { outJson, tell } from './print.js'
import { DATABASE, languageOf, type Options, type Settings, settingsOf } from './settings.js'
import { version } from './version.js'

/** A command: takes its arguments, its options and the common settings; gives the exit code. */
export type Run = (words: readonly string[], options: Options, settings: Settings) => Promise<number> | number

/** A command as the command line has it. */
export interface CommandForm {
  readonly name: string
  readonly about: keyof Messages & `about${string}`
  readonly argument?: readonly [form: string, about: keyof Messages]
  /** With the value that stands unless another is given, or REQUIRED. */
  readonly options?: readonly (readonly [flags: string, about: keyof Messages, standard?: string])[]
  /** The common options that mean something to this command. */
  readonly common: readonly ('db' | 'registry' | 'json' | 'csv')[]
  /** It shows what the database holds: documents with a secrecy mark only where they are asked for. */
  readonly secret?: true
  readonly examples: readonly string[]
  /** Of a command that does several things, each of them under its own name. */
  readonly parts?: readonly CommandForm[]
  readonly load?: () => Promise<{ readonly run: Run }>
}

/** Marks an option that must be given. */
const REQUIRED = 'required'

const REGISTRY: readonly CommandForm[] = [
  {
    name: 'check',
    about: 'aboutRegistryCheck',
    common: ['db', 'registry', 'json'],
    examples: ['vankien registry check', 'vankien registry check --registry danh-muc.tsv --json'],
    load: () => import('./commands/registry/check.js'),
  },
  {
    name: 'list',
    about: 'aboutRegistryList',
    options: [['--mine', 'optMine']],
    common: ['db', 'registry', 'json', 'csv'],
    examples: ['vankien registry list --mine', 'vankien registry list --csv > danh-muc.csv'],
    load: () => import('./commands/registry/list.js'),
  },
  {
    name: 'add',
    about: 'aboutRegistryAdd',
    options: [
      ['--code <code>', 'optAddCode', 'required'],
      ['--date <date>', 'optAddDate', 'required'],
      ['--issuer <name>', 'optAddIssuer', 'required'],
      ['--title <text>', 'optAddTitle', 'required'],
      ['--type <type>', 'optAddType'],
      ['--term <term>', 'optAddTerm'],
      ['--relations <list>', 'optAddRelations'],
    ],
    common: ['db', 'registry', 'json'],
    examples: [
      'vankien registry add --code 46-HD/BTGDVTW --date 22/12/2025 --issuer "Ban Tuyên giáo và Dân vận Trung ương" --title "công tác khoa giáo năm 2026"',
      'vankien registry add --code 999-QĐ/TW --type "Quy định" --date 2026-01-05 --issuer "Ban Bí thư" --title "…" --term XIII --relations "replaces 58-QĐ/TW@2007-05-07"',
    ],
    load: () => import('./commands/registry/add.js'),
  },
  {
    name: 'suggest',
    about: 'aboutRegistrySuggest',
    secret: true,
    common: ['db', 'registry', 'json', 'csv'],
    examples: ['vankien registry suggest', 'vankien registry suggest --db kho.db --csv > de-nghi.csv'],
    load: () => import('./commands/registry/suggest.js'),
  },
]

const COMMANDS: readonly CommandForm[] = [
  {
    name: 'import',
    about: 'aboutImport',
    argument: ['<path...>', 'argPaths'],
    options: [
      ['--jobs <n>', 'optJobs'],
      ['--ocr <mode>', 'optOcr', 'auto'],
      ['--dry-run', 'optDryRun'],
      ['--retry', 'optRetry'],
      ['--reprocess', 'optReprocess'],
      ['--timeout <seconds>', 'optTimeout'],
      ['--include-secret', 'optIncludeSecret'],
    ],
    common: ['db', 'registry', 'json'],
    examples: [
      'vankien import "Kho văn bản"',
      'vankien import van-ban.zip 12-KH-TU.pdf --db kho.db',
      'vankien import "Kho văn bản" --dry-run',
      'vankien import "Kho văn bản" --retry',
    ],
    load: () => import('./commands/import.js'),
  },
  {
    name: 'extract',
    about: 'aboutExtract',
    argument: ['<file...>', 'argFiles'],
    options: [['--ocr <mode>', 'optOcr', 'auto']],
    common: ['registry', 'json'],
    examples: [
      'vankien extract 12-KH-TU.docx',
      'vankien extract *.pdf > trich-xuat.jsonl',
      'vankien extract quet.pdf --ocr force',
    ],
    load: () => import('./commands/extract.js'),
  },
  {
    name: 'explain',
    about: 'aboutExplain',
    argument: ['<file...>', 'argFiles'],
    options: [['--ocr <mode>', 'optOcr', 'auto']],
    common: ['registry', 'json'],
    examples: ['vankien explain 12-KH-TU.docx', 'vankien explain 12-KH-TU.docx --json > giai-thich.json'],
    load: () => import('./commands/explain.js'),
  },
  {
    name: 'cites',
    about: 'aboutCites',
    argument: ['<code...>', 'argCode'],
    options: [
      ['--date <date>', 'optDate'],
      ['--term <term>', 'optTerm'],
      ['--province <name>', 'optProvince'],
      ['--level <level>', 'optLevel'],
      ['--relation <relation>', 'optRelation'],
      ['--since <date>', 'optSince'],
      ['--until <date>', 'optUntil'],
      ['--via', 'optVia'],
      ['--all-copies', 'optAllCopies'],
    ],
    secret: true,
    common: ['db', 'json', 'csv'],
    examples: [
      'vankien cites 57-NQ/TW',
      'vankien cites 57-NQ/TW --via --province "Hải Phòng"',
      'vankien cites nghị quyết 57 --province "Hải Phòng" --level xã',
      'vankien cites 11-CT/TW --term XIII --since 2026 --json',
    ],
    load: () => import('./commands/cites.js'),
  },
  {
    name: 'coverage',
    about: 'aboutCoverage',
    argument: ['<code...>', 'argCodes'],
    options: [
      ['--of <file>', 'optOf'],
      ['--province <name>', 'optUnitProvince'],
      ['--level <level>', 'optUnitLevel'],
    ],
    secret: true,
    common: ['db', 'json', 'csv'],
    examples: [
      'vankien coverage 57-NQ/TW --province "Hải Phòng" --level xã',
      'vankien coverage 57-NQ/TW 71-NQ/TW 72-NQ/TW --of 103-don-vi.csv',
      'vankien coverage "chỉ thị 06 ngày 24/06/2021" --of don-vi.txt --csv > ra-soat.csv',
    ],
    load: () => import('./commands/coverage.js'),
  },
  {
    name: 'show',
    about: 'aboutShow',
    argument: ['<code-or-file...>', 'argCodeOrFile'],
    options: [
      ['--date <date>', 'optDate'],
      ['--term <term>', 'optTerm'],
      ['--decisions', 'optDecisions'],
    ],
    secret: true,
    common: ['db', 'json'],
    examples: [
      'vankien show 57-NQ/TW',
      'vankien show "Kho văn bản/2026/12-KH-TU.docx"',
      'vankien show 12-KH-TU.docx --decisions',
    ],
    load: () => import('./commands/show.js'),
  },
  {
    name: 'graph',
    about: 'aboutGraph',
    argument: ['<code...>', 'argCode'],
    options: [
      ['--depth <n>', 'optDepth', '2'],
      ['--format <format>', 'optFormat'],
      ['--out <file>', 'optGraphOut'],
      ['--limit <n>', 'optGraphLimit', '400'],
      ['--date <date>', 'optDate'],
      ['--term <term>', 'optTerm'],
    ],
    secret: true,
    common: ['db', 'json'],
    examples: [
      'vankien graph 57-NQ/TW --out so-do.svg',
      'vankien graph 102-CTr/TU --depth 3 --format dot | dot -Tpdf > so-do.pdf',
      'vankien graph nghị quyết 57 --out so-do.gexf --limit 2000',
    ],
    load: () => import('./commands/graph.js'),
  },
  {
    name: 'search',
    about: 'aboutSearch',
    argument: ['<word...>', 'argWords'],
    options: [['--limit <n>', 'optLimit']],
    secret: true,
    common: ['db', 'json', 'csv'],
    examples: ['vankien search chuyển đổi số', 'vankien search chuyen doi so --limit 5'],
    load: () => import('./commands/search.js'),
  },
  {
    name: 'works',
    about: 'aboutWorks',
    options: [
      ['--type <type>', 'optType'],
      ['--scope <scope>', 'optScope'],
      ['--held', 'optHeld'],
      ['--missing', 'optMissing'],
      ['--all', 'optAll'],
      ['--limit <n>', 'optLimit'],
    ],
    secret: true,
    common: ['db', 'json', 'csv'],
    examples: ['vankien works --limit 20', 'vankien works --type "Chỉ thị" --missing --csv'],
    load: () => import('./commands/works.js'),
  },
  {
    name: 'missing',
    about: 'aboutMissing',
    options: [
      ['--limit <n>', 'optLimit'],
      ['--who', 'optWho'],
    ],
    secret: true,
    common: ['db', 'json', 'csv'],
    examples: ['vankien missing --limit 20', 'vankien missing --who --csv > can-tim.csv'],
    load: () => import('./commands/missing.js'),
  },
  {
    name: 'reviews',
    about: 'aboutReviews',
    options: [
      ['--year <year>', 'optYear'],
      ['--due', 'optDue'],
      ['--today <date>', 'optToday'],
      ['--ics <file>', 'optIcs'],
      ['--all-copies', 'optAllCopies'],
    ],
    secret: true,
    common: ['db', 'registry', 'json', 'csv'],
    examples: [
      'vankien reviews --year 2026',
      'vankien reviews --csv > so-ket.csv',
      'vankien reviews --due --year 2026',
      'vankien reviews --year 2026 --ics so-ket-2026.ics',
    ],
    load: () => import('./commands/reviews.js'),
  },
  {
    name: 'deadlines',
    about: 'aboutDeadlines',
    options: [
      ['--since <date>', 'optSince'],
      ['--until <date>', 'optUntil'],
      ['--ics <file>', 'optIcs'],
      ['--all-copies', 'optAllCopies'],
    ],
    secret: true,
    common: ['db', 'json', 'csv'],
    examples: [
      'vankien deadlines --since 2026-07-01 --until 2026-12-31',
      'vankien deadlines --json',
      'vankien deadlines --ics thoi-han.ics',
    ],
    load: () => import('./commands/deadlines.js'),
  },
  {
    name: 'problems',
    about: 'aboutProblems',
    options: [
      ['--kind <kind...>', 'optKind'],
      ['--severity <severity>', 'optSeverity'],
      ['--document <path-or-code>', 'optDocument'],
      ['--muted', 'optMuted'],
      ['--all-copies', 'optAllCopies'],
    ],
    secret: true,
    common: ['db', 'json', 'csv'],
    examples: [
      'vankien problems',
      'vankien problems --kind date-misprint number-misprint --csv > in-nham.csv',
      'vankien problems --document 12-KH-TU.docx',
    ],
    load: () => import('./commands/problems.js'),
  },
  {
    name: 'correct',
    about: 'aboutCorrect',
    argument: ['<form...>', 'argCorrect'],
    options: [
      ['--work <id-or-code>', 'optWork'],
      ['--nth <n>', 'optNth'],
      ['--author <name>', 'optAuthor'],
      ['--note <text>', 'optNote'],
    ],
    secret: true,
    common: ['db', 'json'],
    examples: [
      'vankien correct mention 12-KH-TU.docx 27-CT/TW --work 23-CT/TW --note "in nhầm số"',
      'vankien correct mention 12-KH-TU.docx "Nghị quyết số 45" --nth 2 --work none',
      'vankien correct field 12-KH-TU.docx date 2026-01-15',
      'vankien correct mute blank-number:0a1b2c3d:44 --note "bản dự thảo"',
      'vankien correct undo 3',
    ],
    load: () => import('./commands/correct.js'),
  },
  {
    name: 'corrections',
    about: 'aboutCorrections',
    argument: ['[form...]', 'argCorrections'],
    secret: true,
    common: ['db', 'json', 'csv'],
    examples: [
      'vankien corrections',
      'vankien corrections export dinh-chinh.jsonl',
      'vankien corrections import dinh-chinh.jsonl --db kho.db',
    ],
    load: () => import('./commands/corrections.js'),
  },
  {
    name: 'status',
    about: 'aboutStatus',
    secret: true,
    options: [['--runs', 'optRuns']],
    common: ['db', 'json', 'csv'],
    examples: ['vankien status', 'vankien status --db kho.db --json', 'vankien status --runs'],
    load: () => import('./commands/status.js'),
  },
  {
    name: 'report',
    about: 'aboutReport',
    options: [
      ['--out <file>', 'optOut', 'required'],
      ['--work <code...>', 'optReportWork'],
      ['--province <name>', 'optReportProvince'],
      ['--year <year>', 'optReportYear'],
      ['--of <file>', 'optReportOf'],
      ['--only <tables>', 'optOnly'],
      ['--where <conditions>', 'optWhere'],
      ['--explorer <url>', 'optExplorer', 'http://127.0.0.1:8057'],
    ],
    secret: true,
    common: ['db', 'registry', 'json'],
    examples: [
      'vankien report --out bao-cao.xlsx',
      'vankien report --out nq57-hai-phong.docx --work 57-NQ/TW --province "Hải Phòng" --of don-vi.csv',
      `vankien report --out bang.zip --only citations,deadlines --where 'province="Hải Phòng" page>=2'`,
      'vankien report --out so-do.svg --work 57-NQ/TW',
    ],
    load: () => import('./commands/report.js'),
  },
  {
    name: 'batch',
    about: 'aboutBatch',
    argument: ['<file>', 'argBatch'],
    options: [
      ['--column <name>', 'optColumn'],
      ['--out <file>', 'optBatchOut'],
    ],
    secret: true,
    common: ['db', 'json'],
    examples: [
      'vankien batch so-hieu.csv > tra-loi.csv',
      'vankien batch danh-sach.csv --column "Số, ký hiệu" --out tra-loi.csv',
    ],
    load: () => import('./commands/batch.js'),
  },
  {
    name: 'serve',
    about: 'aboutServe',
    secret: true,
    options: [
      ['--port <n>', 'optPort', '8057'],
      ['--host <name>', 'optHost', '127.0.0.1'],
      ['--token <text>', 'optToken'],
    ],
    common: ['db', 'registry', 'json'],
    examples: ['vankien serve', 'vankien serve --db kho.db --port 8100', 'vankien serve --host 192.168.1.20'],
    load: () => import('./commands/serve.js'),
  },
  {
    name: 'registry',
    about: 'aboutRegistry',
    common: [],
    examples: ['vankien registry check', 'vankien registry suggest', 'vankien registry add --help'],
    parts: REGISTRY,
  },
  {
    name: 'eval',
    about: 'aboutEval',
    argument: ['<gold-dir>', 'argGold'],
    options: [
      ['--min <field=value...>', 'optMin'],
      ['--misses', 'optMisses'],
      ['--baseline <file>', 'optBaseline'],
      ['--save', 'optSave'],
      ['--outputs <dir>', 'optOutputs'],
    ],
    common: ['registry', 'json'],
    examples: ['vankien eval corpus/samples/sources', 'vankien eval gold --min citation.coded=0.95 --misses'],
    load: () => import('./commands/eval.js'),
  },
  {
    name: 'doctor',
    about: 'aboutDoctor',
    common: ['db', 'registry', 'json'],
    examples: ['vankien doctor', 'vankien doctor --db kho.db --json'],
    load: () => import('./commands/doctor.js'),
  },
  {
    name: 'completion',
    about: 'aboutCompletion',
    argument: ['<shell>', 'argShell'],
    common: [],
    examples: [
      'vankien completion bash > ~/.local/share/bash-completion/completions/vankien',
      'vankien completion powershell >> $PROFILE',
    ],
    load: async () => {
      const { completion } = await import('./commands/completion.js')
      return { run: completion(COMMANDS) }
    },
  },
]

/** Runs one command line; gives the exit code. */
export async function main(argv: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<number> {
  const lang = languageOf(argv, environment)
  const m = messages[lang]
  let code: number = EXIT.done
  let json = false
  const program = buildProgram(m, environment, lang, async (form, words, options) => {
    const settings = settingsOf(options, environment)
    json = settings.json
    const { run } = await form.load!()
    code = await run(words, options, settings)
  })
  try {
    const words = commandFirst(argv)
    const alone = startOptions(words, environment)
    if (alone !== null) {
      const { start } = await import('./start.js')
      return start(settingsOf({ ...alone, lang }, environment))
    }
    await program.parseAsync(words, { from: 'user' })
    return code
  } catch (error) {
    return explain(error, m, json, commandFirst(argv)[0])
  }
}

/** Without a command, or with nothing but a database and a language, the program says how to begin; null of all else. */
function startOptions(words: readonly string[], environment: NodeJS.ProcessEnv): { readonly db: string } | null {
  let db = environment['VANKIEN_DB'] || DATABASE
  for (let at = 0; at < words.length; at++) {
    const [name, value = words[++at]] = words[at]!.split(/=(.*)/s, 2)
    if (value === undefined || (name !== '--db' && !(name === '--lang' && LANGUAGES.some((lang) => lang === value))))
      return null
    if (name === '--db') db = value
  }
  return { db }
}

/** `vankien --db kho.db status` is `vankien status --db kho.db`: common options may stand before the command too. */
function commandFirst(argv: readonly string[]): string[] {
  let at = 0
  while (/^--(?:db|registry|lang|json|csv)(?:=|$)/.test(argv[at] ?? ''))
    at += /^--(?:db|registry|lang)$/.test(argv[at]!) ? 2 : 1
  return at === 0 || argv[at] === undefined ? [...argv] : [argv[at]!, ...argv.slice(at + 1), ...argv.slice(0, at)]
}

function buildProgram(
  m: Messages,
  environment: NodeJS.ProcessEnv,
  lang: string,
  act: (form: CommandForm, words: readonly string[], options: Options) => Promise<void>,
): Command {
  const program = new Command('vankien')
  const titles: Readonly<Record<string, string>> = {
    'Usage:': m.usageTitle,
    'Arguments:': m.argumentsTitle,
    'Options:': m.optionsTitle,
    'Global Options:': m.globalOptionsTitle,
    'Commands:': m.commandsTitle,
  }
  const configure = (command: Command): Command =>
    command
      .exitOverride()
      .showHelpAfterError(false)
      .configureOutput({ outputError: () => undefined })
      .configureHelp({
        styleTitle: (title) => titles[title] ?? title,
        optionDescription: (option) => described(option, m),
        subcommandTerm: (subcommand) => new Help().subcommandTerm(subcommand).replace(' [options]', ''),
      })
      .helpOption('-h, --help', m.optionHelp)
  configure(program)
    .description(m.about)
    .version(version(), '-V, --version', m.optionVersion)
    .usage(`${m.usageCommand} ${m.usageOptions}`)
    .helpCommand(`help ${m.usageCommand}`, m.helpCommand)
    .addOption(languageOption(m, lang))
    .addHelpText(
      'after',
      `\n${m.examplesTitle}\n  vankien import "Kho văn bản"\n  vankien cites 57-NQ/TW\n  vankien reviews --year 2026`,
    )

  const add = (parent: Command, form: CommandForm): void => {
    const command = configure(parent.command(form.name)).description(m[form.about] as string)
    const words = form.parts ? [m.usageCommand, m.usageOptions] : [m.usageOptions]
    command.usage([...words, ...(form.argument ? [form.argument[0]] : [])].join(' '))
    if (form.argument) command.addArgument(new Argument(form.argument[0], m[form.argument[1]] as string))
    for (const [flags, about, standard] of form.options ?? []) {
      const option = new Option(flags, m[about] as string)
      if (standard === REQUIRED) option.makeOptionMandatory()
      else if (standard !== undefined) option.default(standard)
      command.addOption(option)
    }
    if (form.secret) command.addOption(new Option('--include-secret', m.optionShowSecret))
    if (form.common.includes('db'))
      command.addOption(new Option('--db <file>', m.optionDb).default(environment['VANKIEN_DB'] || DATABASE))
    if (form.common.includes('registry')) command.addOption(new Option('--registry <file>', m.optionRegistry))
    if (form.common.includes('json')) command.addOption(new Option('--json', m.optionJson))
    if (form.common.includes('csv')) command.addOption(new Option('--csv', m.optionCsv).conflicts('json'))
    command.addOption(languageOption(m, lang))
    command.addHelpText('after', `\n${m.examplesTitle}\n${form.examples.map((example) => `  ${example}`).join('\n')}`)
    if (form.parts) {
      command.helpCommand(`help ${m.usageCommand}`, m.helpCommand)
      for (const part of form.parts) add(command, part)
      return
    }
    command.action(async (...given: unknown[]) => {
      const own = given.at(-1) as Command
      const words = form.argument ? ([given[0] ?? []].flat() as string[]) : []
      await act(form, words, { ...own.opts(), lang })
    })
  }
  for (const form of COMMANDS) add(program, form)
  return program
}

const languageOption = (m: Messages, lang: string) =>
  new Option('--lang <vi|en>', m.optionLang).choices(LANGUAGES).default(lang)

/** Help lines without commander's English "(choices: …, default: …)". */
function described(option: Option, m: Messages): string {
  const standard =
    option.defaultValue === undefined || option.long === '--lang' ? '' : ` [${String(option.defaultValue)}]`
  return `${option.description === '' ? m.optionHelp : option.description}${standard}`
}

/** Says what went wrong in one sentence where it is known, and gives the exit code. */
function explain(thrown: unknown, m: Messages, json: boolean, command: string | undefined): number {
  const error = saidIfBusy(thrown)
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done
    if (error.code === 'commander.help') return EXIT.usage
    tell(usageSentence(error, m, command))
    return EXIT.usage
  }
  if (error instanceof UsageError) {
    tell(error.message)
    return EXIT.usage
  }
  const sentence = sentenceOf(error, m)
  if (sentence === null) {
    tell(m.internalError)
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return EXIT.failed
  }
  // What follows the first line is laid out for people; the details say it to programs.
  if (json) outJson({ error: sentence.split('\n', 1)[0], ...(error instanceof Failure ? error.details : null) })
  tell(sentence)
  return EXIT.failed
}

function sentenceOf(error: unknown, m: Messages): string | null {
  if (error instanceof Failure) return error.message
  if (error instanceof Error && error.name === 'RegistryError')
    return m === messages.en ? error.message : (error as Error & { messageVi: string }).messageVi
  if (isBilingual(error)) return m === messages.en ? error.messageEn : error.message
  if (error instanceof Error && error.name === 'GoldError') return error.message
  if (isSystemError(error))
    return /^(?:open|mkdir|write|rename)$/.test(error.syscall ?? '') &&
      /^(?:EACCES|EPERM|EROFS|ENOSPC|EISDIR)$/.test(error.code ?? '')
      ? m.cannotWrite(error.path ?? '', error.code ?? '')
      : m.cannotRead(error.path ?? '', error.code ?? '')
  return null
}

function usageSentence(error: CommanderError, m: Messages, command: string | undefined): string {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const sentences: Readonly<Record<string, string>> = {
    'commander.unknownOption': m.unknownOption(named),
    'commander.unknownCommand': m.unknownCommand(named),
    'commander.missingArgument': m.missingArgument(`<${named}>`),
    'commander.optionMissingArgument': m.missingOptionValue(named),
    'commander.missingMandatoryOptionValue': m.missingOptionValue(named),
    'commander.excessArguments': m.tooManyArguments,
  }
  const like = /Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1]
  const known = COMMANDS.some(({ name }) => name === command)
  return [
    sentences[error.code] ?? error.message.replace(/^error: /, ''),
    ...(like === undefined ? [] : [m.didYouMeanWord(like)]),
    m.seeHelp(known ? `vankien ${command}` : 'vankien'),
  ].join('\n')
}

/** A reader that has seen enough (`vankien works | head`) closes the pipe; that is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(EXIT.done)
})

process.exitCode = await main(process.argv.slice(2))
