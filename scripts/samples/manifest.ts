/** The list of the sample archive: which source text becomes which file, and how that file is laid out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How one source is printed; `left` and `right` count the lines of the two header columns. */
export interface Sample {
  readonly name: string
  /** Path in the samples folder; a segment ending in ".zip" is an archive, what follows lies inside it. */
  readonly path: string
  readonly format: 'docx' | 'pdf' | 'html' | 'txt' | 'md'
  /** Party layout (36-HD/VPTW, 05-HD/VPTW), State layout (Nghị định 30/2020/NĐ-CP), or a text without columns. */
  readonly layout: 'party' | 'state' | 'plain'
  readonly left?: number
  readonly right?: number
  /** A công văn: no type word, the subject is the last line of the left column. */
  readonly letter?: boolean
  /** Page numbers at the top centre from page 2 on. */
  readonly pageNumbers?: boolean
  /** Body size in points; 14 unless told. */
  readonly fontSize?: number
  /** Lines with tabs are rows of a table with borders. */
  readonly table?: boolean
  /** "1. …" items carry Word's automatic numbers instead of typed ones. */
  readonly autoNumber?: boolean
  /** Hyphens inside codes are Word's non-breaking hyphens (Ctrl+Shift+_). */
  readonly nonBreakingHyphen?: boolean
  readonly markdown?: boolean
  /** Hard line breaks at this column, inside codes too, as a dump of a PDF has them. */
  readonly wrap?: number
  readonly crlf?: boolean
  readonly byteOrderMark?: boolean
  /** Letters and tone marks as separate characters (NFD), as some systems write them. */
  readonly decomposed?: boolean
  readonly notes: string
}

/** The same bytes under another path: an import must find them once. */
export interface Copy {
  readonly path: string
  readonly of: string
  readonly notes: string
}

/** A file that no reader can read, on purpose. */
export interface Damaged {
  readonly path: string
  readonly kind: 'empty' | 'truncated'
  readonly of?: string
}

export interface Manifest {
  readonly documents: readonly Sample[]
  readonly copies: readonly Copy[]
  readonly damaged: readonly Damaged[]
}

export function loadManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
}
