/** The table of contents of a zip: what an archive holds is known without opening any entry. */

/** The end record stands within this many bytes of the end (22 and a comment). */
export const TAIL = 22 + 0xffff

const END = 0x06054b50
const ENTRY = 0x02014b50

/** Where the table of contents stands in the file; null where the archive is cut off, or too large for the old form. */
export function locateDirectory(tail: Uint8Array): { readonly offset: number; readonly size: number } | null {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue
    const [size, offset] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)]
    return offset === 0xffffffff ? null : { offset, size }
  }
  return null
}

/** What a table of contents says of an entry: its name, each byte a character, and the checksum (CRC-32) of its bytes. */
export interface DirectoryEntry {
  readonly name: string
  readonly checksum: number
}

export function directoryEntries(directory: Uint8Array): DirectoryEntry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const entries: DirectoryEntry[] = []
  let at = 0
  while (at + 46 <= directory.length && view.getUint32(at, true) === ENTRY) {
    const name = view.getUint16(at + 28, true)
    entries.push({
      name: Buffer.from(directory.subarray(at + 46, at + 46 + name)).toString('latin1'),
      checksum: view.getUint32(at + 16, true),
    })
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Names in a table of contents, each byte a character. */
export const directoryNames = (directory: Uint8Array): string[] => directoryEntries(directory).map(({ name }) => name)

export type ZipKind = 'docx' | 'xlsx' | 'xlsb' | 'pptx' | 'opendocument' | 'archive'

/** What kind of zip holds these names. */
export function kindOfZip(names: readonly string[]): ZipKind {
  const has = new Set(names)
  if (has.has('word/document.xml')) return 'docx'
  if (has.has('xl/workbook.xml')) return 'xlsx'
  if (has.has('xl/workbook.bin')) return 'xlsb'
  if (has.has('ppt/presentation.xml')) return 'pptx'
  // OpenDocument and EPUB name their kind in an entry of its own.
  return has.has('mimetype') ? 'opendocument' : 'archive'
}
