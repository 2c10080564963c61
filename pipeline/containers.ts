/** Files that hold files: archives and mail. What is in them is walked as a folder is, within bounds. */
import { DamagedContainerError, isCompoundFile, openCompoundFile } from './compoundFile.js'
import type { FoundFile, Unfound } from './discover.js'
import { beginsAsMail, type Mail, type MailKind, openMail } from './mail.js'
import { type PackedKind, type PackedProblem, packedError, type Unpacked, unpack } from './sevenZip.js'
import { type SystemPath, shown } from './shownPath.js'
import { UnreadableDocumentError } from './types.js'
import { directoryNames, kindOfZip, locateDirectory, TAIL } from './zipDirectory.js'
import { zipMembers } from './zipMembers.js'

export type ContainerKind = 'zip' | PackedKind | MailKind

/** A file in a container, before its name is judged. */
export interface Member {
  /** As the container has it; a folder's ends in "/". */
  readonly name: string
  readonly size: number
  /** Why it is not read; null where it may be. */
  refused(path: string): UnreadableDocumentError | null
  /** Throws UnreadableDocumentError. */
  bytes(path: string): Promise<Uint8Array>
}

/** What the containers in one file have been unpacked to so far. */
interface Nest {
  readonly depth: number
  /** Bytes of the containers that are open now, one in the other. */
  readonly held: number
  readonly unpacked: { bytes: number }
}

/** Containers in containers: beyond these nobody packed them by hand. Bytes are those of all of them in one file. */
export const MAX_DEPTH = 4
const MAX_NESTED = 4 * 1024 * 1024 * 1024
const MAX_HELD = 300 * 1024 * 1024
const HEAD = 4096
const OUTLOOK = Buffer.from('__', 'utf16le')

export type BytesAt = (from: number, length: number) => Promise<Uint8Array> | Uint8Array

/** Hidden files and the lock files of Office hold no documents. */
export const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$')

/** What kind of container a file is, by its content; null for a file that is none. A cut-off zip by its name. */
export async function containerKind(name: string, size: number, bytesAt: BytesAt): Promise<ContainerKind | null> {
  const bytes = await bytesAt(0, Math.min(HEAD, size))
  const head = Buffer.from(bytes).toString('latin1')
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006'))
    return (await isZipArchive(name, size, bytesAt)) ? 'zip' : null
  if (head.startsWith("7z\u00BC\u00AF'\u001C")) return '7z'
  if (head.startsWith('Rar!\u001A\u0007')) return 'rar'
  if (isCompoundFile(bytes)) return (await beginsAsOutlook(Buffer.from(bytes), bytesAt)) ? 'msg' : null
  return beginsAsMail(head) ? 'eml' : null
}

/** A zip that is no Office document, by what it holds; a cut-off one by its name. */
async function isZipArchive(name: string, size: number, bytesAt: BytesAt): Promise<boolean> {
  const place = locateDirectory(await bytesAt(Math.max(0, size - TAIL), TAIL))
  if (!place) return !/\.(?:docx|docm|xlsx|xlsm|pptx|odt|ods|epub)$/i.test(name)
  // An Office file has few parts; the names at the beginning of a long table of contents say enough.
  return kindOfZip(directoryNames(await bytesAt(place.offset, Math.min(place.size, 1 << 20)))) === 'archive'
}

/** Whether the first names in the directory of an old Office container are those of a mail. */
async function beginsAsOutlook(head: Buffer, bytesAt: BytesAt): Promise<boolean> {
  if (head.length < 512) return false
  const sector = 1 << Math.min(head.readUInt16LE(30), 12)
  const directory = Buffer.from(await bytesAt((head.readUInt32LE(48) + 1) * sector, 512))
  return [1, 2, 3].some((entry) => directory.subarray(entry * 128, entry * 128 + 4).equals(OUTLOOK))
}

