/** References by plenum: "Nghị quyết Trung ương 8 khóa XI", "Kết luận Hội nghị lần thứ tư … khóa XIII". */
import type { Plenum } from '../../corpus/registry/load.js'
import { numberOf } from '../../extractors/numberWord.js'
import { termNumber } from '../../extractors/term.js'
import { fold } from '../../extractors/text.js'

const NUMBERED =
  /(?:lần\s+thứ|(?:Trung\s+ương|TW|TƯ|T\.[ƯW])(?:\s+lần\s+thứ)?)\s*(?<number>\d{1,2}|[IVX]{1,4}(?!\p{L})|mười(?:\s+(?:một|hai|ba|bốn|lăm))?|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)(?!\p{L})/iu

/** Number of the plenum that a body's name or a quote says, "Hội nghị lần thứ tám Ban Chấp hành Trung ương" → 8. */
export function plenumNumber(words: string): number | null {
  const printed = NUMBERED.exec(fold(words))?.groups?.['number']
  if (!printed) return null
  return /^[IVX]/.test(printed) ? termNumber(printed) : numberOf(printed)
}

/** Ids of the documents of one type that a plenum led to. */
export function documentsOf(plenums: readonly Plenum[], term: string, number: number, sign: string): string[] {
  return (plenums.find((plenum) => plenum.term === term && plenum.plenum === String(number))?.documents ?? []).filter(
    (id) => id.includes(`-${sign}/`),
  )
}
