/** Samples without a word processor: plain text, Markdown as converters leave it, a web page. */
import type { Sample } from './manifest.js'
import { isHeading } from './parts.js'

/** Lines that a PDF dump puts between page numbers. */
const LINES_A_PAGE = 46

export function plainOf(text: string, sample: Sample): Uint8Array {
  const source = text.replace(/\n$/, '').split('\n')
  let lines = sample.wrap ? source.flatMap((line) => [...wrap(line, sample.wrap!), '']) : source
  if (sample.pageNumbers) lines = numberPages(lines)
  let out = `${lines.join('\n').trimEnd()}\n`
  if (sample.decomposed) out = out.normalize('NFD')
  if (sample.crlf) out = out.replaceAll('\n', '\r\n')
  return new TextEncoder().encode((sample.byteOrderMark ? '\uFEFF' : '') + out)
}

/** Breaks at blanks, and after the hyphen of a code: "238-" / "QĐ/TW". */
function wrap(line: string, width: number): string[] {
  const out: string[] = []
  let rest = line
  while (rest.length > width) {
    const code = /\d-(?=[A-ZĐ]\S*$)/.exec(rest.slice(0, width))
    const blank = rest.lastIndexOf(' ', width)
    const at = code ? code.index + 2 : blank
    if (at <= 0) break
    out.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  out.push(rest)
  return out
}

function numberPages(lines: readonly string[]): string[] {
  const out: string[] = []
  lines.forEach((line, index) => {
    if (index > 0 && index % LINES_A_PAGE === 0) out.push('', String(index / LINES_A_PAGE + 1), '')
    out.push(line)
  })
  return out
}

/** Stars and number signs as converters leave them. */
export function markdownOf(text: string, sample: Sample): Uint8Array {
  const lines = text.replace(/\n$/, '').split('\n')
  const headerLines = (sample.left ?? 0) + (sample.right ?? 0)
  const out = lines.map((line, index) => {
    if (sample.layout === 'plain' && index === 0) return `# ${line}`
    if (isHeading(line)) return `## ${line}`
    if (line === 'Nơi nhận:' || (line === line.toUpperCase() && /\p{L}{4}/u.test(line))) return `**${line}**`
    if (index < headerLines && /^[^,]+, ngày /.test(line)) return `*${line}*`
    return line
  })
  return new TextEncoder().encode(`${out.join('\n\n')}\n`)
}

const entities = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A news page: heading, time line, paragraphs; style and script are there to be left out. */
export function htmlOf(text: string): Uint8Array {
  const [heading, time, ...paragraphs] = text.replace(/\n$/, '').split('\n').map(entities)
  const body = paragraphs.map((line) => `<p>${line.replace('Nghị quyết số', 'Nghị quyết&nbsp;số')}</p>`).join('\n')
  const page = `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>${heading}</title>
<style>body { font-family: serif } .time { color: gray }</style>
<script>document.documentElement.dataset.page = '12/KH-DEMO'</script>
</head>
<body>
<article>
<h1>${heading}</h1>
<p class="time">${time}</p>
${body}
</article>
</body>
</html>
`
  return new TextEncoder().encode(page)
}
