/** A moment on the clock of this machine. */
import { dateLabel, type Language } from '../../reports/labels.js'

const two = (part: number): string => String(part).padStart(2, '0')

/** "2026-03-10T02:00:00Z" → "09:00 10/03/2026" where clocks are seven hours ahead; in English "2026-03-10 09:00". */
export function momentLabel(iso: string, lang: Language): string {
  const at = new Date(iso)
  const day = dateLabel([at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-'), lang)
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`
  return lang === 'en' ? `${day} ${time}` : `${time} ${day}`
}
