/** References by plenum: "Nghị quyết Trung ương 8 khóa XI", "Kết luận Hội nghị lần thứ tư … khóa XIII". */
import type { Plenum } from '../../corpus/registry/load.js'
import { fold } from '../../extractors/text.js'

const WORDS: Readonly<Record<string, number>> = {
  nhất: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  'mười một': 11,
  'mười hai': 12,
  'mười ba': 13,
  'mười bốn': 14,
  'mười lăm': 15,
}
const ROMAN: Readonly<Record<string, number>> = {
  I: 1,
  II: 2,
  III: 3,
  IV: 4,
  V: 5,
  VI: 6,
  VII: 7,
  VIII: 8,
  IX: 9,
  X: 10,
  XI: 11,
  XII: 12,
  XIII: 13,
}
const NUMBERED =
  /(?:lần\s+thứ|(?:Trung\s+ương|TW|TƯ|T\.[ƯW])(?:\s+lần\s+thứ)?)\s*(?<number>\d{1,2}|[IVX]{1,4}(?!\p{L})|mười(?:\s+(?:một|hai|ba|bốn|lăm))?|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)(?!\p{L})/iu

/** Number of the plenum that a body's name or a quote says, "Hội nghị lần thứ tám Ban Chấp hành Trung ương" → 8. */
export function plenumNumber(words: string): number | null {
  const printed = NUMBERED.exec(fold(words))?.groups?.['number']
  if (!printed) return null
  const number = /^\d/.test(printed)
    ? Number(printed)
    : (ROMAN[printed] ?? WORDS[printed.toLowerCase().replace(/\s+/g, ' ')])
  return number ?? null
}

/** Ids of the documents of one type that a plenum led to. */
export function documentsOf(plenums: readonly Plenum[], term: string, number: number, sign: string): string[] {
  return (plenums.find((plenum) => plenum.term === term && plenum.plenum === String(number))?.documents ?? []).filter(
    (id) => id.includes(`-${sign}/`),
  )
}
