/** Reads an archive into the database and says what became of every file. */
import { existsSync } from 'node:fs'
import { lockForImport } from '../db/importLock.js'
import { type Db, openDatabase } from '../db/open.js'
import type { OcrMode } from '../pipeline/ocr/types.js'
import { type PlanOptions, planImport } from '../pipeline/plan.js'
import type { Pool } from '../pipeline/pool.js'
import { runImport, type Summary } from '../pipeline/run.js'
import { numberLabel, setAsideSentence } from '../reports/labels.js'
import { EXIT, Failure } from './errors.js'
import { ocrValue } from './ocrMode.js'
import { takeOwnRegistry } from './ownRegistry.js'
import { out, outJson, table, tell, wrap } from './print.js'
import { progressPrinter } from './progress.js'
import type { Options, Settings } from './settings.js'
import { countValue } from './values.js'
import { programName } from './version.js'

/** What `vankien import` does, with threads that are started already; none where nothing is to be read. */
export async function importArchive(
  paths: readonly string[],
  options: Options,
  settings: Settings,
  pool: Pool | null,
): Promise<number> {
  const { m } = settings
  const jobs = options['jobs'] === undefined ? undefined : countValue('--jobs', options['jobs'] as string, m)
  const seconds =
    options['timeout'] === undefined ? undefined : countValue('--timeout', options['timeout'] as string, m)
  const ocr = ocrValue(options['ocr'], m)
  // A slip in the only path would leave an empty database behind.
  if (!paths.some((path) => existsSync(path))) throw new Failure(m.noSuchPath(paths.join(', ')))
  takeOwnRegistry(settings)
  if (options['dryRun'] === true) {
    await plan(
      paths,
      { ...(jobs === undefined ? {} : { jobs }), ocr, reprocess: options['reprocess'] === true },
      settings,
    )
    return EXIT.done
  }
  const started = performance.now()
  const db = openDatabase(settings.db, { create: true })
  const unlock = lockOr(db, settings.db)
  // A correction that is being worked in meanwhile is waited for.
  db.pragma('busy_timeout = 60000')
  const progress = progressPrinter(process.stderr, settings)
  const stop = stopOnSignal(() => {
    progress.clear()
    tell(m.stopping)
  })
  const ticking = setInterval(progress.tick, 1000)
  try {
    const summary = await runImport(db, paths, {
      ...(jobs === undefined ? {} : { jobs }),
      ...(seconds === undefined ? {} : { timeout: seconds * 1000 }),
      ...(pool === null ? {} : { pool }),
      ocr,
      retry: options['retry'] === true,
      reprocess: options['reprocess'] === true,
      includeSecret: options['includeSecret'] === true,
      program: programName(),
      argv: paths,
      now: () => new Date().toISOString(),
      stop: stop.signal,
      onProgress: (told) => {
        // Resolution is one transaction: whoever stops it loses nothing, and need not wait for it.
        if (told.resolving) stop.release()
        progress.update(told)
      },
    })
    progress.clear()
    print(summary, (performance.now() - started) / 1000, settings)
    if (summary.stopped) {
      tell(m.stopped)
      return EXIT.stopped
    }
    return summary.setAside.length > 0 ? EXIT.setAside : EXIT.done
  } finally {
    clearInterval(ticking)
    stop.release()
    progress.clear()
    db.close()
    unlock()
  }
}

/** One import at a time in one database. */
function lockOr(db: Db, path: string): () => void {
  try {
    return lockForImport(path)
  } catch (error) {
    db.close()
    throw error
  }
}

/** The first Ctrl-C asks the run to come to its end, the second ends the program as if nobody listened. */
function stopOnSignal(told: () => void): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController()
  const ask = () => {
    release()
    controller.abort()
    told()
  }
  const release = () => {
    for (const signal of SIGNALS) process.removeListener(signal, ask)
  }
  for (const signal of SIGNALS) process.on(signal, ask)
  return { signal: controller.signal, release }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Says what an import would do; nothing is written, not even an empty database. */
