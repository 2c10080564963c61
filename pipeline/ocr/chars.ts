/** Recognized words as characters with positions, so that they go through the line builder that PDF characters do. */
import type { PageChars } from '../read/pdfLayout.js'
import type { PageImage, Word } from './types.js'

/** Letters and signs that reach below the baseline, "gpqy", "ạ", ",". */
const BELOW = /[gjpqyQ,;()/|_ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ[\]{}]/
/** Rules, frames and specks that an engine takes for signs. */
const SPECK = /^[-–—_=~|.,'‘’`:;“”"<>\\[\](){}¬^°•]+$/
const SURE = 70
/** Mean width of a lower-case letter in the fonts of official papers, as a share of the type size. */
const LETTER = 0.45
const DEFAULT_SIZE = 13

/** Characters of a page in points, y upwards; a word's letters share its box. A page that lay askew is set upright. */
export function charsOfWords(
  words: readonly Word[],
  { width, height, scale }: Omit<PageImage, 'pgm' | 'sha256'>,
): PageChars {
  const kept = upright(
    withoutDirt(
      words.filter(({ text, confidence }) => text.trim() !== '' && !(SPECK.test(text) && confidence < SURE)),
      width,
      scale,
    ),
    width,
    height,
  )
  const size = typeSize(kept, scale)
  const count = kept.reduce((sum, { text }) => sum + Array.from(text).length, 0)
  const chars = {
    count,
    code: new Uint32Array(count),
    x: new Float32Array(count),
    y: new Float32Array(count),
    right: new Float32Array(count),
    size: new Float32Array(count).fill(size),
    spaced: new Uint8Array(count),
    width: width / scale,
    height: height / scale,
  }
  let at = 0
  for (const line of linesOf(kept)) {
    const y = (height - baseline(line)) / scale
    line.forEach((word, index) => {
      const letters = Array.from(word.text)
      const left = word.left / scale
      // A blank is left before the next word, however close its box comes.
      const next = line[index + 1]
      const right = Math.max(
        left + 1,
        Math.min(word.right / scale, next ? next.left / scale - size * 0.08 : Number.POSITIVE_INFINITY),
      )
      const step = (right - left) / letters.length
      letters.forEach((letter, nth) => {
        chars.code[at] = letter.codePointAt(0)!
        chars.x[at] = left + nth * step
        chars.y[at] = y
        chars.right[at] = left + (nth + 1) * step
        chars.spaced[at] = nth === 0 ? 1 : 0
        at++
      })
    })
  }
  return chars
}

/** Share of a page's width that is margin, and how far from the text dirt lies in it, in points. */
const MARGIN = 0.09
const AWAY = 12

/** Words but those that are the shadow of a binding or the rim of a hole: single signs in a margin, away from all text. */
function withoutDirt(words: readonly Word[], width: number, scale: number): readonly Word[] {
  const sure = words.filter(({ text, confidence }) => /\p{L}{3}/u.test(text) && confidence >= SURE)
  if (sure.length < 5) return words
  const left = Math.min(width * MARGIN, Math.min(...sure.map((word) => word.left)) - AWAY * scale)
  const right = Math.max(width * (1 - MARGIN), Math.max(...sure.map((word) => word.right)) + AWAY * scale)
  return words.filter((word) => Array.from(word.text).length > 2 || (word.right > left && word.left < right))
}

/** Words as they would stand on a page without its slope; a slope moves margins and indents from the top to the foot. */
function upright(words: readonly Word[], width: number, height: number): readonly Word[] {
  const slopes = linesOf(words).flatMap((line) => {
    const standing = line.filter(stands)
    const [first, last] = [standing[0], standing.at(-1)]
    if (standing.length < 5 || !first || !last || last.left - first.left < width * 0.4) return []
    return [slopeOf(standing)]
  })
  if (slopes.length < 5) return words
  const slope = median(slopes)
  if (Math.abs(slope) < 0.0005) return words
  return words.map((word) => {
    const down = slope * ((word.left + word.right) / 2 - width / 2)
    const aside = slope * ((word.top + word.bottom) / 2 - height / 2)
    return {
      ...word,
      left: word.left + aside,
      right: word.right + aside,
      top: word.top - down,
      bottom: word.bottom - down,
    }
  })
}

/** How far a line sinks a pixel to the right, by least squares over its words' lower edges. */
function slopeOf(words: readonly Word[]): number {
  const middle = words.reduce((sum, { left, right }) => sum + (left + right) / 2, 0) / words.length
  const level = words.reduce((sum, { bottom }) => sum + bottom, 0) / words.length
  let [rise, run] = [0, 0]
  for (const { left, right, bottom } of words) {
    const x = (left + right) / 2 - middle
    rise += x * (bottom - level)
    run += x * x
  }
  return rise / run
}

const stands = ({ text }: Word): boolean => !BELOW.test(text) && /[\p{L}\p{N}]/u.test(text)

/** Words by printed line, from left to right. */
function linesOf(words: readonly Word[]): Word[][] {
  const lines = new Map<number, Word[]>()
  for (const word of words) {
    const own = lines.get(word.line)
    if (own) own.push(word)
    else lines.set(word.line, [word])
  }
  return [...lines.values()].map((line) => line.sort((a, b) => a.left - b.left))
}

/** Where a line's letters stand: the lower edge of most words that have nothing below it. */
function baseline(line: readonly Word[]): number {
  const standing = line.filter(stands)
  if (standing.length > 0) return median(standing.map(({ bottom }) => bottom))
  return median(line.map(({ top, bottom }) => bottom - (bottom - top) * 0.22))
}

/** One type size for the page: boxes tell the width of letters better than their height. */
function typeSize(words: readonly Word[], scale: number): number {
  const widths = words
    .filter(({ text }) => /^\p{Ll}{3,}$/u.test(text))
    .map(({ text, left, right }) => (right - left) / scale / Array.from(text).length)
  return widths.length < 5 ? DEFAULT_SIZE : Math.min(40, Math.max(5, median(widths) / LETTER))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]!
}
