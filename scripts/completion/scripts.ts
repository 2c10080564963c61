/** Completion scripts, one writer a shell. They hold the commands as they are; nothing is run while one types. */
import { type CommandShape, FILES, type OptionShape, type Shell, type Values } from './tree.js'

export type Write = (commands: readonly CommandShape[], head: readonly string[]) => string

const comment = (lines: readonly string[]): string => lines.map((line) => `# ${line}`).join('\n')
/** What every POSIX shell takes as it stands. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const top = (commands: readonly CommandShape[]) => commands.filter(({ words }) => words.length === 1)

/** Options that are followed by a value, over all commands: what stands after one is no argument. */
const valued = (commands: readonly CommandShape[]): string[] => [
  ...new Set(commands.flatMap(({ options }) => options.flatMap(({ name, values }) => (values === null ? [] : [name])))),
]

/** Options that may stand before the command too. */
const anywhere = (commands: readonly CommandShape[]): OptionShape[] =>
  ['--db', '--registry', '--lang'].flatMap(
    (name) => commands.flatMap(({ options }) => options.find((option) => option.name === name) ?? [])[0] ?? [],
  )

/** Words and whether files are meant too. */
function parts(values: Values): { readonly words: readonly string[]; readonly files: boolean } {
  if (values === 'anything') return { words: [], files: false }
  if (values === 'files') return { words: [], files: true }
  return { words: values.filter((word) => word !== FILES), files: values.includes(FILES) }
}

/** "a|b)" of a bash or zsh case. */
const arms = (commands: readonly CommandShape[], line: (command: CommandShape) => string): string =>
  commands.map((command) => `    ${quoted(command.words.join(' '))}) ${line(command)} ;;`).join('\n')

/** Sets `offered` and `files` by what is asked: shared by bash and zsh, which differ in how they offer them. */
function posixBody(commands: readonly CommandShape[]): string {
  const offer = (values: Values) => {
    const { words, files } = parts(values)
    return `offered=${quoted(words.join(' '))} files=${files ? 1 : 0}`
  }
  const nested = commands.filter(({ parts }) => parts.length > 0).map(({ words }) => words.join(' '))
  const options = [{ words: [''], options: anywhere(commands) }, ...commands].flatMap(({ words, options }) =>
    options.flatMap(({ name, values }) =>
      values === null ? [] : [`    ${quoted(`${words.join(' ')} ${name}`)}) ${offer(values)}; return ;;`],
    ),
  )
  return `  local at=1 word skip=0
  command='' given=0 offered='' files=0
  while [ "$at" -lt "$here" ]; do
    word="$(_vankien_word "$at")"
    at=$((at + 1))
    if [ "$skip" = 1 ]; then skip=0; [ "$word" = '=' ] && skip=1; continue; fi
    case "$word" in
      ${valued(commands).join('|')}) skip=1 ;;
      -*|'=') ;;
      *)
        if [ -z "$command" ]; then command="$word"
        else
          case "$command" in
            ${nested.map(quoted).join('|')}) command="$command $word" ;;
            *) given=$((given + 1)) ;;
          esac
        fi ;;
    esac
  done
  case "$command $before" in
${options.join('\n')}
  esac
  case "$current" in
    -*)
      case "$command" in
${arms(commands, ({ options }) => `offered=${quoted(options.map(({ name }) => name).join(' '))}`)}
        *) offered='--help --version --lang' ;;
      esac
      return ;;
  esac
  if [ -z "$command" ]; then offered=${quoted(
    top(commands)
      .map(({ words }) => words[0])
      .join(' '),
  )}; return; fi
  if [ "$given" = 0 ]; then
    case "$command" in
${arms(commands, ({ parts: own, first }) => (own.length > 0 ? `offered=${quoted(own.join(' '))}` : offer(first)))}
    esac
  else
    case "$command" in
${arms(commands, ({ later }) => offer(later))}
    esac
  fi`
}

const bash: Write = (commands, head) => `${comment(head)}
_vankien_word() { printf '%s' "\${COMP_WORDS[$1]}"; }
_vankien_think() {
${posixBody(commands)}
}
_vankien() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" here="$COMP_CWORD" command given offered files line
  # Bash takes --lang=vi apart at the sign.
  if [ "$current" = '=' ]; then current=''
  elif [ "$before" = '=' ] && [ "$COMP_CWORD" -gt 1 ]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  COMPREPLY=()
  _vankien_think
  while IFS= read -r line; do [ -n "$line" ] && COMPREPLY+=("$line"); done < <(compgen -W "$offered" -- "$current")
  if [ "$files" = 1 ]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
  fi
}
complete -F _vankien vankien
`

const zsh: Write = (commands, head) => `#compdef vankien
${comment(head)}
_vankien_word() { print -rn -- "\${line_words[$(($1 + 1))]}"; }
_vankien_think() {
${posixBody(commands)}
}
_vankien() {
  local -a line_words; line_words=("\${(@Q)words}")
  local here=$((CURRENT - 1)) current="\${(Q)PREFIX}" before="\${line_words[CURRENT-1]}"
  local command given offered files
  _vankien_think
  [[ -n "$offered" ]] && compadd -- \${=offered}
  [[ "$files" = 1 ]] && _files
  return 0
}
if [[ "\${funcstack[1]}" = _vankien ]]; then _vankien "$@"; else compdef _vankien vankien; fi
`

/** Fish has quotation marks of its own kind: a backslash before them and itself. */
const fishQuoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

