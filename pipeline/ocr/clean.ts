/**
 * A page's picture made ready for recognition: light evened out, the copier's black edges and punch holes taken away,
 * frames around stamped marks taken away, the sheet set straight. A clean page comes back as it is, dot for dot.
 */
import { greyOf, imageOf } from './image.js'
import type { PageImage } from './types.js'

const DARK = 128
const WHITE = 255

/** What must be done before a page is turned: all but its slope. */
export function cleaned(image: PageImage): PageImage {
  const page = new Page(greyOf(image), image.width, image.height, image.scale)
  page.evenLight()
  page.clearEdges()
  page.clearDust()
  page.clearFrames()
  return page.changed ? imageOf(page.grey, page.width, page.height, image.scale) : image
}

/** Paper darker than this reads badly; so does a page whose parts differ by more than the next. */
const DARK_PAPER = 200
const UNEVEN = 40
/** Side of a patch that has one light, in points. */
const PATCH = 12
/** What is darker is no paper in a shadow. */
const LEAST_LIGHT = 100
/** What stands in the margins, as a share of the page; holes and edges lie there, text does not. */
const MARGIN = 0.1
/** Smallest side of a hole or an edge, in points. */
const HOLE = 9
/** No stroke of a letter is as long as this, in points. */
const LONG_STROKE = 16
/** Sides of a frame around a mark such as "MẬT", in points. */
const FRAME = { width: [24, 260], height: [14, 80] } as const
/** Single dark dots a page. */
const DUST = 200
/** How much of each side must be drawn. */
const CLOSED = 0.75

class Page {
  grey: Uint8Array
  changed = false

  constructor(
    grey: Uint8Array,
    readonly width: number,
    readonly height: number,
    private readonly scale: number,
  ) {
    this.grey = grey
  }

  /** The grey to be written to: the image that was handed in stays as it is. */
  private own(): Uint8Array {
    if (!this.changed) this.grey = this.grey.slice()
    this.changed = true
    return this.grey
  }

