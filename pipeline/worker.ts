/** Worker thread: one content in, records out. The lexicon is loaded once a thread. */
import type { MessagePort } from 'node:worker_threads'
import { loadLexicon, ownRegistry, useOwnRegistry } from '../corpus/registry/load.js'
import { useModel } from './ocr/engine.js'
import { behind } from './ocr/remote.js'
import type { OcrMode } from './ocr/types.js'
import { countFile, type FileCount } from './plan.js'
import { processFile, processStored, type StoredReading } from './process.js'
import { type Prepared, toDocument } from './toDocument.js'
import { UnreadableDocumentError, type UnreadableReason } from './types.js'

export type WorkerAnswer =
  | { readonly done: Prepared }
  | { readonly refused: { reason: UnreadableReason; message: string; messageEn: string } }

/** One content to read; a thread loads the registry for itself, so it is told of the user's own table. */
export interface Task {
  readonly bytes: Uint8Array
  readonly path: string
  /** What was read of it before, where only extraction is to be done again. */
  readonly stored: StoredReading | null
  readonly registry: string | null
  readonly mode: OcrMode
  /** Where the unpacked model lies, for an engine outside of this program. */
  readonly model: string | null
  /** Asks for what was recognized before, and hands on what is recognized now. */
  readonly port: MessagePort
}

/** One content to count the pages of. */
export type CountTask = Pick<Task, 'bytes' | 'path' | 'mode'>

export const count = ({ bytes, path, mode }: CountTask): Promise<FileCount> => countFile(bytes, path, mode)

/** Errors that say why a file cannot be read come back as data; a bug is thrown and ends the task. */
export default async function work({ bytes, path, stored, registry, mode, model, port }: Task): Promise<WorkerAnswer> {
  if (registry !== (ownRegistry()?.path ?? null)) useOwnRegistry(registry)
  useModel(model)
  try {
    if (stored) return { done: toDocument(processStored(stored, path, loadLexicon())) }
    return { done: toDocument(await processFile(bytes, path, loadLexicon(), undefined, { mode, ...behind(port) })) }
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error
    return { refused: { reason: error.reason, message: error.message, messageEn: error.messageEn } }
  } finally {
    port.close()
  }
}