function fishOption({ name, values, about }: OptionShape): string {
  const takes = values === null ? null : parts(values)
  const value =
    takes === null
      ? ''
      : ` ${takes.files ? '-r -F' : '-x'}${takes.words.length > 0 ? ` -a ${fishQuoted(takes.words.join(' '))}` : ''}`
  return ` -l ${name.slice(2)}${value} -d ${fishQuoted(about)}`
}

const fish: Write = (commands, head) => {
  const lines = [
    comment(head),
    'complete -c vankien -f',
    ...anywhere(commands).map(
      (option) => `complete -c vankien -n ${fishQuoted('__fish_use_subcommand')}${fishOption(option)}`,
    ),
  ]
  const names = top(commands).flatMap(({ words }) => words)
  for (const { words, about, options, parts: own, first, later } of commands) {
    const [name = '', part] = words
    const inner = commands.find((each) => each.words.length === 1 && each.words[0] === name)?.parts ?? []
    const used =
      part === undefined
        ? `__fish_seen_subcommand_from ${name}${own.length > 0 ? `; and not __fish_seen_subcommand_from ${own.join(' ')}` : ''}`
        : `__fish_seen_subcommand_from ${name}; and __fish_seen_subcommand_from ${part}`
    const before =
      part === undefined
        ? `not __fish_seen_subcommand_from ${names.join(' ')}`
        : `__fish_seen_subcommand_from ${name}; and not __fish_seen_subcommand_from ${inner.join(' ')}`
    const on = (condition: string) => `complete -c vankien -n ${fishQuoted(condition)}`
    lines.push(`${on(before)} -a ${name === words.at(-1) ? name : part} -d ${fishQuoted(about)}`)
    for (const option of options) {
      lines.push(`${on(used)}${fishOption(option)}`)
    }
    if (own.length > 0) continue
    const taken = [parts(first), parts(later)]
    if (taken.some(({ files }) => files)) lines.push(`${on(used)} -F`)
    const given = [...new Set(taken.flatMap((each) => each.words))]
    if (given.length > 0) lines.push(`${on(used)} -a ${fishQuoted(given.join(' '))}`)
  }
  return `${lines.join('\n')}\n`
}

/** A string of PowerShell, to which curly quotation marks end a string as straight ones do. */
const psQuoted = (text: string): string => `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`
const psList = (words: readonly string[]): string => `@(${words.map(psQuoted).join(', ')})`

const powershell: Write = (commands, head) => {
  const entries = commands.map(({ words, about, options, parts: own, first, later }) => {
    const shown = options.map(({ name, about: says }) => `${psQuoted(name)} = ${psQuoted(says)}`).join('; ')
    const taken = options
      .flatMap(({ name, values }) => (values === null ? [] : [`${psQuoted(name)} = ${psValues(values)}`]))
      .join('; ')
    return `    ${psQuoted(words.join(' '))} = @{ About = ${psQuoted(about)}; Parts = ${psList(own)}; Options = [ordered]@{ ${shown} }; Values = @{ ${taken} }; First = ${psValues(first)}; Later = ${psValues(later)} }`
  })
  return `${comment(head)}
Register-ArgumentCompleter -Native -CommandName vankien -ScriptBlock {
  param($current, $ast, $position)
  $commands = [ordered]@{
${entries.join('\n')}
  }
  $typed = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.Extent.Text.Trim([char]39, [char]34) })
  $valued = ${psList(valued(commands))}
  $command = ''; $given = 0; $skip = $false; $before = ''
  foreach ($word in $typed) {
    $before = $word
    if ($skip) { $skip = $false; continue }
    if ($valued -contains $word) { $skip = $true; continue }
    if ($word.StartsWith('-')) { continue }
    if ($command -eq '') { $command = $word }
    elseif ($commands.Contains($command) -and $commands[$command].Parts -contains $word) { $command = "$command $word" }
    else { $given++ }
  }
  $known = if ($commands.Contains($command)) { $commands[$command] } else { $null }
  $early = @{ ${anywhere(commands)
    .map(({ name, values }) => `${psQuoted(name)} = ${psValues(values ?? [])}`)
    .join('; ')} }
  $offer = if ($skip -and -not $known -and $early.ContainsKey($before)) { $early[$before] }
    elseif ($skip -and $known -and $known.Values.ContainsKey($before)) { $known.Values[$before] }
    elseif ($skip) { @() }
    elseif ($current.StartsWith('-') -and $known) { @($known.Options.Keys) }
    elseif ($command -eq '') { @($commands.Keys | Where-Object { -not $_.Contains(' ') }) }
    elseif ($known -and $known.Parts.Count -gt 0) { $known.Parts }
    elseif ($known -and $given -eq 0) { $known.First }
    elseif ($known) { $known.Later } else { @() }
  $offer | Where-Object { $_ -ne ${psQuoted(FILES)} -and $_ -like "$current*" } | ForEach-Object {
    $says = if ($known -and $known.Options.Contains($_)) { $known.Options[$_] } elseif ($commands.Contains($_)) { $commands[$_].About } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $says)
  }
  if ($offer -contains ${psQuoted(FILES)}) { [System.Management.Automation.CompletionCompleters]::CompleteFilename($current) }
}
`
}

/** Of files and of what nobody can guess PowerShell offers the files itself. */
const psValues = (values: Values): string => {
  const { words, files } = parts(values)
  return psList(files ? [...words, FILES] : words)
}

export const WRITERS: Readonly<Record<Shell, Write>> = { bash, zsh, fish, powershell }
