/** Records without what differs by nature between two forms of one text (ids, offsets, pages), and where two sets part. */
import type { Extraction } from '../../extractors/types.js'

const BY_FORM = ['id', 'start', 'end', 'page', 'citation']

/** Each record as a line: its list and its fields, blanks squeezed. */
export function recordLines(extraction: Extraction, without: readonly string[] = []): string[] {
  const { document, citations, links, reviews, deadlines } = extraction
  const left = new Set([...BY_FORM, ...without])
  const rows = (list: string, records: readonly object[]): string[] =>
    records.map((record) => `${list} ${JSON.stringify(plain(record, left))}`)
  return [
    ...Object.entries(document).map(([name, value]) => `document.${name} ${JSON.stringify(plain(value, left))}`),
    ...rows('citation', citations),
    ...rows('link', links),
    ...rows('review', reviews),
    ...rows('deadline', deadlines),
  ]
}

function plain(value: unknown, left: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim()
  if (Array.isArray(value)) return value.map((each) => plain(each, left))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !left.has(name))
      .map(([name, each]) => [name, plain(each, left)]),
  )
}

/** Lines that only one of the two has, marked "-" for the first and "+" for the second. */
export function differences(first: Extraction, second: Extraction, without: readonly string[] = []): string[] {
  const [a, b] = [recordLines(first, without), recordLines(second, without)]
  return [...notIn(b, a).map((line) => `- ${line}`), ...notIn(a, b).map((line) => `+ ${line}`)]
}

/** Lines of the second list that the first has not, each as often. */
function notIn(list: readonly string[], lines: readonly string[]): string[] {
  const left = [...list]
  return lines.filter((line) => {
    const at = left.indexOf(line)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
