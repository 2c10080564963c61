/** `vankien doctor`: what is installed and works, how the database is, and what to do where something is not well. */

import { type Check, type Phrase, teller } from '../doctor/check.js'
import { database } from '../doctor/database.js'
import { machine } from '../doctor/machine.js'
import { program } from '../doctor/program.js'
import { registry } from '../doctor/registry.js'
import { EXIT } from '../errors.js'
import { out, outJson, wrap } from '../print.js'
import type { Run } from '../vankien.js'
import { programName } from '../version.js'

const SAYS = {
  vi: { ok: 'tốt', warn: 'chú ý', fail: 'HỎNG' },
  en: { ok: 'ok', warn: 'warn', fail: 'FAIL' },
} as const

const HEADINGS: Readonly<Record<string, Phrase>> = {
  machine: { vi: 'Máy', en: 'Machine' },
  program: { vi: 'Chương trình', en: 'Program' },
  database: { vi: 'Cơ sở dữ liệu', en: 'Database' },
  registry: { vi: 'Danh mục', en: 'Registry' },
}

export const run: Run = async (_words, _options, settings) => {
  const { lang } = settings
  const tell = teller(lang)
  const own = await program(tell)
  // Without its driver nothing can be said of a database.
  const driven = !own.some(({ id, state }) => id === 'sqlite' && state === 'fail')
  const groups: readonly (readonly [name: string, checks: readonly Check[]])[] = [
    ['machine', machine(settings.db, tell)],
    ['program', own],
    ['database', driven ? await database(settings.db, tell) : []],
    ['registry', registry(settings, tell)],
  ]
  const all = groups.flatMap(([, checks]) => checks)
  const count = (state: Check['state']) => all.filter((check) => check.state === state).length
  if (settings.json)
    outJson({
      program: programName(),
      ok: count('fail') === 0,
      warnings: count('warn'),
      failures: count('fail'),
      checks: groups.flatMap(([group, checks]) => checks.map((check) => ({ group, ...check }))),
    })
  else {
    for (const [at, [name, checks]] of groups.entries()) {
      if (checks.length === 0) continue
      if (at > 0) out()
      out(HEADINGS[name]![lang])
      for (const check of checks) print(check)
    }
    out()
    out(
      lang === 'vi'
        ? `${programName()}: ${count('ok')} tốt, ${count('warn')} chú ý, ${count('fail')} hỏng`
        : `${programName()}: ${count('ok')} ok, ${count('warn')} to note, ${count('fail')} failing`,
    )
  }
  return count('fail') > 0 ? EXIT.failed : EXIT.done

  function print({ state, message, next }: Check): void {
    const [first = '', ...rest] = wrap(message, '', 90).split('\n')
    out(`  ${SAYS[lang][state].padEnd(6)} ${first}`)
    for (const line of rest) out(`         ${line}`)
    if (next !== null) out(wrap(`→ ${next}`, '         '))
  }
}
