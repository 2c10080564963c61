/** Fonts from before Unicode, and what texts that are set in them print. */
import { decodeTcvn3 } from './capitals.js'
import { decodeAll } from './legacyTables.js'
import { isSyllable } from './syllable.js'

export interface FontEncoding {
  readonly encoding: 'tcvn3' | 'vni'
  /** All letters are printed as capitals. */
  readonly capitals: boolean
}

/** What a font's name says: ".VnTime", ".VnArialH", "ABCDEF+.VnTimeH,Bold", "VNI-Times"; null for any other. */
export function fontEncoding(name: string): FontEncoding | null {
  const font = name.replace(/^[A-Z]{6}\+/, '').replace(/(?:[ ,-]?(?:Bold|Italic|Oblique|Regular|MT))+$/, '')
  if (/^_?\.?Vn[A-Z0-9]/.test(font)) return { encoding: 'tcvn3', capitals: font.endsWith('H') }
  return /^VNI[- ]/i.test(font) ? { encoding: 'vni', capitals: false } : null
}

/** Letters that only Unicode has: typed anew in an old font, another font shows them. */
const UNICODE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0\u0300-\u036F\u1EA0-\u1EF9]/

/** Whether a text in an old font was typed in Unicode all the same. */
export function isUnicode(text: string, encoding: 'tcvn3' | 'vni'): boolean {
  if (UNICODE.test(text)) return true
  let gain = 0
  for (const [word] of text.matchAll(/[A-Za-z\u00A1-\u00FF]*[\u00A1-\u00FF][A-Za-z\u00A1-\u00FF]*/g))
    gain += Number(isSyllable(decodeAll(word, encoding).text.toLowerCase())) - Number(isSyllable(word))
  return gain < 0
}

/** What a text in a font prints; text that is Unicode stays. */
export function decodedBy({ encoding, capitals }: FontEncoding, text: string): string {
  // Symbol fonts' places: Word moves the codes of old fonts there.
  const codes = text.replace(/[\uF020-\uF0FF]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xf000))
  if (isUnicode(codes, encoding)) return codes
  const printed = encoding === 'tcvn3' ? decodeTcvn3(codes) : decodeAll(codes, encoding).text
  return capitals ? printed.toUpperCase() : printed
}