  /** Divides each dot by the light of the paper around it. */
  evenLight(): void {
    const side = Math.max(8, Math.round(PATCH * this.scale))
    const [across, down] = [Math.ceil(this.width / side), Math.ceil(this.height / side)]
    const light = new Float32Array(across * down)
    for (let row = 0; row < down; row++)
      for (let column = 0; column < across; column++) light[row * across + column] = this.paper(column, row, side)
    const sorted = light.slice().sort()
    const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => sorted[Math.floor((sorted.length - 1) * share)]!)
    if (middle! >= DARK_PAPER && high! - low! <= UNEVEN) return
    const even = smooth(light, across, down)
    const grey = this.own()
    for (let y = 0; y < this.height; y++) {
      const v = Math.min(down - 1, Math.max(0, y / side - 0.5))
      const [top, below] = [Math.floor(v), Math.min(down - 1, Math.floor(v) + 1)]
      for (let x = 0; x < this.width; x++) {
        const u = Math.min(across - 1, Math.max(0, x / side - 0.5))
        const [left, right] = [Math.floor(u), Math.min(across - 1, Math.floor(u) + 1)]
        const upper = even[top * across + left]! * (1 - u + left) + even[top * across + right]! * (u - left)
        const lower = even[below * across + left]! * (1 - u + left) + even[below * across + right]! * (u - left)
        const paper = upper * (1 - v + top) + lower * (v - top)
        const at = y * this.width + x
        grey[at] = Math.min(WHITE, Math.round((grey[at]! / Math.max(LEAST_LIGHT, paper)) * WHITE))
      }
    }
  }

  /** Light of the paper in a patch: lighter than that are few of its dots. */
  private paper(column: number, row: number, side: number): number {
    const counts = new Uint32Array(256)
    let all = 0
    for (let y = row * side; y < Math.min(this.height, (row + 1) * side); y += 2)
      for (let x = column * side; x < Math.min(this.width, (column + 1) * side); x += 2) {
        counts[this.grey[y * this.width + x]!]!++
        all++
      }
    let [lighter, value] = [0, WHITE]
    while (value > 0 && lighter + counts[value]! < all * 0.2) lighter += counts[value--]!
    return value
  }

  /** Whites out large dark shapes that lie wholly in a margin. */
  clearEdges(): void {
    const { width, height } = this
    const [aside, above] = [Math.round(width * MARGIN), Math.round(height * MARGIN)]
    const inMargin = (at: number): boolean => {
      const [x, y] = [at % width, Math.floor(at / width)]
      return x < aside || x >= width - aside || y < above || y >= height - above
    }
    const least = HOLE * this.scale
    const seen = new Uint8Array(width * height)
    for (let y = 0; y < height; y += 4)
      for (let x = 0; x < width; x += 4) {
        const start = y * width + x
        if (seen[start] || this.grey[start]! >= DARK || !inMargin(start)) continue
        const shape = this.shapeAt(start, seen, (at) => this.grey[at]! < DARK && inMargin(at))
        const [wide, high] = [shape.right - shape.left + 1, shape.bottom - shape.top + 1]
        if (Math.min(wide, high) < least) continue
        // Letters leave most of their box white; what reaches the paper's edge is no letter at all.
        const atEdge = shape.left === 0 || shape.top === 0 || shape.right === width - 1 || shape.bottom === height - 1
        if (!atEdge && shape.dots.length < wide * high * 0.6) continue
        this.whiteOut(shape.dots)
      }
  }

  /** Whites out specks, where there are so many that they are dust: fewer do no harm, and may be what a scanner left of a dot. */
  clearDust(): void {
    const { width, height, grey } = this
    const dust: number[] = []
    for (let y = 1; y < height - 1; y++)
      for (let x = 1; x < width - 1; x++) {
        const at = y * width + x
        if (grey[at]! < DARK && AROUND.every(([ox, oy]) => grey[at + oy * width + ox]! >= DARK)) dust.push(at)
      }
    if (dust.length < DUST) return
    const own = this.own()
    for (const at of dust) for (const [ox, oy] of HERE) own[at + oy * width + ox] = WHITE
  }

  /** Whites out frames of the size that is drawn around a mark: an engine takes a framed word for a picture. */
  clearFrames(): void {
    const lines = this.longStrokes()
    const seen = new Uint8Array(this.width * this.height)
    for (let start = 0; start < lines.length; start++) {
      if (!lines[start] || seen[start]) continue
      const shape = this.shapeAt(start, seen, (at) => lines[at] === 1)
      const wide = (shape.right - shape.left + 1) / this.scale
      const high = (shape.bottom - shape.top + 1) / this.scale
      const fits = (size: number, [least, most]: readonly [number, number]): boolean => size >= least && size <= most
      if (fits(wide, FRAME.width) && fits(high, FRAME.height) && this.isClosed(shape)) this.whiteOut(shape.dots)
    }
  }

  /** Dots of straight lines across or down, longer than any stroke of a letter. */
  private longStrokes(): Uint8Array {
    const { width, height, grey } = this
    const least = LONG_STROKE * this.scale
    const lines = new Uint8Array(width * height)
    const walk = (count: number, length: number, at: (each: number, along: number) => number): void => {
      for (let each = 0; each < count; each++) {
        let from = 0
        for (let along = 0; along <= length; along++) {
          if (along < length && grey[at(each, along)]! < DARK) continue
          if (along - from >= least) for (let dot = from; dot < along; dot++) lines[at(each, dot)] = 1
          from = along + 1
        }
      }
    }
    walk(height, width, (y, x) => y * width + x)
    walk(width, height, (x, y) => y * width + x)
    return lines
  }

  /** Whether a shape is drawn along all four sides of its box, and is empty within. */
  private isClosed({ dots, left, right, top, bottom }: Shape): boolean {
    const [wide, high] = [right - left + 1, bottom - top + 1]
    const band = Math.max(4, Math.min(wide, high) * 0.25)
    const sides = [new Set<number>(), new Set<number>(), new Set<number>(), new Set<number>()] as const
    let within = 0
    for (const at of dots) {
      const [x, y] = [(at % this.width) - left, Math.floor(at / this.width) - top]
      if (y < band) sides[0].add(x)
      if (y >= high - band) sides[1].add(x)
      if (x < band) sides[2].add(y)
      if (x >= wide - band) sides[3].add(y)
      if (y >= band && y < high - band && x >= band && x < wide - band) within++
    }
    return sides.every((side, at) => side.size >= CLOSED * (at < 2 ? wide : high)) && within < dots.length * 0.05
  }

  private shapeAt(start: number, seen: Uint8Array, belongs: (at: number) => boolean): Shape {
    const { width, height } = this
    const dots = [start]
    seen[start] = 1
    let [left, right, top, bottom] = [width, 0, height, 0]
    for (let next = 0; next < dots.length; next++) {
      const at = dots[next]!
      const [x, y] = [at % width, Math.floor(at / width)]
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      for (const [ox, oy] of AROUND) {
        const [nx, ny] = [x + ox, y + oy]
        if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue
        const near = ny * width + nx
        if (seen[near] || !belongs(near)) continue
        seen[near] = 1
        dots.push(near)
      }
    }
    return { dots, left, right, top, bottom }
  }

  private whiteOut(dots: readonly number[]): void {
    const grey = this.own()
    // The grey rim of a shape goes with it.
    const rim = Math.max(1, Math.round(this.scale / 2))
    for (const at of dots)
      for (let oy = -rim; oy <= rim; oy++)
        for (let ox = -rim; ox <= rim; ox++) {
          const near = at + oy * this.width + ox
          if (near >= 0 && near < grey.length) grey[near] = WHITE
        }
  }
}

interface Shape {
  readonly dots: readonly number[]
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const AROUND = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const
const HERE = [[0, 0], ...AROUND] as const

/** The light of each patch, drawn towards that of the patches around it. */
function smooth(light: Float32Array, across: number, down: number): Float32Array {
  const at = (column: number, row: number): number =>
    light[Math.min(down - 1, Math.max(0, row)) * across + Math.min(across - 1, Math.max(0, column))]!
  return light.map((value, index) => {
    const [column, row] = [index % across, Math.floor(index / across)]
    return (value * 4 + AROUND.reduce((sum, [x, y]) => sum + at(column + x, row + y), 0)) / 12
  })
}
