/** How much a text looks like written Vietnamese: the share of its words that are whole words. */

const WORD = /[^\s.,;:()"“”…/\-–\d]+/g
const SYLLABLE =
  /^(?:[bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX]|[ckgpt]h|[CKGPT][hH]|[Nn][gG][hH]?|[Nn][hH]|[Tt][rR]|[Gg][iI]|[Qq][uU])?[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}(?:[cmnptCMNPT]|ch|ng|nh|CH|NG|NH)?$/i

/** 0 to 1; 1 for an empty text. Single consonants, private-use signs and letters torn apart lower it. */
export function textQuality(text: string): number {
  const words = text.normalize('NFC').match(WORD) ?? []
  if (words.length === 0) return 1
  let good = 0
  for (const word of words)
    if (SYLLABLE.test(word) || /^[A-ZĐ]{2,}[A-Za-zĐđ]*$/.test(word) || /^[A-Za-z]{4,}$/.test(word)) good++
  return good / words.length
}
