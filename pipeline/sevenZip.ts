/**
 * Opens .7z and .rar archives with 7-Zip, compiled to WebAssembly, in a thread of its own: what a hostile archive makes it
 * do ends with the thread. Everything is unpacked in memory, so that the whole must fit there.
 */
import { Worker } from 'node:worker_threads'
import { UnreadableDocumentError } from './types.js'
import { builtFile } from './workerFile.js'

export type PackedKind = '7z' | 'rar'

/** Bounds of one archive; beyond them it is not opened. */
export interface PackedLimits {
  readonly entries: number
  readonly entry: number
  readonly total: number
  readonly ratio: number
}

export const PACKED_LIMITS: PackedLimits = {
  entries: 50_000,
  entry: 256 * 1024 * 1024,
  total: 512 * 1024 * 1024,
  ratio: 200,
}

/** Why an archive, or an entry of it, is not read. */
export type PackedProblem = 'password' | 'damaged' | 'unsafe' | 'too-large'

/** A file in an archive; `bytes` is null where it has a problem. */
export interface PackedEntry {
  readonly name: string
  readonly bytes: Uint8Array | null
  readonly problem: PackedProblem | null
}

export interface PackedTask {
  readonly bytes: Uint8Array
  readonly kind: PackedKind
  readonly limits: PackedLimits
}

/** What an archive holds; `incomplete` where it breaks off, or goes on in another file. */
export interface Unpacked {
  readonly entries: readonly PackedEntry[]
  readonly incomplete: boolean
}

export type PackedAnswer = Unpacked | { readonly problem: PackedProblem }

/** Longer than any archive of the size that is opened takes. */
const TIMEOUT = 180_000

const SENTENCES: Readonly<Record<PackedProblem | 'timeout', readonly [vi: string, en: string]>> = {
  password: [
    'Gói nén (.rar, .7z) có mật khẩu; hãy tự giải nén trước.',
    'The archive (.rar, .7z) is protected by a password; unpack it first.',
  ],
  damaged: [
    'Gói nén (.rar, .7z) bị hỏng, chưa tải xuống đủ, hoặc chỉ là một phần của bộ nhiều tệp.',
    'The archive (.rar, .7z) is damaged, incomplete, or one part of several.',
  ],
  unsafe: [
    'Gói nén (.rar, .7z) nở ra quá lớn, không an toàn để mở.',
    'The archive (.rar, .7z) expands beyond what is safe.',
  ],
  'too-large': [
    'Gói nén (.rar, .7z) quá lớn hoặc quá nhiều tệp để mở trong bộ nhớ; hãy tự giải nén trước.',
    'The archive (.rar, .7z) is too large, or holds too many files, to be opened in memory; unpack it first.',
  ],
  timeout: [
    'Mở gói nén (.rar, .7z) quá lâu; hãy tự giải nén trước.',
    'The archive (.rar, .7z) takes too long to open; unpack it first.',
  ],
}

/** Why an archive cannot be read, or not to its end. */
export const packedError = (path: string, reason: PackedProblem | 'timeout'): UnreadableDocumentError =>
  new UnreadableDocumentError(path, reason, ...SENTENCES[reason])

/** Unpacks an archive. Throws UnreadableDocumentError where it cannot be opened at all. */
export async function unpack(
  bytes: Uint8Array,
  kind: PackedKind,
  path: string,
  limits = PACKED_LIMITS,
): Promise<Unpacked> {
  const task: PackedTask = { bytes, kind, limits }
  const worker = new Worker(builtFile('sevenZipWorker.js'), { workerData: task })
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<PackedAnswer | 'timeout'>((done, fail) => {
      worker.once('message', done)
      worker.once('error', fail)
      worker.once('exit', (code) => fail(new Error(`the thread that unpacks ended with ${code}`)))
      timer = setTimeout(() => done('timeout'), TIMEOUT)
    })
    if (answer === 'timeout') throw packedError(path, 'timeout')
    if ('problem' in answer) throw packedError(path, answer.problem)
    return answer
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
