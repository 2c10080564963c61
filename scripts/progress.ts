/** Progress of an import on standard error: a bar on a terminal, a line every 500 files, or 50 pages of OCR, elsewhere. */
import type { Progress } from '../pipeline/run.js'
import { inert } from '../reports/inert.js'
import { numberLabel } from '../reports/labels.js'
import type { Settings } from './settings.js'

export interface ProgressPrinter {
  readonly update: (progress: Progress) => void
  readonly clear: () => void
}

const EVERY = 500
/** Pages of OCR take as long as many files. */
const EVERY_PAGES = 50
const WINDOW = 5000
const BAR = 20

type Stream = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number }

/** `now` counts milliseconds from anywhere. */
export function progressPrinter(
  stream: Stream,
  settings: Settings,
  now: () => number = () => performance.now(),
): ProgressPrinter {
  const { lang, m } = settings
  const started = now()
  /** Files done at past moments, the last five seconds of them: the rate is of now, not of the whole run. */
  const past: { at: number; done: number }[] = [{ at: started, done: 0 }]
  let drawn = Number.NEGATIVE_INFINITY
  let told = 0
  let toldPages = 0
  let shown = false

  const rateAt = (at: number, done: number): number => {
    while (past.length > 2 && at - past[1]!.at > WINDOW) past.shift()
    const [first] = past
    return at > first!.at ? ((done - first!.done) * 1000) / (at - first!.at) : 0
  }

  const update = ({ found, done, path, discovering, ocr }: Progress) => {
    const at = now()
    if (stream.isTTY !== true) {
      const pages = ocr?.done ?? 0
      if (done - told < EVERY && pages - toldPages < EVERY_PAGES) return
      told = done
      toldPages = pages
      past.push({ at, done })
      stream.write(
        `${m.importing(String(done), `${found}${discovering ? '+' : ''}`, rate(rateAt(at, done)))}${recognizing(ocr)}\n`,
      )
      return
    }
    if (at - drawn < 100 && !(done === found && !discovering)) return
    drawn = at
    past.push({ at, done })
    const speed = rateAt(at, done)
    const filled = found === 0 ? 0 : Math.round((done / found) * BAR)
    const left =
      discovering || speed === 0 || (ocr && ocr.done < ocr.pages)
        ? ''
        : ` · ${m.timeLeft(duration((found - done) / speed))}`
    const head = `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${m.importing(numberLabel(done, lang), `${numberLabel(found, lang)}${discovering ? '+' : ''}`, rate(speed))}${recognizing(ocr)}${left} · `
    const room = Math.max(0, (stream.columns ?? 80) - 1 - head.length)
    const whole = inert(path)
    const name = whole.length > room ? `…${whole.slice(whole.length - Math.max(0, room - 1))}` : whole
    stream.write(`\r\x1b[K${(head + name).slice(0, (stream.columns ?? 80) - 1)}`)
    shown = true
  }

  const recognizing = (ocr: Progress['ocr']) => (ocr ? ` · ${m.recognizing(`${ocr.done}/${ocr.pages}`)}` : '')
  const rate = (value: number) => numberLabel(value, lang, value < 10 ? 1 : 0)

  return {
    update,
    clear: () => {
      if (shown) stream.write('\r\x1b[K')
      shown = false
    },
  }
}

/** 75 → "1:15", 3675 → "1:01:15". */
function duration(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const padded = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`
}
