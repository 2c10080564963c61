/** `vankien completion SHELL`: prints the script by which a shell completes the command line, and says how to put it in place. */
import { WRITERS } from '../completion/scripts.js'
import { SHELLS, type Shell, shapes } from '../completion/tree.js'
import { EXIT, UsageError } from '../errors.js'
import type { Language } from '../messages.js'
import { tell } from '../print.js'
import type { CommandForm, Run } from '../vankien.js'
import { programName } from '../version.js'

/** Where each shell looks for it. */
const INSTALL: Readonly<Record<Shell, readonly string[]>> = {
  bash: [
    'mkdir -p ~/.local/share/bash-completion/completions',
    'vankien completion bash > ~/.local/share/bash-completion/completions/vankien',
  ],
  zsh: [
    'mkdir -p ~/.zfunc && vankien completion zsh > ~/.zfunc/_vankien',
    "echo 'fpath=(~/.zfunc $fpath); autoload -Uz compinit && compinit' >> ~/.zshrc",
  ],
  fish: ['vankien completion fish > ~/.config/fish/completions/vankien.fish'],
  powershell: ['vankien completion powershell >> $PROFILE'],
}

const SAYS: Readonly<Record<Language, { readonly head: string; readonly after: string }>> = {
  vi: { head: 'Gợi ý lệnh cho vankien. Cài đặt:', after: 'Rồi mở cửa sổ dòng lệnh mới.' },
  en: { head: 'Completion for vankien. To put it in place:', after: 'Then open a new shell.' },
}

/** The command, over all commands there are. */
export function completion(commands: readonly CommandForm[]): Run {
  return ([typed = ''], _options, { lang, m }) => {
    const shell = SHELLS.find((each) => each === typed.toLowerCase())
    if (shell === undefined) throw new UsageError(m.badValue('completion', typed, m.expectedOneOf(SHELLS.join(', '))))
    const { head, after } = SAYS[lang]
    const lines = [`${head} (${programName()})`, ...INSTALL[shell].map((line) => `  ${line}`), after]
    process.stdout.write(WRITERS[shell](shapes(commands, m), lines))
    // Who looks at the script on a screen wants to know what to do with it.
    if (process.stdout.isTTY) for (const line of lines) tell(line)
    return EXIT.done
  }
}
