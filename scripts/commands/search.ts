/**
 * `vankien search WORDS`: documents that hold all words, and where. A word typed without diacritics finds every word of
 * those letters ("dai" finds "đại"); one typed with them finds itself ("kính" does not find "kinh").
 */
import { pageAt, searchTexts } from '../../db/queries.js'
import { plain } from '../../extractors/codeQuery.js'
import { dateLabel } from '../../reports/labels.js'
import { holdsAll, snippetOf, wordsOf } from '../../reports/snippet.js'
import { EXIT } from '../errors.js'
import { openArchive } from '../openArchive.js'
import { dotted, out, outCsv, outJson, tell, wrap } from '../print.js'
import { countValue } from '../values.js'
import type { Run } from '../vankien.js'

const LIMIT = 20

export const run: Run = (words, options, settings) => {
  const { lang, m } = settings
  const limit = options['limit'] === undefined ? LIMIT : countValue('--limit', options['limit'] as string, m)
  const asked = wordsOf(words.join(' '))
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
