/** `vankien extract FILE...`: the extraction of each file as JSON. Needs no database. */
import { readFile } from 'node:fs/promises'
import { loadLexicon } from '../../corpus/registry/load.js'
import { processFile } from '../../pipeline/process.js'
import { eachFile } from '../eachFile.js'
import { extractionJson } from '../extraction.js'
import { takeOwnRegistry } from '../ownRegistry.js'
import { outJsonOf } from '../print.js'
import type { Run } from '../vankien.js'

export const run: Run = (files, _options, settings) => {
  takeOwnRegistry(settings)
  const lexicon = loadLexicon()
  return eachFile(files, settings, async (file) => {
    outJsonOf(files, extractionJson(file, await processFile(await readFile(file), file, lexicon)))
  })
}