/** The files in a container, under its name: "kho.zip/2026/KH.docx", "thu.eml/KH.docx"; a mail's own text under the mail's. */
export async function* filesIn(
  kind: ContainerKind,
  source: { readonly file: SystemPath } | Uint8Array,
  read: () => Promise<Uint8Array>,
  name: string,
  nest: Nest = { depth: 0, held: 0, unpacked: { bytes: 0 } },
): AsyncGenerator<FoundFile | Unfound> {
  let members: AsyncIterable<Member> | Iterable<Member>
  if (kind === 'zip') members = zipMembers(source, name)
  else {
    try {
      const bytes = await read()
      if (kind === 'eml' || kind === 'msg') {
        const mail = kind === 'msg' && !isOutlook(bytes) ? null : await openMail(bytes, kind, name)
        // What is no mail after all, and a mail that holds nothing else, is a file as any other.
        if (!mail || mail.attachments.length === 0 || /\p{L}/u.test(mail.text))
          yield { path: name, size: bytes.length, read: () => Promise.resolve(bytes) }
        members = mail ? attachmentsOf(mail) : []
      } else members = packedMembers(await unpack(bytes, kind, name), name)
    } catch (error) {
      if (!(error instanceof UnreadableDocumentError)) throw error
      yield { path: name, error }
      return
    }
  }
  try {
    for await (const member of members) {
      const own = shown(member.name.replaceAll('\\', '/'))
      if (own.endsWith('/')) continue
      const path = `${name}/${own}`
      if (own.startsWith('/') || /^[A-Za-z]:/.test(own) || own.split('/').includes('..')) {
        yield { path, error: unsafeName(path) }
        continue
      }
      if (own.split('/').some(isHidden) || own.startsWith('__MACOSX/')) continue
      const refused = member.refused(path)
      if (refused) {
        yield { path, error: refused }
        continue
      }
      if (nest.depth > 0) nest.unpacked.bytes += member.size
      if (nest.unpacked.bytes > MAX_NESTED) {
        yield { path, error: nestedTooMuch(path) }
        return
      }
      let bytes: Uint8Array
      try {
        // Read here and now: the container is open only while it is walked.
        bytes = await member.bytes(path)
      } catch (error) {
        if (!(error instanceof UnreadableDocumentError)) throw error
        yield { path, error }
        continue
      }
      const inner = await containerKind(own, bytes.length, (from, length) => bytes.subarray(from, from + length))
      const whole = () => Promise.resolve(bytes)
      if (inner === null) yield { path, size: bytes.length, read: whole }
      else if (nest.depth + 1 < MAX_DEPTH && nest.held + bytes.length <= MAX_HELD)
        yield* filesIn(inner, bytes, whole, path, { ...nest, depth: nest.depth + 1, held: nest.held + bytes.length })
      else yield { path, error: nestedTooMuch(path) }
    }
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error
    yield { path: name, error }
  }
}

const isOutlook = (bytes: Uint8Array): boolean => {
  try {
    return openCompoundFile(bytes).names.includes('__properties_version1.0')
  } catch (error) {
    if (!(error instanceof DamagedContainerError)) throw error
    return false
  }
}

/** The files that hang on a mail. */
const attachmentsOf = ({ attachments }: Mail): Member[] =>
  attachments.map(({ name, bytes }) => ({
    name,
    size: bytes.length,
    refused: () => null,
    bytes: () => Promise.resolve(bytes),
  }))

const PACKED_SENTENCES: Readonly<Record<PackedProblem, readonly [vi: string, en: string]>> = {
  password: ['Tệp trong gói nén có mật khẩu.', 'This entry is protected by a password.'],
  damaged: ['Tệp trong gói nén bị hỏng.', 'This entry is damaged.'],
  unsafe: ['Tên tệp trong gói nén không an toàn.', 'The name of this entry is not safe.'],
  'too-large': ['Tệp trong gói nén quá lớn.', 'This entry is too large.'],
}

/** Throws UnreadableDocumentError after the last of an archive that should hold more. */
function* packedMembers({ entries, incomplete }: Unpacked, path: string): Generator<Member> {
  for (const { name, bytes, problem } of entries)
    yield {
      name,
      size: bytes?.length ?? 0,
      refused: (at) => (problem ? new UnreadableDocumentError(at, problem, ...PACKED_SENTENCES[problem]) : null),
      bytes: () => Promise.resolve(bytes ?? new Uint8Array(0)),
    }
  if (incomplete) throw packedError(path, 'damaged')
}

const unsafeName = (path: string) =>
  new UnreadableDocumentError(
    path,
    'unsafe',
    'Tên tệp trong gói nén không an toàn.',
    'The name of this entry is not safe.',
  )

const nestedTooMuch = (path: string) =>
  new UnreadableDocumentError(
    path,
    'unsafe',
    'Gói nén lồng trong gói nén quá nhiều lớp hoặc nở ra quá lớn, không an toàn; hãy tự giải nén.',
    'Archives inside archives are nested too deep or expand beyond what is safe; unpack them yourself.',
  )
