/**
 * `vankien search WORDS`: documents that hold all words, and where. A word typed without diacritics finds every word of
 * those letters ("dai" finds "đại"); one typed with them finds itself ("kính" does not find "kinh").
 */
import { pageAt, searchTexts } from '../../db/queries.js'
import { plain } from '../../extractors/codeQuery.js'
import { dateLabel } from '../../reports/labels.js'
import { EXIT } from '../errors.js'
import { openArchive } from '../openArchive.js'
import { dotted, out, outCsv, outJson, tell, wrap } from '../print.js'
import { countValue } from '../values.js'
import type { Run } from '../vankien.js'

const LIMIT = 20

export const run: Run = (words, options, settings) => {
  const { lang, m } = settings
  const limit = options['limit'] === undefined ? LIMIT : countValue('--limit', options['limit'] as string, m)
  const asked = words.join(' ').normalize('NFC').toLowerCase().match(WORD) ?? []
  const db = openArchive(settings)
  try {
    const found =
      asked.length === 0 ? [] : searchTexts(db, asked.map(plain), limit + 1, (text) => holdsAll(text, asked))
    const rows = found.slice(0, limit).map(({ document, text }) => {
      const snippet = snippetOf(text, asked)
      return { ...document, page: pageAt(db, document.id, snippet.start), snippet: snippet.text }
    })
    if (settings.json) outJson({ words: asked, more: found.length > limit, documents: rows })
    else if (settings.csv) outCsv(COLUMNS, rows)
    else {
      for (const [at, row] of rows.entries()) {
        if (at > 0) out()
        out(
          dotted(
            row.code ?? row.type ?? m.noHeader,
            row.issuer,
            !row.issuer?.includes(row.province ?? '') && row.province,
            dateLabel(row.date, lang),
            m.page(String(row.page)),
          ),
        )
        if (row.title) out(wrap(`${row.type ?? ''} ${row.title}`.trim(), '    '))
        out(wrap(row.snippet, '    '))
        out(`    ${m.file}: ${row.path ?? ''}`)
      }
      if (rows.length === 0) tell(m.noHits(words.join(' ')))
      if (found.length > limit) tell(m.moreRows)
    }
    return EXIT.done
  } finally {
    db.close()
  }
}

const COLUMNS = ['code', 'type', 'issuer', 'province', 'date', 'title', 'snippet', 'page', 'path'] as const

const AROUND = 90

const WORD = /[\p{L}\p{N}]+/gu
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** A syllable whichever vowel carries its tone: "hoá" and "hóa" are one. */
function syllable(word: string): string {
  const letters = word.normalize('NFD').toLowerCase()
  return letters.replace(TONES, '') + (letters.match(TONES)?.join('') ?? '')
}

/** Whether a printed word is what was typed. */
const answers = (typed: string, printed: string): boolean =>
  plain(typed) === typed ? plain(printed) === typed : syllable(printed) === syllable(typed)

function holdsAll(text: string, typed: readonly string[]): boolean {
  const strict = typed.filter((word) => plain(word) !== word)
  if (strict.length === 0) return true
  const printed = new Set(Array.from(text.matchAll(WORD), ([word]) => syllable(word)))
  return strict.every((word) => printed.has(syllable(word)))
}

/** The place where most of the words stand together, with the hits in «…». */
export function snippetOf(text: string, typed: readonly string[]): { readonly start: number; readonly text: string } {
  const words = typed.map(plain)
  const folded = plain(text)
  const sure = folded.length === text.length ? folded : text.toLowerCase()
  const find = (form: string) =>
    Array.from(sure.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${form})(?![\\p{L}\\p{N}])`, 'gu')), (hit) => ({
      start: hit.index,
      end: hit.index + hit[0].length,
      word: hit[0],
    }))
  // The words one after another, as they were typed, say most: "so" alone is also "sở" and "sổ".
  const printed = (hit: { start: number; end: number }) => text.slice(hit.start, hit.end).match(WORD) ?? []
  const phrase = find(words.join('[^\\p{L}\\p{N}]+')).filter((hit) =>
    printed(hit).every((word, at) => answers(typed[at] ?? '', word)),
  )
  const hits =
    phrase.length > 0
      ? phrase
      : find([...new Set(words)].join('|')).filter((hit) =>
          typed.some((word) => printed(hit).every((each) => answers(word, each))),
        )
  if (hits.length === 0) return { start: 0, text: clip(text, 0, 2 * AROUND, []) }
  let best = hits[0]!
  let most = 0
  // The whole phrase is as good at its first place as at any other.
  for (const [at, hit] of phrase.length > 0 ? [] : hits.entries()) {
    const near = hits.slice(at, at + 40).filter((other) => other.start - hit.start < 2 * AROUND)
    // Words close by and next to each other weigh more than the same word again.
    const value = new Set(near.map((other) => other.word)).size * 1000 - ((near.at(-1)?.end ?? 0) - hit.start)
    if (value > most) {
      most = value
      best = hit
    }
  }
  const from = Math.max(0, best.start - AROUND)
  const to = Math.min(text.length, best.start + 2 * AROUND)
  return { start: best.start, text: clip(text, from, to, hits) }
}

function clip(text: string, from: number, to: number, hits: readonly { start: number; end: number }[]): string {
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const end = to >= text.length ? text.length : Math.max(start, text.lastIndexOf(' ', to))
  let marked = ''
  let at = start
  for (const hit of hits) {
    if (hit.start < start || hit.end > end) continue
    marked += `${text.slice(at, hit.start)}«${text.slice(hit.start, hit.end)}»`
    at = hit.end
  }
  marked += text.slice(at, end)
  return `${start > 0 ? '… ' : ''}${marked.replace(/» «/g, ' ').replace(/\s+/g, ' ').trim()}${end < text.length ? ' …' : ''}`
}
