/** Worker thread: one content in, records out. The lexicon is loaded once a thread. */
import { loadLexicon } from '../corpus/registry/load.js'
import { type Processed, processFile } from './process.js'
import { UnreadableDocumentError, type UnreadableReason } from './types.js'

export type WorkerAnswer =
  | { readonly done: Processed }
  | { readonly refused: { reason: UnreadableReason; message: string; messageEn: string } }

/** Errors that say why a file cannot be read come back as data; a bug is thrown and ends the task. */
export default async function work({ bytes, path }: { bytes: Uint8Array; path: string }): Promise<WorkerAnswer> {
  try {
    return { done: await processFile(bytes, path, loadLexicon()) }
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error
    return { refused: { reason: error.reason, message: error.message, messageEn: error.messageEn } }
  }
}
