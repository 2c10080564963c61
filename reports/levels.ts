/** Levels (cấp) as people type them. */
import { plain } from '../extractors/codeQuery.js'
import type { Level } from '../extractors/types.js'
import { levelLabel } from './labels.js'

const LEVELS: Readonly<Record<Level, readonly string[]>> = {
  'trung ương': ['trung uong', 'tw', 'central'],
  tỉnh: ['tinh', 'thanh pho', 'province'],
  huyện: ['huyen', 'quan', 'thi xa', 'district'],
  xã: ['xa', 'phuong', 'thi tran', 'dac khu', 'commune'],
}

export const LEVEL_NAMES = Object.keys(LEVELS).join(', ')

/** A level in any spelling, "TW", "cấp xã"; null where it is none. */
export function levelNamed(typed: string): Level | null {
  const key = plain(typed.normalize('NFC').trim()).replace(/^cap /, '')
  for (const [level, words] of Object.entries(LEVELS))
    if (words.includes(key) || plain(levelLabel(level, 'vi')) === key) return level as Level
  return null
}
