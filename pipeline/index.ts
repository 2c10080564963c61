/** Library entry: `import { extract, readFile, openDatabase } from 'vankien'`. */
import { readFile as readBytes } from 'node:fs/promises'
import { loadLexicon } from '../corpus/registry/load.js'
import { extractRecords } from '../extractors/index.js'
import type { Lexicon } from '../extractors/lexicon/types.js'
import type { Extraction, Page } from '../extractors/types.js'
import { normalizeText } from './normalize/index.js'
import { type Processed, processFile } from './process.js'

/** Extraction of a plain text: records, with the normalized text that all offsets index. */
export interface TextExtraction extends Extraction {
  readonly text: string
  readonly pages: readonly Page[]
}

/** Reads all records of a plain text. Pure but for the closed lists, which are loaded once unless given. */
export function extract(text: string, options: { lexicon?: Lexicon; path?: string } = {}): TextExtraction {
  const source = normalizeText(text)
  const records = extractRecords(source.text, {
    lexicon: options.lexicon ?? loadLexicon(),
    pages: source.pages,
    ...(options.path === undefined ? {} : { path: options.path }),
  })
  return { text: source.text, pages: source.pages, ...records }
}

/** Reads a file of any known format. Throws UnreadableDocumentError. */
export async function readFile(path: string): Promise<Processed> {
  return processFile(await readBytes(path), path, loadLexicon())
}

export { type OwnRegistry, useOwnRegistry } from '../corpus/registry/load.js'
export { openDatabase } from '../db/open.js'
export type { Processed } from './process.js'
export { type RunOptions, runImport, type Summary } from './run.js'
export { type SourceText, UnreadableDocumentError } from './types.js'
export { normalizeText }