async function plan(
  paths: readonly string[],
  options: PlanOptions & { ocr: OcrMode },
  settings: Settings,
): Promise<void> {
  const { json, lang, m } = settings
  const db = existsSync(settings.db) ? openDatabase(settings.db, { readonly: true, includeSecret: true }) : null
  try {
    const { found, known, unreadable, toRead, pages, ocrPages, seconds } = await planImport(db, paths, options)
    if (json) {
      outJson({ dryRun: true, found, known, unreadable, toRead, pages, ocrPages, seconds: Number(seconds.toFixed(1)) })
      return
    }
    const figures: readonly (readonly [string, number])[] = [
      [m.planFound, found],
      [m.planKnown, known],
      [m.planUnreadable, unreadable],
      [m.planToRead, toRead],
      [m.planPages, pages],
      [m.planOcr, ocrPages],
    ]
    const numbers = figures.map(([, count]) => numberLabel(count, lang))
    const width = Math.max(...numbers.map((number) => number.length))
    for (const line of table(figures.map(([name], at) => [name, numbers[at]!.padStart(width)]))) out(line)
    out(m.planTime(numberLabel(Math.max(1, Math.ceil(seconds / 60)), lang)))
  } finally {
    db?.close()
  }
}

function print(summary: Summary, seconds: number, { db, json, lang, m }: Settings): void {
  // Of a file refused before, the database keeps the Vietnamese sentence only.
  const message = ({ reason, message: vi, messageEn }: Summary['setAside'][number]) =>
    lang === 'en' && messageEn !== null ? messageEn : setAsideSentence(reason, vi, lang)
  const rate = summary.documents / seconds
  if (json) {
    outJson({
      database: db,
      run: summary.runId,
      found: summary.found,
      imported: summary.imported,
      unchanged: summary.unchanged,
      duplicate: summary.duplicate,
      setAside: summary.setAside.map((aside) => ({ path: aside.path, reason: aside.reason, message: message(aside) })),
      stopped: summary.stopped,
      gone: summary.gone,
      documents: summary.documents,
      ocrPages: summary.ocrPages,
      poorOcr: summary.poorOcr,
      seconds: Number(seconds.toFixed(3)),
      documentsPerSecond: Number(rate.toFixed(1)),
    })
    return
  }
  const figures: readonly (readonly [string, number])[] = [
    [m.found, summary.found],
    [m.imported, summary.imported],
    [m.unchanged, summary.unchanged],
    [m.duplicate, summary.duplicate],
    [m.setAside, summary.setAside.length],
    ...(summary.gone > 0 ? [[m.goneFiles, summary.gone] as const] : []),
  ]
  const numbers = figures.map(([, count]) => numberLabel(count, lang))
  const width = Math.max(...numbers.map((number) => number.length))
  for (const line of table(figures.map(([name], at) => [name, numbers[at]!.padStart(width), m.filesUnit]))) out(line)
  if (summary.documents > 0)
    out(m.speed(numberLabel(summary.documents, lang), numberLabel(seconds, lang, 1), numberLabel(rate, lang, 1)))
  if (summary.ocrPages > 0) out(m.ocrPages(numberLabel(summary.ocrPages, lang)))
  if (summary.poorOcr.length > 0) {
    out()
    out(m.poorOcrList)
    for (const { path, pages } of summary.poorOcr) {
      out(`  ${path}`)
      out(wrap(pages.map(({ page, confidence }) => m.poorPage(page, confidence)).join(', '), '      '))
    }
  }
  const secret = summary.setAside.filter(({ reason }) => reason === 'secret').length
  if (secret > 0) out(m.secretSetAside(numberLabel(secret, lang)))
  if (summary.setAside.length > 0) {
    out()
    out(m.setAsideList)
    for (const aside of summary.setAside) {
      out(`  ${aside.path}`)
      out(wrap(message(aside), '      '))
    }
  }
  if (summary.found === 0) tell(m.nothingFound)
  else if (summary.documents === 0 && summary.imported === 0 && summary.duplicate === 0 && !summary.stopped)
    out(m.nothingChanged)
  tell(m.databaseAt(db))
}
