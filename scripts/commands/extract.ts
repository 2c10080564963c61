/** `vankien extract FILE...`: the extraction of each file as JSON. Needs no database. */
import { readFile } from 'node:fs/promises'
import { loadLexicon } from '../../corpus/registry/load.js'
import { processFile } from '../../pipeline/process.js'
import { UnreadableDocumentError } from '../../pipeline/types.js'
import { EXIT, isSystemError } from '../errors.js'
import { extractionJson } from '../extraction.js'
import { outJson, tell } from '../print.js'
import type { Run } from '../vankien.js'

export const run: Run = async (files, _options, { lang, m }) => {
  const lexicon = loadLexicon()
  let failed = 0
  for (const file of files) {
    try {
      const value = extractionJson(file, await processFile(await readFile(file), file, lexicon))
      if (files.length === 1) outJson(value)
      else process.stdout.write(`${JSON.stringify(value)}\n`)
    } catch (error) {
      // One bad file of many costs that file; what the program does not know ends it.
      if (error instanceof UnreadableDocumentError) tell(`${file}: ${lang === 'vi' ? error.message : error.messageEn}`)
      else if (isSystemError(error)) tell(m.cannotRead(file, error.code ?? error.message))
      else throw error
      failed++
    }
  }
  if (failed === 0) return EXIT.done
  return failed === files.length ? EXIT.failed : EXIT.setAside
}
