/** Text set in fonts from before Unicode, whose letters stand for others: gathered with its fonts, given as it prints. */
import { decodedBy, type FontEncoding, isUnicode } from '../normalize/legacyFonts.js'
import { decodedNote } from '../normalize/legacyTables.js'

/** How much of a document's text in fonts of one encoding is what the fonts say, and how much is Unicode all the same; in characters. */
interface Witness {
  coded: number
  unicode: number
}

/** What a document's old fonts turned out to hold, over all of its paragraphs. */
export class FontWitness {
  private readonly found = new Map<FontEncoding['encoding'], Witness>()

  /** What a stretch in one font prints. */
  decode(own: string, font: FontEncoding): string {
    const printed = decodedBy(font, own)
    if (/[^\u0000-\u007F]/.test(own)) {
      const witness = this.found.get(font.encoding) ?? { coded: 0, unicode: 0 }
      this.found.set(font.encoding, witness)
      if (isUnicode(own, font.encoding)) witness.unicode += own.length
      else if (printed !== own) witness.coded += own.length
    }
    return printed
  }

  /** True where most of the text is Unicode: a converter left the old fonts' names behind, and none is to be believed. */
  get deceived(): boolean {
    const [coded, unicode] = [this.sum('coded'), this.sum('unicode')]
    return unicode > coded
  }

  /** "decoded TCVN3", in alphabetical order; nothing of fonts that only pretend. */
  notes(): string[] {
    return [...this.found]
      .filter(([, { coded }]) => coded > 0)
      .map(([encoding]) => decodedNote(encoding))
      .sort()
  }

  private sum(what: keyof Witness): number {
    return [...this.found.values()].reduce((total, witness) => total + witness[what], 0)
  }
}

interface Stretch {
  readonly start: number
  end: number
  readonly font: FontEncoding
}

/** A paragraph as it is gathered, piece by piece. */
export class FontedText {
  private text = ''
  private stretches: Stretch[] = []

  /** `font` is null for fonts of Unicode. */
  add(text: string, font: FontEncoding | null = null): void {
    const start = this.text.length
    this.text += text
    if (!font) return
    const last = this.stretches[this.stretches.length - 1]
    // A letter of two codes may be cut into two runs.
    if (last?.end === start && last.font.encoding === font.encoding && last.font.capitals === font.capitals)
      last.end = this.text.length
    else this.stretches.push({ start, end: this.text.length, font })
  }

  get empty(): boolean {
    return this.text === ''
  }

  /** What was gathered, as it prints; empty from then on. */
  take(witness: FontWitness): string {
    let out = ''
    let done = 0
    for (const { start, end, font } of this.stretches) {
      out += this.text.slice(done, start) + witness.decode(this.text.slice(start, end), font)
      done = end
    }
    out += this.text.slice(done)
    this.text = ''
    this.stretches = []
    return out
  }
}
