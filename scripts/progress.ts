/** Progress of an import on standard error: two lines on a terminal, a line every 500 files, or 50 pages of OCR, elsewhere. */
import type { Progress } from '../pipeline/run.js'
import { inert } from '../reports/inert.js'
import { numberLabel, reasonCounts } from '../reports/labels.js'
import { dotted } from './print.js'
import type { Settings } from './settings.js'

export interface ProgressPrinter {
  readonly update: (progress: Progress) => void
  /** Draws again what was told last: one file may take minutes. */
  readonly tick: () => void
  readonly clear: () => void
}

const EVERY = 500
/** Pages of OCR take as long as many files. */
const EVERY_PAGES = 50
const WINDOW = 10_000
const BAR = 20
/** From so many seconds on a file is named as the one that takes long, and the average is worth telling. */
const LONG = 3

type Stream = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number }

/** What was done at a past moment. */
interface Moment {
  readonly at: number
  readonly done: number
  readonly pages: number
}

/** `now` counts milliseconds from anywhere. */
export function progressPrinter(
  stream: Stream,
  settings: Settings,
  now: () => number = () => performance.now(),
): ProgressPrinter {
  const { lang, m } = settings
  const started = now()
  /** The last ten seconds: the rate is of now, not of the whole run. */
  const past: Moment[] = [{ at: started, done: 0, pages: 0 }]
  let drawn = Number.NEGATIVE_INFINITY
  let told = 0
  let toldPages = 0
  let shown = false
  let last: { readonly at: number; readonly progress: Progress } | null = null

  const rateOf = (at: number, amount: (moment: Moment) => number, value: number): number => {
    while (past.length > 2 && at - past[1]!.at > WINDOW) past.shift()
    const [first] = past
    return at > first!.at ? ((value - amount(first!)) * 1000) / (at - first!.at) : 0
  }
  const rate = (value: number) => numberLabel(value, lang, value < 10 ? 1 : 0)
  const recognizing = (ocr: Progress['ocr']) => (ocr ? ` · ${m.recognizing(`${ocr.done}/${ocr.pages}`)}` : '')
  const aside = (counts: Progress['aside'] = {}) => {
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return total > 0 && m.asideSoFar(numberLabel(total, lang), reasonCounts(counts, lang))
  }

  /** Time left once all files are found; pages of OCR take their own time. Empty where it cannot be told yet. */
  const left = (at: number, { found, done, discovering, ocr }: Progress): string => {
    if (discovering) return ''
    const speed = rateOf(at, (moment) => moment.done, done)
    const pages = ocr ? ocr.pages - ocr.done : 0
    const pageSpeed = pages > 0 ? rateOf(at, (moment) => moment.pages, ocr!.done) : 0
    if ((pages > 0 ? pageSpeed : speed) === 0) return ''
    const seconds = Math.max(speed > 0 ? (found - done) / speed : 0, pages > 0 ? pages / pageSpeed : 0)
    return ` · ${m.timeLeft(duration(seconds))}`
  }

  const draw = (progress: Progress, at: number) => {
    const { found, done, path, discovering, ocr, longest, resolving } = progress
    const width = (stream.columns ?? 80) - 1
    const bar = (part: number) => `[${'#'.repeat(Math.round(part * BAR)).padEnd(BAR, '.')}]`
    if (resolving) {
      const counts = m.resolving(numberLabel(resolving.done, lang), numberLabel(resolving.of, lang))
      paint([`${bar(resolving.of === 0 ? 1 : resolving.done / resolving.of)} ${counts}`.slice(0, width)])
      return
    }
    const counts = m.importing(
      numberLabel(done, lang),
      `${numberLabel(found, lang)}${discovering ? '+' : ''}`,
      rate(rateOf(at, (moment) => moment.done, done)),
    )
    const head = `${bar(found === 0 ? 0 : done / found)} ${counts}${recognizing(ocr)}${left(at, progress)}`
    const seconds = (at - started) / 1000
    const waiting = longest ? longest.seconds + (at - (last?.at ?? at)) / 1000 : 0
    const more = dotted(
      aside(progress.aside),
      !ocr && seconds > 2 * LONG && m.average(rate(done / seconds)),
      waiting >= LONG && m.inWork(inert(longest!.path).slice(-width), numberLabel(waiting, lang)),
    )
    const room = Math.max(0, width - head.length - 3)
    const whole = inert(path)
    const name = whole.length > room ? `…${whole.slice(whole.length - Math.max(0, room - 1))}` : whole
    const first = `${head} · ${name}`.slice(0, width)
    paint(more === '' ? [first] : [first, shortened(more, width)])
  }

  /** The cursor rests at the end of the first line. */
  const paint = (lines: readonly string[]) => {
    stream.write(`\r\x1b[K${lines[0]}${lines[1] === undefined ? '' : `\n\x1b[K${lines[1]}\x1b[1A`}`)
    shown = true
  }

  return {
    update: (progress) => {
      const at = now()
      const { found, done, discovering, ocr, resolving } = progress
      const pages = ocr?.done ?? 0
      last = { at, progress }
      if (stream.isTTY !== true) {
        if (resolving || (done - told < EVERY && pages - toldPages < EVERY_PAGES)) return
        told = done
        toldPages = pages
        past.push({ at, done, pages })
        const speed = rate(rateOf(at, (moment) => moment.done, done))
        stream.write(
          `${dotted(m.importing(String(done), `${found}${discovering ? '+' : ''}`, speed) + recognizing(ocr), aside(progress.aside))}\n`,
        )
        return
      }
      if (at - drawn < 100 && !(done === found && !discovering)) return
      drawn = at
      if (!resolving) past.push({ at, done, pages })
      draw(progress, at)
    },
    tick: () => {
      if (stream.isTTY === true && last && now() - drawn >= 1000) draw(last.progress, now())
    },
    clear: () => {
      if (shown) stream.write('\r\x1b[J')
      shown = false
    },
  }
}

/** The end tells more: it names the file. */
const shortened = (text: string, width: number): string =>
  text.length <= width ? text : `…${text.slice(text.length - width + 1)}`

/** 75 → "1:15", 3675 → "1:01:15". */
function duration(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const padded = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`
}
