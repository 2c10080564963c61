/** A sheet that lay askew, set straight: its slope is the one at which its lines of text stand apart best. */
import { greyOf, imageOf } from './image.js'
import type { PageImage } from './types.js'

/** Degrees. */
const MOST = 4
const STEP = 0.1
/** An engine reads a smaller slope as well as none. */
const LEAST = 0.3
/** How much better lines must stand apart than they do as the sheet lies. */
const CLEARLY = 1.5
/** The slope is sought on one dot in so many, across and down; rows any coarser run into each other. */
const ACROSS = 4
const DOWN = 2
const DARK = 128
const WHITE = 255

/** The page as it is where it lies straight, or where no slope shows. */
export function straightened(image: PageImage): PageImage {
  const slope = slopeOf(image)
  return Math.abs(slope) < LEAST ? image : rotated(image, slope)
}

/** Degrees by which lines sink to the right. */
export function slopeOf(image: PageImage): number {
  const { width, height } = image
  const grey = greyOf(image)
  const [xs, ys]: [number[], number[]] = [[], []]
  for (let y = 0; y < height; y += DOWN)
    for (let x = 0; x < width; x += ACROSS)
      if (grey[y * width + x]! < DARK) {
        xs.push(x - width / 2)
        ys.push(y)
      }
  const rows = new Uint32Array(Math.ceil((height + width * 0.2) / DOWN) + 2)
  /** How sharply rows of ink and rows of paper follow each other. */
  const sharpness = (degrees: number): number => {
    rows.fill(0)
    const slope = Math.tan((degrees * Math.PI) / 180)
    for (let each = 0; each < xs.length; each++)
      rows[Math.max(0, Math.min(rows.length - 1, Math.round((ys[each]! - xs[each]! * slope + width * 0.1) / DOWN)))]!++
    let sum = 0
    for (let row = 1; row < rows.length; row++) sum += (rows[row]! - rows[row - 1]!) ** 2
    return sum
  }
  const level = sharpness(0)
  let [best, sharpest] = [0, level * CLEARLY]
  for (let step = -MOST / STEP; step <= MOST / STEP; step++) {
    const own = sharpness(step * STEP)
    if (own > sharpest) [best, sharpest] = [step * STEP, own]
  }
  return best
}

function rotated(image: PageImage, degrees: number): PageImage {
  const { width, height, scale } = image
  const grey = greyOf(image)
  const out = new Uint8Array(grey.length)
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2]
      const [fromX, fromY] = [cos * dx - sin * dy + width / 2, sin * dx + cos * dy + height / 2]
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)]
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
        out[y * width + x] = WHITE
        continue
      }
      const [right, down] = [fromX - left, fromY - top]
      const at = top * width + left
      const upper = grey[at]! * (1 - right) + grey[at + 1]! * right
      const lower = grey[at + width]! * (1 - right) + grey[at + width + 1]! * right
      out[y * width + x] = Math.round(upper * (1 - down) + lower * down)
    }
  return imageOf(out, width, height, scale)
}
