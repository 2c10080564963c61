/** Worker thread: one content in, records out. The lexicon is loaded once a thread. */
import { loadLexicon, ownRegistry, useOwnRegistry } from '../corpus/registry/load.js'
import { type Processed, processFile } from './process.js'
import { UnreadableDocumentError, type UnreadableReason } from './types.js'

export type WorkerAnswer =
  | { readonly done: Processed }
  | { readonly refused: { reason: UnreadableReason; message: string; messageEn: string } }

/** One content to read; a thread loads the registry for itself, so it is told of the user's own table. */
export interface Task {
  readonly bytes: Uint8Array
  readonly path: string
  readonly registry: string | null
}

/** Errors that say why a file cannot be read come back as data; a bug is thrown and ends the task. */
export default async function work({ bytes, path, registry }: Task): Promise<WorkerAnswer> {
  if (registry !== (ownRegistry()?.path ?? null)) useOwnRegistry(registry)
  try {
    return { done: await processFile(bytes, path, loadLexicon()) }
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error
    return { refused: { reason: error.reason, message: error.message, messageEn: error.messageEn } }
  }
}
