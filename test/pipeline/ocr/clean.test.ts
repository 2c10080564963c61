/** What is done to a page's picture before it is read: only what must be. */
import { describe, expect, test } from 'vitest'
import { cleaned } from '../../../pipeline/ocr/clean.js'
import { greyOf, imageOf } from '../../../pipeline/ocr/image.js'
import { slopeOf, straightened } from '../../../pipeline/ocr/straighten.js'
import type { PageImage } from '../../../pipeline/ocr/types.js'

const [WIDTH, HEIGHT, SCALE] = [827, 1170, 100 / 72]

/** A page with lines of "letters"; `more` puts dots on it. */
function page(more: (x: number, y: number) => number | null = () => null): PageImage {
  const grey = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const inText = x > 120 && x < 720 && y > 120 && y < 900 && y % 24 < 10 && x % 9 < 4
      grey[y * WIDTH + x] = more(x, y) ?? (inText ? 0 : 255)
    }
  return imageOf(grey, WIDTH, HEIGHT, SCALE)
}

const dark = (image: PageImage, left: number, top: number, right: number, bottom: number): number => {
  const grey = greyOf(image)
  let count = 0
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) if (grey[y * WIDTH + x]! < 128) count++
  return count
}
const textOf = (image: PageImage): number => dark(image, 120, 120, 720, 900)

describe('cleaned', () => {
  test('a clean page is the same page', () => {
    const clean = page()
    expect(cleaned(clean)).toBe(clean)
    expect(straightened(clean)).toBe(clean)
  })

  test('black edges and punch holes go, the text stays', () => {
    const dirty = page((x, y) => (x < 30 || y > HEIGHT - 25 || Math.hypot(x - 55, y - 400) < 12 ? 10 : null))
    const out = cleaned(dirty)
    expect(dark(out, 0, 0, 80, HEIGHT)).toBe(0)
    expect(textOf(out)).toBe(textOf(dirty))
  })

  test('a frame around a mark goes, what stands in it stays', () => {
    const frame = (x: number, y: number): number | null => {
      if (x < 300 || x > 400 || y < 930 || y > 970) return null
      if (x < 303 || x > 397 || y < 933 || y > 967) return 0
      return x > 340 && x < 360 && y > 943 && y < 957 && x % 5 < 3 ? 0 : 255
    }
    const out = cleaned(page(frame))
    expect(dark(out, 300, 930, 401, 971)).toBe(dark(page(frame), 340, 943, 361, 958))
  })

  test('a rule under a heading, a table, stay', () => {
    const ruled = page((x, y) => (y > 920 && y < 923 && x > 200 && x < 600 ? 0 : null))
    expect(cleaned(ruled)).toBe(ruled)
    const grid = page((x, y) =>
      x >= 130 && x <= 700 && y >= 920 && y <= 1100 && ((x - 130) % 190 < 2 || (y - 920) % 60 < 2) ? 0 : null,
    )
    expect(cleaned(grid)).toBe(grid)
  })

  test('paper in a shadow comes out white, faded ink comes out dark', () => {
    const shaded = page()
    const grey = greyOf(shaded).slice()
    for (let at = 0; at < grey.length; at++) grey[at] = (grey[at] === 0 ? 90 : 220) * (1 - (0.4 * (at % WIDTH)) / WIDTH)
    const out = cleaned(imageOf(grey, WIDTH, HEIGHT, SCALE))
    expect(Math.min(...greyOf(out).subarray(WIDTH * 60, WIDTH * 61))).toBeGreaterThan(230)
    expect(textOf(out)).toBeGreaterThan(textOf(shaded) * 0.95)
  })

  test('dust goes where there is much of it', () => {
    const dusty = (every: number) => page((x, y) => (y > 920 && x % every === 5 && y % every === 5 ? 0 : null))
    expect(dark(cleaned(dusty(20)), 0, 920, WIDTH, HEIGHT)).toBe(0)
    const few = dusty(90)
    expect(cleaned(few)).toBe(few)
  })
})

describe('straightened', () => {
  /** The page turned by shifting each column, which is enough for small slopes. */
  const askew = (degrees: number): PageImage => {
    const grey = greyOf(page())
    const slope = Math.tan((degrees * Math.PI) / 180)
    const out = new Uint8Array(grey.length).fill(255)
    for (let y = 0; y < HEIGHT; y++)
      for (let x = 0; x < WIDTH; x++) {
        const from = y - Math.round((x - WIDTH / 2) * slope)
        if (from >= 0 && from < HEIGHT) out[y * WIDTH + x] = grey[from * WIDTH + x]!
      }
    return imageOf(out, WIDTH, HEIGHT, SCALE)
  }

  test.each([-2, -0.8, 0, 0.8, 1.6])('a slope of %d degrees is found, and gone afterwards', (degrees) => {
    expect(slopeOf(askew(degrees))).toBeCloseTo(degrees, 0.5)
    expect(Math.abs(slopeOf(straightened(askew(degrees))))).toBeLessThan(0.3)
  })

  test('an empty page has none', () => {
    const empty = imageOf(new Uint8Array(WIDTH * HEIGHT).fill(255), WIDTH, HEIGHT, SCALE)
    expect(straightened(empty)).toBe(empty)
  })
})
