/**
 * Tables drawn with pipes ("| a | b |"), as converters to Markdown and plain text leave them. The two-column header and
 * foot become lines again, column by column; any other row keeps its cells, parted by tabs. Characters are replaced one
 * for one, so offsets hold.
 */

const ROW = /^[^\S\n]*\|.*\|[^\S\n]*$/
const RULER = /^[^\S\n]*\|?[^\S\n]*:?-{2,}:?[^\S\n]*(?:\|[^\S\n]*:?-{2,}:?[^\S\n]*)*\|?[^\S\n]*$/
/** What only the header or the foot of a document holds. */
const LAYOUT =
  /ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT|CỘNG\s+H[ÒO][AÀ]\s+XÃ|Độc\s+lập\s*-\s*Tự\s+do|N[ơƠ][iI]\s+nh[ậẬ][nN]|(?:^|[|\s])(?:TM|KT|TL|TUQ)\.\s*\p{Lu}{2}|(?:T\/M|K\/T|T\/L)\s+\p{Lu}{2}|(?:^|\|)\s*Số\s*:?[^|]{0,12}[-/]\s?[A-ZĐ]/u
const NAME = '\\p{Lu}\\p{Ll}+(?:\\s\\p{Lu}\\p{Ll}*){1,4}'

/** Replaces pipes by line breaks or tabs; same length. */
export function layPipes(text: string): string {
  if (!text.includes('|')) return text
  return text
    .split('\n')
    .map((line) => {
      if (!line.includes('|')) return line
      if (RULER.test(line)) return ' '.repeat(line.length)
      const layout = LAYOUT.test(line)
      if (!ROW.test(line)) return broken(line, layout)
      return layout && cells(line) <= 3 ? columns(line) : row(line)
    })
    .join('\n')
}

/** A row broken over lines: its pipes stand at the ends, or between the two columns. */
function broken(line: string, layout: boolean): string {
  if (layout && / \| /.test(line)) return columns(line)
  // "57-NQ/TW | Nghị quyết | về … | 22/12/2024": a row without its outer pipes.
  if (line.split(' | ').length > 2 && !/^\s*\||\|\s*$/.test(line)) return line.replaceAll('|', '\t')
  if (line.split('|').length === 2 && /^\s*\||\|\s*$/.test(line)) return line.replace('|', ' ')
  return line
}

const cells = (line: string): number => line.replace(/^\s*\||\|\s*$/g, '').split('|').length

/** Outer pipes go, inner ones part cells. */
function row(line: string): string {
  const first = line.indexOf('|')
  const last = line.lastIndexOf('|')
  return Array.from(line, (char, at) => (char !== '|' ? char : at === first || at === last ? ' ' : '\t')).join('')
}

/** A row of the header or foot: each cell a line of its own, and the lines that were run together inside it apart again. */
function columns(line: string): string {
  const breakAt = (form: RegExp, value: string) => value.replace(form, (found) => `\n${found.slice(1)}`)
  let out = line.replaceAll('|', '\n')
  out = breakAt(/\s(?=-{3,}(?:\s|$))/g, out)
  out = out.replace(/(-{3,})\s/g, '$1\n')
  out = breakAt(/\s(?=[*_]*\(?\s*[Đđ]ã\s+ký)/g, out)
  out = breakAt(/(?<=[Đđ]ã\s+ký\s*\)?[*_]*)\s(?=\p{Lu})/gu, out)
  out = breakAt(/\s(?=Độc\s+lập\s*-\s*Tự\s+do)/g, out)
  out = breakAt(/(?<=[;,.:])\s(?=[-+•–]\s?\p{Lu})/gu, out)
  out = breakAt(/\s(?=(?:T\s?\/\s?M|TM\.|K\s?\/\s?T|KT\.|T\s?\/\s?L|TL\.)\s*\p{Lu}{2})/gu, out)
  out = breakAt(
    /(?<=(?:^|\s)(?:T\s?\/\s?M|TM\.|K\s?\/\s?T|KT\.|T\s?\/\s?L|TL\.)\s[\p{Lu} ]*\p{Lu}{2})(?<!PHÓ)\s(?=(?:QUYỀN\s|PHÓ\s|BÍ THƯ|CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG BAN|GIÁM ĐỐC|TỔNG BÍ THƯ|CHÁNH VĂN PHÒNG)(?!\p{Lu}))/gu,
    out,
  )
  return breakAt(new RegExp(`(?<=\\p{Lu}{2})\\s(?=${NAME}\\s*(?:\\n|$))`, 'gu'), out)
}
