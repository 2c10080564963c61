/** `vankien extract FILE...`: the extraction of each file as JSON. Needs no database. */
import { readFile } from 'node:fs/promises'
import { loadLexicon } from '../../corpus/registry/load.js'
import { processFile } from '../../pipeline/process.js'
import { eachFile } from '../eachFile.js'
import { extractionJson } from '../extraction.js'
import { ocrValue } from '../ocrMode.js'
import { takeOwnRegistry } from '../ownRegistry.js'
import { outJsonOf } from '../print.js'
import type { Run } from '../vankien.js'

export const run: Run = (files, options, settings) => {
  const mode = ocrValue(options['ocr'], settings.m)
  takeOwnRegistry(settings)
  const lexicon = loadLexicon()
  return eachFile(files, settings, async (file) => {
    const processed = await processFile(await readFile(file), file, lexicon, undefined, { mode })
    outJsonOf(files, extractionJson(file, processed))
  })
}
