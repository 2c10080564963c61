/** The XML parts of a file that is a zip of them (Word, OpenDocument), opened with the limits that hostile files need. */
import { strFromU8, unzipSync } from 'fflate'
import { crc32 } from '../crc32.js'
import { UnreadableDocumentError } from '../types.js'
import { directoryEntries, locateDirectory, TAIL } from '../zipDirectory.js'

const MAX_PART = 64 * 1024 * 1024
/** All wanted parts together: a file may hold any number of running heads. */
const MAX_PARTS = 128 * 1024 * 1024
/** Tags in tags; Word writes a few dozen. A parser takes time by the square of the depth. */
const MAX_DEPTH = 4000

/** What the file is called in messages: "Word", ".docx". */
export interface Kind {
  readonly name: string
  readonly ending: string
}

export interface XmlParts {
  /** Names of the parts that are there, of those wanted. */
  readonly names: readonly string[]
  /** A part as it is, null where there is none; only to be looked at. */
  text(name: string): string | null
  /** A part to be parsed, null where there is none. Throws UnreadableDocumentError where it declares a document type. */
  xml(name: string): string | null
}

/** Unpacks the wanted parts only. Throws UnreadableDocumentError: damaged, too-large. */
export function openXmlParts(bytes: Uint8Array, path: string, wanted: RegExp, { name, ending }: Kind): XmlParts {
  const damaged = (cause: unknown) =>
    new UnreadableDocumentError(
      path,
      'damaged',
      `Tệp ${name} (${ending}) bị hỏng hoặc chưa tải xuống đủ, không mở được.`,
      `The ${name} file is damaged or incomplete and cannot be opened.`,
      cause,
    )
  let parts: Record<string, Uint8Array>
  let size = 0
  try {
    parts = unzipSync(bytes, {
      filter: (file) => {
        const own = wanted.test(file.name)
        // The second reader of Word files opens other parts too.
        if (!own && !/\.(?:xml|rels)$/i.test(file.name)) return false
        size += own ? file.originalSize : 0
        if (file.originalSize > MAX_PART || size > MAX_PARTS)
          throw new UnreadableDocumentError(
            path,
            'too-large',
            `Tệp ${name} chứa phần nội dung quá lớn, không an toàn để mở.`,
            `The ${name} file holds a part that is too large to open safely.`,
          )
        return own
      },
    })
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error
    throw damaged(error)
  }
  const altered = alteredPart(bytes, parts)
  if (altered !== null) throw damaged(new Error(`the checksum of ${altered} does not fit`))
  const text = (part: string): string | null => {
    const own = parts[part]
    return own ? strFromU8(own) : null
  }
  return {
    names: Object.keys(parts),
    text,
    xml(part) {
      const own = text(part)
      if (own !== null && /<!DOCTYPE/i.test(own.slice(0, 2000)))
        throw new UnreadableDocumentError(
          path,
          'unsafe',
          `Tệp ${name} chứa khai báo không được phép (DOCTYPE).`,
          `The ${name} file holds a forbidden DOCTYPE declaration.`,
        )
      if (own !== null && isTooDeep(own))
        throw new UnreadableDocumentError(
          path,
          'unsafe',
          `Tệp ${name} lồng các phần vào nhau quá nhiều lớp, không an toàn để mở.`,
          `The ${name} file nests its parts too deep to be opened safely.`,
        )
      return own
    },
  }
}

/** The first part whose bytes are not those that were packed; null where all are. fflate does not look. */
function alteredPart(bytes: Uint8Array, parts: Readonly<Record<string, Uint8Array>>): string | null {
  const place = locateDirectory(bytes.subarray(Math.max(0, bytes.length - TAIL)))
  if (!place) return null
  for (const { name, checksum } of directoryEntries(bytes.subarray(place.offset, place.offset + place.size))) {
    const own = parts[name]
    // Some programs leave the checksum out.
    if (own && checksum !== 0 && crc32(own) !== checksum) return name
  }
  return null
}

/** Whether tags stand in tags deeper than any program writes them; looks at the brackets only. */
function isTooDeep(xml: string): boolean {
  let depth = 0
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const next = xml[at + 1]
    if (next === '/') depth--
    else if (next !== '!' && next !== '?') {
      const end = xml.indexOf('>', at)
      if (end < 0) return false
      if (xml[end - 1] !== '/' && ++depth > MAX_DEPTH) return true
      at = end
    }
  }
  return false
}
