/** Rows as the program passes them; records of extraction come in, plain rows go out. */
import type { Extraction, Page } from '../extractors/types.js'

/** One content, read and extracted, ready to be stored. */
export interface NewDocument {
  readonly sha256: string
  readonly format: string
  readonly method: string
  readonly reader: string
  readonly notes: readonly string[]
  readonly text: string
  readonly pages: readonly Page[]
  readonly extraction: Extraction
  readonly extractor: number
  /** Version of the readers that gave the text. */
  readonly reading: number
  /** Problems that reading found; extraction from the stored text needs them. */
  readonly readingProblems: Extraction['problems']
  /** Key of the document's own code; null where it has none. */
  readonly codeKey: string | null
  /** Keys of the citations' codes, in order. */
  readonly citationKeys: readonly (string | null)[]
  /** Sentences around citations and deadlines, in order. */
  readonly citationSentences: readonly string[]
  readonly deadlineSentences: readonly string[]
  /** Province that a text without a header speaks of. */
  readonly hint: string | null
  /** Folded words for the full-text index. */
  readonly words: string
  /** MinHash of its words, and how many they are: what finds its copies. */
  readonly signature: Uint8Array
  readonly syllables: number
}

export type FileState = 'imported' | 'unchanged' | 'duplicate' | 'set-aside'

export interface FileRow {
  readonly path: string
  readonly sha256: string | null
  readonly size: number | null
  readonly format: string | null
  readonly state: FileState
  readonly reason: string | null
  readonly message: string | null
  readonly documentId: number | null
}

/** What became of the files of one run. */
export interface RunReport {
  readonly found: number
  readonly imported: number
  readonly unchanged: number
  readonly duplicate: number
  readonly setAside: number
  /** Contents read. */
  readonly documents?: number
  readonly seconds?: number
  /** Stopped by the user before all files were seen. */
  readonly stopped?: boolean
  /** Reason → files set aside. */
  readonly reasons?: Readonly<Record<string, number>>
  /** Paths that no run had come by before. */
  readonly newFiles?: number
  /** Files that had been set aside before. */
  readonly nowReadable?: number
  /** Reason → files that had not been set aside before. */
  readonly nowRefused?: Readonly<Record<string, number>>
  /** Files that are no longer where they were. */
  readonly gone?: number
}

export type WorkOrigin = 'registry' | 'held' | 'cited'

export interface WorkRow {
  readonly id: string
  readonly scope: string
  readonly code: string | null
  readonly codeKey: string | null
  readonly type: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly term: string | null
  readonly title: string | null
  readonly origin: WorkOrigin
  readonly confidence: string | null
}

/** A mention with what resolution needs of the document that holds it. */
export interface MentionRow {
  readonly id: number
  readonly documentId: number
  readonly ordinal: number
  readonly start: number
  readonly end: number
  readonly code: string | null
  readonly codeKey: string | null
  readonly type: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly term: string | null
  readonly title: string | null
  readonly relation: string
  readonly documentSha256: string
  readonly documentParent: string | null
  readonly documentIssuer: string | null
  readonly documentLevel: string | null
  readonly documentDate: string | null
  /** Province that a text without a header speaks of. */
  readonly documentHint: string | null
  readonly number: string | null
  readonly quote: string
  readonly sentence: string
  readonly via: string | null
  readonly rule: string
}

/** A document as resolution needs it. */
export interface HeldRow {
  readonly id: number
  readonly sha256: string
  readonly type: string | null
  readonly symbol: string | null
  readonly code: string | null
  readonly codeKey: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly level: string | null
  readonly parent: string | null
  readonly title: string | null
  readonly term: string | null
}

/** A review with the day of what it reviews. */
export interface ReviewedRow {
  readonly start: number
  readonly end: number
  readonly kind: string
  readonly years: number
  readonly year: number
  readonly workId: string
  readonly workDate: string
}

/** A work that was considered and refused. */
export interface Refusal {
  readonly work: string
  readonly reason: string
}

export interface Decision {
  readonly mentionId: number
  readonly workId: string | null
  readonly state: 'resolved' | 'ambiguous' | 'unresolved'
  readonly evidence: string | null
  readonly candidates: readonly string[]
  readonly refused: readonly Refusal[]
}

/** A problem seen against other documents. */
export interface NewProblem {
  readonly kind: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly message: string
  /** Id of the work that is probably meant. */
  readonly suggestion: string | null
  readonly evidence: readonly string[]
  readonly against: readonly string[]
  readonly start: number
  readonly end: number
  readonly documentId: number
  readonly mentionId: number | null
}

export interface CiteFilters {
  readonly date?: string | undefined
  readonly province?: string | undefined
  readonly level?: string | undefined
  readonly relation?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** Every copy of a document, not one of them. */
  readonly allCopies?: boolean | undefined
}

export interface CiteRow {
  readonly document: number
  readonly path: string | null
  readonly type: string | null
  readonly code: string | null
  readonly title: string | null
  readonly issuer: string | null
  readonly level: string | null
  readonly province: string | null
  readonly date: string | null
  readonly relation: string
  readonly via: string | null
  readonly quote: string
  readonly sentence: string
  readonly page: number
  /** What decided that the work is meant. */
  readonly evidence: string | null
}
