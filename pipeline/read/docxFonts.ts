/** Fonts of WordprocessingML runs, as far as they matter: those from before Unicode, whose letters stand for others. */
import { Parser } from 'htmlparser2'
import { type FontEncoding, fontEncoding } from '../normalize/legacyFonts.js'

/** Names that a run, a style or the defaults give; a theme's font is never of the old kind. */
export interface Fonts {
  readonly ascii?: string
  readonly hAnsi?: string
}

interface Style {
  fonts: Fonts
  /** Whether its text is hidden (w:vanish); null where it does not say. */
  hidden: boolean | null
  basedOn: string | null
}

/** The fonts in an rFonts element's attributes, before those that stood already. */
export function fontsOf(attributes: Readonly<Record<string, string>>, before: Fonts = {}): Fonts {
  const ascii = attributes['w:asciiTheme'] ? '' : attributes['w:ascii']
  const hAnsi = attributes['w:hAnsiTheme'] ? '' : attributes['w:hAnsi']
  return { ...before, ...(ascii !== undefined && { ascii }), ...(hAnsi !== undefined && { hAnsi }) }
}

/** Whether a property that is there, "w:vanish", holds; it does where it does not say otherwise. */
export const isOn = (attributes: Readonly<Record<string, string>>): boolean =>
  !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '')

/** Fonts by style, with what each style is based on. */
export class StyleFonts {
  readonly styles = new Map<string, Style>()
  defaults: Fonts = {}
  defaultParagraph: string | null = null

  /** What a run's letters are, by its own fonts, its style and its paragraph's style; null for fonts of Unicode. */
  encodingOf(own: Fonts, runStyle: string | null, paragraphStyle: string | null): FontEncoding | null {
    const paragraph = this.inherited(paragraphStyle ?? this.defaultParagraph)
    const { ascii, hAnsi } = { ...this.defaults, ...paragraph, ...this.inherited(runStyle), ...own }
    // Letters above ASCII, the only ones that differ, are set in this one.
    return fontEncoding(hAnsi || ascii || '')
  }

  /** Whether a run is not printed; what it says itself overrules its style, and that its paragraph's style. */
  hides(own: boolean | null, runStyle: string | null, paragraphStyle: string | null): boolean {
    return own ?? this.hiddenBy(runStyle) ?? this.hiddenBy(paragraphStyle ?? this.defaultParagraph) ?? false
  }

  private hiddenBy(style: string | null, depth = 0): boolean | null {
    const own = style === null ? undefined : this.styles.get(style)
    if (!own || depth > 12) return null
    return own.hidden ?? this.hiddenBy(own.basedOn, depth + 1)
  }

  private inherited(style: string | null, depth = 0): Fonts {
    const own = style === null ? undefined : this.styles.get(style)
    if (!own || depth > 12) return {}
    return { ...this.inherited(own.basedOn, depth + 1), ...own.fonts }
  }
}

export function readStyleFonts(stylesXml: string | null): StyleFonts {
  const read = new StyleFonts()
  if (!stylesXml) return read
  let style: Style | null = null
  let inDefaults = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'w:rPrDefault') inDefaults = true
        else if (name === 'w:style') {
          style = { fonts: {}, hidden: null, basedOn: null }
          const id = attributes['w:styleId'] ?? ''
          read.styles.set(id, style)
          if (attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(attributes['w:default'] ?? ''))
            read.defaultParagraph = id
        } else if (name === 'w:vanish' && style) style.hidden = isOn(attributes)
        else if (name === 'w:basedOn' && style) style.basedOn = attributes['w:val'] ?? null
        else if (name === 'w:rFonts') {
          if (style) style.fonts = fontsOf(attributes, style.fonts)
          else if (inDefaults) read.defaults = fontsOf(attributes, read.defaults)
        }
      },
      onclosetag(name) {
        if (name === 'w:style') style = null
        else if (name === 'w:rPrDefault') inDefaults = false
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(stylesXml)
  parser.end()
  return read
}
