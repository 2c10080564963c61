/** How much a text looks like written Vietnamese: whole syllables, with their diacritics, without stand-ins for lost signs. */

const WORD = /[^\s.,;:()"“”…/\-–\d]+/g
const SYLLABLE =
  /^(?:[bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX]|[ckgpt]h|[CKGPT][hH]|[Nn][gG][hH]?|[Nn][hH]|[Tt][rR]|[Gg][iI]|[Qq][uU])?[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}(?:[cmnptCMNPT]|ch|ng|nh|CH|NG|NH)?$/i
/** What stands for a sign that a file does not name: the replacement character, private use, control characters. */
const LOST = /[\uFFFD\uE000-\uEFFF\uF100-\uF8FF\u0001-\u0008\u000E-\u001D\u001F]/g
const MARKED = /[^\p{ASCII}]/u

/** Below this share of whole words a text is garbage. */
export const GOOD_TEXT = 0.75

export interface TextScore {
  readonly letters: number
  /** Share of words that are whole words; 1 for an empty text. */
  readonly quality: number
  /** Share of syllables that bear a diacritic: about 0.7 in written Vietnamese, 0 where a program lost them. */
  readonly diacritics: number
  /** Share of signs that stand for lost ones. */
  readonly lost: number
}

export function textScore(text: string): TextScore {
  const composed = text.normalize('NFC')
  let [words, good, syllables, marked] = [0, 0, 0, 0]
  for (const [word] of composed.matchAll(WORD)) {
    words++
    const syllable = SYLLABLE.test(word)
    if (syllable) syllables++
    if (syllable && MARKED.test(word)) marked++
    if (syllable || /^[A-ZĐ]{2,}[A-Za-zĐđ]*$/.test(word) || /^[A-Za-z]{4,}$/.test(word)) good++
  }
  const signs = composed.match(/\S/g)?.length ?? 0
  return {
    letters: composed.match(/\p{L}/gu)?.length ?? 0,
    quality: words === 0 ? 1 : good / words,
    diacritics: syllables === 0 ? 1 : marked / syllables,
    lost: signs === 0 ? 0 : (composed.match(LOST)?.length ?? 0) / signs,
  }
}

/** 0 to 1; 1 for an empty text. Single consonants, private-use signs and letters torn apart lower it. */
export const textQuality = (text: string): number => textScore(text).quality
