/** Files that a disk or a mail gateway spoilt: each is read, or refused with a reason, and none takes long. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { identify } from '../../../pipeline/identify.js'
import { read } from '../../../pipeline/read/index.js'
import { type PackedKind, unpack } from '../../../pipeline/sevenZip.js'
import { UnreadableDocumentError } from '../../../pipeline/types.js'
import {
  DELETED,
  escaped,
  odt,
  odtLines,
  odtTable,
  rtf,
  rtfLines,
  rtfTable,
  word97,
  wordLines,
  wordTable,
} from '../../../scripts/samples/officeFiles.js'
import { eml, msg } from '../mailFiles.js'
import { rar4, rar5, SEVEN_ZIP } from '../packedFiles.js'
import { ods, odsRow, xls, xlsx, xlsxRows } from '../sheetFiles.js'

const MUTATIONS = 300
const LINES = Array.from(
  { length: 60 },
  (_, at) => `${at + 1}. Thực hiện Nghị quyết số ${at + 10}-NQ/TW của Bộ Chính trị.`,
)
const GRID = [['ĐẢNG ỦY XÃ AN BÌNH', 'ĐẢNG CỘNG SẢN VIỆT NAM'], ...LINES.map((line) => [line, 'quý II'])]

const ITEM = '<text:list text:style-name="L"><text:list-item><text:p>Mục</text:p></text:list-item></text:list>'
const LIST =
  '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/></text:list-style>'
const NOTE = `<text:note><text:note-body>${odtLines('chú thích')}</text:note-body></text:note>`

const FILES: Record<string, Uint8Array> = {
  'a.doc': word97(
    [
      ...wordTable(...GRID),
      ...wordLines(...LINES),
      { runs: [{ text: 'cũ', properties: [DELETED] }] },
      { runs: [{ text: 'Mục' }], properties: [[0x460b, 1, 0]] },
    ],
    { footnotes: wordLines('\u0002 chú thích', ''), levels: [{ format: 1, text: '\u0000.' }] },
  ),
  'a.odt': odt(
    `${odtTable(...GRID.map((row) => row.map((cell) => odtLines(cell))))}${odtLines(...LINES)}${ITEM}<text:p>${escaped('a<b')}${NOTE}</text:p>`,
    { styles: LIST },
  ),
  'a.xlsx': xlsx([{ name: 'Danh mục', rows: xlsxRows(...GRID), merged: ['A1:B1'] }]),
  'a.ods': ods(`<table:table table:name="Danh mục">${GRID.map((row) => odsRow(...row)).join('')}</table:table>`),
  'a.xls': xls(
    [
      {
        name: 'Danh mục',
        rows: [...GRID.map((row) => row.map((text) => ({ text }))), [{ number: 45648 }, { formula: 'Bộ Chính trị' }]],
        merged: [[0, 0, 0, 1]],
      },
    ],
    { partLength: 300, fonts: ['Arial', '.VnTime'] },
  ),
  'a.rtf': rtf(
    `${rtfTable(...GRID)}${rtfLines(...LINES)}{\\listtext I.\\tab}M\\'f4c{\\footnote ch\\u250?}{\\shp{\\*\\shpinst{\\shptxt a\\par}}}\\par`,
  ),
}

/** Real files, kept outside the repository. */
const SHARED = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'archive')
const REAL = ['06_QD_features.doc', '06_QD_features.odt', '01_KH_thai-tan.rtf']

/** Numbers from 0 to below a bound, the same ones in each run. */
function numbers(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

/** A copy that breaks off, or has one, five or forty bytes changed; half of the changes in its first part. */
function mutated(whole: Uint8Array, next: (bound: number) => number): Uint8Array {
  const kind = next(4)
  const out = Uint8Array.from(whole)
  if (kind === 0) return out.subarray(0, next(whole.length))
  const reach = next(2) === 0 ? Math.min(4096, out.length) : out.length
  for (let changes = [1, 5, 40][kind - 1]!; changes > 0; changes--) out[next(reach)] = next(256)
  return out
}

/** How each spoilt copy ended: "read", or the reason why it was refused. Any other error is thrown. */
async function outcomes(whole: Uint8Array, path: string, seed: number): Promise<Map<string, number>> {
  const next = numbers(seed)
  const counts = new Map<string, number>()
  for (let each = 0; each < MUTATIONS; each++) {
    const bytes = mutated(whole, next)
    let outcome: string
    try {
      const format = identify(bytes, path)
      if (format !== 'zip') await read(bytes, format, path)
      outcome = 'read'
    } catch (error) {
      if (!(error instanceof UnreadableDocumentError)) throw new Error(`mutation ${each} of ${path}`, { cause: error })
      expect(error.path).toBe(path)
      outcome = error.reason
    }
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  }
  return counts
}

test.each(Object.entries(FILES))(
  '%s, made here',
  async (path, bytes) => {
    const start = performance.now()
    const counts = await outcomes(bytes, path, 20260212)
    expect(counts.get('read')).toBeGreaterThan(20)
    expect(counts.get('damaged')).toBeGreaterThan(20)
    expect(performance.now() - start).toBeLessThan(15_000)
  },
  30_000,
)

const ATTACHED = [{ name: 'Kế hoạch.txt', content: Buffer.from(LINES.join('\n')) }]

// A mail whose letters changed is a mail all the same.
test.each([
  ['a.eml', eml('Gửi Kế hoạch', LINES.join('\n'), ATTACHED)],
  ['a.msg', msg('Gửi Kế hoạch', LINES.join('\n'), ATTACHED)],
])(
  '%s, made here',
  async (path, bytes) => {
    const start = performance.now()
    expect((await outcomes(bytes, path, 20260212)).get('read')).toBeGreaterThan(20)
    expect(performance.now() - start).toBeLessThan(30_000)
  },
  60_000,
)

const PACKED = [
  { name: 'KH.txt', data: Buffer.from(LINES.join('\n')) },
  { name: 'Văn bản/NQ.txt', data: Buffer.from(LINES[0]!) },
]
// Each takes a thread of its own: fewer of them.
test.each<[string, PackedKind, Uint8Array]>([
  ['a.7z', '7z', SEVEN_ZIP.whole],
  ['5.rar', 'rar', rar5(PACKED)],
  ['4.rar', 'rar', rar4(PACKED)],
])(
  '%s, made here',
  async (path, kind, bytes) => {
    const next = numbers(20260212)
    const ends = new Set<string>()
    for (let each = 0; each < 12; each++) {
      try {
        const { entries } = await unpack(mutated(bytes, next), kind, path)
        for (const { problem } of entries) ends.add(problem ?? 'read')
      } catch (error) {
        if (!(error instanceof UnreadableDocumentError))
          throw new Error(`mutation ${each} of ${path}`, { cause: error })
        ends.add(error.reason)
      }
    }
    expect(ends).toContain('damaged')
  },
  120_000,
)

describe.skipIf(!existsSync(SHARED))('real files', () => {
  test.each(REAL)(
    '%s',
    async (file) => {
      const counts = await outcomes(readFileSync(join(SHARED, file)), file, 57)
      expect(counts.get('read')).toBeGreaterThan(20)
      expect(counts.get('damaged')).toBeGreaterThan(20)
    },
    30_000,
  )
})
