/** Ink laid on a page as SVG: the round red stamp of an office, a signature, the boxed mark of secrecy. */

/** Millimetres to dots. */
const dots = (millimetres: number, dpi: number): number => (millimetres / 25.4) * dpi

/** A page of ink; each piece is drawn in millimetres from the upper left corner. */
export const inked = (width: number, height: number, dpi: number, pieces: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="white"/><g transform="scale(${dots(1, dpi)})">${pieces.join('')}</g></svg>`

const RED = '#d8222f'

/** A round stamp, 36 mm across: two rings, letters between them, a star; slightly turned, as a hand sets it. */
export function roundStamp(x: number, y: number, words: string): string {
  const letters = Array.from(words)
  const ring = letters
    .map((letter, at) => {
      const angle = -150 + (300 * at) / (letters.length - 1)
      return `<text transform="rotate(${angle}) translate(0 -13.2)" text-anchor="middle" font-family="Liberation Sans" font-weight="bold" font-size="3.2">${letter}</text>`
    })
    .join('')
  const star = Array.from({ length: 10 }, (_, at) => {
    const [radius, angle] = [at % 2 === 0 ? 5 : 2, (at * Math.PI) / 5]
    return `${(radius * Math.sin(angle)).toFixed(2)},${(-radius * Math.cos(angle)).toFixed(2)}`
  }).join(' ')
  return `<g transform="translate(${x} ${y}) rotate(-8)" fill="${RED}" opacity="0.8"><circle r="18" fill="none" stroke="${RED}" stroke-width="0.9"/><circle r="11.5" fill="none" stroke="${RED}" stroke-width="0.5"/>${ring}<polygon points="${star}"/></g>`
}

/** Strokes of a pen, as people sign. */
export const signature = (x: number, y: number): string =>
  `<g transform="translate(${x} ${y})" fill="none" stroke="#26359a" stroke-width="0.55" stroke-linecap="round"><path d="M-16 4 C-12 -9 -7 -8 -9 1 S-14 8 -6 1 S1 -8 0 2 S6 4 8 -3 S13 -6 12 2 S18 4 26 -5"/><path d="M-18 7 C-4 3 12 5 28 1"/></g>`

/** "MẬT" in a red box. */
export function secrecyMark(x: number, y: number, mark: string): string {
  const wide = 8 + mark.length * 5
  return `<g transform="translate(${x} ${y}) rotate(-1.5)" fill="${RED}"><rect x="${-wide / 2}" y="-5.5" width="${wide}" height="10" fill="none" stroke="${RED}" stroke-width="0.8"/><text y="2" text-anchor="middle" font-family="Liberation Serif" font-weight="bold" font-size="6.5">${mark}</text></g>`
}
