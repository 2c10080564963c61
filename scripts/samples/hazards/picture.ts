/** What a scanner, a photocopier and years in a binder do to a printed page; the same each time for the same seed. */

/** A page in grey, one byte a dot, from the upper left corner. */
export interface Picture {
  readonly grey: Uint8Array
  readonly width: number
  readonly height: number
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const WHITE = 255
const clamp = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value))

function mapped({ width, height }: Picture, at: (x: number, y: number) => number): Picture {
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) grey[y * width + x] = clamp(at(x, y))
  return { grey, width, height }
}

/** A sheet that lay askew on the glass, by degrees; what was beyond its edge is white. */
export function skewed(picture: Picture, degrees: number): Picture {
  const { grey, width, height } = picture
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const dot = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? WHITE : grey[y * width + x]!
  return mapped(picture, (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2]
    const [fromX, fromY] = [cos * dx + sin * dy + width / 2, -sin * dx + cos * dy + height / 2]
    const [left, top] = [Math.floor(fromX), Math.floor(fromY)]
    const [right, down] = [fromX - left, fromY - top]
    const upper = dot(left, top) * (1 - right) + dot(left + 1, top) * right
    const lower = dot(left, top + 1) * (1 - right) + dot(left + 1, top + 1) * right
    return upper * (1 - down) + lower * down
  })
}

/** Lines that ran into each other: each dot takes a share of its neighbours'. */
export function blurred(picture: Picture, share: number): Picture {
  const { grey, width, height } = picture
  const dot = (x: number, y: number): number =>
    grey[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))]!
  return mapped(
    picture,
    (x, y) => dot(x, y) * (1 - share) + ((dot(x - 1, y) + dot(x + 1, y) + dot(x, y - 1) + dot(x, y + 1)) * share) / 4,
  )
}

/** Grain of the sensor: each dot a little lighter or darker, by this many steps of grey. */
export function grainy(picture: Picture, steps: number, random: () => number): Picture {
  return mapped(picture, (x, y) => {
    const bell = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return picture.grey[y * picture.width + x]! + bell * steps
  })
}

/** Dust on the glass and toner that fell off: a share of the dots turned black, and as many white. */
export function specked(picture: Picture, share: number, random: () => number): Picture {
  const grey = picture.grey.slice()
  const count = Math.round(grey.length * share)
  for (let each = 0; each < count; each++) {
    grey[Math.floor(random() * grey.length)] = 0
    grey[Math.floor(random() * grey.length)] = WHITE
  }
  return { ...picture, grey }
}

/** Ink that has faded, on paper that has darkened: black becomes `ink`, white becomes `paper`. */
export const faded = (picture: Picture, ink: number, paper: number): Picture =>
  mapped(picture, (x, y) => ink + ((paper - ink) * picture.grey[y * picture.width + x]!) / 255)

/** Light that falls off towards the lower right corner, and the shadow of the binding along the left edge. */
export function unevenlyLit(picture: Picture, fall: number): Picture {
  const { grey, width, height } = picture
  return mapped(picture, (x, y) => {
    const shadow = fall * Math.exp(-x / (width * 0.05))
    return grey[y * width + x]! * (1 - (fall * (x / width + y / height)) / 2 - shadow)
  })
}

/** Edges of the photocopier's glass, black and ragged, on the left and at the foot. */
export function blackEdged(picture: Picture, widest: number, random: () => number): Picture {
  const { grey, width, height } = picture
  const left = Array.from({ length: height }, (_, y) => widest * (0.6 + 0.3 * Math.sin(y / 400) + 0.1 * random()))
  const foot = Array.from({ length: width }, (_, x) => widest * (0.5 + 0.3 * Math.cos(x / 300) + 0.1 * random()))
  return mapped(picture, (x, y) => (x < left[y]! || height - y < foot[x]! ? 20 : grey[y * width + x]!))
}

/** Two punch holes at the left edge, as dark as the lid behind them. */
export function punched(picture: Picture, dpi: number): Picture {
  const { grey, width, height } = picture
  const [across, radius] = [(12 / 25.4) * dpi, (3 / 25.4) * dpi]
  const holes = [-1, 1].map((side) => height / 2 + (side * 40 * dpi) / 25.4)
  return mapped(picture, (x, y) =>
    holes.some((hole) => Math.hypot(x - across, y - hole) < radius) ? 40 : grey[y * width + x]!,
  )
}
