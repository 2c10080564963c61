/** Fonts of the time before Unicode: their letters are stored as other letters, which only the font turns into Vietnamese. */

const LEGACY = /^(?:\.vn|vni[-\s])/i

/** ".VnTime", ".VnTimeH", "VNI-Times". */
export const isLegacyFont = (name: string): boolean => LEGACY.test(name)

/** Counts letters by legacy font; what a reader notes so that the analyst, and a decoder, know of them. */
export class LegacyFonts {
  private readonly letters = new Map<string, number>()

  add(name: string, count: number): void {
    this.letters.set(name, (this.letters.get(name) ?? 0) + count)
  }

  /** "legacy font .VnTime", the most used first; a blank or two in such a font is no text in it. */
  notes(): string[] {
    return [...this.letters]
      .filter(([, count]) => count >= 10)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 8)
      .map(([name]) => `legacy font ${name}`)
  }
}
