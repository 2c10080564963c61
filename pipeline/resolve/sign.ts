/** What a code says of its numbering: its number, its type's sign, the sign of its issuer, and whether its year is in it. */

/** Issuer sign of a code, "57-NQ/TW" → "TW", "12/2023/NĐ-CP" → "CP". */
export function signOf(printed: string): string {
  // "57-nq/tw": typed in small letters.
  const code = printed === printed.toLowerCase() ? printed.toUpperCase() : printed
  const state = /^\d+[a-zđ]?\/(?:(?:19|20)\d\d\/)?(.+)$/.exec(code)
  if (state) {
    const [first = '', ...rest] = state[1]!.split(/[-/]/)
    return /^(?:QH|UBTVQH)\d/.test(first) || rest.length === 0
      ? first
      : /^[A-ZĐ]{1,4}[a-z]?$/.test(first) && !/^(?:B(?!C$|B$)[A-ZĐ]+|S[A-ZĐ]+|UBND|HĐND)$/.test(first)
        ? rest[0]!
        : first
  }
  const party = /^\d+[a-zđ]?-[^/-]+[/-]+(.+)$/i.exec(code)
  return (party?.[1] ?? '').replace(/T\.?Ư|T\.W/g, 'TW').split('-')[0] ?? ''
}

/** Key of a code without its number: "57|NQ|TW" → "NQ|TW"; documents of one such series are numbered one after another. */
export const seriesOf = (codeKey: string): string => codeKey.slice(codeKey.indexOf('|') + 1)

/** The number that a key begins with; NaN where it holds a letter. */
export const numberOf = (codeKey: string): number => Number(codeKey.slice(0, codeKey.indexOf('|')))

/** True for codes that carry their year and so name one work by themselves: "63/2025/QH15", "113/2018/NĐ-CP". */
export const carriesYear = (code: string): boolean => /^\d+[a-zđ]?\/(?:19|20)\d\d\//.test(code)
