/** `vankien` alone: what the program is for, how to begin, and what a database that is here holds. */
import { existsSync, readdirSync } from 'node:fs'
import { EXTRACTOR_VERSION } from '../extractors/index.js'
import { numberLabel } from '../reports/labels.js'
import { EXIT, isBilingual } from './errors.js'
import { momentLabel } from './lines.js'
import { out, table } from './print.js'
import { DATABASE, type Settings } from './settings.js'
import { programName } from './version.js'

const SAYS = {
  vi: {
    what: [
      'Đọc kho văn bản của Đảng (Word, PDF, bản quét …) rồi trả lời: văn bản nào viện dẫn văn bản nào,',
      'phải sơ kết, tổng kết gì, việc gì đến hạn, nơi nào chưa làm. Chỉ trên máy này, không dùng internet.',
    ],
    begin: 'Bắt đầu:',
    first: [
      ['vankien import "Kho văn bản"', 'đọc một thư mục vào cơ sở dữ liệu'],
      ['vankien cites 57-NQ/TW', 'những văn bản viện dẫn một văn bản'],
      ['vankien serve', 'mở kho trong trình duyệt'],
    ],
    holds: (path: string, documents: string, mentions: string, deadlines: string) =>
      `${path}: ${documents} văn bản, ${mentions} viện dẫn, ${deadlines} thời hạn`,
    last: (when: string) => `nhập gần nhất ${when}`,
    unfinished: (when: string) => `lần nhập ${when} chưa xong`,
    ask: 'Hỏi tiếp:',
    coverage: 'đơn vị nào đã làm, đơn vị nào chưa',
    deadlines: 'việc đến hạn từ hôm nay',
    due: 'sơ kết, tổng kết của năm sau',
    problems: 'những chỗ cần xem lại',
    aside: (count: string) => `${count} tệp để riêng, vì sao`,
    empty: 'chưa có văn bản nào; đọc vào:',
    more: [
      ['vankien --help', 'mọi lệnh; vankien cites --help: một lệnh'],
      ['vankien doctor', 'máy và cơ sở dữ liệu có ổn không'],
      ['vankien --lang en', 'this page in English'],
    ],
  },
  en: {
    what: [
      'Reads an archive of Party documents (Word, PDF, scans …) and answers: who cites what, what must be',
      'reviewed, what is due, who has not acted. On this machine alone, without the internet.',
    ],
    begin: 'To begin:',
    first: [
      ['vankien import "Kho văn bản"', 'read a folder into the database'],
      ['vankien cites 57-NQ/TW', 'the documents that cite a work'],
      ['vankien serve', 'open the archive in a browser'],
    ],
    holds: (path: string, documents: string, mentions: string, deadlines: string) =>
      `${path}: ${documents} documents, ${mentions} citations, ${deadlines} deadlines`,
    last: (when: string) => `last import ${when}`,
    unfinished: (when: string) => `the import of ${when} did not come to its end`,
    ask: 'Ask on:',
    coverage: 'who has acted, and who has not',
    deadlines: 'what is due from today on',
    due: 'reviews of the next year',
    problems: 'what someone should look at',
    aside: (count: string) => `${count} files set aside, and why`,
    empty: 'no documents yet; read some:',
    more: [
      ['vankien --help', 'all commands; vankien cites --help: one of them'],
      ['vankien doctor', 'whether the machine and the database are well'],
      ['vankien --lang vi', 'trang này bằng tiếng Việt'],
    ],
  },
} as const

type Line = readonly [command: string, about: string]

export async function start(settings: Settings): Promise<number> {
  const says = SAYS[settings.lang]
  out(programName())
  for (const line of says.what) out(line)
  const path = databaseHere(settings.db)
  const known = path === null ? null : await whatIsIn(path, settings)
  if (known === null) section(says.begin, says.first)
  else {
    out()
    out(known.said)
    if (known.ask.length > 0) section(says.ask, known.ask, false)
  }
  section('', says.more)
  return EXIT.done
}

function section(heading: string, lines: readonly Line[], apart = true): void {
  if (apart) out()
  if (heading !== '') out(heading)
  for (const line of table(lines.map((each) => [...each]))) out(`  ${line}`)
}

/** The database that is meant; where there is none of the usual name, the only other one here. */
function databaseHere(path: string): string | null {
  if (existsSync(path)) return path
  if (path !== DATABASE) return null
  const others = readdirSync('.').filter((name) => name.endsWith('.db'))
  return others.length === 1 ? others[0]! : null
}

async function whatIsIn(path: string, { lang }: Settings): Promise<{ said: string; ask: readonly Line[] } | null> {
  const says = SAYS[lang]
  const number = (value: number) => numberLabel(value, lang)
  const [{ openDatabase }, { brief }] = await Promise.all([import('../db/open.js'), import('../db/health.js')])
  // Commands find the usual database by themselves.
  const own =
    path === DATABASE || path === process.env['VANKIEN_DB'] ? '' : ` --db ${/\s/.test(path) ? `"${path}"` : path}`
  try {
    const db = openDatabase(path, { readonly: true })
    try {
      const { documents, mentions, deadlines, setAside, lastRun } = brief(db, EXTRACTOR_VERSION)
      if (documents === 0)
        return { said: `${path}: ${says.empty}`, ask: [[`vankien import "Kho văn bản"${own}`, says.first[0][1]]] }
      const when = lastRun && momentLabel(lastRun.started, lang)
      const open = lastRun !== null && lastRun.finished === null
      const today = localDay()
      const ask: Line[] = [
        [`vankien coverage 57-NQ/TW${own}`, says.coverage],
        [`vankien deadlines --since ${today}${own}`, says.deadlines],
        [`vankien reviews --due${own}`, says.due],
        [`vankien problems${own}`, says.problems],
        ...(setAside > 0 ? [[`vankien status${own}`, says.aside(number(setAside))] as const] : []),
        [`vankien serve${own}`, says.first[2][1]],
      ]
      const run = when === null ? '' : `; ${open ? says.unfinished(when) : says.last(when)}`
      return { said: `${says.holds(path, number(documents), number(mentions), number(deadlines))}${run}.`, ask }
    } finally {
      db.close()
    }
  } catch (error) {
    if (!isBilingual(error)) throw error
    // A file of another program is no database of ours; one that is of an older version says what to do.
    return { said: lang === 'en' ? error.messageEn : error.message, ask: [] }
  }
}

/** Today on the clock of this machine. */
function localDay(): string {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
