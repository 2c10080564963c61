/** Scope of a code: whose numbering it belongs to. "TU" means a province only relative to the document that cites it. */

import { signRank } from '../../extractors/citationHead.js'
import type { Lexicon, Province } from '../../extractors/lexicon/types.js'
import { fold } from '../../extractors/text.js'

/** What is known of the text that names the code. */
export interface Place {
  /** Province of the citing document. */
  readonly parent: string | null
  readonly issuer: string | null
  readonly level: string | null
}

/** "Hải Phòng" → "hai-phong": readable and stable. */
export function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/^thanh pho /, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** A province named in a body's name, "Ban Thường vụ Thành ủy Hải Phòng"; null where none is. */
export function provinceIn(body: string | null, provinces: readonly Province[]): string | null {
  if (!body) return null
  const text = fold(body)
  let best: string | null = null
  for (const [name, folded] of namesOf(provinces))
    if ((best === null || name.length > best.length) && text.includes(folded)) best = name
  return best
}

type Names = readonly (readonly [name: string, folded: string])[]
const names = new WeakMap<readonly Province[], Names>()

/** Names of provinces as they are looked for; a resolution asks for them a hundred thousand times. */
function namesOf(provinces: readonly Province[]): Names {
  const known = names.get(provinces)
  if (known) return known
  const made = provinces.flatMap(({ name, former }) => [name, ...former].map((each) => [each, fold(each)] as const))
  names.set(provinces, made)
  return made
}

/** The unit below the province in a body's name: "Đảng ủy xã Thái Tân" → "xã Thái Tân"; "Huyện ủy Kim Thành" → "huyện Kim Thành". */
function unitIn(body: string | null): string | null {
  if (!body) return null
  const text = fold(body)
  const low =
    /(?:[Đđ]ảng\s+(?:ủy|bộ)|UBND|[Ủủ]y\s+ban\s+nhân\s+dân|HĐND|MTTQ(?:\s+Việt\s+Nam)?|Mặt\s+trận\s+Tổ\s+quốc(?:\s+Việt\s+Nam)?|[Đđ]oàn(?:\s+TNCS\s+Hồ\s+Chí\s+Minh)?)\s+((?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã)\s+\p{Lu}[\p{L}\s]*)$/u.exec(
      text,
    )?.[1]
  if (low) return low
  // The Party committee of a provincial People's Committee numbers its own papers.
  const office = /[Đđ]ảng\s+ủy\s+(?:UBND|[Ủủ]y\s+ban\s+nhân\s+dân)\s+(tỉnh|thành\s+phố)/u.exec(text)?.[1]
  if (office) return `ubnd ${office.replace(/\s+/g, ' ')}`
  const committee = /(Huyện|Quận|Thị)\s+ủy\s+(\p{Lu}[\p{L}\s\d]*)$/u.exec(text)
  return committee ? `${committee[1] === 'Thị' ? 'thị xã' : committee[1]!.toLowerCase()} ${committee[2]}` : null
}

const CENTRAL_ISSUER =
  /Trung ương|Tổng Liên đoàn|Tổng cục|Thủ tướng|Chính phủ|Quốc hội|Chủ tịch nước|^Bộ(?:\s+trưởng)?\s+\p{Lu}|Tòa án nhân dân tối cao|Viện [Kk]iểm sát nhân dân tối cao/u
const SCHOOL = /(?:Trường\s+(?:Đại học|Cao đẳng|Chính trị)|Học viện|Đại học|Bệnh viện)\s+\p{Lu}[\p{L}\s-]*$/u

/** "Đảng ủy Trường" in a paper of "Chi bộ Khoa Luật Trường Đại học Cần Thơ" is that school's; so is a bare ĐU in it. */
function schoolOf(citedIssuer: string | null, place: Place): string | null {
  const named = SCHOOL.exec(fold(citedIssuer ?? ''))?.[0]
  if (named) return named
  return citedIssuer === null || /Trường$/.test(fold(citedIssuer).trim())
    ? (SCHOOL.exec(fold(place.issuer ?? ''))?.[0] ?? null)
    : null
}

/** Scope of an issuer sign: "tw", "hai-phong", "hai-phong/xa-thai-tan", or "?" where the place is not known. */
export function scopeOf(sign: string, citedIssuer: string | null, place: Place, lexicon: Lexicon): string {
  // UBND and HĐND stand at three levels; the printed issuer says which.
  const anyLevel = /^(?:UBND|HĐND)$/.test(sign)
  // Tỉnh đoàn and Thành đoàn sign with TĐTN.
  const rank = anyLevel ? null : /^TĐ(?:TN)?(?![A-ZĐ])/.test(sign) ? 3 : signRank(sign, lexicon)
  // Committees of the National Assembly sign with its term: "UBVHXH16".
  if (rank === 4 || /^(?:UB|HĐ)[A-ZĐ]+\d{2}$/.test(sign)) return 'tw'
  // A sign that any level may use: the printed issuer says that it is the centre's.
  if (
    rank === null &&
    CENTRAL_ISSUER.test(fold(citedIssuer ?? '')) &&
    provinceIn(citedIssuer, lexicon.provinces) === null
  )
    return 'tw'
  const province = provinceIn(citedIssuer, lexicon.provinces) ?? place.parent
  if (province === null) return '?'
  // A school's committee numbers its own papers, outside the levels of administration.
  const school = rank === 1 || (rank === null && /^ĐU/.test(sign)) ? schoolOf(citedIssuer, place) : null
  if (school) return `${slug(province)}/${slug(school)}`
  if (rank === 3) return slug(province)
  // "HĐND xã" in a commune's paper is its own.
  const bare = /\s(?:xã|phường|thị\s+trấn|đặc\s+khu)$/u.test(citedIssuer ?? '') && place.level === 'xã'
  const unit =
    unitIn(citedIssuer) ??
    (bare ? unitIn(place.issuer) : citedIssuer === null || !anyLevel ? ownUnit(sign, place) : null)
  if (rank === null) {
    const printed = fold(citedIssuer ?? '')
    if (/(?:tỉnh|thành phố)(?!\p{L})/iu.test(printed) || (citedIssuer === null && place.level === 'tỉnh'))
      return slug(province)
  }
  return unit ? `${slug(province)}/${slug(unit)}` : '?'
}

/** The citing document's own unit, where its body uses this sign: ĐU in a commune's plan is that commune. */
function ownUnit(sign: string, { level, issuer }: Place): string | null {
  if (/ĐU$|^BXDĐ$/.test(sign)) return level === 'xã' ? unitIn(issuer) : null
  if (/(?:HU|QU|TxU)$/.test(sign)) return level === 'huyện' ? unitIn(issuer) : null
  // A commune's committee may mean the province's UBND; the commune's own UBND means itself.
  if (/^(?:UBND|HĐND)$/.test(sign) && !/^(?:UBND|HĐND|[Ủủ]y ban nhân dân|Hội đồng nhân dân)/.test(fold(issuer ?? '')))
    return null
  return level === 'xã' || level === 'huyện' ? unitIn(issuer) : null
}
