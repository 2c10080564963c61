/** Where a document comes from: level, province (or centrally-run city), and the unit that its issuer belongs to. */
import type { Province } from './lexicon/types.js'
import { fold } from './text.js'
import type { Context, Level, Span } from './types.js'

export interface PlaceInput {
  readonly context: Context
  readonly issuer: string | null
  /** Header lines in capitals. */
  readonly headerLines: readonly string[]
  /** "Thái Tân" of "Thái Tân, ngày …". */
  readonly placeLine: string | null
  /** Rank of the own issuer sign: 4 trung ương … 1 xã; null unknown. */
  readonly rank: number | null
  readonly date: string | null
  readonly foot: Span | null
}

export interface Place {
  readonly level: Level | null
  readonly parent: string | null
  /** "xã Thái Tân". */
  readonly unit: string | null
  readonly inferred: readonly string[]
}

const MERGED_SINCE = '2025-07-01'
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')

const names = new WeakMap<readonly Province[], { form: RegExp; canonical: Map<string, string> }>()

function provinceNames(provinces: readonly Province[]): { form: RegExp; canonical: Map<string, string> } {
  const known = names.get(provinces)
  if (known) return known
  const canonical = new Map<string, string>()
  for (const province of provinces)
    for (const name of [province.name, ...province.former]) canonical.set(fold(name).toLowerCase(), name)
  canonical.set('hồ chí minh', 'Thành phố Hồ Chí Minh')
  canonical.set('tp. hồ chí minh', 'Thành phố Hồ Chí Minh')
  const list = [...canonical.keys()]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|')
  const made = {
    form: new RegExp(
      `(?<lead>(?:tỉnh|thành\\s+phố|tp\\.?|tỉnh\\s+ủy|thành\\s+ủy|đảng\\s+bộ\\s+(?:tỉnh|thành\\s+phố)|ubnd\\s+(?:tỉnh|thành\\s+phố|tp)|trường\\s+đại\\s+học)\\s+)?(?<name>${list})(?![\\p{L}])`,
      'giu',
    ),
    canonical,
  }
  names.set(provinces, made)
  return made
}

/** The province in force at a date: "Hải Dương" of 2024 stays, of 2026 is Hải Phòng. */
export function provinceAt(name: string, date: string | null, provinces: readonly Province[]): string {
  const own = provinces.find((province) => province.name === name)
  if (own) return name
  if (date !== null && date < MERGED_SINCE) return name
  return provinces.find((province) => province.former.includes(name))?.name ?? name
}

/** Bodies outside the administrative levels. */
const OWN_SYSTEM = /(?:trường|khoa|học viện|đại học|cao đẳng|bệnh viện|công ty|tập đoàn|tổng công ty|sở|cục)(?!\p{L})/iu

/** The province that a text without a header speaks of, "tại thành phố Cà Mau, Tỉnh ủy …"; null where several or none. */
export function provinceSpokenOf(text: string, provinces: readonly Province[]): string | null {
  const { form, canonical } = provinceNames(provinces)
  return mostNamed(fold(text), form, canonical)
}

export function readPlace(text: string, input: PlaceInput): Place {
  const { context, headerLines, placeLine, rank, date, foot } = input
  const { provinces } = context.lexicon
  const { form, canonical } = provinceNames(provinces)
  const issuer = fold(input.issuer ?? '')
  const header = headerLines.map((line) => fold(line)).join('\n')
  const folded = fold(text)
  const inferred: string[] = []
  // "210-KL/TƯ" of a Tỉnh ủy is the province's.
  const own =
    rank === 4 &&
    /^(?:tỉnh|thành) ủy\s|^ban (?:thường vụ|chấp hành)[^\n]*(?:tỉnh|thành)/i.test(issuer) &&
    !/trung ương/i.test(issuer)
      ? 3
      : rank
  let level: Level | null = levelOf(issuer, header, own)
  if (level === null) {
    level = levelOfText(folded, foot)
    if (level) inferred.push('level')
  }
  let parent: string | null = null
  for (const source of [header, issuer]) {
    // "ĐẠI HỌC HUẾ" is a name, not a place.
    for (const found of source.matchAll(form))
      if (level !== null || !/học\s+$/i.test(source.slice(0, found.index + (found.groups!['lead']?.length ?? 0))))
        parent ??= canonical.get(found.groups!['name']!.toLowerCase().replace(/\s+/g, ' ')) ?? null
  }
  // A school or a firm belongs to a province only where its head says so.
  if (parent === null && level !== 'trung ương' && !(level === null && OWN_SYSTEM.test(issuer))) {
    parent = mostNamed(folded, form, canonical) ?? fromPath(context.path, form, canonical)
    if (parent === null && placeLine && level === 'tỉnh') parent = canonical.get(fold(placeLine).toLowerCase()) ?? null
    if (parent) inferred.push('parent')
  }
  if (parent) parent = provinceAt(parent, date, provinces)
  const kind =
    /(?:Đảng\s+ủy|Đảng\s+bộ|UBND|Ủy\s+ban\s+nhân\s+dân|địa\s+bàn)\s+(xã|phường|thị\s+trấn|đặc\s+khu|Phường|Xã)(?![\p{L}])/u
      .exec(folded)?.[1]
      ?.toLowerCase() ?? null
  const named = /(?:ĐẢNG\s+ỦY|ỦY\s+BAN\s+NHÂN\s+DÂN|UBND)\s+(?:XÃ|PHƯỜNG|THỊ\s+TRẤN|ĐẶC\s+KHU)\s+\p{Lu}/u.test(header)
  const unit = !named && level === 'xã' && kind && placeLine ? `${kind} ${placeLine}` : null
  return { level, parent, unit, inferred }
}

