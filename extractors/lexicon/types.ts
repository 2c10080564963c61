/** The closed lists that drive the grammar. They are data, loaded from corpus/registry and handed in. */
import type { Level } from '../types.js'

/** Whose numbering habit a type or issuer follows: 57-NQ/TW is Party order, 30/2020/NĐ-CP State order. */
export type System = 'party' | 'state' | 'mass'

/** A document type (thể loại): "Nghị quyết", NQ. */
export interface DocumentType {
  readonly name: string
  /** As printed in codes, case kept: CTr is not CT. Empty for types without one (Điều lệ). */
  readonly abbreviations: readonly string[]
  readonly system: System
}

/** An issuer sign (ký hiệu cơ quan ban hành): BTGDVTU, Ban Tuyên giáo và Dân vận Tỉnh ủy/Thành ủy. */
export interface IssuerSign {
  readonly sign: string
  readonly name: string
  readonly level: Level | null
  readonly system: System
  /** ISO dates, as precise as known; null where open. */
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** A province or centrally-run city since 2025-07-01, and the units that were merged into it. */
export interface Province {
  readonly name: string
  readonly city: boolean
  /** Names before the merger, its own among them where it kept one. */
  readonly former: readonly string[]
  readonly committee: 'Tỉnh ủy' | 'Thành ủy'
}

/** A term of the Central Committee (khóa), from congress to congress; end is null for the running one. */
export interface Term {
  readonly numeral: string
  readonly start: string
  readonly end: string | null
}

export interface Lexicon {
  readonly types: readonly DocumentType[]
  readonly issuers: readonly IssuerSign[]
  readonly provinces: readonly Province[]
  readonly terms: readonly Term[]
  /** Titles of well-known documents by code, folded and in small letters without "về": where a printed title ends. */
  readonly titles?: ReadonlyMap<string, readonly string[]>
}
