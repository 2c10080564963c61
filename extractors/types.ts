/**
 * What every extractor takes and gives.
 *
 * One idea holds this room together: every record points at the exact characters it was read from. Offsets are
 * half-open, UTF-16, into one normalized text; `text.slice(start, end)` is the evidence.
 */
import type { Lexicon } from './lexicon/types.js'

/** A stretch of the normalized text, half-open, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** One page of the source: which stretch of the normalized text was printed on it. Pages count from 1. */
export interface Page extends Span {
  readonly page: number
}

/** Something found in the text by one rule: where, what, by which rule, and how sure (0 to 1). */
export interface Mention<Value> extends Span {
  readonly rule: string
  readonly value: Value
  readonly confidence: number
}

/** What a text cannot say about itself, handed to every extractor. */
export interface Context {
  readonly lexicon: Lexicon
  readonly pages: readonly Page[]
  /** Path of the file inside its archive, "Hải Phòng/2026/12-KH-DU.docx": folder and file names are evidence too. */
  readonly path?: string
  /** Told of each candidate that was looked at and declined, and why; for `vankien explain`. */
  readonly declined?: (candidate: Declined) => void
}

/** A stretch that looked like a record to one rule, and the reason why it is none. */
export interface Declined extends Span {
  readonly rule: string
  readonly reason: DeclineReason
}

export type DeclineReason =
  | 'company'
  | 'unknown-sign'
  | 'something-else'
  | 'own-number'
  | 'signature'
  | 'type-line'
  | 'no-subject'
  | 'orders-nothing'
  | 'date-of-a-document'
  | 'head-or-foot'
  | 'past'
  | 'said-better'

/** Reads one kind of mention out of the whole text; never throws on text. */
export type Extractor<Value> = (text: string, context: Context) => Mention<Value>[]

/** One row of an example table that an extractor must find. */
export interface Found<Value> {
  readonly text: string
  readonly quote: string
  readonly value: Partial<Value>
  /** Why today's answer is wrong, where the row records a known gap. */
  readonly gap?: string
}

/** The table beside each rule family: what it finds, and what it leaves alone. */
export interface Examples<Value> {
  readonly finds: readonly Found<Value>[]
  readonly ignores: readonly { readonly text: string; readonly why: string }[]
}

/** Administrative level of a body or document; a centrally-run city counts as tỉnh, a quận as huyện, a phường as xã. */
export type Level = 'trung ương' | 'tỉnh' | 'huyện' | 'xã'

/** How a citation stands to the text that cites it. */
export type Relation =
  | 'self'
  | 'basis'
  | 'implement'
  | 'review'
  | 'monitor'
  | 'amend'
  | 'replace'
  | 'nested'
  | 'mention'

/** What the text asserts between two documents that it cites. */
export type LinkRelation = 'implements' | 'continues' | 'reviews' | 'amends' | 'replaces' | 'promulgates'

export type ReviewKind = 'sơ kết' | 'tổng kết' | 'đánh giá' | 'sơ kết, tổng kết'

export type DeadlineKind = 'once' | 'recurring' | 'open'

export type RelationToDate = 'before' | 'by' | 'on' | 'after' | 'within'

/** Signature block (chữ ký): "T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ THƯỜNG TRỰC / Nguyễn Văn A", as printed. */
export interface Signer {
  readonly authority: string | null
  readonly position: string | null
  readonly name: string | null
}

/** What the text says of itself: header (thể thức), signature, recipients. All null for an article or excerpt. */
export interface DocumentRecord {
  readonly type: string | null
  readonly number: string | null
  /** Type abbreviation and issuer abbreviation, "KH/ĐU". */
  readonly symbol: string | null
  /** Number and symbol, "12-KH/ĐU"; null where the number was left blank. */
  readonly code: string | null
  /** ISO, as precise as printed: "2026-02". */
  readonly date: string | null
  readonly place: string | null
  readonly issuer: string | null
  readonly level: Level | null
  /** Province or centrally-run city that the issuer belongs to. */
  readonly parent: string | null
  readonly title: string | null
  readonly term: string | null
  readonly signer: Signer | null
  readonly recipients: readonly string[]
  readonly addressees: readonly string[]
  readonly secrecy: string | null
  readonly urgency: string | null
  /** Which of the fields above were inferred and not printed. */
  readonly inferred: readonly string[]
}

/** One document named in the text (viện dẫn). */
export interface Citation extends Span {
  readonly id: string
  readonly quote: string
  readonly page: number
  /** False where no number-and-symbol code is printed: "Nghị quyết Đại hội XIV của Đảng". */
  readonly coded: boolean
  readonly type: string | null
  readonly number: string | null
  readonly code: string | null
  readonly date: string | null
  readonly issuer: string | null
  /** Committee term (khóa) as a roman numeral. */
  readonly term: string | null
  readonly title: string | null
  readonly relation: Relation
  /** Of a nested citation: code, or quote, of the citation that it hangs under. */
  readonly via: string | null
  /** Headings that the citation stands under, outermost first, joined by " > ". */
  readonly section: string | null
  readonly confidence: number
  readonly rule: string
}

export interface Link {
  readonly from: string
  readonly to: string
  readonly relation: LinkRelation
}

/** A review (sơ kết, tổng kết, đánh giá) that the text announces or orders. */
export interface Review extends Span {
  readonly kind: ReviewKind
  readonly years: number | null
  /** Calendar year in which it is to be held, where the text says so. */
  readonly year: number | null
  /** Code, or the words of the uncoded document or movement under review. */
  readonly target: string
  readonly targetDate: string | null
  readonly quote: string
  /** Id of the citation under review. */
  readonly citation: string | null
}

export interface Deadline extends Span {
  readonly kind: DeadlineKind
  readonly date: string | null
  /** RFC 5545 recurrence rule without the "RRULE:" prefix. */
  readonly rrule: string | null
  readonly relationToDate: RelationToDate | null
  readonly task: string | null
  readonly actor: string | null
  readonly recipient: string | null
  readonly quote: string
}

/** A place in the text that an analyst should look at, and why. */
export interface Problem extends Span {
  readonly kind: string
  readonly message: string
}

/** Everything that extraction reads from one text; the body of `vankien extract --json`. */
export interface Extraction {
  readonly document: DocumentRecord
  readonly citations: readonly Citation[]
  readonly links: readonly Link[]
  readonly reviews: readonly Review[]
  readonly deadlines: readonly Deadline[]
  readonly problems: readonly Problem[]
}