function levelOf(issuer: string, header: string, rank: number | null): Level | null {
  const all = `${issuer}\n${header}`
  if (
    /(?:xã|phường|thị trấn|đặc khu)(?!\p{L})/iu.test(issuer.replace(/thị xã/gi, '')) &&
    /(?:ủy|ủy ban|UBND|HĐND|đảng bộ|chi bộ|mặt trận|đoàn)/i.test(issuer)
  )
    return 'xã'
  if (
    /(?:huyện|quận|thị) ủy|(?:UBND|ủy ban nhân dân|HĐND|hội đồng nhân dân|đảng bộ)\s+(?:huyện|quận|thị xã)/i.test(all)
  )
    return 'huyện'
  if (
    /trung ương|bộ chính trị|ban bí thư|chính phủ|thủ tướng|quốc hội|chủ tịch nước|(?:ban chỉ đạo|ủy ban|hội đồng)\s+quốc gia/i.test(
      all,
    ) &&
    !/(?:tỉnh|thành) ủy/i.test(all)
  )
    return 'trung ương'
  // A committee of a school, an office or a firm stands at no administrative level.
  if (rank === 1 && OWN_SYSTEM.test(issuer)) return null
  if (rank !== null) return ([null, 'xã', 'huyện', 'tỉnh', 'trung ương'] as const)[rank] ?? null
  if (
    /(?:tỉnh|thành) ủy|(?:tỉnh|thành) đoàn|(?:liên đoàn lao động|ủy ban mặt trận tổ quốc[\p{L}\s]{0,12}|ủy ban MTTQ[\p{L}\s]{0,12}|quân sự|công an|biên phòng|hội\s[\p{L}\s]{3,24})\s+(?:tỉnh|thành phố)(?!\p{L})|(?:UBND|ủy ban nhân dân|HĐND|hội đồng nhân dân)\s+(?:tỉnh|thành phố|TP)|(?:^|\n)sở\s/iu.test(
      all,
    )
  )
    return 'tỉnh'
  if (/(?:^|\n)(?:bộ|tổng cục)\s+\p{L}/iu.test(all)) return 'trung ương'
  return null
}

function levelOfText(folded: string, foot: Span | null): Level | null {
  const filed = foot ? folded.slice(foot.start, foot.end) : ''
  if (/Lưu\s+[^\n]*(?:Quận|Huyện|Thị)\s+ủy|Lưu\s+(?:BTG|VP|BTC|UBKT)(?:QU|HU)/.test(filed)) return 'huyện'
  if (/Đảng\s+ủy\s+(?:xã|phường)/i.test(folded) || /UBND\s+(?:xã|phường)/i.test(filed)) return 'xã'
  return null
}

/** The province that the text names as its own: after "tỉnh", "Thành ủy", "Đảng bộ thành phố"; a lone name counts less. */
function mostNamed(folded: string, form: RegExp, canonical: ReadonlyMap<string, string>): string | null {
  const counts = new Map<string, number>()
  for (const found of folded.matchAll(form)) {
    const name = canonical.get(found.groups!['name']!.toLowerCase().replace(/\s+/g, ' '))
    if (!name || !found.groups!['lead']) continue
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1])
  const [best, second] = ranked
  if (!best) return null
  return second && second[1] * 2 > best[1] ? null : best[0]
}

function fromPath(path: string | undefined, form: RegExp, canonical: ReadonlyMap<string, string>): string | null {
  if (!path) return null
  for (const found of fold(path.normalize('NFC')).matchAll(form))
    return canonical.get(found.groups!['name']!.toLowerCase().replace(/\s+/g, ' ')) ?? null
  return null
}
