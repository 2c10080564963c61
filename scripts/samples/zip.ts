/** ZIP containers whose bytes depend on their content only: entries in order, one fixed time. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/** The time of every entry. Local parts, since the format stores local time: the same bytes in every time zone. */
export const FIXED = new Date(2026, 0, 1, 12, 0, 0)
const FIXED_ISO = '2026-01-01T05:00:00Z'

export function zipOf(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tree: Zippable = {}
  for (const name of [...entries.keys()].sort()) tree[name] = [entries.get(name)!, { mtime: FIXED, level: 9 }]
  return zipSync(tree)
}

/** Repacks an OOXML package: [Content_Types].xml first as Word writes it, no creation time. */
export function stableOffice(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const tree: Zippable = {}
  const names = Object.keys(parts).sort(
    (a, b) => Number(b.startsWith('[')) - Number(a.startsWith('[')) || (a < b ? -1 : 1),
  )
  for (const name of names) {
    let part = parts[name]!
    if (name === 'docProps/core.xml') {
      const dated = strFromU8(part).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${FIXED_ISO}`)
      part = strToU8(dated)
    }
    tree[name] = [part, { mtime: FIXED, level: 9 }]
  }
  return zipSync(tree)
}
